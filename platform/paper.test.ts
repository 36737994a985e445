import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { PDFDocument } from 'pdfkit'
import { getDocumentProxy } from 'unpdf'
import { extract } from '#engine/extract'
import { paperFile, type Block, type Paper } from './paper.ts'
import { makePaper } from './paper-page.ts'
import { plainOf, typeIn } from './paper-type.ts'

const COLUMNS = [{ head: 'Was', share: 36 }, { head: 'Wann', share: 18 }, { head: 'Anzahl', share: 12, isNumber: true }, { head: 'Art', share: 34, isSoft: true }]
const tableOf = (rows: readonly (readonly string[])[]): Block => ({ columns: COLUMNS, rows })
const paperOf = (blocks: readonly Block[], said: Partial<Paper> = {}): Paper => ({ title: 'Nachweis 2026', publisher: 'Beispielallianz', foot: 'Stand: 30. November 2026', language: 'de', madeAt: new Date('2026-11-30T10:00:00Z'), blocks, ...said })
const many = (count: number): string[][] => Array.from({ length: count }, (_, at) => [`Forum ${at}`, '3. Mai 2026', String(at), 'Forschungseinrichtung'])

const textOf = async (bytes: Uint8Array): Promise<string> => {
  const read = await extract(bytes)
  return read.ok ? read.value.text.replace(/\s+/g, ' ') : assert.fail(read.refusal.code)
}
/** What is outside compressed streams: all objects of the structure. */
const rawOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const count = (raw: string, pattern: RegExp): number => raw.match(pattern)?.length ?? 0

type Placed = { readonly str: string; readonly width: number; readonly transform: readonly number[] }

/** What is drawn on each page: from where to where, and on which line. */
async function placedOn(bytes: Uint8Array): Promise<{ readonly text: string; readonly from: number; readonly to: number; readonly line: number }[][]> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, at) => {
      const { items } = await (await pdf.getPage(at + 1)).getTextContent()
      return (items as Placed[]).filter(({ str }) => str?.trim() !== '').map(({ str, width, transform }) => ({ text: str, from: transform[4] ?? 0, to: (transform[4] ?? 0) + width, line: transform[5] ?? 0 }))
    }),
  )
}

/** Nothing runs into its neighbour, the margin, or the line above. */
async function assertApart(bytes: Uint8Array): Promise<void> {
  for (const [at, placed] of (await placedOn(bytes)).entries()) {
    const lines = Map.groupBy(placed, ({ line }) => Math.round(line * 10) / 10)
    for (const parts of lines.values()) {
      const inOrder = parts.toSorted((a, b) => a.from - b.from)
      for (const [index, { text, from, to }] of inOrder.entries()) {
        const next = inOrder[index + 1]
        assert.ok(from >= 55 && to <= 541, `page ${at + 1}: “${text}” from ${from} to ${to}`)
        assert.ok(next === undefined || to <= next.from + 0.5, `page ${at + 1}: “${text}” runs into “${next?.text}”`)
      }
    }
    const heights = [...lines.keys()].toSorted((a, b) => b - a)
    for (const [index, height] of heights.entries()) assert.ok(index === 0 || (heights[index - 1] ?? 0) - height > 8, `page ${at + 1}: two lines at ${height}`)
  }
}

test('what is said in a paper is read back, in both languages, with its pages counted', async () => {
  const german = await textOf(await makePaper(paperOf([{ text: 'Beispielallianz' }, { heading: 'Veranstaltungen', name: 'events' }, { text: '1 Eintrag' }, tableOf([['Forum Übergänge & Größen', '3. Mai 2026', '1.204', 'Straße']])])))
  for (const said of ['Nachweis 2026', 'Veranstaltungen', '1 Eintrag', 'Forum Übergänge & Größen', '1.204', 'Straße', 'Stand: 30. November 2026', 'Seite 1 von 1']) assert.ok(german.includes(said), said)
  const english = await textOf(await makePaper(paperOf([tableOf(many(60))], { language: 'en', title: 'Report “2026”' })))
  for (const said of ['Report “2026”', 'Forum 59', 'Page 2 of 2']) assert.ok(english.includes(said), said)
})

test('letters beyond German are there, each from the file of the font that has it', async () => {
  const text = await textOf(await makePaper(paperOf([{ text: 'Łódź, Škoda, Κωνσταντίνος, Москва, Nguyễn Văn Đạt, 5 €' }])))
  assert.match(text, /Łódź, Škoda, Κωνσταντίνος, Москва, Nguyễn Văn Đạt, 5 €/)
})

