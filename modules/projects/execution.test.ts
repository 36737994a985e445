import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Result } from '#platform/result'
import { isAwaited, reportOn, standingsOf, type MilestoneReport, type MilestoneSaid, type MilestoneState, type Reported } from './execution.ts'

const TODAY = '2027-06-15'
const MILESTONES = [{ title: 'Muster', due: '2027-05-01' }, { title: 'Test', due: '2027-09-01' }, { title: 'Ohne Tag' }]
const project = { state: 'running', milestones: MILESTONES } as const
let clock = 0
const signed = () => ({ by: { as: 'curator' } as const, at: new Date(Date.UTC(2027, 5, 15, 8, clock++)) })

/** “Test late 2027-12-01 Lieferung fehlt”; a dash is no day. */
const said = (notation: string): MilestoneSaid => {
  const [milestone = '', says = '', day = '-', ...why] = notation.split(' ')
  return { milestone, says: says as MilestoneState, ...(day === '-' ? {} : { day }), ...(why.length === 0 ? {} : { why: why.join(' ') }) }
}
const report = (earlier: readonly MilestoneReport[], ...notations: readonly string[]): Result<Reported> => reportOn(project, earlier, notations.map(said), TODAY, signed())
const accepted = (result: Result<Reported>): Reported => {
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}

test('what nobody reported of is planned, and overdue after its day', () => {
  const [muster, probe, open] = standingsOf(MILESTONES, [], TODAY)
  assert.deepEqual([muster?.says, muster?.isOverdue, probe?.isOverdue, open?.isOverdue], ['planned', true, false, false])
  assert.equal(isAwaited({ title: 'a', says: 'planned', isOverdue: false, expected: '2027-06-20' }, '2027-06-22'), true)
  assert.equal(isAwaited({ title: 'a', says: 'reached', isOverdue: false }, '2027-06-22'), false)
})

test('late moves the expected day and is a slip; reached ends it; the same said twice is nothing', () => {
  const late = accepted(report([], 'Muster late 2027-08-01 Werkzeug kommt später'))
  assert.deepEqual(late.slips, [{ milestone: 'Muster', before: '2027-05-01', now: '2027-08-01' }])
  assert.deepEqual(accepted(report(late.reports, 'Muster late 2027-08-01 Werkzeug kommt später')), { reports: [], slips: [] })
  const [standing] = standingsOf(MILESTONES, late.reports, TODAY)
  assert.deepEqual([standing?.expected, standing?.isOverdue, standing?.why], ['2027-08-01', false, 'Werkzeug kommt später'])
  const earlier = accepted(report(late.reports, 'Muster late 2027-07-01 doch früher'))
  assert.deepEqual([earlier.reports.length, earlier.slips], [1, []])
  const reached = accepted(report([...late.reports, ...earlier.reports], 'Muster reached 2027-06-10'))
  assert.deepEqual(reached.slips, [])
  assert.deepEqual(standingsOf(MILESTONES, [...late.reports, ...earlier.reports, ...reached.reports], TODAY).map(({ says, reachedOn }) => [says, reachedOn])[0], ['reached', '2027-06-10'])
})

test('dropped is a slip for those who depend on it; back to planned is a report', () => {
  const dropped = accepted(report([], 'Test dropped - nicht mehr nötig'))
  assert.deepEqual(dropped.slips, [{ milestone: 'Test', before: '2027-09-01' }])
  const again = accepted(report(dropped.reports, 'Test planned'))
  assert.equal(standingsOf(MILESTONES, [...dropped.reports, ...again.reports], TODAY)[1]?.expected, '2027-09-01')
})

test('each wrong field is named at its place, all at once, and nothing is kept', () => {
  const refused = report([], 'Muster late 2027-08-01', 'Test reached 2027-07-01', 'Ohne planned')
  assert.ok(!refused.ok)
  assert.deepEqual([refused.refusal.kind, refused.refusal.reason], ['stale', 'execution.noMilestone'])
  const fields = report([], 'Muster late 2027-08-01', 'Test reached 2027-07-01')
  assert.ok(!fields.ok)
  assert.deepEqual(fields.refusal, { kind: 'invalid', reason: 'http.fields', facts: { why0: 'execution.whyLate', day1: 'execution.future' } })
  for (const [notation, fact] of [['Muster late - warum', { day0: 'execution.byWhen' }], ['Muster late 2027-06-14 warum', { day0: 'execution.past' }], ['Muster dropped', { why0: 'execution.whyDropped' }], [`Muster planned - ${'x'.repeat(501)}`, { why0: 'execution.longWhy' }]] as const) {
    const wrong = report([], notation)
    assert.deepEqual(wrong.ok ? undefined : wrong.refusal.facts, fact)
  }
})

test('reached without a day is today; only what is approved or running is reported on', () => {
  assert.equal(accepted(report([], 'Muster reached')).reports[0]?.day, TODAY)
  const idea = reportOn({ ...project, state: 'idea' }, [], [said('Muster reached')], TODAY, signed())
  assert.equal(idea.ok ? '' : idea.refusal.reason, 'execution.notRunning')
})
