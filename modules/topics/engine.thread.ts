/** The engine in a thread of its own: it profiles texts and computes maps while pages go on. What it reads with is built once, and anew only when acts of curation ask for a new reading. */
import { buildMatcher, profile, say, shippedVocabulary, type Matcher } from '#engine'
import { generalityOf } from '#engine/intersect'
import { answering } from '#platform/threads'
import { computeMap } from './computation.ts'
import type { TopicSpread } from './computed-map.ts'
import { curatedVocabulary, type Curated, type CuratedVocabulary } from './curation.ts'
import type { EngineAnswer, EngineQuestion, MapAnswer, MapQuestion, ProfileAnswer, ProfileQuestion, TermsAnswer, TermsQuestion } from './engine-talk.ts'
import { keptRoles } from './kept-roles.ts'
import { keptProfile, readingVersion } from './reading.ts'
import { insidesOf, termsOfText } from './search-terms.ts'
import { spreadsOf } from './spread.ts'

let ready: { readonly version: number; readonly matcher: Matcher } | undefined

/** Built from the acts up to the last that asks for a new reading, so that later ones change no profile. */
function matcherOf(acts: readonly Curated[]): Matcher {
  const version = readingVersion(acts)
  if (ready?.version !== version) ready = { version, matcher: buildMatcher(curatedVocabulary(shippedVocabulary(), acts.slice(0, version)).vocabulary) }
  return ready.matcher
}

let curated: { readonly version: number; readonly vocabulary: CuratedVocabulary } | undefined

/** With all acts; they are only ever added to. */
function vocabularyOf(acts: readonly Curated[]): CuratedVocabulary {
  const version = acts.at(-1)?.version ?? 0
  if (curated?.version !== version) curated = { version, vocabulary: curatedVocabulary(shippedVocabulary(), acts) }
  return curated.vocabulary
}

function profiles({ acts, texts }: ProfileQuestion): ProfileAnswer {
  const matcher = matcherOf(acts)
  return texts.map(({ text, language }) => {
    const result = profile(text, matcher, language === undefined ? {} : { language })
    return result.ok ? { profile: keptProfile(text, result.value) } : { refused: { de: say(result.refusal, 'de'), en: say(result.refusal, 'en') } }
  })
}

/** By counts: from one computation to the next those of most topics stay. */
const measures = new Map<string, TopicSpread['generality']>()
const MOST_MEASURES = 20_000

function measured(counts: readonly number[]): TopicSpread['generality'] {
  const key = counts.join()
  if (measures.has(key)) return measures.get(key)
  const { verdict, ...rest } = generalityOf(counts)
  const measure = verdict === 'measured' && 'value' in rest ? { value: rest.value, low: rest.low, high: rest.high } : undefined
  if (measures.size >= MOST_MEASURES) measures.clear()
  measures.set(key, measure)
  return measure
}

function map({ acts, audience, level, organisations, showings, words }: MapQuestion): MapAnswer {
  const { competences, needs, result } = computeMap(audience, level, organisations, showings, words, vocabularyOf(acts))
  const fields = new Map(organisations.flatMap(({ id, fields: [field], inside }) => (field === undefined || !inside ? [] : [[id, field] as const])))
  return {
    competences,
    needs,
    found: result.found,
    tested: result.tested,
    fromOrganisations: result.fromOrganisations,
    // The map's members are named by their ids.
    members: result.organisations as MapAnswer['members'],
    roles: keptRoles(result.roles.matrix()),
    spreads: spreadsOf(competences, (organisation) => fields.get(organisation), measured),
  }
}

/** Any reader will do: what acts of curation teach it changes few compounds. */
function terms({ names, texts }: TermsQuestion): TermsAnswer {
  const { reader } = ready?.matcher ?? matcherOf([])
  return { names: names.map((name) => insidesOf(name, reader)), texts: texts.map(({ text, language }) => termsOfText(text, reader, language)) }
}

answering((question: EngineQuestion): EngineAnswer => {
  switch (question.ask) {
    case 'profile':
      return profiles(question)
    case 'map':
      return map(question)
    case 'terms':
      return terms(question)
    case 'warm':
      // The German dictionary and labels are loaded by the first German text.
      profiles({ ask: 'profile', acts: [], texts: [{ text: 'Wir entwickeln Messtechnik für die Kunststoffverarbeitung.' }] })
      return undefined
  }
})
