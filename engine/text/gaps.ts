/**
 * Gapped compounds written out: “Mess-” beside “Gerätetechnik” is Messtechnik, “-fertigung” beside “Produktentwicklung” is Produktfertigung.
 * The whole word is made and then read like any other, so that a gap and its full spelling come to the same keys.
 * **Shapes**: two words in, one out, or undefined where the partner has nothing to lend.
 */
import { ADJECTIVES, PARTICLES, PREFIXES } from './affixes.ts'
import type { Part, Splitter } from './compounds.ts'
import { germanDictionary } from './dictionary.ts'
import { fold, isAbbreviation } from './fold.ts'

/** Is this a word whose end (“Mess-”) or beginning (“-fertigung”) stands in another? */
export function isGapped(word: string): boolean {
  return word.endsWith('-') || word.startsWith('-')
}

/** The whole word that a gapped one stands for. In: it and its partner, both as written; a hyphen of the partner is its cut. */
export function wholeCompound(gapped: string, partner: string, splitter: Splitter): string | undefined {
  const bare = gapped.replace(/^-|-$/g, '')
  return gapped.endsWith('-') ? withHead(bare, partner.replace(/^-/, ''), splitter) : withBeginning(bare, partner.replace(/-$/, ''), splitter)
}

function withHead(beginning: string, partner: string, splitter: Splitter): string | undefined {
  const hyphen = partner.lastIndexOf('-')
  if (hyphen > 0) return `${beginning}-${partner.slice(hyphen + 1)}`
  const folded = fold(partner)
  const first = beginning.slice(beginning.lastIndexOf('-') + 1)
  const cut = headCut(fold(first), folded, splitter)
  if (cut === undefined) return undefined
  const head = folded.slice(cut)
  if (isAbbreviation(first) || /\d$/.test(first)) return `${beginning}-${capital(head)}`
  // An adjective or verb takes its beginning in small letters: “wärme- und kältetechnisch”.
  const whole = `${beginning.slice(0, beginning.length - first.length)}${fold(first)}${head}`
  return /^\p{Lu}/u.test(partner) ? capital(whole) : whole.toLowerCase()
}

function withBeginning(head: string, partner: string, splitter: Splitter): string | undefined {
  const hyphen = partner.lastIndexOf('-')
  if (/^\p{Lu}/u.test(head)) return hyphen > 0 ? `${partner.slice(0, hyphen)}-${head}` : undefined
  const last = partner.slice(hyphen + 1)
  const folded = fold(last)
  const parts = splitter.partsOf(folded)
  const tail = fold(head)
  const known = parts.slice(1).findLast((part) => isKnown(folded.slice(0, part.start) + tail))
  const cut = known?.start ?? splitter.mainCut(folded, parts)
  if (cut === undefined) return hyphen > 0 ? `${partner.slice(0, hyphen)}-${capital(head)}` : undefined
  return partner.slice(0, hyphen + 1) + capital(folded.slice(0, cut) + tail)
}

/** Where the head that the partner lends begins. A whole that the dictionary knows decides (“Luft- und Raumfahrttechnik”: Luftfahrt), then a short beginning takes all but the partner's own first part, then the best cut in two. */
function headCut(beginning: string, partner: string, splitter: Splitter): number | undefined {
  const parts = splitter.partsOf(partner)
  const cuts = parts.slice(1)
  const known = cuts.find((part) => isKnown(beginning + partner.slice(part.start)) || isKnown(beginning + partner.slice(part.start, part.end)))
  if (known !== undefined) return known.start
  return knownTail(beginning, partner, parts) ?? (PREFIXES.has(beginning) || PARTICLES.has(beginning) ? cuts[0]?.start : nominalCut(partner, parts, splitter))
}

/** The main cut, but never behind a verb stem: “Metallspritzguss” is Metall and Spritzguss. */
function nominalCut(partner: string, parts: readonly Part[], splitter: Splitter): number | undefined {
  const { stems, lemmas } = germanDictionary()
  const cut = splitter.mainCut(partner, parts)
  const at = parts.findIndex((part) => part.start === cut)
  const before = parts[at - 1]
  return at > 1 && before !== undefined && stems.has(before.key) && !lemmas.has(before.key) ? before.start : cut
}

/** “Ein- und Ausgang”, “Be- und Entladen”, “Vor- und Nachteile”: the splitter does not cut what is derived, but only one end makes a word. */
function knownTail(beginning: string, partner: string, parts: readonly Part[]): number | undefined {
  const first = parts[0]?.end ?? partner.length
  for (let at = 2; at <= Math.min(first, partner.length - 3); at++) {
    if (canStandFirst(partner.slice(0, at)) && isKnown(beginning + partner.slice(at))) return at
  }
  return undefined
}

/** Beginnings of derived words that are neither particles nor learned prefixes. */
const DERIVING = new Set('be ent er ver zer hard soft in hin her weiter fort rueck zurueck zusammen ab dar empor fest frei los heim'.split(' '))

function canStandFirst(piece: string): boolean {
  return DERIVING.has(piece) || PARTICLES.has(piece) || PREFIXES.has(piece) || ADJECTIVES.has(piece) || germanDictionary().nouns.has(piece)
}

function isKnown(word: string): boolean {
  const { nouns, verbs } = germanDictionary()
  return nouns.has(word) || verbs.has(word)
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
