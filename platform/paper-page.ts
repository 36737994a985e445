/**
 * Draws a paper on A4, and tags it: what is read aloud is the document's own order; what stands around it (rules, repeated heads, head and foot of a page) is an artifact.
 * A row that does not fit goes to the next page; one that no page could hold goes on there.
 * **Units**: points, from the upper left. **Shapes**: the same bytes for the same paper: no clock, no chance.
 */
import { buffer } from 'node:stream/consumers'
import { PDFDocument, type StructureElement } from 'pdfkit'
import type { Block, Cell, Column, Paper } from './paper.ts'
import { LEADING, plainOf, typeIn, type Style } from './paper-type.ts'
import { inLight } from './picture-file.ts'
import { say, type Language } from './words.ts'

const WIDTH = 595.28
const HEIGHT = 841.89
const SIDE = 56
const TOP = 84
const BOTTOM = HEIGHT - 64
const INNER = WIDTH - 2 * SIDE
/** Between two columns, and above and below what a row says. */
const GUTTER = 14
const PAD = 4
/** Below this many lines nothing is begun at the foot of a page. */
const FEW = 3

const INK = inLight('ink')
const SOFT = inLight('soft')
const TITLE: Style = { size: 20, weight: 600, colour: INK }
const HEADING: Style = { size: 13, weight: 600, colour: INK }
const TEXT: Style = { size: 10, weight: 400, colour: INK }
const CELL: Style = { size: 9, weight: 400, colour: INK }
const HEAD: Style = { ...CELL, weight: 600, colour: SOFT }
const SMALL: Style = { size: 8, weight: 400, colour: SOFT }

const WORDS = { page: { de: 'Seite {page} von {pages}', en: 'Page {page} of {pages}' } }

const LOCALE: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' }

