/**
 * One spelling for words that German and English share: “Aktivität” and “activity”, “Ökonomie” and “economy” become the same letters.
 * The result is no word of either language; it is for comparing only.
 */
import { fold } from '../fold.ts'

/** Endings first, as whole words show them, then letters. In order: a later rule sees what an earlier one left. */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/isch(?:e[nmrs]?)?$|ical(?:ly)?$|ics?$|iques?$|ik(?:en)?$/, 'ik'],
  [/taet(?:en)?$|t(?:ies|y)$/, 'ti'],
  [/log(?:ien?|y|en?|ists?)$/, 'log'],
  [/ien?$|ies$|y$/, 'i'],
  [/i[sz]ierung(?:en)?$|i[sz]ations?$/, 'isation'],
  [/ierung(?:s|en)?$/, 'ation'],
  [/iere?n$|iert(?:e[nmrs]?)?$|at(?:es?|ed|ing)$/, 'at'],
  [/i[sz](?:ed?|es|ing)$/, 'is'],
  [/ell(?:e[nmrs]?)?$|al(?:e[nmrs]?|ly)?$/, 'al'],
  [/iv(?:e[nmrs]?|ely)?$/, 'iv'],
  [/ism(?:us|s)?$/, 'ism'],
  [/ae|oe/g, 'e'],
  [/sch|sh|sz/g, 's'],
  [/c(?=[eiy])|z/g, 's'],
  [/ck|ch|c|q/g, 'k'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/y/g, 'i'],
  [/w/g, 'v'],
  [/(.)\1/g, '$1'],
  [/(?:en|es|e|n|s)$/, ''],
]

/** The common spelling of a word of either language. In: a word or key, folded or not. */
export function commonSpelling(word: string): string {
  let out = fold(word)
  for (const [pattern, letters] of RULES) out = out.replace(pattern, letters)
  return out
}
