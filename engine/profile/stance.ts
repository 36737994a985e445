/**
 * What a sentence says of a topic in it: that somebody *has* it, *seeks* it (“suchen Partner für …”), or does *not* have it (“keine Lackierung”).
 * Cues and their scope, as in NegEx: a cue opens a scope forwards or over its clause; a contrast, a verb, a strong stop closes it.
 *
 * **Shapes**: a read sentence in; a stance a word out. Cost: a few regular expressions a sentence.
 * **Source**: Chapman et al. (2001), A simple algorithm for identifying negated findings; for German, Cotik et al. (2016). The cues are our own.
 */
import { germanDictionary } from '../text/dictionary.ts'
import { fold } from '../text/fold.ts'
import type { Language } from '../text/language.ts'
import type { Sentence } from '../text/reading.ts'
import { CUES } from './cues.ts'

export type Stance = 'has' | 'seeks' | 'not'

type Token = { readonly text: string; readonly word: number; readonly stop: boolean; readonly at: number }

/** One stance for each word of the sentence. `announced` is what a line above said of the list in which the sentence stands (“Wir suchen Partner für:”). */
export function stancesOf(sentence: Sentence, announced: Stance = 'has'): Stance[] {
  const stances = sentence.words.map((): Stance => announced)
  const tokens = tokensOf(sentence)
  const line = tokens.map((token) => token.text).join(' ')
  const context = { sentence, tokens, line, stances }
  if (CUES[sentence.language].any.test(line)) {
    markNeeds(context, sentence.language)
    markNegations(context)
  }
  // Young firms mix: “What is missing: jemand mit Erfahrung in …”.
  if (!stances.includes('seeks')) markNeeds(context, sentence.language === 'de' ? 'en' : 'de')
  return stances
}

/** Beyond so many cues of a kind a sentence is a list of cues, and each costs a walk over its clause. */
const MOST_CUES = 24

function hitsOf(cue: RegExp, line: string): RegExpExecArray[] {
  return line.matchAll(cue).take(MOST_CUES).toArray()
}

type Context = { readonly sentence: Sentence; readonly tokens: readonly Token[]; readonly line: string; readonly stances: Stance[] }

/** Words folded and strong punctuation as tokens of their own, so that cues are plain expressions over one line. */
function tokensOf(sentence: Sentence): Token[] {
  const tokens: Token[] = []
  let at = 0
  const push = (text: string, word: number, stop: boolean): void => {
    tokens.push({ text, word, stop, at })
    at += text.length + 1
  }
  sentence.words.forEach((word, index) => {
    const stop = /[,;:()–—]|\s-\s|^-$/.exec(word.before)?.[0]
    if (stop !== undefined) push(stop.trim() === '-' || stop === '—' ? '–' : stop, index, true)
    push(fold(word.text), index, false)
  })
  return tokens
}

/** `spoken` is the language of the cues looked for. */
function markNeeds(context: Context, spoken: Language): void {
  const { line, tokens } = context
  const cues = CUES[spoken]
  for (const hit of hitsOf(cues.seek, line)) {
    const first = tokenAt(tokens, hit.index)
    const last = tokenAt(tokens, hit.index + hit[0].length - 1)
    const clause = clauseAround(context, first)
    // After the cue everything is sought up to a contrast: “suchen Partner für X und Y, die Z beherrschen”.
    mark(context, last + 1, forwardEnd(context, last + 1, cues.contrast), 'seeks')
    // Before it only what a preposition hands to it (“Für die Galvanik suchen wir …”) or what a closing cue refers to (“… wird ein Hersteller für X gesucht”, “es fehlt”).
    const opening = tokens[clause.start]?.text ?? ''
    if (cues.handing.test(opening) || cues.closing.test(hit[0])) mark(context, REFERRING.test(opening) ? 0 : clause.start, last + 1, 'seeks')
  }
  keepOwn(context)
}

/** “…; hier hat das Netzwerk eine Lücke”: the clause speaks of what was said before it. */
const REFERRING = /^(?:hier|dafuer|dabei|daran|hierfuer|hierzu|dazu)$/

/** “… für unsere Laserbearbeitung einen Lieferanten”: what is ours is no need. */
function keepOwn({ tokens, stances, sentence }: Context): void {
  const own = CUES[sentence.language].own
  tokens.forEach((token, index) => {
    if (token.stop || !own.test(token.text) || stances[token.word] !== 'seeks') return
    for (let next = index + 1; next < tokens.length; next++) {
      const word = tokens[next]
      if (word === undefined || word.stop) break
      stances[word.word] = 'has'
      const written = sentence.words[word.word]?.text ?? ''
      if (sentence.language === 'de' ? /^\p{Lu}/u.test(written) : (sentence.words[word.word + 1]?.small ?? true)) break
    }
  })
}

