/**
 * An intersection's own picture: its members as circles that overlap, their colours mixed where they do, each with its name beside it. Two to six stand around one middle, which all of them cover; more stand in a row.
 * Beside a title the small lens alone suffices: `lens`.
 */
import { fittingName, linesOf, widthOf } from '#platform/svg-label'
import type { PictureMember } from './map.ts'
import { lensMark, lensWidth } from './marks.ts'
import { escaped, fieldColour, framed, linked, number, titled, type PictureOptions } from '#platform/svg'
import { speak } from './words.ts'

export type OverlapLinks = { readonly member?: (member: PictureMember) => string | undefined }

const AROUND = 6
const RADIUS = 52
const NAME = 140

/** The lens alone, for beside words that say the same: nothing that a reader without eyes would miss. */
export function lens(hues: readonly (number | undefined)[], size = 16): string {
  const width = number(lensWidth(hues.length, size))
  return `<svg class="drawing lens" width="${width}" height="${size}" viewBox="0 0 ${width} ${size}" aria-hidden="true">${lensMark(hues, 0, size / 2, size)}</svg>`
}

export function overlap(members: readonly PictureMember[], { id, language }: PictureOptions, links: OverlapLinks = {}): string {
  const sorted = members.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const drawn = sorted.length > AROUND ? inRow(sorted, links) : around(sorted, links)
  const title = speak(language, 'overlap.title', { members: sorted.map(({ name }) => name).join(' × ') })
  return framed({ id, kind: 'overlap', language, width: drawn.width, height: drawn.height, title, description: speak(language, 'overlap.desc', { count: sorted.length }) }, drawn.body)
}

type Drawn = { readonly body: string; readonly width: number; readonly height: number }

/** Centres on a ring narrower than the circles, so that all share the middle; two and four lie level. */
function around(members: readonly PictureMember[], links: OverlapLinks): Drawn {
  const count = members.length
  const ring = count === 1 ? 0 : RADIUS * (count === 2 ? 0.62 : 0.7)
  const turn = count === 2 ? Math.PI : count === 4 ? -Math.PI * 0.75 : -Math.PI / 2
  const at = members.map((member, place) => {
    const angle = turn + (place * 2 * Math.PI) / count
    return { member, cos: Math.cos(angle), sin: Math.sin(angle) }
  })
  // Four and more colours on each other would be black (or white in the dark).
  const thin = count < 4 ? '' : ` fill-opacity="${number(1.1 - count * 0.1)}"`
  const circles = at.map(({ member, cos, sin }) => `<circle cx="${number(cos * ring)}" cy="${number(sin * ring)}" r="${RADIUS}" fill="${fieldColour(member.hue)}"${thin}/>`).join('')
  const names = at.map(({ member, cos, sin }) => {
    const isBeside = Math.abs(cos) > 0.3
    const lines = linesOf(member.name, NAME, 2, 13, 600)
    const away = ring + RADIUS + 8
    const x = cos * away
    const y = sin * away + 4.5 + (isBeside ? -(lines.length - 1) * 8 : sin > 0 ? 8 : -(lines.length - 1) * 16 - 2)
    const anchor = isBeside ? (cos > 0 ? 'start' : 'end') : 'middle'
    const text = lines.map((line, row) => `<text class="name" x="${number(x)}" y="${number(y + row * 16)}" text-anchor="${anchor}" font-weight="600">${row === 0 && lines.join(' ') !== member.name ? titled(member.name) : ''}${escaped(line)}</text>`).join('')
    return { text: linked(links.member?.(member), text), left: isBeside && cos < 0, right: isBeside && cos > 0, width: Math.max(...lines.map((line) => widthOf(line, 13, 600))), lines: lines.length, isAbove: !isBeside && sin < 0, isBelow: !isBeside && sin > 0 }
  })
  const reach = ring + RADIUS
  const left = reach + Math.max(4, ...names.filter(({ left: is }) => is).map(({ width }) => width + 12))
  const right = reach + Math.max(4, ...names.filter(({ right: is }) => is).map(({ width }) => width + 12))
  const above = reach + Math.max(4, ...names.filter(({ isAbove }) => isAbove).map(({ lines }) => lines * 16 + 12))
  const below = reach + Math.max(4, ...names.filter(({ isBelow }) => isBelow).map(({ lines }) => lines * 16 + 12))
  return { body: `<g transform="translate(${number(left)} ${number(above)})"><g class="mixing">${circles}</g>${names.map(({ text }) => text).join('')}</g>`, width: left + right, height: above + below }
}

/** A lens row, the names slanted above their circles. */
function inRow(members: readonly PictureMember[], links: OverlapLinks): Drawn {
  const size = 44
  const step = lensWidth(2, size) - size
  const longest = Math.min(NAME, Math.max(...members.map(({ name }) => widthOf(name, 13, 600)))) * Math.SQRT1_2
  const names = members.map((member, at) => {
    const shown = fittingName(member, NAME, 13, 600)
    return linked(links.member?.(member), `<text class="name" transform="translate(${number(size / 2 + at * step)} ${number(longest + 8)})rotate(-45)" font-weight="600">${shown === member.name ? '' : titled(member.name)}${escaped(shown)}</text>`)
  })
  return { body: lensMark(members.map(({ hue }) => hue), 0, longest + 16 + size / 2, size) + names.join(''), width: lensWidth(members.length, size) + longest, height: longest + 16 + size }
}
