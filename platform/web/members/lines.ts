/** The text of cards: what is shown apart is read apart, and of several lines the first that can be a name. **Shapes**: one entry, of which some hundred characters are read. */
import { collapse, elementsOf, textOf, type Element } from '../markup.ts'
import { isWebText, nameAtBeginning, nameIn } from './names.ts'

/** What an element names: its text, or where it is a whole card (or a heading left open), the first line. */
export const nameOf = (element: Element): string | undefined => (isCard(element) ? firstLine(element) : undefined) ?? nameIn(textOf(element, 400))

function isCard(element: Element): boolean {
  let spans = 0
  for (const { name } of elementsOf(element).take(30)) if (BLOCK.test(name) || (SPAN.test(name) && ++spans > 1)) return true
  return false
}

const BLOCK = /^(?:p|div|ul|ol|table|section|br|figure|h[1-6])$/
const INLINE = /^(?:a|b|strong|em|i|span|font|small|abbr|mark|u|sub|sup)$/
const SPAN = /^(?:span|small|em|i)$/

/** Two spans side by side that are shown apart: nothing between them, or each of its own class. */
const standApart = (before: Element | string | undefined, blank: boolean, element: Element): boolean => typeof before === 'object' && SPAN.test(before.name) && SPAN.test(element.name) && (!blank || (before.attributes.get('class') ?? '') !== (element.attributes.get('class') ?? ''))

/** The first words up to a break, a link or another block: “Uhu Optik GmbH, Probenau, www…”. */
export function firstLine(root: Element): string | undefined {
  let line = ''
  let looked = 0
  const gather = (element: Element): boolean => {
    let before: Element | undefined
    let blank = false
    for (const child of element.children) {
      if (++looked > 60 || line.length > 400) return true
      if (typeof child === 'string') {
        line += child.slice(0, 1_000)
        blank = true
        if (child.trim() !== '') before = undefined
        continue
      }
      if (standApart(before, blank, child) && isName(line)) return true
      before = child
      blank = false
      if (NOT_READ.has(child.name)) line += ' '
      else if (!INLINE.test(child.name)) {
        if (isName(line)) return true
        line = ''
        if (gather(child) || isName(line)) return true
        line = ''
      } else if (gather(child)) return true
      else if (child.name === 'a' && isName(line)) return true
    }
    return false
  }
  gather(root)
  return nameAtBeginning(withoutAddresses(line))
}

/** The text, with a space between spans that are shown apart. */
export function textApart(root: Element, most: number): string {
  const parts: string[] = []
  let length = 0
  let looked = 0
  const gather = (element: Element): void => {
    let before: Element | string | undefined
    for (const child of element.children) {
      if (length > most || ++looked > most) return
      if (typeof child === 'string') {
        parts.push(child.slice(0, most * 4))
        length += child.length
      } else if (!NOT_READ.has(child.name)) {
        if (!INLINE.test(child.name) || (typeof before === 'object' && SPAN.test(child.name))) parts.push(' ')
        gather(child)
        if (!INLINE.test(child.name)) parts.push(' ')
      }
      before = child
    }
  }
  gather(root)
  return collapse(parts.join(''))
}

const NOT_READ = new Set(['script', 'style', 'template', 'select', 'noscript', 'iframe', 'object'])
const isName = (line: string): boolean => line.trim() !== '' && nameAtBeginning(withoutAddresses(line)) !== undefined
/** A firm may be called like a host (“uhu.digital GmbH”): without www such a word is an address only at the end. */
const withoutAddresses = (line: string): string => collapse(line).split(' ').filter((word, at, words) => !isWebText(word) || (at < words.length - 1 && !/^(?:www\.|https?:)|@/i.test(word))).join(' ')
