/** What the house takes to start, to import and to follow a change. Wall seconds; medians of five where it can be repeated. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { mapOf, startHouse } from '../../e2e/house.ts'
import { asCsv, generatedAlliance } from '../generate/house.ts'
import { dataText, hasData } from './data.ts'
import { atMost, reported, type Figure } from './figure.ts'
import { curator, finished, importCommand, readingOf, startMeasured } from './house-child.ts'
import { median } from './house-pages.ts'
import { killedOften } from './killing.ts'

const RUNS = 5
/** As `bin/schnittmenge` has it. */
const COMPILED = resolve(import.meta.dirname, '../../node_modules/.cache/compile')

const inFolder = async <T>(does: (data: string) => Promise<T>): Promise<T> => {
  const data = await mkdtemp(join(tmpdir(), 'schnittmenge-work-'))
  try {
    return await does(data)
  } finally {
    await rm(data, { recursive: true, force: true })
  }
}

const since = (started: number): number => (performance.now() - started) / 1_000

export async function startFigures(): Promise<Figure[]> {
  const [cold, warm, map]: [number[], number[], number[]] = [[], [], []]
  for (let run = 0; run < RUNS; run++) {
    await inFolder(async (data) => {
      for (const times of [cold, warm]) {
        const started = performance.now()
        const house = await startHouse({ data, environment: { LOG_LEVEL: 'error', NODE_COMPILE_CACHE: COMPILED } })
        const answer = await fetch(`${house.url}/de`)
        await answer.text()
        if (answer.status !== 200) throw new Error(`the first page answers ${answer.status}`)
        times.push(since(started))
        if (times === cold) {
          await mapOf(house)
          map.push(since(started))
        }
        await house.stop()
      }
    })
  }
  return [atMost('start on an empty folder, to the first page', median(cold), 8, 's', 'the demo is written down on the way'), reported('the same, to the whole map of the demo', median(map), 's', 'all its texts read'), atMost('start afterwards', median(warm), 2, 's')]
}

export async function importFigures(): Promise<Figure[]> {
  if (!hasData) {
    process.stderr.write('skipped: CORDIS imported (shared/data is absent)\n')
    return []
  }
  return inFolder(async (data) => {
    const house = await startMeasured(data)
    try {
      const started = performance.now()
      const [cpu, steps] = [house.cpu(), new Set<number>()]
      const imported = importCommand(house, 'cordis.jsonl', `${dataText('cordis-he/dev.jsonl.gz').trim()}\n${dataText('cordis-he/test.jsonl.gz')}`)
      while ((await readingOf(house.database)).open === 0) await new Promise((done) => setTimeout(done, 50))
      await Promise.all([imported, finished(house, ({ profiled }) => void steps.add(profiled))])
      return [atMost('693 CORDIS projects imported, to the finished map', since(started), 90, 's', `${(house.cpu() - cpu).toFixed(1)} CPU s of the house; progress told in ${steps.size} steps`)]
    } finally {
      await house.stop()
    }
  })
}

export async function changeFigures(): Promise<Figure[]> {
  return inFolder(async (data) => {
    const house = await startMeasured(data)
    try {
      await importCommand(house, 'liste.csv', asCsv(generatedAlliance({ organisations: 1_000, clusters: 6, sentences: 7, seed: 7 })))
      await finished(house)
      const { db } = house.database
      const { rows: [organisation] } = await sql<{ id: string }>`select id from organisations where kind = 'company' order by id limit 1`.execute(db)
      const [times, cpu]: [number[], number[]] = [[], []]
      for (const { text } of generatedAlliance({ organisations: RUNS, clusters: 6, sentences: 7, seed: 8 }).slice(-RUNS)) {
        const inputOf = async (): Promise<string | undefined> => (await sql<{ input: string }>`select made_from as input from computations where audience = 'alliance' and level = 'organisations'`.execute(db)).rows[0]?.input
        const [before, used, started] = [await inputOf(), house.cpu(), performance.now()]
        const answer = await fetch(`${house.url}/api/v1/sources`, { method: 'POST', headers: { ...curator(house), 'content-type': 'application/json' }, body: JSON.stringify({ organisation: organisation?.id, audience: 'public', title: 'Profil', text, rights: true }) })
        if (answer.status !== 201) throw new Error(`bringing a source answers ${answer.status}`)
        while ((await inputOf()) === before) await new Promise((done) => setTimeout(done, 20))
        times.push(since(started))
        await finished(house)
        cpu.push(house.cpu() - used)
      }
      return [atMost('one more source among 1,000 organisations, to the changed map', median(times), 2, 's', `the alliance’s map of organisations; ${median(cpu).toFixed(1)} CPU s until all maps are there`)]
    } finally {
      await house.stop()
    }
  })
}

export async function killFigures(): Promise<Figure[]> {
  const { acknowledged, lost, readTwice, differs, slowest } = await inFolder((data) => killedOften(data, 50, 7))
  return [
    atMost('killed 50 times under load: lost, done twice, or computed otherwise', lost.length + readTwice.length + differs.length, 0, 'of all', `${acknowledged} writes acknowledged`),
    atMost('killed jobs are begun again', slowest, 10, 's', 'the slowest, from when the house answers'),
  ]
}
