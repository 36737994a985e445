import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrganisationId } from '#modules/members'
import type { Result } from '#platform/result'
import { amend, confirm, daysLeft, enter, isOpen, isSaid, mayCompare, reinstate, saidOf, stateOf, topicsOf, withdraw, type Call, type CallId, type Said } from './call.ts'
import { planCalls, readDay, type CallReading, type CallRow } from './call-table.ts'
import { saidBy, takeEntry } from './feed.ts'
import { byUrgency, fitOf } from './fit.ts'
import { readIn } from './twin.ts'

const AT = new Date('2026-11-30T10:00Z')
const LATER = new Date('2026-12-01T10:00Z')
const id = (n: number) => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}` as CallId
const optonet = { as: 'organisation', organisation: id(9) as unknown as OrganisationId } as const
const reasonOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.reason)
const value = <T>(result: Result<T>): T => (result.ok ? result.value : assert.fail(JSON.stringify(result.refusal)))

const de = { title: 'Lasertechnik für die Medizin', text: 'Gefördert werden Verbünde.', eligible: 'Kleine Unternehmen' }
const said: Said = { kind: 'funding', audience: 'public', twins: { de }, closes: '2026-12-19', link: 'https://foerderung.example/laser' }
const signed = { id: id(1), origin: { from: 'entered' }, by: optonet, at: AT } as const
const call = value(enter(said, signed))

const reason = (change: Partial<Said>): string => reasonOf(enter({ ...said, ...change }, signed))

test('a call has a title in one language at least, days in their order, and a link that a browser opens', () => {
  assert.equal(reason({ twins: {} }), 'call.noTitle')
  assert.equal(reason({ twins: { de: { title: '  ', text: '', eligible: '' } } }), 'call.noTitle')
  assert.equal(reason({ twins: { en: { title: '', text: 'x', eligible: '' } } }), 'call.untitled')
  assert.equal(reason({ twins: { en: { title: '', text: '', eligible: 'x' } } }), 'call.untitled')
  assert.equal(reason({ twins: { de: { ...de, title: 'x'.repeat(301) } } }), 'call.long')
  assert.equal(reason({ twins: { de: { ...de, text: 'x'.repeat(30_001) } } }), 'call.long')
  assert.equal(reason({ opens: '2026-12-20' }), 'call.backwards')
  assert.equal(reason({ opens: '2026-12-19' }), 'accepted', 'one day is a day')
  for (const link of ['javascript:alert(1)', 'ftp://a.example', 'https://', 'https://a b', `https://a.example/${'x'.repeat(2_000)}`]) assert.equal(reason({ link }), 'call.noLink', link)
  assert.equal(readIn(call.twins, 'en').language, 'de', 'who reads English is shown the German')
})

const on = (today: string): string => stateOf({ opens: '2026-12-01', closes: '2026-12-19' }, today)

test('on its last day a call is open, on the next it is closed and says so', () => {
  assert.deepEqual(['2026-11-30', '2026-12-01', '2026-12-19', '2026-12-20'].map(on), ['coming', 'open', 'open', 'closed'])
  assert.equal(stateOf({}, '2026-12-20'), 'open')
  assert.equal(reasonOf(isOpen(call, '2026-12-19')), 'accepted')
  assert.deepEqual(isOpen(call, '2026-12-20'), { ok: false, refusal: { kind: 'conflict', reason: 'call.isClosed', facts: { day: '2026-12-19' } } })
  assert.equal(reasonOf(isOpen({ opens: '2027-01-01' }, '2026-12-20')), 'accepted', 'plans begin before')
  assert.deepEqual([daysLeft(call, '2026-11-30'), daysLeft(call, '2026-12-19'), daysLeft({}, '2026-12-19')], [19, 0, undefined])
  assert.equal(daysLeft({ closes: '2027-04-01' }, '2027-03-01'), 31, 'whatever the clocks do in between')
})

test('a withdrawn call is none to choose, and can come back', () => {
  const gone = value(withdraw(call, LATER))
  assert.equal(stateOf(gone, '2026-12-01'), 'withdrawn')
  assert.equal(reasonOf(isOpen(gone, '2026-12-01')), 'call.isWithdrawn')
  assert.equal(reasonOf(withdraw(gone, LATER)), 'call.isWithdrawn')
  assert.equal(stateOf(value(reinstate(gone, LATER)), '2026-12-01'), 'open')
  assert.equal(reasonOf(reinstate(call, LATER)), 'call.notWithdrawn')
})

test('for a tender nothing is compared', () => {
  assert.equal(reasonOf(mayCompare(call)), 'accepted')
  assert.equal(reasonOf(mayCompare({ kind: 'tender' })), 'call.tender')
})

