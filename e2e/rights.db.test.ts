/**
 * Every door of a real house, as every role of the glossary, signed in for real: what is answered is held against the table at the end. Whatever one of them writes is undone before the next one asks, so that all meet the same house.
 * The routes are the app's own: a door that the table does not know fails, and says what it answers.
 */
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { transact, type Db } from '#platform/database'
import { describedRoutes } from '#platform/http'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import type { AllianceRole, OrganisationId, OrganisationRole, PersonId } from '#modules/members'
import { openToPublic } from '../modules/members/organisation.ts'
import { keepBelongings, keepMemberships } from '../modules/members/placing-store.ts'
import { organisationOf } from '../modules/members/sample.ts'
import { addOrganisations } from '../modules/members/store.ts'
import { addPeople, addRole } from '../modules/people/store.ts'
import { testDatabase } from '../platform/database/sample.ts'
import { applied } from './applicant.ts'
import { ANSWERS, type RouteSent, SENT } from './rights.ts'
import { openWholeHouse } from './whole-house.ts'

const database = await testDatabase()
const { db } = database
const undo = { is: false, count: 0 }

/** A database whose transactions answer as always and leave nothing, once `undo` says so. */
function undoing(of: Db): Db {
  const UNDONE = new Error('undone')
  const begin = () => ({
    setIsolationLevel: (level: 'serializable') => ({
      async execute<T>(work: (tx: never) => Promise<T>): Promise<T> {
        const outcomes: T[] = []
        await of.transaction().setIsolationLevel(level).execute(async (tx) => {
          outcomes.push(await work(tx as never))
          if (!undo.is) return
          undo.count++
          throw UNDONE
        }).catch((error: unknown) => {
          if (error !== UNDONE) throw error
        })
        return outcomes.at(-1) as T
      },
    }),
  })
  return new Proxy(of, {
    get(target, key) {
      if (key === 'transaction') return begin
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

// What is asked for belongs to Uhu and is seen within the alliance only.
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const polymermat = openToPublic(organisationOf('PolymerMat', 'cluster', { fields: ['plastics'] }))
const medways = openToPublic(organisationOf('medways', 'cluster'))
const uhu = organisationOf('Uhu Ophthalmik', 'company', { fields: ['optics'] })
const zander = openToPublic(organisationOf('Zander Messtechnik', 'company', { fields: ['measurement'] }))
const zobel = openToPublic(organisationOf('Zobel Galvanik', 'company'))

type Being = { readonly role?: OrganisationRole | AllianceRole; readonly of?: OrganisationId }

/** In the order of the table. */
const ROLES = {
  delegate: { role: 'delegate', of: uhu.id },
  deputy: { role: 'deputy', of: uhu.id },
  manager: { role: 'manager', of: uhu.id },
  contributor: { role: 'contributor', of: uhu.id },
  'manager of its cluster': { role: 'manager', of: optonet.id },
  'manager of another member': { role: 'manager', of: polymermat.id },
  'manager of a guest': { role: 'manager', of: medways.id },
  office: { role: 'office' },
  spokesperson: { role: 'spokesperson' },
  moderator: { role: 'moderator' },
  operator: { role: 'operator' },
  confidant: { role: 'confidant' },
  'person without a role': {},
  outsider: undefined,
} as const satisfies Readonly<Record<string, Being | undefined>>

const house = await openWholeHouse(database, { doors: undoing(db), isFree: false, isBounded: false })
const cookies = new Map<string, string>()
const things = new Map<string, string>()

const signedIn = async (person: string): Promise<string> => ((await house.accounts.signInAs(person, { cookie: undefined, agent: 'test', network: '127.0.0.0' })).cookies[0] ?? '').split(';')[0] ?? ''

before(async () => {
  const people = new Map<string, PersonId>()
  await transact(db, async (tx) => {
    must(await addOrganisations(tx, [optonet, polymermat, medways, uhu, zander, zobel]))
    await keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }, { organisation: zander.id, cluster: polymermat.id, from: '2020-01-01' }])
    await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: polymermat.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: medways.id, kind: 'guest', founding: false }])
    for (const [name, being] of Object.entries(ROLES)) {
      if (being === undefined) continue
      const { role, of }: Being = being
      const id = newId<'person'>()
      people.set(name, id)
      must(await addPeople(tx, [{ id, name, email: `${name.replaceAll(' ', '.')}@spieldaten.example`, language: 'de', invented: true }], { isVerified: true }))
      if (role !== undefined) await addRole(tx, of === undefined ? { person: id, role: role as AllianceRole, from: '2020-01-01' } : { person: id, organisation: of, role: role as OrganisationRole, from: '2020-01-01' }, { id: newId(), author: { as: 'curator' } })
    }
  })
  for (const name of Object.keys(ROLES)) cookies.set(name, people.has(name) ? await signedIn(people.get(name) ?? '') : 'theme=light')

  const done = async (as: keyof typeof ROLES, path: string, content: object, method = 'POST'): Promise<Readonly<Record<string, unknown>>> => {
    const answer = await ask(as, method, path, { json: content })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Readonly<Record<string, unknown>>
  }
  const text = 'Wir entwickeln Mikrooptik und Lasertechnik für die Augenheilkunde. Wir suchen Spritzguss.'
  things.set('organisation', uhu.id).set('cluster', optonet.id).set('topic', 'laser-technology').set('person', people.get('contributor') ?? '')
  things.set('source', String((await done('manager', '/api/v1/sources', { organisation: uhu.id, audience: 'alliance', title: 'Profil', text, rights: true }))['id']))
  await done('manager of another member', '/api/v1/sources', { organisation: zander.id, audience: 'alliance', title: 'Profil', text: 'Wir entwickeln optische Messtechnik, Mikrooptik und Lasertechnik. Wir suchen Bildverarbeitung.', rights: true })
  await house.settled()
  things.set('intersection', ((await (await ask('office', 'GET', '/api/v1/intersections?level=organisations')).json()) as { intersections: { id: string }[] }).intersections[0]?.id ?? '')
  things.set('charter', String((await done('office', '/api/v1/charter-documents', { kind: 'agreement', title: { de: 'Vereinbarung' }, audience: 'alliance' }))['id']))
  things.set('news', String((await done('office', '/api/v1/news', { title: { de: 'Clustertag' }, text: { de: 'Am Montag.' } }))['id']))
  await done('office', '/api/v1/alliance', { seen: 0, name: { de: 'Beispielallianz', en: '' }, languages: ['de'], zone: 'Europe/Berlin', carrier: { name: 'Trägerverein' }, form: 'association' }, 'PUT')
  for (const as of ['manager', 'manager of another member', 'manager of a guest', 'office'] as const) await done(as, '/api/v1/confidentiality-agreement/acceptance', { version: '2026-12' })
  things.set('project', String((await done('manager', '/api/v1/projects', { twins: { de: { title: 'Linsen polieren' } }, lead: uhu.id, leader: people.get('deputy') ?? '', disclosure: 'alliance', protection: 'filed' }))['id']))
  things.set('comment', String((await done('manager', '/api/v1/comments', { about: { kind: 'organisation', id: uhu.id }, text: 'Das können wir.' }))['id']))
  things.set('contact', String((await done('office', '/api/v1/contacts', { organisation: zobel.id, name: 'Zoe Zobel' }))['id']))
  const request = await done('manager', '/api/v1/requests', { kind: 'request', twins: { de: { title: 'Glas', text: 'Wer strukturiert Glas?' } }, audience: 'alliance' })
  await done('manager', `/api/v1/requests/${String(request['id'])}/submission`, {})
  await done('manager of its cluster', `/api/v1/requests/${String(request['id'])}/approval`, { version: 2 })
  things.set('request', String(request['id'])).set('other', people.get('manager of its cluster') ?? '')
  things.set('demand', String((await done('manager', '/api/v1/demands', { text: 'Wer bohrt Glas?' }))['id']))
  things.set('introduction', String((await done('manager of another member', '/api/v1/introductions', { people: [{ person: people.get('delegate'), organisation: uhu.id }, { person: people.get('manager of its cluster'), organisation: optonet.id }], message: 'Bitte.' }))['id']))
  things.set('report', String((await done('office', '/api/v1/reports', { title: 'Halbjahr', from: '2026-01-01', until: '2026-06-30', indicators: ['events', 'contacts'] }))['id']))
  things.set('circular', String((await done('office', '/api/v1/circulars', { twins: { de: { subject: 'Einladung', text: 'Bitte kommen Sie.' } } }))['id']))
  things.set('call', String((await done('manager', '/api/v1/calls', { kind: 'funding', audience: 'alliance', twins: { de: { title: 'Licht im Körper' } } }))['id']))
  things.set('feed', String((await done('office', '/api/v1/call-feeds', { address: 'http://127.0.0.1/feed', kind: 'funding', language: 'de' }))['id']))
  await house.settled()
  // Its reminder is a job that waits until then.
  const held = { starts: '2099-05-03T14:30', ends: '2099-05-03T18:00', zone: 'Europe/Berlin', place: 'Jena', registration: 'open' }
  things.set('event', String((await done('office', '/api/v1/events', { title: { de: 'Clustertag' }, event: held }))['id']))
  await done('office', `/api/v1/events/${things.get('event')}/publication`, {})
  things.set('application', await applied(house, db, { nameDe: 'Kranich Feinwerk', kind: 'company', contactName: 'Karla Kranich', contactEmail: 'karla@kranich.example', why: 'Wir fertigen Linsenfassungen.' }))
  const members = new FormData()
  for (const [field, value] of [['for', optonet.id], ['rights', 'yes'], ['file', new File(['Name;Website\nGlühwurm Lichtsysteme;\n'], 'liste.csv')]] as const) members.set(field, value)
  things.set('list', ((await (await ask('manager of its cluster', 'POST', '/api/v1/member-lists/files', { body: members })).json()) as { id: string }).id)
  const file = new FormData()
  file.append('file', new File(['Name;Ort\nIltis Optik;Musterroda\n'], 'liste.csv'))
  things.set('draft', ((await (await ask('office', 'POST', '/api/v1/imports', { body: file })).json()) as { id: string }).id)
  const mail = newId()
  await sql`insert into mails (id, to_email, language, subject, text, state, queued_at, settled_at) values (${mail}, 'a@spieldaten.example', 'de', 'x', 'y', 'kept', now(), now())`.execute(db)
  things.set('mail', mail)
  undo.is = true
})

