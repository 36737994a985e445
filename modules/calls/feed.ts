/**
 * Feed: an address from which calls are read every day. By its id an entry is known again, so that what is read twice comes once.
 *
 * | entry | and the call | becomes |
 * |---|---|---|
 * | new | – | `new` |
 * | as it was | – | `same` |
 * | changed | nobody touched | `changed`: it says what the feed says |
 * | changed | changed or withdrawn by hand | `differs`: a hint on its page, nothing else |
 * | gone | – | stays |
 */
import type { Author } from '#modules/members'
import type { Id } from '#platform/ids'
import { refuse, accept, type Refusal, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { Call, CallAudience, CallKind, Said } from './call.ts'

export type FeedId = Id<'call-feed'>

/** What came of the last reading. */
export type Counts = { readonly new: number; readonly changed: number; readonly same: number; readonly differs: number; readonly skipped: number }

export type Feed = {
  readonly id: FeedId
  readonly address: string
  /** As it calls itself. */
  readonly title?: string
  /** What its entries become. */
  readonly kind: CallKind
  readonly audience: CallAudience
  readonly language: Language
  readonly by: Author
  readonly addedAt: Instant
  readonly readAt?: Instant
  readonly counts?: Counts
  /** Why it could not be read last, and how often in a row. */
  readonly refusal?: Refusal
  readonly failures: number
}

export type FeedEntry = { readonly id: string; readonly title: string; readonly text: string; readonly link?: string }

/** After so many failures in a row the office is told. */
export const FAILS_OFTEN = 3
export const MOST_FEEDS = 50

const TITLE = 300
const TEXT = 30_000

/** What an entry says of a call: in one language, cut where it is longer than a call may be. An entry without a title says nothing. */
export function saidBy({ title, text, link }: FeedEntry, { kind, audience, language }: Pick<Feed, 'kind' | 'audience' | 'language'>, known?: Said): Result<Said> {
  if (title === '') return refuse('invalid', 'call.noTitle')
  const own = { title: title.slice(0, TITLE), text: text.slice(0, TEXT).trim(), eligible: known?.twins[language]?.eligible ?? '' }
  return accept({
    kind: known?.kind ?? kind,
    audience: known?.audience ?? audience,
    twins: { ...known?.twins, [language]: own },
    ...(known?.opens === undefined ? {} : { opens: known.opens }),
    ...(known?.closes === undefined ? {} : { closes: known.closes }),
    ...(link === undefined ? {} : { link }),
  })
}

/** In: the call that this entry became, and a fingerprint of what it said then; and that of what it says now. */
export function takeEntry(known: { readonly call: Pick<Call, 'isChangedByHand' | 'withdrawnAt'>; readonly said: string } | undefined, says: string): keyof Omit<Counts, 'skipped'> {
  if (known === undefined) return 'new'
  if (known.said === says) return 'same'
  return known.call.isChangedByHand || known.call.withdrawnAt !== undefined ? 'differs' : 'changed'
}
