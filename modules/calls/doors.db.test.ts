/** Calls through the doors of the whole house: who reads and writes what, feeds from a small web, files, calendars, and what nobody should send. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { dayAfter } from '#platform/time'
import { keepBelongings, keepMemberships } from '../members/placing-store.ts'
import { openToPublic } from '../members/organisation.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { testWeb } from '../../platform/web/sample.ts'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { today } from '../../app/wiring.ts'
import type { FeedId } from './feed.ts'
import { feedsLater, FEEDS_MS } from './jobs.ts'
import { feedNotices } from './notices.part.ts'
import { findCall, listOpenCalls } from './index.ts'

const database = await testDatabase()
const { db } = database
const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const polymermat = openToPublic(organisationOf('PolymerMat', 'cluster', { fields: ['plastics'] }))
const medways = openToPublic(organisationOf('medways', 'cluster'))
const uhu = openToPublic(organisationOf('Uhu Ophthalmik', 'company', { fields: ['optics'] }))
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, polymermat, medways, uhu]))
  await keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }])
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: polymermat.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: medways.id, kind: 'guest', founding: false, from: '2020-01-01' }])
})

// ---- A small web of feeds

const entry = (id: string, title: string, text: string): string => `<entry><id>${id}</id><title>${title}</title><content type="html">&lt;p&gt;${text}&lt;/p&gt;</content><link href="https://foerderung.example/${id}"/></entry>`
const feeds = { '/feed': `<feed><title>Musterförderer</title>${entry('eins', 'Laser im Feed', 'Gefördert wird Lasertechnik.')}${entry('zwei', 'Optik im Feed', 'Gefördert wird Mikrooptik.')}</feed>`, '/html': '<html><body>kein Feed' } as Record<string, string>
const web = await testWeb((request, response) => {
  const path = request.url ?? ''
  if (path === '/inwards') return void response.writeHead(302, { Location: 'http://169.254.169.254/feed' }).end()
  if (path === '/huge') return void response.writeHead(200, { 'Content-Type': 'application/atom+xml', 'Content-Length': '1000000000' }).write('<feed>')
  if (feeds[path] === undefined) return void response.writeHead(404).end()
  response.writeHead(200, { 'Content-Type': 'application/atom+xml; charset=utf-8' }).end(feeds[path])
})
after(() => web.close())

const house = await openWholeHouse(database, { isBounded: false, reach: web.reach })

const ROLES = { office: 'curator', own: uhu.id, cluster: optonet.id, otherMember: polymermat.id, guest: medways.id, outside: '' } as const
type Role = keyof typeof ROLES
const EVERY = Object.keys(ROLES) as Role[]
const get = (role: Role, path: string): Promise<Response> => house.send(ROLES[role], 'GET', path)
const html = async (role: Role, path: string, status = 200): Promise<string> => {
  const answer = await get(role, path)
  assert.equal(answer.status, status, `${path} ${house.broken.join('\n')}`)
  return answer.text()
}
const form = (role: Role, path: string, values: Record<string, string>): Promise<Response> => house.send(ROLES[role], 'POST', path, new URLSearchParams(values))
const json = (role: Role, method: string, path: string, content: object = {}, headers: Record<string, string> = {}): Promise<Response> => house.send(ROLES[role], method, path, JSON.stringify(content), { 'content-type': 'application/json', ...headers })
type Told = Record<string, unknown> & { readonly id: string; readonly version: number }
const made = async (answer: Response, status = 201): Promise<Told> => {
  assert.equal(answer.status, status, `${await answer.clone().text()} ${house.broken.join('\n')}`)
  return (await answer.json()) as Told
}
const statuses = async (ask: (role: Role) => Promise<Response>): Promise<string> => {
  const told: string[] = []
  for (const role of EVERY) told.push(`${role} ${(await ask(role)).status}`)
  return told.join(', ')
}
const titled = (title: string, more: object = {}) => ({ kind: 'funding', audience: 'public', twins: { de: { title, text: 'Gefördert werden Lasertechnik und Mikrooptik.', eligible: 'Alle' } }, ...more })
const enter = async (role: Role, title: string, more: object = {}): Promise<Told> => made(await json(role, 'POST', '/api/v1/calls', titled(title, more)))
const soon = (days: number): string => dayAfter(today(), days)

// ---- Reading and writing

test('a public call is read by everybody, one of the alliance by nobody outside: not in lists, counts, searches or calendars', async () => {
  const open = await enter('office', 'Reiherlicht', { closes: soon(19), link: 'https://foerderung.example/reiher' })
  const inner = await enter('office', 'Kranichwort', { audience: 'alliance', closes: soon(5) })
  const ALL = EVERY.map((role) => `${role} 200`).join(', ')
  const INSIDE = 'office 200, own 200, cluster 200, otherMember 200, guest 404, outside 404'
  for (const path of [`/de/foerderaufrufe/${open.id}`, `/en/calls/${open.id}`, `/api/v1/calls/${open.id}`, `/api/v1/calls/${open.id}/fits`, '/de/foerderaufrufe', '/en/calls', '/api/v1/calls', '/de/foerderaufrufe/fristen.ics', '/de/foerderaufrufe/kalender']) assert.equal(await statuses((role) => get(role, path)), ALL, path)
  for (const path of [`/de/foerderaufrufe/${inner.id}`, `/en/calls/${inner.id}`, `/api/v1/calls/${inner.id}`, `/api/v1/calls/${inner.id}/fits`]) assert.equal(await statuses((role) => get(role, path)), INSIDE, path)
  for (const role of ['guest', 'outside'] as const) for (const path of ['/de/foerderaufrufe', '/de/foerderaufrufe?text=Kranich', '/api/v1/calls?state=all', '/de/foerderaufrufe/fristen.ics', '/de']) assert.doesNotMatch(await html(role, path), /Kranich[w]/, path)
  assert.match(await html('outside', '/de/foerderaufrufe'), /1 offener oder angekündigter Aufruf;/)
  assert.match(await html('own', '/de/foerderaufrufe'), /2 offene und angekündigte Aufrufe;/)
  assert.match(await html('own', '/de/foerderaufrufe?text=kranich'), /Kranichwort/)
  assert.doesNotMatch(await html('office', '/de/foerderaufrufe/fristen.ics'), /Kranich/, 'the public calendar is the same for everybody')
})

test('office and managers of members enter; each changes its own, the office all', async () => {
  assert.equal(await statuses((role) => json(role, 'POST', '/api/v1/calls', titled('Wer darf'))), 'office 201, own 201, cluster 201, otherMember 201, guest 403, outside 401')
  for (const path of ['/de/foerderaufrufe/neu', '/de/foerderaufrufe/import']) assert.equal(await statuses((role) => get(role, path)), 'office 200, own 200, cluster 200, otherMember 200, guest 403, outside 401')
  for (const path of ['/de/foerderaufrufe/feeds', '/api/v1/call-feeds']) assert.equal(await statuses((role) => get(role, path)), 'office 200, own 403, cluster 403, otherMember 403, guest 403, outside 401')
  const { id } = await enter('own', 'Uhus Aufruf')
  assert.equal(await statuses((role) => get(role, `/de/foerderaufrufe/${id}/bearbeiten`)), 'office 200, own 200, cluster 403, otherMember 403, guest 403, outside 401')
  assert.match(await html('cluster', `/de/foerderaufrufe/${id}`), /Ändern können das die Geschäftsstelle, die Moderation/)
  assert.equal((await json('otherMember', 'POST', `/api/v1/calls/${id}/withdrawal`)).status, 403)
  const inner = await enter('own', 'Innen', { audience: 'alliance' })
  assert.equal((await json('guest', 'PATCH', `/api/v1/calls/${inner.id}`, { ...titled('x'), version: 1 })).status, 404, 'what one may not read does not exist')
})

test('the engine finds the topics; people change them; two at once are told apart', async () => {
  const { id } = await enter('own', 'Themen')
  await house.settled()
  const found = must(await findCall(db, id as never))
  assert.deepEqual([...(found.found ?? [])].toSorted(), ['laser-technology', 'micro-optics'])
  assert.match(await html('own', `/de/foerderaufrufe/${id}`), /Vom Programm im Text gefunden/)
  const page = `/de/foerderaufrufe/${id}/themen`
  const wrong = await form('own', page, { version: '1', topics: 'laser-technology', more: 'Kranichtechnik' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /„Kranichtechnik“ ist hier kein Thema.*Kranichtechnik<\/textarea>/s)
  assert.equal((await form('own', page, { version: '1', topics: 'laser-technology', more: 'spritzgießen\n' })).status, 303)
  assert.deepEqual(must(await findCall(db, id as never)).confirmed, ['laser-technology', 'injection-moulding'])
  assert.match(await html('own', '/de/foerderaufrufe?topic=laser-technology'), />Themen</)
  assert.doesNotMatch(await html('own', '/de/foerderaufrufe?topic=medical-technology'), />Themen</)
  assert.equal((await json('own', 'PUT', `/api/v1/calls/${id}/topics`, { version: 1, topics: [] })).status, 412)
  const tag = (await get('own', `/api/v1/calls/${id}`)).headers.get('etag') ?? ''
  assert.equal((await json('own', 'PATCH', `/api/v1/calls/${id}`, { ...titled('Themen'), version: 2, closes: soon(40) }, { 'if-match': tag })).status, 200)
  assert.equal((await json('own', 'PATCH', `/api/v1/calls/${id}`, { ...titled('Themen'), version: 3 }, { 'if-match': tag })).status, 412)
  await house.settled()
  assert.equal(must(await findCall(db, id as never)).found?.length, 2)
})

test('for a tender nothing is compared, by page or API, and the page says why', async () => {
  const { id } = await enter('office', 'Prüfstand', { kind: 'tender' })
  await house.settled()
  const page = await html('own', `/de/foerderaufrufe/${id}`)
  assert.match(page, /§ 298 StGB/)
  assert.doesNotMatch(page, /Welche Schnittmengen passen|Was fehlt/)
  const fits = await get('own', `/api/v1/calls/${id}/fits`)
  assert.equal(fits.status, 409)
  assert.match(await fits.text(), /§ 298/)
})

test('a call that closed yesterday is shown as closed, cannot be chosen, and says so in a sentence', async () => {
  const { id } = await enter('office', 'Vorbei', { closes: soon(-1) })
  assert.match(await html('outside', `/de/foerderaufrufe/${id}`), /Für ein neues Vorhaben kann dieser Aufruf nicht mehr gewählt werden\./)
  assert.doesNotMatch(await html('outside', '/de/foerderaufrufe'), /Vorbei/)
  assert.match(await html('outside', '/de/foerderaufrufe?state=closed'), /Vorbei/)
  assert.ok((await listOpenCalls(db, { isInside: true, today: today(), limit: 200 })).every((call) => call.id !== id))
  const last = await enter('office', 'Letzter Tag', { closes: today() })
  assert.match(await html('outside', `/de/foerderaufrufe/${last.id}`), /heute ist der letzte Tag/)
})

test('a withdrawn call leaves the lists; its page stays and says so; it can come back', async () => {
  const { id } = await enter('office', 'Zurückgezogenes')
  assert.equal((await form('office', `/de/foerderaufrufe/${id}/rueckzug`, { do: 'withdraw' })).status, 303)
  assert.match(await html('outside', `/de/foerderaufrufe/${id}`), /Dieser Aufruf gilt nicht mehr/)
  assert.doesNotMatch(await html('outside', '/de/foerderaufrufe'), /Zurückgezogenes/)
  assert.equal((await json('office', 'POST', `/api/v1/calls/${id}/withdrawal`)).status, 409)
  assert.equal((await json('office', 'DELETE', `/api/v1/calls/${id}/withdrawal`)).status, 200)
  assert.match(await html('outside', '/de/foerderaufrufe'), /Zurückgezogenes/)
})

test('what is wrong with a form stands at its field in one sentence, and nothing of it is lost', async () => {
  const sent = { kind: 'funding', audience: 'public', titleDe: 'Mein Titel', textDe: 'Mein Text', opens: '2027-05-01', closes: '2027-04-01', link: '' }
  const backwards = await form('own', '/de/foerderaufrufe/neu', sent)
  assert.equal(backwards.status, 422)
  assert.match(await backwards.text(), /value="Mein Titel".*Mein Text<\/textarea>.*liegt vor dem Beginn/s)
  for (const [change, told] of [[{ titleDe: '', closes: '' }, /In dieser Sprache steht ein Text ohne Titel/], [{ titleDe: '', textDe: '', closes: '' }, /Der Titel fehlt\. Bitte auf Deutsch oder Englisch/], [{ link: 'javascript:alert(1)', closes: '' }, /Das ist keine Webadresse/], [{ closes: '30.2.2027' }, /Das ist kein Tag\./], [{ kind: 'alles' }, /name="kind"[^>]*aria-invalid="true"/], [{ textDe: 'x'.repeat(30_001), closes: '' }, /zu lang; möglich sind 30\.000 Zeichen/]] as const) {
    const answer = await form('own', '/de/foerderaufrufe/neu', { ...sent, ...change })
    assert.equal(answer.status, 422, String(told))
    assert.match(await answer.text(), told)
  }
  const { id } = await made(await json('own', 'POST', '/api/v1/calls', { kind: 'funding', twins: { de: { title: HOSTILE, text: `${HOSTILE}\n\n[x](javascript:alert(1))`, eligible: HOSTILE } } }))
  for (const path of [`/de/foerderaufrufe/${id}`, '/de/foerderaufrufe', `/de/foerderaufrufe/${id}/bearbeiten`, `/de/foerderaufrufe/${id}/themen`]) assert.doesNotMatch(await html('own', path), /<script>alert|<img src=x|href="javascript/)
  assert.equal((await json('own', 'POST', '/api/v1/calls', { kind: 'funding', audience: 'public', twins: {}, price: 5 })).status, 422)
})

// ---- Feeds

const begin = async (path: string, more: object = {}): Promise<FeedId> => (await made(await json('office', 'POST', '/api/v1/call-feeds', { address: web.at(path, 'foerderung.example'), kind: 'funding', language: 'de', ...more }))).id as unknown as FeedId
const readAgain = async (id: FeedId): Promise<void> => {
  assert.equal((await json('office', 'POST', `/api/v1/call-feeds/${id}/readings`)).status, 202)
  await house.settled()
}
const feedNamed = async (id: FeedId) => ((await (await get('office', '/api/v1/call-feeds')).json()) as { feeds: { id: string; failures: number; refused?: string; counts?: object }[] }).feeds.find((one) => one.id === id)
const ofFeed = async (text: string): Promise<Told[]> => ((await (await get('office', `/api/v1/calls?text=${encodeURIComponent(text)}`)).json()) as { calls: Told[] }).calls

test('a feed is read: twice comes once, what changed is changed, what was changed by hand is not overwritten, what is gone stays', async () => {
  const id = await begin('/feed')
  assert.equal((await json('office', 'POST', '/api/v1/call-feeds', { address: web.at('/feed', 'foerderung.example'), kind: 'funding', language: 'de' })).status, 409)
  await house.settled()
  assert.deepEqual((await feedNamed(id))?.counts, { new: 2, changed: 0, same: 0, differs: 0, skipped: 0 })
  const [laser] = await ofFeed('Laser im Feed')
  assert.deepEqual(laser?.['found'], ['laser-technology'])
  await readAgain(id)
  assert.deepEqual((await feedNamed(id))?.counts, { new: 0, changed: 0, same: 2, differs: 0, skipped: 0 })
  const [optics] = await ofFeed('Optik im Feed')
  assert.equal((await json('office', 'PATCH', `/api/v1/calls/${optics?.id}`, { ...titled('Optik im Feed'), closes: soon(50), version: optics?.version })).status, 200)
  feeds['/feed'] = `<feed><title>Musterförderer</title>${entry('eins', 'Laser im Feed', 'Jetzt geht es um Spritzgießen.')}${entry('zwei', 'Optik im Feed, neu', 'Anderes.')}</feed>`
  await readAgain(id)
  assert.deepEqual((await feedNamed(id))?.counts, { new: 0, changed: 1, same: 0, differs: 1, skipped: 0 })
  assert.deepEqual(new Set((await ofFeed('Laser im Feed'))[0]?.['found'] as string[]), new Set(['laser-technology', 'injection-moulding']))
  const page = `/de/foerderaufrufe/${optics?.id}`
  assert.match(await html('office', page), /Im Feed steht inzwischen etwas anderes/)
  assert.doesNotMatch(await html('outside', page), /Im Feed steht/)
  assert.match(await html('outside', page), /Lasertechnik und Mikrooptik/, 'as it was written by hand')
  feeds['/feed'] = '<feed><title>Musterförderer</title></feed>'
  await readAgain(id)
  assert.equal((await ofFeed('im Feed')).length, 2)
  assert.equal((await json('office', 'DELETE', `/api/v1/call-feeds/${id}`)).status, 204)
  assert.equal((await ofFeed('im Feed')).length, 2, 'what it brought stays')
  assert.equal((await json('office', 'DELETE', `/api/v1/call-feeds/${id}`)).status, 404)
})

test('a feed that leads inwards, is huge, is no feed or is not there says why; after three times the office is told', async () => {
  const told: readonly (readonly [string, RegExp])[] = [['/inwards', /liegt nicht im öffentlichen Internet/], ['/huge', /ist größer als 5.MB/], ['/html', /liegt hier kein Feed/], ['/nirgends', /Bitte|gibt es/]]
  const ids: FeedId[] = []
  for (const [path] of told) ids.push(await begin(path))
  await house.settled()
  for (const [at, [path, sentence]] of told.entries()) {
    const feed = await feedNamed(ids[at] ?? ('' as FeedId))
    assert.equal(feed?.failures, 1, path)
    assert.match(feed?.refused ?? '', sentence)
  }
  assert.match(await html('office', '/de/foerderaufrufe/feeds'), /gescheitert: 169\.254\.169\.254 liegt nicht im öffentlichen Internet/)
  const office = { organisations: [], roles: ['office'], today: today(), person: undefined } as never
  assert.equal((await feedNotices(db, office)).length, 0)
  for (let times = 0; times < 2; times++) await readAgain(ids[2] ?? ('' as FeedId))
  assert.deepEqual((await feedNotices(db, office)).map(({ about }) => about.de), [web.at('/html', 'foerderung.example')])
  assert.equal((await feedNotices(db, { organisations: [uhu.id], roles: [], today: today() })).length, 0)
  for (const [address, sentence] of [['', /fehlt|Bitte/], ['file:///etc/passwd', /file|Adresse|http/], ['http://name:wort@a.example/', /Anmelde|Namen|Zugangs|Passwort|Adresse/]] as const) {
    const answer = await form('office', '/de/foerderaufrufe/feeds', { address, kind: 'funding', audience: 'public', language: 'de' })
    assert.equal(answer.status, 422, address)
    assert.match(await answer.text(), sentence)
  }
})

test('feeds are read once a day, however often it is looked', async () => {
  assert.ok(FEEDS_MS < 86_400_000)
  const id = await begin('/feed')
  await house.settled()
  const asked = web.asked.length
  await feedsLater(db)
  await house.settled()
  assert.equal(web.asked.length, asked)
  await sql`update call_feeds set read_at = now() - interval '25 hours' where id = ${id}`.execute(db)
  await feedsLater(db)
  await house.settled()
  assert.equal(web.asked.length, asked + 1)
})

// ---- Files

const upload = (role: Role, path: string, content: string): Promise<Response> => {
  const data = new FormData()
  data.set('audience', 'public')
  data.append('file', new File([content], 'aufrufe.csv'))
  return house.send(ROLES[role], 'POST', path, data)
}

test('a file is shown row by row, done once as it was shown, and a second time changes nothing', async () => {
  const csv = 'Titel;Art;Frist;Link\nGlas im Ofen;Förderaufruf;31.1.2099;https://foerderung.example/glas\nBau;;;\nBrücke;Ausschreibung;bald;'
  const begun = await upload('own', '/de/foerderaufrufe/import', csv)
  assert.equal(begun.status, 303, await begun.clone().text())
  const path = begun.headers.get('location') ?? ''
  const page = await html('own', path)
  assert.match(page, /1 neu, 0 geändert, 0 unverändert, 2 nicht übernommen/)
  assert.match(page, /Die Art fehlt\..*Das ist kein Tag\./s)
  for (const role of ['otherMember', 'office'] as const) await html(role, path, 404)
  const plan = /name="plan" value="([^"]+)"/.exec(page)?.[1] ?? ''
  assert.equal((await form('own', path, { plan: 'anderes' })).status, 422)
  const done = await form('own', path, { plan })
  assert.equal(done.status, 200)
  assert.match(await done.text(), /1 neu/)
  assert.equal((await form('own', path, { plan })).status, 404, 'once')
  const again = await made(await upload('own', '/api/v1/call-imports', csv))
  assert.deepEqual(again['counts'], { creates: 0, changes: 0, same: 1, refused: 2 })
  assert.deepEqual((await made(await upload('otherMember', '/api/v1/call-imports', csv.replace('2099', '2098'))))['counts'], { creates: 0, changes: 0, same: 0, refused: 3 }, 'what somebody else entered')
  const [glass] = await ofFeed('Glas im Ofen')
  assert.deepEqual(glass?.['origin'], { from: 'file', name: 'aufrufe.csv' })
  for (const [content, told] of [['', /Datei/], ['Name;Ort\nx;y', /fehlt eine Kopfzeile/], ['PK\u0003\u0004kaputt', /Datei/], [`Titel;Art\n"${'x'.repeat(50)}`, /./]] as const) {
    const answer = await upload('own', '/de/foerderaufrufe/import', content)
    assert.equal(answer.status, 422, content)
    assert.match(await answer.text(), told)
  }
})

// ---- Calendars

const address = async (): Promise<string> => new URL(String((await made(await json('otherMember', 'POST', '/api/v1/call-calendar')))['address'])).pathname

test('each member has a secret calendar with what the alliance keeps to itself; renewed, the old address leads nowhere, and who left reads no more', async () => {
  await enter('office', 'Geheimfrist', { audience: 'alliance', closes: soon(9) })
  assert.equal(await statuses((role) => json(role, 'POST', '/api/v1/call-calendar')), 'office 403, own 201, cluster 201, otherMember 201, guest 403, outside 401')
  const [first, second] = [await address(), await address()]
  assert.equal((await get('outside', first)).status, 404)
  const calendar = await get('outside', second)
  assert.match(calendar.headers.get('content-type') ?? '', /^text\/calendar/)
  const text = await calendar.text()
  assert.match(text, /SUMMARY:Frist: Geheimfrist/)
  assert.match(text, new RegExp(`DTSTART;VALUE=DATE:${soon(9).replaceAll('-', '')}`))
  assert.doesNotMatch(await html('outside', '/de/foerderaufrufe/fristen.ics'), /Geheimfrist/)
  const shown = await form('otherMember', '/de/foerderaufrufe/kalender', {})
  assert.match(await shown.text(), /Ihre geheime Adresse.*\/kalender\/[\w-]{32}\/fristen\.ics/s)
  assert.doesNotMatch(await html('otherMember', '/de/foerderaufrufe/kalender'), /\/kalender\/[\w-]{32}\//, 'once')
  const third = await address()
  await sql`update memberships set until_day = ${soon(-1)}::date where organisation = ${polymermat.id}`.execute(db)
  assert.equal((await get('outside', third)).status, 404)
  await sql`update memberships set until_day = null where organisation = ${polymermat.id}`.execute(db)
  assert.equal((await get('outside', `/de/foerderaufrufe/kalender/${newId()}/fristen.ics`)).status, 404)
})

test('nothing broke behind a door', () => assert.deepEqual(house.broken, []))
