/** Compounds against GermaNet's splits: 20,000 of its entries, chosen by hash. No word of the list stands in our own word lists; the other entries were used for tuning. */
import technicalNouns from '../../engine/text/bridge/nouns-technical.json' with { type: 'json' }
import nouns from '../../engine/text/bridge/nouns.json' with { type: 'json' }
import { createSplitter, type Splitter } from '../../engine/text/compounds.ts'
import { fold } from '../../engine/text/fold.ts'
import { dataText, hashOf } from './data.ts'
import { atLeast, reported, type Figure } from './figure.ts'

type Entry = { readonly compound: string; readonly modifiers: readonly string[]; readonly head: string }

/** Entries measured; the rest is for tuning. */
const MEASURED = 20_000

/** All entries, those to be measured first. In the list two comment lines come first. */
export function readCompounds(): Entry[] {
  const entries = dataText('compounds/germanet18.txt.gz')
    .split('\n')
    .slice(2)
    .filter((line) => line !== '')
    .map((line): Entry => {
      const [compound = '', modifiers = '', head = ''] = line.split('\t')
      return { compound, modifiers: modifiers.split('|'), head }
    })
  return entries
    .map((entry) => ({ entry, hash: hashOf(entry.compound) }))
    .toSorted((a, b) => a.hash - b.hash || (a.entry.compound < b.entry.compound ? -1 : 1))
    .map(({ entry }) => entry)
}

/** Where GermaNet's head begins in the folded compound; undefined where the head's spelling changes. */
function goldCut({ compound, head }: Entry): number | undefined {
  const whole = fold(compound)
  const end = fold(head)
  return whole.endsWith(end) ? whole.length - end.length : undefined
}

/** Our cuts in a folded compound, those at hyphens included, and the best cut in two. */
function ourCuts(folded: string, splitter: Splitter): { all: Set<number>; main: number | undefined } {
  const all = new Set<number>()
  let at = 0
  for (const piece of folded.split('-')) {
    if (at > 0) all.add(at)
    for (const part of splitter.partsOf(piece)) if (part.start > 0) all.add(at + part.start)
    at += piece.length + 1
  }
  const lastHyphen = folded.lastIndexOf('-')
  return { all, main: lastHyphen >= 0 ? lastHyphen + 1 : splitter.mainCut(folded) }
}

/** GermaNet's cuts of a compound and, again, of its head and modifier, where the list holds them. */
function goldCuts(entry: Entry, byName: ReadonlyMap<string, Entry>, depth = 0): number[] {
  const cut = goldCut(entry)
  if (cut === undefined || depth > 6) return []
  const folded = fold(entry.compound)
  const cuts = [cut]
  const head = byName.get(fold(entry.head))
  if (head !== undefined) cuts.push(...goldCuts(head, byName, depth + 1).map((inner) => inner + cut))
  for (const name of entry.modifiers) {
    const modifier = byName.get(fold(name))
    if (modifier === undefined || !folded.startsWith(fold(modifier.compound).slice(0, -1))) continue
    cuts.push(...goldCuts(modifier, byName, depth + 1))
    break
  }
  return cuts
}

/** Head and exact over some entries. */
export function scoreCompounds(entries: readonly Entry[], splitter: Splitter): { head: number; exact: number } {
  let head = 0
  let exact = 0
  for (const entry of entries) {
    const gold = goldCut(entry)
    if (gold === undefined) continue
    const { all, main } = ourCuts(fold(entry.compound), splitter)
    if (all.has(gold)) head++
    if (main === gold) exact++
  }
  return { head: head / entries.length, exact: exact / entries.length }
}

/** All cuts right, over the entries that GermaNet cuts into three or more parts. */
function scoreFull(entries: readonly Entry[], byName: ReadonlyMap<string, Entry>, splitter: Splitter): { full: number; count: number } {
  let full = 0
  let count = 0
  for (const entry of entries) {
    const expected = new Set(goldCuts(entry, byName))
    if (expected.size < 2) continue
    count++
    const { all } = ourCuts(fold(entry.compound), splitter)
    if (expected.size === all.size && [...expected].every((cut) => all.has(cut))) full++
  }
  return { full: full / Math.max(1, count), count }
}

/** Head, exact and full, over the measured entries. */
export function compoundFigures(): Figure[] {
  const entries = readCompounds()
  const splitter = createSplitter()
  const measured = entries.slice(0, MEASURED)
  const { head, exact } = scoreCompounds(measured, splitter)
  const { full, count } = scoreFull(measured, new Map(entries.map((entry) => [fold(entry.compound), entry])), splitter)
  const own = new Set([...Object.keys(nouns), ...Object.keys(technicalNouns)])
  const leaked = entries.filter((entry) => own.has(entry.compound)).length
  return [
    atLeast('compounds: a cut where the head begins', head, 0.95, 'share', `${measured.length} entries, ${leaked} of the list in our word lists`),
    atLeast('compounds: best two-way cut exact', exact, 0.85),
    reported('compounds: all cuts on three and more parts', full, 'share', `${count} entries`),
  ]
}
