/** Early warning, by parts: plans read, weighed, held against each other in an index of one audience or two alone, and whether a plan says enough to be compared. */
export { nearPlans, type NearPlan } from './near.ts'
export { comparePair, type PairFinding } from './pair.ts'
export { planIndex, type Near, type PlanIndex } from './plan-index.ts'
export { readPlan, type Plan, type PlanReading } from './plan-reading.ts'
export { substanceOf, type Substance } from './substance.ts'
export { termWeights, type TermWeights } from './term-weights.ts'
