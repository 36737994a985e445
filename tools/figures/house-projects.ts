/**
 * What projects cost the house: the portfolio with 2,000 of them, its list by pages of 50 and its timeline whole; 1,000 plans brought by a table, read and compared with each other.
 * **Units**: pages per CPU second and p99 as in house-pages.ts; seconds of wall time from sending the table to the last comparison.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { asCsv, generatedAlliance } from '../generate/house.ts'
import { plansTable } from '../generate/plans-table.ts'
import { atMost, reported, type Figure } from './figure.ts'
import { finished, importCommand, importTable, startMeasured, type MeasuredHouse } from './house-child.ts'
import { measured } from './house-pages.ts'

const ALLIANCE = { organisations: 50, clusters: 6, sentences: 30, seed: 7 }
const PORTFOLIO = 2_000
const COMPARED = 1_000

async function withHouse(work: (house: MeasuredHouse) => Promise<Figure[]>): Promise<Figure[]> {
  const data = await mkdtemp(join(tmpdir(), 'schnittmenge-projects-'))
  const house = await startMeasured(data)
  try {
    await importCommand(house, 'liste.csv', asCsv(generatedAlliance(ALLIANCE)))
    await finished(house)
    return await work(house)
  } finally {
    await house.stop()
    await rm(data, { recursive: true, force: true })
  }
}

const bringPlans = (house: MeasuredHouse, plans: number): Promise<void> => importTable(house, '/de/vorhaben/import', 'vorhaben.csv', plansTable({ plans, sentences: 8, seed: 11, alliance: ALLIANCE }), { disclosure: 'public', protection: 'filed' })

export const portfolioFigures = (): Promise<Figure[]> =>
  withHouse(async (house) => {
    await bringPlans(house, PORTFOLIO)
    await finished(house)
    const { rows: [found] } = await sql<{ count: number; title: string }>`select count(*)::int as count, (select twins -> 'de' ->> 'title' from projects order by changed_at desc, id desc limit 1) as title from projects`.execute(house.database.db)
    if (found?.count !== PORTFOLIO) throw new Error(`${found?.count} plans stand there`)
    return [
      ...(await measured(house, { name: `list of 50 of ${PORTFOLIO} projects`, path: '/de/vorhaben', holds: ['</main>'], rate: 400, p99: 100 })),
      ...(await measured(house, { name: `timeline of ${PORTFOLIO} projects`, path: '/de/vorhaben/zeitachse', holds: ['class="drawing timeline"'], rate: 60, p99: 400 })),
    ]
  })

export const comparingFigures = (): Promise<Figure[]> =>
  withHouse(async (house) => {
    const started = performance.now()
    await bringPlans(house, COMPARED)
    const brought = performance.now()
    await finished(house)
    const seconds = (until: number): number => (until - started) / 1_000
    return [atMost(`${COMPARED} plans imported and compared with each other`, seconds(performance.now()), 60, 's'), reported(`${COMPARED} plans imported: until the page says so`, seconds(brought), 's')]
  })
