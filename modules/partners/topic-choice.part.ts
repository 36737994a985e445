/** Topics of a request: as ids of the alliance's topics, by what they are called, or as they are found in its text. */
import type { Concept } from '#engine'
import { accept, refuse, type Result } from '#platform/result'
import { plainWords } from '#platform/words'
import type { Topics } from './frame.part.tsx'

const labelsOf = ({ prefLabel, altLabel = {} }: Concept): string[] => [prefLabel.de, prefLabel.en, ...(altLabel.de ?? []), ...(altLabel.en ?? [])].filter((label) => label !== undefined)

const keyOf = (label: string): string => plainWords(label).join(' ')

/** The topic of this name, in either language; names before other labels. */
export function topicCalled({ concepts }: Pick<Topics, 'concepts'>, name: string): Result<string> {
  const asked = keyOf(name)
  const answering = [...concepts.values()].filter((concept) => labelsOf(concept).some((label) => keyOf(label) === asked))
  const [first] = answering.toSorted((a, b) => Number(isName(b, asked)) - Number(isName(a, asked)))
  return asked === '' || first === undefined ? refuse('invalid', 'request.noTopic') : accept(first.id)
}

const isName = ({ prefLabel: { de = '', en = '' } }: Concept, asked: string): boolean => [keyOf(de), keyOf(en)].includes(asked)

/** All of them are topics. */
export const soundTopics = ({ concepts }: Pick<Topics, 'concepts'>, topics: readonly string[]): Result<readonly string[]> => (topics.every((topic) => concepts.has(topic)) ? accept(topics) : refuse('invalid', 'request.noTopic'))
