/** `schnittmenge overlap PATH…`: what organisations share, ranked by whether it is more than chance, with a quote for each of them. */
import { createHash } from 'node:crypto'
import { ancestorsOf, intersections, technologyRoles, type Evidence, type Intersections, type Matcher, type Profile, type TechnologyRoles } from '#engine'
import { Refused, wrongUse } from './exit.ts'
import { overlapJson, overlapText } from './overlap-told.ts'
import { progressOver } from './progress.ts'
import { organisationPaths, readOrganisation, skippedSentence, type Organisation, type Source } from './read.ts'
import { profileOf } from './topics.ts'
import { matcherFor } from './vocabularies.ts'
import { say, type Language } from './words.ts'

export type OverlapOptions = { readonly json: boolean; readonly all: boolean; readonly lang?: Language; readonly vocabulary?: string }

export type Quote = { readonly source: Source; readonly evidence: Evidence }

/** An organisation with the topics its texts show, as they were found. */
export type Read = { readonly organisation: Organisation; readonly quotes: ReadonlyMap<string, readonly Quote[]>; readonly seeks: ReadonlySet<string> }

export type Overlap = {
  readonly read: readonly Read[]
  readonly matcher: Matcher
  readonly result: Intersections
  /** Of the organisations in the order of `read`. */
  readonly roles: TechnologyRoles
  /** What networks do for their members, shared by two or more: no topic of the trade, so it is told apart. */
  readonly work: readonly string[]
}

/** Runs the command; prints to standard output, passed-over files to standard error. */
export async function overlapCommand(paths: readonly string[], options: OverlapOptions, language: Language): Promise<void> {
  const organisations = await organisationPaths(paths, language)
  if (organisations.length < 2) throw wrongUse(language, 'overlap', 'use.needsTwo')
  const twice = organisations.find((path, at) => organisations.indexOf(path) !== at)
  if (twice !== undefined) throw wrongUse(language, 'overlap', 'use.twice', { path: twice })
  const progress = progressOver(organisations.length * 2 + 2, say(language, 'progress.reading'))
  const whole: Organisation[] = []
  for (const path of organisations) {
    progress.step(path)
    whole.push(await readOrganisation(path, language, (sentence) => process.stderr.write(`${sentence}\n`)))
  }
  const matcher = await matcherFor(options.vocabulary, language)
  progress.step(say(language, 'progress.vocabulary'), 'slow')
  const read = named(whole, organisations).map((organisation): Read => {
    progress.step(organisation.name)
    return readTopics(organisation, matcher, options.lang, language)
  })
  progress.step(say(language, 'progress.intersections'), 'slow')
  const overlap = overlapOf(read, matcher)
  progress.done()
  process.stdout.write(options.json ? `${JSON.stringify(overlapJson(overlap), null, 2)}\n` : overlapText(overlap, options.all, language))
}

/** Organisations of one name are told apart by their paths. */
function named(organisations: readonly Organisation[], paths: readonly string[]): Organisation[] {
  const names = organisations.map(({ name }) => name)
  return organisations.map((organisation, at) => (names.indexOf(organisation.name) === names.lastIndexOf(organisation.name) ? organisation : { ...organisation, name: paths[at] ?? organisation.name }))
}

/** The topics of all texts of an organisation together; a text that cannot be profiled is told and passed over where there are others. */
function readTopics(organisation: Organisation, matcher: Matcher, lang: Language | undefined, language: Language): Read {
  const quotes = new Map<string, Quote[]>()
  const seeks = new Set<string>()
  let readable = 0
  let last: unknown
  for (const source of organisation.sources) {
    let found: Profile
    try {
      found = profileOf(source, matcher, lang, language)
      readable++
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      last = error
      if (organisation.sources.length > 1) process.stderr.write(`${skippedSentence(language, error)}\n`)
      continue
    }
    for (const topic of found.topics) {
      const here = quotes.get(topic.concept) ?? []
      quotes.set(topic.concept, here)
      here.push(...topic.evidence.map((evidence) => ({ source, evidence })))
    }
    for (const { concept } of found.needs) seeks.add(concept)
  }
  if (readable === 0) throw last
  return { organisation, quotes, seeks }
}

/** A text counts once, under whatever name and for whomever it comes. */
const unitOf = (source: Source): string => createHash('sha256').update(source.text).digest('hex')

function overlapOf(read: readonly Read[], matcher: Matcher): Overlap {
  const holdings = read.map(({ quotes }) => [...quotes].filter(([concept]) => !isClusterWork(concept, matcher)))
  const unitsOf = (quotes: readonly Quote[]): string[] => [...new Set(quotes.map(({ source }) => unitOf(source)))]
  // The top of the vocabulary is no topic that anything below would imply: a whole field is shared by those who name it.
  const impliedBy = (concept: string): string[] => ancestorsOf(concept, matcher.byId).filter((above) => (matcher.byId.get(above)?.broader ?? []).length > 0)
  const members = read.map(({ organisation, seeks }, at) => ({ name: organisation.name, holds: (holdings[at] ?? []).map(([topic, quotes]) => ({ topic, units: unitsOf(quotes) })), seeks: [...seeks] }))
  const topics = [...new Set(holdings.flatMap((held) => held.map(([concept]) => concept)))]
  const showings = holdings.flatMap((held, organisation) => held.flatMap(([concept, quotes]) => unitsOf(quotes).map(() => ({ organisation, topic: topics.indexOf(concept), field: organisation }))))
  return {
    read,
    matcher,
    result: intersections(members, { impliedBy, most: MOST }),
    roles: technologyRoles(showings, [...read.keys()], topics.map((concept) => matcher.byId.get(concept)?.axis)),
    work: [...new Set(read.flatMap(({ quotes }) => [...quotes.keys()]))].filter((concept) => isClusterWork(concept, matcher) && read.filter(({ quotes }) => quotes.has(concept)).length > 1).toSorted(),
  }
}

const MOST = 200

/** Is this below the shipped vocabulary's “cluster-services”: what networks do for their members? */
const isClusterWork = (concept: string, matcher: Matcher): boolean => concept === CLUSTER_WORK || ancestorsOf(concept, matcher.byId).includes(CLUSTER_WORK)

const CLUSTER_WORK = 'cluster-services'

/** The clearest sentence by which an organisation shows a topic, itself or something narrower: in the reader's language, whole words, of a readable length, early. */
export function quoteFor({ quotes }: Read, concept: string, matcher: Matcher, language: Language): (Quote & { readonly by: string }) | undefined {
  const own = quotes.get(concept)?.map((quote) => ({ ...quote, by: concept }))
  const narrower = [...quotes].filter(([other]) => ancestorsOf(other, matcher.byId).includes(concept)).flatMap(([by, list]) => list.map((quote) => ({ ...quote, by })))
  const rank = ({ evidence }: Quote): number => {
    const length = evidence.sentence.end - evidence.sentence.start
    return (evidence.language === language ? 0 : 100) + (evidence.kind === 'whole' ? 0 : 10) + (length < 30 ? 20 : length > 300 ? 15 : 0)
  }
  return (own ?? narrower).toSorted((a, b) => rank(a) - rank(b))[0]
}

