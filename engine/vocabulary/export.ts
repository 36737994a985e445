/**
 * A vocabulary as SKOS for other tools: Turtle, JSON-LD in the form of the shipped files, JSKOS as ndjson.
 *
 * The same vocabulary gives the same bytes: concepts by id, links and labels by text, one concept a line or block. Reading it back gives the same vocabulary; the order of
 * labels and links says nothing in SKOS and is not kept.
 * **Errors**: none. In ids that are addresses, what no address may hold is written as %XX.
 */
import type { Concept, Labels, Vocabulary } from './concept.ts'
import { AXIS, byCodeUnits, CONTEXT_LABEL, OWN_BASE, SKOS } from './statements.ts'

const SCHEME = 'urn:schnittmenge:vocabulary'
const LANGUAGES = ['de', 'en'] as const

export type VocabularyFormat = 'turtle' | 'json-ld' | 'jskos'

/** The vocabulary as text of a format, ending in a line break. */
export function exportVocabulary(vocabulary: Vocabulary, format: VocabularyFormat): string {
  const sorted = { title: vocabulary.title, concepts: vocabulary.concepts.toSorted((a, b) => byCodeUnits(a.id, b.id)) }
  return { turtle: toTurtle, 'json-ld': toJsonLd, jskos: toJskos }[format](sorted)
}

const sorted = (given: readonly string[] = []): string[] => given.toSorted(byCodeUnits)

