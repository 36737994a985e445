import { test } from 'node:test'
import assert from 'node:assert/strict'
import { readTurtle } from './turtle.ts'

/** The statements of a text, one a line: subject predicate object@language. */
function statements(text: string): string[] {
  const lines: string[] = []
  const read = readTurtle(text, (subject, predicate, object, language) => lines.push(`${subject} ${predicate} ${object}${language === undefined ? '' : `@${language}`}`) > 0)
  assert.ok(read.ok)
  return lines
}

test('Turtle is read statement by statement, with the language of each text', () => {
  assert.deepEqual(statements('@prefix a: <http://a/>. a:laser a:label "Laser"@DE-at, "laser"@en ; a:below <licht>.'), [
    'http://a/laser http://a/label Laser@de-at',
    'http://a/laser http://a/label laser@en',
    'http://a/laser http://a/below licht',
  ])
})

test('blank nodes have the same names at every reading', () => {
  const text = '@prefix a: <http://a/>. [] a:b [ a:c "x" ], _:z . _:z a:b _:z .'
  assert.deepEqual(statements(text), statements(text))
  assert.deepEqual(statements(text), ['_:b1 http://a/c x@', '_:b2 http://a/b _:b1', '_:b2 http://a/b _:b3', '_:b3 http://a/b _:b3'])
})

test('a file that breaks off is refused with the line where it does', () => {
  const read = readTurtle('@prefix a: <http://a/>.\na:laser a:label "Laser"@de ;\n  a:label "las', () => true)
  assert.deepEqual(read, { ok: false, refusal: { code: 'broken-vocabulary', facts: { format: 'Turtle', line: 3 } } })
})

test('a prefix for no valid address is refused like any other mistake', () => {
  assert.deepEqual(readTurtle('\n@prefix a: <a b>.', () => true), { ok: false, refusal: { code: 'broken-vocabulary', facts: { format: 'Turtle', line: 2 } } })
  assert.deepEqual(readTurtle('\n@prefix a: <$urn:x>"@prefix b: <c>.\n', () => true), { ok: false, refusal: { code: 'broken-vocabulary', facts: { format: 'Turtle', line: 2 } } })
})

test('a mistake of the reader is not taken for one of the file', () => {
  assert.throws(() => readTurtle('<urn:a> <urn:b> "x" .', () => assert.fail('reader')), /reader/)
})

test('pieces of the file meet without a seam, also inside long texts and characters of two halves', () => {
  const long = '𝕃ä'.repeat(60_000)
  assert.deepEqual(statements(`<urn:a> <urn:b> "${long}"@de, """${long}\n${long}"""@en .`), [`urn:a urn:b ${long}@de`, `urn:a urn:b ${long}\n${long}@en`])
})

test('reading stops as soon as the reader has had enough', () => {
  let taken = 0
  const read = readTurtle('<urn:a> <urn:b> "x" .\n'.repeat(50_000), () => ++taken < 3)
  assert.ok(read.ok)
  assert.equal(taken, 3)
})
