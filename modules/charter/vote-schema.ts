/** What comes in and goes out on a vote of the members, whatever it is about. */
import { z } from 'zod'
import { idOr } from '#platform/http'
import type { Language } from '#platform/words'
import { majority, type Day, type OrganisationId } from '#modules/members'
import { VOICES, type Ballot, type Proposal } from './ballot.ts'

const DayIn = z.custom<Day>((value) => typeof value === 'string' && z.iso.date().safeParse(value).success && value >= '1900', 'proposal.noDay').meta({ type: 'string', format: 'date' })
export const ProposalIn = z.strictObject({ way: z.enum(majority.WAYS), until: DayIn })
export const BallotIn = z.strictObject({ voice: z.enum(VOICES) })
export const ClosingIn = z.strictObject({ attended: z.array(idOr<OrganisationId>('closing.noMember')).max(2_000).default([]).meta({ de: 'waren in der Sitzung, ohne abzustimmen', en: 'were in the meeting without voting' }) })

const at = z.iso.datetime()
export const ProposalOut = z.strictObject({ number: z.int(), way: z.enum(majority.WAYS), until: z.string(), at, closedAt: at.optional(), result: z.enum(['carried', 'lost', 'no-quorum']).optional(), told: z.string().optional() })
export const BallotOut = z.strictObject({ proposal: z.int(), organisation: z.string(), voice: z.enum(VOICES), at })

export const presentProposal = ({ number, way, until, at: when, closedAt, outcome }: Proposal, language: Language): z.input<typeof ProposalOut> => ({ number, way, until, at: when.toISOString(), closedAt: closedAt?.toISOString(), result: outcome?.state, told: outcome === undefined ? undefined : majority.tellOutcome(outcome, language) })

export const presentBallot = ({ proposal, organisation, voice, at: when }: Ballot): z.input<typeof BallotOut> => ({ proposal, organisation, voice, at: when.toISOString() })
