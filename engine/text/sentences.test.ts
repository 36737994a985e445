import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { LONGEST_SENTENCE, sentencesOf } from './sentences.ts'

/** The sentences of a text, as written. */
const sentences = (text: string): string[] => sentencesOf(text).map(({ start, end }) => text.slice(start, end))

/** `whole('…')` stays one sentence. */
const whole = (text: string): void => assert.deepEqual(sentences(text), [text])

const texts = fc.array(fc.constantFrom('Laser', 'und', 'z. B.', 'Dr.', '3', 'Das', ' ', '   ', '.', '!', '…', '\n', '\n\n', '\r\n', '\t', '\f', '• ', '- ', '1. ', '“', ')', ',', '-', '👍', 'x'.repeat(1_500)), { maxLength: 40 }).map((pieces) => pieces.join(''))

test('sentences stand in order, apart and trimmed', () => {
  fc.assert(fc.property(fc.oneof(texts, fc.string({ unit: 'binary' })), (text) => {
    let last = 0
    for (const { start, end } of sentencesOf(text)) {
      assert.ok(start >= last && end > start && end <= text.length)
      assert.equal(text.slice(start, end).trim(), text.slice(start, end))
      last = end
    }
  }))
})

test('every letter and digit stands in a sentence', () => {
  fc.assert(fc.property(texts, (text) => {
    const rest = sentencesOf(text).reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text)
    assert.doesNotMatch(rest, /[\p{L}\p{N}]/u)
  }))
})

test('no sentence is longer than 2,000 characters, and none ends inside a character', () => {
  fc.assert(fc.property(fc.constantFrom('x', 'ab ', '👍', 'a\u2003', 'Wort, '), fc.nat(6_000), (piece, times) => {
    for (const sentence of sentences(piece.repeat(times))) {
      assert.ok(sentence.length <= LONGEST_SENTENCE)
      assert.ok(sentence.isWellFormed())
    }
  }), { numRuns: 30 })
  assert.deepEqual(sentences(`${'x'.repeat(1_999)} y${'z'.repeat(50)}`).map((sentence) => sentence.length), [1_999, 51])
})

test('an abbreviation does not end a sentence', () => {
  whole('Das sind z. B. Laser oder z.B. Linsen.')
  whole('Wir bieten u. a. Lasertechnik an.')
  whole('Dr.-Ing. Anna Beer und Prof. Dr. Schmidt leiten das Team.')
  whole('Die Fa. Beer GmbH & Co. KG liefert max. Leistung.')
  whole('We use lasers, e.g. Fibre lasers, i.e. Light.')
  whole('The U.S. Army and Mr. Smith came.')
  whole('Nr. 5, Abb. 3 und Tab. 4 nach § 3 Abs. 2 BGB, S. 12.')
})

test('an ordinal or a date does not end a sentence, a year and a decimal do', () => {
  whole('Am 3. Mai und im 19. Jahrhundert.')
  whole('Die 2. Auflage.')
  assert.deepEqual(sentences('Gegründet 1990. Seitdem in Jena.'), ['Gegründet 1990.', 'Seitdem in Jena.'])
  assert.deepEqual(sentences('Stand 2.0. Neu.'), ['Stand 2.0.', 'Neu.'])
  assert.deepEqual(sentences('Seit 1990 in Jena. 2005 kam Erfurt.'), ['Seit 1990 in Jena.', '2005 kam Erfurt.'])
})

test('a small word with a capital begins a sentence, whatever stands before it', () => {
  assert.deepEqual(sentences('Bis 100 °C. Danach kühlt es.'), ['Bis 100 °C.', 'Danach kühlt es.'])
  assert.deepEqual(sentences('Fräsen, Drehen usw. Wir liefern.'), ['Fräsen, Drehen usw.', 'Wir liefern.'])
  assert.deepEqual(sentences('Es sind 12. Das reicht.'), ['Es sind 12.', 'Das reicht.'])
  assert.deepEqual(sentences('The answer is no. We go on.'), ['The answer is no.', 'We go on.'])
  whole('z. B. In-vitro-Diagnostik')
})

test('question and exclamation marks, dots and quotation marks end a sentence', () => {
  assert.deepEqual(sentences('Was? Ja! Gut.'), ['Was?', 'Ja!', 'Gut.'])
  assert.deepEqual(sentences('Er sagte: „Das ist gut.“ Dann ging er.'), ['Er sagte: „Das ist gut.“', 'Dann ging er.'])
  assert.deepEqual(sentences('He said "It works." Then he left.'), ['He said "It works."', 'Then he left.'])
  assert.deepEqual(sentences('Warten... Dann weiter.'), ['Warten...', 'Dann weiter.'])
  whole('Warten... dann weiter.')
})

test('headings and bullets are sentences of their own', () => {
  assert.deepEqual(sentences('Unsere Leistungen\nWir fräsen.'), ['Unsere Leistungen', 'Wir fräsen.'])
  assert.deepEqual(sentences('- Fräsen\n- Drehen\n1. Schleifen\n2) Läppen'), ['- Fräsen', '- Drehen', '1. Schleifen', '2) Läppen'])
  assert.deepEqual(sentences('• Fräsen • Drehen\n▪ Schleifen'), ['Fräsen', 'Drehen', 'Schleifen'])
  assert.deepEqual(sentences('Laser\tOptik\t\tPhotonik\fJena'), ['Laser\tOptik', 'Photonik', 'Jena'])
})

test('a wrapped line goes on', () => {
  whole('Wir fertigen seit vielen Jahren Bauteile aus Glas und\nin kleiner Stückzahl auch aus Keramik.')
  whole('Wir entwickeln Verfahren für die\nOptik.')
  whole('Wir fräsen, drehen,\nSchleifen nicht.')
  whole('Wir bieten z. B.\nLaser an.')
  whole('Mess-\nund Prüftechnik')
})

test('the lines of a narrow column are one text, its heading is not', () => {
  const column = 'Die Firma fertigt seit 1990 in Jena\nKomponenten aus Glas sowie Prismen\nLinsen und Filter nach Wunsch. Alle\nKunden kommen aus der Region.'
  assert.deepEqual(sentences(`Unsere Firma\n${column}`), ['Unsere Firma', column.slice(0, column.indexOf(' Alle')), column.slice(column.indexOf('Alle'))])
})

test('line ends of Windows and of Unix cut alike', () => {
  const text = 'Unsere Leistungen\n\nWir fertigen seit vielen Jahren Bauteile aus Glas und\nin kleiner Stückzahl.\n- Fräsen\n- Drehen\n\nJena'
  assert.deepEqual(sentences(text.replaceAll('\n', '\r\n')).map((sentence) => sentence.replaceAll('\r\n', '\n')), sentences(text))
})

test('hostile texts cost no more than their length', () => {
  const started = process.cpuUsage()
  for (const text of [`${'.'.repeat(200_000)}a`, 'x'.repeat(1_000_000), 'a\n'.repeat(100_000), '\n '.repeat(100_000), `\n${' '.repeat(300_000)}a`, '• '.repeat(100_000)]) sentencesOf(text)
  assert.ok(process.cpuUsage(started).user < 3e6)
})
