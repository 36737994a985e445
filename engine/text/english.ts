/**
 * English words to the key under which they match. Plural and spelling are folded, parts of speech are not guessed: a label and a text
 * must come to the same key whatever stands around them.
 * **Source**: wink-lemmatizer (WordNet's exceptions and rules) for nouns.
 */
import lemmatize from 'wink-lemmatizer'
import { abbreviationKey, fold, isAbbreviation } from './fold.ts'

/** Where WordNet's first answer is not the one of technical texts. */
const OWN = new Map(
  Object.entries({
    lenses: 'lens', lens: 'lens', axes: 'axis', data: 'data', media: 'medium', glasses: 'glass', bases: 'base', dies: 'die', robotics: 'robotics', metrics: 'metric',
    fabrics: 'fabric', ceramics: 'ceramic', plastics: 'plastic', topics: 'topic', clinics: 'clinic', antibiotics: 'antibiotic', us: 'us', is: 'is', as: 'as', was: 'was', has: 'has',
    gas: 'gas', gases: 'gas', news: 'news', species: 'species', series: 'series', cos: 'cos', analytics: 'analytics', men: 'man', dice: 'die', mice: 'mouse', feet: 'foot', teeth: 'tooth',
    bacteria: 'bacterium', algae: 'alga', maths: 'math', aids: 'aid', women: 'woman', children: 'child',
    aluminium: 'aluminum', catalogue: 'catalog', catalogues: 'catalog', programme: 'program', programmes: 'program', analogue: 'analog', analogues: 'analog',
    tyre: 'tire', tyres: 'tire', grey: 'gray', plough: 'plow', ploughs: 'plow', aging: 'ageing', cheque: 'check', licence: 'license', licences: 'license', defence: 'defense', disc: 'disk', discs: 'disk',
    artefact: 'artifact', artefacts: 'artifact', jewellery: 'jewelry', practise: 'practice',
  }),
)

/** The key of one English word without hyphen: singular, lower case, American spelling. “Sensors” → `sensor`, “Optics” stays `optics`, “colour” → `color`. */
export function englishKey(word: string): string {
  const lower = fold(word).replace(/'s?$/, '')
  const own = OWN.get(lower)
  if (own !== undefined) return own
  if (lower.length < 4 || /\d/.test(lower)) return lower
  if (lower.endsWith('ics')) return american(lower)
  // Latin and Greek plurals end in -a, -i or -ae; the lemmatizer knows which.
  return american(/(?:s|a|i|ae)$/.test(lower) ? lemmatize.noun(lower) : lower)
}

/** The infinitive of a verb form, where the word is read as a verb: “sought” → `seek`. In: a folded word. */
export function englishInfinitive(word: string): string {
  return lemmatize.verb(word)
}

/** What ends in -ise or its forms without being a verb of -ize: “precise”, “noise”, “enterprise”, “franchise”, “expertise”, “supervise”, “rise”. */
const NO_IZE = '(?<![vwaou]|pr|nch|and|desp|^r|^ar|sunr|(?:exer|pre|con|ex|in)c|(?:pro|pre|^de|che)m|(?:exper|trea|prac|adver|chas)t)'
const IZE = new RegExp(`${NO_IZE}is(ation|e|ed|er|ing|able|ability)$`)
/** Verbs that double their l in British spelling only; “fill”, “mill”, “roll”, “control”, “install” double it everywhere. */
const DOUBLED = /(?<=cance|channe|chise|dia|ename|equa|fue|initia|labe|leve|mode|pane|penci|shove|signa|spira|stenci|swive|trave|tota|tunne|beve)ll(?=(?:ed|ing|er)$)/
const OUR = /(behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|od|rig|rum|tum|vap|arm)our/

function american(word: string): string {
  if (word.length < 5) return word
  return word
    .replace(IZE, 'iz$1')
    .replace(/(?<=l)ys(e|ed|er|ing)$/, 'yz$1')
    .replace(OUR, '$1or')
    .replace(DOUBLED, 'l')
    .replace(/(met|lit|cent|fib|theat|calib)re(d?)$/, '$1er$2')
    .replace('fibre', 'fiber')
    .replace('mould', 'mold')
    .replace('sulph', 'sulf')
    .replace(/(?<=focu|bia)ss(?=ed$|ing$)/, 's')
    .replace(/(haem|paed|gynaec|aem(?=ia)|anaesth|oesoph|oestr|foet|caes(?=ium)|oedem|oec(?=olog))/, (latin) => latin.replace(/[ao]e/, 'e'))
}

/** Prefixes that are written with a hyphen or together and mean the same: “micro-optics”, “microoptics”. */
const PREFIXES = new Set('micro nano bio opto electro multi non pre re photo thermo hydro aero agro geo eco cyber tele macro ultra inter intra poly mono bi tri semi sub super anti co e'.split(' '))

/** Prefixes that are also written apart: “micro optics”, “non destructive”. They are no words of their own. */
export const LOOSE_PREFIXES: ReadonlySet<string> = new Set('micro nano bio opto electro multi non thermo'.split(' '))

/** The keys of one English word as written: a hyphened word is several, but a prefix is joined (“injection-moulding” → 2, “micro-optics” → 1). An abbreviation keeps its capitals: “PLC” is no “plc”. */
export function englishKeys(word: string): string[] {
  const owned = word.replace(/['’]s$/, '')
  if (isAbbreviation(owned)) return [abbreviationKey(owned)]
  if (!/[-–&+]/.test(owned)) return present([englishKey(owned)])
  const keys: string[] = []
  let prefix = ''
  for (const piece of owned.split(/[-–&+]/)) {
    if (piece === '') continue
    if (isAbbreviation(piece)) {
      if (prefix !== '') keys.push(prefix)
      prefix = ''
      keys.push(abbreviationKey(piece))
      continue
    }
    const lower = piece.toLowerCase()
    if (PREFIXES.has(lower) && prefix === '') {
      prefix = lower
      continue
    }
    keys.push(englishKey(prefix + lower))
    prefix = ''
  }
  if (prefix !== '') keys.push(prefix)
  return present(keys)
}

const present = (keys: readonly string[]): string[] => keys.filter((key) => key !== '')

/** A key without its part of speech, for labels of several keys: “testing”, “tested” and “test” are one. */
export function looseEnglish(key: string): string {
  return key.length > 5 && /(?:ing|ed)$/.test(key) ? lemmatize.verb(key) : key
}