test('what people say of topics goes before what was found, stays when the text changes, and two at once are told apart', () => {
  const found: Call = { ...call, found: ['laser-technology', 'optics'] }
  assert.deepEqual(topicsOf(found), ['laser-technology', 'optics'])
  const confirmed = value(confirm(found, ['optics', 'optics'], 1, LATER))
  assert.deepEqual(topicsOf(confirmed), ['optics'])
  assert.equal(reasonOf(confirm(confirmed, ['optics'], 1, LATER)), 'call.changed')
  assert.equal(reasonOf(confirm(found, Array.from({ length: 31 }, (_, at) => `t${at}`), 1, LATER)), 'call.manyTopics')
  const again = value(amend(confirmed, { ...said, twins: { de: { ...de, text: 'Neu.' } } }, 2, { at: LATER, isByHand: true }))
  assert.deepEqual([again.found, again.confirmed, again.isChangedByHand], [undefined, ['optics'], true])
  const moved = value(amend(confirmed, { ...said, closes: '2027-01-31' }, 2, { at: LATER, isByHand: false }))
  assert.deepEqual([moved.found, moved.isChangedByHand], [['laser-technology', 'optics'], false], 'another day is no other text')
  assert.equal(reasonOf(amend(call, said, 7, { at: LATER, isByHand: true })), 'call.changed')
  assert.ok(isSaid(call, saidOf(call)))
})

test('a language version that was not changed with the other is stale since then', () => {
  const both = value(enter({ ...said, twins: { de, en: { title: 'Laser technology', text: '', eligible: '' } } }, signed))
  const twins = { ...saidOf(both).twins, de: { ...de, eligible: 'Alle' } }
  assert.deepEqual(value(amend(both, { ...said, twins }, 1, { at: LATER, isByHand: true })).twins.en?.staleSince, LATER)
  assert.equal(value(amend(both, { ...said, twins, othersStay: true }, 1, { at: LATER, isByHand: true })).twins.en?.staleSince, undefined)
})

// ---- Fit

const above = (topic: string): string[] => ({ welding: ['laser'], laser: ['optics'] })[topic] ?? []

test('an intersection fits by two of the call’s topics, its narrower ones speak for them; what nobody inside holds is missing', () => {
  const overlaps = [
    { name: 'one', topics: ['laser', 'plastics'], surprise: 9 },
    { name: 'two', topics: ['welding', 'glass'], surprise: 1 },
    { name: 'three', topics: ['glass', 'laser', 'coating'], surprise: 0 },
    { name: 'broader', topics: ['optics', 'glass'], surprise: 5 },
  ]
  const fit = fitOf(['laser', 'glass', 'coating', 'quantum'], { overlaps, held: ['welding', 'glass', 'coating'], above })
  assert.deepEqual(fit.fitting.map(({ overlap: { name }, meets }) => [name, meets.join(' ')]), [['three', 'laser glass coating'], ['two', 'laser glass']])
  assert.deepEqual(fit.missing, ['quantum'])
  assert.deepEqual(fitOf(['laser'], { overlaps, held: [], above }).fitting.map(({ overlap: { name } }) => name), ['one', 'two', 'three'], 'of one topic, one is enough')
  assert.deepEqual(fitOf([], { overlaps, held: [], above }), { fitting: [], missing: [] })
})

test('what closes first is most urgent', () => {
  const calls = [{ id: id(3) }, { id: id(2), closes: '2027-01-01' }, { id: id(1), closes: '2026-12-01' }, { id: id(4), closes: '2026-12-01' }]
  assert.deepEqual(calls.toSorted(byUrgency).map((one) => Number(one.id.slice(-2))), [1, 4, 2, 3])
})

// ---- Feeds

const known = (change: Partial<Call>) => ({ call: { ...call, ...change }, said: 'a' })

test('an entry is new once, changes what nobody touched, and else leaves a hint', () => {
  assert.equal(takeEntry(undefined, 'a'), 'new')
  assert.equal(takeEntry(known({ isChangedByHand: true }), 'a'), 'same')
  assert.equal(takeEntry(known({}), 'b'), 'changed')
  assert.equal(takeEntry(known({ isChangedByHand: true }), 'b'), 'differs')
  assert.equal(takeEntry(known({ withdrawnAt: AT }), 'b'), 'differs')
})

test('an entry says title, text and link in the language of its feed; days and the other language stay', () => {
  const feed = { kind: 'funding', audience: 'public', language: 'en' } as const
  assert.deepEqual(value(saidBy({ id: '1', title: 'x'.repeat(400), text: 'y'.repeat(40_000) }, feed)).twins.en, { title: 'x'.repeat(300), text: 'y'.repeat(30_000), eligible: '' })
  const next = value(saidBy({ id: '1', title: 'Laser', text: 'New', link: 'https://b.example/' }, feed, saidOf(call)))
  assert.deepEqual([next.twins.de, next.twins.en?.title, next.closes, next.link], [de, 'Laser', '2026-12-19', 'https://b.example/'])
  assert.equal(reasonOf(saidBy({ id: '1', title: '', text: '' }, feed)), 'call.noTitle')
})

