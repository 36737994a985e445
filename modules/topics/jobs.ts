/**
 * What runs beside requests: reading sources (files, websites), profiling them, computing the map. Each step ends in one transaction that also orders the next, so a job that is done again after a crash finds its work done and does nothing twice.
 * **Units**: texts are profiled by {@link BATCH}; the map is computed at once, one computation after another, and only once in {@link WHILE_READING_MS} as long as texts wait.
 */
import { z } from 'zod'
import { lockIn, transact, type Db, type Tx } from '#platform/database'
import type { Files } from '#platform/files'
import { hashOf } from '#platform/hash'
import { addJob, job, type Doing, type Job } from '#platform/jobs'
import { record } from '#platform/live'
import { accept, must, refuse, Refused, type Result } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { Exhausted, openThread, type Thread } from '#platform/threads'
import type { CrawlOptions } from '#platform/web'
import { RESULT_AUDIENCES, type ResultAudience } from './audience.ts'
import { LEVELS, type Level } from './level.ts'
import type { Placed } from './computation.ts'
import { listActs } from './curation-store.ts'
import { heardBy } from './competence.ts'
import type { Curated } from './curation.ts'
import type { EngineAnswer, EngineQuestion, MapAnswer, ProfileAnswer, ProfileQuestion } from './engine-talk.ts'
import type { ExtractAnswer, ExtractQuestion } from './extract.thread.ts'
import { recompute } from './intersection.ts'
import type { ProfiledTopic, TextPart } from './kept-profile.ts'
import { keepComputation, listIntersections, madeFrom, saveIntersections, touchComputations } from './map-store.ts'
import { memberListJob } from './member-list-jobs.ts'
import { readingVersion } from './reading.ts'
import { markProfiled, markRead, refuseSource, unitOf, type Source, type SourceId } from './source.ts'
import { allShowings, findProfile, findSource, findText, forgetTexts, isFileWanted, keepProfile, keepTexts, listWords, outdatedSources, readingSince, replaceShowings, saveSource } from './store.ts'
import { findOrganisationsLater, findSourcesLater, searchJobs } from './search-jobs.ts'
import { readSite, type SiteText } from './web-jobs.ts'

export type TopicsWorld = {
  readonly db: Db
  readonly files: Files
  readonly engine: Thread<EngineQuestion, EngineAnswer>
  readonly extractor: Thread<ExtractQuestion, ExtractAnswer>
  /** Changes with the engine: by it profiles are known to be made by this one. */
  readonly engineVersion: string
  /** How organisations stand today, for a map of this audience. */
  readonly placed: (db: Db, audience: ResultAudience) => Promise<readonly Placed[]>
  /** How websites are read: whom they may complain to; for tests, which machines may be asked. */
  readonly crawling: CrawlOptions
}

/** The threads that read: one makes texts of bytes, one profiles texts and computes maps. What takes long to load is loaded at once. */
export function openReaders(): Pick<TopicsWorld, 'engine' | 'extractor'> {
  const engine = openThread<EngineQuestion, EngineAnswer>(new URL('./engine.thread.ts', import.meta.url), { memoryMb: 2_048, deadlineMs: 180_000 })
  void engine.ask({ ask: 'warm' }).catch(() => undefined)
  return { engine, extractor: openThread<ExtractQuestion, ExtractAnswer>(new URL('./extract.thread.ts', import.meta.url), { memoryMb: 1_024, deadlineMs: 60_000 }) }
}

const BATCH = 20
const WHILE_READING_MS = 20_000
const LOOK_MS = 500

const OfSource = z.object({ source: z.string() })
const OfSources = z.object({ sources: z.array(z.string()) })

/** To be read: from its file or website. `lane`: behind what people wait for, those of one lane one after another. */
export async function readLater(tx: Tx, source: SourceId, lane?: string): Promise<void> {
  await addJob(tx, 'topics.read', { source }, { key: `topics.read ${source}`, attempts: 5, ...(lane === undefined ? {} : { queue: lane, priority: BEHIND }) })
  await findSourcesLater(tx, [source])
}

const BEHIND = 10

/** Who brings a file and who forgets it wait for each other. */
export const fileLock = (file: string): string => `file ${file}`

