/** Small documents of every format, built for tests: whole ones, and what the tests then break. */
import { strToU8, zipSync, zlibSync } from 'fflate'
import { ascii } from './bytes.ts'
import type { Refusal } from '../result.ts'
import { extract, type Extracted, type ExtractOptions } from './index.ts'

export const utf8 = (text: string): Uint8Array => strToU8(text)

export type PdfSketch = {
  /** Lines of text a page, each with its place, or drawn one under the other from the top. */
  readonly pages: readonly (readonly (string | { readonly text: string; readonly x: number; readonly y: number; readonly size?: number })[])[]
  readonly title?: string
  /** Further entries of the trailer, and objects from number 100 on. */
  readonly trailer?: string
  readonly objects?: ReadonlyMap<number, string>
  readonly packed?: boolean
}

/** A PDF 1.4 by hand: one Helvetica, one content stream a page, a table of objects. Characters of windows-1252 that are in Latin-1. */
export function pdf(sketch: PdfSketch): Uint8Array {
  const objects = new Map<number, string>(sketch.objects)
  const first = 10
  objects.set(1, '<< /Type /Catalog /Pages 2 0 R >>')
  objects.set(2, `<< /Type /Pages /Kids [${sketch.pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ')}] /Count ${sketch.pages.length} >>`)
  objects.set(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  objects.set(4, `<< /Title (${sketch.title ?? ''}) >>`)
  sketch.pages.forEach((lines, index) => {
    const drawn = lines.map((line, row) => {
      const { text, x, y, size = 12 } = typeof line === 'string' ? { text: line, x: 72, y: 760 - 14 * row } : line
      return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text.replace(/[()\\]/g, '\\$&')}) Tj ET`
    })
    objects.set(first + 2 * index, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + 2 * index + 1} 0 R >>`)
    objects.set(first + 2 * index + 1, stream(drawn.join('\n'), sketch.packed))
  })
  return pdfOf(objects, `/Root 1 0 R${sketch.title === undefined ? '' : ' /Info 4 0 R'} ${sketch.trailer ?? ''}`)
}

export function stream(content: string | Uint8Array, packed = false, entries = ''): string {
  const bytes = typeof content === 'string' ? latin(content) : content
  const data = packed ? zlibSync(bytes, { level: 9 }) : bytes
  return `<< /Length ${data.length} ${packed ? '/Filter /FlateDecode' : ''} ${entries} >>\nstream\n${letters(data)}\nendstream`
}

/** Bytes as characters, one for one; in steps, since a call takes only so many arguments. */
function letters(data: Uint8Array): string {
  let text = ''
  for (let at = 0; at < data.length; at += 8_192) text += String.fromCharCode(...data.subarray(at, at + 8_192))
  return text
}

export function pdfOf(objects: ReadonlyMap<number, string>, trailer: string): Uint8Array {
  const pieces = ['%PDF-1.4\n%\u00E2\u00E3\u00CF\u00D3\n']
  let length = pieces[0]?.length ?? 0
  const rows = ['0000000000 65535 f \n']
  const last = Math.max(...objects.keys())
  for (let number = 1; number <= last; number++) {
    const object = objects.get(number)
    rows.push(object === undefined ? '0000000000 00000 f \n' : `${String(length).padStart(10, '0')} 00000 n \n`)
    if (object === undefined) continue
    const piece = `${number} 0 obj\n${object}\nendobj\n`
    pieces.push(piece)
    length += piece.length
  }
  pieces.push(`xref\n0 ${last + 1}\n${rows.join('')}trailer\n<< /Size ${last + 1} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`)
  return latin(pieces.join(''))
}

/** Latin-1 bytes of a text. */
export const latin = ascii

export function utf16(text: string, big = false): Uint8Array {
  const bytes = new Uint8Array(2 * text.length + 2)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, 0xfeff, !big)
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at + 2, text.charCodeAt(at), !big)
  return bytes
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
export const wordParagraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`
export const wordXml = (body: string, head = ''): string => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${head}<w:document ${W}><w:body>${body}</w:body></w:document>`

export const docx = (body: string, more: Record<string, string | Uint8Array> = {}): Uint8Array =>
  zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': wordXml(body), ...more })

export const odt = (body: string, more: Record<string, string | Uint8Array> = {}): Uint8Array =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'META-INF/manifest.xml': '<manifest:manifest/>',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...more,
  })

export function pptx(slides: readonly (readonly string[])[]): Uint8Array {
  const entries: Record<string, string> = { 'ppt/presentation.xml': '<p:presentation/>' }
  // Written last slide first: the order in the zip says nothing.
  slides.toReversed().forEach((paragraphs, back) => {
    const shapes = paragraphs.map((text) => `<p:sp><p:txBody><a:bodyPr/><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`)
    entries[`ppt/slides/slide${slides.length - back}.xml`] = `<?xml version="1.0"?><p:sld><p:cSld><p:spTree>${shapes.join('')}</p:spTree></p:cSld></p:sld>`
  })
  return zip(entries)
}

export const zip = (entries: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(entries).map(([name, content]) => [name, typeof content === 'string' ? utf8(content) : content])), { mtime: '2026-11-02T12:00:00' })

/** Reads what must be readable. */
export async function read(bytes: Uint8Array, options?: ExtractOptions): Promise<Extracted> {
  const found = await extract(bytes, options)
  if (!found.ok) throw new Error(JSON.stringify(found))
  return found.value
}

/** Why something that must not be readable was refused. */
export async function refusal(bytes: Uint8Array, options?: ExtractOptions): Promise<Refusal> {
  const found = await extract(bytes, options)
  if (found.ok) throw new Error(JSON.stringify(found).slice(0, 200))
  return found.refusal
}
