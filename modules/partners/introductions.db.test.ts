/** Introductions in a real house, where people sign in: two mails, two answers, and everything that can be done with a link that should not. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { dayAfter } from '#platform/time'
import { seedPeople, type Person } from '#modules/people'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { today } from '../../app/wiring.ts'
import { openToPublic } from '../members/organisation.ts'
import { keepBelongings, keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import { partnerIndicators } from './indicator.part.ts'
import { partnerNotices } from './notices.part.ts'

const database = await testDatabase()
const { db } = database
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const uhu = openToPublic(organisationOf('Uhu Ophthalmik', 'company'))
const iltis = openToPublic(organisationOf('Iltis Optik', 'company'))
const kauz = openToPublic(organisationOf('Kauz Elektronik', 'company'))
const personOf = (name: string, email: string, language: Person['language'] = 'de'): Person => ({ id: newId(), name, email, language, invented: true })
const aenne = personOf('Änne Probst', 'aenne@optonet.example')
const otto = personOf('Otto Uhu', 'otto@uhu.example', 'en')
const ida = personOf('Ida Iltis', 'ida@iltis.example')
const kim = personOf('Kim Kauz', 'kim@kauz.example')
const adele = personOf('Adele Musterfee', 'adele@allianz.example')
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, uhu, iltis, kauz]))
  await keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }, { organisation: iltis.id, cluster: optonet.id, from: '2020-01-01' }])
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }])
  must(await seedPeople(tx, [{ person: aenne, offices: [{ organisation: optonet.id, role: 'manager' }] }, { person: otto, offices: [{ organisation: uhu.id, role: 'contributor' }] }, { person: ida, offices: [{ organisation: iltis.id, role: 'contributor' }] }, { person: kim, offices: [{ organisation: kauz.id, role: 'manager' }] }, { person: adele, offices: [{ role: 'office' }] }], '2020-01-01', newId))
})
const house = await openWholeHouse(database, { isFree: false, isBounded: false })
after(() => assert.deepEqual(house.broken, []))

const cookies = new Map<string, string>()
for (const { id } of [aenne, otto, ida, kim, adele]) cookies.set(id, ((await house.accounts.signInAs(id, { cookie: undefined, agent: 'test', network: '127.0.0.0' })).cookies[0] ?? '').split(';')[0] ?? '')
const NOBODY = { id: '' }
const send = (who: { readonly id: string }, method: string, path: string, values?: Record<string, string>): Promise<Response> => house.send('', method, path, values === undefined ? undefined : new URLSearchParams(values), { cookie: cookies.get(who.id) ?? 'theme=light' })
const html = async (who: { readonly id: string }, path: string, status = 200): Promise<string> => {
  const answer = await send(who, 'GET', path)
  const text = await answer.text()
  assert.equal(answer.status, status, `${path}: ${text.slice(0, 2_000)}`)
  return text
}
const mailsTo = async ({ email }: Person): Promise<{ subject: string; text: string }[]> => (await sql<{ subject: string; text: string }>`select subject, text from mails where to_email = ${email} order by id`.execute(db)).rows
const linkIn = (text: string): string => /http:\/\/localhost(\/\S+antwort\/\S+|\/\S+answer\/\S+)/.exec(text)?.[1] ?? assert.fail(text)

type Asked = { readonly id: string; readonly ottos: string; readonly idas: string }

async function asked(message = 'Beide schleifen Linsen.'): Promise<Asked> {
  const answer = await send(aenne, 'POST', '/de/kontakte-vermitteln/neu', { one: `${otto.id}:${uhu.id}`, other: `${ida.id}:${iltis.id}`, message })
  assert.equal(answer.status, 303, await answer.text())
  const [ottos, idas] = [(await mailsTo(otto)).at(-1), (await mailsTo(ida)).at(-1)]
  return { id: (answer.headers.get('location') ?? '').split('/').at(-1) ?? '', ottos: linkIn(ottos?.text ?? ''), idas: linkIn(idas?.text ?? '') }
}
const over = (id: string): Promise<unknown> => sql`update introductions set expires_at = now() - interval '1 minute' where id = ${id}`.execute(db)

test('one message goes to both, in the language of each, with names and no address', async () => {
  const { id, ottos, idas } = await asked()
  const [to, from] = [(await mailsTo(otto)).at(-1), (await mailsTo(ida)).at(-1)]
  assert.equal(to?.subject, 'May Änne Probst, OptoNet introduce you to Ida Iltis?')
  assert.match(from?.text ?? '', /^Guten Tag Ida Iltis,\n\nÄnne Probst, OptoNet möchte Sie mit Otto Uhu, Uhu Ophthalmik, bekannt machen.*Beide schleifen Linsen\./s)
  for (const mail of [to, from]) assert.doesNotMatch(mail?.text ?? '', /@(?:uhu|iltis)\.example/)
  assert.match(ottos, /^\/en\/introductions\/answer\//)
  // Programs that look at mail open links too: that answers nothing.
  for (const link of [ottos, idas]) assert.match(await html(NOBODY, link), /name="answer" value="accepted"/)
  for (const link of [ottos, idas]) assert.doesNotMatch(await html(NOBODY, link), /@(?:uhu|iltis)\.example/)
  assert.match(await html(aenne, `/de/kontakte-vermitteln/${id}`), /Beide sind gefragt/)
  assert.equal((await partnerNotices(db, { organisations: [uhu.id], roles: [], person: otto.id, today: today() })).filter(({ kind }) => kind === 'introduction').length, 1)
  await over(id)
})

test('the second acceptance sends both addresses, one mail to each; before it nobody has seen any, and the introducer never does', async () => {
  const { id, ottos, idas } = await asked()
  assert.equal((await send(NOBODY, 'POST', ottos, { answer: 'accepted' })).status, 303)
  assert.match(await html(NOBODY, ottos), /You have accepted/)
  assert.match(await html(aenne, `/de/kontakte-vermitteln/${id}`), /Beide sind gefragt/, 'nor who has answered')
  assert.match(await html(NOBODY, idas), /Möchten Sie sich kennenlernen/)
  assert.doesNotMatch(await html(ida, `/de/kontakte-vermitteln/${id}`), /otto@uhu/)
  const before = [(await mailsTo(otto)).length, (await mailsTo(ida)).length]
  assert.equal((await send(NOBODY, 'POST', idas, { answer: 'accepted' })).status, 303)
  assert.deepEqual([(await mailsTo(otto)).length, (await mailsTo(ida)).length], before.map((count) => count + 1))
  assert.match((await mailsTo(ida)).at(-1)?.text ?? '', /Die Adresse ist otto@uhu\.example/)
  assert.match((await mailsTo(otto)).at(-1)?.text ?? '', /The address is ida@iltis\.example/)
  assert.match(await html(ida, `/de/kontakte-vermitteln/${id}`), /otto@uhu\.example/)
  assert.doesNotMatch(await html(NOBODY, idas), /otto@uhu/, 'whoever else holds the link reads no address')
  for (const who of [aenne]) assert.doesNotMatch(await html(who, `/de/kontakte-vermitteln/${id}`), /@(?:uhu|iltis)\.example/)
  const [introductions] = partnerIndicators({ db, zone: 'Europe/Berlin' })
  const rows = (await introductions?.list({ from: dayAfter(today(), -1), until: dayAfter(today(), 1) }, 'de')) ?? []
  assert.deepEqual(rows.map(({ name }) => name), ['Uhu Ophthalmik · Iltis Optik'])
  assert.doesNotMatch(JSON.stringify(rows), /Otto|Ida|@/)
})

/** A page without what tells one introduction from another. */
const bare = (page: string): string => page.replace(/(?:Erste|Zweite) Nachricht|[0-9a-f]{8}-[0-9a-f-]{27}|W[\w-]{40,}(?:\.|%2E)[\w-]+/g, '')

