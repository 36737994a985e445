/** What the doors of plans are given by the house. */
import type { Db, Tx } from '#platform/database'
import type { Door } from '#platform/http'
import type { Refusal, Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { ComponentChildren } from 'preact'
import type { Actor, Day, OrganisationId } from '#modules/members'
import type { Reader, Redacted } from './policy.ts'
import type { CallId, Project } from './project.ts'

/** A section that another module puts on the page of a plan. In: the plan as this reader sees it. */
type ProjectPart = (asked: { readonly project: Redacted; readonly reader: Reader; readonly language: Language; readonly door: Door }) => Promise<ComponentChildren>

type Told = Readonly<Record<Language, string>>

export type ProjectsNeeds = {
  readonly db: Db
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly now: () => Instant
  readonly today: () => Day
  /** The alliance's time zone. */
  readonly zone: string
  readonly organisationAt: (id: OrganisationId, language: Language) => string
  /** This plan is new (without `before`) or changed, its topics included: in the same transaction. */
  readonly changed: (tx: Tx, project: Project, before?: Project) => Promise<void>
  /** What topics are called today; those there are, by name. */
  readonly topics: () => Promise<{ readonly nameOf: (id: string) => Told | undefined; readonly at: (id: string, language: Language) => string; readonly all: () => readonly { readonly id: string; readonly name: Told }[] }>
  /** The calls to choose from, and what one is called and where it stands. Absent where there are none. */
  readonly calls?: { readonly open: (db: Db) => Promise<readonly { readonly id: CallId; readonly title: Told }[]>; /** As far as this actor may read it. `isOpen`: plans may still be made for it. */ readonly find: (db: Db, id: CallId, actor: Actor) => Promise<Result<{ readonly title: Told; readonly to: Told; readonly isOpen: boolean }>> }
  /** What links in mails are signed with, and where the house is reached. */
  readonly secret: Uint8Array
  readonly origin: () => string
  /** Cells of a CSV or Excel file; its readers are members', and so are the sentences of what they refuse. */
  readonly readTable: (bytes: Uint8Array, name: string) => Promise<Result<readonly { readonly row: number; readonly cells: readonly (string | null)[] }[]>>
  readonly sentence: (refusal: Refusal, language: Language) => string
  /** What the alliance is called. */
  readonly alliance: Told
  /** Beneath what a plan says of itself, in this order. */
  readonly parts: readonly ProjectPart[]
  /** What happens that changes these parts. */
  readonly partsHear?: readonly string[]
}
