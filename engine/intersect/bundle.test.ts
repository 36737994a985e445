/** `#engine/intersect` in a browser: bundled, and run in a context that has nothing but the language. */
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { createContext, runInContext } from 'node:vm'
import { buildSync, type BuildOptions } from 'esbuild'
import * as here from './index.ts'

const BROWSER = { bundle: true, platform: 'browser', format: 'iife', globalName: 'there', write: false, logLevel: 'silent' } as const satisfies BuildOptions

/** Every closed set with its support in the order of the search; as text, because it runs on either side. */
const TOLD = `(({ closedSets, intersections, rowsOf }) => {
  const lists = Array.from({ length: 90 }, (_, row) => Array.from({ length: 14 }, (_, topic) => topic).filter((topic) => (row * (topic + 3)) % 7 < 4 || row % 11 === topic))
  const lines = []
  for (const switches of [{}, { bitRows: 0, dense: 2 }, { bitRows: 8, dense: 0 }]) {
    closedSets(rowsOf(lists, 14), { minSupport: 2, ...switches, visit: (topics, size, support) => lines.push(topics.subarray(0, size).join(' ') + ': ' + support) })
  }
  const members = lists.slice(0, 40).map((row, at) => ({ name: 'm' + at, field: 'f' + (at % 3), holds: row.map((topic) => ({ topic: 't' + topic })) }))
  for (const given of [members, members.slice(0, 6)]) lines.push(JSON.stringify(intersections(given).found))
  return lines.join('\\n')
})`

test('the intersections bundle for a browser, without Node and without packages, and find the same bytes there', () => {
  const { outputFiles, metafile } = buildSync({ ...BROWSER, entryPoints: [join(import.meta.dirname, 'index.ts')], metafile: true })
  const inputs = Object.keys(metafile.inputs)
  assert.ok(inputs.length >= 4 && inputs.every((path) => path.startsWith('engine/')), inputs.join())

  const browser = createContext({})
  assert.equal(runInContext('typeof process + typeof require + typeof Buffer', browser), 'undefinedundefinedundefined')
  runInContext(outputFiles[0]?.text ?? '', browser)
  const there: unknown = runInContext(`${TOLD}(there)`, browser)

  const told = createContext({ here })
  assert.equal(there, runInContext(`${TOLD}(here)`, told))
  assert.ok(typeof there === 'string' && there.split('\n').length > 100)
})

test('what needs Node would not bundle', () => {
  assert.throws(() => buildSync({ ...BROWSER, stdin: { contents: "import { readFileSync } from 'node:fs'\nreadFileSync('a')", resolveDir: import.meta.dirname } }), /node:fs/)
})
