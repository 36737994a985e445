/**
 * From parts of one kind to entries: what each is called, where its website and its own page are. Where in an entry the name stands is decided for all of them together, for one alone does not tell.
 * **Shapes**: some 3 to 3,000 parts in; out, an {@link Entry} for each that has a name. At most {@link MOST_LOOKED} elements of a part are looked at.
 */
import { collapse, elementsOf, textOf, type Element } from '../markup.ts'
import { isFrame } from './frame.ts'
import { siteInText, tipsOf, type Lead, type Leads } from './links.ts'
import { hasLegalForm, holdsOffice, isAddressText, isNobody, isTitled, nameFold, nameIn, soundsLikeOrganisation } from './names.ts'
import { firstLine, nameOf, textApart } from './lines.ts'
import type { Part } from './parts.ts'

const MOST_LOOKED = 400
/** To read a name costs as much as to look at some elements. */
const COST_OF_A_NAME = 4
const LONGEST_SAID = 300

export type Entry = {
  readonly name: string
  readonly site: Lead | undefined
  readonly page: Lead | undefined
  readonly said: string
  readonly personal: boolean
  readonly organisation: boolean
  /** Its name is only the host of its website: nothing on the page names it. */
  readonly nameless: boolean
}

/** Where a name may stand, the likeliest first, with what that is worth. */
const PLACES = { heading: 0.4, named: 0.4, term: 0.35, bold: 0.3, siteLink: 0.25, pageLink: 0.25, line: 0.2, picture: 0.15, tip: 0.05, file: 0, cell0: 0.3, cell1: 0.2, cell2: 0.1, cell3: 0.05 } as const
type Place = keyof typeof PLACES
const IN_ORDER = Object.keys(PLACES) as Place[] // exactly the keys of the table

type Glance = { readonly places: ReadonlyMap<Place, string>; readonly sites: readonly Sighting[]; readonly pages: readonly Sighting[]; readonly text: string; readonly kind: 'organisation' | 'person' | undefined; readonly isHead: boolean }
/** A link with what it is called. */
export type Sighting = { readonly lead: Lead; readonly text: string }

/** Classes of what holds a name; those of contact persons are others'. */
const NAMED = /(?:^|[\s_-])(?:name|title|titel|firma|firmenname|company|unternehmen|organisation|organization|institution)(?=$|[\s_-])/i
const OTHERS = /contact|person|kontakt|ansprech|autor|author|user|job|position|role|sub/i
const ORGANISATION_TYPE = /schema\.org\/(?:\w*Organization|Corporation|LocalBusiness|\w*Business|NGO|CollegeOrUniversity|ResearchProject)\b/i

/** Opens what was folded: its text is the title. */
const unfolds = ({ name, attributes }: Element): boolean => name === 'summary' || (name === 'button' && (attributes.has('aria-expanded') || attributes.has('aria-controls') || /accordion|toggle|collapse/i.test(attributes.get('class') ?? '')))

