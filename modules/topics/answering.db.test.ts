/** From a text to a confirmed competence: the notice, the mail, the link, the answer. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { openJobs } from '#platform/jobs'
import { signLink } from '#platform/links'
import { silentLog } from '#platform/log'
import { listMails, mailJob } from '#platform/mail'
import { createSite, PAGE_ASSETS } from '#platform/page'
import { loadAssets } from '#platform/http'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { testDatabase } from '../../platform/database/sample.ts'
import { jobsDone } from '../../e2e/test-house.ts'
import { openTopicsHouse } from '../../e2e/topics-house.ts'
import { openToPublic } from '../members/organisation.ts'
import { organisationOf } from '../members/sample.ts'
import { digestsLater, noticesJobs } from '../notices/digest-jobs.ts'
import type { NoticesNeeds } from '../notices/frame.part.ts'
import { hangNotices } from '../notices/pages.tsx'
import { competenceAnswers, competenceNotices } from './answering.part.ts'
import { bringTexts } from './bring-jobs.ts'
import { listWords } from './store.ts'

const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const uhu = openToPublic(organisationOf('Uhu Ophthalmik GmbH', 'company', { fields: ['optics'] }))
const zander = openToPublic(organisationOf('Zander Messtechnik', 'company'))
const database = await testDatabase()
const { db } = database
const house = await openTopicsHouse(database, { organisations: [optonet, uhu, zander], belongings: [{ organisation: uhu.id, cluster: optonet.id }], memberships: [{ organisation: optonet.id, kind: 'full', founding: true }] })
const secret = randomBytes(32)
const kim = newId<'person'>()
const needs: NoticesNeeds = {
  ...house.needs,
  sources: [competenceNotices(house.needs)],
  answers: { competences: competenceAnswers(house.needs) },
  peopleToNotify: async () => [{ person: kim, name: 'Kim Muster', email: 'kim@uhu.example', language: 'de', zone: 'Europe/Berlin', organisations: [uhu.id], roles: [] }],
  secret,
  origin: () => 'http://localhost',
  posting: { smtpUrl: undefined, isDemo: false },
  hears: ['word.said'],
}
hangNotices(house.app, createSite({ name: { de: 'Beispielallianz', en: 'Example alliance' }, menu: ['overview'], assets: loadAssets(PAGE_ASSETS) }), needs)
const jobs = await openJobs(database, silentLog, [...noticesJobs(needs, () => new Date('2026-11-30T06:00:00Z')), mailJob(db, { smtpUrl: undefined, from: { name: 'Beispielallianz', address: 'haus@allianz.example' } })], { concurrency: 1 })
after(() => jobs.close())

const text = 'Wir fertigen Intraokularlinsen und entwickeln Laserschweißen für Kunststoffe.'
must(await transact(db, (tx) => bringTexts(tx, [{ draft: { organisations: [uhu.id], audience: 'public', title: 'Profil' }, text }], { by: { as: 'curator' }, at: new Date() })))
await house.settled()

await sql`insert into people (id, name, email) values (${kim}, 'Kim Muster', 'kim@uhu.example')`.execute(db)
await sql`insert into roles (id, person, organisation, role, from_day, author) values (${newId()}, ${kim}, ${uhu.id}, 'contributor', '2020-01-01', '{"as":"curator"}')`.execute(db)

const tokenFor = (facts: Parameters<typeof signLink>[1]['facts'], until = new Date(Date.now() + 60_000)): string => signLink(secret, { purpose: 'answer', facts: { kind: 'competences', organisation: uhu.id, person: kim, ...facts }, until })

test('what an organisation has not said of its competences is a notice for it and nobody else', async () => {
  const html = await house.page(uhu.id, '/de/hinweise')
  assert.match(html, /Uhu Ophthalmik GmbH: \d+ Hinweise, das Dringendste zuerst\..*Kompetenzen sind noch nicht bestätigt/s)
  assert.match(html, new RegExp(`<a class="button filled" href="/de/mitglieder/${uhu.id}#competences">Bestätigen</a>`))
  assert.match(await house.page(zander.id, '/de/hinweise'), /Im Augenblick ist nichts zu tun/)
  assert.match(await house.page('curator', '/de/hinweise'), /Allianz: Im Augenblick ist nichts zu tun/)
})

test('the mail’s link shows the sentence, and is answered without an account; opening it does nothing, pressing twice is once', async () => {
  await digestsLater(db)
  await jobsDone(db)
  const [mail] = await listMails(db, { most: 1 })
  const [, link = ''] = /Bestätigen, ohne Anmeldung: http:\/\/localhost(\/de\/antwort\/\S+)/.exec(mail?.text ?? '') ?? []
  const html = await house.page('', link)
  assert.match(html, /<h1>Arbeitet Uhu Ophthalmik GmbH daran\?<\/h1>.*ein Konto brauchen Sie dafür nicht/s)
  assert.match(html, /Intraokularlinsen<\/h2>.*<mark>Intraokularlinsen<\/mark>.*Profil.*value="confirmed">Bestätigen<\/button><button[^>]*value="rejected">Zurückweisen/s)
  assert.equal((await listWords(db, uhu.id)).length, 0)
  const answer = (thing: string, choice: string): Promise<Response> => house.send('', link, { form: { thing, choice } })
  assert.equal((await answer('intraocular-lenses', 'confirmed')).headers.get('location'), link)
  assert.equal((await answer('intraocular-lenses', 'confirmed')).status, 303)
  const [word, ...others] = await listWords(db, uhu.id)
  assert.deepEqual([word?.topic, word?.says, word?.by.as, others.length], ['intraocular-lenses', 'confirmed', 'organisation', 0])
  assert.match(await house.page('', link), /Intraokularlinsen<\/h2>.*Ihre Angabe: bestätigt\./s)
  for (const [thing, choice, status] of [['laser', 'confirmed', 404], ['intraocular-lenses', 'withdrawn', 422], ['', 'confirmed', 422], ['"><script>', 'rejected', 404]] as const) assert.equal((await answer(thing, choice)).status, status, `${thing} ${choice}`)
  assert.equal((await listWords(db, uhu.id)).length, 1, 'what the link does not name it cannot do')
  for (const { topic } of (await house.needs.views.of('public', 'organisations')).competencesOf.get(uhu.id) ?? []) if (topic !== 'intraocular-lenses' && html.includes(`value="${topic}"`)) await answer(topic, 'rejected')
  assert.match(await house.page('', link), /Alles beantwortet\. Vielen Dank\./)
})

test('a link that is foreign, ended, or names nothing that is there does nothing', async () => {
  const before = (await listWords(db)).length
  const ended = tokenFor({ things: ['intraocular-lenses'] }, new Date(0))
  const good = tokenFor({ things: ['intraocular-lenses'] })
  for (const path of [`/de/antwort/${ended}`, `/en/answer/${good.slice(0, -1)}`]) await house.page('', path, 404)
  for (const token of [ended, `${good}x`, tokenFor({ organisation: newId(), things: ['intraocular-lenses'] }), tokenFor({ kind: 'lottery', things: ['intraocular-lenses'] })]) assert.equal((await house.send('', `/de/antwort/${token}`, { form: { thing: 'intraocular-lenses', choice: 'rejected' } })).status, 404)
  assert.match(await house.page('', `/en/answer/${tokenFor({ things: ['never-shown'] })}`), /There is nothing left to answer here/)
  assert.equal((await listWords(db)).length, before)
  assert.deepEqual(house.broken, [])
})

test('who left since the mail was written answers for nobody', async () => {
  const path = `/de/antwort/${tokenFor({ things: ['intraocular-lenses'] })}`
  assert.match(await house.page('', path), /Uhu Ophthalmik/)
  await sql`update roles set until_day = '2020-12-31' where person = ${kim}`.execute(db)
  await house.page('', path, 404)
})
