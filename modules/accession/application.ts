/**
 * Application (Aufnahmeantrag): an organisation asks to become a member. Each state is a step with who and when, and none is skipped.
 *
 * ```
 * unconfirmed ─link in the mail→ submitted ─office→ in-check ─office→ with-members ─carried→ accepted ─signature→ member
 *                                                      ↑                  ├─lost→ refused
 *                                                      └────no quorum─────┘
 * any of them before its end ─applicant→ withdrawn
 * ```
 * A refusal names the criterion that is not met. **Source**: § 20 (5) GWB; § 38 BGB.
 * **Errors**: `conflict` where the state does not allow it, `invalid` for what is lacking.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Id } from '#platform/ids'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { Author, majority, Organisation, OrganisationId } from '#modules/members'
import type { CharterDocument, vote } from '#modules/charter'
import { heldAt, type Criterion, type CriterionId, type Finding } from './criterion.ts'

export type ApplicationId = Id<'application'>

export const STATES = ['unconfirmed', 'submitted', 'in-check', 'with-members', 'accepted', 'member', 'refused', 'withdrawn'] as const
export type State = (typeof STATES)[number]

/** Where each state may lead. */
export const NEXT: Readonly<Record<State, readonly State[]>> = {
  unconfirmed: ['submitted', 'withdrawn'],
  submitted: ['in-check', 'withdrawn'],
  'in-check': ['with-members', 'withdrawn'],
  'with-members': ['accepted', 'refused', 'in-check', 'withdrawn'],
  accepted: ['member', 'withdrawn'],
  member: [],
  refused: [],
  withdrawn: [],
}

/** Guests are invited; they do not apply. */
export const ASKED_FOR = ['full', 'associated', 'supporter'] as const
export type AskedFor = (typeof ASKED_FOR)[number]

/** Who took a step: the applicant by the private link, or somebody of the alliance. */
export type By = 'applicant' | Author
export type Step = { readonly state: State; readonly at: Instant; readonly by: By }

type Proposal = vote.Proposal

export type Applicant = Pick<Organisation, 'name' | 'kind' | 'fields' | 'website' | 'place' | 'carrier'>
export type Contact = { readonly name: string; readonly email: string }
export type SignedVersion = { readonly document: CharterDocument['id']; readonly version: number }

export type Application = {
  readonly id: ApplicationId
  /** Which organisation it will be, or already is where the office recognised it. */
  readonly organisation: OrganisationId
  readonly said: Applicant
  readonly membership: AskedFor
  readonly contact: Contact
  /** In which the applicant is written to. */
  readonly language: Language
  readonly why: string
  /** The criteria that the applicant says it meets. */
  readonly claims: readonly CriterionId[]
  /** The version of the text that was agreed to. */
  readonly consent: number
  readonly textHash: string
  readonly askedAt: Instant
  readonly state: State
  readonly steps: readonly Step[]
  readonly proposals: readonly Proposal[]
  readonly refusal?: { readonly unmet: readonly CriterionId[]; readonly reason: string }
  readonly signature?: { readonly signer: string; readonly charter: readonly SignedVersion[] }
}

type Given = { readonly by: By; readonly at: Instant }

/** It begins when the form was sent; until the link in the mail is opened nobody sees it. Said again by the same address, it says what was said last. */
export function apply(said: Omit<Application, 'id' | 'organisation' | 'askedAt' | 'state' | 'steps' | 'proposals'>, given: Pick<Application, 'id' | 'organisation'> & { readonly at: Instant }, unconfirmed?: Application): Application {
  const { id, organisation } = unconfirmed ?? given
  return { ...said, id, organisation, askedAt: given.at, state: 'unconfirmed', steps: [{ state: 'unconfirmed', at: given.at, by: 'applicant' }], proposals: [] }
}