/** A picture that is called a logo is named by its file where nothing else names it: `uhu-optik-logo.png`. */
const logoFile = (source: string): string | undefined => {
  const file = source.slice(source.lastIndexOf('/') + 1).replace(/[?#].*$/, '')
  return /logo/i.test(file) && file.length < 100 ? nameIn(file) : undefined
}

/** `column`: of a table, the one that its head calls the name. `spent` is told how much was looked at. */
export function entriesIn(parts: readonly Part[], leads: Leads, list: URL, column: number | undefined, spent: (elements: number) => void): Entry[] {
  const glances = parts.map((part) => glanceAt(part.element, leads, list, spent)).filter((glance) => !glance.isHead)
  const order = placesInOrder(glances, column)
  const common = commonKeys(glances)
  return glances.flatMap((glance) => entryOf(glance, order, common) ?? [])
}

function glanceAt(root: Element, leads: Leads, list: URL, spent: (elements: number) => void): Glance {
  const places = new Map<Place, string>()
  const put = (place: Place, read: () => string | undefined): void => {
    if (places.has(place)) return
    looked += COST_OF_A_NAME
    const name = read()
    if (name !== undefined) places.set(place, name)
  }
  const sites: Sighting[] = []
  const pages: Sighting[] = []
  const framed = new Set<Element>()
  let looked = 0
  let seen = 0
  let cells = 0
  let heads = 0
  let kind: Glance['kind']
  const look = (element: Element): void => {
    const { name, attributes } = element
    const type = attributes.get('itemtype')
    if (type !== undefined) kind ??= /schema\.org\/Person\b/i.test(type) ? 'person' : ORGANISATION_TYPE.test(type) ? 'organisation' : undefined
    if (/^h[1-6]$/.test(name) || unfolds(element)) put('heading', () => nameOf(element))
    else if (name === 'dt') put('term', () => nameOf(element) ?? firstLine(element))
    else if (name === 'strong' || name === 'b') put('bold', () => nameOf(element))
    else if (name === 'th') heads++
    else if (name === 'td') {
      if (cells < 4) put(`cell${cells}` as Place, () => nameOf(element) ?? firstLine(element)) // one of four
      cells++
    }
    const className = attributes.get('class') ?? ''
    if ((attributes.get('itemprop') === 'name' || NAMED.test(className)) && !OTHERS.test(className.slice(0, 200))) put('named', () => nameOf(element))
    const lead = leads(element)
    if (lead !== undefined) {
      const text = textOf(element, 300)
      ;(lead.kind === 'site' ? sites : pages).push({ lead, text: text === '' ? (tipsOf(element)[0] ?? '') : text })
      put(lead.kind === 'site' ? 'siteLink' : 'pageLink', () => nameOf(element))
      for (const tip of tipsOf(element)) put('tip', () => nameIn(tip))
    }
    if (name === 'img') {
      for (const tip of tipsOf(element)) put('picture', () => nameIn(tip))
      put('file', () => logoFile(attributes.get('src') ?? ''))
    }
  }
  look(root)
  for (const element of elementsOf(root)) {
    looked++
    if (++seen > MOST_LOOKED) break
    if ((element.parent !== undefined && framed.has(element.parent)) || isFrame(element, true)) framed.add(element)
    else look(element)
  }
  spent(looked)
  const text = textApart(root, 600)
  put('line', () => firstLine(root))
  if (sites.length === 0) {
    const written = siteInText(text, list)
    if (written !== undefined) sites.push({ lead: written, text: '' })
  }
  return { places, sites, pages, text, kind, isHead: heads > 1 && cells === 0 }
}

/** Which place names best: where most entries have something, each something else, and organisations rather than persons. */
function placesInOrder(glances: readonly Glance[], column: number | undefined): readonly Place[] {
  const worth = new Map<Place, number>()
  for (const place of IN_ORDER) {
    const names = glances.flatMap(({ places }) => places.get(place) ?? [])
    if (names.length === 0) continue
    const different = new Set(names.map(nameFold)).size / names.length
    const organisations = names.filter(soundsLikeOrganisation).length / names.length
    const formed = names.filter(hasLegalForm).length / names.length
    const long = names.filter((name) => name.length > 80).length / names.length
    worth.set(place, (names.length / glances.length) * different ** 2 * (1 + (organisations + formed) / 2 - long) + PLACES[place] + (column !== undefined && place === `cell${column}` ? 2 : 0))
  }
  return [...worth].toSorted((a, b) => b[1] - a[1]).map(([place]) => place)
}

/** What many entries lead to is nobody's own: a portal, a category. */
function commonKeys(glances: readonly Glance[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { sites, pages } of glances) for (const key of new Set([...sites.map(({ lead }) => lead.key), ...pages.map(({ lead }) => lead.key)])) counts.set(key, (counts.get(key) ?? 0) + 1)
  const most = (key: string): number => (key.includes('/') ? 1 : Math.max(3, glances.length * 0.4))
  return new Set([...counts].filter(([key, count]) => count > most(key)).map(([key]) => key))
}

function entryOf(glance: Glance, order: readonly Place[], common: ReadonlySet<string>): Entry | undefined {
  const said = order.map((place) => glance.places.get(place)).find((name) => name !== undefined)
  const site = bestSite(glance.sites.filter(({ lead }) => !common.has(lead.key)), said)
  const page = glance.pages.find(({ lead }) => !common.has(lead.key))?.lead
  const name = said ?? site?.url.hostname.replace(/^www\d?\./, '')
  if (name === undefined) return undefined
  const text = glance.text
  return {
    name,
    site,
    page,
    said: cut(withoutReach(text)),
    personal: glance.kind === 'person' || (glance.kind === undefined && (isTitled(name) || (holdsOffice(name, text) && (site === undefined || !sharesWord(site.key, nameFold(name)))))),
    organisation: glance.kind === 'organisation' || soundsLikeOrganisation(name),
    nameless: said === undefined,
  }
}

/** Of several, the one that is called a website, or whose host sounds like the name. */
export function bestSite(sites: readonly Sighting[], name: string | undefined): Lead | undefined {
  const key = name === undefined ? '' : nameFold(name)
  const worth = ({ lead, text }: Sighting): number => (sharesWord(lead.key, key) ? 4 : 0) + (isAddressText(text) ? 2 : 0) + (text === '' || nameFold(text) === key ? 1 : 0) + (isNobody(text) && /web|home|www|internet/i.test(text) ? 2 : 0)
  return sites.toSorted((a, b) => worth(b) - worth(a))[0]?.lead
}

const sharesWord = (host: string, key: string): boolean => (host.split('.')[0] ?? '').split('-').some((word) => word.length >= 3 && key.includes(word))

/** Mail addresses and telephone numbers are persons' and nothing to tell an organisation by. */
const withoutReach = (text: string): string => collapse(text.replace(/\S{1,80}@\S{1,80}/g, ' ').replace(/(?:\b(?:tel|telefon|phone|fon|fax|mobil|mobile)\b\.?:?\s?)?\+?\(?\d[\d\s()/–-]{7,24}\d/gi, ' '))

function cut(text: string): string {
  if (text.length <= LONGEST_SAID) return text
  const end = text.lastIndexOf(' ', LONGEST_SAID - 1)
  return `${text.slice(0, end > 200 ? end : LONGEST_SAID - 1)}…`
}
