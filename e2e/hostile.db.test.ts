/**
 * Whatever somebody sends: every route of the house, by every role, with every id, parameter, field and body that nobody means. It is answered in a sentence, nothing breaks behind a door, and nothing that was sent runs in a page or a table.
 * The routes are the app's own and the bodies those that the API describes: a new door is tried without being named here, or says that it wants a sample.
 */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { transact } from '#platform/database'
import { describedRoutes } from '#platform/http'
import { must } from '#platform/result'
import { testDatabase } from '../platform/database/sample.ts'
import { openToPublic } from '../modules/members/organisation.ts'
import { keepBelongings, keepMemberships } from '../modules/members/placing-store.ts'
import { organisationOf } from '../modules/members/sample.ts'
import { addOrganisations } from '../modules/members/store.ts'
import { applied } from './applicant.ts'
import { openWholeHouse } from './whole-house.ts'

const MARKUP = `"><script>alert(1)</script><img src=x onerror=alert(1)>'`
const database = await testDatabase()
const { db } = database
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const polymermat = openToPublic(organisationOf('PolymerMat', 'cluster', { fields: ['plastics'] }))
const medways = organisationOf('medways', 'cluster')
const uhu = openToPublic(organisationOf(`Uhu ${MARKUP}`, 'company', { fields: ['optics', MARKUP] }))
const zander = openToPublic(organisationOf('Zander Messtechnik', 'company', { fields: ['measurement'] }))
const outside = openToPublic(organisationOf(`Iltis ${MARKUP}`, 'company'))
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, polymermat, medways, uhu, zander, outside]))
  await keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }, { organisation: zander.id, cluster: polymermat.id, from: '2020-01-01' }])
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: polymermat.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: medways.id, kind: 'guest', founding: false }])
})
const house = await openWholeHouse(database)

const ROLES = ['curator', uhu.id, optonet.id, polymermat.id, medways.id, ''] as const
let source = ''
let shared = ''
let draft = ''
let list = ''
let charter = ''
let news = ''
let event = ''
let criterion = ''
let application = ''
let comment = ''
let call = ''
let project = ''
let demand = ''
let request = ''
let contact = ''
let report = ''

before(async () => {
  const text = `Wir entwickeln Mikrooptik und Lasertechnik für ${MARKUP} die Augenheilkunde. Wir suchen Spritzguss ${MARKUP}.`
  source = String((await house.done(uhu.id, '/api/v1/sources', { organisation: uhu.id, audience: 'public', title: MARKUP, text, rights: true }))['id'])
  await house.done(polymermat.id, '/api/v1/sources', { organisation: zander.id, audience: 'public', title: `=HYPERLINK("http://evil.example")`, text: `Wir entwickeln optische Messtechnik, Mikrooptik und Lasertechnik. ${MARKUP} Wir suchen Bildverarbeitung.`, rights: true })
  await house.settled()
  shared = ((await (await house.send('curator', 'GET', '/api/v1/intersections?level=organisations')).json()) as { intersections: { id: string }[] }).intersections[0]?.id ?? ''
  assert.notEqual(shared, '')
  draft = ((await (await upload('/api/v1/imports', `${MARKUP}.csv`, `Name;${MARKUP.replaceAll(/[";]/g, '')}\n=cmd|calc;x\n`)).json()) as { id: string }).id
  const asked = await upload('/de/mitgliederliste', `${MARKUP}.csv`, `Name;Website\n"${MARKUP.replaceAll('"', '""')}";https://eintrag.invalid\nBöser Verweis;javascript:alert(1)\n`, { for: optonet.id, rights: 'yes' })
  assert.equal(asked.status, 303, await asked.text())
  news = String((await house.done('curator', '/api/v1/news', { title: { de: MARKUP, en: MARKUP }, text: { de: `${MARKUP} [x](javascript:alert(1))` } }))['id'])
  event = String((await house.done('curator', '/api/v1/events', { title: { de: MARKUP }, event: { starts: '2099-05-03T14:30', ends: '2099-05-03T18:00', zone: 'Europe/Berlin', place: MARKUP, registration: 'open' } }))['id'])
  await house.done('curator', `/api/v1/events/${event}/publication`, {})
  comment = String((await house.done('curator', '/api/v1/comments', { about: { kind: 'organisation', id: uhu.id }, text: `${MARKUP} [x](javascript:alert(1))` }))['id'])
  contact = String((await house.done('curator', '/api/v1/contacts', { organisation: outside.id, name: MARKUP, nextStep: '=HYPERLINK("http://evil.example")' }))['id'])
  report = String((await house.done('curator', '/api/v1/reports', { title: MARKUP, from: '2020-01-01', until: '2099-12-31', indicators: ['events', 'contacts', 'answers'] }))['id'])
  call = String((await house.done('curator', '/api/v1/calls', { kind: 'funding', twins: { de: { title: MARKUP, text: MARKUP, eligible: MARKUP } } }))['id'])
  await house.done(uhu.id, '/api/v1/confidentiality-agreement/acceptance', { version: '2026-12' })
  project = String((await house.done(uhu.id, '/api/v1/projects', { twins: { de: { title: MARKUP, summary: MARKUP } }, lead: uhu.id, disclosure: 'alliance', protection: 'filed' }))['id'])
  demand = String((await house.done(uhu.id, '/api/v1/demands', { text: MARKUP }))['id'])
  request = String((await house.done(uhu.id, '/api/v1/requests', { kind: 'request', twins: { de: { title: MARKUP, text: MARKUP } }, audience: 'alliance' }))['id'])
  list = asked.headers.get('location')?.split('/').at(-1) ?? ''
  criterion = ((await house.done('curator', '/api/v1/admission-criteria', { textDe: MARKUP, textEn: MARKUP, clause: MARKUP })) as { criteria: { id: string }[] }).criteria[0]?.id ?? ''
  application = await applied(house, db, { nameDe: MARKUP, kind: 'cluster', contactName: MARKUP, contactEmail: 'a@kranich.example', why: MARKUP })
  charter = String((await house.done('curator', '/api/v1/charter-documents', { kind: 'statutes', title: { de: MARKUP }, audience: 'public' }))['id'])
})

