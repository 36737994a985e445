/**
 * The data folder. At first start it records what it is, the demo or a real house, and never changes kind: nobody's real data can end up among invented ones.
 * **Shapes**: `house.json` {kind, version}; beside it `postgres/`, `files/`, `secrets/`, and the link `socket` while the embedded database runs.
 * **Errors**: not writable, not ours, damaged, newer, another kind: a {@link Refused} with one sentence, and nothing is changed.
 */
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { codeOf, isFull, moveDurably, writeDurably } from './disk.ts'
import { Refused } from './result.ts'

export type HouseKind = 'demo' | 'real'

export type Folder = { readonly path: string; readonly kind: HouseKind }

/** Of the folder's layout; raised when an older version would do harm to it. */
const VERSION = 1

const Record = z.object({ version: z.number().int() }).loose()
const Current = z.object({ kind: z.enum(['demo', 'real']), version: z.literal(VERSION) })

/** Opens the folder, made where it is lacking. Without `asked` it is what it is, and a new one is what it is `otherwise`. */
export async function openFolder(path: string, asked?: HouseKind, otherwise: HouseKind = 'demo'): Promise<Folder> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
    const found = await readFolder(path)
    if (found !== undefined) {
      if (asked !== undefined && asked !== found.kind) throw new Refused({ kind: 'conflict', reason: found.kind === 'demo' ? 'folder.isDemo' : 'folder.isReal', facts: { path } })
      return found
    }
    const kind = asked ?? otherwise
    const draft = join(path, `house.json.${process.pid}.new`)
    await writeDurably(draft, `${JSON.stringify({ kind, version: VERSION })}\n`, 0o600)
    await moveDurably(draft, join(path, 'house.json'))
    return { path, kind }
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(isFull(error) ? { kind: 'unavailable', reason: 'database.full', facts: {} } : { kind: 'conflict', reason: 'folder.unwritable', facts: { path, code: codeOf(error) } })
  }
}

/** What the folder has recorded; nothing where it is new. */
export async function readFolder(path: string): Promise<Folder | undefined> {
  const file = join(path, 'house.json')
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    // Left from a first start or a restore that was cut short, or from the file system itself, counts as empty.
    const others = (await readdir(path)).filter((name) => name !== 'lost+found' && !name.endsWith('.new'))
    if (others.length > 0) throw new Refused({ kind: 'conflict', reason: 'folder.foreign', facts: { path } })
    return undefined
  }
  const record = Record.safeParse(parsed(text))
  if (record.success && record.data.version > VERSION) throw new Refused({ kind: 'conflict', reason: 'folder.newer', facts: { path } })
  const current = Current.safeParse(record.data)
  if (!current.success) throw new Refused({ kind: 'conflict', reason: 'folder.broken', facts: { path: file } })
  return { path, kind: current.data.kind }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
