/** What the doors of members are given by the house. */
import type { Db, Tx } from '#platform/database'
import type { Door } from '#platform/http'
import type { Language } from '#platform/words'
import type { ComponentChildren } from 'preact'
import type { Actor, Author } from './actor.ts'
import type { Day } from './day.ts'
import type { ImportedText } from './import-plan.ts'
import type { Organisation, OrganisationId } from './organisation.ts'

/** A section that another module puts on an organisation's page. */
export type OrganisationPart = (asked: { readonly organisation: Organisation; readonly actor: Actor; readonly language: Language; readonly door: Door }) => Promise<ComponentChildren>

export type MembersNeeds = {
  readonly db: Db
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly today: () => Day
  /** Beneath what members say of an organisation, in this order. */
  readonly parts: readonly OrganisationPart[]
  /** What happens that changes these parts. */
  readonly partsHear?: readonly string[]
  /** These organisations, their belongings or memberships changed: in the same transaction. */
  readonly changed: (tx: Tx, organisations: readonly OrganisationId[]) => Promise<void>
  /** The texts that an import brought, in its transaction. */
  readonly importTexts?: (tx: Tx, texts: readonly ImportedText[], author: Author, audience: Organisation['audience']) => Promise<void>
  /** Where the member list of a cluster is read in. */
  readonly listAt?: (cluster: OrganisationId, language: Language) => string
}
