/** What is asked of the thread that compares plans, and what it answers. It keeps the texts of each audience apart and between questions: what it lacks it asks for. */
import type { PlanText, ProjectId } from '#modules/projects'
import type { Found } from './finding.ts'
import type { ComparedText } from './plan-text.ts'
import type { Touching } from './touching.ts'

/** An index never mixes audiences. */
export type Corpus = 'public' | 'alliance'

export type ComparePlan = { readonly id: ProjectId; /** Of everything here. */ readonly hash: string; readonly texts: readonly ComparedText[]; readonly has: PlanText['has']; readonly seeks: PlanText['seeks'] }

/** These are all plans of an audience, by id and hash. */
export type StandQuestion = { readonly ask: 'stand'; readonly corpus: Corpus; readonly plans: readonly (readonly [id: ProjectId, hash: string])[] }
/** The ids it has no text of. */
export type StandAnswer = readonly ProjectId[]
export type GiveQuestion = { readonly ask: 'give'; readonly corpus: Corpus; readonly plans: readonly ComparePlan[] }
/** What is near these plans, which stand in the corpus or, not being open, do not. */
export type NearQuestion = { readonly ask: 'near'; readonly corpus: Corpus; readonly plans: readonly ComparePlan[] }
export type NearAnswer = readonly { readonly plan: ProjectId; readonly near: readonly { readonly other: ProjectId; readonly found: readonly Found[] }[] }[]

/** Pair by pair, by the weights of public texts only. `texts`: by which hash they are known to have changed. */
export type PairsQuestion = { readonly ask: 'pairs'; readonly texts: { readonly hash: string; readonly all?: readonly string[] }; readonly one: ComparePlan; readonly others: readonly ComparePlan[] }
export type PairsAnswer = { readonly lacks: true } | { readonly unfit: 'short' | 'listing' } | { readonly touching: readonly ({ readonly other: ProjectId } & Touching)[] }

export type CompareQuestion = StandQuestion | GiveQuestion | NearQuestion | PairsQuestion
export type CompareAnswer = StandAnswer | NearAnswer | PairsAnswer | undefined
