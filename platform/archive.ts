/**
 * An archive: one file with named entries and a sum of each, written and read as a stream. It is a plain `.tar.gz`: whoever has lost everything else can open it with common tools and check it with `sha256sum -c SHA256SUMS`.
 * **Units**: memory for one piece, and some 200 bytes an entry for the sums.
 * **Errors**: what is cut short, changed, or names places outside: {@link Damaged}. Its last entry is the list of sums, so nothing that was read counts before the end was reached.
 * **Source**: POSIX.1-2017, pax, “ustar Interchange Format”; RFC 1952 (gzip).
 */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { codeOf } from './disk.ts'

/** An entry on its way in; more bytes or fewer than `size` are an error of the caller's. */
export type Entry = { readonly name: string; readonly size: number; readonly bytes: AsyncIterable<Buffer> | Iterable<Buffer> }

export class Damaged extends Error {}

const BLOCK = 512
/** Eleven octal digits. */
const LARGEST = 8 ** 11 - 1
const SUMS = 'SHA256SUMS'

/** The bytes of an archive of these entries, not yet compressed. */
export async function* archiveOf(entries: AsyncIterable<Entry>): AsyncGenerator<Buffer> {
  const sums: string[] = []
  for await (const { name, size, bytes } of entries) {
    const hash = createHash('sha256')
    yield* packed(name, size, hashed(bytes, hash))
    sums.push(line(hash, name))
  }
  const list = Buffer.from(sums.join(''))
  yield* packed(SUMS, list.length, [list])
  yield Buffer.alloc(2 * BLOCK)
}

/** May this be the name of an entry? Relative, without steps up, and short enough to be written down. */
export const isEntryName = (name: string): boolean => !/\p{Cc}|\\/u.test(name) && name.split('/').every((part) => part !== '' && part !== '.' && part !== '..') && splitName(name) !== undefined

async function* packed(name: string, size: number, bytes: Entry['bytes']): AsyncGenerator<Buffer> {
  yield headOf(name, size)
  let left = size
  for await (const piece of bytes) {
    left -= piece.length
    yield piece
  }
  if (left !== 0) throw new Error(`an entry of an archive is not as long as was said: ${name}`)
  yield Buffer.alloc(padding(size))
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

const line = (hash: Hash, name: string): string => `${hash.digest('hex')}  ${name}\n`

async function* hashed(bytes: Entry['bytes'], hash: Hash): AsyncGenerator<Buffer> {
  for await (const piece of bytes) {
    hash.update(piece)
    yield piece
  }
}

function headOf(name: string, size: number): Buffer {
  const names = splitName(name)
  if (names === undefined || size > LARGEST) throw new RangeError(`an entry of an archive is too large or its name too long: ${name}`)
  const head = Buffer.alloc(BLOCK)
  head.write(names.name, 0)
  head.write('0000600\0' + '0000000\0'.repeat(2) + `${octal(size, 11)}\0${octal(0, 11)}\0` + ' '.repeat(8) + '0', 100)
  head.write('ustar\u000000', 257)
  head.write(names.prefix, 345)
  head.write(`${octal(sumOf(head), 6)}\0 `, 148)
  return head
}

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0')

/** The sum of a head, its own place read as spaces. */
const sumOf = (head: Buffer): number => head.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)

function splitName(name: string): { readonly name: string; readonly prefix: string } | undefined {
  if (Buffer.byteLength(name) <= 100) return { name, prefix: '' }
  for (let at = name.indexOf('/'); at >= 0; at = name.indexOf('/', at + 1)) {
    const parts = { prefix: name.slice(0, at), name: name.slice(at + 1) }
    if (Buffer.byteLength(parts.prefix) <= 155 && Buffer.byteLength(parts.name) <= 100) return parts
  }
  return undefined
}

/** Reads an archive from its beginning; each entry's bytes before the next is asked for. Returns only where all of it was whole. */
export async function* entriesIn(path: string, signal?: AbortSignal, onBytes: (read: number) => void = () => undefined): AsyncGenerator<Entry> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  const content = createGunzip({ chunkSize: 256 * 1024 })
  const flowing = pipeline(file, content, signal === undefined ? {} : { signal })
  flowing.catch(() => undefined) // shows where the bytes are read
  const source = reader(content, () => onBytes(file.bytesRead))
  const sums: string[] = []
  try {
    for (;;) {
      const head = await source.exactly(BLOCK)
      const { name, size } = readHead(head)
      const hash = createHash('sha256')
      const bytes = source.upTo(size)
      if (name === SUMS) {
        const list: Buffer[] = []
        for await (const piece of bytes) list.push(piece)
        await source.exactly(padding(size))
        if (Buffer.concat(list).toString() !== sums.join('')) throw new Damaged('sums')
        if ((await source.exactly(2 * BLOCK)).some((byte) => byte !== 0)) throw new Damaged('end')
        for await (const rest of source.upTo(Infinity)) if (rest.length > 0) throw new Damaged('more')
        return
      }
      yield { name, size, bytes: hashed(bytes, hash) }
      // What nobody wanted still counts.
      for await (const piece of bytes) hash.update(piece)
      await source.exactly(padding(size))
      sums.push(line(hash, name))
    }
  } finally {
    file.destroy()
    content.destroy()
  }
}

function readHead(head: Buffer): { readonly name: string; readonly size: number } {
  const text = (from: number, length: number): string => head.toString('utf8', from, from + length).replace(/\0.*$/s, '')
  if (text(257, 5) !== 'ustar' || Number.parseInt(text(148, 7), 8) !== sumOf(head) || text(156, 1) !== '0') throw new Damaged('head')
  const name = [text(345, 155), text(0, 100)].filter((part) => part !== '').join('/')
  const size = Number.parseInt(text(124, 12), 8)
  if (!isEntryName(name) || !Number.isSafeInteger(size)) throw new Damaged('name')
  return { name, size }
}

type Source = { exactly(length: number): Promise<Buffer>; upTo(length: number): AsyncGenerator<Buffer> }

/** Chunks as they come, handed out in lengths as they are wanted. */
function reader(chunks: AsyncIterable<Buffer>, onChunk: () => void): Source {
  const coming = chunks[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  const upTo = async function* (length: number): AsyncGenerator<Buffer> {
    // Kept outside the loop: who stops in the middle and comes back gets what is left.
    while (length > 0) {
      if (rest.length === 0) {
        const next = await coming.next().catch((error: unknown) => Promise.reject(codeOf(error).startsWith('Z_') ? new Damaged('compression', { cause: error }) : error))
        if (next.done === true) {
          if (length === Infinity) return
          throw new Damaged('short')
        }
        onChunk()
        rest = next.value
      }
      const piece = rest.subarray(0, Math.min(length, rest.length))
      rest = rest.subarray(piece.length)
      length -= piece.length
      yield piece
    }
  }
  return {
    upTo,
    async exactly(length) {
      const pieces: Buffer[] = []
      for await (const piece of upTo(length)) pieces.push(piece)
      return Buffer.concat(pieces)
    },
  }
}
