import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'node:test'

const root = resolve(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'tsx '))
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))

function run(text: string): string {
  writeFileSync(join(folder, 'page.tsx'), text)
  const { stdout, stderr } = spawnSync(join(root, 'bin/node'), [join(folder, 'page.tsx')], { encoding: 'utf8' })
  return stdout + stderr
}

test('a page in .tsx runs unbuilt, types and all, and escapes what it shows', () => {
  assert.equal(run("import { renderToString } from 'preact-render-to-string'\ntype Shown = { readonly name: string }\nconst Page = ({ name }: Shown) => <p>{name}</p>\nconsole.log(renderToString(<Page name=\"<b>\" />))"), '<p>&lt;b></p>\n')
})

test('a trace names the line as it is written', () => {
  assert.match(run("type A = { a: string }\n\ntype B = A\nconst fail = (b: B) => {\n  throw new Error(b.a)\n}\nconst page = <p />\nfail({ a: String(page.type) })"), /page\.tsx:5:9/)
})

test('what is no TypeScript is named with its place', () => {
  assert.match(run('const page = <p>'), /SyntaxError[\s\S]*page\.tsx/)
})
