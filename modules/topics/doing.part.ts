/** What is done with sources, competences, topics and intersections: each verb in one transaction with what follows from it. For pages and the API; `seen` is the version its author saw, without it the one that is there. */
import { shippedVocabulary } from '#engine'
import { lockIn, transact, type Tx } from '#platform/database'
import { hashOf } from '#platform/hash'
import { isId } from '#platform/ids'
import { record } from '#platform/live'
import { accept, must, refuse, type Result } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { hostIn, readAddress } from '#platform/web'
import { findOrganisation, type Actor, type OrganisationId } from '#modules/members'
import type { Act } from './act.ts'
import { isWider, type Audience } from './audience.ts'
import { bringTexts, bringToRead } from './bring-jobs.ts'
import { speak, type Word } from './competence.ts'
import { addAct, listActs } from './curation-store.ts'
import { curate } from './curate.ts'
import { asksReading, type Curated } from './curation.ts'
import type { TopicsNeeds } from './frame.part.tsx'
import { treat, type KeptIntersection, type Treating } from './intersection.ts'
import { computeLater, fileLock, forgetLater, readAnewLater, readLater } from './jobs.ts'
import { findIntersection, saveIntersections, touchComputations } from './map-store.ts'
import { may, resultAudienceOf } from './policy.ts'
import { askAgain, closeTo, openTo, staysWith, type Signed, type Source, type SourceDraft } from './source.ts'
import { addWord, findSource, listWords, removeSource, sameSource, saveSource } from './store.ts'

type DoingNeeds = Pick<TopicsNeeds, 'db' | 'views' | 'files'>

