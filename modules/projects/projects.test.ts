import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrganisationId, PersonId } from '#modules/members'
import type { Result } from '#platform/result'
import { advance } from './advancing.ts'
import { disclose } from './disclosing.ts'
import { closes, DISCLOSURES, FIELDS, isAsOpen, levelOf, opens, readStricter } from './disclosure.ts'
import { warningOf } from './funding.ts'
import { historyFor } from './history.ts'
import { handOver, merge, split } from './parting.ts'
import { begin, next, revise, type Project, type ProjectId, type Said } from './project.ts'
import { line, lines } from './spelling.ts'
import { STATES, STEPS, type ProjectState } from './state.ts'

const AT = new Date('2026-11-30T10:00Z')
const TODAY = '2026-11-30'
const id = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const org = (n: number): OrganisationId => id(n) as OrganisationId
const signed = { by: { as: 'organisation', organisation: org(1), person: id(11) as PersonId }, at: AT } as const
const said: Said = { twins: { de: { title: 'Glas fügen' } }, lead: org(1), partners: [], sought: [], milestones: [], funding: {} }
const value = <T>(result: Result<T>): T => (result.ok ? result.value : assert.fail(JSON.stringify(result)))
const reasonOf = (result: Result<unknown>): string => (result.ok ? '' : result.refusal.reason)
const plan = (more: Partial<Said> = {}, disclosure: Project['disclosure'] = 'sealed'): Project => value(begin({ ...said, ...more }, { disclosure, stricter: {} }, { ...signed, id: id(1) as ProjectId, today: TODAY }))

test('texts keep their paragraphs and lose what nobody sees', () => {
  assert.equal(line(' Gri\u200bff\u202e\r\n am \tGlas\u00ad '), 'Griff am Glas')
  assert.equal(lines('a \r\n\r\n\r\n\u200b\n b\u2028c\u0007'), 'a\n\nb\nc')
})

test('a plan needs a title in one language, and every other thing it says must fit', () => {
  assert.deepEqual([plan().state, plan().version, plan().disclosure], ['idea', 1, 'sealed'])
  const wrong: readonly (readonly [Partial<Said>, string])[] = [
    [{ twins: {} }, 'noTitle'], [{ twins: { de: { title: '\u200b ' } } }, 'noTitle'], [{ twins: { de: { title: 'x' }, en: { title: '', need: 'y' } } }, 'noEnglishTitle'], [{ twins: { de: { title: 'x'.repeat(201) } } }, 'longGermanTitle'], [{ twins: { de: { title: 'x', need: 'y'.repeat(100_001) } } }, 'longText'],
    [{ partners: [{ organisation: org(1), part: '' }] }, 'partnerLeads'], [{ partners: [{ organisation: org(2), part: '' }, { organisation: org(2), part: 'x' }] }, 'partnerTwice'], [{ readinessNow: 0 }, 'noReadiness'], [{ readinessAim: 10 }, 'noReadiness'], [{ readinessNow: 5, readinessAim: 4 }, 'readinessFalls'],
    [{ budget: -1 }, 'noEuro'], [{ budget: 1.5 }, 'noEuro'], [{ budget: 10, share: 11 }, 'shareBeyond'], [{ from: '2027-01-02', until: '2027-01-01' }, 'backwards'], [{ from: '2027-01-01', milestones: [{ title: 'Muster', due: '2026-12-31' }] }, 'milestoneEarly'], [{ until: '2027-01-01', milestones: [{ title: 'Muster', due: '2027-01-02' }] }, 'milestoneLate'], [{ milestones: [{ title: ' ', due: '2027-01-02' }] }, 'milestoneUntitled'],
    [{ results: { text: '', usedBy: 'wir' } }, 'resultsUntold'], [{ sought: Array.from({ length: 31 }, (_, at) => `x${at}`) }, 'manySought'],
  ]
  for (const [more, reason] of wrong) assert.equal(reasonOf(begin({ ...said, ...more }, { disclosure: 'sealed', stricter: {} }, { ...signed, id: id(1) as ProjectId, today: TODAY })), `project.${reason}`)
  assert.deepEqual(plan({ sought: ['Optik', ' Optik ', ''] }).sought, ['Optik'])
})

