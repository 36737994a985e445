/** What comes in and goes out: one schema for wire, docs and code. How long a text may be, the rules say. */
import { z } from 'zod'
import { idOr, LEAF, NEXT } from '#platform/http'
import type { Day, OrganisationId, PersonId } from '#modules/members'
import { DISCLOSURES, FIELDS, type Stricter } from './disclosure.ts'
import type { Step } from './history.ts'
import type { Linked, ListedProject } from './list-store.ts'
import type { Redacted } from './policy.ts'
import { PROTECTIONS, type CallId, type ProjectId, type Said } from './project.ts'
import { warningOf } from './funding.ts'
import { STATES } from './state.ts'
import { STANCES, type ProjectTopic } from './topic-store.ts'

const OrganisationId = (reason: string) => idOr<OrganisationId>(reason)
const DayOf = z.custom<Day>((value) => typeof value === 'string' && /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value), 'project.noDay').meta({ type: 'string', format: 'date' })
const Euro = z.int('project.noEuro').optional().meta({ de: 'in ganzen Euro', en: 'in whole euro' })
const Trl = z.int('project.noReadiness').optional().meta({ de: 'Reifegrad (TRL) von 1 bis 9', en: 'readiness (TRL) from 1 to 9' })
const Version = z.coerce.number().int().min(1).max(1_000_000).meta({ de: 'die Fassung, die man gesehen hat', en: 'the version that was seen' })
const TEXT = z.string().max(6_000_000)

const TwinIn = z.strictObject({ title: TEXT.default(''), summary: TEXT.optional(), need: TEXT.optional(), approach: TEXT.optional() })
const said = {
  twins: z.strictObject({ de: TwinIn.optional(), en: TwinIn.optional() }).meta({ de: 'Texte je Sprache; eine genügt', en: 'texts by language; one is enough' }),
  lead: OrganisationId('project.noLead'),
  leader: idOr<PersonId>('project.noLeader').optional(),
  partners: z.array(z.strictObject({ organisation: OrganisationId('project.noPartner'), part: TEXT.default('') })).max(500).default([]),
  sought: z.array(TEXT).max(500).default([]).meta({ de: 'gesuchte Kompetenzen, in Worten oder als Themen', en: 'competences sought, in words or as topics' }),
  readinessNow: Trl,
  readinessAim: Trl,
  call: idOr<CallId>('project.noCall').optional(),
  budget: Euro,
  share: Euro,
  from: DayOf.optional(),
  until: DayOf.optional(),
  milestones: z.array(z.strictObject({ title: TEXT, due: DayOf.optional() })).max(500).default([]),
  results: z.strictObject({ text: TEXT, usedBy: TEXT.optional(), follows: TEXT.optional() }).optional(),
  funding: z.strictObject({ applied: DayOf.optional(), approved: DayOf.optional(), earlyStart: DayOf.optional(), contract: DayOf.optional() }).default({}),
}
const disclosed = {
  disclosure: z.enum(DISCLOSURES),
  stricter: z.partialRecord(z.enum(FIELDS), z.enum(DISCLOSURES)).default({}).meta({ de: 'Teile, die weniger weit lesbar sind', en: 'fields that are disclosed less' }),
  protection: z.enum(PROTECTIONS).optional().meta({ de: '„Schutzrecht angemeldet?“, gefragt bei jeder Öffnung für Allianz oder Öffentlichkeit', en: 'was a patent or design applied for; asked whenever the plan opens to the alliance or the public' }),
  confirmed: z.boolean().default(false).meta({ de: 'das Vorhaben wird geöffnet, obwohl noch kein Schutzrecht angemeldet ist', en: 'the plan is opened although no patent or design has been applied for yet' }),
}

