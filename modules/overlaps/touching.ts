/**
 * Do two plans that are not open touch? By their texts alone, with what words weigh in public texts: the answer says nothing of any third plan.
 * Only copied text and the same aim count: whether one seeks what the other has would be the cheapest question an attacker can ask, topic by topic.
 */
import { near, type Matcher } from '#engine'
import type { Kind, Strength } from './finding.ts'
import type { Passage } from './notice.ts'
import type { ComparedText } from './plan-text.ts'

export type Touching = { readonly kind: Kind; readonly strength: Strength; readonly passages: readonly Passage[] }

const STRENGTH = { slight: 'some', clear: 'clear', strong: 'strong' } as const
const RANK: readonly Strength[] = ['strong', 'clear', 'some']

/** As much of each text as tells what it is about. */
const PASSAGE = 1_200

const read = (texts: readonly ComparedText[]) => texts.map((text) => ({ text, reading: near.readPlan(text) }))

/** The strongest in any two of their languages. */
export function touchesIn(one: readonly ComparedText[], other: readonly ComparedText[], weights: near.TermWeights, vocabulary: Pick<Matcher, 'byId'>): Touching | undefined {
  const theirs = read(other)
  return read(one)
    .flatMap((here) => theirs.flatMap((there): Touching[] => {
      const found = near.comparePair(here.reading, there.reading, weights, vocabulary)
      return found === undefined || found.kind === 'complementary' ? [] : [{ kind: found.kind, strength: STRENGTH[found.strength], passages: [{ a: here.text.text.slice(0, PASSAGE), b: there.text.text.slice(0, PASSAGE) }] }]
    }))
    .toSorted((a, b) => RANK.indexOf(a.strength) - RANK.indexOf(b.strength))[0]
}
