import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assert as always, integer, property } from 'fast-check'
import { must, type Result } from '#platform/result'
import { isDay, monthsAfter } from './day.ts'
import { decideExpulsion, drop, expulsionState, hear, letPass, openExpulsion } from './expulsion.ts'
import { nameOn, rename } from './former-name.ts'
import { declareLeaving, withdrawLeaving } from './leaving.ts'
import type { Membership } from './membership.ts'
import { rest, wake } from './rest.ts'
import { idsFrom, organisationOf } from './sample.ts'
import { succeed } from './succession.ts'
import { votersOf } from './voters.ts'

const optonet = organisationOf('OptoNet', 'cluster')
const polymermat = organisationOf('PolymerMat', 'cluster')
const uhu = organisationOf('Uhu Ophthalmik', 'company')
const full = (organisation = optonet, more: Partial<Membership> = {}): Membership => ({ organisation: organisation.id, kind: 'full', founding: false, from: '2011-06-10', ...more })
const why = (result: Result<unknown>): string => (result.ok ? 'done' : result.refusal.reason === 'http.fields' ? String(Object.values(result.refusal.facts)[0]) : result.refusal.reason)
const leaves = (declared: string, months: number, toYearEnd = false) => must(declareLeaving([full()], declared, { months, toYearEnd })).membership.until
const newId = idsFrom<'expulsion'>()

test('a member whose voice rests is in no count of voters, and votes again afterwards', () => {
  const resting = must(rest(optonet.id, { from: '2026-02-01', until: '2026-03-31', reason: 'Beitrag offen' }, { memberships: [full()], known: [] }))
  const memberships = [full(), full(polymermat, { kind: 'associated' })]
  const on = (day: string, electorate?: Parameters<typeof votersOf>[3]) => votersOf(day, memberships, [resting], electorate).map(({ organisation, votes }) => [organisation === optonet.id ? 'OptoNet' : 'PolymerMat', votes])
  assert.deepEqual(on('2026-01-31'), [['OptoNet', 1], ['PolymerMat', 1]])
  assert.deepEqual(on('2026-02-01'), [['PolymerMat', 1]])
  assert.deepEqual(on('2026-03-31', { full: 1 }), [])
  assert.deepEqual(on('2026-04-01', { full: 3 }), [['OptoNet', 3]])
  assert.deepEqual(on('2000-01-01'), [])
})

test('a voice rests only with a reason, for a member, once at a time', () => {
  const known = [must(rest(optonet.id, { from: '2026-02-01', reason: 'x' }, { memberships: [full()], known: [] }))]
  assert.equal(why(rest(optonet.id, { from: '2026-05-01', reason: 'x' }, { memberships: [full()], known })), 'rest.twice')
  assert.equal(why(rest(optonet.id, { from: '2026-05-01', reason: ' ' }, { memberships: [full()], known: [] })), 'procedure.noReason')
  assert.equal(why(rest(optonet.id, { from: '2026-05-01', until: '2026-04-01', reason: 'x' }, { memberships: [full()], known: [] })), 'span.backwards')
  assert.equal(why(rest(optonet.id, { from: '2001-05-01', reason: 'x' }, { memberships: [full()], known: [] })), 'procedure.noMember')
  assert.equal(must(wake(known, '2026-06-30')).until, '2026-06-30')
  assert.equal(why(wake([], '2026-06-30')), 'rest.none')
  assert.equal(why(wake(known, '2026-01-01')), 'span.backwards')
})

test('who leaves is a member until the notice has passed, and never longer than two years', () => {
  assert.equal(leaves('2026-11-30', 0), '2026-11-30')
  assert.equal(leaves('2026-11-30', 3), '2027-02-28')
  assert.equal(leaves('2026-11-30', 3, true), '2027-12-31')
  assert.equal(leaves('2026-11-30', 24), '2028-11-30')
  assert.equal(leaves('2026-11-30', 99, true), '2028-11-30')
  assert.equal(leaves('2026-03-01', 24, true), '2028-03-01')
  always(property(integer({ min: 1900, max: 2100 }), integer({ min: 1, max: 12 }), integer({ min: 1, max: 28 }), integer({ min: 0, max: 24 }), (year, month, date, months) => {
    const day = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
    const later = monthsAfter(day, months)
    assert.ok(isDay(later) && later.slice(8) === day.slice(8) && monthsAfter(monthsAfter(day, months), 12) === monthsAfter(day, months + 12))
  }))
})

