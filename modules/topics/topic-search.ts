/** Finding topics by what people call them, in either language: what is called exactly so first, then what begins so, then what holds it somewhere. */
import { nameOf, type Concept } from '#engine'
import { COLLATORS, type Language } from '#platform/words'
import type { TopicId } from './act.ts'
import { labelKey } from './terminology.ts'

const LONGEST = 200

/** Topics that answer to this text, the best first. Nothing answers to nothing. */
export function topicsCalled(text: string, concepts: Iterable<Concept>, language: Language): Concept[] {
  const asked = labelKey(text.slice(0, LONGEST))
  if (asked === '') return []
  const collator = COLLATORS[language]
  return [...concepts]
    .flatMap((concept) => {
      const place = Math.min(...labelsOf(concept).map((label) => nearness(labelKey(label), asked)))
      return place === FAR ? [] : [{ concept, place, name: nameOf(concept, language) }]
    })
    .toSorted((a, b) => a.place - b.place || collator.compare(a.name, b.name))
    .map(({ concept }) => concept)
}

/** The only topic of exactly this name or label; of two with the same label none. */
export function topicCalled(text: string, concepts: Iterable<Concept>): TopicId | undefined {
  const asked = labelKey(text)
  const [first, ...more] = [...concepts].filter((concept) => labelsOf(concept).some((label) => labelKey(label) === asked))
  return asked === '' || more.length > 0 ? undefined : first?.id
}

/** Every label that is shown: hidden ones are for texts. */
export const labelsOf = ({ prefLabel, altLabel = {} }: Concept): string[] => [...(prefLabel.de === undefined ? [] : [prefLabel.de]), ...(prefLabel.en === undefined ? [] : [prefLabel.en]), ...(altLabel.de ?? []), ...(altLabel.en ?? [])]

const FAR = 4

function nearness(label: string, asked: string): number {
  if (label === asked) return 0
  if (label.startsWith(asked)) return 1
  if (label.includes(` ${asked}`)) return 2
  return label.includes(asked) ? 3 : FAR
}
