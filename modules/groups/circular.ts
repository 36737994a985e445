/**
 * Circular (Rundmail): one mail of the alliance to all members or to some kinds of membership, in German, English or both; each person gets it once, in their language where there is one. It is not changed afterwards.
 * Audience: kinds of membership and roles; nothing chosen means all. A company or institute that belongs to a member cluster is a member `through` it.
 * **Errors**: `invalid` where a language is half filled in, nothing is, it is too long, or nobody would get it.
 */
import type { Author, MembershipKind, OrganisationId, OrganisationRole, PersonId } from '#modules/members'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import { otherLanguage, type Language } from '#platform/words'

export type CircularId = Id<'circular'>
export type RecipientId = Id<'recipient'>

export const CIRCULAR_KINDS = ['full', 'associated', 'supporter', 'guest', 'through'] as const satisfies readonly CircularKind[]
export type CircularKind = MembershipKind | 'through'

export type Twin = { readonly subject: string; readonly text: string }
export type Twins = Partial<Readonly<Record<Language, Twin>>>

export type CircularAudience = { readonly kinds: readonly CircularKind[]; readonly roles: readonly OrganisationRole[] }

export type Circular = CircularAudience & { readonly id: CircularId; readonly twins: Twins; readonly by: Author; readonly sentAt: Instant }

/** Somebody with an account, and what they are for whom today. */
export type Addressee = { readonly person: PersonId; readonly name: string; readonly email: string; readonly language: Language; readonly offices: readonly { readonly organisation: OrganisationId; readonly role: OrganisationRole }[] }

const SUBJECT_LIMIT = 150
const TEXT_LIMIT = 20_000

/** What is said, in the languages in which it is. */
export function readTwins(said: Partial<Readonly<Record<Language, Partial<Twin>>>>): Result<Twins> {
  const twins: { -readonly [L in Language]?: Twin } = {}
  for (const language of ['de', 'en'] as const) {
    const [subject, text] = [said[language]?.subject?.replace(/\s+/g, ' ').trim() ?? '', said[language]?.text?.trim() ?? '']
    if (subject === '' && text === '') continue
    if (subject === '' || text === '') return refuse('invalid', 'circular.half')
    if (subject.length > SUBJECT_LIMIT) return refuse('invalid', 'circular.longSubject', { limit: SUBJECT_LIMIT })
    if (text.length > TEXT_LIMIT) return refuse('invalid', 'circular.long', { limit: TEXT_LIMIT })
    twins[language] = { subject, text }
  }
  return twins.de === undefined && twins.en === undefined ? refuse('invalid', 'circular.noText') : accept(twins)
}

/** Who gets it: whoever holds one of the roles for an organisation of one of the kinds. */
export function recipientsOf(people: readonly Addressee[], kindOf: (organisation: OrganisationId) => CircularKind | undefined, { kinds, roles }: CircularAudience): Result<readonly Addressee[]> {
  const meant = people.filter(({ offices }) =>
    offices.some(({ organisation, role }) => {
      const kind = kindOf(organisation)
      return kind !== undefined && (kinds.length === 0 || kinds.includes(kind)) && (roles.length === 0 || roles.includes(role))
    }),
  )
  return meant.length === 0 ? refuse('invalid', 'circular.nobody') : accept(meant)
}

/** What this person reads. */
export const twinFor = (twins: Twins, language: Language): { readonly twin: Twin; readonly language: Language } => {
  const other = otherLanguage(language)
  const own = twins[language]
  return own === undefined ? { twin: twins[other] ?? { subject: '', text: '' }, language: other } : { twin: own, language }
}
