/**
 * The further pages of a list: the next ones by number, and the letters of an index.
 * **Shapes**: a page in; out, at most {@link MOST_PAGES} addresses of the same site, in order, without the page itself.
 */
import { pageKey, readAddress, sameSite } from '../address.ts'
import { collapse, elementsOf, textOf, type Element } from '../markup.ts'
import { tipsOf } from './links.ts'

const MOST_PAGES = 60
const MOST_LINKS = 20_000

const NUMBER = /^(?:(?:seite|page)\s)?\d{1,3}$/i
const ONWARD = /^(?:(?:zur )?n(?:ä|ae)chste(?: seite)?|weiter|vor|next(?: page)?|more|mehr laden|load more|ältere|older|letzte(?: seite)?|last(?: page)?)?\s*[»›>→]*$/i
const LETTER = /^(?:\p{Lu}|0\s?[-–]\s?9|#|123|\p{Lu}\s?[-–/]\s?\p{Lu}|\p{Lu}{3})$/u
const PAGER = /pag(?:er|ination|enavi|ing)|page-numbers|seiten|blättern|nav-links|f3-widget/i
const INDEX = /a-?z|alphabet|letter|glossar|index|register|buchstabe/i

export function furtherPages(root: Element, base: URL, list: URL): string[] {
  const found = new Map<string, string>()
  const letters: URL[] = []
  let looked = 0
  const take = (url: URL): void => void (found.size < MOST_PAGES && !found.has(pageKey(url)) && found.set(pageKey(url), url.href))
  for (const element of elementsOf(root)) {
    const href = element.attributes.get('href')
    if ((element.name !== 'a' && element.name !== 'link') || href === undefined || href.startsWith('#')) continue
    if (++looked > MOST_LINKS) break
    const isNext = /(?:^|\s)next(?:\s|$)/i.test(element.attributes.get('rel') ?? '')
    if (element.name === 'link' && !isNext) continue
    const label = textOf(element, 60) || collapse(tipsOf(element)[0] ?? '')
    const text = label.length > 40 ? '' : label
    if (!isNext && text === '') continue
    const url = onSite(href, base, list)
    if (url === undefined) continue
    if (isNext || ((NUMBER.test(text) || ONWARD.test(text)) && (isWithin(element, PAGER) ? isNear(url, list) : isSameList(url, list)))) take(url)
    else if (LETTER.test(text) && isNear(url, list)) letters.push(url)
  }
  // One letter alone is a word; an index has several.
  if (new Set(letters.map(pageKey)).size >= 3 || letters.some((url) => INDEX.test(url.search + url.pathname))) letters.forEach(take)
  return [...found.values()]
}

function onSite(href: string, base: URL, list: URL): URL | undefined {
  const read = readAddress(href, base)
  return read.ok && sameSite(read.value, list) && pageKey(read.value) !== pageKey(list) ? read.value : undefined
}

function isWithin(element: Element, pattern: RegExp): boolean {
  let here: Element | undefined = element
  for (let up = 0; here !== undefined && up < 5; up++, here = here.parent) if (pattern.test(`${here.attributes.get('class') ?? ''} ${here.attributes.get('id') ?? ''} ${here.attributes.get('aria-label') ?? ''}`.slice(0, 400))) return true
  return false
}

/** The path without what only says which page of it. */
const listPath = (url: URL): string => url.pathname.replace(/\/(?:index\.\w+)?$/, '').replace(/\/(?:page|seite|p)[/-]?\d{1,3}$/i, '').replace(/\/[a-z](?:-[a-z])?$/i, '').replace(/(?:-\d{1,3}|-[a-z])?\.(?:html?|php)$/i, '')

const isSameList = (url: URL, list: URL): boolean => listPath(url) === listPath(list) && (url.search !== '' || url.pathname !== list.pathname)

/** The same list, or beside or below it. */
const isNear = (url: URL, list: URL): boolean => isSameList(url, list) || url.pathname.startsWith(`${listPath(list)}/`) || parentOf(url) === parentOf(list)

const parentOf = (url: URL): string => url.pathname.slice(0, url.pathname.replace(/\/$/, '').lastIndexOf('/') + 1)
