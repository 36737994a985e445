/**
 * What kind of file is this? The content decides; name and content type only where it says nothing.
 * In: the bytes; out, the reader to use. Never reads more than the first kilobytes.
 */
import { asLatin, ascii, find, standsAt } from './bytes.ts'

export type Format = 'text' | 'markdown' | 'html' | 'pdf' | 'docx' | 'odt' | 'pptx'

/** `package`: a zip, whose entries decide later. `compound`: an OLE file, an old or an encrypted Office document. `other`: known and not read. `torn`: called a packed format, but its beginning is not. */
export type Container = 'text' | 'markdown' | 'html' | 'pdf' | 'package' | 'compound' | 'other' | 'torn'

const PDF = ascii('%PDF-')
const ZIP = [ascii('PK\u0003\u0004'), ascii('PK\u0005\u0006'), ascii('PK\u0007\u0008')]
const COMPOUND = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)
/** How far into the file a PDF may begin. Source: Adobe, PDF Reference 1.7, appendix H.3, note 13. */
const PDF_HEAD = 1_024

const SUFFIXES: Record<string, Format> = { txt: 'text', md: 'markdown', markdown: 'markdown', htm: 'html', html: 'html', xhtml: 'html', pdf: 'pdf', docx: 'docx', docm: 'docx', dotx: 'docx', odt: 'odt', ott: 'odt', pptx: 'pptx', pptm: 'pptx', ppsx: 'pptx', potx: 'pptx' }
const TYPES: Record<string, Format> = {
  'text/plain': 'text',
  'text/markdown': 'markdown',
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
}

const OPENS_HTML = /^(?:<!--(?:(?!-->)[^])*-->|<\?xml[^>]*>|\s)*<(?:!doctype\s+html|html|head|body|main|article|section|div|p|h[1-6]|ul|ol|table|title|meta)[\s>]/i

/** The format that a file's name claims, else the one its content type does. A name is the more honest: servers call anything text/plain. */
export function claimed(name?: string, contentType?: string): Format | undefined {
  const suffix = /\.([a-z]+)$/i.exec(name ?? '')?.[1]?.toLowerCase() ?? ''
  const type = (contentType ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  return own(SUFFIXES, suffix) ?? own(TYPES, type)
}

// A plain lookup would also find what every object inherits ("constructor").
const own = (table: Record<string, Format>, key: string): Format | undefined => (Object.hasOwn(table, key) ? table[key] : undefined)

export function containerOf(bytes: Uint8Array, claim?: Format): Container {
  if (ZIP.some((magic) => standsAt(bytes, magic, 0))) return 'package'
  if (standsAt(bytes, COMPOUND, 0)) return 'compound'
  const pdfAt = find(bytes.subarray(0, PDF_HEAD + PDF.length), PDF)
  if (pdfAt === 0 || (pdfAt > 0 && claim === 'pdf')) return 'pdf'
  // UTF-16 written in ASCII letters shows the same once its empty halves and its mark are gone.
  const head = asLatin(bytes, 0, 2_048).replace(/\0|^(?:\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/g, '')
  if (OPENS_HTML.test(head)) return 'html'
  if (/^(?:\{\\rtf|%!PS)/.test(head) || (/^\s*<\?xml\s/.test(head) && claim !== 'html')) return 'other'
  if (claim === 'pdf' || claim === 'docx' || claim === 'odt' || claim === 'pptx') return 'torn'
  return claim ?? 'text'
}
