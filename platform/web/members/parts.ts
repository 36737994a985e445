/**
 * A page as repeated parts: its content without the frame, what lies flat gathered into entries, and parts of the same path of tags and classes put together, wherever on the page they stand.
 * **Shapes**: a tree of `markup.ts` in; out, a trie of {@link Kin}. Cost: linear.
 */
import { collapse, textOf, type Element } from '../markup.ts'
import { ENTRY_TAGS, isFrame } from './frame.ts'
import { arranged, levelOf } from './gathering.ts'
import type { Leads } from './links.ts'

/** One part, with what is below it counted as far as it matters. */
export type Part = {
  readonly element: Element
  readonly parts: readonly Part[]
  /** Different sites and own pages that its links lead to, at most four of each. */
  readonly sites: readonly string[]
  readonly pages: readonly string[]
  readonly headings: number
  readonly length: number
  /** The headings it stands under, the nearest last. */
  readonly under: readonly string[]
  /** In the order of the page. */
  readonly at: number
}

/** Parts of one path. */
export type Kin = { readonly key: string; readonly above: Kin | undefined; readonly parts: Part[]; readonly below: Map<string, Kin> }

/** Classes differ between entries by number, place and state; the first that does not names the kind. */
function keyOf({ name, attributes }: Element): string {
  const classes = (attributes.get('class') ?? '').slice(0, 300).split(/\s+/)
  const kind = classes.find((one) => one !== '' && !/\d|^(?:odd|even|first|last|active|current|open|closed|show|hide|left|right|alt|clearfix|row|grid|col|columns?|even-row|odd-row)$/i.test(one))
  return kind === undefined ? name : `${name}.${kind}`
}

const add = (known: readonly string[], more: readonly string[]): readonly string[] => (known.length >= 4 || more.every((one) => known.includes(one)) ? known : [...new Set([...known, ...more])].slice(0, 4))

/** The page's content as kin. */
export function kinOf(root: Element, leads: Leads): Kin {
  const top: Kin = { key: '', above: undefined, parts: [], below: new Map() }
  let number = 0
  let under: readonly { level: number; text: string }[] = []
  let texts: readonly string[] = []
  const stand = (headings: typeof under): void => {
    under = headings
    texts = headings.map(({ text }) => text)
  }
  const visit = (element: Element, kin: Kin, within: boolean): Part => {
    const over = texts
    const at = number++
    const before = under
    const level = levelOf(element)
    const inside = within || ENTRY_TAGS.has(element.name)
    const parts: Part[] = []
    const lead = leads(element)
    let sites: readonly string[] = lead?.kind === 'site' ? [lead.key] : []
    let pages: readonly string[] = lead?.kind === 'page' ? [lead.key] : []
    let count = level > 0 && level < 7 ? 1 : 0
    let length = 0
    for (const child of arranged(element, leads)) {
      if (typeof child === 'string') {
        length += collapse(child.slice(0, 2_000)).length
        continue
      }
      if (isFrame(child, inside)) continue
      const key = keyOf(child)
      const next = kin.below.get(key) ?? { key, above: kin, parts: [], below: new Map<string, Kin>() }
      kin.below.set(key, next)
      const part = visit(child, next, inside)
      parts.push(part)
      sites = add(sites, part.sites)
      pages = add(pages, part.pages)
      count += part.headings
      length += part.length
    }
    // What stands deeper in an entry (its contact person's heading) is not over what follows the entry.
    if (under !== before && parts.length > 1) {
      const highest = Math.min(...under.filter((one) => !before.includes(one)).map((one) => one.level))
      stand(under.filter((one) => before.includes(one) || one.level === highest))
    }
    if (level > 0) {
      const text = textOf(element, 200).slice(0, 200)
      if (text !== '') stand([...under.filter((one) => one.level < level), { level, text }])
    }
    const part: Part = { element, parts, sites, pages, headings: count, length, under: over, at }
    kin.parts.push(part)
    return part
  }
  visit(root, top, false)
  return top
}
