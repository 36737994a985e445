/** The parts that the map is put together from: a column's label and hairline, a member's row, a set's row. What bands repeat is made once. */
import type { Language } from '#platform/words'
import { clipped, fittingName, linesOf, widthOf } from '#platform/svg-label'
import type { MapCell, MapLinks, MapMember, MapSet, MapTopic } from './map.ts'
import { sayTopic } from './map-words.ts'
import { cellMark, lensMark, lensWidth, sharedMark } from './marks.ts'
import { escaped, fieldColour, HAIRLINE, isolated, linked, number, SOFT, titled } from '#platform/svg'
import { speak } from './words.ts'

/** What all parts of one picture have in common; lengths in pixels. */
export type Sheet = {
  readonly id: string
  readonly language: Language
  readonly links: MapLinks
  readonly pitch: number
  readonly row: number
  readonly labelHeight: number
  /** Radius of the largest mark. */
  readonly largest: number
  /** Longest label of a column. */
  readonly label: number
  /** Room for names at the left. */
  readonly names: number
  readonly standing: (cell: MapCell) => string
  readonly hidesCells: boolean
  readonly hasSets: boolean
}

const xOf = (place: number, { names, pitch }: Sheet): number => names + (place + 0.5) * pitch

export type Column = {
  /** What each of its cells repeats, ready to stand there: its name in the title, its place among the attributes. */
  readonly name: string
  readonly at: string
  readonly drawn: (height: number) => string
}

/** A hairline down and a slanted label; pointing at it shows the column. `place`: in its band. */
export function columnOf(topic: MapTopic, place: number, sheet: Sheet): Column {
  const { language, links, labelHeight, pitch, label } = sheet
  const x = xOf(place, sheet)
  const name = sayTopic(topic, language)
  const shown = clipped(topic.name, label, 13)
  const text = `<text transform="translate(${number(x + 3)} ${number(labelHeight - 8)})rotate(-45)">${shown === name ? '' : titled(name)}${escaped(shown)}</text>`
  return {
    name: `${escaped(isolated(name))}, `,
    at: ` transform="translate(${number(x)})"${sheet.hidesCells ? ' tabindex="-1"' : ''}`,
    drawn(height) {
      return (
        `<g class="column"><rect class="band" x="${number(x - pitch / 2)}" y="${number(labelHeight)}" width="${number(pitch)}" height="${number(height)}" fill="none"/>` +
        `<path d="M${number(x)} ${number(labelHeight)}v${number(height)}" stroke="${HAIRLINE}"/>${linked(links.topic?.(topic), text)}</g>`
      )
    },
  }
}

/** The classes of a cell for the sets it is in; cells that are in no telling one recede. */
export const cellAttributes = (classes: string, recedes: boolean): string => ` class="cell${classes}"${recedes ? ' opacity=".5"' : ''}`

/** A member with its cells by place; and how a cell of its row looks, and what it says. */
export type Row = {
  readonly label: string
  readonly anchor: string
  readonly classes: string
  /** How the titles of its cells begin. */
  readonly who: string
  readonly colour: string
  /** How the title of a cell ends, and its mark. */
  readonly appearance: (cell: MapCell) => string
  readonly cells: ReadonlyMap<number, MapCell>
  /** Attributes of the cells that are in sets. */
  readonly inSets: ReadonlyMap<number, string>
}

/** All of a row but its cells. */
export function memberRow(member: MapMember, classes: string, { id, row, names, links, largest, standing }: Sheet): Omit<Row, 'cells' | 'inSets'> {
  const colour = fieldColour(member.hue)
  // Many cells of a row look and say the same.
  const known = new Map<number, string>()
  return {
    label: linked(links.member?.(member), memberLabel(member, row, names - 14)),
    anchor: ` id="${escaped(`${id}-member-${idPart(member.id)}`)}"`,
    classes,
    who: `<title>${escaped(isolated(member.name))}: `,
    colour,
    appearance(cell) {
      const key = cell.sources * 6 + (cell.stance === 'competence' ? 0 : cell.stance === 'need' ? 2 : 4) + (cell.confirmed ? 1 : 0)
      const found = known.get(key) ?? `${standing(cell)}</title>${cellMark(cell, largest, colour)}`
      known.set(key, found)
      return found
    },
  }
}

