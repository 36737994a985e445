/** A report as a document to hand in: its numbers, then for each the list that it is the length of. */
import type { Block, Paper } from '#platform/paper'
import { printDay, tellDay } from '#platform/time'
import type { Language } from '#platform/words'
import { printDecimal } from '#platform/words'
import { groupsTold, periodTold, speaker, type GroupsNeeds } from './frame.part.tsx'
import type { Report } from './report.ts'
import { numbersOf, type Counted } from './report-doing.part.ts'

export async function paperOf(needs: GroupsNeeds, report: Report, language: Language): Promise<Paper> {
  const word = speaker(language)
  const numbers = await numbersOf(needs, report, language)
  const madeAt = needs.now()
  const foot = word('countedOn', { day: printDay(madeAt, language, needs.zone) })
  const columns = [{ head: word('indicator'), share: 24 }, { head: word('number'), share: 10, isNumber: true }, { head: word('ofWhich'), share: 32 }, { head: word('means'), share: 34, isSoft: true }]
  const rows = numbers.map(({ indicator: { key, name, told }, count, groups }) => [{ text: name[language], to: key }, printDecimal(count, language, 0), groupsTold(groups, language), told[language]])
  return {
    title: report.title,
    publisher: needs.alliance[language],
    foot,
    language,
    madeAt,
    blocks: [
      { text: needs.alliance[language] },
      { text: word('period', periodTold(report, language)) },
      { text: foot, isSoft: true },
      { heading: word('indicators'), name: 'indicators' },
      { columns, rows },
      ...numbers.flatMap((counted) => sectionOf(counted, report, language)),
    ],
  }
}

function sectionOf({ indicator: { key, name, told }, count, rows }: Counted, report: Report, language: Language): readonly Block[] {
  const word = speaker(language)
  const begins: readonly Block[] = [{ heading: name[language], name: key }, { text: told[language], isSoft: true }]
  if (count === 0) return [...begins, { text: word('listNone') }]
  const columns = [{ head: word('what'), share: 35 }, { head: word('day'), share: 17 }, { head: word('beside'), share: 30 }, { head: word('group'), share: 18, isSoft: true }]
  // A day stays in one line.
  const dayOf = (day: string | undefined): string => (day === undefined ? '–' : tellDay(day, language).replaceAll(' ', '\u00a0'))
  return [...begins, { text: word('listLead', { count, ...periodTold(report, language) }) }, { columns, rows: rows.map((row) => [row.name, dayOf(row.day), row.beside ?? '–', row.group ?? '–']) }]
}
