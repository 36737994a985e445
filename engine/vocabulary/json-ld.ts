/**
 * JSON-LD as statements: the form of the shipped vocabulary, and what SKOS tools write, compacted or expanded.
 *
 * **Read**: local `@context` (also inside a node): prefixes, `@vocab`, `@base`, `@language`, aliases of keywords, terms with `@id`, `@type`, `@language`, `@reverse` and the containers
 * `@language`, `@list`, `@set`, `@index`; `@graph`, `@included`, `@reverse`, nested nodes of any depth, value objects, single values for lists and the other way round.
 * **Not read**: contexts at an address (refused: nothing is downloaded), `@import`, contexts scoped to a term or type, the containers `@id`, `@type` and `@graph`, `@nest`, `@json`, directions.
 * A relative name under a base without slashes (`urn:…:`) is appended to it; RFC 3986 would cut the base at its scheme.
 * **Errors**: `remote-context`.
 * **Source**: JSON-LD 1.1 (W3C Recommendation, 16 July 2020).
 */
import { accept, refuse, type Refusal, type Result } from '../result.ts'
import { isObject, listOf, RDF_TYPE, type Json, type Take } from './statements.ts'

type Term = { readonly iri: string; readonly type?: string; readonly language?: string; readonly container?: string; readonly reverse: boolean; readonly prefix: boolean }

/** A term defined as null says nothing, even where `@vocab` would give it a meaning. */
type Context = { readonly terms: ReadonlyMap<string, Term | undefined>; readonly vocab: string; readonly base: string; readonly language: string }

const EMPTY: Context = { terms: new Map(), vocab: '', base: '', language: '' }

/** A node still to be read. An own stack instead of recursion: a file may nest a million deep. */
type Task = { readonly node: Json; readonly id: string; readonly context: Context }

/** Reads a parsed JSON-LD document statement by statement. */
export function readJsonLd(document: unknown, take: Take): Result<true> {
  const tasks: Task[] = []
  let blanks = 0
  let refusal: Refusal | undefined
  let open = true

  const say: Take = (subject, predicate, object, language) => (open &&= take(subject, predicate, object, language))

  /** Puts a node on the stack under its own context; answers its id. */
  const enter = (node: Json, outer: Context): string => {
    const own = '@context' in node ? widen(outer, node['@context']) : accept(outer)
    if (!own.ok) {
      refusal ??= own.refusal
      return ''
    }
    const name = keyword(node, '@id', own.value)
    const id = typeof name === 'string' ? resolve(name, own.value) : `_:j${++blanks}`
    tasks.push({ node, id, context: own.value })
    return id
  }

  const link = (subject: string, predicate: string, object: string, reverse: boolean): void => {
    if (reverse) say(object, predicate, subject)
    else say(subject, predicate, object)
  }

  const readValues = (subject: string, term: Term, given: unknown, context: Context): void => {
    if (term.container === '@language' && isObject(given)) {
      for (const [language, texts] of Object.entries(given)) {
        for (const text of listOf(texts)) if (typeof text === 'string') say(subject, term.iri, text, language.startsWith('@') ? '' : language.toLowerCase())
      }
      return
    }
    const values = term.container === '@index' && isObject(given) ? Object.values(given).flatMap(listOf) : listOf(given)
    for (const value of values) readValue(subject, term, value, context)
  }

  const readValue = (subject: string, term: Term, value: unknown, context: Context): void => {
    if (isObject(value)) {
      const text = keyword(value, '@value', context)
      const items = keyword(value, '@list', context) ?? keyword(value, '@set', context)
      if (text !== undefined) {
        const language = keyword(value, '@language', context)
        if (isScalar(text)) say(subject, term.iri, String(text), typeof language === 'string' ? language.toLowerCase() : '')
      } else if (items !== undefined) {
        // Lists in lists say nothing in SKOS; one level is enough.
        for (const item of listOf(items)) if (!isObject(item) || !('@list' in item || '@set' in item)) readValue(subject, term, item, context)
      } else link(subject, term.iri, enter(value, context), term.reverse)
    } else if (isScalar(value)) {
      if (term.type === '@id') link(subject, term.iri, resolve(String(value), context), term.reverse)
      else if (term.type === '@vocab') link(subject, term.iri, expand(String(value), context)?.iri ?? resolve(String(value), context), term.reverse)
      else say(subject, term.iri, String(value), typeof value === 'string' && term.type === undefined ? (term.language ?? context.language) : '')
    }
  }

  const readNode = ({ node, id, context }: Task): void => {
    for (const [key, value] of Object.entries(node)) {
      const term = expand(key, context)
      if (term === undefined) continue
      if (term.iri === '@type') {
        for (const type of listOf(value)) if (typeof type === 'string') say(id, RDF_TYPE, expand(type, context)?.iri ?? resolve(type, context))
      } else if (term.iri === '@graph' || term.iri === '@included') enterAll(listOf(value), context)
      else if (term.iri === '@reverse' && isObject(value)) {
        for (const [inner, given] of Object.entries(value)) {
          const reversed = expand(inner, context)
          if (reversed !== undefined && !reversed.iri.startsWith('@')) readValues(id, { ...reversed, type: '@id', reverse: true }, given, context)
        }
      } else if (!term.iri.startsWith('@')) readValues(id, term, value, context)
    }
  }

  /** Last first, so that the stack gives them back in the file's order. */
  const enterAll = (nodes: readonly unknown[], context: Context): void => {
    for (let at = nodes.length - 1; at >= 0; at--) {
      const node = nodes[at]
      if (isObject(node)) enter(node, context)
    }
  }

  enterAll(listOf(document), EMPTY)
  const next = (): Task | undefined => (open && refusal === undefined ? tasks.pop() : undefined)
  for (let task = next(); task !== undefined; task = next()) readNode(task)
  return refusal === undefined ? accept(true) : { ok: false, refusal }
}

