/**
 * What a text says of the topics in it: that somebody *has* them, *seeks* them (“suchen Partner für …”), or does *not* have them (“keine Lackierung”).
 * Each clause is judged by the strongest frame it fills (frames.ts, the tables beside it); a negation turns a frame round, or speaks for itself; a clause that only points (“das hätten wir gern”) is said of the one before it.
 *
 * **Shapes**: the sentences of a text in; a stance a word out. Cost: one look-up a word, and a few for each clause that holds a cue.
 * **Source**: Chapman et al. (2001), A simple algorithm for identifying negated findings; for German, Cotik et al. (2016).
 */
import type { Language } from '../text/language.ts'
import type { Sentence } from '../text/reading.ts'
import { clausesOf, type Clause } from './clauses.ts'
import { english } from './cues-english.ts'
import { german } from './cues-german.ts'
import { hitsOf, readTable, type Hit, type Reach, type Saying } from './frames.ts'
import { isPointer, lastPhrase, phraseEnd, reachOf, withoutOwn } from './scope.ts'
import { tokensOf, type Speech, type Token } from './tokens.ts'

export type Stance = Saying

const SPEECH: Record<Language, Speech> = {
  de: { language: 'de', lexicon: readTable(german.table), joints: german.joints },
  en: { language: 'en', lexicon: readTable(english.table), joints: english.joints },
}

/** A sentence with all that is said in it. */
type Said = { readonly sentence: Sentence; readonly tokens: readonly Token[]; readonly clauses: readonly Clause[]; readonly stances: Stance[]; readonly speech: Speech; readonly stopped: boolean; readonly asked: boolean }

/** What a clause says. `filled`: the words that say it, as places in the clause. `affirms`: a negation turned it round. `plain`: what it says without its negation. `named`: a frame without a negation says it. */
type Verdict = { readonly says: Stance; readonly reach: Reach; readonly filled: readonly number[]; readonly affirms: boolean; readonly plain: Stance; readonly named: boolean }

/** One stance for each word of each sentence. `text` is what the sentences were read from: its question marks, colons and bullets count. */
export function stancesOf(text: string, sentences: readonly Sentence[]): Stance[][] {
  const all: Said[] = []
  let announced: Stance = 'has'
  for (const sentence of sentences) {
    if (!isListItem(text, sentence)) announced = 'has'
    const said = sayingOf(text, sentence, announced)
    judge(said, all.at(-1))
    if (announcesNext(all.at(-1)) && said.clauses.every((clause) => verdictOf(said, clause, 'has') === undefined && !hasVerb(said, clause))) mark(said, said.tokens.keys().toArray(), 'seeks')
    all.push(said)
    // “Wir suchen Partner für:” speaks of the list below it.
    if (text[sentence.end - 1] === ':') announced = said.stances.at(-1) ?? 'has'
  }
  return all.map((said) => said.stances)
}

/** Tags that say something without a frame. */
const ABSENCES = new Set(['LACKING', 'NEG', 'NO'])

/** “Wo uns der Schuh drückt? Bei …”, “Gesucht! …”: a short need that names nothing is told in the next sentence. */
function announcesNext(said: Said | undefined): boolean {
  return said !== undefined && said.sentence.words.length <= SHORT && said.stances.at(-1) === 'seeks' && !said.clauses.some((clause) => hasContent(said, clause))
}

const BULLET = /(?:^|\n)[ \t]*(?:[-*•–·▪◦‣]|\d{1,3}[.)])[ \t]*$/

/** Does a bullet or number stand before the sentence, or at its beginning? */
function isListItem(text: string, { start }: Sentence): boolean {
  return /^(?:[-*–•]|\d{1,3}[.)])(?:\s|$)/.test(text.slice(start, start + 5)) || BULLET.test(text.slice(Math.max(0, start - 16), start))
}

