/** The whole house as its users meet it, for tests and pictures: the demo on a throwaway folder, and every kind of page that can be reached in it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as after } from 'node:timers/promises'

export type RunningHouse = { readonly url: string; /** Of a real house that nobody joined: the private address for its first person. */ readonly firstLink: Promise<string>; readonly data: string; readonly child: ChildProcess; stop(): Promise<void> }

const MAIN = resolve(import.meta.dirname, '../cli/main.ts')

/** Starts `schnittmenge start` on this folder, or on one that is thrown away, and waits for its line. */
export async function startHouse({ data, real = false, environment = {} }: { readonly data?: string; readonly real?: boolean; readonly environment?: Readonly<Record<string, string>> } = {}): Promise<RunningHouse> {
  const folder = data ?? (await mkdtemp(join(tmpdir(), 'schnittmenge-e2e-')))
  const args = process.execArgv.filter((arg) => !arg.startsWith('--test'))
  const child = spawn(process.execPath, [...args, MAIN, 'start', ...(real ? ['--real'] : [])], { env: { ...process.env, SCHNITTMENGE_DATA: folder, PORT: '0', LOG_LEVEL: 'warn', LANG: 'de_DE.UTF-8', ...environment }, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  // Whoever started it may fall: then it goes with him.
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  void ended.then(() => process.off('exit', kill))
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM')
    await ended
    if (data === undefined) await rm(folder, { recursive: true, force: true })
  }
  const told = Promise.withResolvers<string>()
  const firstLink = Promise.withResolvers<string>()
  createInterface(child.stdout)
    .on('line', (line) => {
      const [url] = /http:\S+/.exec(line) ?? []
      if (url !== undefined) (url.includes('/einladung/') ? firstLink : told).resolve(url)
    })
    .on('close', () => told.reject(new Error('the house did not start')))
  return { url: await told.promise, firstLink: firstLink.promise, data: folder, child, stop }
}

/** A port that is free now, for a house that must know its address beforehand. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

/** Joins a real house as its first person. Out: the cookie of their session; they act as the office. */
export async function joinFirst(house: Pick<RunningHouse, 'url' | 'firstLink'>, { name = 'Adele Musterfee', email = 'adele@spieldaten.example', password = '' } = {}): Promise<string> {
  const link = new URL(await house.firstLink).pathname
  const answer = await fetch(house.url + link, { method: 'POST', redirect: 'manual', headers: { origin: house.url }, body: new URLSearchParams({ name, email, password }) })
  const cookie = answer.headers.getSetCookie().map((one) => one.split(';', 1)[0]).join('; ')
  if (answer.status !== 303 || cookie === '') throw new Error(`the first person could not join: ${answer.status}`)
  return cookie
}

/** Becomes one of the invented people of the demo. Out: the cookies of their session. */
export async function beSomebody({ url }: Pick<RunningHouse, 'url'>, name: string): Promise<string> {
  const page = await (await fetch(`${url}/de/handeln`)).text()
  const [, person = ''] = new RegExp(`value="([0-9a-f-]{36})"[^>]*>${name}<`).exec(page) ?? []
  const answer = await fetch(`${url}/de/handeln/person`, { method: 'POST', redirect: 'manual', headers: { origin: url }, body: new URLSearchParams({ person }) })
  if (answer.status !== 303) throw new Error(`nobody can be ${name}: ${answer.status}`)
  return answer.headers.getSetCookie().map((one) => one.split(';', 1)[0]).join('; ')
}

/** Waits until all sources of the demo are analysed and the map is there. */
export async function mapOf({ url }: Pick<RunningHouse, 'url'>): Promise<void> {
  for (let tried = 0; tried < 300; tried++) {
    const levels = await Promise.all(['clusters', 'organisations'].map(async (level) => (await fetch(`${url}/de/schnittmengen?level=${level}`, { headers: { cookie: 'acting=curator' } })).text()))
    if (levels.every((html) => !html.includes('<progress') && html.includes('class="drawing'))) return
    await after(200)
  }
  throw new Error('the map of the demo was not computed in a minute')
}

/** What one page of a kind is: its address with ids, and the queries that make it another page, taken away. */
const kindOf = (path: string): string => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/\?.*$/, '').replace(/(themen|topics)\/[^/]+$/, '$1/:id')

/** One address of every kind of page that links lead to from the start page, with what a curator sees. Files are left out. */
export async function everyPage({ url }: Pick<RunningHouse, 'url'>, language: 'de' | 'en', cookie: string): Promise<Map<string, string>> {
  const found = new Map<string, string>([[`/${language}`, `/${language}`]])
  for (const [, path] of found) {
    const answer = await fetch(url + path, { headers: { cookie } })
    if (!(answer.headers.get('content-type') ?? '').startsWith('text/html')) {
      found.delete(kindOf(path))
      continue
    }
    const html = await answer.text()
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
    for (const [, href = ''] of html.matchAll(/ href="(\/[^"#]*)/g)) {
      const target = href.replaceAll('&amp;', '&')
      if (target.startsWith(`/${language}/`) && !found.has(kindOf(target)) && !isFile(target)) found.set(kindOf(target), target)
    }
  }
  return found
}

const isFile = (path: string): boolean => /\.(csv|xlsx|pdf|svg|png)(\?|$)|\/(csv|xlsx|svg|png|turtle|json-ld|jskos|ttl|jsonld|ndjson)(\?|$)|\/assets\//.test(path)
