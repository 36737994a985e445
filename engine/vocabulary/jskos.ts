/**
 * JSKOS concepts as SKOS statements. What JSKOS knows beyond SKOS is passed on under `jskos:` and so named as lost.
 * **Shapes**: parsed items, from ndjson or an array. **Source**: JSKOS data format (gbv.github.io/jskos).
 */
import { accept, type Result } from '../result.ts'
import { AXIS, CONTEXT_LABEL, isObject, listOf, OWL_DEPRECATED, RDF_TYPE, SKOS, type Json, type Take } from './statements.ts'

const TEXTS = new Set(['prefLabel', 'altLabel', 'hiddenLabel', 'scopeNote', 'definition'])
const LINKS = new Set(['broader', 'narrower', 'related', 'inScheme', 'topConceptOf'])
/** The frame of the format rather than something said about a concept. */
const FRAME = new Set(['uri', 'type', '@context', 'mappings'])

/** Reads the items until `take` has had enough; those without `uri` are passed over. */
export function readJskos(items: readonly unknown[], take: Take): Result<true> {
  for (const item of items) {
    if (!isObject(item) || typeof item['uri'] !== 'string') continue
    if (!readItem(item['uri'], item, take)) break
  }
  return accept(true)
}

function readItem(uri: string, item: Json, take: Take): boolean {
  let open = true
  const types = listOf(item['type']).filter((type) => typeof type === 'string')
  for (const type of types.length === 0 ? [`${SKOS}Concept`] : types) open &&= take(uri, RDF_TYPE, type)
  for (const [key, value] of Object.entries(item)) {
    if (!open) return false
    if (FRAME.has(key)) continue
    if ((TEXTS.has(key) || key === 'contextLabel') && isObject(value)) {
      const predicate = key === 'contextLabel' ? CONTEXT_LABEL : SKOS + key
      for (const [language, texts] of Object.entries(value)) {
        for (const text of listOf(texts)) if (typeof text === 'string') open &&= take(uri, predicate, text, language.toLowerCase())
      }
    } else if (LINKS.has(key)) {
      for (const other of listOf(value)) if (isObject(other) && typeof other['uri'] === 'string') open &&= take(uri, SKOS + key, other['uri'])
    } else if (key === 'notation') {
      for (const notation of listOf(value)) if (typeof notation === 'string') open &&= take(uri, `${SKOS}notation`, notation, '')
    } else if (key === 'deprecated') {
      open &&= take(uri, OWL_DEPRECATED, String(value), '')
    } else if (key === 'axis' && typeof value === 'string') {
      open &&= take(uri, AXIS, value, '')
    } else open &&= take(uri, `jskos:${key}`, '', '')
  }
  for (const mapping of listOf(item['mappings'])) open &&= readMapping(uri, mapping, take)
  return open
}

/** A mapping from this concept to the members of a set, of the kinds that SKOS names. */
function readMapping(uri: string, mapping: unknown, take: Take): boolean {
  if (!isObject(mapping) || !isObject(mapping['to'])) return true
  let open = true
  const type = listOf(mapping['type'])[0]
  const kind = typeof type === 'string' ? type : `${SKOS}mappingRelation`
  for (const member of listOf(mapping['to']['memberSet'])) {
    if (isObject(member) && typeof member['uri'] === 'string') open &&= take(uri, kind, member['uri'])
  }
  return open
}
