import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, utils, write } from '@e965/xlsx'
import { transact } from '#platform/database'
import { createApp, describedRoutes, loadAssets, openApiOf, type App } from '#platform/http'
import { createSite, PAGE_ASSETS } from '#platform/page'
import { accept, must } from '#platform/result'
import { newId } from '#platform/runtime'
import { testDatabase } from '../../platform/database/sample.ts'
import { actingIn, actorOf, hangActing } from './acting.tsx'
import { hangMembersApi } from './api.ts'
import { openToPublic } from './organisation.ts'
import { hangMembers, type MembersNeeds, type OrganisationPart } from './pages.tsx'
import { keepBelongings, keepMemberships } from './placing-store.ts'
import { organisationOf } from './sample.ts'
import { addOrganisations, allOrganisations, findOrganisation } from './store.ts'
import { WORDS } from './words.ts'
import type { ImportedText } from './import-plan.ts'

const { db } = await testDatabase()
const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>&`
const TODAY = '2026-11-30'
const heard: string[] = []
const texts: ImportedText[] = []

const partOfTopics: OrganisationPart = async ({ organisation }) => `Teil von ${organisation.name.de ?? ''}`

function house(): App {
  const assets = loadAssets(PAGE_ASSETS)
  const site = createSite({ name: { de: 'Beispielallianz', en: 'Example alliance' }, menu: ['overview', 'members'], assets, acting: actingIn({ isFree: true }) })
  const log = { info: () => undefined, warn: () => undefined, error: (facts: object) => void heard.push(`broke: ${JSON.stringify(facts)} ${String('err' in facts ? facts.err : '')}`) }
  const app = createApp({ language: 'de', words: WORDS, newId, log, tellPage: site.tellPage, assets, isReady: async () => ({}), stopping: new AbortController().signal })
  const acting = { db, today: () => TODAY, isSecure: false, isFree: true }
  const needs: MembersNeeds = {
    db,
    actorOf: (door) => actorOf(door, acting),
    today: () => TODAY,
    parts: [partOfTopics],
    changed: async (_, organisations) => void heard.push(['changed', ...organisations].join(' ')),
    binds: async (_, record) => void heard.push(`binds ${JSON.stringify(record)}`),
    leavingNotice: async () => ({ months: 6, toYearEnd: false }),
    maySign: async () => accept(undefined),
    importTexts: async (_, brought) => void texts.push(...brought),
  }
  hangActing(app, site, acting)
  hangMembers(app, site, needs)
  hangMembersApi(app, needs)
  return app
}
const app = house()

const optonet = organisationOf('OptoNet', 'cluster', { fields: ['optics'], place: 'Jena', website: 'https://optonet.example' })
const polymermat = openToPublic(organisationOf('PolymerMat', 'cluster', { fields: ['plastics'] }))
const medways = organisationOf('medways', 'cluster')
const uhu = organisationOf('Uhu Ophthalmik GmbH', 'company', { fields: ['optics', 'Augenlinsen'], phone: '+49 30 23125 000', facts: [{ text: { de: 'Gegründet 1999' }, source: 'https://uhu.example/wir', year: 1999 }], carrier: 'Prüfverein e. V.' })
const zander = organisationOf('Zander Messtechnik', 'company')
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, polymermat, medways, uhu, zander]))
  await keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }])
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: polymermat.id, kind: 'full', founding: true }, { organisation: medways.id, kind: 'guest', founding: false }])
})

/** Who acts in a request. */
const ROLES = { curator: 'curator', own: uhu.id, itsCluster: optonet.id, otherMember: polymermat.id, guest: medways.id, outside: '' } as const
type Role = keyof typeof ROLES

const send = (role: Role, method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(app.request(`http://localhost${path}`, { method, ...(body === undefined ? {} : { body }), headers: { host: 'localhost', origin: 'http://localhost', cookie: `acting=${ROLES[role]}`, ...headers } }))
const get = (role: Role, path: string, headers?: Record<string, string>): Promise<Response> => send(role, 'GET', path, undefined, headers)
const json = (role: Role, method: string, path: string, content: unknown, headers: Record<string, string> = {}): Promise<Response> => send(role, method, path, JSON.stringify(content), { 'content-type': 'application/json', ...headers })
const form = (role: Role, path: string, values: Record<string, string | readonly string[]>): Promise<Response> =>
  send(role, 'POST', path, new URLSearchParams(Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one])))))
