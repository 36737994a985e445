import assert from 'node:assert/strict'
import { test } from 'node:test'
import { progressOver } from './progress.ts'

/** A stand-in for a terminal that keeps what is drawn. */
function terminal(isTTY: boolean): { drawn: string[]; stream: NodeJS.WriteStream } {
  const drawn: string[] = []
  return { drawn, stream: { isTTY, columns: 80, write: (piece: string) => drawn.push(piece) > 0 } as unknown as NodeJS.WriteStream }
}

test('what is quick draws nothing', () => {
  const { drawn, stream } = terminal(true)
  const progress = progressOver(2, 'Lesen', stream)
  progress.step('a')
  progress.step('b')
  progress.done()
  assert.deepEqual(drawn, [])
})

test('what is known to be slow draws at once, fits the line, and is wiped at the end', () => {
  const { drawn, stream } = terminal(true)
  const progress = progressOver(2, 'Lesen', stream)
  progress.step('Vokabular', 'slow')
  progress.step('x'.repeat(200))
  progress.done()
  assert.match(drawn[0] ?? '', /Lesen .*0\/2 Vokabular/)
  assert.match(drawn[1] ?? '', /1\/2 x/)
  for (const line of drawn) assert.ok(line.length <= 80 + 4, line)
  assert.equal(drawn.at(-1), '\r\u001B[K')
})

test('where there is no terminal nothing is drawn', () => {
  const { drawn, stream } = terminal(false)
  const progress = progressOver(1, 'Lesen', stream)
  progress.step('Vokabular', 'slow')
  progress.done()
  assert.deepEqual(drawn, [])
})

test('what counts by itself is drawn once a second has passed, and not more often than the eye follows', (context) => {
  let now = 0
  context.mock.method(performance, 'now', () => now)
  const { drawn, stream } = terminal(true)
  const progress = progressOver(100, 'Suchen', stream)
  for (; now < 1_500; now += 10) progress.reach(Math.floor(now / 20), `${now} Mengen`)
  progress.done()
  assert.equal(drawn.length, 5 + 1)
  assert.match(drawn[0] ?? '', /Suchen .*50\/100 1000 Mengen/)
})
