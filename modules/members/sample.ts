/** Organisations for tests. The demo is in sample-alliance.ts. */
import type { Id } from '#platform/ids'
import { must } from '#platform/result'
import type { Voice, Voter } from './majority.ts'
import { describe, type Organisation, type OrganisationKind, type Said } from './organisation.ts'

/** Ids in order: the same every time. */
export function idsFrom<Kind extends string>(first = 1): () => Id<Kind> {
  let next = first
  // Written as ids are.
  return () => `01900000-0000-7000-8000-${String(next++).padStart(12, '0')}` as Id<Kind>
}

const newId = idsFrom<'organisation'>(900_000)

/** One of this name, known inside the alliance only. */
export const organisationOf = (name: string, kind: OrganisationKind = 'company', said: Said = {}): Organisation => must(describe({ name: { de: name }, kind, ...said }, { id: newId(), audience: 'alliance', invented: true }))

const VOICE_SIGNS: Readonly<Record<string, Voice>> = { y: 'yes', n: 'no', a: 'abstain', '-': 'none', '.': 'none' }

/** Full members that vote: `cast('yyyy nnn a -')`. `-` is there and says nothing, `.` is absent, `y.` absent with a written yes, `y3` has three votes, `n!` is barred. */
export const cast = (notation: string): Voter[] =>
  [...notation.matchAll(/([.-])|([yna])(\d*)(!?)(\.?)/g)].map(([, silent = '', sign = silent, weight = '', barred = '', absent = ''], at) => ({ member: String(at), kind: 'full', attends: sign !== '.' && absent === '', voice: VOICE_SIGNS[sign] ?? 'none', ...(weight === '' ? {} : { weight: Number(weight) }), ...(barred === '' ? {} : { isBarred: true }) }))
