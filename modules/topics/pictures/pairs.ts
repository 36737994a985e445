/**
 * Application × cross-cutting for each pair of members: a row and a column per member, read from row to column.
 *
 * | role of the row towards the column | mark |
 * |---|---|
 * | cross-cutting side | a horizontal bar in the colour of the row |
 * | application side | a vertical bar in the colour of the column, whose technology it applies |
 * | mutual | both, their colours mixed where they cross |
 * | undecided | a small ring |
 * | too little evidence | a dot that recedes |
 *
 * Mirrored along the diagonal a horizontal bar is a vertical one of the same colour: the picture is as antisymmetric as the relation.
 * **Shapes**: up to some thirty members; to twelve the word stands in the cell too. In the order of members given.
 */
import type { Language } from '#platform/words'
import { clipped, fittingName, linesOf, softened, widthOf } from '#platform/svg-label'
import type { PictureMember } from './map.ts'
import type { Twin } from './map-words.ts'
import { escaped, fieldColour, framed, HAIRLINE, linked, number, SOFT, titled, type PictureOptions } from '#platform/svg'
import { speak } from './words.ts'

/** As the engine tells it of the pair a, b: row a, column b. */
export type PairRole = 'a-cross-cutting' | 'b-cross-cutting' | 'mutual' | 'undecided' | 'too-little-evidence'

export type PairLinks = { readonly member?: (member: PictureMember) => string | undefined; readonly pair?: (row: PictureMember, column: PictureMember) => string | undefined }

/** Roles by place of row and column; the diagonal is not read. */
export type PairRoles = readonly (readonly (PairRole | undefined)[])[]

/** The role of the row, as words.ts names it. */
const SIDE = { 'a-cross-cutting': 'cross-cutting', 'b-cross-cutting': 'application', mutual: 'mutual', undecided: 'undecided', 'too-little-evidence': 'too-little-evidence' } as const satisfies Record<PairRole, string>

const isTold = (role: PairRole): boolean => role !== 'undecided' && role !== 'too-little-evidence'

const WIDTH = 1136
const NAMES = 212
const WORDY = 12
const LABEL = 168

export function pairs(members: readonly PictureMember[], roles: PairRoles, { id, language }: PictureOptions, links: PairLinks = {}): string {
  const title = speak(language, 'pairs.title')
  if (members.length < 2) return framed({ id, kind: 'pairs', language, width: 480, height: 32, title, description: speak(language, 'pairs.empty') }, `<text class="note" y="20" fill="${SOFT}">${escaped(speak(language, 'pairs.empty'))}</text>`)
  const longest = Math.min(LABEL, Math.max(...members.map(({ name }) => widthOf(name, 13, 600))))
  const isWordy = members.length <= WORDY
  const overhang = isWordy ? 0 : longest * Math.SQRT1_2
  const pitch = Math.min(isWordy ? 108 : 32, (WIDTH - NAMES - overhang) / members.length)
  const row = isWordy ? 56 : Math.max(24, pitch)
  const top = isWordy ? 46 : overhang + 14
  const side = members.length * pitch
  const height = top + members.length * row
  const heads = members.map((member, at) => {
    const x = NAMES + (at + 0.5) * pitch
    if (isWordy) return linked(links.member?.(member), levelHead(member, x, pitch - 8, top))
    const shown = clipped(member.name, LABEL, 13, 600)
    return linked(links.member?.(member), `<text class="name" transform="translate(${number(x)} ${number(top - 10)})rotate(-45)" font-weight="600">${shown === member.name ? '' : titled(member.name)}${escaped(shown)}</text>`)
  })
  const rows = members.map((member, at) => {
    const y = top + (at + 0.5) * row
    const shown = fittingName(member, NAMES - 14, 14, 600)
    const label = linked(links.member?.(member), `<text class="name" y="${number(y + 4.5)}" font-size="14" font-weight="600">${shown === member.name ? '' : titled(member.name)}${escaped(shown)}</text>`)
    const cells = members.map((other, place) => (place === at ? '' : cell(member, other, roles[at]?.[place] ?? 'too-little-evidence', NAMES + (place + 0.5) * pitch, y, isWordy, language, links)))
    return `<g class="row"><path d="M0 ${number(y - row / 2)}H${number(NAMES + side)}" stroke="${HAIRLINE}"/>${label}${cells.join('')}</g>`
  })
  const diagonal = `<path d="M${NAMES} ${number(top)}L${number(NAMES + side)} ${number(height)}" stroke="${HAIRLINE}"/>`
  const told = roles.flatMap((list, a) => list.filter((role, b) => a < b && role !== undefined && isTold(role))).length
  const description = speak(language, 'pairs.desc', { members: members.length, told, pairs: (members.length * (members.length - 1)) / 2 })
  return framed({ id, kind: 'pairs', language, width: NAMES + side + overhang, height: height + 4, title, description }, heads.join('') + diagonal + rows.join(''))
}

