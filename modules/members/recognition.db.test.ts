import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { testDatabase } from '../../platform/database/sample.ts'
import { recognise } from './recognition-store.ts'
import { organisationOf } from './sample.ts'
import { addOrganisations } from './store.ts'

const { db } = await testDatabase()
const uhu = organisationOf('Uhu Ophthalmik GmbH', 'company', { website: 'https://uhu.example' })
const musterwerk = [organisationOf('Musterwerk', 'company', { place: 'Probenau' }), organisationOf('Musterwerk', 'company', { place: 'Musterau' })]
await transact(db, async (tx) => must(await addOrganisations(tx, [uhu, ...musterwerk])))

/** `Name | website` to a word a line. */
const told = async (...lines: string[]): Promise<string[]> =>
  (await recognise(db, lines.map((line) => line.split(' | ')).map(([de = '', website]) => ({ name: { de }, ...(website === undefined ? {} : { website }) })))).map((one) => (one.verdict === 'twice' ? `twice ${one.place}` : one.verdict === 'same' || one.verdict === 'perhaps' ? `${one.verdict} ${one.organisation.name.de ?? ''}` : one.verdict))

test('a list is recognised in its order: known ones, several that fit, new ones, and those it names twice', async () => {
  assert.deepEqual(await told('UHU Ophthalmik', 'Spektralhase UG', 'Spektralhase', 'Musterwerk', 'Uhu Ophthalmik GmbH'), ['same Uhu Ophthalmik GmbH', 'new', 'twice 1', 'ambiguous', 'twice 0'])
})

test('the same website under another name is perhaps the same, and one letter off a new one of the list is new', async () => {
  assert.deepEqual(await told('Ganz Anders AG | https://uhu.example', 'Tautropfen Mikrooptik', 'Tautropfen Mikrooptyk'), ['perhaps Uhu Ophthalmik GmbH', 'new', 'new'])
})

test('nothing is written', async () => {
  const before = await db.selectFrom('organisations').select('id').execute()
  await told('Neu GmbH')
  assert.equal((await db.selectFrom('organisations').select('id').execute()).length, before.length)
})
