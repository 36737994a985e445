/**
 * Organisations that a page names as linked data: JSON-LD of schema.org, where they stand in a list or as somebody's members. One alone is who runs the site and no member.
 * **Shapes**: at most {@link MOST_TEXT} characters and {@link MOST_NODES} objects of a page are read.
 * **Source**: schema.org (Organization, member, ItemList); JSON-LD 1.1.
 */
import { collapse, elementsOf, type Element } from '../markup.ts'
import { leadOf, type Lead } from './links.ts'
import type { Entry } from './entries.ts'
import { nameIn } from './names.ts'

const MOST_TEXT = 3_000_000
const MOST_NODES = 50_000
const DEEPEST = 12

const IS_ORGANISATION = /^(?:https?:\/\/schema\.org\/|schema:)?(?:\w*Organization|Corporation|LocalBusiness|\w*Business|NGO|CollegeOrUniversity|Consortium)$/
/** Where members stand; everywhere else an organisation is a publisher, an employer, a sponsor. */
const HOLDS_MEMBERS = new Set(['member', 'members', 'subOrganization', 'department', 'itemListElement', 'item', '@graph', 'mainEntity', '@list'])

export function linkedMembers(root: Element, base: URL, list: URL): Entry[] {
  const entries: Entry[] = []
  let text = 0
  let nodes = 0
  const walk = (value: unknown, listed: boolean, depth: number): void => {
    if (depth > DEEPEST || typeof value !== 'object' || value === null || ++nodes > MOST_NODES) return
    if (Array.isArray(value)) return value.forEach((one) => walk(one, listed, depth + 1))
    const node = value as Readonly<Record<string, unknown>> // an object of JSON
    if (listed && [node['@type']].flat().some((type) => typeof type === 'string' && IS_ORGANISATION.test(type))) {
      const entry = entryOf(node, base, list)
      if (entry !== undefined) entries.push(entry)
    }
    for (const [key, below] of Object.entries(node)) if (HOLDS_MEMBERS.has(key)) walk(below, key !== 'mainEntity', depth + 1)
  }
  for (const { name, children } of elementsOf(root)) {
    const [json] = children
    if (name !== 'script' || typeof json !== 'string' || json === '') continue
    text += json.length
    if (text > MOST_TEXT) break
    const parsed = parsedOf(json)
    walk(parsed, Array.isArray(parsed), 0)
  }
  return entries.length < 3 ? [] : entries
}

function parsedOf(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[)|(?:-->|\/\/\s*\]\]>)\s*$/g, ''))
  } catch {
    return undefined
  }
}

function entryOf(node: Readonly<Record<string, unknown>>, base: URL, list: URL): Entry | undefined {
  const name = typeof node['name'] === 'string' ? nameIn(node['name']) : typeof node['legalName'] === 'string' ? nameIn(node['legalName']) : undefined
  if (name === undefined) return undefined
  const leads = [node['url'], node['sameAs'], node['@id']].flat().flatMap((href): readonly Lead[] => {
    const lead = typeof href === 'string' && /^(?:https?:|\/)/i.test(href) ? leadOf(href, base, list) : undefined
    return lead === undefined ? [] : [lead]
  })
  // An organisation whose address leads to this site itself is the one that runs it.
  if (leads.length === 0 && typeof node['url'] === 'string') return undefined
  const address = typeof node['address'] === 'object' && node['address'] !== null && 'addressLocality' in node['address'] ? node['address'].addressLocality : node['address']
  return { name, site: leads.find(({ kind }) => kind === 'site'), page: leads.find(({ kind }) => kind === 'page'), said: typeof address === 'string' ? collapse(address).slice(0, 300) : '', personal: false, organisation: true, nameless: false }
}