/** A row of one band, from one column to below another. */
export function rowOf(row: Row, columns: readonly Column[], from: number, to: number, y: number, sheet: Sheet): string {
  const { links, hasSets, names, pitch } = sheet
  const outside = cellAttributes('', hasSets)
  let marks = ''
  for (let place = from; place < to; place++) {
    const cell = row.cells.get(place)
    const column = columns[place]
    if (cell === undefined || column === undefined) continue
    marks += linked(links.cell?.(cell), row.who + column.name + row.appearance(cell), (row.inSets.get(place) ?? outside) + column.at)
  }
  return (
    `<g class="row${row.classes}"${from === 0 ? row.anchor : ''} transform="translate(0 ${number(y)})"><path d="M${names - 8} 0H${number(names + (to - from) * pitch)}" stroke="${HAIRLINE}"/>` +
    `${row.label}<g fill="${row.colour}" stroke="${row.colour}" stroke-width="1.8">${marks}</g></g>`
  )
}

/** An id may hold no spaces. */
const idPart = (id: string): string => id.replace(/[^\p{L}\p{N}_-]/gu, '-')

/** From this height a row has two lines. */
const TALL = 34

function memberLabel(member: MapMember, rowHeight: number, room: number): string {
  const { name, field } = member
  if (rowHeight < TALL) {
    return `<text class="name" y="4.5" font-weight="600">${titled(field === undefined ? name : `${name} (${field})`)}${escaped(fittingName(member, room, 13, 600))}</text>`
  }
  if (field === undefined) {
    const lines = linesOf(name, room, 2, 14, 600)
    return `${titled(name)}${lines.map((text, at) => nameLine(text, (lines.length === 2 ? -4 : 5) + at * 16)).join('')}`
  }
  return `${titled(`${name} (${field})`)}${nameLine(fittingName(member, room, 14, 600), -3)}<text class="note" y="13" font-size="12" fill="${SOFT}">${escaped(clipped(field, room, 12))}</text>`
}

const nameLine = (text: string, y: number): string => `<text class="name" y="${y}" font-size="14" font-weight="600">${escaped(text)}</text>`

type DrawnSet = {
  readonly set: MapSet
  /** Its number in the picture. */
  readonly at: number
  readonly members: readonly MapMember[]
  readonly topics: readonly string[]
  /** Where its topics stand in this band. */
  readonly places: readonly number[]
  /** In the first band it stands in, it can be linked to. */
  readonly isFirst: boolean
}

const LENS = 14
const MOST_CIRCLES = 6

/** A lens and the names at the left, a lens-shaped mark at each topic that is shared. Words stay readable where a set is weak; only shapes fade. */
export function setRow({ set, at, members, topics, places, isFirst }: DrawnSet, y: number, sheet: Sheet): string {
  const { id, language, links, names: left } = sheet
  const names = members.map(({ name }) => name).join(' × ')
  const short = members.map(({ name, short: known = name }) => known).join(' × ')
  const circles = members.slice(0, MOST_CIRCLES).map(({ hue }) => hue)
  const x = lensWidth(circles.length, LENS) + 8
  const label = [names, short].find((text) => widthOf(text, 12) <= left - 14 - x) ?? speak(language, 'members.count', { count: members.length })
  const first = xOf(places[0] ?? 0, sheet)
  const last = xOf(places.at(-1) ?? 0, sheet)
  const fade = set.isTelling ? '' : ' opacity=".5"'
  const inside =
    `${titled(speak(language, set.isTelling ? 'map.set' : 'map.setWeak', { members: names, topics: topics.join(', ') }))}<rect class="hit" y="-12" width="${number(last + 12)}" height="24" fill="none"/>` +
    `<g${fade}>${lensMark(circles, 0, 0, LENS)}</g><text class="note" x="${number(x)}" y="4" font-size="12" fill="${SOFT}">${escaped(label)}</text>` +
    `<g${fade}><path d="M${number(first)} 0H${number(last)}" stroke="${SOFT}" stroke-opacity=".5"/>${places.map((place) => sharedMark(xOf(place, sheet), 0, 15)).join('')}</g>`
  const anchor = isFirst ? ` id="${escaped(`${id}-set-${idPart(set.id)}`)}"` : ''
  return `<g class="set s${at}"${anchor} transform="translate(0 ${number(y)})">${linked(links.set?.(set), inside)}</g>`
}
