import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { describedRoutes } from '#platform/http'
import { newId } from '#platform/runtime'
import { organisationsById, placements } from '#modules/members'
import { openTopicsHouse } from '../../e2e/topics-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { siteOfPages, testWeb } from '../../platform/web/sample.ts'
import { openToPublic } from '../members/organisation.ts'
import { organisationOf } from '../members/sample.ts'
import { hangTopicsApi } from './api.ts'

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>&`
const FIRMS = ['Irrlicht Lasertechnik GmbH|irrlicht', 'Linsenhof Probenau GmbH|linsenhof', 'Tautropfen Mikrooptik GmbH|untersagt'].map((line) => line.split('|') as [string, string])

const web = await testWeb((request, response) => {
  const host = (request.headers.host ?? '').replace(/:\d+$/, '')
  return siteOfPages({
    'mustercluster.example/mitglieder': `<!doctype html><title>Mitglieder</title><main><h1>Mitglieder</h1><ul>${FIRMS.map(([name, site]) => `<li><a href="http://${site}.example:${web.port}/">${name}</a></li>`).join('')}</ul></main>`,
    'mustercluster.example/leer': '<title>Mitglieder</title><main><p>Bald mehr.</p></main>',
    'irrlicht.example/': '<title>Irrlicht</title><main><p>Wir entwickeln Laserschweißen und Ultrakurzpulslaser.</p></main>',
    'linsenhof.example/': '<title>Linsenhof</title><main><p>Wir fertigen optische Linsen mit Laserschweißen. Wir suchen Spritzguss.</p></main>',
    ...(host === 'untersagt.example' ? { '/robots.txt': 'User-agent: *\nDisallow: /\n' } : {}),
  })(request, response)
})
after(() => web.close())

const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const polymermat = openToPublic(organisationOf('PolymerMat', 'cluster', { fields: ['plastics'] }))
const medways = organisationOf('medways', 'cluster')
const irrlicht = organisationOf('Irrlicht Lasertechnik', 'company', { fields: ['metal'] })
const database = await testDatabase()
const { db } = database
const { app, settled, needs, broken } = await openTopicsHouse(
  database,
  { organisations: [optonet, polymermat, medways, irrlicht], memberships: [{ organisation: optonet.id, kind: 'full', founding: true }, { organisation: polymermat.id, kind: 'full', founding: true }, { organisation: medways.id, kind: 'guest', founding: false }] },
  { crawling: { reach: web.reach, limits: { pause: 0 } } },
)
hangTopicsApi(app, needs)

const ROLES = { curator: 'curator', own: optonet.id, otherCluster: polymermat.id, company: irrlicht.id, guest: medways.id, outside: '' } as const
type Role = keyof typeof ROLES
const send = (role: Role, method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(app.request(`http://localhost${path}`, { method, ...(body === undefined ? {} : { body }), headers: { host: 'localhost', origin: 'http://localhost', cookie: `acting=${ROLES[role]}`, ...headers } }))
const get = (role: Role, path: string, headers?: Record<string, string>): Promise<Response> => send(role, 'GET', path, undefined, headers)
const post = (role: Role, path: string, content: unknown, headers: Record<string, string> = {}): Promise<Response> => send(role, 'POST', path, JSON.stringify(content), { 'content-type': 'application/json', ...headers })
const upload = (role: Role, values: Record<string, string>, ...files: readonly File[]): Promise<Response> => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  for (const file of files) data.append('file', file)
  return send(role, 'POST', `${LISTS}/files`, data)
}
const statuses = async (ask: (role: Role) => Promise<Response>): Promise<string> => (await Promise.all((Object.keys(ROLES) as Role[]).map(async (role) => `${role} ${(await ask(role)).status}`))).join(', ')
const reasonOf = async (answer: Response): Promise<string> => `${answer.status} ${((await answer.json()) as { reason: string }).reason}`
const listOf = (...lines: readonly string[]): File => new File([lines.join('\n')], 'liste.csv')

const LISTS = '/api/v1/member-lists'

