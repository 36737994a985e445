/** What comes in and goes out: one schema for wire, forms, docs and code. How long a text may be, the rules say. */
import { z } from 'zod'
import { LEAF, NEXT } from '#platform/http'
import type { Refusal } from '#platform/result'
import type { Language } from '#platform/words'
import type { Day } from '#modules/members'
import { CALL_AUDIENCES, CALL_KINDS, CALL_STATES, daysLeft, saidOf, stateOf, type Call, type Said } from './call.ts'
import { isDay, type CallPlan, type CallRow, countRows } from './call-table.ts'
import type { Feed } from './feed.ts'
import type { Fit } from './fit.ts'
import type { Shared } from './fits.part.ts'
import type { Twin } from './twin.ts'

const day = z.custom<Day>((value) => typeof value === 'string' && isDay(value), 'call.noDay').meta({ type: 'string', format: 'date' })
const kind = z.enum(CALL_KINDS).meta({ de: 'Förderaufruf (funding) oder Ausschreibung (tender)', en: 'funding call or tender' })
const audience = z.enum(CALL_AUDIENCES).meta({ de: 'Leserkreis: öffentlich oder allianzintern', en: 'audience: public or within the alliance' })
const text = z.string().max(100_000)
const topic = z.string().min(1).max(300)
const version = z.coerce.number().int().min(1).max(1_000_000)

// ---- In

const texts = z.strictObject({ title: text, text: text.default(''), eligible: text.default('').meta({ de: 'wer sich bewerben darf', en: 'who may apply' }) })
const said = {
  kind,
  audience: audience.default('public'),
  twins: z.strictObject({ de: texts.optional(), en: texts.optional() }),
  opens: day.optional(),
  closes: day.optional().meta({ type: 'string', format: 'date', de: 'der letzte Tag', en: 'the last day' }),
  link: text.optional(),
}
export const CallIn = z.strictObject(said)
export const CallChange = z.strictObject({ ...said, version: version.meta({ de: 'die Fassung, die man gesehen hat', en: 'the version that was seen' }), othersStay: z.boolean().optional().meta({ de: 'die andere Sprachfassung stimmt noch', en: 'the other language is still right' }) })
export const TopicsIn = z.strictObject({ version, topics: z.array(topic).max(200) })
export const CallsQuery = z.object({
  kind: z.enum(CALL_KINDS).optional().catch(undefined),
  state: z.enum([...CALL_STATES, 'all']).optional().catch(undefined).meta({ de: 'ohne Angabe, was nicht vorbei ist', en: 'where not said, what is not over' }),
  topic: topic.optional().catch(undefined).meta({ de: 'dieses Thema oder ein engeres', en: 'this topic or a narrower one' }),
  text: z.string().trim().max(200).optional().catch(undefined),
})
export const CallsLeaf = z.object({ ...CallsQuery.shape, ...LEAF })
export const FeedIn = z.strictObject({ address: z.string().min(1).max(2_000), kind, audience: audience.default('public'), language: z.enum(['de', 'en']) })
export const ConfirmationIn = z.strictObject({ plan: z.string().max(200) })
/** Beside the file of an upload. */
export const FileIn = z.strictObject({ audience: audience.optional() })

/** A form has its fields side by side; what is left empty is not said. */
const field = z.string().max(100_000).optional()
export const Entry = z.object({
  version: version.optional(),
  kind, audience,
  titleDe: field, textDe: field, eligibleDe: field, titleEn: field, textEn: field, eligibleEn: field,
  opens: day.optional(), closes: day.optional(), link: field,
  othersStay: z.literal('yes').optional(),
})

export function saidFrom({ kind: of, audience: to, titleDe = '', textDe = '', eligibleDe = '', titleEn = '', textEn = '', eligibleEn = '', opens, closes, link, othersStay }: z.output<typeof Entry>): Said {
  return saidIn({ kind: of, audience: to, twins: { de: textFrom(titleDe, textDe, eligibleDe), en: textFrom(titleEn, textEn, eligibleEn) }, opens, closes, link, othersStay: othersStay === 'yes' })
}

const textFrom = (title: string, body: string, eligible: string) => ((title + body + eligible).trim() === '' ? undefined : { title, text: body, eligible })

/** As the rules take it: nothing undefined. */
export function saidIn({ kind: of, audience: to, twins: { de, en }, opens, closes, link, othersStay }: Omit<z.output<typeof CallIn>, 'twins'> & { readonly twins: z.output<typeof CallIn>['twins']; readonly othersStay?: boolean | undefined }): Said {
  return {
    kind: of, audience: to, twins: { ...(de === undefined ? {} : { de }), ...(en === undefined ? {} : { en }) },
    ...(opens === undefined ? {} : { opens }), ...(closes === undefined ? {} : { closes }), ...(link === undefined || link.trim() === '' ? {} : { link: link.trim() }), ...(othersStay === undefined ? {} : { othersStay }),
  }
}

// ---- Out

