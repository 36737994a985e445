/**
 * Applications in the database, with all that belongs to one: steps, findings, messages with their documents, proposals, ballots, private links.
 * **Shapes**: some hundreds of applications, each with a handful of everything. A list reads no messages and no ballots.
 * **Errors**: `missing`, for a link too that leads nowhere or has ended.
 */
import { sql, type ColumnType, type Selectable } from 'kysely'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Id } from '#platform/ids'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { Author, majority, OrganisationId, PersonId } from '#modules/members'
import type { vote } from '#modules/charter'
import type { Applicant, Application, ApplicationId, AskedFor, SignedVersion, State, Step } from './application.ts'
import type { CriterionId, Finding, Verdict } from './criterion.ts'
import type { Message, MessageId, KeptDocument, DocumentId } from './message.ts'

type Json<T> = ColumnType<T, string, string>
type Row = {
  id: ApplicationId; organisation: OrganisationId; said: Json<Applicant>; membership: AskedFor; contact_name: string; contact_email: string; language: Language; why: string; claims: CriterionId[]; consent: number; text_hash: string
  asked_at: Date; asked_from: string; told_at: Date; state: State; unmet: CriterionId[]; reason: string | null; signer: string | null; charter: ColumnType<SignedVersion[] | null, string | null, string | null>
}

declare module '#platform/tables' {
  interface Tables {
    applications: Row
    application_steps: { application: ApplicationId; number: number; state: State; at: Date; author: ColumnType<Author | null, string | null, never> }
    application_findings: { application: ApplicationId; criterion: CriterionId; verdict: Verdict; remark: string; at: Date; author: Json<Author> }
    application_messages: { id: MessageId; application: ApplicationId; author: ColumnType<Author | null, string | null, never>; text: string; at: Date }
    application_documents: { id: DocumentId; message: MessageId; name: string; hash: string; size: number }
    application_proposals: { application: ApplicationId; number: number; way: majority.Way; until_day: string; proposed_at: Date; closed_at: Date | null; outcome: ColumnType<majority.Outcome | null, string | null, string | null> }
    application_ballots: { id: Id<'ballot'>; application: ApplicationId; proposal: number; organisation: OrganisationId; person: PersonId | null; joint: boolean; voice: vote.Said; at: Date }
    application_links: { hash: string; application: ApplicationId; until_at: Date }
  }
}

// ---- Applications

export async function findApplication(db: Db, id: ApplicationId): Promise<Result<Application>> {
  const [found] = await whole(db, await db.selectFrom('applications').selectAll().where('id', '=', id).execute())
  return found === undefined ? refuse('missing', 'application.none') : accept(found)
}

/** Those that are confirmed, the newest first: all, or those that were put to the members; `after` is the last one seen. */
export async function listApplications(db: Db, { isForMembers, states, after, limit }: { readonly isForMembers: boolean; readonly states?: readonly State[] | undefined; readonly after?: ApplicationId | undefined; readonly limit: number }): Promise<Application[]> {
  const rows = await db
    .selectFrom('applications')
    .selectAll()
    .where('state', '!=', 'unconfirmed')
    .$if(states !== undefined, (query) => query.where('state', 'in', states ?? []))
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ('' as ApplicationId))) // guarded by the line itself
    .$if(isForMembers, (query) => query.where((where) => where.exists(where.selectFrom('application_proposals').select('number').whereRef('application', '=', 'applications.id'))))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return whole(db, rows)
}

/** How many are confirmed, and how many of them have not ended. */
export async function countApplications(db: Db, { isForMembers }: { readonly isForMembers: boolean }): Promise<{ readonly all: number; readonly open: number }> {
  const { rows } = await sql<{ all: number; open: number }>`
    select count(*)::int as all, (count(*) filter (where state in ('submitted', 'in-check', 'with-members', 'accepted')))::int as open
    from applications where state <> 'unconfirmed' and (not ${isForMembers} or exists (select from application_proposals where application = applications.id))`.execute(db)
  return rows[0] ?? { all: 0, open: 0 }
}

/** What nobody confirmed of this address, and when it was last written to. */
export async function unconfirmedBy(db: Db, email: string): Promise<{ readonly application: Application; readonly toldAt: Instant } | undefined> {
  const rows = await db.selectFrom('applications').selectAll().where('state', '=', 'unconfirmed').where(sql`lower(contact_email)`, '=', email.toLowerCase()).execute()
  const [application] = await whole(db, rows)
  return application === undefined || rows[0] === undefined ? undefined : { application, toldAt: rows[0].told_at }
}

