import type { Risk } from './fix.ts'

/** The risks of a fix in the order in which they are offered. */
export const RISKS = ['safe', 'review', 'risky'] as const satisfies readonly Risk[]