const moment = z.iso.datetime()
const twinOut = z.strictObject({ title: z.string(), text: z.string(), eligible: z.string(), changedAt: moment, staleSince: moment.optional() })
const call = {
  id: z.uuid(), version: z.int(), kind, audience, state: z.enum(CALL_STATES), daysLeft: z.int().optional(),
  twins: z.strictObject({ de: twinOut.optional(), en: twinOut.optional() }),
  opens: z.string().optional(), closes: z.string().optional(), link: z.string().optional(),
  found: z.array(z.string()).optional().meta({ de: 'vom Programm gefundene Themen; fehlt, solange nicht gelesen ist', en: 'topics found by the engine; absent until it has read' }),
  confirmed: z.array(z.string()).optional().meta({ de: 'von Menschen bestätigte Themen; sie gelten statt der gefundenen', en: 'topics confirmed by people; they count instead of those found' }),
  origin: z.strictObject({ from: z.enum(['entered', 'file', 'feed']), name: z.string().optional() }),
  differsAt: moment.optional().meta({ de: 'seit wann der Feed etwas anderes sagt', en: 'since when the feed says something else' }),
}
export const CallOut = z.strictObject(call)
export const CallsOut = z.strictObject({ calls: z.array(CallOut), ...NEXT })
export const FitsOut = z.strictObject({ topics: z.array(z.string()), missing: z.array(z.string()).meta({ de: 'Themen, an denen in der Allianz niemand arbeitet', en: 'topics that nobody in the alliance works on' }), intersections: z.array(z.strictObject({ id: z.uuid(), organisations: z.array(z.uuid()), meets: z.array(z.string()).meta({ de: 'welche Themen des Aufrufs sie abdeckt', en: 'which topics of the call it covers' }) })) })
export const FeedOut = z.strictObject({ id: z.uuid(), address: z.string(), title: z.string().optional(), kind, audience, language: z.enum(['de', 'en']), readAt: moment.optional(), failures: z.int(), refused: z.string().optional().meta({ de: 'warum er zuletzt nicht gelesen werden konnte', en: 'why it could not be read last' }), counts: z.strictObject({ new: z.int(), changed: z.int(), same: z.int(), differs: z.int(), skipped: z.int() }).optional() })
export const FeedsOut = z.strictObject({ feeds: z.array(FeedOut) })
export const PlanOut = z.strictObject({ draft: z.string().optional(), plan: z.string().optional().meta({ de: 'Prüfsumme der Vorschau, zum Bestätigen', en: 'fingerprint of the preview, for confirming' }), counts: z.strictObject({ creates: z.int(), changes: z.int(), same: z.int(), refused: z.int() }), ignored: z.array(z.string()), rows: z.array(z.strictObject({ row: z.int(), title: z.string(), outcome: z.enum(['creates', 'changes', 'same', 'refused']), because: z.string().optional() })) })
export const CalendarOut = z.strictObject({ address: z.string().meta({ de: 'geheim; die vorige gilt nicht mehr', en: 'secret; the one before holds no longer' }) })

const presentTwin = (twin: Twin | undefined) => (twin === undefined ? undefined : { title: twin.title, text: twin.text, eligible: twin.eligible, changedAt: twin.changedAt.toISOString(), staleSince: twin.staleSince?.toISOString() })

export function presentCall(one: Call, today: Day): z.input<typeof CallOut> {
  const { opens, closes, link } = saidOf(one)
  return {
    id: one.id, version: one.version, kind: one.kind, audience: one.audience, state: stateOf(one, today), daysLeft: stateOf(one, today) === 'open' ? daysLeft(one, today) : undefined,
    twins: { de: presentTwin(one.twins.de), en: presentTwin(one.twins.en) }, opens, closes, link,
    found: one.found === undefined ? undefined : [...one.found], confirmed: one.confirmed === undefined ? undefined : [...one.confirmed], origin: one.origin, differsAt: one.differsAt?.toISOString(),
  }
}

export const presentFits = ({ topics, missing, fitting }: Fit<Shared> & { readonly topics: readonly string[] }): z.input<typeof FitsOut> => ({ topics: [...topics], missing: [...missing], intersections: fitting.map(({ overlap, meets }) => ({ id: overlap.id, organisations: [...overlap.organisations], meets: [...meets] })) })

type Sentence = (refusal: Refusal, language: Language) => string

export const presentFeed = ({ id, address, title, kind: of, audience: to, language: spoken, readAt, failures, refusal, counts }: Feed, sentence: Sentence, language: Language): z.input<typeof FeedOut> => ({ id, address, title, kind: of, audience: to, language: spoken, readAt: readAt?.toISOString(), failures, refused: refusal === undefined ? undefined : sentence(refusal, language), counts })

const presentRows = (rows: readonly CallRow[], sentence: Sentence, language: Language): z.input<typeof PlanOut>['rows'] => rows.map((row) => ({ row: row.row, title: row.title, outcome: row.outcome, because: row.outcome === 'refused' ? sentence(row.refusal, language) : undefined }))

export const presentPlan = ({ rows, ignored }: CallPlan, sentence: Sentence, language: Language): Omit<z.input<typeof PlanOut>, 'draft' | 'plan'> => ({ counts: { ...countRows(rows) }, ignored: [...ignored], rows: presentRows(rows, sentence, language) })

/** In a form an empty field is not sent. */
export const filled = <T,>(values: Readonly<Record<string, T>>): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

