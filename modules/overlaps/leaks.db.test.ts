/**
 * A sealed plan as everybody else must not notice it: a word of its own is looked for, and so is its effect on numbers, ranks and order, in all that every other account can reach; what it reaches stays the same byte for byte, and takes no other time.
 * The one difference that is allowed: a notice to the lead that is touched.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { seeded } from '../../engine/intersect/seeded.ts'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { planOf } from '../../tools/figures/touching-plans.ts'
import { openToPublic } from '../members/organisation.ts'
import { keepBelongings, keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import { AGREEMENT } from '../projects/agreement.ts'
import type { Project } from '../projects/project.ts'
import { addProjects } from '../projects/store.ts'
import { planChanged } from './jobs.ts'
import { mannWhitney } from './mann-whitney.ts'

const database = await testDatabase()
const { db } = database
const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const uhu = openToPublic(organisationOf('Uhu Ophthalmik', 'company', { fields: ['optics'] }))
const zander = openToPublic(organisationOf('Zander Messtechnik', 'company', { fields: ['measurement'] }))
const medways = openToPublic(organisationOf('medways', 'cluster'))
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, uhu, zander, medways]))
  await keepBelongings(tx, [uhu, zander].map(({ id }) => ({ organisation: id, cluster: optonet.id, from: '2020-01-01' })))
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: medways.id, kind: 'guest', founding: false, from: '2020-01-01' }])
  for (const party of [uhu.id, zander.id, optonet.id, 'alliance']) await sql`insert into project_agreements (party, version, author, accepted_at) values (${party}, ${AGREEMENT.version}, '{"as":"curator"}', '2026-01-01')`.execute(tx)
})
const house = await openWholeHouse(database, { isBounded: false })

const WORD = 'grünsiegel'
const LENSES = 'Wir wollen Mikrolinsen aus optischem Glas durch isothermes Blankpressen herstellen und die Werkzeuge dafür mit einer Schicht aus amorphem Kohlenstoff versehen, damit sie tausend Zyklen halten. Gemessen wird die Form der Linsen mit Weißlichtinterferometrie, und ein Modell des Abkühlens sagt voraus, wie stark das Glas schrumpft. Am Ende steht ein Verfahren, mit dem sich Linsen für Endoskope in Serie pressen lassen, ohne sie zu polieren.'
const CLOSE = 'Ziel ist die Serienfertigung von Mikrolinsen aus optischem Glas für Endoskope: Wir pressen blank und isotherm, beschichten die Presswerkzeuge mit amorphem Kohlenstoff und sagen das Schrumpfen des Glases beim Abkühlen mit einem Modell voraus. Die Form der Linsen prüfen wir mit Weißlichtinterferometrie; poliert wird nicht mehr.'

async function enter(...plans: readonly Project[]): Promise<void> {
  await transact(db, async (tx) => {
    await addProjects(tx, plans)
    for (const plan of plans) await planChanged(tx, plan)
  })
  await house.settled()
  await sql`update overlap_notices set shown_from = now() - interval '1 minute'`.execute(db)
}

// Plans of every reach that the sealed one could move, and two sealed ones: one that it touches, one that it does not.
const open = [planOf(optonet.id, { de: { title: 'Öffentliche Linsen', summary: CLOSE } }, 'public'), planOf(zander.id, { de: { title: 'Linsen der Allianz', summary: `${CLOSE} Erprobt wird das an drei Geometrien.` } }, 'alliance')]
const touched = planOf(zander.id, { de: { title: 'Verdeckte Linsen', summary: CLOSE } })
const far = planOf(optonet.id, { de: { title: 'Verdeckte Wärme', summary: 'Dieses Vorhaben entwickelt eine Steuerung für Wärmepumpen in Wohngebäuden, die Strom aus Solaranlagen auf dem Dach bevorzugt nutzt. Sie lernt aus dem Verbrauch der Bewohner, wann Warmwasser gebraucht wird, und schont dabei das Verteilnetz einer Siedlung über zwei Winter.' } })
await enter(...open, touched, far)
const sealed = planOf(uhu.id, { de: { title: 'Grünsiegelvorhaben', summary: `${LENSES} Der Grünsiegelwerkstoff ist neu.`, need: 'Grünsiegelpartner für die Beschichtung.' } })

const ROLES = { office: 'curator', touched: zander.id, cluster: optonet.id, guest: medways.id, outside: '' } as const
type Role = keyof typeof ROLES
const EVERY = Object.keys(ROLES) as Role[]

/** All that an answer says, without what is another in every answer: its number, the moment after which a page listens, the number of a form. */
async function wordsOf(answer: Response): Promise<string> {
  const bytes = (await answer.text()).replaceAll(answer.headers.get('x-request-id') ?? 'none', '').replace(/data-after="[^"]*"|name="form" value="[^"]*"/g, '')
  return `${answer.status}\n${answer.headers.get('content-type') ?? ''}\n${bytes}`
}

const STARTS = ['/de', '/de/vorhaben', '/de/fruehzeitige-abstimmung', '/de/fruehzeitige-abstimmung?state=open', '/de/hinweise', '/de/schnittmengen', '/de/suche?q=linsen', '/de/suche?q=gr%C3%BCnsiegel', '/de/vorgaenge', '/de/postausgang', '/api/v1/projects', '/api/v1/plan-findings', '/api/v1/overlap-notices', '/api/v1/confided-notices', '/api/v1/notices', '/api/v1/search?q=linsen', '/api/v1/search?q=gr%C3%BCnsiegel', '/api/v1/audit-entries', '/api/v1/mails', '/api/v1/topics', '/api/v1/map']