type Sending = RouteSent | { readonly body: FormData }

function ask(as: keyof typeof ROLES, method: string, path: string, sent: Sending = {}): Promise<Response> {
  const headers = { cookie: cookies.get(as) ?? '' }
  if ('body' in sent) return house.send('', method, path, sent.body, headers)
  if (method === 'GET') return house.send('', method, path, undefined, headers)
  if ('parts' in sent) {
    const body = new FormData()
    for (const [field, value] of Object.entries(sent.parts ?? {})) body.append(field, value)
    return house.send('', method, path, body, headers)
  }
  return 'json' in sent ? house.send('', method, path, JSON.stringify(sent.json), { ...headers, 'content-type': 'application/json' }) : house.send('', method, path, new URLSearchParams(sent.form ?? {}), headers)
}

/** What stands for a name in an address. */
function thingFor(path: string, name: string): string {
  if (name === 'id') {
    if (/^\/(?:de\/foerderaufrufe|en\/calls)\/feeds\//.test(path)) return things.get('feed') ?? newId()
    const [, first = ''] = /^\/(?:api\/v1|de|en)\/([^/]+)/.exec(path) ?? []
    return things.get(OF[first] ?? '') ?? newId()
  }
  return { form: 'csv', kind: path.includes('voting-rules') ? 'admission' : 'topic', indicator: 'events', number: '1', draft: things.get('draft'), template: 'art-30.md', person: things.get('person') }[name] ?? newId()
}

const OF: Readonly<Record<string, string>> = {
  organisations: 'organisation', mitglieder: 'organisation', members: 'organisation', sources: 'source', quellen: 'source', schnittmengen: 'intersection', intersections: 'intersection', themen: 'topic', topics: 'topic',
  'charter-documents': 'charter', regelwerk: 'charter', charter: 'charter', news: 'news', aktuelles: 'news', events: 'event', termine: 'event', mails: 'mail', postausgang: 'mail', outbox: 'mail',
  comments: 'comment', kommentare: 'comment', contacts: 'contact', kontakte: 'contact', reports: 'report', nachweise: 'report', circulars: 'circular', rundmails: 'circular', calls: 'call', foerderaufrufe: 'call', 'call-feeds': 'feed', applications: 'application', aufnahmeantraege: 'application', 'member-lists': 'list', projects: 'project', vorhaben: 'project', mitgliederliste: 'list', 'member-list': 'list',
  requests: 'request', gesuche: 'request', demands: 'demand', bedarf: 'demand', introductions: 'introduction', 'kontakte-vermitteln': 'introduction',
}

const filled = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replace(/\{(\w+)\}/g, (_, name: string) => things.get(name) ?? name))

