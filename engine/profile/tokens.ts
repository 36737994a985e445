/**
 * The words of a sentence with the tags under which frames find them: lemmas that a frame names, and classes. Tense, case and separated particles fall away here.
 * **Shapes**: a read sentence in, its tokens out. Cost: one look-up a word; what was looked up once is kept.
 */
import { adjectiveStem, germanDictionary } from '../text/dictionary.ts'
import { englishInfinitive, englishKey } from '../text/english.ts'
import { fold } from '../text/fold.ts'
import type { Language } from '../text/language.ts'
import type { Sentence } from '../text/reading.ts'
import { SMALL_DE } from '../text/stopwords.ts'
import { ENGLISH_VERBS, isGeneral } from './general.ts'
import type { Lexicon } from './frames.ts'

export type Token = {
  /** The word folded; a stop as itself. */
  readonly text: string
  /** Its number in the sentence; a stop has that of the word behind it. */
  readonly word: number
  readonly stop: boolean
  readonly tags: readonly string[]
  /** A finite verb, as far as its form tells. */
  readonly verb: boolean
  /** May be (part of) a topic: no small word, no cue, in German a noun or a word beside one. */
  readonly content: boolean
}

/** What clause cutting needs to know of a language beside its frames. */
export type Joints = {
  readonly contrast: ReadonlySet<string>
  readonly subordinate: ReadonlySet<string>
  readonly coordinate: ReadonlySet<string>
  /** Words that open a statement after “und”. */
  readonly openers: ReadonlySet<string>
  /** Open a clause that does not share what was said before it: reasons, contrasts of time. */
  readonly apart: ReadonlySet<string>
  /** A list entry that is one of these says something by itself: “X nicht”, “Y ja”. */
  readonly verdicts: ReadonlySet<string>
}

/** A language as this file needs it. */
export type Speech = { readonly lexicon: Lexicon; readonly joints: Joints; readonly language: Language }

const STOP = /[,;:()–—]|\s-\s|^-$|\.\.\.|…/
const STRONG = /[;:()–—…]/

/** The tokens of a sentence: its words, and stops as tokens of their own. */
export function tokensOf(sentence: Sentence, speech: Speech): Token[] {
  const tokens: Token[] = []
  sentence.words.forEach((word, index) => {
    const stop = STOP.exec(word.before)?.[0]
    if (stop !== undefined && !(stop === ',' && speech.language === 'de' && isAttributive(sentence.words[index - 1]?.text) && isAttributive(word.text))) tokens.push({ text: STRONG.exec(word.before)?.[0] ?? (stop.trim() === '-' ? '–' : stop), word: index, stop: true, tags: [], verb: false, content: false })
    const { text, tags, verb, names } = lookUp(word.text, speech, index === 0)
    const noun = speech.language === 'en' || /^[\p{Lu}\d]/u.test(word.text)
    tokens.push({ text, word: index, stop: false, tags, verb, content: !word.small && (names || tags.length === 0) && noun && !(index === 0 && verb) && !text.endsWith('ly') && !isGeneral(word.keys, speech.language) })
  })
  if (speech.language === 'en') return withVerbs(tokens, sentence)
  return joinParticles(tokens.map((token, index) => (isInnerNegation(tokens, index, sentence) ? { ...token, tags: [] } : token)), speech)
}

/** “robuster, wasserdichter Gehäuse”: the comma between two adjectives parts nothing. */
function isAttributive(written: string | undefined): boolean {
  return written !== undefined && /^\p{Ll}{4,}(?:e|er|en|es|em)$/u.test(written) && !SMALL_DE.has(fold(written)) && !germanDictionary().verbs.has(fold(written))
}

/** “an nicht elektrifizierten Strecken”: it negates an adjective, not its clause. */
function isInnerNegation(tokens: readonly Token[], index: number, { words }: Sentence): boolean {
  const [adjective, noun] = [tokens[index + 1], tokens[index + 2]]
  if (tokens[index]?.text !== 'nicht' || adjective === undefined || noun === undefined || adjective.stop || noun.stop || adjective.tags.length > 0) return false
  return /^\p{Ll}{3,}(?:t|nd|isch|lich|iv|bar|ig|al|ar|ell|är)(?:e|er|en|es|em)$/u.test(words[adjective.word]?.text ?? '') && /^\p{Lu}/u.test(words[noun.word]?.text ?? '')
}

