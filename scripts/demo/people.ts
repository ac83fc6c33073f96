import { ACCOUNTS, AGENTS, VPC_ENDPOINTS } from './cast.ts'
import { iamUser, roleSession } from './caller.ts'

const { prodData, platform, partner, management } = ACCOUNTS

/** Dana of the data platform team, who works through Terraform. */
export const DANA = roleSession(
  prodData,
  'AWSReservedSSO_DataPlatform_0a1b2c3d4e5f6071',
  'dana@example.com',
  { ip: '198.51.100.24', agent: AGENTS.terraformProvider },
  '/aws-reserved/sso.amazonaws.com/eu-west-1/',
)

/** The administrator of the organization, in the console. */
export const ORG_ADMIN = roleSession(
  management,
  'AWSReservedSSO_OrgAdmin_1122334455667788',
  'org-admin@example.com',
  { ip: '198.51.100.7', agent: AGENTS.browser },
  '/aws-reserved/sso.amazonaws.com/eu-west-1/',
)

/** The deployment pipeline of the platform account. */
export const TERRAFORM_CI = roleSession(platform, 'terraform-ci', 'run-58213', { ip: '203.0.113.40', agent: AGENTS.terraformProvider })

/** The same pipeline at work in prod-data. */
export const PROD_TERRAFORM = roleSession(prodData, 'terraform-deploy', 'run-58213', {
  ip: '203.0.113.40',
  agent: AGENTS.terraformProvider,
})

/** The security team's role in prod-data. */
export const SECURITY = roleSession(prodData, 'security-response', 'mira@example.com', { ip: '198.51.100.31', agent: AGENTS.cliV2 })

const inVpc = (id: string) => ({ id, account: prodData })

/** The nightly job that reads orders, from the network behind endpoint bbb. */
export const NIGHTLY_ETL = roleSession(prodData, 'nightly-etl', 'etl-20260817', {
  ip: '10.20.4.17',
  agent: AGENTS.boto3,
  vpcEndpoint: inVpc(VPC_ENDPOINTS.bbb),
})

/** The hourly job that writes ledgers. */
export const FINANCE_EXPORT = roleSession(prodData, 'finance-export', 'ledger-export', { ip: '203.0.113.58', agent: AGENTS.java })

/** The training job that reads images. */
export const ML_TRAIN = roleSession(prodData, 'ml-train', 'train-resnet-0820', { ip: '203.0.113.77', agent: AGENTS.boto3 })

/** A user of an old build server, whose key nobody turned off. */
export const CI_RUNNER_LEGACY = iamUser(prodData, 'ci-runner-legacy', 'AKIAEXAMPLELEGACWXYZ', { ip: '203.0.113.9', agent: AGENTS.oldCli })

/** The partner's delivery job, in an account outside the organization. */
export const PARTNER = roleSession(partner, 'partner-delivery', 'batch-0817', { ip: '192.0.2.61', agent: AGENTS.java })

/** The analysts of the platform account, in the same organization as prod-data. */
export const ANALYST = roleSession(platform, 'analytics-reader', 'notebook-17', { ip: '203.0.113.90', agent: AGENTS.boto3 })
