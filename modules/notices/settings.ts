/** How a person is told: how often, of what, in which language, by the clock of which zone. Until they say otherwise: weekly, of everything. */
import type { Language } from '#platform/words'
import type { AllianceRole, OrganisationId, PersonId } from '#modules/members'
import type { Frequency } from './digest-time.ts'
import type { NoticeKind } from './notice.ts'

export type NoticeSettings = {
  readonly frequency: Frequency
  /** Kinds that are not mailed; the page has them all the same. */
  readonly silenced: readonly NoticeKind[]
  readonly language: Language
  /** Of the IANA: `Europe/Berlin`. */
  readonly zone: string
}

/** Somebody who may be mailed, and for whom they act. */
export type Notified = Pick<NoticeSettings, 'language' | 'zone'> & { readonly person: PersonId; readonly name: string; readonly email: string; readonly organisations: readonly OrganisationId[]; /** What they are for the alliance. */ readonly roles: readonly AllianceRole[] }

export const settingsAtFirst = ({ language, zone }: Pick<NoticeSettings, 'language' | 'zone'>): NoticeSettings => ({ frequency: 'weekly', silenced: [], language, zone })
