/** What is kept of a profile, by the text's content and the engine and vocabulary that made it. */
import type { Candidate } from '#engine'
import type { Language } from '#platform/words'
import type { TopicId } from './act.ts'

/** A page of a website within the text that was made of all of them. */
export type TextPart = { readonly start: number; readonly address: string; readonly title: string }

export type ProfiledTopic = { readonly topic: TopicId; readonly stance: 'has' | 'seeks'; readonly weight: number; readonly count: number }

/** A sentence that shows a topic: `found` are offsets in it, `at` is where the finding stands in the text. */
export type KeptEvidence = { readonly topic: TopicId; readonly stance: 'has' | 'seeks'; readonly sentence: string; readonly found: readonly [start: number, end: number]; readonly language: Language; readonly at: number }

export type KeptProfile = { readonly language: Language; readonly topics: readonly ProfiledTopic[]; readonly evidence: readonly KeptEvidence[]; readonly terms: readonly Candidate[] }
