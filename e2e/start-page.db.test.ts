/** The first page of a house: what somebody finds who has never heard of the alliance, and that its own people find their work instead. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { openToPublic } from '../modules/members/organisation.ts'
import { keepMemberships } from '../modules/members/placing-store.ts'
import { organisationOf } from '../modules/members/sample.ts'
import { addOrganisations } from '../modules/members/store.ts'
import { testDatabase } from '../platform/database/sample.ts'
import { openWholeHouse } from './whole-house.ts'

const database = await testDatabase()
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const medways = organisationOf('medways', 'cluster')
await transact(database.db, async (tx) => {
  must(await addOrganisations(tx, [optonet, medways]))
  await keepMemberships(tx, [optonet, medways].map(({ id }) => ({ organisation: id, kind: 'full', founding: true, from: '2011-06-10' })))
})
const house = await openWholeHouse(database, { isBounded: false })
const page = async (role: string, path: string): Promise<string> => (await house.send(role, 'GET', path)).text()

const ALLIANCE = { seen: 0, name: { de: 'Beispielallianz', en: 'Example Alliance' }, languages: ['de', 'en'], zone: 'Europe/Berlin', carrier: {} }

test('who looks in reads who the alliance is, who belongs, what is next and how to join; its people find their own overview', async () => {
  const put = await house.send('curator', 'PUT', '/api/v1/alliance', JSON.stringify({ ...ALLIANCE, about: { de: 'Sechs Cluster, ein Ziel.\n\n<script>alert(1)</script> & mehr', en: '' } }), { 'content-type': 'application/json' })
  assert.equal(put.status, 200, await put.text())
  const event = await house.done('curator', '/api/v1/events', { title: { de: 'Clustertag' }, event: { starts: '2099-05-03T14:30', ends: '2099-05-03T18:00', zone: 'Europe/Berlin', place: 'Jena', registration: 'open' } })
  await house.done('curator', `/api/v1/events/${String(event['id'])}/publication`, {})
  const news = await house.done('curator', '/api/v1/news', { title: { de: 'Neue Geschäftsstelle' }, text: { de: 'Ab Montag.' } })
  await house.done('curator', `/api/v1/news/${String(news['id'])}/publication`, {})

  const german = await page('', '/de')
  assert.match(german, /<h1>Beispielallianz<\/h1>.*<p>Sechs Cluster, ein Ziel\.<\/p><p>&lt;script>alert\(1\)&lt;\/script> &amp; mehr<\/p>/s)
  assert.match(german, /Wer dazugehört<\/h2>.*OptoNet/s)
  assert.match(german, /Nächste Veranstaltungen<\/h2>.*Clustertag.*Meldungen<\/h2>.*Neue Geschäftsstelle/s)
  assert.match(german, /href="\/de\/mitglied-werden">Mitglied werden/)
  assert.match(german, /<meta name="description" content="Sechs Cluster, ein Ziel\."/)
  assert.doesNotMatch(german, /medways/, 'what is not public is not there')
  assert.match(await page('', '/en'), /<h1>Example Alliance<\/h1>.*<div class="paragraphs" lang="de"><p>Sechs Cluster/s)
  const own = await page('curator', '/de')
  assert.match(own, /<h1>Übersicht<\/h1>/)
  assert.doesNotMatch(own, /Sechs Cluster/)
})

test('what is too long is refused with its field, and nothing is lost', async () => {
  const form = new URLSearchParams({ seen: '1', nameDe: 'Beispielallianz', languages: 'de', zone: 'Europe/Berlin', aboutDe: 'x'.repeat(3_001) })
  const answer = await house.send('curator', 'POST', '/de/regelwerk/allianz', form, { 'content-type': 'application/x-www-form-urlencoded' })
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.match(html, /aria-invalid="true"[^>]*name="aboutDe"|name="aboutDe"[^>]*aria-invalid="true"/)
  assert.ok(html.includes('x'.repeat(3_001)))
  assert.deepEqual(house.broken, [])
})
