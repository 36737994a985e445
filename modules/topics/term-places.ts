/** Where found terms stand: the sources that say one in any of its spellings, and the sentence around it. */
import type { Candidate } from '#engine'
import type { Label } from './act.ts'

export type Span = { readonly start: number; readonly end: number }

/** Who says a term, and where: one place for each source. */
export function placesOf<Source extends { readonly terms: readonly Candidate[] }>({ text, language }: Label, sources: readonly Source[]): { readonly source: Source; readonly at: Span }[] {
  const keys = new Set(sources.flatMap(({ terms }) => terms.filter((one) => one.text === text && one.language === language).map(({ key }) => key)))
  return sources.flatMap((source) => {
    const said = source.terms.find((one) => one.text === text && one.language === language) ?? source.terms.find((one) => one.language === language && keys.has(one.key))
    return said === undefined ? [] : [{ source, at: { start: said.start, end: said.end } }]
  })
}

/** Before and after it at most so much. */
const REACH = 240

/** The sentence around a place on one line, and where in it the place is. */
export function sentenceAround(text: string, { start, end }: Span): { readonly sentence: string; readonly found: readonly [start: number, end: number] } {
  const before = text.slice(Math.max(0, start - REACH), start)
  const begins = Math.max(before.lastIndexOf('\n') + 1, ...[...before.matchAll(/[.!?]\s+/g)].map((hit) => hit.index + hit[0].length))
  const after = text.slice(end, end + REACH)
  const ends = /[.!?](?=\s|$)|(?=\n)/.exec(after)
  const head = `${begins === 0 && start > REACH ? '…' : ''}${oneLine(before.slice(begins)).trimStart()}`
  const term = oneLine(text.slice(start, end))
  const tail = ends === null ? `${oneLine(after).trimEnd()}${after.length === REACH ? '…' : ''}` : oneLine(after.slice(0, ends.index + ends[0].length))
  return { sentence: head + term + tail, found: [head.length, head.length + term.length] }
}

/** As it is quoted: whatever parts words, by one space. */
export const oneLine = (text: string): string => text.toWellFormed().replace(/[\s\p{Cc}]+/gu, ' ')