test('a language is stale from when the other was changed, until it is changed or confirmed', () => {
  const both = { de: { title: 'Glas' }, en: { title: 'Glass' } }
  const begun = plan({ twins: both })
  const changed = value(revise(begun, { ...said, twins: { ...both, de: { title: 'Glas fügen' } } }, 1, { ...signed, othersStay: false }))
  assert.deepEqual([changed.version, changed.stale], [2, { en: AT }])
  assert.deepEqual(value(revise(changed, { ...said, twins: changed.twins }, 2, { ...signed, othersStay: true })).stale, {})
  assert.equal(reasonOf(revise(changed, said, 1, { ...signed, othersStay: false })), 'project.changed')
})

test('no field is disclosed further than its plan, and one that is stricter stays so when the plan opens', () => {
  assert.equal(reasonOf(readStricter('partners', { need: 'alliance' })), 'project.fieldWider')
  assert.deepEqual(value(readStricter('alliance', { need: 'alliance', budget: 'sealed' })), { budget: 'sealed' })
  for (const disclosure of DISCLOSURES) for (const stricter of DISCLOSURES) for (const field of FIELDS) assert.ok(DISCLOSURES.indexOf(levelOf({ disclosure, stricter: { [field]: stricter } }, field)) <= DISCLOSURES.indexOf(disclosure))
  assert.ok(!isAsOpen({ disclosure: 'alliance', stricter: { need: 'sealed' } }, 'need'))
  const [before, after] = [{ disclosure: 'alliance', stricter: { need: 'sealed' } }, { disclosure: 'alliance', stricter: { budget: 'sealed' } }] as const
  assert.deepEqual([opens(before, after), closes(before, after)], [true, true], 'one field opens, another closes')
})

const open = (project: Project, more: object, readers = 0) => disclose(project, { disclosure: 'alliance', stricter: {}, isConfirmed: false, ...more }, { ...signed, seen: project.version, readers })

test('opening to the alliance asks for protection, closing needs that nobody else has read', () => {
  assert.equal(reasonOf(open(plan(), {})), 'protection.unanswered')
  assert.equal(reasonOf(open(plan(), { answer: 'not-yet' })), 'protection.unconfirmed')
  assert.equal(value(open(plan(), { answer: 'not-yet', isConfirmed: true })).protection?.answer, 'not-yet')
  assert.equal(value(open(plan(), { disclosure: 'partners' })).disclosure, 'partners', 'partners are bound, and no public')
  const inside = plan({}, 'alliance')
  assert.equal(reasonOf(open(inside, { answer: 'filed' })), 'disclosure.same')
  assert.equal(value(open(inside, { disclosure: 'sealed' })).disclosure, 'sealed')
  assert.equal(reasonOf(open(inside, { disclosure: 'sealed' }, 1)), 'disclosure.read')
  assert.equal(reasonOf(open(inside, { disclosure: 'public', stricter: { need: 'sealed' }, answer: 'filed' }, 1)), 'disclosure.read', 'opening the plan may close a field')
})

test('every step of the table is taken and no other; refused and dropped say why', () => {
  for (const from of STATES) {
    for (const to of STATES) {
      const step = advance({ ...plan(), state: from }, { to, on: TODAY, reason: 'Weil.' }, 1, TODAY, signed)
      assert.equal(step.ok, STEPS[from].includes(to), `${from} → ${to}`)
    }
  }
  const step = (from: ProjectState, to: ProjectState, on = TODAY, reason = '') => advance({ ...plan(), state: from, stateOn: '2026-11-01' }, { to, on, reason }, 1, TODAY, signed)
  assert.equal(reasonOf(step('submitted', 'refused')), 'state.whyRefused')
  assert.equal(reasonOf(step('idea', 'dropped')), 'state.whyDropped')
  assert.equal(reasonOf(step('idea', 'outline', '2026-12-01')), 'state.future')
  assert.equal(reasonOf(step('idea', 'outline', '2026-10-31')), 'state.before')
  assert.deepEqual(value(step('outline', 'submitted')).funding, { applied: TODAY })
})

