/**
 * How fast the pictures of an alliance are drawn, and how many bytes they are. Alliances from a seed (modules/topics/pictures/sample.ts): an eighth of the cells filled, a link at every cell.
 * **Units**: pictures per CPU second of this process, drawn one after the other; bytes after gzip (level 6) of the picture alone.
 */
import { gzipSync } from 'node:zlib'
import { arranged, type AllianceMap, type MapLinks } from '../../modules/topics/pictures/map.ts'
import { mapPicture } from '../../modules/topics/pictures/map-picture.ts'
import { grown } from '../../modules/topics/pictures/sample.ts'
import { atLeast, reported, round, type Figure } from './figure.ts'

const SHARE = 0.125
const MOST_BYTES = 60_000

const LINKS: MapLinks = {
  member: ({ id }) => `/de/mitglieder/${id}`,
  topic: ({ id }) => `/de/themen/${id}`,
  cell: ({ member, topic }) => `/de/mitglieder/${member}/${topic}`,
  set: ({ id }) => `/de/schnittmengen/${id}`,
}

export function pictureFigures(): Figure[] {
  const large = grown(50, 300, SHARE)
  const flat = withoutParents(large)
  const note = '50 × 300, an eighth of the cells, a link at each'
  const whole = arranged(flat)
  const gathered = arranged(large)
  return [
    atLeast('map as it is shown: arranged and drawn', rate(() => draw(arranged(large))), 150, 'pictures/CPU s', `${note}; topics gathered under 30 parents`),
    reported('map, nothing gathered, order kept: drawn', rate(() => draw(whole)), 'pictures/CPU s', `${note}: ${whole.cells.length}; a third of the time is putting 800 kB together`),
    reported('map: arranged alone, nothing gathered', rate(() => arranged(flat)), 'maps/CPU s', 'above 200 topics: the cheaper order'),
    reported('map 60 × 200: arranged in optimal order', 1000 / rate(() => arranged(withoutParents(grown(60, 200, SHARE)))), 'CPU ms'),
    bytes('map gathered: compressed', draw(gathered)),
    bytes('map, nothing gathered: compressed', draw(whole)),
    reported('map 200 × 400, nothing gathered: arranged and drawn', 1000 / rate(() => draw(arranged(withoutParents(grown(200, 400, SHARE))))), 'CPU ms'),
  ]
}

const draw = (map: AllianceMap): string => mapPicture(map, { id: 'map', language: 'de' }, LINKS)

const withoutParents = (map: AllianceMap): AllianceMap => ({ ...map, topics: map.topics.map(({ id, name }) => ({ id, name })) })

function bytes(figure: string, picture: string): Figure {
  const size = gzipSync(picture, { level: 6 }).length
  return { figure, value: size, unit: 'bytes', reach: `≤ ${MOST_BYTES}`, holds: size <= MOST_BYTES, note: `${round(picture.length / 1000)} kB before` }
}

/** How often a CPU second does it: warmed up, then the median of five runs of a fifth of a second. */
function rate(work: () => unknown): number {
  const run = (seconds: number): number => {
    const before = process.cpuUsage()
    let times = 0
    let used = 0
    while (used < seconds) {
      work()
      times++
      const { user, system } = process.cpuUsage(before)
      used = (user + system) / 1e6
    }
    return times / used
  }
  run(0.3)
  return Array.from({ length: 5 }, () => run(0.2)).toSorted((a, b) => a - b)[2] ?? 0
}
