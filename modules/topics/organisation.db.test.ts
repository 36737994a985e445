import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shippedVocabulary } from '#engine'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { testDatabase } from '../../platform/database/sample.ts'
import { openTopicsHouse } from '../../e2e/topics-house.ts'
import { openToPublic } from '../members/organisation.ts'
import { organisationOf } from '../members/sample.ts'
import { bringTexts } from './bring-jobs.ts'
import { listWords } from './store.ts'

const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const uhu = openToPublic(organisationOf('Uhu Ophthalmik GmbH', 'company', { fields: ['optics'] }))
const zander = openToPublic(organisationOf('Zander Messtechnik', 'company'))
const database = await testDatabase()
const { db } = database
const { page, send, settled, needs, broken } = await openTopicsHouse(database, { organisations: [optonet, uhu, zander], belongings: [{ organisation: uhu.id, cluster: optonet.id }], memberships: [{ organisation: optonet.id, kind: 'full', founding: true }] })
const at = `/de/mitglieder/${uhu.id}`
const say = (acting: string, topic: string, says: string): Promise<Response> => send(acting, `${at}/kompetenzen`, { form: { topic, says } })
const signed = { by: { as: 'curator' }, at: new Date() } as const

test('nothing known yet says when it will be', async () => {
  const html = await page(uhu.id, at)
  assert.match(html, /Noch keine Kompetenzen bekannt/)
  assert.match(html, new RegExp(`href="/de/quellen/neu\\?organisation=${uhu.id}"`))
  assert.match(await page('', at), /disabled[^>]*>Quelle einbringen<\/button><span class="reason"[^>]*>Das tun Sie immer für eine Organisation/)
})

test('competences with their sentences, needs apart, and its sources', async () => {
  const texts = ['Wir fertigen Intraokularlinsen und entwickeln Laserschweißen für Kunststoffe.', 'Wir suchen Partner für Spritzgießen.']
  must(await transact(db, (tx) => bringTexts(tx, texts.map((text, n) => ({ draft: { organisations: [uhu.id], audience: n === 0 ? ('public' as const) : ('alliance' as const), title: `Profil ${n + 1}` }, text })), signed)))
  await settled()
  const html = await page('curator', at)
  assert.match(html, /Kompetenzen<\/h2>.*Intraokularlinsen<\/a>.*<mark>Intraokularlinsen<\/mark>.*Profil 1/s)
  assert.match(html, /Bedarfe<\/h2>.*Spritzgießen/s)
  assert.match(html, /An keiner Schnittmenge beteiligt/)
  assert.match(html, /disabled[^>]*>Bestätigen<\/button><span class="reason"[^>]*>Über ihre Kompetenzen spricht nur die Organisation selbst/)
  assert.match(html, /Quellen<\/h2>.*Profil 2/s)
  const open = await page('', at)
  assert.doesNotMatch(open, /Bedarfe<\/h2>|Profil 2/, 'what is for the alliance is not told outside')
})

test('the organisation alone confirms, rejects and takes back; rejected ones only it sees', async () => {
  const topic = 'intraocular-lenses'
  assert.deepEqual(await Promise.all(['curator', optonet.id, zander.id, ''].map(async (acting) => (await say(acting, topic, 'confirmed')).status)), [403, 403, 403, 401])
  assert.equal((await say(uhu.id, topic, 'confirmed')).headers.get('location'), `${at}#competences`)
  assert.match(await page('curator', at), /Intraokularlinsen.*?<td class="soft">bestätigt<\/td>/s, 'before the map is computed')
  assert.equal((await listWords(db, uhu.id)).at(-1)?.audience, 'public', 'the public map shows it: so the word is public')
  assert.equal((await say(uhu.id, topic, 'confirmed')).status, 409)
  assert.equal((await say(uhu.id, topic, 'withdrawn')).status, 303)
  assert.equal((await say(uhu.id, topic, 'rejected')).status, 303)
  assert.match(await page(uhu.id, at), /Intraokularlinsen.*?<td class="soft">zurückgewiesen<\/td>.*?Zurücknehmen/s)
  assert.doesNotMatch(await page('curator', at), />Intraokularlinsen<\/a>/)
  await settled()
  assert.equal((await needs.views.of('public', 'organisations')).holdersOf.has(topic), false)
  assert.match(await page(uhu.id, at), /Zurückgewiesene Themen sehen nur Sie/)
})

test('hostile input and unknown topics are refused', async () => {
  for (const [topic, says] of [['"><script>', 'confirmed'], ['', 'confirmed'], ['intraocular-lenses', 'loved'], ['x'.repeat(500), 'confirmed']] as const) assert.equal((await say(uhu.id, topic, says)).status, 422)
  assert.equal((await send(uhu.id, '/de/mitglieder/quatsch/kompetenzen', { form: { topic: 'laser', says: 'confirmed' } })).status, 404)
  assert.equal((await send(uhu.id, `${at}/kompetenzen`)).status, 303)
  assert.deepEqual(broken, [])
})

const quotesIn = (html: string): number => html.match(/<details class="quoted">/g)?.length ?? 0

test('others see the twenty strongest competences, and all of them where they ask', async () => {
  const names = shippedVocabulary().concepts.filter(({ broader = [], axis }) => broader.length > 1 && axis !== undefined).slice(0, 60).flatMap(({ prefLabel }) => prefLabel.de ?? [])
  must(await transact(db, (tx) => bringTexts(tx, [{ draft: { organisations: [zander.id], audience: 'public', title: 'Leistungen' }, text: `Wir bieten an: ${names.join(', ')}.` }], signed)))
  await settled()
  const address = `/de/mitglieder/${zander.id}`
  const [, more = ''] = /topics=all#competences">(\d+) weitere Themen/.exec(await page('', address)) ?? []
  assert.equal(quotesIn(await page('', address)), 20)
  assert.ok(Number(more) > 0)
  assert.equal(quotesIn(await page('', `${address}?topics=all`)), 20 + Number(more))
  assert.equal(quotesIn(await page(zander.id, address)), 20 + Number(more), 'it goes through all of its own')
})