/** The answer as its own description has it, and nothing else. */
async function told<T>(answer: Response | Promise<Response>, route: string): Promise<T> {
  const got = await answer
  const [method, path] = route.split(' ')
  const schema = describedRoutes().find((one) => one.method === method && one.path === path)?.answers[got.status]
  assert.ok(schema, `${route} answers ${got.status}: ${await got.clone().text()}`)
  const content: unknown = await got.json()
  const parsed = schema.safeParse(content)
  assert.ok(parsed.success, `${route}: ${parsed.error?.message ?? ''}`)
  return content as T
}

type Entry = { entry: number; name: string; verdict: string; organisations: string[]; isOpen: boolean; isProposed: boolean; kind: string }
type ListRead = { id: string; version: number; for: string; state: string; refused?: string; entries: Entry[]; outcome?: { created: number; known: number; sources: string[] }; websites?: { waiting: number; profiled: number; refused: number; unread: { title: string; why: string }[] } }
type Taken = ListRead & { organisations: string[]; placed: string[]; sources: string[] }
const readList = (role: Role, id: string): Promise<ListRead> => told(get(role, `${LISTS}/${id}`), `get ${LISTS}/:id`)
const asked = async (role: Role, content: object): Promise<ListRead> => told(post(role, LISTS, content), `post ${LISTS}`)
const uploaded = (role: Role, values: Record<string, string>, file: File): Promise<ListRead> => told(upload(role, { rights: 'yes', ...values }, file), `post ${LISTS}/files`)
/** Whose lists a role sees. */
const seenBy = async (role: Role): Promise<string[]> => (await told<{ lists: ListRead[] }>(get(role, `${LISTS}?limit=200`), `get ${LISTS}`)).lists.map((one) => one.for)
const release = (role: Role, some: readonly string[]): Promise<Response> => post(role, '/api/v1/releases', { sources: some })
const comparisonOf = (a: string, b: string): string => `/api/v1/comparison?a=${a}&b=${b}`

test('member list in, map out: asked for, read, taken by the numbers of its entries, its websites read', async () => {
  const answer = await post('own', LISTS, { for: optonet.id, address: web.at('/mitglieder') })
  const list = await told<ListRead>(answer.clone(), `post ${LISTS}`)
  assert.deepEqual([answer.headers.get('location'), list.state, list.for], [`${LISTS}/${list.id}`, 'reading', optonet.id])
  assert.deepEqual(await reasonOf(await post('own', `${LISTS}/${list.id}/members`, { entries: [0] })), '409 list.notRead')
  await settled()
  const found = await readList('own', list.id)
  assert.deepEqual(found.entries.map(({ entry, name, verdict, organisations, isProposed }) => [entry, name, verdict, organisations, isProposed]), [
    [0, 'Irrlicht Lasertechnik GmbH', 'same', [irrlicht.id], true],
    [1, 'Linsenhof Probenau GmbH', 'new', [], true],
    [2, 'Tautropfen Mikrooptik GmbH', 'new', [], true],
  ])
  const taken = await told<Taken>(post('own', `${LISTS}/${list.id}/members`, { entries: [0, 1, 2] }), `post ${LISTS}/:id/members`)
  assert.deepEqual([taken.state, taken.organisations.length, taken.placed, taken.sources.length], ['taken', 2, [irrlicht.id], 3])
  const made = await organisationsById(db, taken.organisations as never)
  assert.deepEqual([...made.values()].map(({ name }) => name.de ?? '').toSorted(), ['Linsenhof Probenau GmbH', 'Tautropfen Mikrooptik GmbH'])
  assert.deepEqual((await placements(db, needs.today(), [irrlicht.id])).get(irrlicht.id)?.clusters, [optonet.id])
  await settled()
  const { entries, outcome, websites } = await readList('own', list.id)
  assert.deepEqual([entries, outcome?.created, outcome?.known, outcome?.sources.toSorted()], [[], 2, 1, taken.sources.toSorted()])
  assert.deepEqual([websites?.waiting, websites?.profiled, websites?.refused, websites?.unread[0]?.title], [0, 2, 1, 'untersagt.example'])
  assert.match(websites?.unread[0]?.why ?? '', /robots\.txt/)
})

