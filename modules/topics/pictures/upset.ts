/**
 * Intersections at a glance: members in rows with how many topics they have, intersections in columns, the most surprising on the left, grouped by verdict in words; what cannot be told from chance recedes.
 * Where columns are more than fit, the rest is counted and stands in the table.
 * **Shapes**: some ten members; about twenty columns are drawn. In the order of surprise, whatever the order in which they come.
 * **Source**: Lex, Gehlenborg, Strobelt, Vuillemot, Pfister (2014), UpSet: visualization of intersecting sets, IEEE TVCG 20(12):1983–1992.
 */
import type { Language } from '#platform/words'
import { clipped, fittingName, linesOf, softened, widthOf } from '#platform/svg-label'
import type { PictureMember } from './map.ts'
import type { Twin } from './map-words.ts'
import { lens } from './overlap.ts'
import { escaped, fieldColour, framed, HAIRLINE, INK, linked, number, SOFT, titled, type PictureOptions } from '#platform/svg'
import { speak } from './words.ts'

/** With the number of its topics. */
export type UpsetMember = PictureMember & { readonly topics: number }

type Verdict = 'more-than-chance' | 'one-source' | 'chance'

export type UpsetSet = {
  readonly id: string
  readonly members: readonly string[]
  /** Names of the topics they share, the most telling first. */
  readonly topics: readonly string[]
  readonly verdict: Verdict
  /** Powers of ten beyond the threshold of chance. */
  readonly surprise: number
}

type Judged = Pick<UpsetSet, 'verdict' | 'surprise'>

export type UpsetLinks = { readonly member?: (member: UpsetMember) => string | undefined; readonly set?: (set: UpsetSet) => string | undefined }

type Grade = 'far' | 'more' | 'one-source' | 'chance'

/** A thousand times beyond the threshold is far: as the command line says it. */
const FAR = 3

const gradeOf = ({ verdict, surprise }: Judged): Grade => (verdict !== 'more-than-chance' ? verdict : surprise >= FAR ? 'far' : 'more')

/** The verdict in words. */
export const sayVerdict = (judged: Judged, language: Language): string => speak(language, `verdict.${gradeOf(judged)}`)

const GRADES: readonly Grade[] = ['far', 'more', 'one-source', 'chance']

/** The most surprising first, those that say nothing last; then by id. */
const bySurprise = (sets: readonly UpsetSet[]): UpsetSet[] =>
  sets.toSorted((a, b) => GRADES.indexOf(gradeOf(a)) - GRADES.indexOf(gradeOf(b)) || b.surprise - a.surprise || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))

const WIDTH = 1136
const NAMES = 212
const SIZES = 96
const PITCH = 36
const GAP = 28
const ROW = 30
const HEAD = 40
const BARS = 64
const LABEL = { size: 13, most: 150 }
const DOT = 8

export function upset(members: readonly UpsetMember[], given: readonly UpsetSet[], { id, language }: PictureOptions, links: UpsetLinks = {}): string {
  const title = speak(language, 'upset.title')
  if (given.length === 0) return framed({ id, kind: 'upset', language, width: 620, height: 32, title, description: speak(language, 'upset.empty') }, `<text class="note" y="20" fill="${SOFT}">${escaped(speak(language, 'upset.empty'))}</text>`)
  const sorted = bySurprise(given)
  const labels = new Map(sorted.map((set) => [set, labelOf(set, language)]))
  const slant = Math.min(LABEL.most, Math.max(...[...labels.values()].map((label) => widthOf(label, LABEL.size)))) * Math.SQRT1_2
  const groups = placed(sorted, WIDTH - slant - 24, language)
  const columns = groups.flatMap(({ sets }) => sets)
  const top = HEAD + slant + 22
  const base = top + BARS
  const first = base + 14
  const height = first + members.length * ROW
  const right = Math.max(...groups.map(({ x, width }) => x + width))
  const rowOf = new Map(members.map((member, at) => [member.id, first + (at + 0.5) * ROW]))
  const most = Math.max(...sorted.map(({ topics }) => topics.length), 1)
  const largest = Math.max(...members.map(({ topics }) => topics), 1)
  const body =
    groups.map((group) => head(group)).join('') +
    members.map((member, at) => memberRow(member, first + (at + 0.5) * ROW, right, largest, columns.filter(({ set }) => !set.members.includes(member.id)).map(({ x }) => x), links)).join('') +
    note(base - 44, speak(language, 'upset.sharing')) +
    note(base, speak(language, 'upset.own')) +
    columns.map(({ set, x }) => setColumn(set, x, { top, base, most, bottom: height }, labels.get(set) ?? '', rowOf, members, language, links)).join('')
  const left = sorted.length - columns.length
  const more = left === 0 ? '' : `<text class="note" x="${NAMES + SIZES}" y="${number(height + 20)}" font-size="12" fill="${SOFT}">${escaped(speak(language, 'upset.more', { count: left }))}</text>`
  const description = speak(language, 'upset.desc', { sets: sorted.length, members: members.length, telling: sorted.filter(({ verdict }) => verdict === 'more-than-chance').length })
  return framed({ id, kind: 'upset', language, width: Math.max(right, ...columns.map(({ x }) => x + slant + 16)), height: height + (left === 0 ? 4 : 28), title, description }, body + more)
}