const upload = (role: Role, path: string, content: string | Uint8Array<ArrayBuffer>, name = 'liste.csv'): Promise<Response> => {
  const data = new FormData()
  data.set('file', new File([content], name))
  return send(role, 'POST', path, data)
}
const statuses = async (ask: (role: Role) => Promise<Response>): Promise<string> => (await Promise.all((Object.keys(ROLES) as Role[]).map(async (role) => `${role} ${(await ask(role)).status}`))).join(', ')

test('every page and address of the API, as every role', async () => {
  const one = `/de/mitglieder/${uhu.id}`
  const api = `/api/v1/organisations/${uhu.id}`
  const everybody = 'curator 200, own 200, itsCluster 200, otherMember 200, guest 200, outside 200'
  const members = 'curator 200, own 200, itsCluster 200, otherMember 200, guest 404, outside 404'
  for (const path of ['/de/mitglieder', '/en/members', '/de/mitglieder/liste.csv', '/en/members/list.xlsx', '/de/handeln', `/de/mitglieder/${polymermat.id}`, '/api/v1/organisations']) assert.equal(await statuses((role) => get(role, path)), everybody, path)
  for (const path of [one, `${one}/mitgliedschaft`, api, `${api}/belongings`, `${api}/memberships`]) assert.equal(await statuses((role) => get(role, path)), members, path)
  assert.equal(await statuses((role) => get(role, `${one}/bearbeiten`)), 'curator 200, own 200, itsCluster 200, otherMember 403, guest 404, outside 404')
  assert.equal(await statuses((role) => get(role, '/de/mitglieder/neu')), 'curator 200, own 403, itsCluster 200, otherMember 200, guest 403, outside 401')
  assert.equal(await statuses((role) => get(role, '/de/mitglieder/import')), 'curator 200, own 403, itsCluster 403, otherMember 403, guest 403, outside 401')
  assert.equal(await statuses((role) => json(role, 'PATCH', api, { place: 'Probenau' })), 'curator 200, own 200, itsCluster 200, otherMember 403, guest 404, outside 404')
  assert.equal(await statuses((role) => json(role, 'POST', `${api}/memberships`, {})), 'curator 422, own 422, itsCluster 422, otherMember 422, guest 422, outside 422')
  assert.equal(await statuses((role) => (role === 'curator' ? get(role, api) : json(role, 'POST', `${api}/memberships`, { kind: 'full' }))), 'curator 200, own 403, itsCluster 403, otherMember 403, guest 404, outside 404')
  assert.equal(await statuses((role) => json(role, 'POST', `${api}/belongings`, { cluster: medways.id, from: '2026-01-01', until: '2026-01-02' })), 'curator 201, own 403, itsCluster 403, otherMember 403, guest 404, outside 404')
  assert.equal(await statuses((role) => (role === 'curator' ? get(role, api) : upload(role, '/api/v1/imports', 'Name\nUhu'))), 'curator 200, own 403, itsCluster 403, otherMember 403, guest 403, outside 401')
  assert.equal(await statuses((role) => json(role, 'POST', '/api/v1/organisations', { kind: 'company' })), 'curator 422, own 422, itsCluster 422, otherMember 422, guest 422, outside 422')
  assert.equal((await json('own', 'POST', '/api/v1/organisations', { kind: 'company', name: { de: 'Fremdes Werk' }, clusters: [uhu.id] })).status, 409, 'who is no cluster adds to none')
  assert.deepEqual(new Set(heard), new Set([`changed ${uhu.id}`]), 'whose page says something else is told')
})