function sayingOf(text: string, sentence: Sentence, announced: Stance): Said {
  const speech = SPEECH[sentence.language]
  const stances = sentence.words.map((): Stance => announced)
  const tokens = tokensOf(sentence, speech)
  const asked = text.slice(sentence.words.at(-1)?.end ?? sentence.end, sentence.end).includes('?')
  const clauses = tokens.some((token) => token.tags.some((tag) => speech.lexicon.frames.has(tag) || ABSENCES.has(tag))) ? clausesOf(tokens, speech, asked) : []
  const last = clauses.at(-1)
  if (last !== undefined && text[sentence.end - 1] === ':') last.colon = true
  return { sentence, tokens, clauses, stances, speech, stopped: /[.!?]/.test(text.slice(sentence.end - 2, sentence.end)), asked }
}

/** Says of each clause what its frames say, in order; a clause that points back speaks of the one before, if need be of the sentence `before`. */
function judge(said: Said, before: Said | undefined): void {
  // What goes on into the next clauses: all of them (“Gesucht: X; Y”), or those that depend (“suchen jemanden, der X beherrscht”).
  let going: { readonly says: Stance; readonly all: boolean } | undefined
  let previous: Verdict | undefined
  said.clauses.forEach((clause, index) => {
    const verdict = verdictOf(said, clause, previous?.says ?? 'has')
    if (verdict === undefined) {
      if (going !== undefined && (going.all || (clause.dependent && !standsApart(said, clause)))) markAll(said, clause, going.says)
      else if (previous !== undefined && clause.infinitive) markAll(said, clause, previous.says)
      // “Kein Bedarf an X, wohl aber an Y”
      else if (previous?.plain === 'seeks' && previous.says !== 'seeks' && isContrast(said, clause)) markAll(said, clause, 'seeks')
      else going = undefined
    } else {
      // “Gesucht: Pressen, gern gebraucht, und …”
      if (going?.all === true && going.says === verdict.says && !hasVerb(said, clause)) markAll(said, clause, going.says)
      else if (verdict.says !== 'has') apply(said, index, verdict, before, previous?.says ?? 'has')
      else if (!hasContent(said, clause) && said.sentence.words.length <= SHORT && before !== undefined) markLast(before, 'has')
      // “Was uns fehlt, ist …” says it of what follows.
      const what = WHAT.test(openingOf(said, clause))
      going = verdict.says === 'has' || (verdict.says === 'not' && !clause.colon && !what) ? undefined : { says: verdict.says, all: what || (clause.colon && !states(said, said.clauses[index + 1])) }
    }
    previous = verdict
    markAbsent(said, clause, verdict)
  })
}

/** Marks what a verdict speaks of: in its own clause, in the one it points back to, or in the sentence before. */
function apply(said: Said, index: number, verdict: Verdict, before: Said | undefined, previous: Stance): void {
  const { tokens, clauses, sentence } = said
  const { says, reach, filled } = verdict
  const clause = clauses[index]
  if (clause === undefined) return
  const reached = reachOf(tokens, clause, sentence, said.speech.joints, reach, filled)
  const others = withoutOwn(tokens, reached, sentence)
  // “Unsere Galvanik haben wir verkauft”: what is ours may be denied, if nothing else is.
  mark(said, reach !== 'ahead' && (says === 'seeks' || (holdsContent(tokens, others) && !(verdict.named && isHappening(said, clause)))) ? others : reached, says)
  // “Alles, was Galvanik heißt, geben wir weg.”
  const inner = clauses[index + 1]
  if (inner?.dependent === true && !hasContent(said, clause) && (inner.at[0] ?? 0) < (clause.at.at(-1) ?? 0)) markAll(said, inner, says)
  // “Färberei? Fehlanzeige.”
  if (before?.asked === true && index === 0 && says === 'not' && before.sentence.words.length <= SHORT) markLast(before, says)
  const earlier = clauses[index - 1]
  // “Wir möchten X einführen und suchen dafür …”: what is planned is sought too.
  if (says === 'seeks' && earlier !== undefined && previous !== 'not' && /^(?:und|and)$/.test(openingOf(said, clause)) && hasTag(said, earlier, 'WILL')) markAll(said, earlier, says)
  // “bedarf einer Simulation, über die das Haus nicht verfügt”: why it is sought.
  if (says === 'not' && clause.dependent && previous === 'seeks') return
  const points = pointing(said, clause)
  const purpose = says === 'seeks' && clause.at.some((at, place) => place > 0 && /^(?:dafuer|hierfuer|hierzu)$/.test(tokens[at]?.text ?? ''))
  if (!points.subject && !purpose && (holdsContent(tokens, reached) || goesOn(said, index, says))) return
  const told = clauses.slice(Math.max(0, index - FARTHEST_BACK), index).findLast((one) => hasContent(said, one))
  if (told === undefined) {
    if (before !== undefined && !opensMatter(said, clause) && (points.any || points.subject || (said.stopped && sentence.words.length <= SHORT) || (says === 'seeks' && hasTag(said, clause, 'HELP')))) markLast(before, says)
  } else if (points.any || points.subject || purpose || clause.dependent || (told === earlier && (told.dependent || (told.colon && !hasVerb(said, told)))) || (says === 'seeks' && reach === 'clause')) {
    if (/^(?:diese[rn]?|these|those)$/.test(openingOf(said, clause))) mark(said, lastPhrase(tokens, told.at), says)
    else markAll(said, told, says)
  }
}

