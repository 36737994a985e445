/**
 * Frames: which words must meet in one clause for it to say that something is sought or absent (“*Finger* + *lassen*”, “kein + PROVIDER”).
 * A frame names lemmas and classes of lemmas, not spellings: tense, person and order of words do not matter.
 * The notation is that of the tables in cues-german.ts and cues-english.ts:
 *
 * - `a b` b follows a, at most three words between; `a =b` b is the next word; `a + b` both anywhere in the clause; `a/b` one of them; `!a` a is absent.
 * - CAPITALS are a class of the table, or a sign of the clause itself: QUESTION (it is asked), COLON (a list follows), LONE (no verb).
 * - German separable verbs are written `ab|geben` and found together and apart; `*partner` stands for every compound with that end.
 *
 * **Source**: the idea of a frame and its elements is Fillmore's (1982), Frame semantics; that a cue has a scope, NegEx's (Chapman et al. 2001). The frames are our own.
 */

/** What a frame says of its clause; `has` frames are guards: they only keep weaker frames from speaking. */
export type Saying = 'has' | 'seeks' | 'not'

/** Where the topic stands that a frame speaks of: in the whole clause, behind the frame's words, ahead of them, where a verb's object stands (behind the verb, or before it when the subject follows), or the next phrase only (“bis auf Titan”). */
export type Reach = 'clause' | 'behind' | 'ahead' | 'object' | 'phrase'

type Item = { readonly any: readonly string[]; readonly absent: boolean; readonly follows: boolean; readonly next: boolean }

type Frame = {
  readonly says: Saying
  readonly reach: Reach
  readonly items: readonly Item[]
  /** More words asked for, more said: the strongest frame of a clause speaks. */
  readonly strength: number
  /** A frame that names no negation is turned round by one. */
  readonly namesNegation: boolean
  readonly written: string
}

/** A table: its classes (name → members), and its frames under “says reach”. */
export type Table = { readonly classes: Readonly<Record<string, string>>; readonly frames: readonly (readonly [says: Saying, reach: Reach, lines: string])[] }

export type Lexicon = {
  /** Lemma → the tags it bears: itself where a frame names it, and its classes. */
  readonly tags: ReadonlyMap<string, readonly string[]>
  /** Ends of compounds that bear tags. */
  readonly ends: ReadonlySet<string>
  /** Frames by each tag of their rarest item: only clauses that hold one of them try the frame. */
  readonly frames: ReadonlyMap<string, readonly Frame[]>
}

/** Signs of a clause that frames may ask for beside its words; clauses.ts sets them. */
const SIGNS = new Set(['QUESTION', 'COLON', 'LONE', 'FIRST'])

/** What counts as naming a negation in a frame. */
const NEGATIONS = new Set('NEG NO NOBODY LACKING nicht nichts nie ohne niemand kein keine keinen weder mangels nobody nothing not no nor never none neither without cannot'.split(' '))

const isClass = (name: string): boolean => /^[A-Z]{2,}$/.test(name)
const plain = (name: string): string => name.replace(/[*|]/g, '')
const parts = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/** Reads a table once. Errors: throws where a frame names a class that the table lacks. */
export function readTable({ classes, frames }: Table): Lexicon {
  const tags = new Map<string, string[]>()
  const ends = new Set<string>()
  const tag = (member: string, name: string): void => {
    const lemma = plain(member)
    if (member.startsWith('*')) ends.add(lemma)
    const borne = tags.get(lemma) ?? []
    if (!borne.includes(name)) borne.push(name)
    tags.set(lemma, borne)
  }
  for (const [name, members] of Object.entries(classes)) for (const member of parts(members)) tag(member, name)
  const index = new Map<string, Frame[]>()
  for (const [says, reach, lines] of frames) {
    for (const line of lines.split('\n').map((text) => text.trim()).filter((text) => text !== '')) {
      const frame = frameOf(says, reach, line)
      for (const name of line.replace(/[!+=]/g, ' ').split(/[\s/]+/)) {
        if (name === '') continue
        if (!isClass(name)) tag(name, plain(name))
        else if (!(name in classes) && !SIGNS.has(name)) throw new Error(`no class ${name}: ${line}`)
      }
      for (const name of rarestOf(frame)) index.set(name, [...(index.get(name) ?? []), frame])
    }
  }
  return { tags, ends, frames: index }
}

