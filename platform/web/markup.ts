/**
 * A page's markup as a tree, in one pass, however bad it is: what nests too deep lies flat, what never closes ends with the page.
 * **Shapes**: up to 10 MB in; out, at most {@link MOST_ELEMENTS} elements, at most {@link DEEPEST} deep, so that who walks the tree may do so recursively. Cost: some 40 ms a megabyte, linear for any input;
 * that is why no general parser is used here: those at hand take minutes for 100,000 tags left open.
 * **Source**: WHATWG HTML, 13.1.2.4 (tags that may be left out), 13.2.5 (tokens).
 */

export type Element = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly parent: Element | undefined
  readonly children: (Element | string)[]
}

const MOST_ELEMENTS = 300_000
const DEEPEST = 150
const MOST_ATTRIBUTES = 40
const LONGEST_VALUE = 4_000

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const VOID = set('area base basefont bgsound br col embed frame hr img input link meta param source track wbr')
/** Their content is no markup; that of linked data (JSON-LD) is kept as it stands, other scripts and styles are dropped. */
const RAW = set('script style title textarea iframe xmp noembed noframes')
const INLINE = set('a abbr acronym b bdi bdo big cite code del em font i ins kbd mark nobr q s samp small span strike strong sub sup tt u var')
const CLOSES_P = set('address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre section table ul li dt dd tr td th')
/** What a tag closes that was left open before it, and where the search for it ends. */
const CLOSES: Readonly<Record<string, readonly [closed: ReadonlySet<string>, within: ReadonlySet<string>]>> = {
  li: [set('li'), set('ul ol menu table td')],
  dt: [set('dt dd'), set('dl table td')],
  dd: [set('dt dd'), set('dl table td')],
  tr: [set('tr td th'), set('table')],
  td: [set('td th'), set('tr table')],
  th: [set('td th'), set('tr table')],
  tbody: [set('thead tbody tfoot tr td th'), set('table')],
  thead: [set('thead tbody tfoot tr td th'), set('table')],
  tfoot: [set('thead tbody tfoot tr td th'), set('table')],
  option: [set('option'), set('select')],
  a: [set('a'), set('td th table')],
}
const CELLS = set('td th table caption')
const OF_TABLES = set('td th tr tbody thead tfoot table caption')

export function readMarkup(source: string): Element {
  const root: Element = { name: '#root', attributes: new Map(), parent: undefined, children: [] }
  const open: Element[] = [root]
  let elements = 0
  let beyond = 0
  // The tree always has its root open.
  const top = (): Element => open.at(-1) ?? root
  const closeTo = (depth: number): void => void (open.length = Math.max(1, depth))

  for (const token of tokensOf(source)) {
    if (typeof token === 'string') {
      top().children.push(token)
      continue
    }
    const { name } = token
    if (token.kind === 'close') {
      if (beyond > 0) beyond--
      else closeTo(depthOf(open, (other) => other === name, name === 'p' || INLINE.has(name) ? isBlock : OF_TABLES.has(name) ? (other) => other === 'table' && name !== 'table' : (other) => CELLS.has(other)))
      continue
    }
    if (++elements > MOST_ELEMENTS) break
    if (beyond === 0) {
      if (CLOSES_P.has(name)) closeTo(depthOf(open, (other) => other === 'p', (other) => other !== 'p' && isBlock(other)))
      const closes = CLOSES[name]
      if (closes !== undefined) closeTo(depthOf(open, (other) => closes[0].has(other), (other) => closes[1].has(other), true))
    }
    const element: Element = { name, attributes: token.attributes, parent: top(), children: [] }
    top().children.push(element)
    if (token.text !== undefined) element.children.push(token.text)
    if (VOID.has(name) || token.text !== undefined || token.closed) continue
    if (open.length < DEEPEST) open.push(element)
    else beyond++
  }
  return root
}

const isBlock = (name: string): boolean => !INLINE.has(name)

/** How deep the tree stays open when the innermost such element (or, with `all`, the outermost) closes; unchanged where none is open within the bounds. */
function depthOf(open: readonly Element[], closes: (name: string) => boolean, bound: (name: string) => boolean, all = false): number {
  let depth = open.length
  for (let at = open.length - 1; at > 0; at--) {
    const name = open[at]?.name ?? ''
    if (closes(name)) {
      depth = at
      if (!all) break
    } else if (bound(name)) break
  }
  return depth
}

type Token =
  | string
  | { readonly kind: 'close'; readonly name: string }
  /** `text` is the content of an element that holds no markup. */
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string>; readonly closed: boolean; readonly text?: string }

const NAME = /[a-z][^\s/>]*/iy

function* tokensOf(source: string): Generator<Token> {
  let at = 0
  while (at < source.length) {
    const start = source.indexOf('<', at)
    const end = start === -1 ? source.length : start
    if (end > at) yield decodeEntities(source.slice(at, end))
    if (start === -1) return
    const sign = source[start + 1]
    if (source.startsWith('<!--', start)) at = after(source, '-->', start + 4)
    else if (sign === '!' || sign === '?') at = after(source, '>', start)
    else if (sign === '/') {
      const name = nameAt(source, start + 2)
      if (name !== '') yield { kind: 'close', name }
      at = after(source, '>', start)
    } else {
      const name = nameAt(source, start + 1)
      if (name === '') {
        yield '<'
        at = start + 1
        continue
      }
      const { attributes, end: close } = attributesAt(source, start + 1 + name.length)
      const closed = source[close - 2] === '/' && (name === 'svg' || name === 'path' || name === 'use')
      if (!RAW.has(name) || closed) {
        yield { kind: 'open', name, attributes, closed }
        at = close
      } else {
        const until = rawEnd(source, name, close)
        const text = name === 'title' || name === 'textarea' ? decodeEntities(source.slice(close, until)) : name === 'script' && /^\s*application\/ld\+json\b/i.test(attributes.get('type') ?? '') ? source.slice(close, until) : ''
        yield { kind: 'open', name, attributes, closed: false, text }
        at = after(source, '>', until)
      }
    }
  }
}

