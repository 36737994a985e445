/**
 * The map of an alliance as data: who works on what or seeks it, and which intersections that makes; and its arrangement, so that what belongs together stands together.
 * **Shapes**: some ten members, some hundred topics, a tenth of the cells filled. Above 60 × 200 topics are gathered under their broader one.
 * Arranging takes some ten milliseconds and depends on ids only, so one arrangement serves both languages and may be kept.
 */
import { placesIn, seriate } from './seriation.ts'

/** Who stands in a picture. */
export type PictureMember = {
  readonly id: string
  readonly name: string
  /** The name by which all know it (“MNT”), for where the whole one finds no room. */
  readonly short?: string
  /** The hue of its field, in degrees. */
  readonly hue?: number
}

/** With its field in words. */
export type MapMember = PictureMember & { readonly field?: string }

export type MapTopic = {
  readonly id: string
  readonly name: string
  readonly parent?: { readonly id: string; readonly name: string }
  /** How many topics are gathered here; 1 where absent. */
  readonly gathers?: number
}

export type Stance = 'competence' | 'need' | 'both'

export type MapCell = {
  readonly member: string
  readonly topic: string
  readonly stance: Stance
  /** The member said so itself; else it was found in sources. */
  readonly confirmed: boolean
  /** Independent sources that show it, 1 or more. */
  readonly sources: number
}

export type MapSet = {
  readonly id: string
  /** Ids of members and topics. */
  readonly members: readonly string[]
  readonly topics: readonly string[]
  /** Is it more than chance? What is not recedes. */
  readonly isTelling: boolean
}

export type AllianceMap = {
  readonly members: readonly MapMember[]
  readonly topics: readonly MapTopic[]
  readonly cells: readonly MapCell[]
  /** The most surprising first. */
  readonly sets: readonly MapSet[]
}

/** Addresses of what the picture shows; what has none is no link. */
export type MapLinks = {
  readonly member?: (member: MapMember) => string | undefined
  readonly topic?: (topic: MapTopic) => string | undefined
  readonly cell?: (cell: MapCell) => string | undefined
  readonly set?: (set: MapSet) => string | undefined
}

const MOST_MEMBERS = 60
const MOST_TOPICS = 200

/** The map as it is drawn: gathered where it is large, members and topics in the order of seriation. */
export function arranged(map: AllianceMap): AllianceMap {
  const gathered = map.members.length > MOST_MEMBERS || map.topics.length > MOST_TOPICS ? gatheredByParent(map) : map
  const { members, topics, cells, sets } = gathered
  const row = new Map(members.map(({ id }, at) => [id, at]))
  const column = new Map(topics.map(({ id }, at) => [id, at]))
  const located = cells.flatMap((cell) => {
    const at = { row: row.get(cell.member), column: column.get(cell.topic) }
    return at.row === undefined || at.column === undefined ? [] : [{ row: at.row, column: at.column, weight: cell.sources, cell }]
  })
  const order = seriate({
    rows: members.map(({ id }) => id),
    columns: topics.map(({ id }) => id),
    cells: located,
  })
  const rowPlace = placesIn(order.rows)
  const columnPlace = placesIn(order.columns)
  const placed = located.map((at) => ({ place: (rowPlace[at.row] ?? 0) * topics.length + (columnPlace[at.column] ?? 0), cell: at.cell }))
  return {
    members: order.rows.flatMap((at) => members[at] ?? []),
    topics: order.columns.flatMap((at) => topics[at] ?? []),
    cells: placed.toSorted((a, b) => a.place - b.place).map(({ cell }) => cell),
    sets,
  }
}

/** Every topic under its broader one: a cell has the most sources of those it gathers, since the same source may show several, and is confirmed where one of them is. */
function gatheredByParent({ members, topics, cells, sets }: AllianceMap): AllianceMap {
  const groupOf = new Map(topics.map(({ id, parent }) => [id, parent?.id ?? id]))
  // A topic that others are gathered under goes with them.
  const groups = new Map<string, MapTopic>()
  for (const { id, name, parent, gathers = 1 } of topics.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const group = parent ?? { id, name }
    const known = groups.get(group.id)
    groups.set(group.id, { id: group.id, name: group.name, gathers: (known?.gathers ?? 0) + gathers })
  }
  const gathered = new Map<string, Map<string, MapCell>>()
  for (const cell of cells) {
    const topic = groupOf.get(cell.topic)
    if (topic === undefined) continue
    const row = gathered.get(cell.member) ?? new Map<string, MapCell>()
    gathered.set(cell.member, row)
    const known = row.get(topic)
    row.set(
      topic,
      known === undefined
        ? { ...cell, topic }
        : { member: cell.member, topic, stance: known.stance === cell.stance ? cell.stance : 'both', confirmed: known.confirmed || cell.confirmed, sources: Math.max(known.sources, cell.sources) },
    )
  }
  return { members, topics: [...groups.values()], cells: [...gathered.values()].flatMap((row) => [...row.values()]), sets: sets.map((set) => ({ ...set, topics: [...new Set(set.topics.flatMap((topic) => groupOf.get(topic) ?? []))] })) }
}
