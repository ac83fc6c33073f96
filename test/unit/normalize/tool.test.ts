import { describe, expect, it } from 'vitest'
import { toolOf, versionAfter, withoutBrackets } from '../../../shared/normalize/tool.ts'

describe('the tool of a user agent', () => {
  it.each([
    ['APN/1.0 HashiCorp/1.0 Terraform/1.13.0 (+https://www.terraform.io) aws-sdk-go-v2/1.36.0', 'terraform-backend'],
    ['aws-sdk-go/1.42.35 (go1.17.2; linux; amd64) APN/1.0 HashiCorp/1.0 Terraform/1.3.0 (+https://www.terraform.io)', 'terraform-backend'],
    ['APN/1.0 HashiCorp/1.0 Terraform/1.13.0 (+https://www.terraform.io) terraform-provider-aws/6.53.0 aws-sdk-go-v2/1.42.0', 'terraform'],
    ['APN/1.0 OpenTofu-S3-Backend/1.0 OpenTofu/1.9.0 aws-sdk-go-v2/1.36.0', 'opentofu-backend'],
    ['APN/1.0 HashiCorp/1.0 OpenTofu/1.9.0 terraform-provider-aws/6.53.0', 'opentofu'],
    ['APN/1.0 Pulumi/1.0 PulumiAws/6.50.0 terraform-provider-aws/5.70.0 aws-sdk-go-v2/1.30.0', 'pulumi'],
    ['aws-sdk-js/3.600.0 aws-cdk/2.160.0', 'cdk'],
    ['cloudformation.amazonaws.com', 'cloudformation'],
    ['cdk-assets/2.160.0 aws-sdk-js/3.600.0', 'cdk'],
    ['console.amazonaws.com', 'console'],
    ['aws-cli/2.36.17 md/awscrt#0.36.0 lang/python#3.14.6 md/command#s3.ls', 'aws-cli'],
    ['aws-cli/1.18.136 Python/3.8.5 Darwin/19.5.0 botocore/1.17.59', 'aws-cli'],
    ['S3Console/0.4, aws-internal/3 aws-sdk-java/1.12.750 Linux/5.10', 'console'],
    ['Boto3/1.26.165 Python/3.10.6 Linux/5.19.0 Botocore/1.29.165', 'sdk-python'],
    ['Botocore/1.29.165', 'sdk-python'],
    ['aws-sdk-java/2.20.160 Linux/5.10 exec-env/AWS_Lambda_java11', 'sdk-java'],
    ['aws-sdk-go-v2/1.42.0 os/linux', 'sdk-go'],
    ['aws-sdk-js/3.600.0 ua/2.0 os/linux', 'sdk-javascript'],
    ['aws-sdk-nodejs/2.1400.0 linux/v18', 'sdk-javascript'],
    ['aws-sdk-php/3.300.0', 'sdk-php'],
    ['aws-sdk-ruby3/3.180.0', 'sdk-ruby'],
    ['aws-sdk-dotnet-coreclr/3.7.0', 'sdk-dotnet'],
    ['aws-sdk-net/4.0.0', 'sdk-dotnet'],
    ['aws-sdk-rust/1.3.0 os/linux', 'sdk-rust'],
    ['aws-sdk-cpp/1.11.0', 'sdk-cpp'],
    ['aws-sdk-kotlin/1.3.0', 'sdk-kotlin'],
    ['aws-sdk-swift/1.0.0', 'sdk-swift'],
    ['Apache Spark/3.5.1 aws-sdk-java/1.12.0', 'spark'],
    ['Amazon CloudFront', 'cloudfront'],
    ['AWSCloudTrail, aws-internal/3 aws-sdk-java/1.12.433', null],
    ['Mozilla/5.0 (compatible)', null],
    ['', null],
    [null, null],
  ])('%s is %s', (userAgent, tool) => {
    expect(toolOf(userAgent, null, false)).toBe(tool)
  })

  it('a service that calls on behalf of somebody is the tool where the agent names none', () => {
    expect(toolOf('Mozilla/5.0', 'athena.amazonaws.com', false)).toBe('athena')
  })

  it('a session of the console is the console, unless a tool uses its credentials', () => {
    expect(toolOf('Mozilla/5.0', null, true)).toBe('console')
    expect(toolOf('aws-cli/2.36.17', null, true)).toBe('aws-cli')
  })

  it.each([
    ['[aws-cli/2.36.17]', 'aws-cli/2.36.17'],
    ['aws-cli/2.36.17', 'aws-cli/2.36.17'],
    ['[half', '[half'],
    ['half]', 'half]'],
    ['[]', null],
    [null, null],
  ])('brackets of S3 are no part of %s', (recorded, userAgent) => {
    expect(withoutBrackets(recorded)).toBe(userAgent)
  })
})

describe('the version behind a product', () => {
  it.each([
    ['Terraform/1.13.0 (+https://www.terraform.io)', [1, 13]],
    ['Terraform/1.6.0-beta2', [1, 6]],
    ['Terraform/12.3.0', [12, 3]],
    ['Terraform/dev', null],
    ['Terraform/99999.1', null],
    ['OpenTofu/1.9.0', null],
  ])('%s', (userAgent, version) => {
    expect(versionAfter(userAgent, 'Terraform')).toEqual(version)
  })
})
