/** The map for small screens, from the same data: a list for each member, its topics with the marks they have on the map and the words that say them. HTML that the browser breaks and hyphenates. */
import { softened } from './label.ts'
import type { AllianceMap, MapCell, MapLinks, MapMember } from './map.ts'
import { sayTopic } from './map-words.ts'
import { cellMark } from './marks.ts'
import { escaped, fieldColour, linked, type PictureOptions } from './svg.ts'
import { speak } from './words.ts'

const MARK = 10
/** Beyond these a member's topics fold away. */
const OPEN = 8

/** Members in the order of the map; their topics by sources, the most first, then as on the map. */
export function mapList({ members, topics, cells }: AllianceMap, { id, language }: PictureOptions, links: MapLinks = {}): string {
  const place = new Map(topics.map((topic, at) => [topic.id, at]))
  const item = (cell: MapCell, member: MapMember): string => {
    const topic = topics[place.get(cell.topic) ?? -1]
    if (topic === undefined) return ''
    const colour = fieldColour(member.hue)
    const mark = `<svg class="drawing mark" width="24" height="24" viewBox="-12 -12 24 24" aria-hidden="true" fill="${colour}" stroke="${colour}" stroke-width="1.8">${cellMark(cell, MARK, colour)}</svg>`
    const standing = speak(language, `short.${cell.stance}.${cell.confirmed ? 'confirmed' : 'found'}`, { count: cell.sources })
    return `<li>${mark}<span>${linked(links.cell?.(cell), `<bdi>${escaped(softened(sayTopic(topic, language)))}</bdi>`)} <small>${escaped(standing)}</small></span></li>`
  }
  const lists = members.map((member) => {
    const own = cells.filter((cell) => cell.member === member.id).toSorted((a, b) => b.sources - a.sources || (place.get(a.topic) ?? 0) - (place.get(b.topic) ?? 0))
    const field = member.field === undefined ? '' : ` <small>${escaped(softened(member.field))}</small>`
    const head = `<h3>${linked(links.member?.(member), `<bdi>${escaped(softened(member.name))}</bdi>`)}${field}</h3>`
    const list = (some: readonly MapCell[]): string => `<ul>${some.map((cell) => item(cell, member)).join('')}</ul>`
    const more = own.length <= OPEN ? '' : `<details><summary>${escaped(speak(language, 'list.more', { count: own.length - OPEN }))}</summary>${list(own.slice(OPEN))}</details>`
    return `<li>${head}${own.length === 0 ? `<p>${escaped(speak(language, 'map.none'))}</p>` : list(own.slice(0, OPEN)) + more}</li>`
  })
  return `<ul class="drawn-list map-list" id="${escaped(id)}-list" aria-label="${escaped(speak(language, 'map.list'))}">${lists.join('')}</ul>\n`
}
