/** Where the parts of the search for closed sets tell what they find: the set under way, how many were told, and whether the search has to end. */
/* oxlint-disable typescript/no-non-null-assertion -- the path is read below its own depth only */

type TellingOptions = {
  readonly minSize?: number
  readonly most?: number
  readonly visit?: (topics: Int32Array, size: number, support: number) => void
  readonly progress?: (tried: number, topics: number, sets: number) => void
}

const NOW_AND_THEN = 2 ** 18 - 1

export class Telling {
  /** The set under way: the first `depth` numbers. */
  readonly path: Int32Array
  depth = 0
  sets = 0
  ended = false
  /** Without a listener or a least size a set that cannot grow need not be spelled out. */
  readonly needsTopics: boolean
  readonly #names: Int32Array
  readonly #told: Int32Array
  readonly #minSize: number
  readonly #most: number
  readonly #visit: TellingOptions['visit']
  readonly #progress: TellingOptions['progress']
  #tried = 0

  constructor(names: Int32Array, { minSize = 1, most = Infinity, visit, progress }: TellingOptions) {
    this.path = new Int32Array(names.length)
    this.#told = new Int32Array(names.length)
    this.#names = names
    this.#minSize = minSize
    this.#most = most
    this.#visit = visit
    this.#progress = progress
    this.needsTopics = visit !== undefined || minSize > 1
  }

  /** So many topics have been tried at the root. */
  begin(tried: number): void {
    this.#tried = tried
    this.#progress?.(tried, this.#names.length, this.sets)
  }

  /** Tells the set under way, held by `support` rows. */
  tell(support: number): void {
    if (this.needsTopics) {
      if (this.depth < this.#minSize) return
      if (this.#visit !== undefined) {
        for (let at = 0; at < this.depth; at++) this.#told[at] = this.#names[this.path[at]!]!
        this.#visit(this.#told, this.depth, support)
      }
    }
    this.sets++
    if ((this.sets & NOW_AND_THEN) === 0) this.#progress?.(this.#tried, this.#names.length, this.sets)
    if (this.sets >= this.#most) this.ended = true
  }
}
