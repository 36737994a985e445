/**
 * What comes in, read by a schema. A refusal names each field with what is wrong: `{ name: 'required', 'terms.0': 'too-long:200' }`, one code a field, its limit behind a colon.
 * A schema's own rule says a key of its module's words: `z.string().refine(isFree, 'members.name-taken')`.
 */
import { z } from 'zod'
import { isId } from '../ids.ts'
import { accept, refuse, type Refusal, type Result } from '../result.ts'
import { say, type Language, type Words } from '../words.ts'
import { HTTP_WORDS } from './words.ts'

/** The value as the schema has it, or `invalid` with the fields. */
export function readBy<S extends z.ZodType>(schema: S, input: unknown): Result<z.output<S>> {
  if (holdsNoText(input)) return refuse('invalid', 'http.malformed')
  const read = schema.safeParse(input)
  if (read.success) return accept(read.data)
  const facts: Record<string, string> = {}
  for (const issue of read.error.issues) facts[issue.path.join('.') || 'body'] ??= codeOf(issue, input)
  return refuse('invalid', 'http.fields', facts)
}

/** What is wrong with each field, said. In: the words of the module whose schema refused. */
export function sayFields(refusal: Refusal, language: Language, words: Words = {}): Readonly<Record<string, string>> {
  const said = Object.entries(refusal.facts).map(([field, fact]): [string, string] => {
    const [code = '', limit = ''] = String(fact).split(':')
    const known: Words = code in words ? words : HTTP_WORDS
    const key = code in words ? code : `field.${code}`
    return [field, say(known, language, key in known ? key : 'field.format', { limit })]
  })
  return Object.fromEntries(said)
}

/** A field for the id of a thing; anything else is refused for this reason, a key of the module's words. */
export const idOr = <Id extends string>(reason: string) => z.custom<Id>((value) => typeof value === 'string' && isId(value), reason).meta({ type: 'string', format: 'uuid' })

const FORMATS: Readonly<Record<string, string>> = { email: 'email', url: 'url' }

function codeOf(issue: z.core.$ZodIssue, input: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(input, issue.path) === undefined ? 'required' : 'type'
    case 'too_small':
      return issue.origin === 'string' ? (valueAt(input, issue.path) === '' ? 'required' : `too-short:${issue.minimum}`) : issue.origin === 'array' ? `too-few:${issue.minimum}` : `too-small:${issue.minimum}`
    case 'too_big':
      return `${issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'too-big'}:${issue.maximum}`
    case 'invalid_format':
      return FORMATS[issue.format] ?? 'format'
    case 'invalid_value':
    case 'invalid_union':
      return valueAt(input, issue.path) === undefined ? 'unchosen' : 'choice'
    case 'unrecognized_keys':
      return 'unknown'
    case 'custom':
      return /^[\w-]+\.[\w.-]+$/.test(issue.message) ? issue.message : 'format'
    case 'not_multiple_of':
    case 'invalid_key':
    case 'invalid_element':
      return 'format'
  }
}

const valueAt = (input: unknown, path: readonly PropertyKey[]): unknown => path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), input)

/** The database keeps no NUL in texts and no half of a letter; nobody means one. Walks without recursion: input may nest as deep as it is long. */
function holdsNoText(input: unknown): boolean {
  const open: unknown[] = [input]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) return true
    if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) open.push(key, inner)
  }
  return false
}
