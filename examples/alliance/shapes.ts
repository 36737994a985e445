/** What the demo says of an organisation: of a real one public facts, of an invented one everything. */

/** In both languages or one; at least one. */
export type Name = { readonly de?: string; readonly en?: string }

export type DemoCluster = {
  readonly key: string
  readonly kind: 'cluster'
  readonly name: Name
  readonly shortName: string
  /** Ids of modules/members/field.ts; the first is the main one. */
  readonly fields: readonly string[]
  /** `none` has no legal personality: a carrier signs for it, whom the sources do not name. */
  readonly legalForm: 'e. V.' | 'eG' | 'none'
  readonly membership: { readonly kind: 'full'; readonly founding: true }
  readonly facts: readonly { readonly text: Name; readonly source: string; readonly year: number }[]
  readonly invented: false
  readonly texts: readonly string[]
}

export type DemoOrganisation = {
  readonly key: string
  readonly kind: 'company' | 'research' | 'university' | 'cluster'
  readonly name: Name
  readonly shortName?: string
  readonly fields: readonly string[]
  /** Keys of clusters; none stands outside. */
  readonly belongsTo: readonly string[]
  readonly place: string
  /** Degrees north and east. */
  readonly coordinates?: string
  readonly website: string
  readonly email: string
  readonly phone: string
  readonly invented: true
  readonly texts: readonly string[]
}

/** Invented people act for invented organisations only, or for the alliance of the demo. */
export type DemoPerson = {
  readonly name: string
  readonly language?: 'en'
  /** Keys of invented organisations, or nothing for the alliance. */
  readonly roles: readonly { readonly organisation?: string; readonly role: 'delegate' | 'deputy' | 'manager' | 'contributor' | 'spokesperson' | 'office' | 'moderator' | 'operator' | 'confidant' }[]
}

/** An invented plan; partners are keys of organisations. */
export type DemoProject = {
  readonly lead: string
  readonly disclosure: 'sealed' | 'partners' | 'alliance' | 'public'
  readonly protection?: 'filed' | 'not-needed' | 'not-yet'
  /** The states it went through after the idea, in order. */
  readonly steps: readonly ('outline' | 'submitted' | 'approved' | 'refused' | 'running' | 'completed' | 'dropped')[]
  /** Why it was refused or dropped. */
  readonly reason?: string
  readonly twins: { readonly de?: DemoTwin; readonly en?: DemoTwin }
  readonly partners: readonly { readonly organisation: string; readonly part: string }[]
  readonly sought: readonly string[]
  readonly readinessNow?: number
  readonly readinessAim?: number
  readonly budget?: number
  readonly share?: number
  readonly from?: string
  readonly until?: string
  readonly milestones: readonly { readonly title: string; readonly due?: string }[]
  readonly results?: { readonly text: string; readonly usedBy?: string; readonly follows?: string }
  readonly funding?: { readonly applied?: string; readonly approved?: string; readonly earlyStart?: string; readonly contract?: string }
}

type DemoTwin = { readonly title: string; readonly summary?: string; readonly need?: string; readonly approach?: string }
