/** `mine` as a person meets it: real processes, good files and bad ones. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { assertSentence, command, runIn, type Ended } from './sample.ts'

let folder: string
const run = runIn(() => folder)

/** What is told of a file that holds just this. */
async function mined(text: string | Uint8Array, ...options: readonly string[]): Promise<Ended> {
  await writeFile(join(folder, 'given.dat'), text)
  return run(['mine', 'given.dat', ...(options.length === 0 ? ['--min-support', '1'] : options)])
}

const sorted = ({ out }: Ended): string[] => out.trimEnd().split('\n').toSorted()

const SHARED = '1 2 5\n2 5 9\n1 2 9\n'
const SETS = ['1 2 (2)', '1 2 5 (1)', '1 2 9 (1)', '2 (3)', '2 5 (2)', '2 5 9 (1)', '2 9 (2)']

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'schnittmenge-mine-'))
})

after(() => rm(folder, { recursive: true, force: true }))

test('closed sets are listed with ascending numbers and their support, or counted', async () => {
  assert.deepEqual(sorted(await mined(SHARED)), SETS)
  assert.deepEqual(sorted(await mined(SHARED, '--min-support', '2', '--min-size', '2')), ['1 2 (2)', '2 5 (2)', '2 9 (2)'])
  assert.equal((await mined(SHARED, '--min-support', '2', '--count')).out, '4\n')
  assert.equal((await mined(SHARED, '--min-support', '4', '--count')).out, '0\n')
  assert.deepEqual(await mined(SHARED, '--min-support', '4'), { code: 0, out: '', err: '' })
})

test('a row may be in any order, hold a number twice, or nothing; lines may end in CRLF or not at all', async () => {
  for (const text of ['5 2 1 2\n\n9\t2 5\n   \n9 1 2', '1 2 5\r\n2 5 9\r\n\r\n1 2 9\r\n', '\uFEFF 1  2\t5 \n2 5 9\n1 2 9 9', '001 2 5\r2 5 9\r1 2 9']) assert.deepEqual(sorted(await mined(text)), SETS, JSON.stringify(text))
})

test('numbers may be few and far between, up to the highest', async () => {
  assert.deepEqual(sorted(await mined('0 7 2147483647\n7 2147483647 2000000000\n')), ['0 7 2147483647 (1)', '7 2000000000 2147483647 (1)', '7 2147483647 (2)'])
})

test('rows come from standard input too, and numbers across the pieces they come in', async () => {
  const ended = await run(['mine', '-', '--min-support', '2'], { input: SHARED })
  assert.deepEqual(sorted(ended), ['1 2 (2)', '2 (3)', '2 5 (2)', '2 9 (2)'])
  // More than a megabyte of rows of one length that divides no piece.
  const rows = Array.from({ length: 150_000 }, (_, row) => `${100_001 + (row % 7)} 9${100_000 + (row % 5)}\n`).join('')
  assert.equal((await mined(rows, '--min-support', '1', '--count')).out, `${7 + 5 + 35}\n`)
})