test('a list answers first: how many of what, inside and beside; its rows lead on, and what one may not do says why', async () => {
  const html = await (await get('curator', '/de/mitglieder')).text()
  assert.match(html, /Zur Allianz gehören 2 Cluster und 1 Unternehmen\. Außerdem: 1 Gast und 1 Anknüpfungspunkt außerhalb\./)
  assert.match(html, new RegExp(`<a href="/de/mitglieder/${uhu.id}">Uhu Ophthalmik GmbH</a>`))
  assert.match(html, /<span>für die Allianz<\/span>/)
  const outside = await (await get('outside', '/de/mitglieder?kind=cluster')).text()
  assert.match(outside, /<button[^>]*disabled[^>]*>Organisation anlegen<\/button><span class="reason"[^>]*>Das tun Sie immer für eine Organisation\./)
  assert.doesNotMatch(outside, /OptoNet/)
  assert.match(await (await get('curator', '/de/mitglieder?standing=outside')).text(), /Zander/)
  assert.match(await (await get('curator', '/en/members?text=nobody-like-this')).text(), /Nothing found/)
  assert.equal((await get('curator', '/de/mitglieder?kind=nothing&after=7&cluster=%27')).status, 200, 'what cannot be read filters nothing')
})

test('an organisation shows its facts with their sources, its carrier, where it belongs, and what other modules know', async () => {
  const html = await (await get('otherMember', `/de/mitglieder/${uhu.id}`)).text()
  for (const part of ['Spieldaten, frei erfunden', 'Gegründet 1999', 'https://uhu.example/wir', 'Ohne eigene Rechtsform; Träger ist Prüfverein e. V.', 'Teil von Uhu Ophthalmik GmbH', 'OptoNet', 'Augenlinsen', 'Ändern können das die Organisation selbst, ihre Cluster, die Geschäftsstelle und die Moderation.']) assert.ok(html.includes(part), part)
  assert.match(await (await get('curator', `/en/members/${optonet.id}`)).text(), /1 organisation belongs to OptoNet today/)
})

test('machines read of a public organisation what people read, and of no other', async () => {
  const [, block = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(await (await get('outside', `/de/mitglieder/${polymermat.id}`)).text()) ?? []
  assert.deepEqual(JSON.parse(block), { '@context': 'https://schema.org', '@type': 'Organization', name: 'PolymerMat', knowsAbout: ['Kunststoff'] })
  assert.doesNotMatch(await (await get('otherMember', `/de/mitglieder/${uhu.id}`)).text(), /ld\+json/)
})

test('wrong ids exist for nobody', async () => {
  for (const id of ['1', encodeURIComponent(HOSTILE), newId(), '%27%3B--']) {
    for (const path of [`/de/mitglieder/${id}`, `/de/mitglieder/${id}/bearbeiten`, `/api/v1/organisations/${id}`, `/de/mitglieder/import/${id}`]) assert.equal((await get('curator', path)).status, 404, path)
    assert.equal((await json('curator', 'POST', `/api/v1/organisations/${uhu.id}/belongings`, { cluster: decodeURIComponent(id) })).status, id.length === 36 ? 404 : 422)
    assert.equal((await send('curator', 'GET', '/de/mitglieder', undefined, { cookie: `acting=${id}` })).status, 200)
  }
})

test('nothing that comes in is shown as HTML, on no page and in no language', async () => {
  const values = Object.fromEntries(['nameDe', 'nameEn', 'shortName', 'ownFields', 'phone', 'place', 'carrier', 'otherNames'].map((name) => [name, HOSTILE]))
  const made = await form('curator', '/de/mitglieder/neu', { ...values, kind: 'company' })
  assert.equal(made.status, 303)
  const path = made.headers.get('location') ?? ''
  const pages = [path, `${path}/bearbeiten`, `${path}/mitgliedschaft`, '/de/mitglieder', `/de/mitglieder?text=${encodeURIComponent(HOSTILE)}`, `/de/mitglieder?field=${encodeURIComponent(HOSTILE)}`, `/de/handeln?text=${encodeURIComponent(HOSTILE)}&to=${encodeURIComponent(HOSTILE)}`]
  for (const page of pages) assert.doesNotMatch(await (await get('curator', page)).text(), /<script(?! type="(?:module" src="\/assets\/|application\/ld\+json"))|<img/, page)
  for (const name of ['website', 'email', 'country', 'kind', 'version']) assert.doesNotMatch(await (await form('curator', '/de/mitglieder/neu', { nameDe: `${name} ${HOSTILE}`, kind: 'company', [name]: HOSTILE })).text(), /<script|<img/, name)
  const csv = await (await get('curator', '/de/mitglieder/liste.csv')).text()
  assert.doesNotMatch(csv, /(?:^|;)[=+@]/m)
  const draft = await upload('curator', '/de/mitglieder/import', `Name;Spalte ${HOSTILE.replaceAll(';', '')}\n"${HOSTILE.replaceAll('"', '""')}";x\n`, `${HOSTILE}.csv`)
  assert.doesNotMatch(await (await get('curator', draft.headers.get('location') ?? '')).text(), /<script|<img/)
  assert.equal((await form('curator', '/de/handeln', { acting: uhu.id, to: '//elsewhere.example' })).headers.get('location'), '/')
})

