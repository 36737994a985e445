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

test('a PDF that is encrypted is refused as encrypted, however its key is spelt', async () => {
  for (const key of ['/Encrypt', '/#45ncr#79pt']) assert.equal((await refusal(pdf({ pages: [PARAGRAPH], trailer: `${key} << /Filter /Standard /V 1 /R 2 >>` }))).code, 'encrypted')
})

test('a PDF is read from a Buffer and from a part of one as from its bytes', async () => {
  const whole = pdf({ pages: [PARAGRAPH] })
  const held = Buffer.concat([Buffer.from('before'), whole, Buffer.from('after')])
  for (const bytes of [Buffer.from(whole), held.subarray(6, 6 + whole.length), new Uint8Array(held.buffer, held.byteOffset + 6, whole.length)]) {
    assert.equal((await read(bytes)).text, READ)
    assert.equal(Buffer.compare(bytes, whole), 0, 'and it stays as it was')
  }
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

/** Bytes as text, one for one. */
const letters = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const hex = (bytes: Uint8Array): string => `${Buffer.from(bytes).toString('hex')}>`

function a85(bytes: Uint8Array): string {
  const groups: string[] = []
  for (let at = 0; at < bytes.length; at += 4) {
    let number = [0, 1, 2, 3].reduce((sum, index) => sum * 256 + (bytes[at + index] ?? 0), 0)
    const signs = Array.from({ length: 5 }, () => {
      const sign = String.fromCharCode(33 + (number % 85))
      number = Math.floor(number / 85)
      return sign
    }).toReversed()
    groups.push(signs.slice(0, Math.min(4, bytes.length - at) + 1).join(''))
  }
  return `${groups.join('')}~>`
}

/** Codes of nine bits with a clear before the table grows: LZW that does not compress. */
function lzw(bytes: Uint8Array): Uint8Array {
  const codes = [...bytes].flatMap((byte, index) => (index % 200 === 0 ? [256, byte] : [byte]))
  const bits = [...codes, 257].map((code) => code.toString(2).padStart(9, '0')).join('')
  return Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (eight) => Number.parseInt(eight.padEnd(8, '0'), 2))
}

const runs = (bytes: Uint8Array): Uint8Array => Uint8Array.of(...[...bytes].flatMap((byte) => [0, byte]), 128)
const packedBy = (filter: string, data: string): string => `<< /Length ${data.length} /Filter ${filter} >>\nstream\n${data}\nendstream`
const HELLO = latin('BT /F1 12 Tf 72 700 Td (Hallo) Tj ET')

test('a page is read through every filter that writers use', async () => {
  const flated = deflateSync(HELLO)
  const ways = [['/A85', a85(HELLO)], ['[/ASCII85Decode /FlateDecode]', a85(flated)], ['[/AHx /Fl]', hex(flated)], ['/LZW#44ecode', letters(lzw(HELLO))], ['/RL', letters(runs(HELLO))], ['[/ASCII85Decode /LZWDecode]', a85(lzw(HELLO))]] as const
  for (const [filter, data] of ways) assert.equal((await read(page(packedBy(filter, data), ''))).text, 'Hallo', filter)
  for (const packed of [false, true]) assert.equal((await read(page(stream(HELLO), '', [[30, stream('31 0 << /Kids [] >>', packed, '/Type /ObjStm /N 1 /First 5')]]))).text, 'Hallo')
})

test('a bomb is refused whatever filters it stands behind and however they are written', async () => {
  const bomb = deflateSync(new Uint8Array(300_000_000).fill(32))
  const twice = letters(deflateSync(bomb))
  const ways = [['[/ASCII85Decode /FlateDecode]', a85(bomb)], ['[/ASCIIHexDecode /Flate#44ecode]', hex(bomb)], ['[/Fl /Fl]', twice]] as const
  for (const [filter, data] of ways) assert.equal((await refusal(page(packedBy(filter, data), ''))).code, 'unpacks-too-large', filter)
  assert.equal((await refusal(page(packedBy('12 0 R', twice), '', [[12, '[/FlateDecode /FlateDecode]']]))).code, 'broken', 'filters that stand elsewhere')
  const inner = packedBy('/FlateDecode', letters(bomb))
  assert.equal((await refusal(page(`<< /Length ${inner.length + 9} >>\nstream\n12 0 obj ${inner}\nendstream`, ''))).code, 'unpacks-too-large', 'within other data')
  assert.equal((await refusal(page(`<< /X (endobj <<) /Y (${' '.repeat(5_000)}) ${inner.slice(2).replace('stream', 'stream %')}`, ''))).code, 'unpacks-too-large', 'behind a long dictionary')
  assert.equal((await refusal(page(stream(`12 0 ${inner}`, true, '/Type /ObjStm /N 1 /First 5'), ''))).code, 'broken', 'within an object stream')
})

const withCodes = (table: string): Uint8Array =>
  page(stream('BT /F2 12 Tf 72 700 Td <0041> Tj ET'), '', [
    [3, '<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /ToUnicode 21 0 R /DescendantFonts [22 0 R] >>'],
    [21, table],
    [22, '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>'],
    [10, '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F2 3 0 R >> >> /Contents 11 0 R >>'],
  ])
const codes = (ranges: string): string => `begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange ${ranges} endcmap`

test('a font table that maps millions of codes is refused, packed or not', async () => {
  assert.equal((await read(withCodes(stream(codes('1 beginbfrange <0000> <FFFF> <0000> endbfrange'), true)))).text, 'A')
  assert.equal((await read(withCodes(stream(codes('1 beginbfrange <0000> <FFFFFFFF> <> endbfrange'))))).text, 'A', 'so wide that it is not read')
  const wide = ['beginbfrange <00000000> <00fffffe> <0041> endbfrange', 'begincidrange <0000>%\n<fffffe>0 endcidrange', 'beginbfrange (\\000) (zzz) (A) endbfrange', 'beginbfrange <0000> <FFFF> <0000> endbfrange '.repeat(40)]
  const begin = performance.now()
  for (const ranges of wide) for (const packed of [false, true]) assert.equal((await refusal(withCodes(stream(codes(ranges), packed)))).code, 'broken', ranges)
  assert.equal((await refusal(withCodes(packedBy('/LZW', letters(lzw(latin(codes(wide[0] ?? '')))))))).code, 'broken')
  assert.ok(performance.now() - begin < 10_000)
})

const kids = (count: number): string => `<< /Type /Pages /Kids [${'10 0 R '.repeat(count)}] /Count 400 >>`

test('a PDF with more pages than it says is refused, whether its tree is packed or not', async () => {
  const many = (tree: string): Uint8Array => page(stream(letters(HELLO)), '', [[2, tree]])
  assert.deepEqual(await refusal(many(kids(3_000))), { code: 'too-many-pages', facts: { pages: 3_000, limit: 500 } })
  assert.equal((await refusal(many(kids(401)))).code, 'broken')
  assert.equal((await refusal(page(stream(letters(HELLO)), '', [[30, stream(`2 0 ${kids(3_000)}`, true, '/Type /ObjStm /N 1 /First 4')]]))).code, 'too-many-pages')
})

test('objects that begin without end are looked at in bounded time', async () => {
  const begin = performance.now()
  for (const unit of ['obj<<', 'obj[', 'obj<</a(', 'beginbfrange(', 'beginbfrange<', 'stream\n', 'obj<<>>stream\nx\x9c']) await extract(latin(`%PDF-1.4\n${unit.repeat(2_000_000 / unit.length)}\nstartxref\n0`))
  assert.ok(performance.now() - begin < 30_000)
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
