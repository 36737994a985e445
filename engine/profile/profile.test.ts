import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { buildMatcher } from '../vocabulary/matcher.ts'
import { shippedVocabulary } from '../vocabulary/shipped.ts'
import { profile, type Profile } from './profile.ts'
import { rankTerms } from './terms.ts'

const MATCHER = buildMatcher(shippedVocabulary())

function read(text: string, language?: 'de' | 'en'): Profile {
  const answer = profile(text, MATCHER, language === undefined ? {} : { language })
  assert.ok(answer.ok, answer.ok ? '' : answer.refusal.code)
  return answer.value
}

const ids = (topics: Profile['topics']): string[] => topics.map((topic) => topic.concept)

const GERMAN = 'Die Linsenbau Nord GmbH entwickelt Faserlaser. Wir bieten Laserschweißen und Laserschweißen von Kupfer an. Gesucht wird ein Partner für Pulverbeschichtung. Eine eigene Galvanik haben wir nicht.'

test('competences, needs and absences are three lists', () => {
  const found = read(GERMAN)
  assert.ok(ids(found.topics).includes('laser-welding'))
  assert.ok(ids(found.topics).includes('fibre-lasers'))
  assert.deepEqual(ids(found.needs).filter((id) => id === 'powder-coating'), ['powder-coating'])
  assert.ok(!ids(found.topics).includes('powder-coating'))
  assert.ok(found.excluded.some((topic) => /galvan|electroplat/.test(topic.concept)), ids(found.excluded).join())
})

test('everyday words of a trade count beside its sure topics, and nowhere else', () => {
  assert.deepEqual(ids(read('Die Krankenhäuser in der Stadt sind voll.', 'de').topics), [])
  assert.ok(ids(read('Wir entwickeln Infusionspumpen. Krankenhäuser in ganz Europa sind unsere Kunden.', 'de').topics).includes('hospital-technology'))
})

test('every topic shows places that slice the text, in order, inside their sentence', () => {
  for (const topic of read(GERMAN).topics) {
    assert.ok(topic.evidence.length > 0)
    assert.ok(topic.count >= topic.evidence.length)
    for (const place of topic.evidence) {
      assert.ok(place.sentence.start <= place.start && place.start < place.end && place.end <= place.sentence.end)
      assert.match(GERMAN.slice(place.sentence.start, place.sentence.end), /\.$/)
    }
  }
})

test('what is said more often weighs more, and no weight leaves 0 to 1', () => {
  const { topics } = read('Wir fräsen nicht nur: Galvanik, Galvanik und Galvanik. Dazu kommt etwas Tampondruck.')
  const weight = (pattern: RegExp): number => topics.find((topic) => pattern.test(topic.concept))?.weight ?? 0
  assert.ok(weight(/electroplat|galvan/) > weight(/print/), JSON.stringify(topics.map((topic) => [topic.concept, topic.weight])))
  for (const topic of topics) assert.ok(topic.weight > 0 && topic.weight <= 1)
})

test('a broader topic beside its narrower one is marked as covered by it', () => {
  const { topics } = read('Lasertechnik ist unser Feld, vor allem Faserlaser und Diodenlaser.')
  const broad = topics.find((topic) => topic.coveredBy.includes('fibre-lasers'))
  assert.ok(broad !== undefined, JSON.stringify(topics.map((topic) => topic.concept)))
})

test('what is free of something does not have it', () => {
  const { topics } = read('Unsere Lacke sind lösungsmittelfrei, die Geräte arbeiten berührungslos.')
  assert.ok(!ids(topics).some((id) => /solvent/.test(id)))
})

test('a German text with an English quotation is read in both languages', () => {
  const { topics } = read('Wir sind ein Betrieb für Spritzgießen in der Region und darüber hinaus. Our engineers are experts in laser welding and in the machining of titanium.')
  assert.ok(ids(topics).includes('injection-moulding') && ids(topics).includes('laser-welding'))
})

test('nothing to read is refused as empty, and a text in French as another language', () => {
  for (const text of ['', '  \n ', '12 34 – …']) {
    const answer = profile(text, MATCHER)
    assert.ok(!answer.ok && answer.refusal.code === 'empty')
  }
  const french = profile("Nous fabriquons des pièces en plastique pour l'industrie automobile et nous cherchons des partenaires dans toute la région.", MATCHER)
  assert.ok(!french.ok && french.refusal.code === 'other-language')
})

