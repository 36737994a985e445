/**
 * Answering from a mail, without an account: what a signed link names is asked on a page, and answered for the organisation that it names. Who can ask and be answered is in the list of the house, by kind of notice.
 */
import type { Language } from '#platform/words'
import type { OrganisationId, PersonId } from '#modules/members'

/** What a link names: it acts for nobody else and on nothing else. */
export type Answerable = { readonly organisation: OrganisationId; readonly person?: PersonId; readonly things: readonly string[] }

/** One thing that is asked. */
export type Question = {
  readonly thing: string
  readonly title: string
  /** The sentence that shows it. */
  readonly evidence?: { readonly sentence: string; readonly found: readonly (readonly [start: number, end: number])[]; readonly language: Language; readonly told: string }
  /** What was answered already. */
  readonly answered?: string
  readonly choices: readonly { readonly value: string; readonly label: string }[]
}

export type Asking = { readonly title: string; readonly lead: string; readonly questions: readonly Question[] }

export type Answering = {
  ask(answerable: Answerable, language: Language): Promise<Asking>
  /** For the organisation; what is answered so already stays. */
  answer(answerable: Answerable, thing: string, choice: string): Promise<void>
}
