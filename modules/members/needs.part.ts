/** What the doors of members are given by the house. */
import type { Db, Tx } from '#platform/database'
import type { Json } from '#platform/canonical'
import type { Door } from '#platform/http'
import type { Result } from '#platform/result'
import type { Language } from '#platform/words'
import type { ComponentChildren } from 'preact'
import type { Actor, Author } from './actor.ts'
import type { Day } from './day.ts'
import type { ImportedText } from './import-plan.ts'
import type { LeavingNotice } from './leaving.ts'
import type { Organisation, OrganisationId } from './organisation.ts'

/** A section that another module puts on an organisation's page. */
export type OrganisationPart = (asked: { readonly organisation: Organisation; readonly actor: Actor; readonly language: Language; readonly door: Door }) => Promise<ComponentChildren>

/** Writes down for good what binds, in the same transaction: without names and free text. */
type Binds = (tx: Tx, record: { readonly type: string } & { readonly [key: string]: Json }) => Promise<void>

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
  readonly binds: Binds
  /** How long before leaving one says so, by the charter. */
  readonly leavingNotice: (db: Db) => Promise<LeavingNotice>
  /** May this actor declare for this organisation? By their Legitimation. */
  readonly maySign: (db: Db, actor: Actor, organisation: OrganisationId) => Promise<Result<unknown>>
  /** Where the member list of a cluster is read in. */
  readonly listAt?: (cluster: OrganisationId, language: Language) => string
}
