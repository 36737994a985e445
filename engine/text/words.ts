/**
 * A sentence cut into words. Words keep their place in the source, so that a page can mark them.
 * **Shapes**: one sentence in (up to some thousand characters), its words out, in order. Cost: one pass.
 */

export type Word = {
  /** Offsets in UTF-16 units of the whole source. */
  readonly start: number
  readonly end: number
  /** As written, invisible characters and line-end hyphenation removed; every hyphen is “-”, every apostrophe “'”. */
  readonly text: string
  /** What stands between this word and the one before, without white space: “,” “;” “:” “(” … or empty. Two words of one name (“CAD/CAM”, “Node.js”) have “/”. A hyphen that announces a gapped compound is kept in `text`. */
  readonly before: string
}

/** Soft hyphen, zero-width spaces and joiners: they say where a line may break, nothing of the word. */
const INVISIBLE = '\\u00AD\\u200B-\\u200D\\u2060\\uFEFF'
const UNSEEN = new RegExp(`[${INVISIBLE}]+`, 'g')
const HYPHEN = '[-‐‑]'
const LETTERS = `[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}${INVISIBLE}]*`
const LINE_END = '[ \\t]*\\r?\\n[ \\t]*'
/** What follows a gapped compound at a line's end: its hyphen is no hyphenation. */
const JOIN = '(?:und|oder|sowie|bzw|beziehungsweise|bis|als|wie|and|or|to)(?!\\p{L})'
/** “Mess-und Prüftechnik”: the space is missing, the gap is meant. */
const NO_SPACE = '(?<=-)(?:und|oder)\\s'
const INSIDE = [
  `[-‐‑–/&.'’+](?=[\\p{L}\\p{N}])(?!${NO_SPACE})`,
  `${HYPHEN}${LINE_END}(?=[\\p{L}\\p{N}])(?!${JOIN})`,
  `(?<=\\u00AD)${LINE_END}(?=\\p{Ll})`,
].join('|')
/** “-fertigung” after a compound that lends its beginning; with a capital (“-Simulation”) or a dash only where a join or comma stands before. */
const LENT_BEGINNING = `(?:(?<![^\\s,(/])${HYPHEN}(?=\\p{Ll})|(?<=(?:und|oder|sowie|bzw\\.?|,|/)\\s)[-‐‑–](?=\\p{L}))?`
const WORD = new RegExp(`${LENT_BEGINNING}${LETTERS}(?:(?:${INSIDE})${LETTERS})*(?:${HYPHEN}(?![\\p{L}\\p{N}])|-(?=${NO_SPACE}))?`, 'gu')

const TWO_NAMES = /(?<=\p{L}{2})[/.](?=\p{L}{2})/u

/**
 * The words of `source` between two offsets. “Mess-” and “-technik” keep their hyphen (gapped compounds), “CNC-Fräsen” is one word, “Mess/Prüf” two,
 * a word hyphenated at a line's end is joined.
 */
export function wordsOf(source: string, from: number, to: number): Word[] {
  const words: Word[] = []
  const piece = source.slice(from, to)
  let last = 0
  for (const hit of piece.matchAll(WORD)) {
    const raw = hit[0]
    let start = hit.index
    const before = start - last <= 1 && piece[last] === ' ' ? '' : piece.slice(last, start).replace(UNSEEN, '').trim()
    last = start + raw.length
    if (!raw.includes('/') && !raw.includes('.')) {
      words.push({ start: from + start, end: from + last, text: clean(raw), before })
      continue
    }
    let separator = before
    for (const part of raw.split(TWO_NAMES)) {
      words.push({ start: from + start, end: from + start + part.length, text: clean(part), before: separator })
      start += part.length + 1
      // A full stop without its space (“Ende.Anfang”) is a stop; inside a name (“Node.js”) it is none.
      separator = raw.startsWith('.', start - hit.index - 1) && /\p{Lu}/u.test(piece[start] ?? '') ? '.' : '/'
    }
  }
  return words
}

/** Where hyphenation splits a word, the next line goes on in small letters; before a capital or digit the hyphen is the word's own (“CNC-⏎Fräsen”). */
function clean(raw: string): string {
  if (!/[^\p{L}\p{N}\-.&/+']/u.test(raw)) return raw
  return raw
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/[-‐‑\u00AD]+[ \t]*\r?\n[ \t]*(?=\p{Ll})/gu, '')
    .replace(/\u00AD/g, '')
    .replace(/[-‐‑][ \t]*\r?\n[ \t]*/g, '-')
    .replace(/[‐‑–]/g, '-')
    .replace(/’/g, "'")
}