test('a text in another language is read when the caller says as what', () => {
  const answer = profile("Nous fabriquons des pièces avec l'injection moulding.", MATCHER, { language: 'en' })
  assert.ok(answer.ok)
})

test('one word is enough', () => {
  assert.deepEqual(ids(read('Sensorik').topics), ['sensors'])
  assert.deepEqual(ids(read('Laserschweißen').topics), ['laser-welding'])
})

test('reading depends on the text alone: the same bytes whatever was read between', () => {
  const first = JSON.stringify(read(GERMAN))
  read('Something entirely different about blow moulding and fermentation of yeast in a bioreactor.')
  read('Kunststoffspritzgusswerkzeuge, Mess- und Prüftechnik; keine Galvanik.')
  assert.equal(JSON.stringify(read(GERMAN)), first)
})

test('names of the language itself are words like any other', () => {
  for (const text of ['constructor prototype __proto__ toString hasOwnProperty of the machine', 'Der Constructor und das Prototype der toString Maschine valueOf']) assert.ok(profile(text, MATCHER).ok)
})

test('whatever the characters, profiling ends with a result and offsets inside the text', () => {
  const piece = fc.oneof(fc.constantFrom('Laser', 'schweißen', 'keine', 'suchen', 'Partner für', 'nicht', '\n', '- ', '“', 'Mess-', 'und', '.', ',', 'für', 'we seek', 'no'), fc.string({ unit: 'grapheme', maxLength: 6 }))
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join(' ')
      const answer = profile(text, MATCHER, { language: 'de' })
      if (!answer.ok) return
      for (const topic of [...answer.value.topics, ...answer.value.needs, ...answer.value.excluded]) for (const place of topic.evidence) assert.ok(place.start >= 0 && place.end <= text.length && place.start < place.end)
      for (const term of answer.value.terms) assert.ok(term.end <= text.length && term.start < term.end)
    }),
    { numRuns: 400, seed: 7 },
  )
})

test('found terms are phrases that no topic covers, and no general words', () => {
  const texts = ['Unsere Zentrifugalschleuderanlage läuft. Die Zentrifugalschleuderanlage dreht sich im Unternehmen.', 'Eine Zentrifugalschleuderanlage im Einsatz. Laserschweißen können wir auch.']
  const ranked = rankTerms(texts.map((text) => read(text).terms))
  assert.equal(ranked[0]?.text, 'Zentrifugalschleuderanlage')
  assert.equal(ranked[0]?.texts, 2)
  assert.ok(!ranked.some((term) => /Laserschweißen|Unternehmen/.test(term.text)))
})

test('a longer term takes the counts of the shorter one inside it', () => {
  const text = 'The blue whale analyser works. A blue whale analyser helps. This blue whale analyser is new. One whale analyser.'
  const ranked = rankTerms([read(text, 'en').terms])
  assert.equal(ranked[0]?.text, 'blue whale analyser')
})

test('a need that no concept names is told as a term that is sought', () => {
  const { terms } = read('Wir suchen einen Partner für Zungenpfeifenstimmung und für bioresorbierbare Quirle.')
  assert.ok(terms.some((term) => term.stance === 'seeks' && term.text === 'Zungenpfeifenstimmung'))
  assert.ok(terms.some((term) => term.stance === 'seeks' && term.text === 'bioresorbierbare Quirle'))
})

for (const [what, head, list] of [['sought', 'Wir suchen Partner für:', 'needs'], ['sought', 'Gesucht:', 'needs'], ['ruled out', 'Unsere Firma bietet nicht an:', 'excluded'], ['offered', 'Wir bieten an:', 'topics']] as const) {
  test(`a list under “${head}” is ${what}, and what follows the list is not`, () => {
    for (const bullet of ['- ', '• ', '1. ']) {
      const found = read(`Die Linsenbau GmbH stellt sich vor.\n\n${head}\n\n${bullet}Galvanik\n${bullet}Laserschweißen\n\nUnser Betrieb steht für Spritzgießen.`)
      assert.ok(ids(found[list]).includes('laser-welding'), `${bullet}${JSON.stringify(ids(found[list]))}`)
      assert.ok(ids(found.topics).includes('injection-moulding'))
      if (list !== 'topics') assert.ok(!ids(found.topics).includes('laser-welding'))
    }
  })
}
