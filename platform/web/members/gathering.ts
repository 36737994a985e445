/**
 * Gathers what lies flat into entries: a term with its definitions, a heading with what follows it, what stands between rules, the lines of a paragraph.
 * **Shapes**: an element in; out, its children, among them made elements (`#term`, `#under3`, `#ruled`, `#line`) that hold what belongs together. Cost: linear in the children.
 */
import { textOf, type Element } from '../markup.ts'
import type { Leads } from './links.ts'
import { hasLegalForm, isAddressText, isNobody } from './names.ts'

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

/** The level of a heading, 7 for what stands for one, 0 for all else. */
export const levelOf = (element: Element): number => {
  const level = /^h([1-6])$/.exec(element.name)?.[1]
  if (level !== undefined) return Number(level)
  if (element.name !== 'p' && element.name !== 'div') return 0
  // A paragraph that is nothing but bold stands for a heading.
  const only = element.children.filter((child) => typeof child === 'object' || child.trim() !== '')
  const [bold] = only
  return only.length === 1 && typeof bold === 'object' && (bold.name === 'strong' || bold.name === 'b') && !textOf(bold, 130).endsWith(':') ? 7 : 0
}

type Children = readonly (Element | string)[]
type Gathered = { readonly name: string; readonly children: Children }

const made = (name: string, parent: Element, children: Children): Element => ({ name, attributes: NO_ATTRIBUTES, parent, children: [...children] })

/** The children of a part, what belongs together gathered. */
export function arranged(element: Element, leads: Leads): Children {
  const { children, name } = element
  if (name === 'dl') return gathered(element, (child) => (child.name === 'dt' ? '#term' : undefined))
  const inSection = name.startsWith('#under')
  const levels = children.map((child, at) => (typeof child === 'object' && !(inSection && at === 0) ? levelOf(child) : 0))
  const counts = [0, 0, 0, 0, 0, 0, 0, 0]
  for (const level of levels) counts[level] = (counts[level] ?? 0) + 1
  const level = counts.findIndex((count, at) => at > 0 && count >= (inSection ? 1 : 2))
  if (level > 0) {
    return gathered(element, (child, at) => {
      const own = levels[at] ?? 0
      if (own > 0) return own <= level ? `#under${own}` : undefined
      return beginsWithHeading(child, level) ? '' : undefined
    })
  }
  const rules = children.filter((child) => typeof child === 'object' && child.name === 'hr').length
  if (rules >= 2) return gathered(element, (child) => (child.name === 'hr' ? '#ruled' : undefined), '#ruled')
  return linesOf(element, leads) ?? children
}

/** Begins a new entry where `begins` names one, and ends the entries where it says ''. What stands before the first stays as it is, or is of the entry `first`. */
function gathered(parent: Element, begins: (child: Element, at: number) => string | undefined, first?: string): Children {
  const all: (Element | string)[] = []
  let entry: Element | undefined
  const begin = (name: string): void => {
    entry = made(name, parent, [])
    all.push(entry)
  }
  if (first !== undefined) begin(first)
  parent.children.forEach((child, at) => {
    const name = typeof child === 'object' ? begins(child, at) : undefined
    if (name === '') entry = undefined
    else if (name !== undefined) begin(name)
    ;(entry?.children ?? all).push(child)
  })
  return all
}

/** A section with such a heading of its own is no part of the entry before it. */
function beginsWithHeading(element: Element, level: number, depth = 0): boolean {
  for (const child of element.children.slice(0, 3)) {
    if (typeof child === 'string') continue
    const own = /^h[1-6]$/.test(child.name) ? levelOf(child) : 0
    if (own > 0) return own <= level
    if (depth < 3 && beginsWithHeading(child, level, depth + 1)) return true
  }
  return false
}

const isBreak = (child: Element | string | undefined): boolean => typeof child === 'object' && child.name === 'br'

/** A paragraph of several organisations, parted at its line breaks: at the doubled ones where there are such. */
function linesOf(element: Element, leads: Leads): Children | undefined {
  const { children } = element
  if (children.filter(isBreak).length < 2) return undefined
  const full = children.filter((child) => typeof child === 'object' || child.trim() !== '')
  const doubled = full.filter((child, at) => isBreak(child) && isBreak(full[at + 1])).length >= 2
  const lines: Gathered[] = []
  let line: (Element | string)[] = []
  full.forEach((child, at) => {
    const ends = isBreak(child) && (!doubled || isBreak(full[at + 1]) || isBreak(full[at - 1]))
    if (ends) {
      if (line.length > 0) lines.push({ name: '#line', children: line })
      line = []
    } else line.push(child)
  })
  if (line.length > 0) lines.push({ name: '#line', children: line })
  const whole = lines.map(({ children: inLine }) => made('#line', element, inLine))
  const joined = doubled ? whole : joinedToNames(whole)
  const telling = joined.filter((each) => holdsSite(each, leads) || hasLegalForm(textOf(each, 150)))
  return telling.length >= 2 && telling.length * 2 >= joined.length ? joined : undefined
}

/** A line that is nothing but an address belongs to the name before it. */
function joinedToNames(lines: readonly Element[]): Element[] {
  const joined: Element[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    const text = textOf(line, 200)
    if (before !== undefined && (isAddressText(text) || isNobody(text) || /^(?:web|internet|www|homepage)\s?:/i.test(text))) before.children.push(' ', ...line.children)
    else joined.push(line)
  }
  return joined
}

const holdsSite = (element: Element, leads: Leads): boolean => element.children.some((child) => typeof child === 'object' && (leads(child)?.kind === 'site' || (child.children.length < 5 && child.name !== 'a' && holdsSite(child, leads))))
