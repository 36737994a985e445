import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { setTimeout as after } from 'node:timers/promises'
import { Exhausted, openThread, type Thread } from './threads.ts'
import type { Task } from './threads.sample.ts'

const thread: Thread<Task, string> = openThread(new URL('threads.sample.ts', import.meta.url), { memoryMb: 64, deadlineMs: 60_000 })

const told = (answer: Promise<string>): Promise<string> => answer.catch((error: unknown) => (error instanceof Exhausted ? 'exhausted' : error instanceof Error ? error.message : 'nothing'))

test('questions are answered in order, and what exhausts time or memory, or breaks, costs nobody else their answer', async () => {
  const answers = await Promise.all([thread.ask('say'), thread.ask('turn for ever', { deadlineMs: 300 }), thread.ask('say'), thread.ask('eat'), thread.ask('break'), thread.ask('say')].map(told))
  assert.deepEqual(answers, ['said', 'exhausted', 'said', 'exhausted', 'broken', 'said'])
})

test('who stops asking is not kept waiting, and a closed thread answers nobody', async () => {
  const stopping = new AbortController()
  const asked = told(thread.ask('turn for ever', { signal: stopping.signal }))
  setTimeout(() => stopping.abort(), 100)
  assert.equal(await asked, 'exhausted')
  await thread.close()
  assert.equal(await told(thread.ask('say')), 'exhausted')
})

test('one that is killed while it has nothing to do is replaced', async () => {
  const other: Thread<Task, string> = openThread(new URL('threads.sample.ts', import.meta.url), { memoryMb: 64, deadlineMs: 60_000 })
  assert.equal(await other.ask('say'), 'said')
  const [pid = ''] = own()
  process.kill(Number(pid), 'SIGKILL')
  while (existsSync(`/proc/${pid}`)) await after(10)
  assert.equal(await other.ask('say'), 'said')
  await other.close()
  assert.deepEqual(own(), [])
})

/** The threads of this file that run. */
const own = (): string[] => readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes('threads.sample.ts'))

const commandOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}
