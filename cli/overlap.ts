/** `schnittmenge overlap PATH…`: the topics that two or more organisations share, who, and a quote each. */
import { sharedTopics, type Evidence, type Matcher, type SharedTopic, type Topic } from '#engine'
import { Refused, wrongUse } from './exit.ts'
import { bold, dim, heading, marked } from './look.ts'
import { progressOver } from './progress.ts'
import { organisationPaths, readOrganisation, skippedSentence, type Organisation, type Source } from './read.ts'
import { profileOf } from './topics.ts'
import { conceptName, conceptNames, matcherFor } from './vocabularies.ts'
import { say, type Language } from './words.ts'

export type OverlapOptions = { readonly json: boolean; readonly all: boolean; readonly lang?: Language; readonly vocabulary?: string }

type Quote = { readonly source: Source; readonly evidence: Evidence }
type Held = { weight: number; readonly quotes: Quote[] }
type Read = { readonly organisation: Organisation; readonly topics: ReadonlyMap<string, Held> }

const SHOWN = 25

/** Runs the command; prints to standard output, passed-over files to standard error. */
export async function overlapCommand(paths: readonly string[], options: OverlapOptions, language: Language): Promise<void> {
  const organisations = await organisationPaths(paths, language)
  if (organisations.length < 2) throw wrongUse(language, 'overlap', 'use.needsTwo')
  const progress = progressOver(organisations.length * 2 + 1, say(language, 'progress.reading'))
  const whole: Organisation[] = []
  for (const path of organisations) {
    progress.step(path)
    whole.push(await readOrganisation(path, language, (sentence) => process.stderr.write(`${sentence}\n`)))
  }
  const matcher = await matcherFor(options.vocabulary, language)
  progress.step(say(language, 'progress.vocabulary'), 'slow')
  const read = whole.map((organisation): Read => {
    progress.step(organisation.name)
    return { organisation, topics: topicsOf(organisation, matcher, options.lang, language) }
  })
  progress.done()
  const shared = sharedTopics(
    read.map(({ topics }) => [...topics].map(([concept, { weight }]) => ({ concept, weight }))),
    matcher,
  )
  process.stdout.write(options.json ? `${JSON.stringify(asJson(shared, read, matcher), null, 2)}\n` : asText(shared, read, matcher, options.all, language))
}

/** The topics of all texts of an organisation together; a text that cannot be profiled is told and passed over where there are others. */
function topicsOf(organisation: Organisation, matcher: Matcher, lang: Language | undefined, language: Language): Map<string, Held> {
  const held = new Map<string, Held>()
  let readable = 0
  let last: unknown
  for (const source of organisation.sources) {
    let topics: readonly Topic[]
    try {
      topics = profileOf(source, matcher, lang, language).topics
      readable++
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      last = error
      if (organisation.sources.length > 1) process.stderr.write(`${skippedSentence(language, error)}\n`)
      continue
    }
    for (const topic of topics) {
      const here = held.get(topic.concept) ?? { weight: 0, quotes: [] }
      held.set(topic.concept, here)
      here.weight = 1 - (1 - here.weight) * (1 - topic.weight)
      here.quotes.push(...topic.evidence.map((evidence) => ({ source, evidence })))
    }
  }
  if (readable === 0) throw last
  return held
}

/** The clearest sentence: in the reader's language, whole words, of a readable length, early. */
function bestQuote(quotes: readonly Quote[], language: Language): Quote | undefined {
  const rank = ({ evidence }: Quote): number => {
    const length = evidence.sentence.end - evidence.sentence.start
    return (evidence.language === language ? 0 : 100) + (evidence.kind === 'whole' ? 0 : 10) + (length < 30 ? 20 : length > 300 ? 15 : 0)
  }
  return quotes.toSorted((a, b) => rank(a) - rank(b))[0]
}

function quoteOf(read: Read, by: string, language: Language): Quote | undefined {
  return bestQuote(read.topics.get(by)?.quotes ?? [], language)
}

function asText(shared: readonly SharedTopic[], read: readonly Read[], matcher: Matcher, all: boolean, language: Language): string {
  if (shared.length === 0) return `${say(language, 'overlap.none')}\n`
  const lines = [say(language, 'overlap.lead', { organisations: read.length, topics: shared.length }), dim(say(language, 'overlap.caution')), '']
  // What every network does (meetings, training, advice) is no topic of the trade: told last, by name.
  const trade = shared.filter((topic) => !isClusterWork(topic.concept, matcher))
  const work = shared.filter((topic) => isClusterWork(topic.concept, matcher))
  const shown = all ? trade : trade.slice(0, SHOWN)
  for (const topic of shown) {
    lines.push(`${bold(heading(conceptName(topic.concept, matcher, language)))} ${dim(`· ${topic.holders.map((holder) => read[holder.organisation]?.organisation.name ?? '').join(', ')}`)}`)
    for (const holder of topic.holders) {
      const one = read[holder.organisation]
      const quote = one === undefined ? undefined : quoteOf(one, holder.by, language)
      if (one === undefined || quote === undefined) continue
      const through = holder.by === topic.concept ? '' : dim(` (${say(language, 'overlap.by', { name: conceptName(holder.by, matcher, language) })})`)
      lines.push(`  ${one.organisation.name}${through}: ${marked(quote.source.text, quote.evidence)}`)
    }
    lines.push('')
  }
  if (shown.length < trade.length) lines.push(say(language, 'overlap.more', { count: trade.length - shown.length }), '')
  if (work.length > 0) lines.push(say(language, 'overlap.work', { names: work.map((topic) => conceptName(topic.concept, matcher, language)).join(' · ') }), '')
  return lines.join('\n')
}

/** Is this below the shipped vocabulary's “cluster-services”: what networks do for their members? */
function isClusterWork(concept: string, matcher: Matcher): boolean {
  const broader = matcher.byId.get(concept)?.broader ?? []
  return concept === CLUSTER_WORK || broader.some((above) => above === CLUSTER_WORK || (matcher.byId.get(above)?.broader ?? []).includes(CLUSTER_WORK))
}

const CLUSTER_WORK = 'cluster-services'

function asJson(shared: readonly SharedTopic[], read: readonly Read[], matcher: Matcher): unknown {
  return {
    organisations: read.map(({ organisation, topics }) => ({ name: organisation.name, sources: organisation.sources.map((source) => source.path), topics: topics.size })),
    shared: shared.map(({ concept, holders }) => ({
      concept,
      name: conceptNames(concept, matcher),
      organisations: holders.map(({ organisation, by, weight }) => {
        const one = read[organisation]
        const quote = one === undefined ? undefined : quoteOf(one, by, 'de')
        return {
          name: one?.organisation.name,
          through: by,
          weight: Math.round(weight * 1e4) / 1e4,
          ...(quote === undefined ? {} : { quote: { source: quote.source.path, start: quote.evidence.start, end: quote.evidence.end, sentence: quote.source.text.slice(quote.evidence.sentence.start, quote.evidence.sentence.end) } }),
        }
      }),
    })),
  }
}
