/**
 * A made-up alliance with intersections planted in it, so that what is found can be compared with what is there.
 * Topics have Zipf popularity (exponent 1); one in twenty is cross-cutting, the others belong to one field. An organisation draws 70 % of its topics from its own field, 20 % from the cross-cutting ones, 10 % from anywhere.
 * A planted intersection: organisations and topics of two fields, each cell there but for the holes. Noise: each cell is dropped with probability p, and as many popular topics are added.
 */
import { seeded } from '../../engine/intersect/seeded.ts'

export type PlantedOptions = {
  readonly organisations: number
  readonly topics: number
  readonly fields: number
  readonly planted: number
  /** Mean number of topics an organisation draws for itself; planted topics come on top. */
  readonly mean: number
  readonly noise: number
  readonly seed: number
}

export type Planted = {
  /** The topics of each organisation, ascending. */
  readonly rows: number[][]
  readonly width: number
  /** The field of each organisation. */
  readonly fields: number[]
  readonly planted: readonly { readonly organisations: readonly number[]; readonly topics: readonly number[] }[]
}

const CROSS_CUTTING = 0.05
const HOLES = 0.05

/** The same options give the same alliance. */
export function plantedAlliance(options: PlantedOptions): Planted {
  const draw = seeded(options.seed)
  const below = (limit: number): number => Math.floor(draw() * limit)
  const { organisations, topics, fields, planted, mean, noise } = options

  const ranks = shuffled(topics, draw)
  const popularity = ranks.map((rank) => 1 / (rank + 1))
  const crossCutting = Math.round(topics * CROSS_CUTTING)
  const fieldOf = Array.from({ length: topics }, (_, topic) => (topic < crossCutting ? -1 : below(fields)))
  const all = urnOf(Array.from({ length: topics }, (_, topic) => topic), popularity)
  const crossing = urnOf(fieldOf.flatMap((field, topic) => (field === -1 ? [topic] : [])), popularity)
  const own = Array.from({ length: fields }, (_, field) => urnOf(fieldOf.flatMap((other, topic) => (other === field ? [topic] : [])), popularity))

  const home = Array.from({ length: organisations }, () => below(fields))
  const rows = home.map((field) => {
    const row = new Set<number>()
    // Between half and one and a half of the mean, so that rows differ in length.
    const wanted = Math.max(1, Math.round(mean * (0.5 + draw())))
    for (let tries = 0; row.size < wanted && tries < wanted * 20; tries++) {
      const kind = draw()
      row.add((kind < 0.7 ? (own[field] ?? all) : kind < 0.9 ? crossing : all)(draw()))
    }
    return row
  })

  const sets = Array.from({ length: planted }, () => {
    const first = below(fields)
    const second = (first + 1 + below(fields - 1)) % fields
    const within = (field: number | undefined): boolean => field === first || field === second
    const members = sample(home.flatMap((field, organisation) => (within(field) ? [organisation] : [])), 5 + below(36), draw)
    const shared = sample(fieldOf.flatMap((field, topic) => (within(field) ? [topic] : [])), 3 + below(6), draw)
    for (const member of members) for (const topic of shared) if (draw() >= HOLES) rows[member]?.add(topic)
    return { organisations: members.toSorted((a, b) => a - b), topics: shared.toSorted((a, b) => a - b) }
  })

  const noisy = rows.map((row) => {
    const kept = [...row].filter(() => draw() >= noise)
    const added = noise * row.size
    const many = Math.floor(added) + (draw() < added % 1 ? 1 : 0)
    return [...new Set([...kept, ...Array.from({ length: many }, () => all(draw()))])].toSorted((a, b) => a - b)
  })
  return { rows: noisy, width: topics, fields: home, planted: sets }
}

/** Draws by weight: a number from [0, 1) gives a topic. */
function urnOf(members: readonly number[], weights: readonly number[]): (chance: number) => number {
  let sum = 0
  const sums = members.map((member) => (sum += weights[member] ?? 0))
  return (chance) => {
    const wanted = chance * sum
    let low = 0
    let high = sums.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) > wanted) high = middle
      else low = middle + 1
    }
    return members[low] ?? 0
  }
}

function shuffled(length: number, draw: () => number): number[] {
  const list = Array.from({ length }, (_, at) => at)
  for (let at = length - 1; at > 0; at--) {
    const other = Math.floor(draw() * (at + 1))
    const kept = list[at] ?? 0
    list[at] = list[other] ?? 0
    list[other] = kept
  }
  return list
}

const sample = (from: readonly number[], many: number, draw: () => number): number[] =>
  shuffled(from.length, draw)
    .slice(0, many)
    .map((at) => from[at] ?? 0)
