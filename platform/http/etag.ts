/**
 * Versions of things on the wire: an entity tag goes out with what was read, and a write that names an older one is `stale`.
 * **Source**: RFC 9110, 8.8.3 (ETag), 13.1 (If-Match, If-None-Match).
 */
import { createHash } from 'node:crypto'
import { accept, refuse, type Result } from '../result.ts'
import type { Door } from './door.ts'

/** The tag of a version. */
const etagOf = (version: string | number): string => `"${String(version).replace(/[^\w.:-]/g, '')}"`

/** Tags the answer with its version; 304 where the reader already has this one, so that nothing has to be made. */
export function tagged(door: Door, version: string | number): Response | undefined {
  const etag = etagOf(version)
  door.header('ETag', etag)
  door.header('Cache-Control', 'private, no-cache')
  return names(door.req.header('if-none-match'), etag) ? door.body(null, 304) : undefined
}

/** The thing as JSON with its tag, or 304 where the reader already has this version. */
export const answerTagged = (door: Door, version: string | number, content: object): Response => tagged(door, version) ?? door.json(content)

/** What a tag by content says of it. */
export const contentTag = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)

/** The same, tagged by what it says: a reader learns nothing of what else has changed. `version`: what a write may name. */
export function answerByContent(door: Door, content: object, version?: number): Response {
  const text = JSON.stringify(content)
  const tag = contentTag(text)
  return tagged(door, version === undefined ? tag : `${version}.${tag}`) ?? door.body(text, 200, { 'Content-Type': 'application/json' })
}

/** May this write go on? Without If-Match the writer takes what is there; with it, only the version they saw. */
export function atVersion(door: Door, version: string | number): Result<void> {
  const wanted = door.req.header('if-match')
  return wanted === undefined || names(wanted, etagOf(version)) ? accept(undefined) : refuse('stale', 'http.stale')
}

/** Compression on the way makes a tag weak; the version is the same. */
const names = (list: string | undefined, etag: string): boolean => (list ?? '').split(',').some((entry) => entry.trim() === '*' || entry.trim().replace(/^W\//, '') === etag)