function upload(path: string, name: string, content: string, values: Readonly<Record<string, string>> = {}): Promise<Response> {
  const data = new FormData()
  for (const [field, value] of Object.entries(values)) data.set(field, value)
  data.append('file', new File([content], name))
  return house.send('curator', 'POST', path, data)
}

/** Whatever was asked: no bug of ours, a refusal in a sentence, and nothing that runs. */
async function assertAnswered(answer: Response, asked: string): Promise<void> {
  const { status } = answer
  const what = asked.slice(0, 300)
  assert.ok(status < 500, `${what} is answered ${status}: ${house.broken.at(-1) ?? ''}`)
  const type = answer.headers.get('content-type') ?? ''
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff', what)
  assert.match(answer.headers.get('content-security-policy') ?? '', /script-src 'self'/, what)
  if (!/text|json|xml|svg/.test(type)) return void (await answer.arrayBuffer())
  const text = await answer.text()
  if (/html|svg/.test(type)) assert.doesNotMatch(text, /<script>alert|<img src=x|href="javascript:/i, what)
  if (type.startsWith('text/csv')) assert.doesNotMatch(text, /(?:^|[;\n])"?[=+@]/, what)
  assert.doesNotMatch(text, /\bat .*file:\/\/|node_modules|violates .* constraint|SQLSTATE/, what)
  if (status < 400) return
  if (type.startsWith('application/problem+json')) assert.match((JSON.parse(text) as { detail: string }).detail, /^[\p{Lu}„“0-9].*[.?!]$/su, what)
  else assert.match(text, /<h1[^>]*>[^<]{10,}<\/h1>|class="wrong"|class="errors"|data-kind="wrong"|notice/, `${what}: ${text.slice(0, 2_000)}`)
}

const IDS = ['01900000-0000-7000-8000-0000000fffff', '00000000-0000-0000-0000-000000000000', 'garbage', '0', '-1', 'x'.repeat(10_000), '%00', '%E2%80%AE%D7%90', '..%2F..%2Fetc', '%F0%9F', '__proto__', 'constructor', encodeURIComponent(MARKUP), "'%20or%201=1--", '%25', '%2500', '.', '%7B%7D'] as const

const routes = (methods: readonly string[]) => house.app.routes.filter(({ method, path }) => methods.includes(method) && !path.includes('*') && !/^\/(?:metrics|healthz|readyz|api\/v1\/live)$/.test(path))

test('every route that takes an id, by every role, with ids that nobody has', async () => {
  const taking = routes(['GET', 'POST', 'PATCH', 'DELETE', 'PUT']).filter(({ path }) => path.includes(':'))
  assert.ok(taking.length > 40)
  for (const { method, path } of taking) for (const id of IDS) for (const role of ROLES) {
    const at = path.replace(/:\w+/, id)
    const [body, type] = path.startsWith('/api/') ? ['{}', 'application/json'] : ['version=1&did=noted', 'application/x-www-form-urlencoded']
    await assertAnswered(await (method === 'GET' ? house.send(role, method, at) : house.send(role, method, at, body, { 'content-type': type })), `${method} ${at} as ${role}`)
  }
})

/** Texts that are none of what a field means. */
const VALUES = ['', ' ', MARKUP, 'javascript:alert(1)', 'http://user:pass@127.0.0.1:22/', 'a\u202Eb\u200Bc', '=HYPERLINK("http://evil.example")', '__proto__', 'constructor', '-1', '1e9', '9007199254740993', '99999999999999999999', '2147483648', '9999-99-99', '2026-02-30', '0000-01-01', '9999-12-31', "' or 1=1; --", '../../etc/passwd', 'NaN', 'null', '00000000-0000-0000-0000-000000000000', '🦉'.repeat(50), 'x'.repeat(300_000)] as const

const PARAMETERS = ['text', 'q', 'page', 'level', 'view', 'field', 'kind', 'organisation', 'role', 'certainty', 'topics', 'since', 'a', 'b', 'after', 'before', 'limit', 'most', 'language', 'state', 'cluster', 'standing', 'to', 'for', 'done', 'only', 'shared', 'verdict', 'format', 'kinds', 'lang']

test('every route that reads, with parameters that nobody means, alone, twice, as lists', async () => {
  for (const { path } of routes(['GET'])) {
    const at = path.replace(':form', 'csv').replace(':draft', draft).replace(':kind', 'topic').replace(':number', '1').replace(/:id/, /charter|regelwerk/.test(path) ? charter : /aktuelles|\/news/.test(path) ? news : /termine|\/events/.test(path) ? event : path.includes('ources') || path.includes('quellen') ? source : /chnittmengen|ntersections/.test(path) ? shared : /aufnahmeantraege|applications/.test(path) ? application : /foerderaufrufe|\/calls/.test(path) ? call : /themen|topics/.test(path) ? 'laser-technology' : /liste|list/.test(path) ? list : uhu.id)
    const told = describedRoutes().find((one) => one.method === 'get' && one.path === path)
    // A page passes over what it cannot read; an address of the API knows its own parameters.
    const names = told === undefined ? PARAMETERS : Object.keys(told.query?.shape ?? {})
    for (const value of VALUES.filter(({ length }) => length < 5_000)) {
      const given = encodeURIComponent(value)
      for (const query of told === undefined ? [names.map((name) => `${name}=${given}`).join('&')] : names.map((name) => `${name}=${given}`)) await assertAnswered(await house.send('curator', 'GET', `${at}?${query}`), `${at}?${query}`)
    }
    for (const query of [names.map((name) => `${name}=1&${name}=2`).join('&'), names.map((name) => `${name}[]=1`).join('&'), names.map((name) => `${name}[a]=1`).join('&'), '__proto__[a]=1&constructor=2', '=', '&&&', '%', `x=${'y'.repeat(9_000)}`, names.map((name) => `${name}=%F0%9F`).join('&')]) await assertAnswered(await house.send(uhu.id, 'GET', `${at}?${query}`), `${at}?${query}`)
  }
})

type Sample = Readonly<Record<string, unknown>>
const TODAY = { from: '2026-01-01', until: '2026-12-31' }

/** For every address of the API that takes JSON, a body that it could take. */
const BODIES = (): Readonly<Record<string, readonly Sample[]>> => ({
  'post /api/v1/confidentiality-agreement/acceptance': [{ version: '2026-12' }],
  'post /api/v1/projects': [{ twins: { de: { title: 'x', summary: 'y', need: 'z', approach: 'w' } }, lead: uhu.id, partners: [{ organisation: optonet.id, part: 'x' }], sought: ['x'], readinessNow: 2, readinessAim: 4, budget: 1_000, share: 500, from: '2026-01-01', until: '2027-12-31', milestones: [{ title: 'x', due: '2026-06-30' }], results: { text: 'x', usedBy: 'y', follows: 'z' }, funding: { applied: '2026-01-01', approved: '2026-02-01', earlyStart: '2026-02-01', contract: '2026-03-01' }, disclosure: 'alliance', stricter: { budget: 'sealed' }, protection: 'filed', confirmed: true }],
  'put /api/v1/projects/:id': [{ twins: { de: { title: 'x', summary: 'y', need: 'z', approach: 'w' } }, lead: uhu.id, partners: [{ organisation: optonet.id, part: 'x' }], sought: ['x'], readinessNow: 2, readinessAim: 4, budget: 1_000, share: 500, from: '2026-01-01', until: '2027-12-31', milestones: [{ title: 'x', due: '2026-06-30' }], results: { text: 'x', usedBy: 'y', follows: 'z' }, funding: { applied: '2026-01-01', approved: '2026-02-01', earlyStart: '2026-02-01', contract: '2026-03-01' }, version: 1, othersStay: true }],
  'put /api/v1/projects/:id/disclosure': [{ disclosure: 'public', stricter: { budget: 'sealed' }, protection: 'not-yet', confirmed: true, version: 1 }],
  'put /api/v1/projects/:id/lead': [{ lead: optonet.id, version: 1 }],
  'post /api/v1/projects/:id/merger': [{ into: project, version: 1 }],
  'post /api/v1/projects/:id/split': [{ titles: ['x', 'y'], version: 1 }],
  'post /api/v1/projects/:id/steps': [{ to: 'outline', on: '2026-01-01', reason: 'x', version: 1 }],
  'post /api/v1/projects/:id/milestones': [{ reports: [{ milestone: 'x', says: 'late', day: '2027-01-01', why: 'y' }] }],
  'put /api/v1/projects/:id/topics': [{ topics: [{ topic: 'laser-technology', stance: 'has', says: 'confirmed' }] }],
  'post /api/v1/plan-findings/:id/answers': [{ answer: 'different', reason: 'x', seen: 1 }],
  'put /api/v1/overlap-notices/:id/release': [{ level: 'field' }],
  'post /api/v1/confided-notices/:id/passing-on': [{ side: 'a' }],
  'post /api/v1/demands': [{ text: 'x', asker: 'y', followUp: '2099-01-01' }],
  'patch /api/v1/demands/:id': [{ version: 1, text: 'x', asker: 'y', followUp: '2099-01-01' }],
  'post /api/v1/demands/:id/settlement': [{ state: 'closed', reason: 'x' }],
  'post /api/v1/introductions': [{ people: [{ person: uhu.id, organisation: uhu.id }, { person: optonet.id, organisation: optonet.id }], message: 'x' }],
  'post /api/v1/introductions/:id/answer': [{ answer: 'accepted' }],
  'post /api/v1/requests': [{ kind: 'request', twins: { de: { title: 'x', text: 'y' } }, topics: ['laser-technology'], audience: 'alliance', expiresOn: '2099-01-01' }],
  'patch /api/v1/requests/:id': [{ version: 1, twins: { de: { title: 'x', text: 'y' } }, topics: ['laser-technology'], audience: 'alliance', expiresOn: '2099-01-01' }],
  'post /api/v1/requests/:id/answers': [{ text: 'x' }],
  'post /api/v1/requests/:id/approval': [{ version: 1 }],
  'post /api/v1/requests/:id/return': [{ sentence: 'x' }],
  'post /api/v1/organisations': [{ kind: 'company', name: { de: 'Kranich' }, shortName: 'K', otherNames: ['Kran'], fields: ['optics'], website: 'https://kranich.example', email: 'a@kranich.example', phone: '1', place: 'Jena', country: 'DE', carrier: 'x', facts: [{ text: { de: 'x' }, source: 'https://a.example', year: 2020 }], externalIds: [{ register: 'pic', id: '1' }], clusters: [optonet.id] }],
  'patch /api/v1/organisations/:id': [{ kind: 'company', name: { de: 'Uhu' }, place: 'Jena', fields: ['optics'], website: 'https://uhu.example' }],
  'post /api/v1/organisations/:id/belongings': [{ cluster: optonet.id, ...TODAY }],
  'post /api/v1/organisations/:id/belongings/ending': [{ cluster: optonet.id, until: '2026-12-31' }],
  'post /api/v1/organisations/:id/memberships': [{ kind: 'guest', founding: false, ...TODAY }],
  'post /api/v1/organisations/:id/memberships/ending': [{ until: '2026-12-31' }],
  'post /api/v1/organisations/:id/procedures/rest': [{ reason: 'x', ...TODAY }],
  'post /api/v1/organisations/:id/procedures/rest/ending': [{ until: '2026-12-31' }],
  'post /api/v1/organisations/:id/procedures/leaving': [{ declared: '2026-01-01' }],
  'post /api/v1/organisations/:id/procedures/expulsion': [{ reason: 'x', deadline: '2099-12-31' }],
  'post /api/v1/organisations/:id/procedures/expulsion/statement': [{ statement: 'x' }],
  'post /api/v1/organisations/:id/procedures/expulsion/decision': [{ reference: 'x', until: '2099-12-31' }],
  'post /api/v1/organisations/:id/procedures/succession': [{ successor: zander.id, kind: 'merger', until: '2099-12-31' }],
  'post /api/v1/organisations/:id/procedures/name': [{ name: { de: 'x', en: 'y' }, shortName: 'x', from: '2020-01-01' }],
  'post /api/v1/organisations/:id/words': [{ topic: 'laser-technology', says: 'confirmed', audience: 'alliance' }],
  'post /api/v1/people-imports/:draft/confirmation': [{ plan: 'x' }],
  'post /api/v1/imports/:draft/confirmation': [{ plan: 'x' }],
  'post /api/v1/intersections/:id/treatments': [{ did: 'noted', version: 1 }, { did: 'set-aside', version: 1, reason: 'x' }, { did: 'taken-up', owner: uhu.id, nextStep: 'x', until: '2026-12-31' }, { did: 'reopened' }],
  'put /api/v1/alliance': [{ name: { de: 'Beispielallianz', en: 'x' }, form: 'association', languages: ['de'], zone: 'Europe/Berlin', carrier: { name: 'x', email: 'a@traeger.example' }, leaving: { months: 6, toYearEnd: true }, inStep: ['rules'], seen: 0 }],
  'post /api/v1/charter-documents': [{ kind: 'procedure', title: { de: 'x', en: 'y' }, audience: 'alliance' }],
  'put /api/v1/charter-documents/:id/draft': [{ text: { de: 'x', en: 'y' }, seen: 1 }],
  'put /api/v1/charter-documents/:id/draft/rules/:kind': [{ clause: '4', seen: 1, says: { electorate: { full: 1 }, presence: { comparator: 'at-least', part: 1, of: 2, by: 'heads' }, approval: { comparator: 'more-than', part: 1, of: 2, basis: 'cast' }, notice: 7 } }],
  'post /api/v1/charter-documents/:id/enforcement': [{ seen: 1 }],
  'post /api/v1/charter-documents/:id/proposal': [{ way: 'meeting', until: '2099-12-31', purpose: false, seen: 1 }],
  'post /api/v1/charter-documents/:id/proposal/ballot': [{ voice: 'yes' }],
  'post /api/v1/charter-documents/:id/proposal/closing': [{ attended: [optonet.id] }],
  'post /api/v1/voting-rules/:kind/outcome': [{ way: 'meeting', voters: [{ member: 'a', kind: 'full', weight: 2, attends: true, voice: 'yes', isBarred: false }] }],
  'post /api/v1/acts': [
    { seen: 0, act: { did: 'adopted', term: { text: 'Kranichtechnik', language: 'de' }, name: { de: 'Kranichtechnik' }, broader: ['laser-technology'], role: 'both' } },
    { seen: 0, act: { did: 'split', topic: 'laser-technology', parts: [{ name: { de: 'a' }, labels: [{ text: 'b', language: 'de' }] }, { name: { de: 'c' }, labels: [] }] } },
    { seen: 0, act: { did: 'merged', topics: ['laser-technology'], into: 'micro-optics' } },
    { seen: 0, act: { did: 'renamed', topic: 'micro-optics', name: { de: 'x', en: 'y' } } },
    { seen: 0, act: { did: 'undone', version: 1 } },
  ],
  'post /api/v1/sources': [{ organisation: uhu.id, audience: 'alliance', title: 'x', text: 'Wir bauen.', language: 'de', field: 'optics', rights: true }, { organisation: uhu.id, audience: 'alliance', address: 'https://uhu.invalid' }],
  'post /api/v1/releases': [{ sources: [source] }],
  'post /api/v1/member-lists': [{ for: optonet.id, address: 'https://optonet.invalid/mitglieder' }],
  'post /api/v1/member-lists/:id/readings': [{ version: 1 }],
  'post /api/v1/member-lists/:id/members': [{ entries: [0], version: 1 }],
  'post /api/v1/sources/:id/readings': [{ version: 1 }],
  'put /api/v1/notices/settings': [{ frequency: 'daily', silenced: ['comment'], language: 'de', zone: 'Europe/Berlin' }],
  'post /api/v1/news': [{ title: { de: 'x', en: 'y' }, text: { de: '**x**', en: 'y' }, contact: { name: 'x', email: 'a@kranich.example', phone: '1' } }],
  'post /api/v1/calls': [{ kind: 'funding', audience: 'public', twins: { de: { title: 'x', text: 'y', eligible: 'z' }, en: { title: 'x', text: 'y', eligible: 'z' } }, opens: '2026-01-01', closes: '2099-12-31', link: 'https://foerderung.example/x' }],
  'patch /api/v1/calls/:id': [{ version: 1, kind: 'funding', audience: 'public', twins: { de: { title: 'x', text: 'y', eligible: 'z' } }, opens: '2026-01-01', closes: '2099-12-31', link: 'https://foerderung.example/x', othersStay: true }],
  'put /api/v1/calls/:id/topics': [{ version: 1, topics: ['laser-technology'] }],
  'post /api/v1/call-imports/:draft/confirmation': [{ plan: 'x' }],
  'post /api/v1/call-feeds': [{ address: 'https://foerderung.invalid/feed', kind: 'funding', audience: 'public', language: 'de' }],
  'patch /api/v1/news/:id': [{ version: 1, title: { de: 'x' }, othersStay: true }],
  'post /api/v1/news/:id/publication': [{ at: '2026-12-31T10:00:00Z' }],
  'post /api/v1/events': [{ title: { de: 'x' }, event: { starts: '2027-05-03T14:30', ends: '2027-05-03T18:00', zone: 'Europe/Berlin', place: 'Jena', online: 'https://treffen.example', organisers: [optonet.id], capacity: 3, registration: 'open' } }],
  'patch /api/v1/events/:id': [{ version: 1, title: { de: 'x' }, event: { starts: '2027-05-03T14:30', ends: '2027-05-03T18:00', zone: 'Europe/Berlin', place: 'Jena', registration: 'open' } }],
  'post /api/v1/events/:id/publication': [{ at: '2026-12-31T10:00:00Z' }],
  'post /api/v1/events/:id/registrations': [{ name: 'x', email: 'a@kranich.example', organisation: 'x', language: 'de', consent: true }],
  'post /api/v1/comments': [{ about: { kind: 'organisation', id: uhu.id }, text: '**x**', mentions: [] }],
  'patch /api/v1/comments/:id': [{ text: 'x', version: 1 }],
  'post /api/v1/comments/:id/answers': [{ text: 'x' }],
  'post /api/v1/circulars': [{ twins: { de: { subject: 'x', text: 'y' }, en: { subject: 'x', text: 'y' } }, kinds: ['full'], roles: ['manager'] }],
  'post /api/v1/contacts': [{ organisation: outside.id, name: 'x', email: 'a@iltis.example', phone: '1', nextStep: 'x', nextOn: '2027-01-01' }],
  'patch /api/v1/contacts/:id': [{ version: 1, name: 'x', nextStep: 'x', nextOn: '2027-01-01' }],
  'post /api/v1/contacts/:id/entries': [{ day: '2026-01-05', way: 'call', note: 'x' }],
  'post /api/v1/reports': [{ title: 'x', from: '2026-01-01', until: '2026-12-31', indicators: ['events'] }],
  'patch /api/v1/reports/:id': [{ version: 1, title: 'x', from: '2026-01-01', until: '2026-12-31', indicators: ['events'] }],
  'post /api/v1/newsletter': [{ email: 'a@kranich.example', language: 'en', consent: true }],
  'post /api/v1/applications': [{ nameDe: 'x', nameEn: 'y', kind: 'cluster', fields: ['optics'], website: 'https://x.example', place: 'Jena', carrier: 'x', membership: 'full', contactName: 'x', contactEmail: 'a@kranich.example', why: 'x', claims: [criterion], consent: true, language: 'de', form: 'x' }],
  'post /api/v1/admissions/:link/signature': [{ signer: 'Änne Probst', authority: true }],
  'put /api/v1/applications/:id/findings': [{ findings: [{ criterion, verdict: 'met', remark: 'x' }] }],
  'post /api/v1/applications/:id/questions': [{ text: 'x' }],
  'post /api/v1/applications/:id/recognition': [{ organisation: optonet.id }],
  'post /api/v1/applications/:id/proposal': [{ way: 'written', until: '2026-12-31' }],
  'post /api/v1/applications/:id/ballot': [{ voice: 'yes' }],
  'post /api/v1/applications/:id/closing': [{ attended: [optonet.id], unmet: [criterion], reason: 'x' }],
  'post /api/v1/admission-criteria': [{ textDe: 'x', textEn: 'y', document: charter, clause: '§ 3' }],
  'put /api/v1/admission-criteria/:id': [{ textDe: 'x', textEn: 'y', clause: '§ 3' }],
  'post /api/v1/organisations/:id/people': [{ person: '01900000-0000-7000-8000-000000000001', role: 'manager' }],
  'post /api/v1/organisations/:id/people/ending': [{ person: '01900000-0000-7000-8000-000000000001', role: 'manager', known: true }],
  'post /api/v1/organisations/:id/people/invitations': [{ name: 'x', email: 'a@kranich.example', roles: ['contributor'], language: 'en' }],
  'post /api/v1/alliance/people': [{ person: '01900000-0000-7000-8000-000000000001', role: 'moderator' }],
  'post /api/v1/alliance/people/ending': [{ person: '01900000-0000-7000-8000-000000000001', role: 'moderator', known: true }],
  'post /api/v1/alliance/people/invitations': [{ name: 'x', email: 'a@kranich.example', roles: ['moderator'], language: 'de' }],
  'post /api/v1/organisations/:id/legitimations': [{ person: '01900000-0000-7000-8000-000000000001', basis: 'statutory', clause: '§ 26 BGB', scope: 'all', joint: false, from: '2026-01-01', until: '2027-01-01' }],
  'post /api/v1/passkeys': [{ response: { id: 'x' }, name: 'x' }],
  'post /api/v1/passkeys/session': [{ response: { id: 'x' } }],
  'post /api/v1/tokens': [{ name: 'x', scopes: ['read'], acting: 'curator', days: 30 }],
  'patch /api/v1/retention-periods': [{ audit: 90, mails: 30 }],
  'post /api/v1/sources/:id/audience': [{ audience: 'public', version: 1 }],
})

/** What no text can be, and JSON can. */
const THINGS: readonly unknown[] = [null, true, 0, -1, 0.5, 2 ** 31, 2 ** 53, 1e308, [], [[]], {}, ['a', 'a'], { de: {} }, '\uD800', 'a\u0000b', JSON.parse('{"__proto__":{"isAdmin":true}}')]

/** The body with one value in it another, for every place in it. */
function* spoiled(body: unknown, value: unknown): Iterable<unknown> {
  yield value
  if (Array.isArray(body)) for (const at of body.keys()) for (const one of spoiled(body[at], value)) yield body.with(at, one)
  else if (typeof body === 'object' && body !== null) for (const [name, inner] of Object.entries(body)) for (const one of spoiled(inner, value)) yield { ...body, [name]: one }
}

test('every address that takes JSON, each value of it spoiled', async () => {
  const bodies = BODIES()
  const told = describedRoutes().filter(({ method, body, file }) => method !== 'get' && body !== undefined && file === undefined)
  assert.deepEqual(told.map(({ method, path }) => `${method} ${path}`).filter((one) => !(one in bodies)), [], 'a sample is missing')
  for (const { method, path } of told) {
    const at = path.replace(':draft', draft).replace(':kind', 'topic').replace(':id', path.includes('/projects') ? project : path.includes('/demands') ? demand : path.includes('/requests') ? request : path.includes('/calls') ? call : path.includes('comments') ? comment : path.includes('contacts') ? contact : path.includes('reports') ? report : path.includes('charter') ? charter : path.includes('sources') ? source : path.includes('intersections') ? shared : path.includes('lists') ? list : path.includes('/applications') ? application : path.includes('criteria') ? criterion : uhu.id)
    for (const body of bodies[`${method} ${path}`] ?? []) for (const value of [...VALUES, ...THINGS]) for (const sent of spoiled(body, value)) {
      const text = JSON.stringify(sent)
      // Who may do it: an organisation speaks for itself, and opens what is its own.
      await assertAnswered(await house.send(/words|audience|projects|demands|requests/.test(path) ? uhu.id : 'curator', method.toUpperCase(), at, text, { 'content-type': 'application/json' }), `${method} ${at} ${text}`)
    }
    for (const [text, type] of [['', 'application/json'], ['{', 'application/json'], ['['.repeat(100_000), 'application/json'], ['{"a":'.repeat(50_000), 'application/json'], ['"\uFEFF"', 'application/json'], ['{}', 'text/plain'], ['{}', ''], ['a=1', 'application/x-www-form-urlencoded'], ['--x', 'multipart/form-data; boundary=x'], ['{"version":1,"version":2,"__proto__":{"x":1}}', 'application/json'], ['x'.repeat(1_100_000), 'application/json']] as const) await assertAnswered(await house.send('curator', method.toUpperCase(), at, text, { 'content-type': type }), `${method} ${at} ${text.slice(0, 60)} as ${type}`)
    await assertAnswered(await house.send('curator', method.toUpperCase(), at, new Uint8Array([0x22, 0xe4, 0x22]), { 'content-type': 'application/json' }), `${method} ${at} in latin-1`)
  }
  assert.equal(({} as { isAdmin?: boolean }).isAdmin, undefined)
})

/** The forms of a page: where each goes, and its fields as they stand there. */
function formsOf(html: string, at: string): { readonly to: string; readonly head: string; readonly fields: ReadonlyMap<string, string> }[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', content = '']) => {
    if (!/method="post"/.test(head)) return []
    const fields = [...content.matchAll(/<(?:input|select|textarea|button)\b([^>]*)>/g)].flatMap(([, tag = '']) => {
      const name = /\bname="([^"]*)"/.exec(tag)?.[1]
      return name === undefined ? [] : [[name, /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? 'x'] as const]
    })
    return [{ head, to: (/action="([^"]*)"/.exec(head)?.[1] ?? at).replaceAll('&amp;', '&'), fields: new Map(fields) }]
  })
}