/** The clusters that these belong to today, whoever asks: who may do what depends on them. */
export async function clustersOf({ views }: Pick<DoingNeeds, 'views'>, organisations: readonly OrganisationId[]): Promise<OrganisationId[]> {
  const { organisations: standed } = await views.of('alliance', 'organisations')
  return [...new Set(organisations.flatMap((id) => standed.get(id)?.clusters ?? []))]
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
export async function curateNow({ db }: Pick<DoingNeeds, 'db'>, actor: Actor, act: Act, seen: number): Promise<Curated> {
  const by = must(may.curate(actor))
  return transact(db, async (tx) => {
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

/** What is brought at once for one organisation: a text, files, a website. */
export type BroughtNow = Pick<SourceDraft, 'audience'> & Partial<Pick<SourceDraft, 'language' | 'field'>> & {
  readonly organisation: OrganisationId
  /** Of the text; else its first line. */
  readonly title?: string | undefined
  readonly text?: string | undefined
  readonly address?: string | undefined
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[]
}

/** Brings all of it in, or nothing. What the organisation has already is not brought again: it is handed back as it is. */
export async function bringNow(needs: DoingNeeds, actor: Actor, { organisation, title, text = '', address = '', files: sent = [], ...said }: BroughtNow): Promise<Source[]> {
  const draft = { organisations: [organisation], ...said }
  const by = must(may.bring(actor, draft, await clustersOf(needs, [organisation])))
  if (!(await needs.views.of('alliance', 'organisations')).organisations.has(organisation)) must(refuse('missing', 'organisation.none'))
  const site = address === '' ? undefined : must(readAddress(address)).href
  // Written before the transaction, which may be done several times.
  const files = await Promise.all(sent.map(async ({ name, bytes }) => ({ name: cleanName(name), bytes, hash: await needs.files.keep(bytes) })))
  return transact(needs.db, async (tx) => {
    const signed: Signed = { by, at: now() }
    const fresh = async (same: Parameters<typeof sameSource>[3], bring: () => Promise<Result<Source | readonly Source[]>>): Promise<readonly Source[]> => {
      const had = await sameSource(tx, actor, organisation, same)
      return [had === undefined || had.state === 'refused' ? must(await bring()) : had].flat()
    }
    const sources: Source[] = []
    if (text.trim() !== '') sources.push(...(await fresh({ hash: hashOf(text) }, () => bringTexts(tx, [{ draft: { ...draft, title: title ?? firstLine(text) }, text }], signed))))
    for (const { name, bytes, hash } of files) sources.push(...(await fresh({ file: hash }, () => bringFile(tx, needs, { ...draft, kind: 'upload', title: name, file: { hash, name } }, bytes, signed))))
    if (site !== undefined) sources.push(...(await fresh({ address: site }, () => bringToRead(tx, { ...draft, kind: 'web', title: hostIn(site), address: site }, signed))))
    return [...new Map(sources.map((source) => [source.id, source])).values()]
  })
}

/** Whoever takes the same file away at this moment waits, or has waited for: then it is written again. */
async function bringFile(tx: Tx, { files }: DoingNeeds, draft: SourceDraft & { readonly file: { readonly hash: string } }, bytes: Uint8Array, signed: Signed): Promise<Result<Source>> {
  await lockIn(tx, fileLock(draft.file.hash))
  if (!(await files.has(draft.file.hash))) await files.keep(bytes)
  return bringToRead(tx, draft, signed)
}

/** Nothing that steers a screen, and no folders. */
export const cleanName = (name: string): string => (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '').toWellFormed().slice(-200)

const firstLine = (text: string): string => text.trim().split('\n', 1)[0]?.replace(/^#+\s*/, '').slice(0, 120) ?? ''

const sourceAs = async (db: Parameters<typeof findSource>[0], id: string): Promise<Result<Source>> => (isId(id) ? findSource(db, id) : refuse('missing', 'source.none'))

/** A source that this actor may read, by what stands in an address. */
export async function sourceFor(db: Parameters<typeof findSource>[0], actor: Actor, id: string): Promise<Result<Source>> {
  const found = await sourceAs(db, id)
  return found.ok ? may.read(actor, found.value) : found
}

/** A website may have changed, a file may be read better by now; a pasted text has nothing behind it. */
export const canBeReadAgain = ({ kind, file }: Source): boolean => kind === 'web' || file !== undefined

/** Has a file or website read again. */
export function readAgainNow(needs: DoingNeeds, actor: Actor, id: string, seen?: number): Promise<Source> {
  return transact(needs.db, async (tx) => {
    const source = must(await sourceFor(tx, actor, id))
    must(may.ask(actor, source, await clustersOf(needs, source.organisations)))
    must(atSeen(source, seen))
    if (!canBeReadAgain(source)) must(refuse('conflict', 'source.pastedStays'))
    const next = askAgain(source)
    if (next.version !== source.version) must(await saveSource(tx, next, source))
    await readLater(tx, source.id)
    await record(tx, { kind: 'source.asked', about: source.id })
    return next
  })
}

/** Takes a source away; a project's objective stays with the others whose it is, unless the curator takes it. */
export function removeNow(needs: DoingNeeds, actor: Actor, id: string, seen?: number): Promise<void> {
  return transact(needs.db, async (tx) => {
    const source = must(await sourceFor(tx, actor, id))
    must(may.remove(actor, source, await clustersOf(needs, source.organisations)))
    must(atSeen(source, seen))
    const { organisations } = await needs.views.of('alliance', 'organisations')
    const stays = actor.as === 'curator' ? [] : staysWith(source, source.organisations.filter((one) => actor.as === 'organisation' && [one, ...(organisations.get(one)?.clusters ?? [])].includes(actor.organisation)))
    must(await removeSource(tx, source, stays))
    if (stays.length === 0) await forgetLater(tx, source.file?.hash)
    await record(tx, { kind: 'source.removed', about: source.id })
    await computeLater(tx)
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

/**
 * An organisation says something of a topic of its own. Where it does not say in front of whom: of everybody where the public map shows the topic for it, else within the alliance; so a word opens nothing that the sources keep.
 */
export async function speakNow(needs: DoingNeeds, actor: Actor, { organisation, topic: named, says, audience }: Pick<Word, 'organisation' | 'topic' | 'says'> & { readonly audience?: Word['audience'] | undefined }): Promise<Word> {
  // What one may not know of does not exist.
  const found = must(await findOrganisation(needs.db, organisation))
  const isOwn = actor.as === 'organisation' && actor.organisation === organisation
  if (found.audience !== 'public' && !isOwn && resultAudienceOf(actor) === 'public') must(refuse('missing', 'organisation.none'))
  const by = must(may.speak(actor, organisation))
  const [open, { vocabulary }] = await Promise.all([needs.views.of('public', 'organisations'), needs.views.of('alliance', 'organisations')])
  const topic = vocabulary.topicNow(named) ?? must(refuse('invalid', 'curation.noTopic', { topic: named.slice(0, 60) }))
  const isPublic = (open.competencesOf.get(organisation) ?? []).some((one) => one.topic === topic)
  return transact(needs.db, async (tx) => {
    const words = (await listWords(tx, organisation)).map((one) => ({ ...one, topic: vocabulary.topicNow(one.topic) ?? one.topic }))
    const word = must(speak({ organisation, topic, says, audience: audience ?? (isPublic ? 'public' : 'alliance'), by, at: now() }, newId(), words))
    await addWord(tx, word)
    await record(tx, { kind: 'word.said', about: organisation })
    await computeLater(tx)
    return word
  })
}
