/** Who may do what with traces, periods and templates. What you may not read does not exist for you: `missing`, never `forbidden`. */
import { accept, refuse, type Result } from '#platform/result'
import { actors, type Actor } from '#modules/members'

const { deny, isForAlliance } = actors

export const may = {
  /** Who did what is for the office, which answers for it; those who run the machine need it no more than others. */
  readTrail: (actor: Actor): Result<void> => (isForAlliance(actor, 'office') ? accept(undefined) : refuse('missing', 'privacy.officeOnly')),

  /** Templates hold nothing secret, and are of use to the office alone. */
  takeTemplates: (actor: Actor): Result<void> => (isForAlliance(actor, 'office', 'spokesperson') ? accept(undefined) : refuse('missing', 'privacy.officeOnly')),

  /** How long things are kept everybody reads in the privacy statement; the office sets it. */
  setPeriods: (actor: Actor): Result<void> => (isForAlliance(actor, 'office') ? accept(undefined) : deny(actor, 'privacy.mayNotSet')),
}
