import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as after } from 'node:timers/promises'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { representative } from '../../e2e/representative.ts'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'

const database = await testDatabase()
const { db } = database
const house = await openWholeHouse(database, { isBounded: false })
const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>&`

const members = ['Amsel Verbund', 'Buche Netz', 'Dachs Cluster'].map((name) => organisationOf(name, 'cluster'))
const [amsel, buche, dachs] = members as [(typeof members)[0], (typeof members)[0], (typeof members)[0]]
const gast = organisationOf('Gastverbund', 'cluster')
const known = organisationOf('Eule Netzwerk', 'cluster', { place: 'Jena' })
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [...members, gast, known]))
  await keepMemberships(tx, [...members.map(({ id }) => ({ organisation: id, kind: 'full' as const, founding: true })), { organisation: gast.id, kind: 'guest', founding: false }])
})

const get = (acting: string, path: string): Promise<Response> => house.send(acting, 'GET', path)
const html = async (acting: string, path: string): Promise<string> => (await get(acting, path)).text()
const form = (acting: string, path: string, values: Record<string, string> | string[][]): Promise<Response> => house.send(acting, 'POST', path, new URLSearchParams(values))
const json = (acting: string, method: string, path: string, content: unknown = {}): Promise<Response> => house.send(acting, method, path, JSON.stringify(content), { 'content-type': 'application/json' })
const wire = async (acting: string, id: string) => (await (await get(acting, `/api/v1/applications/${id}`)).json()) as { state: string; ballots: { voice: string }[]; proposals: { told?: string; result?: string }[]; contact?: object; organisation: string; steps: object[] }

await house.done('curator', '/api/v1/admission-criteria', { textDe: 'Sitz in Deutschland', textEn: 'Seat in Germany', clause: '§ 3 Abs. 1' })
await house.done('curator', '/api/v1/admission-criteria', { textDe: `Zweck ${HOSTILE}`, textEn: 'Common purpose', clause: '§ 3 Abs. 2' })
const { form: mark, criteria } = (await (await get('', '/api/v1/application-form')).json()) as { form: string; criteria: { id: string }[] }
const [seat, purpose] = criteria.map(({ id }) => id) as [string, string]

const APPLYING = { nameDe: 'Falke Verbund', kind: 'cluster', fields: 'optics', membership: 'full', contactName: 'Änne Probst', contactEmail: 'probst@falke.example', why: 'Wir bringen Messtechnik mit und suchen Partner für Optik.', claims: seat, consent: 'yes', form: mark }

/** The latest mail to this address: its subject, and the private link in it. */
async function mailTo(email: string): Promise<{ subject: string; text: string; link: string; count: number }> {
  const { rows } = await sql<{ subject: string; text: string }>`select subject, text from mails where to_email = ${email} order by id desc`.execute(db)
  const { subject = '', text = '' } = rows.find(({ text: one }) => /aufnahme|admission/.test(one)) ?? {}
  return { subject, text, link: /http:\/\/localhost(\/(?:de\/aufnahme|en\/admission)\/\S+)/.exec(text)?.[1] ?? '', count: rows.length }
}

/** A confirmed application: its id and its private address. */
async function applied(name: string, over: Partial<typeof APPLYING> = {}): Promise<{ id: string; at: string }> {
  const contactEmail = over.contactEmail ?? `kontakt@${name.toLowerCase().replaceAll(/\W/g, '')}.example`
  const sent = await form('', '/de/mitglied-werden', { ...APPLYING, nameDe: name, why: `${name} möchte mitmachen.`, ...over, contactEmail })
  assert.equal(sent.status, 200, await sent.text())
  const { link } = await mailTo(contactEmail)
  assert.equal((await form('', link, { do: 'confirm' })).status, 303)
  const { id } = await db.selectFrom('applications').select('id').where('contact_email', '=', contactEmail).orderBy('id', 'desc').executeTakeFirstOrThrow()
  return { id, at: link }
}

const judged = async (id: string, second: 'met' | 'unmet' = 'met'): Promise<void> => {
  assert.equal((await json('curator', 'POST', `/api/v1/applications/${id}/check`)).status, 200)
  assert.equal((await json('curator', 'PUT', `/api/v1/applications/${id}/findings`, { findings: [{ criterion: seat, verdict: 'met' }, { criterion: purpose, verdict: second, remark: second === 'met' ? '' : 'fehlt' }] })).status, 200)
}
const soon = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)
const put = async (id: string): Promise<void> => {
  await judged(id)
  const answer = await json('curator', 'POST', `/api/v1/applications/${id}/proposal`, { way: 'written', until: soon })
  assert.equal(answer.status, 200, await answer.text())
}
const say = (acting: string, id: string, voice: string): Promise<Response> => json(acting, 'POST', `/api/v1/applications/${id}/ballot`, { voice })

test('whoever sends the form faster than anybody types keeps what was entered and is told to send it again', async () => {
  const fast = await form('', '/de/mitglied-werden', APPLYING)
  const page = await fast.text()
  assert.equal(fast.status, 422)
  assert.match(page, /schneller, als ein Mensch tippt/)
  assert.match(page, /value="Falke Verbund"/)
  assert.match(page, new RegExp(`name="form" value="${mark.replaceAll('.', String.raw`\.`)}"`))
  await after(4_000)
})

test('every wrong field says what is wrong, nothing is lost, and machines get no mail sent', async () => {
  const wrong = await form('', '/en/become-a-member', { ...APPLYING, nameDe: HOSTILE, contactEmail: 'keine', consent: '' })
  const page = await wrong.text()
  assert.equal(wrong.status, 422)
  assert.match(page, /Consent: Without your consent/)
  assert.doesNotMatch(page, /<script>alert/)
  assert.match(await (await form('', '/de/mitglied-werden', { ...APPLYING, contactEmail: 'keine' })).text(), /E-Mail der Ansprechperson: „keine“ ist keine E-Mail-Adresse/)
  assert.match(await (await form('', '/de/mitglied-werden', { ...APPLYING, website: 'javascript:alert(1)' })).text(), /Website: „[^“]*“ ist keine Webadresse/)
  assert.match(await (await form('', '/de/mitglied-werden', { ...APPLYING, nameDe: '' })).text(), /Name auf Deutsch: Der Name fehlt/)
  assert.match(await (await form('', '/de/mitglied-werden', { ...APPLYING, membership: 'guest' })).text(), /Bitte wählen Sie eine der Möglichkeiten/)
  assert.match(await (await form('', '/de/mitglied-werden', { ...APPLYING, url: 'http://spam.example' })).text(), /Ein Feld, das leer bleiben soll/)
  assert.match(await (await form('', '/de/mitglied-werden', { ...APPLYING, form: 'gefälscht' })).text(), /länger als einen Tag offen/)
  assert.equal((await json('', 'POST', '/api/v1/applications', { ...APPLYING, fields: [], claims: [], consent: true, language: 'de', form: 'x.y' })).status, 422)
  assert.equal((await mailTo('probst@falke.example')).count, 0)
})

let falke = { id: '', at: '' }

test('nobody sees an application before its address is confirmed; sent again it replaces itself, and no second mail leaves', async () => {
  for (const nameDe of ['Falke', 'Falke Verbund']) assert.equal((await form('', '/de/mitglied-werden', { ...APPLYING, nameDe })).status, 200)
  const { link, count } = await mailTo('probst@falke.example')
  assert.equal(count, 1)
  const { id } = await db.selectFrom('applications').select('id').executeTakeFirstOrThrow()
  assert.equal((await get('curator', `/de/aufnahmeantraege/${id}`)).status, 404)
  assert.match(await html('curator', '/de/aufnahmeantraege'), /Es liegt kein Aufnahmeantrag vor/)
  assert.match(await html('', link), /Falke Verbund[\s\S]*Antrag bestätigen/)
  assert.equal((await form('', link, { do: 'sign', signer: 'Änne Probst', authority: 'yes' })).status, 422)
  for (let times = 0; times < 2; times++) assert.equal((await form('', link, { do: 'confirm' })).status, 303)
  const received = await mailTo('probst@falke.example')
  assert.deepEqual([received.subject, received.count], ['Aufnahmeantrag für Falke Verbund eingegangen', 2])
  falke = { id, at: received.link }
  assert.match(await (await form('', '/de/mitglied-werden', { ...APPLYING, contactEmail: 'anders@falke.example' })).text(), /genau dieser Begründung liegt schon vor/)
  assert.equal((await get('curator', `/de/aufnahmeantraege/${id}`)).status, 200)
  assert.deepEqual(await Promise.all([amsel.id, gast.id, ''].map(async (acting) => (await get(acting, `/de/aufnahmeantraege/${id}`)).status)), [404, 404, 404])
  assert.equal((await get('', '/de/aufnahmeantraege')).status, 401)
})

test('a foreign link and an expired one lead nowhere, each in a sentence', async () => {
  assert.match(await html('', '/de/aufnahme/erfunden'), /Diesen Link gibt es nicht oder nicht mehr/)
  const { at } = await applied('Ganter Netz')
  await sql`update application_links set until_at = now() where application = (select id from applications where contact_email = 'kontakt@ganternetz.example')`.execute(db)
  const ended = await get('', at)
  assert.deepEqual([ended.status, /Dieser Link ist abgelaufen/.test(await ended.text())], [404, true])
  assert.equal((await form('', at, { do: 'withdraw' })).status, 404)
  assert.equal((await get('', falke.at)).headers.get('x-robots-tag'), 'noindex')
})

test('the office checks the criteria one by one and asks; the applicant answers with a document that members do not see', async () => {
  const page = `/de/aufnahmeantraege/${falke.id}`
  assert.match(await (await form('curator', `${page}/rueckfragen`, { text: 'Haben Sie eine Satzung?' })).text(), /die Prüfung hat noch nicht begonnen/)
  assert.equal((await form(amsel.id, `${page}/pruefung`, { do: 'begin' })).status, 404)
  assert.equal((await form('curator', `${page}/pruefung`, { do: 'begin' })).status, 303)
  const lacking = await (await form('curator', `${page}/pruefung`, { do: 'judge', [`verdict-${seat}`]: 'met', [`verdict-${purpose}`]: 'unmet' })).text()
  assert.match(lacking, /Bitte sagen, was fehlt/)
  assert.equal((await form('curator', `${page}/vorlage`, { way: 'written', until: soon })).status, 422)
  assert.equal((await form('curator', `${page}/pruefung`, { do: 'judge', [`verdict-${seat}`]: 'met', [`verdict-${purpose}`]: 'unmet', [`remark-${purpose}`]: HOSTILE })).status, 303)
  assert.equal((await form('curator', `${page}/rueckfragen`, { text: `Haben Sie eine Satzung? ${HOSTILE}` })).status, 303)
  const { subject, link } = await mailTo('probst@falke.example')
  assert.equal(subject, 'Rückfrage zum Aufnahmeantrag für Falke Verbund')
  const data = new FormData()
  data.set('text', 'Ja, anbei.')
  data.append('documents', new File(['%PDF'], `../Satzung ${HOSTILE}.pdf`))
  assert.equal((await house.send('', 'POST', `${link}/antwort`, data)).status, 303)
  assert.equal((await house.send('', 'POST', `${link}/antwort`, new FormData())).status, 422)
  const shown = await html('', link)
  assert.match(shown, /Haben Sie eine Satzung\?[\s\S]*Ja, anbei\./)
  assert.doesNotMatch(shown, /<script>alert/)
  const document = /href="([^"]*dokumente[^"]*)"/.exec(await html('curator', page))?.[1] ?? ''
  const fetched = await get('curator', document)
  assert.deepEqual([fetched.status, fetched.headers.get('content-type'), await fetched.text()], [200, 'application/octet-stream', '%PDF'])
  assert.equal((await get(amsel.id, document)).status, 404)
  assert.match(await html('curator', '/de/hinweise'), /2 Aufnahmeanträge warten auf Ihre Antwort/)
})

test('while the alliance has chosen no form there is no rule, and the page says so', async () => {
  assert.match(await html('curator', `/de/aufnahmeantraege/${falke.id}`), /Die Rechtsform der Allianz ist noch nicht gewählt/)
  assert.equal((await form('curator', `/de/aufnahmeantraege/${falke.id}/vorlage`, { way: 'written', until: soon })).status, 422)
  assert.equal((await json('curator', 'PUT', '/api/v1/alliance', { name: { de: 'Beispielallianz' }, form: 'association', languages: ['de'], zone: 'Europe/Berlin', carrier: {}, seen: 0 })).status, 200)
  const statutes = String((await house.done('curator', '/api/v1/charter-documents', { kind: 'statutes', title: { de: 'Satzung' } }))['id'])
  const says = { approval: { comparator: 'more-than', part: 1, of: 2, basis: 'cast' }, presence: { comparator: 'at-least', part: 1, of: 2, by: 'heads' }, abstention: 'not-counted', written: 'as-in-meeting' }
  assert.equal((await json('curator', 'PUT', `/api/v1/charter-documents/${statutes}/draft/rules/admission`, { clause: '4', says, seen: 1 })).status, 200)
  assert.equal((await json('curator', 'POST', `/api/v1/charter-documents/${statutes}/enforcement`, { seen: 2 })).status, 200)
})

test('members vote for themselves, change their minds, and every change is kept; guests and outsiders have no voice', async () => {
  const page = `/de/aufnahmeantraege/${falke.id}`
  assert.match(await (await form('curator', `${page}/vorlage`, { way: 'written', until: '2020-01-01' })).text(), /Dieser Tag ist vorbei/)
  assert.equal((await form('curator', `${page}/vorlage`, { way: 'written', until: soon })).status, 303)
  assert.match(await html(buche.id, '/de/hinweise'), /Falke Verbund: Der Aufnahmeantrag wartet auf Ihre Antwort/)
  const shown = await html(amsel.id, page)
  assert.match(shown, /Wie stimmt Amsel Verbund\?/)
  assert.doesNotMatch(shown, /probst@falke|Änne Probst|Ja, anbei|<script>alert/)
  for (const voice of ['no', 'yes', 'yes']) assert.equal((await form(amsel.id, `${page}/stimme`, { voice })).status, 303)
  assert.equal((await form(buche.id, `${page}/stimme`, {})).status, 422)
  assert.deepEqual(await Promise.all([gast.id, '', 'curator'].map(async (acting) => (await form(acting, `${page}/stimme`, { voice: 'no' })).status)), [404, 404, 403])
  assert.equal((await say(buche.id, falke.id, 'abstain')).status, 200)
  const { ballots, contact } = await wire(amsel.id, falke.id)
  assert.deepEqual([ballots.map(({ voice }) => voice), contact], [['no', 'yes', 'abstain'], undefined])
  assert.match(await html('curator', page), /Amsel Verbund[\s\S]*1-mal/)
  assert.match(await html(amsel.id, '/de/hinweise'), /nichts zu tun|Nichts offen/)
})

test('the vote is closed by the office when nobody is awaited, decided by the rule in force, and told with its source', async () => {
  const page = `/de/aufnahmeantraege/${falke.id}`
  assert.match(await (await form('curator', `${page}/abschluss`, {})).text(), /1 Mitglied hat noch nicht abgestimmt/)
  assert.equal((await form(amsel.id, `${page}/abschluss`, {})).status, 403)
  assert.equal((await say(dachs.id, falke.id, 'yes')).status, 200)
  const both = await Promise.all([0, 1].map(() => form('curator', `${page}/abschluss`, {})))
  assert.deepEqual(both.map(({ status }) => status).toSorted((a, b) => a - b), [303, 422], 'of two who close at once one is told that it is done')
  const late = await say(amsel.id, falke.id, 'no')
  assert.deepEqual([late.status, ((await late.json()) as { detail: string }).detail], [409, 'Darüber wird gerade nicht abgestimmt.'])
  assert.match(await html(buche.id, page), /3 von 3 beteiligt \(mindestens die Hälfte: 2\), 2 Ja, 0 Nein, 1 Enthaltung nicht gezählt: angenommen \(§ 4 der Satzung, Fassung 1\)/)
  const decision = await db.selectFrom('binding_records').selectAll().where('kind', '=', 'accession.decision').executeTakeFirstOrThrow()
  assert.match(decision.content, /"result":"carried"/)
  assert.doesNotMatch(decision.content, /Probst|script|Falke/)
})

test('the signature makes it a member: organisation, membership, record, invitation, all at once and once', async () => {
  const { subject, link } = await mailTo('probst@falke.example')
  assert.equal(subject, 'Aufgenommen: Es fehlt nur noch die Unterschrift für Falke Verbund')
  assert.match(await html('', link), /tritt Falke Verbund der Allianz als ordentliches Mitglied bei[\s\S]*Satzung, Fassung 1/)
  assert.match(await (await form('', link, { do: 'sign', signer: 'Änne Probst' })).text(), /Bitte bestätigen, dass Sie für die Organisation unterschreiben dürfen/)
  assert.match(await (await form('', link, { do: 'sign', signer: 'Ä', authority: 'yes' })).text(), /Bitte den vollständigen Namen eingeben/)
  const both = await Promise.all([0, 1].map(() => form('', link, { do: 'sign', signer: 'Änne Probst', authority: 'yes' })))
  assert.deepEqual(both.map(({ status }) => status).toSorted((a, b) => a - b), [303, 422])
  const { organisation, state } = await wire('curator', falke.id)
  assert.equal(state, 'member')
  const { memberships } = (await (await get('curator', `/api/v1/organisations/${organisation}/memberships`)).json()) as { memberships: { kind: string }[] }
  assert.deepEqual(memberships.map(({ kind }) => kind), ['full'])
  const { rows } = await sql<{ organisation: string; offices: unknown }>`select organisation, offices from invitations where email = 'probst@falke.example'`.execute(db)
  assert.equal(rows.length, 1)
  assert.match(JSON.stringify(rows), /manager/)
  assert.equal((await db.selectFrom('binding_records').selectAll().where('kind', '=', 'accession.membership').execute()).length, 1)
  assert.match(await html('', link), /Willkommen[\s\S]*Unterschrieben von Änne Probst/)
  assert.match((await mailTo('probst@falke.example')).subject, /Willkommen/)
})

test('a refusal names the criterion that is not met, on the page and in the mail, in the language of the application', async () => {
  const email = 'contact@heron.example'
  assert.equal((await json('', 'POST', '/api/v1/applications', { ...APPLYING, nameEn: 'Heron Network', nameDe: '', why: 'We would like to join.', fields: [], claims: [], contactEmail: email, consent: true, language: 'en' })).status, 202)
  assert.equal((await json('', 'POST', `${(await mailTo(email)).link.replace('/en/admission', '/api/v1/admissions')}/confirmation`)).status, 200)
  const { id } = await db.selectFrom('applications').select('id').where('contact_email', '=', email).executeTakeFirstOrThrow()
  await put(id)
  const { organisation: joined } = await wire('curator', falke.id)
  for (const one of [...members.map(({ id: member }) => member), joined]) assert.equal((await say(one, id, one === amsel.id ? 'yes' : 'no')).status, 200)
  const without = await form('curator', `/de/aufnahmeantraege/${id}/abschluss`, { reason: 'x' })
  assert.match(await without.text(), /Bitte das Kriterium nennen, das nicht erfüllt ist/)
  assert.equal((await wire('curator', id)).state, 'with-members')
  assert.equal((await form('curator', `/de/aufnahmeantraege/${id}/abschluss`, { unmet: purpose, reason: 'Please come back.' })).status, 303)
  const { subject, text, link } = await mailTo(email)
  assert.equal(subject, 'Application of Heron Network refused')
  assert.match(text, /Not met:\n– Common purpose\n\nPlease come back\./)
  assert.match(await html('', link), /Common purpose[\s\S]*1 yes, 3 no/)
  assert.equal((await form('', link, { do: 'sign', signer: 'Heron', authority: 'yes' })).status, 422)
})

test('who stands in the register already gets no second entry, and does not vote on itself', async () => {
  const { id } = await applied('Eule Netzwerk', { contactEmail: 'kontakt@eule.example' })
  const page = `/de/aufnahmeantraege/${id}`
  assert.match(await html('curator', page), /Vielleicht ist das eine Organisation[^<]*Eule Netzwerk/)
  assert.equal((await form('curator', `${page}/pruefung`, { do: 'recognise', organisation: gast.id })).status, 303)
  assert.equal((await form('curator', `${page}/pruefung`, { do: 'recognise', organisation: known.id })).status, 303)
  assert.equal((await wire('curator', id)).organisation, known.id)
})

test('the applicant takes it back; then nobody votes on it and nothing more is asked', async () => {
  const { id, at } = await applied('Ibis Verbund')
  await put(id)
  assert.equal((await form('', at, { do: 'withdraw' })).status, 303)
  assert.equal((await form('', at, { do: 'withdraw' })).status, 303)
  assert.equal((await say(amsel.id, id, 'yes')).status, 409)
  assert.match(await html('curator', `/de/aufnahmeantraege/${id}`), /zurückgezogen/)
  assert.equal((await wire('curator', id)).steps.length, 5)
})

/** As somebody who is signed in. */
const seen = async (cookie: string, path: string): Promise<string> => (await house.send('', 'GET', path, undefined, { cookie })).text()

test('who represents jointly votes with a second person: until two say the same nothing counts, everybody sees what waits, and the office is told', async () => {
  const { id } = await applied('Kranich Netz')
  await put(id)
  const page = `/de/aufnahmeantraege/${id}`
  const people = await Promise.all(['Erika Muster', 'Max Muster'].map((name) => representative(house, db, amsel.id, name, { isJoint: true })))
  const [erika, max] = people.map(({ cookie }) => cookie) as [string, string]
  const voices = async (cookie: string, voice: string): Promise<{ voice: string; waits?: string }[]> => {
    const answer = await house.send('', 'POST', `/api/v1/applications/${id}/ballot`, JSON.stringify({ voice }), { cookie, 'content-type': 'application/json' })
    assert.equal(answer.status, 200, await answer.clone().text())
    return ((await answer.json()) as { voices: { organisation: string; voice: string; waits?: string }[] }).voices.flatMap(({ organisation, ...one }) => (organisation === amsel.id ? [{ voice: one.voice, ...(one.waits === undefined ? {} : { waits: one.waits }) }] : []))
  }
  for (let times = 0; times < 2; times++) assert.deepEqual(await voices(erika, 'yes'), [{ voice: 'none', waits: 'Es fehlt noch eine zweite Person, die mit Ihnen vertritt.' }])
  assert.match(await seen(erika, page), /Zählt noch nicht: Ja<\/strong><p>Es fehlt noch eine zweite Person, die mit Ihnen vertritt[\s\S]*Ja: wartet auf eine zweite Person/)
  assert.match(await seen(max, page), /Eine Person, die nur gemeinsam vertritt, hat sich geäußert; es fehlt noch eine zweite\./)
  assert.match(await seen(max, '/de/hinweise'), /Kranich Netz: Der Aufnahmeantrag wartet auf Ihre Antwort/)
  assert.doesNotMatch(await seen(erika, '/de/hinweise'), /Kranich Netz/)
  const { rows: [voting] } = await sql<{ count: number }>`select count(*)::int as count from memberships where kind = 'full'`.execute(db)
  assert.match(await html('curator', page), new RegExp(`0 von ${voting?.count} Stimmen liegen vor[\\s\\S]*Auf eine zweite Person, die gemeinsam vertritt, warten noch: Amsel Verbund\\.`))
  assert.match((await voices(max, 'no'))[0]?.waits ?? '', /haben Verschiedenes erklärt/)
  assert.match(await seen(erika, '/de/hinweise'), /Kranich Netz/, 'who differs has something to do')
  assert.deepEqual(await voices(max, 'yes'), [{ voice: 'yes' }])
  assert.match(await html('curator', page), new RegExp(`1 von ${voting?.count} Stimmen`))
  assert.doesNotMatch(await html('curator', page), /1-mal|warten noch/)
  await Promise.all([voices(erika, 'no'), voices(max, 'no')])
  assert.deepEqual(await voices(max, 'no'), [{ voice: 'no' }], 'of two who change their minds at once none is lost')
  assert.equal((await wire('curator', id)).ballots.length, 5, 'every ballot is kept, what is repeated is none')
  assert.equal((await say(amsel.id, id, 'yes')).status, 200)
  assert.match(await html('curator', page), /Amsel Verbund[\s\S]*2-mal/, 'who represents alone speaks for it at once')
})

test('criteria are written by the office alone, in both languages; whoever applied before is measured by what held then', async () => {
  const page = '/de/aufnahmeantraege/kriterien'
  assert.equal((await form(amsel.id, page, { do: 'save', textDe: 'x', textEn: 'x', clause: '§ 1' })).status, 403)
  assert.match(await (await form('curator', page, { do: 'save', textDe: 'Nur deutsch', clause: '§ 1' })).text(), /Text auf Englisch: Bitte ausfüllen/)
  const { id } = await applied('Jaguar Netz')
  assert.equal((await form('curator', page, { do: 'save', which: seat, textDe: 'Sitz in Europa', textEn: 'Seat in Europe', clause: '§ 3 Abs. 1' })).status, 303)
  assert.match(await html(amsel.id, page), /Sitz in Europa/)
  assert.match(await html('curator', `/de/aufnahmeantraege/${id}`), /Sitz in Deutschland/)
  assert.equal((await form('curator', page, { do: 'drop', which: seat })).status, 422)
  assert.equal((await form('curator', page, { do: 'drop', which: 'x' })).status, 404)
})

test('two hundred applications: the list leafs, notices stand in one line, a page of the list takes no long', async () => {
  await sql`
    insert into applications (id, organisation, said, membership, contact_name, contact_email, language, why, claims, consent, text_hash, asked_at, asked_from, told_at, state)
    select overlay(id::text placing lpad(to_hex(place), 6, '0') from 31)::uuid, id, said, membership, contact_name, place || contact_email, language, why, claims, consent, place || text_hash, asked_at, asked_from, told_at, 'submitted'
    from applications, generate_series(1, 200) as place where contact_email = 'kontakt@jaguarnetz.example'`.execute(db)
  const begun = performance.now()
  const page = await html('curator', '/de/aufnahmeantraege')
  assert.ok(performance.now() - begun < 1_000)
  assert.equal([...page.matchAll(/<th scope="row">/g)].length, 50)
  assert.match(page, /rel="next"/)
  const leaf = (await (await get('curator', '/api/v1/applications?limit=200')).json()) as { applications: object[]; next?: string }
  assert.equal(leaf.applications.length, 200)
  assert.ok(leaf.next !== undefined)
  assert.match(await html('curator', '/de/hinweise'), /\d{3} Aufnahmeanträge warten auf Ihre Antwort/)
  assert.equal((await get('curator', '/de/aufnahmeantraege?after=garbage')).status, 200)
})

test('both languages, and nothing broke behind a door', async () => {
  assert.match(await html('', '/en/become-a-member'), /Which admission criteria do you meet\?/)
  assert.match(await html('curator', `/en/applications/${falke.id}`), /3 of 3 took part/)
  assert.match(await html('', falke.at.replace('/de/aufnahme', '/en/admission')), /full member/)
  assert.deepEqual(house.broken, [])
})
