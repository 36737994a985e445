import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrganisationId } from '#modules/members'
import { pairsIn, tallied, type Counted } from './portfolio.ts'
import { timelinePicture, type TimelineRow } from './timeline.ts'

const id = (name: string): OrganisationId => name as OrganisationId
const project = (notation: string): Counted & { readonly state: string; readonly topics: readonly string[] } => {
  const [state = '', lead = '', partners = '', topics = ''] = notation.split(' ')
  return { state, lead: id(lead), partners: partners.split('+').filter((one) => one !== '-').map(id), topics: topics.split('+').filter((one) => one !== '') }
}

test('who works with whom counts each project once for each pair, whoever leads it', () => {
  const pairs = pairsIn([project('running a b+c'), project('idea b a'), project('idea c -'), project('idea a b+b+a')])
  assert.deepEqual(pairs.map(({ organisations, count }) => `${organisations.join('')}${count}`), ['ab3', 'ac1', 'bc1'])
})

test('a project counts once in each of its topics, the most frequent first', () => {
  const projects = [project('idea a - laser+glass+laser'), project('idea b - laser'), project('idea c -')]
  assert.deepEqual(tallied(projects, ({ topics }) => topics), [{ key: 'laser', count: 2 }, { key: 'glass', count: 1 }])
  assert.deepEqual(tallied(projects, ({ state }) => [state]), [{ key: 'idea', count: 3 }])
})

const row = (given: Partial<TimelineRow>): TimelineRow => ({ id: 'p', title: 'Glasfasersensorik', lead: 'Änne GmbH', state: 'running', milestones: [], ...given })
const draw = (rows: readonly TimelineRow[], on: 'wide' | 'narrow' = 'wide'): string => timelinePicture(rows, { id: 't', language: 'de', today: '2027-06-15', on }, { project: ({ id: own }) => `/de/vorhaben/${own}` })

test('bars stand where their days are: half of a year is half of its width', () => {
  const svg = draw([row({ from: '2027-01-01', until: '2027-07-02' }), row({ from: '2027-01-01', until: '2027-12-31' })])
  const widths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((hit) => Number(hit[1]))
  assert.equal(widths.length, 2)
  assert.ok(Math.abs((widths[0] ?? 0) / (widths[1] ?? 1) - 0.5) < 0.005, String(widths))
  assert.match(svg, /<a href="\/de\/vorhaben\/p">/)
  assert.match(svg, /Glasfasersensorik, Änne GmbH: läuft, 1\.\u00a0Januar 2027 bis 2\.\u00a0Juli 2027/)
})

test('a mistyped year squeezes nothing: the bar ends in an arrow at the edge', () => {
  const usual = draw([row({ from: '2027-01-01', until: '2028-12-31' })])
  const far = draw([row({ from: '2027-01-01', until: '2028-12-31' }), row({ from: '2027-01-01', until: '3027-01-01' })])
  assert.match(far, />2035<\/text>/)
  assert.doesNotMatch(far, />2036<\/text>/)
  assert.match(far, /l5 5l-5 5z/)
  assert.doesNotMatch(usual, /l5 5l-5 5z" fill/)
})

test('without dates a project has its row and no bar; groups come surest first', () => {
  const svg = draw([row({ state: 'idea', title: 'Idee eins' }), row({ from: '2027-01-01', until: '2027-02-01' })])
  assert.equal(svg.match(/<rect/g)?.length, 1)
  assert.ok(svg.indexOf('Laufend (1)') < svg.indexOf('Ideen (1)'))
  assert.match(svg, /noch ohne Termin/)
})

const milestone = (due: string, state: TimelineRow['milestones'][number]['state']): TimelineRow['milestones'][number] => ({ due, state })

test('milestones differ in form, and who points at a row reads which are overdue; dropped ones are not drawn', () => {
  const dated = { from: '2027-01-01', until: '2027-12-31' }
  const svg = draw([row({ ...dated, milestones: [milestone('2027-03-01', 'reached'), milestone('2027-05-01', 'late'), milestone('2027-09-01', 'planned'), milestone('2027-10-01', 'dropped')] })])
  const placed = (form: RegExp): readonly number[] => [...svg.matchAll(form)].map((hit) => Number(hit[1]))
  const [reached, planned, late] = [placed(/<path d="M([\d.]+) [\d.]+l5 5l-5 5l-5-5z" fill="var\(--ink\)"/g), placed(/<path d="M([\d.]+) [\d.]+l5 5l-5 5l-5-5z" fill="var\(--paper\)"/g), placed(/<path d="M([\d.]+) [\d.]+l5 5l-5 5l-5-5zm0-3v16"/g)]
  assert.deepEqual([reached.length, planned.length, late.length], [1, 1, 1])
  assert.ok((reached[0] ?? 0) < (late[0] ?? 0) && (late[0] ?? 0) < (planned[0] ?? 0))
  assert.match(svg, /; 1 Meilenstein überfällig/)
  assert.doesNotMatch(draw([row(dated)]), /überfällig/)
})

test('titles that try to be markup stay text, and nobody has none', () => {
  assert.doesNotMatch(draw([row({ title: '<script>alert(1)</script>' })]), /<script/)
  assert.match(draw([]), /Noch kein Vorhaben/)
  assert.match(draw([row({})], 'narrow'), /width="344"/)
})
