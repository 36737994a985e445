/**
 * A sentence cut into words. Words keep their place in the source, so that a page can mark them.
 * **Shapes**: one sentence in (up to some thousand characters), its words out, in order. Cost: one pass.
 */

export type Word = {
  /** Offsets in UTF-16 units of the whole source. */
  readonly start: number
  readonly end: number
  /** As written, soft hyphens and line-end hyphenation removed. */
  readonly text: string
  /** Punctuation stands between this word and the one before: “,” “;” “:” “(” … or empty. A hyphen that announces a gapped compound is kept in `text`. */
  readonly before: string
}

const WORD = /[\p{L}\p{N}\p{M}\u00AD]+(?:(?:[-‐‑–/&.'’+](?=[\p{L}\p{N}])|[-‐‑]\s*\n\s*(?=\p{Ll}))[\p{L}\p{N}\p{M}\u00AD]+)*(?:[-‐‑](?![\p{L}\p{N}]))?/gu

/**
 * The words of `source` between two offsets. “Mess-” keeps its hyphen (a gapped compound), “CNC-Fräsen” is one word, “Mess/Prüf” two,
 * a word hyphenated at a line's end is joined.
 */
export function wordsOf(source: string, from: number, to: number): Word[] {
  const words: Word[] = []
  const piece = source.slice(from, to)
  let last = 0
  for (const hit of piece.matchAll(WORD)) {
    const raw = hit[0]
    let start = hit.index
    const before = piece.slice(last, start).trim()
    last = start + raw.length
    const parts = raw.includes('/') || raw.includes('.') ? raw.split(/(?<=\p{L}{2})[/.](?=\p{L}{2})/u) : [raw]
    let separator = before
    for (const part of parts) {
      words.push({ start: from + start, end: from + start + part.length, text: clean(part), before: separator })
      start += part.length + 1
      separator = '/'
    }
  }
  return words
}

function clean(raw: string): string {
  return /[\u00AD\n‐‑’]/.test(raw)
    ? raw.replace(/\u00AD/g, '').replace(/[-‐‑]\s*\n\s*/g, '').replace(/[‐‑]/g, '-').replace(/’/g, "'")
    : raw
}
