/**
 * Very many plans, plainly invented: sentences of our own golden texts between sentences that name concepts of the shipped vocabulary, German and English. Every second plan is a variant of an earlier one:
 * it keeps the topics and six of ten sentences. Each plan has a name of its own.
 * **Shapes**: 1,500 to 2,000 characters a plan, 2 s for 100,000. The same seed gives the same plans, one after another.
 */
import golden from '../../engine/golden/texts.json' with { type: 'json' }
import { seeded } from '../../engine/intersect/seeded.ts'
import type { Plan } from '../../engine/match/plan-reading.ts'
import { ancestorsOf, nameOf, type Concept } from '../../engine/vocabulary/concept.ts'
import { shippedVocabulary } from '../../engine/vocabulary/shipped.ts'

type Language = 'de' | 'en'
type Drawn = { readonly language: Language; readonly topics: readonly Concept[]; readonly sentences: readonly string[] }

const LEAST = 1500
const KEPT = 0.6
/** How far back a variant finds what it varies. */
const BACK = 5000
const TOPICS = 6
const OWN_FIELD = 0.7

const FRAMES: Readonly<Record<Language, readonly string[]>> = {
  de: [
    'Für {a} fehlt bisher ein Weg, der auch bei {n} Stück im Monat trägt und sich mit {b} verbinden lässt.',
    'Die Partner bauen {a} in drei Schritten auf und prüfen nach {n} Tagen, was {b} dazu beiträgt.',
    'Gemessen wird an {n} Proben, ob {a} die Ausbeute hebt, ohne dass {b} teurer wird.',
    'Im zweiten Jahr kommt {a} hinzu, damit {b} unter wechselnden Bedingungen zuverlässig bleibt.',
    'Ein Demonstrator zeigt, wie {a} und {b} auf {n} Quadratmetern zusammenarbeiten.',
    'Offen ist, ob {a} genügt, wenn {b} über {n} Stunden ohne Eingriff laufen soll.',
  ],
  en: [
    'For {a} there is no way yet that holds for {n} pieces a month and goes together with {b}.',
    'The partners set up {a} in three steps and test after {n} days what {b} adds to it.',
    'On {n} samples we measure whether {a} raises the yield without making {b} more expensive.',
    'In the second year {a} is added, so that {b} stays reliable while conditions change.',
    'A demonstrator shows how {a} and {b} work together on {n} square metres.',
    'It is open whether {a} is enough where {b} has to run for {n} hours without a hand.',
  ],
}
const SYLLABLES = ['ba', 'dor', 'fel', 'gun', 'hir', 'kla', 'lum', 'mei', 'nor', 'pra', 'rus', 'sil', 'tav', 'wen', 'zol', 'bri', 'dam', 'fos', 'grel', 'hul']

export function* generatedPlans(seed: number): Generator<Plan> {
  const draw = seeded(seed)
  const pick = <One>(list: readonly One[]): One => list[Math.floor(draw() * list.length)] as One // no list here is empty
  const { concepts } = shippedVocabulary()
  const byId = new Map(concepts.map((concept) => [concept.id, concept]))
  const fields = [...Map.groupBy(concepts, ({ id }) => ancestorsOf(id, byId).at(-1) ?? id).values()]
  const told = { de: sentencesIn('de'), en: sentencesIn('en') }
  const sentence = (language: Language, topics: readonly Concept[]): string =>
    draw() < 0.4 ? pick(told[language]) : pick(FRAMES[language]).replace('{a}', nameOf(pick(topics), language)).replace('{b}', nameOf(pick(topics), language)).replace('{n}', String(10 + Math.floor(draw() * 990)))
  const name = (): string => Array.from({ length: 4 }, () => pick(SYLLABLES)).join('').replace(/^./, (first) => first.toUpperCase())

  function drawn(base: Drawn | undefined): Drawn {
    const language = base?.language ?? (draw() < 0.5 ? 'de' : 'en')
    const field = pick(fields)
    const topics = base?.topics ?? Array.from({ length: TOPICS }, () => pick(draw() < OWN_FIELD ? field : concepts))
    const sentences = (base?.sentences ?? []).map((one) => (draw() < KEPT ? one : sentence(language, topics)))
    while (sentences.join(' ').length < LEAST) sentences.push(sentence(language, topics))
    return { language, topics, sentences }
  }

  const before: Drawn[] = []
  for (let at = 0; ; at++) {
    const plan = drawn(at % 2 === 0 ? undefined : pick(before))
    if (at % 2 === 0) before.push(plan)
    if (before.length > BACK) before.shift()
    const { language, topics, sentences } = plan
    const hold = ({ id }: Concept): { concept: string; weight: number } => ({ concept: id, weight: Math.round((0.4 + draw() * 0.6) * 1e4) / 1e4 })
    yield { title: `${name()}: ${nameOf(pick(topics), language)}`, text: sentences.join(' '), has: topics.map(hold), seeks: [hold(pick(draw() < OWN_FIELD ? topics : concepts)), hold(pick(concepts))] }
  }
}

const sentencesIn = (language: Language): string[] => golden.filter(({ lang, held }) => lang === language && !held).flatMap(({ text }) => text.split(/(?<=[.!?])\s+(?=\p{Lu})/u)).filter((sentence) => sentence.length > 40)
