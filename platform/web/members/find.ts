/**
 * Finds the list of member organisations on a page by its structure: what repeats, has names, and leads to as many other sites or own pages.
 * **Shapes**: a page of up to 4 million characters and its address in; out, at most {@link MOST_MEMBERS} proposed members in the order of the page, and the further pages of the list. Cost: linear; at most
 * {@link MOST_LOOKED} elements are looked at once more for names.
 * **Errors**: `members-list.none`, `web.address`.
 */
import { accept, refuse, type Result } from '../../result.ts'
import { readAddress } from '../address.ts'
import { elementsOf, textOf, type Element } from '../markup.ts'
import { decodePage, readPage, type Page } from '../page.ts'
import { entriesIn, type Entry } from './entries.ts'
import { judge, LEAST, OF_OTHER_THINGS, type Judgement } from './judging.ts'
import { leadsFrom, type Leads } from './links.ts'
import { linkedMembers } from './linked-data.ts'
import { isTitled, nameFold } from './names.ts'
import { furtherPages } from './paging.ts'
import { joined, type ProposedMember } from './proposed.ts'
import { kinOf, type Kin, type Part } from './parts.ts'

export const MOST_MEMBERS = 3_000
const MOST_LOOKED = 600_000
/** Of one kind; three times what is taken, for names that are met twice. */
const MOST_ENTRIES = 9_000

export type MemberList = {
  readonly members: readonly ProposedMember[]
  /** Further pages of the same list, by number or letter. */
  readonly next: readonly string[]
  /** How many more the page names than are taken. */
  readonly lost: number
}

type Found = { readonly entries: readonly Entry[]; readonly judgement: Judgement; /** Where on the page it begins. */ readonly at: number; /** How many parts were not looked at. */ readonly beyond: number }

/** Markup as characters, or as the bytes of an answer with its content type. */
export function findMembers(markup: string | Uint8Array, address: string | URL, contentType = ''): Result<MemberList> {
  const read = readAddress(String(address))
  if (!read.ok) return read
  return membersOn(readPage(typeof markup === 'string' ? markup : decodePage(markup, contentType), read.value), read.value)
}

/** The same of a page that was read before. */
export function membersOn(page: Page, list: URL): Result<MemberList> {
  const leads = leadsFrom(page.base, list)
  const lists = listsIn(kinOf(page.root, leads), leads, list, saidOf(page, list))
  const taken = chosen(lists)
  const members = joined([...taken.flatMap(({ entries }) => entries.filter(({ name }) => !isTitled(name))), ...linkedMembers(page.root, page.base, list)].map(proposedOf))
  const next = furtherPages(page.root, page.base, list)
  if (members.length === 0) return refuse('missing', 'members-list.none', { address: list.href.slice(0, 200) })
  return accept({ members: members.slice(0, MOST_MEMBERS), next, lost: Math.max(0, members.length - MOST_MEMBERS) + taken.reduce((sum, { beyond }) => sum + beyond, 0) })
}

const saidOf = ({ root, title }: Page, list: URL): string => {
  const first = elementsOf(root).find(({ name }) => name === 'h1')
  return `${title}\n${first === undefined ? '' : textOf(first, 200)}\n${list.pathname.replace(/[-_/.]+/g, ' ')}`
}

/** Every list of the page, the outermost parts first: what is no list itself is looked for below. */
function listsIn(top: Kin, leads: Leads, list: URL, page: string): Found[] {
  let looked = 0
  const visit = (kin: Kin): Found[] => {
    const own = kin.parts.length >= 2 && looked < MOST_LOOKED ? foundIn(kin) : undefined
    if (own === OF_OTHER_THINGS) return []
    if (own !== undefined && !mayPart(kin)) return [own]
    const below = [...kin.below.values()].flatMap(visit)
    if (own === undefined) return below
    return told(below) > told([own]) * 1.1 ? below : [own]
  }
  const foundIn = (kin: Kin): Found | typeof OF_OTHER_THINGS | undefined => {
    const parts = kin.parts.filter(({ length, sites, pages }) => length > 1 || sites.length + pages.length > 0)
    const isSeveral = severalAmong(parts)
    if (parts.length < 2 || parts.filter(isSeveral).length > parts.length * 0.25) return undefined
    const entries = withoutStrays(entriesIn(parts.slice(0, MOST_ENTRIES), leads, list, nameColumn(kin), (elements) => void (looked += elements + 1)))
    const judgement = judge(entries, { under: parts[0]?.under ?? [], path: pathOf(kin), page, share: shareOf(kin) })
    if (judgement.strength === OF_OTHER_THINGS) return OF_OTHER_THINGS
    return judgement.strength < LEAST ? undefined : { entries, judgement, at: parts[0]?.at ?? 0, beyond: Math.max(0, parts.length - MOST_ENTRIES) }
  }
  return [...top.below.values()].flatMap(visit).toSorted((a, b) => a.at - b.at)
}

