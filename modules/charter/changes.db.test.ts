/** Changes of rules through the doors of the whole house: from the draft to the version in force, and back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { dayAfter } from '#platform/time'
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
const [elster, gast] = [organisationOf('Elster Freunde', 'cluster'), organisationOf('Gastverbund', 'cluster')]
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [...members, elster, gast]))
  await keepMemberships(tx, [...members.map(({ id }) => ({ organisation: id, kind: 'full' as const, founding: true })), { organisation: elster.id, kind: 'associated', founding: false }, { organisation: gast.id, kind: 'guest', founding: false }])
})

/** As the house has it. */
const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(new Date())
const soon = dayAfter(today, 14)
const get = (acting: string, path: string): Promise<Response> => house.send(acting, 'GET', path)
const html = async (acting: string, path: string): Promise<string> => (await get(acting, path)).text()
const form = (acting: string, path: string, values: Record<string, string> | string[][] = {}): Promise<Response> => house.send(acting, 'POST', path, new URLSearchParams(values))
const json = (acting: string, method: string, path: string, content: unknown = {}): Promise<Response> => house.send(acting, method, path, JSON.stringify(content), { 'content-type': 'application/json' })
const detailOf = async (answer: Promise<Response>): Promise<string> => ((await (await answer).json()) as { detail: string }).detail

type Told = { readonly number: number; readonly version: number; readonly kind: string; readonly result?: string; readonly told?: string; readonly withdrawnAt?: string; readonly ballots: readonly { readonly organisation: string; readonly voice: string }[] }
type Document = { readonly id: string; readonly versions: readonly { readonly number: number; readonly state: string; readonly revision: number }[] }

const id = String((await house.done('curator', '/api/v1/charter-documents', { kind: 'statutes', title: { de: `Satzung ${HOSTILE}` }, audience: 'public' }))['id'])
const [api, page] = [`/api/v1/charter-documents/${id}`, `/de/regelwerk/${id}/vorlage`]
const seen = async (): Promise<number> => (((await (await get('curator', api)).json()) as Document).versions[0]?.revision ?? 0)
const states = async (acting = 'curator'): Promise<string> => ((await (await get(acting, api)).json()) as Document).versions.map(({ number, state }) => `${number} ${state}`).join(', ')
const proposals = async (acting = amsel.id): Promise<readonly Told[]> => ((await (await get(acting, `${api}/proposals`)).json()) as { proposals: readonly Told[] }).proposals
const write = async (de: string): Promise<void> => assert.equal((await json('curator', 'PUT', `${api}/draft`, { text: { de }, seen: await seen() })).status, 200)
const put = async (said: object = {}): Promise<Response> => json('curator', 'POST', `${api}/proposal`, { way: 'written', until: soon, seen: await seen(), ...said })
const say = (acting: string, voice: string): Promise<Response> => json(acting, 'POST', `${api}/proposal/ballot`, { voice })
const close = (said: object = {}): Promise<Response> => json('curator', 'POST', `${api}/proposal/closing`, said)
/** The last day comes. */
const comes = (day: string) => sql`update rule_changes set until_day = ${day} where closed_at is null and withdrawn_at is null`.execute(db)
const records = async (kind: string): Promise<string[]> => (await db.selectFrom('binding_records').select('content').where('kind', '=', kind).orderBy('recorded_at').execute()).map(({ content }) => content)

test('while no form is chosen nothing can be put to the members, since no rule decides', async () => {
  await write('§ 1 Wir arbeiten zusammen.')
  assert.match(await html('curator', page), /Die Rechtsform der Allianz ist noch nicht gewählt/)
  assert.match(await detailOf(put()), /Die Rechtsform der Allianz ist noch nicht gewählt/)
  await json('curator', 'PUT', '/api/v1/alliance', { name: { de: 'Beispielallianz' }, form: 'association', languages: ['de'], zone: 'Europe/Berlin', carrier: {}, seen: 0 })
})

