/**
 * What is known inside stays inside. Words that stand nowhere else (“canaries”) are planted into everything that has readers: names, texts, needs, titles, reasons, files, lists.
 * Then every role reads the whole house, by every route, every link and every address it can guess, and meets no word that it may not know. And whatever happens inside, what those outside read stays the same byte for byte.
 */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { read, utils } from '@e965/xlsx'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { testDatabase } from '../platform/database/sample.ts'
import { describe, openToPublic, type Said } from '../modules/members/organisation.ts'
import { keepBelongings, keepMemberships } from '../modules/members/placing-store.ts'
import { idsFrom, organisationOf } from '../modules/members/sample.ts'
import { addOrganisations } from '../modules/members/store.ts'
import { openWholeHouse } from './whole-house.ts'

const database = await testDatabase()
const { db } = database

/** An organisation that says everything that can be said, each with a word of its own. */
const telling = (word: string): Said => ({
  shortName: `${word}kurz`,
  otherNames: [`${word}früher`],
  website: `https://${word}.example`,
  email: `post@${word}.example`,
  place: `${word}ort`,
  carrier: `${word}träger`,
  facts: [{ text: { de: `${word}tatsache` }, source: `${word}quelle` }],
  externalIds: [{ register: 'cordis', id: `${word}nummer` }],
})
const newId = idsFrom<'organisation'>(800_000)
const inside = (name: string, kind: 'company' | 'cluster', said: Said) => must(describe({ name: { de: name }, kind, ...said }, { id: newId(), audience: 'alliance', invented: true }))

const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const polymermat = openToPublic(organisationOf('PolymerMat', 'cluster', { fields: ['plastics'] }))
const zander = openToPublic(organisationOf('Zander Messtechnik', 'company', { fields: ['measurement'] }))
const medways = inside('Gelbgast e. V.', 'cluster', { ...telling('gelbgast'), fields: ['life-sciences'] })
const uhu = inside('Gelbname Ophthalmik GmbH', 'company', { ...telling('gelbname'), fields: ['optics', 'Gelbfach'] })
const kranich = organisationOf('Gelbfremd Verfahrenstechnik', 'company', { fields: ['plastics'] })
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, polymermat, zander, medways, uhu, kranich]))
  await keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }, { organisation: zander.id, cluster: polymermat.id, from: '2020-01-01' }])
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: polymermat.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: medways.id, kind: 'guest', founding: false }])
})
const house = await openWholeHouse(database)

/** Who acts in a request. */
const ROLES = { curator: 'curator', own: uhu.id, itsCluster: optonet.id, otherMember: polymermat.id, guest: medways.id, outside: '' } as const
type Role = keyof typeof ROLES
const EVERY = Object.keys(ROLES) as Role[] // the keys of the table above

/** Words by who may know them; ids count as words. Filled while planting. */
const planted: { readonly word: string; readonly known: readonly Role[] }[] = []
const plant = (known: readonly Role[], ...words: readonly string[]): void => void planted.push(...words.map((word) => ({ word: word.toLowerCase(), known })))
const MEMBERS: readonly Role[] = ['curator', 'own', 'itsCluster', 'otherMember']

const bring = async (role: Role, organisation: string, audience: string, title: string, text: string): Promise<string> => String((await house.done(ROLES[role], '/api/v1/sources', { organisation, audience, title, text, rights: true }))['id'])

async function sendFiles(role: Role, path: string, name: string, content: string, values: Readonly<Record<string, string>>): Promise<Response> {
  const data = new FormData()
  for (const [field, value] of Object.entries(values)) data.set(field, value)
  data.append('file', new File([content], name))
  return house.send(ROLES[role], 'POST', path, data)
}

/** Ids that stand for `:id` and its like in addresses. */
const ids: string[] = [optonet.id, polymermat.id, zander.id, medways.id, uhu.id, kranich.id, 'laser-technology', 'micro-optics', 'biopolymer']
const drafts: string[] = []

