/**
 * An HTML page as a crawler needs it: its tree, where its links lead and what they are called, and what its `meta` say.
 * **Shapes**: the bytes of an answer and its content type; out, at most {@link MOST_LINKS} links, in order, those of other schemes left out.
 * **Source**: WHATWG Encoding Standard, 4.2 (a mark, then what is declared, then what it looks like).
 */
import { readAddress } from './address.ts'
import { collapse, elementsOf, readMarkup, textOf, type Element } from './markup.ts'

const MOST_LINKS = 5_000
/** Characters; what stands behind is not looked at, so that no page holds up the others. */
const MOST_MARKUP = 4_000_000

export type Link = { readonly url: URL; readonly text: string; readonly follow: boolean }

export type Page = {
  readonly root: Element
  /** What relative addresses start from. */
  readonly base: URL
  readonly title: string
  readonly metas: ReadonlyMap<string, readonly string[]>
}

/** Is this HTML? The type says so; where it says nothing, the beginning does. */
export function isHtml(contentType: string, bytes: Uint8Array): boolean {
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  if (type !== '') return type === 'text/html' || type === 'application/xhtml+xml'
  return /^[^<]{0,20}<(?:!doctype\s+html|html|head|body)[\s>]/i.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))
}

export function readPage(html: string, address: URL): Page {
  const root = readMarkup(html.slice(0, MOST_MARKUP))
  const metas = new Map<string, string[]>()
  let base: URL | undefined
  let title: string | undefined
  for (const { name, attributes, children } of elementsOf(root)) {
    if (name === 'base' && base === undefined) {
      const read = readAddress(attributes.get('href') ?? '', address)
      if (read.ok) base = read.value
    } else if (name === 'title') title ??= collapse(typeof children[0] === 'string' ? children[0] : '')
    else if (name === 'meta') {
      const key = attributes.get('name')?.toLowerCase().trim()
      if (key !== undefined) metas.set(key, [...(metas.get(key) ?? []), attributes.get('content') ?? ''])
    }
  }
  return { root, base: base ?? address, title: (title ?? '').slice(0, 300), metas }
}

/** Links of the page, and what its frames and its own forwarding name. */
export function linksOf({ root, base }: Page): Link[] {
  const links: Link[] = []
  for (const element of elementsOf(root)) {
    if (links.length >= MOST_LINKS) break
    const target = targetOf(element)
    if (target === undefined) continue
    const read = readAddress(target, base)
    if (!read.ok) continue
    links.push({ url: read.value, text: labelOf(element), follow: !/\bnofollow\b/i.test(element.attributes.get('rel') ?? '') })
  }
  return links
}

function targetOf({ name, attributes }: Element): string | undefined {
  if (name === 'a' || name === 'area') return attributes.get('href')
  if (name === 'frame' || name === 'iframe') return attributes.get('src')
  if (name === 'meta' && /^refresh$/i.test(attributes.get('http-equiv') ?? '')) return /url\s*=\s*["']?([^"']+)/i.exec(attributes.get('content') ?? '')?.[1]
  return undefined
}

/** What a link is called: its text, else what stands for its picture. */
function labelOf(element: Element): string {
  const text = textOf(element, 200)
  if (text !== '') return text.slice(0, 200)
  const labels = [element, ...elementsOf(element).take(20)].map(({ attributes }) => attributes.get('alt') ?? attributes.get('aria-label') ?? attributes.get('title') ?? '')
  return collapse(labels.find((label) => label !== '') ?? '').slice(0, 200)
}

/** Bytes to characters. A declared charset counts unless the bytes are UTF-8 all the same; without one, what is not UTF-8 is windows-1252. */
export function decodePage(bytes: Uint8Array, contentType: string): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return new TextDecoder(first === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return declaredDecoder(bytes, contentType).decode(bytes)
  }
}

function declaredDecoder(bytes: Uint8Array, contentType: string): InstanceType<typeof TextDecoder> {
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1')
  const label = /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1] ?? /<meta\s[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w:.-]+)/i.exec(head)?.[1] ?? 'windows-1252'
  try {
    return new TextDecoder(label)
  } catch {
    // A label nobody knows says nothing.
    return new TextDecoder('windows-1252')
  }
}
