/**
 * A text cut into sentences. Rules, not a model: a text of firms is full of headings, lists and abbreviations, and its line breaks mean something.
 * **Shapes**: a text of up to some megabytes in, spans out that never overlap and never begin or end with white space. Cost: one pass.
 */
import { fold } from './fold.ts'
import { SMALL_DE, SMALL_EN } from './stopwords.ts'

export type Span = { readonly start: number; readonly end: number }

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/))

/** Abbreviations after which a full stop does not end a sentence, in small letters. Those of single letters (“z. B.”, “U.S.”) need no list. */
const ABBREVIATIONS = list(
  `bzw ca dr prof ing dipl nr str tel inkl exkl evtl ggf vgl max min sog bspw bzgl gem hrsg jg mio mrd tsd st fa gegr geb ehem vs approx dept al jr sr mr mrs ms hon resp
  ed eds cf rer nat phil med habil b.sc m.sc sen jun abt zzgl lfd mind st.-nr`,
)

/** Abbreviations only before a number: the same letters are words, or end a sentence (“im Jan. Danach”, “of art. Then”). */
const BEFORE_NUMBERS = list('abs abb art kap tab bild jh no eq fig figs vol pp p s sec ch jan feb mar apr jun jul aug sep sept okt oct nov dez dec ziff')

/** Words that begin a sentence when they have a capital after a stop, whatever stands before it (“Vitamin C. Danach”). Some are names too. */
const NAMES = list('may will can might am')

/** The longest sentence kept whole, in characters; a longer run without an end is cut at a space, so that later steps stay bounded. */
export const LONGEST_SENTENCE = 2_000

