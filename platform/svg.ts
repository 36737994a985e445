/**
 * SVG as text. Whatever comes from people passes through {@link escaped}; colours are the properties of the design, so that a picture is light or dark with its page.
 * Attributes and classes only: a strict content security policy allows no inline style and no script. page/drawing.css has what attributes cannot say.
 * **Source**: XML 1.0 § 2.2 (characters); SVG 2 § 5.11 (title and desc); SVG Accessibility API Mappings 1.0; UAX #9 (isolates).
 */
import type { Language } from './words.ts'

export const INK = 'var(--ink)'
export const SOFT = 'var(--soft)'
export const PAPER = 'var(--paper)'
export const HAIRLINE = 'var(--hairline)'

/** The colour of a field; who has none is soft ink. Equal lightness, so no field is louder than another. */
export const fieldColour = (hue: number | undefined): string => (hue === undefined ? SOFT : `oklch(var(--field-l) var(--field-c) ${number(hue)})`)

/** Not characters of XML, and the bidirectional overrides: a name must not turn the sentence around it. */
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\uFFFE\uFFFF]/g

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** What passes as it is: most addresses and many names. */
const PLAIN = /^[\w /.:,;?=+()[\]!#%äöüÄÖÜß\u00A0…–„“”-]*$/

/** Text for between tags and within quoted attributes. */
export const escaped = (text: string): string => (PLAIN.test(text) ? text : text.toWellFormed().replace(UNPRINTABLE, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? ''))

const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u

/** A name inside a sentence of ours: what runs from right to left is isolated, so that it keeps its place. */
export function isolated(name: string): string {
  const bare = name.replace(/[\u2066-\u2069]/g, '')
  return RIGHT_TO_LEFT.test(bare) ? `\u2068${bare}\u2069` : bare
}

/** A tenth of a pixel is enough, and short. */
export const number = (value: number): string => String(Math.round(value * 10) / 10)

/** An address of the web or of this house. Anything else makes no link: `javascript:`, and what a browser reads as `//` (backslashes, signs that it leaves out). */
const isAddress = (href: string): boolean => /^(?:https?:\/\/|[/?#](?!\/))[^\s\\\p{C}]*$/u.test(href)

/** Of this house, and nothing in it to be escaped: nearly all, thousands in a map. */
const PLAIN_ADDRESS = /^\/(?!\/)[\w/.,:;?=%+~#-]*$/

/** What is inside, as a link where there is an address. `attributes` are ours and written as they are. */
export function linked(href: string | undefined, inside: string, attributes = ''): string {
  if (href !== undefined && PLAIN_ADDRESS.test(href)) return `<a href="${href}"${attributes}>${inside}</a>`
  if (href !== undefined && isAddress(href)) return `<a href="${escaped(href)}"${attributes}>${inside}</a>`
  return attributes === '' ? inside : `<g${attributes}>${inside}</g>`
}

export const titled = (title: string): string => `<title>${escaped(title)}</title>`

/** What every picture is asked for. `id`: unique on the page. */
export type PictureOptions = { readonly id: string; readonly language: Language }

export type Frame = {
  /** Unique on the page; the ids inside begin with it. */
  readonly id: string
  readonly kind: string
  readonly language: Language
  readonly width: number
  readonly height: number
  readonly title: string
  readonly description: string
}

/**
 * The whole picture around its body. `role="img"` makes everything inside one image without parts, so a picture with links is a group instead: its links stay reachable.
 * It can stand alone as a file too.
 */
export function framed({ id, kind, language, width, height, title, description }: Frame, body: string): string {
  const role = body.includes('<a ') ? 'group' : 'img'
  const name = escaped(id)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="drawing ${kind}" id="${name}" lang="${language}" role="${role}" aria-labelledby="${name}-title" aria-describedby="${name}-desc"` +
    ` width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}" font-family="Inter, system-ui, sans-serif" font-size="13" fill="${INK}">` +
    `<title id="${name}-title">${escaped(title)}</title><desc id="${name}-desc">${escaped(description)}</desc>${body}</svg>\n`
  )
}
