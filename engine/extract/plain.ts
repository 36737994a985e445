/**
 * Bytes of unknown encoding to characters: a byte order mark decides, then a declared charset, then whether it is UTF-8; else it is windows-1252, as browsers do.
 * **Shapes**: up to 50 MB in, the same text out with line ends as `\n` and without the mark. Cost: some 5 ms a megabyte.
 * **Errors**: `unsupported` for bytes that are no text: NULs, control characters, or half of it outside ASCII and not UTF-8.
 * **Source**: WHATWG Encoding Standard, 4.2 and 6.
 */
import { accept, refuse, type Result } from '../result.ts'

/** What share of the characters may be control characters (a stray form feed or escape), and of the bytes of an unmarked text accented ones: German has some 2 %. */
const MOST_CONTROLS = 0.005
const MOST_ACCENTS = 0.3
const SAMPLE = 200_000

export function decode(bytes: Uint8Array, declared?: string): Result<string> {
  const marked = markedEncoding(bytes)
  if (marked !== undefined) return asText(new TextDecoder(marked).decode(bytes))
  if (bytes.subarray(0, SAMPLE).includes(0)) return refuse('unsupported')
  const foreign = declaredDecoder(declared)
  if (foreign !== undefined) return asText(foreign.decode(bytes))
  const unicode = new TextDecoder('utf-8').decode(bytes)
  if (isMostlyUnicode(unicode)) return asText(unicode)
  if (accents(bytes) > MOST_ACCENTS) return refuse('unsupported')
  return asText(new TextDecoder('windows-1252').decode(bytes))
}

function markedEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined
}

/** Only a charset that is neither Unicode nor Latin needs the declaration: those two are told apart by the bytes, which declarations often get wrong. */
function declaredDecoder(label: string | undefined): InstanceType<typeof TextDecoder> | undefined {
  if (label === undefined) return undefined
  try {
    const decoder = new TextDecoder(label.trim())
    return /^(?:utf-|windows-1252$)/.test(decoder.encoding) ? undefined : decoder
  } catch {
    // A label nobody knows says nothing.
    return undefined
  }
}

/** A file cut within a letter, or with one bad byte, is still UTF-8; a Latin text has a bad byte at almost every accent. */
function isMostlyUnicode(text: string): boolean {
  let bad = 0
  let good = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === 0xfffd) bad++
    else if (unit >= 0x80) good++
  }
  return bad * 3 <= good
}

function accents(bytes: Uint8Array): number {
  const sample = bytes.subarray(0, SAMPLE)
  let count = 0
  for (const byte of sample) if (byte >= 0x80) count++
  return count / Math.max(1, sample.length)
}

function asText(decoded: string): Result<string> {
  const controls = decoded.slice(0, SAMPLE).match(/[\0-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/g)?.length ?? 0
  if (controls > 4 && controls / Math.min(decoded.length, SAMPLE) > MOST_CONTROLS) return refuse('unsupported')
  return accept(decoded.includes('\r') ? decoded.replace(/\r\n?/g, '\n') : decoded)
}
