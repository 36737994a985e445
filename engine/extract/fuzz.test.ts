import * as fc from 'fast-check'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayRefusal } from '../words.ts'
import { extract, type ExtractOptions } from './index.ts'
import { docx, odt, pdf, pptx, utf16, utf8, wordParagraph } from './sample.ts'

/** Seconds in all; set FUZZ_SECONDS for more. */
const SECONDS = Number(process.env['FUZZ_SECONDS'] ?? 16)
/** One small file may take so long, in milliseconds, on a busy machine. */
const PATIENCE = 10_000

const LINES = ['Wir fertigen Bauteile aus Titan und Stahl für die Luftfahrt.', 'Prüfstände, Getriebe und Lager.']
const samples: readonly (readonly [string, Uint8Array])[] = [
  ['a.pdf', pdf({ pages: [LINES, LINES], title: 'Profil' })],
  ['b.pdf', pdf({ pages: [LINES], packed: true })],
  ['a.docx', docx(LINES.map(wordParagraph).join(''))],
  ['a.odt', odt(`<text:p>${LINES.join('</text:p><text:p>')}</text:p>`)],
  ['a.pptx', pptx([LINES, LINES])],
  ['a.html', utf8(`<!doctype html><html><head><title>Profil</title></head><body><nav>x</nav><ul><li>${LINES.join('</li><li>')}</li></ul>&auml;</body></html>`)],
  ['a.md', utf8(`---\ntitle: Profil\n---\n# Titel\n\n[a](b) **c** \`d\`\n\n| ${LINES.join(' | ')} |\n`)],
  ['a.txt', utf16(LINES.join('\n'))],
]

async function answers(bytes: Uint8Array, options: ExtractOptions): Promise<void> {
  const begin = performance.now()
  const found = await extract(bytes, options)
  assert.ok(performance.now() - begin < PATIENCE, 'took too long')
  if (!found.ok) assert.doesNotMatch(sayRefusal(found.refusal, 'de'), /undefined|\{/)
  else assert.ok(found.value.text.trim() !== '' && found.value.text.length <= 5_000_000 && !found.value.text.includes('\r'))
}

const name = fc.constantFrom('', ...samples.map(([known]) => known))
const run = (property: fc.IAsyncPropertyWithHooks<never> | fc.IAsyncProperty<never>, share: number): Promise<void> =>
  fc.assert(property as fc.IAsyncProperty<never>, { numRuns: 1_000_000, interruptAfterTimeLimit: SECONDS * 1_000 * share, endOnFailure: false })

type Change = { readonly at: number; readonly kind: 'set' | 'cut' | 'drop' | 'double' | 'insert'; readonly value: number }
const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('set', 'set', 'set', 'cut', 'drop', 'double', 'insert'),
  value: fc.nat(255),
})

function changed(bytes: Uint8Array, { at, kind, value }: Change): Uint8Array {
  const place = Math.floor(at * bytes.length)
  if (kind === 'cut') return bytes.slice(0, place)
  if (kind === 'drop') return Uint8Array.of(...bytes.subarray(0, place), ...bytes.subarray(place + value))
  if (kind === 'double') return Uint8Array.of(...bytes.subarray(0, place), ...bytes.subarray(Math.max(0, place - value)))
  if (kind === 'insert') return Uint8Array.of(...bytes.subarray(0, place), value, ...bytes.subarray(place))
  return bytes.length === 0 ? bytes : bytes.with(place, value)
}

test('any bytes under any name get an answer', async () => {
  await run(fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), name, (bytes, known) => answers(bytes, { name: known })) as never, 0.1)
})

test('any bytes behind the first ones of a known format get an answer', async () => {
  const head = fc.constantFrom('%PDF-1.7\n', 'PK\u0003\u0004', '\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1', '<html>', '\u00FF\u00FE').map((text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)))
  await run(fc.asyncProperty(head, fc.uint8Array({ maxLength: 2_000 }), (begin, rest) => answers(Uint8Array.of(...begin, ...rest), {})) as never, 0.1)
})

test('any markup gets an answer', async () => {
  const piece = fc.constantFrom('<p>', '</p>', '<div class="a">', '<', '>', '&', '&amp;', '&#1', '"', "'", '<!--', '-->', '<script>', '</script>', '<svg>', '<table><tr><td>', '[', '](', ')', '`', '```\n', '|', '#', '*', '_', '\n', ' ', 'Titan', '<br/>', '<![CDATA[', ']]>', '<title>', '<form>')
  await run(fc.asyncProperty(fc.array(piece, { maxLength: 200 }), fc.constantFrom('a.html', 'a.md'), (pieces, known) => answers(utf8(pieces.join('')), { name: known })) as never, 0.15)
})

test('whole documents with some bytes changed, cut, dropped or doubled get an answer', async () => {
  await run(fc.asyncProperty(fc.constantFrom(...samples), fc.array(change, { minLength: 1, maxLength: 6 }), ([known, bytes], changes) => answers(changes.reduce(changed, bytes), { name: known })) as never, 0.65)
})