export const ProjectIn = z.strictObject({ ...said, ...disclosed, disclosure: disclosed.disclosure.default('sealed') })
export const ProjectChange = z.strictObject({ ...said, version: Version.optional(), othersStay: z.boolean().default(false).meta({ de: 'die nicht geänderte Sprachfassung stimmt noch', en: 'the language that was not changed is still right' }) })
export const DisclosureIn = z.strictObject({ ...disclosed, version: Version.optional() })
export const StepIn = z.strictObject({ to: z.enum(STATES), on: DayOf, reason: TEXT.default(''), version: Version.optional() })
export const SplitIn = z.strictObject({ titles: z.array(TEXT).max(100), version: Version.optional() })
export const MergeIn = z.strictObject({ into: idOr<ProjectId>('merge.none'), version: Version.optional() })
export const HandOverIn = z.strictObject({ lead: OrganisationId('project.noLead'), version: Version.optional() })
export const TopicsIn = z.strictObject({ topics: z.array(z.strictObject({ topic: z.string().min(1).max(200), stance: z.enum(STANCES), says: z.enum(['confirmed', 'rejected']).optional().meta({ de: 'fehlt: das Wort wird zurückgenommen', en: 'absent: the word is taken back' }) })).max(200) })
export const AgreementIn = z.strictObject({ version: z.string().max(20) })

const orNone = <S extends z.ZodType>(schema: S) => z.preprocess((value) => (value === '' ? undefined : value), schema.optional())
export const Filter = z.object({ state: orNone(z.enum(STATES)), topic: orNone(z.string().max(200)), field: orNone(z.string().max(200)), lead: orNone(OrganisationId('project.noLead')), text: orNone(z.string().max(200)), after: orNone(idOr<ProjectId>('project.none')), before: orNone(idOr<ProjectId>('project.none')) })
export type Filter = z.output<typeof Filter>
export const ProjectsQuery = z.object({ state: z.enum(STATES).optional(), topic: z.string().max(200).optional(), field: z.string().max(200).optional(), lead: OrganisationId('project.noLead').optional(), text: z.string().max(200).optional(), ...LEAF })

// ---- Out

const TwinOut = z.strictObject({ title: z.string(), summary: z.string().optional(), need: z.string().optional(), approach: z.string().optional() })
const TitleOut = z.strictObject({ de: z.string().optional(), en: z.string().optional() })
const TopicOut = z.strictObject({ topic: z.string(), stance: z.enum(STANCES), weight: z.number().optional().meta({ de: 'fehlt: nicht in den Texten gefunden', en: 'absent: not found in the texts' }), word: z.enum(['confirmed', 'rejected']).optional() })
const LinkOut = z.strictObject({ id: z.string(), title: TitleOut, kind: z.enum(['split', 'merged']), on: z.string(), origin: z.boolean() })
const ListedOut = z.strictObject({ id: z.string(), title: TitleOut, lead: z.string(), state: z.enum(STATES), became: z.enum(['split', 'merged']).optional(), disclosure: z.enum(DISCLOSURES), from: z.string().optional(), until: z.string().optional(), topics: z.array(z.string()) })
export const ProjectsOut = z.strictObject({ projects: z.array(ListedOut), ...NEXT })
const FundingOut = z.strictObject({ applied: z.string().optional(), approved: z.string().optional(), earlyStart: z.string().optional(), contract: z.string().optional() })
const content = {
  twins: z.strictObject({ de: TwinOut.optional(), en: TwinOut.optional() }), state: z.enum(STATES), stateOn: z.string(), stateReason: z.string().optional(), lead: z.string(), leader: z.string().optional(), partners: z.array(z.strictObject({ organisation: z.string(), part: z.string() })), sought: z.array(z.string()),
  readinessNow: z.int().optional(), readinessAim: z.int().optional(), call: z.string().optional(), budget: z.int().optional(), share: z.int().optional(), from: z.string().optional(), until: z.string().optional(), milestones: z.array(z.strictObject({ title: z.string(), due: z.string().optional() })),
  results: z.strictObject({ text: z.string(), usedBy: z.string().optional(), follows: z.string().optional() }).optional(), funding: FundingOut, disclosure: z.enum(DISCLOSURES), stricter: z.partialRecord(z.enum(FIELDS), z.enum(DISCLOSURES)), became: z.enum(['split', 'merged']).optional(),
}
export const ProjectOut = z.strictObject({
  id: z.string(), version: z.int(), ...content,
  withheld: z.array(z.enum(FIELDS)).meta({ de: 'Teile, die nicht für Sie bestimmt sind', en: 'fields that are not disclosed to you' }),
  warning: z.string().optional().meta({ de: 'warum die Förderung gefährdet ist', en: 'why the grant is at risk' }),
  topics: z.array(TopicOut), links: z.array(LinkOut),
})
export const VersionsOut = z.strictObject({ versions: z.array(z.strictObject({ version: z.int(), at: z.string(), by: z.strictObject({ as: z.enum(['curator', 'organisation']), organisation: z.string().optional(), person: z.string().optional() }), differences: z.array(z.strictObject({ name: z.string(), language: z.enum(['de', 'en']).optional(), before: z.unknown().optional(), after: z.unknown().optional() })) })) })
export const AgreementOut = z.strictObject({ version: z.string(), text: z.array(z.strictObject({ de: z.string(), en: z.string() })), acceptedAt: z.string().optional() })
export const PartsOut = z.strictObject({ projects: z.array(z.strictObject({ id: z.string(), title: TitleOut })) })

