/** What of sources, competences and what organisations say comes in and goes out. The text of a source does not go out: what it shows does. */
import { z } from 'zod'
import { LEAF, NEXT } from '#platform/http'
import type { Language } from '#platform/words'
import { AUDIENCES, RESULT_AUDIENCES } from './audience.ts'
import type { Competence, NeedOf, Word } from './competence.ts'
import { byOut, knownTo } from './map-schema.ts'
import { Organisation, Tongue } from './schema.ts'
import { sentenceOf } from './source.part.tsx'
import { SOURCE_KINDS, SOURCE_STATES, type Source } from './source.ts'
import type { SourceEvidence } from './store.ts'
import type { MapView } from './view-store.ts'

const Title = z.string().trim().min(1).max(300)
const audience = z.enum(AUDIENCES).meta({ de: 'Leserkreis: öffentlich, allianzintern oder verdeckt', en: 'audience: public, within the alliance, or sealed' })

// ---- In

export const SourceQuery = z.strictObject({ organisation: Organisation.optional(), state: z.enum(SOURCE_STATES).optional(), kind: z.enum(SOURCE_KINDS).optional(), ...LEAF, after: z.uuid().optional().meta({ de: 'beginnt nach dieser Quelle', en: 'begins after this source' }) })

const rights = z.literal(true).meta({ de: 'ja, dieser Text darf eingebracht werden', en: 'yes, this text may be brought in' })
const brought = { organisation: Organisation, audience, language: Tongue.optional(), field: z.string().trim().min(1).max(100).optional() }

/** A pasted text, or the address of a website. */
export const BroughtIn = z.union([
  z.strictObject({ ...brought, title: Title.optional().meta({ de: 'ohne Angabe die erste Zeile', en: 'where not said the first line' }), text: z.string().regex(/\S/).max(400_000), rights }),
  z.strictObject({ ...brought, address: z.url({ protocol: /^https?$/ }).max(2_000) }),
])

/** Beside the files of an upload. */
export const FilesIn = z.strictObject({ ...brought, rights: z.literal('yes').meta({ de: 'ja, diese Dateien dürfen eingebracht werden', en: 'yes, these files may be brought in' }) })

const version = z.int().min(1).optional().meta({ de: 'der Stand, der gesehen wurde; statt If-Match', en: 'the version that was seen; instead of If-Match' })
export const ReadingIn = z.strictObject({ version })
export const AudienceIn = z.strictObject({ audience, version })
export const SaidIn = z.strictObject({ topic: z.string().min(1).max(300), says: z.enum(['confirmed', 'rejected', 'withdrawn']), audience: z.enum(RESULT_AUDIENCES).optional().meta({ de: 'vor wem: Eine Bestätigung zählt nur für diesen Leserkreis und engere; ohne Angabe für den, der das Thema auf der Karte sieht', en: 'in front of whom: a confirmation counts for this audience and narrower ones only; where not said for the one that sees the topic on the map' }) })

// ---- Out

const source = {
  id: z.uuid(),
  version: z.int(),
  organisations: z.array(z.uuid()),
  kind: z.enum(SOURCE_KINDS),
  title: z.string(),
  address: z.string().optional(),
  file: z.string().optional().meta({ de: 'Name der Datei', en: 'name of the file' }),
  language: Tongue.optional(),
  field: z.string().optional(),
  audience,
  unconfirmed: z.boolean().meta({ de: 'aus öffentlicher Website, nicht bestätigt', en: 'from a public website, not confirmed' }),
  state: z.enum(SOURCE_STATES),
  refused: z.string().optional().meta({ de: 'warum sie sich nicht auswerten lässt', en: 'why it cannot be analysed' }),
  broughtAt: z.iso.datetime(),
  broughtBy: z.string().optional(),
  releasedAt: z.iso.datetime().optional(),
}
export const SourceOut = z.strictObject(source)
export const SourcesOut = z.strictObject({ sources: z.array(SourceOut), next: NEXT.next })
export const FilesOut = z.strictObject({ sources: z.array(SourceOut) })
const stance = z.enum(['has', 'seeks'])
export const SourceWhole = z.strictObject({ ...source, topics: z.array(z.strictObject({ topic: z.string(), stance, weight: z.number() })), evidence: z.array(z.strictObject({ topic: z.string(), stance, sentence: z.string(), found: z.tuple([z.int(), z.int()]), language: Tongue })) })

export const TextOut = z.strictObject({ text: z.string(), language: Tongue.optional() })

const shownBy = { topic: z.string(), strength: z.number(), units: z.int(), sources: z.array(z.uuid()) }
export const CompetencesOut = z.strictObject({ organisation: z.uuid(), competences: z.array(z.strictObject({ ...shownBy, word: z.enum(['found', 'confirmed', 'rejected']) })), needs: z.array(z.strictObject(shownBy)) })
export const WordOut = z.strictObject({ id: z.uuid(), organisation: z.uuid(), topic: z.string(), says: z.enum(['confirmed', 'rejected', 'withdrawn']), audience: z.enum(RESULT_AUDIENCES), at: z.iso.datetime() })

export const presentSource = (one: Source, view: Pick<MapView, 'organisations'>, own: string | undefined, language: Language): z.input<typeof SourceOut> => ({
  id: one.id, version: one.version, organisations: one.organisations.filter((id) => id === own || knownTo(view, [id]).length > 0), kind: one.kind, title: one.title, address: one.address, file: one.file?.name, language: one.language, field: one.field, audience: one.audience, unconfirmed: one.unconfirmed, state: one.state,
  refused: one.refusal === undefined ? undefined : sentenceOf(one.refusal, language), broughtAt: one.brought.at.toISOString(), broughtBy: byOut(one.brought.by, view), releasedAt: one.released?.at.toISOString(),
})

type Shown = { readonly topic: string; readonly stance: 'has' | 'seeks'; readonly weight: number }

/** Topics as curation has them now: what was merged stands under what it became, what was rejected nowhere. */
export function presentShown(shown: readonly Shown[], evidence: readonly SourceEvidence[], topicNow: (topic: string) => string | undefined): Pick<z.input<typeof SourceWhole>, 'topics' | 'evidence'> {
  const topics = new Map<string, z.input<typeof SourceWhole>['topics'][number]>()
  for (const { topic, stance: as, weight } of shown) {
    const now = topicNow(topic)
    if (now !== undefined) topics.set(`${now} ${as}`, { topic: now, stance: as, weight: Math.max(weight, topics.get(`${now} ${as}`)?.weight ?? 0) })
  }
  return { topics: [...topics.values()], evidence: evidence.flatMap(({ topic, stance: as, sentence, found: [from, to], language }) => { const now = topicNow(topic); return now === undefined ? [] : [{ topic: now, stance: as, sentence, found: [from, to], language }] }) }
}

export const presentCompetences = (organisation: string, competences: readonly Competence[], needs: readonly NeedOf[]): z.input<typeof CompetencesOut> => ({
  organisation,
  competences: competences.map(({ topic, word, strength, units, sources }) => ({ topic, word, strength, units: units.length, sources: [...sources] })),
  needs: needs.map(({ topic, strength, units, sources }) => ({ topic, strength, units: units.length, sources: [...sources] })),
})

export const presentWord = ({ id, organisation, topic, says, audience: before, at }: Word): z.input<typeof WordOut> => ({ id, organisation, topic, says, audience: before, at: at.toISOString() })
