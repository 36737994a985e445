/**
 * Tables as files to keep: CSV and Excel, which spreadsheets open and our own import reads again.
 * **Errors**: none; nothing in a cell is ever computed. A spreadsheet runs a CSV cell that begins like a formula: such a cell gets an apostrophe before it, as people write it there. In Excel files every cell is text.
 * **Source**: OWASP, CSV Injection; RFC 4180, with semicolons, as German spreadsheets expect, and a byte order mark, so that umlauts stay.
 */
import { stringify } from 'csv-stringify/sync'
import { utils, write } from '@e965/xlsx'

export type Sheet = { readonly name: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** A table as a file, named as it is. */
export const sheetFile = (sheet: Sheet, form: 'csv' | 'xlsx'): { readonly content: Uint8Array<ArrayBuffer>; readonly type: string; readonly name: string } =>
  form === 'csv' ? { content: csvOf(sheet), type: 'text/csv; charset=utf-8', name: `${sheet.name}.csv` } : { content: excelOf(sheet), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: `${sheet.name}.xlsx` }

const harmless = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

export const csvOf = ({ head, rows }: Sheet): Uint8Array<ArrayBuffer> => new TextEncoder().encode(stringify([head, ...rows].map((row) => row.map(harmless)), { bom: true, delimiter: ';', record_delimiter: 'windows' }))

/** Excel takes 32,767 characters a cell and 31 for the name of a sheet. */
export function excelOf({ name, head, rows }: Sheet): Uint8Array<ArrayBuffer> {
  const sheet = utils.aoa_to_sheet([head, ...rows].map((row) => row.map((cell) => ({ t: 's', v: cell.slice(0, 32_767) }))))
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, name.replace(/[\\/?*:[\]']/g, ' ').slice(0, 31))
  const bytes: ArrayBuffer = write(book, { type: 'array', bookType: 'xlsx', compression: true })
  return new Uint8Array(bytes)
}

/** In a cell of CSV a text has one line: who splits files at line ends would else begin a row, or a formula, in the middle of it. */
export const cellOf = (text: string, form: 'csv' | 'xlsx'): string => (form === 'csv' ? text.trim().replace(/\s*\n\s*/g, ' / ') : text)
