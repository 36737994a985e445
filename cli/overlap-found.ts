/** What organisations share, from what was read of them: the engine's answer with the sentences that show it. */
import { createHash } from 'node:crypto'
import { ancestorsOf, intersections, type Evidence, type Intersections, type Matcher } from '#engine'
import type { Organisation, Source } from './read.ts'
import type { Language } from './words.ts'

export type Quote = { readonly source: Source; readonly evidence: Evidence }

/** An organisation with the topics its texts show, as they were found. */
export type Read = { readonly organisation: Organisation; readonly quotes: ReadonlyMap<string, readonly Quote[]>; readonly seeks: ReadonlySet<string> }

export type Overlap = {
  readonly read: readonly Read[]
  readonly matcher: Matcher
  readonly result: Intersections
  /** What networks do for their members, shared by two or more: no topic of the trade, so it is told apart. */
  readonly work: readonly string[]
}

/** A text counts once, under whatever name and for whomever it comes. */
const unitOf = (source: Source): string => createHash('sha256').update(source.text).digest('hex')

const unitsOf = (quotes: readonly Quote[]): string[] => [...new Set(quotes.map(({ source }) => unitOf(source)))]

/** Finds what organisations share. */
export function overlapOf(read: readonly Read[], matcher: Matcher): Overlap {
  const holdings = read.map(({ quotes }) => [...quotes].filter(([concept]) => !isClusterWork(concept, matcher)))
  // The top of the vocabulary is no topic that anything below would imply: a whole field is shared by those who name it.
  const impliedBy = (concept: string): string[] => ancestorsOf(concept, matcher.byId).filter((above) => (matcher.byId.get(above)?.broader ?? []).length > 0)
  const members = read.map(({ organisation, seeks }, at) => ({ name: organisation.name, holds: (holdings[at] ?? []).map(([topic, quotes]) => ({ topic, units: unitsOf(quotes) })), seeks: [...seeks] }))
  return {
    read,
    matcher,
    result: intersections(members, { impliedBy, axisOf: (concept) => matcher.byId.get(concept)?.axis, most: MOST }),
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

