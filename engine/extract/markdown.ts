/**
 * Markdown to text: no syntax, no code, no front matter; headings, list items and table cells stay lines of their own.
 * **Shapes**: some megabytes in, less out. Cost: some 30 ms a megabyte, linear also for hostile brackets: no pattern looks further than the next bracket or line end.
 * **Source**: CommonMark 0.31 and the tables of GitHub's dialect, as far as they change what is said.
 */
import { htmlDecoder } from './html.ts'

export function readMarkdown(source: string): { text: string; title?: string } {
  const front = frontMatter(source)
  const decode = htmlDecoder()
  const lines: string[] = []
  let fence: string | undefined
  let heading: string | undefined
  for (const raw of withoutComments(source.slice(front.length)).split('\n')) {
    const line = raw.replace(/^(?:\s{0,3}>)+\s?/, '').trimEnd()
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark !== undefined && mark.startsWith(fence) && line.trim() === mark) fence = undefined
      continue
    }
    if (mark !== undefined) {
      fence = mark
      lines.push('')
      continue
    }
    const signs = /^ {0,3}#{1,6}(?=[ \t]|$)/.exec(line)?.[0]
    if (signs !== undefined) {
      const words = plain(decode, line.slice(signs.length).trim().replace(/(?<!#)#+$/, '').trim())
      heading ??= words
      lines.push('', words, '')
    } else if (/^ {0,3}(?:=+|-+)$/.test(line) && (lines.at(-1) ?? '') !== '') {
      heading ??= lines.at(-1)
      lines.push('')
    } else if (isRule(line) || /^ {0,3}\[[^[\]]{1,300}\]:\s/.test(line)) {
      lines.push('')
    } else if (line.trimStart().startsWith('|')) {
      for (const cell of line.trim().split(/(?<!\\)\|/)) if (cell.trim() !== '') lines.push('', plain(decode, cell.trim()), '')
    } else lines.push(plain(decode, line))
  }
  const title = frontTitle(front) ?? heading
  return { text: lines.join('\n').replace(/\n{3,}/g, '\n\n').trim(), ...(title === undefined || title === '' ? {} : { title }) }
}

const LONGEST_FRONT = 20_000

/** The YAML block before the text, with its fences; empty where there is none. */
function frontMatter(source: string): string {
  if (!source.startsWith('---\n')) return ''
  const end = source.indexOf('\n---\n', 3)
  return end === -1 || end > LONGEST_FRONT ? '' : source.slice(0, end + 5)
}

const LONGEST_TITLE = 300

function frontTitle(front: string): string | undefined {
  const written = front.split('\n').find((line) => line.startsWith('title:'))?.slice('title:'.length).trim() ?? ''
  const quote = written[0] ?? ''
  const title = (quote === '"' || quote === "'") && written.length > 1 && written.endsWith(quote) ? written.slice(1, -1) : written
  return title === '' || title.length > LONGEST_TITLE ? undefined : title
}

function withoutComments(source: string): string {
  const pieces: string[] = []
  let at = 0
  for (;;) {
    const open = source.indexOf('<!--', at)
    const close = open === -1 ? -1 : source.indexOf('-->', open)
    if (close === -1) return pieces.join('') + source.slice(at)
    pieces.push(source.slice(at, open))
    at = close + 3
  }
}

/** A thematic break, or the line that parts a table's head from its body. */
const isRule = (line: string): boolean => /^[|:\-*_+=\s]{3,}$/.test(line.trim())

const IMAGE = /!\[([^[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)*\)/g
const LINK = /\[([^[\]]*)\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^[\]]*\])/g

/** A line without its inline syntax. */
function plain(decode: (text: string) => string, line: string): string {
  if (!/[\\*_`~[<&|]/.test(line)) return line
  const unlinked = line.includes('[') ? line.replace(IMAGE, '$1').replace(LINK, '$1').replace(/^(\s*[-*+] )\[[ xX]\] /, '$1') : line
  const untagged = unlinked.replace(/<(?:https?:|mailto:)[^<>\s]*>/g, '').replace(/<\/?[a-zA-Z][^<>]*>/g, '')
  return decode(
    untagged
      .replace(/`+/g, '')
      .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => ESCAPED[sign] ?? sign)
      .replace(/~~/g, '')
      .replace(/(?<![\s*])\*{1,3}|\*{1,3}(?![\s*])/g, '')
      .replace(/(?<![\p{L}\p{N}_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\p{L}\p{N}_])/gu, ''),
  ).replace(/[\uE000\uE001]/g, (sign) => (sign === '\uE000' ? '*' : '_'))
}

// An escaped star or underscore must outlive the emphasis: it waits as a character for private use.
const ESCAPED: Record<string, string> = { '*': '\uE000', _: '\uE001' }
