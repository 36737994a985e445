import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import { extract } from './index.ts'
import { layOut, type Piece } from './pdf-lines.ts'
import { latin, pdf, pdfOf, read, refusal, stream } from './sample.ts'


const PARAGRAPH = [
  'Wir fertigen Bauteile aus Titan und Aluminium für die Luftfahrt und für die Medi-',
  'zintechnik. Unsere Maschinen laufen rund um die Uhr und werden von erfahrenen',
  'Fachkräften betreut.',
]
const READ = 'Wir fertigen Bauteile aus Titan und Aluminium für die Luftfahrt und für die Medi-\nzintechnik. Unsere Maschinen laufen rund um die Uhr und werden von erfahrenen Fachkräften betreut.'

test('a PDF gives its paragraphs, pages parted by a blank line, and its title', async () => {
  const heading = { text: 'Über uns', x: 72, y: 800, size: 20 }
  for (const packed of [false, true]) {
    assert.deepEqual(await read(pdf({ pages: [[heading, ...PARAGRAPH], ['Seite zwei (Äpfel)']], title: 'Profil 2026', packed })), {
      text: `Über uns\n\n${READ}\n\nSeite zwei (Äpfel)`,
      format: 'pdf',
      pages: 2,
      title: 'Profil 2026',
    })
  }
})

const place = (text: string, y: number, x = 72): { text: string; x: number; y: number } => ({ text, x, y })

test('short lines of a PDF stay lines, bullets begin one, and a gap begins a paragraph', async () => {
  const { text } = await read(pdf({ pages: [[place('Fräsen', 700), place('Drehen', 686), place('Schleifen', 640), place('- Titan', 626), place('Maß', 600), place('40 mm', 600, 300)]] }))
  assert.equal(text, 'Fräsen\nDrehen\n\nSchleifen\n- Titan\n\nMaß\n\n40 mm')
})

const line = (text: string, x: number, y: number): Piece => ({ text, x, y, width: text.length * 6, size: 12, ends: true })

test('a sentence that goes on in the next column stays one, a new one begins a paragraph', () => {
  const left = line('Wir prüfen alle Bauteile aus Titan', 50, 100)
  assert.equal(layOut([left, line('mit Röntgenlicht und Ultraschall.', 300, 700)]), 'Wir prüfen alle Bauteile aus Titan mit Röntgenlicht und Ultraschall.')
  assert.equal(layOut([left, line('Neue Verfahren', 300, 700)]), 'Wir prüfen alle Bauteile aus Titan\n\nNeue Verfahren')
})

test('a list of short and long entries in a PDF stays a list', () => {
  const entries = ['NEU Neutrum', 'NIL Wortform nicht gefunden', 'NOA ohne Artikel', 'NOG ohne Genus', 'NOM Nominativ']
  assert.equal(layOut(entries.map((text, row) => ({ text, x: 50, y: 700 - 14 * row, width: text.length * 6, size: 12, ends: true }))), entries.join('\n'))
})

test('a PDF of pictures only is refused as one without text', async () => {
  assert.equal((await refusal(pdf({ pages: [[], ['12 / 3']] }))).code, 'no-text')
})

test('a PDF with a password is refused as encrypted', async () => {
  const id = `<${'00'.repeat(16)}>`
  const lock = `<< /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`
  assert.equal((await refusal(pdf({ pages: [PARAGRAPH], trailer: `/Encrypt 100 0 R /ID [${id} ${id}]`, objects: new Map([[100, lock]]) }))).code, 'encrypted')
})

test('a PDF cut anywhere is refused as broken, and nothing of it is kept', async () => {
  const whole = pdf({ pages: [PARAGRAPH, PARAGRAPH] })
  for (let length = 5; length < whole.length - 21; length += 61) assert.deepEqual(await refusal(whole.slice(0, length)), { code: 'broken', facts: { format: 'PDF' } })
})

test('a linearized PDF shorter than it says is refused as broken', async () => {
  const whole = new TextDecoder('latin1').decode(pdf({ pages: [PARAGRAPH], objects: new Map([[9, '<< /Linearized 1 /L 999999 /N 1 >>']]) }))
  assert.equal((await refusal(latin(whole.replace(/^(%PDF-1.4\n.{5}\n)/, '$1').replace(/[^\0-\xff]/g, '?')))).code, 'broken')
})

test('a PDF of 3,000 pages is refused before any is read', async () => {
  const begin = performance.now()
  assert.deepEqual(await refusal(pdf({ pages: Array.from({ length: 3_000 }, () => PARAGRAPH) })), { code: 'too-many-pages', facts: { pages: 3_000, limit: 500 } })
  assert.ok(performance.now() - begin < 20_000)
})

const page = (content: string, resources: string, more: readonly (readonly [number, string])[] = []): Uint8Array =>
  pdfOf(
    new Map([
      [1, '<< /Type /Catalog /Pages 2 0 R >>'],
      [2, '<< /Type /Pages /Kids [10 0 R] /Count 1 >>'],
      [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
      [10, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> ${resources} >> /Contents 11 0 R >>`],
      [11, content],
      ...more,
    ]),
    '/Root 1 0 R',
  )

const drawn = (data: string, entries: string): string => `<< /Length ${data.length} /Filter /FlateDecode ${entries} >>\nstream\n${data}\nendstream`

test('a PDF whose page unpacks to 300 MB is refused, also when it calls the page a picture or hides its end', async () => {
  const packed = Array.from(deflateSync(new Uint8Array(300_000_000).fill(32)), (byte) => String.fromCharCode(byte)).join('')
  // A stored block that holds the closing words, before what is really meant to be unpacked.
  const words = '\nendstream\nendobj\n'
  const hidden = String.fromCharCode(0x78, 0x01, 0, words.length, 0, 255 - words.length, 255) + words + packed.slice(2)
  for (const content of [drawn(packed, ''), drawn(packed, '/Subtype /Image'), drawn(hidden, '')]) {
    assert.deepEqual(await refusal(page(content, '')), { code: 'unpacks-too-large', facts: { limit: '100 MB' } })
  }
})

const form = (content: string, inner: number): string => stream(content, false, `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F1 3 0 R >> /XObject << /A ${inner} 0 R >> >>`)

test('drawings that contain each other without end, or doubled thirty times, end in a bounded time', async () => {
  const word = 'BT /F1 12 Tf 72 700 Td (Hallo) Tj ET'
  const doubled = Array.from({ length: 30 }, (_, level) => [20 + level, form(level === 29 ? word : '/A Do /A Do', 21 + level)] as const)
  const begin = performance.now()
  assert.equal((await refusal(page(stream('/A Do'), '/XObject << /A 20 0 R >>', doubled))).code, 'too-long')
  assert.equal((await read(page(stream('/A Do'), '/XObject << /A 20 0 R >>', [[20, form(`${word} /A Do`, 20)]]))).text, 'Hallo')
  assert.ok(performance.now() - begin < 60_000)
})

test('reading a PDF prints nothing', async (t) => {
  const said = (['log', 'warn', 'error', 'info'] as const).map((name) => t.mock.method(console, name, () => {}))
  const whole = new TextDecoder('latin1').decode(pdf({ pages: [PARAGRAPH] })).replace(/[^\0-\xff]/g, '?')
  await extract(latin(whole.replace('/Tf', '/Tx').replace('Tj', 'Qj').replace(/startxref\n\d+/, 'startxref\n7')))
  assert.deepEqual(said.map((method) => method.mock.callCount()), [0, 0, 0, 0])
})
