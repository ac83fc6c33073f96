/** A tool that prints an error of AWS: how its text looks around the message. */
export interface Wrapper {
  readonly name: string
  readonly wrap: (message: string) => string
}

const jsonText = (text: string): string => JSON.stringify(text).slice(1, -1)
const escaped = (text: string, depth: number): string => (depth === 0 ? text : escaped(jsonText(text), depth - 1))
const entities = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;')

/** Breaks the text at blanks, as editors and mails do. */
export function wrapWords(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > width) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

/** Breaks the text at a fixed width, as terminals do: inside words and ARNs too. */
export function wrapHard(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width))
  return lines
}

const CLI = (message: string): string => `An error occurred (AccessDenied) when calling the GetObject operation: ${message}`
const GO = (message: string): string =>
  `operation error S3: GetObject, https response error StatusCode: 403, RequestID: 7F3KQ2Z9XW1B4M8N, HostID: aGVsbG8=, api error AccessDenied: ${message}`

/** The wrappers of one message that this project was built to see through. */
export const WRAPPERS: readonly Wrapper[] = [
  { name: 'nothing', wrap: (m) => m },
  { name: 'AWS CLI', wrap: (m) => `\n${CLI(m)}\n` },
  { name: 'AWS CLI copy', wrap: (m) => `fatal error: ${CLI(m)}` },
  {
    name: 'AWS CLI upload',
    wrap: (m) =>
      `upload failed: ./a.csv to s3://orders-prod/a.csv An error occurred (AccessDenied) when calling the PutObject operation: ${m}`,
  },
  {
    name: 'boto3 traceback',
    wrap: (m) =>
      `Traceback (most recent call last):\n  File "/app/job.py", line 12, in <module>\n    s3.get_object(Bucket="orders-prod", Key="a.csv")\n  File "/usr/lib/python3.13/site-packages/botocore/client.py", line 1023, in _make_api_call\n    raise error_class(parsed_response, operation_name)\nbotocore.exceptions.ClientError: ${CLI(m)}\n`,
  },
  { name: 'Python repr', wrap: (m) => `ClientError('${CLI(m)}')` },
  {
    name: 'Java SDK 1',
    wrap: (m) =>
      `com.amazonaws.services.s3.model.AmazonS3Exception: ${m} (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 7F3KQ2Z9XW1B4M8N; S3 Extended Request ID: abc/def=; Proxy: null), S3 Extended Request ID: abc/def=\n\tat com.amazonaws.http.AmazonHttpClient.handleErrorResponse(AmazonHttpClient.java:1879)`,
  },
  {
    name: 'Java SDK 2',
    wrap: (m) =>
      `software.amazon.awssdk.services.s3.model.S3Exception: ${m} (Service: S3, Status Code: 403, Request ID: 7F3KQ2Z9XW1B4M8N, Extended Request ID: abc=) (SDK Attempt Count: 1)\n\tat software.amazon.awssdk.core.http.Foo.bar(Foo.java:1)`,
  },
  {
    name: 'Hadoop',
    wrap: (m) =>
      `java.nio.file.AccessDeniedException: s3a://orders-prod/a.csv: getFileStatus on s3a://orders-prod/a.csv: software.amazon.awssdk.services.s3.model.S3Exception: ${m} (Service: S3, Status Code: 403, Request ID: 7F3KQ2Z9XW1B4M8N, Extended Request ID: abc=):AccessDenied`,
  },
  {
    name: 'Spark with cause',
    wrap: (m) =>
      `org.apache.spark.SparkException: Job aborted.\n\tat org.apache.spark.sql.Foo.run(Foo.scala:1)\nCaused by: java.nio.file.AccessDeniedException: s3a://orders-prod/a.csv: open s3a://orders-prod/a.csv at 0: com.amazonaws.services.s3.model.AmazonS3Exception: ${m} (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 7F3KQ2Z9XW1B4M8N)\n\tat org.apache.hadoop.fs.s3a.S3AUtils.translateException(S3AUtils.java:249)\nCaused by: com.amazonaws.services.s3.model.AmazonS3Exception: ${m} (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 7F3KQ2Z9XW1B4M8N)\n\t... 12 more`,
  },
  { name: 'Go SDK 1', wrap: (m) => `AccessDenied: ${m}\n\tstatus code: 403, request id: 7F3KQ2Z9XW1B4M8N, host id: aGVsbG8=` },
  { name: 'Go SDK 2', wrap: (m) => GO(m) },
  {
    name: 'JavaScript SDK 2',
    wrap: (m) =>
      `AccessDenied: ${m}\n    at Request.extractError (/app/node_modules/aws-sdk/lib/services/s3.js:711:35)\n    at Request.callListeners (/app/node_modules/aws-sdk/lib/sequential_executor.js:106:20) {\n  code: 'AccessDenied',\n  region: null,\n  requestId: '7F3KQ2Z9XW1B4M8N',\n  statusCode: 403,\n  retryable: false\n}`,
  },
  {
    name: 'JavaScript SDK 3',
    wrap: (m) =>
      `AccessDenied: ${m}\n    at throwDefaultError (/app/node_modules/@smithy/smithy-client/dist-cjs/index.js:388:20)\n    at process.processTicksAndRejections (node:internal/process/task_queues:95:5) {\n  '$fault': 'client',\n  '$metadata': {\n    httpStatusCode: 403,\n    requestId: '7F3KQ2Z9XW1B4M8N',\n    attempts: 1\n  },\n  Code: 'AccessDenied',\n  RequestId: '7F3KQ2Z9XW1B4M8N'\n}`,
  },
  {
    name: 'PHP',
    wrap: (m) =>
      `PHP Fatal error:  Uncaught Aws\\S3\\Exception\\S3Exception: Error executing "GetObject" on "https://orders-prod.s3.eu-west-1.amazonaws.com/a.csv"; AWS HTTP error: Client error: \`GET https://orders-prod.s3.eu-west-1.amazonaws.com/a.csv\` resulted in a \`403 Forbidden\` response:\n<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>${m}</Message><RequestId>7F3KQ2Z9XW1B4M8N</RequestId></Error>`,
  },
  {
    name: 'Ruby',
    wrap: (m) =>
      `/app/job.rb:3:in \`call': ${m} (Aws::S3::Errors::AccessDenied)\n\tfrom /app/vendor/aws-sdk-core/lib/seahorse/client/request.rb:72`,
  },
  {
    name: '.NET',
    wrap: (m) =>
      `Amazon.S3.AmazonS3Exception: ${m}\n ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown.\n   at Amazon.Runtime.HttpWebRequestMessage.ProcessHttpResponseMessage(HttpResponseMessage responseMessage)`,
  },
  {
    name: 'Rust',
    wrap: (m) =>
      `Error: ServiceError(ServiceError { source: Unhandled(Unhandled { source: ErrorMetadata { code: Some("AccessDenied"), message: Some("${jsonText(m)}"), extras: Some({"aws_request_id": "7F3KQ2Z9XW1B4M8N"}) } }) })`,
  },
  {
    name: 'Terraform box',
    wrap: (m) =>
      [
        '╷',
        ...[
          `Error: reading S3 Object (a.csv): ${GO(m)}`,
          '',
          '  with aws_s3_object.a,',
          '  on main.tf line 3, in resource "aws_s3_object" "a":',
          '   3: resource "aws_s3_object" "a" {',
          '',
        ].flatMap((line) => wrapWords(line, 100).map((part) => `│ ${part}`)),
        '╵',
      ].join('\n'),
  },
  {
    name: 'Terraform backend',
    wrap: (m) =>
      `╷\n│ Error: Error refreshing state: Unable to access object "env/prod.tfstate" in S3 bucket "tf-state": operation error S3: HeadObject, https response error StatusCode: 403, RequestID: 7F3KQ2Z9XW1B4M8N, HostID: x=, api error AccessDenied: ${m}\n│ \n│ \n╵`,
  },
  {
    name: 'CloudFormation event',
    wrap: (m) =>
      `10:12:01 AM | CREATE_FAILED | AWS::S3::Bucket | Data\nResource handler returned message: "${m} (Service: S3, Status Code: 403, Request ID: 7F3KQ2Z9XW1B4M8N)" (RequestToken: 1c2d3e4f-0000-1111-2222-333344445555, HandlerErrorCode: AccessDenied)`,
  },
  {
    name: 'Ansible',
    wrap: (m) =>
      `fatal: [localhost]: FAILED! => {"boto3_version": "1.34.0", "changed": false, "error": {"code": "AccessDenied", "message": "${jsonText(m)}"}, "msg": "Failed to get bucket: ${jsonText(CLI(m))}"}`,
  },
  {
    name: 'Airflow log',
    wrap: (m) =>
      `[2026-08-17, 09:12:04 UTC] {taskinstance.py:2480} INFO - Running\n[2026-08-17, 09:12:05 UTC] {taskinstance.py:2698} ERROR - Task failed with exception\n[2026-08-17, 09:12:05 UTC] {taskinstance.py:2699} ERROR - botocore.exceptions.ClientError: ${CLI(m)}\n[2026-08-17, 09:12:06 UTC] {taskinstance.py:1149} INFO - Marking task as FAILED.`,
  },
  {
    name: 'GitHub Actions log, wrapped',
    wrap: (m) =>
      wrapWords(`Error: ${GO(m)}`, 90)
        .map((line) => `2026-08-17T09:12:04.1234567Z │ ${line}`)
        .join('\n'),
  },
  {
    name: 'gh run view',
    wrap: (m) =>
      `deploy\tUpload\t2026-08-17T09:12:04.1234567Z ##[error]${CLI(m)}\ndeploy\tUpload\t2026-08-17T09:12:04.2234567Z ##[error]Process completed with exit code 1.`,
  },
  {
    name: 'kubectl events',
    wrap: (m) =>
      `LAST SEEN   TYPE      REASON         OBJECT                 MESSAGE\n2m          Warning   SyncFailed     bucket/orders-prod     cannot get object: ${GO(m)}`,
  },
  {
    name: 'S3 XML',
    wrap: (m) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>${m}</Message><RequestId>7F3KQ2Z9XW1B4M8N</RequestId><HostId>aGVsbG8=</HostId></Error>`,
  },
  {
    name: 'S3 XML, indented, with entities',
    wrap: (m) =>
      `<Error>\n\t<Code>AccessDenied</Code>\n\t<Message>${entities(m)}</Message>\n\t<RequestId>7F3KQ2Z9XW1B4M8N</RequestId>\n</Error>`,
  },
  { name: 'S3 XML, all as entities', wrap: (m) => entities(`<Error><Code>AccessDenied</Code><Message>${entities(m)}</Message></Error>`) },
  { name: 'JSON', wrap: (m) => JSON.stringify({ errorType: 'AccessDenied', errorMessage: m, trace: ['at x (/app/a.js:1:1)'] }) },
  { name: 'JSON, indented', wrap: (m) => JSON.stringify({ error: { code: 'AccessDenied', message: CLI(m) } }, null, 2) },
  ...[1, 2, 3].map((depth): Wrapper => ({
    name: `JSON in JSON, ${depth} deep`,
    wrap: (m) => `{"log":"${escaped(JSON.stringify({ message: CLI(m) }), depth)}"}`,
  })),
  { name: 'HTML entities', wrap: (m) => `<p>${entities(CLI(m))}</p>` },
  ...['# ', '// ', '-- ', '> ', ' * ', '| '].map((prefix): Wrapper => ({
    name: `comment ${prefix}`,
    wrap: (m) =>
      wrapWords(CLI(m), 76)
        .map((line) => prefix + line)
        .join('\n'),
  })),
  {
    name: 'string concatenation',
    wrap: (m) =>
      wrapWords(m, 60)
        .map((line, index, all) => `  "${jsonText(line)}${index < all.length - 1 ? ' ' : ''}"`)
        .join(' +\n'),
  },
  {
    name: 'implicit concatenation',
    wrap: (m) =>
      `raise Error(\n${wrapWords(m, 60)
        .map((line, index, all) => `    "${jsonText(line)}${index < all.length - 1 ? ' ' : ''}"`)
        .join('\n')}\n)`,
  },
  { name: 'words wrapped at 60', wrap: (m) => wrapWords(CLI(m), 60).join('\n') },
  { name: 'words wrapped and indented', wrap: (m) => wrapWords(CLI(m), 72).join('\n    ') },
  { name: 'terminal of 80 columns', wrap: (m) => wrapHard(CLI(m), 80).join('\n') },
  { name: 'terminal of 100 columns', wrap: (m) => wrapHard(GO(m), 100).join('\n') },
  { name: 'Windows line ends', wrap: (m) => `Error\r\n${CLI(m)}\r\n\r\nPS C:\\> ` },
  { name: 'colors', wrap: (m) => `\u001b[31m${CLI(m)}\u001b[0m` },
  { name: 'Slack quote', wrap: (m) => `> \`${m}\`` },
  { name: 'code block', wrap: (m) => `I get this:\n\`\`\`\n${CLI(m)}\n\`\`\`\nWhat is wrong?` },
  { name: 'bold', wrap: (m) => `**Error:** ${m}` },
  { name: 'quotes', wrap: (m) => `It says "${m}"` },
  { name: 'single quotes', wrap: (m) => `echo '${m}'` },
]