/** What the numbers count, beside them. */
const note = (y: number, text: string): string => `<text class="note" x="${NAMES + SIZES - 20}" y="${number(y)}" font-size="12" text-anchor="end" fill="${SOFT}">${escaped(text)}</text>`

/** “Sensorik +3”: its first topic and how many more. */
function labelOf({ topics }: UpsetSet, language: Language): string {
  const [one = ''] = topics
  if (topics.length < 2) return one
  const rest = speak(language, 'and.more', { topic: '', count: topics.length - 1 })
  return clipped(one, LABEL.most - widthOf(rest, LABEL.size), LABEL.size) + rest
}

type Group = { readonly grade: Grade; readonly x: number; readonly width: number; readonly sets: readonly { readonly set: UpsetSet; readonly x: number }[]; readonly lines: readonly string[] }

/** As many columns as fit, in groups as wide as the word above them needs. */
function placed(sorted: readonly UpsetSet[], to: number, language: Language): Group[] {
  let x = NAMES + SIZES
  const groups: Group[] = []
  for (const grade of GRADES) {
    const sets = sorted.filter((set) => gradeOf(set) === grade)
    if (sets.length === 0 || x + PITCH > to) continue
    const fitting = sets.slice(0, Math.floor((to - x) / PITCH))
    const lines = linesOf(speak(language, `verdict.${grade}`), Math.max(fitting.length * PITCH, 112), 2, 13, 600)
    const width = Math.max(fitting.length * PITCH, ...lines.map((line) => widthOf(line, 13, 600) + 4))
    const from = x
    groups.push({ grade, x, width, sets: fitting.map((set, at) => ({ set, x: from + (at + 0.5) * PITCH })), lines })
    x += width + GAP
  }
  return groups
}

const isWeak = (grade: Grade): boolean => grade === 'one-source' || grade === 'chance'

function head({ grade, x, width, lines }: Group): string {
  return lines.map((line, at) => `<text x="${number(x)}" y="${number(HEAD - 10 - (lines.length - 1 - at) * 16)}" font-size="13" font-weight="600"${isWeak(grade) ? ` class="note" fill="${SOFT}"` : ' class="name"'}>${escaped(line)}</text>`).join('') + `<path d="M${number(x)} ${HEAD}h${number(width)}" stroke="${isWeak(grade) ? HAIRLINE : INK}"/>`
}

function memberRow(member: UpsetMember, y: number, right: number, largest: number, columns: readonly number[], links: UpsetLinks): string {
  const shown = fittingName(member, NAMES - 14, 14, 600)
  const colour = fieldColour(member.hue)
  const end = NAMES + SIZES - 20
  const label = `<text class="name" y="4.5" font-size="14" font-weight="600">${shown === member.name ? '' : titled(member.name)}${escaped(shown)}</text>`
  // The bar grows towards the matrix, its number stands before it.
  const bar = Math.max(1.5, (member.topics / largest) * 34)
  return (
    `<g class="row" transform="translate(0 ${number(y)})"><path d="M0 ${ROW / 2}H${number(right)}" stroke="${HAIRLINE}"/>${linked(links.member?.(member), label)}` +
    `<path d="M${number(end - bar)} 0h${number(bar)}" stroke="${colour}" stroke-width="8"/><text x="${number(end - bar - 6)}" y="4" text-anchor="end" font-size="12">${member.topics}</text>` +
    `<g fill="${HAIRLINE}">${columns.map((x) => `<circle cx="${number(x)}" r="3"/>`).join('')}</g></g>`
  )
}

