/** Organisations for tests. The demo is in sample-alliance.ts. */
import type { Id } from '#platform/ids'
import { must } from '#platform/result'
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
