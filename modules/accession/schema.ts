/** What comes in and goes out by the doors of admission: one schema for form, wire, docs and code. What it means the rules say. */
import { z } from 'zod'
import { idOr, LEAF, NEXT } from '#platform/http'
import { LANGUAGES } from '#platform/words'
import type { Organisation, OrganisationId } from '#modules/members'
import type { CharterDocument } from '#modules/charter'
import { BallotOut, ClosingIn as Closing, presentProposal, ProposalOut, VoiceOut } from '#modules/charter/vote'
import { ASKED_FOR, STATES, type Application } from './application.ts'
import { VERDICTS, type Criterion, type CriterionId, type Finding } from './criterion.ts'
import type { Message } from './message.ts'

/** One line: no control signs, no edges. */
const line = (limit: number) => z.string().max(limit).transform((text) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').replace(/\s+/g, ' ').trim())
/** Some paragraphs, without signs that turn the direction of reading. */
const text = (limit: number) => z.string().max(limit).transform((said) => said.replace(/[^\P{Cc}\n]+|[\p{Cf}\u2028\u2029]+/gu, '').trim())

export const KINDS = ['cluster', 'company', 'research', 'university', 'authority', 'association'] as const satisfies readonly Organisation['kind'][]
const CriterionIdIn = idOr<CriterionId>('criterion.none')
const OrganisationIdIn = idOr<OrganisationId>('recognition.none')
const DocumentIdIn = idOr<CharterDocument['id']>('criterion.noDocument')

/** Agreed to, or refused with this sentence. */
const isTicked = (reason: string) => z.custom<true>((value) => value === true, reason).meta({ type: 'boolean' })

// ---- In

export const Applying = z.strictObject({
  nameDe: line(250).default(''),
  nameEn: line(250).default(''),
  kind: z.enum(KINDS),
  fields: z.array(line(200)).max(12).default([]),
  website: line(2_000).default(''),
  place: line(200).default(''),
  carrier: line(200).default(''),
  membership: z.enum(ASKED_FOR),
  contactName: line(200).pipe(z.string().min(1)),
  contactEmail: line(300).pipe(z.string().min(1)),
  why: text(10_000).pipe(z.string().min(1)),
  claims: z.array(CriterionIdIn).max(100).default([]).meta({ de: 'Kriterien, die erfüllt sind', en: 'criteria that are met' }),
  consent: isTicked('application.noConsent').meta({ de: 'Zustimmung zum genannten Text', en: 'consent to the text that is told' }),
  language: z.enum(LANGUAGES),
  form: z.string().max(2_000).meta({ de: 'steht im Formular', en: 'stands in the form' }),
})
export type Applying = z.output<typeof Applying>

const FindingIn = z.strictObject({ criterion: CriterionIdIn, verdict: z.enum(VERDICTS), remark: text(2_000).default('') })
export const FindingsIn = z.strictObject({ findings: z.array(FindingIn).max(100) })
export const QuestionIn = z.strictObject({ text: text(10_000) })
export const AnswerIn = z.object({ text: text(10_000).default('') })
export const ClosingIn = Closing.extend({
  unmet: z.array(CriterionIdIn).max(100).default([]).meta({ de: 'Kriterien, die nicht erfüllt sind; bei einer Ablehnung nötig', en: 'criteria that are not met; needed for a refusal' }),
  reason: text(5_000).default(''),
})
export const RecognitionIn = z.strictObject({ organisation: OrganisationIdIn })
export const SignatureIn = z.strictObject({ signer: line(200).default(''), authority: isTicked('application.noAuthority') })
export const CriterionIn = z.strictObject({ textDe: line(1_000).default(''), textEn: line(1_000).default(''), document: DocumentIdIn.optional(), clause: line(100).default('') })
export const ListFilter = z.object({ ...LEAF, state: z.enum(STATES).optional() })

export const saidOfCriterion = ({ textDe, textEn, document, clause }: z.output<typeof CriterionIn>) => ({ text: { de: textDe, en: textEn }, clause, ...(document === undefined ? {} : { document }) })

// ---- Out

const at = z.iso.datetime()
const Names = z.strictObject({ de: z.string().optional(), en: z.string().optional() })
const CriterionOut = z.strictObject({ id: z.string(), text: z.strictObject({ de: z.string(), en: z.string() }), document: z.string().optional(), clause: z.string() })
export const CriteriaOut = z.strictObject({ criteria: z.array(CriterionOut) })
export const FormOut = CriteriaOut.extend({ form: z.string(), memberships: z.array(z.enum(ASKED_FOR)), consent: z.string() })
export const SentOut = z.strictObject({ sent: z.literal(true) })
const Out = z.strictObject({
  organisation: z.string(), name: Names, kind: z.enum(KINDS), fields: z.array(z.string()), website: z.string().optional(), place: z.string().optional(), carrier: z.string().optional(), membership: z.enum(ASKED_FOR), language: z.enum(LANGUAGES), why: z.string(),
  state: z.enum(STATES), claims: z.array(z.string()), steps: z.array(z.strictObject({ state: z.enum(STATES), at, by: z.enum(['applicant', 'alliance']) })),
  refusal: z.strictObject({ unmet: z.array(z.string()), reason: z.string() }).optional(),
})
const MessageOut = z.strictObject({ id: z.string(), by: z.enum(['applicant', 'alliance']), text: z.string(), at, documents: z.array(z.strictObject({ id: z.string(), name: z.string(), size: z.int() })) })
/** As the applicant sees it. */
export const AdmissionOut = Out.extend({ contact: z.strictObject({ name: z.string(), email: z.string() }), messages: z.array(MessageOut), proposals: z.array(ProposalOut), signer: z.string().optional() })
/** As the alliance does: contact and messages for its office alone. */
export const ApplicationOut = Out.extend({
  id: z.string(), contact: z.strictObject({ name: z.string(), email: z.string() }).optional(), messages: z.array(MessageOut).optional(), proposals: z.array(ProposalOut),
  findings: z.array(z.strictObject({ criterion: z.string(), verdict: z.enum(VERDICTS), remark: z.string(), at })),
  ballots: z.array(BallotOut).meta({ de: 'jede Stimmabgabe', en: 'every ballot' }),
  voices: z.array(VoiceOut.extend({ proposal: z.int() })).meta({ de: 'was davon zählt, je Organisation, und was ihr noch fehlt', en: 'what of them counts, by organisation, and what it still lacks' }),
})
export const ApplicationsOut = z.strictObject({ applications: z.array(Out.extend({ id: z.string() })), next: NEXT.next })

export const presentCriterion = ({ id, text: said, document, clause }: Criterion): z.input<typeof CriterionOut> => ({ id, text: said, document, clause })

const whose = (by: Application['steps'][number]['by']): 'applicant' | 'alliance' => (by === 'applicant' ? 'applicant' : 'alliance')

export const presentApplication = ({ organisation, said, membership, language, why, state, claims, steps, refusal }: Application): z.input<typeof Out> => ({
  organisation, name: said.name, kind: said.kind, fields: [...said.fields], website: said.website, place: said.place, carrier: said.carrier, membership, language, why, state, claims: [...claims],
  steps: steps.map((step) => ({ state: step.state, at: step.at.toISOString(), by: whose(step.by) })), refusal: refusal === undefined ? undefined : { unmet: [...refusal.unmet], reason: refusal.reason },
})

export const presentMessage = ({ id, by, text: said, at: when, documents }: Message): z.input<typeof MessageOut> => ({ id, by: whose(by), text: said, at: when.toISOString(), documents: documents.map(({ id: document, name, size }) => ({ id: document, name, size })) })

export const presentProposals = ({ proposals }: Application, language: Application['language']): z.input<typeof ProposalOut>[] => proposals.map((one) => presentProposal(one, language))

export const presentFinding = ({ criterion, verdict, remark, at: when }: Finding) => ({ criterion, verdict, remark, at: when.toISOString() })
