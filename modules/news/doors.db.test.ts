import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { transact } from '#platform/database'
import { openFiles } from '#platform/files'
import { createApp, loadAssets } from '#platform/http'
import { createSite, PAGE_ASSETS } from '#platform/page'
import { loadSharp } from '#platform/picture-file'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { testDatabase } from '../../platform/database/sample.ts'
import { actingIn, actorOf } from '../members/acting.tsx'
import { openToPublic } from '../members/organisation.ts'
import { keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import { WORDS as MEMBERS_WORDS } from '../members/words.ts'
import { hangNewsApi } from './api.ts'
import { newsJobs } from './jobs.ts'
import { hangNews, NEWS_WORDS, type Mail, type NewsNeeds } from './pages.tsx'
import type { PublicationId } from './publication.ts'
import { registrationsOf } from './registration-store.ts'

const { db } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'schnittmenge-news-'))
after(() => rm(folder, { recursive: true }))
const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>&`

let now = new Date('2026-11-30T10:00Z')
const mails: Mail[] = []
const broken: string[] = []

const assets = loadAssets(PAGE_ASSETS)
const site = createSite({ name: { de: 'Beispielallianz', en: 'Example alliance' }, menu: ['members', 'news'], assets, acting: actingIn({ isFree: true }), origin: 'https://allianz.example' })
const log = { info: () => undefined, warn: () => undefined, error: (facts: object) => void broken.push(`${JSON.stringify(facts)} ${'err' in facts && facts.err instanceof Error ? (facts.err.stack ?? '') : ''}`) }
const app = createApp({ language: 'de', words: { ...MEMBERS_WORDS, ...NEWS_WORDS }, newId, log, tellPage: site.tellPage, assets, isReady: async () => ({}), stopping: new AbortController().signal })
let blocks = { news: false, event: false }
const needs: NewsNeeds = {
  db,
  files: await openFiles(join(folder, 'files')),
  actorOf: (door) => actorOf(door, { db, today: () => '2026-11-30', isSecure: false, isFree: true }),
  now: () => now,
  today: () => '2026-11-30',
  zone: 'Europe/Berlin',
  origin: 'https://allianz.example',
  name: { de: 'Beispielallianz', en: 'Example alliance' },
  mail: async (_, mail) => void mails.push(mail),
  organisationAt: (id, language) => `/${language}/mitglieder/${id}`,
  blocks: async () => blocks,
  words: MEMBERS_WORDS,
}
hangNews(app, site, needs)
hangNewsApi(app, needs)

const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'], place: 'Jena' }))
const polymermat = organisationOf('PolymerMat', 'cluster')
const medways = openToPublic(organisationOf('medways', 'cluster'))
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, polymermat, medways]))
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true }, { organisation: polymermat.id, kind: 'full', founding: true }, { organisation: medways.id, kind: 'guest', founding: false }])
})

const ROLES = { office: 'curator', own: optonet.id, otherMember: polymermat.id, guest: medways.id, outside: '' } as const
type Role = keyof typeof ROLES
const EVERY = Object.keys(ROLES) as Role[]

const send = (role: Role, method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(app.request(`http://localhost${path}`, { method, ...(body === undefined ? {} : { body }), headers: { host: 'localhost', origin: 'http://localhost', cookie: `acting=${ROLES[role]}`, ...headers } }))
const get = (role: Role, path: string): Promise<Response> => send(role, 'GET', path)
const html = async (role: Role, path: string): Promise<string> => (await get(role, path)).text()
const json = (role: Role, method: string, path: string, content: unknown): Promise<Response> => send(role, method, path, JSON.stringify(content), { 'content-type': 'application/json' })
const form = (role: Role, path: string, values: Record<string, string>): Promise<Response> => send(role, 'POST', path, new URLSearchParams(values))
const statuses = async (ask: (role: Role) => Promise<Response>): Promise<string> => {
  const said: string[] = []
  for (const role of EVERY) said.push(`${role} ${(await ask(role)).status}`)
  return said.join(', ')
}

