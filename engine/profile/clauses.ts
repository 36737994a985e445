/**
 * A sentence cut into clauses: at a strong stop, at a comma behind which something new is said, and where “und” or “and” opens another statement; entries of a list stay together.
 * **Shapes**: the tokens of a sentence in, a handful of clauses out. Cost: one pass, and a look ahead at each “und”.
 */
import type { Joints, Speech, Token } from './tokens.ts'

export type Clause = {
  /** Indices into the tokens, in order; a clause that a relative clause interrupts has a gap. */
  readonly at: number[]
  /** A relative or subordinate clause belongs to the clause before it. */
  readonly dependent: boolean
  /** “…, Rohre zu biegen”: done, sought or denied as the clause before it says. */
  readonly infinitive: boolean
  /** Ends in a colon, a question mark. */
  colon: boolean
  question: boolean
}

type Segment = { readonly from: number; readonly to: number; readonly before: string; readonly verb: boolean; readonly dependent: boolean; readonly infinitive: boolean; readonly verdict: boolean }

/** The clauses of a sentence. `asked`: it ends in a question mark. */
export function clausesOf(tokens: readonly Token[], speech: Speech, asked: boolean): Clause[] {
  const clauses: { clause: Clause; verb: boolean; opens: boolean }[] = []
  for (const segment of segmentsOf(tokens, speech)) {
    const previous = clauses.at(-1)
    const range = Array.from({ length: segment.to - segment.from }, (_, index) => segment.from + index)
    // “Wanted – nesting software” announces as a colon does.
    if (previous !== undefined && (segment.before === ':' || (/[–—]/.test(segment.before) && clauses.length === 1 && !previous.verb && previous.clause.at.length < 3))) previous.clause.colon = true
    const host = previous === undefined ? undefined : hostOf(segment, previous, clauses, tokens)
    if (host === undefined) clauses.push({ clause: { at: range, dependent: segment.dependent, infinitive: segment.infinitive, colon: false, question: asked }, verb: segment.verb, opens: segment.before !== ',' })
    else {
      host.clause.at.push(...range)
      host.verb ||= segment.verb
    }
  }
  return clauses.map(({ clause }) => clause)
}

type Open = { clause: Clause; verb: boolean; readonly opens: boolean }

/** The clause that a segment goes on with, if it opens none of its own. */
function hostOf(segment: Segment, previous: Open, clauses: readonly Open[], tokens: readonly Token[]): Open | undefined {
  if (segment.before === ')') return clauses.at(-2)
  if (segment.before !== ',' || segment.dependent) return undefined
  const before = clauses.at(-2)
  // “Y, die Z beherrschen, suchen wir”: the clause goes on behind what interrupted it.
  if (previous.clause.dependent && segment.verb && tokens[segment.from]?.verb === true) return before?.verb === false ? before : undefined
  // “Quantum computing, however fashionable, is not …”
  if (segment.verb && tokens[segment.from]?.verb === true && !previous.verb && before?.verb === false) return before
  if (segment.verdict) return undefined
  if (!segment.verb) return previous
  // “Not being allowed to store X, we look for Y.”
  if (PARTICIPIAL.test(tokens[previous.clause.at[0] ?? -1]?.text ?? '') && SPEAKERS.test(tokens[segment.from]?.text ?? '')) return undefined
  // “Drehen, Fräsen und Schleifen bieten wir nicht an”: a list that comes first.
  return previous.opens && !previous.verb && clauses.length === 1 && !previous.clause.dependent ? previous : undefined
}

const PARTICIPIAL = /^(?:not|being|having|lacking|lagging|faced)$/
const SPEAKERS = /^(?:we|i|our|the)$/

function segmentsOf(tokens: readonly Token[], speech: Speech): Segment[] {
  const { joints } = speech
  const segments: Segment[] = []
  let from = 0
  let before = ''
  const close = (to: number): void => {
    if (to > from) segments.push(segmentOf(tokens, from, to, before, speech))
  }
  tokens.forEach((token, index) => {
    if (token.stop) {
      close(index)
      before = token.text
      from = index + 1
    } else if (index > from && joints.coordinate.has(token.text) && opensStatement(tokens, index, from, joints)) {
      close(index)
      before = token.text
      from = index
    }
  })
  close(tokens.length)
  return segments
}

