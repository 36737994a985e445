/** Sends each person's digest, once a period: looked for every quarter of an hour, since zones begin their day at every quarter. */
import { z } from 'zod'
import { transact, type Db, type Tx } from '#platform/database'
import { addJob, job, type Job } from '#platform/jobs'
import { signLink } from '#platform/links'
import type { Log } from '#platform/log'
import { queueMail } from '#platform/mail'
import { addressOf } from '#platform/page'
import { now } from '#platform/runtime'
import { DAY_MS } from '#platform/time'
import { writeDigest } from './digest.ts'
import { periodDue } from './digest-time.ts'
import { ANSWER, namesOf, noticesFor, UNSUBSCRIBE, type NoticesWorld } from './frame.part.ts'
import { linesOf, MAILED_KINDS, type Line, type Lines } from './notice.ts'
import { settingsAtFirst, type NoticeSettings, type Notified } from './settings.ts'
import { noteMail, settledAmong, settleDigest, settingsOf, type Due } from './store.ts'
import { ADDRESSES } from './words.ts'

const DIGEST = 'notices.digest'
export const LOOK_MS = 900_000

/** As the mail promises. */
const ANSWER_MS = 14 * DAY_MS
/** A mail is found again after years, and must let itself be ended. */
const UNSUBSCRIBE_MS = 10 * 365 * DAY_MS

/** Has digests looked for. However many houses on one database ask, it is done once. */
export const digestsLater = (db: Db | Tx): Promise<void> => addJob(db, DIGEST, {}, { key: DIGEST, attempts: 3 })

export const noticesJobs = (world: NoticesWorld, clock = now): readonly Job[] => [job(DIGEST, z.object({}), (_, { log }) => sendDigests(world, clock(), log))]

type Person = Notified & { readonly settings: NoticeSettings; readonly due: Due }

async function sendDigests(world: NoticesWorld, at: Date, log: Log): Promise<void> {
  let failed: unknown
  for (const person of await dueNow(world, at)) {
    // One whose digest fails keeps nobody else's back.
    await sendOne(world, person, at, log).catch((error: unknown) => {
      failed = error
      log.warn({ err: error, person: person.person }, 'a digest could not be written')
    })
  }
  if (failed !== undefined) throw failed
}

/** Whose digest is due and not settled. */
async function dueNow({ db, peopleToNotify }: NoticesWorld, at: Date): Promise<Person[]> {
  const people = await peopleToNotify(db)
  const said = await settingsOf(db, people.map(({ person }) => person))
  const all = people.flatMap((one): Person[] => {
    const settings = said.get(one.person) ?? settingsAtFirst(one)
    const period = periodDue(settings.frequency, settings.zone, at)
    return period === undefined ? [] : [{ ...one, settings, due: { person: one.person, period } }]
  })
  const settled = await settledAmong(db, all.map(({ due }) => due))
  return all.filter(({ person }) => !settled.has(person))
}

async function sendOne(world: NoticesWorld, person: Person, at: Date, log: Log): Promise<void> {
  const all = await noticesFor(world, { organisations: person.organisations, roles: person.roles, person: person.person, today: world.today() })
  const told = linesOf(all.filter(({ kind }) => MAILED_KINDS.includes(kind)), person.settings.silenced)
  const mail = told.lines.length === 0 ? undefined : await mailFor(world, person, told, at)
  await transact(world.db, async (tx) => {
    if (!(await settleDigest(tx, person.due, at)) || mail === undefined) return
    const queued = await queueMail(tx, mail)
    // No other attempt makes it an address.
    if (queued.ok) await noteMail(tx, person.due, queued.value)
    else log.warn({ person: person.person, reason: queued.refusal.reason }, 'a digest has nowhere to go')
  })
}

async function mailFor({ db, origin, secret, answers }: NoticesWorld, { person, name, email, settings }: Person, told: Lines, at: Date) {
  const { language } = settings
  const nameOf = await namesOf(db, told.lines.flatMap(({ organisation }) => organisation ?? []), language)
  const absolute = (path: string): string => `${origin()}${path}`
  const signed = (purpose: string, facts: Parameters<typeof signLink>[1]['facts'], ms: number): string => signLink(secret, { purpose, facts, until: new Date(at.getTime() + ms) })
  const answerAt = ({ kind, organisation, things }: Line): string | undefined =>
    organisation === undefined || things.length === 0 || answers[kind] === undefined ? undefined : absolute(addressOf(ADDRESSES.answer, language, { token: signed(ANSWER, { kind, organisation, person, things }, ANSWER_MS) }))
  const unsubscribe = absolute(addressOf(ADDRESSES.unsubscribe, language, { token: signed(UNSUBSCRIBE, { person }, UNSUBSCRIBE_MS) }))
  const addresses = { page: absolute, notices: absolute(addressOf(ADDRESSES.notices, language)), settings: absolute(addressOf(ADDRESSES.settings, language)), unsubscribe }
  return { to: { email, name }, language, ...writeDigest({ ...told, name, settings, nameOf, answerAt, at: addresses }), unsubscribe }
}