before(async () => {
  plant(MEMBERS, uhu.id, 'gelbname', 'gelbfach')
  plant(MEMBERS, kranich.id, 'gelbfremd')
  plant([...MEMBERS, 'guest'], medways.id, 'gelbgast')

  const open = [
    await bring('itsCluster', optonet.id, 'public', 'Profil', 'Unsere Mitglieder entwickeln Mikrooptik, Lasertechnik und optische Messtechnik.'),
    await bring('curator', polymermat.id, 'public', 'Profil', 'Unsere Mitglieder entwickeln Spritzguss, Mikrooptik und Lasertechnik. Sie suchen optische Messtechnik.'),
    await bring('curator', zander.id, 'public', 'Profil', 'Wir entwickeln Messtechnik und Lasertechnik.'),
  ]
  const within = [
    await bring('own', uhu.id, 'alliance', 'Gelbtitel', 'Wir entwickeln Mikrooptik und Lasertechnik für die Gelbtextheilkunde. Wir suchen Partner für Spritzguss und Gelbbedarfstechnik.'),
    await bring('curator', zander.id, 'alliance', 'Gelbzander', 'Wir entwickeln optische Messtechnik, Mikrooptik und Lasertechnik als Gelbzanderverfahren. Wir suchen Bildverarbeitung.'),
    await bring('curator', kranich.id, 'alliance', 'Gelbfremdprofil', 'Wir entwickeln Mikrooptik und Lasertechnik und den Spritzguss.'),
  ]
  plant(MEMBERS, ...within, 'gelbtitel', 'gelbtext', 'gelbbedarf', 'gelbzander')
  const terms = 'Der Gelbsiegelwerkstoff ist neu. Wir fertigen Gelbsiegelwerkstoff in Serie. Der Gelbsiegelwerkstoff wird gegossen. Gelbsiegelwerkstoff hält lange.'
  const sealed = [await bring('own', uhu.id, 'sealed', 'Gelbsiegeltitel', `Wir entwickeln Biopolymer für Intraokularlinsen. Wir suchen Gelbsiegelpartner für Galvanik. ${terms}`)]
  await sendFiles('own', '/api/v1/sources/files', 'gelbsiegeldatei.pdf', 'kein PDF', { organisation: uhu.id, audience: 'sealed', rights: 'yes' })
  sealed.push(String((await house.done(ROLES.own, '/api/v1/sources', { organisation: uhu.id, audience: 'sealed', address: 'http://127.0.0.1/gelbsiegelseite' }))['id']))
  plant(['own'], ...sealed, 'gelbsiegel')
  await house.settled()

  // What was made of it.
  const lists = await Promise.all(['organisations', 'clusters'].map(async (level) => (await (await house.send(ROLES.own, 'GET', `/api/v1/intersections?level=${level}`)).json()) as { intersections: { id: string; version: number; audience: string; organisations: string[] }[] }))
  const shared = lists.flatMap(({ intersections }) => intersections)
  const its = shared.find(({ organisations }) => organisations.includes(uhu.id))
  assert.ok(its !== undefined)
  plant(MEMBERS, ...shared.map(({ id }) => id), 'gelbgrund', 'gelbschritt')
  await house.done(ROLES.own, `/api/v1/intersections/${its.id}/treatments`, { did: 'set-aside', reason: 'Gelbgrund' })
  await house.done(ROLES.own, `/api/v1/intersections/${its.id}/treatments`, { did: 'reopened' })
  await house.done(ROLES.own, `/api/v1/intersections/${its.id}/treatments`, { did: 'taken-up', owner: uhu.id, nextStep: 'Gelbschritt' })
  await house.done(ROLES.own, `/api/v1/organisations/${uhu.id}/words`, { topic: 'laser-technology', says: 'confirmed', audience: 'alliance' })

  // Only the curator and who brought it see a file half imported, a list half read.
  const preview = (await (await sendFiles('curator', '/api/v1/imports', 'gelbliste.csv', 'Name;Ort\nGelbzeile GmbH;Musterroda\n', {})).json()) as { id: string }
  drafts.push(preview.id)
  const list = await sendFiles('curator', '/de/mitgliederliste', 'gelbmitglieder.csv', 'Name;Website\nGelbeintrag GmbH;https://gelbeintrag.example\n', { for: optonet.id, rights: 'yes' })
  assert.equal(list.status, 303, await list.text())
  const listId = list.headers.get('location')?.split('/').at(-1) ?? ''
  plant(['curator'], preview.id, 'gelbzeile', 'gelbliste')
  plant(['curator', 'itsCluster'], listId, 'gelbmitglieder', 'gelbeintrag')
  await house.settled()
  ids.push(...open, ...within, ...sealed, ...shared.map(({ id }) => id), listId)
})