export const presentListed = ({ id, title, lead, state, became, disclosure, from, until, topics }: ListedProject): z.input<typeof ListedOut> => ({ id, title, lead, state, ...(became === undefined ? {} : { became }), disclosure, ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }), topics: [...topics] })

export function presentProject(one: Redacted, topics: readonly ProjectTopic[], links: readonly Linked[], sentence: (warning: NonNullable<ReturnType<typeof warningOf>>) => string): z.input<typeof ProjectOut> {
  const { id, version, twins, state, stateOn, stateReason, lead, leader, partners, sought, readinessNow, readinessAim, call, budget, share, from, until, milestones, results, funding, disclosure, stricter, became, withheld } = one
  const warning = warningOf(funding)
  const told = { stateReason, leader, readinessNow, readinessAim, call, budget, share, from, until, results, became, warning: warning === undefined ? undefined : sentence(warning) }
  return {
    id, version, twins, state, stateOn, lead, partners: [...partners], sought: [...sought], milestones: [...milestones], funding, disclosure, stricter, withheld: [...withheld],
    ...(Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as Partial<z.input<typeof ProjectOut>>), // what is not said is not there
    topics: [...topics], links: links.map(({ isOrigin, ...link }) => ({ ...link, origin: isOrigin })),
  }
}

export const presentVersions = (steps: readonly Step[]): z.input<typeof VersionsOut> => ({ versions: steps.map(({ project, by, at, differences }) => ({ version: project.version, at: at.toISOString(), by, differences: differences.map((one) => ({ ...one })) })) })

type Defined<T> = T extends string | number | boolean ? T : T extends readonly (infer E)[] ? readonly Defined<E>[] : T extends object ? { [K in keyof T as undefined extends T[K] ? never : K]: Defined<T[K]> } & { [K in keyof T as undefined extends T[K] ? K : never]?: Defined<Exclude<T[K], undefined>> } : T

/** Without what is not said, all the way down. */
function defined<T>(value: T): Defined<T> {
  if (Array.isArray(value)) return value.map(defined) as Defined<T> // the same list, each entry defined
  if (typeof value !== 'object' || value === null) return value as Defined<T> // nothing in it to be undefined
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined).map(([key, one]) => [key, defined(one)])) as Defined<T> // what was undefined is gone
}

/** As the rules take it. */
export const saidIn = ({ twins, lead, leader, partners, sought, readinessNow, readinessAim, call, budget, share, from, until, milestones, results, funding }: Omit<z.output<typeof ProjectIn>, keyof typeof disclosed>): Said =>
  defined({ twins, lead, leader, partners, sought, readinessNow, readinessAim, call, budget, share, from, until, milestones, results, funding })

export const disclosedIn = ({ disclosure, stricter, protection, confirmed }: z.output<typeof DisclosureIn>): { readonly disclosure: (typeof DISCLOSURES)[number]; readonly stricter: Stricter; readonly answer?: (typeof PROTECTIONS)[number]; readonly isConfirmed: boolean } => ({ disclosure, stricter: defined(stricter), ...(protection === undefined ? {} : { answer: protection }), isConfirmed: confirmed })

