/**
 * DOCX, ODT and PPTX to text: paragraphs, headings, list items and table cells as blocks, footnotes and text boxes after the rest.
 * Comments, deleted text, speaker notes, headers and footers are left out: they are not what the document says.
 * **Shapes**: a zip in; out, blocks parted by blank lines, and the title. Cost: some 30 ms a megabyte of XML.
 * **Errors**: those of the zip; `too-long`, as soon as it shows; `encrypted`; `unsupported` for another kind of zip (a spreadsheet, an archive).
 * **Source**: ECMA-376 part 1 (17.3 text, 19.3 slides, 21.1.2 text in drawings); OpenDocument 1.3 part 3 (5, 6, 9); part 2 (3.4.1 encryption).
 */
import { accept, refuse, type Result } from '../result.ts'
import { gatherBlocks, type Blocks } from './blocks.ts'
import { ascii, asLatin, find } from './bytes.ts'
import type { Format } from './format.ts'
import { attribute, decodeXml, tokensOf, type Dialect } from './markup.ts'
import { tooLong, type Limits } from './limits.ts'
import { decode } from './plain.ts'
import { openZip, type Zip } from './zip.ts'

export type OfficeText = { text: string; format: 'docx' | 'odt' | 'pptx'; title?: string; pages?: number }

/** How a kind of document writes what we read; element names with their usual prefix, which every known writer keeps. */
type Script = {
  /** Elements whose end ends a block. */
  readonly blocks: ReadonlySet<string>
  /** Elements that hold words; undefined where all inside a block do. */
  readonly words?: ReadonlySet<string>
  /** Elements that stand for characters. */
  readonly signs: ReadonlyMap<string, string>
  /** Elements that are left out with all they hold. */
  readonly silent: ReadonlySet<string>
  /** Elements that interrupt a paragraph with paragraphs of their own. */
  readonly asides: ReadonlySet<string>
}

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

const WORD: Script = {
  blocks: words('w:p w:tc'),
  words: words('w:t'),
  signs: new Map([['w:tab', '\t'], ['w:br', '\n'], ['w:cr', '\n'], ['w:noBreakHyphen', '\u2011'], ['w:softHyphen', '\u00AD']]),
  silent: words('mc:Fallback w:moveFrom w:del w:pPr w:rPr'),
  asides: words('w:txbxContent'),
}
const SLIDE: Script = {
  blocks: words('a:p a:tc'),
  words: words('a:t'),
  signs: new Map([['a:br', '\n'], ['a:tab', '\t']]),
  // A field is a slide's number or date.
  silent: words('mc:Fallback a:fld'),
  asides: new Set(),
}
const OPEN: Script = {
  blocks: words('text:p text:h table:table-cell'),
  signs: new Map([['text:tab', '\t'], ['text:line-break', '\n'], ['text:s', ' ']]),
  silent: words('text:tracked-changes office:annotation text:note-citation office:scripts office:font-face-decls office:automatic-styles text:table-of-content svg:title svg:desc'),
  asides: words('text:note-body draw:text-box'),
}

/** What may still be gathered from one document, all its parts together. */
type Room = { characters: number; tokens: number }
/** A hundred megabytes of honest XML have some 3 million tags and texts. */
const MOST_TOKENS = 5_000_000
/** How many characters of markup and blanks stand for one of text, at most: `&#x00041;`. */
const WRITTEN_SHARE = 10

export function readOffice(bytes: Uint8Array, limits: Limits, claim?: Format): Result<OfficeText> {
  const opened = openZip(bytes, limits.unpackedBytes, printFormat(claim ?? guess(bytes)))
  if (!opened.ok) return opened
  const zip = opened.value
  const has = new Set(zip.names)
  const room: Room = { characters: limits.characters, tokens: MOST_TOKENS }
  const part: ReadPart = (name, script) => {
    const xml = readXml(zip, name)
    if (!xml.ok) return xml
    const text = textOf(xml.value, script, room)
    return text === undefined ? tooLong(limits) : accept(text)
  }
  if (has.has('word/document.xml')) return readDocument(zip, part)
  if (has.has('ppt/presentation.xml')) return readSlides(zip, part)
  if (has.has('META-INF/manifest.xml')) return readOpenDocument(zip, part)
  return refuse('unsupported')
}

/** The text of one entry; empty where the zip has none of this name. */
type ReadPart = (name: string, script: Script) => Result<string>

const ENCRYPTED_PACKAGE = ascii('EncryptedPackage'.replace(/./g, '$&\0'))

/** An OLE file is an encrypted Office document, or one of before 2007. Source: MS-OFFCRYPTO 2.3.4.4. */
export function readCompound(bytes: Uint8Array): Result<never> {
  return refuse(find(bytes, ENCRYPTED_PACKAGE) === -1 ? 'unsupported' : 'encrypted')
}

/** What a torn zip was going to be, by the entry names that are still there. */
function guess(bytes: Uint8Array): Format | undefined {
  const head = asLatin(bytes, 0, 65_536)
  if (head.includes('word/')) return 'docx'
  if (head.includes('ppt/')) return 'pptx'
  return head.includes('opendocument.text') ? 'odt' : undefined
}

export const printFormat = (format: Format | undefined): string => format?.toUpperCase() ?? 'ZIP'

function readDocument(zip: Zip, part: ReadPart): Result<OfficeText> {
  const body = part('word/document.xml', WORD)
  if (!body.ok) return body
  const notes = part('word/footnotes.xml', WORD)
  if (!notes.ok) return notes
  const endnotes = part('word/endnotes.xml', WORD)
  if (!endnotes.ok) return endnotes
  return finish('docx', [body.value, notes.value, endnotes.value], titleOf(zip, 'docProps/core.xml'))
}

