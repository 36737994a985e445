/**
 * A PDF to its text, page by page.
 * **Shapes**: up to 50 MB and 500 pages in; out, paragraphs parted by blank lines. Cost: 4 to 20 ms a page, and 100 ms once to load pdf.js.
 * Pages are counted before any is read, a page is read in pieces and given up at the bound of characters, and what the file would make pdf.js do is measured first (see pdf-streams.ts).
 * **Errors**: `encrypted` (also where it opens without a password: nothing in it can be measured), `broken`, `too-many-pages`, `too-long`, `unpacks-too-large`, `no-text`.
 * **Source**: ISO 32000-2, 7.5 (file structure), annex F.3.3 (linearized); pdf.js by unpdf 1.8, one copy a process, without fonts, network, workers or messages.
 */
import { getResolvedPDFJS } from 'unpdf'
import { accept, refuse, type Result } from '../result.ts'
import { asLatin, ascii, findLast } from './bytes.ts'
import { tooLong, type Limits } from './limits.ts'
import { layOut, type Piece } from './pdf-lines.ts'
import { BROKEN, dangerOf } from './pdf-streams.ts'

type PdfText = { text: string; format: 'pdf'; title?: string; pages: number }

export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<Result<PdfText>> {
  if (isCut(bytes)) return BROKEN
  const danger = dangerOf(bytes, limits)
  if (danger !== undefined) return danger
  try {
    return await readPages(bytes, limits)
  } catch (error) {
    // Whatever pdf.js throws while it reads a stranger's file is about that file.
    return error instanceof Error && error.name === 'PasswordException' ? refuse('encrypted') : BROKEN
  }
}

const START = ascii('startxref')
const END_REGION = 65_536

/** The end of a PDF says where its table of objects is; without it pdf.js would piece together whatever is left, and half a document would pass for a whole one. */
function isCut(bytes: Uint8Array): boolean {
  if (findLast(bytes, START, bytes.length - END_REGION) === -1) return true
  const head = asLatin(bytes, 0, 2_048)
  // A linearized file ends like a whole one early on, but names its length.
  return /\/Linearized\s/.test(head) && Number(/\/L\s+(\d+)/.exec(head)?.[1] ?? 0) > bytes.length
}

/** A page of fine print has some 15,000 characters. More than this only drawings that contain each other many times over have, and they take long. */
const PAGE_CHARACTERS = 100_000

async function readPages(bytes: Uint8Array, limits: Limits): Promise<Result<PdfText>> {
  const { getDocument } = await getResolvedPDFJS()
  // pdf.js takes the bytes away from whoever gives them, so it gets a copy; `slice` of a Buffer would be none.
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: true,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    maxImageSize: 0,
  })
  try {
    const document = await task.promise
    const pages = document.numPages
    if (!(pages > 0)) return BROKEN
    if (pages > limits.pages) return refuse('too-many-pages', { pages, limit: limits.pages })
    const texts: string[] = []
    let characters = 0
    for (let number = 1; number <= pages; number++) {
      const page = await document.getPage(number)
      const pieces = await readPieces(page.streamTextContent(), Math.min(PAGE_CHARACTERS, limits.characters - characters))
      if (pieces === undefined) return tooLong(limits)
      page.cleanup()
      const text = layOut(pieces)
      if (text !== '') texts.push(text)
      characters += text.length
    }
    const text = texts.join('\n\n')
    if (!/\p{L}/u.test(text)) return refuse('no-text')
    const title = titleIn(await document.getMetadata())
    return accept({ text, format: 'pdf', pages, ...(title === '' ? {} : { title }) })
  } finally {
    await task.destroy()
  }
}

/** The pieces of text of a page; undefined once they are more than `most` characters. */
async function readPieces(stream: ReadableStream, most: number): Promise<Piece[] | undefined> {
  const pieces: Piece[] = []
  let characters = 0
  const reader = stream.getReader()
  for (;;) {
    const { done, value }: { done: boolean; value?: unknown } = await reader.read()
    if (done) return pieces
    for (const item of itemsOf(value)) {
      // At least one, so that empty pieces without end are bounded too.
      characters += item.str.length + 1
      pieces.push(pieceOf(item))
    }
    if (characters > most) {
      // Given up without an Error as the reason, as `for await` does, pdf.js goes on and throws where nobody can catch it.
      await reader.cancel(new Error('enough'))
      return undefined
    }
  }
}

type Item = { str: string; transform: readonly unknown[]; width: number; height: number; hasEOL: boolean }

function itemsOf(chunk: unknown): Item[] {
  if (typeof chunk !== 'object' || chunk === null || !('items' in chunk) || !Array.isArray(chunk.items)) return []
  return chunk.items.filter(isItem)
}

function isItem(item: unknown): item is Item {
  return typeof item === 'object' && item !== null && 'str' in item && typeof item.str === 'string' && 'transform' in item && Array.isArray(item.transform)
}

function pieceOf(item: Item): Piece {
  const [, , c, d, x, y] = item.transform.map(Number)
  return { text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size: Math.hypot(c ?? 0, d ?? 0) || item.height || 1, ends: item.hasEOL }
}

function titleIn(metadata: { info: object }): string {
  const title = 'Title' in metadata.info ? metadata.info.Title : undefined
  if (typeof title !== 'string') return ''
  // Printing from Office leaves its own name before the document's.
  return title.slice(0, 500).replace(/[\s\0]+/g, ' ').trim().replace(/^Microsoft \w+ - /, '')
}