type Written = { readonly id: string; readonly version: number }
const write = async (role: Role, base: string, content: object): Promise<Written> => {
  const answer = await json(role, 'POST', base, content)
  assert.equal(answer.status, 201, await answer.clone().text())
  return (await answer.json()) as Written
}
const published = async (role: Role, base: string, content: object): Promise<string> => {
  const { id } = await write(role, base, content)
  const answer = await json(role, 'POST', `${base}/${id}/publication`, {})
  assert.equal(answer.status, 200, await answer.clone().text())
  return id
}
const EVENT = { starts: '2027-05-03T14:30', ends: '2027-05-03T18:00', zone: 'Europe/Berlin', place: 'Jena, Volkshaus', registration: 'open' }
const lastTo = (to: string): Mail => mails.findLast((mail) => mail.to === to) ?? assert.fail(`no mail to ${to}`)
const linkIn = ({ text }: Mail): string => /https:\/\/allianz\.example(\S+)/.exec(text)?.[1] ?? assert.fail(text)

test('a draft exists for who wrote it and the office, and for everybody once it is published', async () => {
  const { id } = await write('own', '/api/v1/news', { title: { de: 'Neues Labor in Jena' }, text: { de: 'Es **ist** offen.' } })
  const [page, api] = [`/de/aktuelles/${id}`, `/api/v1/news/${id}`]
  for (const path of [page, api, `/en/news/${id}`]) assert.equal(await statuses((role) => get(role, path)), 'office 200, own 200, otherMember 404, guest 404, outside 404', path)
  for (const path of [`${page}/bearbeiten`, `${page}/bilder`]) assert.equal(await statuses((role) => get(role, path)), 'office 403, own 200, otherMember 404, guest 404, outside 404', path)
  assert.equal(await statuses((role) => (role === 'own' ? get(role, api) : json(role, 'POST', `${api}/publication`, {}))), 'office 403, own 200, otherMember 404, guest 404, outside 404')
  assert.match(await html('own', page), /So wird es aussehen\./)
  assert.equal((await form('own', `${page}/veroeffentlichung`, { do: 'publish' })).status, 303)
  for (const path of [page, api]) assert.equal(await statuses((role) => get(role, path)), 'office 200, own 200, otherMember 200, guest 200, outside 200', path)
  assert.equal(await statuses((role) => get(role, `${page}/bearbeiten`)), 'office 403, own 200, otherMember 403, guest 403, outside 401')
  assert.match(await html('outside', page), /<p>Es <strong>ist<\/strong> offen\.<\/p>/)
  assert.match(await html('outside', '/de/aktuelles'), /Neues Labor in Jena<\/a>.*30\.\u00a0November 2026 · OptoNet/)
  assert.equal(await statuses((role) => (role === 'own' ? get(role, api) : form(role, `${page}/veroeffentlichung`, { do: 'withdraw' }))), 'office 303, own 200, otherMember 404, guest 404, outside 404', 'the office answers for the page')
  assert.equal(await statuses((role) => get(role, page)), 'office 200, own 200, otherMember 404, guest 404, outside 404')
  assert.equal(await statuses((role) => get(role, '/de/aktuelles/neu')), 'office 200, own 200, otherMember 200, guest 403, outside 401')
  assert.equal(await statuses((role) => get(role, `/de/termine/${id}`)), 'office 404, own 404, otherMember 404, guest 404, outside 404', 'news are no event')
})

