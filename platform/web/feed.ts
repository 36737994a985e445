/**
 * Feeds of other websites: Atom and RSS, fetched within the bounds of `fetch.ts` and read as a stream of tags, never as a document.
 * **Shapes**: up to 5 MB and 500 entries, in order; text is plain, with its paragraphs. Entities that the file declares itself are not expanded: `&lol;` stays `&lol;`.
 * **Units**: 5 MB take some 0.3 s of this process.
 * **Errors**: those of fetching; `web.noFeed` for anything else than a feed, `web.brokenFeed` for XML that is not well formed.
 * **Source**: RFC 4287 (Atom); RSS 2.0.11, RSS 1.0 (RDF) and its module `content`; XML 1.0, 4.3.3 (encodings).
 */
import sax from 'sax'
import { accept, refuse, type Result } from '../result.ts'
import { isLanguage, type Language } from '../words.ts'
import { hostIn, readAddress } from './address.ts'
import { fetchAny, type FetchOptions } from './fetch.ts'
import { collapse, readMarkup, type Element } from './markup.ts'

/** An entry as its feed says it; the id is the feed's own. */
export type ReadEntry = { readonly id: string; readonly title: string; readonly text: string; readonly link?: string }

export type ReadFeed = {
  readonly title: string
  readonly language?: Language
  readonly entries: readonly ReadEntry[]
  /** Entries without an id by which they could be known again, or without a title. */
  readonly skipped: number
}

const MB = 1_000_000
const FEED_LIMITS = { connect: 10_000, firstByte: 15_000, whole: 30_000, bytes: 5 * MB, redirects: 5 }
const MOST_ENTRIES = 500
const MOST_TEXT = 200_000
const MOST_ID = 1_000
const DEEPEST = 200
/** Names of HTML that XML does not know; so many are passed over, and not more. */
const MOST_ENTITIES = 1_000

/** The feed behind an address. */
export async function fetchFeed(address: string, options: FetchOptions = {}): Promise<Result<ReadFeed>> {
  const fetched = await fetchAny(address, { ...options, limits: { ...FEED_LIMITS, ...options.limits } })
  return fetched.ok ? readFeed(fetched.value.bytes, fetched.value.contentType, new URL(fetched.value.address)) : fetched
}

/** In: the bytes as they came, with their content type and where they stood. */
export function readFeed(bytes: Uint8Array, contentType: string, address: URL): Result<ReadFeed> {
  const reading = new Reading(address)
  const text = decode(bytes, contentType)
  if (text === undefined) return refuse('unsupported', 'web.noFeed', { address: hostIn(address.href) })
  const ended = reading.read(text)
  if (ended === 'no-feed') return refuse('unsupported', 'web.noFeed', { address: hostIn(address.href) })
  return typeof ended === 'object' ? refuse('unsupported', 'web.brokenFeed', { address: hostIn(address.href), line: ended.line }) : accept(reading.told())
}

/** A mark, then what the server says, then what the file says; else UTF-8. */
function decode(bytes: Uint8Array, contentType: string): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : head.startsWith('\xef\xbb\xbf') ? 'utf-8' : undefined
  const said = marked ?? /charset\s*=\s*"?([\w.:-]{2,40})/i.exec(contentType)?.[1] ?? /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]{2,40})/.exec(head)?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(said).decode(bytes)
  } catch {
    return undefined // no encoding that anybody knows
  }
}

type Ended = 'whole' | 'no-feed' | { readonly line: number }

/** What is being gathered of one element: its text, and whether that is HTML. */
type Gathering = { readonly name: string; readonly depth: number; readonly isMarkup: boolean; text: string }
type Draft = { id: string; title: string; text: string; summary: string; link: string; guid: string }

const ROOTS = new Set(['feed', 'rss', 'RDF'])
const ENTRIES = new Set(['entry', 'item'])
const GATHERED = new Set(['id', 'guid', 'title', 'link', 'summary', 'description', 'content', 'encoded', 'language'])
const BLOCK = /^(?:p|div|li|ul|ol|h[1-6]|table|tr|blockquote|section|article|pre|br|hr)$/

/** Thrown where no more is to be read. */
class Enough extends Error {}

class Reading {
  private readonly address: URL
  private readonly entries: ReadEntry[] = []
  private readonly seen = new Set<string>()
  private skipped = 0
  private depth = 0
  private isFeed = false
  private title = ''
  private language: string | undefined
  private draft: (Draft & { readonly depth: number }) | undefined
  private gathering: Gathering | undefined

  constructor(address: URL) {
    this.address = address
  }

