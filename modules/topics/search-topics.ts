/**
 * Topics found by what they are called, in either language, in memory: an alliance's vocabulary has some thousand, and what curation changed is found at once.
 * **Shapes**: some 10,000 labels; a question takes a millisecond or two.
 */
import type { Concept } from '#engine'
import { plain, plainWords } from '#platform/words'
import type { TopicId } from './act.ts'
import { answersTo, isSlip, type Asked } from './search-terms.ts'

/** `rank`: preferred before alternative, those before hidden. */
type LabelWords = { readonly topic: TopicId; readonly text: string; readonly words: readonly string[]; readonly rank: number }

export type TopicIndex = { readonly labels: readonly LabelWords[]; /** Plain words, and how they are written. */ readonly words: ReadonlyMap<string, string> }

/** Every label of every topic; hidden ones too: they are for finding. */
export function topicIndex(concepts: Iterable<Concept>): TopicIndex {
  const spelled = new Map<string, string>()
  const labels = [...concepts].flatMap(({ id, prefLabel, altLabel, hiddenLabel }) =>
    [[prefLabel.de, prefLabel.en], [...(altLabel?.de ?? []), ...(altLabel?.en ?? [])], [...(hiddenLabel?.de ?? []), ...(hiddenLabel?.en ?? [])]].flatMap((some, rank) =>
      some.flatMap((label = '') => {
        const words = plainWords(label)
        for (const [word] of label.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) if (!spelled.has(plain(word))) spelled.set(plain(word), word)
        return words.length === 0 ? [] : [{ topic: id, text: words.join(' '), words, rank }]
      }),
    ),
  )
  return { labels, words: spelled }
}

/** Called so, called so but for an ending, beginning so, having each word, having it inside a word. */
const NEAR = { called: 0, begins: 1, words: 2, inside: 3 } as const
const FAR = 4

/** The smaller the nearer; of what is equally near, names come before other labels. */
export type FoundTopic = { readonly topic: TopicId; readonly near: number }

const RANKS = 3

/** Topics that answer, the nearest first; among equals in the order given. */
export function topicsFor({ labels }: TopicIndex, asked: Asked): FoundTopic[] {
  if (asked.isNothing) return []
  const found = new Map<TopicId, number>()
  for (const label of labels) {
    if (!mayAnswer(label.text, asked)) continue
    const near = nearness(label, asked) + label.rank / RANKS
    if (near < (found.get(label.topic) ?? FAR)) found.set(label.topic, near)
  }
  return [...found].map(([topic, near]) => ({ topic, near })).toSorted((a, b) => a.near - b.near)
}

/** A quick no: a word that is not there in any form. */
const mayAnswer = (text: string, { words }: Asked): boolean => words.every(({ typed, forms }) => text.includes(typed) || forms.some((form) => text.includes(form)))

function nearness({ text, words }: LabelWords, asked: Asked): number {
  if (text === asked.text || (asked.words.length === words.length && asked.words.every(({ typed, forms }, at) => words[at] === typed || forms.some((form) => words[at] === form)))) return NEAR.called
  if (text.startsWith(asked.text)) return NEAR.begins
  let isWhole = true
  for (const word of asked.words) {
    if (words.some((one) => one.startsWith(word.typed) || word.forms.includes(one))) continue
    if (!words.some((one) => answersTo(one, word))) return FAR
    isWhole = false
  }
  return isWhole ? NEAR.words : NEAR.inside
}

const MOST_MEANT = 12
const SHORTEST_MEANT = 4

/** Topics that are meant by this, so that whatever shows them is found, in whichever language it is written. A few letters mean nothing yet. */
export const topicsMeant = (index: TopicIndex, asked: Asked): TopicId[] => meantAmong(topicsFor(index, asked), asked)

/** The same of those that were found already. */
export function meantAmong(found: readonly FoundTopic[], asked: Asked): TopicId[] {
  if (asked.text.length < SHORTEST_MEANT) return []
  const called = found.filter(({ near }) => Math.floor(near) === NEAR.called)
  return (called.length > 0 ? called : found.filter(({ near }) => Math.floor(near) === NEAR.begins)).slice(0, MOST_MEANT).map(({ topic }) => topic)
}

/** Words of labels that are one slip from this one, as they are written. */
export const wordsNear = ({ words }: TopicIndex, word: string): string[] => (word.length < SHORTEST_MEANT ? [] : [...words].flatMap(([one, written]) => (isSlip(one, word) ? [written] : [])))
