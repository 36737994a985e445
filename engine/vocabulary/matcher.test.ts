import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Language } from '../text/language.ts'
import type { Concept } from './concept.ts'
import { buildMatcher, type Matcher } from './matcher.ts'

const labels = (list: string): string[] => list.split(',').map((label) => label.trim()).filter((label) => label !== '')

/** “milling: Fräsen, Fräsbearbeitung / milling < machining” is a concept with labels in both languages under a broader one. */
function concept(line: string): Concept {
  const [, id = '', de = '', en = '', broader] = /^([\w-]+): ([^/]*) ?\/ ?([^<]*)(?:< ([\w-]+))?$/.exec(line) ?? []
  const [germanFirst, ...german] = labels(de)
  const [englishFirst, ...english] = labels(en)
  return {
    id,
    prefLabel: { ...(germanFirst === undefined ? {} : { de: germanFirst }), ...(englishFirst === undefined ? {} : { en: englishFirst }) },
    altLabel: { de: german, en: english },
    ...(broader === undefined ? {} : { broader: [broader] }),
  }
}

const MATCHER = buildMatcher({
  title: 'test',
  concepts: [
    'moulding: Spritzguss, Spritzgießen / injection moulding',
    'moulds: Spritzgusswerkzeug / injection mould',
    'milling: Fräsen / milling',
    'laser: Laser, Lasertechnik / laser technology',
    'laser-welding: Laserschweißen / laser welding < laser',
    'measurement: Messtechnik / measurement technology',
    'devices: Gerätetechnik / device technology',
    'metalworking: Metallbearbeitung / metalworking, processing of metal',
    'testing: Ultraschallprüfung / ultrasonic testing',
    'sensors: Sensorik / sensor technology',
    'inertial: Inertialsensorik / inertial sensors',
    'mid: MID, Molded Interconnect Devices / moulded interconnect devices, MID',
    'ml: maschinelles Lernen / machine learning',
    'surfaces: Oberflächenstrukturierung / surface structuring',
    'graphene: Graphen / graphene',
    'transport: Transport / transport',
    'cobots: kollaborative Robotik / collaborative robotics',
    'thermal: thermische Prüfung / thermal testing',
    'mechanical: mechanische Prüfung / mechanical testing',
    'plant-design: Anlagenplanung / plant design',
    'cutting: Laserschneiden / laser cutting',
  ].map(concept),
})

/** What is found in a text, as “words→id/kind”, in order. */
function found(text: string, language: Language, matcher: Matcher = MATCHER): string[] {
  return matcher.reader.readText(text, language).sentences.flatMap((sentence) => matcher.match(sentence).map((match) => `${text.slice(match.start, match.end)}→${matcher.vocabulary.concepts[match.concept]?.id ?? ''}/${match.kind}`))
}

const GERMAN: readonly (readonly [why: string, text: string, matches: readonly string[]])[] = [
  ['a label is found inside a compound, before its head', 'Kunststoffspritzgussteile', ['Kunststoffspritzgussteile→moulding/part']],
  ['a label is found as the head of a compound', 'der Zweikomponentenspritzguss', ['Zweikomponentenspritzguss→moulding/head']],
  ['the longest label wins', 'ein Spritzgusswerkzeug', ['Spritzgusswerkzeug→moulds/whole']],
  ['plural and genitive are found', 'die Hersteller des Spritzgusswerkzeugs und der Spritzgusswerkzeuge', ['Spritzgusswerkzeugs→moulds/whole', 'Spritzgusswerkzeuge→moulds/whole']],
  ['umlauts may be written out', 'Fraesen und Laserschweissen', ['Fraesen→milling/whole', 'Laserschweissen→laser-welding/whole']],
  ['hyphens part nothing', 'Laser-Schweißen', ['Laser-Schweißen→laser-welding/whole']],
  ['a gapped compound gives both its labels', 'Mess- und Gerätetechnik', ['Mess-→measurement/whole', 'Gerätetechnik→devices/whole']],
  ['a phrase turned round is found over a joining word', 'die Bearbeitung von Metall', ['Bearbeitung von Metall→metalworking/order']],
  ['a verb with its object is found', 'Oberflächen strukturieren wir seit Jahren', ['Oberflächen strukturieren→surfaces/whole']],
  ['part of speech does not matter in labels of several parts', 'wir prüfen mit Ultraschall', ['prüfen mit Ultraschall→testing/order']],
  ['a verb alone is no technology', 'wir fräsen uns durch die Akten', []],
  ['a subject and its verb are no phrase turned round', 'Metall bearbeitet sich schwer', []],
  ['a comma parts labels', 'Oberflächen, Strukturierung', []],
  ['an abbreviation counts only as written', 'MID und Mid', ['MID→mid/whole']],
  ['English terms stand in German texts', 'Wir nutzen Machine Learning.', ['Machine Learning→ml/whole']],
  ['adjective endings do not matter', 'Verfahren des maschinellen Lernens', ['maschinellen Lernens→ml/whole']],
  ['words the dictionary lacks are learned from the labels', 'Inertialsensorik', ['Inertialsensorik→inertial/whole']],
  ['an adjective that opens a label is found with and without its capital', 'Kollaborative Robotik und kollaborative Robotik', ['Kollaborative Robotik→cobots/whole', 'kollaborative Robotik→cobots/whole']],
  ['institutes are no technologies', 'Das Fraunhofer MID forscht.', []],
  ['a conjunction parts labels', 'Sensorik und Technologie der Messung', ['Sensorik→sensors/whole']],
  ['a learned ending is not the word it looks like', 'ein Tomograph', []],
  ['adjectives share the noun after the conjunction', 'thermische und mechanische Prüfung', ['thermische→thermal/order', 'mechanische Prüfung→mechanical/whole']],
  ['nouns share what comes after the preposition', 'Planung und Bau von Anlagen', ['Planung→plant-design/order']],
]

