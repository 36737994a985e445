/** The map for small screens, from the same data: a list for each member, its topics with the marks they have on the map and the words that say them. HTML that the browser breaks and hyphenates. */
import { softened } from '#platform/svg-label'
import type { Language } from '#platform/words'
import type { AllianceMap, MapCell, MapLinks } from './map.ts'
import { sayTopic } from './map-words.ts'
import { cellMark } from './marks.ts'
import { escaped, linked, number, type PictureOptions } from '#platform/svg'
import { speak } from './words.ts'

const MARK = 10
/** Beyond these a member's topics fold away. */
const OPEN = 8

/** What the style sheet paints the marks of a member with: the hue of its class, else soft ink. */
const COLOUR = 'var(--field, var(--soft))'

/** Members in the order of the map; their topics by sources, the most first, then as on the map. */
export function mapList({ members, topics, cells }: AllianceMap, { id, language }: PictureOptions, links: MapLinks = {}): string {
  const place = new Map(topics.map((topic, at) => [topic.id, at]))
  const names = topics.map((topic) => `<bdi>${escaped(softened(sayTopic(topic, language)))}</bdi>`)
  const cellsOf = Map.groupBy(cells, ({ member }) => member)
  const { appearance, shapes } = appearances(language, `${escaped(id)}-mark`)
  const item = (cell: MapCell): string => {
    const name = names[place.get(cell.topic) ?? -1]
    if (name === undefined) return ''
    const { mark, standing } = appearance(cell)
    return `<li>${mark}<span>${linked(links.cell?.(cell), name)} <small>${standing}</small></span></li>`
  }
  const list = (some: readonly MapCell[]): string => `<ul>${some.map(item).join('')}</ul>`
  const lists = members.map((member) => {
    const own = (cellsOf.get(member.id) ?? []).toSorted((a, b) => b.sources - a.sources || (place.get(a.topic) ?? 0) - (place.get(b.topic) ?? 0))
    const field = member.field === undefined ? '' : ` <small>${escaped(softened(member.field))}</small>`
    const head = `<h3>${linked(links.member?.(member), `<bdi>${escaped(softened(member.name))}</bdi>`)}${field}</h3>`
    const more = own.length <= OPEN ? '' : `<details><summary>${escaped(speak(language, 'list.more', { count: own.length - OPEN }))}</summary>${list(own.slice(OPEN))}</details>`
    return `<li${member.hue === undefined ? '' : ` class="hue-${number(member.hue)}"`}>${head}${own.length === 0 ? `<p>${escaped(speak(language, 'map.none'))}</p>` : list(own.slice(0, OPEN)) + more}</li>`
  })
  return `${shapes()}<ul class="drawn-list map-list" id="${escaped(id)}-list" aria-label="${escaped(speak(language, 'map.list'))}">${lists.join('')}</ul>\n`
}

type Appearance = { readonly mark: string; readonly standing: string }

/** The mark of a cell and its words. Hundreds look and say the same: each shape is drawn once, before the list, and used. */
function appearances(language: Language, prefix: string): { readonly appearance: (cell: MapCell) => Appearance; readonly shapes: () => string } {
  const known = new Map<string, Appearance>()
  const drawn: string[] = []
  const appearance = (cell: MapCell): Appearance => {
    const certainty = cell.confirmed ? 'confirmed' : 'found'
    const key = `${cell.stance} ${certainty} ${cell.sources}`
    const seen = known.get(key)
    if (seen !== undefined) return seen
    const shape = `<symbol id="${prefix}-${known.size}" viewBox="-12 -12 24 24">${cellMark(cell, MARK, COLOUR)}</symbol>`
    const made = { mark: `<svg class="mark" aria-hidden="true"><use href="#${prefix}-${known.size}"/></svg>`, standing: escaped(speak(language, `short.${cell.stance}.${certainty}`, { count: cell.sources })) }
    drawn.push(shape)
    known.set(key, made)
    return made
  }
  return { appearance, shapes: () => `<svg class="shapes" aria-hidden="true" width="0" height="0">${drawn.join('')}</svg>` }
}
