/** What becomes of memberships, in the database: rests, leavings, expulsions, successions, former names; and who votes on a day. */
import { sql, type ColumnType } from 'kysely'
import { prepared, type Db, type Tx } from '#platform/database'
import type { Instant } from '#platform/time'
import { COLLATORS, type Language } from '#platform/words'
import type { Author } from './actor.ts'
import type { Day } from './day.ts'
import type { Expulsion, ExpulsionId } from './expulsion.ts'
import { nameOn, type FormerName } from './former-name.ts'
import type { Leaving } from './leaving.ts'
import type { MembershipKind } from './membership.ts'
import { nameIn, type OrganisationId } from './organisation.ts'
import { allMembershipsOn } from './placing-store.ts'
import type { Rest } from './rest.ts'
import { organisationsById } from './store.ts'
import type { Succession, SuccessionKind } from './succession.ts'
import { votersOf } from './voters.ts'
import type { VotingRule } from './voting-rule.ts'

type By = { author: ColumnType<Author, string, string> }

declare module '#platform/tables' {
  interface Tables {
    rests: By & { organisation: OrganisationId; from_day: Day; until_day: Day | null; reason: string }
    leavings: By & { organisation: OrganisationId; declared_day: Day; until_day: Day; before_day: Day | null; withdrawn_day: Day | null; at: Instant }
    expulsions: By & { id: ExpulsionId; organisation: OrganisationId; reason: string; opened_day: Day; deadline: Day; statement: string | null; heard_day: Day | null; reference: string | null; decided_day: Day | null; until_day: Day | null; dropped_day: Day | null }
    successions: By & { predecessor: OrganisationId; successor: OrganisationId; kind: SuccessionKind; until_day: Day }
    former_names: By & { organisation: OrganisationId; until_day: Day; name_de: string | null; name_en: string | null; short_name: string | null }
  }
}

const said = <Key extends string, T>(key: Key, value: T | null): { readonly [key in Key]?: T } => (value === null ? {} : { [key]: value }) as { readonly [key in Key]?: T } // a computed key is any string to the compiler

// ---- Rests

/** Of one organisation, the latest first. */
export async function restsOf(db: Db, organisation: OrganisationId): Promise<Rest[]> {
  return (await db.selectFrom('rests').select(['organisation', 'from_day', 'until_day', 'reason']).where('organisation', '=', organisation).orderBy('from_day', 'desc').execute()).map(({ from_day: from, until_day, ...rest }) => ({ ...rest, from, ...said('until', until_day) }))
}

/** New, or ended. */
export async function saveRest(tx: Tx, { organisation, from, until, reason }: Rest, author: Author): Promise<void> {
  await tx.insertInto('rests').values({ organisation, from_day: from, until_day: until ?? null, reason, author: JSON.stringify(author) }).onConflict((on) => on.columns(['organisation', 'from_day']).doUpdateSet({ until_day: until ?? null })).execute()
}

// ---- Leavings

/** Of one organisation, the earliest first. */
export async function leavingsOf(db: Db, organisation: OrganisationId): Promise<Leaving[]> {
  const rows = await db.selectFrom('leavings').selectAll().where('organisation', '=', organisation).orderBy('at').execute()
  return rows.map((row) => ({ organisation, declared: row.declared_day, until: row.until_day, ...said('before', row.before_day), ...said('withdrawn', row.withdrawn_day) }))
}

export async function addLeaving(tx: Tx, { organisation, declared, until, before }: Leaving, { author, at }: { readonly author: Author; readonly at: Instant }): Promise<void> {
  await tx.insertInto('leavings').values({ organisation, declared_day: declared, until_day: until, before_day: before ?? null, author: JSON.stringify(author), at }).execute()
}

export async function saveWithdrawn(tx: Tx, { organisation, withdrawn }: Leaving): Promise<void> {
  await tx.updateTable('leavings').set({ withdrawn_day: withdrawn ?? null }).where('organisation', '=', organisation).where('withdrawn_day', 'is', null).execute()
}

// ---- Expulsions