// ---- Tables

const reading: CallReading = { known: [call], audience: 'public', mayRead: () => true, mayEdit: () => true, check: (one) => enter(one, signed) }
const plan = (csv: string, change: Partial<CallReading> = {}) => planCalls(csv.split('\n').map((line, at) => ({ row: at + 1, cells: line.split(';').map((cell) => (cell === '=1+1' ? null : cell)) })), { ...reading, ...change })
const outcome = (row: CallRow): string => (row.outcome === 'refused' ? row.refusal.reason : row.outcome)
const outcomes = (csv: string, change: Partial<CallReading> = {}): string => value(plan(csv, change)).rows.map(outcome).join(' ')

const read = (text: string): string => { const day = readDay(text); return day.ok ? (day.value ?? '') : day.refusal.reason }

test('days are read as people write them', () => {
  assert.deepEqual(['2026-11-30', '30.11.2026', '1.3.27', '29. 2.2028', '2026-11-30T10:00', ''].map(read), ['2026-11-30', '2026-11-30', '2027-03-01', '2028-02-29', '2026-11-30', ''])
  for (const wrong of ['31.11.2026', '29.02.2027', '11/30/2026', 'bald', '2026-13-01', '9999-12-31', '0.1.2026', '30.11.', '-1']) assert.equal(read(wrong), 'call.noDay', wrong)
})

test('a table is read by its heads in either language, row by row', () => {
  assert.equal(outcomes('Titel;Art;Beschreibung;Frist;Link\nGlas;Förderaufruf;Text;31.1.2027;https://a.example/1\nBau;Ausschreibung;;;'), 'creates creates')
  const english = value(plan('Title;Kind;Text;Deadline;Budget\nGlass;tender;Something;2027-01-31;1000')).rows[0]
  assert.ok(english?.outcome === 'creates')
  assert.deepEqual([english.said.kind, english.said.twins, english.said.closes], ['tender', { en: { title: 'Glass', text: 'Something', eligible: '' } }, '2027-01-31'])
  assert.deepEqual(value(plan('Title;Kind;Budget\nGlass;tender;1')).ignored, ['Budget'])
  assert.equal(outcomes('Titel;Art;Frist;Link;Leserkreis\nA;;;;\nB;Vielleicht;;;\nC;Förderaufruf;bald;;\nD;Förderaufruf;;nirgends;\nE;Förderaufruf;;;alle\n;Förderaufruf;;;\nF;Förderaufruf;;;intern\n=1+1;Förderaufruf;;;\nF;Förderaufruf;;;'), 'call.noKind call.noKind call.noDay call.noLink call.noAudience call.noTitle creates call.formula call.rowTwice')
  assert.equal(reasonOf(plan('Name;Art\nA;Förderaufruf')), 'call.noColumns')
  assert.equal(reasonOf(plan('Titel;Art;Titel\nA;Förderaufruf;B')), 'call.columnTwice')
  assert.equal(reasonOf(plan(`Titel;Art\n${'A;Förderaufruf\n'.repeat(2_001)}`)), 'call.manyRows')
})

test('read a second time nothing happens; what changed is changed, unless somebody changed it by hand or entered it elsewhere', () => {
  const head = 'Titel;Art;Beschreibung;Antragsberechtigt;Frist;Link'
  const same = `${head}\nLasertechnik für die Medizin;Förderaufruf;Gefördert werden Verbünde.;Kleine Unternehmen;19.12.2026;https://foerderung.example/laser`
  assert.equal(outcomes(same), 'same')
  assert.equal(outcomes('Titel;Art\nLASERTECHNIK fuer die Medizin;Förderaufruf'), 'changes', 'by its title, whatever its case')
  const later = same.replace('19.12.2026', '31.1.2027')
  const [row] = value(plan(later)).rows
  assert.ok(row?.outcome === 'changes' && row.call === call.id && row.said.closes === '2027-01-31' && row.said.twins.de?.text === de.text)
  assert.equal(outcomes(later, { known: [{ ...call, isChangedByHand: true }] }), 'call.byHand')
  assert.equal(outcomes(later, { mayEdit: () => false }), 'call.foreign')
  assert.equal(outcomes(later, { mayRead: () => false }), 'creates', 'what one may not read is not told of')
  const [short] = value(plan('Titel;Art;Frist\nLasertechnik für die Medizin;Förderaufruf;1.2.2027')).rows
  assert.ok(short?.outcome === 'changes' && short.said.link === said.link && short.said.twins.de?.eligible === de.eligible, 'of what the file has no column nothing is lost')
})
