/** What the README shows is what the commands print. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'

const root = resolve(import.meta.dirname, '..')

test('the example of the README is printed by its command, line for line', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  const [, command = '', shown = ''] = /```\n\$ LANG=de_DE\.UTF-8 (bin\/schnittmenge [^\n]*)\n([\s\S]*?)```/.exec(readme) ?? []
  assert.notEqual(command, '')
  const { stdout } = spawnSync(join(root, 'bin/schnittmenge'), command.split(' ').slice(1), { cwd: root, encoding: 'utf8', env: { ...process.env, LC_ALL: 'de_DE.UTF-8' } })
  const printed = stdout.split('\n')
  const lines = shown.split('\n').filter((line) => line.trim() !== '' && line.trim() !== '…')
  assert.ok(lines.length >= 4)
  for (const line of lines) assert.ok(printed.some((other) => other === line || (line.endsWith('…') && other.startsWith(line.slice(0, -1).trimEnd()))), line)
})
