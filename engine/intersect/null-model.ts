/**
 * What chance alone would give: the bipartite configuration model, one for each field. Within a field every organisation keeps its number of topics and every topic its number of organisations, both as expectations;
 * all else is as random as it can be (maximum entropy). So two optics firms that both name lasers surprise nobody, two firms of different fields may.
 *
 * **Formula**: p_ij = x_i y_j / (1 + x_i y_j) with Σ_j p_ij = d_i and Σ_i p_ij = c_j, sums within the field. Organisations of one degree share x, topics of one degree share y, so it is solved on degree classes.
 * **Shapes**: 10^5 organisations × 10^4 topics take tens of milliseconds. A full or empty row or column is certain (p = 1 or 0) and taken out first.
 * **Source**: Saracco, Di Clemente, Gabrielli, Squartini (2017), Inferring monopartite projections of bipartite networks; Squartini & Garlaschelli (2011). Sweeps after Vallarano et al. (2021).
 */
/* oxlint-disable typescript/no-non-null-assertion -- typed arrays are read only between bounds that the code around has just set */
import type { Rows } from './rows.ts'

/** Largest error of an expected degree, relative to it, at which the sweeps end; and how many there are at most. */
const PRECISION = 1e-7
const MOST_SWEEPS = 400

/** One field: classes of organisations (by degree) and of topics (by degree within the field). */
type Stratum = {
  /** How many organisations each class has. */
  readonly size: Int32Array
  /** p of organisation class a and topic class b at `b · (number of organisation classes) + a`. */
  readonly chance: Float64Array
  /** Class of each topic. */
  readonly kindOf: Int32Array
  /** The class of topics that nobody in the field holds; −1 where there is none. */
  readonly absent: number
  /** How many organisations the field has, and the mean p of each topic class over them. */
  readonly members: number
  readonly mean: Float64Array
}

export class NullModel {
  readonly #strata: readonly Stratum[]
  readonly #stratumOf: Int32Array
  readonly #classOf: Int32Array
  readonly #offsets: Int32Array

  /** `fieldOf` names the field of each row; rows with the same number (−1 for none, too) form one. */
  constructor(rows: Rows, fieldOf: ArrayLike<number>) {
    const height = rows.starts.length - 1
    const numbers = [...new Set(Array.from({ length: height }, (_, row) => fieldOf[row]!))].toSorted((a, b) => a - b)
    const stratumOfField = new Map(numbers.map((field, at) => [field, at]))
    const members = numbers.map((): number[] => [])
    this.#stratumOf = new Int32Array(height)
    for (let row = 0; row < height; row++) {
      const stratum = stratumOfField.get(fieldOf[row]!)!
      this.#stratumOf[row] = stratum
      members[stratum]!.push(row)
    }
    this.#classOf = new Int32Array(height)
    this.#offsets = new Int32Array(rows.width)
    this.#strata = members.map((list) => this.#solve(rows, list))
  }

