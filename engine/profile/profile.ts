/**
 * What a text is about: its topics with weights and the sentences that show them, needs apart from competences, what it says it does not do.
 * **Shapes**: a text of up to some megabytes in; some dozens of topics out. Cost: dominated by reading (engine/text).
 * Deterministic to the byte; no clock, no randomness.
 */
import type { Language } from '../text/language.ts'
import type { Reading, Sentence } from '../text/reading.ts'
import { ancestorsOf } from '../vocabulary/concept.ts'
import type { Match, Matcher } from '../vocabulary/matcher.ts'
import { accept, refuse, type Result } from '../result.ts'
import { stancesOf, type Stance } from './stance.ts'
import { termsOf, type Candidate } from './terms.ts'

export type Evidence = {
  /** UTF-16 offsets in the source: the words found. */
  readonly start: number
  readonly end: number
  /** Offsets of the sentence around them. */
  readonly sentence: { readonly start: number; readonly end: number }
  readonly language: Language
  readonly kind: Match['kind']
}

export type Topic = {
  /** The concept's id in the matcher's vocabulary. */
  readonly concept: string
  /** 0 to 1: how much of the text's evidence speaks for it; comparable within one text. */
  readonly weight: number
  /** In the order of the text, at most twenty. */
  readonly evidence: readonly Evidence[]
  /** How often it was found in all. */
  readonly count: number
  /** Narrower topics of the same text that already say it: counted once, there. At most fifty. */
  readonly coveredBy: readonly string[]
}

export type Profile = {
  readonly language: Language
  readonly topics: readonly Topic[]
  readonly needs: readonly Topic[]
  readonly excluded: readonly Topic[]
  /** Phrases that no concept names yet. */
  readonly terms: readonly Candidate[]
}

/** A page shows some; the count tells the rest. */
const MOST_EVIDENCE = 20
const MOST_COVERING = 50

/** Profiles one text. Refuses a text without words (`empty`) or in neither language (`other-language`) unless `language` says how to read it. */
export function profile(text: string, matcher: Matcher, options: { readonly language?: Language } = {}): Result<Profile> {
  if (!/\p{L}/u.test(text)) return refuse('empty')
  const reading = matcher.reader.readText(text, options.language)
  if (reading.language === 'other') return refuse('other-language')
  return accept(profileOf(text, reading, reading.language, matcher))
}

type Found = { readonly evidence: Evidence[]; count: number; strength: number }

function profileOf(text: string, reading: Reading, language: Language, matcher: Matcher): Profile {
  const found: Record<Stance, Map<number, Found>> = { has: new Map(), seeks: new Map(), not: new Map() }
  const candidates: Candidate[] = []
  const said = stancesOf(text, reading.sentences)
  const sure = reading.sentences.map((sentence) => matcher.match(sentence))
  reading.sentences.forEach((sentence, index) => {
    const matches = withContext(sure, index, () => matcher.matchInContext(sentence))
    const stances = said[index] ?? []
    for (const match of matches) {
      const stance = stanceOf(match, sentence, stances)
      const here = found[stance].get(match.concept) ?? { evidence: [], count: 0, strength: 0 }
      found[stance].set(match.concept, here)
      here.count++
      here.strength += strengthOf(match, index)
      if (here.evidence.length < MOST_EVIDENCE) {
        here.evidence.push({ start: match.start, end: match.end, sentence: { start: sentence.start, end: sentence.end }, language: sentence.language, kind: match.kind })
      }
    }
    candidates.push(...termsOf(sentence, matches, stances))
  })
  const own = topicsOf(found.has, matcher)
  const ownIds = new Set(own.map((topic) => topic.concept))
  return {
    language,
    topics: own,
    // Who has something may still seek more of it: such a topic is both.
    needs: topicsOf(found.seeks, matcher),
    excluded: topicsOf(found.not, matcher).filter((topic) => !ownIds.has(topic.concept)),
    terms: candidates,
  }
}

/**
 * The matches of a sentence with those of its context labels: words that are everyday elsewhere (“Linsen”, “milling”) mean their trade where a sure topic stands in the same sentence or beside it.
 * Source: one sense per discourse (Gale, Church, Yarowsky 1992).
 */
function withContext(sure: readonly (readonly Match[])[], index: number, matchInContext: () => readonly Match[]): readonly Match[] {
  const own = sure[index] ?? []
  if (![sure[index - 1], own, sure[index + 1]].some((near) => near !== undefined && near.length > 0)) return own
  const added = matchInContext().filter((match) => !own.some((other) => other.lastWord >= match.firstWord && other.firstWord <= match.lastWord))
  return added.length === 0 ? own : [...own, ...added].toSorted((a, b) => a.start - b.start || b.length - a.length || a.concept - b.concept)
}

/** A match takes the strongest thing said of its words: an absence over a need over a competence. “lösungsmittelfrei” holds its own negation. */
function stanceOf(match: Match, sentence: Sentence, stances: readonly Stance[]): Stance {
  const last = sentence.words[match.lastWord]
  if (match.kind === 'part' && last !== undefined && /(?:frei|los)(?:e[nmrs]?)?$/i.test(last.text)) return 'not'
  const said = new Set(stances.slice(match.firstWord, match.lastWord + 1))
  return said.has('not') ? 'not' : said.has('seeks') ? 'seeks' : 'has'
}

const KIND_STRENGTH: Record<Match['kind'], number> = { whole: 1, head: 0.9, order: 0.8, part: 0.55 }

/** Longer labels and earlier sentences say more; the first sentence of a profile is its headline. */
function strengthOf(match: Match, sentence: number): number {
  return KIND_STRENGTH[match.kind] * (1 + 0.25 * Math.min(3, match.length - 1)) * (sentence < 2 ? 1.3 : 1)
}

function topicsOf(found: ReadonlyMap<number, Found>, matcher: Matcher): Topic[] {
  const covered = new Map([...found.keys()].map((index) => [matcher.idAt(index), [] as string[]])) // filled below
  for (const id of covered.keys()) {
    for (const above of ancestorsOf(id, matcher.byId)) {
      const narrower = covered.get(above)
      if (narrower !== undefined && narrower.length < MOST_COVERING) narrower.push(id)
    }
  }
  return [...found]
    .map(([index, { evidence, count, strength }]): Topic => {
      const concept = matcher.idAt(index)
      return { concept, weight: round(1 - Math.exp(-0.6 * strength)), evidence, count, coveredBy: (covered.get(concept) ?? []).toSorted() }
    })
    .toSorted((a, b) => b.weight - a.weight || b.count - a.count || (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0) || (a.concept < b.concept ? -1 : 1))
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4
