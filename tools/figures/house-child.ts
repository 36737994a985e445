/**
 * The house as a process of its own that is measured from outside: what it used, and a list imported into it as a manager would.
 * **Units**: CPU seconds of the Node process with all its threads, user and system, by /proc (in steps of 10 ms); the database's processes are not counted.
 */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { promisify } from 'node:util'
import { sql } from 'kysely'
import { openRunning, type Database } from '../../platform/database/index.ts'
import { silentLog } from '../../platform/log.ts'
import { joinFirst, startHouse, type RunningHouse } from '../../e2e/house.ts'

const TICKS = 100

/** Who cares for topics, from a page of the house itself. */
export const curator = ({ url, cookie }: Pick<MeasuredHouse, 'url' | 'cookie'>): Record<string, string> => ({ cookie, origin: url })

/** `cookie` is the session of the office. */
export type MeasuredHouse = RunningHouse & { readonly database: Database; readonly cookie: string; cpu(): number }

/** A house that is no demo, on this folder or an empty one that is thrown away. */
export async function startMeasured(data?: string, environment: Readonly<Record<string, string>> = {}): Promise<MeasuredHouse> {
  const house = await startHouse({ real: true, environment: { LOG_LEVEL: 'error', ...environment }, ...(data === undefined ? {} : { data }) })
  const database = await openRunning(house.data, silentLog)
  if (database === undefined) throw new Error('the house runs without its database')
  const cookie = await officeOf(house, database)
  return {
    ...house,
    // On a port that the machine chose, its address is its own by this name only.
    url: house.url.replace('127.0.0.1', 'localhost'),
    database,
    cookie,
    cpu: () => cpuOf(house.child.pid ?? 0),
    async stop() {
      await database.close()
      await house.stop()
    },
  }
}

/** The session of the office: the first person of an empty house, or one that was begun before. */
async function officeOf(house: RunningHouse, { db }: Database): Promise<string> {
  const { rows: [known] } = await sql<{ email: string }>`select email from people limit 1`.execute(db)
  if (known === undefined) return joinFirst(house, { password: PASSWORD })
  const answer = await fetch(`${house.url}/de/anmelden`, { method: 'POST', redirect: 'manual', headers: { origin: house.url }, body: new URLSearchParams({ email: known.email, password: PASSWORD }) })
  return answer.headers.getSetCookie().map((one) => one.split(';', 1)[0]).join('; ')
}

/** Of the office in a measured house. */
export const PASSWORD = 'ein Satz nur zum Messen'

function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  // The name in brackets may hold anything; user and system time are the 12th and 13th after it.
  const [, user = '', system = ''] = /^.*\) (?:\S+ ){11}(\d+) (\d+) /s.exec(stat) ?? []
  return (Number(user) + Number(system)) / TICKS
}

/** Imports a table by its two pages, the first at `path`; returns when it is confirmed. In: what else its form asks. */
export async function importTable(house: Pick<MeasuredHouse, 'url' | 'cookie'>, path: string, name: string, table: string, asked: Readonly<Record<string, string>> = { audience: 'public' }): Promise<void> {
  const form = new FormData()
  form.set('file', new File([table], name))
  for (const [field, value] of Object.entries(asked)) form.set(field, value)
  const preview = await fetch(house.url + path, { method: 'POST', headers: curator(house), body: form })
  const html = await preview.text()
  const [, plan] = /name="plan" value="(\w+)"/.exec(html) ?? []
  if (preview.status !== 200 || plan === undefined) throw new Error(`the preview answers ${preview.status}: ${html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 2_000)}`)
  const done = await fetch(preview.url, { method: 'POST', headers: curator(house), body: new URLSearchParams({ plan }) })
  if (done.status !== 200) throw new Error(`the import answers ${done.status}: ${(await done.text()).slice(0, 2_000)}`)
  await done.arrayBuffer()
}

/** A list of organisations, for everybody to read. */
export const importList = (house: Pick<MeasuredHouse, 'url' | 'cookie'>, name: string, list: string): Promise<void> => importTable(house, '/de/mitglieder/import', name, list)

/** The same by the command line, for everybody to read. */
export async function importCommand({ data }: Pick<RunningHouse, 'data'>, name: string, list: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'schnittmenge-list-'))
  try {
    const path = join(folder, name)
    await writeFile(path, list)
    await promisify(execFile)(resolve(import.meta.dirname, '../../bin/schnittmenge'), ['import', '--public', path], { env: { ...process.env, SCHNITTMENGE_DATA: data } })
  } finally {
    await rm(folder, { recursive: true })
  }
}

export type Reading = { readonly profiled: number; readonly open: number; readonly jobs: number }

/** How far the house has read what it was brought, and how many jobs wait or run. */
export async function readingOf({ db }: Database): Promise<Reading> {
  const { rows } = await sql<Reading>`select (select count(*)::int from sources where state = 'profiled') as profiled, (select count(*)::int from sources where state in ('waiting', 'read')) as open, (select count(*)::int from graphile_worker._private_jobs where attempts < max_attempts) as jobs`.execute(db)
  return rows[0] ?? { profiled: 0, open: 0, jobs: 0 }
}

/** Waits until everything is read and the map is computed. */
export async function finished(house: MeasuredHouse, tell: (reading: Reading) => void = () => undefined): Promise<void> {
  for (;;) {
    const reading = await readingOf(house.database)
    tell(reading)
    if (reading.open === 0 && reading.jobs === 0) return
    await after(50)
  }
}