/** Of one organisation, the latest first. */
export async function expulsionsOf(db: Db, organisation: OrganisationId): Promise<Expulsion[]> {
  const rows = await db.selectFrom('expulsions').selectAll().where('organisation', '=', organisation).orderBy('id', 'desc').execute()
  return rows.map(({ id, reason, opened_day: opened, deadline, statement, heard_day, reference, decided_day, until_day, dropped_day }) => ({
    id, organisation, reason, opened, deadline,
    ...(heard_day === null ? {} : { heard: { on: heard_day, ...said('statement', statement) } }),
    ...(decided_day === null || reference === null || until_day === null ? {} : { decided: { on: decided_day, reference, until: until_day } }),
    ...said('dropped', dropped_day),
  }))
}

/** New, or a step further; who opened it stays its author. */
export async function saveExpulsion(tx: Tx, { id, organisation, reason, opened, deadline, heard, decided, dropped }: Expulsion, author: Author): Promise<void> {
  const steps = { statement: heard?.statement ?? null, heard_day: heard?.on ?? null, reference: decided?.reference ?? null, decided_day: decided?.on ?? null, until_day: decided?.until ?? null, dropped_day: dropped ?? null }
  await tx.insertInto('expulsions').values({ id, organisation, reason, opened_day: opened, deadline, ...steps, author: JSON.stringify(author) }).onConflict((on) => on.column('id').doUpdateSet(steps)).execute()
}

// ---- Successions and names

const successions = prepared('members.successions', (db, { ids }: { ids: readonly OrganisationId[] }) => {
  const any = sql<OrganisationId>`any(${ids}::uuid[])`
  return db.selectFrom('successions').select(['predecessor', 'successor', 'kind', 'until_day']).where((where) => where.or([where('predecessor', '=', any), where('successor', '=', any)])).orderBy('until_day')
})

/** Those in which one of these takes part. */
export async function successionsOf(db: Db, ids: readonly OrganisationId[]): Promise<Succession[]> {
  const rows = await successions(db, { ids })
  return rows.map(({ until_day: until, ...rest }) => ({ ...rest, until }))
}

export async function addSuccession(tx: Tx, { until, ...rest }: Succession, author: Author): Promise<void> {
  await tx.insertInto('successions').values({ ...rest, until_day: until, author: JSON.stringify(author) }).execute()
}

/** Of these organisations, the latest first. */
export async function formerNamesOf(db: Db, ids: readonly OrganisationId[]): Promise<FormerName[]> {
  const rows = await db.selectFrom('former_names').selectAll().where('organisation', '=', sql<OrganisationId>`any(${ids}::uuid[])`).orderBy('until_day', 'desc').execute()
  return rows.map(({ organisation, until_day: until, name_de, name_en, short_name }) => ({ organisation, until, name: { ...said('de', name_de), ...said('en', name_en) }, ...said('shortName', short_name) }))
}

export async function addFormerName(tx: Tx, { organisation, name, shortName, until }: FormerName, author: Author): Promise<void> {
  await tx.insertInto('former_names').values({ organisation, until_day: until, name_de: name.de ?? null, name_en: name.en ?? null, short_name: shortName ?? null, author: JSON.stringify(author) }).execute()
}

// ---- Who votes

export type Voting = { readonly organisation: OrganisationId; readonly kind: MembershipKind; readonly votes: number; /** As it was called on that day, short where there is a short name. */ readonly name: Readonly<Record<Language, string>> }

/** The organisations that vote on a day, by the electorate of a rule; whose voice rests is not among them. In order of names. */
export async function votersOn(db: Db, day: Day, electorate?: VotingRule['electorate']): Promise<Voting[]> {
  const memberships = await allMembershipsOn(db, day)
  const rests = await db.selectFrom('rests').select(['organisation', 'until_day', `from_day as from`]).execute()
  const voters = votersOf(day, memberships, rests.map(({ until_day, ...rest }) => ({ ...rest, ...said('until', until_day) })), electorate)
  const ids = voters.map(({ organisation }) => organisation)
  const [organisations, former] = [await organisationsById(db, ids), Map.groupBy(await formerNamesOf(db, ids), ({ organisation }) => organisation)]
  const named = voters.flatMap((voter) => {
    const organisation = organisations.get(voter.organisation)
    if (organisation === undefined) return []
    const then = nameOn(organisation, former.get(organisation.id) ?? [], day)
    return [{ ...voter, name: { de: then.shortName ?? nameIn(then, 'de'), en: then.shortName ?? nameIn(then, 'en') } }]
  })
  return named.toSorted((a, b) => COLLATORS.de.compare(a.name.de, b.name.de) || (a.organisation < b.organisation ? -1 : 1))
}
