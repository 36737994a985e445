import assert from 'node:assert/strict'
import { test } from 'node:test'
import { recognise, type Outline } from './identity.ts'

/** “abc 12”: members a, b, c share topics 1, 2. */
const outline = (line: string): Outline => {
  const [members = '', topics = ''] = line.split(' ')
  return { organisations: members.split(''), topics: topics.split('') }
}
const follow = (before: string[], now: string[]): number[] => recognise(before.map(outline), now.map(outline))

test('an intersection stays the same when it grows or shrinks by a member, a topic, or both', () => {
  for (const now of ['abc 12', 'a 12', 'ab 123', 'ab 1', 'abc 123']) assert.deepEqual(follow(['ab 12'], [now]), [0], now)
})

test('another one is new', () => {
  assert.deepEqual(follow(['ab 12'], ['cd 12', 'ab 34', 'ac 13']), [-1, -1, -1])
})

test('of two descendants the more alike is the old one', () => {
  assert.deepEqual(follow(['abcd 123'], ['abc 12', 'abcd 12']), [-1, 0])
})

test('two that swap places are each recognised', () => {
  assert.deepEqual(follow(['ab 12', 'cd 34'], ['cd 345', 'ab 12']), [1, 0])
})
