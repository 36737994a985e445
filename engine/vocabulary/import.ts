/**
 * A vocabulary from the text of a file, in whatever form it is: finds the form, has its statements gathered (`gather.ts`) and read as SKOS (`skos.ts`), and names what could not be kept (`loss.ts`).
 *
 * **Shapes**: up to 200 million characters and a million German and English labels in. Some 4 µs a statement: 500,000 labels in 2 to 4 s and some 200 MB, as SKOS-XL in 10 s and 400 MB.
 * **Errors**: `empty-vocabulary`, `too-large`, `too-many-labels`, `broken-vocabulary`, `remote-context`, `not-a-vocabulary`, `no-usable-labels`. Never throws.
 */
import { accept, refuse, type Result } from '../result.ts'
import { printSize } from '../sizes.ts'
import type { Concept, Vocabulary } from './concept.ts'
import { readEuroSciVoc } from './euroscivoc.ts'
import { gather } from './gather.ts'
import { readJskos } from './jskos.ts'
import { readJsonLd } from './json-ld.ts'
import { parseJson } from './json.ts'
import type { Loss } from './loss.ts'
import { readConcepts } from './skos.ts'
import { isObject, type Json, type Take } from './statements.ts'
import { readTurtle } from './turtle.ts'
import { readWz } from './wz.ts'

type Format = 'turtle' | 'json-ld' | 'jskos' | 'wz' | 'euroscivoc'

export type Imported = { readonly vocabulary: Vocabulary; readonly format: Format; readonly lost: readonly Loss[] }

/** `name` is the title where the file gives none. */
export type ImportOptions = { readonly name?: string; readonly limits?: { readonly labels?: number } }

const LABEL_LIMIT = 1_000_000
const SIZE_LIMIT = 200_000_000

/** Reads a vocabulary from the text of a file. */
export function importVocabulary(text: string, options: ImportOptions = {}): Result<Imported> {
  if (text.length > SIZE_LIMIT) return refuse('too-large', { size: printSize(text.length), limit: printSize(SIZE_LIMIT) })
  const limit = options.limits?.labels ?? LABEL_LIMIT
  const { take, isFull, heard } = gather(limit)
  const format = readStatements(text, take)
  // A file cut off after a million labels is too large first of all.
  if (isFull()) return refuse('too-many-labels', { limit })
  if (!format.ok) return format
  const { concepts, title, lost } = readConcepts(heard)
  if (concepts.length === 0) return refuse('not-a-vocabulary')
  if (!concepts.some(hasLabel)) return refuse('no-usable-labels')
  return accept({ vocabulary: { title: title ?? options.name ?? '', concepts }, format: format.value, lost })
}

const hasLabel = ({ prefLabel, altLabel, hiddenLabel, contextLabel }: Concept): boolean => [prefLabel, altLabel, hiddenLabel, contextLabel].some((labels) => labels?.de !== undefined || labels?.en !== undefined)

// ---- Which form it is

/** A file opened: its text, and where that is JSON its items. `first` is the first item that is an object. */
type Opened = { readonly text: string; readonly items: readonly unknown[] | undefined; readonly first: Json | undefined }

type Form = readonly [test: (file: Opened) => boolean, format: Format, read: (file: Opened, take: Take) => Result<true>]

/** The first form whose test holds is the file's. */
const FORMS: readonly Form[] = [
  [({ first }) => typeof first?.['uri'] === 'string', 'jskos', ({ items = [] }, take) => readJskos(items, take)],
  [({ first }) => typeof first?.['code'] === 'string', 'wz', ({ items = [] }, take) => readWz(items, take)],
  [({ first }) => typeof first?.['id'] === 'string' && isObject(first['pref']), 'euroscivoc', ({ items = [] }, take) => readEuroSciVoc(items, take)],
  [({ first }) => first !== undefined, 'json-ld', ({ items = [] }, take) => readJsonLd(items, take)],
  [({ text, items }) => items === undefined && /[<:]/.test(startOf(text)), 'turtle', ({ text }, take) => readTurtleOrProse(text, take)],
]

/** Finds the form and reads the file in it; answers which it was. */
function readStatements(text: string, take: Take): Result<Format> {
  const file = open(text)
  if (!file.ok) return file
  const form = FORMS.find(([test]) => test(file.value))
  if (form === undefined) return refuse('not-a-vocabulary')
  const [, format, readForm] = form
  const read = readForm(file.value, take)
  return read.ok ? accept(format) : read
}

const startOf = (text: string): string => text.slice(0, 4_096).trimStart()

function open(text: string): Result<Opened> {
  const start = startOf(text)
  if (text.trim() === '') return refuse('empty-vocabulary')
  if (/[\0-\x08\x0e-\x1f]|\uFFFD{3}/.test(start) || /^<(?:\?xml|!doctype|html|rdf:RDF)/i.test(start)) return refuse('not-a-vocabulary')
  // An array is JSON, unless it is a blank node of Turtle: `[] a skos:Concept`, `[ a skos:Concept ]`.
  if (!start.startsWith('{') && !/^\[\s*(?:[[{"\d-]|$|\]\s*$)/.test(start)) return accept({ text, items: undefined, first: undefined })
  const items = parseJson(text.replace(/^\uFEFF/, ''))
  return items.ok ? accept({ text, items: items.value, first: items.value.find(isObject) }) : items
}

/** Prose also holds a colon; what never names an address was no Turtle to begin with. */
function readTurtleOrProse(text: string, take: Take): Result<true> {
  const read = readTurtle(text, take)
  return read.ok || /@prefix|@base|\bprefix\b|<[a-z][a-z\d+.-]*:/i.test(text.slice(0, 65_536)) ? read : refuse('not-a-vocabulary')
}