const BREAK =
  /\n[ \t\r]*\n+|\n(?=[ \t]*(?:[-*•–·▪◦‣>#|]|\d{1,3}[.)])[ \t]+)|(?<=\p{Ll}{3})[.!?](?=\p{Lu}\p{Ll}{2})|(?<![.!?…])[.!?…]+["'”“»«)\]]*(?=\s|$)|\n|\r(?!\n)|[•·▪◦‣]\s|\t{2,}|(?<! ) {4,}|[\f\v\u2029]/gu

/** The sentences of a text. A blank line, a bullet and a short line without a stop (a heading) end one; a wrapped line does not. */
export function sentencesOf(source: string): Span[] {
  const spans: Span[] = []
  const wrapped = wrappedBlocks(source)
  let start = 0
  const close = (end: number): void => {
    pushTrimmed(source, start, end, spans)
    start = end
  }
  for (const hit of source.matchAll(BREAK)) {
    const end = hit.index + hit[0].length
    const mark = hit[0]
    if (mark === '\n' || mark === '\r') {
      if (!wrapped(hit.index) && isLineEnd(source, start, hit.index, end)) close(end)
    } else if (!/^[.!?…]/.test(mark) || /\p{Lu}/u.test(source[end] ?? '') || (mark === '.' ? endsSentence(source, start, hit.index, end) : !/^(?:\.\.+|…)$/.test(mark) || /^\s+\p{Lu}/u.test(source.slice(end, end + 3)))) close(end)
  }
  close(source.length)
  return spans
}

const EDGE = /[\s•·▪◦‣|>]/

function pushTrimmed(source: string, from: number, to: number, spans: Span[]): void {
  let start = from
  let end = to
  while (start < end && EDGE.test(source[start] ?? '')) start++
  while (end > start && EDGE.test(source[end - 1] ?? '')) end--
  while (end - start > LONGEST_SENTENCE) {
    const cut = start + cutOf(source.slice(start, start + LONGEST_SENTENCE + 1))
    spans.push({ start, end: trimmedEnd(source, start, cut) })
    start = cut
    while (start < end && /\s/.test(source[start] ?? '')) start++
  }
  if (end > start) spans.push({ start, end })
}

/** Where a stretch that is one character too long is cut: at its last white space, else before its last whole character. */
function cutOf(stretch: string): number {
  const space = /\s\S*$/.exec(stretch)?.index ?? 0
  if (space > 0) return space
  return /[\uD800-\uDBFF]/.test(stretch[LONGEST_SENTENCE - 1] ?? '') ? LONGEST_SENTENCE - 1 : LONGEST_SENTENCE
}

function trimmedEnd(source: string, start: number, from: number): number {
  let end = from
  while (end > start && /\s/.test(source[end - 1] ?? '')) end--
  return end
}

/** No heading ends in one of these. */
const OPEN_END = /(?:^|\s)(?:und|oder|sowie|bzw\.|der|die|das|des|dem|den|eine?[rsnm]?|für|von|vom|mit|bei|zur|zum|im|am|the|an?|and|or|of|for|with|to|at|by|from|unsere?[rsnm]?|our|is|are|ist|sind)$/

/** Does this line break end a sentence? A short line, or one followed by a capital after a long gap, is a heading or a list entry; otherwise the text is only wrapped. */
function isLineEnd(source: string, start: number, at: number, next: number): boolean {
  const lineStart = source.lastIndexOf('\n', at - 1) + 1
  const line = source.slice(Math.max(start, lineStart), at).trim()
  if (line === '') return true
  if (/[-‐‑\u00AD,;]$/.test(line) || OPEN_END.test(line)) return false
  if (/(?:^|[\s(])\p{L}\.$/u.test(line)) return false
  const following = source.slice(next, next + 40).trimStart()
  if (following === '') return true
  if (/^\p{Ll}/u.test(following)) return false
  const followingLine = source.slice(next, (source.indexOf('\n', next) + 1 || source.length + 1) - 1)
  return line.length < 60 || (/^\p{Lu}/u.test(following) && followingLine.trim().length < 60 && line.length < 75)
}

/** Narrow columns: lines of a block that are all nearly as long as the longest, the last one ending in a stop. Characters; shares. */
const NARROWEST_COLUMN = 30
const FILLED = 0.75
const LONGEST_BLOCK = 4_000

/** Tells of a line break whether it stands in a block of wrapped lines (a column of a PDF, perhaps under its heading). Each block is looked at once, at its first break. */
function wrappedBlocks(source: string): (at: number) => boolean {
  let end = -1
  let column = Infinity
  return (at) => {
    if (at >= end) {
      const begin = at === 0 ? 0 : source.lastIndexOf('\n', at - 1) + 1
      const ahead = source.slice(begin, begin + LONGEST_BLOCK)
      const block = ahead.slice(0, /\n[ \t\r]*\n/.exec(ahead)?.index)
      end = begin + Math.max(1, block.length)
      column = begin + (columnIn(block) ?? Infinity)
    }
    return at >= column
  }
}

/** Where in a block its wrapped lines begin. */
function columnIn(block: string): number | undefined {
  const lines = block.trimEnd().split('\n')
  const longest = Math.max(...lines.map((line) => line.trim().length))
  if (lines.length < 3 || longest < NARROWEST_COLUMN || !/[.!?:]["”“»)]?\s*$/.test(lines.at(-1) ?? '')) return undefined
  const filled = lines.slice(0, -1).map((line) => line.trim().length >= longest * FILLED && !/^\s*(?:[-*•–·▪◦‣>#|]|\d{1,3}[.)]\s)/.test(line))
  const first = filled.lastIndexOf(false) + 1
  return filled.length - first < 2 ? undefined : lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0)
}

function endsSentence(source: string, start: number, stop: number, next: number): boolean {
  const ahead = source.slice(next, next + 80).trimStart()
  if (ahead === '' || opensSentence(ahead)) return true
  if (/^\p{Ll}/u.test(ahead)) return false
  const before = source.slice(Math.max(start, stop - 24), stop)
  const word = /(?:\p{L}\.\s?)*(?:\p{L}+|\d+)$/u.exec(before)?.[0].toLowerCase() ?? ''
  // “3. Mai”, “19. Jahrhundert”; a year, a decimal or a postcode does end a sentence.
  if (/^\d{1,2}$/.test(word)) return /\d,\d{1,2}$|\d\.0$/.test(before)
  if (/^(?:\p{L}\.\s?)*\p{L}$/u.test(word)) return false
  if (word === 'co' && /&\s*co$/i.test(before)) return false
  if (BEFORE_NUMBERS.has(word) && /^\d/.test(ahead)) return false
  return !ABBREVIATIONS.has(word) && !ABBREVIATIONS.has(before.split(/[\s(]/).at(-1)?.toLowerCase() ?? '')
}

/** An article, a pronoun or the like with a capital stands nowhere but at a beginning. */
function opensSentence(ahead: string): boolean {
  const word = /^\p{Lu}\p{Ll}+(?![\p{L}-])/u.exec(ahead)?.[0]
  if (word === undefined) return false
  const folded = fold(word)
  return (SMALL_DE.has(folded) || SMALL_EN.has(folded)) && !NAMES.has(folded)
}
