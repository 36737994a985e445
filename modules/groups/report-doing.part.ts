/** Reports, whole: load, may, rule, keep; and the numbers, counted anew each time. */
import { transact } from '#platform/database'
import { must, refuse, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import type { Language } from '#platform/words'
import type { Actor } from '#modules/members'
import { keep, tally, type Indicator, type Report, type ReportId, type Row, type Said } from './report.ts'
import { addReport, findReport, saveReport } from './report-store.ts'
import type { GroupsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'

export async function makeReport(needs: GroupsNeeds, actor: Actor, said: Said): Promise<Report> {
  const by = must(may.report(actor))
  const report = must(keep(said, needs.indicators, { id: newId(), by, at: needs.now() }))
  await transact(needs.db, (tx) => addReport(tx, report))
  return report
}

export async function changeReport(needs: GroupsNeeds, actor: Actor, id: ReportId, said: Said, seen: number): Promise<Report> {
  const by = must(may.report(actor))
  return transact(needs.db, async (tx) => {
    const next = must(keep(said, needs.indicators, { id, by, at: needs.now(), before: must(await findReport(tx, id)), seen }))
    must(await saveReport(tx, next))
    return next
  })
}

export type Counted = { readonly indicator: Indicator; readonly rows: readonly Row[]; readonly count: number; readonly groups: readonly (readonly [string, number])[] }

/** Its numbers; an indicator that is gone since is not counted. */
export async function numbersOf({ indicators }: GroupsNeeds, report: Report, language: Language): Promise<Counted[]> {
  const numbers: Counted[] = []
  // One after another: a report is no reason to hold the database.
  for (const indicator of indicators.filter(({ key }) => report.indicators.includes(key))) {
    const rows = await indicator.list(report, language)
    numbers.push({ indicator, rows, count: rows.length, groups: tally(rows) })
  }
  return numbers
}

/** The list behind a number of this report. */
export async function listBehind({ indicators }: GroupsNeeds, report: Report, key: string, language: Language): Promise<Result<{ readonly indicator: Indicator; readonly rows: readonly Row[] }>> {
  const indicator = indicators.find((one) => one.key === key && report.indicators.includes(key))
  return indicator === undefined ? refuse('missing', 'report.noIndicator') : { ok: true, value: { indicator, rows: await indicator.list(report, language) } }
}