test('leaving can be withdrawn until it takes effect, and everything is as before', () => {
  const before = full(optonet, { until: '2030-12-31' })
  const { leaving, membership } = must(declareLeaving([before], '2026-11-30', { months: 6, toYearEnd: false }))
  assert.deepEqual(must(withdrawLeaving([leaving], [membership], '2027-05-30')).membership, before)
  assert.equal(why(withdrawLeaving([leaving], [membership], '2027-05-31')), 'leaving.effective')
  assert.equal(why(withdrawLeaving([], [membership], '2027-05-30')), 'leaving.none')
  assert.equal(why(withdrawLeaving([leaving], [{ ...membership, until: '2027-01-01' }], '2026-12-01')), 'leaving.overtaken')
  assert.equal(why(declareLeaving([], '2026-11-30', { months: 6, toYearEnd: false })), 'procedure.noMember')
  assert.equal(why(declareLeaving([membership], '2026-11-30', { months: 12, toYearEnd: false })), 'membership.ended')
})

test('nobody is expelled without having been heard', () => {
  const opened = must(openExpulsion(optonet.id, { reason: 'Beitrag seit zwei Jahren offen', deadline: '2026-12-31' }, { id: newId(), today: '2026-11-30', memberships: [full()], known: [] }))
  const decide = (one: typeof opened, today = '2027-01-10') => decideExpulsion(one, { reference: 'Beschluss 3/2027', until: today }, { today, memberships: [full()] })
  assert.equal(why(decide(opened)), 'expulsion.notHeard')
  assert.equal(why(letPass(opened, '2026-12-31')), 'expulsion.notPassed')
  const passed = must(letPass(opened, '2027-01-01'))
  const stated = must(hear(opened, 'Der Beitrag ist bezahlt.', '2026-12-05'))
  assert.equal(must(hear(passed, 'Verspätet, aber hier.', '2027-01-02')).heard?.statement, 'Verspätet, aber hier.')
  for (const one of [passed, stated]) {
    const done = must(decide(one))
    assert.equal(done.membership?.until, '2027-01-10')
    assert.deepEqual(['2027-01-10', '2027-01-11'].map((day) => expulsionState(done.expulsion, day)), ['decided', 'ended'])
    assert.equal(why(decide(done.expulsion)), 'expulsion.none')
    assert.equal(why(drop(done.expulsion, '2027-01-11')), 'expulsion.none')
  }
  assert.equal(why(hear(stated, 'noch einmal', '2026-12-06')), 'expulsion.heardAlready')
  assert.equal(why(hear(opened, ' ', '2026-12-06')), 'expulsion.noStatement')
  assert.equal(expulsionState(must(drop(opened, '2026-12-01')), '2026-12-02'), 'dropped')
})

test('an expulsion says why and leaves a day to answer, once at a time', () => {
  const given = { id: newId(), today: '2026-11-30', memberships: [full()], known: [] }
  assert.equal(why(openExpulsion(optonet.id, { reason: '', deadline: '2026-12-31' }, given)), 'procedure.noReason')
  assert.equal(why(openExpulsion(optonet.id, { reason: 'x', deadline: '2026-11-30' }, given)), 'expulsion.deadlineEarly')
  assert.equal(why(openExpulsion(optonet.id, { reason: 'x', deadline: '2026-12-31' }, { ...given, memberships: [] })), 'procedure.noMember')
  const known = [must(openExpulsion(optonet.id, { reason: 'x', deadline: '2026-12-31' }, given))]
  assert.equal(why(openExpulsion(optonet.id, { reason: 'x', deadline: '2026-12-31' }, { ...given, known })), 'expulsion.twice')
})

