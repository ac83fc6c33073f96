/** What each tool prints around an error, lower case. The first tool with a mark in the text wins, so the narrow ones stand first. */
const TOOLS: readonly (readonly [tool: string, marks: readonly string[]])[] = [
  [
    'terraform-backend',
    [
      'error refreshing state',
      'error loading state',
      'error loading the state',
      'failed to load state',
      'failed to get existing workspaces',
      'error acquiring the state lock',
      'error releasing the state lock',
      'failed to lock s3 state',
      'failed to persist state',
      'failed to save state',
      'error saving state',
      'error configuring the backend "s3"',
      'error configuring s3 backend',
      'error inspecting states in the "s3" backend',
      'unable to list objects in s3 bucket',
      'failed to retrieve lock info',
      'unable to retrieve item from dynamodb table',
    ],
  ],
  ['opentofu', ['opentofu', 'tofu apply', 'tofu plan', 'tofu init']],
  ['pulumi', ['pulumi:', 'pulumi up', 'pulumi preview', 'pulumi-', 'aws:s3/']],
  ['cdk', ['cdk deploy', 'cdk bootstrap', 'cdk synth', 'cdk destroy', '❌']],
  ['cloudformation', ['create_failed', 'update_failed', 'delete_failed', 'resource handler returned message', 'handlererrorcode']],
  [
    'terraform',
    [
      'terraform',
      ' with aws_',
      ' with module.',
      'with data.aws_',
      '.tf line ',
      'putting s3 ',
      'creating s3 ',
      'reading s3 ',
      'updating s3 ',
    ],
  ],
  ['cloudfront', ['error from cloudfront', '.cloudfront.net', 'x-amz-cf-']],
  ['spark', ['org.apache.spark', 'org.apache.hadoop', 's3a://', 'pyspark', 'py4j']],
  ['sdk-java', ['com.amazonaws', 'software.amazon.awssdk', '(service: ']],
  ['sdk-python', ['botocore', 'boto3', 'traceback (most recent call last)', 'clienterror(']],
  ['sdk-go', ['operation error ', 'api error ', 'awserr', ' status code: 403, request id', 'goroutine']],
  ['sdk-javascript', ['@aws-sdk', '$metadata', 'node_modules', '$fault', 'aws-sdk-js']],
  ['sdk-php', ['aws\\s3\\', 'aws\\exception', 'error executing "', 'guzzlehttp']],
  ['sdk-ruby', ['aws::s3::errors', 'aws::errors', 'seahorse', 'aws::kms::errors', 'aws::sts::errors']],
  ['sdk-dotnet', ['amazon.s3.', 'amazon.runtime', 'amazons3exception:']],
  ['sdk-rust', ['aws_sdk_s3', 'serviceerror(', 'aws_smithy', 'unhandled(unhandled']],
  ['aws-cli', ['upload failed:', 'download failed:', 'fatal error: ', 'aws: [error]', 'aws s3 ', 'aws s3api ', '$ aws ']],
]

/** The tool that printed the text, or null where nothing shows it. Names inside ARNs are no marks of a tool. */
export function toolOf(text: string, lower: string): string | null {
  const found = TOOLS.find(([, marks]) => marks.some((mark) => lower.includes(mark)))?.[0] ?? null
  if (found === 'terraform-backend' && /\b(?:open)?tofu\b/.test(lower)) return 'opentofu-backend'
  // The command line prints the bare sentence; Python prints its exception class before it.
  if (found === null && /(?:^|[\n\v])An error occurred \(/.test(text)) return 'aws-cli'
  return found
}