test('every form of every page, each field of it spoiled, sent twice, sent as a file', async () => {
  const pages = ['/de', '/de/handeln', '/de/gestaltung', '/de/mitglieder/neu', '/de/mitglieder/import', `/de/mitglieder/import/${draft}`, `/de/mitglieder/${uhu.id}`, `/de/mitglieder/${uhu.id}/bearbeiten`, `/de/mitglieder/${uhu.id}/mitgliedschaft`, `/de/schnittmengen/${shared}`, '/de/themen/laser-technology', '/de/themenpflege', '/de/themenpflege/verlauf', '/de/quellen/neu', '/de/quellen/freigabe', `/de/quellen/${source}`, '/de/mitgliederliste', `/de/mitgliederliste/${list}`, '/de/regelwerk/neu', '/de/regelwerk/allianz', '/de/regelwerk/was-waere-wenn', `/de/regelwerk/${charter}`, `/de/regelwerk/${charter}/entwurf`, `/de/regelwerk/${charter}/vorlage`, `/de/regelwerk/${charter}/entwurf/topic`, '/de/aktuelles/neu', '/de/termine/neu', `/de/aktuelles/${news}`, `/de/aktuelles/${news}/bearbeiten`, `/de/aktuelles/${news}/bilder`, `/de/termine/${event}`, `/de/aktuelles/${event}/bearbeiten`, `/de/termine/${event}/anmeldung`, '/de/newsletter', '/de/mitglied-werden', '/de/aufnahmeantraege/kriterien', `/de/aufnahmeantraege/${application}`, `/de/diskussionen/${comment}`, `/de/diskussionen/neu?kind=organisation&id=${uhu.id}`, `/de/kommentare/${comment}`, '/de/rundmails/neu', '/de/kontakte/neu', `/de/kontakte/${contact}`, `/de/kontakte/${contact}/bearbeiten`, '/de/nachweise/neu', `/de/nachweise/${report}/bearbeiten`, '/de/foerderaufrufe/neu', '/de/foerderaufrufe/import', '/de/foerderaufrufe/feeds', '/de/foerderaufrufe/kalender', '/de/bedarf', '/de/gesuche/neu', '/de/kontakte-vermitteln/neu', '/de/vorhaben/neu', '/de/vorhaben/import', `/de/vorhaben/${project}`, `/de/vorhaben/${project}/bearbeiten`, `/de/gesuche/${request}`, `/de/foerderaufrufe/${call}`, `/de/foerderaufrufe/${call}/bearbeiten`, `/de/foerderaufrufe/${call}/themen`]
  const tried = new Set<string>()
  for (const page of pages) for (const role of ['curator', uhu.id]) {
    const answer = await house.send(role, 'GET', page)
    for (const { to, head, fields } of formsOf(await answer.text(), page)) {
      const key = `${role} ${to} ${[...fields.keys()].join()} ${fields.get('did') ?? ''}`
      if (tried.has(key)) continue
      tried.add(key)
      const send = async (values: readonly (readonly [string, string])[]): Promise<void> => {
        const asked = `${role} ${to} ${JSON.stringify(values).slice(0, 200)}`
        const data = /enctype/.test(head) ? new FormData() : new URLSearchParams()
        for (const [name, value] of values) data.append(name, value)
        await assertAnswered(await house.send(role, 'POST', to, data), asked)
      }
      for (const name of fields.keys()) {
        for (const value of VALUES) await send([...fields].map(([one, kept]) => [one, one === name ? value : kept]))
        await send([...fields, [name, 'twice']])
        await send([...fields].filter(([one]) => one !== name))
        const data = new FormData()
        for (const [one, kept] of fields) data.append(one, one === name ? new File([MARKUP], `${MARKUP}.txt`) : kept)
        await assertAnswered(await house.send(role, 'POST', to, data), `${role} ${to} ${name} as a file`)
      }
      await send([['__proto__', 'x'], ['constructor', 'y'], ['toString', 'z']])
      for (const [text, type] of [['', ''], ['{}', 'application/json'], ['--x\r\nbroken', 'multipart/form-data; boundary=x'], [`--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n`.repeat(500), 'multipart/form-data; boundary=x'], [`a=${'x'.repeat(1_100_000)}`, 'application/x-www-form-urlencoded'], ['%F0%9F=%00', 'application/x-www-form-urlencoded']] as const) await assertAnswered(await house.send(role, 'POST', to, text, { 'content-type': type }), `${role} ${to} ${text.slice(0, 40)} as ${type}`)
    }
  }
  assert.ok(tried.size > 20, [...tried].join('\n'))
})

