/**
 * What runs beside requests: changed plans are compared with those of their audience, and, where they are not open, pair by pair under seal.
 * **Shapes**: one job takes all plans that have changed; where it is killed, what it did not end is done again and does nothing twice. Its name, payload and failures say nothing of any plan.
 * The comparison under seal writes to the notice, and to the record, which tells that two plans were compared and nothing of what came of it.
 */
import { z } from 'zod'
import { transact, type Db, type Tx } from '#platform/database'
import { hashOf } from '#platform/hash'
import { addJob, job, type Job } from '#platform/jobs'
import { newId } from '#platform/runtime'
import { openThread, type Thread } from '#platform/threads'
import type { Instant } from '#platform/time'
import { organisationsById, type Day } from '#modules/members'
import { planTextsOf, type CallId, type PlanText, type Project, type ProjectId } from '#modules/projects'
import type { CompareAnswer, ComparePlan, CompareQuestion, Corpus, NearAnswer, PairsAnswer, StandAnswer } from './compare-talk.ts'
import { conflictInTime, type Found } from './finding.ts'
import { addPairs, addRound, changedPlans, comparedOf, dropFindings, forgetChanged, keepCompared, keepFindings, noteChanged, publicTexts, roundsSince, waitingPlans } from './finding-store.ts'
import { dueOf, nextRound, weekOf } from './limit.ts'
import { areCompetitors, isNew, type Evidence } from './notice.ts'
import { addNotice, noticesBetween, removeNotice, saveRelease, saveTopics, type LedNotice } from './notice-store.ts'
import { isOpen, textsOf, timedOf } from './plan-text.ts'
import { begin, isOver, part } from './release.ts'

export type OverlapsWorld = {
  readonly db: Db
  readonly comparer: Thread<CompareQuestion, CompareAnswer>
  readonly now: () => Instant
  readonly today: () => Day
  readonly changesAWeek: number
  /** When calls close, and which are tenders: for those nothing is compared (§ 298 StGB). */
  readonly calls: (db: Db) => Promise<ReadonlyMap<CallId, { readonly closesOn?: Day; readonly isTender: boolean }>>
}

export const openComparer = (): Thread<CompareQuestion, CompareAnswer> => openThread(new URL('./compare.thread.ts', import.meta.url), { memoryMb: 4_096, deadlineMs: 600_000 })

const COMPARE = 'overlaps.compare'

/** One waits at most, and one runs. */
export const compareLater = (tx: Db | Tx): Promise<void> => addJob(tx, COMPARE, {}, { key: COMPARE, queue: COMPARE, attempts: 10 })

/** A plan is new or has changed, in the same transaction. */
export async function planChanged(tx: Tx, { id, changedAt }: Pick<Project, 'id' | 'changedAt'>): Promise<void> {
  await noteChanged(tx, id, changedAt)
  await compareLater(tx)
}

export const overlapsJobs = (world: OverlapsWorld): readonly Job[] => [job(COMPARE, z.object({}), () => compare(world))]

/** As many public texts tell what is rare. */
const MOST_TEXTS = 2_000

type Known = { readonly plans: ReadonlyMap<ProjectId, PlanText>; readonly calls: Awaited<ReturnType<OverlapsWorld['calls']>> }

async function compare(world: OverlapsWorld): Promise<void> {
  const { db } = world
  const changed = await changedPlans(db)
  const calls = await world.calls(db)
  // A bid agreed upon is a crime: for tenders nothing is compared.
  const all = (await planTextsOf(db)).filter(({ call }) => call === undefined || calls.get(call)?.isTender !== true)
  const known: Known = { plans: new Map(all.map((plan) => [plan.id, plan])), calls }
  if (changed.length > 0) {
    await findAmongOpen(world, known, changed.map(({ plan }) => plan))
    await queueSealed(world, known, changed.map(({ plan }) => plan))
    await transact(db, (tx) => forgetChanged(tx, changed))
  }
  await compareSealed(world, known)
}

// ---- Among plans that may be read

const CORPORA: readonly Corpus[] = ['alliance', 'public']

const standsIn = (corpus: Corpus, { disclosure }: PlanText): boolean => disclosure === 'public' || (corpus === 'alliance' && disclosure === 'alliance')

const comparable = (plan: PlanText): ComparePlan => {
  const texts = textsOf(plan)
  return { id: plan.id, hash: hashOf(JSON.stringify([texts, plan.has, plan.seeks])), texts, has: plan.has, seeks: plan.seeks }
}

/** As many texts go to the thread at a time. */
const BATCH = 500

