/**
 * Searching: one question against organisations, topics and sources, for whoever asks. What the page, the API and the field in the head share.
 * **Shapes**: topics are found in memory, the rest by one query each; what texts say is only looked into where names are not enough, or where all is asked for.
 */
import { nameOf } from '#engine'
import type { Db } from '#platform/database'
import { addressOf } from '#platform/page'
import { otherLanguage, plain, speaker, type Language } from '#platform/words'
import { fieldName, type Actor, type OrganisationId } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { topicAt, topicName, type TopicsNeeds } from './frame.part.tsx'
import { resultAudienceOf } from './policy.ts'
import { SEARCH_WORDS } from './search-said.ts'
import { beginningsOf, findOrganisations, findSources, namesWith, type FoundOrganisation, type FoundSource, type Holders, type Leaf, type Leaved } from './search-store.ts'
import { askedOf, excerptOf, isSlip, type Asked } from './search-terms.ts'
import { meantAmong, topicIndex, topicsFor, topicsMeant, wordsNear, type FoundTopic, type TopicIndex } from './search-topics.ts'
import { evidenceOf } from './store.ts'
import type { MapView, Views } from './view-store.ts'
import { WORDS } from './words.ts'

export const HIT_KINDS = ['organisation', 'topic', 'source'] as const
export type HitKind = (typeof HIT_KINDS)[number]

/** Something that was found, ready to be shown. */
export type Hit = { readonly kind: HitKind; readonly id: string; readonly title: string; /** The language of the title, where it is not the page's. */ readonly language?: Language | undefined; readonly beneath: string; readonly address: string; readonly excerpt?: { readonly text: string; readonly language?: Language | undefined } }

export type Hits = Leaved<Hit>

const NOTHING: Hits = { rows: [], count: 0, isMore: false }

type Searching = { readonly needs: TopicsNeeds; readonly actor: Actor; readonly language: Language; readonly view: MapView; readonly index: TopicIndex; readonly asked: Asked; readonly topics: readonly FoundTopic[]; readonly meant: readonly string[] }

/** Made anew only when acts of curation have changed the topics. */
const indexes = new WeakMap<Views, { readonly version: number; readonly index: TopicIndex }>()

function indexOf(views: Views, { vocabulary }: MapView): TopicIndex {
  const known = indexes.get(views)
  if (known?.version === vocabulary.version) return known.index
  const index = topicIndex(vocabulary.vocabulary.concepts)
  indexes.set(views, { version: vocabulary.version, index })
  return index
}

/** In: what somebody typed. */
export async function searching(needs: TopicsNeeds, actor: Actor, language: Language, question: string): Promise<Searching> {
  const view = await needs.views.of(resultAudienceOf(actor), 'organisations')
  const index = indexOf(needs.views, view)
  const asked = askedOf(question)
  const topics = topicsFor(index, asked)
  return { needs, actor, language, view, index, asked, topics, meant: meantAmong(topics, asked) }
}

/** A page of the hits of one kind. */
export async function hitsOf(kind: HitKind, one: Searching, leaf: Leaf, isWide = true): Promise<Hits> {
  if (one.asked.isNothing) return NOTHING
  if (kind === 'topic') return topicHits(one, leaf)
  if (kind === 'organisation') return told(await findOrganisations(one.needs.db, one.actor, one.asked, isWide ? holdersFor(one) : { whole: [], ofWord: [] }, one.language, leaf), (row) => organisationHit(row, one))
  return told(await findSources(one.needs.db, one.actor, one.asked, one.meant, isWide, one.language, leaf), (row) => sourceHit(row, one))
}

const told = <Row,>({ rows, count, isMore }: Leaved<Row>, tell: (row: Row) => Hit): Hits => ({ rows: rows.map(tell), count, isMore })

/** Names that answer to fewer than these leave room for what texts say. */
const ENOUGH = 3
/** Two letters are the beginning of a name. */
const WIDE_FROM = 3

/** The best of all kinds for a short list: from each some, and where one has fewer the others have more. Texts and topics are looked into only where names leave room. */
export async function bestHits(one: Searching, most: number): Promise<Hit[]> {
  const found = await Promise.all(
    HIT_KINDS.map(async (kind) => {
      const named = await hitsOf(kind, one, { most, isShort: true }, false)
      return (named.rows.length >= ENOUGH || one.asked.text.length < WIDE_FROM || kind === 'topic' ? named : await hitsOf(kind, one, { most, isShort: true })).rows
    }),
  )
  const taken = found.map(() => 0)
  // One after another of each kind, until there are enough or no more.
  for (let round = 1; round <= most; round++) found.forEach((hits, at) => (hits.length >= round && taken.reduce((sum, count) => sum + count, 0) < most ? (taken[at] = round) : undefined))
  return found.flatMap((hits, at) => hits.slice(0, taken[at]))
}

/** More than this nobody leafs through. */
const MOST_HOLDERS = 500

