/**
 * Gathers statements by resource, in whatever order a file has them. What is only counted later is not kept in full, so that memory grows with labels and links alone.
 * **Shapes**: statements in, some 4 µs each; everything said about each resource out, under short names (`skos:prefLabel`).
 */
import { addExample } from './loss.ts'
import { AXIS, CONTEXT_LABEL, SKOS, type Take } from './statements.ts'

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
export type Said = { readonly name: string; readonly object: string; readonly tag?: string }
export type Text = { readonly text: string; readonly tag: string }

/** Everything said, by resource. Whether a resource is a concept may show only at the file's end. */
export type Heard = {
  readonly said: Map<string, Said[]>
  /** The texts of labels that are resources of their own. */
  readonly forms: Map<string, Text>
  /** The texts of notations that are. */
  readonly values: Map<string, string>
  /** Of labels in each language that is not read: the file's first, and some to show. */
  readonly foreign: Map<string, { readonly first: string; readonly examples: string[] }>
}

export const LABELS: ReadonlySet<string> = new Set(['skos:prefLabel', 'skos:altLabel', 'skos:hiddenLabel', CONTEXT_LABEL])
export const LABEL_NODES: ReadonlySet<string> = new Set(['skosxl:prefLabel', 'skosxl:altLabel', 'skosxl:hiddenLabel'])
export const MAPPINGS: ReadonlySet<string> = new Set(['skos:closeMatch', 'skos:broadMatch', 'skos:narrowMatch', 'skos:relatedMatch', 'skos:mappingRelation'])
export const TITLES: readonly string[] = ['dcterms:title', 'skos:prefLabel', 'skosxl:prefLabel', 'rdfs:label', 'dc:title']
/** Read, or saying nothing that the other statements do not say. */
export const READ: ReadonlySet<string> = new Set([
  ...LABELS, ...LABEL_NODES, ...MAPPINGS, 'rdf:type', 'skos:broader', 'inverse', 'skos:related', 'skos:exactMatch', 'skos:notation', 'euvoc:xlNotation', 'skos:scopeNote', 'skos:definition',
  'skos:inScheme', 'skos:topConceptOf', 'skos:hasTopConcept', 'owl:deprecated', 'euvoc:status', AXIS,
])

/** Gathers until more than `limit` labels have been heard. `heard` is whole when the file has been read. */
export function gather(limit: number): { readonly take: Take; readonly isFull: () => boolean; readonly heard: Heard } {
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
  const remember = (language: string, text: string): void => {
    const known = heard.foreign.get(language) ?? { first: text, examples: [] }
    addExample(known.examples, text)
    heard.foreign.set(language, known)
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
      remember(primary(tag), object)
      keep(subject, only(name, tag))
    } else if (READ.has(name) || TITLES.includes(name)) {
      if (LABELS.has(name)) labels++
      keep(subject, tag === undefined ? { name, object } : { name, object, tag })
    } else keep(subject, only(name, ''))
    return labels <= limit
  }
  return { take, isFull: () => labels > limit, heard }
}

/** The first part of a language tag: “de” of “de-at”. */
export const primary = (tag: string): string => tag.split('-')[0] ?? ''

/** The language of a tag, by its first part; undefined for those that are not read. */
export function languageOf(tag: string): 'de' | 'en' | undefined {
  const first = primary(tag)
  return first === 'de' || first === 'deu' || first === 'ger' ? 'de' : first === 'en' || first === 'eng' ? 'en' : undefined
}
