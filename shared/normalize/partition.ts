const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['us-iso-', 'aws-iso'],
  ['eusc-', 'aws-eusc'],
]

/** The partition of a Region, `aws` where the Region is unknown. */
export function partitionOf(region: string | null): string {
  if (region === null) return 'aws'
  for (const [prefix, partition] of PARTITIONS) if (region.startsWith(prefix)) return partition
  return 'aws'
}
