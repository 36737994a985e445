/**
 * A web page to its text: the article where one stands out, else the body without navigation, footer, forms and the like.
 * **Shapes**: up to 50 MB in; out, blocks parted by blank lines. Cost: some 35 ms a megabyte; looking for the article 900 ms a megabyte, and only on pages up to {@link ARTICLE_SOURCE}.
 * **Source**: Mozilla Readability 0.6 finds the article; block elements after WHATWG HTML, 15.3.
 */
import { Readability } from '@mozilla/readability'
import { DOMParser } from 'linkedom'
import { accept, type Result } from '../result.ts'
import { gatherBlocks } from './blocks.ts'
import { asLatin } from './bytes.ts'
import { decodeEntities, tokensOf, type Token } from './markup.ts'
import { tooLong, type Limits } from './limits.ts'
import { decode } from './plain.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const BLOCKS = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol optgroup option p pre section select summary table tbody td tfoot th thead title tr ul',
)
const SILENT = words('script style iframe noembed noframes')
/** What frames a page rather than being it. Some pages are one big form, so these are left out only where enough stays. */
const FRAMES = words('nav footer aside form noscript template svg math select button textarea object canvas video audio')
const VOID = words('area base br col embed hr img input link meta param source track wbr')

/** Beyond these a page is read whole: Readability looks at each element many times, and at all the text below it. Characters, elements, depth. */
const ARTICLE_SOURCE = 1_000_000
const ARTICLE_ELEMENTS = 10_000
const ARTICLE_DEPTH = 200
/** An article is believed where it holds this share of the body's text, and the body without its frames where it holds that share of everything. */
const ARTICLE_SHARE = 0.5
const BODY_SHARE = 0.25

export function readHtml(bytes: Uint8Array, limits: Limits, contentType?: string): Result<{ text: string; title?: string }> {
  const source = decode(bytes, charset(contentType) ?? metaCharset(bytes))
  if (!source.ok) return source
  const page = pageText(source.value, limits.characters)
  if (page === undefined) return tooLong(limits)
  const article = page.small ? articleText(source.value, limits.characters) : ''
  const text = article.length >= page.text.length * ARTICLE_SHARE && article.length > 0 ? article : page.text
  return accept({ text, ...(page.title === '' ? {} : { title: page.title }) })
}

export const charset = (contentType: string | undefined): string | undefined => /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType ?? '')?.[1]

const metaCharset = (bytes: Uint8Array): string | undefined => /<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w:.-]+)/i.exec(asLatin(bytes, 0, 4_096))?.[1]

type Page = { readonly text: string; readonly title: string; /** Small and flat enough to look for an article. */ readonly small: boolean }

/** Undefined as soon as the text is longer than `most`. */
function pageText(source: string, most: number): Page | undefined {
  const all = gatherBlocks()
  const main = gatherBlocks()
  let title: string | undefined
  let silent: string | undefined
  // The frame that is open, and how many of its name: pages that never close one must not cost a stack.
  let frame: string | undefined
  let frames = 0
  let characters = 0
  let allCharacters = 0
  const depth = measureDepth()
  for (const token of tokensOf(source, { html: true, decode: htmlDecoder() })) {
    depth.see(token)
    if (token.kind === 'text') {
      if (silent === 'title') title ??= collapse(token.text).trim()
      if (silent !== undefined) continue
      const text = collapse(token.text)
      all.add(text)
      allCharacters += text.trim().length
      // With this much the body is either too long itself or too small a share to be taken alone.
      if (allCharacters > most / BODY_SHARE) return undefined
      if (frame === undefined) {
        main.add(text)
        characters += text.trim().length
        if (characters > most) return undefined
      }
      continue
    }
    if (BLOCKS.has(token.name)) {
      all.end()
      if (frame === undefined) main.end()
    }
    if (token.kind === 'open') {
      if (token.name === 'br') {
        all.add('\n')
        if (frame === undefined) main.add('\n')
      }
      if (SILENT.has(token.name) || token.name === 'title') silent = token.name
      if (token.name === frame || (frame === undefined && isFrame(token))) {
        if (token.closed && (token.name === 'svg' || token.name === 'math')) continue
        frame = token.name
        frames++
      }
    } else {
      if (token.name === silent) silent = undefined
      if (token.name === frame && --frames === 0) frame = undefined
    }
  }
  const everything = all.text()
  const body = main.text()
  return { text: body.length >= everything.length * BODY_SHARE ? body : everything, title: title ?? '', small: source.length <= ARTICLE_SOURCE && depth.isFlat() }
}

const isFrame = (token: { readonly name: string; readonly attributes: string }): boolean => FRAMES.has(token.name) || (token.attributes.length > 9 && /\srole=["']?navigation/i.test(token.attributes))

const collapse = (text: string): string => text.replace(/[\s\u00A0]+/g, ' ')

/** An upper bound of how deep the page nests, by counting per name: closing tags close at least one of theirs in any parser. */
function measureDepth(): { see: (token: Token) => void; isFlat: () => boolean } {
  const open = new Map<string, number>()
  let elements = 0
  let depth = 0
  let deepest = 0
  return {
    see: (token) => {
      if (token.kind === 'text' || elements > ARTICLE_ELEMENTS || VOID.has(token.name)) return
      const count = open.get(token.name) ?? 0
      if (token.kind === 'open') {
        elements++
        open.set(token.name, count + 1)
        deepest = Math.max(deepest, ++depth)
      } else if (count > 0) {
        open.set(token.name, count - 1)
        depth--
      }
    },
    isFlat: () => elements <= ARTICLE_ELEMENTS && deepest <= ARTICLE_DEPTH,
  }
}

function articleText(source: string, most: number): string {
  try {
    const document = new DOMParser().parseFromString(source, 'text/html')
    bare(document)
    // linkedom's document has all that Readability asks of one, and not all that a browser's has.
    const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], { disableJSONLD: true, maxElemsToParse: ARTICLE_ELEMENTS * 2 }).parse()
    return article?.content == null ? '' : (pageText(article.content, most)?.text ?? '')
  } catch {
    // Markup that trips either library still has a body, and that is read without them.
    return ''
  }
}

/** What Readability judges an element by. It looks through all others with patterns that take quadratic time, and of `meta` it needs none. */
const JUDGED = words('class id role href lang dir style hidden aria-hidden aria-modal itemprop rel')
const LONGEST_JUDGED = 1_000

function bare(document: ReturnType<DOMParser['parseFromString']>): void {
  for (const element of document.querySelectorAll('*')) {
    if (element.localName === 'meta') element.remove()
    else for (const name of element.getAttributeNames()) if (!JUDGED.has(name) || (element.getAttribute(name)?.length ?? 0) > LONGEST_JUDGED) element.removeAttribute(name)
  }
}

/** The standard has 2,231 names; a document that makes up more than this is not asked about further. */
const ENTITY_LIMIT = 4_000

/** Decodes the entities of HTML in one document's text. Each document has its own: what one makes up must not change how another is read. */
export function htmlDecoder(): (text: string) => string {
  const known = new Map<string, string>()
  const meaningOf = (written: string): string | undefined => {
    const seen = known.get(written)
    if (seen !== undefined || known.size >= ENTITY_LIMIT) return seen
    const meaning = new DOMParser().parseFromString(`<p>${written}</p>`, 'text/html').querySelector('p')?.textContent ?? written
    known.set(written, meaning)
    return meaning
  }
  return (text) => decodeEntities(text, meaningOf)
}
