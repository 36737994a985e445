/**
 * Sentences that show who works on what, chosen so that every member speaks and as many topics as possible, each with where it stands.
 * A narrower topic speaks for a broader one: who welds by laser shows laser technology. Only what this reader may read is quoted; of websites the sentence, and the page it stands on.
 */
import type { Language } from '#platform/words'
import type { Actor, OrganisationId } from '#modules/members'
import type { TopicsNeeds } from './frame.part.tsx'
import type { TextPart } from './kept-profile.ts'
import type { SourceId } from './source.ts'
import { quotableEvidence, textParts, type QuotedSource } from './store.ts'
import type { MapView } from './view-store.ts'

export type Quote = {
  readonly source: QuotedSource
  readonly at: number
  /** The member for whom it speaks: the organisation itself, or its cluster. */
  readonly behind: OrganisationId
  readonly sentence: string
  /** Several findings of one sentence, in order, apart. */
  readonly found: readonly (readonly [start: number, end: number])[]
  readonly topics: readonly string[]
  readonly language: Language
  /** Of a website. */
  readonly page: TextPart | undefined
}

type Wanted = { readonly member: OrganisationId; readonly sources: ReadonlySet<SourceId>; readonly topics: ReadonlyMap<string, readonly string[]> }

const MOST_SOURCES = 400
/** Of how many sources a sentence is chosen where few are wanted. */
const CHOICE = 3
/** Sentences of one source for one topic, to choose from. */
const MOST_OF_SOURCE = 2

type Stance = 'has' | 'seeks'

/** Sentences of these members that show one of these topics. */
export type QuotesAsked = { readonly members: readonly OrganisationId[]; readonly topics: readonly string[]; readonly stance?: Stance; /** At most so many of each member. */ readonly each?: number }

/** Sentences for these members and topics, the members taking turns. */
export async function quotesFor(needs: Pick<TopicsNeeds, 'db'>, view: MapView, asked: QuotesAsked, actor: Actor): Promise<Quote[]> {
  const [quotes = []] = await quotesForAll(needs, view, [asked], actor)
  return quotes
}

/** The same for several things asked about at once: sources are read once, though they speak of both. */
export async function quotesForAll({ db }: Pick<TopicsNeeds, 'db'>, view: MapView, asked: readonly QuotesAsked[], actor: Actor): Promise<Quote[][]> {
  const wanted = asked.map(({ members, topics, stance = 'has', each = Infinity }) => ({ stance, each, of: wantedOf(view, members, { topics, stance, each }) }))
  const all = wanted.flatMap(({ of }) => of)
  const ids = [...new Set(all.flatMap(({ sources }) => [...sources]))].slice(0, MOST_SOURCES * asked.length)
  const stances = new Set(wanted.map(({ stance }) => stance))
  const most = Math.min(MOST_OF_SOURCE, ...asked.map(({ each = Infinity }) => each))
  const rows = await quotableEvidence(db, actor, { sources: ids, topics: [...new Set(all.flatMap(({ topics }) => [...topics.keys()]))], stances: [...stances], most })
  const parts = await textParts(db, [...new Set(rows.map(({ source }) => source))].flatMap(({ hash, kind }) => (kind === 'web' && hash !== undefined ? [hash] : [])))
  return wanted.map(({ stance, each, of }) => quotesFrom(of, each, together(rows.filter((row) => row.stance === stance)), parts))
}

function quotesFrom(wanted: readonly Wanted[], each: number, sentences: readonly Sentence[], parts: ReadonlyMap<string, readonly TextPart[]>): Quote[] {
  const turns = wanted.map(({ member, sources: own, topics: of }) => ranked(sentences.filter(({ source }) => own.has(source.id)), of).map((one) => ({ member, one })))
  const quoted = new Set<string>()
  const counts = new Map<OrganisationId, number>()
  return interleaved(turns).flatMap(({ member, one }): Quote[] => {
    const key = `${one.source.id} ${one.sentence}`
    const count = counts.get(member) ?? 0
    if (count >= each || quoted.has(key)) return []
    quoted.add(key)
    counts.set(member, count + 1)
    return [{ ...one, behind: member, page: parts.get(one.source.hash ?? '')?.findLast(({ start }) => start <= one.at) }]
  })
}

