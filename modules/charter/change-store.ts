/**
 * Changes of rules in the database: each time a draft was put to the members, and what they said to it.
 * **Shapes**: some changes a document over the years, each with as many ballots as members, and a few more where they changed their minds.
 */
import type { ColumnType, Selectable } from 'kysely'
import type { Db, Tx } from '#platform/database'
import type { Id } from '#platform/ids'
import type { Tables } from '#platform/tables'
import type { Author, majority, OrganisationId, PersonId } from '#modules/members'
import type { Ballot, Said } from './ballot.ts'
import type { DocumentId } from './document.ts'
import type { ChangeKind, Changed, RuleChange } from './rule-change.ts'
import { saveVersion } from './store.ts'

declare module '#platform/tables' {
  interface Tables {
    rule_changes: { document: DocumentId; number: number; version: number; revision: number; kind: ChangeKind; way: majority.Way; until_day: string; proposed_at: Date; author: ColumnType<Author, string, never>; closed_at: Date | null; outcome: ColumnType<majority.Outcome | null, string | null, string | null>; withdrawn_at: Date | null }
    rule_change_ballots: { id: Id<'ballot'>; document: DocumentId; proposal: number; organisation: OrganisationId; person: PersonId | null; joint: boolean; voice: Said; at: Date }
  }
}

const changes = (db: Db) => db.selectFrom('rule_changes').selectAll().orderBy('document').orderBy('number')

/** Of one document, the first first. */
export const changesOf = async (db: Db, document: DocumentId): Promise<RuleChange[]> => (await changes(db).where('document', '=', document).execute()).map(changeFrom)

/** All that are with the members. */
export const openChanges = async (db: Db): Promise<RuleChange[]> => (await changes(db).where('closed_at', 'is', null).where('withdrawn_at', 'is', null).execute()).map(changeFrom)

const changeFrom = ({ until_day: until, proposed_at: at, author: by, closed_at, outcome, withdrawn_at, ...rest }: Selectable<Tables['rule_changes']>): RuleChange => ({
  ...rest, until, at, by, ...(closed_at === null ? {} : { closedAt: closed_at }), ...(outcome === null ? {} : { outcome }), ...(withdrawn_at === null ? {} : { withdrawnAt: withdrawn_at }),
})

/** A change that went on, with what became of the versions of its document. */
export async function saveChange(tx: Tx, { change, version, superseded }: Changed): Promise<void> {
  const { document, until, at, by, closedAt, outcome, withdrawnAt, ...rest } = change
  // First the old one leaves: one version is in force at a time.
  if (superseded !== undefined) await saveVersion(tx, document, superseded)
  await saveVersion(tx, document, version)
  const ending = { closed_at: closedAt ?? null, outcome: outcome === undefined ? null : JSON.stringify(outcome), withdrawn_at: withdrawnAt ?? null }
  await tx.insertInto('rule_changes').values({ document, ...rest, until_day: until, proposed_at: at, author: JSON.stringify(by), ...ending }).onConflict((known) => known.columns(['document', 'number']).doUpdateSet(ending)).execute()
}

export type ChangeBallot = Ballot & { readonly document: DocumentId }

/** On changes of these documents; the first first. */
export async function changeBallotsOf(db: Db, documents: readonly DocumentId[]): Promise<ChangeBallot[]> {
  const rows = documents.length === 0 ? [] : await db.selectFrom('rule_change_ballots').selectAll().where('document', 'in', documents).orderBy('id').execute()
  return rows.map(({ person, joint, ...row }) => ({ ...row, isJoint: joint, ...(person === null ? {} : { person }) }))
}

export const addChangeBallot = async (tx: Tx, { person, isJoint, ...ballot }: ChangeBallot): Promise<void> => void (await tx.insertInto('rule_change_ballots').values({ ...ballot, person: person ?? null, joint: isJoint }).execute())
