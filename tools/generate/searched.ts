/**
 * A large alliance to search in, made of our own texts: organisations with recombined names, sources with recombined sentences. The same seed gives the same.
 * **Shapes**: a source has a title of two topics, whose it is, and 6 to 14 sentences, most of one text and some of others; it shows what they show. Ids count up; every tenth source is public, every hundredth sealed.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildMatcher, nameOf, profile, shippedVocabulary, type Concept } from '../../engine/index.ts'
import { seeded } from '../../engine/intersect/seeded.ts'
import { DEMO } from '../../examples/alliance/alliance.ts'
import { insidesOf, termsOfText } from '../../modules/topics/search-terms.ts'

type MadeOrganisation = { readonly id: string; readonly name: string; readonly place: string; readonly field: string; readonly insides: readonly string[]; readonly isPublic: boolean }
export type MadeSource = { readonly id: string; readonly owner: string; readonly title: string; readonly text: string; readonly insides: readonly string[]; readonly terms: readonly string[]; readonly topics: readonly string[]; readonly audience: 'public' | 'alliance' | 'sealed' }
export type Made = { readonly organisations: readonly MadeOrganisation[]; readonly sources: Iterable<MadeSource>; readonly concepts: readonly Concept[]; /** What people type: names, topics of both languages, parts of compounds. */ readonly questions: readonly string[] }

const FOLDER = resolve(import.meta.dirname, '../../examples/alliance/texts')
const FORMS = ['GmbH', 'GmbH & Co. KG', 'AG', 'e. V.', 'UG']

type Said = { readonly text: string; readonly terms: readonly string[]; readonly topics: readonly string[] }

export function searchedAlliance(options: { readonly organisations: number; readonly sources: number; readonly questions: number; readonly seed: number }): Made {
  const draw = seeded(options.seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)] as T // no list here is empty
  const vocabulary = shippedVocabulary()
  const matcher = buildMatcher(vocabulary)
  const texts = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt')).toSorted().map((name) => sentencesIn(readFileSync(join(FOLDER, name), 'utf8')))
  const labels = vocabulary.concepts.map((concept) => nameOf(concept, 'de'))
  const words = labels.filter((label) => /^\p{Lu}\p{Ll}{5,}$/u.test(label))
  const heads = DEMO.organisations.map(({ name }) => (name.de ?? name.en ?? '').split(' ')[0] ?? '')
  const places = DEMO.organisations.flatMap(({ place }) => place ?? [])
  const insides = new Map<string, readonly string[]>()
  const insidesIn = (text: string): readonly string[] => insides.get(text) ?? insides.set(text, insidesOf(text, matcher.reader)).get(text) ?? []
  const syllables = ['wald', 'berg', 'stein', 'tal', 'bach', 'feld', 'hof', 'au', 'see', 'burg', 'mark', 'ried']

  function sentencesIn(text: string): Said[] {
    const read = profile(text, matcher)
    const found = read.ok ? read.value.topics : []
    return matcher.reader.readText(text).sentences.map(({ start, end, language }) => ({
      text: text.slice(start, end).trim(),
      terms: termsOfText(text.slice(start, end), matcher.reader, language),
      topics: found.flatMap(({ concept, evidence }) => (evidence.some((one) => one.sentence.start === start) ? [concept] : [])),
    }))
  }

  const organisations = Array.from({ length: options.organisations }, (_, at): MadeOrganisation => {
    const trade = pick(words)
    return { id: idOf(1, at), name: `${pick(heads)}${pick(syllables)} ${trade} ${pick(FORMS)}`, place: pick(places), field: pick(['optics', 'plastics', 'metal', 'measurement', 'micro-nano', 'medicine']), insides: insidesIn(trade), isPublic: at % 3 === 0 }
  })
  function* sources(): Iterable<MadeSource> {
    for (let at = 0; at < options.sources; at++) {
      const own = pick(texts)
      const said = Array.from({ length: 6 + Math.floor(draw() * 9) }, () => pick(draw() < 0.7 ? own : pick(texts)))
      const [first, second] = [pick(labels), pick(labels)]
      const title = `${first} für ${second} ${1 + Math.floor(draw() * 400)}`
      yield { id: idOf(2, at), owner: idOf(1, Math.floor(draw() * options.organisations)), title, text: said.map(({ text }) => text).join(' '), insides: [...insidesIn(first), ...insidesIn(second)], terms: [...new Set(said.flatMap(({ terms }) => terms))], topics: [...new Set(said.flatMap(({ topics }) => topics))], audience: at % 100 === 99 ? 'sealed' : at % 10 === 0 ? 'public' : 'alliance' }
    }
  }
  const english = vocabulary.concepts.flatMap(({ prefLabel }) => prefLabel.en ?? [])
  const inner = [...new Set(words.flatMap((word) => insidesIn(word)))].filter((word) => word.length > 5)
  const questions = Array.from({ length: options.questions }, (_, at) => {
    const ways = [() => pick(organisations).name, () => pick(labels), () => pick(english), () => pick(inner), () => `${pick(words)} ${pick(places)}`]
    return (ways[at % ways.length] ?? ways[0] ?? String)().slice(0, 30)
  })
  return { organisations, sources: sources(), concepts: vocabulary.concepts, questions }
}

/** Written as ids are, apart by kind and in order. */
const idOf = (kind: number, at: number): string => `0190000${kind}-0000-7000-8000-${String(at).padStart(12, '0')}`
