import { test } from 'node:test'
import assert from 'node:assert/strict'
import * as fc from 'fast-check'
import { brokenAt, parseJson } from './json.ts'
import { lineAt } from './statements.ts'

/** What V8 says about a text: nothing, that it ended too early, or where it breaks off; `no place` where its message names none. */
function verdict(text: string): 'whole' | 'cut off' | 'no place' | number {
  try {
    JSON.parse(text)
    return 'whole'
  } catch (error) {
    const message = String(error)
    const place = /at position (\d+)/.exec(message)?.[1]
    return place !== undefined ? Number(place) : message.includes('Unexpected end') ? 'cut off' : 'no place'
  }
}

test('where JSON breaks off is found, whether the machine names the place or not', () => {
  const cases: [text: string, machine: ReturnType<typeof verdict>, at: number][] = [
    ['{\n"a": x,\n"b": 1,\n"c": 2\n}', 'no place', 7],
    ['[1,\n 2 3]', 7, 7],
    ['{"a": 1,\n}', 9, 9],
    ['[1,\n]', 'no place', 4],
    ['{"a": [true, null],\n"b": {"c": -1.5e3}', 38, 38],
    ['[[1]]\n]', 6, 6],
    ['\n', 'cut off', 1],
  ]
  for (const [text, machine, at] of cases) assert.deepEqual([verdict(text), brokenAt(text)], [machine, at], text)
})

test('very long strings and very deep lists are scanned to their end', () => {
  const long = `["${'a\\n'.repeat(3_000_000)}"\n`
  assert.equal(brokenAt(long), long.length)
  assert.equal(brokenAt('{"a":'.repeat(1_000_000)), 5_000_000)
})

test('the scanner breaks off on the line that V8 names, and finds nothing wrong with what V8 reads', () => {
  const piece = fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '\n', ' ', '1', '-', '.', 'e', '0', 'true', 'x', '"k":', '\\u00e9', '\t', '\u2028')
  const damaged = fc.tuple(fc.oneof(fc.json(), fc.json().map((text) => JSON.stringify(JSON.parse(text), null, 1))), fc.array(fc.tuple(fc.nat(300), fc.nat(2), piece), { maxLength: 3 })).map(([text, edits]) => edits.reduce((given, [at, cut, put]) => given.slice(0, at % (given.length + 1)) + put + given.slice((at % (given.length + 1)) + cut), text))
  fc.assert(
    fc.property(fc.oneof(damaged, fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))), (text) => {
      const machine = verdict(text)
      const at = brokenAt(text)
      if (machine === 'whole') assert.equal(at, text.length)
      else if (typeof machine === 'number') assert.equal(lineAt(text, at), lineAt(text, machine))
      else if (machine === 'cut off') assert.equal(lineAt(text, at), lineAt(text, text.length))
      else assert.ok(at < text.length)
      // Whatever stands before may still become JSON.
      const before = verdict(text.slice(0, at))
      assert.ok(before === 'whole' || before === 'cut off' || (typeof before === 'number' && before >= at), `${text} at ${at}`)
    }),
    { numRuns: 20_000 },
  )
})

const items = (text: string): unknown => {
  const read = parseJson(text)
  return read.ok ? read.value : read.refusal.facts
}

test('one item or many, in a list or on lines', () => {
  assert.deepEqual([items('{"a":1}'), items('[{"a":1}]'), items('{"a":1}\n\n{"b":2}\n')], [[{ a: 1 }], [{ a: 1 }], [{ a: 1 }, { b: 2 }]])
  assert.deepEqual(items('{"a":1}\n\n{"b":}\n{"c":3}'), { format: 'JSON', line: 3 })
})