// Source: Art. 6 (2) and Art. 2 No. 23 AGVO; VV No. 1.3 to § 44 BHO.
test('a contract warns where it is earlier than the application, or than what permits to start', () => {
  const cases: readonly (readonly [Parameters<typeof warningOf>[0], string | undefined])[] = [
    [{}, undefined], [{ contract: '2026-05-01' }, undefined], [{ applied: '2026-04-01', contract: '2026-05-01' }, undefined], [{ applied: '2026-06-01', contract: '2026-05-01' }, 'funding.beforeApplication'],
    [{ applied: '2026-04-01', approved: '2026-06-01', contract: '2026-05-01' }, 'funding.beforeApproval'], [{ applied: '2026-04-01', approved: '2026-06-01', contract: '2026-06-01' }, undefined],
    [{ applied: '2026-04-01', earlyStart: '2026-05-01', approved: '2026-06-01', contract: '2026-05-15' }, undefined], [{ applied: '2026-04-01', earlyStart: '2026-05-01', approved: '2026-06-01', contract: '2026-04-15' }, 'funding.beforeEarlyStart'], [{ applied: '2026-06-01', earlyStart: '2026-04-01', contract: '2026-05-01' }, 'funding.beforeApplication'],
  ]
  for (const [dates, reason] of cases) assert.equal(warningOf(dates)?.reason, reason, JSON.stringify(dates))
})

test('parts begin as the whole was, and the whole is not changed any longer', () => {
  let n = 10
  const newId = (): ProjectId => id(n++) as ProjectId
  const { whole, parts } = value(split(plan({ budget: 5 }), ['Links', ' Rechts '], 1, { ...signed, newId }))
  assert.deepEqual([whole.became, parts.map(({ twins, budget, version }) => [twins.de?.title, budget, version])], ['split', [['Links', 5, 1], ['Rechts', 5, 1]]])
  assert.equal(reasonOf(split(whole, ['a', 'b'], 2, { ...signed, newId })), 'project.became')
  assert.equal(reasonOf(split(plan(), ['a', 'a'], 1, { ...signed, newId })), 'split.twice')
  assert.equal(reasonOf(revise(whole, said, 2, { ...signed, othersStay: false })), 'project.became')
  const other = { ...plan({ lead: org(2) }), id: id(9) as ProjectId }
  assert.equal(reasonOf(merge(plan(), other, 1, signed)), 'merge.noPartner')
  assert.equal(value(merge(plan(), { ...other, partners: [{ organisation: org(1), part: '' }] }, 1, signed)).became, 'merged')
  const given = value(handOver(plan({ leader: id(11) as PersonId, partners: [{ organisation: org(2), part: '' }] }), org(2), 1, signed))
  assert.deepEqual([given.lead, given.leader, given.partners], [org(2), undefined, []])
})

test('history shows a reader what was meant for them when it was written, and no more than is meant for them now', () => {
  const sealed = plan({ budget: 1 })
  const opened = next(sealed, { disclosure: 'alliance', stricter: { budget: 'sealed' }, protection: { answer: 'filed', at: AT } }, signed)
  const changed = next(opened, { budget: 2, sought: ['Optik'] }, signed)
  const versions = [sealed, opened, changed].map((project) => ({ project, by: signed.by, at: AT }))
  const names = (reader: Parameters<typeof historyFor>[0]) => historyFor(reader, changed, versions).map(({ project, differences }) => [project.version, ...differences.map(({ name }) => name)])
  assert.deepEqual(names({ actor: { as: 'organisation', organisation: org(1), standing: 'member' }, isBound: true }), [[3, 'sought', 'budget'], [2, 'disclosure', 'stricter'], [1]])
  assert.deepEqual(names({ actor: { as: 'organisation', organisation: org(2), standing: 'member' }, isBound: true }), [[3, 'sought'], [2]])
  assert.deepEqual(names({ actor: { as: 'outside' }, isBound: false }), [])
})
