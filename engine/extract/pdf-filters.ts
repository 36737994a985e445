/**
 * The filters of a PDF's streams that make data larger or hide what does: how long the result is, and the result.
 * **Shapes**: up to 50 MB in; out, up to a bound in bytes, in pieces. Cost: some 10 ms a megabyte that comes out, LZW 30 ms.
 * **Source**: ISO 32000-2, 7.4; RFC 1950, 2.2; RFC 1951. Where data is bad, what pdf.js makes of it counts.
 */
import { FlateErrorCode, Inflate } from 'fflate'

/** `ended`: the data said itself where it ends, or was bad before. */
type Decoded = { readonly size: number; readonly ended: boolean }
/** Gives the pieces to `take` and stops soon after `most` bytes. */
export type Filter = (data: Uint8Array, most: number, take: (piece: Uint8Array) => void) => Decoded

const STEP = 16_384

const flate: Filter = (data, most, take) => {
  if (((data[0] ?? 0) & 0x0f) !== 8 || (((data[0] ?? 0) << 8) | (data[1] ?? 0)) % 31 !== 0) return { size: 0, ended: true }
  let size = 0
  const stream = new Inflate((piece) => {
    size += piece.length
    take(piece)
  })
  try {
    for (let at = 2; at < data.length; at += STEP) {
      stream.push(data.subarray(at, at + STEP), at + STEP >= data.length)
      if (size > most) break
    }
  } catch (error) {
    return { size, ended: !(error instanceof Error && 'code' in error && error.code === FlateErrorCode.UnexpectedEOF) }
  }
  return { size, ended: true }
}

/** A place to write bytes one by one, handed on in pieces. */
function writer(take: (piece: Uint8Array) => void): { put: (byte: number) => void; size: () => number; done: (ended: boolean) => Decoded } {
  let piece = new Uint8Array(STEP)
  let filled = 0
  let before = 0
  const flush = (): void => {
    take(piece.subarray(0, filled))
    before += filled
    filled = 0
    piece = new Uint8Array(STEP)
  }
  const size = (): number => before + filled
  return {
    put: (byte) => {
      piece[filled++] = byte
      if (filled === STEP) flush()
    },
    size,
    done: (ended) => {
      flush()
      return { size: size(), ended }
    },
  }
}

const isBlank = (byte: number): boolean => byte <= 0x20 && (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)

const ascii85: Filter = (data, most, take) => {
  const out = writer(take)
  const group = [0, 0, 0, 0, 0]
  let filled = 0
  const write = (): void => {
    let number = 0
    for (let index = 0; index < 5; index++) number = number * 85 + (index < filled ? (group[index] ?? 0) : 117) - 33
    for (let index = 0; index < filled - 1; index++) out.put((number >>> (24 - 8 * index)) & 0xff)
    filled = 0
  }
  for (const byte of data) {
    if (isBlank(byte)) continue
    if (byte === 0x7e || out.size() > most) {
      write()
      return out.done(true)
    }
    if (byte === 0x7a && filled === 0) for (let index = 0; index < 4; index++) out.put(0)
    else {
      group[filled++] = byte
      if (filled === 5) write()
    }
  }
  write()
  return out.done(false)
}

const asciiHex: Filter = (data, most, take) => {
  const out = writer(take)
  let high = -1
  for (const byte of data) {
    if (byte === 0x3e || out.size() > most) {
      if (high >= 0) out.put(high << 4)
      return out.done(true)
    }
    const digit = Number.parseInt(String.fromCharCode(byte), 16)
    if (Number.isNaN(digit)) continue
    if (high >= 0) out.put((high << 4) | digit)
    high = high >= 0 ? -1 : digit
  }
  return out.done(false)
}

const runLength: Filter = (data, most, take) => {
  const out = writer(take)
  let at = 0
  while (at + 1 < data.length && out.size() <= most) {
    const length = data[at++] ?? 128
    if (length === 128) return out.done(true)
    const copied = length < 128 ? length + 1 : 1
    const times = length < 128 ? 1 : 257 - length
    for (let index = 0; index < copied && at + index < data.length; index++) for (let time = 0; time < times; time++) out.put(data[at + index] ?? 0)
    at += copied
  }
  return out.done(out.size() > most || data[at] === 128)
}

/** `early` as pdf.js takes it from the parameters, 1 where they are silent. */
const lzw = (early: number): Filter => (data, most, take) => {
  const out = writer(take)
  const values = new Uint8Array(4_096)
  const lengths = new Uint16Array(4_096)
  const before = new Uint16Array(4_096)
  for (let code = 0; code < 256; code++) {
    values[code] = code
    lengths[code] = 1
  }
  const sequence = new Uint8Array(4_097)
  let length = 0
  let previous = 0
  let next = 258
  let width = 9
  let held = 0
  let bits = 0
  let at = 0
  while (out.size() <= most) {
    while (bits < width) {
      if (at >= data.length) return out.done(false)
      held = ((held << 8) | (data[at++] ?? 0)) & 0xffffff
      bits += 8
    }
    bits -= width
    const code = (held >>> bits) & ((1 << width) - 1)
    const follows = length > 0
    if (code === 257) return out.done(true)
    if (code === 256) {
      width = 9
      next = 258
      length = 0
      continue
    }
    if (code < 256) {
      sequence[0] = code
      length = 1
    } else if (code < next) {
      length = Math.min(4_096, lengths[code] ?? 0)
      for (let index = length - 1, link = code; index >= 0; index--) {
        sequence[index] = values[link] ?? 0
        link = before[link] ?? 0
      }
    } else {
      sequence[length] = sequence[0] ?? 0
      length = Math.min(4_096, length + 1)
    }
    if (follows && next < 4_096) {
      before[next] = previous
      lengths[next] = (lengths[previous] ?? 0) + 1
      values[next] = sequence[0] ?? 0
    }
    if (follows) {
      next++
      width = ((next + early) & (next + early - 1)) === 0 ? Math.trunc(Math.min(Math.log2(next + early) + 1, 12)) : width
    }
    previous = code
    for (let index = 0; index < length; index++) out.put(sequence[index] ?? 0)
  }
  return out.done(true)
}

/** Filters by either of their names. */
export const FILTERS: ReadonlyMap<string, (early: number) => Filter> = new Map([
  ...['Fl', 'FlateDecode'].map((name) => [name, () => flate] as const),
  ...['A85', 'ASCII85Decode'].map((name) => [name, () => ascii85] as const),
  ...['AHx', 'ASCIIHexDecode'].map((name) => [name, () => asciiHex] as const),
  ...['RL', 'RunLengthDecode'].map((name) => [name, () => runLength] as const),
  ...['LZW', 'LZWDecode'].map((name) => [name, lzw] as const),
])

/** What decodes to a picture and is not looked into. */
export const PICTURES: ReadonlySet<string> = new Set(['DCT', 'DCTDecode', 'JPX', 'JPXDecode', 'CCF', 'CCITTFaxDecode', 'JBIG2Decode'])