  read(text: string): Ended {
    const parser = sax.parser(true, { trim: false })
    let entities = 0
    parser.onerror = (error) => {
      // “&nbsp;” and the like stay as they are written.
      if (!/entity/i.test(error.message) || ++entities > MOST_ENTITIES) throw error
      delete (parser as { error?: Error }).error // its types say that there always is one
    }
    parser.onopentag = (tag) => this.open(tag)
    parser.onclosetag = (name) => this.close(local(name))
    parser.ontext = (piece) => this.gather(piece)
    parser.oncdata = (piece) => this.gather(piece)
    try {
      parser.write(text).close()
      return this.isFeed ? 'whole' : 'no-feed'
    } catch (error) {
      if (error instanceof Enough) return this.isFeed ? 'whole' : 'no-feed'
      return this.isFeed ? { line: parser.line + 1 } : 'no-feed'
    }
  }

  told(): ReadFeed {
    const language = this.language?.slice(0, 2).toLowerCase()
    return { title: collapse(this.title).slice(0, 300), ...(language !== undefined && isLanguage(language) ? { language } : {}), entries: this.entries, skipped: this.skipped }
  }

  private open({ name: whole, attributes }: sax.Tag | sax.QualifiedTag): void {
    if (++this.depth > DEEPEST) throw new Error('nests deeper than any feed')
    const name = local(whole)
    const attribute = (key: string): string => { const value = attributes[key]; return typeof value === 'string' ? value : '' }
    if (this.depth === 1) {
      if (!ROOTS.has(name)) throw new Enough()
      this.isFeed = true
      this.language = attribute('xml:lang') || undefined
    }
    if (this.gathering !== undefined) {
      // XHTML within Atom: its tags part paragraphs, and say nothing else.
      if (BLOCK.test(name)) this.gathering.text += '\n\n'
      return
    }
    if (this.draft === undefined && ENTRIES.has(name)) {
      if (this.entries.length >= MOST_ENTRIES) throw new Enough()
      this.draft = { id: attribute('rdf:about'), title: '', text: '', summary: '', link: '', guid: '', depth: this.depth }
      return
    }
    if (this.draft !== undefined && name === 'link' && attribute('href') !== '') {
      if (['', 'alternate'].includes(attribute('rel')) && this.draft.link === '') this.draft.link = attribute('href')
      return
    }
    // Of an entry its own parts only, not those of its author or source; of a feed what stands above the entries.
    const isOwn = this.draft === undefined ? this.depth <= 3 : this.depth === this.draft.depth + 1
    if (isOwn && GATHERED.has(name)) this.gathering = { name, depth: this.depth, isMarkup: attribute('type') === 'html' || (!whole.startsWith('atom:') && ['description', 'encoded', 'title'].includes(name) && attribute('type') === ''), text: '' }
  }

  private gather(piece: string): void {
    if (this.gathering !== undefined) this.gathering.text += piece.slice(0, Math.max(0, MOST_TEXT - this.gathering.text.length))
  }

  private close(name: string): void {
    if (this.gathering !== undefined && this.gathering.depth === this.depth) {
      this.settle(this.gathering)
      this.gathering = undefined
    } else if (this.draft !== undefined && this.draft.depth === this.depth && ENTRIES.has(name)) {
      this.take(this.draft)
      this.draft = undefined
    }
    this.depth--
  }

  private settle({ name, isMarkup, text }: Gathering): void {
    const plain = isMarkup ? plainText(text) : paragraphs(text)
    const { draft } = this
    if (draft === undefined) {
      if (name === 'title' && this.title === '') this.title = plain
      else if (name === 'language') this.language ??= plain
      return
    }
    switch (name) {
      case 'id':
        draft.id = collapse(text)
        break
      case 'guid':
        draft.guid = collapse(text)
        break
      case 'link':
        draft.link ||= collapse(text)
        break
      case 'title':
        draft.title ||= collapse(plain)
        break
      case 'content':
      case 'encoded':
        draft.text ||= plain
        break
      case 'summary':
      case 'description':
        draft.summary ||= plain
        break
    }
  }

  private take({ id, guid, title, text, summary, link }: Draft): void {
    const read = link === '' ? undefined : readAddress(link, this.address)
    const known = (id || guid || link).slice(0, MOST_ID)
    if (known === '' || title === '' || this.seen.has(known)) {
      this.skipped++
      return
    }
    this.seen.add(known)
    this.entries.push({ id: known, title, text: text || summary, ...(read?.ok === true ? { link: read.value.href } : {}) })
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Text with its paragraphs, each in one line. */
const paragraphs = (text: string): string => text.split(/\n\s*\n/).map(collapse).filter((one) => one !== '').join('\n\n')

/** HTML as plain text: what blocks part stays parted. */
function plainText(html: string): string {
  if (!/[<&]/.test(html)) return paragraphs(html)
  const parts: string[] = []
  const gather = ({ name, children }: Element): void => {
    if (name === 'script' || name === 'style') return
    if (BLOCK.test(name)) parts.push('\n\n')
    for (const child of children) {
      if (typeof child === 'string') parts.push(child.replace(/\s+/g, ' '))
      else gather(child)
    }
    if (BLOCK.test(name)) parts.push('\n\n')
  }
  gather(readMarkup(html))
  return paragraphs(parts.join(''))
}