test('the first document comes into force without a vote; every later version leads to the members', async () => {
  const says = { presence: { comparator: 'at-least', part: 1, of: 2, by: 'heads' }, secondMeeting: 'none', written: 'as-in-meeting', notice: 14 }
  assert.equal((await json('curator', 'PUT', `${api}/draft/rules/rule-change`, { clause: '9', says, seen: await seen() })).status, 200)
  assert.match(await html('curator', `/de/regelwerk/${id}`), /In Kraft setzen[\s\S]*Den Mitgliedern vorlegen/)
  assert.equal((await json('curator', 'POST', `${api}/enforcement`, { seen: await seen() })).status, 200)
  assert.equal((await json('curator', 'POST', `${api}/versions`)).status, 201)
  const refused = await form('curator', `/de/regelwerk/${id}/in-kraft`, { seen: '1' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), new RegExp(`href="${page}">Den Mitgliedern vorlegen[\\s\\S]*Über jedes weitere und über jede neue Fassung entscheiden die Mitglieder`))
  assert.match(await detailOf(json('curator', 'POST', `${api}/enforcement`, { seen: 1 })), /Bitte den Entwurf den Mitgliedern vorlegen/)
  assert.doesNotMatch(await html('curator', `/de/regelwerk/${id}/entwurf`), /In Kraft setzen/)
})

test('the office puts the draft to the members as it was seen, not sooner than the period of notice; nobody else does', async () => {
  await write(`§ 1 Wir arbeiten enger zusammen. ${HOSTILE}`)
  assert.match(await html('curator', page), /Nach welcher Regel\?[\s\S]*§ 33 \(1\) 1 BGB[\s\S]*14 Tage zwischen Einladung und Sitzung\. <span class="soft">§ 9 der Satzung, Fassung 1/)
  assert.match(await (await form('curator', page, { way: 'meeting', until: dayAfter(today, 13), seen: '2' })).text(), /So bald geht es nicht: Die Ladungsfrist/)
  assert.match(await (await form('curator', page, { until: soon, seen: '2' })).text(), /Wie wird abgestimmt\? Bitte wählen Sie/)
  assert.match(await (await form('curator', page, { way: 'written', until: soon, seen: '1' })).text(), /Inzwischen hat jemand anderes den Entwurf geändert/)
  assert.deepEqual(await Promise.all([amsel.id, gast.id, ''].map(async (acting) => (await form(acting, page, { way: 'written', until: soon, seen: '2' })).status)), [403, 404, 404])
  assert.equal((await form('curator', page, { way: 'written', until: soon, seen: '2' })).status, 303)
  assert.equal(await states(), '2 with-members, 1 in-force')
})

test('before the members the draft is frozen, and taken back it can be changed and put again', async () => {
  assert.match(await detailOf(json('curator', 'PUT', `${api}/draft`, { text: { de: 'Heimlich anders.' }, seen: 2 })), /Der Entwurf liegt den Mitgliedern vor und lässt sich so lange nicht ändern/)
  assert.deepEqual(await Promise.all([form('curator', `/de/regelwerk/${id}/entwurf`, { seen: '2', textDe: 'Heimlich anders.' }), get('curator', `/de/regelwerk/${id}/entwurf`), form('curator', `/de/regelwerk/${id}/neue-fassung`), json('curator', 'DELETE', `${api}/draft/rules/rule-change?seen=2`), put()].map(async (answer) => (await answer).status)), [409, 409, 409, 409, 409])
  assert.equal((await say(amsel.id, 'no')).status, 200)
  assert.equal((await form(amsel.id, `${page}/rueckzug`)).status, 403)
  assert.equal((await form('curator', `${page}/rueckzug`)).status, 303)
  assert.match(await (await form('curator', `${page}/rueckzug`)).text(), /liegt den Mitgliedern gerade nichts vor/)
  assert.equal((await say(amsel.id, 'yes')).status, 409)
  assert.match(await html(amsel.id, page), /Zurückgezogen am/)
  await write(`§ 1 Wir arbeiten eng zusammen. ${HOSTILE}`)
  assert.equal((await put()).status, 200)
  assert.deepEqual((await proposals()).map(({ number, withdrawnAt, ballots }) => [number, withdrawnAt !== undefined, ballots.length]), [[1, true, 1], [2, false, 0]])
})