test('an organisation that the public does not know of publishes nothing in its name', async () => {
  const { id } = await write('otherMember', '/api/v1/news', { title: { de: 'Neues aus dem Verborgenen' } })
  const refused = await form('otherMember', `/de/aktuelles/${id}/veroeffentlichung`, { do: 'publish' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Ihre Organisation ist noch nicht öffentlich\./)
})

test('German alone may be published, and the English page says so; a stale version is marked with its day', async () => {
  const id = await published('office', '/api/v1/news', { title: { de: 'Clustertag 2027' }, text: { de: 'Im Mai.' } })
  assert.match(await html('outside', `/en/news/${id}`), /There is no English version of this yet\..*<div class="prose" lang="de">/s)
  const refused = await json('office', 'POST', `/api/v1/news/${(await write('office', '/api/v1/news', { title: { en: 'Only English' } })).id}/publication`, {})
  assert.equal(refused.status, 409)
  const change = async (content: object): Promise<void> => {
    const { version } = (await (await get('office', `/api/v1/news/${id}`)).json()) as Written
    const answer = await json('office', 'PATCH', `/api/v1/news/${id}`, { version, ...content })
    assert.equal(answer.status, 200, await answer.clone().text())
  }
  await change({ title: { de: 'Clustertag 2027', en: 'Cluster day 2027' }, text: { de: 'Im Mai.', en: 'In May.' } })
  assert.doesNotMatch(await html('outside', `/en/news/${id}`), /There is no English version|Not up to date/)
  now = new Date('2026-12-04T10:00Z')
  await change({ title: { de: 'Clustertag 2027', en: 'Cluster day 2027' }, text: { de: 'Im Juni.', en: 'In May.' } })
  assert.match(await html('outside', `/en/news/${id}`), /The German version was changed on 4\u00a0December 2026, this one not yet\./)
  assert.doesNotMatch(await html('outside', `/de/aktuelles/${id}`), /Nicht auf dem neuesten Stand/)
  assert.equal((await json('office', 'PATCH', `/api/v1/news/${id}`, { version: 1, title: { de: 'x' } })).status, 412)
})

test('where the office blocks it, what is behind the other language is not published, and the page says which and what now', async () => {
  blocks = { news: true, event: false }
  const TWINS = { title: { de: 'Neues Labor', en: 'New lab' } }
  const { id } = await write('office', '/api/v1/news', TWINS)
  const [page, api] = [`/de/aktuelles/${id}`, `/api/v1/news/${id}`]
  const change = async (content: object): Promise<Response> => json('office', 'PATCH', api, { version: ((await (await get('office', api)).json()) as Written).version, ...content })
  assert.equal((await change({ title: { de: 'Neues Labor in Jena', en: 'New lab' } })).status, 200, 'a draft may be')
  assert.match(await html('office', page), /Die englische Fassung ist veraltet, denn die deutsche wurde geändert\. Bitte angleichen/)
  const refused = await form('office', `${page}/veroeffentlichung`, { do: 'publish' })
  assert.deepEqual([refused.status, /Die englische Fassung ist veraltet/.test(await refused.text())], [422, true])
  assert.match(await (await json('office', 'POST', `${api}/publication`, {})).text(), /twin\.staleEnglish|Die englische Fassung ist veraltet/)
  const { version } = (await (await get('office', api)).json()) as Written
  assert.equal((await form('office', `${page}/bearbeiten`, { version: String(version), titleDe: 'Neues Labor in Jena', titleEn: 'New lab', othersStay: 'yes' })).status, 303)
  assert.equal((await form('office', `${page}/veroeffentlichung`, { do: 'publish' })).status, 303)
  assert.equal((await change({ title: { de: 'Neues Labor in Weimar', en: 'New lab' } })).status, 409, 'nor is what readers have changed into it')
  const removing = await form('office', `${page}/bearbeiten`, { version: String(version + 2), titleDe: 'Neues Labor in Jena' })
  assert.deepEqual([removing.status, /Die englische Fassung fehlt, obwohl es sie schon gab\. Bitte wieder ergänzen/.test(await removing.text())], [422, true])
  blocks = { news: false, event: false }
  assert.equal((await change({ title: { de: 'Neues Labor in Weimar' } })).status, 200)
  assert.equal((await json('office', 'POST', `${api}/withdrawal`, {})).status, 200)
  blocks = { news: true, event: false }
  assert.equal((await json('office', 'POST', `${api}/publication`, {})).status, 409)
  assert.equal((await change(TWINS)).status, 200)
  assert.equal((await json('office', 'POST', `${api}/publication`, {})).status, 200)
  blocks = { news: false, event: false }
})

test('what is scheduled appears by the clock, everywhere at once', async () => {
  const { id } = await write('office', '/api/v1/news', { title: { de: 'Zum Jahresbeginn' } })
  assert.equal((await form('office', `/de/aktuelles/${id}/veroeffentlichung`, { do: 'publish', day: '2027-01-01', time: '00:00' })).status, 303)
  const places = ['/de/aktuelles', '/de/aktuelles/feed.atom', '/api/v1/news', '/sitemap.xml']
  for (const path of places) assert.doesNotMatch(await html('outside', path), new RegExp(id), path)
  assert.equal((await get('outside', `/de/aktuelles/${id}`)).status, 404)
  assert.match(await html('office', `/de/aktuelles/${id}`), /Öffentlich ab 1\. Januar 2027/)
  now = new Date('2026-12-31T23:00Z')
  for (const path of places) assert.match(await html('outside', path), new RegExp(id), path)
})

test('a form keeps what was entered and says which field is wrong; nothing is written', async () => {
  const refused = await form('office', '/de/termine/neu', { titleDe: 'Clustertag', textDe: 'Programm', startDay: '2027-05-03', startTime: '14:30', endTime: '13:00', zone: 'Europe/Berlin', place: 'Jena', registration: 'open' })
  const page = await refused.text()
  assert.equal(refused.status, 422)
  assert.match(page, /<a href="#form-endTime">Ende um: Das Ende liegt vor dem Beginn\./)
  assert.match(page, /value="Clustertag"/)
  assert.match(page, />Programm<\/textarea>/)
  for (const [name, value, wrong] of [['zone', 'Europe/Jena', 'keine Zeitzone'], ['capacity', 'viele', 'Die Zahl der Plätze ist'], ['titleDe', '', 'Der Titel fehlt'], ['place', '', 'Bitte einen Ort'], ['startDay', '2027-02-30', 'ist keine Zeit'], ['organisers', polymermat.id, 'gibt es hier nicht']] as const) {
    const answer = await form('office', '/de/termine/neu', { titleDe: 'Clustertag', startDay: '2027-05-03', startTime: '14:30', zone: 'Europe/Berlin', place: 'Jena', [name]: value })
    assert.equal(answer.status, 422, name)
    assert.match(await answer.text(), new RegExp(wrong), name)
  }
  const made = await form('office', '/de/termine/neu', { titleDe: 'Clustertag', startDay: '2027-05-03', startTime: '14:30', endTime: '18:00', zone: 'Europe/Berlin', place: 'Jena', registration: 'open', organisers: optonet.id })
  assert.equal(made.status, 303)
  const path = made.headers.get('location') ?? ''
  assert.match(await html('office', path), /Mo\., 3\. Mai 2027, 14:30\u00a0Uhr bis 18:00\u00a0Uhr.*OptoNet/s)
})

test('an event from the form to the list to sign: confirmed by mail, waiting, moving up, attendance; nobody else sees who comes', async () => {
  const id = await published('own', '/api/v1/events', { title: { de: 'Laserforum' }, event: { ...EVENT, capacity: 1, online: 'https://treffen.example/raum' } })
  const register = (name: string, more: Record<string, string> = {}): Promise<Response> => form('outside', `/de/termine/${id}/anmeldung`, { name, email: `${name.toLowerCase()}@firma.example`, organisation: 'Uhu Ophthalmik', consent: 'yes', ...more })
  const refused = await register('Erika', { consent: '', email: 'erika' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Das ist keine E-Mail-Adresse\..*Bitte das Feld ankreuzen\./s)
  for (const name of ['Erika', 'Otto', 'Paula']) assert.match(await (await register(name)).text(), /Bitte sehen Sie in Ihrem Postfach nach/)
  const [erika, otto, paula] = ['erika', 'otto', 'paula'].map((name) => linkIn(lastTo(`${name}@firma.example`))) as [string, string, string]
  assert.doesNotMatch(lastTo('erika@firma.example').text, /treffen\.example/, 'where to click is for who has a place')
  assert.match(await html('outside', erika), /Bitte bestätigen Sie die Anmeldung/)
  assert.equal((await registrationsOf(db, id as PublicationId)).filter(({ state }) => state !== 'asked').length, 0, 'looking confirms nothing')
  for (const link of [erika, otto, paula]) assert.equal((await form('outside', link, { do: 'confirm' })).status, 303)
  assert.match(lastTo('erika@firma.example').text, /Sie sind angemeldet:.*treffen\.example\/raum/s)
  assert.equal(lastTo('otto@firma.example').subject, 'Warteliste: „Laserforum“')
  assert.match(await html('outside', `/de/termine/${id}`), /0 von 1 frei/)

  assert.match(await (await register('Erika')).text(), /Bitte sehen Sie in Ihrem Postfach nach/, 'whether an address is known is not said')
  assert.equal((await form('outside', erika, { do: 'cancel' })).status, 303)
  assert.equal(lastTo('otto@firma.example').subject, 'Ein Platz ist frei geworden: „Laserforum“')
  assert.equal(lastTo('paula@firma.example').subject, 'Warteliste: „Laserforum“')
  const { version } = (await (await get('own', `/api/v1/events/${id}`)).json()) as Written
  assert.equal((await json('own', 'PATCH', `/api/v1/events/${id}`, { version, title: { de: 'Laserforum' }, event: { ...EVENT, capacity: 2 } })).status, 200)
  assert.equal(lastTo('paula@firma.example').subject, 'Ein Platz ist frei geworden: „Laserforum“', 'more places are for who waits')

  const list = `/de/termine/${id}/anmeldungen`
  for (const path of [list, `/de/termine/${id}/unterschriften`, `${list}/liste.csv`, `${list}/liste.xlsx`, `/api/v1/events/${id}/registrations`]) assert.equal(await statuses((role) => get(role, path)), 'office 404, own 200, otherMember 404, guest 404, outside 404', path)
  const ottos = (await registrationsOf(db, id as PublicationId)).find(({ name }) => name === 'Otto')
  assert.equal((await form('own', list, { attended: ottos?.id ?? '' })).status, 303)
  assert.match(await html('own', list), /2 Personen sind angemeldet, 0 auf der Warteliste; teilgenommen: 1\./)
  assert.match(await html('own', `${list}/liste.csv`), /Otto;Uhu Ophthalmik;otto@firma\.example;angemeldet;1\.\u00a0Januar 2027;1;ja/)
  assert.match(await html('own', `/de/termine/${id}/unterschriften`), /Otto.*Paula/s)
  for (const path of [`/de/termine/${id}`, '/de/termine', `/api/v1/events/${id}`, '/de/termine/kalender.ics', '/de/einbetten/termine']) assert.doesNotMatch(await html('outside', path), /otto|Otto|treffen\.example/, path)
})

test('two who take the last place at once: exactly one gets it', async () => {
  const id = await published('own', '/api/v1/events', { title: { de: 'Letzter Platz' }, event: { ...EVENT, capacity: 1 } })
  const names = ['anna', 'bert', 'carl', 'dora']
  for (const name of names) await json('outside', 'POST', `/api/v1/events/${id}/registrations`, { name, email: `${name}@firma.example`, consent: true })
  const links = names.map((name) => linkIn(lastTo(`${name}@firma.example`)))
  assert.deepEqual((await Promise.all(links.map((link) => form('outside', link, { do: 'confirm' })))).map(({ status }) => status), [303, 303, 303, 303])
  assert.deepEqual((await registrationsOf(db, id as PublicationId)).map(({ state }) => state).toSorted(), ['confirmed', 'waiting', 'waiting', 'waiting'])
})

const reminders = (): number => mails.filter(({ to, subject }) => to === 'frieda@firma.example' && subject.startsWith('Reminder')).length

test('who comes is told when time or place change, and when it is called off; an old link then confirms nothing', async () => {
  const id = await published('own', '/api/v1/events', { title: { de: 'Werkschau' }, event: EVENT })
  for (const name of ['Karl', 'Lena']) await json('outside', 'POST', `/api/v1/events/${id}/registrations`, { name, email: `${name}@firma.example`, language: 'de', consent: true })
  await form('outside', linkIn(lastTo('Karl@firma.example')), { do: 'confirm' })
  const change = async (content: object): Promise<void> => {
    const { version } = (await (await get('own', `/api/v1/events/${id}`)).json()) as Written
    assert.equal((await json('own', 'PATCH', `/api/v1/events/${id}`, { version, ...content })).status, 200)
  }
  const before = mails.length
  await change({ title: { de: 'Werkschau 2027' }, event: EVENT })
  assert.equal(mails.length, before, 'a title is no reason to write')
  await change({ title: { de: 'Werkschau 2027' }, event: { ...EVENT, place: 'Weimar, Congress Centrum' } })
  assert.match(lastTo('Karl@firma.example').text, /Zeit oder Ort geändert\..*Weimar, Congress Centrum/s)
  assert.equal(mails.length, before + 1, 'who never answered is not written to')
  assert.equal((await form('office', `/de/aktuelles/${id}/veroeffentlichung`, { do: 'withdraw' })).status, 303)
  assert.equal(lastTo('Karl@firma.example').subject, 'Abgesagt: „Werkschau 2027“')
  const late = await form('outside', linkIn(lastTo('Lena@firma.example')), { do: 'confirm' })
  assert.equal(late.status, 422)
  assert.match(await late.text(), /findet nicht statt wie angekündigt/)
})

test('a day before, everybody who comes is reminded once', async () => {
  const id = await published('own', '/api/v1/events', { title: { de: 'Frühstück' }, event: { ...EVENT, starts: '2027-01-03T09:00', ends: '2027-01-03T10:00' } })
  await json('outside', 'POST', `/api/v1/events/${id}/registrations`, { name: 'Frieda', email: 'frieda@firma.example', language: 'en', consent: true })
  await form('outside', linkIn(lastTo('frieda@firma.example')), { do: 'confirm' })
  const [remind] = newsJobs(needs)
  const doing = { id: '1', revision: 0, attempt: 1, log: log as never, signal: new AbortController().signal }
  await remind?.run({ event: id, origin: 'https://allianz.example' }, doing)
  assert.equal(reminders(), 0, 'too early: it was put off meanwhile')
  now = new Date('2027-01-02T09:00Z')
  for (const _ of [1, 2]) await remind?.run({ event: id, origin: 'https://allianz.example' }, doing)
  assert.equal(reminders(), 1)
})

test('a foreign, broken or old link leads nowhere, and registering ends when the event begins', async () => {
  for (const token of ['x', 'A'.repeat(22), encodeURIComponent(HOSTILE), '%27--']) for (const path of [`/de/anmeldung/${token}`, `/de/newsletter/${token}`]) {
    assert.equal((await get('outside', path)).status, 404, path)
    assert.equal((await form('outside', path, { do: 'confirm' })).status, 404, path)
  }
  const id = await published('own', '/api/v1/events', { title: { de: 'Gleich' }, event: { ...EVENT, starts: '2027-01-02T11:00', ends: '2027-01-02T12:00' } })
  await json('outside', 'POST', `/api/v1/events/${id}/registrations`, { name: 'Gustav', email: 'gustav@firma.example', consent: true })
  const link = linkIn(lastTo('gustav@firma.example'))
  now = new Date('2027-01-02T10:30Z')
  const late = await form('outside', link, { do: 'confirm' })
  assert.equal(late.status, 422)
  assert.match(await late.text(), /hat schon begonnen/)
  assert.equal((await get('outside', `/de/termine/${id}/anmeldung`)).status, 409)
  const closed = await published('own', '/api/v1/events', { title: { de: 'Zu' }, event: { ...EVENT, registration: 'closed' } })
  assert.match(await html('outside', `/de/termine/${closed}`), /disabled[^>]*>Anmelden<\/button><span class="reason"[^>]*>Die Anmeldung ist geschlossen\./)
})

test('a picture needs words for who does not see it, and is shown to who may read what it belongs to', async () => {
  const { id } = await write('own', '/api/v1/news', { title: { de: 'Mit Bild' } })
  const bytes = new Uint8Array(await (await loadSharp())({ create: { width: 60, height: 40, channels: 3, background: '#336699' } }).png().toBuffer())
  const upload = (content: Uint8Array<ArrayBuffer>, altDe: string): Promise<Response> => {
    const data = new FormData()
    data.set('picture', new File([content], 'labor.png'))
    data.set('altDe', altDe)
    return send('own', 'POST', `/de/aktuelles/${id}/bilder`, data)
  }
  assert.match(await (await upload(bytes, '')).text(), /was das Bild zeigt/)
  assert.match(await (await upload(new TextEncoder().encode('kein Bild'), 'Das Labor')).text(), /value="Das Labor"/)
  assert.equal((await upload(bytes, 'Das Labor')).status, 303)
  const src = /<img src="([^"]+)" width="60" height="40" alt="Das Labor"/.exec(await html('own', `/de/aktuelles/${id}`))?.[1] ?? ''
  assert.equal(await statuses((role) => get(role, src)), 'office 200, own 200, otherMember 404, guest 404, outside 404')
  await form('own', `/de/aktuelles/${id}/veroeffentlichung`, { do: 'publish' })
  const shown = await get('outside', src)
  assert.deepEqual([shown.status, shown.headers.get('content-type')], [200, 'image/webp'])
  assert.match(await html('outside', `/de/aktuelles/${id}`), new RegExp(`<meta property="og:image" content="https://allianz\\.example${src}"`))
})