test('who declined nobody is told: it looks like thirty days that passed', async () => {
  const declined = await asked('Erste Nachricht.')
  assert.equal((await send(NOBODY, 'POST', declined.idas, { answer: 'declined' })).status, 303)
  const lapsed = await asked('Zweite Nachricht.')
  await over(lapsed.id)
  for (const [who, path] of [[aenne, ({ id }: Asked) => `/de/kontakte-vermitteln/${id}`], [otto, ({ id }: Asked) => `/de/kontakte-vermitteln/${id}`], [NOBODY, ({ ottos }: Asked) => ottos]] as const) assert.equal(bare(await html(who, path(declined))), bare(await html(who, path(lapsed))))
  assert.match(await html(NOBODY, declined.idas), /Sie haben abgelehnt/)
})

test('a link used twice, by another person, after its end, cut or foreign: one clear sentence each, and nothing done', async () => {
  const { id, ottos, idas } = await asked()
  assert.equal((await send(NOBODY, 'POST', idas, { answer: 'accepted' })).status, 303)
  const twice = await send(NOBODY, 'POST', idas, { answer: 'declined' })
  assert.deepEqual([twice.status, /Sie haben schon zugesagt\. Mehr ist nicht zu tun\./.test(await twice.text())], [422, true])
  for (const method of ['GET', 'POST'] as const) {
    const foreign = await send(kim, method, ottos, method === 'POST' ? { answer: 'accepted' } : undefined)
    assert.deepEqual([foreign.status, /This link was sent to somebody else, and only that person can answer/.test(await foreign.text())], [403, true])
  }
  const nothing = await send(NOBODY, 'POST', ottos, { answer: 'perhaps' })
  assert.equal(nothing.status, 422)
  for (const wrong of [ottos.slice(0, -1), `${ottos}x`, '/en/introductions/answer/x.y']) assert.match(await html(NOBODY, wrong, 404), /This link is incomplete or not from here/)
  await over(id)
  const late = await send(NOBODY, 'POST', ottos, { answer: 'accepted' })
  assert.deepEqual([late.status, /This introduction is no longer open\. There is nothing more to do\./.test(await late.text())], [422, true])
  assert.match(await html(NOBODY, ottos), /This introduction is no longer open/)
  const { rows: [kept] } = await sql<{ made: Date | null; declined: Date | null }>`select made_at as made, declined_at as declined from introductions where id = ${id}`.execute(db)
  assert.deepEqual(kept, { made: null, declined: null })
})

