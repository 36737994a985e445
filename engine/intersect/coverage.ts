/** Which cells of the relation are told already, so that each intersection says something the better ones did not. */
import type { Block } from './refine.ts'

export class Coverage {
  readonly #cells = new Set<number>()
  readonly #width: number
  readonly #most: number

  /** In: the number of topics; the share of its cells up to which a block may be told already. */
  constructor(width: number, most: number) {
    this.#width = width
    this.#most = most
  }

  add({ organisations, topics }: Block): void {
    for (const organisation of organisations) for (const topic of topics) this.#cells.add(organisation * this.#width + topic)
  }

  /** Is too much of it told to be told again? */
  has({ organisations, topics }: Block): boolean {
    let many = 0
    for (const organisation of organisations) for (const topic of topics) if (this.#cells.has(organisation * this.#width + topic)) many++
    return many > this.#most * organisations.length * topics.length
  }
}
