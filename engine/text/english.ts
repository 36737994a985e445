/**
 * English words to the key under which they match. Plural and spelling are folded, parts of speech are not guessed: a label and a text
 * must come to the same key whatever stands around them.
 * **Source**: wink-lemmatizer (WordNet's exceptions and rules) for nouns.
 */
import lemmatize from 'wink-lemmatizer'
import { abbreviationKey, fold, isAbbreviation } from './fold.ts'

/** Where WordNet's first answer is not the one of technical texts. */
const OWN: Record<string, string> = {
  lenses: 'lens', lens: 'lens', axes: 'axis', data: 'data', media: 'medium', glasses: 'glass', bases: 'base', dies: 'die', robotics: 'robotics', metrics: 'metric',
  fabrics: 'fabric', ceramics: 'ceramic', plastics: 'plastic', topics: 'topic', clinics: 'clinic', antibiotics: 'antibiotic', us: 'us', is: 'is', as: 'as', was: 'was', has: 'has',
  gas: 'gas', gases: 'gas', news: 'news', species: 'species', series: 'series', cos: 'cos', analytics: 'analytics', fibres: 'fiber', fibers: 'fiber', fibre: 'fiber',
  centre: 'center', centres: 'center', metre: 'meter', metres: 'meter', aluminium: 'aluminum', sulphur: 'sulfur', catalogue: 'catalog', programme: 'program', programmes: 'program',
  tyre: 'tire', tyres: 'tire', grey: 'gray', mould: 'mold', moulds: 'mold', moulding: 'molding', moulded: 'molded', plough: 'plow', aging: 'ageing', cheque: 'check', licence: 'license',
}

/** The key of one English word without hyphen: singular, lower case, American spelling. “Sensors” → `sensor`, “Optics” stays `optics`, “colour” → `color`. */
export function englishKey(word: string): string {
  const lower = fold(word).replace(/'s?$/, '')
  const own = OWN[lower]
  if (own !== undefined) return own
  if (lower.length < 4 || /\d/.test(lower)) return lower
  if (lower.endsWith('ics')) return lower
  return american(lower.endsWith('s') ? lemmatize.noun(lower) : lower)
}

function american(word: string): string {
  let out = word
  if (out.length > 5) {
    out = out.replace(/is(ation|e|ed|er|ing|ability|able)$/, 'iz$1').replace(/yse(d|r)?$/, 'yze$1').replace(/ysing$/, 'yzing')
    out = out.replace(/(?<=[bdlmnprv])our(?=$|ed$|ing$|less$|ful$|able$)/, 'or').replace(/ll(?=(?:ed|ing|er)$)/, 'l').replace(/mould/, 'mold').replace(/fibre/, 'fiber')
  }
  return out.replace(/^(an|h|p|or)ae(?=[a-z]{3})/, '$1e')
}

/** Prefixes that are written with a hyphen, apart, or together, and mean the same: “micro-optics”, “micro optics”, “microoptics”. */
const PREFIXES = new Set('micro nano bio opto electro multi non pre re photo thermo hydro aero agro geo eco cyber tele macro ultra inter intra poly mono bi tri semi sub super anti co e'.split(' '))

/** The keys of one English word as written: a hyphened word is several, but a prefix is joined (“injection-moulding” → 2, “micro-optics” → 1). An abbreviation keeps its capitals: “PLC” is no “plc”. */
export function englishKeys(word: string): string[] {
  if (isAbbreviation(word)) return [abbreviationKey(word)]
  if (!word.includes('-') && !word.includes('&') && !word.includes('–')) return [englishKey(word)]
  const keys: string[] = []
  let prefix = ''
  for (const piece of word.split(/[-–&+]/)) {
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
  return keys
}

/** A key without its part of speech, for labels of several keys: “testing”, “tested” and “test” are one. */
export function looseEnglish(key: string): string {
  return key.length > 5 && /(?:ing|ed)$/.test(key) ? lemmatize.verb(key) : key
}
