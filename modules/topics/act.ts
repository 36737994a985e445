/**
 * The acts of curation.
 *
 * | act | does |
 * |---|---|
 * | `adopted` | a found term becomes a topic of the alliance |
 * | `labelled` | a topic gets one more label: its texts are found by it from now on |
 * | `merged` | topics become part of another: labels, what is below them and what organisations said go with them |
 * | `split` | a topic gets parts below it and hands labels to them; it stays as their heading |
 * | `rejected` | it is no topic here; what is below it moves up |
 * | `dismissed` | a found term is not proposed again |
 * | `renamed` | the former name still finds it |
 * | `role-set` | application, cross-cutting, or both |
 * | `undone` | an earlier act no longer counts; undone itself it counts again |
 */
import type { Axis } from '#engine'
import type { Language } from '#platform/words'
import type { Names } from '#modules/members'

/** A concept's id: a shipped name, or an id of ours. */
export type TopicId = string

export type Label = { readonly text: string; readonly language: Language }

export type SplitPart = { readonly topic: TopicId; readonly name: Names; readonly labels: readonly Label[] }

export type Act =
  | { readonly did: 'adopted'; readonly topic: TopicId; readonly term: Label; readonly name: Names; readonly broader: readonly TopicId[]; readonly role?: Axis }
  | { readonly did: 'labelled'; readonly topic: TopicId; readonly label: Label }
  | { readonly did: 'merged'; readonly topics: readonly TopicId[]; readonly into: TopicId }
  | { readonly did: 'split'; readonly topic: TopicId; readonly parts: readonly SplitPart[] }
  | { readonly did: 'rejected'; readonly topic: TopicId }
  | { readonly did: 'dismissed'; readonly term: Label }
  | { readonly did: 'renamed'; readonly topic: TopicId; readonly name: Names }
  | { readonly did: 'role-set'; readonly topic: TopicId; readonly role: Axis }
  | { readonly did: 'undone'; readonly version: number }