test('it is tagged: language, title, headings, tables with heads of columns and rows, links and bookmarks', async () => {
  const raw = rawOf(await makePaper(paperOf([{ heading: 'Kennzahlen', name: 'numbers' }, { columns: COLUMNS, rows: [[{ text: 'Teilnahmen', to: 'list' }, '', '2', '']] }, { heading: 'Teilnahmen', name: 'list' }, tableOf(many(70))])))
  for (const said of ['/Marked true', '/DisplayDocTitle true', '/Lang (de-DE)', '(Nachweis 2026)', '/PageMode /UseOutlines', '/S /Document', '/S /H1', '/Tabs /S']) assert.ok(raw.includes(said), said)
  assert.deepEqual([/\/S \/H2\b/g, /\/S \/Table\b/g, /\/S \/TR\b/g, /\/Scope \/Column/g, /\/Scope \/Row/g, /\/S \/Link\b/g, /\/Subtype \/Link/g, /\/Contents \(Teilnahmen\)/g].map((pattern) => count(raw, pattern)), [2, 2, 73, 8, 71, 1, 1, 1])
  assert.ok(!raw.includes('/BaseFont /Helvetica'), 'every font is embedded')
  assert.equal(count(raw, /\/FontFile2/g), count(raw, /\/Type \/FontDescriptor/g))
  const structure = await (await (await getDocumentProxy(await makePaper(paperOf([tableOf(many(2))])))).getPage(1)).getStructTree()
  const rolesOf = (node: { role?: string; children?: unknown[] }): string => `${node.role ?? ''}(${(node.children ?? []).map((child) => rolesOf(child as typeof node)).join(' ')})`
  assert.match(rolesOf(structure), /Document\(H1\(\(\)\) Table\(THead\(TR\(TH\(\(\)\) TH/)
})

test('the head of a table stands again on each of its pages, and is read aloud once', async () => {
  const bytes = await makePaper(paperOf([tableOf(many(120))]))
  const pages = await placedOn(bytes)
  assert.equal(pages.length, 4)
  for (const page of pages) assert.equal(page.filter(({ text }) => text.trim() === 'Was').length, 1)
  assert.equal(count(rawOf(bytes), /\/Scope \/Column/g), 4)
})

test('the same paper is the same bytes, whatever was made between', async () => {
  const paper = paperOf([{ text: 'Łódź' }, tableOf(many(50))])
  const first = await makePaper(paper)
  await makePaper(paperOf([{ text: 'Anderes' }]))
  assert.deepEqual(await makePaper(paper), first)
  assert.notDeepEqual(await makePaper({ ...paper, madeAt: new Date('2026-12-01T10:00:00Z') }), first)
})

test('strange input breaks nothing and runs into nothing', async () => {
  const bytes = await makePaper(
    paperOf([
      tableOf([
        ['👩‍🔬 Forum 🎉', 'שלום עולם', '12', 'مرحبا بالعالم'],
        ['x'.repeat(300), 'Donaudampfschifffahrtsgesellschaftskapitän', '1.000.000', 'https://sehr.lange.adresse.example/mit/vielen-teilen?und=fragen'],
        ['Soft\u00adtrennung\u00adbegrenzungs\u00adverfahrens\u00adtechnik', 'a\u202eb\u0000c\ud800', '-5', '<script>alert(1)</script>'],
        ['Satz um Satz. '.repeat(800), 'y'.repeat(10_000), '', 'e\u0301 \r\n zweite Zeile'],
        ['', '', '', ''],
      ]),
    ], { title: `Förderung <b>&amp; ${'W'.repeat(250)}`, publisher: 'Allianz '.repeat(40) }),
  )
  await assertApart(bytes)
  const raw = rawOf(bytes)
  assert.ok(raw.includes('F\u00c3\u00b6rderung &#60;b&#62;&#38;amp;'), 'the title is well-formed where it is XML')
  const text = await textOf(bytes)
  for (const said of ['<script>alert(1)</script>', 'abc', 'é zweite Zeile', 'Softtrennung']) assert.ok(text.replace('Soft- ', 'Soft').includes(said), said)
  assert.equal(count(text, /Satz um/g), 800)
})

/** Without what says only where it was broken. */
const bare = (text: string): string => text.replace(/[\s\u00ad-]/g, '')

test('no line is wider than its column, and a text loses nothing but how it was broken', () => {
  const doc = new PDFDocument({ size: 'A4', margin: 0, font: null, pdfVersion: '1.7', tagged: true, displayTitle: true, lang: 'de-DE', autoFirstPage: false, bufferPages: true, info: { Title: '', Author: '', Creator: '', CreationDate: new Date(0) } })
  const type = typeIn(doc)
  const style = { size: 9, weight: 400, colour: '#000000' } as const
  const word = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Forschungs\u00adeinrichtung', 'Mess- und Gerätetechnik', 'W'.repeat(40), 'ł'.repeat(120), 'שלום', '🎉'))
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), fc.integer({ min: 30, max: 400 }), (words, width) => {
      const text = words.join(' ')
      const lines = type.linesOf(text, width, style)
      assert.equal(bare(lines.join('')), bare(plainOf(text)))
      for (const line of lines) assert.ok(type.widthOf(line.trimEnd(), style) <= width + 1, `${line} in ${width}`)
    }),
  )
})

test('in its thread the same comes out; what is too long is refused in a sentence before it is begun', async () => {
  const paper = paperOf([tableOf(many(3))], { title: 'Förderung' })
  const file = await paperFile(paper)
  assert.ok(file.ok)
  assert.deepEqual([file.value.name, file.value.type], ['Förderung.pdf', 'application/pdf'])
  assert.deepEqual(Buffer.from(file.value.content), Buffer.from(await makePaper(paper)))
  const refused = await paperFile(paperOf([tableOf(many(6_000)), tableOf(many(4_001))]))
  assert.deepEqual(refused.ok ? undefined : refused.refusal, { kind: 'too-large', reason: 'paper.manyRows', facts: { rows: 10_001, limit: 10_000 } })
})
