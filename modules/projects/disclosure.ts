/**
 * Disclosure (Vertraulichkeitsstufe): who may see a plan, and each of some fields of it: as much as the plan, or less, never more.
 *
 * ```
 * sealed     who decides for the lead organisation, and the named lead person
 * partners   also the people of the lead and the partner organisations
 * alliance   also whoever is inside the alliance
 * public     everybody
 * ```
 * The first three need the confidentiality agreement of who does not belong to the lead (§ 2 GeschGehG). *Opening* makes wider, *closing* narrower; closing only while nobody else has read.
 * **Errors**: `invalid` where a field were wider than its plan.
 */
import { accept, refuse, type Result } from '#platform/result'

/** From the narrowest. */
export const DISCLOSURES = ['sealed', 'partners', 'alliance', 'public'] as const
export type Disclosure = (typeof DISCLOSURES)[number]

/** What may be disclosed less than the plan itself. With the budget go the funding dates. */
export const FIELDS = ['summary', 'need', 'approach', 'partners', 'budget', 'call', 'milestones', 'results'] as const
export type Field = (typeof FIELDS)[number]

/** Fields that are disclosed less. */
export type Stricter = { readonly [F in Field]?: Disclosure }

export type Disclosed = { readonly disclosure: Disclosure; readonly stricter: Stricter }

export const isWider = (one: Disclosure, other: Disclosure): boolean => DISCLOSURES.indexOf(one) > DISCLOSURES.indexOf(other)

export const narrowest = (one: Disclosure, other: Disclosure): Disclosure => (isWider(one, other) ? other : one)

/** How far this field is disclosed. */
export const levelOf = ({ disclosure, stricter }: Disclosed, field: Field): Disclosure => narrowest(disclosure, stricter[field] ?? disclosure)

/** Fields that as many may see as the plan: what is searched, compared and read for topics. */
export const isAsOpen = (disclosed: Disclosed, field: Field): boolean => levelOf(disclosed, field) === disclosed.disclosure

/** What is said of fields, without what says nothing. */
export function readStricter(disclosure: Disclosure, said: Stricter): Result<Stricter> {
  const wider = FIELDS.find((field) => isWider(said[field] ?? disclosure, disclosure))
  if (wider !== undefined) return refuse('invalid', 'project.fieldWider', { field: wider })
  return accept(Object.fromEntries(FIELDS.flatMap((field) => (said[field] === undefined || said[field] === disclosure ? [] : [[field, said[field]]]))))
}

/** Does the second let somebody see what the first did not? */
export const opens = (before: Disclosed, after: Disclosed): boolean => isWider(after.disclosure, before.disclosure) || FIELDS.some((field) => isWider(levelOf(after, field), levelOf(before, field)))

/** Does the second keep something from somebody who could see it? */
export const closes = (before: Disclosed, after: Disclosed): boolean => opens(after, before)

/** Where a later patent could fail for lack of novelty, and a secret end: read by more than those who plan together. Source: § 3 PatG. */
export const isBeyondPartners = (level: Disclosure): boolean => level === 'alliance' || level === 'public'

/** Does the second let the alliance or the public see what neither did? Then it is asked whether an application for protection was filed. */
export const asksProtection = (before: Disclosed | undefined, after: Disclosed): boolean => isBeyondPartners(after.disclosure) && (before === undefined || opens(before, after))