/** All that an answer says, its headers too; tables out of their file. Without its own number, and the moment after which an open page listens. */
async function wordsOf(answer: Response): Promise<string> {
  const type = answer.headers.get('content-type') ?? ''
  const headers = [...answer.headers].filter(([name]) => name !== 'x-request-id').map(([name, value]) => `${name}: ${value}`).join('\n')
  if (type.includes('spreadsheetml')) {
    const { Sheets, SheetNames } = read(await answer.arrayBuffer())
    return [headers, ...SheetNames, ...Object.values(Sheets).map((sheet) => utils.sheet_to_csv(sheet))].join('\n')
  }
  if (type.startsWith('image/png')) return (await answer.arrayBuffer(), headers)
  return `${headers}\n${(await answer.text()).replaceAll(answer.headers.get('x-request-id') ?? 'none', '').replace(/data-after="[^"]*"|name="form" value="[^"]*"/g, '')}`
}

/** Who chooses whom to act for may choose anybody, as long as people have no accounts: this page names all. */
const NAMES_ALL = /^\/(?:de\/handeln|en\/acting)/

/** What was asked comes back in the field and in links to the same page again; that is no telling. */
const withoutAsked = (text: string, path: string): string => path.split(/[/?&=]/).flatMap((part) => [part, decodeURIComponent(part), part.replaceAll('%20', '+'), encodeURIComponent(part)]).filter((part) => /gelb/.test(part) || part.length > 20).reduce((left, asked) => left.replaceAll(asked.toLowerCase(), ''), text)

async function assertKeeps(role: Role, path: string, answer: Response, isLinked: boolean): Promise<string> {
  assert.ok(answer.status < 500, `${path} answers ${role} ${answer.status}\n${house.broken.join('\n')}`)
  const text = await wordsOf(answer)
  if (NAMES_ALL.test(path)) return text
  // What leads there was told by a page; what was guessed is echoed at most.
  const told = isLinked ? text.toLowerCase() : withoutAsked(text.toLowerCase(), path)
  for (const { word, known } of planted) if (!known.includes(role)) assert.ok(!told.includes(word), `${path} tells ${role} of “${word}”: …${told.slice(Math.max(0, told.indexOf(word) - 200), told.indexOf(word) + 80)}…`)
  return text
}