/** The sources that show one of these topics for each member, and which of them each topic of its own speaks for. */
function wantedOf(view: MapView, members: readonly OrganisationId[], { topics, stance, each }: { readonly topics: readonly string[]; readonly stance: Stance; readonly each: number }): Wanted[] {
  const holdersOf = stance === 'has' ? view.holdersOf : view.seekersOf
  const wanted = new Map(members.map((member) => [member, { topics: new Map<string, string[]>(), shown: new Map<SourceId, Set<string>>() }]))
  for (const topic of topics) for (const below of view.below(topic)) for (const { organisation, sources } of holdersOf.get(below) ?? []) {
    const of = wanted.get(organisation)
    if (of === undefined) continue
    push(of.topics, below, topic)
    for (const source of sources) of.shown.set(source, (of.shown.get(source) ?? new Set()).add(topic))
  }
  // Those first that show most of the topics.
  return [...wanted].map(([member, of]) => ({ member, sources: new Set([...of.shown].toSorted(([, a], [, b]) => b.size - a.size).slice(0, each * CHOICE).map(([source]) => source)), topics: of.topics }))
}

function push<Key, One>(lists: Map<Key, One[]>, key: Key, one: One): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [one])
  else list.push(one)
}

type Shown = Awaited<ReturnType<typeof quotableEvidence>>[number]
type Sentence = Pick<Shown, 'source' | 'sentence' | 'language' | 'at'> & { readonly topics: readonly string[]; readonly found: readonly (readonly [number, number])[] }

/** Findings of the same sentence become one quotation with several marks. */
const together = (rows: readonly Shown[]): Sentence[] =>
  [...Map.groupBy(rows, ({ source, sentence }) => `${source.id} ${sentence}`).values()].flatMap((some) => {
    const [first] = some
    if (first === undefined) return []
    const found = some.map((row) => row.found).toSorted(([a], [b]) => a - b)
    return [{ source: first.source, sentence: first.sentence, language: first.language, at: first.at, topics: [...new Set(some.map(({ topic }) => topic))], found: found.filter(([start], at) => at === 0 || start >= Math.max(...found.slice(0, at).map(([, end]) => end))) }]
  })

/** First those that show a topic not shown yet, most of them at once; then the others. */
function ranked(sentences: readonly Sentence[], topics: Wanted['topics']): Sentence[] {
  const left = sentences
    .flatMap((one) => {
      const speaksFor = new Set(one.topics.flatMap((topic) => topics.get(topic) ?? []))
      return speaksFor.size === 0 ? [] : [{ one, speaksFor, ease: ease(one.sentence) }]
    })
    .toSorted((a, b) => b.ease - a.ease)
  const shown = new Set<string>()
  const order: Sentence[] = []
  for (;;) {
    let [best, most] = [-1, 0]
    for (const [at, { speaksFor }] of left.entries()) {
      let fresh = 0
      for (const topic of speaksFor) if (!shown.has(topic)) fresh++
      if (fresh > most) [best, most] = [at, fresh]
    }
    const [next] = best === -1 ? [] : left.splice(best, 1)
    if (next === undefined) return [...order, ...left.map(({ one }) => one)]
    for (const topic of next.speaksFor) shown.add(topic)
    order.push(next.one)
  }
}

/** Headings say little and pages of lists too much: a sentence of some hundred signs is read best. */
const ease = ({ length }: string): number => (length < 40 ? -900 : -Math.abs(length - 120))

const interleaved = <One,>(lists: readonly (readonly One[])[]): One[] => Array.from({ length: Math.max(0, ...lists.map(({ length }) => length)) }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat()
