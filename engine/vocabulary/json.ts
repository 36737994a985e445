/**
 * A file of JSON, whole or one object a line (ndjson), as a list of its items.
 *
 * Where broken JSON breaks off is found by a scanner of its own: `JSON.parse` names a position only in some of its messages, and other machines word them differently.
 * **Shapes**: text without a byte order mark in. The scanner runs over broken files only, once and without recursion: a file may nest a million deep.
 * **Errors**: `broken-vocabulary` with the line.
 * **Source**: RFC 8259.
 */
import { accept, refuse, type Result } from '../result.ts'
import { lineAt } from './statements.ts'

/** The items of an array or of the lines; anything else is one item. */
export function parseJson(text: string): Result<readonly unknown[]> {
  if (isLines(text)) return parseLines(text)
  const parsed = parse(text, 1)
  if (!parsed.ok) return parsed
  return accept(Array.isArray(parsed.value) ? parsed.value : [parsed.value])
}

/** The first line is whole in itself, and more follows. */
function isLines(text: string): boolean {
  const [, first, rest] = /^\s*(\{[^\n]*\})[^\S\n]*\n([^]{0,200})/.exec(text) ?? []
  return first !== undefined && rest?.trimStart().startsWith('{') === true && parse(first, 1).ok
}

function parseLines(text: string): Result<unknown[]> {
  const items: unknown[] = []
  let number = 0
  for (const line of text.split('\n')) {
    number++
    if (line.trim() === '') continue
    const item = parse(line, number)
    if (!item.ok) return item
    items.push(item.value)
  }
  return accept(items)
}

/** `line` is the file's line that the text begins on. */
function parse(text: string, line: number): Result<unknown> {
  try {
    return accept(JSON.parse(text))
  } catch {
    return refuse('broken-vocabulary', { format: 'JSON', line: line - 1 + lineAt(text, brokenAt(text)) })
  }
}

/** Where a text stops being JSON: the first token that cannot stand there, or the end. */
export function brokenAt(text: string): number {
  let expected: 'value' | 'first-item' | 'first-key' | 'key' | 'colon' | 'separator' = 'value'
  /** What closes the lists and objects that are open here. */
  const closers: string[] = []
  let at = 0
  for (; at < text.length; at++) {
    const sign = text.charAt(at)
    if (' \n\r\t'.includes(sign)) continue
    const closer = closers.at(-1)
    if (sign === closer && (expected === 'separator' || expected.startsWith('first-'))) {
      closers.pop()
      expected = 'separator'
    } else if (expected === 'separator') {
      if (sign !== ',' || closer === undefined) return at
      expected = closer === '}' ? 'key' : 'value'
    } else if (expected === 'colon') {
      if (sign !== ':') return at
      expected = 'value'
    } else if (expected === 'key' || expected === 'first-key') {
      const end = stringEnd(text, at)
      if (end === undefined) return at
      at = end - 1
      expected = 'colon'
    } else if (sign === '{' || sign === '[') {
      closers.push(sign === '{' ? '}' : ']')
      expected = sign === '{' ? 'first-key' : 'first-item'
    } else {
      const end = sign === '"' ? stringEnd(text, at) : endOf(SCALAR, text, at)
      if (end === undefined) return at
      at = end - 1
      expected = 'separator'
    }
  }
  return at
}

const SCALAR = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const UNESCAPED = /[^"\\\0-\x1f]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y

/** Piece by piece: one pattern for the whole string would run out of stack on a long one. */
function stringEnd(text: string, start: number): number | undefined {
  if (text[start] !== '"') return undefined
  let at: number | undefined = start + 1
  while (at !== undefined) {
    const end: number = endOf(UNESCAPED, text, at) ?? at
    if (text[end] === '"') return end + 1
    at = endOf(ESCAPE, text, end)
  }
  return undefined
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}