test('both accept at the same moment: one mail to each, and it is made once', async () => {
  const { ottos, idas } = await asked()
  const before = [(await mailsTo(otto)).length, (await mailsTo(ida)).length]
  const answers = await Promise.all([ottos, idas, ottos, idas].map((link) => send(NOBODY, 'POST', link, { answer: 'accepted' })))
  assert.deepEqual(answers.map(({ status }) => status).toSorted((a, b) => a - b), [303, 303, 422, 422])
  assert.deepEqual([(await mailsTo(otto)).length, (await mailsTo(ida)).length], before.map((count) => count + 1))
})

test('somebody who has left is introduced to nobody', async () => {
  const { id, ottos, idas } = await asked()
  assert.equal((await send(NOBODY, 'POST', idas, { answer: 'accepted' })).status, 303)
  await sql`update people set erased_at = now() where id = ${ida.id}`.execute(db)
  const gone = await send(NOBODY, 'POST', ottos, { answer: 'accepted' })
  assert.deepEqual([gone.status, /One of the two is no longer here/.test(await gone.text())], [422, true])
  await sql`update people set erased_at = null where id = ${ida.id}`.execute(db)
  await over(id)
})

test('only who knows people introduces, people who act for an organisation of the alliance, and none twice at once', async () => {
  const path = '/de/kontakte-vermitteln/neu'
  const both = { one: `${otto.id}:${uhu.id}`, other: `${ida.id}:${iltis.id}`, message: 'x' }
  for (const [who, status] of [[otto, 404], [kim, 404], [NOBODY, 401]] as const) assert.equal((await send(who, 'POST', path, both)).status, status)
  const form = await html(aenne, path)
  assert.match(form, /Uhu Ophthalmik: Otto Uhu/)
  assert.doesNotMatch(form, /Kim Kauz/, 'Kauz is outside')
  const refused = async (values: Record<string, string>): Promise<string> => {
    const answer = await send(aenne, 'POST', path, { ...both, ...values })
    assert.equal(answer.status, 422)
    return answer.text()
  }
  assert.match(await refused({ one: '' }), /href="#form-one">Eine Person: Bitte jemanden wählen/)
  assert.match(await refused({ other: `${kim.id}:${kauz.id}` }), /der ein Konto hat und für eine Organisation der Allianz handelt/)
  assert.match(await refused({ other: `${ida.id}:${uhu.id}` }), /Personen aus zwei Organisationen/)
  assert.match(await refused({ other: both.one }), /zweimal dieselbe Person/)
  assert.match(await refused({ message: ' ' }), /Die Nachricht fehlt.*/)
  const { id } = await asked()
  assert.match(await refused({}), /ist schon eine Vermittlung offen/)
  for (const [who, status] of [[adele, 404], [kim, 404], [otto, 200], [ida, 200], [aenne, 200]] as const) assert.equal((await send(who, 'GET', `/de/kontakte-vermitteln/${id}`)).status, status, who.name)
  assert.equal((await send(aenne, 'POST', `/de/kontakte-vermitteln/${id}`, { answer: 'accepted' })).status, 403)
  assert.equal((await send(ida, 'POST', `/de/kontakte-vermitteln/${id}`, { answer: 'declined' })).status, 303, 'signed in, without the link')
})
