/** What the map says of a cell, a topic or a set in words, and its twin as a table. */
import type { Language } from '#platform/words'
import type { AllianceMap, MapCell, MapTopic } from './map.ts'
import { speak } from './words.ts'

/** A picture as rows: the head names the columns, numbers are numbers so that each door prints them its own way. */
export type Twin = { readonly head: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] }

/** “Sensorik (5 Themen)” where topics are gathered. */
export const sayTopic = ({ name, gathers = 1 }: MapTopic, language: Language): string => (gathers === 1 ? name : speak(language, 'topic.gathers', { topic: name, count: gathers }))

/** Says “Kompetenz, vom Mitglied bestätigt, 3 unabhängige Quellen” of a cell; many cells say the same, so it is made once. */
export function standings(language: Language): (cell: MapCell) => string {
  const said = new Map<string, string>()
  return ({ stance, confirmed, sources }) => {
    const key = `${stance} ${confirmed} ${sources}`
    const known = said.get(key) ?? `${speak(language, `stance.${stance}`)}, ${speak(language, confirmed ? 'confirmed' : 'found')}, ${speak(language, 'sources', { count: sources })}`
    said.set(key, known)
    return known
  }
}

/** One row a filled cell, in the order of the map. */
export function mapTwin({ members, topics, cells, sets }: AllianceMap, language: Language): Twin {
  const memberById = new Map(members.map((member) => [member.id, member]))
  const count = new Map<string, Map<string, number>>()
  for (const set of sets) {
    for (const member of set.members) {
      const own = count.get(member) ?? new Map<string, number>()
      count.set(member, own)
      for (const topic of set.topics) own.set(topic, (own.get(topic) ?? 0) + 1)
    }
  }
  const stance = { competence: speak(language, 'stance.competence'), need: speak(language, 'stance.need'), both: speak(language, 'stance.both') }
  const [confirmed, found] = [speak(language, 'confirmed'), speak(language, 'found')]
  const names = new Map(topics.map((topic) => [topic.id, sayTopic(topic, language)]))
  return {
    head: (['column.member', 'column.topic', 'column.stance', 'column.certainty', 'column.sources', 'column.sets'] as const).map((key) => speak(language, key)),
    rows: cells.flatMap((cell) => {
      const member = memberById.get(cell.member)
      const topic = names.get(cell.topic)
      if (member === undefined || topic === undefined) return []
      return [[member.name, topic, stance[cell.stance], cell.confirmed ? confirmed : found, cell.sources, count.get(cell.member)?.get(cell.topic) ?? 0]]
    }),
  }
}
