/** What is done with sources, competences, topics and intersections: each verb in one transaction with what follows from it. For pages and the API; `seen` is the version its author saw, without it the one that is there. */
import { shippedVocabulary } from '#engine'
import { transact, type Tx } from '#platform/database'
import { isId } from '#platform/ids'
import { record } from '#platform/live'
import { accept, must, refuse, type Result } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { findOrganisation, type Actor, type Author, type OrganisationId } from '#modules/members'
import type { Act } from './act.ts'
import { isWider, type Audience } from './audience.ts'
import { bringTexts, bringToRead } from './bring-jobs.ts'
import { speak, type Word } from './competence.ts'
import { addAct, listActs } from './curation-store.ts'
import { curate } from './curate.ts'
import { asksReading, type Curated } from './curation.ts'
import type { TopicsNeeds } from './frame.part.tsx'
import { treat, type KeptIntersection, type Treating } from './intersection.ts'
import { computeLater, readAnewLater, readLater } from './jobs.ts'
import { findIntersection, saveIntersections, touchComputations } from './map-store.ts'
import { may } from './policy.ts'
import { askAgain, closeTo, openTo, type Source, type SourceDraft } from './source.ts'
import { addWord, findSource, listWords, saveSource } from './store.ts'

type DoingNeeds = Pick<TopicsNeeds, 'db' | 'views' | 'files'>

/** The clusters that these belong to today. */
export async function clustersOf({ views }: Pick<DoingNeeds, 'views'>, organisations: readonly OrganisationId[]): Promise<OrganisationId[]> {
  const { organisations: standed } = await views.of('alliance', 'organisations')
  return organisations.flatMap((id) => standed.get(id)?.clusters ?? [])
}

// ---- Intersections

/** An intersection by what stands in an address. */
export const intersectionAs = async (db: Parameters<typeof findIntersection>[0], id: string): Promise<Result<KeptIntersection>> => (isId(id) ? findIntersection(db, id) : refuse('missing', 'intersection.none'))

/** Notes, sets aside, takes up or reopens an intersection. Who takes it up is one of its members, or a cluster of theirs. */
export function treatNow(needs: DoingNeeds, actor: Actor, id: string, treating: Treating, seen?: number): Promise<KeptIntersection> {
  return transact(needs.db, async (tx) => {
    const kept = must(await intersectionAs(tx, id))
    const clusters = await clustersOf(needs, kept.organisations)
    const by = must(may.treat(actor, kept, clusters))
    if (treating.did === 'taken-up' && ![...kept.organisations, ...clusters].includes(treating.owner)) must(refuse('invalid', 'http.fields', { owner: 'choice' }))
    const next = must(treat(kept, treating, { by, at: now() }, seen ?? kept.version))
    must(await saveIntersections(tx, [next], [kept]))
    await touchComputations(tx)
    await record(tx, { kind: 'intersection.treated', about: id })
    return next
  })
}

// ---- Topics

/** Adds an act of curation to those there are, and orders what follows from it. */
export function curateNow({ db }: Pick<DoingNeeds, 'db'>, actor: Actor, act: Act, seen: number): Promise<Curated> {
  return transact(db, async (tx) => {
    const by = must(may.curate(actor))
    const acts = await listActs(tx)
    const next = must(curate(shippedVocabulary(), acts, act, { by, at: now() }, seen))
    must(await addAct(tx, next))
    await computeLater(tx)
    if (asksReading(act, acts)) await readAnewLater(tx)
    await record(tx, { kind: 'topics.curated', about: String(next.version) })
    return next
  })
}

// ---- Sources and what organisations say

export type Brought = Pick<SourceDraft, 'organisations' | 'audience' | 'title'> & Pick<Partial<SourceDraft>, 'language' | 'field'> & ({ readonly text: string } | { readonly address: string } | { readonly file: { readonly name: string; readonly bytes: Uint8Array } })

/** Brings sources in, all or none: texts are profiled, files and websites wait to be read. */
export async function bringNow(needs: DoingNeeds, actor: Actor, brought: readonly Brought[]): Promise<Source[]> {
  const by = must(await mayBring(needs, actor, brought))
  // Files are kept first: what no source names is swept up, a source without its file would be a lie.
  const drafts = await Promise.all(brought.map(async (one) => ({ one, file: 'file' in one ? { name: one.file.name, hash: await needs.files.keep(one.file.bytes) } : undefined })))
  return transact(needs.db, async (tx) => {
    const sources: Source[] = []
    for (const { one, file } of drafts) sources.push(...must(await bringOne(tx, one, file, { by, at: now() })))
    return sources
  })
}

