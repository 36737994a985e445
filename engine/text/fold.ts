/** Spellings folded to one: what two writers may spell differently must become the same key. */

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe', œ: 'oe', å: 'a' }

/**
 * Lower case, German umlauts written out, other accents dropped: “Fräsen”, “FRAESEN” and “fraesen” are one.
 * In and out: one word or phrase. Idempotent.
 */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  if (/^[a-z0-9]*$/.test(lower)) return lower
  return lower
    .normalize('NFC')
    .replace(/[äöüßæøœå]/g, (letter) => UMLAUTS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
}

/** Is this an abbreviation that only counts as written (“MID”, “CNC”, “5G”)? At most five characters, two capitals or a digit, no lower case but a plural s. */
export function isAbbreviation(word: string): boolean {
  return word.length <= 6 && /^(?=.*\p{Lu}.*[\p{Lu}\d]|\d.*\p{Lu})[\p{Lu}\d&]{2,5}s?$/u.test(word)
}

/** An abbreviation matches as written, without a plural s: “MEMS” stays, “LEDs” → `LED`. */
export function abbreviationKey(word: string): string {
  return word.replace(/s$/, '')
}
