import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrganisationId } from '#modules/members'
import { accept, refuse } from '#platform/result'
import type { ProjectId } from './project.ts'
import { keyOf, planTable, readCordis, readPlanTable, statesBy, type CellRow, type PlanTableKnown, type ReadPlans } from './plan-table.ts'

const TODAY = '2027-06-15'
const states = statesBy((state) => ({ idea: ['Idee'], running: ['läuft'] })[state as 'idea' | 'running'] ?? [])
/** A row a line, cells apart by a bar. */
const table = (text: string): CellRow[] => text.trim().split('\n').map((line, at) => ({ row: at + 1, cells: line.split('|').map((cell) => (cell.trim() === '=SUMME' ? null : cell.trim())) }))
const read = (text: string): ReadPlans => {
  const result = readPlanTable(table(text), (key) => states.get(key))
  assert.ok(result.ok, JSON.stringify(result))
  return result.value
}
const known = (given: Partial<PlanTableKnown> = {}): PlanTableKnown => ({ organisationNamed: (name) => (name.startsWith('Fremd') ? undefined : (keyOf(name) as OrganisationId)), standingOf: (id) => (id.startsWith('extern') ? 'outside' : 'member'), origins: new Set(), mayEnter: () => accept(undefined), ...given })
let ids = 0
const planned = (rows: ReadPlans, given: Partial<PlanTableKnown> = {}) => planTable(rows, known(given), { disclosure: 'alliance', stricter: {} }, { by: { as: 'curator' }, at: new Date(0), newId: () => `p${++ids}` as ProjectId, today: TODAY })

const TABLE = `
Unsere Vorhaben | | | | | |
Titel | Title | Leitung | Partner | Stand | Beginn | Ende | Mittel | Farbe
Glasfasersensorik | Fibre sensing | Änne GmbH | Bodo AG; Fremde Firma | läuft | 1.3.2027 | 2029-02-28 | 1.250.000,00 € | blau
`

test('a table in German or English is read under its headings, with what it cannot use named', () => {
  const { rows: [row], ignored } = read(TABLE)
  assert.deepEqual(row, { row: 3, name: 'Glasfasersensorik', twins: { de: { title: 'Glasfasersensorik' }, en: { title: 'Fibre sensing' } }, lead: 'Änne GmbH', partners: ['Bodo AG', 'Fremde Firma'], state: 'running', from: '2027-03-01', until: '2029-02-28', budget: 1_250_000, origin: 'table:annegmbh:glasfasersensorik' })
  assert.deepEqual(ignored, ['Farbe'])
})

test('partners whom nobody knows are left out and named; the same table twice changes nothing', () => {
  const first = planned(read(TABLE))
  assert.deepEqual(first.rows, [{ row: 3, name: 'Glasfasersensorik', outcome: 'creates', without: ['Fremde Firma'] }])
  assert.deepEqual(first.created[0]?.project.partners, [{ organisation: 'bodoag', part: '' }])
  assert.equal(first.created[0]?.project.state, 'running')
  const again = planned(read(TABLE), { origins: new Set(first.created.map(({ origin }) => origin)) })
  assert.deepEqual([again.rows[0]?.outcome, again.created.length], ['known', 0])
})

test('what a row gets wrong refuses that row alone, in one reason', () => {
  const rows = (line: string) => planned(read(`Titel | Leitung | Stand | Beginn | Ende | Mittel\n${line}\nGut | Änne GmbH | | | |`)).rows
  for (const [line, reason] of [
    ['Plan | | | | |', 'planTable.noLead'],
    ['Plan | Fremde Firma | | | |', 'planTable.unknownLead'],
    ['Plan | Extern AG | | | |', 'planTable.noMember'],
    ['Plan | Änne GmbH | fliegt | | |', 'planTable.noState'],
    ['Plan | Änne GmbH | | 31.2.2027 | |', 'planTable.noDay'],
    ['Plan | Änne GmbH | | 2027-05-01 | 2027-04-01 |', 'project.backwards'],
    ['Plan | Änne GmbH | | | | viel', 'planTable.noEuro'],
    [' | Änne GmbH | | | |', 'project.noTitle'],
    ['=SUMME | Änne GmbH | | | |', 'planTable.formula'],
    ['Gut | Änne GmbH | | | |', ''],
  ] as const) {
    const [first, second] = rows(line)
    if (reason === '') {
      assert.deepEqual([first?.outcome, second?.outcome === 'refused' && second.refusal.reason], ['creates', 'planTable.rowTwice'])
      continue
    }
    assert.deepEqual([first?.outcome === 'refused' && first.refusal.reason, second?.outcome], [reason, 'creates'], line)
  }
  assert.equal(planned(read('Titel | Leitung\nPlan | Änne GmbH'), { mayEnter: () => refuse('forbidden', 'project.mayNotEnter') }).rows[0]?.outcome, 'refused')
})

test('without title and lead in the heading, twice the same column, or without rows, the file is refused', () => {
  for (const [text, reason] of [['Farbe | Form\nblau | rund', 'planTable.noColumns'], ['Titel | Titel | Leitung\na | b | c', 'planTable.columnTwice'], ['Titel | Leitung', 'planTable.empty']] as const) {
    const result = readPlanTable(table(text), () => undefined)
    assert.equal(result.ok ? '' : result.refusal.reason, reason)
  }
})

test('a project of CORDIS is one plan of its coordinator, in the state its dates say; a broken line is refused alone', () => {
  const project = { id: 1, acronym: 'FIBRE', title: 'Sensing', objective: 'We sense.', start: '2026-01-01', end: '2028-12-31', orgs: [{ name: 'Extern AG', role: 'coordinator' }, { name: 'Bodo AG', role: 'participant' }, { name: 'Bodo AG', role: 'participant' }] }
  const result = readCordis([{ row: 1, value: project }, { row: 2, value: undefined }, { row: 3, value: { ...project, id: 2, end: '2027-01-01', start: '2025-01-01' } }, { row: 4, value: { title: 'x', orgs: 'none' } }], TODAY)
  assert.ok(result.ok)
  assert.deepEqual(result.value.rows.map(({ twins, lead, partners, state, origin }) => [twins.en?.title, twins.en?.summary, lead, partners.join(), state, origin]), [['FIBRE: Sensing', 'We sense.', 'Extern AG', 'Bodo AG', 'running', 'cordis:1'], ['FIBRE: Sensing', 'We sense.', 'Extern AG', 'Bodo AG', 'completed', 'cordis:2']])
  assert.deepEqual(result.value.refused.map(({ row, refusal }) => [row, refusal.reason]), [[2, 'planTable.brokenJson'], [4, 'planTable.noLead']])
  assert.equal(planned(result.value).rows.filter(({ outcome }) => outcome === 'creates').length, 2)
})
