/**
 * Alliance (Allianz): the body that runs this house. Its form decides which rules hold where its documents say nothing; while none is chosen the house asks and guesses nothing.
 * The carrier (Träger) is the legal person behind the instance, for the imprint. Source: § 5 DDG.
 * **Errors**: `invalid` for texts that are none, `conflict` where the form would change under documents in force, `stale` where somebody saved meanwhile.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Language } from '#platform/words'
import type { LeavingNotice } from '#modules/members'

export const FORMS = ['association', 'cooperative', 'contract'] as const
/** Registered or plain association, registered cooperative, alliance by contract (partnership). */
export type Form = (typeof FORMS)[number]

/** Kinds of text that come in German and English. */
export const TEXT_KINDS = ['rules', 'news', 'events'] as const
export type TextKind = (typeof TEXT_KINDS)[number]

export type Carrier = { readonly name: string; readonly address: string; readonly email: string; readonly phone: string; /** Who answers for it. */ readonly responsible: string; /** Court and number. */ readonly register: string }

export type Alliance = {
  readonly version: number
  readonly name: Readonly<Record<Language, string>>
  /** Who it is, in some sentences, for the start page. Paragraphs are apart by an empty line. */
  readonly about: Readonly<Record<Language, string>>
  readonly form?: Form
  /** The first is the one that binds. */
  readonly languages: readonly Language[]
  /** IANA. */
  readonly zone: string
  readonly carrier: Carrier
  /** How long before a member leaves it says so. Source: § 39 (2) BGB, at most two years. */
  readonly leaving: LeavingNotice
  /** Of these nothing is published, or comes into force, while one language version is behind the other. */
  readonly inStep: readonly TextKind[]
}

/** Before anybody said anything. */
export const UNNAMED: Alliance = { version: 0, name: { de: '', en: '' }, about: { de: '', en: '' }, languages: ['de', 'en'], zone: 'Europe/Berlin', carrier: { name: '', address: '', email: '', phone: '', responsible: '', register: '' }, leaving: { months: 0, toYearEnd: false }, inStep: ['rules'] }

export type SaidOfAlliance = Omit<Alliance, 'version'>

/** What it says from now on. `seen` is the version its author saw; `isBound`: a document is in force. */
export function amendAlliance(alliance: Alliance, said: SaidOfAlliance, { seen, isBound }: { readonly seen: number; readonly isBound: boolean }): Result<Alliance> {
  if (seen !== alliance.version) return refuse('stale', 'alliance.changed')
  if (said.name.de === '' && said.name.en === '') return refuse('invalid', 'http.fields', { nameDe: 'alliance.nameless' })
  if (said.languages.length === 0) return refuse('invalid', 'http.fields', { languages: 'alliance.noLanguage' })
  if (!isZone(said.zone)) return refuse('invalid', 'http.fields', { zone: 'alliance.noZone' })
  if (isBound && said.form !== alliance.form) return refuse('conflict', 'alliance.formStays')
  return accept({ ...said, version: alliance.version + 1 })
}

/** Does the calendar know this time zone? Offsets are none: they know no summer. */
function isZone(zone: string): boolean {
  try {
    return /^[A-Za-z]/.test(zone) && new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
