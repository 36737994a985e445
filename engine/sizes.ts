/** Sizes as people read them. */

/** “50 MB”, “812 kB”: whole decimal units, rounded up, so that a size over its limit never prints like it. The same in both languages. */
export function printSize(bytes: number): string {
  if (bytes >= 1_000_000) return `${Math.ceil(bytes / 1_000_000)} MB`
  return bytes >= 1_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${bytes} B`
}