/** The link in the mail was opened. Twice is once. */
export const confirm = (application: Application, at: Instant): Result<Application> => {
  if (application.state === 'withdrawn') return refuse('conflict', 'application.withdrawn')
  return application.state === 'unconfirmed' ? moved(application, 'submitted', { by: 'applicant', at }) : accept(application)
}

/** The office begins to check. */
export const beginCheck = (application: Application, given: Given): Result<Application> => (application.state === 'submitted' ? moved(application, 'in-check', given) : notNow(application))

/** The office finds that the applicant is an organisation that the register has already. */
export const recogniseAs = (application: Application, organisation: OrganisationId): Result<Application> => (application.state === 'submitted' || application.state === 'in-check' ? accept({ ...application, organisation }) : notNow(application))

/** The office puts it to the members, when every criterion has been checked; `proposal` is one that the rule in force allows. */
export function propose(application: Application, proposal: Result<Proposal>, { criteria, findings }: { readonly criteria: readonly Criterion[]; readonly findings: readonly Finding[] }, given: Given): Result<Application> {
  if (application.state !== 'in-check') return notNow(application)
  const measured = heldAt(criteria, application.askedAt)
  if (measured.length === 0) return refuse('conflict', 'criteria.none')
  const open = measured.filter(({ id }) => !findings.some(({ criterion }) => criterion === id)).length
  if (open > 0) return refuse('conflict', 'application.unchecked', { count: open })
  return proposal.ok ? moved({ ...application, proposals: [...application.proposals, proposal.value] }, 'with-members', given) : proposal
}

/** The vote that is open. */
export const openProposal = ({ state, proposals }: Application): Proposal | undefined => (state === 'with-members' ? proposals.at(-1) : undefined)

/** What the members decided, declared by whoever closes the vote. Without a quorum nothing is decided, and it may be put to them again. */
export function close(application: Application, outcome: majority.Outcome, said: { readonly unmet: readonly CriterionId[]; readonly reason: string }, criteria: readonly Criterion[], given: Given): Result<Application> {
  const proposal = openProposal(application)
  if (proposal === undefined) return notNow(application)
  const closed = { ...application, proposals: [...application.proposals.slice(0, -1), { ...proposal, closedAt: given.at, outcome }] }
  if (outcome.state === 'carried') return moved(closed, 'accepted', given)
  if (outcome.state === 'no-quorum') return moved(closed, 'in-check', given)
  const measured = heldAt(criteria, application.askedAt)
  const unmet = measured.flatMap(({ id }) => (said.unmet.includes(id) ? [id] : []))
  if (unmet.length === 0) return refuse('invalid', 'http.fields', { unmet: 'refusal.noCriterion' })
  return moved({ ...closed, refusal: { unmet, reason: said.reason } }, 'refused', given)
}

/** The applicant signs in text form (§ 126b BGB), and is a member. */
export function sign(application: Application, { signer, charter }: { readonly signer: string; readonly charter: readonly SignedVersion[] }, at: Instant): Result<Application> {
  if (application.state !== 'accepted') return notNow(application)
  if (signer.length < 3) return refuse('invalid', 'http.fields', { signer: 'application.noSigner' })
  return moved({ ...application, signature: { signer, charter } }, 'member', { by: 'applicant', at })
}

/** The applicant takes it back; twice is once. */
export function withdraw(application: Application, at: Instant): Result<Application> {
  if (application.state === 'withdrawn') return accept(application)
  return NEXT[application.state].includes('withdrawn') ? moved(application, 'withdrawn', { by: 'applicant', at }) : notNow(application)
}

/** Was it put to the members? From then on they read it. */
export const isKnownToMembers = ({ proposals }: Application): boolean => proposals.length > 0

function moved(application: Application, state: State, { by, at }: Given): Result<Application> {
  return NEXT[application.state].includes(state) ? accept({ ...application, state, steps: [...application.steps, { state, at, by }] }) : notNow(application)
}

/** Each state says why it is not possible in it, and what now. */
const notNow = ({ state }: Application): Result<never> => refuse('conflict', `application.is.${state}`)
