/** What comes in and goes out: one schema for wire, docs and code. Texts are cleaned here as everywhere; what they mean the rules say. */
import { z } from 'zod'
import { NEXT } from '#platform/http'
import { isId } from '#platform/ids'
import { isDay, type Day } from './day.ts'
import { MEMBERSHIPS } from './membership.ts'
import { KINDS, NAME_LIMIT, type Names, type Organisation, type OrganisationId, type Said } from './organisation.ts'
import type { Placement } from './placing-store.ts'
import { SUCCESSIONS } from './succession.ts'
import { clean } from './spelling.ts'

const OrganisationId = z.custom<OrganisationId>((value) => typeof value === 'string' && isId<'organisation'>(value), 'organisation.noId').meta({ type: 'string', format: 'uuid' })
const DayOf = z.custom<Day>((value) => typeof value === 'string' && isDay(value), 'span.noDay').meta({ type: 'string', format: 'date' })
const line = z.string().max(200)
const name = z.string().max(NAME_LIMIT)
const web = z.url({ protocol: /^https?$/ }).max(2_000)

const NamesIn = z.strictObject({ de: name.optional(), en: name.optional() })
const Fact = z.strictObject({ text: z.strictObject({ de: z.string().max(500).optional(), en: z.string().max(500).optional() }), source: web, year: z.int().min(1000).max(3000).optional() })
const ExternalIdIn = z.strictObject({ register: z.string().min(1).max(40), id: z.string().min(1).max(300) })

const said = {
  kind: z.enum(KINDS),
  name: NamesIn,
  shortName: line,
  otherNames: z.array(name).max(50),
  fields: z.array(line).max(50),
  website: z.string().max(2_000),
  email: line,
  phone: line,
  place: line,
  country: line,
  coordinates: line,
  carrier: line,
  facts: z.array(Fact).max(50),
  externalIds: z.array(ExternalIdIn).max(20),
}

/** What is said of a new organisation, and of one that is changed: absent is not said, the empty text erases. */
export const Change = z.strictObject(said).partial()
export const Draft = z.strictObject({ ...z.strictObject(said).partial().shape, name: NamesIn, kind: said.kind, clusters: z.array(OrganisationId).max(50).optional() })

type Sent = z.output<typeof Change>

/** As the rules take it: nothing undefined, facts and ids cleaned. */
export function saidIn({ name: names, facts, externalIds, ...rest }: Sent): Said {
  return {
    ...defined(rest),
    ...(names === undefined ? {} : { name: defined(names) }),
    ...(facts === undefined ? {} : { facts: facts.map(({ text, source, year }) => ({ text: cleaned(text), source: clean(source), ...(year === undefined ? {} : { year }) })) }),
    ...(externalIds === undefined ? {} : { externalIds: externalIds.map(({ register, id }) => ({ register: clean(register), id: clean(id) })) }),
  }
}

type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

const defined = <T extends object>(value: T): Defined<T> => Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T> // what was undefined is gone

const cleaned = (names: { readonly de?: string | undefined; readonly en?: string | undefined }): Names => Object.fromEntries(Object.entries(names).flatMap(([language, text]) => (text === undefined || clean(text) === '' ? [] : [[language, clean(text)]])))

export const Placing = z.strictObject({ cluster: OrganisationId, from: DayOf.optional(), until: DayOf.optional() })
export const Ending = z.strictObject({ until: DayOf.optional() })
export const Admission = z.strictObject({ kind: z.enum(MEMBERSHIPS), founding: z.boolean().optional(), from: DayOf.optional(), until: DayOf.optional() })

// ---- What becomes of memberships

const Reason = z.string().max(20_000)
export const RestIn = z.strictObject({ from: DayOf.optional(), until: DayOf.optional(), reason: Reason })
export const LeavingIn = z.strictObject({ declared: DayOf.optional() })
export const ExpulsionIn = z.strictObject({ reason: Reason, deadline: DayOf })
export const StatementIn = z.strictObject({ statement: z.string().max(50_000) })
export const ExpulsionDecisionIn = z.strictObject({ reference: Reason, until: DayOf.optional() })
export const SuccessionIn = z.strictObject({ successor: OrganisationId, kind: z.enum(SUCCESSIONS), until: DayOf.optional() })
export const RenamingIn = z.strictObject({ name: NamesIn, shortName: line.optional(), from: DayOf.optional() })

/** What the form of an organisation must say; the rest the rules read. */
export const Entry = z.looseObject({ kind: said.kind })

