/** What of a comparison comes in and goes out. */
import { z } from 'zod'
import type { TopicId } from './act.ts'
import { roleBetween, together, type Compared, type ComparedQuotes } from './comparing.part.ts'
import { likenessOf, type Comparison } from './comparison.ts'
import { LEVELS } from './level.ts'
import { EvidenceOut, NamesOut, namesOut, presentQuote } from './map-schema.ts'
import type { Quote } from './quotes.part.ts'

export const ComparisonQuery = z.strictObject({ a: z.uuid().meta({ de: 'eine Organisation', en: 'an organisation' }), b: z.uuid().meta({ de: 'eine andere', en: 'another' }) })

const SideOut = z.strictObject({ organisation: z.uuid(), name: NamesOut, level: z.enum(LEVELS).meta({ de: 'bei Clustern, was ihre Mitglieder tun; sonst, was die Organisation selbst tut', en: 'of clusters what their members do; else what the organisation itself does' }) })
const topic = { topic: z.string(), name: NamesOut }
const SharedOut = z.strictObject({ ...topic, a: EvidenceOut.optional(), b: EvidenceOut.optional() })
const AnswerOut = z.strictObject({ ...topic, has: EvidenceOut.optional(), seeks: EvidenceOut.optional() })

export const ComparisonOut = z.strictObject({
  a: SideOut,
  b: SideOut,
  likeness: z.enum(['very', 'much', 'some', 'little', 'none', 'unknown']).meta({ de: 'wie ähnlich in einem Wort', en: 'how alike in a word' }),
  alike: z.strictObject({ shared: z.int(), all: z.int() }).meta({ de: 'gemeinsame Themen von allen, übergeordnete mitgezählt', en: 'topics in common of all, broader ones counted' }),
  shared: z.array(SharedOut).meta({ de: 'woran beide arbeiten', en: 'what both work on' }),
  aAnswers: z.array(AnswerOut).meta({ de: 'was b sucht und a hat', en: 'what b seeks and a has' }),
  bAnswers: z.array(AnswerOut).meta({ de: 'was a sucht und b hat', en: 'what a seeks and b has' }),
  onlyA: z.array(z.strictObject(topic)),
  onlyB: z.array(z.strictObject(topic)),
  role: z.enum(['a-cross-cutting', 'b-cross-cutting', 'mutual', 'undecided', 'too-little-evidence']).optional().meta({ de: 'wer für wen Querschnittstechnologie ist; fehlt zwischen einem Cluster und einer anderen Organisation', en: 'who is cross-cutting for whom; absent between a cluster and another organisation' }),
  intersections: z.array(z.uuid()).meta({ de: 'Schnittmengen, zu denen beide gehören', en: 'intersections that both belong to' }),
})

/** Quotes stand with the first topics of each part only. */
export function presentComparison(a: Compared, b: Compared, told: Comparison, { aHas, bHas, aSeeks, bSeeks }: ComparedQuotes<Quote>): z.input<typeof ComparisonOut> {
  const role = roleBetween(a, b)
  const named = (id: TopicId) => ({ topic: id, name: namesOut(a.view.vocabulary.topic(id)?.prefLabel ?? {}) })
  return {
    a: sideOut(a),
    b: sideOut(b),
    likeness: likenessOf(told),
    alike: told.alike,
    shared: told.shared.map((id) => ({ ...named(id), a: quoted(aHas, id), b: quoted(bHas, id) })),
    aAnswers: told.aAnswers.map((id) => ({ ...named(id), has: quoted(aHas, id), seeks: quoted(bSeeks, id) })),
    bAnswers: told.bAnswers.map((id) => ({ ...named(id), has: quoted(bHas, id), seeks: quoted(aSeeks, id) })),
    onlyA: told.onlyA.map(named),
    onlyB: told.onlyB.map(named),
    role: role === 'levels' ? undefined : role,
    intersections: together(a, b).map(({ kept }) => kept.id),
  }
}

function quoted(quotes: ReadonlyMap<TopicId, Quote>, id: TopicId): z.input<typeof EvidenceOut> | undefined {
  const quote = quotes.get(id)
  return quote === undefined ? undefined : presentQuote(quote)
}

const sideOut = ({ organisation: { id, name }, view: { level } }: Compared): z.input<typeof SideOut> => ({ organisation: id, name: namesOut(name), level })
