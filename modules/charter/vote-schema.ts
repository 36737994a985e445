/** What comes in and goes out on a vote of the members, whatever it is about. */
import { z } from 'zod'
import { idOr } from '#platform/http'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import { majority, type Day, type OrganisationId } from '#modules/members'
import { together, type Representing } from '#modules/people'
import { VOICES, type Ballot, type Proposal } from './ballot.ts'
import { voicesIn } from './tally-store.ts'

const DayIn = z.custom<Day>((value) => typeof value === 'string' && z.iso.date().safeParse(value).success && value >= '1900', 'proposal.noDay').meta({ type: 'string', format: 'date' })
export const ProposalIn = z.strictObject({ way: z.enum(majority.WAYS), until: DayIn })
export const BallotIn = z.strictObject({ voice: z.enum(VOICES) })
export const ClosingIn = z.strictObject({ attended: z.array(idOr<OrganisationId>('closing.noMember')).max(2_000).default([]).meta({ de: 'waren in der Sitzung, ohne abzustimmen', en: 'were in the meeting without voting' }) })

const at = z.iso.datetime()
export const ProposalOut = z.strictObject({ number: z.int(), way: z.enum(majority.WAYS), until: z.string(), at, closedAt: at.optional(), result: z.enum(['carried', 'lost', 'no-quorum']).optional(), told: z.string().optional() })
export const BallotOut = z.strictObject({ proposal: z.int(), organisation: z.string(), voice: z.enum(VOICES), joint: z.boolean(), at })
export const VoiceOut = z.strictObject({ organisation: z.string(), voice: z.enum([...VOICES, 'none']), waits: z.string().optional() })

export const presentProposal = ({ number, way, until, at: when, closedAt, outcome }: Proposal, language: Language): z.input<typeof ProposalOut> => ({ number, way, until, at: when.toISOString(), closedAt: closedAt?.toISOString(), result: outcome?.state, told: outcome === undefined ? undefined : majority.tellOutcome(outcome, language) })

export const presentBallot = ({ proposal, organisation, voice, isJoint, at: when }: Ballot): z.input<typeof BallotOut> => ({ proposal, organisation, voice, joint: isJoint, at: when.toISOString() })

/** What counts in one vote, by organisation, and what it lacks while the vote is open. */
export const presentVoices = ({ number, closedAt, withdrawnAt }: Pick<Proposal, 'number' | 'closedAt'> & { readonly withdrawnAt?: Instant }, ballots: readonly Ballot[], reader: Pick<Representing, 'person'>, language: Language): z.input<typeof VoiceOut>[] =>
  [...voicesIn(ballots, number)].map(([organisation, said]) => ({ organisation, voice: said.by[0]?.voice ?? 'none', waits: closedAt === undefined && withdrawnAt === undefined ? together.tellWaiting(said, reader, language) : undefined }))
