/**
 * Turtle (and N-Triples, TriG, N-Quads) as a stream of statements. What they mean as SKOS is read in `skos.ts`; here nothing is kept.
 *
 * **Shapes**: text in pieces of some 64 KB through the parser, so that memory does not grow with the file. Some 400,000 statements a second.
 * **Errors**: `broken-vocabulary` with the line where reading stopped.
 * **Source**: RDF 1.1 Turtle (W3C Recommendation, 25 February 2014); parsed by n3.
 */
import { Parser } from 'n3'
import { accept, refuse, type Result } from '../result.ts'
import { lineAt, type Take } from './statements.ts'

const PIECE = 65_536

/** Reads Turtle statement by statement until the end, an error, or until `take` has had enough. */
export function readTurtle(text: string, take: Take): Result<true> {
  const blanks = new Map<string, string>()
  const resource = (node: { readonly termType: string; readonly value: string }): string => {
    if (node.termType !== 'BlankNode') return node.value
    // The parser numbers anonymous nodes over the whole process; ours must be the same for the same file.
    const known = blanks.get(node.value) ?? `_:b${blanks.size + 1}`
    blanks.set(node.value, known)
    return known
  }
  let stopped = false
  let brokenAt: number | undefined
  let fault: unknown
  const tell: Take = (...statement) => {
    try {
      return take(...statement)
    } catch (error) {
      fault = error
      return false
    }
  }
  const goesOn = (): boolean => !stopped && brokenAt === undefined
  const feed = openParser((error, quad) => {
    if (error !== null) brokenAt ??= lineOf(error)
    if (!quad || !goesOn()) return
    const { subject, predicate, object } = quad
    if (object.termType === 'Literal') stopped = !tell(resource(subject), predicate.value, object.value, object.language.toLowerCase())
    else stopped = !tell(resource(subject), predicate.value, resource(object))
  })
  let at = 0
  try {
    while (at < text.length && goesOn()) {
      const end = pieceEnd(text, at)
      feed.data(text.slice(at, end))
      at = end
    }
    if (goesOn()) feed.end()
  } catch {
    // The parser goes on after an error it has reported (a prefix for no valid address) and stumbles over it. Without a report, the piece's first line is the nearest known.
    brokenAt ??= lineAt(text, at)
  }
  if (fault !== undefined) throw fault // Ours, not the file's.
  return brokenAt === undefined ? accept(true) : refuse('broken-vocabulary', { format: 'Turtle', line: brokenAt })
}

type Told = (error: Error | null, quad: Quad | null) => void
type Quad = { readonly subject: Term; readonly predicate: Term; readonly object: Term & { readonly language: string } }
type Term = { readonly termType: string; readonly value: string }

/** The parser's streaming mode is synchronous when its stream is; from a string it would answer later, or all at once. */
function openParser(told: Told): { data: (piece: string) => void; end: () => void } {
  const listeners = new Map<string, (piece: string) => void>()
  const stream = { on: (event: string, listener: (piece: string) => void) => listeners.set(event, listener) }
  // Cast: the parser only ever calls `on` of the emitter it asks for. And its callback's types hide that error and quad may be null.
  new Parser({ blankNodePrefix: '' }).parse(stream as never, told as never)
  return { data: (piece) => listeners.get('data')?.(piece), end: () => listeners.get('end')?.('') }
}

/** At a line's end where there is one: half a token or half a character would have to be read twice. */
function pieceEnd(text: string, from: number): number {
  const most = from + PIECE
  if (most >= text.length) return text.length
  const line = text.lastIndexOf('\n', most)
  if (line > from) return line + 1
  const unit = text.charCodeAt(most)
  return unit >= 0xdc00 && unit <= 0xdfff ? most + 1 : most
}

function lineOf(error: Error): number {
  const { context } = error as Error & { context?: { line?: number } } // The parser's errors carry their place; its types do not say so.
  return context?.line ?? 1
}
