import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openThread, type Thread } from './threads.ts'
import type { Task } from './threads.sample.ts'

const thread: Thread<Task, string> = openThread(new URL('threads.sample.ts', import.meta.url), { memoryMb: 64, deadlineMs: 60_000 })

test('questions are answered in order, and what exhausts time, memory or itself costs nobody else their answer', async () => {
  const answers = await Promise.all([thread.ask('say'), thread.ask('turn for ever', 300), thread.ask('say'), thread.ask('eat'), thread.ask('break'), thread.ask('say')])
  assert.deepEqual(answers, ['said', 'exhausted', 'said', 'exhausted', 'exhausted', 'said'])
})
