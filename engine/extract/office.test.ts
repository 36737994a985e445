import assert from 'node:assert/strict'
import { test } from 'node:test'
import { docx, latin, odt, pptx, read, refusal, utf16, utf8, wordParagraph, wordXml, zip } from './sample.ts'

const run = (inside: string): string => `<w:p><w:r>${inside}</w:r></w:p>`

test('a DOCX gives paragraphs, tabs, breaks and table cells as blocks', async () => {
  const body = `${wordParagraph('Über uns')}${run('<w:t>Wir</w:t><w:tab/><w:t>fräsen &amp; drehen</w:t><w:br/><w:t>gern.</w:t>')}<w:tbl><w:tr><w:tc>${wordParagraph('Fräsen')}</w:tc><w:tc>${wordParagraph('Titan')}</w:tc></w:tr></w:tbl>`
  assert.deepEqual(await read(docx(body, { 'docProps/core.xml': '<c><dc:title>Profil &#38; Plan</dc:title></c>' })), {
    text: 'Über uns\n\nWir\tfräsen & drehen\ngern.\n\nFräsen\n\nTitan',
    title: 'Profil & Plan',
    format: 'docx',
  })
})

const box = (text: string): string => `<w:pict><w:txbxContent>${wordParagraph(text)}</w:txbxContent></w:pict>`

test('deleted and moved words, field codes and doubled text boxes of a DOCX are left out; notes and boxes follow the text', async () => {
  const body =
    '<w:p><w:r><w:t>Wir </w:t></w:r><w:del><w:r><w:delText>nicht </w:delText></w:r></w:del><w:moveFrom><w:r><w:t>dort </w:t></w:r></w:moveFrom>' +
    `<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><mc:AlternateContent><mc:Choice>${box('Kasten')}</mc:Choice><mc:Fallback>${box('Kasten')}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>fräsen.</w:t></w:r></w:p>`
  assert.equal((await read(docx(body, { 'word/footnotes.xml': wordXml(wordParagraph('Fußnote')) }))).text, 'Wir fräsen.\n\nKasten\n\nFußnote')
})

test('an ODT gives headings and paragraphs, and its notes after them', async () => {
  const body =
    '<text:tracked-changes><text:p>alt</text:p></text:tracked-changes><text:h>Über uns</text:h>\n<text:p>Wir<text:s text:c="3"/>fräsen<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Fußnote</text:p></text:note-body></text:note> <text:span>Titan</text:span>.<text:line-break/>Gern.<office:annotation><text:p>Kommentar</text:p></office:annotation></text:p>'
  assert.deepEqual(await read(odt(body, { 'meta.xml': '<m><dc:title>Profil</dc:title></m>' })), { text: 'Über uns\n\nWir fräsen Titan.\nGern.\n\nFußnote', title: 'Profil', format: 'odt' })
})

test('a PPTX gives its slides in the order of their numbers', async () => {
  const slides = Array.from({ length: 12 }, (_, index) => [`Folie ${index + 1}`])
  assert.deepEqual(await read(pptx(slides)), { text: slides.flat().join('\n\n'), format: 'pptx', pages: 12 })
})

const compound = (inside: Uint8Array): Uint8Array => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Uint8Array(504), ...inside)

test('Office files with a password are refused as encrypted', async () => {
  assert.equal((await refusal(compound(utf16('EncryptedPackage').subarray(2)), { name: 'plan.docx' })).code, 'encrypted')
  assert.equal((await refusal(compound(utf16('WordDocument').subarray(2)), { name: 'plan.doc' })).code, 'unsupported')
  assert.equal((await refusal(odt('', { 'META-INF/manifest.xml': '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>' }))).code, 'encrypted')
  const locked = docx(wordParagraph('Wir'))
  const view = new DataView(locked.buffer)
  for (let at = 0; at < locked.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) locked[at + 8] = 1
  assert.equal((await refusal(locked)).code, 'encrypted')
})

