import assert from 'node:assert/strict'
import { test } from 'node:test'
import { must } from '#platform/result'
import { readIn, readyToPublish, written, type Text, type Twins } from './twin.ts'

const day = (number: number): Date => new Date(Date.UTC(2026, 10, number))
const text = (title: string, said = ''): Text => ({ title, text: said })
const write = (known: Twins, de: string | undefined, en: string | undefined, at: number, othersStay = false): Twins => must(written(known, { ...(de === undefined ? {} : { de: text(de) }), ...(en === undefined ? {} : { en: text(en) }) }, day(at), { othersStay }))
const stale = ({ de, en }: Twins): string => `${de?.staleSince?.getUTCDate() ?? '–'} ${en?.staleSince?.getUTCDate() ?? '–'}`

test('a twin is stale from when the other was changed, until it is changed itself', () => {
  const both = write({}, 'Clustertag', 'Cluster day', 1)
  assert.equal(stale(both), '– –')
  const german = write(both, 'Clustertag in Jena', 'Cluster day', 5)
  assert.equal(stale(german), '– 5')
  const again = write(german, 'Clustertag in Jena und Weimar', 'Cluster day', 6)
  assert.equal(stale(again), '– 5', 'since the first change that it lacks')
  assert.equal(stale(write(again, 'Clustertag in Jena und Weimar', 'Cluster day in Jena and Weimar', 7)), '– –', 'bringing it up to date makes the other no older')
  assert.equal(stale(write(both, 'Clustertag!', 'Cluster day', 5, true)), '– –', 'a comma changes nothing for the other')
  assert.equal(stale(write(both, 'neu', 'new', 5)), '– –')
})

test('adding a language makes the other no older; taking one away leaves the other', () => {
  const german = write({}, 'Clustertag', undefined, 1)
  assert.equal(stale(write(german, 'Clustertag', 'Cluster day', 9)), '– –')
  assert.deepEqual(Object.keys(write(write({}, 'a', 'b', 1), 'a', '', 2)), ['de'])
})

test('who reads a language gets its twin, or the other one', () => {
  assert.equal(readIn(write({}, 'Clustertag', undefined, 1), 'en').language, 'de')
  assert.equal(readIn(write({}, 'Clustertag', 'Cluster day', 1), 'en').twin.title, 'Cluster day')
})

test('nothing, or a text without a title, is refused; English alone is not published, a stale twin only where that blocks', () => {
  assert.equal(written({}, {}, day(1)).ok, false)
  assert.equal(written({}, { de: text('', 'Text') }, day(1)).ok, false)
  assert.equal(readyToPublish(write({}, undefined, 'Cluster day', 1), {}, false).ok, false)
  const behind = write(write({}, 'a', 'b', 1), 'c', 'b', 2)
  assert.deepEqual([readyToPublish(behind, {}, false).ok, readyToPublish(behind, {}, true).ok], [true, false])
})