test('who follows takes over membership, founding mark and members from the next day; what was stays', () => {
  const follows = must(succeed({ predecessor: optonet, successor: polymermat }, { kind: 'merger', until: '2026-12-31' }, {
    memberships: [full(optonet, { founding: true })],
    belongings: [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01' }, { organisation: uhu.id, cluster: optonet.id, until: '2015-01-01' }],
    successions: [],
  }))
  assert.deepEqual(follows.memberships, [full(optonet, { founding: true, until: '2026-12-31' }), { organisation: polymermat.id, kind: 'full', founding: true, from: '2027-01-01' }])
  assert.deepEqual(follows.belongings, [{ organisation: uhu.id, cluster: optonet.id, from: '2020-01-01', until: '2026-12-31' }, { organisation: uhu.id, cluster: polymermat.id, from: '2027-01-01' }])
})

test('a member that takes over another keeps the stronger membership, and the founding mark comes to it', () => {
  const take = (own: Membership) => must(succeed({ predecessor: optonet, successor: polymermat }, { kind: 'takeover', until: '2026-12-31' }, { memberships: [full(optonet, { founding: true }), own], belongings: [], successions: [] })).memberships.slice(1)
  const own = full(polymermat, { kind: 'associated', from: '2015-01-01' })
  assert.deepEqual(take(own), [{ ...own, until: '2026-12-31' }, { ...own, kind: 'full', founding: true, from: '2027-01-01' }])
  assert.deepEqual(take(full(polymermat, { founding: true })), [])
  assert.deepEqual(take(full(polymermat, { from: '2027-01-01' })), [full(polymermat, { from: '2027-01-01', founding: true })])
})

test('a succession of itself, twice, in a circle or of another kind is refused', () => {
  const known = { memberships: [], belongings: [], successions: [] }
  const said = { kind: 'merger', until: '2026-12-31' } as const
  const followed = { predecessor: optonet.id, successor: polymermat.id, ...said }
  assert.equal(why(succeed({ predecessor: optonet, successor: optonet }, said, known)), 'succession.itself')
  assert.equal(why(succeed({ predecessor: optonet, successor: uhu }, said, known)), 'succession.otherKind')
  assert.equal(why(succeed({ predecessor: optonet, successor: polymermat }, said, { ...known, successions: [followed] })), 'succession.twice')
  assert.equal(why(succeed({ predecessor: polymermat, successor: optonet }, said, { ...known, successions: [followed] })), 'succession.over')
  assert.equal(why(succeed({ predecessor: optonet, successor: polymermat }, said, { ...known, memberships: [full(optonet, { from: '2027-06-01' })] })), 'succession.later')
})

test('a name on a past day is the name of that day', () => {
  const given = { today: '2026-11-30', known: [] }
  const { organisation, former } = must(rename(optonet, { name: { de: 'Photonik Mitte' }, from: '2026-01-01' }, given))
  assert.deepEqual([organisation.name.de, organisation.otherNames, former.until], ['Photonik Mitte', ['OptoNet'], '2025-12-31'])
  const later = must(rename(organisation, { name: { de: 'Lichtbund' }, from: '2026-11-30' }, { ...given, known: [former] }))
  const names = ['2011-01-01', '2025-12-31', '2026-01-01', '2026-11-29', '2026-11-30'].map((day) => nameOn(later.organisation, [later.former, former], day).name.de)
  assert.deepEqual(names, ['OptoNet', 'OptoNet', 'Photonik Mitte', 'Photonik Mitte', 'Lichtbund'])
  assert.equal(why(rename(optonet, { name: { de: 'X' }, from: '2026-12-01' }, given)), 'rename.ahead')
  assert.equal(why(rename(optonet, { name: { de: 'OptoNet' }, from: '2026-01-01' }, given)), 'rename.same')
  assert.equal(why(rename(optonet, { name: {}, from: '2026-01-01' }, given)), 'organisation.nameless')
  assert.equal(why(rename(organisation, { name: { de: 'X' }, from: '2026-01-01' }, { ...given, known: [former] })), 'rename.order')
})