test('each voting member is told, with the day; who has voted is not', async () => {
  const told = await html(buche.id, '/de/hinweise')
  assert.match(told, /Satzung [^<]*: Die Abstimmung über eine neue Fassung wartet auf Sie/)
  assert.match(told, new RegExp(`href="${page}"`))
  const { lines } = (await (await get(buche.id, '/api/v1/notices')).json()) as { lines: { kind: string; due?: string }[] }
  assert.deepEqual(lines.map(({ kind, due }) => [kind, due]), [['rule-change', soon]])
  for (const acting of [elster.id, gast.id, 'curator']) assert.doesNotMatch(await html(acting, '/de/hinweise'), /Abstimmung über eine neue Fassung/, acting)
})

test('members vote for themselves, change their minds, and all see who said what; who has no vote is told why', async () => {
  for (const voice of ['no', 'yes', 'yes']) assert.equal((await form(amsel.id, `${page}/stimme`, { voice })).status, 303)
  assert.equal((await form(buche.id, `${page}/stimme`)).status, 422)
  assert.equal((await say(buche.id, 'abstain')).status, 200)
  assert.match(await detailOf(say(elster.id, 'yes')), /Ihre Organisation stimmt hierüber nicht ab/)
  assert.deepEqual(await Promise.all([elster.id, 'curator', gast.id, ''].map(async (acting) => (await say(acting, 'no')).status)), [403, 403, 404, 404])
  const shown = await html(dachs.id, page)
  assert.match(shown, /Wie stimmt Dachs Cluster\?[\s\S]*Amsel Verbund[\s\S]*Ja[\s\S]*1-mal[\s\S]*Buche Netz[\s\S]*Enthaltung[\s\S]*noch keine Stimme/)
  assert.match(shown, /2 von 3 Stimmen liegen vor/)
  assert.match(shown, /Wir arbeiten eng zusammen/)
  assert.doesNotMatch(shown, /<script>alert|<img|Ergebnis feststellen|zurückziehen/)
  assert.deepEqual((await proposals()).at(-1)?.ballots.map(({ voice }) => voice), ['no', 'yes', 'abstain'])
  assert.doesNotMatch(await html(amsel.id, '/de/hinweise'), /Abstimmung über/)
})

test('outsiders and guests see nothing of what lies before the members, not even that it does', async () => {
  for (const acting of [gast.id, '']) {
    assert.deepEqual(await Promise.all([page, `${api}/proposals`, `/de/regelwerk/${id}/fassung/2`].map(async (path) => (await get(acting, path)).status)), [404, 404, 404])
    assert.equal(await states(acting), '1 in-force')
    for (const path of ['/de/regelwerk', `/de/regelwerk/${id}`]) assert.doesNotMatch(await html(acting, path), /Fassung 2|Zur Abstimmung|eng zusammen/, path)
  }
  assert.match(await html(amsel.id, '/de/regelwerk'), /Zur Abstimmung/)
})

