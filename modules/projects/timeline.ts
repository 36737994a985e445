/**
 * The timeline (Zeitachse) of projects as SVG: a row each, grouped by state, its bar from start to end on a scale of years and quarters, its milestones on it, and today.
 * What is sure is drawn full (approved and running work), what is hoped for as an outline, what is over softly. States and marks differ in form, not in colour alone.
 * A project without dates has a row without a bar: it is planned, only not when. What lies beyond the drawn years ends in an arrow.
 * **Shapes**: up to some thousand rows, in the order they come in. **Units**: days as `YYYY-MM-DD`; pixels from the upper left.
 */
import type { Day } from '#modules/members'
import { clipped } from '#platform/svg-label'
import { escaped, fieldColour, framed, HAIRLINE, INK, isolated, linked, number, PAPER, SOFT, titled, type PictureOptions } from '#platform/svg'
import { speaker, type Language } from '#platform/words'
import { tellDay } from '#platform/time'
import { TIMELINE_WORDS } from './timeline-words.ts'

/** In which order states are grouped, and how sure each is. */
const GROUPS = { running: 'sure', approved: 'sure', submitted: 'hoped', outline: 'hoped', idea: 'hoped', completed: 'over', refused: 'over', dropped: 'over' } as const
type TimelineState = keyof typeof GROUPS

type TimelineMilestone = { readonly due: Day; readonly state: 'planned' | 'reached' | 'late' | 'dropped' }

export type TimelineRow = {
  readonly id: string
  readonly title: string
  /** Who leads it, as all call it. */
  readonly lead: string
  readonly hue?: number
  readonly state: TimelineState
  readonly from?: Day
  readonly until?: Day
  readonly milestones: readonly TimelineMilestone[]
}

export type TimelineOptions = PictureOptions & { readonly today: Day; /** Titles beside the bars, or above them where it is narrow. */ readonly on: 'wide' | 'narrow' }
export type TimelineLinks = { readonly project?: (row: TimelineRow) => string | undefined }

const SHEETS = { wide: { width: 1136, label: 420, row: 26 }, narrow: { width: 344, label: 0, row: 44 } } as const
const HEAD = 36
const GROUP = 34
const BAR = 10
/** Farther from today is not drawn: one mistyped year would squeeze all others. */
const YEARS_BACK = 4
const YEARS_AHEAD = 8
const DAY_MS = 86_400_000
const DIAMOND = 'l5 5l-5 5l-5-5z'
const ALARM = 'var(--alarm)'

const placeOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS

/** Whole years, around everything that lies near today. */
function yearsOf(rows: readonly TimelineRow[], today: Day): readonly [first: number, last: number] {
  const now = Number(today.slice(0, 4))
  let [first, last] = [now, now]
  const reach = (day: Day | undefined): void => {
    if (day === undefined) return
    const year = Number(day.slice(0, 4))
    first = Math.min(first, Math.max(year, now - YEARS_BACK))
    last = Math.max(last, Math.min(year, now + YEARS_AHEAD))
  }
  for (const { from, until, milestones } of rows) {
    reach(from)
    reach(until)
    for (const { due } of milestones) reach(due)
  }
  return [first, last]
}

type Saying = { readonly say: ReturnType<typeof speaker<typeof TIMELINE_WORDS>>; /** As people write it. */ readonly day: (day: Day) => string }

/** Many projects begin and end on the same days; writing one takes longer than drawing its bar. */
function daysIn(language: Language): (day: Day) => string {
  const known = new Map<Day, string>()
  return (day) => {
    const told = known.get(day) ?? tellDay(day, language)
    known.set(day, told)
    return told
  }
}

type Scale = { readonly left: number; readonly right: number; readonly at: (day: Day) => number; readonly years: readonly number[] }

function scaleOf(rows: readonly TimelineRow[], today: Day, { width, label }: { readonly width: number; readonly label: number }): Scale {
  const [first, last] = yearsOf(rows, today)
  const [begin, end] = [placeOf(`${first}-01-01`), placeOf(`${last + 1}-01-01`)]
  const [left, right] = [label + 8, width - 8]
  const pixels = (right - left) / (end - begin)
  return { left, right, at: (day) => Math.min(right, Math.max(left, left + (placeOf(day) - begin) * pixels)), years: Array.from({ length: last - first + 1 }, (_, place) => first + place) }
}

/** All projects drawn; without any, the sentence that says so. */
export function timelinePicture(rows: readonly TimelineRow[], { id, language, today, on }: TimelineOptions, links: TimelineLinks = {}): string {
  const say = speaker(TIMELINE_WORDS, language)
  const sheet = SHEETS[on]
  if (rows.length === 0) return framed({ id, kind: 'timeline', language, width: sheet.width, height: 32, title: say('title'), description: say('empty') }, `<text class="note" y="20" fill="${SOFT}">${escaped(say('empty'))}</text>`)
  const scale = scaleOf(rows, today, sheet)
  const byState = Map.groupBy(rows, ({ state }) => state)
  const saying: Saying = { say, day: daysIn(language) }
  let y = HEAD
  const groups = Object.keys(GROUPS).flatMap((state) => {
    const some = byState.get(state as TimelineState) // a key of the table itself
    if (some === undefined) return []
    const top = y
    y += GROUP + some.length * sheet.row
    return [groupOf(state as TimelineState, some, top, { scale, sheet, on, saying, links })]
  })
  const height = y + 12
  const body = grid(scale, today, height, language) + groups.join('')
  return framed({ id, kind: 'timeline', language, width: sheet.width, height, title: say('title'), description: say('described', { count: rows.length, from: scale.years[0] ?? '', until: scale.years.at(-1) ?? '' }) }, body)
}