async function findAmongOpen(world: OverlapsWorld, { plans, calls }: Known, changed: readonly ProjectId[]): Promise<void> {
  const hidden = [...plans.values()].filter(({ disclosure }) => !isOpen(disclosure))
  const anyOpen = changed.some((id) => isOpen(plans.get(id)?.disclosure ?? 'sealed'))
  for (const corpus of CORPORA) {
    const standing = [...plans.values()].filter((plan) => standsIn(corpus, plan))
    await keepStanding(world, corpus, standing.map(comparable))
    // What is not open is compared with what its readers read besides; nobody else sees that it is.
    const asked = new Set([...changed.filter((id) => plans.has(id)), ...(anyOpen ? hidden.map(({ id }) => id) : [])])
    const one = [...asked].flatMap((id) => plans.get(id) ?? []).filter((plan) => standsIn(corpus, plan) || !isOpen(plan.disclosure))
    const answer = (await world.comparer.ask({ ask: 'near', corpus, plans: one.map(comparable) })) as NearAnswer // it answers in kind
    const near = new Map(answer.map((each) => [each.plan, each.near]))
    for (const plan of one) {
      const found = foundOf(plan, near.get(plan.id) ?? [], standing, { calls, today: world.today() })
      await transact(world.db, async (tx) => {
        await keepFindings(tx, corpus, { plan: plan.id, isOpen: isOpen(plan.disclosure) }, found, world.now())
        if (corpus === 'alliance' && changed.includes(plan.id)) await addRound(tx, { id: newId(), organisation: plan.lead, plan: plan.id, others: standing.filter(({ id }) => id !== plan.id).length, at: world.now() })
      }, 'read committed')
    }
    const gone = changed.filter((id) => !one.some((plan) => plan.id === id))
    for (const id of gone) await transact(world.db, (tx) => dropFindings(tx, id, [corpus]), 'read committed')
  }
}

/** Tells the thread what stands in a corpus, and gives it what it has not. */
async function keepStanding({ comparer }: OverlapsWorld, corpus: Corpus, plans: readonly ComparePlan[]): Promise<void> {
  const lacking = new Set((await comparer.ask({ ask: 'stand', corpus, plans: plans.map(({ id, hash }) => [id, hash] as const) })) as StandAnswer) // it answers in kind
  const given = plans.filter(({ id }) => lacking.has(id))
  for (let at = 0; at < given.length; at += BATCH) await comparer.ask({ ask: 'give', corpus, plans: given.slice(at, at + BATCH) })
}

type Written = Found & { readonly id: string; readonly a: ProjectId; readonly b: ProjectId; readonly hashes: { readonly a: string; readonly b: string } }

/** All that was found between a plan and others, the lower id first. */
function foundOf(plan: PlanText, near: NearAnswer[number]['near'], standing: readonly PlanText[], { calls, today }: Pick<Known, 'calls'> & { readonly today: Day }): Written[] {
  const others = new Map(standing.map((other) => [other.id, other]))
  const written = (other: PlanText, found: Found): Written => {
    const isFirst = plan.id < other.id
    const [a, b] = isFirst ? [plan, other] : [other, plan]
    return { ...(isFirst ? found : turned(found)), id: newId(), a: a.id, b: b.id, hashes: { a: a.hash, b: b.hash } }
  }
  const texts = near.flatMap(({ other, found }) => {
    const one = others.get(other)
    return one === undefined || one.id === plan.id ? [] : found.map((each) => written(one, each))
  })
  const timed = timedOf(plan)
  const conflicts = standing.flatMap((other) => {
    if (other.id === plan.id) return []
    const conflict = conflictInTime(timed, timedOf(other), today, timed.call === undefined ? undefined : calls.get(timed.call)?.closesOn)
    return conflict === undefined ? [] : [written(other, conflict)]
  })
  return [...texts, ...conflicts]
}

const swapped = ({ a, b }: { readonly a: string; readonly b: string }) => ({ a: b, b: a })

/** The same, seen from the other plan. */
function turned({ evidence, ...rest }: Found): Found {
  const { passages, words, needs } = evidence
  return { ...rest, evidence: { ...evidence, ...(passages === undefined ? {} : { passages: passages.map(swapped) }), ...(words === undefined ? {} : { words: words.map(swapped) }), ...(needs === undefined ? {} : { needs: needs.map((need) => ({ ...need, by: need.by === 'a' ? ('b' as const) : ('a' as const) })) }) } }
}

// ---- Under seal

const wordingHash = (plan: PlanText): string => hashOf(JSON.stringify(textsOf(plan)))

/** Of the changed plans those wait whose text is another than the one compared last. */
async function queueSealed({ db, now }: OverlapsWorld, { plans }: Known, changed: readonly ProjectId[]): Promise<void> {
  for (const id of changed) {
    const plan = plans.get(id)
    await transact(db, async (tx) => {
      const hidden = plan !== undefined && !isOpen(plan.disclosure)
      if (!hidden) return partAll(tx, id, now())
      const compared = await comparedOf(tx, id)
      if (compared.hash === wordingHash(plan)) return keepTopics(tx, plans, plan)
      await keepCompared(tx, id, { ...compared, waitsSince: compared.waitsSince ?? now() })
    })
  }
}

/** They touch no longer. What has not come out yet never does. */
async function endNotice(tx: Tx, notice: LedNotice, at: Instant): Promise<void> {
  if (notice.shownFrom > at) return removeNotice(tx, notice.id)
  if (!isOver(notice.release)) await saveRelease(tx, notice, part(notice.release), { id: newId(), act: 'part', at })
}