/** Where columns are broad the name stands level, in two lines where it must. */
function levelHead(member: PictureMember, x: number, room: number, top: number): string {
  const { name, short = name } = member
  const lines = linesOf(widthOf(name, 13, 600) <= room ? name : softened(short), room, 2, 13, 600)
  return lines.map((line, at) => `<text class="name" x="${number(x)}" y="${number(top - 12 - (lines.length - 1 - at) * 16)}" text-anchor="middle" font-weight="600">${at === 0 && lines.join(' ') !== name ? titled(name) : ''}${escaped(line)}</text>`).join('')
}

function cell(member: PictureMember, other: PictureMember, role: PairRole, x: number, y: number, isWordy: boolean, language: Language, links: PairLinks): string {
  const side = SIDE[role]
  const middle = isWordy ? y - 8 : y
  const word = isWordy ? `<text class="${isTold(role) ? 'word' : 'note'}" x="${number(x)}" y="${number(y + 20)}" font-size="12" text-anchor="middle"${isTold(role) ? '' : ` fill="${SOFT}"`}>${escaped(speak(language, `role.${side}`))}</text>` : ''
  const title = titled(speak(language, 'pairs.cell', { row: member.name, column: other.name, role: speak(language, `role.long.${side}`) }))
  return linked(links.pair?.(member, other), `${title}<rect class="hit" x="${number(x - 12)}" y="${number(middle - 12)}" width="24" height="24" fill="none"/>${mark(role, x, middle, member, other)}${word}`, ` class="cell"`)
}

const LONG = 22
const BROAD = 8

function mark(role: PairRole, x: number, y: number, row: PictureMember, column: PictureMember): string {
  const lying = `<rect x="${number(x - LONG / 2)}" y="${number(y - BROAD / 2)}" width="${LONG}" height="${BROAD}" rx="2" fill="${fieldColour(row.hue)}"/>`
  const upright = `<rect x="${number(x - BROAD / 2)}" y="${number(y - LONG / 2)}" width="${BROAD}" height="${LONG}" rx="2" fill="${fieldColour(column.hue)}"/>`
  if (role === 'a-cross-cutting') return lying
  if (role === 'b-cross-cutting') return upright
  if (role === 'mutual') return `<g class="mixing">${lying}${upright}</g>`
  if (role === 'undecided') return `<circle cx="${number(x)}" cy="${number(y)}" r="5" fill="none" stroke="${SOFT}" stroke-width="1.5"/>`
  return `<circle cx="${number(x)}" cy="${number(y)}" r="2" fill="${SOFT}"/>`
}

/** One row a pair, told once: from the member above in the picture. */
export function pairsTwin(members: readonly PictureMember[], roles: PairRoles, language: Language): Twin {
  return {
    head: (['column.member', 'column.role', 'column.towards'] as const).map((key) => speak(language, key)),
    rows: members.flatMap((member, a) => members.slice(a + 1).map((other, at) => [member.name, speak(language, `role.long.${SIDE[roles[a]?.[a + 1 + at] ?? 'too-little-evidence']}`), other.name])),
  }
}

/** The same for small screens: a sentence for each pair that can be told, and how many cannot. */
export function pairsList(members: readonly PictureMember[], roles: PairRoles, { id, language }: PictureOptions, links: PairLinks = {}): string {
  const items = members.flatMap((member, a) =>
    members.slice(a + 1).flatMap((other, at) => {
      const role = roles[a]?.[a + 1 + at] ?? 'too-little-evidence'
      if (!isTold(role)) return []
      const [row, column] = role === 'b-cross-cutting' ? [other, member] : [member, other]
      const sentence = escaped(speak(language, role === 'mutual' ? 'pairs.mutual' : 'pairs.cross-cutting', { row: row.name, column: column.name }))
      return [`<li><svg class="drawing mark" width="24" height="24" viewBox="-12 -12 24 24" aria-hidden="true">${mark(role === 'mutual' ? role : 'a-cross-cutting', 0, 0, row, column)}</svg><span>${linked(links.pair?.(row, column), sentence)}</span></li>`]
    }),
  )
  const count = (members.length * (members.length - 1)) / 2
  const open = count - items.length
  return `<ul class="drawn-list pairs-list" id="${escaped(id)}-list" aria-label="${escaped(speak(language, 'pairs.title'))}">${items.join('')}${open === 0 ? '' : `<li>${escaped(speak(language, 'pairs.open', { open, pairs: count }))}</li>`}</ul>\n`
}
