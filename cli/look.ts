/** How text looks on a terminal: bold and dim only where the output is one. */
import type { Evidence } from '#engine'

const styled = process.stdout.isTTY && process.env['NO_COLOR'] === undefined

export const bold = (text: string): string => (styled ? `\u001B[1m${text}\u001B[22m` : text)
export const dim = (text: string): string => (styled ? `\u001B[2m${text}\u001B[22m` : text)

/** A name at the head of an entry. */
export const heading = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1)

const LONGEST_QUOTE = 260

/** The sentence around a finding as a quotation in its own language's marks, the finding in bold; a long sentence is cut around it. */
export function marked(text: string, evidence: Pick<Evidence, 'start' | 'end' | 'sentence' | 'language'>): string {
  const [open, close] = evidence.language === 'de' ? ['„', '“'] : ['“', '”']
  let { start, end } = evidence.sentence
  if (end - start > LONGEST_QUOTE) {
    start = Math.max(start, evidence.start - Math.floor(LONGEST_QUOTE / 2))
    end = Math.min(end, start + LONGEST_QUOTE)
    if (start > evidence.sentence.start) start = nextSpace(text, start)
    if (end < evidence.sentence.end) end = text.lastIndexOf(' ', end)
  }
  const before = tidy(text.slice(start, evidence.start))
  const found = tidy(text.slice(evidence.start, evidence.end))
  const after = tidy(text.slice(evidence.end, Math.max(end, evidence.end)))
  return `${open}${start > evidence.sentence.start ? '… ' : ''}${before}${bold(found)}${after}${end < evidence.sentence.end ? ' …' : ''}${close}`
}

function nextSpace(text: string, from: number): number {
  const space = text.indexOf(' ', from)
  return space < 0 ? from : space + 1
}

/** Texts, names and paths are not ours: what would steer a terminal or turn the reading direction is shown as a mark instead. */
export function printable(text: string): string {
  return text.replace(/\r?\n/g, '⏎').replace(/[\p{Cc}\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD')
}

/** White space folded; quotation marks inside a quotation become single ones. */
function tidy(piece: string): string {
  return printable(piece.replace(/\s+/g, ' ')).replace(/[„“”"«»]/g, (mark) => INNER[mark] ?? mark)
}

const INNER: Readonly<Record<string, string>> = { '„': '‚', '“': '‘', '”': '’', '"': '\'', '«': '‹', '»': '›' }