/** Organisations that work on what is meant, or seek it; rejected ones do not. The map of this reader's audience says so, and nothing narrower. */
function holdersFor({ view, index, asked, meant }: Searching): Holders {
  const ofTopics = (topics: readonly string[]): OrganisationId[] => [...new Set(topics.flatMap((topic) => [...(view.holdersOf.get(topic) ?? []), ...(view.seekersOf.get(topic) ?? [])].map(({ organisation }) => organisation)))].slice(0, MOST_HOLDERS)
  const whole = ofTopics(meant)
  return { whole, ofWord: asked.words.length < 2 ? [] : asked.words.map(({ typed }) => ofTopics(topicsMeant(index, askedOf(typed)))) }
}

function topicHits({ view, topics, language }: Searching, { from = 0, most }: Leaf): Hits {
  const say = speaker(SEARCH_WORDS, language)
  const holders = (topic: string): number => view.holdersOf.get(topic)?.length ?? 0
  const found = topics.toSorted((a, b) => a.near - b.near || holders(b.topic) - holders(a.topic))
  const rows = found.slice(from, from + most).flatMap(({ topic }): Hit[] => {
    const concept = view.concepts.get(topic)
    if (concept === undefined) return []
    const other = concept.prefLabel[otherLanguage(language)]
    const count = holders(topic)
    const title = nameOf(concept, language)
    const beneath = [...(other === undefined || other === title ? [] : [other]), count === 0 ? say('noHolder') : say('holders', { count })].join(' · ')
    return [{ kind: 'topic', id: topic, title, beneath, address: topicAt(topic, language) }]
  })
  return { rows, count: found.length, isMore: false }
}

function organisationHit({ id, name, short, kind, place, fields }: FoundOrganisation, { needs, language, view, meant }: Searching): Hit {
  // Why it is here, where no word of its name says so.
  const works = view.competencesOf.get(id)?.find(({ topic, word }) => word !== 'rejected' && meant.includes(topic))
  const beneath = [short !== null && short !== name ? short : undefined, speaker(WORDS, language)(`organisation.${kind}` as 'organisation.cluster'), place ?? undefined, fields[0] === undefined ? undefined : fieldName(fields[0], language), works === undefined ? undefined : topicName(view, works.topic, language)] // every kind has its word
  return { kind: 'organisation', id, title: name, beneath: beneath.filter((one) => one !== undefined).join(' · '), address: needs.organisationAt(id, language) }
}

function sourceHit({ id, title, kind, language: of, owners }: FoundSource, { language }: Searching): Hit {
  const beneath = [...owners.slice(0, 2), ...(owners.length > 2 ? ['…'] : [])].join(', ')
  return { kind: 'source', id, title, language: of ?? undefined, beneath: [beneath, speaker(WORDS, language)(`kind.${kind}` as 'kind.pasted')].filter((one) => one !== '').join(' · '), address: addressOf(ADDRESSES.source, language, { id }) } // every kind has its word
}

/** For a page: the place in each text where it stands, or the sentence that shows what is meant. */
export async function withExcerpts(hits: Hits, { needs: { db }, asked, meant }: Searching): Promise<Hits> {
  const ids = hits.rows.map(({ id }) => id as FoundSource['id']) // of sources
  const [texts, sentences] = await Promise.all([beginningsOf(db, ids), evidenceOf(db, ids, meant, ['has'], 1)])
  const rows = hits.rows.map((hit): Hit => {
    const stands = excerptOf(texts.get(hit.id) ?? '', asked)
    if (stands !== undefined) return { ...hit, excerpt: { text: stands, language: hit.language } }
    const shows = sentences.find(({ source }) => source === hit.id)
    return shows === undefined ? hit : { ...hit, excerpt: { text: shows.sentence, language: shows.language } }
  })
  return { ...hits, rows }
}

const MOST_MEANT = 3

/** What may have been meant where nothing was found: words one slip away that do find something. */
export async function meantBy({ needs, actor, index, asked }: Searching): Promise<string[]> {
  const word = asked.words.find(({ typed }) => typed.length >= 4)?.typed
  if (word === undefined) return []
  const nearNames = await slipsAmong(needs.db, actor, word)
  return [...new Set([...wordsNear(index, word), ...nearNames])].slice(0, MOST_MEANT).map((near) => asked.words.map(({ typed }) => (typed === word ? near : typed)).join(' '))
}

async function slipsAmong(db: Db, actor: Actor, word: string): Promise<string[]> {
  const beginnings = [...new Set([word.slice(0, 2), `${word.slice(1, 2)}${word.slice(0, 1)}`, word.slice(1, 3)])]
  const names = await Promise.all(beginnings.map((letters) => namesWith(db, actor, letters)))
  const words = new Set(names.flat().flatMap((name) => name.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []))
  return [...words].filter((one) => isSlip(plain(one), word))
}