/** The whole house as one role finds it: from the front door along every link and every form that only asks. Out: what each address says. */
async function walk(role: Role, most: number, check = true): Promise<Map<string, string>> {
  const said = new Map<string, string>()
  const open = ['/de', '/en', '/de/schnittmengen?level=organisations', '/de/schnittmengen?level=clusters', '/api/v1/map', '/api/v1/map?level=organisations', '/api/v1/intersections?limit=1', '/api/v1/organisations', '/api/v1/sources?limit=1', '/api/v1/topics?limit=200', '/api/v1/acts?limit=1', '/api/openapi.json', '/api/v1/vocabulary']
  const seen = new Set(open)
  for (let path = open.shift(); path !== undefined && said.size < most; path = open.shift()) {
    const answer = await house.send(ROLES[role], 'GET', path)
    const text = check ? await assertKeeps(role, path, answer, true) : await wordsOf(answer)
    said.set(path, text)
    for (const [, to = ''] of text.matchAll(/(?:href|action)="(\/[^"#]*)/g)) {
      const link = to.replaceAll('&amp;', '&')
      // Hundreds of topics are all alike: those that somebody here works on are walked to.
      if (seen.has(link) || link.startsWith('/assets/') || (/\/(?:themen|topics)\//.test(link) && !/optic|laser|molding|measur|polymer|image/.test(link))) continue
      seen.add(link)
      open.push(link)
    }
  }
  return said
}

test('nobody meets a word that they may not know, wherever links lead', async () => {
  for (const role of EVERY) {
    const said = await walk(role, 500)
    assert.ok(said.size > 80, `${role} finds ${said.size} pages`)
    if (role !== 'own') continue
    const all = [...said.values()].join('\n').toLowerCase()
    for (const word of ['gelbname', 'gelbtitel', 'gelbbedarf', 'gelbsiegeltitel', 'gelbgrund', 'gelbschritt', 'gelbzander']) assert.ok(all.includes(word), `“${word}” was planted nowhere`)
  }
})

test('nobody meets one by any route with any id, however it is guessed', async () => {
  const routes = house.app.routes.filter(({ method, path }) => method === 'GET' && !path.includes('*') && path !== '/api/v1/live')
  assert.ok(routes.length > 60)
  const forms = ['csv', 'xlsx', 'svg', 'turtle', 'ttl', 'json-ld', 'jskos']
  for (const { path } of routes) {
    const values = path.includes(':form') ? forms : path.includes(':draft') ? drafts : path.includes(':id') ? ids : ['']
    for (const value of values) for (const role of EVERY) {
      const at = path.replace(/:\w+/, () => encodeURIComponent(value))
      await assertKeeps(role, at, await house.send(ROLES[role], 'GET', at), false)
    }
  }
})

test('nobody meets one by asking for it: searches, filters, lists that begin where it stands', async () => {
  const hints = ['gelb', 'gelbn', 'gelbname oph', 'gelbsie', 'gelbsiegelwerkstof', 'gelbtit', 'gelbzan', 'gelbgr', 'biopolymer', 'gelbgas', 'gelbfre']
  const asked = [
    ...hints.flatMap((hint) => ['/de/suche?q=', '/en/search?q=', '/de/suche?kind=organisation&q=', '/de/suche?kind=source&q=', '/de/suche?kind=topic&q=', '/api/v1/search?q=', '/de/mitglieder?text=', '/api/v1/organisations?text=', '/api/v1/topics?text=', '/de/themen?text=', '/de/quellen/neu?text=', '/de/mitglieder/liste.csv?text=', '/de/mitglieder/karte?text=', '/api/v1/organisation-places?text=', '/de/mitglieder?field='].map((path) => `${path}${encodeURIComponent(hint)}`)),
    ...ids.flatMap((id) => ['/de/quellen?organisation=', '/api/v1/sources?organisation=', '/api/v1/intersections?organisation=', '/de/schnittmengen?level=organisations&organisation=', '/de/schnittmengen?level=organisations&view=sets&organisation=', '/de/mitglieder?cluster=', '/de/vergleich?level=organisations&a=', `/de/vergleich?level=organisations&a=${zander.id}&b=`, '/api/v1/organisations?cluster=', '/api/v1/sources?after=', '/api/v1/intersections?level=organisations&after=', '/de/quellen?before=', '/de/quellen/neu?organisation='].map((path) => `${path}${id}`)),
    ...['csv', 'xlsx', 'svg'].flatMap((form) => ['clusters', 'organisations'].flatMap((level) => ['map', 'sets', 'breadth', 'pairs'].map((view) => `/de/schnittmengen/${form === 'svg' ? 'bild' : 'tabelle'}/${form}?level=${level}&view=${view}`))),
  ]
  for (const path of asked) for (const role of EVERY) await assertKeeps(role, path, await house.send(ROLES[role], 'GET', path), false)
})

test('counts and “nothing found” betray nothing: what is hidden is as if it were not', async () => {
  for (const role of ['outside', 'guest'] as const) {
    for (const path of ['/api/v1/search?q=', '/api/v1/organisations?text=', '/de/suche?q=', '/de/mitglieder?text=']) {
      const answers = await Promise.all(['gelbname', 'gelbnixx'].map(async (word) => (await wordsOf(await house.send(ROLES[role], 'GET', `${path}${word}`))).replaceAll(word, '')))
      assert.equal(answers[0], answers[1], `${path} for ${role}`)
    }
    const statuses = await Promise.all([uhu.id, '01900000-0000-7000-8000-0000000fffff'].flatMap((id) => ['/api/v1/organisations/ID', '/api/v1/organisations/ID/belongings', '/api/v1/organisations/ID/competences', '/de/mitglieder/ID', '/de/quellen/ID', '/de/schnittmengen/ID', '/de/mitglieder/ID/kompetenzen', '/de/mitglieder/ID/bearbeiten', '/de/mitglieder/ID/mitgliedschaft'].map(async (path) => (await house.send(ROLES[role], 'GET', path.replace('ID', id))).status)))
    assert.deepEqual(statuses.slice(0, statuses.length / 2), statuses.slice(statuses.length / 2))
  }
})

function assertSame(now: string, was: string, where: string): void {
  const at = Array.from(now).findIndex((letter, place) => letter !== was[place])
  assert.ok(now === was, `${where} said “${was.slice(Math.max(0, at - 150), at + 150)}”, says “${now.slice(Math.max(0, at - 150), at + 150)}”`)
}

test('whatever happens inside, what the public reads stays the same, byte for byte, tags and all', async () => {
  const heard: string[] = []
  const listening = new AbortController()
  const stream = await house.app.request('http://localhost/api/v1/live', { headers: { host: 'localhost' }, signal: listening.signal })
  const hearing = (async () => {
    for await (const chunk of stream.body!) heard.push(Buffer.from(chunk).toString())
  })().catch(() => undefined)
  const outside = await walk('outside', 300, false)
  const guest = await walk('guest', 300, false)

  await bring('own', uhu.id, 'alliance', 'Gelbneu', 'Wir entwickeln Spritzguss, Bildverarbeitung und Galvanik. Wir suchen Messtechnik.')
  await bring('curator', zander.id, 'alliance', 'Gelbneu', 'Wir entwickeln Spritzguss, Mikrooptik und Galvanik. Wir suchen Lasertechnik.')
  await bring('own', uhu.id, 'sealed', 'Gelbsiegelneu', 'Wir entwickeln Spritzguss für Keramik.')
  await house.done(ROLES.own, `/api/v1/organisations/${uhu.id}/words`, { topic: 'micro-optics', says: 'rejected', audience: 'alliance' })
  assert.equal((await house.send(ROLES.own, 'PATCH', `/api/v1/organisations/${uhu.id}`, JSON.stringify({ place: 'Gelbnameneuort' }), { 'content-type': 'application/json' })).status, 200)
  await house.settled()

  for (const [role, was] of [['outside', outside], ['guest', guest]] as const) {
    const now = await walk(role, 300, false)
    for (const [path, text] of was) assertSame(now.get(path) ?? '', text, `${path} for ${role}`)
    assert.deepEqual([...now.keys()], [...was.keys()])
  }
  listening.abort()
  await hearing
  assert.doesNotMatch(heard.join(''), /event:/, 'the public hears of nothing')
})

test('what is sealed changes nothing for anybody else', async () => {
  const paths = ['/api/v1/map?level=organisations', '/api/v1/intersections?level=organisations', '/api/v1/sources', '/api/v1/found-terms', '/de', '/de/quellen', '/de/schnittmengen?level=organisations', `/de/mitglieder/${uhu.id}`, '/de/themenpflege', '/de/suche?q=spritzguss', '/de/themen', '/de/themen?text=kera']
  const others = ['curator', 'itsCluster', 'otherMember'] as const
  const all = async (): Promise<string[]> => Promise.all(others.flatMap((role) => paths.map(async (path) => `${role} ${path}\n${await wordsOf(await house.send(ROLES[role], 'GET', path))}`)))
  await house.settled()
  const was = await all()
  await bring('own', uhu.id, 'sealed', 'Gelbsiegelspät', 'Wir entwickeln Keramik und Gelbsiegelkeramik. Die Gelbsiegelkeramik brennt. Gelbsiegelkeramik hält. Wir suchen Spritzguss.')
  await house.settled()
  const now = await all()
  for (const [at, text] of now.entries()) assertSame(text, was[at] ?? '', text.split('\n', 1)[0] ?? '')
})

test('nobody meets one by writing to what they may not read', async () => {
  const said = { version: 1, did: 'noted', do: 'place', cluster: uhu.id, kind: 'guest', organisation: uhu.id, topic: 'laser-technology', says: 'confirmed', audience: 'public', title: 'x', text: 'x', rights: 'yes', for: optonet.id, plan: 'x', seen: 0 }
  const bodies = [{}, { version: 1 }, { audience: 'public' }, { audience: 'public', version: 1 }, { did: 'noted', version: 1 }, { cluster: uhu.id }, { kind: 'guest' }, { topic: 'laser-technology', says: 'confirmed' }, { place: 'x' }]
  // Last of all and the cluster after the others: what it releases is known from then on. A guest may show itself to everybody.
  for (const role of ['outside', 'guest', 'otherMember'] as const) for (const { method, path } of house.app.routes) {
    if (method !== 'POST' && method !== 'PATCH') continue
    for (const value of path.includes(':draft') ? drafts : path.includes(':id') ? ids.filter((id) => id !== ROLES[role]) : ['']) {
      const at = path.replace(/:\w+/, encodeURIComponent(value))
      const sent = path.startsWith('/api/') ? bodies.map((one) => [JSON.stringify(one), 'application/json'] as const) : [[new URLSearchParams(Object.entries(said).map(([name, one]) => [name, String(one)])).toString(), 'application/x-www-form-urlencoded'] as const]
      for (const [body, type] of sent) await assertKeeps(role, at, await house.send(ROLES[role], method, at, body, { 'content-type': type }), false)
    }
  }
})
