/**
 * Partner search on research projects (shared/data/cordis-he, `dev` and `test` together): for every organisation with at least three projects and each of its projects one query, the project's title and
 * objective, against all such organisations; mean reciprocal rank of that organisation. The project is held out for *everybody* in its query, not only for the one asked for: else the other partners
 * would still hold the very text. Nothing of who took part reaches the query. Rarity of words is counted over all projects, on both sides alike. What participants are called comes with the data and is
 * part of what the search ships; the floor has the projects only, and a second floor has the names as a further text. Weights were chosen on `dev` alone.
 */
import { partnerIndex } from '../../engine/match/partners.ts'
import { isSmall } from '../../engine/text/stopwords.ts'
import { bootstrap } from './bootstrap.ts'
import { dataText, hasData } from './data.ts'
import { atLeast, reported, type Figure } from './figure.ts'
import { QUESTIONS, SPEAKERS } from './partner-questions.ts'

type Project = { readonly id: string; readonly title: string; readonly objective: string; readonly orgs: readonly { readonly name: string }[] }
/** For a project all organisations, likeliest first. */
type Ranker = (project: Project) => readonly string[]
type Pool = { readonly projects: readonly Project[]; readonly own: ReadonlyMap<string, ReadonlySet<string>> }

const LEAST_PROJECTS = 3
const LIFT = 1.15

export function partnerFigures(): Figure[] {
  return [...(hasData ? projectFigures() : skipped()), ...questionFigures()]
}

function skipped(): Figure[] {
  process.stderr.write('skipped: partners of research projects (shared/data is absent)\n')
  return []
}

function projectFigures(): Figure[] {
  const pool = poolOf(['dev', 'test'])
  const plain = reciprocals(pool, shipped(pool, false))
  const { user } = process.cpuUsage()
  const rank = shipped(pool, true)
  const read = process.cpuUsage().user
  const ours = reciprocals(pool, rank)
  const perQuery = (process.cpuUsage().user - read) / 1000 / pool.projects.length
  const floor = reciprocals(pool, floorOf(pool, false))
  const named = reciprocals(pool, floorOf(pool, true))
  const differences = ours.map((value, at) => value - (floor[at] ?? 0))
  const { low, high } = bootstrap(differences)
  const isSmallOne = sizes(pool).map((size) => size <= 5)
  const few = (values: readonly number[]): number => mean(values.filter((_, at) => isSmallOne[at] ?? false))
  return [
    reported('partners: MRR', mean(ours), 'MRR', `${ours.length} pairs, ${pool.own.size} organisations, ${pool.projects.length} projects; no prior for many projects`),
    reported('partners: floor MRR', mean(floor), 'MRR', 'TF-IDF profile: centroid of the other projects, words but small ones, 1 + ln tf, idf, cosine'),
    atLeast('partners: MRR to the floor', mean(ours) / mean(floor), LIFT, 'ratio'),
    atLeast('partners: MRR above the floor, lower end', low, 0.0001, 'MRR', `mean ${mean(differences).toFixed(4)}, 95 % interval ${low.toFixed(4)} to ${high.toFixed(4)}, paired bootstrap, 10,000 resamples`),
    reported('partners: MRR without names', mean(plain), 'MRR', 'the profiles alone'),
    reported('partners: floor with the names as a further text', mean(named), 'MRR'),
    reported('partners of five projects and fewer: MRR', few(ours), 'MRR', `floor ${few(floor).toFixed(4)}; nothing favours the large`),
    reported('partners: time to read all', (read - user) / 1e6, 'CPU s', 'words known'),
    reported('partners: time for a query and its rank', perQuery, 'CPU ms', 'a text of 2,000 characters'),
  ]
}

/** Our own short questions, each answered by one of forty texts. */
function questionFigures(): Figure[] {
  const index = partnerIndex(Object.entries(SPEAKERS).map(([id, text]) => ({ id, organisations: [id], text })))
  const ranks = QUESTIONS.map(([text, organisation]) => index.rank({ text }).findIndex((hit) => hit.organisation === organisation) + 1)
  const missed = QUESTIONS.filter((_, at) => ranks[at] !== 1).map(([question]) => question)
  return [
    reported('partners by a short question: Hit@1', mean(ranks.map((rank) => Number(rank === 1))), 'share', `${QUESTIONS.length} German and English questions, ${Object.keys(SPEAKERS).length} invented organisations; not first: ${missed.join('; ')}`),
    reported('partners by a short question: MRR', mean(ranks.map((rank) => (rank === 0 ? 0 : 1 / rank))), 'MRR'),
  ]
}

