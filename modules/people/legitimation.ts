/**
 * Legitimation (authority to act): why a person may vote or sign for an organisation. Without one a delegate may speak, and the page says so.
 *
 * ```
 * statutory    represents it by law or statutes (board, managing director, Träger's organs)     §§ 26 BGB, 24 GenG, 35 GmbHG
 * authorised   was authorised by those, under a clause or by a document                         § 167 BGB
 * ```
 * Joint: only together with a second person who has a joint one too; what comes of it says `together.ts`.
 * **Errors**: `forbidden` with the reason a page can show; whoever asks for a day that is past gets what held then.
 */
import type { Day, OrganisationId, PersonId } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'
import { isHeldOn, type HeldRole } from './held-role.ts'

export const BASES = ['statutory', 'authorised'] as const
export const SCOPES = ['all', 'votes', 'signatures'] as const
type Scope = (typeof SCOPES)[number]

export type Legitimation = {
  readonly id: string
  readonly person: PersonId
  readonly organisation: OrganisationId
  readonly basis: (typeof BASES)[number]
  /** “§ 26 BGB, Vorstand”, “Vollmacht vom 3. Mai”. */
  readonly clause: string
  readonly scope: Scope
  readonly isJoint: boolean
  /** Hash of the uploaded document. */
  readonly document?: string
  readonly from: Day
  /** The last day. */
  readonly until?: Day
}

export type LegitimationSaid = Omit<Legitimation, 'id' | 'person' | 'organisation' | 'document'>

const CLAUSE = 300

/** Writes one down. A mere employee who was not authorised represents nobody, so the clause must say why somebody does. */
export function legitimate(said: LegitimationSaid, given: { readonly id: string; readonly person: PersonId; readonly organisation: OrganisationId; readonly document?: string }): Result<Legitimation> {
  const clause = said.clause.replace(/\s+/g, ' ').trim()
  if (clause === '') return refuse('invalid', 'legitimation.noClause')
  if (clause.length > CLAUSE) return refuse('invalid', 'legitimation.longClause', { most: CLAUSE })
  if (said.until !== undefined && said.until < said.from) return refuse('invalid', 'span.backwards', { from: said.from, until: said.until })
  return accept({ ...said, ...given, clause })
}

/** This is its last day. */
export function revoke(one: Legitimation, until: Day): Result<Legitimation> {
  if (one.until !== undefined && one.until <= until) return refuse('conflict', 'legitimation.over', { until: one.until })
  return accept({ ...one, until })
}

export type Purpose = 'votes' | 'signatures'

/** What a person brings with them for one organisation. */
export type Standing = { readonly person: PersonId; readonly organisation: OrganisationId; readonly roles: readonly HeldRole[]; readonly legitimations: readonly Legitimation[] }

/** May this person, on this day, vote or sign for the organisation? Out: alone or together, and by what. Voting is for delegates and deputies; a signature needs no role, only the right to give it. */
export function mayRepresent({ person, organisation, roles, legitimations }: Standing, purpose: Purpose, day: Day): Result<Legitimation> {
  const votes = roles.some((held) => held.person === person && held.organisation === organisation && (held.role === 'delegate' || held.role === 'deputy') && isHeldOn(held, day))
  if (purpose === 'votes' && !votes) return refuse('forbidden', 'legitimation.noDelegate')
  const own = legitimations.filter((one) => one.person === person && one.organisation === organisation)
  const fitting = own.filter(({ scope }) => scope === 'all' || scope === purpose)
  const [best] = fitting.filter((one) => isHeldOn(one, day)).toSorted((a, b) => Number(a.isJoint) - Number(b.isJoint))
  if (best !== undefined) return accept(best)
  if (own.length === 0) return refuse('forbidden', 'legitimation.none')
  if (fitting.length === 0) return refuse('forbidden', `legitimation.notFor.${purpose}`)
  const ended = fitting.flatMap(({ until }) => (until !== undefined && until < day ? [until] : [])).toSorted().at(-1)
  return ended === undefined ? refuse('forbidden', 'legitimation.notYet') : refuse('forbidden', 'legitimation.ended', { until: ended })
}
