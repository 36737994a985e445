/**
 * From an exact intersection to the whole one: texts are incomplete, so an organisation that names five of six topics belongs to it, and a topic that nearly all members name as well.
 *
 * **Formula**: members and topics are taken in turn where the cells speak for them: Σ log(ρ / p_ij) over filled cells + Σ log((1 − ρ) / (1 − p_ij)) over holes > 0, with ρ = .85 the share of filled cells
 * in an intersection and p_ij what the null model gives; and where at least 60 % of the cells are filled. Ends when nothing changes, at the latest after eight rounds.
 * **Source**: log-likelihood ratio of two Bernoulli models; fault-tolerant concepts after Besson, Robardet, Boulicaut (2006); alternating search as in Cheng & Church (2000).
 */
import type { NullModel } from './null-model.ts'
import type { Reading } from './relation.ts'

const FILLED = 0.85
const LEAST_FILLED = 0.6
const MOST_ROUNDS = 8

export type Block = { readonly organisations: readonly number[]; readonly topics: readonly number[] }

/** The refined block, both lists ascending; may be smaller than it began where chance explains a part. */
export function refine(reading: Reading, model: NullModel, start: Block): Block {
  const speaksFor = (organisation: number, topic: number): number => {
    // Nothing is certain in texts: a chance of 0 or 1 is kept away from its end.
    const chance = Math.min(0.999, Math.max(1e-6, model.chance(organisation, topic)))
    return reading.holds(organisation, topic) ? Math.log(FILLED / chance) : Math.log((1 - FILLED) / (1 - chance))
  }
  let block = start
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { topics } = block
    const organisations = often(topics.map((topic) => reading.holdersOf(topic)), LEAST_FILLED).filter((organisation) => topics.reduce((sum, topic) => sum + speaksFor(organisation, topic), 0) > 0)
    const next = {
      organisations,
      topics: often(organisations.map((organisation) => reading.topicsOf(organisation)), LEAST_FILLED).filter((topic) => organisations.reduce((sum, organisation) => sum + speaksFor(organisation, topic), 0) > 0),
    }
    if (same(next.organisations, block.organisations) && same(next.topics, block.topics)) break
    block = next
  }
  return block
}

/** What stands in at least this share of the lists, ascending. */
function often(lists: readonly Int32Array[], share: number): number[] {
  const count = new Map<number, number>()
  for (const list of lists) for (const one of list) count.set(one, (count.get(one) ?? 0) + 1)
  return [...count].flatMap(([one, many]) => (many >= share * lists.length ? [one] : [])).toSorted((a, b) => a - b)
}

const same = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((one, at) => one === b[at])
