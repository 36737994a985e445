/** Addresses and file names in headers: nothing foreign leads elsewhere or breaks a header. **Source**: RFC 6266 and RFC 8187 (Content-Disposition), WHATWG URL. */
import type { Door } from './door.ts'

/** The header that makes an answer a file to keep: the name in ASCII, and whole in UTF-8. */
export function attachment(name: string): string {
  const safe = name.replace(/[\x00-\x1f\x7f/\\]/g, ' ').trim().slice(-180).toWellFormed() || 'download'
  const ascii = safe.replace(/[^\x20-\x7e]|["%]/g, '_')
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(safe).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`
}

/** A file to keep. */
type Download = { readonly content: string | Uint8Array<ArrayBuffer>; /** Its media type. */ readonly type: string; readonly name: string }

export const answerFile = (door: Door, { content, type, name }: Download): Response => door.body(content, 200, { 'Content-Type': type, 'Content-Disposition': attachment(name) })

/** A path within the house, or nothing: `//elsewhere`, `https://elsewhere` and `/\elsewhere` lead out. */
export function ownPath(path: string): string | undefined {
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(path)) return undefined
  const url = new URL(path, 'http://house.invalid')
  return url.host === 'house.invalid' ? url.pathname + url.search + url.hash : undefined
}

/** After a write: on to another page of the house, by GET. */
export const goOn = (door: Door, path: string): Response => door.redirect(ownPath(path) ?? '/', 303)
