/**
 * Plans compared in a thread of their own, while pages go on. What stands in an audience is kept between questions, one index an audience; of plans that are not open nothing is kept.
 * **Shapes**: what a word weighs is fixed when an index is made, and again once it has doubled or halved.
 */
import { buildMatcher, near as engine, shippedVocabulary, type Matcher } from '#engine'
import { answering } from '#platform/threads'
import type { CompareAnswer, ComparePlan, CompareQuestion, Corpus, GiveQuestion, NearAnswer, NearQuestion, PairsAnswer, PairsQuestion, StandAnswer, StandQuestion } from './compare-talk.ts'
import { foundIn, KINDS, STRENGTHS, type Found } from './finding.ts'
import { touchesIn } from './touching.ts'

/** Built when the first plan comes. */
let made: Matcher | undefined
const matcher = (): Matcher => (made ??= buildMatcher(shippedVocabulary()))

type Standing = { readonly plans: Map<ComparePlan['id'], ComparePlan>; index: engine.PlanIndex | undefined; /** What stands in the index, by its hash. */ readonly indexed: Map<ComparePlan['id'], string>; weighedBy: number }

const corpora: Readonly<Record<Corpus, Standing>> = { alliance: { plans: new Map(), index: undefined, indexed: new Map(), weighedBy: 0 }, public: { plans: new Map(), index: undefined, indexed: new Map(), weighedBy: 0 } }

function stand({ corpus, plans }: StandQuestion): StandAnswer {
  const kept = corpora[corpus].plans
  const now = new Map(plans)
  for (const [id, { hash }] of kept) if (now.get(id) !== hash) kept.delete(id)
  return plans.flatMap(([id]) => (kept.has(id) ? [] : [id]))
}

function give({ corpus, plans }: GiveQuestion): void {
  for (const plan of plans) corpora[corpus].plans.set(plan.id, plan)
}

/** A plan in two languages is two texts. */
type Entry = { readonly key: string; readonly plan: ComparePlan['id']; readonly text: string; readonly reading: engine.PlanReading }

const held = (topics: readonly string[]) => topics.map((concept) => ({ concept, weight: 1 }))

const entriesOf = ({ id, texts, has, seeks }: ComparePlan): Entry[] => texts.map(({ title, text, language }) => ({ key: `${id} ${language}`, plan: id, text, reading: engine.readPlan({ title, text, language, has: held(has), seeks: held(seeks) }) }))

const LANGUAGES = ['de', 'en'] as const

const take = (index: engine.PlanIndex, id: string): void => LANGUAGES.forEach((language) => index.remove(`${id} ${language}`))

/** The index of what stands in this corpus now. */
function indexOf(standing: Standing): engine.PlanIndex {
  const { plans, indexed } = standing
  if (standing.index === undefined || plans.size > 2 * standing.weighedBy || 2 * plans.size < standing.weighedBy) {
    const entries = [...plans.values()].flatMap(entriesOf)
    standing.index = engine.planIndex(engine.termWeights(entries.map(({ reading }) => reading)), matcher())
    standing.weighedBy = plans.size
    indexed.clear()
    for (const { key, reading } of entries) standing.index.add(key, reading)
    for (const { id, hash } of plans.values()) indexed.set(id, hash)
    return standing.index
  }
  const { index } = standing
  for (const [id, hash] of indexed) if (plans.get(id)?.hash !== hash) {
    take(index, id)
    indexed.delete(id)
  }
  for (const plan of plans.values()) if (!indexed.has(plan.id)) {
    for (const { key, reading } of entriesOf(plan)) index.add(key, reading)
    indexed.set(plan.id, plan.hash)
  }
  return index
}

/** More than the nearest nobody looks through. */
const MOST = 20

function near({ corpus, plans }: NearQuestion): NearAnswer {
  const standing = corpora[corpus]
  const index = indexOf(standing)
  return plans.map((plan) => {
    const entries = entriesOf(plan)
    const isGuest = !standing.plans.has(plan.id)
    // One that does not stand here is held against it alone, and gone before the next.
    if (isGuest) for (const { key, reading } of entries) index.add(key, reading)
    const found = entries.flatMap(({ key, text }) => index.near(key, MOST).flatMap((one) => {
      const [other = '', language] = one.id.split(' ')
      const there = standing.plans.get(other as ComparePlan['id']) // the ids of plans made these keys
      if (there === undefined || there.id === plan.id) return []
      const theirs = there.texts.find((each) => each.language === language)?.text ?? ''
      return [{ other: there.id, found: foundIn(one, { a: ({ start, end }) => text.slice(start, end), b: ({ start, end }) => theirs.slice(start, end) }) }]
    }))
    if (isGuest) take(index, plan.id)
    return { plan: plan.id, near: together(found) }
  })
}

/** By plan, of each kind the strongest that was found in any language. */
function together(found: readonly { readonly other: ComparePlan['id']; readonly found: readonly Found[] }[]): { readonly other: ComparePlan['id']; readonly found: readonly Found[] }[] {
  return [...Map.groupBy(found, ({ other }) => other)].flatMap(([other, each]) => {
    const all = each.flatMap((one) => one.found)
    const best = KINDS.flatMap((kind) => all.filter((one) => one.kind === kind).toSorted((a, b) => STRENGTHS.indexOf(b.strength) - STRENGTHS.indexOf(a.strength))[0] ?? [])
    return best.length === 0 ? [] : [{ other, found: best }]
  })
}

// ---- Under seal

let weighed: { readonly hash: string; readonly weights: engine.TermWeights } | undefined

function pairs({ texts, one, others }: PairsQuestion): PairsAnswer {
  if (texts.all !== undefined) weighed = { hash: texts.hash, weights: engine.termWeights(texts.all.map((text) => engine.readPlan({ text }))) }
  if (weighed?.hash !== texts.hash) return { lacks: true }
  const { weights } = weighed
  const verdicts = new Set(one.texts.map(({ title, text }) => engine.substanceOf(`${title}.\n${text}`, matcher()).verdict))
  if (!verdicts.has('enough')) return { unfit: verdicts.has('copies-vocabulary') ? 'listing' : 'short' }
  return {
    touching: others.flatMap((other) => {
      const touching = touchesIn(one.texts, other.texts, weights, matcher())
      return touching === undefined ? [] : [{ other: other.id, ...touching }]
    }),
  }
}

answering((question: CompareQuestion): CompareAnswer => {
  switch (question.ask) {
    case 'stand':
      return stand(question)
    case 'give':
      give(question)
      return undefined
    case 'near':
      return near(question)
    case 'pairs':
      return pairs(question)
  }
})
