/** What an app for codes shows, for tests: RFC 6238 with SHA-1, 30 seconds, six digits. In: the secret in base32. */
import { createHmac } from 'node:crypto'

export function codeOf(secret: string, at = Date.now()): string {
  const bits = Array.from(secret.replace(/=+$/, '')).map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  return String((mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
