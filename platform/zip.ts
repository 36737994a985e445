/**
 * A ZIP file, written as a stream: what every desktop opens without a program of ours.
 * **Units**: memory for one piece; up to 4 GB in all, which the old form of the file can say.
 * **Errors**: more than that throws.
 * **Source**: PKWARE APPNOTE 6.3.10; names are UTF-8 and say so (general purpose bit 11).
 */
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

export type ZipEntry = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>; /** Is it a picture or an archive, which does not get smaller? */ readonly isPacked?: boolean }

const MOST = 4_000_000_000

/** The bytes of a ZIP file of these entries. */
export async function* zipOf(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  let size = 0
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error
    size += chunk.length
    if (size > MOST) throw new RangeError('a ZIP file would become larger than 4 GB')
    if (chunk.length > 0) ready.push(chunk)
  })
  for await (const { name, bytes, isPacked = false } of entries) {
    const file = isPacked ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 })
    zip.add(file)
    for await (const piece of bytes) {
      file.push(piece)
      yield* ready.splice(0)
    }
    file.push(new Uint8Array(), true)
    yield* ready.splice(0)
  }
  zip.end()
  yield* ready.splice(0)
}
