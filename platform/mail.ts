/**
 * Mail of the house: written down in the transaction that has a reason for it, sent after its commit.
 *
 * ```
 * waiting ──► sent        taken by the mail server, which answers for it from here on; its text is forgotten, since links in it act
 *    ▲  ├───► kept        no mail server is named: it stands in the outbox to be read there
 *    │  └───► failed      refused for good, or not taken in four days; with the reason
 *    └─ kept, failed      somebody sends it again
 * ```
 * What is kept is handed over by hand: its links stand in nobody's sight until somebody does that, which is written down with who it was.
 * Plain text only: our mails are some lines, each with one address. That reads well in every program and aloud, needs no pictures, and cannot look different from what it says.
 * **Exactly once** cannot be had of SMTP: a house that is killed after the server took a mail and before that was written down sends it again. Both carry the same Message-ID, by which mailboxes can know them for one; that they do is not ours to promise.
 * **Errors**: an address that is none is refused when the mail is written. What the server refuses for good (5xx) fails at once; all else is tried again, later and later.
 * **Source**: RFC 5321, 4.2.1 (replies) and 4.5.4.1 (retrying for four days); RFC 3834 (Auto-Submitted); RFC 8058 (one-click unsubscribe).
 */
import { createTransport } from 'nodemailer'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db, Tx } from './database/index.ts'
import { addJob, job, type Doing, type Job } from './job.ts'
import type { Id } from './ids.ts'
import { readEmail } from './mail-address.ts'
import { faultOf, type MailFault } from './mail-fault.ts'
import { accept, refuse, Refused, type Result } from './result.ts'
import { newId, now } from './runtime.ts'
import type { Settings } from './settings.ts'
import type { Instant } from './time.ts'
import type { Language } from './words.ts'

export type MailId = Id<'mail'>

/** A mail as whoever has a reason for it writes it. */
export type Mail = {
  readonly to: { readonly email: string; readonly name?: string }
  readonly language: Language
  readonly subject: string
  readonly text: string
  /** Where an answer goes; without, to the sender. */
  readonly replyTo?: string
  /** The address of the page that ends mails of this kind; a POST to it does so at once. */
  readonly unsubscribe?: string
}

export const MAIL_STATES = ['waiting', 'sent', 'kept', 'failed'] as const
export type MailState = (typeof MAIL_STATES)[number]

/** A mail as it stands in the outbox. */
export type KeptMail = {
  readonly id: MailId
  readonly email: string
  readonly name: string | null
  readonly language: Language
  readonly subject: string
  /** Gone once it is sent. */
  readonly text: string | null
  readonly state: MailState
  readonly attempts: number
  /** Why the last attempt failed. */
  readonly refusal: MailFault | null
  readonly queuedAt: Instant
  readonly settledAt: Instant | null
  /** When somebody last took it out to hand it over. */
  readonly handedOverAt: Instant | null
}

/** How mail leaves the house. */
export type Posting = { /** Without one, mail is kept. */ readonly smtpUrl: string | undefined; readonly from: { readonly name: string; readonly address: string } }

/** e, e², … seconds apart, at most six hours: four days. */
const MOST_ATTEMPTS = 25
const WAIT_MS = 20_000
const MOST_SUBJECT = 200
const MOST_NAME = 100

const SEND = 'mail.send'

/** Who our mail is from. */
export const senderOf = ({ mailFrom, publicUrl }: Pick<Settings, 'mailFrom' | 'publicUrl'>): string => mailFrom ?? `schnittmenge@${publicUrl === undefined ? 'localhost' : new URL(publicUrl).hostname}`

/** Writes a mail down; it is sent when the transaction has committed, and not at all where it does not. */
export async function queueMail(tx: Tx, { to, language, subject, text, replyTo, unsubscribe }: Mail): Promise<Result<MailId>> {
  const email = readEmail(to.email)
  if (!email.ok) return email
  const reply = replyTo === undefined ? accept(undefined) : readEmail(replyTo)
  if (!reply.ok) return reply
  const id = newId<'mail'>()
  await sql`
    insert into mails (id, to_email, to_name, language, subject, text, reply_to, unsubscribe, queued_at)
    values (${id}, ${email.value}, ${to.name === undefined ? null : oneLine(to.name, MOST_NAME)}, ${language}, ${oneLine(subject, MOST_SUBJECT)}, ${text}, ${reply.value ?? null}, ${unsubscribe ?? null}, ${now()})`.execute(tx)
  await addJob(tx, SEND, { mail: id }, { attempts: MOST_ATTEMPTS })
  return accept(id)
}

/** Many at once, in two statements, whatever their number. An address that is none refuses all of them. */
export async function queueMails(tx: Tx, mails: readonly Pick<Mail, 'to' | 'language' | 'subject' | 'text'>[]): Promise<Result<void>> {
  const rows: object[] = []
  for (const { to, language, subject, text } of mails) {
    const email = readEmail(to.email)
    if (!email.ok) return email
    rows.push({ id: newId<'mail'>(), to_email: email.value, to_name: to.name === undefined ? null : oneLine(to.name, MOST_NAME), language, subject: oneLine(subject, MOST_SUBJECT), text: text.toWellFormed() })
  }
  await sql`
    with queued as (
      insert into mails (id, to_email, to_name, language, subject, text, queued_at)
      select id, to_email, to_name, language, subject, text, ${now()} from json_to_recordset(${JSON.stringify(rows)}::json) as (id uuid, to_email text, to_name text, language text, subject text, text text)
      returning id
    )
    select count(graphile_worker.add_job(${SEND}::text, json_build_object('mail', id), max_attempts => ${MOST_ATTEMPTS}::int)) from queued`.execute(tx)
  return accept(undefined)
}

