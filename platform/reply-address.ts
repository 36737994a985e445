/**
 * Reply addresses: `reply+<id><mark>@domain`, by which an answer finds what it answers. Nobody can make one up: the mark is HMAC-SHA-256 of the id, cut to 12 bytes.
 * **Shapes**: 62 characters before the @, of at most 64. Hexadecimal, since mail servers may fold capitals.
 * **Source**: RFC 5321, 4.5.3.1.1 (length of a local part); RFC 5233 (what stands behind the +); RFC 2104, 5.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Id } from './ids.ts'

const MARK = 24
const PURPOSE = 'reply-address'

export const replyAddressOf = (secret: Uint8Array, id: string, domain: string): string => {
  const hex = id.replaceAll('-', '')
  return `reply+${hex}${markOf(secret, hex)}@${domain}`
}

/** What the address names; nothing where it was not made here. */
export function replyIdIn<Kind extends string>(secret: Uint8Array, address: string, domain: string): Id<Kind> | undefined {
  const [, hex = '', mark = ''] = /^reply\+([0-9a-f]{32})([0-9a-f]{24})@/.exec(address.toLowerCase()) ?? []
  if (hex === '' || address.slice(address.lastIndexOf('@') + 1).toLowerCase() !== domain.toLowerCase()) return undefined
  if (!timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(secret, hex)))) return undefined
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5') as Id<Kind> // marked, so an id of ours
}

const markOf = (secret: Uint8Array, hex: string): string => createHmac('sha256', secret).update(`${PURPOSE}\n${hex}`).digest('hex').slice(0, MARK)