const isStray = ({ site, page, organisation }: Entry): boolean => site === undefined && page !== undefined && !organisation

/** Where nearly all lead to a site of their own, what leads to a page of this one (“back”, “join us”) is no member. */
function withoutStrays(entries: readonly Entry[]): readonly Entry[] {
  const few = (is: (entry: Entry) => boolean): boolean => entries.filter(is).length <= entries.length * 0.25
  return few(({ site }) => site === undefined) && few(isStray) ? entries.filter((entry) => !isStray(entry)) : entries
}

const weight = (lists: readonly Found[]): number => lists.reduce((sum, { entries, judgement }) => sum + entries.length * judgement.strength, 0)

/** How much lists tell of organisations: different sites, own pages, and names that are those of organisations. */
function told(lists: readonly Found[]): number {
  const things = new Set<string>()
  for (const { name, site, page, organisation } of lists.flatMap(({ entries }) => entries)) {
    if (site !== undefined) things.add(site.url.href)
    if (page !== undefined) things.add(page.key)
    if (organisation) things.add(nameFold(name))
  }
  return things.size
}

/** Does a part hold several organisations rather than one? A page that two parts lead to (a category) is nobody's own and does not count. */
function severalAmong(parts: readonly Part[]): (part: Part) => boolean {
  const counts = new Map<string, number>()
  for (const { pages } of parts) for (const key of pages) counts.set(key, (counts.get(key) ?? 0) + 1)
  return ({ sites, pages, headings }) => {
    if (sites.length >= 3 || headings >= 4) return true
    if (headings === 1) return false
    return sites.length === 2 || (sites.length === 0 && pages.filter((key) => counts.get(key) === 1).length >= 3)
  }
}

/** Is there more of one kind below than there are parts here? */
const mayPart = (kin: Kin, depth = 0): boolean => depth < 12 && [...kin.below.values()].some((below) => below.parts.length > kin.parts.length * 1.3 || mayPart({ ...below, parts: kin.parts }, depth + 1))

function pathOf(kin: Kin): string {
  const keys: string[] = []
  for (let here: Kin | undefined = kin; here !== undefined && keys.length < 6; here = here.above) keys.unshift(here.key)
  return keys.join(' ')
}

const shareOf = (kin: Kin): number => {
  const own = kin.parts.reduce((sum, { length }) => sum + length, 0)
  const around = (kin.above?.parts ?? []).reduce((sum, { length }) => sum + length, 0)
  return kin.key.startsWith('a') && own < around ? own / around : 1
}

const NAME_HEAD = /^(?:name|firma|firmenname|unternehmen|mitglied(?:er)?|mitgliedsunternehmen|organisation|organization|institution|einrichtung|company|company name|member|partner)$/i

/** Which column of a table its head calls the name. */
function nameColumn(kin: Kin): number | undefined {
  if (!kin.key.startsWith('tr')) return undefined
  const table = tableOf(kin.parts[0]?.element)
  const head = table === undefined ? undefined : elementsOf(table).take(40).find(({ name, children }) => name === 'tr' && children.some((child) => typeof child === 'object' && child.name === 'th'))
  const cells = (head?.children ?? []).flatMap((child) => (typeof child === 'object' ? textOf(child, 60) : []))
  const at = cells.findIndex((cell) => NAME_HEAD.test(cell))
  return at === -1 ? undefined : at
}

function tableOf(row: Element | undefined): Element | undefined {
  let here = row
  while (here !== undefined && here.name !== 'table') here = here.parent
  return here
}

/** The strongest list, and what is as surely one beside it. Where one is called the members, partners and sponsors are others. */
function chosen(lists: readonly Found[]): readonly Found[] {
  const best = lists.toSorted((a, b) => weight([b]) - weight([a]))
  const members = best.filter(({ judgement }) => judgement.called === 'members')
  const first = members[0] ?? best[0]
  if (first === undefined) return []
  return lists.filter((one) => one === first || (members.length > 0 ? one.judgement.called === 'members' || (one.judgement.called === undefined && one.judgement.strength >= 1.5) : one.judgement.strength >= 1.2))
}

function proposedOf({ name, site, page, said }: Entry): ProposedMember {
  return { name, ...(site === undefined ? {} : { website: site.url.href }), ...(page === undefined ? {} : { page: page.url.href }), ...(said === '' || nameFold(said) === nameFold(name) ? {} : { said }) }
}
