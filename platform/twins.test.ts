import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { inStep, staleAfter, type Stale } from './twins.ts'

const day = (number: number): Date => new Date(Date.UTC(2026, 10, number))

const twinsOf = ([de = '-', en = '-']: string) => ({ ...(de === '-' ? {} : { de }), ...(en === '-' ? {} : { en }) })

/** “ab cb 5”: German and English before and after, and when; “-” is none, “!” says that what was not changed is right. Out: since when German and English are stale. */
function behind(notation: string, stale: Stale = {}): string {
  const [before = '', after = '', at = ''] = notation.split(' ')
  const { de, en } = staleAfter(stale, twinsOf(before), twinsOf(after), { now: day(Number.parseInt(at, 10)), othersStay: at.endsWith('!') })
  return `${de?.getUTCDate() ?? '–'} ${en?.getUTCDate() ?? '–'}`
}

test('a twin is stale from when the other was changed and it was not', () => {
  for (const [notation, stale] of [['ab ab 5', '– –'], ['ab cb 5', '– 5'], ['ab ac 5', '5 –'], ['ab cd 5', '– –'], ['ab cb 5!', '– –'], ['-- ab 5', '– –']] as const) assert.equal(behind(notation), stale, notation)
})

test('it stays stale since the first change that it lacks, until it is changed, confirmed, or gone', () => {
  for (const [notation, stale] of [['cb db 6', '– 5'], ['cb cb 6', '– 5'], ['cb cd 6', '– –'], ['cb db 6!', '– 5'], ['cb cb 6!', '– –'], ['cb c- 6', '– –'], ['cb -b 6', '– –']] as const) assert.equal(behind(notation, { en: day(5) }), stale, notation)
})

test('adding one makes the other no older', () => {
  assert.equal(behind('a- ab 5'), '– –')
  assert.equal(behind('a- cb 5'), '– –')
})

test('never are both stale, and changing both ends it', () => {
  const sign = fc.constantFrom('a', 'b', 'c', '-')
  const pair = fc.tuple(sign, sign).map(([de, en]) => de + en)
  fc.assert(
    fc.property(fc.array(fc.tuple(pair, fc.boolean()), { minLength: 2, maxLength: 8 }), (steps) => {
      let stale: Stale = {}
      let before = '--'
      for (const [at, [after, othersStay]] of steps.entries()) {
        stale = staleAfter(stale, twinsOf(before), twinsOf(after), { now: day(at + 1), othersStay })
        assert.ok(Object.keys(stale).length < 2)
        if (before[0] !== after[0] && before[1] !== after[1]) assert.deepEqual(stale, {})
        before = after
      }
    }),
  )
})

const reason = (stale: Stale, gone = ''): string => {
  const ready = inStep(stale, (language) => gone === language)
  return ready.ok ? 'ready' : ready.refusal.reason
}

test('what is stale or gone is not in step; the sentence names which', () => {
  assert.deepEqual([reason({}), reason({ en: day(5) }), reason({ de: day(5) }), reason({}, 'en'), reason({}, 'de')], ['ready', 'twin.staleEnglish', 'twin.staleGerman', 'twin.goneEnglish', 'twin.goneGerman'])
})