test('programs read the same: feed, calendar with its zone, sitemap, data blocks', async () => {
  const id = await published('own', '/api/v1/events', { title: { de: `Forum ${HOSTILE}` }, text: { de: 'Programm </script>' }, event: EVENT })
  const page = await html('outside', `/de/termine/${id}`)
  const [, block = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? []
  const data = JSON.parse(block) as Record<string, unknown>
  assert.deepEqual([data['@type'], data['startDate'], data['eventAttendanceMode']], ['Event', '2027-05-03T12:30:00.000Z', 'https://schema.org/OfflineEventAttendanceMode'])
  assert.match(page, new RegExp(`<link rel="canonical" href="https://allianz\\.example/de/termine/${id}"`))
  assert.match(page, new RegExp(`hreflang="en" href="https://allianz\\.example/en/events/${id}"`))
  const calendar = await get('outside', `/de/termine/${id}/kalender.ics`)
  assert.equal(calendar.headers.get('content-type'), 'text/calendar; charset=utf-8')
  assert.match(await calendar.text(), /BEGIN:VTIMEZONE.*DTSTART;TZID=Europe\/Berlin:20270503T143000/s)
  assert.match(await html('outside', '/en/events/calendar.ics'), new RegExp(`UID:${id}@`))
  const sitemap = await html('outside', '/sitemap.xml')
  assert.match(sitemap, new RegExp(`<loc>https://allianz\\.example/de/termine/${id}</loc>`))
  const { id: draft } = await write('own', '/api/v1/events', { title: { de: 'Noch geheim' }, event: EVENT })
  assert.equal((await get('own', `/de/termine/${draft}/kalender.ics`)).status, 404)
  for (const path of ['/sitemap.xml', '/de/termine/kalender.ics', '/de/aktuelles/feed.atom', '/de/einbetten/termine', '/de/termine', '/api/v1/events']) assert.doesNotMatch(await html('outside', path), new RegExp(`${draft}|Noch geheim`), path)
})

test('two pages may stand in frames of others, without script and cookie; no other page may', async () => {
  for (const path of ['/de/einbetten/termine', '/en/embed/events', '/de/einbetten/mitglieder', '/en/embed/members']) {
    const answer = await get('own', path)
    assert.match(answer.headers.get('content-security-policy') ?? '', /frame-ancestors \*/, path)
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'; script-src 'self'/)
    assert.deepEqual([answer.headers.get('x-frame-options'), answer.headers.get('set-cookie')], [null, null])
    const page = await answer.text()
    assert.doesNotMatch(page, /<script|<form/)
    for (const [link] of page.matchAll(/<a [^>]*>/g)) assert.match(link, /href="https:\/\/allianz\.example\/.*target="_blank" rel="noopener"/)
  }
  const members = await html('otherMember', '/de/einbetten/mitglieder')
  assert.match(members, /OptoNet<\/a>, Jena/)
  assert.doesNotMatch(members, /PolymerMat|medways/, 'whom the public does not know, and guests')
  for (const path of ['/de/aktuelles', '/de/termine', '/de/newsletter', '/de/einbetten/nichts']) assert.match((await get('outside', path)).headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/, path)
})

test('the newsletter: ordered, confirmed by mail, ended by its link; the answer never says whether an address is known', async () => {
  const order = (email: string): Promise<Response> => form('outside', '/de/newsletter', { email, language: 'de', consent: 'yes' })
  assert.equal((await form('outside', '/de/newsletter', { email: 'x', language: 'de' })).status, 422)
  const first = await (await order('Erika@firma.example')).text()
  const link = linkIn(lastTo('Erika@firma.example'))
  assert.match(await html('outside', link), /Bitte bestätigen Sie, dass Sie den Newsletter erhalten möchten\./)
  await form('outside', link, { do: 'confirm' })
  now = new Date(now.getTime() + 3_600_000)
  assert.equal(await (await order('erika@FIRMA.example')).text(), first, 'whoever asks reads the same')
  assert.equal(lastTo('erika@FIRMA.example').subject, 'Sie erhalten den Newsletter schon')
  const before = mails.length
  await order('erika@firma.example')
  assert.equal(mails.length, before, 'and nobody’s mailbox is filled')
  assert.equal(await statuses((role) => form(role, '/de/newsletter/empfang.csv', {})), 'office 200, own 404, otherMember 404, guest 404, outside 404')
  const csv = await (await form('office', '/de/newsletter/empfang.csv', {})).text()
  const [, unsubscribe = ''] = /Erika@firma\.example;de;1;.*;https:\/\/allianz\.example(\S+)/.exec(csv) ?? []
  assert.equal((await form('outside', unsubscribe, { do: 'end' })).status, 303)
  assert.match(await html('outside', unsubscribe), /Der Newsletter ist abbestellt/)
  assert.doesNotMatch(await (await form('office', '/de/newsletter/empfang.csv', {})).text(), /Erika/)
})

test('nothing that comes in is shown as HTML, and nothing broke behind a door', async () => {
  const made = await form('own', '/de/termine/neu', { titleDe: HOSTILE, textDe: HOSTILE, titleEn: HOSTILE, textEn: `[x](javascript:alert(1)) ${HOSTILE}`, contactName: HOSTILE, contactEmail: HOSTILE, contactPhone: HOSTILE, startDay: '2027-05-03', startTime: '14:30', zone: 'Europe/Berlin', place: HOSTILE, registration: 'open' })
  const path = made.headers.get('location') ?? ''
  const id = path.split('/').at(-1) ?? ''
  await form('own', `/de/aktuelles/${id}/veroeffentlichung`, { do: 'publish' })
  await form('outside', `/de/termine/${id}/anmeldung`, { name: HOSTILE, email: 'h@firma.example', organisation: HOSTILE, consent: 'yes' })
  const link = linkIn(lastTo('h@firma.example'))
  await form('outside', link, { do: 'confirm' })
  for (const page of [path, `/en/events/${id}`, `/de/aktuelles/${id}/bearbeiten`, `/de/aktuelles/${id}/bilder`, `/de/termine/${id}/anmeldung`, `/de/termine/${id}/anmeldungen`, `/de/termine/${id}/unterschriften`, link, '/de/aktuelles', '/de/termine', '/de/einbetten/termine', `/de/termine?after=${encodeURIComponent(HOSTILE)}&past=${encodeURIComponent(HOSTILE)}`]) {
    const answer = await get('own', page)
    assert.equal(answer.status, 200, page)
    assert.doesNotMatch(await answer.text(), /<script(?! type="(?:module" src="\/assets\/|application\/ld\+json"))|<img src=x|href="javascript/, page)
  }
  assert.deepEqual(broken, [])
})
