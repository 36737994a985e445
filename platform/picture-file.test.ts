import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pngOf, standing } from './picture-file.ts'

const DRAWN = '<svg xmlns="http://www.w3.org/2000/svg" class="drawing" width="200" height="40" viewBox="0 0 200 40" fill="var(--ink)"><a href="/de/themen/laser"><text class="name" y="20" fill="oklch(var(--field-l) var(--field-c) 250)">Laserschweißen</text></a><rect y="30" width="200" height="4" fill="var(--hairline)"/></svg>\n'

test('a picture on its own has its colours, its margin, and links that lead to the house', () => {
  const svg = standing(DRAWN, 'https://schnittmenge.example')
  assert.doesNotMatch(svg, /var\(|oklch/)
  assert.match(svg, /href="https:\/\/schnittmenge\.example\/de\/themen\/laser"/)
  assert.match(svg, /^<svg [^>]*width="248" height="88"/)
  // The hue of measurement, as Chromium computes it from oklch(66% 0.125 250).
  assert.match(svg, /fill="#5197db"/i)
})

test('as PNG it is drawn with type, whatever fonts the machine has', async () => {
  const png = await pngOf(standing(DRAWN, 'https://schnittmenge.example'))
  assert.deepEqual([...png.subarray(0, 8)], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const [width, height] = [16, 20].map((at) => new DataView(png.buffer).getUint32(at))
  assert.deepEqual([width, height], [496, 176])
  const empty = await pngOf(standing(DRAWN.replace('Laserschweißen', ''), 'https://schnittmenge.example'))
  const boxes = await pngOf(standing(DRAWN.replace('Laserschweißen', '\u{1F12F}'.repeat(14)), 'https://schnittmenge.example'))
  assert.ok(png.length > empty.length + 500, 'letters are drawn')
  assert.notDeepEqual(png, boxes, 'and they are no boxes')
})