/** Pages are the same in both languages: what is sent to one stands for the other. */
const twins = new Map(house.app.routes.flatMap(({ method, path }, at, all): [string, string][] => {
  const german = all[at - 1]
  return path.startsWith('/en') && german?.path.startsWith('/de') === true && german.method === method ? [[`${method} ${path}`, `${method} ${german.path}`]] : []
}))

/** `+` done or shown, or refused for what was sent rather than for who sent it; `1` asked to sign in; `3` readable but not allowed; `0` not there. */
const SIGN: Readonly<Record<number, string>> = { 401: '1', 403: '3', 404: '0' }

const routes = house.app.routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*') && !/^\/(?:metrics|healthz|readyz|api\/v1\/live|de\/live|en\/live)$/.test(path))
const names = [...new Set(routes.map(({ method, path }) => `${method} ${path}`))].toSorted((a, b) => Number(/abmelden|sign-out/.test(a)) - Number(/abmelden|sign-out/.test(b)))

/** Files and streams, and what is read by a private link only. */
// No two plans touch in this house, and no table of calls waits: both are asked in the doors tests of their modules.
const OTHERWISE = new Set(['GET /api/v1/call-imports/:draft', 'GET /api/v1/plan-findings/:id', 'GET /api/v1/overlap-notices/:id', 'GET /api/v1/confided-notices/:id', 'GET /api/v1/live', 'GET /api/v1/take-away', 'GET /api/v1/organisations/:id/take-away', 'GET /api/v1/admissions/:link'])

