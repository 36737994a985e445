/**
 * robots.txt: what a website asks of programs that read it.
 * **Shapes**: a file of up to 500 kB (the rest is not read) to a question about a path; rules of one site, some dozen, rarely thousands.
 * The group that names us counts, else that for everybody. The longest matching pattern decides; where two are as long, the one that allows. `crawl-delay` is no part of
 * the standard and honoured as courtesy, up to {@link LONGEST_DELAY}.
 * **Units**: seconds for the delay.
 * **Source**: RFC 9309; the misspellings are those that Google's parser takes.
 */
import { PRODUCT } from './fetch.ts'

export type Robots = {
  /** May we read this path with its query? */
  readonly allows: (path: string) => boolean
  readonly delay: number | undefined
}

export const ROBOTS_BYTES = 500_000
const LONGEST_DELAY = 30
const LONGEST_PATTERN = 2_000

export const ALLOWS_ALL: Robots = { allows: () => true, delay: undefined }

type Rule = { readonly allow: boolean; readonly pattern: Pattern }
type Group = { readonly agents: string[]; readonly rules: Rule[]; delay: number | undefined }

export function readRobots(text: string, product: string = PRODUCT): Robots {
  const groups = groupsOf(text)
  const name = product.toLowerCase()
  const named = groups.filter(({ agents }) => agents.includes(name))
  const ours = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'))
  const rules = ours.flatMap((group) => group.rules).toSorted((a, b) => b.pattern.length - a.pattern.length || Number(b.allow) - Number(a.allow))
  const delays = ours.flatMap(({ delay }) => delay ?? [])
  return {
    allows: (path) => {
      const written = plainPath(path)
      return written === '/robots.txt' || (rules.find(({ pattern }) => pattern.matches(written))?.allow ?? true)
    },
    delay: delays.length === 0 ? undefined : Math.min(Math.max(...delays), LONGEST_DELAY),
  }
}

function groupsOf(text: string): Group[] {
  const groups: Group[] = []
  let group: Group | undefined
  let named = false
  for (const line of text.replace(/^\uFEFF/, '').split(/\r\n?|\n/)) {
    const [, key = '', value = ''] = /^\s*([a-z -]{1,30}?)\s*:\s*([^#]*)/i.exec(line) ?? []
    const said = value.trim()
    switch (meaningOf(key.toLowerCase())) {
      case 'agent':
        if (group === undefined || !named) groups.push((group = { agents: [], rules: [], delay: undefined }))
        group.agents.push(productOf(said))
        named = true
        break
      case 'allow':
      case 'disallow':
        named = false
        // Rules before any group belong to nobody; an empty rule says nothing.
        if (said !== '' && said.length <= LONGEST_PATTERN) group?.rules.push({ allow: /^a/i.test(key), pattern: patternOf(said) })
        break
      case 'delay':
        named = false
        if (group !== undefined && /^\d{1,6}(?:\.\d{1,6})?$/.test(said)) group.delay = Number(said)
        break
      case undefined: // sitemaps, hosts and what is to come do not end a group
        break
    }
  }
  return groups
}

function meaningOf(key: string): 'agent' | 'allow' | 'disallow' | 'delay' | undefined {
  if (/^user[ -]?agent$/.test(key)) return 'agent'
  if (key === 'allow') return 'allow'
  if (/^(?:disallow|dissallow|dissalow|disalow|diasllow|disallaw)$/.test(key)) return 'disallow'
  return /^crawl[ -]?delay$/.test(key) ? 'delay' : undefined
}

/** `Schnittmenge/1.0 (…)` names Schnittmenge. */
const productOf = (said: string): string => (said.startsWith('*') ? '*' : (/^[a-z_-]+/i.exec(said)?.[0] ?? '').toLowerCase())

export type Pattern = { readonly length: number; readonly matches: (path: string) => boolean }

/** A path's beginning, with `*` for anything and a closing `$` for its end. Cost: each piece is sought once from where the last one ended. */
export function patternOf(written: string): Pattern {
  const plain = plainPath(written)
  const ends = plain.endsWith('$')
  const [first = '', ...rest] = (ends ? plain.slice(0, -1) : plain).split('*')
  const last = ends ? rest.pop() : undefined
  return {
    length: plain.length,
    matches: (path) => {
      if (!path.startsWith(first)) return false
      let at = first.length
      for (const piece of rest) {
        const found = path.indexOf(piece, at)
        if (found === -1) return false
        at = found + piece.length
      }
      if (!ends) return true
      return last === undefined ? at === path.length : path.length - last.length >= at && path.endsWith(last)
    },
  }
}

/** One spelling of a path: letters outside ASCII encoded, what need not be encoded plain. */
export function plainPath(path: string): string {
  return path.toWellFormed().replace(/[^\x21-\x7e]/gu, encodeURIComponent).replace(/%[\da-f]{2}/gi, (code) => {
    const letter = String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return /[\w.~-]/.test(letter) ? letter : code.toUpperCase()
  })
}