function markNegations(context: Context): void {
  const { line, tokens, sentence } = context
  const cues = CUES[sentence.language]
  for (const hit of hitsOf(cues.without, line)) {
    const last = tokenAt(tokens, hit.index + hit[0].length - 1)
    const rest = line.slice(hit.index)
    if (cues.notNegation.test(rest) || cues.doubleNegation.test(line.slice(0, hit.index).trimEnd())) continue
    mark(context, last + 1, phraseEnd(context, last + 1), 'not')
  }
  for (const hit of hitsOf(cues.not, line)) {
    if (cues.notNegation.test(line.slice(hit.index))) continue
    const at = tokenAt(tokens, hit.index)
    const end = tokenAt(tokens, hit.index + hit[0].length - 1)
    const clause = clauseAround(context, at)
    const said = tokens.slice(clause.start, clause.end).map((token) => token.text).join(' ')
    if (cues.keeps.test(said)) continue
    if (sentence.language === 'de') {
      // “… fertigen wir nicht.” closes its clause; “gehört nicht zu …” names what is missing before it; “nicht X, sondern Y” after it.
      const closes = end + 1 >= clause.end
      const announces = tokens[clause.end]?.text === ':' // “Nicht im Programm: …”
      if (announces && cues.offering.test(said)) mark(context, clause.end, forwardEnd(context, clause.end, cues.contrast), 'not')
      else if (closes || cues.offering.test(said)) mark(context, clause.start, clause.end, 'not')
      else if (cues.contrast.test(tokens.slice(clause.end, clause.end + 2).map((token) => token.text).join(' '))) mark(context, end + 1, clause.end, 'not')
    } else if (tokens[clause.end]?.text === ':' && clause.end - clause.start < 6) mark(context, clause.end, forwardEnd(context, clause.end, cues.contrast), 'not') // “Not in-house: …”
    else if (cues.passive.test(line.slice(hit.index)) || /^(?:outside|left|excluded|ruled|outsourced|subcontracted|bought|discontinued|out of|beyond)/.test(hit[0])) mark(context, clause.start, at, 'not')
    else if (cues.offering.test(line.slice(hit.index)) || /\b(?:we|we do|we can|we will) $/.test(line.slice(0, hit.index)) || cues.contrast.test(tokens.slice(clause.end, clause.end + 2).map((token) => token.text).join(' '))) mark(context, end + 1, phraseEnd(context, end + 1), 'not')
  }
}

function mark({ tokens, stances }: Context, from: number, to: number, stance: Stance): void {
  for (let at = from; at < to; at++) {
    const token = tokens[at]
    if (token !== undefined && !token.stop) stances[token.word] = stance
  }
}

function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((tokens[middle]?.at ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function forwardEnd({ tokens }: Context, from: number, contrast: RegExp): number {
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined) break
    if ((contrast.test(token.text) && tokens[at - 1]?.stop === true) || token.text === ';') return at
  }
  return tokens.length
}

/** A noun phrase and what is listed with it: closes at a strong stop, a contrast, or a verb once a noun has been seen; a comma is passed where a further list entry follows. */
function phraseEnd(context: Context, from: number): number {
  const { tokens, sentence } = context
  const contrast = CUES[sentence.language].contrast
  let content = 0
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined) break
    if (token.stop) {
      if (token.text !== ',' || !isListEntry(context, at + 1)) return at
      continue
    }
    if (contrast.test(token.text)) return at
    if (content > 0 && isVerb(sentence, token, sentence.language)) return at
    if ((sentence.words[token.word]?.keys.length ?? 0) > 0 && (sentence.language === 'en' || /^\p{Lu}/u.test(sentence.words[token.word]?.text ?? ''))) content++
  }
  return tokens.length
}

function isListEntry(context: Context, from: number): boolean {
  const { tokens, sentence } = context
  const first = tokens[from]
  if (first === undefined || CUES[sentence.language].subordinate.test(first.text)) return false
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at]
    if (token === undefined || token.stop) break
    if (isVerb(sentence, token, sentence.language)) return false
  }
  return true
}

const ENGLISH_VERBS = /^(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|shall|do|does|did|needs?|requires?|we|they|it|you|keeps?|makes?|gives?|remains?|comes?|helps?|lets?)$/

function isVerb(sentence: Sentence, token: Token, language: Language): boolean {
  if (language === 'en') return ENGLISH_VERBS.test(token.text)
  const written = sentence.words[token.word]?.text ?? ''
  if (!/^\p{Ll}/u.test(written)) return false
  if (/^(?:ist|sind|war|wird|werden|hat|haben|kann|koennen|wir|gibt|soll|muss)$/.test(token.text)) return true
  const infinitive = germanDictionary().verbs.get(token.text)
  if (infinitive === undefined || /nd(?:e[nrms]?)?$|ene[nrms]?$|te[nrms]$/.test(token.text)) return false
  return !token.text.startsWith('ge') || infinitive.startsWith('ge')
}

/** The clause around a token: between strong stops; segments of a list that hold no verb belong to the clause that follows. */
function clauseAround(context: Context, at: number): { start: number; end: number } {
  const { tokens, sentence } = context
  const { subordinate } = CUES[sentence.language]
  let start = at
  while (start > 0) {
    const before = tokens[start - 1]
    if (before === undefined) break
    if (opensContrast(context, start - 1)) break
    if (before.stop && (before.text !== ',' || hasVerb(context, segmentStart(tokens, start - 2), start - 1))) break
    start--
  }
  let end = at + 1
  while (end < tokens.length) {
    const token = tokens[end]
    if (token === undefined) break
    if (opensContrast(context, end)) break
    if (token.stop && (token.text !== ',' || subordinate.test(tokens[end + 1]?.text ?? '') || !isListEntry(context, end + 1))) break
    end++
  }
  return { start, end }
}

/** A contrast opens a clause of its own; in German only after a stop (“…, dafür …”), not inside one (“… dagegen nicht”). */
function opensContrast({ tokens, sentence }: Context, at: number): boolean {
  const token = tokens[at]
  if (token === undefined || !CUES[sentence.language].contrast.test(token.text)) return false
  return sentence.language === 'en' || token.text === 'sondern' || tokens[at - 1]?.stop === true
}

function segmentStart(tokens: readonly Token[], from: number): number {
  let start = Math.max(0, from)
  while (start > 0 && tokens[start - 1]?.stop === false) start--
  return start
}

function hasVerb({ sentence, tokens }: Context, from: number, to: number): boolean {
  return tokens.slice(from, to).some((token) => !token.stop && isVerb(sentence, token, sentence.language))
}
