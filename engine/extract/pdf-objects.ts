/**
 * The objects of a PDF as far as they must be known before pdf.js reads it, cut into tokens exactly as it does: what it would see must not be hidden from us.
 * **Shapes**: bytes in; out, names, numbers and the skeleton of arrays and dictionaries, one object at a time. Strings are skipped, references not followed.
 * **Errors**: {@link Reader}'s `gaveUp` where something nests deeper, or makes more work, than any honest file.
 * **Source**: ISO 32000-2, 7.2 and 7.3; Lexer and Parser of pdf.js 5.
 */

export type Value =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'array'; /** The first few, and how many in all. */ readonly items: readonly Value[]; readonly count: number }
  | { readonly kind: 'dictionary'; readonly entries: Entries; /** Where its stream's data begins, if it has one. */ readonly data?: number }
  | { readonly kind: 'reference' }
  | { readonly kind: 'other' }
export type Entries = ReadonlyMap<string, Value>

type Token = { readonly kind: 'name' | 'number' | 'word' | 'string' | 'end'; readonly text: string }

/** What all reading of one file may cost in bytes passed; below zero it is over. */
export type Work = { left: number }

type Reader = {
  /** The next token; strings in angle brackets come with their digits, strings in round ones as `(`. */
  readonly token: () => Token
  readonly value: () => Value | undefined
  readonly gaveUp: () => boolean
}

const DEEPEST = 64
const KEPT_ITEMS = 16
const OTHER: Value = { kind: 'other' }
const REFERENCE: Value = { kind: 'reference' }
const END: Token = { kind: 'end', text: '' }

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x0c || byte === 0
const DELIMITERS = new Set(Array.from('()<>[]{}/%', (sign) => sign.charCodeAt(0)))
const isRegular = (byte: number | undefined): byte is number => byte !== undefined && !isBlank(byte) && !DELIMITERS.has(byte)
const isNumeral = (byte: number | undefined): boolean => byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e)

export function readFrom(bytes: Uint8Array, from: number, work: Work): Reader {
  let at = from
  let stuck = false

  const letters = (start: number): string => {
    let text = ''
    // Longer words and names mean nothing to anyone.
    for (let index = start; index < Math.min(at, start + 200); index++) text += String.fromCharCode(bytes[index] ?? 0)
    return text
  }

  function cut(): Token {
    for (let comment = false; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      if (comment) comment = byte !== 0x0a && byte !== 0x0d
      else if (byte === 0x25) comment = true
      else if (!isBlank(byte)) break
    }
    const start = at
    const byte = bytes[at++]
    if (byte === undefined) return END
    if (byte === 0x2f) {
      while (isRegular(bytes[at])) at++
      return { kind: 'name', text: letters(start + 1).replace(/#([\da-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) }
    }
    if (isNumeral(byte)) {
      while (isNumeral(bytes[at])) at++
      return { kind: 'number', text: letters(start) }
    }
    if (byte === 0x28) return roundString()
    if ((byte === 0x3c || byte === 0x3e) && bytes[at] === byte) {
      at++
      return { kind: 'word', text: byte === 0x3c ? '<<' : '>>' }
    }
    if (byte === 0x3c) {
      while (at < bytes.length && bytes[at] !== 0x3e) at++
      return { kind: 'string', text: letters(start + 1).concat(at++ - start > 200 ? '(' : '') }
    }
    if (!isRegular(byte)) return { kind: 'word', text: String.fromCharCode(byte) }
    // A byte outside ASCII before a letter is a word of its own to pdf.js.
    if ((byte < 0x20 || byte > 0x7f) && (bytes[at] ?? 0) >= 0x20 && (bytes[at] ?? 0) <= 0x7f) return { kind: 'word', text: '' }
    while (isRegular(bytes[at])) at++
    return { kind: 'word', text: letters(start) }
  }

  function roundString(): Token {
    for (let depth = 1; depth > 0 && at < bytes.length; at++) {
      if (bytes[at] === 0x5c) at++
      else if (bytes[at] === 0x28) depth++
      else if (bytes[at] === 0x29) depth--
    }
    return { kind: 'string', text: '(' }
  }

  function token(): Token {
    const start = at
    const found = cut()
    work.left -= at - start
    if (work.left < 0) stuck = true
    return stuck ? END : found
  }

  /** Is the next token this word? Passed if so. */
  function passes(word: string): boolean {
    const start = at
    if (token().text === word) return true
    at = start
    return false
  }

  function value(first: Token, depth: number): Value {
    if (depth > DEEPEST) stuck = true
    if (stuck) return OTHER
    if (first.kind === 'name') return { kind: 'name', name: first.text }
    if (first.kind === 'number') return isReference() ? REFERENCE : { kind: 'number', number: Number(first.text) }
    if (first.kind !== 'word') return OTHER
    // The beginning of an inline picture has no place here, and would be read on differently.
    if (first.text === 'BI') stuck = true
    if (first.text === '[') return array(depth)
    return first.text === '<<' ? dictionary(depth) : OTHER
  }

  function isReference(): boolean {
    const start = at
    if (token().kind === 'number' && passes('R')) return true
    at = start
    return false
  }

  function array(depth: number): Value {
    const items: Value[] = []
    let count = 0
    for (let next = token(); next.kind !== 'end' && !(next.kind === 'word' && next.text === ']'); next = token()) {
      const item = value(next, depth + 1)
      if (count++ < KEPT_ITEMS) items.push(item)
    }
    return { kind: 'array', items, count }
  }

  function dictionary(depth: number): Value {
    const entries = new Map<string, Value>()
    for (let key = token(); key.kind !== 'end' && !(key.kind === 'word' && key.text === '>>'); key = token()) {
      if (key.kind === 'name') entries.set(key.text, value(token(), depth + 1))
    }
    if (!passes('stream')) return { kind: 'dictionary', entries }
    // A stream within another object is allowed by nobody but read by pdf.js.
    if (depth > 0) stuck = true
    while (at < bytes.length && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++
    return { kind: 'dictionary', entries, data: bytes[at] === 0x0d && bytes[at + 1] === 0x0a ? at + 2 : at + 1 }
  }

  return {
    token,
    value: () => {
      const first = token()
      return first.kind === 'end' ? undefined : value(first, 0)
    },
    gaveUp: () => stuck,
  }
}
