/**
 * Pieces of text with their places on a page to paragraphs. A PDF knows only glyphs and places; which line is wrapped and which is a heading must be told by the layout.
 * **Shapes**: the pieces of one page in, in the order they are drawn; out, paragraphs parted by blank lines. Inside a paragraph a wrapped line goes on after a space
 * (after `-\n` where it ends in a hyphen), any other line break stays one.
 * **Units**: places and sizes in points, y upwards.
 */

export type Piece = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  /** pdf.js saw the line end after this piece. */
  readonly ends: boolean
}

type Line = { text: string; readonly x: number; right: number; readonly y: number; size: number }

/** In font sizes: from line to line more than this is a new paragraph; between two pieces on one line more than this is another column or cell. */
const PARAGRAPH_GAP = 1.75
const CELL_GAP = 2.5
/** Letters get larger by this factor where a heading stands over text. */
const HEADING_STEP = 1.15
/** Shorter lines are entries of a list as well as wrapped ones; nothing is known from how they fill their column. */
const SHORTEST_WRAPPED = 25

export function layOut(pieces: readonly Piece[]): string {
  const paragraphs: Line[][] = []
  for (const line of linesOf(pieces)) {
    const open = paragraphs.at(-1)
    const last = open?.at(-1)
    if (open === undefined || last === undefined || startsParagraph(last, line)) paragraphs.push([line])
    else open.push(line)
  }
  return paragraphs.map(joinLines).join('\n\n')
}

function linesOf(pieces: readonly Piece[]): Line[] {
  const lines: Line[] = []
  let open: Line | undefined
  for (const piece of pieces) {
    const blank = piece.text.trim() === ''
    if (open !== undefined && !blank && !continues(open, piece)) open = undefined
    if (open === undefined) {
      if (blank) continue
      open = { text: '', x: piece.x, right: piece.x, y: piece.y, size: piece.size }
      lines.push(open)
    }
    open.text += piece.text
    if (!blank) {
      open.right = Math.max(open.right, piece.x + piece.width)
      open.size = Math.max(open.size, piece.size)
    }
    if (piece.ends) open = undefined
  }
  for (const line of lines) line.text = line.text.replace(/\s+/g, ' ').trim()
  return lines.filter((line) => line.text !== '')
}

/** Raised and lowered signs stay in their line; a wide gap or a jump back does not. */
const continues = (line: Line, piece: Piece): boolean => Math.abs(piece.y - line.y) <= line.size * 0.6 && piece.x - line.right <= line.size * CELL_GAP && piece.x >= line.x

function startsParagraph(above: Line, line: Line): boolean {
  const size = Math.max(above.size, line.size)
  const drop = above.y - line.y
  if (Math.max(above.size, line.size) / Math.min(above.size, line.size) > HEADING_STEP) return true
  if (drop > size * PARAGRAPH_GAP) return true
  // Upwards is the next column: the sentence may go on there, if it has not ended here.
  if (isHigher(line, above)) return /[.!?:]["'”“»«)]*$/.test(above.text) || !/^\p{Ll}/u.test(line.text)
  return Math.abs(drop) <= size * 0.6
}

function joinLines(lines: readonly Line[]): string {
  let right = 0
  const wrapped = lines.map((line, index) => {
    const above = lines[index - 1]
    const next = lines[index + 1]
    if (above === undefined || isHigher(line, above)) right = rightEdge(lines, index)
    return next !== undefined && (isHigher(next, line) || isWrapped(line, next, right))
  })
  // In a list only the longest entries look wrapped; in a paragraph nearly all lines do.
  const isText = wrapped.filter(Boolean).length * 2 >= lines.length - 1
  return lines.map((line, index) => line.text + lineEnd(line, index === lines.length - 1, isText && wrapped[index] === true)).join('')
}

function lineEnd(line: Line, last: boolean, wrapped: boolean): string {
  if (last) return ''
  return wrapped && !/\p{L}[-‐‑\u00AD]$/u.test(line.text) ? ' ' : '\n'
}

/** Does a line stand at the top of the next column? */
const isHigher = (line: Line, above: Line): boolean => line.y - above.y > Math.max(above.size, line.size)

/** How far the lines of one column reach, from the first of them on. */
function rightEdge(lines: readonly Line[], first: number): number {
  let right = 0
  for (let index = first; index < lines.length; index++) {
    const line = lines[index]
    const above = lines[index - 1]
    if (line === undefined || (index > first && above !== undefined && isHigher(line, above))) break
    right = Math.max(right, line.right)
  }
  return right
}

const BULLET = /^(?:[-*•–·▪◦‣]|\d{1,3}[.)]|[a-z]\))\s/

/** A line is wrapped where the next one's first word would not have fitted on it. */
function isWrapped(line: Line, next: Line, right: number): boolean {
  if (BULLET.test(next.text) || line.text.length < SHORTEST_WRAPPED) return false
  const letter = (line.right - line.x) / line.text.length
  const word = next.text.indexOf(' ') === -1 ? next.text.length : next.text.indexOf(' ')
  return line.right + letter * (word + 1) > right
}