test('every door answers every role as the table says, and as its own description has it', async () => {
  const known = new Map(Object.entries(ANSWERS).flatMap(([cast, list]) => list.trim().split(/\n\s*/).map((route) => [route, cast.replaceAll(' ', '')] as const)))
  const described = new Map(describedRoutes().map((route) => [`${route.method.toUpperCase()} ${route.path}`, route]))
  /** Those that answered as they are described. */
  const kept = new Set<string>()
  const wrong: string[] = []
  for (const name of names) {
    const [method = '', path = ''] = name.split(' ')
    const at = path.replace(/:(\w+)/g, (_, part: string) => thingFor(path, part))
    const sent = filled(SENT[name] ?? SENT[twins.get(name) ?? ''] ?? {}) as RouteSent
    let cast = ''
    const statuses: number[] = []
    for (const role of Object.keys(ROLES) as (keyof typeof ROLES)[]) {
      const undone = undo.count
      const answer = await ask(role, method, sent.query === undefined ? at : `${at}?${sent.query}`, path.startsWith('/api/') && Object.keys(sent).length === 0 ? { json: {} } : sent)
      const { status } = answer
      const told = described.get(name)?.answers[status]
      if (told === undefined || told === null) await answer.arrayBuffer()
      else {
        const read = told.safeParse(answer.headers.get('content-type')?.includes('json') ? await answer.json() : await answer.text())
        if (!read.success) wrong.push(`${name} answers ${role} otherwise than it is described: ${read.error.message}`)
        kept.add(name)
      }
      // What was done and undone is not found when it is shown.
      cast += method === 'POST' && status === 404 && undo.count > undone ? '+' : (SIGN[status] ?? '+')
      statuses.push(status)
    }
    if (known.get(name) !== cast) wrong.push(`${name}\n  answers  ${cast}\n  expected ${known.get(name) ?? '(not in the table)'}\n  ${statuses.join(' ')}`)
    known.delete(name)
  }
  assert.deepEqual(wrong, [], wrong.join('\n'))
  assert.deepEqual([...known.keys()], [], 'doors of the table that are no more')
  assert.deepEqual([...described.keys()].filter((name) => name.startsWith('GET') && !kept.has(name) && !OTHERWISE.has(name)), [])
  assert.deepEqual(house.broken, [])
})
