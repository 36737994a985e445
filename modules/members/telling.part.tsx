/** Small things that the pages of members say alike: why something may not be done, refusals above a form, spans of days. */
import { Notice } from '#platform/page'
import type { Refusal, Result } from '#platform/result'
import { tellDay } from '#platform/time'
import { say, type Language } from '#platform/words'
import type { Span } from './day.ts'
import { sentenceFor } from './import-told.ts'
import { PAGE_WORDS } from './page-words.ts'

/** Why not, or undefined where it may be done. */
export const because = (result: Result<unknown>, language: Language): string | undefined => (result.ok ? undefined : sentenceFor(result.refusal, language))

export const RefusedNotice = ({ refusal, language }: { readonly refusal: Refusal; readonly language: Language }) => (
  <Notice kind="wrong" title={say(PAGE_WORDS, language, 'refusedTitle')}><p>{sentenceFor(refusal, language)}</p></Notice>
)

/** “seit 10. Juni 2011”; empty where nothing is known. */
export function tellSpan({ from, until }: Span, language: Language): string {
  if (from === undefined) return until === undefined ? '' : say(PAGE_WORDS, language, 'until', { until: tellDay(until, language) })
  return until === undefined ? say(PAGE_WORDS, language, 'since', { from: tellDay(from, language) }) : say(PAGE_WORDS, language, 'fromUntil', { from: tellDay(from, language), until: tellDay(until, language) })
}
