/** How much of a stranger's file is read. Each bound stops work that the file itself could otherwise make as long as it likes. */
import { refuse, type Result } from '../result.ts'

export type Limits = {
  /** Bytes of the file as given. */
  readonly bytes: number
  /** Bytes that the packed parts of a DOCX, ODT, PPTX or PDF may unpack to, taken together. */
  readonly unpackedBytes: number
  /** Pages of a PDF. */
  readonly pages: number
  /** UTF-16 units of the text found. */
  readonly characters: number
}

/**
 * - bytes: a brochure full of photographs has 10 to 40 MB; pdf.js works on a copy of it.
 * - unpackedBytes: the XML of a document has some 10 to 20 bytes a character, so 100 MB hold what `characters` allows; unpacking them takes a second.
 * - pages: the longest reports, theses and tender documents have some 400.
 * - characters: 500 dense pages have 2 million; a text of 5 million takes the reader some 20 seconds.
 */
export const LIMITS: Limits = { bytes: 50_000_000, unpackedBytes: 100_000_000, pages: 500, characters: 5_000_000 }

/** Refuses a text beyond the bound, else hands it on. */
export function within<T extends { readonly text: string }>(found: T, limits: Limits): Result<T> {
  return found.text.length > limits.characters ? tooLong(limits) : { ok: true, value: found }
}

export const tooLong = (limits: Limits): Result<never> => refuse('too-long', { limit: printCount(limits.characters) })

/** “5 000 000”: grouped by a narrow space, which both languages read. Source: ISO 80000-1, 7.3.1. */
export function printCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202F')
}