test('no page of somebody else writes, by any route and in any form; under a foreign name nothing is served', async () => {
  const data = new FormData()
  data.append('file', new File(['x'], 'x.txt'))
  const bodies = [() => new URLSearchParams({ version: '1' }), () => data, () => '{}'] as const
  for (const { method, path } of routes(['GET', 'POST', 'PATCH', 'PUT', 'DELETE'])) {
    const at = path.replace(':draft', draft).replace(':form', 'csv').replace(':id', uhu.id)
    assert.equal((await house.app.request(`http://evil.example${at}`, { method, headers: { cookie: 'acting=curator' } })).status, 421, at)
    if (method === 'GET') continue
    for (const headers of [{ origin: 'http://evil.example' }, { origin: 'null' }, { origin: 'http://localhost:1' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }]) for (const body of bodies) {
      const answer = await house.send('curator', method, at, body(), headers)
      assert.equal(answer.status, 403, `${method} ${at} from ${JSON.stringify(headers)}`)
      assert.match(await answer.text(), /fremden Seite|foreign page/)
    }
  }
})

test('cookies are for this house alone: no script reads them, no other page sends them', async () => {
  for (const [path, body] of [['/de/handeln', { acting: uhu.id }], ['/de/darstellung', { theme: 'dark' }]] as const) {
    const cookie = (await house.send('', 'POST', path, new URLSearchParams(body))).headers.get('set-cookie') ?? ''
    assert.match(cookie, /HttpOnly/)
    assert.match(cookie, /SameSite=Lax/)
    assert.doesNotMatch(cookie, /Domain=/)
  }
})

