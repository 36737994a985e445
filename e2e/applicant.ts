/** Somebody who applies for admission, from the form to the link in the mail. */
import assert from 'node:assert/strict'
import { setTimeout as after } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Db } from '#platform/database'
import type { WholeHouse } from './whole-house.ts'

/** An application whose address is confirmed, of a house that had none; who applies by hand takes some seconds. Out: its id. */
export async function applied({ send, done }: Pick<WholeHouse, 'send' | 'done'>, db: Db, said: { readonly nameDe: string; readonly kind: string; readonly contactName: string; readonly contactEmail: string; readonly why: string }): Promise<string> {
  const { form } = (await (await send('', 'GET', '/api/v1/application-form')).json()) as { form: string }
  await after(4_100)
  assert.deepEqual(await done('', '/api/v1/applications', { membership: 'full', consent: true, language: 'de', ...said, form }), { sent: true })
  const { text } = await db.selectFrom(sql<{ text: string }>`mails`.as('mails')).select('text').orderBy(sql`id`, 'desc').executeTakeFirstOrThrow()
  await done('', `/api/v1/admissions/${/aufnahme\/(\S+)/.exec(text)?.[1] ?? ''}/confirmation`, {})
  return (await db.selectFrom('applications').select('id').executeTakeFirstOrThrow()).id
}