test('a form keeps what was entered, says which field is wrong, and writes nothing', async () => {
  const before = (await allOrganisations(db)).length
  const wrong = await form('curator', '/de/mitglieder/neu', { nameDe: 'Kranich Verfahrenstechnik', kind: 'company', website: 'keine Adresse', fields: ['optics', 'metal'] })
  const html = await wrong.text()
  assert.equal(wrong.status, 422)
  assert.match(html, /<a href="#form-website">Website: „keine Adresse“ ist keine Webadresse\./)
  assert.match(await (await form('curator', '/de/mitglieder/neu', { nameDe: 'Kranich' })).text(), /<a href="#form-kind">Art: Bitte wählen Sie etwas aus\.<\/a>/)
  assert.match(html, /value="Kranich Verfahrenstechnik"/)
  assert.match(html, /name="fields" value="metal" checked/)
  assert.equal((await allOrganisations(db)).length, before)
  const made = await form('itsCluster', '/en/members/new', { nameEn: 'Crane Engineering', kind: 'company', country: 'Deutschland', clusters: optonet.id })
  const page = await (await get('itsCluster', made.headers.get('location') ?? '')).text()
  assert.match(page, /Crane Engineering/)
  assert.match(page, /OptoNet/)
})

const versionIn = (html: string): string => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''

test('of two editors at once the later is told, keeps what was entered, and may then save', async () => {
  const path = `/de/mitglieder/${zander.id}/bearbeiten`
  const version = versionIn(await (await get('curator', path)).text())
  assert.equal((await form('curator', path, { nameDe: 'Zander Messtechnik', kind: 'company', place: 'Probenau', version })).status, 303)
  const late = await form('own', path, { nameDe: 'Zander', kind: 'company', version })
  assert.equal(late.status, 403, 'another organisation is not told of states')
  const later = await form('curator', path, { nameDe: 'Zander Messgeräte', kind: 'company', version })
  const html = await later.text()
  assert.equal(later.status, 422)
  assert.match(html, /Inzwischen hat jemand anderes gespeichert/)
  assert.match(html, /value="Zander Messgeräte"/)
  assert.match(html, /Probenau/)
  assert.equal((await form('curator', path, { nameDe: 'Zander Messgeräte', kind: 'company', version: versionIn(html) })).status, 303)
  assert.equal(must(await findOrganisation(db, zander.id)).name.de, 'Zander Messgeräte')
})

test('the API tags what was read, and a change of an older state is refused', async () => {
  const path = `/api/v1/organisations/${optonet.id}`
  const tag = (await get('curator', path)).headers.get('etag') ?? ''
  assert.equal((await get('curator', path, { 'if-none-match': tag })).status, 304)
  assert.equal((await json('curator', 'PATCH', path, { shortName: 'ON' }, { 'if-match': tag })).status, 200)
  const late = await json('curator', 'PATCH', path, { shortName: 'OX' }, { 'if-match': tag })
  assert.deepEqual([late.status, late.headers.get('content-type')], [412, 'application/problem+json'])
  const same = (await (await get('curator', path)).json()) as { shortName: string; standing: string }
  assert.deepEqual([same.shortName, same.standing], ['ON', 'member'])
  assert.equal((await json('curator', 'PATCH', path, { invented: true })).status, 422)
  const parallel = await Promise.all(['Eins', 'Zwei', 'Drei'].map(async (place) => (await json('curator', 'PATCH', path, { place }, { 'if-match': (await get('curator', path)).headers.get('etag') ?? '' })).status))
  assert.ok(parallel.includes(200) && parallel.every((status) => status === 200 || status === 412), parallel.join())
})