  /** The chance that this organisation holds this topic. */
  chance(organisation: number, topic: number): number {
    const { size, chance, kindOf } = this.#strata[this.#stratumOf[organisation]!]!
    return chance[kindOf[topic]! * size.length + this.#classOf[organisation]!]!
  }

  /** How many organisations are expected to hold all of the first `size` topics: μ = Σ_i Π_j p_ij. Once `enough` is reached the sum may stop there. */
  expected(topics: ArrayLike<number>, size = topics.length, enough = Infinity): number {
    const offset = this.#offsets
    let sum = 0
    for (const { size: many, chance, kindOf, absent } of this.#strata) {
      const classes = many.length
      let at = 0
      for (; at < size; at++) {
        const kind = kindOf[topics[at]!]!
        if (kind === absent) break
        offset[at] = kind * classes
      }
      if (at < size) continue
      for (let row = 0; row < classes; row++) {
        let all = many[row]!
        for (let topic = 0; topic < size; topic++) all *= chance[offset[topic]! + row]!
        sum += all
      }
      if (sum >= enough) break
    }
    return sum
  }

  /**
   * A quick number that μ is not below: within a field all chances rise with x_i, so the mean of their product is at least the product of their means.
   * Source: Chebyshev's sum inequality (Hardy, Littlewood, Pólya 1934, § 2.17).
   */
  expectedAtLeast(topics: ArrayLike<number>, size: number): number {
    let sum = 0
    for (const { members, mean, kindOf } of this.#strata) {
      let all = members
      for (let at = 0; at < size && all > 0; at++) all *= mean[kindOf[topics[at]!]!]!
      sum += all
    }
    return sum
  }

  #solve({ starts, topics, width }: Rows, members: readonly number[]): Stratum {
    const inField = new Int32Array(width)
    for (const row of members) for (let at = starts[row]!; at < starts[row + 1]!; at++) inField[topics[at]!]!++
    const rowClasses = classesOf(members.map((row) => starts[row + 1]! - starts[row]!))
    members.forEach((row, at) => (this.#classOf[row] = rowClasses.classOf[at]!))
    const topicClasses = classesOf(inField)
    const chance = chances(rowClasses, topicClasses)
    const { size } = rowClasses
    const mean = Float64Array.from(topicClasses.size, (_, kind) => size.reduce((sum, many, row) => sum + many * chance[kind * size.length + row]!, 0) / members.length)
    return { size, kindOf: topicClasses.classOf, chance, absent: topicClasses.degree[0] === 0 ? 0 : -1, members: members.length, mean }
  }
}

type Classes = { readonly degree: Int32Array; readonly size: Int32Array; readonly classOf: Int32Array }

/** Numbers that are equal form a class; classes ascend by degree. */
function classesOf(degrees: ArrayLike<number>): Classes {
  const many = new Map<number, number>()
  for (let at = 0; at < degrees.length; at++) many.set(degrees[at]!, (many.get(degrees[at]!) ?? 0) + 1)
  const degree = Int32Array.from(many.keys()).toSorted()
  const at = new Map([...degree].map((value, index) => [value, index]))
  return { degree, size: degree.map((value) => many.get(value)!), classOf: Int32Array.from(degrees, (value) => at.get(value)!) }
}

/** p for each class of organisations and of topics. */
function chances(rows: Classes, topics: Classes): Float64Array {
  const classes = rows.size.length
  const chance = new Float64Array(classes * topics.size.length)
  const put = (row: number, topic: number, value: number): void => void (chance[topic * classes + row] = value)
  // What is certain comes out first, round by round: without it other rows or columns may become certain.
  const down = sideOf(rows, put)
  const across = sideOf(topics, (topic, row, value) => put(row, topic, value))
  while (takeCertain(down, across) || takeCertain(across, down));
  const a = [...down.open]
  const b = [...across.open]
  const { x, y } = sweep(a.map((row) => down.left[row]!), a.map((row) => rows.size[row]!), b.map((topic) => across.left[topic]!), b.map((topic) => topics.size[topic]!))
  a.forEach((row, i) => b.forEach((topic, j) => put(row, topic, (x[i]! * y[j]!) / (1 + x[i]! * y[j]!))))
  return chance
}

/** Classes not settled yet, and what is left of their degrees. */
type Side = { readonly left: Float64Array; readonly size: Int32Array; readonly open: Set<number>; readonly put: (own: number, other: number, chance: number) => void }

const sideOf = ({ degree, size }: Classes, put: Side['put']): Side => ({ left: Float64Array.from(degree), size, open: new Set(degree.keys()), put })

/** Takes out the full and the empty of one side. Out: whether there were any. */
function takeCertain(own: Side, across: Side): boolean {
  const all = [...across.open].reduce((sum, other) => sum + across.size[other]!, 0)
  const certain = [...own.open].filter((one) => own.left[one]! <= 0 || own.left[one]! >= all)
  for (const one of certain) {
    own.open.delete(one)
    if (own.left[one]! <= 0) continue
    for (const other of across.open) {
      own.put(one, other, 1)
      across.left[other]! -= own.size[one]!
    }
  }
  return certain.length > 0
}

/** Fixed-point sweeps for x and y: each side in turn is set so that its own sums would be right. */
function sweep(d: readonly number[], n: readonly number[], c: readonly number[], m: readonly number[]): { x: Float64Array; y: Float64Array } {
  const total = Math.sqrt(d.reduce((sum, degree, i) => sum + degree * n[i]!, 0))
  const x = Float64Array.from(d, (degree) => degree / total)
  const y = Float64Array.from(c, (degree) => degree / total)
  for (let sweeps = 0; sweeps < MOST_SWEEPS; sweeps++) {
    let error = 0
    for (let i = 0; i < x.length; i++) {
      let sum = 0
      for (let j = 0; j < y.length; j++) sum += (m[j]! * y[j]!) / (1 + x[i]! * y[j]!)
      error = Math.max(error, Math.abs(x[i]! * sum - d[i]!) / d[i]!)
      x[i] = d[i]! / sum
    }
    if (error < PRECISION) break
    for (let j = 0; j < y.length; j++) {
      let sum = 0
      for (let i = 0; i < x.length; i++) sum += (n[i]! * x[i]!) / (1 + x[i]! * y[j]!)
      y[j] = c[j]! / sum
    }
  }
  return { x, y }
}