/** What goes into a header: names and subjects quote what people wrote, and a line break in them is no reason to tell nobody. */
const oneLine = (text: string, most: number): string => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim().toWellFormed().slice(0, most)

const COLUMNS = sql`id, to_email as email, to_name as name, language, subject, text, state, attempts, refusal, queued_at as "queuedAt", settled_at as "settledAt", handed_over_at as "handedOverAt"`

export async function findMail(db: Db, id: MailId): Promise<Result<KeptMail>> {
  const { rows } = await sql<KeptMail>`select ${COLUMNS} from mails where id = ${id}`.execute(db)
  return rows[0] === undefined ? refuse('missing', 'mail.none') : accept(rows[0])
}

/** The latest first; `after` is the last one seen. */
export async function listMails(db: Db, { state, after, most }: { readonly state?: MailState | undefined; readonly after?: MailId | undefined; readonly most: number }): Promise<KeptMail[]> {
  const { rows } = await sql<KeptMail>`select ${COLUMNS} from mails where (${state ?? null}::text is null or state = ${state ?? null}) and (${after ?? null}::uuid is null or id < ${after ?? null}::uuid) order by id desc limit ${most}`.execute(db)
  return rows
}

export async function countMails(db: Db): Promise<Readonly<Record<MailState, number>>> {
  const { rows } = await sql<{ state: MailState; count: number }>`select state, count(*) as count from mails group by state`.execute(db)
  return { waiting: 0, sent: 0, kept: 0, failed: 0, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
}

/** Sends a kept or failed one again. */
export async function sendAgain(tx: Tx, id: MailId): Promise<Result<void>> {
  const { numAffectedRows } = await sql`update mails set state = 'waiting', attempts = 0, refusal = null, settled_at = null where id = ${id} and state in ('kept', 'failed')`.execute(tx)
  if (numAffectedRows === 0n) return refuse('conflict', 'mail.notAgain')
  await addJob(tx, SEND, { mail: id }, { attempts: MOST_ATTEMPTS })
  return accept(undefined)
}

/** Somebody takes out a mail that no server delivers, to hand it over with its links. Out: the mail. Whoever does so again is written down again. */
export async function handOver(tx: Tx, id: MailId, { by, at }: { readonly by: string | undefined; readonly at: Instant }): Promise<Result<KeptMail>> {
  const { rows } = await sql<KeptMail>`update mails set handed_over_at = ${at}, handed_over_by = ${by ?? null} where id = ${id} and state in ('kept', 'failed') and text is not null returning ${COLUMNS}`.execute(tx)
  return rows[0] === undefined ? refuse('conflict', 'mail.notHandedOver') : accept(rows[0])
}

/** Mails that are over: none that still waits. */
export async function forgetMails(tx: Tx, before: Instant): Promise<void> {
  await sql`delete from mails where state <> 'waiting' and settled_at < ${before}`.execute(tx)
}

/** The job that sends one mail. Done twice it finds the mail settled. */
export const mailJob = (db: Db, posting: Posting): Job => job(SEND, z.object({ mail: z.uuid() }), ({ mail }, doing) => sendOne(db, posting, mail, doing))

type Sending = { readonly email: string; readonly name: string | null; readonly language: Language; readonly subject: string; readonly text: string; readonly replyTo: string | null; readonly unsubscribe: string | null }

async function sendOne(db: Db, { smtpUrl, from }: Posting, id: string, { attempt }: Doing): Promise<void> {
  const { rows } = await sql<Sending>`select to_email as email, to_name as name, language, subject, text, reply_to as "replyTo", unsubscribe from mails where id = ${id} and state = 'waiting'`.execute(db)
  const [mail] = rows
  if (mail === undefined) return
  if (smtpUrl === undefined) return settle(db, id, { state: 'kept', attempt: 0 })
  const fault = await give(smtpUrl, from, id, mail)
  if (fault === undefined) return settle(db, id, { state: 'sent', attempt })
  const { isFinal, ...refusal } = fault
  if (isFinal || attempt >= MOST_ATTEMPTS) return settle(db, id, { state: 'failed', attempt, refusal })
  await settle(db, id, { state: 'waiting', attempt, refusal })
  throw new Refused({ kind: 'unavailable', ...refusal })
}

/** Gives it to the server. Out: what the server or the way to it had against it. */
async function give(smtpUrl: string, from: Posting['from'], id: string, { email, name, language, subject, text, replyTo, unsubscribe }: Sending): Promise<(MailFault & { readonly isFinal: boolean }) | undefined> {
  const way = createTransport({ url: smtpUrl, connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS, dnsTimeout: WAIT_MS, disableFileAccess: true, disableUrlAccess: true })
  try {
    await way.sendMail({
      from,
      to: { name: name ?? '', address: email },
      ...(replyTo === null ? {} : { replyTo }),
      subject,
      text,
      messageId: `<${id}@${from.address.split('@').at(-1) ?? ''}>`,
      headers: {
        'Auto-Submitted': 'auto-generated',
        'Content-Language': language,
        ...(unsubscribe === null ? {} : { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      },
    })
    return undefined
  } catch (error) {
    return faultOf(error)
  } finally {
    way.close()
  }
}

async function settle(db: Db, id: string, { state, attempt, refusal }: { readonly state: MailState; readonly attempt: number; readonly refusal?: MailFault }): Promise<void> {
  await sql`
    update mails set state = ${state}, attempts = ${attempt}, refusal = ${refusal === undefined ? null : JSON.stringify(refusal)}::jsonb,
      settled_at = ${state === 'waiting' ? null : now()}, text = case when ${state === 'sent'} then null else text end
    where id = ${id} and state = 'waiting'`.execute(db)
}