test('a DOCX cut anywhere is refused as broken, and nothing of it is kept', async () => {
  const whole = docx(wordParagraph('Wir fräsen Titan. '.repeat(50)))
  for (let length = 4; length < whole.length; length += 37) assert.deepEqual(await refusal(whole.slice(0, length), { name: 'plan.docx' }), { code: 'broken', facts: { format: 'DOCX' } })
  assert.deepEqual((await refusal(whole.slice(0, -1))).facts, { format: 'DOCX' }, 'known by its entries')
})

test('a changed byte in the text of a DOCX is noticed by its checksum', async () => {
  const whole = zip({ 'word/document.xml': wordXml(wordParagraph('Wir fräsen Titan und Stahl')) })
  for (let at = 60; at < 160; at += 9) {
    const changed = whole.slice()
    changed[at] = (changed[at] ?? 0) ^ 0x10
    assert.equal((await refusal(changed)).code, 'broken')
  }
})

test('a DOCX that unpacks to 300 MB is refused at the bound, whatever its headers say', async () => {
  const bomb = docx('', { 'word/document.xml': new Uint8Array(300_000_000) })
  assert.ok(bomb.length < 400_000)
  // The sizes in the directory are made to lie.
  const view = new DataView(bomb.buffer)
  for (let at = 0; at < bomb.length - 4; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
  assert.deepEqual(await refusal(bomb), { code: 'unpacks-too-large', facts: { limit: '100 MB' } })
})

test('the bound of unpacking counts all slides together', async () => {
  const slides = Array.from({ length: 30 }, () => ['Titan '.repeat(1_000)])
  assert.equal((await refusal(pptx(slides), { limits: { unpackedBytes: 100_000 } })).code, 'unpacks-too-large')
})

test('entities that a document declares are never expanded', async () => {
  const levels = Array.from({ length: 10 }, (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level};`.repeat(10)}">`)
  const doctype = `<!DOCTYPE lolz [<!ENTITY lol0 "lol">${levels.join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`
  assert.equal((await read(docx('', { 'word/document.xml': wordXml(wordParagraph('Wir &lol10; &file; &lt;'), doctype) }))).text, 'Wir &lol10; &file; <')
})

test('a run of a billion spaces in an ODT stays small', async () => {
  assert.ok((await read(odt('<text:p>Wir<text:s text:c="1000000000"/>fräsen</text:p>'))).text.length < 200)
})

const endless = (unit: string): string => unit.repeat(Math.ceil(90_000_000 / unit.length))

test('text without end, paragraphs without words and runs of blanks are refused while they are read', async () => {
  const begin = process.cpuUsage()
  for (const bomb of [docx(`<w:t>${endless('a ')}`), docx(`<w:t>${endless('&#x00041;')}`), docx(endless('<w:p/>')), odt(`<text:p>${endless('<text:s text:c="100"/>')}`)]) assert.equal((await refusal(bomb)).code, 'too-long')
  // Time of the processor: a busy machine is no fault of the reader.
  const { user, system } = process.cpuUsage(begin)
  assert.ok(user + system < 30e6)
})

test('a deeply nested DOCX is read in bounded time', async () => {
  assert.equal((await read(docx(`${'<w:txbxContent>'.repeat(200_000)}${wordParagraph('tief')}`))).text, 'tief')
})

test('other packages are refused as unsupported', async () => {
  for (const bytes of [zip({ 'xl/workbook.xml': '<x/>' }), zip({ 'a.txt': 'Hallo' }), odt('', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' })]) assert.equal((await refusal(bytes)).code, 'unsupported')
  assert.equal((await refusal(latin('PK\u0003\u0004 und weiter nichts'))).code, 'broken')
  assert.equal((await refusal(docx('', { 'word/document.xml': Uint8Array.of(1, 0, 2, 0, 3) }))).code, 'broken')
  assert.equal((await refusal(docx('', { 'word/document.xml': utf8('') }))).code, 'empty')
})
