/**
 * Report (Nachweis): what the alliance did in a period, in numbers for a funder; each number is the length of a list that anybody may check. Which numbers, the office says.
 * **Errors**: `invalid` without a title, where the period runs backwards, or where an indicator is unknown or none is chosen.
 */
import type { Author, Day } from '#modules/members'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'

export type ReportId = Id<'report'>

/** From the first day to the last, both within. */
export type Period = { readonly from: Day; readonly until: Day }

export type Report = Period & { readonly id: ReportId; readonly version: number; readonly title: string; readonly indicators: readonly string[]; readonly by: Author; readonly changedAt: Instant }

type Told = Readonly<Record<Language, string>>

/** One thing that counts. */
export type Row = {
  readonly day?: Day
  /** What it is called, in the language of the list. */
  readonly name: string
  /** Who or what it belongs to. */
  readonly beside?: string
  /** What kind it is, where they are counted apart. */
  readonly group?: string
  /** The page where it stands. */
  readonly to?: string
}

/** Something that is counted. Other modules bring theirs: the house has the list. In: `zone` is the alliance's, by which a day begins. */
export type Indicator = { readonly key: string; readonly name: Told; /** What counts as one, and what does not. */ readonly told: Told; readonly list: (period: Period, language: Language) => Promise<readonly Row[]> }

const TITLE_LIMIT = 200

export type Said = Period & { readonly title: string; readonly indicators: readonly string[] }

/** Writes it down, or anew over `before`. `known` are the indicators that there are. */
export function keep(said: Said, known: readonly Pick<Indicator, 'key'>[], given: { readonly id: ReportId; readonly by: Author; readonly at: Instant; readonly before?: Report; readonly seen?: number }): Result<Report> {
  const { before, seen = before?.version } = given
  if (before !== undefined && seen !== before.version) return refuse('stale', 'report.changed')
  const title = said.title.replace(/\s+/g, ' ').trim()
  if (title === '') return refuse('invalid', 'report.noTitle')
  if (title.length > TITLE_LIMIT) return refuse('invalid', 'report.longTitle', { limit: TITLE_LIMIT })
  if (said.until < said.from) return refuse('invalid', 'report.backwards', { from: said.from, until: said.until })
  if (said.indicators.length === 0) return refuse('invalid', 'report.noIndicators')
  if (said.indicators.some((key) => known.every((one) => one.key !== key))) return refuse('invalid', 'report.noIndicator')
  // In the order of the house, each once.
  const indicators = known.flatMap(({ key }) => (said.indicators.includes(key) ? [key] : []))
  return accept({ id: given.id, version: (before?.version ?? 0) + 1, title, from: said.from, until: said.until, indicators, by: given.by, changedAt: given.at })
}

/** How many of each kind, the most first; nothing where they have none. */
export function tally(rows: readonly Row[]): readonly (readonly [group: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const { group } of rows) if (group !== undefined) counts.set(group, (counts.get(group) ?? 0) + 1)
  return [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
}
