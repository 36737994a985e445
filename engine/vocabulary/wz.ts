/**
 * Two plain JSON forms as SKOS statements: the classification of economic activities WZ 2008 (`level`, `code`, `de`, `en`), and EuroSciVoc as lists (`id`, `pref`, `alt`).
 * **Source**: Klassifikation der Wirtschaftszweige, Ausgabe 2008 (Destatis), which is NACE Rev. 2 down to four digits; EuroSciVoc (Publications Office of the EU).
 */
import { isObject, listOf } from './json-ld.ts'
import type { Take } from './turtle.ts'

const SKOS = 'http://www.w3.org/2004/02/skos/core#'
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
/** Destatis names no addresses; the code alone would clash with other classifications. */
const WZ = 'urn:wz2008:'
/** As in the Turtle of the Publications Office, so that both files name the same concepts. */
const EUROSCIVOC = 'http://data.europa.eu/8mn/euroscivoc/'

/** What is above a code: the longest beginning of it that is a code too; above a division (01, 02, …), the section (A, B, …) last named before it. */
export function readWz(items: readonly unknown[], take: Take): void {
  const entries = items.filter((item) => isObject(item)).filter((item) => typeof item['code'] === 'string')
  const codes = new Set(entries.map((entry) => String(entry['code'])))
  let section: string | undefined
  for (const entry of entries) {
    const code = String(entry['code'])
    if (/^[A-Z]$/i.test(code)) section = code
    const above = beginningOf(code, codes) ?? (code === section ? undefined : section)
    let open = take(WZ + code, RDF_TYPE, `${SKOS}Concept`) && take(WZ + code, `${SKOS}notation`, code, '')
    if (above !== undefined) open &&= take(WZ + code, `${SKOS}broader`, WZ + above)
    for (const [key, text] of Object.entries(entry)) {
      if (/^[a-z]{2}$/.test(key) && typeof text === 'string') open &&= take(WZ + code, `${SKOS}prefLabel`, text, key)
      else if (key !== 'code' && key !== 'level') open &&= take(WZ + code, `wz:${key}`, '', '')
    }
    if (!open) return
  }
}

function beginningOf(code: string, codes: ReadonlySet<string>): string | undefined {
  for (let length = code.length - 1; length > 0; length--) {
    if (codes.has(code.slice(0, length))) return code.slice(0, length)
  }
  return undefined
}

const LABELS: readonly [string, string][] = [['pref', 'prefLabel'], ['alt', 'altLabel']]
const LINKS: readonly [string, string][] = [['broader', 'broader'], ['exact', 'exactMatch']]
const READ = new Set(['id', 'notation', 'dep', 'pref', 'alt', 'broader', 'exact'])

const address = (id: string): string => (id.includes(':') ? id : EUROSCIVOC + id)

/** EuroSciVoc as plain lists. */
export function readEuroSciVoc(items: readonly unknown[], take: Take): void {
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
    open &&= take(id, 'http://www.w3.org/2002/07/owl#deprecated', item['dep'] === true || item['dep'] === 'true' ? 'true' : 'false', '')
    for (const key of Object.keys(item)) if (!READ.has(key)) open &&= take(id, `euroscivoc:${key}`, '', '')
    if (!open) return
  }
}