for (const [why, text, matches] of GERMAN) test(`German: ${why}`, () => assert.deepEqual(found(text, 'de'), matches))

const ENGLISH: typeof GERMAN = [
  ['a plural is found', 'injection moulds', ['injection moulds→moulds/whole']],
  ['American and British spelling are one', 'injection molding', ['injection molding→moulding/whole']],
  ['the label as written wins over one that sounds alike', 'injection moulding and an injection mould', ['injection moulding→moulding/whole', 'injection mould→moulds/whole']],
  ['part of speech does not matter in labels of several words', 'an ultrasonic test', ['ultrasonic test→testing/whole']],
  ['a phrase turned round is found', 'the processing of the metal', ['processing of the metal→metalworking/whole']],
  ['hyphens part nothing', 'laser-welding', ['laser-welding→laser-welding/whole']],
  ['two neighbours turned round without a joining word are two phrases', 'welding laser', []],
  ['a list shares the head of its last member', 'thermal, mechanical and ultrasonic testing', ['thermal→thermal/order', 'mechanical→mechanical/order', 'ultrasonic testing→testing/whole']],
  ['what two nouns begin with belongs to both', 'laser cutting and welding', ['laser cutting→cutting/whole', 'welding→laser-welding/order']],
]

for (const [why, text, matches] of ENGLISH) test(`English: ${why}`, () => assert.deepEqual(found(text, 'en'), matches))

test('several concepts may own one label, and all are found', () => {
  const matcher = buildMatcher({ title: '', concepts: [concept('a: Optik / optics'), concept('b: Optik / optics')] })
  assert.deepEqual(found('Optik', 'de', matcher), ['Optik→a/whole', 'Optik→b/whole'])
})

test('context labels are found apart, as written and as whole words only', () => {
  const matcher = buildMatcher({ title: '', concepts: [{ id: 'springs', prefLabel: { de: 'Federntechnik', en: 'spring technology' }, contextLabel: { de: ['Federn', 'gefedert'], en: ['springs'] } }] })
  const inContext = (text: string, language: Language): string[] => matcher.reader.readText(text, language).sentences.flatMap((sentence) => matcher.matchInContext(sentence).map((match) => text.slice(match.start, match.end)))
  assert.deepEqual(found('Federn, gefederte Sitze', 'de', matcher), [])
  assert.deepEqual(inContext('Federn, gefederte Sitze, eine Feder, Federnfertigung', 'de'), ['Federn', 'gefederte'])
  assert.deepEqual(inContext('Springs come in spring.', 'en'), ['Springs'])
})

test('a vocabulary that is empty or has odd labels finds nothing and breaks nothing', () => {
  const matcher = buildMatcher({ title: '', concepts: [{ id: 'x', prefLabel: { de: '---', en: 'the' }, altLabel: { de: ['', '(…)', 'x'.repeat(500)], en: ['constructor', '__proto__'] } }] })
  assert.deepEqual(found('the --- (…) der die das', 'en', matcher), [])
  assert.equal(found('a constructor', 'en', matcher).length, 1)
})

test('matches lie inside their sentence and on words, whatever the text', () => {
  const words = fc.constantFrom('Laser', 'schweißen', 'Spritzguss', 'von', 'Metall', ',', 'Mess-', 'und', 'Bearbeitung', 'MID', '–', '(', ')', '.', 'Kunststoffspritzguss', 'Ω', '👩‍🔬', '12')
  fc.assert(
    fc.property(fc.array(words, { maxLength: 30 }), (list) => {
      const text = list.join(' ')
      for (const sentence of MATCHER.reader.readText(text, 'de').sentences) {
        for (const match of MATCHER.match(sentence)) {
          assert.ok(match.start >= sentence.start && match.end <= sentence.end && match.start < match.end)
          assert.equal(sentence.words[match.firstWord]?.start, match.start)
          assert.equal(sentence.words[match.lastWord]?.end, match.end)
        }
      }
    }),
    { numRuns: 300, seed: 1 },
  )
})

test('a vocabulary of 100,000 labels builds and finds in bounded time', () => {
  const concepts = Array.from({ length: 100_000 }, (_, index): Concept => ({ id: `c${index}`, prefLabel: { en: `term${index.toString(36)} word${(index * 7919) % 5000}` } }))
  const started = process.cpuUsage()
  const matcher = buildMatcher({ title: '', concepts })
  assert.equal(found('some term1 word2919 here', 'en', matcher).length, 1)
  const { user, system } = process.cpuUsage(started)
  assert.ok(user + system < 20e6, `took ${(user + system) / 1e6} CPU seconds`)
})

test('what another vocabulary teaches changes nobody else’s reading', () => {
  const text = 'Wir bauen Quarzschwingerprüfstände und Inertialsensorik.'
  const before = JSON.stringify(MATCHER.reader.readText(text, 'de'))
  const other = buildMatcher({ title: '', concepts: [concept('a: Quarzschwinger, Inertial, Schwinger / x'), concept('b: Sensor, Inertialsen / y')] })
  other.reader.readText(text, 'de')
  assert.equal(JSON.stringify(MATCHER.reader.readText(text, 'de')), before)
  assert.equal(JSON.stringify(buildMatcher(MATCHER.vocabulary).reader.readText(text, 'de')), before)
})