async function mayBring(needs: DoingNeeds, actor: Actor, brought: readonly Brought[]): Promise<Result<Author>> {
  let by: Result<Author> = refuse('invalid', 'source.nobodys')
  for (const one of brought) {
    by = may.bring(actor, one, await clustersOf(needs, one.organisations))
    if (!by.ok) return by
    for (const id of one.organisations) {
      const found = await findOrganisation(needs.db, id)
      if (!found.ok) return found
    }
  }
  return by
}

async function bringOne(tx: Tx, brought: Brought, file: Source['file'], signed: { readonly by: Author; readonly at: Date }): Promise<Result<readonly Source[]>> {
  const { organisations, audience, title, language, field } = brought
  const draft = { organisations, audience, title, ...(language === undefined ? {} : { language }), ...(field === undefined ? {} : { field }) }
  if ('text' in brought) return bringTexts(tx, [{ draft, text: brought.text }], signed)
  const one = await bringToRead(tx, 'address' in brought ? { ...draft, kind: 'web', address: brought.address } : { ...draft, kind: 'upload', ...(file === undefined ? {} : { file }) }, signed)
  return one.ok ? accept([one.value]) : one
}

const sourceAs = async (db: Parameters<typeof findSource>[0], id: string): Promise<Result<Source>> => (isId(id) ? findSource(db, id) : refuse('missing', 'source.none'))

/** A source that this actor may read, by what stands in an address. */
export async function sourceFor(db: Parameters<typeof findSource>[0], actor: Actor, id: string): Promise<Result<Source>> {
  const found = await sourceAs(db, id)
  return found.ok ? may.read(actor, found.value) : found
}

/** Has a file or website read again. A pasted text has nothing behind it that could have changed. */
export function readAgainNow(needs: DoingNeeds, actor: Actor, id: string, seen?: number): Promise<Source> {
  return transact(needs.db, async (tx) => {
    const source = must(await sourceFor(tx, actor, id))
    must(may.ask(actor, source, await clustersOf(needs, source.organisations)))
    must(atSeen(source, seen))
    if (source.address === undefined && source.file === undefined) must(refuse('conflict', 'source.nothingBehind', { title: source.title }))
    const next = askAgain(source)
    if (next === source) return source
    must(await saveSource(tx, next, source))
    await readLater(tx, source.id)
    await record(tx, { kind: 'source.asked', about: source.id })
    return next
  })
}

/** Opens a source to more readers, or takes it back from some. */
export function changeAudienceNow(needs: DoingNeeds, actor: Actor, id: string, to: Audience, seen?: number): Promise<Source> {
  return transact(needs.db, async (tx) => {
    const source = must(await sourceFor(tx, actor, id))
    const clusters = await clustersOf(needs, source.organisations)
    const isOpening = !isWider(to, source.audience)
    const by = must(isOpening ? may.open(actor, source, to, clusters) : may.close(actor, source, to, clusters))
    const version = seen ?? source.version
    const next = must(isOpening ? openTo(source, to, { by, at: now() }, version) : closeTo(source, to, version))
    must(await saveSource(tx, next, source))
    await computeLater(tx)
    await record(tx, { kind: 'source.audience', about: source.id })
    return next
  })
}

const atSeen = ({ version, title }: Source, seen: number | undefined): Result<void> => (seen === undefined || seen === version ? accept(undefined) : refuse('stale', 'source.changed', { title }))

/** An organisation says something of a topic of its own, in front of an audience. */
export async function speakNow(needs: DoingNeeds, actor: Actor, { organisation, topic: named, says, audience }: Pick<Word, 'organisation' | 'topic' | 'says' | 'audience'>): Promise<Word> {
  const by = must(may.speak(actor, organisation))
  const { vocabulary } = await needs.views.of('alliance', 'organisations')
  const topic = vocabulary.topicNow(named) ?? must(refuse('invalid', 'curation.noTopic', { topic: named.slice(0, 80) }))
  return transact(needs.db, async (tx) => {
    const words = await listWords(tx, organisation)
    const word = must(speak({ organisation, topic, says, audience, by, at: now() }, newId(), words.map((one) => ({ ...one, topic: vocabulary.topicNow(one.topic) ?? one.topic }))))
    await addWord(tx, word)
    await computeLater(tx)
    return word
  })
}
