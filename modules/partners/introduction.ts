/**
 * Introduction (Vermittlung): somebody who knows both makes two people of two organisations known to each other, by one message that each answers from the mail. Only when both have accepted are addresses shown, to both at once.
 *
 * ```
 * waiting ──both accept──► made
 *    └── one declines, or thirty days pass ──► not-made
 * ```
 * Who declined, or whether anybody did, nobody is told: the introducer sees `waiting`, `made` or `not-made`, and so does the other person.
 * **Errors**: `invalid` for what cannot be, `conflict` for an answer given twice or too late; each in a sentence.
 */
import type { Author, OrganisationId, PersonId } from '#modules/members'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import { daysLater, type Instant } from '#platform/time'

export type IntroductionId = Id<'introduction'>

export const INTRODUCTION_ANSWERS = ['accepted', 'declined'] as const
export type IntroductionAnswer = (typeof INTRODUCTION_ANSWERS)[number]

/** One of the two, for one organisation. */
export type Introduced = { readonly person: PersonId; readonly organisation: OrganisationId; readonly answer?: IntroductionAnswer; readonly answeredAt?: Instant }

export type Introduction = {
  readonly id: IntroductionId
  readonly people: readonly [Introduced, Introduced]
  readonly message: string
  readonly by: Author
  readonly createdAt: Instant
  readonly expiresAt: Instant
  /** When both had accepted. */
  readonly madeAt?: Instant
  readonly declinedAt?: Instant
}

export type IntroductionState = 'waiting' | 'made' | 'not-made'

const MESSAGE = 2_000
const DAYS = 30

/** As everybody sees it. */
export const stateOf = ({ madeAt, declinedAt, expiresAt }: Pick<Introduction, 'madeAt' | 'declinedAt' | 'expiresAt'>, now: Instant): IntroductionState => (madeAt !== undefined ? 'made' : declinedAt !== undefined || expiresAt <= now ? 'not-made' : 'waiting')

export function introduce(people: readonly [Introduced, Introduced], said: string, { id, by, at }: { readonly id: IntroductionId; readonly by: Author; readonly at: Instant }): Result<Introduction> {
  const [one, other] = people
  if (one.person === other.person) return refuse('invalid', 'introduction.samePerson')
  if (one.organisation === other.organisation) return refuse('invalid', 'introduction.sameOrganisation')
  const message = said.trim()
  if (message === '') return refuse('invalid', 'introduction.noMessage')
  if (message.length > MESSAGE) return refuse('invalid', 'introduction.longMessage', { limit: MESSAGE })
  return accept({ id, people: [bare(one), bare(other)], message, by, createdAt: at, expiresAt: daysLater(at, DAYS) })
}

const bare = ({ person, organisation }: Introduced): Introduced => ({ person, organisation })

/** One of the two answers, once. */
export function answer(introduction: Introduction, person: PersonId, says: IntroductionAnswer, at: Instant): Result<Introduction> {
  const own = introduction.people.find((one) => one.person === person)
  if (own === undefined) return refuse('missing', 'introduction.none')
  if (own.answer !== undefined) return refuse('conflict', own.answer === 'accepted' ? 'introduction.acceptedAlready' : 'introduction.declinedAlready')
  if (stateOf(introduction, at) !== 'waiting') return refuse('conflict', 'introduction.over')
  const given = (one: Introduced): Introduced => (one === own ? { ...one, answer: says, answeredAt: at } : one)
  const [one, other] = introduction.people
  const people = [given(one), given(other)] as const
  const isMade = people.every((each) => each.answer === 'accepted')
  return accept({ ...introduction, people, ...(isMade ? { madeAt: at } : says === 'declined' ? { declinedAt: at } : {}) })
}