/** “… und suchen …”, “… and we need …”: another statement, not another entry of a list. */
function opensStatement(tokens: readonly Token[], at: number, from: number, { openers, contrast, subordinate }: Joints): boolean {
  if (!tokens.slice(from, at).some((token) => token.verb)) return false
  if (contrast.has(tokens[at]?.text ?? '')) return true
  let next = at + 1
  while (tokens[next]?.stop === false && ADVERB.test(tokens[next]?.text ?? '')) next++
  if (/^(?:now|today|instead|heute|nun|jetzt|inzwischen)$/.test(tokens[at + 1]?.text ?? '')) return true
  const word = tokens[next]
  if (word === undefined || word.stop) return false
  if (word.verb || openers.has(word.text)) return true
  for (let ahead = next; ahead < Math.min(tokens.length, next + SOON) && tokens[ahead]?.stop === false; ahead++) if (CLEAR_VERB.test(tokens[ahead]?.text ?? '') && !tokens.slice(from, at).some((token) => subordinate.has(token.text))) return true
  // “… und für X suchen wir Y”: a verb with its subject behind it.
  for (let ahead = next; ahead < tokens.length && tokens[ahead]?.stop === false; ahead++) if (tokens[ahead]?.verb === true && /^(?:wir|uns|man)$/.test(tokens[ahead + 1]?.text ?? '')) return true
  return false
}

/** A finite verb that no list of nouns holds. */
const CLEAR_VERB = /^(?:ist|sind|war|waren|wird|werden|wurde|wurden|hat|haben|is|are|was|were|has|have|will|can|does|do|plays)$/
/** How far behind “und” a verb may stand that makes it another statement: “und Y wird zugekauft”. */
const SOON = 5

const ADVERB = /^(?:also|now|still|therefore|currently|urgently|then|today|in|fact|nun|noch|daher|deshalb|derzeit|aktuell|jetzt|heute|so|damit|auch|zudem|dringend|bislang|leider)$/

const PREPOSITION = /^(?:mit|fuer|in|auf|bei|von|an|zu|aus|um|durch|ueber|nach|with|for|of|from|at)$/
/** “auszulagern”, “herzustellen”. */
const ZU_INSIDE = /^(?:ab|an|auf|aus|ein|her|vor|um|nach|weg|zurueck|durch)zu[a-z]{3,}n$/
/** How a German verb may end. */
const LAST = /(?:t|en|ern|eln|st|te|de|kann|soll|muss|will|mag|darf|ist|sind|sei)$/

function segmentOf(tokens: readonly Token[], from: number, to: number, before: string, { joints, language }: Speech): Segment {
  const inside = tokens.slice(from, to)
  const [first, second] = inside
  const words = inside.map((token) => token.text)
  const opens = (word: Token | undefined): boolean => word !== undefined && joints.subordinate.has(word.text)
  // “…, das hätten wir gern” and “…, die Anlage dient …” are statements; “…, das Härte misst” depends: its verb comes last.
  const relative = /^(?:d(?:as|ie|er|en|em)|deren|dessen|denen)$/.test(first?.text ?? '')
  const ends = inside.at(-1)?.content === false && LAST.test(words.at(-1) ?? '')
  const verb = inside.some((token) => token.verb) || (relative && before === ',' && ends)
  const hangs = relative ? before === ',' && verb && second?.verb !== true && ends : /^(?:who|which|that|whose|wer|what|was)$/.test(first?.text ?? '') ? before === ',' : true
  const dependent = (opens(first) && hangs) || (before === ',' && first !== undefined && PREPOSITION.test(first.text) && opens(second) && inside.at(-1)?.verb === true)
  const verdict = words.slice(0, 2).concat(words.slice(-2)).some((word) => joints.verdicts.has(word)) || words.some((word) => joints.contrast.has(word))
  const infinitive = before === ',' && language === 'de' && !opens(first) && inside.at(-1)?.verb === true && (words.at(-2) === 'zu' || ZU_INSIDE.test(words.at(-1) ?? '')) && inside.filter((token) => token.verb).length === 1
  return { from, to, before, verb, dependent: dependent || infinitive, infinitive, verdict }
}
