/**
 * Plans compared in a thread of their own, while pages go on. What stands in an audience is kept between questions, one index an audience; of plans that are not open nothing is kept.
 */
import { nearPlans, shippedVocabulary, type Concept, type NearPlan, type Plan } from '#engine'
import { answering } from '#platform/threads'
import type { CompareAnswer, ComparePlan, CompareQuestion, Corpus, GiveQuestion, NearAnswer, NearQuestion, PairsAnswer, PairsQuestion, StandAnswer, StandQuestion } from './compare-talk.ts'
import { foundIn, KINDS, STRENGTHS, type Found } from './finding.ts'

const vocabulary: { readonly byId: ReadonlyMap<string, Concept> } = { byId: new Map(shippedVocabulary().concepts.map((concept) => [concept.id, concept])) }

const corpora: Record<Corpus, Map<string, ComparePlan>> = { alliance: new Map(), public: new Map() }

function stand({ corpus, plans }: StandQuestion): StandAnswer {
  const kept = corpora[corpus]
  const now = new Map(plans)
  for (const [id, { hash }] of kept) if (now.get(id as never) !== hash) kept.delete(id)
  return plans.flatMap(([id]) => (kept.has(id) ? [] : [id]))
}

function give({ corpus, plans }: GiveQuestion): void {
  for (const plan of plans) corpora[corpus].set(plan.id, plan)
}

/** A plan in two languages is two texts. */
type Entry = { readonly id: string; readonly plan: Plan }

const entriesOf = ({ id, texts, has, seeks }: ComparePlan): Entry[] => texts.map(({ title, text, language }) => ({ id, plan: { title, text, language, has: held(has), seeks: held(seeks) } }))

const held = (topics: readonly string[]) => topics.map((concept) => ({ concept, weight: 1 }))

/** More than the nearest nobody looks through. */
const MOST = 20

function near({ corpus, plans }: NearQuestion): NearAnswer {
  const standing = [...corpora[corpus].values()]
  return plans.map((plan) => {
    const own = entriesOf(plan)
    const others = standing.filter(({ id }) => id !== plan.id).flatMap(entriesOf)
    const entries = [...own, ...others]
    const nearest = nearPlans(entries.map((entry) => entry.plan), vocabulary)
    const found = own.flatMap((here, at) => nearest(at).flatMap((one) => {
      const there = entries[one.index]
      return there === undefined || there.id === plan.id ? [] : [{ other: there.id, found: foundBetween(one, here, there) }]
    }))
    return { plan: plan.id, near: together(found).slice(0, MOST) as never }
  })
}

const foundBetween = (one: NearPlan, here: Entry, there: Entry): Found[] => foundIn(one, { a: ({ start, end }) => here.plan.text.slice(start, end), b: ({ start, end }) => there.plan.text.slice(start, end) })

/** By plan, of each kind the strongest that was found in any language. */
function together(found: readonly { readonly other: string; readonly found: readonly Found[] }[]): { readonly other: string; readonly found: readonly Found[] }[] {
  return [...Map.groupBy(found, ({ other }) => other)].flatMap(([other, each]) => {
    const all = each.flatMap((one) => one.found)
    const best = KINDS.flatMap((kind) => all.filter((one) => one.kind === kind).toSorted((a, b) => STRENGTHS.indexOf(b.strength) - STRENGTHS.indexOf(a.strength))[0] ?? [])
    return best.length === 0 ? [] : [{ other, found: best }]
  })
}

// ---- Under seal

let weighed: { readonly hash: string; readonly all: readonly string[] } | undefined

/** Fewer words describe no plan. */
const FEWEST_WORDS = 40

function pairs({ texts, one, others }: PairsQuestion): PairsAnswer {
  if (texts.all !== undefined) weighed = { hash: texts.hash, all: texts.all }
  if (weighed?.hash !== texts.hash) return { lacks: true }
  const own = entriesOf(one)
  if (own.every(({ plan }) => plan.text.split(/\s+/).length < FEWEST_WORDS)) return { unfit: 'short' }
  const publics = weighed.all.map((text) => ({ text }))
  return {
    touching: others.flatMap((other) => {
      const found = own.flatMap((here) => entriesOf(other).flatMap((there) => {
        const findings = nearPlans([here.plan, there.plan, ...publics], vocabulary)(0).find(({ index }) => index === 1)
        return findings === undefined ? [] : [{ other: other.id, found: foundBetween(findings, here, there) }]
      }))
      const touching = together(found)[0]?.found.filter(({ kind }) => kind === 'copied' || kind === 'same-aim') ?? []
      return touching.length === 0 ? [] : [{ other: other.id, found: touching, passages: touching.flatMap(({ evidence }) => evidence.passages ?? []) }]
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