/** Applications that give the same reasons and have not ended. */
export async function withText(db: Db, hash: string): Promise<{ readonly email: string; readonly isUnconfirmed: boolean }[]> {
  const rows = await db.selectFrom('applications').select(['contact_email', 'state']).where('text_hash', '=', hash).where('state', 'not in', ['withdrawn', 'refused']).execute()
  return rows.map(({ contact_email: email, state }) => ({ email, isUnconfirmed: state === 'unconfirmed' }))
}

/** Forgets what nobody confirmed since then. */
export const dropUnconfirmed = async (tx: Tx, before: Instant): Promise<void> => void (await tx.deleteFrom('applications').where('state', '=', 'unconfirmed').where('asked_at', '<', before).execute())

/** One that was just made, in place of what the same address sent before. */
export async function keepAsked(tx: Tx, application: Application, { from, toldAt }: { readonly from: string; readonly toldAt: Instant }): Promise<void> {
  const row = { ...rowOf(application), asked_from: from, told_at: toldAt }
  await tx.insertInto('applications').values({ id: application.id, ...row }).onConflict((known) => known.column('id').doUpdateSet(row)).execute()
  await tx.deleteFrom('application_steps').where('application', '=', application.id).execute()
  await keepSteps(tx, application)
}

/** One that went on: the application, its last step, its last proposal. */
export async function saveApplication(tx: Tx, application: Application): Promise<void> {
  await tx.updateTable('applications').set(rowOf(application)).where('id', '=', application.id).execute()
  await keepSteps(tx, application)
  const proposal = application.proposals.at(-1)
  if (proposal === undefined) return
  const row = { way: proposal.way, until_day: proposal.until, proposed_at: proposal.at, closed_at: proposal.closedAt ?? null, outcome: proposal.outcome === undefined ? null : JSON.stringify(proposal.outcome) }
  await tx.insertInto('application_proposals').values({ application: application.id, number: proposal.number, ...row }).onConflict((known) => known.columns(['application', 'number']).doUpdateSet(row)).execute()
}

async function keepSteps(tx: Tx, { id, steps }: Application): Promise<void> {
  const rows = steps.map(({ state, at, by }, number) => ({ application: id, number, state, at, author: by === 'applicant' ? null : JSON.stringify(by) }))
  await tx.insertInto('application_steps').values(rows).onConflict((known) => known.columns(['application', 'number']).doNothing()).execute()
}

const rowOf = ({ organisation, said, membership, contact, language, why, claims, consent, textHash, askedAt, state, refusal, signature }: Application) => ({
  organisation, said: JSON.stringify(said), membership, contact_name: contact.name, contact_email: contact.email, language, why, claims: [...claims], consent, text_hash: textHash, asked_at: askedAt, state,
  unmet: [...(refusal?.unmet ?? [])], reason: refusal?.reason ?? null, signer: signature?.signer ?? null, charter: signature === undefined ? null : JSON.stringify(signature.charter),
})

/** With their steps and proposals, in the order given. */
async function whole(db: Db, rows: readonly Selectable<Row>[]): Promise<Application[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const steps = Map.groupBy(await db.selectFrom('application_steps').selectAll().where('application', 'in', ids).orderBy('number').execute(), ({ application }) => application)
  const proposals = Map.groupBy(await db.selectFrom('application_proposals').selectAll().where('application', 'in', ids).orderBy('number').execute(), ({ application }) => application)
  return rows.map((row) => ({
    id: row.id, organisation: row.organisation, said: row.said, membership: row.membership, contact: { name: row.contact_name, email: row.contact_email }, language: row.language, why: row.why, claims: row.claims, consent: row.consent, textHash: row.text_hash, askedAt: row.asked_at, state: row.state,
    steps: (steps.get(row.id) ?? []).map(({ state, at, author }): Step => ({ state, at, by: author ?? 'applicant' })),
    proposals: (proposals.get(row.id) ?? []).map(({ number, way, until_day: until, proposed_at: at, closed_at, outcome }): vote.Proposal => ({ number, way, until, at, ...(closed_at === null ? {} : { closedAt: closed_at }), ...(outcome === null ? {} : { outcome }) })),
    ...(row.state === 'refused' ? { refusal: { unmet: row.unmet, reason: row.reason ?? '' } } : {}),
    ...(row.signer === null ? {} : { signature: { signer: row.signer, charter: row.charter ?? [] } }),
  }))
}