/** A source was taken away: what nobody has any longer is to go. */
export const forgetLater = (tx: Tx, file: string | undefined): Promise<void> => addJob(tx, 'topics.forget', file === undefined ? {} : { file })

/** To be profiled, since their texts are there. */
export async function profileLater(tx: Tx, sources: readonly SourceId[]): Promise<void> {
  for (let at = 0; at < sources.length; at += BATCH) await addJob(tx, 'topics.profile', { sources: sources.slice(at, at + BATCH) }, { queue: 'topics.engine', attempts: 5 })
  if (sources.length > 0) await findSourcesLater(tx, sources)
}

/** The map is to be computed anew: showings, words, topics, or who is a member have changed. Readers see what needs no computing at once. */
export async function computeLater(tx: Tx): Promise<void> {
  await touchComputations(tx)
  await findOrganisationsLater(tx)
  await addComputation(tx)
}

/** One waits at most, and one runs: beside each other, the one that had read less could be the last to write. */
const addComputation = (tx: Tx, at?: Date): Promise<void> => addJob(tx, 'topics.compute', {}, { key: 'topics.compute', queue: 'topics.map', attempts: 10, ...(at === undefined ? {} : { at }) })

/** The vocabulary reads differently now. */
export const readAnewLater = (tx: Tx): Promise<void> => addJob(tx, 'topics.read-anew', {}, { key: 'topics.read-anew' })

export function topicsJobs(world: TopicsWorld): readonly Job[] {
  const pace: Pace = { computed: 0 }
  return [
    job('topics.read', OfSource, ({ source }, doing) => readSource(world, source, doing)),
    job('topics.profile', OfSources, ({ sources }) => profile(world, sources)),
    job('topics.compute', z.object({}), () => compute(world, pace)),
    job('topics.read-anew', z.object({}), () => readAnew(world)),
    memberListJob(world),
    job('topics.forget', z.object({ file: z.string().exactOptional() }), ({ file }) => forget(world, file)),
    ...searchJobs(world),
  ]
}

// ---- Reading

async function readSource(world: TopicsWorld, id: string, doing: Doing): Promise<void> {
  const found = await findSource(world.db, id)
  if (!found.ok || found.value.state !== 'waiting') return
  const text = await textOf(world, found.value, doing)
  await transact(world.db, async (tx) => {
    const again = await findSource(tx, id)
    // Taken away or changed meanwhile: another job has it, or nobody wants it.
    if (!again.ok || again.value.state !== 'waiting') return
    const source = again.value
    if (!text.ok) return refused(tx, source, text.refusal)
    const hash = hashOf(text.value.text)
    await keepTexts(tx, [{ hash, ...text.value }])
    const next = markRead(source, { hash })
    must(await saveSource(tx, next, source))
    await profileLater(tx, [source.id])
    await record(tx, { kind: 'source.read', about: source.id })
  })
}

async function textOf(world: TopicsWorld, { id, kind, address, file }: Source, { signal }: Doing): Promise<Result<Pick<SiteText, 'text'> & { readonly parts?: readonly TextPart[] }>> {
  if (kind === 'web') {
    const read = await readSite(address ?? '', world.extractor, { ...world.crawling, signal }, (progress) => transact(world.db, (tx) => record(tx, { kind: 'source.progress', about: id, facts: { pages: progress.pages, waiting: progress.waiting } })))
    // Stopped with the house: to be done again.
    signal.throwIfAborted()
    return read
  }
  if (file === undefined) return refuse('conflict', 'source.noFile')
  try {
    const answer = await world.extractor.ask({ bytes: await world.files.read(file.hash), name: file.name }, { signal })
    return 'refused' in answer ? refuse('unsupported', 'source.unreadable', answer.refused) : accept(answer)
  } catch (error) {
    if (error instanceof Refused && error.refusal.kind !== 'unavailable') return { ok: false, refusal: error.refusal }
    if (error instanceof Exhausted && !signal.aborted) return refuse('too-large', 'source.exhausted')
    throw error
  }
}

