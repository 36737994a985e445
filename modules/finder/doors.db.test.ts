/** The finder in the whole house: what a sentence finds, which sets cover a call, in both languages, and that nothing inside shows to those outside. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { openToPublic } from '../members/organisation.ts'
import { keepBelongings, keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'

const database = await testDatabase()
const { db } = database
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const uhu = openToPublic(organisationOf('Uhu Ophthalmik', 'company', { fields: ['optics'], place: 'Jena' }))
const iltis = openToPublic(organisationOf('Iltis Optik', 'research', { fields: ['optics'], place: 'Ilmenau' }))
const kranich = openToPublic(organisationOf('Kranich Feinwerk', 'company', { fields: ['optics'] }))
const medways = openToPublic(organisationOf('medways', 'cluster'))
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, uhu, iltis, kranich, medways]))
  await keepBelongings(tx, [uhu, iltis, kranich].map(({ id }) => ({ organisation: id, cluster: optonet.id, from: '2020-01-01' })))
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: medways.id, kind: 'guest', founding: false, from: '2020-01-01' }])
})
const house = await openWholeHouse(database, { isBounded: false })
after(() => assert.deepEqual(house.broken, []))

const bring = (organisation: string, audience: string, text: string): Promise<unknown> => house.done(organisation, '/api/v1/sources', { organisation, audience, title: 'Profil', text, rights: true })
before(async () => {
  await bring(uhu.id, 'public', 'Wir strukturieren Glas mit dem Laser. Unsere Glasmikrostrukturierung erreicht zehn Mikrometer.')
  await bring(iltis.id, 'public', 'We develop injection moulding of lenses and optical metrology for them.')
  await bring(kranich.id, 'alliance', 'Unsere Glasmikrostrukturierung ist neu und noch nicht öffentlich. Wir bauen Kranzwinkelheber.')
  await house.settled()
})

type Found = { readonly topics: readonly string[]; readonly count: number; readonly partners: readonly { readonly organisation: string; readonly strength: string; readonly byWord: boolean }[] }
const ask = async (acting: string, query: string): Promise<Found> => {
  // The engine may still be loading its words.
  for (let tries = 0; ; tries++) {
    const answer = await house.send(acting, 'GET', `/api/v1/partner-search?${query}`)
    assert.equal(answer.status, 200, house.broken.join('\n'))
    const found = (await answer.json()) as Found
    if (found.topics.length > 0 || tries > 5 || !query.includes('text=')) return found
  }
}
const names = ({ partners }: Found): string[] => partners.map(({ organisation }) => [uhu, iltis, kranich].find(({ id }) => id === organisation)?.name.de ?? organisation)
const html = async (acting: string, path: string): Promise<string> => {
  const answer = await house.send(acting, 'GET', path)
  assert.equal(answer.status, 200, house.broken.join('\n'))
  return answer.text()
}

test('who can micro-structure glass is found by a question in German and in English, with the sentence that shows it', async () => {
  for (const question of ['Wer kann Glasmikrostrukturierung?', 'Who can do glass microstructuring?']) {
    const found = await ask(optonet.id, `text=${encodeURIComponent(question)}`)
    assert.ok(found.topics.includes('glass-microstructuring'), question)
    assert.deepEqual(names(found).toSorted((a, b) => (a < b ? -1 : 1)), ['Kranich Feinwerk', 'Uhu Ophthalmik'], question)
  }
  const page = await html(optonet.id, '/de/partnersuche?text=Glasmikrostrukturierung')
  assert.match(page, /Verstanden als: .*Glasmikrostrukturierung/)
  assert.match(page, /Uhu Ophthalmik.*<blockquote lang="de">.*<mark>Glasmikrostrukturierung<\/mark>/s)
})

test('what is not public finds nobody for those outside: not as a hit, a sentence, a number, or by its words', async () => {
  const outside = await ask('', 'text=Glasmikrostrukturierung')
  assert.deepEqual([names(outside), outside.count], [['Uhu Ophthalmik'], 1])
  const page = await html('', '/de/partnersuche?text=Glasmikrostrukturierung')
  assert.doesNotMatch(page, /Kranich|noch nicht öffentlich|\(2\)/)
  assert.deepEqual(names(await ask('', 'text=Kranzwinkelheber')), [])
  assert.deepEqual(names(await ask(optonet.id, 'text=Kranzwinkelheber')), ['Kranich Feinwerk'])
  assert.doesNotMatch(await html('', '/de/partnersuche'), /Kranich/)
})

test('facets narrow by what stands in the address; what cannot be read filters nothing', async () => {
  const all = await ask(optonet.id, '')
  assert.equal(all.count, 3)
  assert.deepEqual(names(await ask(optonet.id, 'kind=research')), ['Iltis Optik'])
  assert.deepEqual(names(await ask(optonet.id, 'place=Jena')), ['Uhu Ophthalmik'])
  assert.equal((await ask(optonet.id, `cluster=${optonet.id}`)).count, 3)
  assert.equal((await ask(optonet.id, 'strength=zebra&page=x')).count, 3)
  const page = await html(optonet.id, '/de/partnersuche?kind=research')
  assert.match(page, /<option value="company">Unternehmen \(2\)<\/option>/)
  assert.match(page, /Iltis Optik/)
  assert.doesNotMatch(page, /<h2><a[^>]*>Uhu/)
})

test('who finds nobody publishes a request at a click, and nothing that was typed is run', async () => {
  const hostile = '"><script>alert(1)</script>'
  const page = await html(optonet.id, `/de/partnersuche?text=${encodeURIComponent(hostile)}`)
  assert.match(page, /Dazu wurde niemand gefunden.*href="\/de\/gesuche\/neu\?kind=request&amp;title=/s)
  assert.doesNotMatch(page, /<script>alert/)
  assert.match(await html(uhu.id, '/de/gesuche/neu?kind=request&title=Glas&topic=glass-microstructuring&topic=keines'), /value="Glas".*value="glass-microstructuring" checked/s)
})

// ---- Consortia

type Sets = { readonly topics: readonly string[]; readonly unknown: readonly string[]; readonly uncovered: readonly string[]; readonly isSmallest: boolean; readonly isExact: boolean; readonly isPassedOver: boolean; readonly sets: readonly { readonly members: readonly string[]; readonly covers: readonly { readonly topic: string; readonly by: readonly { readonly organisation: string; readonly strength: string }[] }[] }[] }
const seek = (acting: string, query: Record<string, string>): Promise<Response> => house.send(acting, 'GET', `/api/v1/consortia?${new URLSearchParams(query)}`)
const sought = async (query: Record<string, string>): Promise<Sets> => {
  const answer = await seek(optonet.id, query)
  assert.equal(answer.status, 200, house.broken.join('\n'))
  return (await answer.json()) as Sets
}
const called = async (kind: string, topics: readonly string[], audience = 'alliance'): Promise<string> => {
  const { id, version } = await house.done('curator', '/api/v1/calls', { kind, audience, twins: { de: { title: 'Reiherlicht', text: 'Gefördert wird.' } } })
  const confirmed = await house.send('curator', 'PUT', `/api/v1/calls/${String(id)}/topics`, JSON.stringify({ version, topics }), { 'content-type': 'application/json' })
  assert.ok(confirmed.ok, await confirmed.text())
  return String(id)
}
const GLASS = 'glass-microstructuring'
const MOULDING = 'injection-moulding'
const UNHELD = 'bioplastics'

test('consortia are for those inside: guests do not know of them, strangers are asked to sign in', async () => {
  for (const path of ['/de/konsortium', '/en/consortium', '/api/v1/consortia?topics=Spritzguss']) {
    const answers: number[] = []
    for (const acting of ['curator', uhu.id, optonet.id, medways.id]) answers.push((await house.send(acting, 'GET', path)).status)
    assert.deepEqual(answers, [200, 200, 200, 404], path)
  }
  assert.equal((await seek('', { topics: 'Spritzguss' })).status, 401)
  assert.doesNotMatch(await (await house.send('', 'GET', '/de/konsortium?topics=Spritzguss')).text(), /Iltis/)
})

test('a funding call is covered by the smallest sets; what nobody covers leads to a request', async () => {
  const call = await called('funding', [GLASS, MOULDING, UNHELD])
  const found = await sought({ call })
  assert.deepEqual([found.topics.toSorted((a, b) => (a < b ? -1 : 1)), found.uncovered, found.isSmallest, found.isExact], [[UNHELD, GLASS, MOULDING], [UNHELD], true, true])
  assert.equal(found.sets.length, 2)
  for (const { members, covers } of found.sets) {
    assert.equal(members.length, 2)
    assert.deepEqual(covers.map(({ topic }) => topic), [GLASS, MOULDING])
    assert.deepEqual(covers[1]?.by.map(({ organisation }) => organisation), [iltis.id])
  }
  const page = await html(optonet.id, `/de/konsortium?call=${call}`)
  assert.match(page, /2 Zusammenstellungen für 3 Themen.*Geprüft: Mit weniger Organisationen geht es nicht.*Zusammenstellung 1: 2 Organisationen/s)
  assert.match(page, /href="\/de\/themen\/injection-moulding">.*Iltis Optik<\/a>: (?:gut belegt|belegt|ein Hinweis)/s)
  assert.match(page, /Nicht abgedeckt.*href="\/de\/gesuche\/neu\?kind=request&amp;title=Partner\+gesucht[^"]*&amp;topic=bioplastics"/s)
  assert.match(await html(optonet.id, `/en/consortium?call=${call}`), /2 sets for 3 topics.*Proven: fewer organisations do not do/s)
})

test('topics by name in either language; who is always or never in stands in the address, and so does balance', async () => {
  const both = await sought({ topics: 'Glasmikrostrukturierung\nInjection moulding' })
  assert.deepEqual([both.topics, both.unknown, both.sets.length], [[GLASS, MOULDING], [], 2])
  const without = await sought({ topics: 'Glasmikrostrukturierung, Spritzguss', without: kranich.id })
  assert.deepEqual(without.sets.map(({ members }) => new Set(members)), [new Set([uhu.id, iltis.id])])
  const fixed = await sought({ topics: 'Spritzguss', with: kranich.id, balance: 'yes' })
  assert.deepEqual(fixed.sets.map(({ members }) => new Set(members)), [new Set([kranich.id, iltis.id])])
  const page = await html(optonet.id, `/de/konsortium?topics=Spritzguss&with=${kranich.id}&without=${uhu.id}&balance=yes`)
  assert.match(page, /name="balance" value="yes" checked/)
  assert.match(page, new RegExp(`name="with" value="${kranich.id}" checked.*Kranich Feinwerk ist immer dabei.*name="without" value="${uhu.id}" checked.*Uhu Ophthalmik ist nie dabei`, 's'))
})

test('for a tender nothing is computed, and the page says why', async () => {
  const tender = await called('tender', [GLASS, MOULDING])
  const answer = await seek(optonet.id, { call: tender, topics: 'Spritzguss' })
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /§ 298/)
  const page = await house.send(optonet.id, 'GET', `/de/konsortium?call=${tender}&topics=Spritzguss`)
  assert.equal(page.status, 422)
  const told = await page.text()
  assert.match(told, /§ 298 StGB/)
  assert.doesNotMatch(told, /Zusammenstellung 1|Iltis|Reiherlicht<\/option><option[^>]* selected/)
})

test('31 topics are refused with what was typed kept; nonsense is told in a sentence and runs nothing', async () => {
  const many = Array.from({ length: 31 }, (_, at) => `Zebra${at}`).join(', ')
  const refused = await seek(optonet.id, { topics: many })
  assert.deepEqual([refused.status, /höchstens 30/.test(await refused.text())], [422, true])
  const kept = await house.send(optonet.id, 'GET', `/de/konsortium?topics=${encodeURIComponent(many)}&without=${uhu.id}`)
  assert.deepEqual([kept.status, /Es sind 31 Themen.*Zebra0, .*Zebra30<\/textarea>.*Uhu Ophthalmik ist nie dabei/s.test(await kept.text())], [422, true])
  assert.equal((await seek(optonet.id, {})).status, 422)
  assert.equal((await seek(optonet.id, { call: 'zebra' })).status, 404)
  const hostile = '"><script>alert(1)</script>'
  const page = await html(optonet.id, `/de/konsortium?${new URLSearchParams({ topics: `Spritzguss\n${hostile}`, with: hostile, without: 'zebra', balance: 'ja' })}`)
  assert.match(page, /Nicht gefunden: „&quot;.*So heißt kein Thema.*Eine Organisation blieb unberücksichtigt/s)
  assert.match(page, /Zusammenstellung 1: 1 Organisation.*Iltis Optik/s)
  assert.doesNotMatch(page, /<script>alert/)
  assert.deepEqual((await sought({ topics: `Spritzguss, Zebra`, with: 'zebra' })).unknown, ['Zebra'])
})
