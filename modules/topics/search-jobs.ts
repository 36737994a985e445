/**
 * Keeping the terms of the search: at once the plain words, so that what is new or called otherwise is found within a second whatever the engine is doing; then what it finds in compounds and texts.
 * Nothing is told what changed: whatever is not made of what stands there now is made anew, so a crash or an upgrade leaves nothing behind.
 */
import { z } from 'zod'
import { transact, type Db, type Tx } from '#platform/database'
import { addJob, job, type Job } from '#platform/jobs'
import { Exhausted, type Thread } from '#platform/threads'
import { plainWords } from '#platform/words'
import { fieldName } from '#modules/members'
import type { EngineAnswer, EngineQuestion, TermsAnswer } from './engine-talk.ts'
import { changedOrganisations, changedSources, forgetMaking, INSIDE, keepOrganisationTerms, keepSourceTerms, sourcesOf, unreadOrganisations, unreadSources, type CalledOrganisation, type CalledSource, type Weighted } from './search-store.ts'
import type { SourceId } from './source.ts'

export type SearchWorld = { readonly db: Db; readonly engine: Thread<EngineQuestion, EngineAnswer>; readonly engineVersion: string }

const SOME = 500
/** Texts are read a few at a time, so that profiles come between. */
const TEXTS = 20
const NAMES = 200

/** Organisations may be called otherwise. */
export const findOrganisationsLater = (tx: Tx): Promise<void> => addJob(tx, 'topics.terms', {}, { key: 'topics.terms', priority: FIRST })

/** These sources are new, or their texts are. */
export const findSourcesLater = (tx: Tx, sources: readonly SourceId[]): Promise<void> => addJob(tx, 'topics.terms', { sources }, { priority: FIRST })

/** Everything is looked at: at the start of a house, which may have a new engine. */
export const findAllLater = (tx: Tx): Promise<void> => addJob(tx, 'topics.terms', { isAll: true }, { key: 'topics.terms all' })

/** It takes milliseconds, and people look for what they have just written. */
const FIRST = -1

export const searchJobs = (world: SearchWorld): readonly Job[] => [
  job('topics.terms', z.object({ sources: z.array(z.string()).exactOptional(), isAll: z.boolean().exactOptional() }), ({ sources, isAll = false }) => writeTerms(world, sources, isAll)),
  job('topics.read-terms', z.object({}), () => readTerms(world)),
]

const readLater = (tx: Tx): Promise<void> => addJob(tx, 'topics.read-terms', {}, { key: 'topics.read-terms', queue: 'topics.engine', attempts: 5 })

async function writeTerms({ db, engineVersion }: SearchWorld, ids: readonly string[] | undefined, isAll: boolean): Promise<void> {
  if (isAll) await keeping(db, (tx) => forgetMaking(tx, engineVersion))
  const isEach = ids === undefined
  for (let organisations = isEach ? await changedOrganisations(db, SOME) : []; organisations.length > 0; organisations = await changedOrganisations(db, SOME)) {
    const sources = await sourcesOf(db, organisations.map(({ id }) => id))
    await keeping(db, async (tx) => {
      await keepOrganisationTerms(tx, organisations.map((one) => ({ ...one, madeWith: null, names: namesOf(one) })))
      await keepSourceTerms(tx, sources.map(plainly))
    })
  }
  if (isAll || ids !== undefined) for (let sources = await changedSources(db, ids, SOME); sources.length > 0; sources = await changedSources(db, ids, SOME)) await keeping(db, (tx) => keepSourceTerms(tx, sources.map(plainly)))
  await keeping(db, readLater)
}

// Nobody decides upon terms, and what comes later says the same.
const keeping = (db: Db, work: (tx: Tx) => Promise<void>): Promise<void> => transact(db, work, 'read committed')

function namesOf({ names, beside, fields }: CalledOrganisation, insides: readonly string[] = []): Weighted {
  const words = names.map(plainWords)
  return {
    A: words.flatMap(([first]) => first ?? []),
    B: words.flat(),
    C: [...plainWords(beside), ...fields.flatMap((field) => [...plainWords(fieldName(field, 'de')), ...plainWords(fieldName(field, 'en'))]), ...insides],
  }
}

const plainly = (source: CalledSource) => ({ ...source, madeWith: null, ...termsOf(source) })

function termsOf({ title, owners, hidden }: CalledSource, insides: readonly string[] = [], ofText: readonly string[] = []): { readonly names: Weighted; readonly terms: readonly string[] } {
  const names = plainWords(title)
  return { names: { B: names, C: insides }, terms: [...new Set([...names, ...insides, ...plainWords(owners), ...plainWords(hidden).map((word) => `${INSIDE}${word}`), ...ofText])] }
}

async function readTerms({ db, engine, engineVersion: madeWith }: SearchWorld): Promise<void> {
  const [organisations, sources] = await Promise.all([unreadOrganisations(db, NAMES), unreadSources(db, TEXTS)])
  if (organisations.length + sources.length === 0) return
  const names = [...organisations.map((one) => one.names.join(' · ')), ...sources.map(({ title }) => title)]
  const ask = async (texts: readonly { readonly text: string }[]): Promise<TermsAnswer> => (await engine.ask({ ask: 'terms', names, texts })) as TermsAnswer // what this question is answered with
  const texts = sources.map(({ text, language }) => ({ text, ...(language === null ? {} : { language }) }))
  // What the engine cannot read in time is found by its name.
  const answer = await ask(texts).catch((error: unknown) => {
    if (error instanceof Exhausted) return ask(texts.map(() => ({ text: '' })))
    throw error
  })
  await keeping(db, async (tx) => {
    await keepOrganisationTerms(tx, organisations.map((one, at) => ({ ...one, madeWith, names: namesOf(one, answer.names[at]) })))
    await keepSourceTerms(tx, sources.map((one, at) => ({ ...one, madeWith, ...termsOf(one, answer.names[organisations.length + at], answer.texts[at]) })))
    await readLater(tx)
  })
}
