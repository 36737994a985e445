/**
 * A file's bytes to its text, within bounds: the front door of `#engine/extract`.
 * **Shapes**: up to 50 MB in; out, a text of up to 5 million characters whose lines end in `\n`. Offsets of everything later (sentences, evidence) refer to
 * this text. Blocks (paragraphs, headings, list items, table cells, pages) are parted by a blank line.
 * **Errors**: `empty`, `too-large`, `too-long`, `too-many-pages`, `unpacks-too-large`, `encrypted`, `broken`, `no-text`, `unsupported`. Bad input never throws, and of a
 * broken file nothing is kept.
 */
import { accept, refuse, type Result } from '../result.ts'
import { printSize } from '../sizes.ts'
import { claimed, containerOf, type Format } from './format.ts'
import { charset, readHtml } from './html.ts'
import { LIMITS, within, type Limits } from './limits.ts'
import { readMarkdown } from './markdown.ts'
import { printFormat, readCompound, readOffice } from './office.ts'
import { decode } from './plain.ts'

export { LIMITS, type Limits } from './limits.ts'
export { printSize } from '../sizes.ts'

export type Extracted = {
  readonly text: string
  readonly format: Format
  /** As the document names itself. */
  readonly title?: string
  /** Pages of a PDF, slides of a PPTX. */
  readonly pages?: number
}

export type ExtractOptions = {
  /** File name, for its ending. */
  readonly name?: string
  /** As in an HTTP header, with its charset. */
  readonly contentType?: string
  readonly limits?: Partial<Limits>
}

export async function extract(bytes: Uint8Array, options: ExtractOptions = {}): Promise<Result<Extracted>> {
  const limits: Limits = { ...LIMITS, ...options.limits }
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > limits.bytes) return refuse('too-large', { size: printSize(bytes.length), limit: printSize(limits.bytes) })
  const found = await read(bytes, options, limits)
  if (!found.ok) return found
  return found.value.text.trim() === '' ? refuse('empty') : within(found.value, limits)
}

async function read(bytes: Uint8Array, options: ExtractOptions, limits: Limits): Promise<Result<Extracted>> {
  const claim = claimed(options.name, options.contentType)
  const container = containerOf(bytes, claim)
  switch (container) {
    case 'pdf':
      // pdf.js takes a tenth of a second to load, longer on a busy machine: only who reads a PDF pays for it.
      return (await import('./pdf.ts')).readPdf(bytes, limits)
    case 'package':
      return readOffice(bytes, limits, claim)
    case 'compound':
      return readCompound(bytes)
    case 'other':
      return refuse('unsupported')
    case 'torn':
      return refuse('broken', { format: printFormat(claim) })
    case 'html': {
      const page = readHtml(bytes, limits, options.contentType)
      return page.ok ? accept({ ...page.value, format: 'html' }) : page
    }
    case 'markdown':
    case 'text': {
      const text = decode(bytes, charset(options.contentType))
      if (!text.ok) return text
      // Long markdown is refused before work is put into it.
      if (text.value.length > limits.characters) return within({ text: text.value, format: container }, limits)
      return accept(container === 'markdown' ? { ...readMarkdown(text.value), format: container } : { text: text.value, format: container })
    }
  }
}
