/**
 * What stops machines that fill in forms, without asking people for riddles and without a third party: a field that people do not see, a time that a person needs, an end, and texts that came already.
 * Beside it stand limits by network (the house) and the link in the mail. Each refusal is for people too: it says what now, and what was entered stays.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'

const FASTEST_MS = 4_000
export const LONGEST_MS = 24 * 3_600_000

/** In: what stands in the field that people leave empty, and when the form was shown. */
export function looksHuman({ trap, shownAt }: { readonly trap: string; readonly shownAt: Instant }, now: Instant): Result<void> {
  if (trap !== '') return refuse('invalid', 'form.trap')
  const took = now.getTime() - shownAt.getTime()
  if (Number.isNaN(took) || took > LONGEST_MS) return refuse('invalid', 'form.old')
  return took < FASTEST_MS ? refuse('invalid', 'form.fast') : accept(undefined)
}

/** What makes two texts one: letters and digits alone. */
export const gist = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

type Known = { readonly email: string; readonly isUnconfirmed: boolean }

/** Whether a text may come: once; from the same address once more while nobody confirmed it. */
export function isNewText(known: readonly Known[], email: string): Result<void> {
  return known.every((one) => one.isUnconfirmed && one.email.toLowerCase() === email.toLowerCase()) ? accept(undefined) : refuse('conflict', 'application.sameText')
}
