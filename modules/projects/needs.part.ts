/** What the doors of plans are given by the house. */
import type { Db, Tx } from '#platform/database'
import type { Door } from '#platform/http'
import type { Result } from '#platform/result'
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
  readonly calls?: { readonly open: (db: Db) => Promise<readonly { readonly id: CallId; readonly title: Told }[]>; readonly find: (db: Db, id: CallId) => Promise<Result<{ readonly title: Told; readonly to: Told }>> }
  /** Beneath what a plan says of itself, in this order. */
  readonly parts: readonly ProjectPart[]
  /** What happens that changes these parts. */
  readonly partsHear?: readonly string[]
}