/** Is what the clause speaks of still to come: “Was uns fehlt, ist …”, “Gesucht: …”, “Gefragt ist jemand, der …”? */
function goesOn(said: Said, index: number, says: Stance): boolean {
  const [clause, next] = [said.clauses[index], said.clauses[index + 1]]
  if (clause === undefined) return false
  if (WHAT.test(openingOf(said, clause))) return true
  if (clause.colon && (!states(said, next) || !hasVerb(said, clause))) return true
  return says === 'seeks' && next?.dependent === true && (hasContent(said, next) || next.at.length > FEW) && !standsApart(said, next)
}

/** Says it of a whole clause, but for who speaks in it and, where it is sought, for what is somebody's own. */
function markAll(said: Said, clause: Clause, says: Stance): void {
  const reached = reachOf(said.tokens, clause, said.sentence, said.speech.joints, 'clause', [0])
  mark(said, says === 'seeks' ? withoutOwn(said.tokens, reached, said.sentence) : reached, says)
}

/** Says it of the last thing that a sentence speaks of. */
function markLast(said: Said, says: Stance): void {
  const last = said.clauses.findLast((clause) => hasContent(said, clause))
  if (last === undefined) mark(said, said.tokens.keys().toArray(), says)
  else markAll(said, last, says)
}

/** Behind a colon a statement of our own is no list. */
const states = (said: Said, clause: Clause | undefined): boolean => clause !== undefined && hasVerb(said, clause) && (hasTag(said, clause, 'WE') || hasTag(said, clause, 'OUR'))

/** “Unser Labor wurde geschlossen”, “our forge came to an end”: its own subject is what it happens to. */
function isHappening({ tokens }: Said, { at }: Clause): boolean {
  const words = at.map((index) => tokens[index]?.text ?? '')
  const verb = at.findIndex((index) => tokens[index]?.verb === true)
  return words.slice(0, 2).some((word) => /^(?:unsere?[nmrs]?|our)$/.test(word)) && /^(?:is|are|was|were|has|have|came|went|wird|werden|wurden?|ist|sind|ging)$/.test(words[verb] ?? '')
}

/** “One gap remains.”, “Eine Lücke bleibt.”: what follows tells it. */
const opensMatter = (said: Said, clause: Clause): boolean => hasTag(said, clause, 'GAP') && clause.at.some((at) => /^(?:one|an?|another|further|ein|eine|einen|weitere[rs]?)$/.test(said.tokens[at]?.text ?? ''))

