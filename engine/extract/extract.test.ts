import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sayRefusal } from '../words.ts'
import { printSize } from '../sizes.ts'
import { printCount } from './limits.ts'
import { docx, latin, pdf, pptx, read, refusal, utf16, utf8, wordParagraph, zip } from './sample.ts'


test('plain text is handed on as it is, with line ends as the sentence reader knows them', async () => {
  assert.deepEqual(await read(utf8('Wir fräsen Titan.\r\n\r\nUnd  drehen –\tgern.\rEnde')), { text: 'Wir fräsen Titan.\n\nUnd  drehen –\tgern.\nEnde', format: 'text' })
})

test('a single word is a text', async () => {
  assert.equal((await read(utf8('Lasertechnik'))).text, 'Lasertechnik')
})

test('umlauts survive in UTF-8 with and without a mark, UTF-16 of both kinds, and Latin-1', async () => {
  const text = 'Prüfstände für Getriebe, Größe XL'
  for (const bytes of [utf8(text), utf8(`\uFEFF${text}`), utf16(text), utf16(text, true), latin(text)]) assert.equal((await read(bytes)).text, text)
  assert.equal((await read(Uint8Array.of(...latin('20 '), 0x80, ...latin(' f\u00FCr St\u00FCck')))).text, '20 € für Stück', 'the euro sign of windows-1252')
})

test('a UTF-8 file cut within a letter or with one bad byte is still read as UTF-8', async () => {
  const whole = utf8('Prüfstände für Getriebe und Räder, überall größer')
  assert.match((await read(Uint8Array.of(...whole, 0xc3))).text, /^Prüfstände für Getriebe und Räder, überall größer\uFFFD$/)
})

test('a declared charset that is neither Unicode nor Latin is believed', async () => {
  assert.equal((await read(Uint8Array.of(0xd2, 0xc5, 0xd3, 0xd4), { contentType: 'text/plain; charset=koi8-r' })).text, 'рест')
  assert.equal((await read(utf8('Prüfstand'), { contentType: 'text/plain; charset=iso-8859-1' })).text, 'Prüfstand', 'servers declare Latin-1 for anything')
  assert.equal((await read(utf8('Prüfstand'), { contentType: 'text/plain; charset=klingon' })).text, 'Prüfstand')
})

test('an empty file, and one of blanks, are refused as empty', async () => {
  for (const bytes of [new Uint8Array(), utf8(' \n\t \uFEFF'), utf8('<html><body></body></html>'), docx(''), pptx([[]])]) assert.equal((await refusal(bytes)).code, 'empty')
})

test('a file over the limit is refused with its size before anything is read', async () => {
  assert.deepEqual(await refusal(new Uint8Array(50_000_001)), { code: 'too-large', facts: { size: '51 MB', limit: '50 MB' } })
  assert.deepEqual(await refusal(utf8('zu lang'), { limits: { bytes: 3 } }), { code: 'too-large', facts: { size: '7 B', limit: '3 B' } })
})

test('a text beyond the bound of characters is refused, whatever it came in', async () => {
  const limits = { characters: 10 }
  for (const bytes of [utf8('Wir fräsen Titan'), utf8('<html>Wir fräsen Titan'), docx(wordParagraph('Wir fräsen Titan')), pdf({ pages: [['Wir fräsen Titan']] })]) {
    assert.equal((await refusal(bytes, { limits })).code, 'too-long')
  }
  const long = await refusal(utf8('wort '.repeat(1_100_000)))
  assert.equal(sayRefusal(long, 'de'), 'Der Text ist zu lang; gelesen werden höchstens 5\u202F000\u202F000 Zeichen. Bitte aufteilen oder nur den wichtigen Teil angeben.')
})

test('bytes that are no text and no known format are refused as unsupported', async () => {
  const noise = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919 + (index >> 3)) % 256)
  const loud = Uint8Array.from({ length: 5_000 }, (_, index) => 128 + ((index * 31) % 128))
  for (const bytes of [noise, loud, Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), latin('{\\rtf1 Hallo}'), latin('%!PS-Adobe'), utf8('<?xml version="1.0"?><svg/>'), zip({ 'xl/workbook.xml': '<w/>' })]) {
    assert.equal((await refusal(bytes)).code, 'unsupported')
  }
})

test('the content decides the format, and the name only where the content says nothing', async () => {
  assert.equal((await read(pdf({ pages: [['Wir fräsen']] }), { name: 'profil.txt' })).format, 'pdf')
  assert.equal((await read(docx(wordParagraph('Wir fräsen')), { name: 'profil.pdf' })).format, 'docx')
  assert.equal((await read(utf8('<!-- neu --><p>Wir fräsen'), { name: 'profil.txt' })).format, 'html')
  assert.equal((await read(utf8('# Wir'), { name: 'PROFIL.MD' })).format, 'markdown')
  assert.equal((await read(utf8('# Wir'), { contentType: 'text/markdown; charset=utf-8' })).format, 'markdown')
  assert.equal((await read(utf8('# Wir'), { name: 'constructor.constructor' })).format, 'text')
})

test('what is called a PDF or a DOCX and is neither is refused as broken, by its name', async () => {
  assert.deepEqual(await refusal(utf8('Kein PDF'), { name: 'plan.pdf' }), { code: 'broken', facts: { format: 'PDF' } })
  assert.deepEqual(await refusal(utf8('Kein DOCX'), { name: 'plan.docx' }), { code: 'broken', facts: { format: 'DOCX' } })
})

test('sizes and counts print the same in both languages', () => {
  assert.deepEqual([999, 1_000, 812_345, 50_000_000, 50_000_001].map(printSize), ['999 B', '1 kB', '813 kB', '50 MB', '51 MB'])
  assert.deepEqual([500, 5_000_000].map(printCount), ['500', '5\u202F000\u202F000'])
})

test('the bytes given stay as they were', async () => {
  for (const bytes of [pdf({ pages: [['Wir fräsen']] }), docx(wordParagraph('Wir')), utf8('Wir')]) {
    const before = bytes.slice()
    await read(bytes)
    assert.deepEqual(bytes, before)
  }
})
