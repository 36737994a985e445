/**
 * The classification of economic activities WZ 2008 as plain JSON (`level`, `code`, `de`, `en`), read as SKOS statements.
 * **Shapes**: parsed items; those without `code` are passed over.
 * **Source**: Klassifikation der Wirtschaftszweige, Ausgabe 2008 (Destatis), which is NACE Rev. 2 down to four digits.
 */
import { accept, type Result } from '../result.ts'
import { isObject, RDF_TYPE, SKOS, type Take } from './statements.ts'

/** Destatis names no addresses; the code alone would clash with other classifications. */
const WZ = 'urn:wz2008:'

/** Reads the items until `take` has had enough. The code says what is above: its longest beginning that is a code too; above a division (01, 02, …), the section (A, B, …) last named before it. */
export function readWz(items: readonly unknown[], take: Take): Result<true> {
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
    if (!open) break
  }
  return accept(true)
}

function beginningOf(code: string, codes: ReadonlySet<string>): string | undefined {
  for (let length = code.length - 1; length > 0; length--) {
    if (codes.has(code.slice(0, length))) return code.slice(0, length)
  }
  return undefined
}
