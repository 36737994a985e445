/**
 * What a PDF would make pdf.js do, looked at before it does: how large packed streams become, how many codes its fonts map, whether its pages are as many as it says.
 * A page of 300 kB can hold 300 MB of nothing.
 * **Shapes**: up to 50 MB in. Cost: finding the streams some 10 ms a megabyte, unpacking them some 10 ms a megabyte unpacked; stops at the bound.
 * Every object is looked at wherever it stands, also within other data, since the file's table may point anywhere. Pictures count a tenth: they are not unpacked for
 * their text, but a stream only called a picture would be.
 * **Errors**: `unpacks-too-large`, `too-many-pages`, `encrypted` (what is encrypted cannot be measured, also where no password is needed), `broken` (what no writer writes: a filter named by
 * reference, a stream within an object stream, font tables without measure, fewer pages than children).
 * **Source**: ISO 32000-2, 7.3.8 (streams), 7.4 (filters), 7.5.7 (object streams), 7.6 (encryption), 7.7.3 (pages).
 */
import { refuse, type Result } from '../result.ts'
import { printSize } from '../sizes.ts'
import { asLatin, ascii, find, standsAt } from './bytes.ts'
import type { Limits } from './limits.ts'
import { codesIn, mentionsRanges, MOST_CODES } from './pdf-cmaps.ts'
import { FILTERS, PICTURES, type Filter } from './pdf-filters.ts'
import { readFrom, type Entries, type Value, type Work } from './pdf-objects.ts'

export const BROKEN = refuse('broken', { format: 'PDF' })

const OBJECT = ascii('obj')
const CLOSES = ascii('end')
const END = ascii('endstream')
const PICTURE_SHARE = 0.1
/** How many times the bound may be unpacked, and the file be passed, before it is given up. */
const MOST_UNPACKED = 3
const MOST_PASSES = 6
/** Font tables and object streams are smaller. Of more than this only the size is told. */
const LARGEST_KEPT = 16_000_000
const MOST_FILTERS = 4

/** Why a PDF must not be given to pdf.js; undefined where it may. */
export function dangerOf(bytes: Uint8Array, limits: Limits): Result<never> | undefined {
  if (isEncrypted(bytes)) return refuse('encrypted')
  const most = limits.unpackedBytes
  const tooLarge = refuse('unpacks-too-large', { limit: printSize(most) })
  const reading: Work = { left: bytes.length * MOST_PASSES + 1_000_000 }
  const unpacking: Work = { left: most * MOST_UNPACKED + bytes.length * MOST_PASSES }
  let total = 0
  let codes = codesIn(bytes, reading)
  for (let at = find(bytes, OBJECT); at !== -1; at = find(bytes, OBJECT, at + 1)) {
    if (standsAt(bytes, CLOSES, at - CLOSES.length)) continue
    const reader = readFrom(bytes, at + OBJECT.length, reading)
    const value = reader.value()
    if (reader.gaveUp()) return BROKEN
    if (value?.kind !== 'dictionary') continue
    const pages = pagesDanger(value.entries, limits)
    if (pages !== undefined) return pages
    if (value.data === undefined) continue
    const chain = chainOf(value.entries)
    if (chain === undefined) return BROKEN
    const found = decode(bytes, value.data, value.entries, chain, most, unpacking)
    const isPicture = nameIn(value.entries, 'Subtype') === 'Image'
    // One stream is held in memory whole, so it must stay below the bound also where it counts less.
    if (found.size > most || unpacking.left < 0 || (total += found.size * (isPicture ? PICTURE_SHARE : 1)) > most) return tooLarge
    if (found.content === undefined) {
      if (found.ranges || isObjectStream(value.entries)) return BROKEN
      continue
    }
    if (chain.length > 0) codes += codesIn(found.content, { left: found.content.length * MOST_PASSES })
    if (codes > MOST_CODES) return BROKEN
    const within = isObjectStream(value.entries) ? objectsDanger(found.content, value.entries, limits) : undefined
    if (within !== undefined) return within
  }
  return codes > MOST_CODES ? BROKEN : undefined
}

/** `/Encrypt` as a key, in any way that a name can be written. Only a trailer has it, and that is never packed. */
const ENCRYPT = new RegExp(`/${Array.from('Encrypt', (letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16).replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`)})`).join('')}(?![\\w#])`)
const WINDOW = 1_000_000
const OVERLAP = 40

function isEncrypted(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += WINDOW) if (ENCRYPT.test(asLatin(bytes, at, at + WINDOW + OVERLAP))) return true
  return false
}

