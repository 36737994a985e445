/**
 * Learning from judged texts: an alliance confirms topics, and the engine learns to rank a vocabulary's concepts for a new text, also concepts whose words the text does not hold.
 * **Shapes**: some hundred texts with some concepts each in, one plain object out that can be stored as JSON. Cost: some seconds for 500 texts.
 * **Errors**: none. With too few examples nothing is learned, and ranking is plain label matching.
 * **Source**: an ensemble as in Annif (Suominen 2019): found labels and alike texts are features of one learner; features of a text come from the other groups' texts only.
 */
import type { Matcher } from '../vocabulary/matcher.ts'
import { candidatesOf } from './learn-features.ts'
import { memoryOf, remember, type Remembered } from './learn-memory.ts'
import { see } from './learn-sight.ts'
import { growTrees, type Trees } from './learn-trees.ts'

export type Example = {
  readonly text: string
  /** Ids of the confirmed concepts. None: the text was not judged, and only tells how common words are. */
  readonly concepts: readonly string[]
  /** Texts that belong together (one call, one organisation): they are kept apart in training, so that what is learned holds for others. Each text alone where missing. */
  readonly group?: string
}

/** What was learned; plain data. Holds word counts of the examples, no sentence: as confidential as they are. */
export type Ranking = { readonly remembered: readonly Remembered[]; readonly trees: Trees | undefined }

/** Fewer confirmed topics than this teach a learner nothing. */
const LEAST_CONFIRMED = 40

/** Learns from examples, in their order. Concepts that the vocabulary does not have are passed over. */
export function learnRanking(examples: readonly Example[], matcher: Matcher): Ranking {
  const sights = examples.map(({ text }) => see(text, matcher))
  const remembered = examples.map(({ concepts, group }, index): Remembered => remember(sights[index] ?? see('', matcher), matcher, concepts, group === undefined ? `#${index}` : `=${group}`))
  const memory = memoryOf(remembered, matcher)
  const rows: (readonly number[])[] = []
  const answers: boolean[] = []
  for (const index of memory.judged) {
    const text = memory.texts[index]
    const sight = sights[index]
    if (text === undefined || sight === undefined) continue
    for (const { concept, row } of candidatesOf(sight, memory, matcher, memory.groups.get(text.group))) {
      rows.push(row)
      answers.push(text.right.has(concept))
    }
  }
  const confirmed = answers.filter(Boolean).length
  return { remembered, trees: confirmed < LEAST_CONFIRMED || confirmed === answers.length ? undefined : growTrees(rows, answers) }
}
