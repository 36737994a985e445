/** Which words of a clause a frame speaks of, how far a “kein” or “without” reaches, and what points back. */
import type { Language } from '../text/language.ts'
import type { Sentence } from '../text/reading.ts'
import type { Clause } from './clauses.ts'
import type { Reach } from './frames.ts'
import type { Joints, Token } from './tokens.ts'

/** Words that hand what follows them to the need: “Für die Galvanik suchen wir …”. */
const HANDING: Record<Language, RegExp> = {
  de: /^(?:fuer|bei|beim|zum|zur|zu|im|in|auf|nach|an|am|ueber|hinsichtlich|bezueglich)$/,
  en: /^(?:for|in|on|regarding|concerning)$/,
}

/** “Als Hersteller von X suchen wir …”, “as makers of X we …”: who speaks, not what is sought. */
const SPEAKER: Record<Language, RegExp> = { de: /^(?:als|trotz|neben|dank)$/, en: /^(?:as|having|being|besides|despite|unlike)$/ }

/** Opens what is neither the subject nor the object: “To close the loop we are seeking …”. */
const CIRCUMSTANCE = /^(?:to|with|at|from|since|by|through|after|over|mit|um|durch|seit)$/

const SUBJECT = /^(?:wir|uns|man|ich|we|i|unser|unsere|unserem|unseren|unserer)$/

/** The tokens that a frame speaks of. `filled`: its own words, as places in the clause. */
export function reachOf(tokens: readonly Token[], { at, dependent }: Clause, { language, words }: Sentence, joints: Joints, reach: Reach, filled: readonly number[]): number[] {
  const anchor = filled[0] ?? 0
  const opening = tokens[at[0] ?? 0]?.text ?? ''
  // Who speaks stands before the verb; a whole clause that is only such a phrase speaks of it.
  const start = (!dependent || at.some((index) => tokens[index]?.tags.includes('WE') === true)) && SPEAKER[language].test(opening) ? verbAt(tokens, at) : 0
  if (reach === 'behind') return at.slice(Math.max(...filled) + 1)
  if (reach === 'ahead') return at.slice(0, Math.min(...filled))
  if (reach === 'clause') return at.slice(start)
  if (reach === 'phrase') {
    let cue = anchor
    for (const place of filled) if (place > cue && place <= cue + 2) cue = place
    const end = phraseEnd(tokens, (at[cue] ?? 0) + 1, language, joints, words)
    return at.slice(cue + 1).filter((index) => index < end)
  }
  const behind = at.slice(anchor + 1)
  const speaks = (place: number): boolean => SUBJECT.test(tokens[at[place] ?? -1]?.text ?? '')
  const fronted =
    HANDING[language].test(opening) ||
    !behind.some((index) => tokens[index]?.content === true) ||
    (!CIRCUMSTANCE.test(opening) && (language === 'de' ? speaks(anchor + 1) || speaks(anchor + 2) || (dependent && anchor >= at.length - 2) : speaks(anchor - 1) || speaks(anchor - 2) || speaks(anchor - 3)))
  return fronted ? at.slice(start) : behind
}

function verbAt(tokens: readonly Token[], at: readonly number[]): number {
  const place = at.findIndex((index) => tokens[index]?.verb === true)
  return place < 0 ? 0 : place
}

const OWN: Record<Language, RegExp> = { de: /^(?:unser|ihr|sein)(?:e[nmrs]?)?$/, en: /^(?:our|ours|its|their)$/ }

/** “… für unsere Laserbearbeitung einen Lieferanten”: what is ours is no need. Takes the words behind a possessive out: up to the noun, or before the verb all of them. */
export function withoutOwn(tokens: readonly Token[], marked: readonly number[], { language, words }: Sentence): number[] {
  const own = new Set<number>()
  for (const index of marked) {
    const token = tokens[index]
    // “Ihr” with a capital is the reader's.
    if (token === undefined || !OWN[language].test(token.text) || words[token.word]?.text.startsWith('Ihr') === true) continue
    const front = !tokens.slice(0, index).some((earlier) => earlier.verb)
    for (let next = index + 1; next < tokens.length; next++) {
      const word = tokens[next]
      if (word === undefined || word.stop || word.verb || word.tags.includes('SOMEBODY') || /^(?:ein|eine|einen|einem|einer|fuer|for|a|an)$/.test(word.text)) break
      own.add(next)
      const written = words[word.word]
      if (!front && (language === 'de' ? /^\p{Lu}/u.test(written?.text ?? '') : (words[word.word + 1]?.small ?? true))) break
    }
  }
  return marked.filter((index) => !own.has(index))
}

/** Where a phrase and what is listed with it ends: at a strong stop, a contrast, or a verb once a noun has been seen; a comma is passed where a further entry follows. */
export function phraseEnd(tokens: readonly Token[], from: number, language: Language, { contrast, subordinate }: Joints, words: Sentence['words']): number {
  let content = 0
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined) break
    if (token.stop) {
      if (token.text !== ',' || !isListEntry(tokens, at + 1, subordinate)) return at
      continue
    }
    if (contrast.has(token.text) || (content > 0 && token.verb)) return at
    if (language === 'en' ? words[token.word]?.small === false : /^\p{Lu}/u.test(words[token.word]?.text ?? '')) content++
  }
  return tokens.length
}

function isListEntry(tokens: readonly Token[], from: number, subordinate: ReadonlySet<string>): boolean {
  const first = tokens[from]
  if (first === undefined || subordinate.has(first.text)) return false
  for (let at = from; at < tokens.length && tokens[at]?.stop === false; at++) if (tokens[at]?.verb === true) return false
  return true
}

/** “… ersetzen Folien – diese haben wir nicht mehr”: of several things the last. */
export function lastPhrase(tokens: readonly Token[], at: readonly number[]): number[] {
  const end = at.findLastIndex((index) => tokens[index]?.content === true)
  let start = end
  while (start > 0 && tokens[at[start - 1] ?? -1]?.content === true) start--
  return at.slice(start, end + 1)
}

/** “das hätten wir”, “dieser Schritt”: what it stands for is not named here. “das Löten”, “this coating” name it. */
export function isPointer(token: Token | undefined, next: Token | undefined): boolean {
  if (token === undefined) return false
  if (/^(?:das|that)$/.test(token.text)) return next?.verb === true || next?.tags.some((tag) => tag === 'WE' || tag === 'SOMEBODY') === true
  return /^(?:dies|diese[rsnm]?|this|these|those)$/.test(token.text) && next?.content !== true
}