test('twice is once: while a list is read it is not begun again, and what was taken is not taken again', async () => {
  const before = (await organisationsById(db)).size
  const [one, same] = await Promise.all([asked('curator', { for: optonet.id, address: web.at('/mitglieder') }), asked('own', { for: optonet.id, address: web.at('/mitglieder') })])
  assert.equal(one.id, same.id)
  assert.notEqual((await asked('curator', { for: 'outside', address: web.at('/mitglieder') })).id, one.id, 'of others it is another list')
  await settled()
  const found = await readList('own', one.id)
  assert.deepEqual(found.entries.map(({ verdict, isOpen }) => `${verdict} ${isOpen}`), ['same false', 'same false', 'same false'])
  const taken = await told<Taken>(post('own', `${LISTS}/${one.id}/members`, { entries: [0, 1, 2, 2] }), `post ${LISTS}/:id/members`)
  assert.deepEqual([taken.organisations, taken.placed, taken.sources], [[], [], []])
  assert.equal(await reasonOf(await post('own', `${LISTS}/${one.id}/members`, { entries: [0] })), '409 list.taken')
  assert.equal((await organisationsById(db)).size, before)
})

test('read again, the same numbers are other entries: who saw an older state is told', async () => {
  const { id } = await asked('own', { for: optonet.id, address: web.at('/mitglieder') })
  await settled()
  const tag = (await get('own', `${LISTS}/${id}`)).headers.get('etag') ?? ''
  assert.equal((await get('own', `${LISTS}/${id}`, { 'if-none-match': tag })).status, 304)
  const again = await told<ListRead>(post('own', `${LISTS}/${id}/readings`, {}, { 'if-match': tag }), `post ${LISTS}/:id/readings`)
  assert.equal(again.state, 'reading')
  await settled()
  assert.equal((await get('own', `${LISTS}/${id}`, { 'if-none-match': tag })).status, 200)
  for (const path of ['readings', 'members']) assert.equal(await reasonOf(await post('own', `${LISTS}/${id}/${path}`, path === 'members' ? { entries: [0] } : {}, { 'if-match': tag })), '412 list.changed', path)
  assert.equal(await reasonOf(await post('own', `${LISTS}/${id}/members`, { entries: [0], version: 1 })), '412 list.changed')
  const { version } = await readList('own', id)
  assert.equal((await post('own', `${LISTS}/${id}/members`, { entries: [0], version })).status, 201)
  assert.equal(await reasonOf(await post('own', `${LISTS}/${id}/readings`, {})), '409 list.notAgain')
})

test('every address of member lists, as every role', async () => {
  const { id } = await uploaded('own', { for: optonet.id }, listOf('Glühwurm Lichtsysteme'))
  assert.equal(await statuses((role) => get(role, LISTS)), 'curator 200, own 200, otherCluster 200, company 403, guest 403, outside 401')
  assert.equal(await statuses((role) => get(role, `${LISTS}/${id}`)), 'curator 200, own 200, otherCluster 404, company 404, guest 404, outside 404')
  assert.equal(await statuses((role) => post(role, `${LISTS}/${id}/readings`, {})), 'curator 409, own 409, otherCluster 404, company 404, guest 404, outside 404')
  assert.equal(await statuses((role) => (role === 'own' || role === 'curator' ? get(role, LISTS) : post(role, `${LISTS}/${id}/members`, { entries: [0] }))), 'curator 200, own 200, otherCluster 404, company 404, guest 404, outside 404')
  assert.equal(await statuses((role) => post(role, LISTS, { for: optonet.id, address: web.at('/leer') })), 'curator 201, own 201, otherCluster 403, company 403, guest 403, outside 401')
  assert.equal(await statuses((role) => post(role, LISTS, { for: 'outside', address: web.at('/leer') })), 'curator 201, own 403, otherCluster 403, company 403, guest 403, outside 401')
  assert.equal(await statuses((role) => upload(role, { for: optonet.id, rights: 'yes' }, listOf('Uhu'))), 'curator 201, own 201, otherCluster 403, company 403, guest 403, outside 401')
  await settled()
  assert.deepEqual([new Set(await seenBy('curator')), new Set(await seenBy('own')), await seenBy('otherCluster')], [new Set(['outside', optonet.id]), new Set([optonet.id]), []])
})

