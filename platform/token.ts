/** Private links: 128 bits of chance, written so that they survive in an address. What is kept is their hash (`#platform/hash`), so that who reads the database cannot follow them. */
import { randomBytes } from 'node:crypto'

export const newToken = (): string => randomBytes(16).toString('base64url')
