/**
 * Who holds which topic, on what evidence: the relation from which intersections are found.
 * **Shapes**: organisations × topics as flat arrays, some 20 bytes a cell; binary, at a level the caller chose.
 */
/* oxlint-disable typescript/no-non-null-assertion -- typed arrays are read only between bounds that the code around has just set */
import { columnsOf, type Rows } from './rows.ts'

export type Relation = {
  readonly rows: Rows
  /** Field of each organisation; equal numbers are one field, −1 (no field) too. */
  readonly fieldOf: ArrayLike<number>
  /** Evidence units of each cell, beside `rows.topics`: `units[starts[cell]] … units[starts[cell + 1] − 1]`. Without them every organisation counts for itself. */
  readonly evidence?: { readonly starts: Int32Array; readonly units: Int32Array }
  /** Topics that a topic implies (broader ones): a set of topics is judged without those another of it implies. */
  readonly implied?: readonly ReadonlySet<number>[]
}

/** Reads a relation both ways. */
export class Reading {
  readonly relation: Relation
  readonly height: number
  readonly width: number
  readonly #columns: ReturnType<typeof columnsOf>

  constructor(relation: Relation) {
    this.relation = relation
    this.height = relation.rows.starts.length - 1
    this.width = relation.rows.width
    this.#columns = columnsOf(relation.rows)
  }

  topicsOf(organisation: number): Int32Array {
    const { starts, topics } = this.relation.rows
    return topics.subarray(starts[organisation], starts[organisation + 1])
  }

  holdersOf(topic: number): Int32Array {
    const { starts, rows } = this.#columns
    return rows.subarray(starts[topic], starts[topic + 1])
  }

  /** How many hold it. */
  degreeOf(topic: number): number {
    const { starts } = this.#columns
    return starts[topic + 1]! - starts[topic]!
  }

  /** Where the cell stands in `rows.topics`; −1 where the organisation does not hold the topic. */
  cellOf(organisation: number, topic: number): number {
    const { starts, topics } = this.relation.rows
    let low = starts[organisation]!
    let high = starts[organisation + 1]! - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      if (topics[middle]! < topic) low = middle + 1
      else if (topics[middle]! > topic) high = middle - 1
      else return middle
    }
    return -1
  }

  holds(organisation: number, topic: number): boolean {
    return this.cellOf(organisation, topic) >= 0
  }

  /** The organisations that hold all of these topics, ascending. */
  sharing(topics: readonly number[]): number[] {
    const [rarest, ...others] = topics.toSorted((a, b) => this.degreeOf(a) - this.degreeOf(b) || a - b)
    if (rarest === undefined) return []
    return [...this.holdersOf(rarest)].filter((organisation) => others.every((topic) => this.holds(organisation, topic)))
  }

  /** The units that show a topic for an organisation. */
  unitsOf(organisation: number, topic: number): Int32Array {
    const { evidence } = this.relation
    const cell = this.cellOf(organisation, topic)
    if (evidence === undefined || cell < 0) return NONE
    return evidence.units.subarray(evidence.starts[cell], evidence.starts[cell + 1])
  }

  /** The topics without those that another of them implies. */
  withoutImplied(topics: readonly number[]): number[] {
    const { implied } = this.relation
    return implied === undefined ? [...topics] : topics.filter((topic) => !topics.some((other) => implied[other]!.has(topic)))
  }
}

const NONE = new Int32Array(0)
