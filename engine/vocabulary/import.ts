/**
 * A vocabulary from the text of a file: finds the format, reads its statements as SKOS, and names what could not be kept.
 *
 * What is kept and how: German and English labels; concepts without either stay, nameless, because the hierarchy may run through them; deprecated concepts go. Ids under
 * the shipped vocabulary's own base lose it. Of several preferred labels of a language the first (without region before with) stays preferred. `scopeNote` wins over `definition`.
 *
 * **Shapes**: up to 200 million characters and a million German and English labels in. Some 4 µs a statement: 500,000 labels in 2 to 4 s and some 200 MB, as SKOS-XL in 10 s and 400 MB.
 * **Errors**: `empty-vocabulary`, `too-large`, `too-many-concepts`, `broken-vocabulary`, `remote-context`, `not-a-vocabulary`, `no-usable-labels`. Never throws.
 * **Source**: SKOS Reference (W3C Recommendation, 18 August 2009) with appendix B (SKOS-XL).
 */
import { accept, refuse, type Result } from '../result.ts'
import { closingLinks } from './check.ts'
import type { Axis, Concept, Labels, Vocabulary } from './concept.ts'
import { isObject, readJsonLd } from './json-ld.ts'
import { readJskos } from './jskos.ts'
import { readTurtle, type Take } from './turtle.ts'
import { readEuroSciVoc, readWz } from './wz.ts'

type LossKind =
  | 'other-language'
  | 'no-language'
  | 'no-label'
  | 'empty-label'
  | 'second-preferred'
  | 'notation-before-label'
  | 'deprecated'
  | 'duplicate-concept'
  | 'unknown-broader'
  | 'unknown-narrower'
  | 'unknown-related'
  | 'cycle'
  | 'collection'
  | 'mapping'
  | 'property'

export type Loss = {
  readonly what: LossKind
  /** Which language, mapping or property. */
  readonly name?: string
  readonly count: number
  /** At most three: labels, concept ids, or links as “narrower → broader”. */
  readonly examples: readonly string[]
}

type Format = 'turtle' | 'json-ld' | 'jskos' | 'wz' | 'euroscivoc'

export type Imported = { readonly vocabulary: Vocabulary; readonly format: Format; readonly lost: readonly Loss[] }

/** `name` is the title where the file gives none. */
export type ImportOptions = { readonly name?: string; readonly limits?: { readonly labels?: number } }

/** The base of ids that are plain names; also in every shipped file. */
export const OWN_BASE = 'https://schnittmenge.example/concept/'

const LABEL_LIMIT = 1_000_000
const SIZE_LIMIT = 200_000_000

/** Reads a vocabulary from the text of a file, in whatever form it is. */
export function importVocabulary(text: string, options: ImportOptions = {}): Result<Imported> {
  if (text.length > SIZE_LIMIT) return refuse('too-large', { size: `${Math.ceil(text.length / 1e6)} MB`, limit: `${SIZE_LIMIT / 1e6} MB` })
  const limit = options.limits?.labels ?? LABEL_LIMIT
  const gathering = gather(limit)
  const format = readStatements(text, gathering.take)
  // A file cut off after a million labels is too large first of all.
  if (gathering.isFull()) return refuse('too-many-concepts', { limit })
  if (!format.ok) return format
  const { concepts, title, lost } = gathering.finish()
  if (concepts.length === 0) return refuse('not-a-vocabulary')
  if (!concepts.some(hasLabel)) return refuse('no-usable-labels')
  return accept({ vocabulary: { title: title ?? options.name ?? '', concepts }, format: format.value, lost })
}

const hasLabel = ({ prefLabel, altLabel, hiddenLabel }: Concept): boolean => [prefLabel, altLabel, hiddenLabel].some((labels) => labels?.de !== undefined || labels?.en !== undefined)

// ---- Which format it is

