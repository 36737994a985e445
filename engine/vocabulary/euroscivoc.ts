/**
 * EuroSciVoc as plain lists (`id`, `pref`, `alt`, `broader`, …), read as SKOS statements.
 * **Shapes**: parsed items; those without `id` are passed over. **Source**: European Science Vocabulary (Publications Office of the EU).
 */
import { accept, type Result } from '../result.ts'
import { isObject, listOf, OWL_DEPRECATED, RDF_TYPE, SKOS, type Take } from './statements.ts'

/** As in the Turtle of the Publications Office, so that both files name the same concepts. */
const EUROSCIVOC = 'http://data.europa.eu/8mn/euroscivoc/'

const LABELS: readonly [string, string][] = [['pref', 'prefLabel'], ['alt', 'altLabel']]
const LINKS: readonly [string, string][] = [['broader', 'broader'], ['exact', 'exactMatch']]
const READ = new Set(['id', 'notation', 'dep', 'pref', 'alt', 'broader', 'exact'])

const address = (id: string): string => (id.includes(':') ? id : EUROSCIVOC + id)

/** Reads the items until `take` has had enough. */
export function readEuroSciVoc(items: readonly unknown[], take: Take): Result<true> {
  for (const item of items) {
    if (!isObject(item) || typeof item['id'] !== 'string') continue
    const id = address(item['id'])
    let open = take(id, RDF_TYPE, `${SKOS}Concept`)
    for (const notation of listOf(item['notation'])) if (typeof notation === 'string') open &&= take(id, `${SKOS}notation`, notation, '')
    for (const [key, property] of LABELS) {
      for (const [language, texts] of Object.entries(isObject(item[key]) ? item[key] : {})) {
        for (const text of listOf(texts)) if (typeof text === 'string') open &&= take(id, SKOS + property, text, language.toLowerCase())
      }
    }
    for (const [key, property] of LINKS) {
      for (const other of listOf(item[key])) if (typeof other === 'string') open &&= take(id, SKOS + property, address(other))
    }
    open &&= take(id, OWL_DEPRECATED, item['dep'] === true || item['dep'] === 'true' ? 'true' : 'false', '')
    for (const key of Object.keys(item)) if (!READ.has(key)) open &&= take(id, `euroscivoc:${key}`, '', '')
    if (!open) break
  }
  return accept(true)
}