test('closed by the office once nobody is awaited, it is in force exactly once, however many close it at the same time', async () => {
  assert.match(await detailOf(close()), /1 Mitglied hat noch nicht abgestimmt/)
  assert.equal((await form(amsel.id, `${page}/abschluss`)).status, 403)
  assert.equal((await say(dachs.id, 'yes')).status, 200)
  assert.match(await html('curator', '/de/hinweise'), /Die Abstimmung über eine neue Fassung wartet auf Sie/)
  const both = await Promise.all([form('curator', `${page}/abschluss`), form('curator', `${page}/abschluss`)])
  assert.deepEqual(both.map(({ status }) => status).toSorted((a, b) => a - b), [303, 422])
  assert.equal(await states(''), '2 in-force, 1 superseded')
  assert.match(await html(buche.id, page), /3 von 3 beteiligt \(mindestens die Hälfte: 2\), 2 Ja, 0 Nein, 1 Enthaltung nicht gezählt, 2 Ja von 2 abgegebenen Stimmen; nötig: mindestens drei Viertel, also 2: angenommen \([^)]*§ 9 der Satzung, Fassung 1/)
  assert.match(await html(buche.id, `/en/charter/${id}/proposal`), /rule of law: § 33 \(1\) 1 BGB/)
  const [decisions, versions] = [await records('charter.decision'), await records('charter.version')]
  assert.deepEqual([decisions.length, versions.length], [1, 2])
  assert.match(decisions[0] ?? '', /"decision":"rule-change"[\s\S]*"result":"carried"[\s\S]*"version":2/)
  for (const one of [...decisions, ...versions]) assert.doesNotMatch(one, /script|zusammen|Amsel|Satzung/)
  assert.doesNotMatch(await html('curator', '/de/hinweise'), /Abstimmung über eine neue Fassung/)
  assert.deepEqual([(await say(amsel.id, 'no')).status, (await close()).status], [409, 409])
})

test('members sign the new version as they signed the old', async () => {
  const data = new FormData()
  for (const [name, value] of [['kind', 'text-form'], ['signer', 'Erika Muster']] as const) data.set(name, value)
  assert.equal((await house.send(amsel.id, 'POST', `/de/regelwerk/${id}/fassung/2/unterschrift`, data)).status, 303)
  assert.match(await html(buche.id, `/de/regelwerk/${id}`), /1 von 3 Mitgliedern haben Fassung 2 unterschrieben/)
})

test('what the members do not carry stays a draft and may be put to them again', async () => {
  assert.equal((await json('curator', 'POST', `${api}/versions`)).status, 201)
  await write('§ 1 Wir arbeiten nicht mehr zusammen.')
  assert.equal((await put()).status, 200)
  for (const one of [amsel, buche, dachs]) assert.equal((await say(one.id, one === amsel ? 'yes' : 'no')).status, 200)
  assert.equal((await close()).status, 200)
  assert.deepEqual([await states(), (await proposals()).at(-1)?.result], ['3 draft, 2 in-force, 1 superseded', 'lost'])
  assert.match(await html(dachs.id, page), /Abgelehnt[\s\S]*1 Ja, 2 Nein/)
  assert.equal((await put()).status, 200)
  await comes(dayAfter(today, -1))
  assert.match(await detailOf(say(amsel.id, 'yes')), /Abgestimmt wurde bis/)
  assert.equal((await close()).status, 200, 'its last day is past')
  assert.deepEqual([await states(), (await proposals()).at(-1)?.result], ['3 draft, 2 in-force, 1 superseded', 'no-quorum'])
})

test('without a quorum a second meeting decides by its own rule, on the same text alone', async () => {
  assert.match(await detailOf(put({ way: 'second-meeting' })), /nur, wenn eine erste nicht beschlussfähig war/)
  const meet = async (way: string): Promise<void> => {
    assert.equal((await put({ way })).status, 200)
    assert.match(await detailOf(say(amsel.id, 'yes')), /Abgestimmt wird in der Sitzung am/)
    assert.match(await detailOf(close()), /vorher lässt sich die Abstimmung nicht abschließen/)
    await comes(today)
    assert.equal((await say(amsel.id, 'yes')).status, 200)
  }
  await meet('meeting')
  assert.match(await html('curator', page), /Wer war anwesend, ohne abzustimmen\?[\s\S]*Buche Netz/)
  assert.equal((await close()).status, 200)
  assert.equal((await proposals()).at(-1)?.result, 'no-quorum')
  await write('§ 1 Wir arbeiten ganz anders zusammen.')
  assert.match(await detailOf(put({ way: 'second-meeting' })), /über denselben Text wie die erste/)
  await meet('meeting')
  assert.equal((await close({ attended: ['niemand'] })).status, 422)
  assert.equal((await close()).status, 200)
  await meet('second-meeting')
  assert.equal((await close()).status, 200)
  assert.deepEqual([await states(), (await proposals()).at(-1)?.result], ['3 in-force, 2 superseded, 1 superseded', 'carried'])
})

