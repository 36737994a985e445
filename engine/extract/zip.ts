/**
 * The entries of a zip that are wanted, unpacked no further than a bound: sizes in headers lie, so the bytes that come out are counted.
 * **Shapes**: up to 50 MB in; entries are found by the directory at the end and unpacked one at a time when asked for. Cost: some 10 ms a megabyte unpacked.
 * **Errors**: `broken` (no directory, entries outside the file, bad data, wrong checksum), `encrypted`, `unpacks-too-large`.
 * **Source**: PKWARE APPNOTE 6.3.10, 4.3.7, 4.3.12, 4.3.16, 4.4.4. No zip64: its files are larger than any we read.
 */
import { Inflate } from 'fflate'
import { accept, refuse, type Result } from '../result.ts'
import { printSize } from '../sizes.ts'
import { ascii, findLast } from './bytes.ts'

export type Zip = {
  readonly names: readonly string[]
  /** The bytes of an entry; undefined where the zip has none of this name. All entries taken share the one bound. */
  readonly take: (name: string) => Result<Uint8Array> | undefined
}

type Entry = { readonly encrypted: boolean; readonly method: number; readonly checksum: number; readonly packed: number; readonly header: number }

const DIRECTORY_END = ascii('PK\u0005\u0006')
const END_LENGTH = 22
const LONGEST_COMMENT = 65_535
/** A slide deck has some thousand entries; more than this only a bomb has. */
const MOST_ENTRIES = 20_000

export function openZip(bytes: Uint8Array, unpackedBytes: number, format: string): Result<Zip> {
  const broken = refuse('broken', { format })
  const entries = directory(bytes)
  if (entries === undefined) return broken
  let left = unpackedBytes
  const take = (name: string): Result<Uint8Array> | undefined => {
    const entry = entries.get(name)
    if (entry === undefined) return undefined
    if (entry.encrypted) return refuse('encrypted')
    const packed = dataOf(bytes, entry)
    if (packed === undefined) return broken
    const unpacked = entry.method === 0 ? packed : entry.method === 8 ? inflate(packed, left) : undefined
    if (unpacked === 'too-large' || (unpacked?.length ?? 0) > left) return refuse('unpacks-too-large', { limit: printSize(unpackedBytes) })
    if (unpacked === undefined || checksum(unpacked) !== entry.checksum) return broken
    left -= unpacked.length
    return accept(unpacked)
  }
  return accept({ names: [...entries.keys()], take })
}

function directory(bytes: Uint8Array): Map<string, Entry> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findLast(bytes, DIRECTORY_END, bytes.length - END_LENGTH - LONGEST_COMMENT)
  if (end === -1 || end + END_LENGTH > bytes.length) return undefined
  const count = view.getUint16(end + 10, true)
  if (count > MOST_ENTRIES) return undefined
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return undefined
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    // Of two entries with one name the first counts, so that no later one can replace what was checked.
    if (!entries.has(name)) {
      entries.set(name, {
        encrypted: (view.getUint16(at + 8, true) & 1) === 1,
        method: view.getUint16(at + 10, true),
        checksum: view.getUint32(at + 16, true),
        packed: view.getUint32(at + 20, true),
        header: view.getUint32(at + 42, true),
      })
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function dataOf(bytes: Uint8Array, entry: Entry): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.header + 30 > bytes.length || view.getUint32(entry.header, true) !== 0x04034b50) return undefined
  const start = entry.header + 30 + view.getUint16(entry.header + 26, true) + view.getUint16(entry.header + 28, true)
  return start + entry.packed > bytes.length ? undefined : bytes.subarray(start, start + entry.packed)
}

/** Deflate gives at most 1,032 bytes for one, so a step of this many bytes cannot pass the bound by more than 17 MB. */
const STEP = 16_384

/** Unpacks raw deflate data, `undefined` where it is bad or ends early. */
function inflate(packed: Uint8Array, most: number): Uint8Array | 'too-large' | undefined {
  const pieces: Uint8Array[] = []
  let size = 0
  let finished = false
  const stream = new Inflate((piece, final) => {
    size += piece.length
    finished = final
    if (size <= most) pieces.push(piece)
  })
  try {
    for (let at = 0; at < packed.length; at += STEP) {
      stream.push(packed.subarray(at, at + STEP), at + STEP >= packed.length)
      if (size > most) return 'too-large'
    }
  } catch {
    // fflate throws at bad data; that is the file's fault, not ours.
    return undefined
  }
  return finished ? join(pieces, size) : undefined
}

function join(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1
  return remainder
})

/** CRC-32. Source: APPNOTE 4.4.7. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (let at = 0; at < bytes.length; at++) sum = (CRC[(sum ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (sum >>> 8)
  return ~sum >>> 0
}