/** `names`: a compound such as “Bohrunternehmen” tells what it does beside what it is. */
type Looked = { readonly text: string; readonly tags: readonly string[]; readonly verb: boolean; readonly names: boolean }

const known: Record<Language, Map<string, Looked>> = { de: new Map(), en: new Map() }
const MOST_KNOWN = 100_000

/** `opens`: the first word has a capital whatever it is. */
function lookUp(written: string, speech: Speech, opens: boolean): Looked {
  const cache = known[speech.language]
  const key = opens ? `^${written}` : written
  const before = cache.get(key)
  if (before !== undefined) return before
  if (cache.size >= MOST_KNOWN) cache.clear()
  const text = fold(written)
  const lemmas = speech.language === 'de' ? germanLemmas(text, written, opens) : englishLemmas(text)
  const tags = new Set<string>()
  for (const lemma of lemmas) for (const tag of speech.lexicon.tags.get(lemma) ?? []) tags.add(tag)
  let names = false
  if (speech.language === 'de' && /^\p{Lu}/u.test(written)) {
    names = tags.size === 0
    for (const tag of endTags(lemmas, speech.lexicon)) tags.add(tag)
    names &&= tags.has('PROVIDER')
    // “Sie”, “Ihr” with a capital speak to the reader.
    if (/^(?:Sie|Ihnen|Ihr(?:e[nmrs]?)?)$/.test(written) && !opens) tags.add('YOU')
  }
  const looked = { text, tags: [...tags], verb: speech.language === 'de' ? isGermanVerb(text, written, opens) : isEnglishVerb(text, opens), names }
  // A slice keeps the whole text it was cut from in memory (V8); a key that stays is copied out of it.
  cache.set(` ${key}`.slice(1), looked)
  return looked
}

/** The tags of the longest end of a compound that bears any: “Kapazitätsengpass” is an Engpass. */
function endTags(lemmas: readonly string[], { tags, ends }: Lexicon): readonly string[] {
  for (const lemma of lemmas) {
    for (let cut = Math.max(1, lemma.length - LONGEST_END); cut <= lemma.length - SHORTEST_END; cut++) {
      const end = lemma.slice(cut)
      if (ends.has(end)) return tags.get(end) ?? []
    }
  }
  return []
}

const SHORTEST_END = 3
const LONGEST_END = 16

/** Verb forms that the dictionary lacks or gives to another verb. */
const GERMAN_FORMS: Readonly<Record<string, string>> = {
  braeuchte: 'brauchen', braeuchten: 'brauchen', gaebe: 'geben', gaeben: 'geben', faende: 'finden', faenden: 'finden', naehme: 'nehmen', naehmen: 'nehmen', kaeme: 'kommen', kaemen: 'kommen', liessen: 'lassen', gibt: 'geben', sucht: 'suchen', uebernimmt: 'uebernehmen',
}

function germanLemmas(text: string, written: string, opens: boolean): string[] {
  const { verbs, nouns, adjectives } = germanDictionary()
  const lemmas = new Set([text])
  const add = (lemma: string | undefined): void => void (lemma !== undefined && lemmas.add(lemma))
  const capital = /^\p{Lu}/u.test(written)
  if (capital) {
    add(nouns.get(text))
    const noun = /^(.{3,}?)(?:innen|in|en|es|er|e|n|s)$/.exec(text)?.[1]
    add(noun)
  }
  if (!capital || opens) {
    add(GERMAN_FORMS[text] ?? verbs.get(text))
    const joined = /^(ab|an|auf|aus|ein|weg|zu|zurueck|her|hin|bei|still|vor|um|nach|dicht|mit|fremd|statt)(?:zu(.{4,})|ge(.{3,})(?:t|en))$/.exec(text)
    if (joined !== null) add(joined[2] === undefined ? `${joined[1]}${joined[3]}en` : `${joined[1]}${joined[2]}`)
    add(adjectiveStem(adjectives, text))
    add(/^(.{3,}?)(?:e[nmrs]?)$/.exec(text)?.[1])
  }
  return [...lemmas]
}

function englishLemmas(text: string): string[] {
  const lemmas = new Set([text])
  if (text.endsWith("n't")) lemmas.add('not').add(text.slice(0, -3))
  else if (text === 'cannot') lemmas.add('not')
  else if (text.includes("'")) for (const piece of text.split("'")) lemmas.add(piece === 'd' ? 'would' : piece === 're' ? 'are' : piece)
  if (text.length > 2) lemmas.add(englishKey(text)).add(englishInfinitive(text))
  return [...lemmas]
}

