/**
 * The door of an import: bytes of a CSV, Excel or JSONL file to rows that rules can read. What the file is, its bytes say, not its name.
 *
 * **Shapes**: up to 100 MB and 250,000 rows; a CSV of 200,000 rows some 2 s, an XLSX some 10 s and 1 GB: long files are read in a thread (`import` of the command line, a job).
 * CSV: UTF-8 with or without BOM, UTF-16 with one, else Windows-1252; commas, semicolons, tabs or bars. Excel: the first sheet with anything in it; a formula counts by the result that the file keeps, none is computed.
 * **Errors**: `too-large`, `unsupported` (old Excel, passwords, anything else), `invalid` (damaged, a quote that is not closed, no rows, wrong columns). Never throws.
 */
import { parse, CsvError } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { read, utils, type CellObject, type WorkSheet } from '@e965/xlsx'
import { accept, refuse, type Result } from '#platform/result'
import { readHeading } from './import-columns.ts'
import { ROW_LIMIT, type ReadRows } from './import-said.ts'
import { readRecords, type JsonRecord } from './import-records.ts'
import { FORMULA, readTable, type Cell, type TableRow } from './import-table.ts'

const MB = 1_000_000
const SIZE_LIMIT = 100 * MB
const UNPACKED_LIMIT = 500 * MB

/** What is made of the rows of a table, and how columns are counted to tell the sign between them. */
type Reading<T> = { readonly table: (rows: readonly TableRow[]) => Result<T>; readonly lines?: (text: string) => Result<T>; readonly columns: (cells: readonly string[]) => number }

/** Reads a file of organisations. `name` is for the sentence of a refusal. */
export const readImportFile = (bytes: Uint8Array, name: string): Result<ReadRows> => readFile(bytes, name, { table: readTable, lines: readJsonLines, columns: headingColumns })

/** The rows of a table of anything, as they stand there; a formula without a result is `null`. */
export type CellRow = { readonly row: number; readonly cells: readonly (string | null)[] }

/** Reads a table of anything from CSV or Excel. */
export const readCells = (bytes: Uint8Array, name: string): Result<readonly CellRow[]> =>
  readFile(bytes, name, { table: (rows) => accept(rows.map(({ row, cells }) => ({ row, cells: cells.map((cell) => (cell === FORMULA ? null : cell)) }))), columns: ({ length }) => length })

