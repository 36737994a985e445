/** The command line as a person meets it: real processes, real files, both languages. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pdf } from '../engine/extract/sample.ts'
import { assertSentence, command, runIn } from './sample.ts'

let folder: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'schnittmenge-cli-'))
  await mkdir(join(folder, 'alliance/optik'), { recursive: true })
  await mkdir(join(folder, 'alliance/metall'), { recursive: true })
  await writeFile(join(folder, 'alliance/optik/profil.txt'), 'Wir entwickeln Faserlaser und bieten Laserschweißen an. Gesucht wird ein Partner für Pulverbeschichtung.')
  await writeFile(join(folder, 'alliance/metall/profil.md'), '# Metall Nord\n\nUnser Betrieb steht für Laserschweißen und Fräsen von Edelstahl. Eine eigene Pulverbeschichtung haben wir nicht.\n')
  await writeFile(join(folder, 'french.txt'), "Nous fabriquons des pièces en plastique pour l'industrie automobile et nous cherchons des partenaires dans la région.")
  await writeFile(join(folder, 'empty.txt'), '')
  await writeFile(join(folder, 'binary.bin'), new Uint8Array(4_000).map((_, index) => (index * 37) % 256))
  await writeFile(join(folder, 'huge.txt'), 'a')
  await truncate(join(folder, 'huge.txt'), 100_000_001)
})

after(() => rm(folder, { recursive: true, force: true }))

const run = runIn(() => folder)

test('help is told in the caller’s language, for the whole and for each command', async () => {
  for (const [lang, word] of [['de_DE.UTF-8', /Aufruf/], ['en_GB.UTF-8', /Usage/], ['fr_FR.UTF-8', /Usage/]] as const) {
    const ended = await run(['--help'], { lang })
    assert.equal(ended.code, 0)
    assert.match(ended.out, word)
  }
  for (const name of ['overlap', 'topics', 'vocabulary', 'mine', 'backup', 'restore', 'upgrade', 'doctor']) {
    const ended = await run([name, '--help'])
    assert.equal(ended.code, 0)
    assert.match(ended.out, new RegExp(`schnittmenge ${name}`))
  }
})

test('wrong use ends with 2 and says what was wrong', async () => {
  assertSentence(await run(['overlapp']), 2, /Unbekannter Befehl „overlapp“/)
  assertSentence(await run(['topics', '--jsn', 'x']), 2, /Die Option --jsn gibt es hier nicht/)
  assertSentence(await run(['topics'], { lang: 'en_US.UTF-8' }), 2, /a file must be given/)
  assertSentence(await run(['topics', '--lang', 'fr', 'x']), 2, /--lang erwartet einen dieser Werte: de, en/)
  assertSentence(await run(['overlap', 'alliance/optik/profil.txt']), 2, /mindestens zwei Organisationen/)
  assertSentence(await run(['vocabulary', 'eat']), 2, /Erwartet wird import, export oder check/)
  assertSentence(await run(['vocabulary', 'export', 'x.foo']), 2, /--format erwartet einen dieser Werte/)
})

test('a folder with a README over further folders is another collection, no organisation of this one', async () => {
  await mkdir(join(folder, 'gathered/optik'), { recursive: true })
  await mkdir(join(folder, 'gathered/metall/2025'), { recursive: true })
  await mkdir(join(folder, 'gathered/others/texts/druck'), { recursive: true })
  for (const path of ['optik/profil.txt', 'metall/2025/profil.txt', 'others/texts/druck/profil.txt', 'others/README.md']) await writeFile(join(folder, 'gathered', path), 'Wir bieten Laserschweißen an, und unser Betrieb steht für das Fräsen von Edelstahl.')
  const ended = await run(['overlap', '--json', 'gathered'])
  assert.equal(ended.code, 0, ended.err)
  const { organisations } = JSON.parse(ended.out) as { organisations: { name: string }[] }
  assert.deepEqual(organisations.map(({ name }) => name), ['metall', 'optik'])
})

test('two organisations of a folder are compared, with a quote each', async () => {
  const ended = await run(['overlap', 'alliance'])
  assert.equal(ended.code, 0, ended.err)
  assert.match(ended.out, /Laserschweißen · .*metall.*optik/is)
  assert.match(ended.out, /„Wir entwickeln Faserlaser und bieten Laserschweißen an\.“/)
  assert.doesNotMatch(ended.out, /Pulverbeschichten|Pulverbeschichtung ·/, 'what one seeks and the other denies is not shared')
})

test('the overlap as JSON can be read by a program, and is the same whatever the order of the paths', async () => {
  const one = await run(['overlap', '--json', 'alliance/optik', 'alliance/metall'])
  const other = await run(['overlap', '--json', 'alliance/metall', 'alliance/optik'])
  type Told = { intersections: { organisations: string[]; topics: { concept: string }[]; verdict: string; evidence: { organisation: string; quote?: { sentence: string } }[] }[] }
  const told = JSON.parse(one.out) as Told
  assert.deepEqual(told.intersections, (JSON.parse(other.out) as Told).intersections)
  const [first] = told.intersections
  assert.deepEqual(first?.organisations, ['metall', 'optik'])
  assert.ok(first?.topics.some(({ concept }) => concept === 'laser-welding'))
  assert.ok(first?.evidence.every(({ quote }) => quote !== undefined), 'every topic of every member has its sentence')
})

test('what two organisations owe to one and the same text is one source', async () => {
  const text = 'Laserschweißen, Spritzgießen, Mikrofluidik, Galvanik, Fräsen, Bildverarbeitung, Sensorik, Härten und Photolithografie sind unsere Verfahren.'
  await mkdir(join(folder, 'same'), { recursive: true })
  for (const name of ['a', 'b']) await writeFile(join(folder, `same/${name}.txt`), text)
  await writeFile(join(folder, 'same/c.txt'), 'Wir betreiben Windenergie, Logistik, Robotik, Holzbau, Textilforschung, Wasserstofftechnik, Batterietechnik, Lebensmitteltechnik und Landtechnik.')
  const ended = await run(['overlap', 'same'])
  assert.equal(ended.code, 0, ended.err)
  assert.match(ended.out, /nur deshalb mehr als Zufall, weil dieselbe Quelle mehrfach zählt/i)
})

test('topics tell competence, need and absence apart, with offsets that slice the text', async () => {
  const text = await readFile(join(folder, 'alliance/optik/profil.txt'), 'utf8')
  const ended = await run(['topics', '--json', 'alliance/optik/profil.txt'])
  assert.equal(ended.code, 0, ended.err)
  type Told = { topics: { name: { de: string }; evidence: { start: number; end: number; found: string; sentence: { start: number; end: number; text: string } }[] }[]; needs: { name: { de: string } }[] }
  const [told] = JSON.parse(ended.out) as Told[]
  assert.ok(told !== undefined)
  assert.ok(told.topics.some((topic) => topic.name.de === 'Laserschweißen'))
  assert.ok(told.needs.some((topic) => topic.name.de.startsWith('Pulverbeschicht')))
  for (const { evidence } of told.topics) {
    for (const place of evidence) {
      assert.equal(text.slice(place.start, place.end), place.found)
      assert.equal(text.slice(place.sentence.start, place.sentence.end), place.sentence.text)
    }
  }
})

test('a text comes from standard input', async () => {
  const ended = await run(['topics', '-'], { input: 'We manufacture fibre lasers and offer laser welding.', lang: 'en_GB.UTF-8' })
  assert.equal(ended.code, 0, ended.err)
  assert.match(ended.out, /laser welding/)
})

test('the same text gives the same bytes twice', async () => {
  const [one, other] = await Promise.all([run(['topics', '--json', 'alliance/metall/profil.md']), run(['topics', '--json', 'alliance/metall/profil.md'])])
  assert.equal(one.out, other.out)
})

test('bad files end with 1 and one sentence that says what and what now', async () => {
  assertSentence(await run(['topics', 'nowhere.txt']), 1, /„nowhere\.txt“ gibt es nicht\. Bitte/)
  assertSentence(await run(['topics', 'empty.txt']), 1, /enthält keinen Text\. Bitte/)
  assertSentence(await run(['topics', 'binary.bin']), 1, /Dieses Format lässt sich nicht lesen\..*bitte/)
  assertSentence(await run(['topics', 'huge.txt']), 1, /zu groß.*Bitte/)
  assertSentence(await run(['topics', 'french.txt'], { lang: 'en_GB.UTF-8' }), 1, /neither German nor English\. Please/)
  assertSentence(await run(['topics', 'alliance']), 1, /ist ein Ordner\. Bitte eine Datei angeben/)
})

test('standard input larger than what is read is refused in bounded memory', async () => {
  const ended = await run(['topics', '-'], { input: new Uint8Array(60_000_000).fill(97) })
  assertSentence(ended, 1, /zu groß/)
})

test('a file that cannot be read among others is passed over and told', async () => {
  await mkdir(join(folder, 'mixed/a'), { recursive: true })
  await mkdir(join(folder, 'mixed/b'), { recursive: true })
  await writeFile(join(folder, 'mixed/a/broken.pdf'), '%PDF-1.7 broken')
  await writeFile(join(folder, 'mixed/a/ok.txt'), 'Wir bieten Laserschweißen an und fräsen Bauteile aus Stahl.')
  await writeFile(join(folder, 'mixed/b/ok.txt'), 'Laserschweißen ist das Kerngeschäft unseres Betriebs in der Region.')
  const ended = await run(['overlap', 'mixed'])
  assert.equal(ended.code, 0, ended.err)
  assert.match(ended.err, /broken\.pdf/)
  assert.match(ended.out, /Laserschweißen/)
})

test('an organisation named twice is wrong use; two of one file name are told apart by their paths', async () => {
  assertSentence(await run(['overlap', 'alliance/optik', 'alliance/optik']), 2, /„alliance\/optik“ ist zweimal genannt/)
  const ended = await run(['overlap', 'mixed/a/ok.txt', 'mixed/b/ok.txt'])
  assert.equal(ended.code, 0, ended.err)
  assert.match(ended.out, /mixed\/a\/ok\.txt, mixed\/b\/ok\.txt/)
})

test('a vocabulary goes out, comes back the same, and reads texts', async () => {
  for (const ending of ['ttl', 'jsonld', 'ndjson']) {
    const file = `own.${ending}`
    assert.equal((await run(['vocabulary', 'export', file])).code, 0)
    const read = await run(['vocabulary', 'import', file])
    assert.equal(read.code, 0, read.err)
    assert.match(read.out, /Alles wurde übernommen/)
  }
  const ended = await run(['topics', '--vocabulary', 'own.ttl', 'alliance/optik/profil.txt'])
  assert.match(ended.out, /Laserschweißen/)
})

test('an output that cannot be written is told and leaves nothing behind', async () => {
  assertSentence(await run(['vocabulary', 'export', 'no/such/folder/x.ttl']), 1, /lässt sich nicht schreiben \(den Ordner gibt es nicht\)/)
  assertSentence(await run(['vocabulary', 'export', 'alliance'], { lang: 'en_GB.UTF-8' }), 1, /cannot be written/)
  await mkdir(join(folder, 'locked'))
  await chmod(join(folder, 'locked'), 0o500)
  if (process.getuid?.() !== 0) assertSentence(await run(['vocabulary', 'export', 'locked/x.ttl']), 1, /keine Berechtigung/)
  assert.deepEqual((await readdir(folder)).filter((name) => name.startsWith('.schnittmenge')), [])
})

test('a vocabulary that is none is refused with one sentence', async () => {
  await writeFile(join(folder, 'bad.ttl'), '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<a> a skos:Concept ; skos:prefLabel "halb')
  assertSentence(await run(['vocabulary', 'import', 'bad.ttl']), 1, /In Zeile 2 .* Turtle/)
  assertSentence(await run(['vocabulary', 'check', 'french.txt']), 1, /Vokabular/)
})

test('check ends with 1 where a vocabulary has errors', async () => {
  await writeFile(
    join(folder, 'circle.ttl'),
    '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n<urn:a> a skos:Concept ; skos:prefLabel "Fräsen"@de, "milling"@en ; skos:broader <urn:b> .\n<urn:b> a skos:Concept ; skos:prefLabel "Fräsen"@de, "turning"@en ; skos:broader <urn:a> .\n',
  )
  const ended = await run(['vocabulary', 'check', 'circle.ttl'])
  assert.equal(ended.code, 1, ended.out)
  assert.match(ended.out, /Fehler/)
})

test('the command runs from any folder and through a link', async () => {
  const { symlink } = await import('node:fs/promises')
  await symlink(command, join(folder, 'sm'))
  const child = await new Promise<number | null>((done) => spawn(join(folder, 'sm'), ['--help'], { cwd: '/', stdio: 'ignore' }).on('close', done))
  assert.equal(child, 0)
})

test('a PDF is read from a file and from standard input', async () => {
  const bytes = pdf({ pages: [['Wir bieten Laserschweissen von Kupfer an.']] })
  await writeFile(join(folder, 'plain.pdf'), bytes)
  for (const ended of [await run(['topics', 'plain.pdf']), await run(['topics', '-'], { input: bytes })]) {
    assert.equal(ended.code, 0, ended.err)
    assert.match(ended.out, /Laserschwei/)
  }
})

test('devices, pipes and what the system refuses end with one sentence at once', async () => {
  assertSentence(await run(['topics', '/dev/zero']), 1, /keine gewöhnliche Datei/)
  assertSentence(await run(['topics', 'x'.repeat(300)]), 1, /ENAMETOOLONG.*Bitte/)
  assertSentence(await run(['topics', '-', '-']), 2, /nur einmal/)
  assertSentence(await run(['vocabulary', 'export', '/dev/null']), 1, /keine gewöhnliche Datei/)
})

test('an existing file keeps its mode, and a link keeps leading to it', async () => {
  const { lstat, stat, symlink } = await import('node:fs/promises')
  await writeFile(join(folder, 'secret.ttl'), '', { mode: 0o600 })
  await symlink(join(folder, 'secret.ttl'), join(folder, 'link.ttl'))
  assert.equal((await run(['vocabulary', 'export', 'link.ttl'])).code, 0)
  assert.ok((await lstat(join(folder, 'link.ttl'))).isSymbolicLink())
  const { mode, size } = await stat(join(folder, 'secret.ttl'))
  assert.equal(mode & 0o777, 0o600)
  assert.ok(size > 100_000)
})

test('a text cannot steer the terminal', async () => {
  await writeFile(join(folder, 'ansi.txt'), `Wir bieten \u001B[31mLaserschweißen\u001B]0;x\u0007 an, \u202Eund das seit vielen Jahren.`)
  const ended = await run(['topics', 'ansi.txt'])
  assert.equal(ended.code, 0, ended.err)
  assert.doesNotMatch(ended.out, /[\u001B\u0007\u202E]/)
  const missing = await run(['topics', 'a\u001B[31m\nb.txt'])
  assertSentence(missing, 1, /gibt es nicht/)
  assert.doesNotMatch(missing.err, /\u001B/)
})

test('an output that is full is told', async () => {
  const child = await new Promise<{ code: number | null; err: string }>((done) => {
    const full = spawn('sh', ['-c', `"${command}" vocabulary export - > /dev/full`], { env: { ...process.env, LC_ALL: 'de_DE.UTF-8' } })
    let err = ''
    full.stderr.on('data', (piece: Buffer) => (err += piece.toString()))
    full.on('close', (code) => done({ code, err }))
  })
  assert.equal(child.code, 1)
  assert.match(child.err, /Die Ausgabe lässt sich nicht schreiben/)
})

test('a vocabulary in another encoding than UTF-8 is refused, not garbled', async () => {
  await writeFile(join(folder, 'latin.ttl'), Buffer.from('<urn:a> <http://www.w3.org/2004/02/skos/core#prefLabel> "Fr\u00E4sen"@de .', 'latin1'))
  assertSentence(await run(['vocabulary', 'import', 'latin.ttl']), 1, /nicht in UTF-8/)
})

test('a file that takes too long is given up, and the next one is read', async () => {
  const { extractBounded } = await import('./extractor.ts')
  const page = new TextEncoder().encode('Wir fräsen.')
  assert.equal(await extractBounded(pdf({ pages: [['Titan']] }), 'a.pdf', 1), 'exhausted')
  const answer = await extractBounded(page, 'b.txt')
  assert.ok(answer !== 'exhausted' && answer.ok && answer.value.text === 'Wir fräsen.')
})