const AUXILIARY = /^(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|hatte|hatten|kann|koennen|gibt|soll|sollen|muss|muessen|waere|waeren|haette|haetten|wuerde|wuerden|moechten|moechte|wollen|will|darf|duerfen|koennte|koennten|sei|mag)$/

function isGermanVerb(text: string, written: string, opens: boolean): boolean {
  if (AUXILIARY.test(text)) return true
  if (SMALL_DE.has(text)) return false
  if (/^\p{Lu}/u.test(written) && !(opens && !germanDictionary().nouns.has(text))) return false
  const infinitive = GERMAN_FORMS[text] ?? germanDictionary().verbs.get(text)
  if (infinitive === text || text in GERMAN_FORMS) return true
  if (infinitive === undefined || /nd(?:e[nrms]?)?$|ene[nrms]?$|te[nrms]$/.test(text)) return false
  return !text.startsWith('ge') || infinitive.startsWith('ge')
}

const AUXILIARY_EN = /^(?:is|are|was|were|has|have|had|will|would|can|could|may|do|does|did|we|they|it|you|i)$|n't$|'(?:s|re|ve|d|ll)$/
const ENGLISH_FINITE = /^(?:is|are|was|were|am|has|have|had|will|would|can|cannot|could|may|might|must|should|shall|do|does|did|we|they|it|you|i|lacks?|needs?|wants?|seeks?|goes|go|comes?|falls?|belongs?|lies|went|came|left|ends?|hopes?|looks?|seek|wish|invites?|welcomes?|carry|carries|search|lack|require|expects?|plays?)$|'(?:s|re|ve|d|ll)$|n't$/

function isEnglishVerb(text: string, opens: boolean): boolean {
  if (opens) return AUXILIARY_EN.test(text)
  return ENGLISH_FINITE.test(text) || ENGLISH_VERBS.has(text) || (text.endsWith('s') && ENGLISH_VERBS.has(text.slice(0, -1)))
}

const DETERMINER = /^(?:an?|the|our|its|their|your|his|this|these|those|all|no|any|some|every|each|both|us|them|it|nothing|nobody|how|what)$/
/** Behind these no finite verb of this clause stands. */
const NOUNWARD = /^(?:an?|the|our|its|their|your|his|her|this|these|those|all|no|any|some|every|each|both|of|for|from|with|without|by|in|on|at|into|as|and|or|to|be|is|are|was|were|been|being|have|has|had|not)$/

/** English verbs by their place: an ending -s or -ed behind a noun and before a determiner (“the plant grows its”, “a rival acquired the”). */
function withVerbs(tokens: readonly Token[], { words }: Sentence): Token[] {
  return tokens.map((token, index) => {
    const [before, after] = [tokens[index - 1], tokens[index + 1]]
    if (token.verb || token.stop || before === undefined || before.stop || before.verb || after === undefined || !DETERMINER.test(after.text) || NOUNWARD.test(before.text) || !/[a-z]{3}(?:s|ed)$/.test(token.text) || words[token.word]?.small === true) return token
    // Behind a plural an ending -s is another noun (“customers orders”).
    const plural = /[^s]s$/.test(before.text)
    return token.text.endsWith('s') && plural ? token : { ...token, verb: true, content: false }
  })
}

const PARTICLES = new Set('statt ab an auf aus ein weg zu zurueck her hin bei still vor um nach dicht mit los fern raus heraus hinzu dazu fremd schwer nahe teil'.split(' '))

/** “geben wir das Härten an Dritte ab” holds abgeben: a particle at the end of its clause belongs to the last verb before it. */
function joinParticles(tokens: readonly Token[], { lexicon }: Speech): Token[] {
  let verb = -1
  const joined = [...tokens]
  tokens.forEach((token, index) => {
    const next = tokens[index + 1]
    if (token.verb) verb = index
    if (token.stop && token.text !== ',') verb = -1
    if (verb < 0 || verb === index || !PARTICLES.has(token.text) || !(next === undefined || next.stop || /^(?:und|oder|sowie|aber)$/.test(next.text))) return
    const holder = joined[verb]
    if (holder === undefined) return
    const { verbs } = germanDictionary()
    const infinitive = GERMAN_FORMS[holder.text] ?? verbs.get(holder.text) ?? holder.text
    const tags = lexicon.tags.get(token.text + infinitive)
    if (tags !== undefined) joined[verb] = { ...holder, tags }
  })
  return joined
}
