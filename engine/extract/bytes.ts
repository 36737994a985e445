/** Looking things up in bytes. */

/** The bytes of an ASCII word. */
export const ascii = (word: string): Uint8Array => Uint8Array.from(word, (letter) => letter.charCodeAt(0))

/** Where `wanted` (not empty) first stands in `bytes` at or after `from` and wholly before `until`; -1 where nowhere. */
export function find(bytes: Uint8Array, wanted: Uint8Array, from = 0, until = bytes.length): number {
  const first = wanted[0] ?? 0
  for (let at = bytes.indexOf(first, from); at !== -1 && at + wanted.length <= until; at = bytes.indexOf(first, at + 1)) {
    if (standsAt(bytes, wanted, at)) return at
  }
  return -1
}

/** Where `wanted` last stands in `bytes`, at or after `from`; -1 where nowhere. */
export function findLast(bytes: Uint8Array, wanted: Uint8Array, from = 0): number {
  for (let at = bytes.length - wanted.length; at >= Math.max(0, from); at--) if (standsAt(bytes, wanted, at)) return at
  return -1
}

export function standsAt(bytes: Uint8Array, wanted: Uint8Array, at: number): boolean {
  for (let index = 0; index < wanted.length; index++) if (bytes[at + index] !== wanted[index]) return false
  return true
}

const latin = new TextDecoder('latin1')

/** Bytes as characters, one for one as far as ASCII goes: for looking at syntax, not for reading text. */
export const asLatin = (bytes: Uint8Array, from = 0, until = bytes.length): string => latin.decode(bytes.subarray(Math.max(0, from), Math.max(0, until)))