test('the purpose needs all members, and only the statutes have one', async () => {
  assert.equal((await json('curator', 'POST', `${api}/versions`)).status, 201)
  assert.match(await html('curator', page), /Die neue Fassung ändert den Zweck/)
  assert.equal((await form('curator', page, { way: 'meeting', until: today, purpose: 'yes', seen: '1' })).status, 303)
  assert.match(await html(amsel.id, page), /Es geht um den Zweck der Allianz/)
  for (const one of [amsel, buche, dachs]) assert.equal((await say(one.id, one === dachs ? 'abstain' : 'yes')).status, 200)
  assert.equal((await close()).status, 200)
  const last = (await proposals()).at(-1)
  assert.deepEqual([last?.kind, last?.result, /§ 33 \(1\) 2 BGB/.test(last?.told ?? '')], ['purpose', 'lost', true])
  const other = String((await house.done('curator', '/api/v1/charter-documents', { kind: 'procedure', title: { de: 'Geschäftsordnung' } }))['id'])
  assert.equal((await json('curator', 'PUT', `/api/v1/charter-documents/${other}/draft`, { text: { de: 'Wir tagen im Mai.' }, seen: 1 })).status, 200)
  assert.equal((await json('curator', 'POST', `/api/v1/charter-documents/${other}/proposal`, { way: 'written', until: soon, purpose: true, seen: 2 })).status, 422)
  assert.doesNotMatch(await html('curator', `/de/regelwerk/${other}/vorlage`), /ändert den Zweck/)
  assert.match(await html(amsel.id, `/de/regelwerk/${other}/vorlage`), /Fassung 1 ist ein Entwurf/)
})

type Being = Awaited<ReturnType<typeof representative>>
type Heard = { readonly voice: string; readonly waits?: string }

/** Somebody votes on the draft for their organisation, and reads what it says by that. */
async function voiceAfter({ cookie }: Being, organisation: string, voice: string): Promise<Heard | undefined> {
  const answer = await house.send('', 'POST', `${api}/proposal/ballot`, JSON.stringify({ voice }), { cookie, 'content-type': 'application/json' })
  assert.equal(answer.status, 200, await answer.clone().text())
  const { proposals: all } = (await answer.json()) as { proposals: readonly { readonly voices: readonly (Heard & { readonly organisation: string })[] }[] }
  const said = all.at(-1)?.voices.find((one) => one.organisation === organisation)
  return said === undefined ? undefined : { voice: said.voice, ...(said.waits === undefined ? {} : { waits: said.waits }) }
}
const seenBy = async ({ cookie }: Being, path: string): Promise<string> => (await house.send('', 'GET', path, undefined, { cookie })).text()
const pair = (organisation: string): Promise<[Being, Being]> => Promise.all([representative(house, db, organisation as typeof amsel.id, 'Erika Muster', { isJoint: true }), representative(house, db, organisation as typeof amsel.id, 'Max Muster', { isJoint: true })])

