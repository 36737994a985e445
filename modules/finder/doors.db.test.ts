/** The partner search in the whole house: what a sentence finds, in both languages, and that nothing inside shows to those outside. */
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
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, uhu, iltis, kranich]))
  await keepBelongings(tx, [uhu, iltis, kranich].map(({ id }) => ({ organisation: id, cluster: optonet.id, from: '2020-01-01' })))
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }])
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
