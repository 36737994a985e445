/**
 * Partner search: who can do what is asked, narrowed by what is known of them. An organisation answers for a topic by the best of its competences on it or on one below it; who answers for more of what is asked comes first, then whose evidence is stronger.
 * A facet counts what would be left if it were chosen, all other choices kept: so no number promises more than a click shows.
 * **Shapes**: in some thousand organisations with some ten topics each; out the same, fewer. What a reader may not read is not in it.
 * **Units**: strength over 0 to 1, or 0 where only the organisation's own word stands for it.
 */
import type { OrganisationId } from '#modules/members'

export const STRENGTHS = ['strong', 'some', 'weak', 'word'] as const
export type Strength = (typeof STRENGTHS)[number]

/** What shows an organisation on one topic. */
export type Shown = { readonly topic: string; readonly strength: number; /** How many independent texts. */ readonly units: number }

export type Partner = {
  readonly organisation: OrganisationId
  readonly kind: string
  readonly place?: string
  readonly clusters: readonly OrganisationId[]
  /** On what is asked; of somebody who is found by their texts alone, nothing. */
  readonly shown: readonly Shown[]
  /** The roles of these topics. */
  readonly roles: readonly string[]
  /** Its texts or its name hold the words. */
  readonly isByWord: boolean
}

export type Choice = { readonly topic?: string | undefined; readonly role?: string | undefined; readonly kind?: string | undefined; readonly place?: string | undefined; readonly cluster?: string | undefined; readonly strength?: Strength | undefined }

/** Words before numbers: the same bounds as on the pages of topics. */
export const strengthOf = ({ strength, units }: Pick<Shown, 'strength' | 'units'>): Strength => (units === 0 ? 'word' : strength >= 0.85 && units > 1 ? 'strong' : strength >= 0.5 ? 'some' : 'weak')

/** Of the best that shows it; one found by its words alone has a weak hint. */
export const strengthOfPartner = ({ shown: [first, ...others] }: Pick<Partner, 'shown'>): Strength =>
  first === undefined ? 'weak' : [first, ...others].map(strengthOf).reduce((best, one) => (STRENGTHS.indexOf(one) < STRENGTHS.indexOf(best) ? one : best))

const FACETS = {
  topic: ({ shown }: Partner): readonly string[] => shown.map(({ topic }) => topic),
  role: ({ roles }: Partner): readonly string[] => roles,
  kind: ({ kind }: Partner): readonly string[] => [kind],
  place: ({ place }: Partner): readonly string[] => (place === undefined ? [] : [place]),
  cluster: ({ clusters }: Partner): readonly string[] => clusters,
  strength: (partner: Partner): readonly string[] => [strengthOfPartner(partner)],
} satisfies Readonly<Record<keyof Choice, (partner: Partner) => readonly string[]>>

export type Facet = keyof typeof FACETS
const NAMES = Object.keys(FACETS) as Facet[] // the keys of the table above

const fits = (partner: Partner, choice: Choice, but?: Facet): boolean => NAMES.every((name) => name === but || choice[name] === undefined || FACETS[name](partner).includes(choice[name]))

const total = ({ shown }: Partner): number => shown.reduce((sum, { strength }) => sum + strength, 0)

/** Those that fit, the best first. */
export const chosen = (partners: readonly Partner[], choice: Choice): Partner[] =>
  partners.filter((one) => fits(one, choice)).toSorted((a, b) => b.shown.length - a.shown.length || total(b) - total(a) || Number(b.isByWord) - Number(a.isByWord) || (a.organisation < b.organisation ? -1 : 1))

/** By facet its values with how many would be left, the most first. */
export const facetsOf = (partners: readonly Partner[], choice: Choice): Readonly<Record<Facet, readonly (readonly [value: string, count: number])[]>> => ({
  topic: counts(partners, choice, 'topic'),
  role: counts(partners, choice, 'role'),
  kind: counts(partners, choice, 'kind'),
  place: counts(partners, choice, 'place'),
  cluster: counts(partners, choice, 'cluster'),
  strength: counts(partners, choice, 'strength'),
})

function counts(partners: readonly Partner[], choice: Choice, name: Facet): (readonly [string, number])[] {
  const found = new Map<string, number>()
  for (const partner of partners) if (fits(partner, choice, name)) for (const value of new Set(FACETS[name](partner))) found.set(value, (found.get(value) ?? 0) + 1)
  return [...found].toSorted(([a, some], [b, many]) => many - some || (a < b ? -1 : 1))
}
