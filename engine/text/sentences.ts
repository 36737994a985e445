/**
 * A text cut into sentences. Rules, not a model: a text of firms is full of headings, lists and abbreviations, and its line breaks mean something.
 * **Shapes**: a text of up to some megabytes in, spans out that never overlap and never end with white space. Cost: one pass.
 */

export type Span = { readonly start: number; readonly end: number }

/** Abbreviations after which a full stop does not end a sentence. Folded to lower case, without the last stop. */
const ABBREVIATIONS = new Set(
  ('bzw ca dr prof ing dipl nr str tel inkl exkl evtl ggf vgl usw etc z.b z. b u.a u. a d.h d. h i.d.r o.g s.o s.u sog max min mind abs art bspw bzgl gem hrsg jg jh kap mio mrd tsd co st ' +
    'e.g i.e vs fig eq no inc ltd approx al jr sr mr mrs ms hon resp dept est ed eds vol pp cf mt ft jan feb apr aug sept okt oct nov dez dec e.v e. v rer nat phil med habil b.sc m.sc').split(' '),
)

/** The longest sentence kept whole, in characters; a longer run without an end is cut at a space, so that later steps stay bounded. */
export const LONGEST_SENTENCE = 2_000

const BREAK = /\n[ \t]*\n+|\n(?=[ \t]*(?:[-*•–·▪◦‣>#|]|\d{1,3}[.)])[ \t]+)|[.!?…]+["'”“»«)\]]*(?=\s|$)|\n|[•·▪◦‣]\s|\t{2,}| {4,}|\f/gu

/** The sentences of a text. A blank line, a bullet and a short line without a stop (a heading) end one; a wrapped line does not. */
export function sentencesOf(source: string): Span[] {
  const spans: Span[] = []
  let start = 0
  const close = (end: number): void => {
    pushTrimmed(source, start, end, spans)
    start = end
  }
  for (const hit of source.matchAll(BREAK)) {
    const end = hit.index + hit[0].length
    const mark = hit[0]
    if (mark === '\n') {
      if (isLineEnd(source, start, hit.index, end)) close(end)
    } else if (/^[.!?…]/.test(mark)) {
      if (!mark.startsWith('.') || mark.length > 1 ? !/^\.\.+$/.test(mark) || /^\s+\p{Lu}/u.test(source.slice(end, end + 3)) : endsSentence(source, start, hit.index, end)) close(end)
    } else close(end)
  }
  close(source.length)
  return spans
}

function pushTrimmed(source: string, from: number, to: number, spans: Span[]): void {
  let start = from
  let end = to
  while (start < end && /[\s•·▪◦‣|>]/.test(source[start] ?? '')) start++
  while (end > start && /\s/.test(source[end - 1] ?? '')) end--
  while (end - start > LONGEST_SENTENCE) {
    const space = source.lastIndexOf(' ', start + LONGEST_SENTENCE)
    const cut = space > start ? space : start + LONGEST_SENTENCE
    spans.push({ start, end: cut })
    start = cut
    while (start < end && source[start] === ' ') start++
  }
  if (end > start) spans.push({ start, end })
}

/** Does this line break end a sentence? A short line, or one followed by a capital after a long gap, is a heading or a list entry; otherwise the text is only wrapped. */
function isLineEnd(source: string, start: number, at: number, next: number): boolean {
  const lineStart = source.lastIndexOf('\n', at - 1) + 1
  const line = source.slice(Math.max(start, lineStart), at).trim()
  if (line === '') return true
  if (/[-‐‑]$/.test(line) || /[,;]$/.test(line)) return false
  const following = source.slice(next, next + 40).trimStart()
  if (following === '') return true
  if (/^\p{Ll}/u.test(following)) return false
  const followingLine = source.slice(next, (source.indexOf('\n', next) + 1 || source.length + 1) - 1)
  return line.length < 60 || (/^\p{Lu}/u.test(following) && followingLine.trim().length < 60 && line.length < 75)
}

function endsSentence(source: string, start: number, stop: number, next: number): boolean {
  const before = source.slice(Math.max(start, stop - 24), stop)
  const word = /([\p{L}\d]+(?:\.\s?\p{L}+)*)$/u.exec(before)?.[1] ?? ''
  const following = source.slice(next).match(/^\s+(\S)/u)?.[1] ?? ''
  if (following === '') return true
  if (/\p{Ll}/u.test(following)) return false
  if (/^\d{1,2}$/.test(word) && !/\d{3}/.test(before)) return false
  if (/^\p{L}$/u.test(word)) return false
  return !ABBREVIATIONS.has(word.toLowerCase()) && !ABBREVIATIONS.has(before.split(/\s/).at(-1)?.toLowerCase() ?? '')
}
