/**
 * Markdown as people write it in the house, made safe HTML and plain text.
 * **Shapes**: headings begin at h3, beneath those of the page; links lead to the web, to mail, or into the house; pictures are the house's own, with their alternative text.
 * **Errors**: none. Tags of HTML are left out, what they hold stays. What is longer than {@link MARKDOWN_LIMIT} or nests deeper than people write is shown as it was written.
 * **Units**: some milliseconds for the longest text.
 * **Source**: CommonMark 0.31; WHATWG URL for what is a link.
 */
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

/** Characters. */
export const MARKDOWN_LIMIT = 30_000
const DEEPEST = 24
/** A paragraph of thousands of brackets or stars costs more than it says. */
const MOST_SIGNS = 4_000

/** The part of a tree that is looked at here: Markdown's and HTML's alike. */
type Leaf = { type: string; tagName?: string; value?: string; url?: string; alt?: string | null; properties?: Record<string, unknown>; children?: Leaf[] }

const ALLOWED = ['h3', 'h4', 'h5', 'h6', 'p', 'br', 'hr', 'em', 'strong', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'img']
const SCHEMA = {
  ...defaultSchema,
  tagNames: ALLOWED,
  ancestors: {},
  strip: ['script', 'style'],
  attributes: { a: ['href', 'rel', 'title'], img: ['src', 'alt'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'] },
}

const processor = unified()
  .use(remarkParse)
  .use(remarkRehype)
  .use(() => (tree) => settle(tree))
  .use(rehypeSanitize, SCHEMA)
  .use(rehypeStringify)

/** The text as HTML that may stand in a page. */
export function htmlOf(markdown: string): string {
  if (!isPlausible(markdown)) return asWritten(markdown)
  try {
    return String(processor.processSync(markdown))
  } catch {
    return asWritten(markdown) // nested beyond what a stack holds
  }
}

/** The text without its signs, for mail, feeds and descriptions; addresses of links in brackets. */
export function plainOf(markdown: string): string {
  if (!isPlausible(markdown)) return markdown.slice(0, MARKDOWN_LIMIT)
  try {
    return blocksOf(unified().use(remarkParse).parse(markdown) as Leaf) // mdast, of which the parts of Leaf are read
  } catch {
    return markdown
  }
}

/** How it begins, to tell what it is about: its paragraphs, without headings, lists and addresses; ends at a word. */
export function excerptOf(markdown: string, limit = 240): string {
  const text = paragraphsOf(markdown).replace(/\s+/g, ' ').trim()
  if (text.length <= limit) return text
  const cut = text.slice(0, limit)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit / 2)).toWellFormed()} …`
}

function paragraphsOf(markdown: string): string {
  if (!isPlausible(markdown)) return markdown.slice(0, MARKDOWN_LIMIT)
  try {
    const { children = [] } = unified().use(remarkParse).parse(markdown) as Leaf // as above
    return children.filter(({ type }) => type === 'paragraph').map((one) => inlineOf(one, false)).join(' ')
  } catch {
    return markdown
  }
}

function isPlausible(markdown: string): boolean {
  if (markdown.length > MARKDOWN_LIMIT) return false
  const isNested = markdown.split('\n').some((line) => (/^(?:\s|>|[-*+](?=\s)|\d+[.)](?=\s))*/.exec(line)?.[0].replace(/[ \t]+/g, '').length ?? 0) > DEEPEST || (/^\s*/.exec(line)?.[0].length ?? 0) > 8 * DEEPEST)
  return !isNested && markdown.split(/\n[ \t]*\n/).every((paragraph) => (paragraph.match(/[[\]*_`<!]/g)?.length ?? 0) <= MOST_SIGNS)
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const asWritten = (text: string): string => `<p>${text.slice(0, MARKDOWN_LIMIT).toWellFormed().replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? '')}</p>`

/** Pictures that the house has redrawn; any other address would be asked by whoever reads. */
const PICTURE = /^\/(?:de|en)\/(?:aktuelles\/bild|news\/image)\/[\w.-]+$/

const isOwn = (address: string): boolean => /^\/(?![/\\])/.test(address)

/** Headings go beneath the page's, links out say so, and a picture that is not ours is its text. */
function settle(node: Leaf): void {
  const { tagName, properties = {} } = node
  const heading = /^h([1-6])$/.exec(tagName ?? '')?.[1]
  if (heading !== undefined) node.tagName = `h${Math.min(6, Number(heading) + 2)}`
  if (tagName === 'a') {
    const to = typeof properties['href'] === 'string' ? properties['href'] : ''
    if (!isOwn(to) && !/^(?:https?:|mailto:)/i.test(to)) delete properties['href']
    else if (!isOwn(to)) properties['rel'] = 'noopener nofollow'
  }
  if (tagName === 'img' && !PICTURE.test(typeof properties['src'] === 'string' ? properties['src'] : '')) {
    Object.assign(node, { type: 'text', tagName: undefined, value: typeof properties['alt'] === 'string' ? properties['alt'] : '', children: undefined })
  }
  for (const child of node.children ?? []) settle(child)
}

const INLINE = new Set(['text', 'emphasis', 'strong', 'link', 'linkReference', 'inlineCode', 'image', 'imageReference', 'break', 'html'])

function blocksOf(node: Leaf): string {
  const { type, children = [] } = node
  if (INLINE.has(type)) return inlineOf(node)
  if (type === 'code') return node.value ?? ''
  if (type === 'definition' || type === 'thematicBreak') return ''
  if (type === 'list') return children.map((item) => `- ${blocksOf(item).replaceAll('\n', '\n  ')}`).join('\n')
  if (children.some((child) => INLINE.has(child.type))) return children.map((child) => inlineOf(child)).join('')
  return children.map(blocksOf).filter((text) => text !== '').join('\n\n')
}

function inlineOf({ type, value, url, alt, children = [] }: Leaf, tellsAddresses = true): string {
  if (type === 'break') return '\n'
  if (type === 'html') return ''
  if (type === 'image' || type === 'imageReference') return alt ?? ''
  const text = value ?? children.map((child) => inlineOf(child, tellsAddresses)).join('')
  return tellsAddresses && type === 'link' && url !== undefined && /^https?:|^mailto:/i.test(url) && !url.endsWith(text) ? `${text} (${url.replace(/^mailto:/i, '')})` : text
}
