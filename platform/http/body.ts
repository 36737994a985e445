/**
 * Bodies, read within bounds: doors read them here and nowhere else (tools/floors.ts sees to it). What is too large is refused when the bound is passed, not when all of it is there.
 * **Shapes**: JSON and forms up to {@link TEXT_LIMIT}; uploads as the door says, all together up to {@link MOST_HELD}.
 * **Errors**: `unsupported` for another media type, `too-large`, `unavailable` where too many uploads come at once, `invalid` for what cannot be read.
 * **Source**: RFC 8259 (JSON is UTF-8); RFC 7578 (multipart/form-data), parsed by Node's own fetch after its parts are counted.
 */
import type { z } from 'zod'
import { accept, refuse, type Result } from '../result.ts'
import type { Door } from './door.ts'
import { readBy } from './fields.ts'

const TEXT_LIMIT = 1_048_576
/** What all uploads may hold together until their doors have answered; each is there about three times while its parts are taken apart. */
const MOST_HELD = 400_000_000

let held = 0
const heldBy = new WeakMap<Request, number>()

/** Room for so many more bytes of this request. */
function hold(door: Door, size: number): Result<void> {
  if (held + size > MOST_HELD) return refuse('unavailable', 'http.uploads-full', { seconds: 60 })
  held += size
  heldBy.set(door.req.raw, (heldBy.get(door.req.raw) ?? 0) + size)
  return accept(undefined)
}

/** The door has answered: what its request brought is held no longer. */
export function letGo(door: Door): void {
  held -= heldBy.get(door.req.raw) ?? 0
  heldBy.delete(door.req.raw)
}

/** The body's bytes, at most so many. */
async function readBytes(door: Door, limit: number): Promise<Result<Buffer>> {
  const tooLarge = refuse('too-large', 'http.too-large', { limit: Math.floor(limit / 1024) })
  if (Number(door.req.header('content-length') ?? 0) > limit) return tooLarge
  const reader = door.req.raw.body?.getReader()
  if (reader === undefined) return accept(Buffer.alloc(0))
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      size += next.value.length
      if (size > limit) return tooLarge
      const room = limit > TEXT_LIMIT ? hold(door, next.value.length) : accept(undefined)
      if (!room.ok) return room
      chunks.push(next.value)
    }
  } catch {
    return refuse('invalid', 'http.cut-off') // The sender hung up; nobody hears this.
  } finally {
    reader.releaseLock()
  }
  return accept(Buffer.concat(chunks))
}

/** A JSON body by its schema. */
export async function readJson<S extends z.ZodType>(door: Door, schema: S, limit = TEXT_LIMIT): Promise<Result<z.output<S>>> {
  if (!/^application\/(?:json|[\w.-]+\+json)$/.test(mediaType(door))) return refuse('unsupported', 'http.media-type', { expected: 'application/json' })
  const bytes = await readBytes(door, limit)
  if (!bytes.ok) return bytes
  const text = decode(bytes.value)
  if (text === undefined) return refuse('invalid', 'http.malformed')
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    return refuse('invalid', 'http.malformed')
  }
  return readBy(schema, content)
}

/** What a form sent: one text a name, a list where a name came more than once. Nothing entered is no value, so that a schema sees it missing. */
export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>

/** What a form sent once under this name, as it stands there; empty where it sent nothing or several. */
export function textIn(values: FormValues, name: string): string {
  const value = values[name]
  return typeof value === 'string' ? value : ''
}

/** The same without the space around it. */
export const trimmedIn = (values: FormValues, name: string): string => textIn(values, name).trim()

/** A choice that was not made is missing. */
export const chosenIn = (values: FormValues, name: string): string | undefined => trimmedIn(values, name) || undefined

/** All that a form sent under this name. */
export function textsIn(values: FormValues, name: string): readonly string[] {
  const value = values[name]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}
export type Upload = { readonly field: string; readonly name: string; readonly type: string; readonly bytes: Uint8Array }

/** A form's values, for a schema, and for showing the form again where the schema refuses. */
export async function readForm(door: Door): Promise<Result<FormValues>> {
  if (mediaType(door) === 'multipart/form-data') {
    const read = await readUploads(door, { bytes: TEXT_LIMIT, parts: 200 })
    return read.ok ? accept(read.value.values) : read
  }
  if (mediaType(door) !== 'application/x-www-form-urlencoded') return refuse('unsupported', 'http.media-type', { expected: 'application/x-www-form-urlencoded' })
  const bytes = await readBytes(door, TEXT_LIMIT)
  return bytes.ok ? accept(valuesOf(new URLSearchParams(bytes.value.toString()))) : bytes
}

/** A form with files. In: how many bytes and parts it may have together. */
export async function readUploads(door: Door, limit: { readonly bytes: number; readonly parts: number }): Promise<Result<{ readonly values: FormValues; readonly uploads: readonly Upload[] }>> {
  const type = door.req.header('content-type') ?? ''
  const boundary = /^multipart\/form-data\s*;(?:.*;)?\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type)
  if (boundary === null) return refuse('unsupported', 'http.media-type', { expected: 'multipart/form-data' })
  const bytes = await readBytes(door, limit.bytes)
  if (!bytes.ok) return bytes
  if (countOf(bytes.value, `--${boundary[1] ?? boundary[2]}`, limit.parts + 1) > limit.parts + 1) return refuse('too-large', 'http.too-many-parts', { limit: limit.parts })
  let form: FormData
  try {
    form = await new Response(new Uint8Array(bytes.value), { headers: { 'content-type': type } }).formData()
  } catch {
    return refuse('invalid', 'http.malformed')
  }
  const texts: [string, string][] = []
  const uploads: Upload[] = []
  for (const [field, value] of form) {
    if (typeof value === 'string') texts.push([field, value])
    // An empty file field sends a nameless file without content.
    else if (value.name !== '' || value.size > 0) uploads.push({ field, name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) })
  }
  return accept({ values: valuesOf(texts), uploads })
}

const mediaType = (door: Door): string => (door.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''

function decode(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function valuesOf(entries: Iterable<[string, string]>): FormValues {
  const values = new Map<string, string | string[]>()
  for (const [name, sent] of entries) {
    const text = sent.replace(/\r\n?/g, '\n')
    if (text === '') continue
    const had = values.get(name)
    values.set(name, had === undefined ? text : typeof had === 'string' ? [had, text] : [...had, text])
  }
  return Object.fromEntries(values)
}

/** How often the text stands in the bytes; counting ends above `most`. */
function countOf(bytes: Buffer, text: string, most: number): number {
  let count = 0
  for (let at = bytes.indexOf(text); at >= 0 && count <= most; at = bytes.indexOf(text, at + text.length)) count++
  return count
}