/** A line a year with its name, a short one a quarter, and today. */
function grid({ at, left, right, years }: Scale, today: Day, height: number, language: Language): string {
  const step = (right - left) / years.length
  // Names of years do not run into each other.
  const each = Math.ceil(36 / step)
  const lines = years.map((year, place) => {
    const x = number(at(`${year}-01-01`))
    const quarters = step < 64 ? '' : ['04', '07', '10'].map((month) => `M${number(at(`${year}-${month}-01`))} ${HEAD - 5}V${HEAD}`).join('')
    return `<path d="M${x} ${HEAD - 12}V${number(height)}${quarters}" stroke="${HAIRLINE}" fill="none"/>${place % each === 0 ? `<text class="note" x="${number(at(`${year}-01-01`) + 4)}" y="20" font-size="12" fill="${SOFT}">${year}</text>` : ''}`
  })
  const now = number(at(today))
  return `${lines.join('')}<path d="M${now} ${HEAD - 12}V${number(height)}" stroke="${INK}" stroke-width="1.5" stroke-dasharray="2 3"><title>${escaped(speaker(TIMELINE_WORDS, language)('today', { day: tellDay(today, language) }))}</title></path>`
}

type Drawing = { readonly scale: Scale; readonly sheet: (typeof SHEETS)[keyof typeof SHEETS]; readonly on: 'wide' | 'narrow'; readonly saying: Saying; readonly links: TimelineLinks }

function groupOf(state: TimelineState, rows: readonly TimelineRow[], top: number, drawing: Drawing): string {
  const name = drawing.saying.say(`group.${state}`, { count: rows.length })
  return `<text class="name" y="${number(top + 20)}" font-size="14" font-weight="600" stroke="${PAPER}" stroke-width="4" paint-order="stroke">${escaped(name)}</text>${rows.map((row, place) => rowOf(row, top + GROUP + place * drawing.sheet.row, drawing)).join('')}`
}

function rowOf(row: TimelineRow, y: number, { scale, sheet, on, saying, links }: Drawing): string {
  const isNarrow = on === 'narrow'
  const title = `<text y="${number(y + 9)}"${isNarrow ? ` stroke="${PAPER}" stroke-width="4" paint-order="stroke"` : ''}>${escaped(clipped(isolated(row.title), isNarrow ? sheet.width - 8 : sheet.label - 128, 13))}</text>`
  const lead = isNarrow ? '' : `<text class="note" x="${sheet.label - 116}" y="${number(y + 9)}" font-size="12" fill="${SOFT}">${escaped(clipped(isolated(row.lead), 112, 12))}</text>`
  const barY = isNarrow ? y + 18 : y
  return `<g class="row">${linked(links.project?.(row), `${titled(tellRow(row, saying))}${title}${lead}${barOf(row, barY, scale)}${marksOf(row, barY + BAR / 2, scale)}`)}</g>`
}

/** “Glasfasersensorik, AMO: läuft, 1. Mai 2027 bis 30. April 2030; 1 Meilenstein überfällig”. */
function tellRow({ title, lead, state, from, until, milestones }: TimelineRow, { say, day }: Saying): string {
  const span = from === undefined && until === undefined ? 'row.open' : from === undefined ? 'row.until' : until === undefined ? 'row.from' : 'row.both'
  const late = milestones.filter((one) => one.state === 'late').length
  const told = say(span, { title: isolated(title), lead: isolated(lead), state: say(`state.${state}`), from: from === undefined ? '' : day(from), until: until === undefined ? '' : day(until) })
  return late === 0 ? told : `${told}; ${say(late === 1 ? 'row.lateOne' : 'row.late', { count: late })}`
}

function barOf({ state, hue, from, until }: TimelineRow, y: number, { at, left, right }: Scale): string {
  if (from === undefined && until === undefined) return ''
  // One end alone is a mark there, as wide as a bar is high.
  const [begin, end] = [at(from ?? until ?? ''), at(until ?? from ?? '')]
  const width = Math.max(BAR, end - begin)
  const x = Math.min(begin, right - width)
  const colour = fieldColour(hue)
  const how = { sure: `fill="${colour}"`, hoped: `fill="${PAPER}" stroke="${colour}" stroke-width="1.5"${state === 'idea' ? ' stroke-dasharray="3 3"' : ''}`, over: `fill="${colour}" fill-opacity=".3"` }[GROUPS[state]]
  const beyond = (until !== undefined && end >= right ? arrow(right, y, 1, colour) : '') + (from !== undefined && begin <= left ? arrow(left, y, -1, colour) : '')
  return `<rect x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${BAR}" rx="2" ${how}/>${beyond}`
}

const arrow = (x: number, y: number, way: 1 | -1, colour: string): string => `<path d="M${number(x)} ${number(y)}l${5 * way} ${BAR / 2}l${-5 * way} ${BAR / 2}z" fill="${colour}"/>`

const path = (d: string, attributes: string): string => (d === '' ? '' : `<path d="${d}" ${attributes}/>`)

/** Reached: full diamonds; planned: empty ones; late: empty ones with a stroke through them; dropped ones are not drawn. What each is, stands on the page of its project. */
function marksOf({ milestones }: TimelineRow, y: number, { at }: Scale): string {
  if (milestones.length === 0) return ''
  const diamonds = (wanted: TimelineMilestone['state'], form: string): string => milestones.map(({ due, state }) => (state === wanted ? `M${number(at(due))} ${number(y - 5)}${form}` : '')).join('')
  return path(diamonds('reached', DIAMOND), `fill="${INK}"`) + path(diamonds('planned', DIAMOND), `fill="${PAPER}" stroke="${INK}"`) + path(diamonds('late', `${DIAMOND}m0-3v16`), `fill="${PAPER}" stroke="${ALARM}" stroke-width="2"`)
}
