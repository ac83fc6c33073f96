/** The accounts of the demo. All are the numbers that AWS uses in its documentation. */
export const ACCOUNTS = {
  prodData: '111122223333',
  platform: '444455556666',
  /** A partner outside the organization. */
  partner: '777788889999',
  management: '999999999999',
} as const

/** A general purpose bucket and where it is. */
export interface Bucket {
  readonly name: string
  readonly account: string
  readonly region: string
}

const inProdData = (name: string): Bucket => ({ name, account: ACCOUNTS.prodData, region: 'eu-west-1' })
const inPlatform = (name: string): Bucket => ({ name, account: ACCOUNTS.platform, region: 'eu-west-1' })

/** The buckets that have a part in a story. */
export const BUCKETS = {
  orders: inProdData('prod-orders'),
  ledger: inProdData('ledger-archive'),
  images: inProdData('raw-images'),
  publicAssets: inProdData('public-assets'),
  exchange: inProdData('partner-exchange'),
  website: inProdData('shop-website'),
  audit: inProdData('audit-archive'),
  reports: inProdData('daily-reports'),
  lake: inProdData('curated-lake'),
  patients: inProdData('claims-restricted'),
  state: inPlatform('platform-tfstate'),
  artifacts: inPlatform('ci-artifacts'),
  streaming: inPlatform('stream-checkpoints'),
  sandbox: inPlatform('sandbox-scratch'),
} as const

/** The organization's policies that deny something, by their ARNs. */
export const ORGANIZATION_POLICIES = {
  denyUnencryptedWrites: 'arn:aws:organizations::999999999999:policy/o-acme4demo1/service_control_policy/p-abc4nenc',
  restrictedData: 'arn:aws:organizations::999999999999:policy/o-acme4demo1/resource_control_policy/p-rcp7data',
} as const

/** VPC endpoints for S3, both of prod-data. */
export const VPC_ENDPOINTS = { aaa: 'vpce-0aaa1111aaaa1111a', bbb: 'vpce-0bbb2222bbbb2222b' } as const

/** What callers say they are. S3 records wrap this in brackets, other services do not. */
export const AGENTS = {
  boto3:
    'Boto3/1.40.12 md/Botocore#1.40.12 ua/2.1 os/linux#6.1.140 md/arch#x86_64 lang/python#3.12.11 md/pyimpl#CPython cfg/retry-mode#standard',
  java: 'aws-sdk-java/2.32.20 ua/2.1 os/Linux#5.10.240 lang/java#17.0.16 md/OpenJDK_64-Bit_Server_VM#17.0.16 exec-env/AWS_ECS_FARGATE m/D,N',
  javascript: 'aws-sdk-js/3.865.0 ua/2.1 os/linux#5.10.240 lang/js md/nodejs#22.18.0 api/s3#3.865.0 exec-env/AWS_Lambda_nodejs22.x m/E,n',
  cliV2:
    'aws-cli/2.28.9 md/awscrt#0.27.4 ua/2.1 os/linux#6.8.0 md/arch#x86_64 lang/python#3.13.4 md/pyimpl#CPython md/prompt#off md/command#s3api',
  oldCli: 'aws-cli/2.4.18 Python/3.8.8 Linux/5.4.0 exe/x86_64.ubuntu.20 prompt/off command/s3api',
  terraformProvider:
    'APN/1.0 HashiCorp/1.0 Terraform/1.13.0 (+https://www.terraform.io) terraform-provider-aws/6.9.0 (+https://registry.terraform.io/providers/hashicorp/aws) aws-sdk-go-v2/1.38.0 ua/2.1 os/linux lang/go#1.24.6 md/GOARCH#amd64',
  terraformBackend:
    'APN/1.0 HashiCorp/1.0 Terraform/1.13.0 (+https://www.terraform.io) aws-sdk-go-v2/1.36.3 ua/2.1 os/linux lang/go#1.24.5 md/GOARCH#amd64 api/s3#1.79.3',
  console: 'S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.750 Linux/5.10.240 OpenJDK_64-Bit_Server_VM/25.452 java/1.8.0_452',
  browser: 'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0',
} as const
