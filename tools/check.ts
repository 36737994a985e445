/**
 * Everything `npm test` demands: types, lint, dead code, then every test. The closing line counts them all: `N passed, N failed`, and `, N skipped` where data is absent.
 * Database tests (`*.db.test.ts`) share one embedded server, started while the others run, and run once more on the server that DATABASE_URL_TEST names, where given.
 * Child processes start by this Node's own path: a shebang would find the machine's.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { run } from 'node:test'
import { spec, type TestEvent } from 'node:test/reporters'
import { findChromium } from '../e2e/browser.ts'
import { startTestServer, type TestServer } from '../platform/database/sample.ts'

const root = resolve(import.meta.dirname, '..')

/** The script behind a package's command. */
function commandOf(name: string, command = name): string {
  const folder = join(root, 'node_modules', name)
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: string | Record<string, string> } // the shape npm gives every package with a command
  return join(folder, typeof bin === 'string' ? bin : (bin[command] ?? ''))
}

const STEPS: readonly (readonly [name: string, script: string, ...args: string[]])[] = [
  ['types', commandOf('typescript', 'tsc'), '-p', '.'],
  ['lint', commandOf('oxlint'), '--deny-warnings', '--type-aware', 'bin', 'engine', 'platform', 'modules', 'migrations', 'examples', 'app', 'cli', 'e2e', 'tools'],
  ['dead code and dependencies', commandOf('knip')],
]

let passed = 0
let failed = 0
let skipped = 0
for (const [name, script, ...args] of STEPS) {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, PATH: `${join(root, 'node_modules/.bin')}:${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` } })
  if (status === 0) passed++
  else failed++
  process.stdout.write(`${status === 0 ? '✔' : '✖'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n${status === 0 ? '' : `${stdout}${stderr}\n`}`)
}

const only = process.argv.slice(2)
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file) && !file.startsWith('node_modules') && (only.length === 0 || only.some((part) => file.includes(part))))
  .toSorted()
  .map((file) => join(root, file))

// Found, or installed where we may, before several tests look for it at once.
if (files.some((file) => file.includes('/e2e/'))) {
  try {
    findChromium()
  } catch (error) {
    failed++
    process.stdout.write(`✖ ${error instanceof Error ? error.message : String(error)}\n`)
  }
}

// The parsers are fuzzed a minute in CI, some seconds elsewhere.
if (process.env['CI'] !== undefined) process.env['FUZZ_SECONDS'] ??= '30'

const needsDatabase = (file: string): boolean => file.endsWith('.db.test.ts')

/** The database tests on this server. */
async function* onServer(starting: Promise<TestServer>): AsyncGenerator<TestEvent> {
  const server = await starting
  process.env['SCHNITTMENGE_TEST_DATABASE'] = server.name
  yield* run({ files: files.filter(needsDatabase), concurrency: 2, cwd: root }) as AsyncIterable<TestEvent> // a TestsStream yields the events that its listeners get
  await server.close()
}

async function* everyTest(): AsyncGenerator<TestEvent> {
  const databases = files.some(needsDatabase)
  const embedded = databases ? startTestServer() : undefined
  embedded?.catch(() => undefined) // told when it is awaited
  yield* run({ files: files.filter((file) => !needsDatabase(file)), concurrency: 2, cwd: root }) as AsyncIterable<TestEvent> // as above
  if (embedded !== undefined) yield* onServer(embedded)
  const url = process.env['DATABASE_URL_TEST']
  if (databases && url !== undefined) yield* onServer(startTestServer(url))
}

async function* counted(events: AsyncIterable<TestEvent>): AsyncGenerator<TestEvent> {
  for await (const event of events) {
    if (event.type === 'test:pass' && event.data.details.type !== 'suite') {
      if (event.data.skip === undefined) passed++
      else skipped++
    }
    if (event.type === 'test:fail' && event.data.details.type !== 'suite') failed++
    yield event
  }
}

const events = Readable.from(counted(everyTest()))
events.compose(spec).pipe(process.stdout)
events.on('end', () => {
  // The reporter still writes its summary; ours is the closing line.
  setImmediate(() => {
    process.stdout.write(`\n${passed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}\n`)
    process.exitCode = failed === 0 ? 0 : 1
  })
})
