/**
 * Type on paper: Inter, of whose files each holds some letters; how wide a text is, where its lines end, and how a line is drawn.
 * **Units**: points. **Shapes**: a text is made plain ({@link plainOf}), then broken into lines; a line is drawn run by run, one a font.
 * What no font of ours has (emoji, Hebrew, Chinese) is drawn as an empty box and says itself to who listens or copies. No word is wider than its column: where it would be it is broken.
 */
import { create } from 'fontkit'
import type { PDFDocument } from 'pdfkit'
import { interFile, SUBSETS, type Subset, type Weight } from './font-file.ts'

export type Style = { readonly size: number; readonly weight: Weight; readonly colour: string; /** Digits of one width, for columns of numbers. */ readonly isNumber?: boolean }

/** Where the next line stands, as a multiple of the size. */
export const LEADING = 1.4
/** How wide an empty box is, as a multiple of the size. */
const BOX = 0.7

/** Read once; both weights have the same letters. */
const fonts = SUBSETS.map((subset) => [subset, create(interFile(subset, 400))] as const)
const holders = new Map<string, Subset | undefined>()

function subsetOf(sign: string): Subset | undefined {
  if (!holders.has(sign)) holders.set(sign, fonts.find(([, font]) => font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0))?.[0])
  return holders.get(sign)
}

/** A text without what cannot stand on paper: whatever is a space or a hyphen is the common one, what steers a screen is gone. Soft hyphens stay. */
export const plainOf = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[\u2007\u202f]/g, '\u00a0')
    .replace(/[\u2010\u2011]/g, '-')
    .replace(/\t|(?!\u00a0)\p{Zs}/gu, ' ')
    .replace(/(?![\n\u00ad])[\p{Cc}\p{Cf}\ufe00-\ufe0f]/gu, '')

type Run = { readonly text: string; readonly subset: Subset | undefined }

/** Neighbours of one font together. */
function runsOf(line: string): Run[] {
  const runs: Run[] = []
  let [from, at, before] = [0, 0, undefined as Subset | undefined]
  for (const sign of line) {
    const subset = subsetOf(sign)
    if (subset !== before && at > from) {
      runs.push({ text: line.slice(from, at), subset: before })
      from = at
    }
    before = subset
    at += sign.length
  }
  return at > from ? [...runs, { text: line.slice(from, at), subset: before }] : runs
}

/** A word of more signs is not measured whole: no column holds it. */
const LONG = 100

/** Where a line may end: after a space, a hyphen, a slash. */
const partsOf = (text: string): string[] => text.split(/(?<=[ \n\u00ad/-])/)

const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

const features = ({ isNumber }: Style): { readonly features?: readonly string[] } => (isNumber === true ? { features: ['tnum'] } : {})

/** A line as it is drawn: of soft hyphens, only the last one shows. A space at its end stays: who hears the text, or copies it, needs it. */
const ended = (line: string): string => line.replace(/\u00ad$/, '-').replaceAll('\u00ad', '')

/** Type in one document: widths depend on nothing else, but its fonts keep what they measured. */
export function typeIn(doc: PDFDocument) {
  for (const subset of SUBSETS) for (const weight of [400, 600] as const) doc.registerFont(`${subset} ${weight}`, interFile(subset, weight))
  const set = (subset: Subset, { weight, size }: Style): PDFDocument => doc.font(`${subset} ${weight}`).fontSize(size)
  const widthOfRun = ({ text, subset }: Run, style: Style): number => (subset === undefined ? BOX * style.size : set(subset, style).widthOfString(text, features(style)))
  const widthOf = (line: string, style: Style): number => runsOf(line).reduce((sum, run) => sum + widthOfRun(run, style), 0)

  /** A word that no line holds, in pieces of which each fits. */
  const piecesOf = (word: string, width: number, style: Style): string[] => {
    const pieces: string[] = []
    let [piece, last, used] = ['', '', 0]
    for (const { segment } of signs.segment(word)) {
      // With what stands before it, since letters move towards or away from each other.
      const more = widthOf(last + segment, style) - widthOf(last, style)
      const begins = piece !== '' && used + more > width
      if (begins) pieces.push(piece)
      ;[piece, used] = begins ? [segment, widthOf(segment, style)] : [piece + segment, used + more]
      last = segment
    }
    return [...pieces, piece]
  }

  function broken(paragraph: string, width: number, style: Style): string[] {
    const lines: string[] = []
    let [line, used] = ['', 0]
    for (const part of partsOf(paragraph)) {
      const isLong = part.length > LONG
      const bare = part.replace('\u00ad', '')
      const [whole, shown] = isLong ? [width, width] : [widthOf(bare, style), widthOf(ended(part).trimEnd(), style)]
      if (!isLong && used + shown <= width) {
        line += part
        used += whole
        continue
      }
      if (line.trim() !== '') lines.push(ended(line))
      if (!isLong && shown <= width) [line, used] = [part, whole]
      else {
        const pieces = piecesOf(bare, width, style)
        line = pieces.pop() ?? ''
        lines.push(...pieces)
        used = widthOf(line, style)
      }
    }
    return [...lines, ended(line.trimEnd())]
  }

  return {
    widthOf,
    /** How wide its longest word is. */
    longestIn: (text: string, style: Style): number => partsOf(plainOf(text)).reduce((most, part) => (part.length > LONG ? most : Math.max(most, widthOf(part.trimEnd(), style))), 0),
    /** Lines of a text, none wider than this; at least one. */
    linesOf: (text: string, width: number, style: Style): string[] => plainOf(text).split('\n').flatMap((paragraph) => broken(paragraph, width, style)),
    /** Draws a line from its upper left. */
    draw(line: string, x: number, y: number, style: Style): void {
      doc.fillColor(style.colour)
      for (const run of runsOf(line)) {
        const width = widthOfRun(run, style)
        if (run.subset === undefined) {
          doc.markContent('Span', { actual: run.text })
          doc.lineWidth(0.5).strokeColor(style.colour).rect(x + 0.08 * style.size, y + 0.25 * style.size, width - 0.16 * style.size, 0.7 * style.size).stroke()
          doc.endMarkedContent()
        } else set(run.subset, style).text(run.text, x, y, { lineBreak: false, ...features(style) })
        x += width
      }
    },
  }
}
