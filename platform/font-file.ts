/** The house's own type as files, for what is drawn outside a browser. Inter comes in files of some letters each. **Source**: WOFF 1.0 (W3C 2012). */
import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'

export const SUBSETS = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'] as const
export type Subset = (typeof SUBSETS)[number]
export type Weight = 400 | 600

/** One of them, as TrueType. */
export const interFile = (subset: Subset, weight: Weight): Uint8Array => unpacked(readFileSync(new URL(import.meta.resolve(`@fontsource/inter/files/inter-${subset}-${weight}-normal.woff`))))

/** A font of the web as the font it packs: its tables, each compressed by itself. */
function unpacked(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, at) => {
    const entry = 44 + 20 * at
    const [offset, packed, whole] = [woff.readUInt32BE(entry + 4), woff.readUInt32BE(entry + 8), woff.readUInt32BE(entry + 12)]
    const bytes = woff.subarray(offset, offset + packed)
    return { tag: woff.subarray(entry, entry + 4), sum: woff.readUInt32BE(entry + 16), bytes: packed < whole ? inflateSync(bytes) : bytes }
  })
  const power = 2 ** Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + 16 * count)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 * power, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE(16 * (count - power), 10)
  let offset = head.length
  const bodies = tables.map(({ tag, sum, bytes }, at) => {
    tag.copy(head, 12 + 16 * at)
    head.writeUInt32BE(sum, 16 + 16 * at)
    head.writeUInt32BE(offset, 20 + 16 * at)
    head.writeUInt32BE(bytes.length, 24 + 16 * at)
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
    offset += padded.length
    return padded
  })
  return Buffer.concat([head, ...bodies])
}