const commonness = ({ any }: Item): number => any.filter((name) => COMMON.has(name)).length * 100 + any.length

/** The item of a frame that fewest clauses hold: not a small word nor a class of them, nor a sign. */
function rarestOf({ items }: Frame): readonly string[] {
  return items.filter((item) => !item.absent).toSorted((a, b) => commonness(a) - commonness(b))[0]?.any ?? []
}

/** What stands in nearly every clause. */
const COMMON = new Set(
  `WE OUR YOU OFFER CUSTOMER OTHERS DOES GIVE NEG NO NOBODY SOMEBODY PROVIDER LONE WOULD WILL QUESTION COLON an in im auf mit von vom bei beim zu zum um aus fuer und oder der die das den dem ein es ist sind sein war waren wird werden haben hat noch so nach als
  of for to in on at by with from a an the is are was were be been have has had no not we us all that what who out up down off do does can will would`.split(/\s+/),
)

/** A guard beats a frame of so many words more. */
const GUARDS = 2

function frameOf(says: Saying, reach: Reach, written: string): Frame {
  const items = written.split(' + ').flatMap((group) =>
    parts(group).map((word, at): Item => ({ any: word.replace(/^[!=]/, '').split('/').map(plain), absent: word.startsWith('!'), follows: at > 0 && !word.startsWith('!'), next: word.startsWith('=') })),
  )
  const needed = items.filter((item) => !item.absent)
  return { says, reach, items, strength: needed.length + (says === 'has' ? GUARDS : 0), namesNegation: needed.some(({ any }) => any.some((name) => NEGATIONS.has(name))), written }
}

/** A frame found: the tokens that filled it. */
export type Hit = { readonly frame: Frame; readonly first: number; readonly last: number; readonly filled: readonly number[] }

/** Beyond so many places of one tag a clause is a list of cues, and nobody reads it. */
const MOST_PLACES = 24
/** How far on the next word of a frame may stand; of a guard (“not only”) nearer. */
const FARTHEST = 4
const NEAR = 2

/** The frames that a clause fills. In: where in the clause each tag stands. */
export function hitsOf(places: ReadonlyMap<string, readonly number[]>, { frames }: Lexicon): Hit[] {
  const hits: Hit[] = []
  const tried = new Set<Frame>()
  for (const tag of places.keys()) {
    for (const frame of frames.get(tag) ?? []) {
      if (tried.has(frame)) continue
      tried.add(frame)
      if (!frame.items.every((item) => item.absent || item.any.some((name) => places.has(name)))) continue
      const filled = fill(frame, places)
      if (filled !== undefined) hits.push({ frame, filled, first: Math.min(...filled), last: Math.max(...filled) })
    }
  }
  return hits
}

function fill(frame: Frame, places: ReadonlyMap<string, readonly number[]>): number[] | undefined {
  const filled: number[] = []
  for (let at = 0; at < frame.items.length; ) {
    // One group: the items that follow one another.
    let end = at + 1
    while (frame.items[end]?.follows === true) end++
    const group = frame.items.slice(at, end)
    at = end
    const [first] = group
    if (first === undefined) break
    if (first.absent) {
      if (first.any.some((tag) => places.has(tag))) return undefined
      continue
    }
    const start = first.any.flatMap((tag) => (places.get(tag) ?? []).slice(0, MOST_PLACES))
    const chain = start.values().map((place) => follow(place, group.slice(1), places, frame.says === 'has' ? NEAR : FARTHEST)).find((found) => found !== undefined)
    if (chain === undefined) return undefined
    filled.push(...chain)
  }
  return filled
}

function follow(from: number, items: readonly Item[], places: ReadonlyMap<string, readonly number[]>, reach: number): number[] | undefined {
  const chain = [from]
  for (const item of items) {
    const here = chain.at(-1) ?? from
    const next = item.any.flatMap((tag) => (places.get(tag) ?? []).filter((place) => place > here && place <= here + (item.next ? 1 : reach)))
    if (next.length === 0) return undefined
    chain.push(Math.min(...next))
  }
  return chain
}
