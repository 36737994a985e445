/** From the engine's profile of a text to what is kept of it: topics with weights, and the sentences that show them, so that no page needs the text. */
import type { Profile, Topic } from '#engine'
import type { KeptEvidence, KeptProfile } from './kept-profile.ts'
import { asksReading, type Curated } from './curation.ts'
import { oneLine, type Span } from './term-places.ts'

/** A page shows two, and a click some more. */
const MOST_EVIDENCE = 8
/** A list without full stops is one sentence for the engine, and can be a page long. */
const LONGEST = 600

/** What is kept of the profile of this text. */
export const keptProfile = (text: string, { language, topics, needs, terms }: Profile): KeptProfile => ({
  language,
  topics: [...topics.map((topic) => told(topic, 'has')), ...needs.map((topic) => told(topic, 'seeks'))],
  evidence: [...topics.flatMap((topic) => evidenceIn(text, topic, 'has')), ...needs.flatMap((topic) => evidenceIn(text, topic, 'seeks'))],
  terms,
})

const told = ({ concept, weight, count }: Topic, stance: 'has' | 'seeks'): KeptProfile['topics'][number] => ({ topic: concept, stance, weight, count })

/** One finding for each sentence, the first. */
function evidenceIn(text: string, { concept, evidence }: Topic, stance: 'has' | 'seeks'): KeptEvidence[] {
  const sentences = new Map(evidence.toReversed().map((one) => [one.sentence.start, one]))
  return [...sentences.values()]
    .toSorted((a, b) => a.start - b.start)
    .slice(0, MOST_EVIDENCE)
    .map(({ start, end, sentence, language }) => ({ topic: concept, stance, ...quoted(text, { start, end }, sentence), language, at: start }))
}

/** The sentence on one line, cut around the finding where it is long. */
function quoted(text: string, found: Span, sentence: Span): Pick<KeptEvidence, 'sentence' | 'found'> {
  const from = sentence.end - sentence.start <= LONGEST ? sentence.start : Math.max(sentence.start, found.start - LONGEST / 2)
  const to = Math.min(sentence.end, from + LONGEST)
  const opening = from > sentence.start ? '…' : ''
  const before = opening + oneLine(text.slice(from, found.start)).trimStart()
  const marked = oneLine(text.slice(found.start, Math.min(found.end, to)))
  const after = `${oneLine(text.slice(found.end, to)).trimEnd()}${to < sentence.end ? '…' : ''}`
  return { sentence: before + marked + after, found: [before.length, before.length + marked.length] }
}

/** The last act of curation after which texts are read anew; 0 where none asks for it. A profile made with this many acts is as good as new. */
export const readingVersion = (acts: readonly Curated[]): number => acts.findLast(({ act }) => asksReading(act, acts))?.version ?? 0
