import { test } from 'node:test'
import assert from 'node:assert/strict'
import { closingLinks } from './hierarchy.ts'

test('which link closes a cycle does not hang on the order of the file', () => {
  const links: [string, string[]][] = [['a', ['b']], ['b', ['c']], ['c', ['a', 'd']], ['d', []]]
  assert.deepEqual(closingLinks(new Map(links)), [['c', 'a']])
  assert.deepEqual(closingLinks(new Map(links.toReversed())), [['c', 'a']])
})

test('a chain of 300,000 concepts is walked to its end', () => {
  const chain = new Map(Array.from({ length: 300_000 }, (_, at) => [`c${at}`, [`c${at + 1}`]]))
  assert.deepEqual(closingLinks(chain.set('c300000', ['c299999'])), [['c300000', 'c299999']])
})
