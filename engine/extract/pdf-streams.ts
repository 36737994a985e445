/**
 * How large the packed streams of a PDF become, before pdf.js unpacks any into memory: a page of 300 kB can hold 300 MB of nothing.
 * **Shapes**: up to 50 MB in. Cost: finding the streams some 3 ms a megabyte, unpacking them some 10 ms a megabyte unpacked; stops at the bound.
 * A deflate stream is known by its header, whatever its dictionary calls it. Pictures count a tenth: they are not unpacked for their text, but a stream only
 * called a picture would be. LZW and run-length streams count by the most they could become. Streams of an encrypted file cannot be measured.
 * **Source**: ISO 32000-2, 7.3.8 (streams), 7.4 (filters); RFC 1950, 2.2; RFC 1951.
 */
import { FlateErrorCode, Inflate } from 'fflate'
import { asLatin, ascii, find } from './bytes.ts'

const STREAM = ascii('stream')
const END = ascii('endstream')
/** How far before its data a stream's dictionary is looked for. */
const DICTIONARY = 2_048
const PICTURE_SHARE = 0.1
const STEP = 16_384
/** Growth of the other filters at most: LZW 4,096 bytes for 12 bits, run length 128 bytes for two. */
const LZW_GROWTH = 2_731
const RUN_GROWTH = 64
const FLATE_GROWTH = 1_032
/** How many times the bound may be unpacked while looking for the ends of streams. */
const MOST_WORK = 3

/** All streams together in bytes, or `too-large` where they pass `most`. */
export function unpackedSize(bytes: Uint8Array, most: number): number | 'too-large' {
  let total = 0
  let work = 0
  let before = 0
  for (let at = find(bytes, STREAM); at !== -1; at = find(bytes, STREAM, at)) {
    const start = dataStart(bytes, at + STREAM.length)
    if (start === undefined) {
      at += STREAM.length
      continue
    }
    const dictionary = dictionaryBefore(bytes, Math.max(before, at - DICTIONARY), at)
    const share = /\/Subtype\s*\/Image\b/.test(dictionary) ? PICTURE_SHARE : 1
    const first = endOf(bytes, start)
    let end = first
    let unpacked = unpackedData(bytes.subarray(start, end), most)
    // The closing word may be part of the data, put there to hide what follows: packed data says itself where it ends.
    while (!unpacked.ended && end < bytes.length && (work += unpacked.size) <= most * MOST_WORK) {
      end = endOf(bytes, end + END.length)
      unpacked = unpackedData(bytes.subarray(start, end), most)
    }
    const size = unpacked.size * growthOf(dictionary)
    // One stream is held in memory whole, so it must stay below the bound also where it counts less.
    if (size > most || work > most * MOST_WORK || (total += size * share) > most) return 'too-large'
    before = first
    at = Math.min(bytes.length, first + END.length)
  }
  return total
}

function endOf(bytes: Uint8Array, from: number): number {
  const end = find(bytes, END, from)
  return end === -1 ? bytes.length : end
}

/** The keyword is followed by a line end; the same letters elsewhere are not one. */
function dataStart(bytes: Uint8Array, at: number): number | undefined {
  if (bytes[at] === 0x0a) return at + 1
  if (bytes[at] !== 0x0d) return undefined
  return bytes[at + 1] === 0x0a ? at + 2 : at + 1
}

function dictionaryBefore(bytes: Uint8Array, from: number, until: number): string {
  const text = asLatin(bytes, from, until)
  return text.slice(text.lastIndexOf(' obj') + 1)
}

/** By how much the filters besides one deflate could enlarge the data. Deflate within deflate is written by nobody but who wants to hide its size. */
function growthOf(dictionary: string): number {
  let flates = 0
  let growth = 1
  for (const [filter] of dictionary.matchAll(/\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b/g)) {
    if (filter.startsWith('/F')) growth *= flates++ === 0 ? 1 : FLATE_GROWTH
    else growth *= filter.startsWith('/L') ? LZW_GROWTH : RUN_GROWTH
  }
  return growth
}

type Unpacked = { readonly size: number; readonly ended: boolean }

const isDeflate = (data: Uint8Array): boolean => ((data[0] ?? 0) & 0x0f) === 8 && (((data[0] ?? 0) << 8) | (data[1] ?? 0)) % 31 === 0

/** Stops soon after `most`. Bad data has ended too: what came out so far is what pdf.js would get. */
function unpackedData(data: Uint8Array, most: number): Unpacked {
  if (!isDeflate(data)) return { size: data.length, ended: true }
  let size = 0
  const stream = new Inflate((piece) => {
    size += piece.length
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