async function refused(tx: Tx, source: Source, refusal: NonNullable<Source['refusal']>): Promise<void> {
  must(await saveSource(tx, refuseSource(source, refusal), source))
  await record(tx, { kind: 'source.refused', about: source.id })
  await computeLater(tx)
}

// ---- Profiling

async function profile(world: TopicsWorld, ids: readonly string[]): Promise<void> {
  const acts = await listActs(world.db)
  const madeWith = makingOf(world, acts)
  const sources: Source[] = []
  for (const id of ids) {
    const found = await findSource(world.db, id)
    if (found.ok && found.value.hash !== undefined && !(found.value.state === 'profiled' && found.value.profiledWith === madeWith)) sources.push(found.value)
  }
  const texts = new Map<string, { readonly text: string; readonly language?: 'de' | 'en' }>()
  for (const { hash = '', language } of sources) {
    if (texts.has(hash) || (await findProfile(world.db, hash, madeWith)) !== undefined) continue
    const kept = await findText(world.db, hash)
    if (kept !== undefined) texts.set(hash, { text: kept.text, ...(language === undefined ? {} : { language }) })
  }
  const made = await profilesOf(world, acts, texts)
  // Versions of sources tell whether somebody else changed one; that nobody reads what is half kept, one transaction does. Serializable, it would meet every other job that orders a computation.
  await transact(
    world.db,
    async (tx) => {
      for (const source of sources) await keep(tx, source, made, madeWith)
      if (sources.length > 0) await computeLater(tx)
    },
    'read committed',
  )
}

/** One text may end the thread: then each is asked for alone, and that one is refused. */
async function profilesOf(world: Pick<TopicsWorld, 'engine'>, acts: readonly Curated[], texts: ReadonlyMap<string, { readonly text: string; readonly language?: 'de' | 'en' }>): Promise<Map<string, ProfileAnswer[number]>> {
  if (texts.size === 0) return new Map()
  const ask = async (some: readonly { readonly text: string }[]): Promise<ProfileAnswer> => (await world.engine.ask({ ask: 'profile', acts, texts: some })) as ProfileAnswer // what this question is answered with
  const hashes = [...texts.keys()]
  try {
    const answers = await ask([...texts.values()])
    return new Map(hashes.flatMap((hash, at) => (answers[at] === undefined ? [] : [[hash, answers[at]] as const])))
  } catch (error) {
    if (!(error instanceof Exhausted)) throw error
    if (texts.size === 1) return new Map([[hashes[0] ?? '', { refused: EXHAUSTED }]])
  }
  const made = new Map<string, ProfileAnswer[number]>()
  for (const [hash, text] of texts) for (const [one, answer] of await profilesOf(world, acts, new Map([[hash, text]]))) made.set(one, answer)
  return made
}

const EXHAUSTED = { de: 'Der Text lässt sich in vertretbarer Zeit nicht auswerten. Bitte kürzen oder aufteilen.', en: 'The text cannot be analysed in reasonable time. Please shorten or split it.' }

async function keep(tx: Tx, { id, hash = '' }: Source, made: ReadonlyMap<string, ProfileAnswer[number]>, madeWith: string): Promise<void> {
  const found = await findSource(tx, id)
  // Gone, or its text has changed: what was made of it says nothing any longer.
  if (!found.ok || found.value.hash !== hash) return
  const source = found.value
  const answer = made.get(hash)
  if (answer !== undefined && 'refused' in answer) return refused(tx, source, { reason: 'source.unreadable', facts: answer.refused })
  if (answer !== undefined) await keepProfile(tx, hash, madeWith, answer.profile)
  const kept = answer?.profile ?? (await findProfile(tx, hash, madeWith))
  if (kept === undefined) throw new Error('a text was profiled by another making meanwhile')
  const next = must(markProfiled({ ...source, language: source.language ?? kept.language }, hash, madeWith))
  if (next.version !== source.version) must(await saveSource(tx, next, source))
  await replaceShowings(tx, id, shown(kept.topics, unitOf(source) ?? hash))
  await record(tx, { kind: 'source.profiled', about: id })
}

const shown = (topics: readonly ProfiledTopic[], unit: string) => topics.map(({ topic, stance, weight }) => ({ topic, stance, weight, unit }))

