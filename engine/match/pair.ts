/**
 * Two plans compared alone, sealed from all others: nothing but the two readings, weights from public texts and fixed thresholds decides, so that the answer says nothing of any third plan.
 * Coarse on purpose: one kind, three steps of strength, so that changing a text a little and asking again tells little. What may be shown of it decides the release: existence, field, topics.
 *
 * **Shapes**: two readings in, some 2 ms.
 * Measured (tools/figures/near.ts) on pairs of 505 research plans, which are hard: of 250 pairs one answers the same call. From {@link ALIKE} on 70 % do, and 21 % of those that do are found; without a neighbourhood to
 * hold a likeness against, no threshold does better. It was fixed before the other part was looked at: there all such pairs are of one call, and 22 % are found.
 */
import { ancestorsOf } from '../vocabulary/concept.ts'
import type { Matcher } from '../vocabulary/matcher.ts'
import { ownLikeness } from './aim.ts'
import { answersTo } from './complement.ts'
import { copiedBetween, FEWEST, shinglesOf } from './copied.ts'
import { lexiconOf } from './lexicon.ts'
import type { PlanReading } from './plan-reading.ts'
import { sharedTopics, type Holding } from './shared.ts'
import type { TermWeights } from './term-weights.ts'

type Strength = 'slight' | 'clear' | 'strong'

export type PairFinding = {
  /** The first that holds: wording in common, the same aim, one seeks what the other has. */
  readonly kind: 'copied' | 'same-aim' | 'complementary'
  readonly strength: Strength
  /** What both work on, or what one seeks and the other has: concepts, most important first. */
  readonly topics: readonly string[]
  /** The concept at the top of the vocabulary under which most of both lies; none where they have no field in common. */
  readonly field?: string
}

/** Likenesses from which the aim is the same: slightly, clearly, strongly. Of the pairs so found on `dev` 70, 96 and 100 % are of one call. */
export const ALIKE = [0.35, 0.4, 0.45] as const
/** Shares of the shorter text. Fewer words in common than a passage of twenty are a set phrase. */
const COPIED = [0, 0.2, 0.5] as const
/** Weights of the surest answer. A topic said once in full has .45. */
const ANSWERED = [0.4, 0.6, 0.8] as const

/** What two plans have to do with each other; nothing in particular: undefined. The same whichever comes first. */
export function comparePair(a: PlanReading, b: PlanReading, weights: TermWeights, vocabulary: Pick<Matcher, 'byId'>): PairFinding | undefined {
  const lexicon = lexiconOf(weights)
  const [here, there] = [lexicon.number(a), lexicon.number(b)]
  const [mine, theirs] = [shinglesOf(lexicon.wordingOf(here)), shinglesOf(lexicon.wordingOf(there))]
  const common = mine.places.keys().reduce((count, name) => count + Number(theirs.places.has(name)), 0)
  const copied = common < FEWEST ? undefined : { here: copiedBetween(mine, theirs), there: copiedBetween(theirs, mine) }
  const shared = sharedTopics([a.has, b.has], vocabulary).map(({ concept }) => concept)
  const found = (kind: PairFinding['kind'], strength: Strength, topics: readonly string[]): PairFinding => {
    const field = commonField(a, b, vocabulary)
    return { kind, strength, topics, ...(field === undefined ? {} : { field }) }
  }

  const copy = copied === undefined ? undefined : stepOf(copied.here.share, COPIED)
  if (copy !== undefined) return found('copied', copy, shared)
  const alike = stepOf(ownLikeness({ plan: here }, { plan: there }, lexicon), ALIKE)
  if (alike !== undefined) return found('same-aim', alike, shared)
  const answers = [...answersTo(a.seeks, b.has, vocabulary), ...answersTo(b.seeks, a.has, vocabulary)].toSorted((one, other) => other.weight - one.weight || (one.sought < other.sought ? -1 : 1))
  const answered = stepOf(answers[0]?.weight ?? 0, ANSWERED)
  return answered === undefined ? undefined : found('complementary', answered, [...new Set(answers.map(({ sought }) => sought))])
}

function stepOf(value: number, [slight, clear, strong]: readonly [number, number, number]): Strength | undefined {
  return value >= strong ? 'strong' : value >= clear ? 'clear' : value >= slight ? 'slight' : undefined
}

/** The field in which both hold or seek something, where the one that holds less has most; the first by name of equal ones. */
function commonField(a: PlanReading, b: PlanReading, { byId }: Pick<Matcher, 'byId'>): string | undefined {
  const [mine, theirs] = [a, b].map(({ has, seeks }) => weightOfFields([...has, ...seeks], byId))
  const both = [...(mine ?? [])].flatMap(([field, weight]) => (theirs?.has(field) === true ? [{ field, weight: Math.min(weight, theirs.get(field) ?? 0) }] : []))
  return both.toSorted((one, other) => other.weight - one.weight || (one.field < other.field ? -1 : 1))[0]?.field
}

function weightOfFields(holdings: readonly Holding[], byId: Matcher['byId']): Map<string, number> {
  const fields = new Map<string, number>()
  for (const { concept, weight } of holdings) {
    for (const one of [concept, ...ancestorsOf(concept, byId)]) if (byId.has(one) && (byId.get(one)?.broader ?? []).length === 0) fields.set(one, (fields.get(one) ?? 0) + weight)
  }
  return fields
}
