/**
 * The map as a picture: members in rows, topics in columns, a mark where they meet; beneath, a row for each set of members with the topics they share.
 * Where topics are many the columns go on in further bands below, so that nothing scrolls sideways and every label stays readable; below a wide screen the list of map-list.ts takes its place.
 *
 * Lighting without script (pictures.css): pointing at or focusing a member's row or a set's row, or following a link to it (`#{id}-member-{member}`, `#{id}-set-{set}`), lets all else recede. Set number k of the picture has the class `sk`;
 * an element of the page with class `lights-sk` does the same from outside, where both stand in an element of class `lit`.
 * **Shapes**: 6 × 60 is two bands; 50 × 300 some milliseconds. Marks are at least 24 pixels apart (WCAG 2.2, target size). Above {@link TAB_STOPS} cells they leave the tab order: labels, sets and the table stay in it.
 */
import { widthOf } from '#platform/svg-label'
import type { AllianceMap, MapCell, MapLinks, MapSet, MapTopic } from './map.ts'
import { cellAttributes, columnOf, memberRow, rowOf, setRow, type Row, type Sheet } from './map-parts.ts'
import { standings } from './map-words.ts'
import { escaped, framed, number, SOFT, type PictureOptions } from '#platform/svg'
import { speak } from './words.ts'

const WIDTH = 1136
const NAMES = 212
const TAB_STOPS = 200
/** Sets in the margin: those more than chance; where there are none, the first few, receding. pictures.css has as many classes. */
const MOST_SETS = 12
const MOST_WEAK = 3
const PITCH = { least: 24, most: 40 }
/** So many members have two lines each. */
const FEW = 12
const SET_ROW = 26
const BETWEEN_BANDS = 36
const LABEL = 168

/** Draws a map in the order it has: see `arranged`. */
export function mapPicture(map: AllianceMap, { id, language }: PictureOptions, links: MapLinks = {}): string {
  const { members, topics, cells } = map
  const title = speak(language, 'map.title')
  if (topics.length === 0 || members.length === 0) {
    const empty = speak(language, 'map.empty')
    return framed({ id, kind: 'map', language, width: 520, height: 32, title, description: empty }, `<text class="note" y="20" fill="${SOFT}">${escaped(empty)}</text>`)
  }
  const telling = map.sets.filter(({ isTelling }) => isTelling)
  const sets = telling.length > 0 ? telling.slice(0, MOST_SETS) : map.sets.slice(0, MOST_WEAK)
  const layout = layoutOf(map)
  const sheet: Sheet = { ...layout, id, language, links, label: LABEL, names: NAMES, standing: standings(language), hidesCells: cells.length > TAB_STOPS && links.cell !== undefined, hasSets: sets.length > 0 }
  const rows = rowsOf(map, sets, sheet)
  const columns = topics.map((topic, place) => columnOf(topic, place % layout.perBand, sheet))
  const memberById = new Map(members.map((member) => [member.id, member]))
  const topicById = new Map(topics.map((topic) => [topic.id, topic]))
  const shared = sets.map(({ topics: own }) => new Set(own))
  const shown = new Set<MapSet>()
  let body = ''
  let top = 0
  for (let from = 0; from < topics.length; from += layout.perBand) {
    if (from > 0) top += BETWEEN_BANDS
    const to = Math.min(topics.length, from + layout.perBand)
    const here = sets.map((set, at) => ({ set, at, places: placesOf(topics, from, to, shared[at] ?? new Set()) })).filter(({ places }) => places.length > 0)
    const matrix = members.length * layout.row
    const margin = here.length === 0 ? 0 : 14 + here.length * SET_ROW
    let band = ''
    for (let place = from; place < to; place++) band += columns[place]?.drawn(matrix + margin) ?? ''
    for (const [at, row] of rows.entries()) band += rowOf(row, columns, from, to, layout.labelHeight + (at + 0.5) * layout.row, sheet)
    for (const [line, { set, at, places }] of here.entries()) {
      const drawnMembers = set.members.flatMap((member) => memberById.get(member) ?? [])
      const names = set.topics.flatMap((topic) => topicById.get(topic)?.name ?? [])
      band += setRow({ set, at, members: drawnMembers, topics: names, places, isFirst: !shown.has(set) }, layout.labelHeight + matrix + 14 + (line + 0.5) * SET_ROW, sheet)
      shown.add(set)
    }
    body += `<g class="part" transform="translate(0 ${number(top)})">${band}</g>`
    top += layout.labelHeight + matrix + margin
  }
  const left = map.sets.length - sets.length
  if (left > 0) {
    body += `<text class="note" y="${number(top + 20)}" font-size="12" fill="${SOFT}">${escaped(speak(language, 'map.moreSets', { count: left }))}</text>`
    top += 26
  }
  const description = speak(language, 'map.desc', { members: members.length, topics: topics.length, cells: cells.length, sets: map.sets.length })
  const gathered = topics.some(({ gathers = 1 }) => gathers > 1) ? ` ${speak(language, 'map.gathered')}` : ''
  return framed({ id, kind: 'map', language, width: layout.width, height: top, title, description: description + gathered }, body)
}

const SINE = Math.SQRT1_2

type Layout = Pick<Sheet, 'pitch' | 'row' | 'labelHeight' | 'largest'> & { readonly width: number; readonly perBand: number }

function layoutOf({ members, topics }: AllianceMap): Layout {
  const overhang = Math.min(LABEL, Math.max(0, ...topics.map((topic) => widthOf(topic.name, 13)))) * SINE
  const room = WIDTH - NAMES - overhang
  const bands = Math.ceil((topics.length * PITCH.least) / room)
  const perBand = Math.ceil(topics.length / bands)
  const pitch = Math.min(PITCH.most, room / perBand)
  const row = members.length > FEW ? PITCH.least + 2 : PITCH.most
  return { width: NAMES + perBand * pitch + overhang, pitch, row, perBand, labelHeight: overhang + 22, largest: Math.min(13, Math.min(pitch, row) / 2 - 1.5) }
}

function placesOf(topics: readonly MapTopic[], from: number, to: number, shared: ReadonlySet<string>): number[] {
  const places: number[] = []
  for (let place = from; place < to; place++) if (shared.has(topics[place]?.id ?? '')) places.push(place - from)
  return places
}

/** Cells and sets by place, so that bands only look them up. */
function rowsOf({ members, topics, cells }: AllianceMap, sets: readonly MapSet[], sheet: Sheet): Row[] {
  const placeOf = new Map(topics.map(({ id }, place) => [id, place]))
  const cellsOf = new Map(members.map(({ id }) => [id, new Map<number, MapCell>()]))
  for (const cell of cells) {
    const place = placeOf.get(cell.topic)
    if (place !== undefined) cellsOf.get(cell.member)?.set(place, cell)
  }
  return members.map((member) => {
    const own = sets.flatMap((set, at) => (set.members.includes(member.id) ? [{ set, name: ` s${at}` }] : []))
    const classes = new Map<number, string>()
    const telling = new Set<number>()
    for (const { set, name } of own) {
      for (const topic of set.topics) {
        const place = placeOf.get(topic)
        if (place === undefined) continue
        classes.set(place, (classes.get(place) ?? '') + name)
        if (set.isTelling) telling.add(place)
      }
    }
    const inSets = new Map([...classes].map(([place, names]) => [place, cellAttributes(names, !telling.has(place))]))
    return { cells: cellsOf.get(member.id) ?? new Map<number, MapCell>(), inSets, ...memberRow(member, own.map(({ name }) => name).join(''), sheet) }
  })
}
