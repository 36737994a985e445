/**
 * JSON in one form only, so that its hash says whether two say the same; and commitments to what the record itself must not hold.
 * **Errors**: throws for what JSON has no form for: numbers that are none, half letters.
 * **Source**: RFC 8785 (JSON Canonicalization Scheme): keys by UTF-16 code units, numbers and texts as ECMAScript writes them. HMAC-SHA256 as commitment: FIPS 198-1.
 */
import { createHmac, randomBytes } from 'node:crypto'
import { hashOf } from './hash.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export function canonical(value: Json): string {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new RangeError('half a letter has no canonical form')
    return JSON.stringify(value)
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} has no canonical form`)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  return `{${Object.keys(value).toSorted(byUnits).map((key) => `${canonical(key)}:${canonical(value[key] ?? null)}`).join(',')}}`
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)

// As `<` compares texts: by UTF-16 code units.
const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A record as it is kept for good: its one form, and by what it is known. */
export function sealed(record: Json): { readonly content: string; readonly hash: string } {
  const content = canonical(record)
  return { content, hash: hashOf(content) }
}

/** What stands for an id in a record that stays: with the salt one can show whom it meant, and once the salt is erased nobody can. */
type Commitment = { readonly commitment: string; readonly salt: string }

export function commitTo(id: string, salt = randomBytes(32).toString('base64url')): Commitment {
  return { salt, commitment: createHmac('sha256', salt).update(id).digest('hex') }
}
