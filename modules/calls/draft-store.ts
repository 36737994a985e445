/** Files of calls whose preview was shown and that wait to be confirmed, at most a day. */
import { sql } from 'kysely'
import type { Author } from '#modules/members'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { CallAudience } from './call.ts'

export type CallDraft = { readonly id: string; readonly name: string; readonly bytes: Uint8Array; /** Where the file says none. */ readonly audience: CallAudience; readonly planHash: string; readonly author: Author }

export const addDraft = async (db: Db, { id, name, bytes, audience, planHash, author }: CallDraft): Promise<void> =>
  void (await sql`insert into call_drafts (id, name, bytes, audience, plan_hash, author) values (${id}, ${name}, ${Buffer.from(bytes)}, ${audience}, ${planHash}, ${JSON.stringify(author)}::jsonb)`.execute(db))

export async function findDraft(db: Db, id: string): Promise<Result<CallDraft>> {
  const { rows } = await sql<CallDraft>`select id, name, bytes, audience, plan_hash as "planHash", author from call_drafts where id = ${id}`.execute(db)
  return rows[0] === undefined ? refuse('missing', 'call.noDraft') : accept(rows[0])
}

/** It is done now, and by nobody else. */
export const takeDraft = async (tx: Tx, id: string): Promise<Result<void>> => ((await sql`delete from call_drafts where id = ${id}`.execute(tx)).numAffectedRows === 1n ? accept(undefined) : refuse('missing', 'call.noDraft'))

export const forgetDrafts = async (db: Db, before: Instant): Promise<void> => void (await sql`delete from call_drafts where created_at < ${before}`.execute(db))
