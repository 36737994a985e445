import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { breachesIn, importsOf, type SourceFile } from './floors.ts'

const root = resolve(import.meta.dirname, '..')

function sources(): SourceFile[] {
  return ['bin', 'engine', 'platform', 'modules', 'migrations', 'cli', 'e2e', 'tools'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
      .map((file) => ({ path: `${folder}/${file}`, text: readFileSync(join(root, folder, file), 'utf8') })),
  )
}

test('imports run downwards only', () => {
  const files = sources()
  assert.ok(files.length > 30, 'the check reads the real files')
  assert.deepEqual(breachesIn(files), [])
})

const PLANTED: readonly (readonly [breach: string, path: string, text: string])[] = [
  ['the engine reads a file', 'engine/profile/a.ts', "import { readFileSync } from 'node:fs'"],
  ['the engine uses a package nobody named', 'engine/profile/a.ts', "import _ from 'lodash'"],
  ['a language library outside engine/text', 'engine/profile/a.ts', "import { eld } from 'eld'"],
  ['the core pulls in the PDF reader', 'engine/profile/a.ts', "import { extract } from '../extract/index.ts'"],
  ['the text floor reaches up to the vocabulary', 'engine/text/a.ts', "import { nameOf } from '../vocabulary/concept.ts'"],
  ['a parser outside its folder', 'engine/profile/a.ts', "import { Parser } from 'n3'"],
  ['a dynamic import counts', 'engine/profile/a.ts', "const fs = await import('node:fs')"],
  ['a type import counts', 'engine/profile/a.ts', "import type { Stats } from 'node:fs'"],
  ['the command line goes past the face', 'cli/a.ts', "import { partsOf } from '../engine/text/compounds.ts'"],
  ['the command line goes past the entry', 'cli/a.ts', "import { closedSets } from '#engine/intersect/closed.ts'"],
  ['the engine imports the command line', 'engine/profile/a.ts', "import { say } from '../../cli/words.ts'"],
  ['the vocabulary pulls in the PDF reader', 'engine/vocabulary/a.ts', "import { extract } from '../extract/index.ts'"],
  ['the engine asks the clock', 'engine/profile/a.ts', 'const at = Date.now()'],
  ['the engine throws dice', 'engine/profile/a.ts', 'const at = Math.random()'],
  ['the engine reads the environment', 'engine/profile/a.ts', "const lang = process.env['LANG']"],
  ['the engine asks the network', 'engine/profile/a.ts', "const page = await fetch('http://a.example')"],
  ['the kernel asks the clock of the platform', 'platform/time.ts', "import { now } from './runtime.ts'"],
  ['the kernel uses a package', 'platform/result.ts', "import { z } from 'zod'"],
  ['the doors know how pages look', 'platform/http/a.ts', "import { show } from '../page/index.ts'"],
  ['the doors reach the database', 'platform/http/a.ts', "import { Kysely } from 'kysely'"],
  ['a page reads a file', 'platform/page/a.tsx', "import { readFileSync } from 'node:fs'"],
  ['the page kit goes past the face of the doors', 'platform/page/a.tsx', "import { atVersion } from '../http/etag.ts'"],
  ['the platform knows a module', 'platform/jobs.ts', "import { findMember } from '#modules/members'"],
  ['the platform knows the engine', 'platform/page/a.tsx', "import { topicsOf } from '#engine'"],
  ['a door reads a body without bounds', 'platform/page/a.tsx', 'const sent = await door.req.json()'],
  ['the loader pulls in the house', 'bin/a.ts', "import { createApp } from '../platform/http/index.ts'"],
  ['a rule uses a package', 'modules/topics/pictures/a.ts', "import { html } from 'hono/html'"],
  ['a rule reads a file', 'modules/topics/pictures/a.ts', "import { readFileSync } from 'node:fs'"],
  ['a rule reaches into the engine', 'modules/topics/pictures/a.ts', "import { technologyRoles } from '../../../engine/intersect/role.ts'"],
  ['a rule reaches into another module', 'modules/topics/pictures/a.ts', "import { Member } from '../../members/member.ts'"],
  ['a rule throws dice', 'modules/topics/pictures/a.ts', 'const at = Math.random()'],
  ['the kernel reads a file', 'platform/ids.ts', "import { readFileSync } from 'node:fs'"],
  ['a rule uses a package', 'modules/members/a.ts', "import { z } from 'zod'"],
  ['a rule reads a file', 'modules/members/a.ts', "import { readFileSync } from 'node:fs'"],
  ['a rule asks the clock', 'modules/members/a.ts', 'const at = new Date()'],
  ['a rule makes ids', 'modules/members/a.ts', "import { newId } from '#platform/runtime'"],
  ['a rule reaches its store', 'modules/members/a.ts', "import { findOrganisation } from './store.ts'"],
  ['a module looks inside another', 'modules/topics/a.ts', "import type { Actor } from '../members/actor.ts'"],
  ['a module uses one that comes after it', 'modules/members/a.ts', "import type { Source } from '#modules/topics'"],
  ['a rule uses a value of another module', 'modules/topics/a.ts', "import { may } from '#modules/members'"],
  ['a rule shows what a module lends to doors', 'modules/accession/a.ts', "import type { Because } from '#modules/charter/vote'"],
  ['a module borrows from one that comes after it', 'modules/members/pages.tsx', "import { Outcome } from '#modules/charter/vote'"],
  ['a store speaks HTTP', 'modules/members/store.ts', "import { Hono } from 'hono'"],
  ['a door reads a file', 'modules/members/api.ts', "import { readFileSync } from 'node:fs'"],
  ['the kernel touches the world', 'platform/time.ts', "import { cpus } from 'node:os'"],
  ['the platform uses the engine', 'platform/web/a.ts', "import { extract } from '#engine/extract'"],
  ['the platform reaches up by path', 'platform/web/a.ts', "import { extract } from '../../engine/extract/index.ts'"],
  ['the platform knows a module', 'platform/web/a.ts', "import { propose } from '#modules/positions'"],
  ['the kernel reads a file', 'platform/result.ts', "import { readFileSync } from 'node:fs'"],
  ['the kernel uses a package', 'platform/time.ts', "import { z } from 'zod'"],
  ['the kernel reaches into the platform', 'platform/ids.ts', "import { now } from './runtime.ts'"],
  ['the platform knows a module', 'platform/jobs.ts', "import { profileSource } from '#modules/topics'"],
  ['the platform goes around a module’s door', 'platform/jobs.ts', "import { addSource } from '../modules/topics/store.ts'"],
  ['the platform uses the engine', 'platform/jobs.ts', "import { profile } from '#engine'"],
  ['the platform knows the house', 'platform/jobs.ts', "import { openHouse } from '../app/house.ts'"],
  ['a migration uses today’s code', 'migrations/0002_topics.ts', "import { topicKey } from '#modules/topics'"],
  ['a migration asks the clock of the house', 'migrations/0002_topics.ts', "import { now } from '#platform/runtime'"],
  ['the house goes past a module’s face', 'app/wiring.ts', "import { addSource } from '../modules/topics/store.ts'"],
  ['the house goes past the database’s face', 'app/wiring.ts', "import { lockIn } from '../platform/database/locks.ts'"],
  ['the house uses a package itself', 'app/house.ts', "import { Pool } from 'pg'"],
  ['the command line goes past the database’s face', 'cli/doctor.ts', "import { startServer } from '#platform/database/server'"],
  ['the engine uses the platform', 'engine/profile/a.ts', "import { accept } from '#platform/result'"],
  ['a second place that notifies', 'platform/jobs.ts', "sql`select pg_notify('jobs', '1')`"],
  ['a second place that listens', 'app/house.ts', "client.query('LISTEN occurrences')"],
  ['a second place that locks', 'platform/files.ts', 'sql`select pg_advisory_lock(1)`'],
  ['a second place that skips what is locked', 'platform/jobs.ts', 'sql`select id from mails for update skip locked`'],
  ['a file on no floor', 'misc/a.ts', ''],
]

for (const [breach, path, text] of PLANTED) {
  test(`the check finds a planted breach: ${breach}`, () => {
    assert.equal(breachesIn([{ path, text }]).length, 1)
  })
}

test('the check finds a planted cycle', () => {
  const found = breachesIn([
    { path: 'tools/a.ts', text: "import './b.ts'" },
    { path: 'tools/b.ts', text: "export * from './a.ts'" },
  ])
  assert.equal(found[0]?.rule, 'imports form no cycle')
})

test('the engine shows at most fifteen names', () => {
  const face = readFileSync(join(root, 'engine/index.ts'), 'utf8')
  const names = [...face.matchAll(/^export \{([^}]*)\}/gm)].flatMap((hit) => (hit[1] ?? '').split(',')).filter((name) => !/^\s*type /.test(name)).concat([...face.matchAll(/^export \* as (\w+)/gm)].map((hit) => hit[1] ?? ''))
  assert.ok(names.length > 8 && names.length <= 15, `${names.length}: ${names.join()}`)
})

test('what stands in a comment is no import', () => {
  assert.deepEqual(importsOf("/* import a from 'x' */\n// import b from 'y'\nimport c from 'z'"), ['z'])
})