test('what is no whole number is named with its line', async () => {
  const refused: readonly (readonly [text: string, word: RegExp])[] = [
    ['1 2\n1 drei 2\n', /Zeile 2: „drei“ ist keine ganze Zahl von 0 bis 2\.147\.483\.647\. Bitte/],
    ['1 2\n\n\n3 -4\n', /Zeile 4: „-4“/],
    ['1 2\n1.5 2\n', /Zeile 2: „1\.5“/],
    ['1,2,3\n', /Zeile 1: „1,2,3“/],
    ['7x\n', /Zeile 1: „7x“/],
    ['1 2147483648\n', /Zeile 1: „2147483648“/],
    [`1\n${'9'.repeat(3_000_000)}\n`, /Zeile 2: „9{11,40}“/],
    ['x'.repeat(3_000_000), /Zeile 1: „x{1,40}“/],
    ['\u001B[31m1\n', /Zeile 1: „\uFFFD\[31m1“/],
  ]
  for (const [text, word] of refused) assertSentence(await mined(text), 1, word)
  assertSentence(await run(['mine', '-', '--min-support', '2'], { input: '1 a', lang: 'en_GB.UTF-8' }), 1, /“-”, line 1: “a” is no whole number from 0 to 2,147,483,647\. Please/)
})

test('a file that holds no number, is packed, or is none is refused', async () => {
  assertSentence(await mined(''), 1, /„given\.dat“ enthält keine Zahl\. Bitte/)
  assertSentence(await mined('\n\r\n  \n'), 1, /enthält keine Zahl/)
  assertSentence(await mined(gzipSync(SHARED)), 1, /ist gepackt \(gzip\)\. Bitte entpacken/)
  assertSentence(await run(['mine', 'nowhere.dat', '--min-support', '2']), 1, /gibt es nicht\. Bitte/)
  assertSentence(await run(['mine', '.', '--min-support', '2']), 1, /ist ein Ordner/)
  assertSentence(await run(['mine', '/dev/zero', '--min-support', '2']), 1, /keine gewöhnliche Datei/)
})

test('a file beyond the bounds is refused, by its size at once and by its numbers as they come', async () => {
  await writeFile(join(folder, 'huge.dat'), '')
  await truncate(join(folder, 'huge.dat'), 250_000_001)
  assertSentence(await run(['mine', 'huge.dat', '--min-support', '2']), 1, /mit 251 MB zu groß; gelesen werden höchstens 250 MB\. Bitte/)
  assertSentence(await mined(new Uint8Array(50_000_002).map((_, at) => (at % 2 === 0 ? 49 : 10))), 1, /mehr als 25\.000\.000 Zahlen\. Bitte/)
})

/** A million numbers that follow each other. */
const million = (first: number): string => `${Array.from({ length: 1_000_000 }, (_, at) => first + at).join(' ')}\n`

test('rows of a million numbers are searched', async () => {
  const ended = await mined(million(0) + million(500_000) + million(900_000), '--min-support', '1', '--count')
  assert.equal(ended.out, '6\n', ended.err)
  const listed = await mined(million(7), '--min-support', '1')
  assert.equal(listed.out, `${million(7).trimEnd()} (1)\n`)
})

test('wrong use ends with 2 and says what was wrong', async () => {
  assertSentence(await run(['mine', '--min-support', '2']), 2, /Es fehlt eine Datei/)
  assertSentence(await run(['mine', 'a.dat', 'b.dat', '--min-support', '2']), 2, /„b\.dat“ ist zu viel/)
  assertSentence(await run(['mine', 'a.dat']), 2, /--min-support fehlt/)
  assertSentence(await run(['mine', 'a.dat', '--min-support']), 2, /--min-support erwartet eine ganze Zahl ab 1/)
  for (const value of ['0', 'abc', '1.5', '1e3', '', '99999999999999999999']) assertSentence(await run(['mine', 'a.dat', '--min-support', value]), 2, /--min-support erwartet eine ganze Zahl ab 1/)
  assertSentence(await run(['mine', 'a.dat', '--min-support=-3']), 2, /--min-support erwartet eine ganze Zahl ab 1/)
  assertSentence(await run(['mine', 'a.dat', '--min-support', '-3']), 2, /--min-support erwartet eine ganze Zahl ab 1/)
  assertSentence(await run(['mine', 'a.dat', '--min-support', '2', '--most', 'viele'], { lang: 'en_GB.UTF-8' }), 2, /--most needs a whole number from 1 on/)
})

test('an output is written whole, or the old one stays as it was', async () => {
  assert.deepEqual(await mined(SHARED, '--min-support', '3', '--out', 'sets.txt'), { code: 0, out: '', err: '' })
  assert.equal(await readFile(join(folder, 'sets.txt'), 'utf8'), '2 (3)\n')
  assertSentence(await mined('1 x', '--min-support', '1', '--out', 'sets.txt'), 1, /„x“/)
  assert.equal(await readFile(join(folder, 'sets.txt'), 'utf8'), '2 (3)\n')
  assertSentence(await mined(SHARED, '--min-support', '1', '--out', 'no/such/sets.txt'), 1, /lässt sich nicht schreiben \(den Ordner gibt es nicht\)/)
  assertSentence(await mined(SHARED, '--min-support', '1', '--out', '.'), 1, /lässt sich nicht schreiben \(das ist ein Ordner\)/)
  assertSentence(await mined(SHARED, '--min-support', '1', '--out', '/dev/full'), 1, /keine gewöhnliche Datei/)
  await mkdir(join(folder, 'locked'))
  await chmod(join(folder, 'locked'), 0o500)
  if (process.getuid?.() !== 0) assertSentence(await mined(SHARED, '--min-support', '1', '--out', 'locked/sets.txt'), 1, /keine Berechtigung/)
  await assertNothingLeft()
})

test('a full disk is told', async () => {
  await writeFile(join(folder, 'given.dat'), SHARED)
  const child = await new Promise<Ended>((done) => {
    const full = spawn('sh', ['-c', `"${command}" mine given.dat --min-support 1 > /dev/full`], { cwd: folder, env: { ...process.env, LC_ALL: 'de_DE.UTF-8' } })
    let err = ''
    full.stderr.on('data', (piece: Buffer) => (err += piece.toString()))
    full.on('close', (code) => done({ code, out: '', err }))
  })
  assertSentence(child, 1, /Die Ausgabe lässt sich nicht schreiben/)
})

test('what goes beyond the lines asked for is left out and told', async () => {
  const cut = await mined(SHARED, '--min-support', '1', '--most', '3')
  assert.equal(cut.out.trimEnd().split('\n').length, 3)
  assertSentence(cut, 1, /Nach 3 Mengen ist Schluss.*Weggelassen sind weitere Mengen, deren seltenste Zahl zu den \d häufigsten gehört; bitte/)
  assert.equal((await mined(SHARED, '--min-support', '1', '--most', '7')).code, 0, 'seven are all')
  assertSentence(await mined(SHARED, '--min-support', '1', '--most', '3', '--out', 'cut.txt'), 1, /Weggelassen/)
  assert.equal((await readFile(join(folder, 'cut.txt'), 'utf8')).trimEnd().split('\n').length, 3, 'what was found is kept')
})

/** Every row lacks one number: 2^60 closed sets. */
const ENDLESS = Array.from({ length: 60 }, (_, row) => `${Array.from({ length: 60 }, (__, at) => at).filter((at) => at !== row).join(' ')}\n`).join('')

test('a search that would not end is interrupted, and leaves nothing behind', async () => {
  await writeFile(join(folder, 'endless.dat'), ENDLESS)
  const child = spawn(command, ['mine', 'endless.dat', '--min-support', '1', '--out', 'endless.txt'], { cwd: folder, env: { ...process.env, LC_ALL: 'de_DE.UTF-8' } })
  const ended = new Promise<{ err: string; signal: string | null }>((done) => {
    let err = ''
    child.stderr.on('data', (piece: Buffer) => (err += piece.toString()))
    child.on('close', (_, signal) => done({ err, signal }))
  })
  while (!(await hasDraft())) await setTimeout(20)
  child.kill('SIGINT')
  assert.deepEqual(await ended, { err: 'Abgebrochen. Mit höherem --min-support geht es schneller.\n', signal: 'SIGINT' })
  await assert.rejects(stat(join(folder, 'endless.txt')))
  await assertNothingLeft()
})

/** Is a file under way, with something in it? */
async function hasDraft(): Promise<boolean> {
  const drafts = (await readdir(folder)).filter((name) => name.startsWith('.schnittmenge'))
  const sizes = await Promise.all(drafts.map((name) => stat(join(folder, name, 'draft')).then(({ size }) => size, () => 0)))
  return sizes.some((size) => size > 0)
}

test('a reader that closes early ends the search', async () => {
  await writeFile(join(folder, 'endless.dat'), ENDLESS)
  const ended = await new Promise<Ended>((done) => {
    const piped = spawn('sh', ['-c', `{ "${command}" mine endless.dat --min-support 1; echo "code $?" >&2; } | head -n 2`], { cwd: folder })
    let out = ''
    let err = ''
    piped.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
    piped.stderr.on('data', (piece: Buffer) => (err += piece.toString()))
    piped.on('close', (code) => done({ code, out, err }))
  })
  assert.equal(ended.out.trimEnd().split('\n').length, 2)
  assert.equal(ended.err, 'code 0\n')
})

async function assertNothingLeft(): Promise<void> {
  assert.deepEqual((await readdir(folder)).filter((name) => name.startsWith('.schnittmenge')), [])
}
