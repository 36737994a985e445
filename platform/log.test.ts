import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openLog } from './log.ts'

function logged(write: (log: ReturnType<typeof openLog>) => void): string {
  let lines = ''
  write(openLog('debug', (line) => (lines += line)))
  return lines
}

test('a line says when, how grave and what', () => {
  const line = JSON.parse(logged((log) => log.warn({ job: 7 }, 'a job failed'))) as Record<string, unknown>
  assert.equal(line['level'], 'warn')
  assert.equal(line['job'], 7)
  assert.equal(line['msg'], 'a job failed')
  assert.ok(!Number.isNaN(Date.parse(String(line['at']))))
})

test('what is personal does not show, wherever it slips in', () => {
  const lines = logged((log) => {
    log.info({ email: 'lea@optik.example', person: { name: 'Lea Sommer', ip: '192.0.2.7' } }, 'signed in')
    log.error({ err: Object.assign(new Error('duplicate key: (lea@optik.example)'), { severity: 'ERROR', code: '23505', detail: 'Key (email)=(lea@optik.example) already exists.', where: 'lea@', table: 'people', constraint: 'people_email' }) }, 'failed')
  })
  assert.doesNotMatch(lines, /lea@|Lea|192\.0/)
  assert.match(lines, /23505/)
  assert.match(lines, /people_email/)
})

test('an error of ours keeps its message, its places and its cause', () => {
  const lines = logged((log) => log.error({ err: new Error('no wonder', { cause: new TypeError('the cause') }) }, 'failed'))
  assert.match(lines, /no wonder/)
  assert.match(lines, /log\.test\.ts/)
  assert.match(lines, /the cause/)
})
