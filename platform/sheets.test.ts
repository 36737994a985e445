import assert from 'node:assert/strict'
import { test } from 'node:test'
import { read, utils } from '@e965/xlsx'
import { csvOf, excelOf } from './sheets.ts'

const SHEET = { name: 'Mitglieder: [alle]/2026 und noch viel mehr davon', head: ['Name', 'Telefon'], rows: [['=HYPERLINK("https://evil.example")', '+49 30 23125 000'], ['@SUM(A1)', '-1'], ['Größe; "Maß"\nzwei', '\tx']] }

test('a CSV opens in a German spreadsheet, and nothing in it computes', () => {
  assert.equal(new TextDecoder('utf-8', { ignoreBOM: true }).decode(csvOf(SHEET)), '\uFEFFName;Telefon\r\n"\'=HYPERLINK(""https://evil.example"")";\'+49 30 23125 000\r\n\'@SUM(A1);\'-1\r\n"Größe; ""Maß""\nzwei";\'\tx\r\n')
})

test('in an Excel file every cell is text as it is', () => {
  const book = read(excelOf(SHEET))
  const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {}
  assert.deepEqual(utils.sheet_to_json(sheet, { header: 1 }), [SHEET.head, ...SHEET.rows])
  assert.deepEqual(Object.values(sheet).filter((cell: { f?: string; t?: string }) => cell.f !== undefined || cell.t === 'n'), [])
})
