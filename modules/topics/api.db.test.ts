import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { transact } from '#platform/database'
import { describedRoutes, openApiOf } from '#platform/http'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { openToPublic } from '../members/organisation.ts'
import { keepBelongings, keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'

const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>&`
const database = await testDatabase()
const { db } = database
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const polymermat = openToPublic(organisationOf('PolymerMat', 'cluster', { fields: ['plastics'] }))
const medways = organisationOf('medways', 'cluster')
const uhu = organisationOf('Uhu Ophthalmik GmbH', 'company', { fields: ['optics'] })
const zander = organisationOf('Zander Messtechnik', 'company', { fields: ['measurement'] })
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, polymermat, medways, uhu, zander]))
  await keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }, { organisation: zander.id, cluster: polymermat.id, from: '2020-01-01' }])
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: polymermat.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: medways.id, kind: 'guest', founding: false }])
})

const { app, broken, settled, send: sendAs } = await openWholeHouse(database, { isBounded: false })

/** Who acts in a request. */
const ROLES = { curator: 'curator', own: uhu.id, itsCluster: optonet.id, otherMember: polymermat.id, guest: medways.id, outside: '' } as const
type Role = keyof typeof ROLES

const send = (role: Role, method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
  sendAs(ROLES[role], method, path, body, headers)
const get = (role: Role, path: string, headers?: Record<string, string>): Promise<Response> => send(role, 'GET', path, undefined, headers)
const post = (role: Role, path: string, content: unknown, headers: Record<string, string> = {}): Promise<Response> => send(role, 'POST', path, JSON.stringify(content), { 'content-type': 'application/json', ...headers })
const upload = (role: Role, files: readonly File[], values: Record<string, string>): Promise<Response> => {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  for (const file of files) data.append('file', file)
  return send(role, 'POST', '/api/v1/sources/files', data)
}
// What a test reads of an answer; that all of it is as it is told, the contract test sees to.
const read = async <T = Record<string, unknown>>(role: Role, path: string): Promise<T> => (await get(role, path)).json() as Promise<T>
const statuses = async (ask: (role: Role) => Promise<Response>): Promise<string> => (await Promise.all((Object.keys(ROLES) as Role[]).map(async (role) => `${role} ${(await ask(role)).status}`))).join(', ')

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_400; tries++) {
    if (await holds()) return
    await pause(25)
  }
  assert.fail(`it did not come to pass ${holds.toString()} ${broken.join()}`)
}

type SourceRead = { id: string; version: number; state: string; audience: string; organisations: string[] }
const bringText = async (role: Role, organisation: string, audience: string, text: string): Promise<SourceRead> => {
  const answer = await post(role, '/api/v1/sources', { organisation, audience, title: 'Profil', text, rights: true })
  assert.equal(answer.status, 201, await answer.clone().text())
  return answer.json() as Promise<SourceRead>
}
const profiled = (id: string, role: Role = 'curator'): Promise<void> => eventually(async () => (await read<SourceRead>(role, `/api/v1/sources/${id}`)).state === 'profiled')

const inside = await bringText('own', uhu.id, 'alliance', 'Wir entwickeln Mikrooptik und Lasertechnik für die Augenheilkunde. Wir suchen Partner für Spritzguss und Messtechnik.')
await bringText('curator', zander.id, 'alliance', 'Wir entwickeln optische Messtechnik, Mikrooptik und Lasertechnik. Wir suchen Bildverarbeitung.')
const open = await bringText('itsCluster', optonet.id, 'public', 'Unsere Mitglieder entwickeln Mikrooptik, Lasertechnik und optische Messtechnik.')
await bringText('otherMember', polymermat.id, 'public', 'Unsere Mitglieder entwickeln Spritzguss, Mikrooptik und Lasertechnik.')
const sealed = await bringText('own', uhu.id, 'sealed', 'Wir entwickeln Biopolymer für Intraokularlinsen.')
for (const { id } of [inside, open]) await profiled(id)
type ListRead = { level: string; intersections: { id: string; version: number; state: string; organisations: string[] }[]; next?: string }
await eventually(async () => (await read<ListRead>('outside', '/api/v1/intersections?level=clusters')).intersections.length > 0 && (await read<ListRead>('own', '/api/v1/intersections?level=organisations')).intersections.length > 0)
const shared = (await read<ListRead>('own', '/api/v1/intersections?level=organisations')).intersections[0]!
const known = (await read<ListRead>('outside', '/api/v1/intersections?level=clusters')).intersections[0]!

const EVERYBODY = 'curator 200, own 200, itsCluster 200, otherMember 200, guest 200, outside 200'
const MEMBERS = 'curator 200, own 200, itsCluster 200, otherMember 200, guest 404, outside 404'

test('every address that reads, as every role', async () => {
  for (const path of ['/api/v1/map', '/api/v1/map?level=organisations', '/api/v1/intersections', `/api/v1/intersections/${known.id}`, '/api/v1/topics', '/api/v1/topics?text=Laser', '/api/v1/topics/laser-technology', '/api/v1/acts', '/api/v1/sources', `/api/v1/sources/${open.id}`, '/api/v1/vocabulary', '/api/v1/vocabulary?format=json-ld', '/api/v1/vocabulary?format=jskos', `/api/v1/organisations/${optonet.id}/competences`, '/api/openapi.json', '/de/schnittstelle', '/en/api']) assert.equal(await statuses((role) => get(role, path)), EVERYBODY, path)
  for (const path of [`/api/v1/intersections/${shared.id}`, `/api/v1/sources/${inside.id}`, `/api/v1/sources/${inside.id}/text`, `/api/v1/organisations/${uhu.id}/competences`]) assert.equal(await statuses((role) => get(role, path)), MEMBERS, path)
  assert.equal(await statuses((role) => get(role, `/api/v1/sources/${sealed.id}`)), 'curator 404, own 200, itsCluster 404, otherMember 404, guest 404, outside 404')
  assert.equal(await statuses((role) => get(role, `/api/v1/organisations/${medways.id}/competences`)), 'curator 200, own 200, itsCluster 200, otherMember 200, guest 200, outside 404', 'a guest reads of itself')
  assert.equal(await statuses((role) => get(role, '/api/v1/found-terms')), 'curator 200, own 403, itsCluster 403, otherMember 403, guest 403, outside 401')
})

test('what the public reads tells of nobody and nothing inside', async () => {
  const paths = ['/api/v1/map', '/api/v1/map?level=organisations', '/api/v1/intersections', '/api/v1/intersections?level=organisations', `/api/v1/intersections/${known.id}`, '/api/v1/topics/laser-technology', '/api/v1/sources', '/api/v1/acts', `/api/v1/organisations/${optonet.id}/competences`, `/api/v1/organisations/${optonet.id}/competences?level=clusters`]
  for (const path of paths) for (const role of ['outside', 'guest'] as const) {
    const text = await (await get(role, path)).text()
    for (const hidden of [uhu.id, zander.id, inside.id, sealed.id, shared.id, 'Uhu', 'Biopolymer']) assert.ok(!text.includes(hidden), `${path} tells ${role} of ${hidden}`)
  }
  const cells = JSON.stringify((await read<{ cells: object[] }>('own', '/api/v1/map?level=organisations')).cells)
  assert.ok(cells.includes(uhu.id) && !cells.includes('biopolymer'), 'what is sealed is on no map')
})

type Document = { openapi: string; paths: Record<string, Record<string, { operationId: string; parameters: { name: string; in: string }[]; responses: Record<string, object>; summary: string }>>; components: { schemas: object } }

test('every door of the API is told and every told door hangs; references lead somewhere, names are given once', async () => {
  const told = describedRoutes().map(({ method, path }) => `${method} ${path}`)
  const hung = app.routes.filter(({ path, method }) => path.startsWith('/api/v1/') && method !== 'ALL').map(({ method, path }) => `${method.toLowerCase()} ${path}`)
  assert.deepEqual(new Set(told), new Set(hung))
  for (const language of ['de', 'en'] as const) {
    const document = (await (await get('outside', `/api/openapi.json?lang=${language}`)).json()) as Document
    assert.deepEqual(document, JSON.parse(JSON.stringify(openApiOf(describedRoutes(), language, { title: 'Schnittmenge', version: 'test' }))))
    assert.equal(document.openapi, '3.1.1')
    const operations = Object.entries(document.paths).flatMap(([path, doors]) => Object.values(doors).map((door) => ({ path, ...door })))
    assert.equal(new Set(operations.map(({ operationId }) => operationId)).size, operations.length)
    for (const { path, parameters, responses, summary } of operations) {
      assert.deepEqual(parameters.filter((one) => one.in === 'path').map(({ name }) => `{${name}}`), path.match(/\{\w+\}/g) ?? [], path)
      assert.equal(new Set(parameters.map((one) => `${one.in} ${one.name}`)).size, parameters.length, path)
      assert.ok('default' in responses && Object.keys(responses).length > 1 && summary !== '', path)
    }
    const text = JSON.stringify(document)
    for (const [, name = ''] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) assert.ok(name in document.components.schemas, name)
    assert.doesNotMatch(text, /"\$ref":"(?!#\/components\/schemas\/)/)
    assert.doesNotMatch(text, /"(?:de|en)":"/, 'what fields mean is said in one language')
    const page = await (await get('outside', language === 'de' ? '/de/schnittstelle' : '/en/api')).text()
    for (const { method, path } of describedRoutes()) assert.ok(page.includes(`<code>${method.toUpperCase()} ${path}</code>`), path)
    assert.doesNotMatch(page, /<script(?! type="module" src="\/assets\/[\w.-]+")/)
    if (language === 'de') assert.doesNotMatch(page, /<td>(?:address|the|of) /, 'what fields mean is said in German')
  }
  assert.match(await (await get('outside', '/api/openapi.json?lang=de')).text(), /Leserkreis/)
})

test('what was read is not sent twice, and is sent again when it is another', async () => {
  for (const path of ['/api/v1/map', `/api/v1/intersections/${shared.id}`, '/api/v1/topics/laser-technology', `/api/v1/sources/${inside.id}`, '/api/v1/vocabulary', `/api/v1/organisations/${uhu.id}/competences`, '/api/openapi.json']) {
    const tag = (await get('own', path)).headers.get('etag') ?? ''
    assert.notEqual(tag, '', path)
    const again = await get('own', path, { 'if-none-match': tag })
    assert.deepEqual([again.status, await again.text()], [304, ''], path)
    assert.equal((await get('own', path, { 'if-none-match': '"other"' })).status, 200, path)
  }
  const tag = (await get('own', '/api/v1/map')).headers.get('etag') ?? ''
  assert.equal((await get('outside', '/api/v1/map', { 'if-none-match': tag })).status, 200, 'the public’s map is another')
})

test('an intersection is noted, set aside, taken up and reopened by those it concerns; who saw an older state is told', async () => {
  const path = `/api/v1/intersections/${shared.id}`
  assert.equal(await statuses((role) => (['own', 'curator', 'itsCluster', 'otherMember'].includes(role) ? get(role, path) : post(role, `${path}/treatments`, { did: 'noted' }))), 'curator 200, own 200, itsCluster 200, otherMember 200, guest 404, outside 404')
  assert.equal(await statuses((role) => (role === 'guest' || role === 'outside' ? post(role, `/api/v1/intersections/${known.id}/treatments`, { did: 'noted' }) : get(role, path))), 'curator 200, own 200, itsCluster 200, otherMember 200, guest 403, outside 401')
  const tag = (await get('own', path)).headers.get('etag') ?? ''
  const noted = await post('own', `${path}/treatments`, { did: 'noted' }, { 'if-match': tag })
  assert.deepEqual([noted.status, ((await noted.json()) as { state: string }).state], [201, 'noted'])
  const late = await post('itsCluster', `${path}/treatments`, { did: 'set-aside', reason: 'zu früh' }, { 'if-match': tag })
  assert.deepEqual([late.status, late.headers.get('content-type'), ((await late.json()) as { reason: string }).reason], [412, 'application/problem+json', 'intersection.changed'])
  assert.equal((await post('itsCluster', `${path}/treatments`, { did: 'noted', version: 1 })).status, 412)
  assert.equal((await post('itsCluster', `${path}/treatments`, { did: 'noted' }, { 'if-match': 'nonsense' })).status, 412)
  assert.equal((await post('itsCluster', `${path}/treatments`, { did: 'noted' })).status, 409, 'noted already')
  const { version } = await read<{ version: number }>('own', path)
  for (const wrong of [{ did: 'taken-up', owner: uhu.id }, { did: 'taken-up', owner: medways.id, nextStep: 'Gespräch' }, { did: 'taken-up', owner: HOSTILE, nextStep: 'x' }, { did: 'set-aside', reason: '  ' }, { did: 'set-aside', reason: 'x'.repeat(501) }, { did: 'noted', extra: 1 }, { did: 'vanished' }, [], null]) assert.equal((await post('curator', `${path}/treatments`, wrong)).status, 422, JSON.stringify(wrong))
  assert.equal((await post('curator', `${path}/treatments`, { did: 'taken-up', version, owner: optonet.id, nextStep: HOSTILE, until: '2027-01-31' })).status, 201)
  const whole = await read<{ state: string; fits: string[]; history: { did: string; by?: string; nextStep?: string }[]; evidence: { sentence: string }[] }>('own', path)
  assert.deepEqual([whole.state, whole.fits, whole.history.at(-1)], ['taken-up', ['set-aside', 'taken-up', 'reopened'], { ...whole.history.at(-1), did: 'taken-up', by: 'curator', nextStep: HOSTILE }])
  assert.ok(whole.evidence.some(({ sentence }) => sentence.includes('Mikrooptik')))
  assert.doesNotMatch(await (await get('own', `/de/schnittmengen/${shared.id}`)).text(), /<script>|<img/)
  assert.equal((await post('own', `${path}/treatments`, { did: 'reopened' })).status, 201)
})

test('lists go on where they end, also while rows come in', async () => {
  const walk = async (path: string, key: string, between: () => Promise<unknown>): Promise<string[]> => {
    const seen: string[] = []
    for (let at: string | undefined = path; at !== undefined; ) {
      const answer = await get('curator', at)
      const leaf = (await answer.json()) as { next?: string } & Record<string, { id: string; version: number }[]>
      assert.equal(answer.headers.get('link') ?? undefined, leaf.next === undefined ? undefined : `<${leaf.next}>; rel="next"`)
      seen.push(...(leaf[key] ?? []).map(({ id, version }) => id ?? String(version)))
      at = leaf.next
      if (at !== undefined) await between()
    }
    assert.equal(new Set(seen).size, seen.length, `${path}: nothing twice`)
    return seen
  }
  const before = (await read<{ sources: SourceRead[] }>('curator', '/api/v1/sources?limit=200')).sources.map(({ id }) => id)
  let number = 0
  const walked = await walk('/api/v1/sources?limit=2', 'sources', () => bringText('curator', zander.id, 'alliance', `Wir schleifen Linsen, Auftrag ${number++}.`))
  assert.deepEqual(walked, before, 'all that were there, in their order')
  const topics = await walk('/api/v1/topics?limit=200', 'topics', async () => undefined)
  assert.ok(topics.length > 1_700)
  const lasers = await walk('/api/v1/topics?text=laser&limit=7', 'topics', async () => undefined)
  assert.ok(lasers.length > 7 && lasers[0] === 'laser-technology', lasers.join())
  const all = await walk('/api/v1/intersections?level=organisations&limit=1', 'intersections', async () => undefined)
  assert.deepEqual(all, all.toSorted())
  for (const query of ['limit=0', 'limit=201', 'limit=x', 'after=7', 'state=done', 'unknown=1', `organisation=${encodeURIComponent(HOSTILE)}`]) assert.equal((await get('curator', `/api/v1/sources?${query}`)).status, 422, query)
  for (const path of ['/api/v1/map?level=all', '/api/v1/intersections?verdict=sure', '/api/v1/intersections?since=yesterday', '/api/v1/vocabulary?format=xml', '/api/v1/acts?after=-1', '/api/v1/live?kinds=everything', `/api/v1/topics?text=${'x'.repeat(201)}`]) assert.equal((await get('curator', path)).status, 422, path)
  assert.equal((await get('curator', '/api/v1/topics?text=laser&after=nothing')).status, 404)
})

test('what does not exist, and what only looks like an id, is not there for anybody', async () => {
  for (const id of ['1', encodeURIComponent(HOSTILE), newId(), '%27%3B--', '00000000-0000-0000-0000-000000000000']) {
    for (const path of [`/api/v1/intersections/${id}`, `/api/v1/sources/${id}`, `/api/v1/topics/${id}`, `/api/v1/organisations/${id}/competences`, `/de/schnittmengen/${id}`]) assert.equal((await get('curator', path)).status, 404, path)
    for (const [path, content] of [[`/api/v1/intersections/${id}/treatments`, { did: 'noted' }], [`/api/v1/sources/${id}/readings`, {}], [`/api/v1/sources/${id}/audience`, { audience: 'public' }], [`/api/v1/organisations/${id}/words`, { topic: 'laser-technology', says: 'confirmed' }]] as const) assert.equal((await post('curator', path, content)).status, 404, path)
  }
  assert.deepEqual(broken, [])
})

test('texts, websites and files are brought in by those they concern; what is wrong is named', async () => {
  const text = { organisation: uhu.id, audience: 'alliance', title: 'Profil', text: 'Wir prüfen Linsen.', rights: true }
  assert.equal(await statuses((role) => post(role, '/api/v1/sources', text)), 'curator 201, own 201, itsCluster 201, otherMember 403, guest 403, outside 401')
  assert.equal(await statuses((role) => post(role, '/api/v1/sources', { ...text, audience: 'sealed' })), 'curator 403, own 201, itsCluster 403, otherMember 403, guest 403, outside 401')
  assert.equal(await statuses((role) => post(role, '/api/v1/sources', { ...text, organisation: newId() })), 'curator 404, own 403, itsCluster 403, otherMember 403, guest 403, outside 401')
  for (const wrong of [{ ...text, rights: false }, { ...text, rights: undefined }, { ...text, text: '' }, { ...text, text: 'x'.repeat(400_001) }, { ...text, address: 'https://uhu.example' }, { ...text, audience: 'everybody' }, { ...text, organisation: HOSTILE }, { organisation: uhu.id, audience: 'alliance', address: 'file:///etc/passwd' }, { organisation: uhu.id, audience: 'alliance', address: 'javascript:alert(1)' }]) assert.equal((await post('curator', '/api/v1/sources', wrong)).status, 422, JSON.stringify(wrong).slice(0, 200))
  assert.equal((await post('curator', '/api/v1/sources', { ...text, text: 'x'.repeat(2_000_000) })).status, 413)
  assert.equal((await send('curator', 'POST', '/api/v1/sources', 'text=x', { 'content-type': 'application/x-www-form-urlencoded' })).status, 415)

  const website = { organisation: uhu.id, audience: 'alliance', address: 'http://127.0.0.1:9/' }
  const asked = await post('curator', '/api/v1/sources', website)
  const site1 = (await asked.json()) as SourceRead & { unconfirmed: boolean; title: string }
  assert.deepEqual([asked.status, site1.state, site1.unconfirmed, site1.title, asked.headers.get('location')], [201, 'waiting', true, '127.0.0.1', `/api/v1/sources/${site1.id}`])
  assert.equal((await post('curator', '/api/v1/sources', { ...website, address: 'http://127.0.0.1:9/andere', audience: 'public' })).status, 409, 'what a website says stays inside')
  await eventually(async () => (await read<SourceRead>('curator', `/api/v1/sources/${site1.id}`)).state === 'refused')
  assert.match((await read<{ refused: string }>('curator', `/api/v1/sources/${site1.id}`)).refused, / /, 'a machine within is not asked, and that is said')

  const values = { organisation: uhu.id, audience: 'alliance', rights: 'yes' }
  assert.equal(await statuses((role) => upload(role, [new File(['Wir fertigen Linsen.'], 'profil.txt')], values)), 'curator 201, own 201, itsCluster 201, otherMember 403, guest 403, outside 401')
  const sent = await upload('own', [new File(['Wir entwickeln Lasertechnik.'], `${HOSTILE}.txt`), new File(['# Profil\n\nWir suchen Spritzguss.'], 'zweites.md')], values)
  const { sources } = (await sent.json()) as { sources: SourceRead[] }
  assert.deepEqual([sent.status, sources.length], [201, 2])
  for (const { id } of sources) await profiled(id, 'own')
  const shows = await read<{ topics: { topic: string; stance: string }[]; evidence: { sentence: string; found: [number, number] }[] }>('own', `/api/v1/sources/${sources[0]?.id ?? ''}`)
  assert.deepEqual(shows.topics.map(({ topic, stance }) => `${stance} ${topic}`), ['has laser-technology'])
  assert.equal(shows.evidence[0]?.sentence.slice(...(shows.evidence[0]?.found ?? [])), 'Lasertechnik')
  assert.equal((await upload('own', [], values)).status, 422)
  assert.equal((await upload('own', [new File(['x'], 'a.txt')], { ...values, rights: 'no' })).status, 422)
  assert.equal((await send('own', 'POST', '/api/v1/sources/files', 'x', { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '101000001' })).status, 413)
  assert.equal((await upload('own', Array.from({ length: 60 }, () => new File(['x'], 'a.txt')), values)).status, 413)
})

test('a file is read again, a pasted text is not: there is nothing behind it', async () => {
  const { sources: [file] } = (await (await upload('own', [new File(['Wir polieren Linsen.'], 'politur.txt')], { organisation: uhu.id, audience: 'alliance', rights: 'yes' })).json()) as { sources: SourceRead[] }
  const path = `/api/v1/sources/${file?.id ?? ''}`
  await profiled(file?.id ?? '')
  const tag = (await get('own', path)).headers.get('etag') ?? ''
  assert.equal(await statuses((role) => (role === 'guest' || role === 'outside' || role === 'otherMember' ? post(role, `${path}/readings`, {}) : get(role, path))), 'curator 200, own 200, itsCluster 200, otherMember 403, guest 404, outside 404')
  assert.equal((await post('own', `${path}/readings`, { version: 1 })).status, 412)
  assert.equal((await post('own', `${path}/readings`, {}, { 'if-match': tag })).status, 202)
  await profiled(file?.id ?? '')
  assert.equal((await post('own', `/api/v1/sources/${inside.id}/readings`, {})).status, 409)
  assert.equal((await read<SourceRead>('own', `/api/v1/sources/${inside.id}`)).state, 'profiled')
})

test('a source is taken away by those it concerns; what was seen before is told', async () => {
  const { id } = await bringText('own', uhu.id, 'alliance', 'Wir polieren Prismen.')
  const path = `/api/v1/sources/${id}`
  await profiled(id)
  assert.equal(await statuses((role) => (['guest', 'outside', 'otherMember'].includes(role) ? send(role, 'DELETE', path) : get(role, path))), 'curator 200, own 200, itsCluster 200, otherMember 403, guest 404, outside 404')
  assert.equal((await send('own', 'DELETE', path, undefined, { 'if-match': '"1"' })).status, 412)
  assert.equal((await send('own', 'DELETE', path, undefined, { 'if-match': (await get('own', path)).headers.get('etag') ?? '' })).status, 204)
  assert.equal((await get('own', path)).status, 404)
})

test('only those it is about open a source; opened, the public reads it; taken back, it is gone there', async () => {
  const path = `/api/v1/sources/${inside.id}`
  assert.equal(await statuses((role) => (role === 'own' || role === 'itsCluster' ? get(role, path) : post(role, `${path}/audience`, { audience: 'public' }))), 'curator 403, own 200, itsCluster 200, otherMember 403, guest 404, outside 404')
  const tag = (await get('own', path)).headers.get('etag') ?? ''
  assert.equal((await post('own', `${path}/audience`, { audience: 'public' }, { 'if-match': tag })).status, 200)
  assert.equal((await post('own', `${path}/audience`, { audience: 'sealed' }, { 'if-match': tag })).status, 412)
  assert.equal((await post('own', `${path}/audience`, { audience: 'public' })).status, 409)
  const told = await read<SourceRead>('outside', path)
  assert.deepEqual([told.audience, told.organisations], ['public', []], 'whom the public does not know of is not named')
  assert.equal((await post('curator', `${path}/audience`, { audience: 'sealed' })).status, 403)
  assert.equal((await post('curator', `${path}/audience`, { audience: 'alliance' })).status, 200)
  assert.equal((await get('outside', path)).status, 404)
})

test('an organisation speaks of its own competences, and nobody for it; what it rejects only itself reads', async () => {
  const path = `/api/v1/organisations/${uhu.id}/words`
  const said = { topic: 'laser-technology', says: 'rejected' }
  assert.equal(await statuses((role) => (role === 'own' ? get(role, `/api/v1/organisations/${uhu.id}/competences`) : post(role, path, said))), 'curator 403, own 200, itsCluster 403, otherMember 403, guest 404, outside 404')
  assert.equal((await post('own', path, said)).status, 201)
  assert.equal((await post('own', path, said)).status, 409)
  assert.equal((await post('own', path, { topic: 'no-such-topic', says: 'confirmed' })).status, 422)
  const wordFor = async (role: Role): Promise<string | undefined> => (await read<{ competences: { topic: string; word: string }[] }>(role, `/api/v1/organisations/${uhu.id}/competences`)).competences.find(({ topic }) => topic === 'laser-technology')?.word
  await eventually(async () => (await wordFor('own')) === 'rejected')
  assert.equal(await wordFor('otherMember'), undefined)
  assert.equal((await post('own', path, { ...said, says: 'withdrawn' })).status, 201)
  await eventually(async () => (await wordFor('otherMember')) === 'found')
})

test('the curator changes topics; two at once are told; what was turned down the public does not read', async () => {
  const act = { did: 'adopted', term: { text: 'Intraokularlinsenpolitur', language: 'de' }, name: { de: 'Linsenpolitur' }, broader: ['photonics'] }
  assert.equal(await statuses((role) => (role === 'curator' ? get(role, '/api/v1/acts') : post(role, '/api/v1/acts', { act, seen: 0 }))), 'curator 200, own 403, itsCluster 403, otherMember 403, guest 403, outside 401')
  const adopted = await post('curator', '/api/v1/acts', { act, seen: 0 })
  const done = (await adopted.json()) as { version: number; act: { topic: string } }
  assert.deepEqual([adopted.status, done.version], [201, 1])
  assert.deepEqual((await read<{ name: object }>('outside', `/api/v1/topics/${done.act.topic}`)).name, { de: 'Linsenpolitur' })
  assert.equal((await post('curator', '/api/v1/acts', { act, seen: 0 })).status, 412)
  assert.equal((await post('curator', '/api/v1/acts', { act, seen: 1 })).status, 409, 'the label is taken')
  assert.equal((await post('curator', '/api/v1/acts', { act: { did: 'dismissed', term: { text: 'geheime Rezeptur', language: 'de' } }, seen: 1 })).status, 201)
  assert.doesNotMatch(await (await get('outside', '/api/v1/acts')).text(), /geheime/)
  assert.match(await (await get('own', '/api/v1/acts')).text(), /geheime/)
  assert.equal((await post('curator', '/api/v1/acts', { act: { did: 'merged', topics: [done.act.topic], into: 'laser-technology' }, seen: 2 })).status, 201)
  const gone = await get('curator', `/api/v1/topics/${done.act.topic}`)
  assert.deepEqual([gone.status, gone.headers.get('location')], [301, '/api/v1/topics/laser-technology'])
  for (const wrong of [{ act, seen: -1 }, { act: { ...act, topic: 'mine' }, seen: 3 }, { act: { did: 'split', topic: 'laser-technology', parts: [] }, seen: 3 }, { act: { did: 'renamed', topic: 'laser-technology', name: { de: 'x'.repeat(121) } }, seen: 3 }]) assert.equal((await post('curator', '/api/v1/acts', wrong)).status, 422, JSON.stringify(wrong))
  assert.equal((await post('curator', '/api/v1/acts', { act: { did: 'undone', version: 3 }, seen: 3 })).status, 201)
  assert.deepEqual((await read<{ acts: { version: number; counts: boolean }[] }>('curator', '/api/v1/acts')).acts.map(({ version, counts }) => `${version} ${counts}`), ['1 true', '2 true', '3 false', '4 true'])
})

/** What a role hears while something happens, until `last` was heard by the curator. */
async function heard(roles: readonly Role[], does: () => Promise<unknown>, last: RegExp): Promise<Readonly<Record<Role, string>>> {
  // What was ordered before is done and told.
  await settled()
  await pause(300)
  const streams = await Promise.all((['curator', ...roles] as const).map(async (role) => ({ role, text: '', reader: (await get(role, '/api/v1/live')).body!.getReader() })))
  const listening = streams.map(async (stream) => {
    for (let next = await stream.reader.read(); !next.done; next = await stream.reader.read()) stream.text += new TextDecoder().decode(next.value)
  })
  await does()
  await eventually(async () => last.test(streams[0]?.text ?? ''))
  await pause(300)
  await Promise.all(streams.map(({ reader }) => reader.cancel()))
  await Promise.all(listening)
  return Object.fromEntries(streams.map(({ role, text }) => [role, text])) as Record<Role, string>
}

test('an open page hears of what its reader may know of, and the public only that its map has changed', async () => {
  let id = ''
  const quiet = await heard(['own', 'otherMember', 'guest', 'outside'], async () => {
    id = (await bringText('own', uhu.id, 'alliance', 'Wir entwickeln Biosensorik und Lasertechnik.')).id
    await profiled(id)
    await post('curator', `/api/v1/intersections/${known.id}/treatments`, { did: 'noted' })
  }, /event: map\.computed\n/)
  for (const role of ['curator', 'own', 'otherMember'] as const) assert.match(quiet[role], new RegExp(`event: source\\.profiled\ndata: \\{"kind":"source\\.profiled","id":"${id}"\\}`), role)
  for (const role of ['guest', 'outside'] as const) assert.doesNotMatch(quiet[role], /event:/, 'nothing public has changed')

  const secret = await heard(['own', 'itsCluster', 'outside'], async () => {
    id = (await bringText('own', uhu.id, 'sealed', 'Wir entwickeln Glas und Quantensensorik.')).id
    await profiled(id, 'own')
    await bringText('curator', zander.id, 'alliance', 'Wir entwickeln Glas und Quantentechnologie.')
  }, /event: map\.computed\n/)
  assert.match(secret.own, new RegExp(id))
  for (const role of ['curator', 'itsCluster', 'outside'] as const) assert.doesNotMatch(secret[role], new RegExp(id), role)

  const public1 = await heard(['outside'], async () => {
    id = (await bringText('itsCluster', optonet.id, 'public', 'Unsere Mitglieder entwickeln Biosensorik und Mikrofluidik.')).id
    await profiled(id)
    await eventually(async () => (await read<{ cells: { topic: string }[] }>('outside', '/api/v1/map?level=clusters')).cells.some(({ topic }) => topic === 'microfluidics'))
  }, /event: map\.computed\n/)
  assert.deepEqual(new Set([...public1.outside.matchAll(/^data: (.*)$/gm)].map((hit) => hit[1])), new Set(['{"kind":"map.computed","id":"clusters"}', '{"kind":"map.computed","id":"organisations"}'].filter((line) => public1.outside.includes(line))))
  assert.match(public1.outside, /^event: map\.computed$/m)
})

const change = (id: string, content: object): Promise<Response> => send('curator', 'PATCH', `/api/v1/organisations/${id}`, JSON.stringify(content), { 'content-type': 'application/json' })

test('that an organisation is named otherwise or placed hears who may know of it; many at once are told together', async () => {
  const within = await heard(['own', 'otherMember', 'guest', 'outside'], async () => {
    assert.equal((await change(uhu.id, { name: { de: 'Uhu Augenoptik GmbH' } })).status, 200)
    assert.equal((await post('curator', `/api/v1/organisations/${medways.id}/belongings`, { cluster: optonet.id })).status, 409, 'a cluster belongs to none')
    assert.equal((await change(medways.id, { place: 'Jena' })).status, 200)
  }, new RegExp(medways.id))
  for (const role of ['curator', 'own', 'otherMember'] as const) assert.match(within[role], new RegExp(`event: organisation\\.changed\ndata: \\{"kind":"organisation\\.changed","id":"${uhu.id}"\\}`), role)
  assert.doesNotMatch(within.guest + within.outside, new RegExp(uhu.id))
  assert.ok(within.guest.includes(medways.id) && !within.outside.includes(medways.id), 'of itself a guest hears')
  assert.match(await (await get('own', '/de/schnittmengen?level=organisations')).text(), /Uhu Augenoptik GmbH/, 'and the map names it so at once')

  const shownAll = await heard(['outside'], () => change(optonet.id, { place: 'Jena' }), /event: organisation\.changed\n/)
  assert.match(shownAll.outside, new RegExp(`"kind":"organisation\\.changed","id":"${optonet.id}"`))

  const many = await heard(['own', 'outside'], async () => {
    const data = new FormData()
    for (const [name, value] of [['for', optonet.id], ['rights', 'yes'], ['file', new File([`Name\n${Array.from({ length: 60 }, (_, at) => `Werk ${String.fromCodePoint(65 + (at % 26))}${'i'.repeat(1 + Math.floor(at / 26))} Feinmechanik`).join('\n')}\n`], 'liste.csv')]] as const) data.set(name, value)
    const { id } = (await (await send('itsCluster', 'POST', '/api/v1/member-lists/files', data)).json()) as { id: string }
    assert.equal((await post('itsCluster', `/api/v1/member-lists/${id}/members`, { entries: Array.from({ length: 60 }, (_, at) => at) })).status, 201)
  }, /event: organisation\.changed\n/)
  assert.match(many.curator, /event: list\.asked\n/)
  assert.match(many.curator, /event: list\.taken\n/)
  assert.deepEqual([...many.own.matchAll(/^data: (\{"kind":"(?:organisation|list).*)$/gm)].map((hit) => hit[1]), ['{"kind":"organisation.changed","id":""}'], 'who takes part in no list hears of none')
  assert.doesNotMatch(many.outside, /organisation\.changed/)
})

test('a page is handed the place in the stream from which it hears all that came after it', async () => {
  const page = await (await get('outside', '/de/schnittmengen')).text()
  const cursor = /data-after="([^"]+)"/.exec(page)?.[1] ?? ''
  const { id } = await bringText('own', uhu.id, 'alliance', 'Wir entwickeln Glasfasern.')
  const reader = (await get('own', `/api/v1/live?kinds=source.brought&after=${encodeURIComponent(cursor)}`)).body!.getReader()
  let text = ''
  while (!text.includes(id)) text += new TextDecoder().decode((await reader.read()).value)
  await reader.cancel()
  assert.match(text, /event: source\.brought/)
  const gap = (await get('own', '/api/v1/live?after=nonsense')).body!.getReader()
  let missed = ''
  while (!missed.includes('live.gap')) missed += new TextDecoder().decode((await gap.read()).value)
  await gap.cancel()
})

test('every page that changes by itself listens to what the stream knows', async () => {
  const data = new FormData()
  for (const [name, value] of [['for', 'outside'], ['rights', 'yes'], ['file', new File(['Name\nPhotonikbund Nordfabelland\n'], 'liste.csv')]] as const) data.set(name, value)
  const { id: list } = (await (await send('curator', 'POST', '/api/v1/member-lists/files', data)).json()) as { id: string }
  const paths = ['/de', '/de/mitglieder', `/de/mitglieder/${uhu.id}`, '/de/mitgliederliste', `/de/mitgliederliste/${list}`, '/de/schnittmengen', `/de/schnittmengen/${known.id}`, '/de/quellen', `/de/quellen/${open.id}`, '/de/themen/laser-technology', '/en/intersections']
  for (const path of paths) {
    const kinds = /<main [^>]*data-live="([^"]+)"/.exec(await (await get('curator', path)).text())?.[1] ?? ''
    assert.notEqual(kinds, '', path)
    const answer = await get('curator', `/api/v1/live?kinds=${kinds.replaceAll(' ', ',')}`)
    assert.equal(answer.status, 200, path)
    await answer.body?.cancel()
  }
})

test('nothing broke', () => assert.deepEqual(broken, []))
