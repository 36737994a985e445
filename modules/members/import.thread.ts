/**
 * Both ends of the thread that reads uploaded import files: a file made to waste time or memory wastes only the thread.
 * **Shapes**: up to {@link UPLOAD_LIMIT} and {@link UPLOAD_ROWS} rows; longer lists are imported by the command line.
 * **Errors**: all that `readImportFile` refuses; too many rows; what exhausts the thread.
 */
import { accept, refuse, type Result } from '#platform/result'
import { answering, Exhausted, openThread, type Thread } from '#platform/threads'
import { readCells, readImportFile, type CellRow } from './import-file.ts'
import type { ReadRows } from './import-said.ts'

export const UPLOAD_LIMIT = 20_000_000
const UPLOAD_ROWS = 20_000
const CELL_ROWS = 60_000

type Question = { readonly bytes: Uint8Array; readonly name: string; readonly isLong: boolean; readonly asCells?: boolean }
type Answer = { readonly rows?: ReadRows; readonly cells?: readonly CellRow[] }

const thread: Thread<Question, Result<Answer>> = openThread(new URL(import.meta.url), { memoryMb: 2_048, deadlineMs: 60_000 })

export const readUpload = (bytes: Uint8Array, name: string): Promise<Result<ReadRows>> => asked(bytes, { bytes, name, isLong: false }, ({ rows }) => rows)

/** Any table, row by row: people have more of them than organisations. */
export const readCellsOf = (bytes: Uint8Array, name: string): Promise<Result<readonly CellRow[]>> => asked(bytes, { bytes, name, isLong: false, asCells: true }, ({ cells }) => cells)

async function asked<T>(bytes: Uint8Array, question: Question, part: (answer: Answer) => T | undefined): Promise<Result<T>> {
  const { name } = question
  if (bytes.length > UPLOAD_LIMIT) return refuse('too-large', 'import.tooLarge', { size: Math.ceil(bytes.length / 1_000_000), limit: UPLOAD_LIMIT / 1_000_000 })
  try {
    const answer = await thread.ask(question)
    if (!answer.ok) return answer
    const found = part(answer.value)
    return found === undefined ? refuse('invalid', 'import.empty') : accept(found)
  } catch (error) {
    if (error instanceof Exhausted) return refuse('too-large', 'import.exhausted', { name })
    throw error
  }
}

/** A long list, for the command line: as much as `readImportFile` takes. */
export async function readLong(bytes: Uint8Array, name: string): Promise<Result<ReadRows>> {
  const answer = await thread.ask({ bytes, name, isLong: true }, { deadlineMs: 600_000 })
  return !answer.ok ? answer : answer.value.rows === undefined ? refuse('invalid', 'import.empty') : accept(answer.value.rows)
}

answering(({ bytes, name, isLong, asCells = false }: Question): Result<Answer> => {
  // Counted here: what is refused need not be carried over.
  if (asCells) {
    const cells = readCells(bytes, name)
    return !cells.ok ? cells : cells.value.length > CELL_ROWS ? refuse('too-large', 'import.tooManyRows', { limit: CELL_ROWS }) : accept({ cells: cells.value })
  }
  const rows = readImportFile(bytes, name)
  return !rows.ok ? rows : !isLong && rows.value.rows.length + rows.value.refused.length > UPLOAD_ROWS ? refuse('too-large', 'import.tooManyRows', { limit: UPLOAD_ROWS }) : accept({ rows: rows.value })
})