test('the map of places shows to each what they may read, and who is at a place; its picture and table the same', async () => {
  const hidden = organisationOf('Kranich Feinwerk', 'company', { fields: ['metal'], place: 'Erfurt' })
  const open = openToPublic(organisationOf(`Zobel ${HOSTILE}`, 'company', { fields: ['optics'], place: 'Ilmenau', website: 'https://zobel.example' }))
  const own = openToPublic(organisationOf('Schwalbe Optik', 'company', { fields: ['optics'], place: HOSTILE, coordinates: '50.62, 11.5' }))
  await transact(db, async (tx) => must(await addOrganisations(tx, [hidden, open, own])))
  const everything = ['/de/mitglieder/karte', '/en/members/map', '/de/mitglieder/karte/tabelle/csv', '/en/members/map/picture/svg', '/api/v1/organisation-places']
  for (const path of everything) {
    const [outside, inside] = await Promise.all((['outside', 'otherMember'] as const).map(async (role) => (await get(role, path)).text()))
    assert.deepEqual([/Ilmenau/.test(outside ?? ''), /Erfurt/.test(outside?.replaceAll(/<text class="note".*?<\/text>/g, '') ?? ''), /Erfurt/.test(inside ?? '')], [true, false, true], path)
    if (!path.includes('csv') && !path.startsWith('/api')) for (const page of [outside, inside]) assert.doesNotMatch(page ?? '', /<script>|<img/, path)
  }
  assert.match(await (await get('outside', '/de/mitglieder/karte')).text(), /<p class="lead">2 Organisationen an 2 Orten; am stärksten vertreten ist/)
  const there = await (await get('outside', '/de/mitglieder/karte?at=ilmenau-de')).text()
  assert.match(there, /<h2[^>]*>Organisationen in Ilmenau<\/h2>/)
  assert.match(there, new RegExp(`<a href="/de/mitglieder/${open.id}">`))
  for (const nowhere of ['at=erfurt-de', 'at=%00', 'at=x&around=wide', 'around=y']) assert.doesNotMatch(await (await get('outside', `/de/mitglieder/karte?${nowhere}`)).text(), /id="there"/, nowhere)
  assert.match(await (await get('otherMember', '/en/members/map?at=?')).text(), /Organisations without a place/)
  assert.doesNotMatch(await (await get('otherMember', '/en/members/map?field=plastics')).text(), /at=ilmenau/)
  const told = /So kommt eine Organisation auf die Landkarte/
  assert.deepEqual([told.test(await (await get('curator', '/de/mitglieder/karte')).text()), told.test(there)], [true, false])
  const places = (await (await get('outside', '/api/v1/organisation-places?field=optics')).json()) as { places: { name: { de: string }; latitude: number; count: number }[] }
  assert.deepEqual(new Map(places.places.map(({ name, latitude, count }) => [name.de, [latitude, count]])), new Map([[HOSTILE, [50.62, 1]], ['Ilmenau', [50.68, 1]]]))
  const png = await get('outside', '/de/mitglieder/karte/bild/png')
  assert.deepEqual([png.headers.get('content-type'), new Uint8Array(await png.arrayBuffer()).subarray(1, 4)], ['image/png', new TextEncoder().encode('PNG')])
  assert.equal((await get('outside', '/de/mitglieder/karte/bild/exe')).status, 404)
})