test('lists go on where they end, the newest first', async () => {
  const all = (await told<{ lists: ListRead[] }>(get('curator', `${LISTS}?limit=200`), `get ${LISTS}`)).lists.map(({ id }) => id)
  const walked: string[] = []
  for (let at: string | undefined = `${LISTS}?limit=2`; at !== undefined; ) {
    const answer = await get('curator', at)
    const leaf: { lists: ListRead[]; next?: string } = await told(answer.clone(), `get ${LISTS}`)
    assert.equal(answer.headers.get('link') ?? undefined, leaf.next === undefined ? undefined : `<${leaf.next}>; rel="next"`)
    walked.push(...leaf.lists.map(({ id }) => id))
    at = leaf.next
  }
  assert.ok(all.length > 4)
  assert.deepEqual(walked, all)
  assert.deepEqual(all, all.toSorted().toReversed())
})

test('what is no list, no file, no entry or not there is named; hostile input is text', async () => {
  for (const wrong of [{}, { for: optonet.id }, { for: HOSTILE, address: web.at('/leer') }, { for: newId(), address: web.at('/leer') }, { for: irrlicht.id, address: web.at('/leer') }, { for: 'outside', address: 'ftp://alt.example' }, { for: 'outside', address: 'javascript:alert(1)' }, { for: 'outside', address: HOSTILE }, { for: 'outside', address: web.at('/leer'), more: 1 }, { for: 'outside', address: `https://alt.example/${'x'.repeat(2_000)}` }, [], null]) assert.equal((await post('curator', LISTS, wrong)).status, 422, JSON.stringify(wrong).slice(0, 120))
  assert.equal((await upload('curator', { for: 'outside', rights: 'yes' })).status, 422)
  assert.equal((await upload('curator', { for: 'outside' }, listOf('Uhu'))).status, 422)
  assert.equal((await upload('curator', { for: 'outside', rights: 'yes' }, listOf('Uhu'), listOf('Zander'))).status, 422)
  assert.equal(await reasonOf(await upload('curator', { for: 'outside', rights: 'yes' }, new File([''], 'leer.csv'))), '422 list.emptyFile')
  const unread = await upload('curator', { for: 'outside', rights: 'yes' }, new File(['x'], 'bild.png'))
  assert.match(await unread.clone().text(), /„bild\.png“ lässt sich nicht lesen/)
  assert.equal(await reasonOf(unread), '415 source.unreadable')
  assert.equal((await send('curator', 'POST', `${LISTS}/files`, 'x', { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '20000001' })).status, 413)
  for (const id of ['1', newId(), encodeURIComponent(HOSTILE), '%27%3B--', '00000000-0000-0000-0000-000000000000']) {
    assert.equal((await get('curator', `${LISTS}/${id}`)).status, 404, id)
    for (const [path, content] of [['readings', {}], ['members', { entries: [0] }]] as const) assert.equal((await post('curator', `${LISTS}/${id}/${path}`, content)).status, 404, `${id} ${path}`)
  }
  for (const query of ['limit=0', 'after=7', 'state=found']) assert.equal((await get('curator', `${LISTS}?${query}`)).status, 422, query)

  const { id } = await uploaded('curator', { for: 'outside' }, new File([`${HOSTILE} Werk;javascript:alert(1)\n${'x'.repeat(400)}\nPhotonikbund Nordfabelland`], `../${HOSTILE}.csv`))
  for (const entries of [[], [3], [-1], [0.5], ['0'], 'all', [null]]) assert.equal((await post('curator', `${LISTS}/${id}/members`, { entries })).status, 422, JSON.stringify(entries))
  assert.equal((await readList('curator', id)).entries[0]?.name, `${HOSTILE} Werk`)
  const taken = await told<Taken>(post('curator', `${LISTS}/${id}/members`, { entries: [0, 1, 2] }), `post ${LISTS}/:id/members`)
  assert.equal(taken.organisations.length, 1, 'names and websites that cannot be used make no organisation')
  const none = await asked('own', { for: optonet.id, address: web.at('/leer') })
  await settled()
  assert.match((await readList('own', none.id)).refused ?? '', /keine Mitgliederliste gefunden/)
  assert.deepEqual(broken, [])
})