type Heights = { readonly top: number; readonly base: number; readonly most: number; readonly bottom: number }

function setColumn(set: UpsetSet, x: number, { top, base, most, bottom }: Heights, label: string, rowOf: ReadonlyMap<string, number>, members: readonly UpsetMember[], language: Language, links: UpsetLinks): string {
  const weak = isWeak(gradeOf(set))
  const own = members.filter(({ id }) => set.members.includes(id))
  const ys = own.map(({ id }) => rowOf.get(id) ?? 0)
  // Words stay readable; only shapes fade.
  const words = weak ? ` class="note" fill="${SOFT}"` : ''
  const bar = Math.max(2, (set.topics.length / most) * (BARS - 18))
  const title = speak(language, 'upset.column', { members: own.map(({ name }) => name).join(' × '), topics: set.topics.join(', '), verdict: sayVerdict(set, language) })
  const inside =
    `${titled(title)}<rect class="hit" x="${number(x - PITCH / 2)}" y="${number(top)}" width="${PITCH}" height="${number(bottom - top)}" fill="none"/>` +
    `<text transform="translate(${number(x + 3)} ${number(top - 4)})rotate(-45)"${words}>${escaped(label)}</text>` +
    `<text x="${number(x)}" y="${number(base - bar - 5)}" text-anchor="middle" font-size="12"${words}>${set.topics.length}</text>` +
    `<g${weak ? ' opacity=".6"' : ''}>` +
    (weak
      ? `<rect x="${number(x - 5.5)}" y="${number(base - bar + 0.5)}" width="11" height="${number(bar - 0.5)}" fill="none" stroke="${INK}"/>`
      : `<rect x="${number(x - 6)}" y="${number(base - bar)}" width="12" height="${number(bar)}"/>`) +
    `<path d="M${number(x)} ${number(Math.min(...ys))}V${number(Math.max(...ys))}" stroke="${INK}" stroke-width="1.5"/>` +
    own.map(({ hue }, at) => `<circle cx="${number(x)}" cy="${number(ys[at] ?? 0)}" r="${DOT}" fill="${fieldColour(hue)}"/>`).join('') +
    '</g>'
  return `<g class="set">${linked(links.set?.(set), inside)}</g>`
}

/** One row an intersection. */
export function upsetTwin(members: readonly UpsetMember[], sets: readonly UpsetSet[], language: Language): Twin {
  const nameOf = new Map(members.map(({ id, name }) => [id, name]))
  return {
    head: (['column.members', 'column.topics', 'column.shared', 'column.verdict'] as const).map((key) => speak(language, key)),
    rows: bySurprise(sets).map((set) => [set.members.flatMap((member) => nameOf.get(member) ?? []).join(' × '), set.topics.join(', '), set.topics.length, sayVerdict(set, language)]),
  }
}

const LISTED = 3

/** “Sensorik, Robotik, Photonik +8”. */
function listed(topics: readonly string[], language: Language): string {
  const some = topics.slice(0, LISTED).join(', ')
  return topics.length <= LISTED ? some : speak(language, 'and.more', { topic: some, count: topics.length - LISTED })
}

/** The same for small screens: a lens, what is shared, by whom, and the verdict in words. */
export function upsetList(members: readonly UpsetMember[], sets: readonly UpsetSet[], { id, language }: PictureOptions, links: UpsetLinks = {}): string {
  const byId = new Map(members.map((member) => [member.id, member]))
  const items = bySurprise(sets).map((set) => {
    const own = set.members.flatMap((member) => byId.get(member) ?? [])
    const topics = `<bdi>${escaped(softened(listed(set.topics, language)))}</bdi>`
    return `<li${isWeak(gradeOf(set)) ? ' class="weak"' : ''}><span>${lens(own.slice(0, 6).map(({ hue }) => hue), 18)}</span><div><strong>${linked(links.set?.(set), topics)}</strong><p>${own.map(({ name }) => `<bdi>${escaped(softened(name))}</bdi>`).join(' × ')}</p><p>${escaped(sayVerdict(set, language))}</p></div></li>`
  })
  return `<ul class="drawn-list upset-list" id="${escaped(id)}-list" aria-label="${escaped(speak(language, 'upset.title'))}">${items.join('')}</ul>\n`
}
