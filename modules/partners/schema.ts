/** What comes in and goes out: one schema for wire, docs and code. How long a text may be, the rules say. */
import { z } from 'zod'
import { idOr, LEAF, NEXT } from '#platform/http'
import type { Day, OrganisationId, PersonId } from '#modules/members'
import { DEMAND_STATES, type Demand, type DemandSaid } from './demand.ts'
import { INTRODUCTION_ANSWERS, stateOf as introductionState, type Introduction } from './introduction.ts'
import { REQUEST_AUDIENCES, REQUEST_KINDS, REQUEST_STATES, stateOf, type PartnerRequest, type RequestAnswer, type RequestDistancing, type RequestSaid, type Twins } from './request.ts'

const dayOf = (reason: string) => z.custom<Day>((value) => typeof value === 'string' && /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00:00Z`).toString() !== 'Invalid Date' && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value), reason).meta({ type: 'string', format: 'date' })
const Version = z.coerce.number().int().min(1).max(1_000_000)
const AuthorOut = z.strictObject({ as: z.enum(['curator', 'organisation']), organisation: z.string().optional(), person: z.string().optional() })

// ---- Requests and offers

const TextIn = z.strictObject({ title: z.string().max(2_000), text: z.string().max(50_000) })
const request = {
  twins: z.strictObject({ de: TextIn.optional(), en: TextIn.optional() }).meta({ de: 'eine Sprache genügt', en: 'one language is enough' }),
  topics: z.array(z.string().min(1).max(200)).max(100).default([]),
  audience: z.enum(REQUEST_AUDIENCES),
  expiresOn: dayOf('request.noDay').optional().meta({ de: 'letzter Tag; ohne Angabe in drei Monaten', en: 'its last day; if absent, in three months' }),
}
export const RequestIn = z.strictObject({ kind: z.enum(REQUEST_KINDS), ...request })
export const RequestChange = z.strictObject({ version: Version, ...request })
export const SeenIn = z.strictObject({ version: Version.meta({ de: 'die Fassung, die man gesehen hat', en: 'the version that was seen' }) })
export const SendBackIn = z.strictObject({ sentence: z.string().max(5_000) })
export const AnswerIn = z.strictObject({ text: z.string().max(50_000) })

/** What does not fit is passed over: a link that somebody cut still leads to the list. */
export const RequestsQuery = z.object({
  kind: z.enum(REQUEST_KINDS).optional().catch(undefined),
  topic: z.string().min(1).max(200).optional().catch(undefined),
  field: z.string().min(1).max(200).optional().catch(undefined),
  cluster: idOr<OrganisationId>('request.none').optional().catch(undefined),
  state: z.enum([...REQUEST_STATES, 'all']).optional().catch(undefined),
  text: z.string().trim().min(1).max(200).optional().catch(undefined),
  own: z.enum(['1']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
})
export const RequestsLeaf = z.object({ ...LEAF, kind: z.enum(REQUEST_KINDS).optional(), topic: z.string().min(1).max(200).optional(), field: z.string().min(1).max(200).optional(), cluster: idOr<OrganisationId>('request.none').optional(), state: z.enum(REQUEST_STATES).optional(), text: z.string().trim().min(1).max(200).optional() })

export const RequestOut = z.strictObject({ id: z.string(), version: z.int(), kind: z.enum(REQUEST_KINDS), organisation: z.string(), twins: z.strictObject({ de: TextIn.optional(), en: TextIn.optional() }), topics: z.array(z.string()), audience: z.enum(REQUEST_AUDIENCES), expiresOn: z.string(), state: z.enum(REQUEST_STATES), sentBack: z.string().optional().meta({ de: 'warum es zurückgegeben wurde; nur für die eigene Organisation', en: 'why it was sent back; for its own organisation only' }), openedAt: z.string().optional(), changedAt: z.string() })
export const RequestsOut = z.strictObject({ requests: z.array(RequestOut), ...NEXT })
export const AnswerOut = z.strictObject({ id: z.string(), request: z.string(), organisation: z.string(), text: z.string(), by: AuthorOut, at: z.string() })
export const AnswersOut = z.strictObject({ answers: z.array(AnswerOut) })
export const FollowOut = z.strictObject({ follows: z.boolean() })
export const RequestDistancingOut = z.strictObject({ request: z.string(), by: AuthorOut, at: z.string() })

const twinsOut = ({ de, en }: Twins) => ({ ...(de === undefined ? {} : { de }), ...(en === undefined ? {} : { en }) })
export const twinsFrom = ({ de, en }: z.output<typeof RequestIn>['twins']): Twins => ({ ...(de === undefined ? {} : { de }), ...(en === undefined ? {} : { en }) })

export function presentRequest(one: PartnerRequest, today: Day, isOwn: boolean): z.input<typeof RequestOut> {
  const { id, version, kind, organisation, twins, topics, audience, expiresOn, sentBack, openedAt, changedAt } = one
  return { id, version, kind, organisation, twins: twinsOut(twins), topics: [...topics], audience, expiresOn, state: stateOf(one, today), ...(sentBack === undefined || !isOwn ? {} : { sentBack }), ...(openedAt === undefined ? {} : { openedAt: openedAt.toISOString() }), changedAt: changedAt.toISOString() }
}
export const presentAnswer = ({ id, request: of, organisation, text, by, at }: RequestAnswer): z.input<typeof AnswerOut> => ({ id, request: of, organisation, text, by, at: at.toISOString() })
export const presentDistancing = ({ request: of, by, at }: RequestDistancing): z.input<typeof RequestDistancingOut> => ({ request: of, by, at: at.toISOString() })

export const saidIn = ({ kind, twins, topics, audience, expiresOn }: z.output<typeof RequestIn>, end: Day): RequestSaid => ({ kind, twins: twinsFrom(twins), topics, audience, expiresOn: expiresOn ?? end })

// ---- Demands

const demand = { text: z.string().max(5_000), asker: z.string().max(1_000).optional().meta({ de: 'wer gefragt hat; nur in der eigenen Organisation zu sehen', en: 'who asked; seen in the own organisation only' }), followUp: dayOf('demand.noDay').optional().meta({ de: 'Wiedervorlage; ohne Angabe in zwei Wochen', en: 'when to come back to it; if absent, in two weeks' }) }
export const DemandIn = z.strictObject(demand)
export const DemandChange = z.strictObject({ version: Version, ...demand })
export const SettleIn = z.discriminatedUnion('state', [z.strictObject({ state: z.literal('planned') }), z.strictObject({ state: z.literal('closed'), reason: z.string().max(5_000) })])
export const DemandsQuery = z.object({ state: z.enum(DEMAND_STATES).optional().catch(undefined), text: z.string().trim().min(1).max(200).optional().catch(undefined) })
export const DemandOut = z.strictObject({ id: z.string(), version: z.int(), text: z.string(), language: z.enum(['de', 'en']), asker: z.string().optional(), followUp: z.string(), state: z.enum(DEMAND_STATES), reason: z.string().optional(), request: z.string().optional(), capturedAt: z.string() })
export const DemandsOut = z.strictObject({ demands: z.array(DemandOut) })

export const presentDemand = ({ id, version, text, language, asker, followUp, state, reason, request: of, capturedAt }: Demand): z.input<typeof DemandOut> => ({ id, version, text, language, ...(asker === undefined ? {} : { asker }), followUp, state, ...(reason === undefined ? {} : { reason }), ...(of === undefined ? {} : { request: of }), capturedAt: capturedAt.toISOString() })

export const demandIn = ({ text, asker, followUp }: z.output<typeof DemandIn>): DemandSaid => ({ text, ...(asker === undefined ? {} : { asker }), ...(followUp === undefined ? {} : { followUp }) })

// ---- Introductions

const One = z.strictObject({ person: idOr<PersonId>('introduction.noPerson'), organisation: idOr<OrganisationId>('introduction.noPerson') })
export const IntroductionIn = z.strictObject({ people: z.tuple([One, One]), message: z.string().max(20_000) })
export const IntroductionAnswerIn = z.strictObject({ answer: z.enum(INTRODUCTION_ANSWERS) })
export const IntroductionOut = z.strictObject({ id: z.string(), people: z.array(z.strictObject({ person: z.string(), organisation: z.string() })), message: z.string(), state: z.enum(['waiting', 'made', 'not-made']), createdAt: z.string(), expiresAt: z.string(), madeAt: z.string().optional() })
export const IntroductionsOut = z.strictObject({ introductions: z.array(IntroductionOut) })

/** Who answered what goes out to nobody. */
export const presentIntroduction = (one: Introduction, now: Date): z.input<typeof IntroductionOut> => ({ id: one.id, people: one.people.map(({ person, organisation }) => ({ person, organisation })), message: one.message, state: introductionState(one, now), createdAt: one.createdAt.toISOString(), expiresAt: one.expiresAt.toISOString(), ...(one.madeAt === undefined ? {} : { madeAt: one.madeAt.toISOString() }) })
