/** Alliances for tests, benches and the demo: drawn with letters, or of any size from a seed. */
import type { AllianceMap, MapCell, MapSet, Stance } from './map.ts'

const STANCES: Readonly<Record<string, Stance>> = { k: 'competence', n: 'need', b: 'both' }

/**
 * One row a member, one letter a cell: `k` competence, `n` need (Bedarf), `b` both, capital where confirmed, anything else nothing. Members are m0, m1 …, topics t00, t01 …
 * `drawn('K..', '.kn')` are two members and three topics.
 */
export function drawn(...rows: readonly string[]): AllianceMap {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const cells = rows.flatMap((row, member) =>
    row.split('').flatMap((letter, topic): MapCell[] => {
      const stance = STANCES[letter.toLowerCase()]
      return stance === undefined ? [] : [{ member: `m${member}`, topic: topicId(topic), stance, confirmed: letter !== letter.toLowerCase(), sources: 1 + ((member + topic) % 4) }]
    }),
  )
  return {
    members: rows.map((_, at) => ({ id: `m${at}`, name: `Mitglied ${at}`, field: `Fachgebiet ${at}`, hue: HUES[at % HUES.length] ?? 0 })),
    topics: Array.from({ length: width }, (_, at) => ({ id: topicId(at), name: `Thema ${at}` })),
    cells,
    sets: [],
  }
}

const HUES = [38, 85, 250, 300, 200, 355] as const

const topicId = (at: number): string => `t${String(at).padStart(2, '0')}`

/** As large as wanted: every member knows the topics of its neighbourhood well, others by chance. Every fifth cell a need, every third confirmed; ten topics have one parent; sets of two to four members. */
export function grown(members: number, topics: number, share: number, seed = 1): AllianceMap {
  const random = dice(seed)
  const rows = Array.from({ length: members }, (_, member) =>
    Array.from({ length: topics }, (__, topic) => {
      const near = Math.abs(member / members - topic / topics) < 0.1 ? 3 : 0.75
      if (random() >= share * near) return '.'
      const letter = random() < 0.2 ? 'n' : 'k'
      return random() < 0.33 ? letter.toUpperCase() : letter
    }).join(''),
  )
  const map = drawn(...rows)
  return {
    ...map,
    members: map.members.map((member, at) => ({ ...member, name: numbered(at, NAMES) })),
    topics: map.topics.map((topic, at) => ({ ...topic, name: numbered(at, TOPICS), parent: { id: `p${Math.floor(at / 10)}`, name: numbered(Math.floor(at / 10), PARENTS) } })),
    sets: Array.from({ length: 20 }, (_, at): MapSet => {
      const first = Math.floor(random() * Math.max(1, members - 4))
      const from = Math.floor((first / members) * topics)
      return {
        id: `set${at}`,
        members: map.members.slice(first, first + 2 + (at % 3)).map(({ id }) => id),
        topics: map.topics.slice(from, from + 3 + (at % 5)).map(({ id }) => id),
        isTelling: at < 8,
      }
    }),
  }
}

/** The names again and again, with numbers. */
const numbered = (at: number, of: readonly string[]): string => `${of[at % of.length] ?? ''} ${Math.floor(at / of.length) + 1}`

const NAMES = ['Beispielwerk Jena', 'Musterinstitut für Mikrosysteme', 'Kunststoffwerk Beispielstadt', 'Lichtnetz', 'Musterhochschule', 'Feinmechanik Beispiel']
const TOPICS = ['Oberflächenbeschichtung', 'Sensorik', 'Präzisionsoptik', 'Spritzgießen', 'Bildverarbeitung', 'Mikrosystemtechnik', 'Lasermaterialbearbeitung', 'Werkzeug- und Formenbau', 'Implantate', 'Klebtechnik']
const PARENTS = ['Fertigungstechnik', 'Messtechnik', 'Optische Technologien', 'Kunststofftechnik', 'Medizintechnik']

/** Numbers from 0 to below 1. Source: mulberry32 (T. Ettinger, public domain). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** The same alliance in another order of everything. */
export function shuffled(map: AllianceMap, seed: number): AllianceMap {
  const random = dice(seed)
  const mixed = <T>(list: readonly T[]): T[] => {
    const all = [...list]
    for (let at = all.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1))
      const here = all[at]
      const there = all[other]
      if (here === undefined || there === undefined) continue
      all[at] = there
      all[other] = here
    }
    return all
  }
  return { members: mixed(map.members), topics: mixed(map.topics), cells: mixed(map.cells), sets: map.sets }
}
