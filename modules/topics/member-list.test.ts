import assert from 'node:assert/strict'
import { test } from 'node:test'
import { organisationOf } from '../members/sample.ts'
import { foundOn, isOpen, isProposed, kindOf, MOST_ENTRIES, readAgain, refuseList, takenAs, type MemberList, type Proposal } from './member-list.ts'
import { laneOf } from './member-list-jobs.ts'
import { nth } from './sample.ts'

const READING: MemberList = { id: nth(7), version: 1, state: 'reading', address: 'https://mustercluster.example/mitglieder', entries: [], lost: 0, missed: 0, asked: { by: { as: 'curator' }, at: new Date(0) } }
const OUTCOME = { created: 1, known: 0, bare: 0, refused: [], sources: [] }

test('a list is read, found, and taken once; refused, it can be read again', () => {
  const found = foundOn(READING, [{ name: 'Uhu' }], { lost: 0, missed: 1 })
  assert.deepEqual([found.state, found.version, found.missed], ['found', 2, 1])
  const taken = takenAs(found, OUTCOME, READING.asked)
  assert.ok(taken.ok)
  assert.deepEqual([takenAs(taken.value, OUTCOME, READING.asked), readAgain(taken.value)].map((one) => (one.ok ? '' : one.refusal.reason)), ['list.taken', 'list.notAgain'])
  const refused = refuseList(READING, { reason: 'web.robots', facts: {} })
  const again = readAgain(refused)
  assert.ok(again.ok && again.value.state === 'reading' && again.value.refusal === undefined)
  const { address: _address, ...fromFile } = READING
  assert.equal(readAgain(fromFile).ok, false)
  assert.equal(takenAs(READING, OUTCOME, READING.asked).ok, false)
})

test('what is more than a list takes is told', () => {
  const found = foundOn(READING, Array.from({ length: MOST_ENTRIES + 5 }, (_, n) => ({ name: `Werk ${n}` })), { lost: 2, missed: 0 })
  assert.deepEqual([found.entries.length, found.lost], [MOST_ENTRIES, 7])
})

/** Can it be ticked, and is it to begin with? */
const ticked = (recognised: Proposal['recognised'], isDone = false): string => {
  const proposal = { entry: { name: 'Uhu' }, place: 0, recognised, isDone }
  return `${isOpen(proposal) ? 'open' : 'closed'} ${isProposed(proposal) ? 'on' : 'off'}`
}

test('ticked to begin with is what is new, and known for sure with something missing; only a person says what is perhaps the same', () => {
  const organisation = organisationOf('Uhu')
  assert.deepEqual(
    [ticked({ verdict: 'new', reason: 'unknown' }), ticked({ verdict: 'same', organisation, reason: 'name' }), ticked({ verdict: 'same', organisation, reason: 'name' }, true), ticked({ verdict: 'perhaps', organisation, reason: 'website' }), ticked({ verdict: 'ambiguous', organisations: [organisation, organisation], reason: 'name' }), ticked({ verdict: 'twice', place: 0 })],
    ['open on', 'open on', 'closed off', 'open off', 'closed off', 'closed off'],
  )
})

test('a name tells its kind, a file tells it better', () => {
  const kinds = ['Hochschule Beispielhausen', 'TU Musterau', 'Institut für angewandte Lasertechnik', 'Fraunhofer-Institut Probenau', 'Landratsamt Beispielkreis', 'Wirtschaftsverband Musterland', 'Uhu Ophthalmik GmbH', 'Stadtwerke Beispielstedt'].map((name) => kindOf({ name }))
  assert.deepEqual(kinds, ['university', 'university', 'research', 'research', 'authority', 'association', 'company', 'company'])
  assert.equal(kindOf({ name: 'Hochschule Beispielhausen', kind: 'company' }), 'company')
})

test('websites of one host wait for one another', () => {
  assert.equal(laneOf('https://www.uhu.example/a'), laneOf('http://uhu.example/b'))
  assert.ok(new Set(Array.from({ length: 50 }, (_, n) => laneOf(`https://werk${n}.example/`))).size <= 3)
})