test('who represents jointly votes on a change with a second person: one voice alone waits and does not count, the second completes it', async () => {
  assert.equal((await put()).status, 200)
  const [erika, max] = await pair(amsel.id)
  for (let times = 0; times < 2; times++) assert.deepEqual(await voiceAfter(erika, amsel.id, 'yes'), { voice: 'none', waits: 'Es fehlt noch eine zweite Person, die mit Ihnen vertritt.' })
  assert.match(await seenBy(erika, page), /0 von 3 Stimmen liegen vor[\s\S]*Zählt noch nicht: Ja<\/strong><p>Es fehlt noch eine zweite Person, die mit Ihnen vertritt[\s\S]*noch keine Stimme<span><br\/><span class="soft">Ja: wartet auf eine zweite Person/)
  assert.match(await html('curator', page), /0 von 3 beteiligt[\s\S]*Auf eine zweite Person, die gemeinsam vertritt, warten noch: Amsel Verbund\./)
  assert.match(await seenBy(max, '/de/hinweise'), /Die Abstimmung über eine neue Fassung wartet auf Sie/)
  assert.doesNotMatch(await seenBy(erika, '/de/hinweise'), /Abstimmung über eine neue Fassung/)
  for (const one of [buche, dachs]) assert.equal((await say(one.id, 'yes')).status, 200)
  assert.match(await detailOf(close()), /1 Mitglied hat noch nicht abgestimmt/, 'half a voice is awaited')
  assert.match((await voiceAfter(max, amsel.id, 'no'))?.waits ?? '', /haben Verschiedenes erklärt/)
  assert.match(await seenBy(erika, '/de/hinweise'), /Abstimmung über eine neue Fassung/, 'who differs has something to do')
  assert.deepEqual(await voiceAfter(max, amsel.id, 'yes'), { voice: 'yes' })
  assert.deepEqual((await proposals()).at(-1)?.ballots.filter(({ organisation }) => organisation === amsel.id).map(({ voice }) => voice), ['yes', 'no', 'yes'], 'every ballot is kept, what is repeated is none')
  const shown = await html('curator', page)
  assert.match(shown, /3 von 3 Stimmen liegen vor/)
  assert.doesNotMatch(shown, /warten noch|wartet auf eine zweite/)
  assert.match(await seenBy(erika, '/de/konto/meine-daten'), /"about":"rule-change","matter":"[^"]+","proposal":\d+,"organisation":"[^"]+","voice":"yes","joint":true/)
  assert.equal((await close()).status, 200)
  assert.match((await records('charter.decision')).at(-1) ?? '', new RegExp(`\\{"organisation":"${amsel.id}","voice":"yes"\\}`))
})

test('two who vote at once make one voice, and one who waits when it is closed is not counted, yet read', async () => {
  assert.equal((await json('curator', 'POST', `${api}/versions`)).status, 201)
  assert.equal((await put()).status, 200)
  const [first, second] = await pair(buche.id)
  const [lone] = await pair(amsel.id)
  await Promise.all([voiceAfter(first, buche.id, 'yes'), voiceAfter(second, buche.id, 'yes')])
  assert.deepEqual(await voiceAfter(first, buche.id, 'yes'), { voice: 'yes' }, 'of two at once none is lost')
  assert.equal((await proposals()).at(-1)?.ballots.length, 2)
  assert.equal((await say(dachs.id, 'yes')).status, 200)
  await voiceAfter(lone, amsel.id, 'no')
  await comes(dayAfter(today, -1))
  const closing = await Promise.all([close(), close()])
  assert.deepEqual(closing.map(({ status }) => status).toSorted((a, b) => a - b), [200, 409])
  assert.match((await records('charter.decision')).at(-1) ?? '', new RegExp(`\\{"organisation":"${amsel.id}","voice":"none"\\}`))
  assert.match(await html(dachs.id, page), /2 von 3 beteiligt[\s\S]*Amsel Verbund[\s\S]*Nein: zählte nicht, da keine zweite Person ebenso stimmte/)
})

test('the audit trail has who put, voted and closed; nothing broke behind a door', async () => {
  const { rows } = await sql<{ route: string }>`select distinct route from audit_entries where route like '%proposal%' or route like '%vorlage%' order by route`.execute(db)
  assert.deepEqual(rows.map(({ route }) => route).filter((route) => route.startsWith('/api')), ['/api/v1/charter-documents/:id/proposal', '/api/v1/charter-documents/:id/proposal/ballot', '/api/v1/charter-documents/:id/proposal/closing'])
  assert.deepEqual(house.broken, [])
})
