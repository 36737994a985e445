/**
 * German text finds its English version: library records (shared/data/tibkat) with a German title and description, and an English version of both.
 * Records are parted in halves by the hash of their file name: one to tune on, one reported; each German text is ranked against the English versions of both.
 * A tie counts against us. The floor (4-grams of letters, tf-idf, cosine) is measured in the same run, and again without the few rivals whose “English” version
 * is German: on letters they beat all others, and so most of the distance to the floor is theirs.
 */
import { createHash } from 'node:crypto'
import { likenessIndex } from '../../engine/match/likeness.ts'
import { documentLanguage } from '../../engine/text/language.ts'
import { dataText, hasData } from './data.ts'
import { atLeast, reported, type Figure } from './figure.ts'

type Entry = { readonly filename: string; readonly title: string; readonly desc: string; readonly text_en: string }
type Half = 'tune' | 'reported'
/** How like each English version is to the German text of one entry. */
type Scorer = (entry: Entry) => ArrayLike<number>

const FLOOR = '4-grams of letters, tf-idf, cosine'

/** The figures of one half; none, said on standard error, where the data is absent. */
export function acrossFigures(half: Half = 'reported'): Figure[] {
  if (!hasData) {
    process.stderr.write('skipped: German text finds its English version (shared/data is absent)\n')
    return []
  }
  const entries = dataText('tibkat/german-originals.jsonl.gz').trim().split('\n').map((line) => JSON.parse(line) as Entry) // the shape shared/data/README.md tells
  const asked = [...entries.keys()].filter((at) => halfOf(entries[at]) === half)
  const ours = likeness(entries)
  const floor = remembered(letterFloor(entries))
  const started = process.cpuUsage()
  const whole = score(asked, entries, ours((entry) => `${entry.title}\n\n${entry.desc}`))
  const { user, system } = process.cpuUsage(started)
  const title = score(asked, entries, ours((entry) => entry.title))
  const excerpt = score(asked, entries, ours((entry) => entry.desc.slice(0, 200)))
  const least = score(asked, entries, floor)
  const untranslated = new Set([...entries.keys()].filter((at) => documentLanguage(entries[at]?.text_en ?? '') === 'de'))
  const leastWithout = score(asked, entries, floor, untranslated)
  const name = `German text finds its English version (${half} half)`
  const note = `${asked.length} asked, ranked among ${entries.length}`
  return [
    atLeast(`${name}: Hit@1`, whole.hits, 0.54, 'share', note),
    atLeast(`${name}: MRR`, whole.reciprocal, 0.65, 'MRR', note),
    reported(`${name}: floor Hit@1`, least.hits, 'share', FLOOR),
    reported(`${name}: floor MRR`, least.reciprocal, 'MRR', FLOOR),
    reported(`${name}: floor Hit@1 without untranslated rivals`, leastWithout.hits, 'share', `${untranslated.size} “English” versions are German and left out as rivals`),
    reported(`${name}: floor MRR without untranslated rivals`, leastWithout.reciprocal, 'MRR', FLOOR),
    reported(`${name}: Hit@1 by title alone`, title.hits),
    reported(`${name}: Hit@1 by 200 letters of the description`, excerpt.hits),
    reported(`${name}: time to answer`, (user + system) / 1e6, 'CPU s', 'the half, its German read for the first time; the index stands'),
  ]
}

function halfOf(entry: Entry | undefined): Half {
  return (createHash('sha256').update(entry?.filename ?? '').digest()[0] ?? 0) % 2 === 0 ? 'tune' : 'reported'
}

function likeness(entries: readonly Entry[]): (german: (entry: Entry) => string) => Scorer {
  const index = likenessIndex(entries.map((entry) => ({ text: entry.text_en })))
  return (german) => (entry) => {
    const scores = new Float64Array(entries.length)
    for (const near of index.nearest({ text: german(entry) }, entries.length)) scores[near.index] = near.score
    return scores
  }
}

/** The floor ranks twice, with and without some rivals; its scores are the same. */
function remembered(scorer: Scorer): Scorer {
  const known = new Map<Entry, ArrayLike<number>>()
  return (entry) => {
    const scores = known.get(entry) ?? scorer(entry)
    known.set(entry, scores)
    return scores
  }
}

/** The strongest of five usual weightings of letters: 4-grams inside words, log tf, smoothed idf on both sides. Written out here, so that a better engine does not lift its own floor. */
function letterFloor(entries: readonly Entry[]): Scorer {
  const postings = new Map<string, { readonly at: number; readonly count: number }[]>()
  entries.forEach((entry, at) => {
    for (const [letters, count] of fourLetters(entry.text_en)) {
      const list = postings.get(letters)
      if (list === undefined) postings.set(letters, [{ at, count }])
      else list.push({ at, count })
    }
  })
  const weigh = (count: number, holders: number): number => (1 + Math.log(count)) * (1 + Math.log((1 + entries.length) / (1 + holders)))
  const lengths = new Float64Array(entries.length)
  for (const list of postings.values()) for (const { at, count } of list) lengths[at] = (lengths[at] ?? 0) + weigh(count, list.length) ** 2
  return (entry) => {
    const scores = new Float64Array(entries.length)
    for (const [letters, asked] of fourLetters(`${entry.title} ${entry.desc}`)) {
      const list = postings.get(letters) ?? []
      for (const { at, count } of list) scores[at] = (scores[at] ?? 0) + (weigh(asked, list.length) * weigh(count, list.length)) / Math.sqrt(lengths[at] ?? 1)
    }
    return scores
  }
}

function fourLetters(text: string): Map<string, number> {
  const bag = new Map<string, number>()
  for (const word of text.toLowerCase().split(/\s+/u)) {
    const marked = ` ${word} `
    for (let at = 0; at === 0 || at + 4 <= marked.length; at++) bag.set(marked.slice(at, at + 4), (bag.get(marked.slice(at, at + 4)) ?? 0) + 1)
  }
  return bag
}

function score(asked: readonly number[], entries: readonly Entry[], scorer: Scorer, without: ReadonlySet<number> = new Set()): { hits: number; reciprocal: number } {
  let hits = 0
  let reciprocal = 0
  for (const at of asked) {
    const entry = entries[at]
    if (entry === undefined) continue
    const scores = scorer(entry)
    const own = scores[at] ?? 0
    let rank = 1
    for (let other = 0; other < scores.length; other++) if (other !== at && !without.has(other) && (scores[other] ?? 0) >= own) rank++
    if (rank === 1) hits++
    reciprocal += 1 / rank
  }
  return { hits: hits / asked.length, reciprocal: reciprocal / asked.length }
}
