/**
 * Documents to hand on: a PDF that says by its tags what is a heading, what a table and what the head of a column, so that it can be read without seeing it.
 * **Shapes**: what is said, top to bottom, in; bytes out, the same for the same. 2,000 rows take a second or two: made in a thread, one document at a time.
 * **Errors**: `too-large` for more than {@link ROW_LIMIT} rows, or where making it takes too much time or memory.
 * **Source**: ISO 32000-1, 14.8 (tagged PDF), ISO 14289-1 (PDF/UA-1), EN 301 549, chapter 10 (documents).
 */
import { accept, refuse, type Result } from './result.ts'
import { Exhausted, openThread, type Thread } from './threads.ts'
import type { Instant } from './time.ts'
import type { Language } from './words.ts'

/** `share` is of the width of the page. */
export type Column = { readonly head: string; readonly share: number; readonly isNumber?: boolean; readonly isSoft?: boolean }

/** `to`: the section it leads to. */
export type Cell = string | { readonly text: string; readonly to: string }

export type Block =
  /** `name`: by which cells lead here. */
  | { readonly heading: string; readonly name: string }
  | { readonly text: string; readonly isSoft?: boolean }
  /** The first cell of a row is its head. */
  | { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] }

export type Paper = { readonly title: string; /** In whose name; at the head of each page. */ readonly publisher: string; /** At the foot of each page. */ readonly foot: string; readonly language: Language; readonly madeAt: Instant; readonly blocks: readonly Block[] }

const ROW_LIMIT = 10_000

const thread: Thread<Paper, Uint8Array<ArrayBuffer>> = openThread(new URL('./paper.thread.ts', import.meta.url), { memoryMb: 1_024, deadlineMs: 60_000 })

/** A paper as a file, named as it is. */
export async function paperFile(paper: Paper): Promise<Result<{ readonly content: Uint8Array<ArrayBuffer>; readonly type: string; readonly name: string }>> {
  const rows = paper.blocks.reduce((sum, block) => sum + ('rows' in block ? block.rows.length : 0), 0)
  if (rows > ROW_LIMIT) return refuse('too-large', 'paper.manyRows', { rows, limit: ROW_LIMIT })
  try {
    return accept({ content: await thread.ask(paper), type: 'application/pdf', name: `${paper.title}.pdf` })
  } catch (error) {
    if (error instanceof Exhausted) return refuse('too-large', 'paper.exhausted')
    throw error
  }
}
