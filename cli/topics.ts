/** `schnittmenge topics FILE…`: what each text is about, for a reader or as JSON. */
import { profile, rankTerms, say as sayEngine, type Matcher, type Profile, type Topic } from '#engine'
import { refused } from './exit.ts'
import { bold, dim, heading, marked, printable } from './look.ts'
import { progressOver } from './progress.ts'
import { readSource, type Source } from './read.ts'
import { conceptName, conceptNames, matcherFor } from './vocabularies.ts'
import { say, type Language } from './words.ts'

export type TopicsOptions = { readonly json: boolean; readonly lang?: Language; readonly vocabulary?: string }

/** Runs the command; prints to standard output. */
export async function topicsCommand(paths: readonly string[], options: TopicsOptions, language: Language): Promise<void> {
  const sources: Source[] = []
  for (const path of paths) sources.push(await readSource(path, language))
  const matcher = await matcherFor(options.vocabulary, language)
  const progress = progressOver(sources.length + 1, say(language, 'progress.reading'))
  progress.step(say(language, 'progress.vocabulary'), 'slow')
  const answers = sources.map((source) => {
    progress.step(source.path)
    return { source, profile: profileOf(source, matcher, options.lang, language) }
  })
  progress.done()
  if (options.json) {
    process.stdout.write(`${JSON.stringify(answers.map(({ source, profile: found }) => asJson(source, found, matcher)), null, 2)}\n`)
    return
  }
  process.stdout.write(answers.map(({ source, profile: found }) => asText(source, found, matcher, language, answers.length > 1)).join('\n'))
}

/** Profiles a source, or refuses with one sentence that names it. */
export function profileOf(source: Source, matcher: Matcher, lang: Language | undefined, language: Language): Profile {
  const result = profile(source.text, matcher, lang === undefined ? {} : { language: lang })
  if (!result.ok) {
    const hint = result.refusal.code === 'other-language' ? ` ${say(language, 'file.otherLanguage')}` : ''
    throw refused(language, 'file.refused', { path: source.path, sentence: sayEngine(result.refusal, language) + hint })
  }
  return result.value
}

function asJson(source: Source, found: Profile, matcher: Matcher): unknown {
  const topic = (entry: Topic): unknown => ({
    concept: entry.concept,
    name: conceptNames(entry.concept, matcher),
    weight: entry.weight,
    count: entry.count,
    coveredBy: entry.coveredBy,
    evidence: entry.evidence.map((place) => ({ start: place.start, end: place.end, found: source.text.slice(place.start, place.end), sentence: { ...place.sentence, text: source.text.slice(place.sentence.start, place.sentence.end) } })),
  })
  return {
    source: source.path,
    language: found.language,
    topics: found.topics.map(topic),
    needs: found.needs.map(topic),
    excluded: found.excluded.map(topic),
    terms: rankTerms([found.terms], { least: 1, most: 30 }),
  }
}

const SHOWN_TERMS = 12

function asText(source: Source, found: Profile, matcher: Matcher, language: Language, withName: boolean): string {
  const lines: string[] = []
  if (withName) lines.push(bold(printable(source.path)), '')
  const section = (title: string, topics: readonly Topic[]): void => {
    if (topics.length === 0) return
    lines.push(bold(title), '')
    for (const topic of topics) {
      if (isSaidByNarrower(topic, topics)) continue
      const broader = topics.filter((other) => other.coveredBy.includes(topic.concept) && isSaidByNarrower(other, topics)).map((other) => conceptName(other.concept, matcher, language))
      lines.push(`  ${heading(conceptName(topic.concept, matcher, language))} ${dim(topic.weight.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 }))}${broader.length === 0 ? '' : dim(` · ${say(language, 'topics.covered', { names: broader.join(', ') })}`)}`)
      const [first] = topic.evidence
      if (first !== undefined) lines.push(`    ${marked(source.text, first)}`)
    }
    lines.push('')
  }
  if (found.topics.length === 0) lines.push(say(language, 'topics.none'), '')
  section(say(language, 'topics.title'), found.topics)
  section(say(language, 'topics.needs'), found.needs)
  section(say(language, 'topics.excluded'), found.excluded)
  const terms = rankTerms([found.terms], { least: 1, most: SHOWN_TERMS })
  if (terms.length > 0) lines.push(bold(say(language, 'topics.terms')), '', `  ${terms.map((term) => printable(term.text)).join(' · ')}`, '')
  return lines.join('\n')
}

/** A broader topic is shown with its narrower one, unless the text speaks of it more than of any of them. */
function isSaidByNarrower(topic: Topic, topics: readonly Topic[]): boolean {
  return topics.some((other) => topic.coveredBy.includes(other.concept) && other.weight >= topic.weight)
}
