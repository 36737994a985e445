/**
 * How fast texts are read: German library records (shared/data/tibkat), each profiled once. The start (dictionary, matcher) is told apart from the reading.
 * **Units**: CPU seconds of this process, user and system; megabytes are a million bytes of UTF-8.
 */
import { profile } from '../../engine/profile/profile.ts'
import { createSplitter } from '../../engine/text/compounds.ts'
import { germanDictionary } from '../../engine/text/dictionary.ts'
import { importVocabulary } from '../../engine/vocabulary/import.ts'
import type { Vocabulary } from '../../engine/vocabulary/concept.ts'
import { buildMatcher, type Matcher } from '../../engine/vocabulary/matcher.ts'
import { shippedVocabulary } from '../../engine/vocabulary/shipped.ts'
import { dataText, hasData } from './data.ts'
import { atLeast, reported, type Figure } from './figure.ts'

type Entry = { readonly title: string; readonly desc: string }

const TEXTS = 'tibkat/german-originals.jsonl.gz'
const FOREIGN = ['vocabularies/euroscivoc.ttl', 'vocabularies/stw.ttl']

/**
 * The start, then reading with the shipped vocabulary, then with two large ones beside it; none for data that is absent (said on standard error).
 * The start is only a start in a process that has read nothing yet: measured first, or not at all.
 */
export function speedFigures(): Figure[] {
  const vocabulary = shippedVocabulary()
  const dictionary = seconds(() => {
    germanDictionary()
    createSplitter()
  })
  const building = timed(() => warmed(buildMatcher(vocabulary)))
  const start = [
    reported('start: dictionary and splitter', dictionary, 'CPU s', 'once a process'),
    reported('start: matcher of the shipped vocabulary', building.seconds, 'CPU s', sizeOf(vocabulary)),
  ]
  if (!hasData) {
    process.stderr.write('skipped: speed of reading (shared/data is absent)\n')
    return start
  }
  const texts = textsOf()
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const note = `${texts.length} texts, ${megabytes.toFixed(2)} MB, each once`
  const name = 'German texts profiled, shipped vocabulary'
  return [
    ...start,
    atLeast(name, megabytes / reading(texts, building.value), 0.4, 'MB/CPU s', `${note}; words met for the first time`),
    reported(`${name}, again`, megabytes / reading(texts, building.value), 'MB/CPU s', `${note}; every word known`),
    ...withForeign(texts, megabytes, note),
  ]
}

function withForeign(texts: readonly string[], megabytes: number, note: string): Figure[] {
  const concepts = FOREIGN.flatMap((file) => {
    const read = importVocabulary(dataText(file))
    if (!read.ok) throw new Error(`${file}: ${read.refusal.code}`)
    return read.value.vocabulary.concepts
  })
  const all = { title: 'all', concepts: [...shippedVocabulary().concepts, ...concepts] }
  const building = timed(() => warmed(buildMatcher(all)))
  const name = 'German texts profiled, EuroSciVoc and STW beside it'
  return [
    reported(name, megabytes / reading(texts, building.value), 'MB/CPU s', note),
    reported('start: matcher of all three vocabularies', building.seconds, 'CPU s', sizeOf(all)),
  ]
}

/** A matcher makes its tries when the first sentence of a language comes. */
function warmed(matcher: Matcher): Matcher {
  profile('Fräsen.', matcher, { language: 'de' })
  profile('Milling.', matcher, { language: 'en' })
  return matcher
}

/** The different texts, each once: a second reading would cost less. */
function textsOf(): string[] {
  const lines = dataText(TEXTS).trim().split('\n')
  return [...new Set(lines.map((line) => JSON.parse(line) as Entry).map(({ title, desc }) => `${title}\n${desc}`))] // the shape shared/data/README.md tells
}

function reading(texts: readonly string[], matcher: Matcher): number {
  return seconds(() => {
    for (const text of texts) profile(text, matcher)
  })
}

const sizeOf = ({ concepts }: Vocabulary): string => `${concepts.length} concepts, both languages`

const seconds = (run: () => void): number => timed(run).seconds

function timed<T>(run: () => T): { readonly value: T; readonly seconds: number } {
  const started = process.cpuUsage()
  const value = run()
  const { user, system } = process.cpuUsage(started)
  return { value, seconds: (user + system) / 1e6 }
}