function poolOf(splits: readonly string[]): Pool {
  const projects = splits.flatMap((split) => dataText(`cordis-he/${split}.jsonl.gz`).trim().split('\n').map((line) => JSON.parse(line) as Project)) // the shape shared/data/README.md tells
  const own = new Map<string, Set<string>>()
  for (const { id, orgs } of projects) for (const { name } of orgs) own.set(name, (own.get(name) ?? new Set()).add(id))
  return { projects, own: new Map([...own].filter(([, ids]) => ids.size >= LEAST_PROJECTS).toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}

const textOf = ({ title, objective }: Project): string => `${title}\n${objective}`

const partnersOf = ({ id }: Project, { own }: Pool): string[] => [...own].flatMap(([name, ids]) => (ids.has(id) ? [name] : []))

const sizes = (pool: Pool): number[] => pool.projects.flatMap((project) => partnersOf(project, pool).map((name) => pool.own.get(name)?.size ?? 0))

/** One value a pair, in the order of projects and names. */
function reciprocals(pool: Pool, rank: Ranker): number[] {
  return pool.projects.flatMap((project) => {
    const partners = partnersOf(project, pool)
    if (partners.length === 0) return []
    const places = new Map(rank(project).map((name, at) => [name, at + 1]))
    return partners.map((name) => 1 / (places.get(name) ?? Infinity))
  })
}

function shipped(pool: Pool, hasNames: boolean): Ranker {
  // The data writes names in capitals, which would read as abbreviations.
  const names = new Map(hasNames ? [...pool.own.keys()].map((name) => [name, name.toLowerCase()]) : [])
  const index = partnerIndex(pool.projects.map((project) => ({ id: project.id, text: textOf(project), organisations: partnersOf(project, pool) })), names)
  return (project) => index.rank({ text: textOf(project) }, { without: new Set([project.id]) }).map(({ organisation }) => organisation)
}

/** Written out here, so that a better engine does not lift its own floor. */
function floorOf(pool: Pool, hasNames: boolean): Ranker {
  const texts = new Map(pool.projects.map((project) => [project.id, countsOf(textOf(project))]))
  const holders = new Map<string, number>()
  for (const counts of texts.values()) for (const word of counts.keys()) holders.set(word, (holders.get(word) ?? 0) + 1)
  const vectorOf = (counts: ReadonlyMap<string, number>): Map<string, number> => {
    const weights = [...counts].flatMap(([word, count]) => (holders.has(word) ? [[word, (1 + Math.log(count)) * Math.log(texts.size / (holders.get(word) ?? 1))] as const] : []))
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1
    return new Map(weights.map(([word, weight]) => [word, weight / length]))
  }
  const vectors = new Map([...texts].map(([id, counts]) => [id, vectorOf(counts)]))
  const profiles = [...pool.own].map(([name, ids]) => ({ name, ids, sum: sumOf([...[...ids].map((id) => vectors.get(id)), ...(hasNames ? [vectorOf(countsOf(name))] : [])]) }))
  return (project) => {
    const query = vectors.get(project.id) ?? new Map<string, number>()
    const scores = profiles.map(({ name, ids, sum: whole }) => {
      const sum = ids.has(project.id) ? sumOf([whole, new Map([...query].map(([word, weight]) => [word, -weight]))]) : whole
      let [product, squares] = [0, 0]
      for (const [word, weight] of query) product += weight * (sum.get(word) ?? 0)
      for (const weight of sum.values()) squares += weight * weight
      return { name, score: product / (Math.sqrt(squares) || 1) }
    })
    return scores.toSorted((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1)).map(({ name }) => name)
  }
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}-]{2,}/gu) ?? []) if (!isSmall(word, 'en')) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function sumOf(vectors: readonly (ReadonlyMap<string, number> | undefined)[]): Map<string, number> {
  const sum = new Map<string, number>()
  for (const vector of vectors) for (const [word, weight] of vector ?? []) sum.set(word, (sum.get(word) ?? 0) + weight)
  return sum
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
