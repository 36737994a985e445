/**
 * A quick no: letters that no known word begins with, or that are no known word, are told by two bits a hash, without making a string.
 * Never a false no; a false yes in some of twenty cases only costs a look into the exact tables.
 * **Shapes**: some 10^5 words in two megabits each; a word of n letters is asked n² times, a step each.
 * **Source**: Bloom (1970), Space/time trade-offs in hash coding with allowable errors, with one hash; FNV-1a for it.
 */

const BITS = 23
const MASK = (1 << BITS) - 1
const START = 0x811c9dc5

export class Forms {
  readonly #words: Uint32Array
  readonly #beginnings: Uint32Array

  /** Empty, or a copy that can be added to. */
  constructor(other?: Forms) {
    this.#words = other === undefined ? new Uint32Array(1 << (BITS - 5)) : other.#words.slice()
    this.#beginnings = other === undefined ? new Uint32Array(1 << (BITS - 5)) : other.#beginnings.slice()
  }

  /** Before the first letter. */
  static readonly start = START

  /** One letter further. */
  static next(hash: number, letter: number): number {
    return Math.imul(hash ^ letter, 0x01000193)
  }

  add(word: string): void {
    let hash = START
    for (let at = 0; at < word.length; at++) {
      hash = Forms.next(hash, word.charCodeAt(at))
      put(this.#beginnings, hash)
    }
    put(this.#words, hash)
  }

  mayBeWord(hash: number): boolean {
    return has(this.#words, hash)
  }

  mayBegin(hash: number): boolean {
    return has(this.#beginnings, hash)
  }
}

const placeOf = (hash: number): number => (hash ^ (hash >>> 15)) & MASK

function put(bits: Uint32Array, hash: number): void {
  const place = placeOf(hash)
  bits[place >>> 5] = (bits[place >>> 5] ?? 0) | (1 << (place & 31))
}

const has = (bits: Uint32Array, hash: number): boolean => {
  const place = placeOf(hash)
  return (((bits[place >>> 5] ?? 0) >>> (place & 31)) & 1) === 1
}
