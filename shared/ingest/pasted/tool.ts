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
  ['cdk', ['cdk deploy', 'cdk bootstrap', 'cdk synth', 'cdk destroy', '❌ deployment failed', 'the stack named ']],
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
  ['spark', ['org.apache.spark', 'org.apache.hadoop', 'pyspark', 'py4j']],
  ['sdk-java', ['com.amazonaws', 'software.amazon.awssdk', '(service: ']],
  ['sdk-python', ['botocore', 'boto3', 'traceback (most recent call last)', 'clienterror(']],
  ['sdk-go', ['operation error ', 'api error ', 'awserr', ' status code: 403, request id', 'goroutine']],
  ['sdk-javascript', ['@aws-sdk', '$metadata', 'node_modules', '$fault', 'aws-sdk-js']],
  ['sdk-php', ['aws\\s3\\', 'aws\\exception', 'error executing "', 'guzzlehttp']],
  ['sdk-ruby', ['aws::s3::errors', 'aws::errors', 'seahorse', 'aws::kms::errors', 'aws::sts::errors']],
  ['sdk-dotnet', ['amazon.s3.', 'amazon.runtime', 'amazons3exception:']],
  ['sdk-rust', ['aws_sdk_s3', 'serviceerror(', 'aws_smithy', 'unhandled(unhandled']],
  ['aws-cli', ['upload failed:', 'download failed:', 'copy failed:', 'delete failed:', 'fatal error: an error occurred', 'aws: [error]']],
]

/** A command that was typed: `$ aws …`, `PS C:\\> aws …`, or one of the line's own commands. "AWS S3" in prose is none. */
const TYPED =
  /(?:[$#>%] ?|\+ )aws (?:--[a-z]|[a-z0-9-]{2,40} [a-z])|\baws (?:s3 (?:cp|ls|mb|mv|presign|rb|rm|sync|website)|s3api [a-z]{2,20}-)/

/** Only Hadoop's file systems write addresses so. */
const HADOOP = /\bs3[an]:\/\//

/** What a caller or a resource is called says nothing of the tool. */
const NAMES = /\barn:[^\s"'`]{1,2048}|\bs3[an]?:\/\/[^\s"'`]{1,2048}|https?:\/\/[^\s"'`]{1,2048}/g

/**
 * The tool that printed the text, or null where nothing shows it. The bare sentence "An error occurred (X) when calling the Y operation" shows
 * none: the command line and Python print the same.
 */
export function toolOf(text: string, lower: string): string | null {
  const words = lower.replace(NAMES, '')
  const marked = TOOLS.find(([, marks]) => marks.some((mark) => words.includes(mark)))?.[0] ?? null
  const found = (marked === null || marked === 'sdk-java') && HADOOP.test(lower) ? 'spark' : marked
  if (found === 'terraform-backend' && /\b(?:open)?tofu\b/.test(words)) return 'opentofu-backend'
  return found ?? (TYPED.test(text) ? 'aws-cli' : null)
}
