import type { SketchShape } from './count-sketch.ts'

// INVARIANT: sketches of one shape merge with each other only, so a new shape needs a new schema version of the items.
// The bounds together keep a finding below 16 KB and a day below 400 KB; the test adds them up on the worst input.

/** All denials of one hour: exact to 256, then within 5 %. */
export const HOUR_SHAPE: SketchShape = { exactLimit: 256, precision: 12 }

/** The denials of one cause in one hour, which takes 1 KB at most. */
export const CAUSE_SHAPE: SketchShape = { exactLimit: 96, precision: 10 }

/** The sessions of a finding, half a kilobyte at most. */
export const SESSION_SHAPE: SketchShape = { exactLimit: 48, precision: 9 }

/** How many of each a finding keeps, and how many causes one hour counts apart. */
export const KEPT = { causes: 6, samples: 5, recent: 12, causesPerHour: 8 } as const

/** UTF-8 bytes of the JSON of a stored denial and of a cause's policy. */
export const BYTES = { sample: 1_300, representative: 4_200, policyArn: 160, policyName: 80 } as const
