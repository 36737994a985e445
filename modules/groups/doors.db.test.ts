/** Discussions, circulars, contacts and reports in the whole house: pages, API, mail that comes in by a real SMTP server. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { createTransport } from 'nodemailer'
import { extract } from '#engine/extract'
import { transact } from '#platform/database'
import { openInbox } from '#platform/inbox'
import { silentLog } from '#platform/log'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { tellDay } from '#platform/time'
import { seedPeople, type Person } from '#modules/people'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { today } from '../../app/wiring.ts'
import { openToPublic } from '../members/organisation.ts'
import { keepBelongings, keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import { openMentions, seeMentions, unansweredAbout } from './comment-store.ts'

const database = await testDatabase()
const { db } = database
const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const polymermat = openToPublic(organisationOf('PolymerMat', 'cluster', { fields: ['plastics'] }))
const medways = openToPublic(organisationOf('medways', 'cluster'))
const uhu = openToPublic(organisationOf('Uhu Ophthalmik', 'company', { fields: ['optics'] }))
const iltis = openToPublic(organisationOf('Iltis Optik', 'company'))
const personOf = (name: string, email: string, language: Person['language'] = 'de'): Person => ({ id: newId(), name, email, language, invented: true })
const aenne = personOf('Änne Probst', 'aenne@optonet.example')
const otto = personOf('Otto Uhu', 'otto@uhu.example', 'en')
const gast = personOf('Gustav Gast', 'gustav@medways.example')
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, polymermat, medways, uhu, iltis]))
  await keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }])
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: polymermat.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: medways.id, kind: 'guest', founding: false, from: '2020-01-01' }])
  must(await seedPeople(tx, [{ person: aenne, offices: [{ organisation: optonet.id, role: 'manager' }] }, { person: otto, offices: [{ organisation: uhu.id, role: 'contributor' }] }, { person: gast, offices: [{ organisation: medways.id, role: 'manager' }] }], '2020-01-01', newId))
})
const house = await openWholeHouse(database, { isBounded: false })

const ROLES = { office: 'curator', own: uhu.id, cluster: optonet.id, otherMember: polymermat.id, guest: medways.id, outside: '' } as const
type Role = keyof typeof ROLES
const EVERY = Object.keys(ROLES) as Role[]
const get = (role: Role, path: string): Promise<Response> => house.send(ROLES[role], 'GET', path)
const html = async (role: Role, path: string): Promise<string> => {
  const answer = await get(role, path)
  assert.equal(answer.status, 200, `${path} ${house.broken.join('\n')}`)
  return answer.text()
}
const form = (role: Role, path: string, values: Record<string, string> | string[][]): Promise<Response> => house.send(ROLES[role], 'POST', path, new URLSearchParams(values))
const json = (role: Role, method: string, path: string, content: object = {}): Promise<Response> => house.send(ROLES[role], method, path, JSON.stringify(content), { 'content-type': 'application/json' })
const made = async (answer: Response, status = 201): Promise<Record<string, never> & { id: string }> => {
  assert.equal(answer.status, status, `${await answer.clone().text()} ${house.broken.join('\n')}`)
  return (await answer.json()) as Record<string, never> & { id: string }
}
const statuses = async (ask: (role: Role) => Promise<Response>): Promise<string> => {
  const told: string[] = []
  for (const role of EVERY) told.push(`${role} ${(await ask(role)).status}`)
  return told.join(', ')
}
const INSIDE = 'office 200, own 200, cluster 200, otherMember 200, guest 404, outside 404'
const OFFICE = 'office 200, own 404, cluster 404, otherMember 404, guest 404, outside 404'
const begin = async (role: Role, text: string, about: object = { kind: 'organisation', id: uhu.id }): Promise<string> => (await made(await json(role, 'POST', '/api/v1/comments', { about, text }))).id

// ---- Discussions

test('a discussion stands on the page of what it is about, for the alliance alone', async () => {
  const begun = await form('otherMember', '/de/diskussionen/neu', { kind: 'organisation', id: uhu.id, text: 'Wer von Ihnen **schleift** Linsen?' })
  assert.equal(begun.status, 303, await begun.text())
  const path = begun.headers.get('location') ?? ''
  const page = `/de/mitglieder/${uhu.id}`
  for (const role of ['office', 'own', 'cluster', 'otherMember'] as const) assert.match(await html(role, page), /Wer von Ihnen <strong>schleift<\/strong> Linsen\?/, role)
  for (const role of ['guest', 'outside'] as const) assert.doesNotMatch(await html(role, page), /schleift|Diskussion beginnen/, role)
  const api = `/api/v1/comments/${path.split('/').at(-1) ?? ''}`
  for (const one of [path, path.replace('/de/diskussionen', '/en/discussions'), api, `/api/v1/comments?kind=organisation&id=${uhu.id}`, '/de/distanzierungen']) assert.equal(await statuses((role) => get(role, one)), INSIDE, one)
  assert.equal(await statuses((role) => get(role, '/de/diskussionen')), 'office 200, own 200, cluster 200, otherMember 200, guest 404, outside 401')
  assert.equal(await statuses((role) => json(role, 'POST', '/api/v1/comments', { about: { kind: 'organisation', id: newId() }, text: 'x' })), 'office 404, own 404, cluster 404, otherMember 404, guest 404, outside 404', 'about what is not there nothing is said')
  assert.equal((await form('own', path, { text: 'Wir, seit 1999.' })).status, 303)
  const thread = await html('otherMember', path)
  assert.match(thread, /Wer von Ihnen.*Wir, seit 1999\./s)
  assert.match(thread, /PolymerMat<\/strong>.*Uhu Ophthalmik<\/strong>/s)
})

test('topics and intersections are discussed likewise', async () => {
  const id = await begin('own', 'Lohnt sich das?', { kind: 'topic', id: 'laser-technology' })
  assert.match(await html('office', '/de/themen/laser-technology'), /Lohnt sich das\?/)
  assert.doesNotMatch(await html('outside', '/de/themen/laser-technology'), /Lohnt sich das/)
  assert.match(await html('office', `/de/diskussionen/${id}`), /Diskussion zu Lasertechnik/)
  assert.equal((await json('own', 'POST', '/api/v1/comments', { about: { kind: 'topic', id: 'keines' }, text: 'x' })).status, 404)
})

test('what was sent and refused stands in the form again, with one sentence beside it', async () => {
  const answer = await form('own', '/de/diskussionen/neu', { kind: 'organisation', id: uhu.id, text: '@Nemo Niemand, was meinen Sie?' })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /Zu „@Nemo Niemand“ gibt es in der Allianz niemanden mit Konto/)
  assert.match(page, />@Nemo Niemand, was meinen Sie\?<\/textarea>/)
  const path = `/de/diskussionen/${await begin('own', 'x')}`
  assert.match(await (await form('own', path, { text: ' ' })).text(), /Der Text fehlt\./)
  assert.match(await (await form('own', path, { text: 'Hallo', mentions: gast.id })).text(), /wer ein Konto hat und in der Allianz ist/, 'guests are not inside')
})

test('who is mentioned has it among their notices until they have read it; an organisation hears what is said about it', async () => {
  const id = await begin('otherMember', 'Bitte ansehen, @Änne Probst!', { kind: 'organisation', id: polymermat.id })
  assert.deepEqual((await openMentions(db, aenne.id)).map(({ discussion }) => discussion), [id])
  assert.match(await html('own', `/de/diskussionen/${id}`), /Erwähnt: Änne Probst/)
  await seeMentions(db, aenne.id, id as never, new Date())
  assert.deepEqual(await openMentions(db, aenne.id), [])
  const about = await begin('otherMember', 'Eine Frage an Sie')
  assert.ok((await unansweredAbout(db, [uhu.id], '2020-01-01')).some(({ discussion }) => discussion === about))
  assert.match(await html('own', '/de/hinweise'), /neue Kommentare, zuerst: Uhu Ophthalmik|Neuer Kommentar: Uhu Ophthalmik/)
  await made(await json('own', 'POST', `/api/v1/comments/${about}/answers`, { text: 'Gern.' }))
  assert.ok(!(await unansweredAbout(db, [uhu.id], '2020-01-01')).some(({ discussion }) => discussion === about))
})

test('changed with its versions, deleted with its trace: by who wrote it, deleted by office and moderation too', async () => {
  const id = await begin('own', 'Erste Fassung')
  const api = `/api/v1/comments/${id}`
  assert.equal(await statuses((role) => json(role, 'PATCH', api, { text: 'x', version: 9 })), 'office 403, own 412, cluster 403, otherMember 403, guest 404, outside 404')
  assert.equal((await form('own', `/de/kommentare/${id}`, { do: 'change', text: 'Zweite Fassung', version: '1' })).status, 303)
  const versions = await html('otherMember', `/de/kommentare/${id}`)
  assert.match(versions, /Zweite Fassung.*Erste Fassung/s)
  assert.match(versions, /Einen Kommentar ändert nur, wer ihn geschrieben hat/)
  assert.match(await (await form('own', `/de/kommentare/${id}`, { do: 'change', text: 'Dritte', version: '1' })).text(), /wurde inzwischen geändert.*>Dritte</s)
  assert.equal((await json('otherMember', 'DELETE', api)).status, 403)
  assert.equal((await form('office', `/de/kommentare/${id}`, { do: 'remove' })).status, 303)
  const page = await html('own', `/de/diskussionen/${id}`)
  assert.match(page, /Gelöscht am .* von Allianz\./)
  assert.doesNotMatch(page, /Fassung/)
  assert.doesNotMatch(await (await get('own', api)).text(), /Fassung/)
  assert.equal((await get('own', `/de/kommentare/${id}`)).status, 404)
  assert.equal((await json('own', 'POST', `${api}/answers`, { text: 'x' })).status, 409)
})

test('“Ich distanziere mich” is dated, kept, and exported with what was said at the time, even where it is deleted since', async () => {
  const id = await begin('otherMember', 'Wollen wir die Preise abstimmen?')
  const path = `/de/diskussionen/${id}`
  assert.equal((await form('own', `${path}/distanzierung`, {})).status, 303)
  const twice = await form('own', `${path}/distanzierung`, {})
  assert.deepEqual([twice.status, /ist schon festgehalten/.test(await twice.text())], [422, true])
  assert.match(await html('cluster', path), /Uhu Ophthalmik hat sich am .* distanziert\./)
  assert.equal((await json('otherMember', 'DELETE', `/api/v1/comments/${id}`)).status, 200)
  const csv = await html('own', '/de/distanzierungen/liste.csv')
  assert.match(csv, /Uhu Ophthalmik;20.*;Uhu Ophthalmik;Wollen wir die Preise abstimmen\?;http/)
  assert.match(await html('office', '/de/distanzierungen'), /Uhu Ophthalmik/)
  assert.doesNotMatch(await html('cluster', '/de/distanzierungen/liste.csv'), /Preise/, 'a member sees its own')
  assert.equal((await get('own', '/de/distanzierungen/liste.xlsx')).status, 200)
})

// ---- Circulars

const circular = (content: object = {}): object => ({ twins: { de: { subject: 'Treffen', text: 'Kommen **Sie**?' }, en: { subject: 'Meeting', text: 'Will you come?' } }, ...content })
type Mail = { to_email: string; subject: string; text: string; reply_to: string; language: string }
const mailsTo = async (email: string): Promise<Mail[]> => (await sql<Mail>`select * from mails where to_email = ${email} order by id`.execute(db)).rows

test('a circular is previewed, goes once to each in their language, and only from the office', async () => {
  assert.equal(await statuses((role) => get(role, '/de/rundmails')), OFFICE)
  assert.equal(await statuses((role) => get(role, '/de/rundmails/neu')), OFFICE)
  assert.equal(await statuses((role) => (role === 'office' ? get(role, '/api/v1/circulars') : json(role, 'POST', '/api/v1/circulars', circular()))), OFFICE)
  const id = newId()
  const values = [['circular', id], ['subjectDe', 'Treffen'], ['textDe', 'Kommen **Sie**?'], ['subjectEn', 'Meeting'], ['textEn', 'Will you come?'], ['kinds', 'full'], ['kinds', 'through']]
  const preview = await (await form('office', '/de/rundmails/neu', [...values, ['do', 'preview']])).text()
  assert.match(preview, /Sie geht an 2 Personen\./)
  assert.match(preview, /value="full" checked/)
  assert.equal((await mailsTo(otto.email)).length, 0)
  for (const _ of [1, 2]) assert.equal((await form('office', '/de/rundmails/neu', [...values, ['do', 'send']])).headers.get('location'), `/de/rundmails/${id}`, 'pressed twice, sent once')
  const [mail, ...others] = await mailsTo(otto.email)
  assert.deepEqual([mail?.subject, mail?.language, others.length], ['Meeting', 'en', 0])
  assert.match(mail?.reply_to ?? '', /^reply\+[0-9a-f]{56}@allianz\.example$/)
  assert.match((await mailsTo(aenne.email))[0]?.text ?? '', /^Kommen Sie\?\n\n--\nBeispielallianz/)
  assert.equal((await mailsTo(gast.email)).length, 0)
  assert.match(await html('office', `/de/rundmails/${id}`), /Bisher ist keine Antwort angekommen/)
})

test('a circular that says half or goes to nobody is refused in one sentence, and nothing is lost', async () => {
  const half = await (await form('office', '/de/rundmails/neu', { do: 'preview', subjectDe: 'Nur ein Betreff' })).text()
  assert.match(half, /In einer Sprache fehlt Betreff oder Text\./)
  assert.match(half, /value="Nur ein Betreff"/)
  assert.match(await (await form('office', '/de/rundmails/neu', { do: 'send', subjectDe: 'x', textDe: 'y', kinds: 'supporter' })).text(), /trifft auf niemanden mit einem Konto zu/)
  assert.match(await (await json('office', 'POST', '/api/v1/circulars', circular({ kinds: ['supporter'] }))).text(), /trifft auf niemanden/)
})

test('replies by mail are kept under the circular; forged and foreign senders apart, programs not at all, and made-up addresses are refused', async () => {
  const { id } = await made(await json('office', 'POST', '/api/v1/circulars', circular({ kinds: ['through'] })))
  const [, mail] = await mailsTo(otto.email)
  const to = mail?.reply_to ?? ''
  const inbox = await openInbox({ port: 0, log: silentLog, ...house.hearing })
  after(() => inbox.close())
  const way = createTransport({ host: '127.0.0.1', port: inbox.port, ignoreTLS: true })
  after(() => way.close())
  const write = (said: object, envelope: string = otto.email): Promise<unknown> => way.sendMail({ envelope: { from: envelope, to: [to] }, from: otto.email, to, subject: 'Re: Meeting', text: 'I will.', ...said })
  await write({ messageId: '<1@uhu.example>', text: `Gern, ${HOSTILE}\n\nAm Montag schrieb die Allianz:\n> Will you come?` })
  await write({ messageId: '<1@uhu.example>', text: 'brought twice by the server' })
  await write({ text: undefined, html: '<style>p{}</style><p>Und <b>noch</b> etwas &amp; mehr</p><script>alert(1)</script>' })
  await write({ from: 'fremd@evil.example', text: 'Ich bin ein anderer.' }, 'fremd@evil.example')
  await write({ text: 'Ich bin nicht Otto.' }, 'fremd@evil.example')
  await write({ text: 'Out of office', headers: { 'Auto-Submitted': 'auto-replied' } })
  await write({ text: 'Bounce' }, '')
  await assert.rejects(way.sendMail({ from: otto.email, to: 'reply+00000000@allianz.example', text: 'x' }), /550.*no such reply address/)
  await assert.rejects(way.sendMail({ from: otto.email, to: to.replace(/.@/, (end) => (end[0] === '0' ? '1@' : '0@')), text: 'x' }), /550/)
  await assert.rejects(write({ text: 'x'.repeat(10_100_000) }), /552.*too large|552/)
  const { received } = (await (await get('office', `/api/v1/circulars/${id}`)).json()) as { received: { text: string; verified: boolean }[] }
  assert.deepEqual(received.map(({ text, verified }) => [text.replaceAll(/\s+/g, ' '), verified]), [[`Gern, ${HOSTILE}`, true], ['Und noch etwas & mehr', true], ['Ich bin ein anderer.', false], ['Ich bin nicht Otto.', false]])
  const page = await html('office', `/de/rundmails/${id}`)
  assert.match(page, /Der Absender dieser Antwort ließ sich nicht bestätigen/)
  assert.match(page, /kam von einer anderen Adresse/)
  assert.doesNotMatch(page, /<script>alert|<img src=x/)
})

// ---- Contacts

test('who speaks to whom outside: written down, with its history, until it is invited as a guest', async () => {
  for (const path of ['/de/kontakte', '/de/kontakte/neu', '/de/kontakte/liste.csv', '/api/v1/contacts']) assert.equal(await statuses((role) => get(role, path)), OFFICE, path)
  assert.match(await html('office', `/de/mitglieder/${iltis.id}`), /Mit dieser Organisation spricht noch niemand\./)
  assert.doesNotMatch(await html('own', `/de/mitglieder/${iltis.id}`), /spricht noch niemand/)
  const inside = await form('office', '/de/kontakte/neu', { organisation: uhu.id, name: 'Otto' })
  assert.deepEqual([inside.status, /Uhu Ophthalmik gehört schon zur Allianz/.test(await inside.text())], [422, true])
  const wrong = await (await form('office', '/de/kontakte/neu', { organisation: iltis.id, nextOn: 'bald', nextStep: HOSTILE })).text()
  assert.match(wrong, /Das ist kein Tag\./)
  assert.doesNotMatch(wrong, /<script>alert/)
  const begun = await form('office', '/de/kontakte/neu', { organisation: iltis.id, name: 'Ines Iltis', email: 'ines@iltis.example', speaker: aenne.id, nextStep: '=Anrufen', nextOn: '2020-01-02' })
  const path = begun.headers.get('location') ?? assert.fail(await begun.text())
  const api = path.replace('/de/kontakte', '/api/v1/contacts')
  for (const one of [path, api, `${path}/bearbeiten`]) assert.equal(await statuses((role) => get(role, one)), OFFICE, one)
  assert.match(await (await form('office', path, { day: '2099-01-01', way: 'call', note: 'x' })).text(), /liegt in der Zukunft/)
  assert.equal((await form('office', path, { day: '2026-01-05', way: 'call', note: 'Sie überlegen noch.' })).status, 303)
  assert.match(await html('office', '/de/kontakte?state=due&text=iltis'), /Iltis Optik.*Änne Probst.*5\.\u00a0Januar 2026.*=Anrufen/s)
  assert.match(await html('office', '/de/kontakte?state=invited'), /Zu dieser Auswahl gibt es keinen Kontakt/)
  assert.match(await html('office', '/de/kontakte/liste.csv'), /Iltis Optik;Ines Iltis;ines@iltis\.example;;Änne Probst;2026-01-05;Sie überlegen noch\.;'=Anrufen;2020-01-02/)
  assert.equal((await json('office', 'PATCH', api, { version: 7, name: 'x' })).status, 412)
  assert.equal((await form('own', `${path}/einladung`, {})).status, 404)
  assert.equal((await form('office', `${path}/einladung`, {})).status, 303)
  assert.match(await html('office', path), /als Gast eingeladen.*Einladung/s)
  assert.match(await html('office', `/de/mitglieder/${iltis.id}`), /Gast/)
  assert.equal((await json('office', 'POST', `${api}/invitation`)).status, 409)
})

// ---- Reports

test('a report counts its period, each number opens exactly the list it comes from, and Excel says the same', async () => {
  assert.equal(await statuses((role) => get(role, '/de/nachweise')), OFFICE)
  const { id: event } = await made(await json('office', 'POST', '/api/v1/events', { title: { de: `Forum ${HOSTILE}` }, event: { starts: '2099-05-03T14:30', ends: '2099-05-03T18:00', zone: 'Europe/Berlin', place: 'Jena', registration: 'open' } }))
  assert.equal((await json('office', 'POST', `/api/v1/events/${event}/publication`)).status, 200)
  for (const [name, organisation] of [['Paula', 'Uhu Ophthalmik'], ['Quirin', 'Niemand GmbH']] as const) await json('outside', 'POST', `/api/v1/events/${event}/registrations`, { name, email: `${name}@firma.example`, organisation, consent: true })
  await sql`update registrations set state = 'confirmed'`.execute(db)
  await sql`insert into words (id, organisation, topic, says, audience, said_by, said_at) values (${newId()}, ${uhu.id}, 'laser-technology', 'confirmed', 'alliance', ${uhu.id}, now())`.execute(db)
  const intersection = newId()
  await sql`insert into intersections (id, version, audience, level, organisations, topics, engine) values (${intersection}, 1, 'alliance', 'clusters', ${[optonet.id, polymermat.id]}::uuid[], ${['laser-technology']}::text[], 'x')`.execute(db)
  await sql`insert into intersection_treatments (intersection, place, treatment, done_by, done_at) values (${intersection}, 0, ${JSON.stringify({ did: 'taken-up', owner: optonet.id, nextStep: 'Treffen' })}::jsonb, 'curator', now())`.execute(db)
  await begin('own', 'Auch über Schnittmengen', { kind: 'intersection', id: intersection })
  assert.match(await html('cluster', `/de/schnittmengen/${intersection}`), /Auch über Schnittmengen/)

  const made303 = await form('office', '/de/nachweise/neu', [['title', 'Förderung'], ['from', '2026-01-01'], ['until', '2099-12-31'], ...['events', 'participants', 'contacts', 'answers', 'competences', 'intersections', 'memberships'].map((key) => ['indicators', key])])
  const path = made303.headers.get('location') ?? assert.fail(await made303.text())
  const api = path.replace('/de/nachweise', '/api/v1/reports')
  for (const one of [path, api, `${path}/bearbeiten`, `${path}/nachweis.xlsx`, `${path}/nachweis.pdf`, `${path}/events`, `${path}/events.xlsx`, `${api}/events`]) assert.equal(await statuses((role) => get(role, one)), OFFICE, one)
  const { numbers } = (await (await get('office', api)).json()) as { numbers: { indicator: string; count: number; groups: Record<string, number> }[] }
  const counts = Object.fromEntries(numbers.map(({ indicator, count }) => [indicator, count]))
  assert.deepEqual(counts, { events: 1, participants: 2, contacts: 2, answers: 4, competences: 1, intersections: 1, memberships: 1 })
  assert.deepEqual(numbers.find(({ indicator }) => indicator === 'participants')?.groups, { Unternehmen: 1, 'nicht zugeordnet': 1 })
  for (const { indicator, count } of numbers) {
    const { rows } = (await (await get('office', `${api}/${indicator}`)).json()) as { rows: unknown[] }
    assert.equal(rows.length, count, indicator)
    const list = await html('office', `${path}/${indicator}`)
    assert.equal(list.match(/<th scope="row"/g)?.length, count, indicator)
    assert.doesNotMatch(list, /<script>alert|<img src=x/)
  }
  assert.match(await html('office', `${path}/intersections`), /href="\/de\/schnittmengen\/.*Lasertechnik/)
  assert.match(await html('office', path), new RegExp(`href="${path}/nachweis\\.pdf"`))
  const paper = await get('office', `${path}/nachweis.pdf`)
  assert.deepEqual([paper.headers.get('content-type'), paper.headers.get('content-disposition')?.includes("UTF-8''F%C3%B6rderung.pdf")], ['application/pdf', true])
  const german = await readPdf(paper)
  for (const said of ['Förderung', 'Beispielallianz', '1. Januar 2026 bis 31. Dezember 2099', `Stand: ${tellDay(today(), 'de')}`, 'Kennzahlen', 'Teilnahmen 2 Unternehmen: 1, nicht zugeordnet: 1', '2 Einträge vom', 'Paula', 'Niemand GmbH', `Forum ${HOSTILE.slice(0, 18)}`, 'Lasertechnik', 'Gast']) assert.ok(german.includes(said.replace(/\s+/g, ' ')), said)
  const english = await readPdf(await get('office', path.replace('/de/nachweise', '/en/reports') + '/report.pdf'))
  for (const said of ['1 January 2026 to 31 December 2099', 'Indicators', 'Participations', '2 entries from', 'guest', 'Page 1 of']) assert.ok(english.includes(said), said)
  for (const key of ['grants', '__proto__', 'constructor', encodeURIComponent(HOSTILE)]) assert.equal((await get('office', `${path}/${key}`)).status, 404, key)
  const { version } = (await (await get('office', api)).json()) as { version: number }
  assert.equal((await json('office', 'PATCH', api, { version, title: 'Nur Termine', from: '2030-01-01', until: '2030-12-31', indicators: ['events'] })).status, 200)
  assert.match(await html('office', `${path}/events`), /In diesem Zeitraum zählt nichts dazu/)
  assert.equal((await get('office', `${path}/contacts`)).status, 404, 'what the report does not name it does not show')
})

/** What a document says, as our own reader reads it. */
async function readPdf(answer: Response): Promise<string> {
  const read = await extract(new Uint8Array(await answer.arrayBuffer()))
  return read.ok ? read.value.text.replace(/\s+/g, ' ') : assert.fail(read.refusal.code)
}

const reportSaid = async (values: Record<string, string>): Promise<string> => (await form('office', '/de/nachweise/neu', { title: 'Förderung', from: '2026-01-01', until: '2026-12-31', indicators: 'events', ...values })).text()

test('a report that cannot be is refused beside its field', async () => {
  assert.match(await reportSaid({ title: ' ' }), /Der Titel fehlt\./)
  assert.match(await reportSaid({ from: '2026-02-30' }), /Das ist kein Tag\./)
  assert.match(await reportSaid({ until: '2025-01-01' }), /Das Ende \(2025-01-01\) liegt vor dem Beginn/)
  assert.match(await reportSaid({ indicators: 'grants' }), /Diese Kennzahl gibt es hier nicht/)
})

test('today is by the clock of the alliance, and nothing broke behind a door', () => {
  assert.match(today(), /^\d{4}-\d\d-\d\d$/)
  assert.deepEqual(house.broken, [])
})