test('one caller does not hold the house: what costs much is bounded for each, and told in a sentence', async () => {
  const data = new URLSearchParams({ version: '1' })
  const ask = (peer: string): Promise<Response> => house.send('curator', 'POST', '/de/mitglieder/import/garbage', data, {}, peer)
  for (let times = 0; times < 30; times++) assert.equal((await ask('192.0.2.1')).status, 404)
  const refused = await ask('192.0.2.1')
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, '2'])
  assert.match(await refused.text(), /In 2 Sekunden geht es weiter\./)
  assert.equal((await ask('192.0.2.2')).status, 404)
  assert.equal((await house.send('curator', 'GET', '/de/mitglieder', undefined, {}, '192.0.2.1')).status, 200, 'and goes on elsewhere')
})

test('after all of it the house is what it was, and nothing broke behind a door', async () => {
  assert.deepEqual(house.broken, [])
  for (const path of ['/de', '/de/mitglieder', '/de/mitglieder/liste.csv', '/de/schnittmengen?level=organisations', '/de/schnittmengen/tabelle/csv?level=organisations&view=sets', '/de/schnittmengen/bild/svg?level=organisations', '/de/quellen', '/de/themenpflege/verlauf', '/de/vokabular', '/de/suche?q=uhu', '/de/diskussionen', '/de/distanzierungen/liste.csv', '/de/kontakte', '/de/kontakte/liste.csv', `/de/nachweise/${report}`, '/de/foerderaufrufe', `/de/foerderaufrufe/${call}`, '/de/foerderaufrufe/fristen.ics']) {
    const answer = await house.send('curator', 'GET', path)
    assert.equal(answer.status, 200, path)
    await assertAnswered(answer, path)
  }
})