test('coordinates are entered, refused with a sentence, read from a table and taken along', async () => {
  const kauzberg = organisationOf('Kauzberg Elektronik', 'company', { place: 'Kauzberg' })
  await transact(db, async (tx) => must(await addOrganisations(tx, [kauzberg])))
  const path = `/de/mitglieder/${kauzberg.id}/bearbeiten`
  const wrong = await form('curator', path, { nameDe: 'Kauzberg Elektronik', kind: 'company', place: 'Kauzberg', coordinates: 'am Wald', version: '1' })
  assert.deepEqual([wrong.status, /„am Wald“ ist keine Lage auf der Erde/.test(await wrong.text())], [422, true])
  assert.equal((await form('curator', path, { nameDe: 'Kauzberg Elektronik', kind: 'company', place: 'Kauzberg', coordinates: '50,62; 11,5', version: '1' })).status, 303)
  const asked = async (): Promise<unknown> => ((await (await get('curator', `/api/v1/organisations/${kauzberg.id}`)).json()) as { coordinates: unknown }).coordinates
  assert.equal(await asked(), '50.62, 11.5')
  assert.equal((await json('curator', 'PATCH', `/api/v1/organisations/${kauzberg.id}`, { coordinates: '12' })).status, 422)
  const page = await upload('curator', '/de/mitglieder/import', 'Name;Ort;Koordinaten\nKauzberg Elektronik;Kauzberg;50.6211 N 11.5 O\n')
  const draft = page.headers.get('location') ?? ''
  const preview = await (await get('curator', draft)).text()
  assert.match(preview, /Koordinaten: „50\.62, 11\.5“ → „50\.6211, 11\.5“/)
  assert.match(await (await form('curator', draft, { plan: /name="plan" value="([^"]+)"/.exec(preview)?.[1] ?? '' })).text(), /Importiert/)
  assert.equal(await asked(), '50.6211, 11.5')
  assert.match(await (await get('curator', '/de/mitglieder/liste.csv?text=kauzberg')).text(), /;Koordinaten;[\s\S]*;50\.6211, 11\.5;/)
})

test('a list of the API goes on where it ends, until all were read once', async () => {
  await transact(db, async (tx) => must(await addOrganisations(tx, Array.from({ length: 120 }, (_, at) => organisationOf(`Mitglied ${at}`)))))
  const seen: string[] = []
  for (let path: string | undefined = '/api/v1/organisations?kind=company'; path !== undefined; ) {
    const answer = await get('curator', path)
    const page = (await answer.json()) as { organisations: { id: string }[]; next?: string }
    seen.push(...page.organisations.map(({ id }) => id))
    assert.equal(answer.headers.get('link') ?? undefined, page.next === undefined ? undefined : `<${page.next}>; rel="next"`)
    path = page.next
  }
  assert.equal(new Set(seen).size, seen.length)
  assert.equal(seen.length, (await allOrganisations(db)).filter(({ kind }) => kind === 'company').length)
})

test('belonging and membership: entered, ended, entered again; refused in words where they do not fit', async () => {
  const path = `/de/mitglieder/${zander.id}/mitgliedschaft`
  assert.equal((await form('curator', path, { do: 'place', cluster: polymermat.id, from: '2026-01-01' })).status, 303)
  const twice = await form('curator', path, { do: 'place', cluster: polymermat.id })
  assert.equal(twice.status, 422)
  assert.match(await twice.text(), /gehört in dieser Zeit schon zu PolymerMat/)
  assert.match(await (await form('curator', path, { do: 'place', cluster: polymermat.id, from: 'gestern' })).text(), /Das ist kein Tag/)
  assert.equal((await form('otherMember', path, { do: 'leave', cluster: polymermat.id, until: '2026-06-30' })).status, 303, 'the cluster itself may')
  assert.equal((await form('curator', path, { do: 'admit', kind: 'guest', founding: 'yes' })).status, 303)
  assert.match(await (await get('curator', path)).text(), /Gast, Gründungsmitglied/)
  assert.equal((await form('curator', path, { do: 'end', until: '2026-11-29' })).status, 422, 'it ends no sooner than it began')
  assert.equal((await form('curator', path, { do: 'end' })).status, 303)
  assert.match(await (await get('otherMember', path)).text(), /Mitgliedschaften trägt die Geschäftsstelle ein/)
  assert.equal((await json('curator', 'POST', `/api/v1/organisations/${polymermat.id}/belongings`, { cluster: optonet.id })).status, 409)
})

test('opened to the public, everybody sees it', async () => {
  const path = `/de/mitglieder/${uhu.id}`
  assert.equal((await get('outside', path)).status, 404)
  assert.equal((await form('otherMember', `${path}/oeffentlich`, {})).status, 403)
  assert.equal((await form('own', `${path}/oeffentlich`, {})).status, 303)
  assert.equal((await get('outside', path)).status, 200)
})

const LIST = 'Name;Art;Ort;Cluster;Lieblingsfarbe;Text\nDachs Töchter AG;Unternehmen;Musterroda;OptoNet;grün;Wir schleifen Linsen.\nFalke Folien;Unternehmen;Probenau;Niemandsnetz;;\n'

test('an import shows every row first, does exactly that, and the same file again does nothing', async () => {
  const sent = await upload('curator', '/de/mitglieder/import', LIST)
  const path = sent.headers.get('location') ?? ''
  const html = await (await get('curator', path)).text()
  for (const part of ['1 neu, 0 geändert, 0 unverändert, 1 abgelehnt.', 'Das Cluster „Niemandsnetz“ ist nicht bekannt.', 'Die Spalte „Lieblingsfarbe“ wird nicht gelesen.', '1 Text wird nach dem Import ausgewertet.']) assert.ok(html.includes(part), part)
  assert.equal((await allOrganisations(db)).some(({ name }) => name.de === 'Dachs Töchter AG'), false)
  const plan = /name="plan" value="(\w+)"/.exec(html)?.[1] ?? ''
  const done = await form('curator', path, { plan })
  assert.match(await done.text(), /1 neu, 0 geändert, 0 unverändert, 1 abgelehnt/)
  assert.equal(texts.length, 1)
  assert.equal(heard.at(-1), `changed ${(await allOrganisations(db)).find(({ name }) => name.de === 'Dachs Töchter AG')?.id ?? ''}`)
  assert.equal((await form('curator', path, { plan })).status, 404, 'confirmed once only')
  const again = await (await upload('curator', '/api/v1/imports', LIST)).json() as { counts: object }
  assert.deepEqual(again.counts, { creates: 0, changes: 0, same: 1, refused: 1 })
})

test('what changed between preview and confirmation is shown again instead of done', async () => {
  const path = (await upload('curator', '/de/mitglieder/import', 'Name;Ort\nIltis Optik;Musterroda\n')).headers.get('location') ?? ''
  const plan = /name="plan" value="(\w+)"/.exec(await (await get('curator', path)).text())?.[1] ?? ''
  await transact(db, async (tx) => must(await addOrganisations(tx, [organisationOf('Iltis Optik', 'company', { place: 'Musterroda' })])))
  const late = await form('curator', path, { plan })
  assert.equal(late.status, 422)
  assert.match(await late.text(), /Inzwischen hat sich das Verzeichnis geändert/)
  assert.equal((await allOrganisations(db)).filter(({ name }) => name.de === 'Iltis Optik').length, 1)
  const draft = path.split('/').at(-1) ?? ''
  assert.equal((await json('curator', 'POST', `/api/v1/imports/${draft}/confirmation`, {})).status, 412)
})

test('files that cannot be imported are refused in one sentence at the field', async () => {
  const told = async (content: string | Uint8Array<ArrayBuffer>, name?: string): Promise<string> => {
    const answer = await upload('curator', '/de/mitglieder/import', content, name)
    assert.equal(answer.status, 422)
    return /<span class="wrong"[^>]*>([^<]*)<\/span>/.exec(await answer.text())?.[1] ?? ''
  }
  assert.match(await told('Firmenbezeichnungen;Ort\nUhu;Jena\n'), /Keine Spalte nennt den Namen der Organisation\. Gefunden: Firmenbezeichnungen, Ort\./)
  assert.equal(await told(`Name\n${Array.from({ length: 200_000 }, (_, at) => `Werk ${at}`).join('\n')}\n`), 'Die Datei hat mehr als 20.000 Zeilen. Bitte aufteilen.')
  assert.match(await told('\u0000\u0001'), /lässt sich nicht als Tabelle lesen/)
  assert.match(await told(''), /Die Datei ist leer/)
  assert.match(await told(new Uint8Array([0x50, 0x4b, 3, 4, ...Array.from({ length: 400 }, (_, at) => at % 256)]), 'liste.xlsx'), /beschädigt|nicht als Tabelle/)
  assert.equal((await upload('curator', '/de/mitglieder/import', new Uint8Array(20_200_000))).status, 413)
})

test('the list as CSV and Excel is read again by the import, which finds nothing to change; no cell computes', async () => {
  const csv = await (await get('curator', '/de/mitglieder/liste.csv?cluster=' + optonet.id)).text()
  assert.match(csv, /'\+49 30 23125 000/)
  for (const [content, name] of [[csv, 'liste.csv'], [new Uint8Array(await (await get('curator', '/de/mitglieder/liste.xlsx')).arrayBuffer()), 'liste.xlsx']] as const) {
    const { counts, rows } = (await (await upload('curator', '/api/v1/imports', content, name)).json()) as { counts: { creates: number; changes: number; refused: number }; rows: { outcome: string }[] }
    assert.deepEqual([counts.creates, counts.changes, counts.refused], [0, 0, 0], `${name} ${JSON.stringify(rows.filter(({ outcome }) => outcome !== 'same'))}`)
  }
  const sheet = utils.book_new()
  utils.book_append_sheet(sheet, utils.aoa_to_sheet([['Name'], [{ t: 'n', f: '1+1' }]]))
  const formula: ArrayBuffer = write(sheet, { type: 'array', bookType: 'xlsx' })
  assert.equal(read(formula).SheetNames.length, 1)
  const answer = (await (await upload('curator', '/api/v1/imports', new Uint8Array(formula), 'formel.xlsx')).json()) as { rows: { said: string[] }[] }
  assert.deepEqual(answer.rows[0]?.said, ['In der Spalte „Name“ steht eine Formel ohne Ergebnis. Bitte den Wert eintragen.'])
})

test('whom one acts for is chosen, kept in a cookie that no script reads, and found anew each time', async () => {
  const chosen = await form('outside', '/de/handeln', { acting: optonet.id, to: '/de/mitglieder?kind=company' })
  assert.equal(chosen.headers.get('location'), '/de/mitglieder?kind=company')
  assert.match(chosen.headers.get('set-cookie') ?? '', new RegExp(`^acting=${optonet.id}; .*HttpOnly.*SameSite=Lax`))
  const html = await (await get('itsCluster', '/de/handeln?to=/de/mitglieder')).text()
  assert.match(html, /Weitere finden Sie über die Suche/)
  assert.match(html, /role="search"/)
  assert.match(html, new RegExp(`value="${optonet.id}" checked`))
  assert.match((await form('curator', '/de/handeln', { acting: 'nobody' })).headers.get('set-cookie') ?? '', /acting=;.*Max-Age=0/)
  assert.match(await (await get('itsCluster', '/en/members')).text(), /<span>for ON<\/span> <a href="\/en\/acting\?to=%2Fen%2Fmembers">change<span class="unseen">: Who do you act for\?/)
})

test('the API is told whole, by the schemas it reads by', () => {
  const routes = describedRoutes().filter(({ path }) => /organisation|imports/.test(path))
  const hung = new Set(app.routes.filter(({ path, method }) => path.startsWith('/api/v1/') && method !== 'ALL').map(({ method, path }) => `${method.toLowerCase()} ${path}`))
  assert.deepEqual(new Set(routes.map(({ method, path }) => `${method} ${path}`)), hung)
  const document = openApiOf(routes, 'de', { title: 'Schnittmenge', version: '1' }) as { paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: { required?: string[] } }> }; parameters: { name: string }[] }>> }
  assert.deepEqual(document.paths['/api/v1/organisations']?.['post']?.requestBody?.content['application/json']?.schema.required, ['kind', 'name'])
  assert.deepEqual(document.paths['/api/v1/organisations/{id}']?.['get']?.parameters.map(({ name }) => name), ['id'])
  assert.ok(JSON.stringify(document).length > 5_000)
})