const isScalar = (value: unknown): value is string | number | boolean => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** The value under a keyword or an alias of it. */
function keyword(node: Json, name: string, context: Context): unknown {
  if (name in node) return node[name]
  for (const key of Object.keys(node)) if (context.terms.get(key)?.iri === name) return node[key]
  return undefined
}

/** A context widened by a local one: an object, null, or a list of these. */
function widen(outer: Context, given: unknown): Result<Context> {
  let context = outer
  for (const part of Array.isArray(given) ? given : [given]) {
    if (part === null) context = EMPTY
    else if (typeof part === 'string') return refuse('remote-context', { address: part.slice(0, 120) })
    else if (isObject(part)) {
      if ('@import' in part) return refuse('remote-context', { address: String(part['@import']).slice(0, 120) })
      context = widenBy(context, part)
    }
  }
  return accept(context)
}

function widenBy(outer: Context, given: Json): Context {
  const terms = new Map(outer.terms)
  const text = (key: string, otherwise: string): string => (typeof given[key] === 'string' ? given[key] : key in given ? '' : otherwise)
  const base = text('@base', outer.base)
  // What a term means may stand on prefixes declared later, and on those only: two rounds settle prefixes of prefixes.
  const context = { terms, base: base === '' ? '' : resolve(base, outer), vocab: text('@vocab', outer.vocab), language: text('@language', outer.language).toLowerCase() }
  for (let round = 0; round < 2; round++) {
    context.vocab = expand(context.vocab, { ...EMPTY, terms })?.iri ?? context.vocab
    for (const [name, definition] of Object.entries(given)) {
      if (name.startsWith('@')) continue
      // While a term is defined it does not explain itself: `"skos:broader": {"@type": "@id"}` stands on the prefix.
      terms.delete(name)
      terms.set(name, define(name, definition, context))
    }
  }
  return context
}

function define(name: string, definition: unknown, context: Context): Term | undefined {
  const iriOf = (value: string): string => expand(value, context)?.iri ?? value
  if (typeof definition === 'string') return { iri: iriOf(definition), reverse: false, prefix: /[:/?#[\]@]$/.test(iriOf(definition)) }
  if (!isObject(definition)) return undefined
  const reverse = definition['@reverse']
  const id = reverse ?? definition['@id'] ?? name
  if (typeof id !== 'string') return undefined
  const { '@type': type, '@language': language, '@container': container } = definition
  const kind = typeof type === 'string' ? (type.startsWith('@') ? type : iriOf(type)) : undefined
  return {
    iri: iriOf(id),
    ...(kind === undefined ? {} : { type: kind }),
    ...(typeof language === 'string' ? { language: language.toLowerCase() } : language === null ? { language: '' } : {}),
    ...(typeof container === 'string' ? { container } : Array.isArray(container) && typeof container[0] === 'string' ? { container: container[0] } : {}),
    reverse: reverse !== undefined,
    prefix: definition['@prefix'] === true,
  }
}

/** What a key or type stands for; undefined for one that the context does not explain. */
function expand(key: string, context: Context): Term | undefined {
  if (context.terms.has(key)) return context.terms.get(key)
  if (key.startsWith('@')) return { iri: key, reverse: false, prefix: false }
  const iri = unprefix(key, context) ?? (isAbsolute(key) ? key : context.vocab === '' ? undefined : context.vocab + key)
  return iri === undefined ? undefined : { iri, reverse: false, prefix: false }
}

function unprefix(name: string, context: Context): string | undefined {
  const colon = name.indexOf(':')
  if (colon < 0 || name.startsWith('//', colon + 1)) return undefined
  const prefix = context.terms.get(name.slice(0, colon))
  return prefix?.prefix === true ? prefix.iri + name.slice(colon + 1) : undefined
}

const isAbsolute = (name: string): boolean => /^[a-z][a-z\d+.-]*:/i.test(name)

/** A name as an IRI: by prefix, absolute as it is, else on the base. */
function resolve(name: string, context: Context): string {
  if (name.startsWith('_:')) return name
  const known = unprefix(name, context)
  if (known !== undefined) return known
  if (isAbsolute(name) || context.base === '') return name
  if (!context.base.includes('/')) return context.base + name
  return URL.canParse(name, context.base) ? new URL(name, context.base).href : context.base + name
}