/** The library writes the title into XML as it is. */
class Document extends PDFDocument {
  override endMetadata(): void {
    for (const [name, said] of Object.entries(this.info)) if (typeof said === 'string') this.info[name] = said.replace(/[<&>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    super.endMetadata()
  }
}

/** A paper as PDF. */
export async function makePaper(paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const title = plainOf(paper.title).replaceAll('\u00ad', '')
  const doc = new Document({ size: 'A4', margin: 0, font: null, pdfVersion: '1.7', tagged: true, displayTitle: true, lang: LOCALE[paper.language], autoFirstPage: false, bufferPages: true, info: { Title: title, Author: plainOf(paper.publisher), Creator: 'Schnittmenge', CreationDate: paper.madeAt } })
  const bytes = buffer(doc)
  const whole = doc.struct('Document')
  doc.addStructure(whole)
  const flow = flowOf(doc)
  flow.say(whole, 'H1', title, TITLE, 14)
  for (const block of paper.blocks) drawBlock(doc, flow, whole, block)
  whole.end()
  number(doc, flow, { ...paper, title })
  doc.end()
  return new Uint8Array(await bytes)
}

/** What stands in one cell, or alone: its lines, and the element they belong to. */
type Strip = { readonly kind: string; readonly element: StructureElement; readonly lines: readonly string[]; readonly x: number; readonly width: number; readonly style: Style; readonly to?: string }

type Flow = ReturnType<typeof flowOf>

/** The pages, and how far down they are filled. */
function flowOf(doc: PDFDocument) {
  const type = typeIn(doc)
  let y = Infinity
  const nextPage = (): void => {
    doc.addPage()
    y = TOP
  }
  const rule = (): void => {
    doc.markContent('Artifact', { type: 'Layout' })
    doc.lineWidth(0.5).strokeColor(inLight('line')).moveTo(SIDE, y).lineTo(SIDE + INNER, y).stroke()
    doc.endMarkedContent()
  }
  const drawLines = ({ lines, x, width, style }: Strip): void => {
    for (const [at, line] of lines.entries()) type.draw(line, style.isNumber === true ? x + width - type.widthOf(line.trimEnd(), style) : x, y + at * style.size * LEADING, style)
  }
  /** What belongs to an element: a link around it where it leads somewhere. */
  const drawTagged = (strip: Strip): void => {
    const { kind, element, lines, x, width, style, to } = strip
    const link = to === undefined ? undefined : doc.struct('Link')
    const content = doc.markStructureContent(link === undefined ? kind : 'Link')
    drawLines(strip)
    doc.endMarkedContent()
    if (link === undefined || to === undefined) return void element.add(content)
    link.add(content)
    doc.goTo(x, y, width, lines.length * style.size * LEADING, to, { structParent: link, Contents: Object(lines.join('')) as object })
    link.end()
    element.add(link)
  }
  /** Side by side, in one size; onto the next page where they do not fit. */
  const lay = (strips: readonly Strip[], { pad = 0, again }: { readonly pad?: number; /** What stands above it there. */ readonly again?: () => void } = {}): void => {
    const leading = (strips[0]?.style.size ?? 0) * LEADING
    const fitting = (): number => Math.floor((BOTTOM - y - 2 * pad) / leading)
    const most = Math.max(...strips.map(({ lines }) => lines.length))
    for (let from = 0; from < most; ) {
      const rest = most - from
      const isFirst = y === TOP
      if (fitting() < rest && !isFirst && (fitting() < FEW || rest * leading + 2 * pad <= BOTTOM - TOP)) {
        nextPage()
        again?.()
      }
      const taken = Math.min(rest, Math.max(1, fitting()))
      y += pad
      for (const strip of strips) {
        const lines = strip.lines.slice(from, from + taken)
        if (lines.some((line) => line !== '')) drawTagged({ ...strip, lines })
      }
      y += taken * leading + pad
      from += taken
    }
  }
  /** Is there room for so much? Else it begins a page. */
  const keep = (space: number): void => {
    if (y + space > BOTTOM) nextPage()
  }
  return {
    type,
    rule,
    lay,
    keep,
    /** Where the next thing would stand. */
    below: (): number => y,
    skip(space: number): void {
      if (y !== TOP) y += space
    },
    /** What stood above already, once more: for the eye only. */
    repeat(strips: readonly Strip[], pad: number): void {
      doc.markContent('Artifact', { type: 'Pagination' })
      y += pad
      for (const strip of strips) drawLines(strip)
      y += Math.max(...strips.map(({ lines, style }) => lines.length * style.size * LEADING)) + pad
      doc.endMarkedContent()
      rule()
    },
    /** A paragraph or a heading. */
    say(parent: StructureElement, kind: string, text: string, style: Style, after: number): void {
      const element = doc.struct(kind)
      keep(FEW * style.size * LEADING)
      lay([{ kind, element, lines: type.linesOf(text, INNER, style), x: SIDE, width: INNER, style }])
      y += after
      element.end()
      parent.add(element)
    },
  }
}

function drawBlock(doc: PDFDocument, flow: Flow, whole: StructureElement, block: Block): void {
  if ('heading' in block) {
    flow.skip(22)
    // With its first rows, or not here.
    flow.keep(130)
    doc.addNamedDestination(block.name, 'XYZ', 0, flow.below() - 8, null)
    doc.outline.addItem(plainOf(block.heading).replaceAll('\u00ad', ''), { left: WIDTH, top: flow.below() - 8 })
    flow.say(whole, 'H2', block.heading, HEADING, 4)
  } else if ('text' in block) flow.say(whole, 'P', block.text, block.isSoft === true ? { ...TEXT, colour: SOFT } : TEXT, 2)
  else drawTable(doc, flow, whole, block)
}

const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.text)

/** By their shares; but a column gets what its longest word needs, within reason, from those that need less. */
function widthsOf(columns: readonly Column[], longest: readonly number[]): number[] {
  const room = INNER - GUTTER * (columns.length - 1)
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const wanted = columns.map(({ share }, at) => {
    const width = (room * share) / shares
    const least = Math.min(longest[at] ?? 0, 1.5 * width)
    return { width: Math.max(width, least), spare: Math.max(0, width - least) }
  })
  const over = wanted.reduce((sum, { width }) => sum + width, 0) - room
  const spare = wanted.reduce((sum, one) => sum + one.spare, 0)
  return wanted.map((one) => (over <= spare ? one.width - (spare === 0 ? 0 : (over * one.spare) / spare) : (one.width * room) / (room + over)))
}

function drawTable(doc: PDFDocument, flow: Flow, whole: StructureElement, { columns, rows }: Extract<Block, { readonly rows: unknown }>): void {
  const widths = widthsOf(columns, columns.map(({ head }, at) => rows.reduce((most, row) => Math.max(most, flow.type.longestIn(textOf(row[at] ?? ''), CELL)), flow.type.longestIn(head, HEAD))))
  const places = widths.map((width, at) => ({ width, x: SIDE + widths.slice(0, at).reduce((sum, one) => sum + one + GUTTER, 0) }))
  const [table, head, body] = [doc.struct('Table'), doc.struct('THead'), doc.struct('TBody')]
  const strip = (cell: Cell, at: number, kind: 'TH' | 'TD', style: Style, scope?: 'Column' | 'Row'): Strip => {
    const { width, x } = places[at] ?? { width: 0, x: 0 }
    const own = { ...style, ...(columns[at]?.isNumber === true ? { isNumber: true } : {}), ...(typeof cell === 'string' ? {} : { colour: inLight('accent') }) }
    return { kind, element: doc.struct(kind, scope === undefined ? {} : { scope }), lines: flow.type.linesOf(textOf(cell), width, own), x, width, style: own, ...(typeof cell === 'string' ? {} : { to: cell.to }) }
  }
  const addRow = (parent: StructureElement, strips: readonly Strip[], again?: () => void): void => {
    flow.lay(strips, { pad: PAD, ...(again === undefined ? {} : { again }) })
    flow.rule()
    const row = doc.struct('TR')
    for (const { element } of strips) {
      element.end()
      row.add(element)
    }
    row.end()
    parent.add(row)
  }
  flow.skip(6)
  const heads = columns.map((column, at) => strip(column.head, at, 'TH', HEAD, 'Column'))
  whole.add(table)
  table.add(head)
  addRow(head, heads)
  head.end()
  table.add(body)
  const again = (): void => flow.repeat(heads, PAD)
  for (const row of rows) addRow(body, columns.map((column, at) => strip(row[at] ?? '', at, at === 0 ? 'TH' : 'TD', column.isSoft === true ? { ...CELL, colour: SOFT } : CELL, at === 0 ? 'Row' : undefined)), again)
  body.end()
  table.end()
}

/** Head and foot of every page, once it is known how many there are. */
function number(doc: PDFDocument, { type }: Flow, { title, publisher, foot, language }: Paper): void {
  const { start, count: pages } = doc.bufferedPageRange()
  const oneLine = (text: string, width: number): string => {
    const [line = '', ...more] = type.linesOf(text, width, SMALL)
    return more.length === 0 ? line : `${line.slice(0, -1).trimEnd()}…`
  }
  const right = (line: string, y: number): void => type.draw(line, SIDE + INNER - type.widthOf(line, SMALL), y, SMALL)
  for (let page = 0; page < pages; page += 1) {
    doc.switchToPage(start + page)
    doc.markContent('Artifact', { type: 'Pagination' })
    type.draw(oneLine(publisher, INNER / 2 - GUTTER), SIDE, 40, SMALL)
    if (page > 0) right(oneLine(title, INNER / 2), 40)
    type.draw(oneLine(foot, INNER / 2), SIDE, HEIGHT - 44, SMALL)
    right(say(WORDS, language, 'page', { page: page + 1, pages }), HEIGHT - 44)
    doc.endMarkedContent()
  }
}
