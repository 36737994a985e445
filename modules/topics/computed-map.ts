/**
 * A computation as it is kept: what the engine found for one audience, without functions, so that every page and the API read the same.
 * **Shapes**: some ten to some thousand organisations with some thirty topics each; 100 kB to 5 MB as JSON.
 */
import type { Intersection } from '#engine'
import type { OrganisationId } from '#modules/members'
import type { TopicId } from './act.ts'
import type { Competence, NeedOf } from './competence.ts'
import type { IntersectionId } from './intersection.ts'

/** How widely a topic is used, and where it is at home. */
export type TopicSpread = {
  readonly topic: TopicId
  readonly field: string
  readonly units: number
  /** Absent: too little evidence. */
  readonly generality?: { readonly value: number; readonly low: number; readonly high: number }
}

export type ComputedMap = {
  /** Of members and of those beside the map. */
  readonly competences: readonly Competence[]
  readonly needs: readonly NeedOf[]
  /** The engine's order: the most surprising first. */
  readonly found: readonly (Intersection & { readonly id: IntersectionId })[]
  readonly tested: number
  readonly fromOrganisations: number
  /** Members that have topics, in order of id, and their roles towards each other (kept-roles.ts). */
  readonly members: readonly OrganisationId[]
  readonly roles: readonly string[]
  readonly spreads: readonly TopicSpread[]
}