/** Texts of other modules, read by the engine with the vocabulary as it is now. Out: by what it is known to be made, and one answer for each text. */
export async function readTexts(world: Pick<TopicsWorld, 'db' | 'engine' | 'engineVersion'>, texts: ProfileQuestion['texts']): Promise<{ readonly madeWith: string; readonly answers: ProfileAnswer }> {
  const acts = await listActs(world.db)
  const made = await profilesOf(world, acts, new Map(texts.map((text, at) => [String(at), text])))
  return { madeWith: makingOf(world, acts), answers: texts.map((_, at) => made.get(String(at)) ?? { refused: EXHAUSTED }) }
}

/** By which a profile is known to be made by this engine, with the vocabulary as it reads now. */
const makingOf = ({ engineVersion }: Pick<TopicsWorld, 'engineVersion'>, acts: readonly Curated[]): string => `${engineVersion}.${readingVersion(acts)}`

async function readAnew(world: TopicsWorld): Promise<void> {
  const sources = await outdatedSources(world.db, makingOf(world, await listActs(world.db)))
  await transact(world.db, (tx) => profileLater(tx, sources))
}

/** Read committed: who waited for the file sees what was brought meanwhile. */
async function forget({ db, files }: TopicsWorld, file: string | undefined): Promise<void> {
  await transact(
    db,
    async (tx) => {
      await forgetTexts(tx)
      if (file === undefined) return
      await lockIn(tx, fileLock(file))
      if (!(await isFileWanted(tx, file))) await files.remove(file)
    },
    'read committed',
  )
}

// ---- The map

/** While texts wait to be profiled, the map is computed now and then only: reading comes first, and what is half read makes intersections appear and vanish. */
async function isEarly({ db }: TopicsWorld, { computed }: Pace): Promise<boolean> {
  const since = await readingSince(db)
  const ago = now().getTime() - Math.max(since?.getTime() ?? 0, computed)
  // Below nothing where the clock was put back.
  return since !== undefined && ago >= 0 && ago < WHILE_READING_MS
}

/** When this process computed last, in milliseconds. */
type Pace = { computed: number }

async function compute(world: TopicsWorld, pace: Pace): Promise<void> {
  if (await isEarly(world, pace)) return transact(world.db, (tx) => addComputation(tx, new Date(now().getTime() + LOOK_MS)))
  const [acts, showings, words] = await Promise.all([listActs(world.db), allShowings(world.db), listWords(world.db)])
  const engine = makingOf(world, acts)
  const answers = new Map<string, MapAnswer>()
  // What the alliance works with comes first.
  for (const audience of RESULT_AUDIENCES.toReversed()) {
    const rests = { acts, organisations: await world.placed(world.db, audience), ...heardBy(audience, showings, words) }
    const from = hashOf(JSON.stringify({ engine, ...rests }))
    for (const level of LEVELS) {
      if ((await madeFrom(world.db, audience, level)) === from) continue
      // Where nothing is for the alliance only, both audiences read the same.
      const answer = answers.get(`${level} ${from}`) ?? ((await world.engine.ask({ ask: 'map', audience, level, ...rests })) as MapAnswer) // what this question is answered with
      answers.set(`${level} ${from}`, answer)
      await keepMap(world.db, audience, level, engine, answer, from)
    }
  }
  pace.computed = now().getTime()
}

async function keepMap(db: Db, audience: ResultAudience, level: Level, engine: string, answer: MapAnswer, from: string): Promise<void> {
  await transact(db, async (tx) => {
    const before = await listIntersections(tx, audience, level)
    const at = now()
    const kept = recompute(before, { found: answer.found, audience, level, engine, at, newId })
    must(await saveIntersections(tx, kept, before))
    // Those that were found come first, in the engine's order.
    const found = answer.found.flatMap((one, place) => (kept[place] === undefined ? [] : [{ ...one, id: kept[place].id }]))
    const changed = await keepComputation(tx, audience, level, { engine, at, from, map: { ...answer, found } })
    // That something was computed would tell readers of a map that does not change of texts they may not read.
    if (changed) await record(tx, { kind: 'map.computed', about: `${audience} ${level}` })
  })
}