/** Where pages of plans and of their coordination lead (whom one acts for is chosen elsewhere), and every door by the ids of all plans. */
const isWalked = (link: string): boolean => /vorhaben|projects|abstimmung|coordination|hinweise|notices/.test(link) && !/handeln|acting/.test(link)

async function reached(role: Role): Promise<Map<string, string>> {
  const said = new Map<string, string>()
  const byId = house.app.routes.filter(({ method, path }) => method === 'GET' && isWalked(path) && path.includes(':id') && !/:(?!id)/.test(path)).flatMap(({ path }) => [...open, touched, far, sealed].map(({ id }) => path.replace(':id', id)))
  const next = [...STARTS, ...byId]
  const seen = new Set(next)
  for (let path = next.shift(); path !== undefined; path = next.shift()) {
    const answer = await house.send(ROLES[role], 'GET', path)
    if (/pdf|zip|png|spreadsheet/.test(answer.headers.get('content-type') ?? '')) continue
    const text = await wordsOf(answer)
    said.set(path, text)
    for (const [, to = ''] of text.matchAll(/(?:href|action)="(\/[^"#]*)/g)) {
      const link = to.replaceAll('&amp;', '&')
      if (seen.has(link) || !isWalked(link) || seen.size > 400) continue
      seen.add(link)
      next.push(link)
    }
  }
  return said
}

test('what every other account reaches is the same byte for byte with the sealed plan and without, but for the notice to whom it touches', async () => {
  const before = new Map<Role, Map<string, string>>()
  // Reading is remembered: twice, so that the first reading is not the difference.
  for (const role of EVERY) await reached(role)
  for (const role of EVERY) before.set(role, await reached(role))
  await enter(sealed)
  for (const role of EVERY) {
    const [was, is] = [before.get(role) ?? new Map<string, string>(), await reached(role)]
    assert.ok(was.size > 40, `${role} reaches ${was.size} addresses`)
    for (const [path, text] of is) assert.ok(!text.toLowerCase().replaceAll('gr%c3%bcnsiegel', '').replaceAll(/value="grünsiegel"|„grünsiegel“|“grünsiegel”/g, '').includes(WORD), `${path} tells ${role} of the word: ${text.slice(Math.max(0, text.toLowerCase().indexOf(WORD) - 100), text.toLowerCase().indexOf(WORD) + 60)}`)
    const differs = [...new Set([...was.keys(), ...is.keys()])].filter((path) => was.get(path) !== is.get(path))
    if (role !== 'touched') assert.deepEqual(differs, [], `${role} sees that there is a plan`)
    else {
      assert.ok(differs.length > 0, 'the lead that is touched has a notice')
      // What only the notice leads to is new.
      for (const path of differs.filter((one) => was.has(one))) assert.match(path, /hinweise|notices/, `${path} is another for the lead that is touched`)
    }
  }
})

test('nothing of it stands in the audit trail, in mail, among occurrences or in jobs', async () => {
  const { rows } = await sql<{ told: string }>`select concat((select string_agg(a::text, ' ') from audit_entries a), (select string_agg(m::text, ' ') from mails m), (select string_agg(o::text, ' ') from occurrences o), (select string_agg(j.payload::text, ' ') from graphile_worker._private_jobs j)) as told`.execute(db)
  const told = (rows[0]?.told ?? '').toLowerCase()
  assert.ok(!told.includes(WORD) && !told.includes(sealed.id), 'the plan is named')
})

const TIMES = 200

const put = (is: boolean): Promise<void> => transact(db, async (tx) => {
  await sql`delete from projects where id = ${sealed.id}`.execute(tx)
  if (is) await addProjects(tx, [sealed])
})

/** How long answers take, 200 each with and without the plan, in an order of chance; the same is written before each. */
async function timed(role: Role, path: string, seed: number): Promise<number> {
  const draw = seeded(seed)
  const took: { readonly [present in 'true' | 'false']: number[] } = { true: [], false: [] }
  while (took.true.length < TIMES || took.false.length < TIMES) {
    const is = took.true.length >= TIMES ? false : took.false.length >= TIMES ? true : draw() < 0.5
    await put(!is)
    await put(is)
    // What the database plans anew after a write is not what is measured.
    await house.send(ROLES[role], 'GET', path).then((answer) => answer.text())
    const begun = performance.now()
    await house.send(ROLES[role], 'GET', path).then((answer) => answer.text())
    took[`${is}`].push(performance.now() - begun)
  }
  return mannWhitney(took.true, took.false).p
}

for (const path of ['/de/vorhaben', '/api/v1/search?q=linsen', '/de/fruehzeitige-abstimmung']) {
  test(`how long ${path} takes does not tell whether there is a sealed plan`, async () => {
    const p = await timed('cluster', path, 3)
    // One measurement in a hundred is that odd by chance; two in a row one in ten thousand.
    if (p <= 0.01) assert.ok((await timed('cluster', path, 4)) > 0.01, `p = ${p}, and again`)
  })
}

after(() => assert.deepEqual(house.broken, []))
