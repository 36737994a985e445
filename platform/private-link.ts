/** Private links: whoever has one may do what it is for. Only its hash is kept, so that who reads the tables can open none. */
import { randomBytes } from 'node:crypto'
import { hashOf } from './hash.ts'

/** A new one: 192 bits by chance, and its hash. */
export function newPrivateLink(): { readonly link: string; readonly hash: string } {
  const link = randomBytes(24).toString('base64url')
  return { link, hash: hashOfLink(link) }
}

export const hashOfLink = (link: string): string => hashOf(link)
