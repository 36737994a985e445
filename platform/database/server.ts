/**
 * The embedded PostgreSQL: started, watched, ended. It listens on a socket in a private folder only, ends when we die, and comes back when it dies.
 * **Shapes**: a data folder in, a socket's folder out, which stays the same as long as we run. The data folder's link `socket` leads other commands of ours there.
 * **Units**: 0.1 to 0.4 s to start, 0.1 s to end.
 * **Errors**: a {@link Refused}; a second start on the same data folder is one.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { chown, mkdtemp, readFile, readlink, rm, rmdir, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Log } from '../log.ts'
import { Refused } from '../result.ts'
import { findBinaries, type Start } from './binaries.ts'
import { environment, openCluster, refusalOf, type Durability } from './cluster.ts'

export type Server = {
  /** The folder of its socket: `host` of a connection. */
  readonly socket: string
  stop(): Promise<void>
}

type Place = { readonly path: string; readonly start: Start; readonly postgres: string; readonly socket: string; readonly durability: Durability; readonly log: Log }

/** Starts it on this data folder. */
export async function startServer(data: string, log: Log, durability: Durability = 'durable'): Promise<Server> {
  const binaries = findBinaries()
  const cluster = await openCluster(data, binaries, durability)
  const place: Place = { ...cluster, postgres: binaries.postgres, socket: await socketFolder(cluster.start.owner), durability, log }
  try {
    let server = await launchPatiently(place, data)
    await linkSocket(data, place.socket)
    let stopping = false
    const watch = async (): Promise<void> => {
      for (let pause = 100; ; pause = Math.min(2 * pause, 5_000)) {
        await ended(server)
        if (stopping) return
        log.error({ signal: server.signalCode, exit: server.exitCode }, 'the embedded database died and is started again')
        await after(pause)
        // Another failure is the next round's.
        if (!stopping) server = await launch(place).catch((error: unknown) => (error instanceof Failed ? error.server : Promise.reject(error)))
      }
    }
    const watching = watch()
    return {
      socket: place.socket,
      async stop() {
        stopping = true
        await end(server)
        await watching
        await unlinkSocket(data, place.socket)
      },
    }
  } catch (error) {
    await removeSocket(place.socket)
    throw error
  }
}

/** It did not become ready. */
class Failed extends Error {
  readonly server: ChildProcess

  constructor(server: ChildProcess, said: string) {
    super(said)
    this.server = server
  }
}

const PATIENCE_MS = 5_000

/** Starts it; waits for a predecessor that is still ending, but not for one that is alive. */
async function launchPatiently(place: Place, data: string): Promise<ChildProcess> {
  const deadline = Date.now() + PATIENCE_MS
  for (let seenReady = 0; ; ) {
    try {
      return await launch(place)
    } catch (error) {
      if (!(error instanceof Failed)) throw error
      if (!/lock file .* already exists|pre-existing shared memory block/.test(error.message)) throw refusalOf(error.message, /socket/i.test(error.message) ? place.socket : place.path)
      const [pid = '', , , , , , , status = ''] = (await readFile(join(place.path, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
      if (!(await isPostgres(pid))) {
        // A number that was given to another process meanwhile, as after a container's restart.
        await rm(join(place.path, 'postmaster.pid'), { force: true })
      } else if (status.trim() === 'ready' && ++seenReady === 4) {
        // A server whose parent was killed says `stopping` within milliseconds.
        throw new Refused({ kind: 'conflict', reason: 'database.locked', facts: { path: data, pid } })
      }
      if (Date.now() > deadline) throw new Refused({ kind: 'conflict', reason: 'database.locked', facts: { path: data, pid } })
      await after(150)
    }
  }
}

/** Does this process run (not only wait to be buried), and is it PostgreSQL? Where the system does not say, yes. */
async function isPostgres(pid: string): Promise<boolean> {
  if (process.platform !== 'linux') return true
  return /\(postgres\) [^ZX]/.test(await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''))
}

/** Starts it once and waits until it takes connections. */
async function launch({ path, start, postgres, socket, durability, log }: Place): Promise<ChildProcess> {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Statements and details quote what people wrote: the server's own life is told, their errors are ours to tell.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    jit: 'off', // only ever pays for reports over millions of rows
    ...(durability === 'throwaway' ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  const [program = '', ...words] = [...start.words, postgres, '-D', path, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  // A group of its own: Ctrl-C is for us, who then end it in order.
  const server = spawn(program, words, { detached: true, stdio: ['ignore', 'ignore', 'pipe'], env: environment() })
  let said = ''
  await new Promise<void>((done, fail) => {
    server.once('error', (error) => fail(new Failed(server, error.message)))
    server.once('close', () => fail(new Failed(server, said)))
    server.stderr.on('data', (piece: Buffer) => {
      const lines = piece.toString()
      said = (said + lines).slice(-10_000)
      for (const line of lines.split('\n')) if (/ (?:FATAL|PANIC): /.test(line)) log.debug({ said: line.replace(/^.*?\] /, '') }, 'the embedded database says')
      if (/database system is ready to accept connections/.test(said)) done()
    })
  })
  server.removeAllListeners('error').on('error', () => undefined)
  return server
}

/** Ended, and its output read. */
const ended = (server: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (server.exitCode !== null || server.signalCode !== null || server.pid === undefined) done()
    else server.once('exit', () => done())
  })

/** First in order (connections are closed, everything is written), then at once. */
async function end(server: ChildProcess): Promise<void> {
  for (const [signal, patience] of [['SIGINT', 20_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const) {
    if (server.exitCode !== null || server.signalCode !== null) return
    server.kill(signal)
    const waiting = new AbortController()
    await Promise.race([ended(server), after(patience, undefined, { signal: waiting.signal }).catch(() => undefined)])
    waiting.abort()
  }
}

/** Longest path of a socket on Linux. */
const LONGEST = 107
const SOCKET = '.s.PGSQL.5432'
const PREFIX = 'schnittmenge-'

/** A private folder for the socket, where its path is short enough. */
async function socketFolder(owner: number | undefined): Promise<string> {
  const places = [...new Set([tmpdir(), '/tmp'])]
  for (const place of places) {
    if (Buffer.byteLength(join(place, `${PREFIX}xxxxxx`, SOCKET)) > LONGEST) continue
    const folder = await mkdtemp(join(place, PREFIX)).catch(() => undefined)
    if (folder === undefined) continue
    if (owner !== undefined) await chown(folder, owner, owner)
    return folder
  }
  throw new Refused({ kind: 'conflict', reason: 'database.socket', facts: { path: places[0] ?? '' } })
}

const linkOf = (data: string): string => join(data, 'socket')

/** Where the running server of this data folder listens, or listened last. */
export const socketOf = (data: string): Promise<string | undefined> => readlink(linkOf(data)).catch(() => undefined)

/** We hold the lock now: what a killed predecessor left is nobody's any more. */
async function linkSocket(data: string, socket: string): Promise<void> {
  const former = await socketOf(data)
  if (former !== undefined) await unlinkSocket(data, former)
  await symlink(socket, linkOf(data))
}

async function unlinkSocket(data: string, socket: string): Promise<void> {
  await rm(linkOf(data), { force: true })
  if (basename(socket).startsWith(PREFIX)) await removeSocket(socket)
}

/** Only what PostgreSQL puts there; a folder with anything else stays. */
async function removeSocket(socket: string): Promise<void> {
  for (const name of [SOCKET, `${SOCKET}.lock`]) await rm(join(socket, name), { force: true })
  await rmdir(socket).catch(() => undefined)
}