function readStatements(text: string, take: Take): Result<Format> {
  const start = text.slice(0, 4_096).trimStart()
  if (text.trim() === '') return refuse('empty-vocabulary')
  if (/[\0-\x08\x0e-\x1f]|\uFFFD{3}/.test(start) || /^<(?:\?xml|!doctype|html|rdf:RDF)/i.test(start)) return refuse('not-a-vocabulary')
  // An array is JSON, unless it is a blank node of Turtle: `[] a skos:Concept`, `[ a skos:Concept ]`.
  if (start.startsWith('{') || /^\[\s*(?:[[{"\d-]|$|\]\s*$)/.test(start)) return readJson(text.replace(/^\uFEFF/, ''), take)
  if (!/[<:]/.test(start)) return refuse('not-a-vocabulary')
  const read = readTurtle(text, take)
  if (read.ok) return accept('turtle')
  // Prose also holds a colon; what never names an address was no Turtle to begin with.
  return /@prefix|@base|\bprefix\b|<[a-z][a-z\d+.-]*:/i.test(text.slice(0, 65_536)) ? read : refuse('not-a-vocabulary')
}

function readJson(text: string, take: Take): Result<Format> {
  const parsed = isLines(text) ? parseLines(text) : parse(text, 1)
  if (!parsed.ok) return parsed
  const document = parsed.value
  const items: readonly unknown[] = Array.isArray(document) ? document : [document]
  const first = items.find(isObject)
  if (first === undefined) return refuse('not-a-vocabulary')
  if (typeof first['uri'] === 'string') readJskos(items, take)
  else if (typeof first['code'] === 'string') readWz(items, take)
  else if (typeof first['id'] === 'string' && isObject(first['pref'])) readEuroSciVoc(items, take)
  else {
    const read = readJsonLd(document, take)
    return read.ok ? accept('json-ld') : read
  }
  return accept(typeof first['uri'] === 'string' ? 'jskos' : typeof first['code'] === 'string' ? 'wz' : 'euroscivoc')
}

/** One object a line (ndjson): the first line is whole in itself, and more follows. */
function isLines(text: string): boolean {
  const [, first, rest] = /^\s*(\{[^\n]*\})[^\S\n]*\n([^]{0,200})/.exec(text) ?? []
  return first !== undefined && rest?.trimStart().startsWith('{') === true && parse(first, 1).ok
}

function parseLines(text: string): Result<unknown[]> {
  const items: unknown[] = []
  let number = 0
  for (const line of text.split('\n')) {
    number++
    if (line.trim() === '') continue
    const item = parse(line, number)
    if (!item.ok) return item
    items.push(item.value)
  }
  return accept(items)
}

function parse(text: string, line: number): Result<unknown> {
  try {
    return accept(JSON.parse(text))
  } catch (error) {
    // Where the message names no place, the text ended too early.
    const place = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    return refuse('broken-vocabulary', { format: 'JSON', line: line + (text.slice(0, place === undefined ? undefined : Number(place)).match(/\n/g)?.length ?? 0) })
  }
}

// ---- What the statements mean

const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const PREFIXES: readonly (readonly [string, string])[] = [
  ['skos', SKOS],
  ['skosxl', 'http://www.w3.org/2008/05/skos-xl#'],
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'],
  ['rdfs', 'http://www.w3.org/2000/01/rdf-schema#'],
  ['owl', 'http://www.w3.org/2002/07/owl#'],
  ['dcterms', 'http://purl.org/dc/terms/'],
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['euvoc', 'http://publications.europa.eu/ontology/euvoc#'],
]

/** An IRI with a usual prefix, else whole. */
function shorten(iri: string): string {
  const known = PREFIXES.find(([, base]) => iri.startsWith(base))
  return known === undefined ? iri : `${known[0]}:${iri.slice(known[1].length)}`
}

/** One thing said about a resource, under its short name; `tag` as in `Take`. */
type Said = { readonly name: string; readonly object: string; readonly tag?: string }
type Text = { readonly text: string; readonly tag: string }

/** Everything said, by resource. Whether a resource is a concept may show only at the file's end. */
type Heard = { readonly said: Map<string, Said[]>; readonly forms: Map<string, Text>; readonly values: Map<string, string>; readonly foreign: Map<string, string[]> }

const LABELS: ReadonlySet<string> = new Set(['skos:prefLabel', 'skos:altLabel', 'skos:hiddenLabel'])
const LABEL_NODES: ReadonlySet<string> = new Set(['skosxl:prefLabel', 'skosxl:altLabel', 'skosxl:hiddenLabel'])
const MAPPINGS: ReadonlySet<string> = new Set(['skos:closeMatch', 'skos:broadMatch', 'skos:narrowMatch', 'skos:relatedMatch', 'skos:mappingRelation'])
const TITLES: readonly string[] = ['dcterms:title', 'skos:prefLabel', 'skosxl:prefLabel', 'rdfs:label', 'dc:title']
/** Read, or saying nothing that the other statements do not say. */
const READ: ReadonlySet<string> = new Set([
  ...LABELS, ...LABEL_NODES, ...MAPPINGS, 'rdf:type', 'skos:broader', 'inverse', 'skos:related', 'skos:exactMatch', 'skos:notation', 'euvoc:xlNotation', 'skos:scopeNote', 'skos:definition',
  'skos:inScheme', 'skos:topConceptOf', 'skos:hasTopConcept', 'owl:deprecated', 'euvoc:status', 'urn:schnittmenge:axis',
])

function gather(limit: number): { take: Take; isFull: () => boolean; finish: () => Concepts } {
  const heard: Heard = { said: new Map(), forms: new Map(), values: new Map(), foreign: new Map() }
  const names = new Map<string, string>()
  const shared = new Map<string, Said>()
  let labels = 0

  const keep = (subject: string, said: Said): void => {
    const known = heard.said.get(subject)
    if (known === undefined) heard.said.set(subject, [said])
    else known.push(said)
  }
  /** What is only counted is kept as one and the same thing, however often it is said. */
  const only = (name: string, tag: string): Said => {
    const key = `${name} ${tag}`
    const known = shared.get(key) ?? { name, object: '', tag }
    shared.set(key, known)
    return known
  }
  const nameOf = (predicate: string): string => {
    const known = names.get(predicate) ?? shorten(predicate)
    names.set(predicate, known)
    return known
  }

  const take: Take = (subject, predicate, object, tag) => {
    const name = nameOf(predicate)
    if (name === 'skosxl:literalForm') {
      heard.forms.set(subject, { text: object, tag: tag ?? '' })
      labels++
    } else if (name === 'rdf:value') heard.values.set(subject, object)
    else if (name === 'skos:narrower') keep(object, { name: 'inverse', object: subject })
    else if (LABELS.has(name) && tag !== undefined && languageOf(tag) === undefined) {
      remember(heard.foreign, primary(tag), object)
      keep(subject, only(name, tag))
    } else if (READ.has(name) || TITLES.includes(name)) {
      if (LABELS.has(name)) labels++
      keep(subject, tag === undefined ? { name, object } : { name, object, tag })
    } else keep(subject, only(name, ''))
    return labels <= limit
  }
  return { take, isFull: () => labels > limit, finish: () => readConcepts(heard) }
}

function remember(lists: Map<string, string[]>, key: string, example: string): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [example])
  else if (list.length < 3 && !list.includes(example)) list.push(example)
}

const primary = (tag: string): string => tag.split('-')[0] ?? ''

/** The language of a tag, by its first part; undefined for those that are not read. */
function languageOf(tag: string): 'de' | 'en' | undefined {
  const first = primary(tag)
  return first === 'de' || first === 'deu' || first === 'ger' ? 'de' : first === 'en' || first === 'eng' ? 'en' : undefined
}

/** One line, composed letters, no stray halves of characters. */
const clean = (text: string): string => text.toWellFormed().normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** An id without the own base, as the shipped vocabulary writes it. */
function ownName(iri: string): string {
  if (!iri.startsWith(OWN_BASE) || iri === OWN_BASE) return iri
  const name = iri.slice(OWN_BASE.length)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

type Concepts = { readonly title: string | undefined; readonly concepts: readonly Concept[]; readonly lost: readonly Loss[] }
type Lose = (what: LossKind, example: string | readonly string[], name?: string) => void

function readConcepts(heard: Heard): Concepts {
  const losses = new Map<string, { what: LossKind; name?: string; count: number; examples: string[] }>()
  const lose: Lose = (what, example, name) => {
    const key = `${what} ${name ?? ''}`
    const loss = losses.get(key) ?? { what, ...(name === undefined ? {} : { name }), count: 0, examples: [] }
    loss.count++
    if (loss.examples.length < 3) {
      const fresh = (typeof example === 'string' ? [example] : example).filter((one) => one !== '' && !loss.examples.includes(one))
      loss.examples.push(...fresh.slice(0, 3 - loss.examples.length))
    }
    losses.set(key, loss)
  }
  let title: string | undefined
  const found: Found[] = []
  for (const [iri, said] of heard.said) {
    const kind = kindOf(said)
    if (kind === 'scheme') title ??= titleOf(said, heard)
    else if (kind === 'concept') found.push(readConcept(ownName(iri), said, heard, lose))
    else if (kind !== 'other') lose(kind, ownName(iri))
    else if (said.every(({ name }) => name === 'inverse')) for (const { object } of said) lose('unknown-narrower', `${ownName(iri)} → ${ownName(object)}`)
  }
  const concepts = linkConcepts(found, lose)
  return { title, concepts, lost: [...losses.values()].toSorted((a, b) => (a.what === b.what ? b.count - a.count : 0)) }
}

/** A concept is what says so, or what has a preferred label and is neither scheme nor collection. Withdrawn ones often lose their type and keep their scheme. */
function kindOf(said: readonly Said[]): 'concept' | 'scheme' | 'collection' | 'deprecated' | 'other' {
  const has = (name: string, object?: string): boolean => said.some((one) => one.name === name && (object === undefined || one.object === object))
  const typed = has('rdf:type', `${SKOS}Concept`)
  if (!typed && has('rdf:type', `${SKOS}ConceptScheme`)) return 'scheme'
  if (!typed && (has('rdf:type', `${SKOS}Collection`) || has('rdf:type', `${SKOS}OrderedCollection`))) return 'collection'
  const concept = typed || has('skos:prefLabel') || has('skosxl:prefLabel')
  const deprecated = said.some(({ name, object }) => (name === 'owl:deprecated' && /^(?:true|1)$/i.test(object)) || (name === 'euvoc:status' && /[/#]DEPRECATED$/.test(object)))
  if (deprecated && (concept || has('skos:inScheme'))) return 'deprecated'
  return concept ? 'concept' : 'other'
}

function titleOf(said: readonly Said[], heard: Heard): string | undefined {
  for (const wanted of TITLES) {
    const texts = said.filter(({ name }) => name === wanted).map(({ object, tag = '' }): Text => (LABEL_NODES.has(wanted) ? (heard.forms.get(object) ?? { text: '', tag }) : { text: object, tag }))
    const named = texts.filter(({ text }) => clean(text) !== '')
    const best = named.find(({ tag }) => tag === '') ?? named.find(({ tag }) => languageOf(tag) === 'de') ?? named.find(({ tag }) => languageOf(tag) === 'en') ?? named[0]
    if (best !== undefined) return clean(best.text)
  }
  // What names a scheme in another language only, was put away without its text.
  return said.flatMap(({ tag = '' }) => heard.foreign.get(primary(tag)) ?? []).find((text) => clean(text) !== '')
}

type Found = { readonly concept: Concept; readonly broader: readonly string[]; readonly related: readonly string[] }

/** A concept but for its links, which wait until all concepts are known. */
function readConcept(id: string, said: readonly Said[], heard: Heard, lose: Lose): Found {
  const objects = (name: string): string[] => said.filter((one) => one.name === name).map(({ object }) => object)
  const links = (...names: string[]): string[] => [...new Set(names.flatMap(objects).map(ownName))]
  const [notation, ...moreNotations] = new Set([...objects('skos:notation'), ...objects('euvoc:xlNotation').map((node) => heard.values.get(node) ?? '')].map(clean).filter((one) => one !== ''))
  for (const more of moreNotations) lose('property', `${id}: ${more}`, 'skos:notation')
  const { prefLabel, altLabel, hiddenLabel } = readLabels(id, notation, said, heard, lose)
  if (said.filter(({ name, object }) => name === 'rdf:type' && object === `${SKOS}Concept`).length > 1) lose('duplicate-concept', id)
  for (const { name, object } of said) {
    if (MAPPINGS.has(name)) lose('mapping', `${id} → ${object}`, name)
    else if (!READ.has(name)) lose('property', id, name)
  }
  const axis = said.find(({ name }) => name === 'urn:schnittmenge:axis')?.object
  if (axis !== undefined && !isAxis(axis)) lose('property', `${id}: ${axis}`, 'urn:schnittmenge:axis')
  const scopeNote = readNote(id, said, lose)
  const exactMatch = links('skos:exactMatch')
  const concept: Concept = {
    id,
    prefLabel,
    ...(altLabel === undefined ? {} : { altLabel }),
    ...(hiddenLabel === undefined ? {} : { hiddenLabel }),
    ...(exactMatch.length === 0 ? {} : { exactMatch }),
    ...(notation === undefined ? {} : { notation }),
    ...(isAxis(axis) ? { axis } : {}),
    ...(scopeNote === undefined ? {} : { scopeNote }),
  }
  return { concept, broader: links('skos:broader', 'inverse'), related: links('skos:related') }
}

const isAxis = (text: string | undefined): text is Axis => text === 'application' || text === 'cross-cutting' || text === 'both'

/** Each text once a language: preferred before alternative before hidden. */
function readLabels(id: string, notation: string | undefined, said: readonly Said[], heard: Heard, lose: Lose): { prefLabel: Concept['prefLabel']; altLabel?: Labels; hiddenLabel?: Labels } {
  const kept = { de: new Map<string, string>(), en: new Map<string, string>() }
  const texts = said.filter(({ name }) => LABELS.has(name) || LABEL_NODES.has(name)).map((one) => {
    const form = LABEL_NODES.has(one.name) ? (heard.forms.get(one.object) ?? { text: '', tag: 'de' }) : { text: one.object, tag: one.tag ?? 'de' }
    return { ...form, kind: one.name.slice(one.name.indexOf(':') + 1) }
  })
  const preferred: { de?: string; en?: string } = {}
  for (const kind of ['prefLabel', 'altLabel', 'hiddenLabel']) {
    // A label without region first: of “Jänner”@de-at and “Januar”@de the second is the preferred one.
    for (const { text, tag } of texts.filter((one) => one.kind === kind).toSorted((a, b) => Number(a.tag.includes('-')) - Number(b.tag.includes('-')))) {
      const language = languageOf(tag)
      if (language === undefined) {
        const examples = text === '' ? (heard.foreign.get(primary(tag)) ?? []) : [text]
        if (primary(tag) === '') lose('no-language', examples)
        else lose('other-language', examples, primary(tag))
        continue
      }
      const label = withoutNotation(id, text, notation, lose)
      if (label === '') lose('empty-label', id)
      else if (kind === 'prefLabel' && preferred[language] === undefined) kept[language].set((preferred[language] = label), kind)
      else if (!kept[language].has(label)) {
        kept[language].set(label, kind === 'prefLabel' ? 'altLabel' : kind)
        if (kind === 'prefLabel') lose('second-preferred', label)
      }
    }
  }
  const of = (kind: string): Labels | undefined => {
    const [de, en] = [kept.de, kept.en].map((labels) => [...labels].filter(([, as]) => as === kind).map(([label]) => label))
    return de?.length || en?.length ? { ...(de?.length ? { de } : {}), ...(en?.length ? { en } : {}) } : undefined
  }
  if (kept.de.size + kept.en.size === 0) lose('no-label', id)
  const [altLabel, hiddenLabel] = [of('altLabel'), of('hiddenLabel')]
  return { prefLabel: preferred, ...(altLabel === undefined ? {} : { altLabel }), ...(hiddenLabel === undefined ? {} : { hiddenLabel }) }
}

/** “B.01.07  Global management” → “Global management”: no text would ever hold it. Two spaces, as thesauri write it; with one it may be part of the name. */
function withoutNotation(id: string, text: string, notation: string | undefined, lose: Lose): string {
  if (notation === undefined || !text.startsWith(`${notation}  `) || clean(text) === notation) return clean(text)
  lose('notation-before-label', clean(text) || id)
  return clean(text.slice(notation.length))
}

function readNote(id: string, said: readonly Said[], lose: Lose): Concept['scopeNote'] {
  const note: { de?: string; en?: string } = {}
  for (const kind of ['skos:scopeNote', 'skos:definition']) {
    for (const { object, tag } of said.filter(({ name }) => name === kind)) {
      const language = languageOf(tag ?? '')
      const text = clean(object)
      if (text === '' || (language !== undefined && note[language] === text)) continue
      if (language === undefined || note[language] !== undefined) lose('property', id, kind)
      else note[language] = text
    }
  }
  return note.de === undefined && note.en === undefined ? undefined : note
}

/** Links to concepts that are there, and no cycles among them. */
function linkConcepts(found: readonly Found[], lose: Lose): Concept[] {
  const ids = new Set(found.map(({ concept }) => concept.id))
  const known = (what: LossKind, id: string, others: readonly string[]): string[] =>
    others.filter((other) => {
      if (!ids.has(other)) lose(what, `${id} → ${other}`)
      return ids.has(other)
    })
  const above = new Map(found.map(({ concept: { id }, broader }) => [id, known('unknown-broader', id, broader)]))
  const closing = new Map<string, Set<string>>()
  for (const [from, to] of closingLinks(above)) {
    closing.set(from, (closing.get(from) ?? new Set()).add(to))
    lose('cycle', `${from} → ${to}`)
  }
  return found.map(({ concept, related }) => {
    const broader = (above.get(concept.id) ?? []).filter((other) => closing.get(concept.id)?.has(other) !== true)
    const near = known('unknown-related', concept.id, related).filter((other) => other !== concept.id)
    return { ...concept, ...(broader.length === 0 ? {} : { broader }), ...(near.length === 0 ? {} : { related: near }) }
  })
}

// ---- What was lost, in words

const LOSSES: Record<LossKind, { de: string; en: string }> = {
  'other-language': { de: 'Bezeichnungen in einer anderen Sprache ({name})', en: 'labels in another language ({name})' },
  'no-language': { de: 'Bezeichnungen ohne Sprachangabe', en: 'labels without a language' },
  'no-label': { de: 'Begriffe ohne deutsche oder englische Bezeichnung (bleiben in der Hierarchie)', en: 'concepts without a German or English label (kept in the hierarchy)' },
  'empty-label': { de: 'leere oder fehlende Bezeichnungen', en: 'empty or missing labels' },
  'second-preferred': { de: 'weitere Vorzugsbezeichnungen einer Sprache (jetzt Synonyme)', en: 'further preferred labels of a language (now synonyms)' },
  'notation-before-label': { de: 'Notationen am Anfang von Bezeichnungen (abgetrennt)', en: 'notations in front of labels (cut off)' },
  deprecated: { de: 'stillgelegte Begriffe', en: 'deprecated concepts' },
  'duplicate-concept': { de: 'mehrfach beschriebene Begriffe (zusammengeführt)', en: 'concepts described more than once (merged)' },
  'unknown-broader': { de: 'Verweise auf unbekannte Oberbegriffe', en: 'links to unknown broader concepts' },
  'unknown-narrower': { de: 'Verweise auf unbekannte Unterbegriffe', en: 'links to unknown narrower concepts' },
  'unknown-related': { de: 'Verweise auf unbekannte verwandte Begriffe', en: 'links to unknown related concepts' },
  cycle: { de: 'Verweise auf Oberbegriffe, die einen Kreis schlossen', en: 'links to broader concepts that closed a cycle' },
  collection: { de: 'Sammlungen', en: 'collections' },
  mapping: { de: 'Zuordnungen zu anderen Vokabularen ({name})', en: 'mappings to other vocabularies ({name})' },
  property: { de: 'Angaben, die nicht übernommen werden ({name})', en: 'statements that are not kept ({name})' },
}

/** One line for a loss, in the reader's language: “268 deprecated concepts, such as …”. */
export function sayLoss({ what, name, count, examples }: Loss, language: 'de' | 'en'): string {
  const said = `${count} ${LOSSES[what][language].replace('{name}', name ?? '')}`
  return examples.length === 0 ? said : `${said}${language === 'de' ? ', etwa ' : ', such as '}${examples.join('; ')}`
}