/** The filters of a list, as they stand in its address. What is not readable as one filters nothing. */
export const Filter = z.object({
  kind: z.enum(KINDS).optional().catch(undefined),
  field: line.optional().catch(undefined),
  cluster: OrganisationId.optional().catch(undefined),
  standing: z.enum(['member', 'guest', 'outside']).optional().catch(undefined),
  text: line.optional().catch(undefined),
  after: OrganisationId.optional().catch(undefined),
  before: OrganisationId.optional().catch(undefined),
})
export type Filter = z.output<typeof Filter>

/** The filters, and the place on the map that was pointed at; with what is around it, in which of the two pictures. */
export const PlaceFilter = Filter.extend({ at: z.string().max(250).optional().catch(undefined), around: z.enum(['wide', 'narrow']).optional().catch(undefined) }).omit({ after: true, before: true })

// ---- Out

const optionalLine = z.string().optional()
export const OrganisationOut = z.strictObject({
  id: OrganisationId, version: z.int(), kind: z.enum(KINDS), name: NamesIn, shortName: optionalLine, otherNames: z.array(z.string()), fields: z.array(z.string()), website: optionalLine, email: optionalLine, phone: optionalLine, place: optionalLine, country: optionalLine, coordinates: optionalLine, carrier: optionalLine,
  facts: z.array(Fact), externalIds: z.array(ExternalIdIn), audience: z.enum(['public', 'alliance']), invented: z.boolean(), standing: z.enum(['member', 'guest', 'outside']), clusters: z.array(OrganisationId),
})
export const ListOut = z.strictObject({ organisations: z.array(OrganisationOut), next: NEXT.next })
const CountedFields = z.array(z.strictObject({ field: z.string(), count: z.int() }))
export const PlacesOut = z.strictObject({ places: z.array(z.strictObject({ name: NamesIn, latitude: z.number(), longitude: z.number(), count: z.int(), fields: CountedFields })), unplaced: z.array(z.strictObject({ place: optionalLine, count: z.int() })) })
const Spanned = { from: DayOf.optional(), until: DayOf.optional() }
export const BelongingsOut = z.strictObject({ belongings: z.array(z.strictObject({ organisation: OrganisationId, cluster: OrganisationId, ...Spanned })) })
export const MembershipsOut = z.strictObject({ memberships: z.array(z.strictObject({ organisation: OrganisationId, kind: z.enum(MEMBERSHIPS), founding: z.boolean(), ...Spanned })) })
const FormerNameOut = z.strictObject({ name: NamesIn, shortName: optionalLine, until: DayOf })
const SuccessionOut = z.strictObject({ predecessor: OrganisationId, successor: OrganisationId, kind: z.enum(SUCCESSIONS), until: DayOf })
const ExpulsionOut = z.strictObject({
  state: z.enum(['opened', 'heard', 'decided', 'ended', 'dropped']), reason: z.string(), opened: DayOf, deadline: DayOf, heard: z.strictObject({ on: DayOf, statement: z.string().optional() }).optional(), decided: z.strictObject({ on: DayOf, reference: z.string(), until: DayOf }).optional(), dropped: DayOf.optional(),
})
export const ProceduresOut = z.strictObject({
  rests: z.array(z.strictObject({ ...Spanned, reason: z.string() })),
  leavings: z.array(z.strictObject({ declared: DayOf, until: DayOf, withdrawn: DayOf.optional() })),
  expulsions: z.array(ExpulsionOut), successions: z.array(SuccessionOut), formerNames: z.array(FormerNameOut),
})
const Counts = z.strictObject({ creates: z.int(), changes: z.int(), same: z.int(), refused: z.int() })
export const PreviewOut = z.strictObject({ id: z.string(), counts: Counts, rows: z.array(z.strictObject({ row: z.int(), name: z.string(), outcome: z.enum(['creates', 'changes', 'same', 'refused']), said: z.array(z.string()) })).max(200), ignored: z.array(z.string()) })
export const DoneOut = z.strictObject({ counts: Counts })

/** An organisation on the wire: these parts and no others. */
export const present = (one: Organisation, { standing, clusters }: Placement): z.input<typeof OrganisationOut> => ({
  id: one.id, version: one.version, kind: one.kind, name: one.name, shortName: one.shortName, otherNames: [...one.otherNames], fields: [...one.fields], website: one.website, email: one.email, phone: one.phone, place: one.place, country: one.country, coordinates: one.coordinates, carrier: one.carrier,
  facts: one.facts.map(({ text, source, year }) => ({ text, source, year })), externalIds: one.externalIds.map(({ register, id }) => ({ register, id })), audience: one.audience, invented: one.invented, standing, clusters: [...clusters],
})

/** Names this state of it, for If-Match. */
export const tagOf = ({ version }: Organisation, { standing, clusters }: Placement): string => [version, standing, ...clusters].join('.')