function nameAt(source: string, at: number): string {
  NAME.lastIndex = at
  return (NAME.exec(source)?.[0] ?? '').slice(0, 40).toLowerCase()
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from)
  return at === -1 ? source.length : at + mark.length
}

function rawEnd(source: string, name: string, from: number): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  end.lastIndex = from
  return end.exec(source)?.index ?? source.length
}

const SPACE = /[\s/]*/y
const ATTRIBUTE = /[^\s/>=][^\s/>=]*/y
const EQUALS = /\s*=\s*/y
const BARE = /[^\s>]*/y

/** Reads to behind the `>` of a tag, or to the end of the page. The first of two attributes of one name counts. */
function attributesAt(source: string, from: number): { attributes: ReadonlyMap<string, string>; end: number } {
  const attributes = new Map<string, string>()
  let at = from
  while (at < source.length) {
    at = run(SPACE, source, at)
    if (source[at] === '>') return { attributes, end: at + 1 }
    const nameEnd = run(ATTRIBUTE, source, at)
    const name = source.slice(at, Math.min(nameEnd, at + 60)).toLowerCase()
    const valueAt = run(EQUALS, source, nameEnd)
    let value = ''
    if (valueAt === nameEnd) at = Math.max(nameEnd, at + 1)
    else {
      const quote = source[valueAt]
      if (quote === '"' || quote === "'") {
        const close = source.indexOf(quote, valueAt + 1)
        const valueEnd = close === -1 ? source.length : close
        value = source.slice(valueAt + 1, Math.min(valueEnd, valueAt + 1 + LONGEST_VALUE))
        at = valueEnd + 1
      } else {
        at = run(BARE, source, valueAt)
        value = source.slice(valueAt, Math.min(at, valueAt + LONGEST_VALUE))
      }
    }
    if (name !== '' && attributes.size < MOST_ATTRIBUTES && !attributes.has(name)) attributes.set(name, decodeEntities(value))
  }
  return { attributes, end: source.length }
}

function run(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(source) ? pattern.lastIndex : at
}

/** ISO 8859-1 from 160 on, in order, and what else is met in German and English pages. Others stay as written. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig ' +
  'agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
const ENTITIES = new Map<string, string>([
  ...LATIN.split(' ').map((name, index): [string, string] => [name, String.fromCharCode(160 + index)]),
  ...Object.entries({ amp: '&', AMP: '&', lt: '<', gt: '>', quot: '"', apos: "'", ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”', bdquo: '„', lsaquo: '‹', rsaquo: '›', bull: '•', hellip: '…', euro: '€', trade: '™', rarr: '→', larr: '←', ensp: ' ', emsp: ' ', thinsp: ' ', zwnj: '', zwj: '', Scaron: 'Š', scaron: 'š', Zcaron: 'Ž', zcaron: 'ž', Ccaron: 'Č', ccaron: 'č', OElig: 'Œ', oelig: 'œ', lstrok: 'ł', Lstrok: 'Ł', commat: '@', period: '.', colon: ':', sol: '/' }),
])

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z][a-z\d]{1,9}));?/gi, (all: string, decimal?: string, hex?: string, name?: string) => (name === undefined ? letter(decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal)) : (ENTITIES.get(name) ?? all)))
}

/** Numbers 128 to 159 mean the letters of windows-1252. Source: WHATWG HTML, 13.2.5.80. */
function letter(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return new TextDecoder('windows-1252').decode(Uint8Array.of(code))
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || code === 0 ? '\uFFFD' : String.fromCodePoint(code)
}

/** Every element, parents before children, in order. */
export function* elementsOf(root: Element): Generator<Element> {
  const waiting = [root]
  for (let element = waiting.pop(); element !== undefined; element = waiting.pop()) {
    if (element !== root) yield element
    for (let at = element.children.length - 1; at >= 0; at--) {
      const child = element.children[at]
      if (typeof child === 'object') waiting.push(child)
    }
  }
}

const UNSEEN = set('script style template title head iframe object select noframes')

/** What a reader sees of it, white space as single spaces; `most` characters at least where there are as many. */
export function textOf(element: Element, most = 10_000): string {
  const parts: string[] = []
  let length = 0
  let looked = 0
  const gather = ({ children, name }: Element): void => {
    if (UNSEEN.has(name)) return
    for (const child of children) {
      // Much markup without any text must not cost more than text does.
      if (length > most || ++looked > most) return
      if (typeof child === 'string') {
        // Of one long text too, only as much as is asked for: who asks of every element around it must not read it each time.
        const piece = child.length > most * 4 + 1_000 ? child.slice(0, most * 4 + 1_000) : child
        parts.push(piece)
        length += piece.length
      } else {
        if (!INLINE.has(child.name)) parts.push(' ')
        gather(child)
        if (!INLINE.has(child.name)) parts.push(' ')
      }
    }
  }
  gather(element)
  return collapse(parts.join(''))
}

/** White space of any kind to single spaces; soft hyphens and marks of no width are gone. */
export const collapse = (text: string): string => text.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '').replace(/[\s\u00A0]+/g, ' ').trim()
