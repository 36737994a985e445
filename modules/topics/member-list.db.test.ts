import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '../../platform/database/sample.ts'
import { siteOfPages, testWeb } from '../../platform/web/sample.ts'
import { openTopicsHouse } from '../../e2e/topics-house.ts'
import { openToPublic } from '../members/organisation.ts'
import { organisationOf } from '../members/sample.ts'
import { organisationsById, placements } from '#modules/members'
import { CURATOR } from '../members/actor.ts'
import { listSources } from './store.ts'

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>&`
const SAYS: Readonly<Record<string, string>> = {
  'irrlicht.example': 'Wir entwickeln Laserschweißen und Ultrakurzpulslaser.',
  'linsenhof.example': 'Wir fertigen optische Linsen mit Laserschweißen und Ultrakurzpulslasern.',
  'spektralhase.example': 'Wir bauen Spektrometer und Ultrakurzpulslaser für Laserschweißen.',
}
const FIRMS = ['Irrlicht Lasertechnik GmbH|irrlicht', 'Linsenhof Probenau GmbH|linsenhof', 'Spektralhase UG|spektralhase', 'Tautropfen Mikrooptik GmbH|untersagt', 'Hochschule Beispielhausen|kaputt'].map((line) => line.split('|') as [string, string])

const web = await testWeb((request, response) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  return siteOfPages({
    'mustercluster.example/mitglieder': `<!doctype html><title>Mitglieder</title><main><h1>Mitglieder</h1><ul>${FIRMS.map(([name, site]) => `<li><a href="http://${site}.example:${web.port}/">${name}</a></li>`).join('')}</ul></main>`,
    'mustercluster.example/leer': '<title>Mitglieder</title><main><p>Bald mehr.</p></main>',
    'untersagt.example/robots.txt': 'User-agent: *\nDisallow: /\n',
    'kaputt.example/': (_, broken) => void broken.writeHead(500).end(),
    [`${host}/`]: SAYS[host] === undefined ? (_, none) => void none.writeHead(404).end() : `<title>${host}</title><main><p>${SAYS[host]}</p></main>`,
    ...(host === 'untersagt.example' ? { '/robots.txt': 'User-agent: *\nDisallow: /\n' } : {}),
    ...(host === 'kaputt.example' ? { 'kaputt.example/': (_, broken) => void broken.writeHead(500).end() } : {}),
  })(request, response)
})
after(() => web.close())

const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const polymermat = openToPublic(organisationOf('PolymerMat', 'cluster', { fields: ['plastics'] }))
const medways = organisationOf('medways', 'cluster')
const irrlicht = organisationOf('Irrlicht Lasertechnik', 'company', { fields: ['metal'] })
const database = await testDatabase()
const { db } = database
const { page, send, settled, needs, broken } = await openTopicsHouse(
  database,
  { organisations: [optonet, polymermat, medways, irrlicht], memberships: [{ organisation: optonet.id, kind: 'full', founding: true }, { organisation: polymermat.id, kind: 'full', founding: true }, { organisation: medways.id, kind: 'guest', founding: false }] },
  { crawling: { reach: web.reach, limits: { pause: 0 } } },
)

const ROLES = { curator: 'curator', own: optonet.id, otherCluster: polymermat.id, company: irrlicht.id, guest: medways.id, outside: '' } as const
const statuses = async (ask: (acting: string) => Promise<Response>): Promise<string> => (await Promise.all(Object.entries(ROLES).map(async ([role, acting]) => `${role} ${(await ask(acting)).status}`))).join(', ')
function asking(values: Readonly<Record<string, string>>, file?: File): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries({ for: optonet.id, rights: 'yes', ...values })) data.set(name, value)
  if (file !== undefined) data.set('file', file)
  return data
}
const ask = (acting: string, values: Readonly<Record<string, string>>, file?: File): Promise<Response> => send(acting, '/de/mitgliederliste', { data: asking(values, file) })
const asked = async (acting: string, values: Readonly<Record<string, string>>, file?: File): Promise<string> => {
  const answer = await ask(acting, values, file)
  assert.equal(answer.status, 303, (await answer.text()).match(/class="wrong"[^>]*>([^<]*)/)?.[1])
  return answer.headers.get('location') ?? ''
}
const ticks = (html: string): string[] => [...html.matchAll(/name="tick" value="(\d+)" checked/g)].map(([, place = '']) => place)
const listOf = (lines: readonly string[]): File => new File([lines.join('\n')], 'liste.csv')

test('member list in, map out: read, ticked, read on, and on the map', async () => {
  const path = await asked(optonet.id, { address: web.at('/mitglieder') })
  await settled()
  const html = await page(optonet.id, path)
  assert.match(html, /5 Organisationen stehen auf der Liste, davon 4 neu/)
  assert.match(html, /bekannt: Irrlicht Lasertechnik/)
  assert.match(html, /Hochschule Beispielhausen<\/span><\/label><\/th><td>Hochschule<\/td>/)
  assert.deepEqual(ticks(html), ['0', '1', '2', '3', '4'])
  assert.deepEqual(ticks(await (await send(optonet.id, path, { form: { did: 'none' } })).text()), [])
  assert.equal(ticks(await (await send(optonet.id, path, { form: { did: 'all' } })).text()).length, 5)
  assert.match(await (await send(optonet.id, path, { form: { did: 'take' } })).text(), /mindestens eine Organisation ankreuzen/)
  assert.equal((await send(optonet.id, path, { form: { did: 'take', tick: ticks(html) } })).status, 303)
  await settled()
  const taken = await page(optonet.id, path)
  assert.match(taken, /4 Organisationen neu angelegt, 1 schon bekannt/)
  assert.match(taken, /5 von 5 Websites gelesen/)
  assert.match(taken, /Nicht lesbar.*untersagt\.example.*robots\.txt.*/s)
  assert.match(taken, /kaputt\.example/)
  assert.match(taken, /href="\/de\/schnittmengen">Zur Karte/)
  const placed = await placements(db, needs.today(), [irrlicht.id])
  assert.deepEqual(placed.get(irrlicht.id), { standing: 'member', clusters: [optonet.id] })
  assert.deepEqual((await organisationsById(db, [irrlicht.id])).get(irrlicht.id)?.fields, ['metal'], 'what an organisation says of itself no list overwrites')
  const map = await needs.views.of('alliance', 'organisations')
  assert.equal(map.map.members.length, 3)
  assert.ok(map.map.found.length > 0)
  assert.equal((await needs.views.of('public', 'organisations')).map.members.length, 0, 'nothing of it is public before somebody releases it')
  assert.ok((await listSources(db, CURATOR, { kind: 'web' })).every(({ unconfirmed, audience }) => unconfirmed && audience === 'alliance'))
})

test('twice is once: the same list again has nothing left to take', async () => {
  const before = (await organisationsById(db)).size
  const path = await asked('curator', { address: web.at('/mitglieder') })
  await settled()
  const html = await page('curator', path)
  assert.deepEqual(ticks(html), [])
  assert.match(html, /ist schon dabei/)
  assert.equal((await send('curator', path, { form: { did: 'take', tick: ['0', '1', '2', '3', '4'] } })).status, 303)
  assert.equal((await send('curator', path, { form: { did: 'take', tick: '0' } })).status, 409)
  await settled()
  assert.equal((await organisationsById(db)).size, before)
  assert.equal((await listSources(db, CURATOR, { kind: 'web' })).length, 5)
})

test('each page of member lists, as each role', async () => {
  assert.equal(await statuses((acting) => send(acting, '/de/mitgliederliste')), 'curator 200, own 200, otherCluster 200, company 403, guest 403, outside 401')
  const path = await asked(optonet.id, {}, listOf(['Glühwurm Lichtsysteme']))
  assert.equal(await statuses((acting) => send(acting, path)), 'curator 200, own 200, otherCluster 404, company 404, guest 404, outside 404')
  assert.equal(await statuses((acting) => send(acting, path, { form: { did: 'again' } })), 'curator 409, own 409, otherCluster 404, company 404, guest 404, outside 404')
  assert.equal(await statuses((acting) => ask(acting, {}, listOf(['Uhu']))), 'curator 303, own 303, otherCluster 403, company 403, guest 403, outside 401')
  assert.equal(await statuses((acting) => ask(acting, { for: 'outside' }, listOf(['Uhu']))), 'curator 303, own 403, otherCluster 403, company 403, guest 403, outside 401')
  assert.equal((await send(optonet.id, '/de/mitgliederliste/quatsch')).status, 404)
})

test('organisations outside stand beside the map, and count nowhere', async () => {
  const path = await asked('curator', { for: 'outside' }, listOf([`Sensorbund Fabelgau;${web.at('/', 'linsenhof.example')}`, 'Photonikbund Nordfabelland']))
  const html = await page('curator', path)
  assert.match(html, /perhaps|vielleicht/, 'the same website is perhaps the same organisation: a person decides')
  assert.deepEqual(ticks(html), ['1'])
  await send('curator', path, { form: { did: 'take', tick: ['0', '1'] } })
  await settled()
  assert.match(await page('curator', path), /1 von 1 Websites gelesen.*Von 1 Organisation ist keine Website bekannt/s)
  const view = await needs.views.of('alliance', 'organisations')
  assert.equal([...view.organisations.values()].find(({ organisation }) => organisation.name.de === 'Sensorbund Fabelgau')?.standing, 'outside')
  assert.equal(view.map.members.length, 3)
})

test('a list that is none, leads inside, or cannot be read says why and what now', async () => {
  const told = async (address: string): Promise<string> => {
    const path = await asked(optonet.id, { address })
    await settled()
    return page(optonet.id, path)
  }
  assert.match(await told(web.at('/leer')), /keine Mitgliederliste gefunden\. Bitte.*Noch einmal lesen/s)
  assert.match(await told('http://127.0.0.1/mitglieder'), /nicht im öffentlichen Internet/)
  assert.match(await (await ask(optonet.id, { address: 'ftp://alt.example' })).text(), /nur Adressen mit http oder https/)
  assert.match(await (await ask(optonet.id, {})).text(), /Bitte eine Adresse angeben oder eine Datei auswählen/)
  assert.match(await (await ask(optonet.id, {}, new File(['x'], 'bild.png'))).text(), /„bild\.png“ lässt sich nicht lesen/)
  assert.match(await (await ask(optonet.id, {}, new File([''], 'leer.csv'))).text(), /In der Datei steht keine Organisation|Adresse angeben/)
})

test('a list of 3,000 is shown whole, in good time, and taken', async () => {
  const path = await asked('curator', { for: polymermat.id }, listOf(Array.from({ length: 3_100 }, (_, n) => `Muster ${n.toString(26).replace(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '')} Werk GmbH`)))
  const html = await page('curator', path)
  assert.match(html, /3\.000 Organisationen stehen auf der Liste/)
  assert.match(html, /Die Liste nennt 100 weitere/)
  assert.ok(html.length < 2_500_000, `${html.length}`)
  const chosen = ticks(html)
  assert.ok(chosen.length > 2_500)
  assert.equal((await send('curator', path, { form: { did: 'take', tick: chosen } })).status, 303)
  assert.match(await page('curator', path), new RegExp(`${chosen.length.toLocaleString('de')} Organisationen neu angelegt`))
  await settled()
})

test('hostile input is text wherever it comes', async () => {
  const path = await asked('curator', { for: 'outside' }, listOf([`${HOSTILE} Werk;javascript:alert(1)`, 'x'.repeat(400), '\u202Eelbbö']))
  const html = await page('curator', path)
  assert.doesNotMatch(html, /<script>alert|<img src=x|href="javascript/)
  await send('curator', path, { form: { did: 'take', tick: ['0', '1', '2'] } })
  await settled()
  const taken = await page('curator', path)
  assert.doesNotMatch(taken, /<script>alert|<img src=x|href="javascript/)
  assert.match(taken, /Nicht übernommen/)
  for (const field of ['for', 'address', 'rights']) assert.ok([422].includes((await ask('curator', { [field]: HOSTILE, ...(field === 'address' ? {} : { address: web.at('/leer') }) })).status), field)
  for (const form of [{ did: HOSTILE }, { did: 'take', tick: HOSTILE }, { did: 'take', tick: '99999999999' }]) assert.equal((await send('curator', path, { form })).status, 422)
  assert.deepEqual(broken, [])
})