// ---- Findings

export async function findingsOf(db: Db, application: ApplicationId): Promise<Finding[]> {
  const rows = await db.selectFrom('application_findings').selectAll().where('application', '=', application).execute()
  return rows.map(({ criterion, verdict, remark, at, author }) => ({ criterion, verdict, remark, at, by: author }))
}

export async function keepFinding(tx: Tx, application: ApplicationId, { criterion, verdict, remark, at, by }: Finding): Promise<void> {
  const row = { verdict, remark, at, author: JSON.stringify(by) }
  await tx.insertInto('application_findings').values({ application, criterion, ...row }).onConflict((known) => known.columns(['application', 'criterion']).doUpdateSet(row)).execute()
}

// ---- Messages

/** The first first, each with its documents. */
export async function messagesOf(db: Db, application: ApplicationId): Promise<Message[]> {
  const rows = await db.selectFrom('application_messages').selectAll().where('application', '=', application).orderBy('id').execute()
  const documents = rows.length === 0 ? [] : await db.selectFrom('application_documents').selectAll().where('message', 'in', rows.map(({ id }) => id)).orderBy('id').execute()
  return rows.map(({ id, author, text, at }) => ({ id, by: author ?? 'applicant', text, at, documents: documents.filter(({ message }) => message === id).map((one) => ({ id: one.id, name: one.name, hash: one.hash, size: one.size })) }))
}

export async function addMessage(tx: Tx, application: ApplicationId, { id, by, text, at, documents }: Message): Promise<void> {
  await tx.insertInto('application_messages').values({ id, application, author: by === 'applicant' ? null : JSON.stringify(by), text, at }).execute()
  for (const document of documents) await tx.insertInto('application_documents').values({ ...document, message: id }).execute()
}

export async function findDocument(db: Db, application: ApplicationId, id: DocumentId): Promise<Result<KeptDocument>> {
  const row = await db.selectFrom('application_documents').innerJoin('application_messages', 'application_messages.id', 'message').select(['application_documents.id', 'name', 'hash', 'size']).where('application_documents.id', '=', id).where('application', '=', application).executeTakeFirst()
  return row === undefined ? refuse('missing', 'application.noDocument') : accept(row)
}

/** Of these, those where the applicant said something last. */
export async function answeredAmong(db: Db, ids: readonly ApplicationId[]): Promise<ReadonlySet<ApplicationId>> {
  const { rows } = await sql<{ application: ApplicationId }>`select application from (select distinct on (application) application, author from application_messages where application = any(${ids}::uuid[]) order by application, id desc) as latest where author is null`.execute(db)
  return new Set(rows.map(({ application }) => application))
}

// ---- Ballots

export type Ballot = vote.Ballot & { readonly application: ApplicationId }

/** Of these applications; the first first. */
export async function ballotsOf(db: Db, ids: readonly ApplicationId[]): Promise<Ballot[]> {
  const rows = ids.length === 0 ? [] : await db.selectFrom('application_ballots').selectAll().where('application', 'in', ids).orderBy('id').execute()
  return rows.map(({ person, joint, ...row }) => ({ ...row, isJoint: joint, ...(person === null ? {} : { person }) }))
}

export const addBallot = async (tx: Tx, { person, isJoint, ...ballot }: Ballot): Promise<void> => void (await tx.insertInto('application_ballots').values({ ...ballot, person: person ?? null, joint: isJoint }).execute())

// ---- Private links

export const addLink = async (tx: Tx, hash: string, application: ApplicationId, until: Instant): Promise<void> => void (await tx.insertInto('application_links').values({ hash, application, until_at: until }).execute())

/** Where a link leads, by its hash. */
export async function applicationBehind(db: Db, hash: string, now: Instant): Promise<Result<Application>> {
  const link = await db.selectFrom('application_links').selectAll().where('hash', '=', hash).executeTakeFirst()
  if (link === undefined) return refuse('missing', 'application.noLink')
  return link.until_at > now ? findApplication(db, link.application) : refuse('missing', 'application.linkEnded')
}
