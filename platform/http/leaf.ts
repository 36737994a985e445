/**
 * Lists of the API by the leaf: so many rows from where the last leaf ended, and the address of the next, in the body and as a header. There are no numbers of pages, so rows that come in meanwhile move nothing.
 * **Source**: RFC 8288 (Link).
 */
import { z } from 'zod'
import type { Door } from './door.ts'

/** What every list may be asked besides its filters. */
export const LEAF = {
  after: z.string().max(300).optional().meta({ de: 'beginnt nach diesem Eintrag; steht in der Adresse der nächsten Seite', en: 'begins after this entry; stands in the address of the next page' }),
  limit: z.coerce.number().int().min(1).max(200).default(50).meta({ de: 'höchstens so viele', en: 'at most so many' }),
}

/** What every list answers besides its rows. */
export const NEXT = { next: z.string().optional().meta({ de: 'Adresse der nächsten Seite; fehlt auf der letzten', en: 'address of the next page; absent on the last' }) }

/** The rows from `found`, of which one more than asked for was looked up. `keyOf` is what the next leaf begins after. */
export function leafOf<Row>(door: Door, found: readonly Row[], limit: number, keyOf: (row: Row) => string): { readonly rows: readonly Row[]; readonly next?: string } {
  const rows = found.slice(0, limit)
  const last = rows.at(-1)
  if (found.length <= limit || last === undefined) return { rows }
  const next = `${door.req.path}?${new URLSearchParams({ ...door.req.query(), after: keyOf(last) })}`
  door.header('Link', `<${next}>; rel="next"`)
  return { rows, next }
}
