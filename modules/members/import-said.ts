/**
 * The words of an import. What its rows say: the shape that tables and CORDIS projects are brought to, before anybody asks what is new.
 * A row is taken whole or refused whole, with its reason and the number it has in its file.
 */
import type { Refusal } from '#platform/result'
import type { Language } from '#platform/words'
import type { Belonging } from './belonging.ts'
import type { Day } from './day.ts'
import type { PerhapsReason, SameReason } from './identity.ts'
import type { Membership, MembershipKind } from './membership.ts'
import type { Organisation, OrganisationId, Said } from './organisation.ts'

/** An organisation as a row tells it. */
export type SaidOrganisation = Said & {
  readonly clusters: readonly string[]
  readonly membership?: MembershipKind
}

/** A text that a row brings, of all organisations of the row: a profile of one, or the objective of a project. */
export type SaidText = {
  readonly title: string
  readonly text: string
  readonly kind: 'pasted' | 'objective'
  readonly language?: Language
  readonly field?: string
  /** Names it in its register, so that the same project is one source and counts once: `cordis:101076633`. */
  readonly unit?: string
}

export type SaidRow = { readonly row: number; readonly organisations: readonly SaidOrganisation[]; readonly texts: readonly SaidText[] }

/** `name` is what a reader knows the row by. */
export type RefusedRow = { readonly row: number; readonly name: string; readonly refusal: Refusal }

export type ReadRows = {
  readonly rows: readonly SaidRow[]
  readonly refused: readonly RefusedRow[]
  /** Columns that are not read. */
  readonly ignored: readonly { readonly heading: string; readonly like?: string }[]
}

export const TEXT_LIMIT = 200_000
export const ROW_LIMIT = 250_000

export const labelOf = ({ organisations: [first] }: SaidRow): string => first?.name?.de ?? first?.name?.en ?? ''

// ---- What is known, and what comes of it

export type Known = { readonly organisations: readonly Organisation[]; readonly belongings: readonly Belonging[]; readonly memberships: readonly Membership[] }

/** `today` is the day on which what is new begins; `audience` who may see new organisations. */
export type ImportCircumstances = { readonly newId: () => OrganisationId; readonly today: Day; readonly audience: Organisation['audience'] }

/** Whom an organisation of a row was taken for, and why; and whom it perhaps is besides. */
export type Recognised = {
  readonly organisation: OrganisationId
  readonly reason: SameReason | 'unknown'
  readonly perhaps?: { readonly organisation: OrganisationId; readonly name: string; readonly reason: PerhapsReason }
}

/** One line of the preview: what stood there, what will. */
export type Change = { readonly organisation: OrganisationId; readonly what: string; readonly from: string; readonly to: string }
