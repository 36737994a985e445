/** Spellings folded to one: what two writers may spell differently must become the same key. */

const UMLAUTS: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe', œ: 'oe', å: 'a' }

const SPECIAL = /[äöüßæøœå]/g

const writeOut = (text: string): string => text.replace(SPECIAL, (letter) => UMLAUTS[letter] ?? letter)

/**
 * Lower case, German umlauts written out, other accents dropped, ligatures and raised or lowered digits as plain ones: “Fräsen”, “FRAESEN” and “fraesen” are one,
 * “CO₂” and “CO2”, the two signs for µ. In and out: one word or phrase. Idempotent.
 */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  if (/^[a-z0-9]*$/.test(lower)) return lower
  if (/^[a-z0-9äöüß]*$/.test(lower)) return writeOut(lower)
  // Compatibility forms may bring capitals and accents of their own (“™”, “㎛”), hence twice.
  const plain = writeOut(lower.normalize('NFKC').toLowerCase().normalize('NFC'))
  return writeOut(plain.normalize('NFD').replace(/\p{M}+/gu, '').normalize('NFKC').toLowerCase())
}

/** Raised and lowered digits on the line: “CO₂” is the abbreviation CO2. */
function plainDigits(word: string): string {
  return /[\u00B2\u00B3\u00B9\u2070-\u2079\u2080-\u2089]/.test(word) ? word.normalize('NFKC') : word
}

/** Is this an abbreviation that only counts as written (“MID”, “CNC”, “5G”)? At most five characters, two capitals or a digit, no lower case but a plural s. */
export function isAbbreviation(word: string): boolean {
  return word.length <= 6 && /^(?=.*\p{Lu}.*[\p{Lu}\d]|\d.*\p{Lu})[\p{Lu}\d&]{2,5}s?$/u.test(plainDigits(word))
}

/** An abbreviation matches as written, without a plural s: “MEMS” stays, “LEDs” → `LED`. */
export function abbreviationKey(word: string): string {
  return plainDigits(word).replace(/s$/, '')
}