function readFile<T>(bytes: Uint8Array, name: string, reading: Reading<T>): Result<T> {
  if (bytes.length > SIZE_LIMIT) return refuse('too-large', 'import.tooLarge', { size: Math.ceil(bytes.length / MB), limit: SIZE_LIMIT / MB })
  if (startsWith(bytes, ZIP)) return readExcel(bytes, name, reading)
  // Both old Excel files and encrypted new ones are OLE containers.
  if (startsWith(bytes, OLE)) return refuse('unsupported', 'import.oldExcel', { name })
  const text = decode(bytes)
  if (text.trim() === '') return refuse('invalid', 'import.empty')
  if (/[\0-\x08\x0e-\x1f]/.test(text.slice(0, 4_096)) || /^\s*<(?:!doctype|html|\?xml)/i.test(text)) return refuse('unsupported', 'import.unknownForm', { name })
  return /^\s*\{/.test(text) && reading.lines !== undefined ? reading.lines(text) : readCsv(text, reading)
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]

const startsWith = (bytes: Uint8Array, sign: readonly number[]): boolean => sign.every((byte, at) => bytes[at] === byte)

/** Windows-1252 holds all that latin-1 prints, and every byte: what is no UTF-8 is read as that. */
function decode(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes)
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const tooManyRows = (): Result<never> => refuse('too-large', 'import.tooManyRows', { limit: ROW_LIMIT })

// ---- CSV

function readCsv<T>(text: string, { table, columns }: Reading<T>): Result<T> {
  // Excel writes the separator it used into a line of its own.
  const [, said] = /^sep=(.)\r?\n/i.exec(text) ?? []
  const body = said === undefined ? text : text.slice(text.indexOf('\n') + 1)
  try {
    const records: string[][] = parse(body, { delimiter: said ?? delimiterOf(body, columns), relax_column_count: true, relax_quotes: true, to: ROW_LIMIT + 2 })
    if (records.length > ROW_LIMIT + 1) return tooManyRows()
    // Rows as a spreadsheet numbers them: a cell of several lines is one row, an empty row counts.
    return table(records.map((cells, at): TableRow => ({ row: at + (said === undefined ? 1 : 2), cells: cells.map(asCell) })))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return refuse('invalid', 'import.openQuote', { row: Number(error['quoting_lines_start'] ?? error['lines'] ?? 1) })
  }
}

/** The sign by which one of the first lines becomes a heading of the most columns; what stands in quotes parts nothing. */
function delimiterOf(text: string, columns: Reading<unknown>['columns']): string {
  const lines = text.slice(0, 20_000).split(/\r?\n/, 8)
  const columnsBy = (sign: string): number => Math.max(...lines.map((line) => columns(line.replace(/"(?:[^"]|"")*"/g, (quoted) => quoted.replaceAll(sign, ' ')).split(sign).map((cell) => cell.replace(/^\s*"|"\s*$/g, '')))))
  return [';', ',', '\t', '|'].map((sign) => ({ sign, columns: columnsBy(sign) })).toSorted((a, b) => b.columns - a.columns)[0]?.sign ?? ','
}

/** How many columns are recognised; what names no organisation still is told apart by its width. */
function headingColumns(cells: readonly string[]): number {
  const heading = readHeading(cells)
  return heading.ok ? 1 + heading.value.columns.filter((column) => column !== undefined).length : Math.min(0.9, cells.length / 1_000)
}

/** A CSV that holds formulas was saved without their results. Signs that only may begin one (+49, -, @) stay text. */
const asCell = (text: string): Cell => (/^=\s*[\p{L}\d("+-]/u.test(text) ? FORMULA : text.replace(/^'(?=[=+\-@])/, ''))

// ---- Excel

function readExcel<T>(bytes: Uint8Array, name: string, { table }: Reading<T>): Result<T> {
  try {
    let unpacked = 0
    let isWorkbook = false
    unzipSync(bytes, {
      filter: ({ name: part, originalSize }) => {
        unpacked += originalSize
        isWorkbook ||= part === 'xl/workbook.xml' || part === 'xl/workbook.bin'
        return false
      },
    })
    if (!isWorkbook) return refuse('unsupported', 'import.unknownForm', { name })
    if (unpacked > UNPACKED_LIMIT) return refuse('too-large', 'import.tooLarge', { size: Math.ceil(unpacked / MB), limit: UNPACKED_LIMIT / MB })
    const book = read(bytes, { dense: true, cellHTML: false, cellText: true, sheetRows: ROW_LIMIT + 2 })
    const sheet = book.SheetNames.map((sheetName) => book.Sheets[sheetName]).find((one) => one?.['!ref'] !== undefined)
    if (sheet === undefined) return refuse('invalid', 'import.empty')
    const rows = rowsOf(sheet)
    return rows.length > ROW_LIMIT + 1 ? tooManyRows() : table(rows)
  } catch {
    return refuse('invalid', 'import.broken', { name })
  }
}

function rowsOf(sheet: WorkSheet): TableRow[] {
  const lines = sheet['!data'] ?? []
  const first = utils.decode_range(sheet['!ref'] ?? 'A1').s.r
  return lines.flatMap((cells, at) => (at < first || !cells?.some((cell) => cell !== undefined) ? [] : [{ row: at + 1, cells: Array.from(cells, cellText) }]))
}

/** Dates and numbers as the sheet shows them. An error (#REF!) is a formula without a result. */
function cellText(cell: CellObject | undefined): Cell {
  if (cell === undefined) return ''
  if (cell.t === 'e' || (cell.f !== undefined && (cell.v === undefined || cell.t === 'z'))) return FORMULA
  return cell.w ?? String(cell.v ?? '')
}

// ---- JSONL

function readJsonLines(text: string): Result<ReadRows> {
  const records: JsonRecord[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    if (records.length === ROW_LIMIT) return tooManyRows()
    records.push({ row: at + 1, value: parsed(line) })
  }
  return readRecords(records)
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
