/**
 * What is wrong with an installation: looked at from outside, nothing is changed. Each finding is one sentence, what and what now.
 * **Units**: a second or two; of the files a sample of {@link SAMPLE} is read.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, constants, stat, statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { inspect, pending, ranSteps, type Db } from '#platform/database'
import { codeOf } from '#platform/disk'
import { Refused, type Refusal } from '#platform/result'
import { now } from '#platform/runtime'
import type { readSettings, Settings } from '#platform/settings'
import { filesIn, isNotItself } from './backup.ts'
import { history, houseIn, openHouse } from './keeping.ts'

/** `hint`: worth knowing, but the house is healthy. */
export type Finding = { readonly grade: 'good' | 'hint' | 'wrong'; readonly reason: string; readonly facts: Refusal['facts'] }

const OLDEST_NODE = 24
const SAMPLE = 200
const LITTLE = 1_000_000_000
const TOO_LITTLE = 200_000_000
/** Before this was written, no clock was right. */
const WRITTEN = Date.UTC(2026, 10, 1)
const CLOCKS_APART_MS = 5_000

const good = (reason: string, facts: Refusal['facts'] = {}): Finding => ({ grade: 'good', reason, facts })
const hint = (reason: string, facts: Refusal['facts'] = {}): Finding => ({ grade: 'hint', reason, facts })
const wrong = (reason: string, facts: Refusal['facts'] = {}): Finding => ({ grade: 'wrong', reason, facts })

/** Looks at everything. */
export async function doctor(settings: ReturnType<typeof readSettings>): Promise<Finding[]> {
  const runtime = [...nodeFindings(process.versions.node), ...clockFindings(now())]
  if (!settings.ok) return [...runtime, ...settings.refusals.map(({ reason, facts }) => wrong(reason, facts))]
  const { value } = settings
  const found = [...runtime, good('doctor.settings')]
  for (const look of [folderFindings, spaceFindings, portFindings]) found.push(...(await look(value)))
  return found
}

/** Pure, for a version to be tried. */
export const nodeFindings = (version: string): Finding[] => (Number.parseInt(version, 10) >= OLDEST_NODE ? [good('doctor.node', { version })] : [wrong('doctor.oldNode', { version })])

export const clockFindings = (at: Date, database: Date = at): Finding[] => {
  if (at.getTime() < WRITTEN) return [wrong('doctor.clock', { at: at.toISOString() })]
  const apart = Math.abs(at.getTime() - database.getTime())
  return apart > CLOCKS_APART_MS ? [wrong('doctor.clocks', { seconds: Math.round(apart / 1000) })] : []
}

async function folderFindings(settings: Settings): Promise<Finding[]> {
  const { data } = settings
  try {
    const { kind } = await houseIn(data)
    await access(data, constants.R_OK | constants.W_OK | constants.X_OK)
    const found = [good(kind === 'demo' ? 'doctor.demo' : 'doctor.real', { path: data })]
    for (const look of [secretFindings, fileFindings, databaseFindings]) found.push(...(await look(settings)))
    return found
  } catch (error) {
    if (error instanceof Refused) return [error.refusal.reason === 'keeping.noHouse' ? hint('doctor.noHouse', { path: data }) : wrong(error.refusal.reason, error.refusal.facts)]
    return [wrong('folder.unwritable', { path: data, code: codeOf(error) })]
  }
}

async function secretFindings({ data }: Settings): Promise<Finding[]> {
  const names = await filesIn(data, 'secrets')
  if (names.length === 0) return [hint('doctor.noSecrets')]
  const open: string[] = []
  for (const name of ['secrets', ...names]) if (((await stat(join(data, name))).mode & 0o077) !== 0) open.push(join(data, name))
  return open.length > 0 ? open.map((path) => wrong('doctor.openSecret', { path })) : [good('doctor.secrets')]
}

/** Names that tell the content must be right about it. */
async function fileFindings({ data }: Settings): Promise<Finding[]> {
  const names = await filesIn(data, 'files')
  const sample = names.length <= SAMPLE ? names : Array.from({ length: SAMPLE }, (_, at) => names[Math.floor((at * names.length) / SAMPLE)] ?? '')
  const damaged: string[] = []
  for (const name of sample) {
    const hash = createHash('sha256')
    try {
      await pipeline(createReadStream(join(data, name)), hash)
      if (isNotItself(name, hash.digest('hex'))) damaged.push(name)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') damaged.push(name)
    }
  }
  return damaged.length > 0 ? damaged.map((name) => wrong('doctor.damagedFile', { path: join(data, name) })) : [good('doctor.files', { files: names.length, sample: sample.length })]
}

async function databaseFindings(settings: Settings): Promise<Finding[]> {
  // Opening would make it.
  if (settings.databaseUrl === undefined && !(await stat(join(settings.data, 'postgres')).then(() => true, () => false))) return [wrong('doctor.noDatabase', { path: join(settings.data, 'postgres') })]
  try {
    await using database = await openHouse(settings, 0)
    const { db } = database
    const instant = await inspect.instant(db)
    return [...clockFindings(now(), instant), ...(await historyFindings(db)), ...(await inspect.faults(db)).map(({ reason, facts }) => wrong(reason, facts)), ...(await inspect.gaveUp(db)).map(({ task, count }) => wrong('doctor.gaveUp', { task, count }))]
  } catch (error) {
    if (error instanceof Refused) return [wrong(error.refusal.reason, error.refusal.facts)]
    throw error
  }
}

async function historyFindings(db: Db): Promise<Finding[]> {
  const lacking = pending(await ranSteps(db), await history())
  if (!lacking.ok) return [wrong(lacking.refusal.reason, lacking.refusal.facts)]
  return lacking.value.length > 0 ? [wrong('doctor.pending', { count: lacking.value.length })] : [good('doctor.database')]
}

async function spaceFindings({ data }: Settings): Promise<Finding[]> {
  const system = await statfs(data).catch(() => undefined)
  if (system === undefined) return []
  const free = system.bavail * system.bsize
  const facts = { path: data, free: Math.floor(free / 1_000_000) }
  if (free < TOO_LITTLE || (system.files > 0 && system.ffree < 1_000)) return [wrong('doctor.full', facts)]
  return [free < LITTLE ? hint('doctor.fullSoon', facts) : good('doctor.space', facts)]
}

/** Free, or taken by this house itself. */
async function portFindings({ host, port }: Settings): Promise<Finding[]> {
  const facts = { host, port: String(port) }
  const code = await tryPort(host, port)
  if (code === '') return [good('doctor.portFree', facts)]
  if (code === 'EADDRINUSE') return [(await answers(host, port)) ? good('doctor.running', facts) : wrong('doctor.portTaken', facts)]
  return [wrong(code === 'EACCES' ? 'doctor.portRights' : 'doctor.host', { ...facts, code })]
}

const tryPort = (host: string, port: number): Promise<string> =>
  new Promise((done) => {
    const server = createServer()
    server.once('error', (error) => done(codeOf(error)))
    server.listen(port, host, () => server.close(() => done('')))
  })

async function answers(host: string, port: number): Promise<boolean> {
  const stopping = new AbortController()
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host
  try {
    const answer = await fetch(`http://${reached}:${port}/healthz`, { signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(3_000)]), redirect: 'error' })
    // Somebody else's server may answer with anything, without end.
    const first = await answer.body?.getReader().read()
    return answer.ok && first?.value !== undefined && Buffer.from(first.value).toString() === 'ok'
  } catch {
    return false
  } finally {
    stopping.abort()
  }
}