/** A plain name goes under the own base; an address stays as it is. */
function iriOf(id: string): string {
  if (!/^[a-z][a-z\d+.-]*:/i.test(id)) return OWN_BASE + encodeURIComponent(id.toWellFormed())
  return id.toWellFormed().replace(/[\0-\x20<>"{}|\\^`]/g, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)
}

// ---- Turtle

const PREFIXES = `@prefix : <${OWN_BASE}> .
@prefix skos: <${SKOS}> .
@prefix dcterms: <http://purl.org/dc/terms/> .
`

function toTurtle({ title, concepts }: Vocabulary): string {
  const scheme = `<${SCHEME}>\n    a skos:ConceptScheme${title === '' ? '' : ` ;\n    dcterms:title ${literal(title)}`} .\n`
  return [PREFIXES, scheme, ...concepts.map(conceptBlock)].join('\n')
}

function conceptBlock(concept: Concept): string {
  const { id, prefLabel, altLabel, hiddenLabel, contextLabel, broader, related, exactMatch, notation, axis, scopeNote } = concept
  const pairs: [string, string[]][] = [
    ['skos:prefLabel', tagged(each(prefLabel))],
    ['skos:altLabel', tagged(altLabel)],
    ['skos:hiddenLabel', tagged(hiddenLabel)],
    [`<${CONTEXT_LABEL}>`, tagged(contextLabel)],
    ['skos:scopeNote', tagged(each(scopeNote))],
    ['skos:notation', notation === undefined ? [] : [literal(notation)]],
    ['skos:broader', sorted(broader).map(reference)],
    ['skos:related', sorted(related).map(reference)],
    ['skos:exactMatch', sorted(exactMatch).map(reference)],
    [`<${AXIS}>`, axis === undefined ? [] : [literal(axis)]],
    ['skos:inScheme', [`<${SCHEME}>`]],
  ]
  const lines = pairs.filter(([, values]) => values.length > 0).map(([property, values]) => `    ${property} ${values.join(', ')}`)
  return `${reference(id)}\n    a skos:Concept ;\n${lines.join(' ;\n')} .\n`
}

const each = ({ de, en }: { readonly de?: string; readonly en?: string } = {}): Labels => ({ ...(de === undefined ? {} : { de: [de] }), ...(en === undefined ? {} : { en: [en] }) })

const tagged = (labels: Labels = {}): string[] => LANGUAGES.flatMap((language) => sorted(labels[language]).map((label) => `${literal(label)}@${language}`))

const reference = (id: string): string => (/^[A-Za-z\d](?:[A-Za-z\d-]*[A-Za-z\d])?$/.test(id) ? `:${id}` : `<${iriOf(id)}>`)

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function literal(text: string): string {
  const escaped = text.toWellFormed().replace(/[\\"\0-\x1f\x7f]/g, (letter) => ESCAPES[letter] ?? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `"${escaped}"`
}

// ---- JSON-LD

/** The context of the shipped files, word for word. */
const CONTEXT = `{"@vocab":"${SKOS}","@base":"${OWN_BASE}","prefLabel":{"@container":"@language"},"altLabel":{"@container":"@language"},"hiddenLabel":{"@container":"@language"},"contextLabel":{"@id":"${CONTEXT_LABEL}","@container":"@language"},"scopeNote":{"@container":"@language"},"broader":{"@type":"@id"},"related":{"@type":"@id"},"exactMatch":{"@type":"@id"},"axis":"${AXIS}"}`

/** Names under the own base are written short; “.” and “..” would be steps of a path. */
function relative(id: string): string {
  const iri = iriOf(id)
  const name = iri.startsWith(OWN_BASE) ? iri.slice(OWN_BASE.length) : ''
  return /^\.{0,2}$/.test(name) ? iri : name
}

function toJsonLd({ title, concepts }: Vocabulary): string {
  const scheme = title === '' ? [] : [JSON.stringify({ '@id': SCHEME, '@type': 'ConceptScheme', 'http://purl.org/dc/terms/title': title })]
  const lines = concepts.map((concept) =>
    JSON.stringify({ '@id': relative(concept.id), '@type': 'Concept', ...texts(concept), ...links(concept, relative), notation: concept.notation, axis: concept.axis, scopeNote: concept.scopeNote }),
  )
  return `{\n"@context": ${CONTEXT},\n"@graph": [\n${[...scheme, ...lines].join(',\n')}\n]\n}\n`
}

/** Labels with German before English, each sorted; keys without any are undefined and so not written. */
function texts({ prefLabel, altLabel, hiddenLabel, contextLabel }: Concept): Record<string, unknown> {
  return { prefLabel: { de: prefLabel.de, en: prefLabel.en }, altLabel: lists(altLabel), hiddenLabel: lists(hiddenLabel), contextLabel: lists(contextLabel) }
}

const lists = (labels: Labels | undefined): Labels | undefined => labels && Object.fromEntries(LANGUAGES.filter((language) => labels[language] !== undefined).map((language) => [language, sorted(labels[language])]))

function links({ broader, related, exactMatch }: Concept, write: (id: string) => unknown): Record<string, unknown> {
  return { broader: broader && sorted(broader).map(write), related: related && sorted(related).map(write), exactMatch: exactMatch && sorted(exactMatch).map(write) }
}

// ---- JSKOS

/** One object a line; the first is the scheme. `axis` and `contextLabel` are ours: JSKOS lets objects carry more than it names. */
function toJskos({ title, concepts }: Vocabulary): string {
  const scheme = { uri: SCHEME, type: [`${SKOS}ConceptScheme`], prefLabel: title === '' ? undefined : { und: title } }
  const lines = concepts.map((concept) => {
    const { id, notation, axis, scopeNote, exactMatch } = concept
    const { broader, related } = links(concept, (other) => ({ uri: iriOf(other) }))
    const mappings = exactMatch && sorted(exactMatch).map((other) => ({ type: [`${SKOS}exactMatch`], from: { memberSet: [{ uri: iriOf(id) }] }, to: { memberSet: [{ uri: iriOf(other) }] } }))
    const notes = scopeNote && Object.fromEntries(LANGUAGES.filter((language) => scopeNote[language] !== undefined).map((language) => [language, [scopeNote[language]]]))
    return { uri: iriOf(id), type: [`${SKOS}Concept`], notation: notation === undefined ? undefined : [notation], ...texts(concept), scopeNote: notes, broader, related, mappings, axis, inScheme: [{ uri: SCHEME }] }
  })
  return [scheme, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('')
}