/** “…, wohl aber an Y”, “…, but Y”: without a verb of its own it takes the one before, not its negation. */
const isContrast = (said: Said, clause: Clause): boolean => !hasVerb(said, clause) && clause.at.slice(0, 2).some((at) => /^(?:wohl|aber|sondern|but|yet)$/.test(said.tokens[at]?.text ?? ''))

const standsApart = (said: Said, clause: Clause): boolean => said.speech.joints.apart.has(openingOf(said, clause))
const openingOf = ({ tokens }: Said, clause: Clause): string => tokens[clause.at[0] ?? -1]?.text ?? ''
const hasVerb = ({ tokens }: Said, clause: Clause): boolean => clause.at.some((at) => tokens[at]?.verb === true)
const hasTag = ({ tokens }: Said, clause: Clause, tag: string): boolean => clause.at.some((at) => tokens[at]?.tags.includes(tag) === true)
const holdsContent = (tokens: readonly Token[], at: readonly number[]): boolean => at.some((index) => tokens[index]?.content === true)
const hasContent = ({ tokens }: Said, clause: Clause | undefined): boolean => clause !== undefined && holdsContent(tokens, clause.at)

/** Does the clause point back: anywhere (“dafür”, “it”), or with its subject (“dieser Schritt wird …”, “das hätten wir gern”)? */
function pointing({ tokens, stopped }: Said, { at }: Clause): { readonly any: boolean; readonly subject: boolean } {
  const opening = at.slice(0, 3).findIndex((index, place) => isPointer(tokens[index], tokens[at[place + 1] ?? -1]))
  const led = opening === 0 || (opening > 0 && /^(?:genau|eben|auch|kann|and|but|und|aber|just)$/.test(tokens[at[opening - 1] ?? -1]?.text ?? ''))
  return { any: (at.length <= FEW && stopped) || at.some((index) => tokens[index]?.tags.includes('POINT') === true), subject: led }
}

/** Sentences and clauses of so few words lean on what stands before them. */
const SHORT = 7
const FEW = 4
/** No clause points back over more others. */
const FARTHEST_BACK = 6
const WHAT = /^(?:was|woran|wonach|worauf|what)$/

function mark({ tokens, stances }: Said, at: readonly number[], says: Stance): void {
  for (const index of at) {
    const token = tokens[index]
    if (token !== undefined && !token.stop) stances[token.word] = says
  }
}

/** What the strongest frame of a clause says, a negation counted in. A guard takes its words out of the clause and the rest is read again: “without exception … are referred to …”. */
function verdictOf({ tokens, speech }: Said, clause: Clause, previous: Stance): Verdict | undefined {
  const all = placesOf(tokens, clause)
  if (!all.keys().some((tag) => speech.lexicon.frames.has(tag) || tag === 'NEG')) return undefined
  const first = strongest(all, speech)
  const places = first?.frame.says === 'has' ? withoutPlaces(all, first.filled) : all
  const rest = first?.frame.says === 'has' ? strongest(places, speech) : undefined
  const best = rest !== undefined && rest.frame.says !== 'has' && rest.frame.strength > 1 ? rest : first
  if (best === undefined) return places.has('NEG') ? plainNegation(places, speech.language, previous) : undefined
  const { filled, frame } = best
  const verdict = { says: frame.says, reach: frame.reach, filled, affirms: false, named: !frame.namesNegation, plain: all.has('GAP') || all.has('LACK') ? 'seeks' : frame.says }
  const negated = places.has('NEG') || places.has('NO') || places.has('NOBODY')
  if (frame.says === 'has' || !negated || frame.namesNegation || places.has('QUESTION')) return verdict
  // “brauchen wir nicht” denies; “keine Lücke”, “nicht verzichten” affirm.
  const denies = frame.says === 'seeks' && frame.reach === 'object' && places.has('NEG') && !places.has('HELP') && !places.has('PROVIDER')
  return denies ? { ...verdict, says: 'not' } : { ...verdict, says: 'has', affirms: frame.reach !== 'object' }
}