function readSlides(zip: Zip, part: ReadPart): Result<OfficeText> {
  const slides: { name: string; number: number }[] = []
  for (const name of zip.names) {
    const number = /^ppt\/slides\/slide(\d{1,6})\.xml$/.exec(name)?.[1]
    if (number !== undefined) slides.push({ name, number: Number(number) })
  }
  slides.sort((one, other) => one.number - other.number)
  const texts: string[] = []
  for (const { name } of slides) {
    const slide = part(name, SLIDE)
    if (!slide.ok) return slide
    texts.push(slide.value)
  }
  const done = finish('pptx', texts, titleOf(zip, 'docProps/core.xml'))
  return done.ok ? accept({ ...done.value, pages: slides.length }) : done
}

function readOpenDocument(zip: Zip, part: ReadPart): Result<OfficeText> {
  const manifest = readXml(zip, 'META-INF/manifest.xml')
  if (!manifest.ok) return manifest
  if (manifest.value.includes('encryption-data')) return refuse('encrypted')
  const kind = readXml(zip, 'mimetype')
  if (!kind.ok) return kind
  const said = kind.value === '' ? manifest.value : kind.value
  if (!/application\/vnd\.oasis\.opendocument\.text/.test(said)) return refuse('unsupported')
  if (!zip.names.includes('content.xml')) return refuse('broken', { format: 'ODT' })
  const body = part('content.xml', OPEN)
  return body.ok ? finish('odt', [body.value], titleOf(zip, 'meta.xml')) : body
}

function finish(format: OfficeText['format'], texts: readonly string[], title: Result<string>): Result<OfficeText> {
  if (!title.ok) return title
  const text = texts.filter((piece) => piece !== '').join('\n\n')
  return accept({ text, format, ...(title.value === '' ? {} : { title: title.value }) })
}

/** An entry's XML; empty where the zip has no such entry. */
function readXml(zip: Zip, name: string): Result<string> {
  const bytes = zip.take(name)
  if (bytes === undefined) return accept('')
  if (!bytes.ok || bytes.value.length === 0) return bytes.ok ? accept('') : bytes
  const xml = decode(bytes.value)
  return xml.ok ? xml : refuse('broken', { format: name.startsWith('word/') ? 'DOCX' : name.startsWith('ppt/') ? 'PPTX' : 'ODT' })
}

function titleOf(zip: Zip, name: string): Result<string> {
  const xml = readXml(zip, name)
  return xml.ok ? accept(decodeXml(/<dc:title>([^<]{1,500})<\/dc:title>/.exec(xml.value)?.[1] ?? '').trim()) : xml
}

/** How many asides may nest: a footnote in a text box. Deeper ones flow into the paragraph around them. */
const DEEPEST_ASIDE = 8

/** Undefined as soon as there is no room. */
function textOf(xml: string, script: Script, room: Room): string | undefined {
  const longest = room.characters * WRITTEN_SHARE
  const dialect: Dialect = {
    html: false,
    decode: (written) => {
      if (written.length <= longest) return decodeXml(written)
      room.characters = -1
      return ''
    },
  }
  const later: string[] = []
  const outer: Blocks[] = []
  let blocks = gatherBlocks()
  let silent: string | undefined
  let silences = 0
  let inBlocks = 0
  let inWords = 0
  let tooDeep = 0
  const add = (text: string): void => {
    room.characters -= text.length
    if (room.characters >= 0) blocks.add(text)
  }
  for (const token of tokensOf(xml, dialect)) {
    if (--room.tokens < 0 || room.characters < 0) return undefined
    if (token.kind === 'text') {
      if (silent === undefined && (script.words === undefined ? inBlocks > 0 : inWords > 0)) add(collapse(token.text))
      continue
    }
    const { name } = token
    const step = token.kind === 'close' ? -1 : token.closed ? 0 : 1
    if (name === silent || (silent === undefined && script.silent.has(name))) {
      silences += step
      silent = silences > 0 ? name : undefined
      continue
    }
    if (silent !== undefined) continue
    if (script.words?.has(name) === true) inWords = Math.max(0, inWords + step)
    else if (script.blocks.has(name)) {
      inBlocks = Math.max(0, inBlocks + step)
      if (step < 1) blocks.end()
    } else if (token.kind === 'open' && script.signs.has(name)) {
      add(spaces(name, token.attributes) ?? script.signs.get(name) ?? '')
    } else if (script.asides.has(name) && step === 1) {
      if (outer.length < DEEPEST_ASIDE) {
        outer.push(blocks)
        blocks = gatherBlocks()
      } else tooDeep++
    } else if (script.asides.has(name) && step === -1) {
      if (tooDeep > 0) tooDeep--
      else {
        const around = outer.pop()
        if (around === undefined) continue
        later.push(blocks.text())
        blocks = around
      }
    }
  }
  if (room.characters < 0) return undefined
  const unclosed = [...outer, blocks].map((part) => part.text())
  return [...unclosed, ...later].filter((piece) => piece !== '').join('\n\n')
}

/** Single blanks stay untouched: replacing millions of them by themselves takes gigabytes. */
const collapse = (text: string): string => text.replace(/\s{2,}|[^\S ]/g, ' ')

/** A run of spaces in OpenDocument names their count, which a file may put at a billion. */
function spaces(name: string, attributes: string): string | undefined {
  return name === 'text:s' ? ' '.repeat(Math.min(100, Math.max(1, Number(attribute(attributes, 'text:c') ?? 1) || 1))) : undefined
}