/** A plan that is open now, or over, touches nothing under seal. */
async function partAll(tx: Tx, plan: ProjectId, at: Instant): Promise<void> {
  for (const notice of await noticesBetween(tx, plan)) await endNotice(tx, notice, at)
  const compared = await comparedOf(tx, plan)
  if (compared.hash !== undefined || compared.waitsSince !== undefined || compared.unfit !== undefined) await keepCompared(tx, plan, {})
}

/** Topics are found a moment after a text is written: of the same texts, and so nothing new. */
async function keepTopics(tx: Tx, plans: Known['plans'], plan: PlanText): Promise<void> {
  for (const notice of await noticesBetween(tx, plan.id)) {
    const [a, b] = [plans.get(notice.plans.a), plans.get(notice.plans.b)]
    if (a === undefined || b === undefined || isOver(notice.release) || notice.hashes.a !== wordingHash(a) || notice.hashes.b !== wordingHash(b)) continue
    await saveTopics(tx, notice.id, commonTopics(a, b))
  }
}

const commonTopics = (a: PlanText, b: PlanText): string[] => a.has.filter((topic) => b.has.includes(topic))

async function compareSealed(world: OverlapsWorld, { plans }: Known): Promise<void> {
  const { db, now, changesAWeek } = world
  const waiting = (await waitingPlans(db)).map(({ plan, organisation, since }) => ({ plan, organisation, since: since.getTime() }))
  if (waiting.length === 0) return
  const due = dueOf(waiting, await roundsSince(db, new Date(weekOf(now().getTime()))), changesAWeek)
  const texts = await publicTexts(db, MOST_TEXTS)
  const open = [...plans.values()].filter(({ disclosure }) => disclosure === 'public').flatMap((plan) => textsOf(plan).map(({ title, text }) => `${title}\n${text}`))
  const all = [...texts.map(({ text }) => text), ...open]
  const weighed = { hash: hashOf(JSON.stringify([texts.map(({ hash }) => hash), open])), all }
  for (const id of due) {
    const plan = plans.get(id)
    if (plan === undefined || isOpen(plan.disclosure)) continue
    const others = [...plans.values()].filter((other) => other.id !== id && !isOpen(other.disclosure) && other.lead !== plan.lead)
    await compareOne(world, plan, others, weighed)
  }
}

async function compareOne({ db, comparer, now }: OverlapsWorld, plan: PlanText, others: readonly PlanText[], { hash, all }: { readonly hash: string; readonly all: readonly string[] }): Promise<void> {
  const ask = async (texts: { readonly hash: string; readonly all?: readonly string[] }): Promise<PairsAnswer> => (await comparer.ask({ ask: 'pairs', texts, one: comparable(plan), others: others.map(comparable) })) as PairsAnswer // it answers in kind
  const first = await ask({ hash })
  const answer = 'lacks' in first ? await ask({ hash, all }) : first
  if ('lacks' in answer) throw new Error('the thread lacks texts that it was given')
  const organisations = await organisationsById(db, [plan.lead, ...others.map(({ lead }) => lead)])
  await transact(db, async (tx) => {
    const at = now()
    if ('unfit' in answer) return keepCompared(tx, plan.id, { hash: wordingHash(plan), at, unfit: answer.unfit })
    const touching = new Map(answer.touching.map((one) => [one.other, one]))
    const earlier = await noticesBetween(tx, plan.id)
    for (const other of others) {
      const [a, b] = plan.id < other.id ? [plan, other] : [other, plan]
      const between = earlier.filter(({ plans }) => plans.a === a.id && plans.b === b.id)
      const one = touching.get(other.id)
      if (one === undefined) {
        for (const notice of between) await endNotice(tx, notice, at)
        continue
      }
      const hashes = { a: wordingHash(a), b: wordingHash(b) }
      if (!isNew(between, hashes)) continue
      const [leadA, leadB] = [organisations.get(a.lead), organisations.get(b.lead)]
      const confided = leadA !== undefined && leadB !== undefined && areCompetitors(leadA, leadB)
      const passages = one.passages.map((passage) => (a.id === plan.id ? passage : swapped(passage)))
      const evidence: Evidence = { kinds: [one.kind], strength: one.strength, fields: { a: leadA?.fields ?? [], b: leadB?.fields ?? [] }, topics: commonTopics(a, b), titles: { a: a.twins, b: b.twins }, passages }
      await addNotice(tx, { id: newId(), plans: { a: a.id, b: b.id }, names: { a: newId(), b: newId() }, confided, release: begin(confided), evidence, hashes, foundAt: at, shownFrom: new Date(nextRound(at.getTime())) })
    }
    await keepCompared(tx, plan.id, { hash: wordingHash(plan), at })
    await addRound(tx, { id: newId(), organisation: plan.lead, plan: plan.id, at })
    await addPairs(tx, plan.id, others.map(({ id }) => ({ id: newId(), other: id })), at)
  })
}