test('of several websites those that wait for one’s own word are released, once; all others stay', async () => {
  const { sources } = (await (await get('own', '/api/v1/sources?kind=web&state=profiled')).json()) as { sources: { id: string }[] }
  const ids = sources.map(({ id }) => id)
  assert.ok(ids.length >= 2)
  assert.equal(await statuses((role) => (role === 'own' || role === 'company' ? get(role, '/api/v1/sources') : release(role, ids))), 'curator 403, own 200, otherCluster 200, company 200, guest 200, outside 401')
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- it reads best beside what it is for
  const released = async (role: Role, some: readonly string[]): Promise<string[]> => (await told<{ sources: string[] }>(release(role, some), 'post /api/v1/releases')).sources
  assert.deepEqual([await released('otherCluster', ids), await released('guest', ids)], [[], []], 'of others nothing is released')
  assert.deepEqual((await released('own', [...ids, newId()])).toSorted(), ids.toSorted())
  assert.deepEqual(await released('own', ids), [], 'twice is once')
  assert.equal(((await (await get('outside', `/api/v1/sources/${ids[0] ?? ''}`)).json()) as { audience: string }).audience, 'public')
  for (const wrong of [{}, { sources: [] }, { sources: 'all' }, { sources: [HOSTILE] }, { sources: ids, audience: 'public' }]) assert.equal((await post('own', '/api/v1/releases', wrong)).status, 422)
})

test('two organisations compared: what both can and one seeks, each with its sentence, for who may know of both', async () => {
  await settled()
  const linsenhof = [...(await organisationsById(db)).values()].find(({ name }) => name.de === 'Linsenhof Probenau GmbH')?.id ?? ''
  assert.equal(await statuses((role) => get(role, comparisonOf(irrlicht.id, linsenhof))), 'curator 200, own 200, otherCluster 200, company 200, guest 404, outside 404')
  assert.equal(await statuses((role) => get(role, comparisonOf(optonet.id, polymermat.id))), 'curator 200, own 200, otherCluster 200, company 200, guest 200, outside 200')
  type Told = { a: { organisation: string }; shared: { topic: string; name: { de: string }; a?: { sentence: string; organisation: string }; b?: { sentence: string } }[]; bAnswers: { topic: string; seeks?: { sentence: string } }[]; aAnswers: { topic: string }[]; onlyA: { topic: string }[]; alike: { shared: number; all: number }; likeness: string }
  const answer = await get('own', comparisonOf(irrlicht.id, linsenhof))
  const compared = await told<Told>(answer.clone(), 'get /api/v1/comparison')
  const welding = compared.shared.find(({ name }) => name.de === 'Laserschweißen')
  assert.match(welding?.a?.sentence ?? '', /Wir entwickeln Laserschweißen/)
  assert.match(welding?.b?.sentence ?? '', /mit Laserschweißen/)
  assert.equal(welding?.a?.organisation, irrlicht.id)
  assert.ok(compared.onlyA.length > 0 && compared.alike.shared > 0)
  const turned = await told<Told>(get('own', comparisonOf(linsenhof, irrlicht.id)), 'get /api/v1/comparison')
  assert.deepEqual([turned.shared.map(({ topic }) => topic).toSorted(), turned.alike], [compared.shared.map(({ topic }) => topic).toSorted(), compared.alike])
  assert.equal((await get('own', comparisonOf(irrlicht.id, linsenhof), { 'if-none-match': answer.headers.get('etag') ?? '' })).status, 304)
  assert.equal((await get('own', comparisonOf(irrlicht.id, irrlicht.id))).status, 422)
  assert.equal((await get('own', comparisonOf(irrlicht.id, newId()))).status, 404)
  for (const query of ['', `?a=${irrlicht.id}`, `?a=${irrlicht.id}&b=${encodeURIComponent(HOSTILE)}`, `?a=${irrlicht.id}&b=${linsenhof}&c=1`]) assert.equal((await get('own', `/api/v1/comparison${query}`)).status, 422, query)
  assert.deepEqual(broken, [])
})