/** A node of the page tree with more children than pages would be read in part; one with more than may be read, for long. */
function pagesDanger(entries: Entries, limits: Limits): Result<never> | undefined {
  const kids = entries.get('Kids')
  const count = entries.get('Count')
  if (kids?.kind !== 'array' || count === undefined) return undefined
  if (kids.count > limits.pages) return refuse('too-many-pages', { pages: kids.count, limit: limits.pages })
  return count.kind === 'number' && count.number < kids.count ? BROKEN : undefined
}

const isObjectStream = (entries: Entries): boolean => entries.has('N') && entries.has('First')

function objectsDanger(content: Uint8Array, entries: Entries, limits: Limits): Result<never> | undefined {
  const first = entries.get('First')
  const reader = readFrom(content, first?.kind === 'number' ? Math.max(0, first.number) : 0, { left: content.length * MOST_PASSES })
  for (let value = reader.value(); value !== undefined; value = reader.value()) {
    if (value.kind !== 'dictionary') continue
    const danger = value.data === undefined ? pagesDanger(value.entries, limits) : BROKEN
    if (danger !== undefined) return danger
  }
  return reader.gaveUp() ? BROKEN : undefined
}

/** The filters of a stream in the order they are undone; undefined where that cannot be known, or is what nobody writes. */
function chainOf(entries: Entries): readonly Filter[] | undefined {
  const value = entries.get('F') ?? entries.get('Filter')
  const written = value?.kind === 'array' ? value.items : value === undefined ? [] : [value]
  if (value?.kind === 'reference' || (value?.kind === 'array' && value.count > MOST_FILTERS)) return undefined
  const early = earlyChange(entries.get('DP') ?? entries.get('DecodeParms'))
  const chain: Filter[] = []
  for (const [index, item] of written.entries()) {
    if (item.kind !== 'name') {
      // A file or a string under F is no filter; in a list it could be anything.
      if (value?.kind === 'array') return undefined
      continue
    }
    const filter = FILTERS.get(item.name)
    if (filter !== undefined) chain.push(filter(early))
    else if (item.name === 'BrotliDecode' || (PICTURES.has(item.name) && index < written.length - 1)) return undefined
  }
  return chain
}

function earlyChange(parameters: Value | undefined): number {
  for (const one of parameters?.kind === 'array' ? parameters.items : [parameters]) {
    const early = one?.kind === 'dictionary' ? one.entries.get('EarlyChange') : undefined
    if (early?.kind === 'number') return early.number
  }
  return 1
}

function nameIn(entries: Entries, key: string): string | undefined {
  const value = entries.get(key)
  return value?.kind === 'name' ? value.name : undefined
}

/** `content` only up to {@link LARGEST_KEPT}; `ranges`: what was not kept maps codes. */
type Found = { readonly size: number; readonly content?: Uint8Array; readonly ranges: boolean }

function decode(bytes: Uint8Array, start: number, entries: Entries, chain: readonly Filter[], most: number, work: Work): Found {
  const length = entries.get('Length')
  let end = endOf(bytes, start)
  const [first, ...others] = chain
  const isSure = length?.kind === 'number'
  if (isSure && length.number > end - start) end = Math.min(bytes.length, start + length.number)
  // Ranges in plain data were found where they stand. Where plain data of unknown length ends is not sure.
  if (first === undefined) return { size: end - start, ranges: false, ...(isSure ? { content: bytes.subarray(start, end) } : {}) }
  let found = run(first, bytes.subarray(start, end), most, work)
  // The closing word may be part of the data, put there to hide what follows: packed data says itself where it ends.
  while (!found.ended && end < bytes.length && work.left >= 0) {
    if (isSure) break
    end = endOf(bytes, end + END.length)
    found = run(first, bytes.subarray(start, end), most, work)
  }
  for (const filter of others) {
    if (found.content === undefined || work.left < 0) return { size: Infinity, ranges: false }
    found = run(filter, found.content, most, work)
  }
  return found
}

function run(filter: Filter, data: Uint8Array, most: number, work: Work): Found & { readonly ended: boolean } {
  let pieces: Uint8Array[] = []
  let kept = 0
  let ranges = false
  let tail = new Uint8Array()
  const { size, ended } = filter(data, most, (piece) => {
    kept += piece.length
    if (kept <= LARGEST_KEPT) pieces.push(piece)
    else {
      // The word may stand across two pieces.
      const seen = join([...pieces.slice(-1), tail, piece])
      ranges ||= mentionsRanges(seen)
      tail = seen.slice(-OVERLAP)
      pieces = []
    }
  })
  work.left -= data.length + size
  return { size, ended, ranges, ...(kept <= LARGEST_KEPT ? { content: join(pieces) } : {}) }
}

function join(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function endOf(bytes: Uint8Array, from: number): number {
  const end = find(bytes, END, from)
  return end === -1 ? bytes.length : end
}