function withoutPlaces(places: ReadonlyMap<string, readonly number[]>, taken: readonly number[]): Map<string, readonly number[]> {
  const left = [...places].map(([tag, found]) => [tag, found.filter((place) => !taken.includes(place))] as const)
  return new Map(left.filter(([, found]) => found.length > 0))
}

/** At equal strength guards speak first, then frames that name a negation, then needs. */
function strongest(places: ReadonlyMap<string, readonly number[]>, { lexicon }: Speech): Hit | undefined {
  return hitsOf(places, lexicon).toSorted((a, b) => b.frame.strength - a.frame.strength || Number(b.frame.namesNegation) - Number(a.frame.namesNegation) || ORDER[a.frame.says] - ORDER[b.frame.says])[0]
}

const ORDER: Record<Stance, number> = { has: 0, seeks: 1, not: 2 }

/** A negation without a frame: it denies where somebody says “we”, or where nothing else is said. */
function plainNegation(places: ReadonlyMap<string, readonly number[]>, language: Language, previous: Stance): Verdict | undefined {
  if (!places.has('WE') && !places.has('LONE')) return undefined
  const filled = [places.get('NEG')?.[0] ?? 0]
  // “Bei Implantaten passen wir, bei Instrumenten nicht.”
  return { says: places.has('LONE') && previous === 'not' ? 'has' : 'not', reach: language === 'de' || places.has('LONE') ? 'clause' : 'behind', filled, affirms: false, named: false, plain: 'has' }
}

const PARTICLE = /^(?:ab|an|auf|aus|ein|her|hin|mehr|vor|zu|durch)$/

/** Where in a clause each tag stands, and the signs of the clause itself. */
function placesOf(tokens: readonly Token[], { at, question, colon }: Clause): Map<string, number[]> {
  const places = new Map<string, number[]>()
  const put = (tag: string, place: number): void => {
    const found = places.get(tag)
    if (found === undefined) places.set(tag, [place])
    else found.push(place)
  }
  at.forEach((index, place) => {
    for (const tag of tokens[index]?.tags ?? []) put(tag, place)
  })
  // “… gibt es hier keine”, “stellen wir keine her”: without a noun it negates its clause.
  const no = places.get('NO')?.at(-1)
  if (no !== undefined && (no === at.length - 1 || (no === at.length - 2 && PARTICLE.test(tokens[at[no + 1] ?? -1]?.text ?? '')))) put('NEG', no)
  if (question) put('QUESTION', 0)
  if (colon) put('COLON', 0)
  if (!at.some((index) => tokens[index]?.verb === true)) put('LONE', 0)
  return places
}

/** “keine Lackierung”, “without solvents”: the phrase behind, where the clause did not use the word for something else. */
function markAbsent(said: Said, clause: Clause, verdict: Verdict | undefined): void {
  const { tokens, sentence, speech } = said
  // A phrase that is marked is not looked through again: “kein X, kein Y, kein Z”.
  let until = 0
  clause.at.forEach((index, place) => {
    const token = tokens[index]
    if (token === undefined || index < until || !token.tags.some((tag) => tag === 'NO' || tag === 'LACKING') || verdict?.filled.includes(place) === true || isSpent(token, tokens[index + 1], verdict)) return
    const end = phraseEnd(tokens, index + 1, sentence.language, speech.joints, sentence.words)
    until = end
    mark(said, Array.from({ length: Math.max(0, end - index - 1) }, (_, step) => index + 1 + step), 'not')
  })
}

/** Did the negation turn the clause round (“keine Lücke”), or does it say what is missing (“ohne Hilfe kommen wir nicht weiter”)? “rather” negates only with “than”. */
function isSpent(token: Token, next: Token | undefined, verdict: Verdict | undefined): boolean {
  if (token.text === 'rather') return next?.text !== 'than' || verdict?.says === 'seeks'
  if (token.tags.includes('NO')) return verdict?.affirms === true
  return verdict?.says === 'seeks' && verdict.reach === 'clause' && /^(?:ohne|without)$/.test(token.text)
}
