/** The REST of notices and mail, under /api/v1: the same as the pages. */
import type { z } from 'zod'
import { transact } from '#platform/database'
import { describe, idAt, leafOf, readBy, readJson, type App, type Door } from '#platform/http'
import { findMail, listMails, sendAgain, type MailId } from '#platform/mail'
import { must } from '#platform/result'
import { now } from '#platform/runtime'
import { askedBy, noticesFor, type NoticesNeeds } from './frame.part.ts'
import { linesOf } from './notice.ts'
import { takeOut } from './mail-shown.part.ts'
import { may } from './policy.ts'
import { MailOut, MailsOut, MailsQuery, NoticesOut, presentLines, presentMail, SettingsIn } from './schema.ts'
import { settingsNow } from './settings-pages.tsx'
import { saveSettings } from './store.ts'

const NOTICES = '/api/v1/notices'
const SETTINGS = '/api/v1/notices/settings'
const MAILS = '/api/v1/mails'
const MAIL = '/api/v1/mails/:id'

export function hangNoticesApi(app: App, needs: NoticesNeeds): void {
  describe({ method: 'get', path: NOTICES, summary: { de: 'Was die eigene Organisation braucht, das Dringendste zuerst', en: 'What needs one’s organisation, the most urgent first' }, answers: { 200: NoticesOut } })
  app.get(NOTICES, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.read(actor))
    return door.json(presentLines(linesOf(await noticesFor(needs, askedBy(actor, needs.today()))), door.var.language))
  })

  describe({ method: 'get', path: SETTINGS, summary: { de: 'Wie oft und worüber man per Mail unterrichtet wird', en: 'How often and of what one is told by mail' }, answers: { 200: SettingsIn } })
  app.get(SETTINGS, async (door) => {
    const person = must(may.set(await needs.actorOf(door)))
    const { silenced, ...rest } = await settingsNow(needs, person, door.var.language)
    return door.json({ ...rest, silenced: [...silenced] } satisfies z.input<typeof SettingsIn>)
  })

  describe({ method: 'put', path: SETTINGS, summary: { de: 'Das einstellen', en: 'Set that' }, body: SettingsIn, answers: { 200: SettingsIn } })
  app.put(SETTINGS, async (door) => {
    const person = must(may.set(await needs.actorOf(door)))
    const settings = must(await readJson(door, SettingsIn))
    await transact(needs.db, (tx) => saveSettings(tx, person, settings, now()))
    return door.json(settings)
  })

  hangMails(app, needs)
}

function hangMails(app: App, needs: NoticesNeeds): void {
  const idIn = async (door: Door): Promise<MailId> => {
    must(may.readOutbox(await needs.actorOf(door)))
    return idAt(door, 'mail.none')
  }

  describe({ method: 'get', path: MAILS, summary: { de: 'Der Postausgang, die neueste Mail zuerst', en: 'The outbox, the newest mail first' }, query: MailsQuery, answers: { 200: MailsOut } })
  app.get(MAILS, async (door) => {
    must(may.readOutbox(await needs.actorOf(door)))
    const { limit, ...filter } = must(readBy(MailsQuery, door.req.query()))
    const { rows, next } = leafOf(door, await listMails(needs.db, { ...filter, most: limit + 1 }), limit, ({ id }) => id)
    return door.json({ mails: rows.map(presentMail(needs.posting)), next } satisfies z.input<typeof MailsOut>)
  })

  describe({ method: 'get', path: MAIL, summary: { de: 'Eine Mail; mit ihrem Text, wo kein Mailserver sie zustellt', en: 'One mail; with its text where no mail server delivers it' }, answers: { 200: MailOut } })
  app.get(MAIL, async (door) => door.json(presentMail(needs.posting)(must(await findMail(needs.db, await idIn(door))))))

  const handover = `${MAIL}/handover`
  describe({ method: 'post', path: handover, summary: { de: 'Eine aufbewahrte Mail mit ihren Links, um sie von Hand zu übergeben; das steht danach in den Vorgängen, und die Person bekommt einen Hinweis', en: 'A kept mail with its links, to hand it over by hand; that then stands in the audit trail, and the person gets a notice' }, answers: { 200: MailOut } })
  app.post(handover, async (door) => door.json(presentMail(needs.posting, true)(await takeOut(needs, await needs.actorOf(door), await idIn(door)))))

  const sending = `${MAIL}/sending`
  describe({ method: 'post', path: sending, summary: { de: 'Eine aufbewahrte oder gescheiterte Mail erneut senden', en: 'Send a kept or failed mail again' }, answers: { 200: MailOut } })
  app.post(sending, async (door) => {
    const id = await idIn(door)
    await transact(needs.db, async (tx) => must(await sendAgain(tx, must(await findMail(tx, id)).id)))
    return door.json(presentMail(needs.posting)(must(await findMail(needs.db, id))))
  })
}
