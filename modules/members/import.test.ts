import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { join } from 'node:path'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { utils, write } from '@e965/xlsx'
import { must } from '#platform/result'
import { say } from '#platform/words'
import { readImportFile } from './import-file.ts'
import { countOutcomes, planImport, type ImportPlan } from './import-plan.ts'
import type { Known } from './import-said.ts'
import { nameIn } from './organisation.ts'
import { idsFrom } from './sample.ts'
import { WORDS } from './words.ts'

const NOTHING: Known = { organisations: [], belongings: [], memberships: [] }
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

const planned = (bytes: Uint8Array, known = NOTHING, firstId = 1): ImportPlan => planImport(must(readImportFile(bytes, 'liste.csv')), known, { newId: idsFrom<'organisation'>(firstId), today: '2026-11-30', audience: 'alliance' })

/** What is known once a plan is kept. */
const kept = (known: Known, plan: ImportPlan): Known => ({
  organisations: [...known.organisations.map((one) => plan.changed.find(({ id }) => id === one.id) ?? one), ...plan.created],
  belongings: [...known.belongings, ...plan.belongings],
  memberships: [...known.memberships, ...plan.memberships],
})

/** `2 creates Uhu` a row; refusals with their reason. */
const told = (plan: ImportPlan): string[] => plan.rows.map((row) => `${row.row} ${row.outcome === 'refused' ? row.refusal.reason : row.outcome} ${row.name}`)

const refusalOf = (bytes: Uint8Array, name = 'liste.csv'): string => {
  const read = readImportFile(bytes, name)
  return read.ok ? 'read' : say(WORDS, 'de', read.refusal.reason as keyof typeof WORDS, read.refusal.facts)
}

const LIST = `Name;Art;Ort;Website;Cluster;Mitgliedschaft
PolymerMat;Cluster;Musterroda;polymermat.example;;ordentlich
Uhu Ophthalmik GmbH;Unternehmen;Probenau;https://uhu.example;PolymerMat;
"Dachs; Töchter & ""Partner""";;;;polymermat e. V.;
`

test('a list of members becomes organisations, their clusters and memberships, each row with what it does', () => {
  const plan = planned(bytesOf(LIST))
  assert.deepEqual(told(plan), ['2 creates PolymerMat', '3 creates Uhu Ophthalmik GmbH', '4 creates Dachs; Töchter & "Partner"'])
  assert.deepEqual([plan.belongings.length, plan.memberships[0]?.kind, plan.created[1]?.website], [2, 'full', 'https://uhu.example'])
})

test('the same list again changes nothing', () => {
  const first = planned(bytesOf(LIST))
  const second = planned(bytesOf(LIST), kept(NOTHING, first), 500)
  assert.deepEqual(countOutcomes(second.rows), { creates: 0, changes: 0, same: 3, refused: 0 })
  assert.deepEqual([second.created, second.changed, second.belongings, second.memberships], [[], [], [], []])
})

const FORMS: readonly (readonly [form: string, bytes: Uint8Array])[] = [
  ['with a BOM', bytesOf(`\uFEFF${LIST}`)],
  ['in latin-1', Uint8Array.from(LIST, (letter) => letter.charCodeAt(0))],
  ['in UTF-16', Uint8Array.from([0xff, 0xfe, ...Array.from(LIST, (letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]).flat()])],
  ['with a title above', bytesOf(`Mitgliederliste, Stand November\n\n${LIST}`)],
  ['with the separator told', bytesOf(`sep=;\n${LIST}`)],
  ['with line ends of Windows', bytesOf(LIST.replaceAll('\n', '\r\n'))],
]

for (const [form, bytes] of FORMS) {
  test(`a list ${form} reads the same`, () => {
    assert.deepEqual(planned(bytes).created.map((one) => nameIn(one, 'de')), ['PolymerMat', 'Uhu Ophthalmik GmbH', 'Dachs; Töchter & "Partner"'])
  })
}

test('headings are understood in English too, with commas or tabs', () => {
  for (const sign of [',', '\t']) {
    const plan = planned(bytesOf(`Organization name,Type,City,Home page,Country\nUhu Ltd,company,Probenau,uhu.example,Germany\n`.replaceAll(',', sign)))
    assert.deepEqual(plan.created.map(({ place, kind, country }) => [place, kind, country]), [['Probenau', 'company', 'DE']])
    assert.deepEqual(plan.ignored.map(({ heading }) => heading), [])
  }
})

test('an Excel file reads like a CSV; a formula counts by the result kept with it, one without is refused', () => {
  const sheet = utils.aoa_to_sheet([['Name', 'Ort', 'Telefon'], ['Uhu', { t: 's', f: 'A1', v: 'Probenau' }, 49], ['Dachs', { t: 'e', f: '1/0', v: 7 }, '']])
  const bytes = new Uint8Array(write({ SheetNames: ['Liste'], Sheets: { Liste: sheet } }, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
  const plan = planned(bytes)
  assert.deepEqual(told(plan), ['2 creates Uhu', '3 import.formula Dachs'])
  assert.deepEqual([plan.created[0]?.place, plan.created[0]?.phone], ['Probenau', '49'])
})

test('a formula in a CSV is not taken for a name', () => {
  assert.deepEqual(told(planned(bytesOf('Name;Ort\n"=HYPERLINK(""http://x.example"")";Probenau\n=1+1;\n+49 Werk;\n'))), ['2 import.formula ', '3 import.formula ', '4 creates +49 Werk'])
})

test('each row that cannot be taken says why, and the others are taken whole', () => {
  const plan = planned(bytesOf('Name;Art;Website;Cluster\nUhu;Vogel;;\nDachs;;kein web;\nKolibri;;;Unbekannt\n;Unternehmen;dachs.example;\nLibelle;;;\n'))
  assert.deepEqual(told(plan), ['2 import.unknownKind Uhu', '3 organisation.noWebsite Dachs', '4 import.unknownCluster Kolibri', '5 organisation.nameless ', '6 creates Libelle'])
  assert.deepEqual(plan.created.map((one) => nameIn(one, 'de')), ['Libelle'])
})

test('a second row about the same organisation only adds, and a spelling replaces none', () => {
  const known = kept(NOTHING, planned(bytesOf('Name;Ort\nUhu Ophthalmik GmbH;Probenau\n')))
  const plan = planned(bytesOf('Name;Ort;Telefon;Fachgebiet\nUHU OPHTHALMIK;Probenau;1;Optik\nUhu Ophthalmik;Probenau;2;Medizintechnik\n'), known, 50)
  const [uhu] = plan.changed
  assert.deepEqual([uhu?.name.de, uhu?.phone, uhu?.fields], ['Uhu Ophthalmik GmbH', '1', ['optics', 'medicine']])
  assert.deepEqual(plan.rows.map((row) => (row.outcome === 'refused' ? [] : row.changes.map(({ what, from, to }) => `${what}: ${from} → ${to}`))), [['phone:  → 1', 'fields:  → optics'], ['fields: optics → optics, medicine']])
})

test('who is perhaps known already is created, with the doubt beside it', () => {
  const plan = planned(bytesOf('Name;Ort\nUhu Ophthalmik;Probenau\nUhu Ophthalmik;Musterroda\n'))
  const second = plan.rows[1]
  assert.equal(second?.outcome === 'creates' && second.recognised[0]?.perhaps?.reason, 'name-elsewhere')
})

test('a wrong file is one clear sentence', () => {
  assert.match(refusalOf(bytesOf('Nmae;Ort\nUhu;Probenau\n')), /Ist mit „Nmae“ die Spalte „Name“ gemeint\?/)
  assert.match(refusalOf(bytesOf('Vogel;Nest\nUhu;Fels\n')), /Gefunden: Vogel, Nest/)
  assert.match(refusalOf(bytesOf('Name;Firma\nUhu;Uhu\n')), /„Name“ und „Firma“ bedeuten dasselbe/)
  assert.match(refusalOf(bytesOf('Name;Ort\n"Uhu;Probenau\nDachs;\n')), /Ab Zeile \d+ ist ein Anführungszeichen/)
  assert.match(refusalOf(bytesOf('Name;Ort\n')), /steht nichts/)
  assert.match(refusalOf(bytesOf('')), /leer/)
  assert.match(refusalOf(bytesOf('<!doctype html><p>Uhu')), /CSV, Excel/)
  assert.match(refusalOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'alt.xls'), /alten Excel-Format/)
  assert.match(refusalOf(Uint8Array.from([0x50, 0x4b, 3, 4, 1, 2, 3]), 'kaputt.xlsx'), /beschädigt/)
})

test('columns nobody knows are named, with what they may have meant', () => {
  assert.deepEqual(planned(bytesOf('Name;Websit;Lieblingsfarbe\nUhu;x;blau\n')).ignored, [{ heading: 'Websit', like: 'website' }, { heading: 'Lieblingsfarbe' }])
})

test('texts come with the organisations that own them', () => {
  const [text] = planned(bytesOf('Name;Beschreibung\nUhu;"Wir bauen\nSpaltlampen."\n')).texts
  assert.deepEqual([text?.text, text?.title, text?.kind, text?.organisations.length], ['Wir bauen\nSpaltlampen.', 'Uhu', 'pasted', 1])
})

test('JSONL names its columns in each line; a line that is no JSON is refused alone', () => {
  const plan = planned(bytesOf('{"name":{"de":"Uhu","en":"Eagle Owl"},"fields":["Optik","Medizintechnik"]}\n{"name": \n{"name de":"Dachs"}\n'))
  assert.deepEqual(told(plan), ['1 creates Uhu', '2 import.brokenJson ', '3 creates Dachs'])
  assert.deepEqual([plan.created[0]?.name, plan.created[0]?.fields], [{ de: 'Uhu', en: 'Eagle Owl' }, ['optics', 'medicine']])
})

const PROJECT = { id: '7', acronym: 'UHU', title: 'Seeing at night', objective: 'We see.', cluster: 'Cluster 4', orgs: [{ name: 'UHU GMBH', short: 'UHU', type: 'PRC', city: 'Probenau', country: 'DE' }, { name: 'DACHS AE', short: '', type: 'REC', city: 'Athina', country: 'EL' }] }

test('a CORDIS project is one source of all its participants and one evidence unit; its cluster is the field, “Other” is none', () => {
  const plan = planned(bytesOf(`${JSON.stringify(PROJECT)}\n${JSON.stringify({ ...PROJECT, id: '8', cluster: 'Other', orgs: [PROJECT.orgs[0]] })}\n${JSON.stringify({ ...PROJECT, id: '9', orgs: [{ name: ' ' }] })}\n`))
  assert.deepEqual(told(plan), ['1 creates UHU GMBH', '2 same UHU GMBH', '3 organisation.nameless UHU'])
  assert.deepEqual(plan.texts.map(({ organisations, unit, field, kind }) => [organisations.length, unit, field, kind]), [[2, 'cordis:7', 'Cluster 4', 'objective'], [1, 'cordis:8', undefined, 'objective']])
  assert.deepEqual(plan.created.map(({ kind, country, fields }) => [kind, country, fields]), [['company', 'DE', ['Cluster 4']], ['research', 'GR', ['Cluster 4']]])
})

test('of a project with one participant that cannot be taken nothing is taken', () => {
  const known = kept(NOTHING, planned(bytesOf('Name;Art\nDachs;Cluster\n')))
  const plan = planned(bytesOf(`${JSON.stringify({ ...PROJECT, orgs: [PROJECT.orgs[0], { name: 'Dachs', type: 'PRC' }] })}\n`), known, 50)
  assert.deepEqual([told(plan), plan.created, plan.texts], [['1 import.clusterStays UHU GMBH'], [], []])
})

const CORDIS = join(import.meta.dirname, '../../../shared/data/cordis-he')

test('all Horizon Europe projects of the shared data: 8,253 participations of 4,766 organisations, twice is once', { skip: !existsSync(CORDIS) && 'shared data is not there' }, () => {
  const bytes = Buffer.concat(['dev', 'test'].map((part) => gunzipSync(readFileSync(join(CORDIS, `${part}.jsonl.gz`)))))
  const plan = planned(bytes)
  assert.deepEqual([plan.created.length, plan.texts.reduce((sum, { organisations }) => sum + organisations.length, 0), plan.rows.length], [4766, 8253, 693])
  // Six projects of the data name no participants.
  assert.equal(countOutcomes(plan.rows).refused, 6)
  const again = planned(bytes, kept(NOTHING, plan), 10_000)
  assert.deepEqual([again.created, again.changed, countOutcomes(again.rows).same], [[], [], 687])
})

const COLUMNS = ['Name', 'Ort', 'Website', 'Telefon', 'Kurzname', 'Art', 'Cluster', 'PIC'] as const
type Row = Partial<Record<(typeof COLUMNS)[number], string>>
const fileOf = (rows: readonly Row[]): Uint8Array => bytesOf([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ''))].map((cells) => cells.join(';')).join('\n'))

/** Six organisations, two of one name; rows tell them in several spellings and leave things out. */
const WORLD: readonly Row[] = [
  { Name: 'Kranich', Art: 'Cluster', Ort: 'Musterroda', Website: 'kranich.example', Kurzname: 'KR' },
  { Name: 'Uhu GmbH', Ort: 'Probenau', Website: 'uhu.example', Cluster: 'Kranich', PIC: '11' },
  { Name: 'Uhu AG', Ort: 'Musterroda', Website: 'uhu-musterroda.example', Cluster: 'KR', PIC: '12' },
  { Name: 'Uhu Optik', Ort: 'Probenau', Website: 'uhu.example', Kurzname: 'UO' },
  { Name: 'Dächs & Söhne', Ort: 'Probenau', Website: 'dachs.example', Cluster: 'Kranich;KR' },
  { Name: 'Igel', Ort: 'Exempelstedt', Telefon: '1' },
]
const truthfulRow = fc.record({ row: fc.constantFrom(...WORLD), without: fc.subarray(['Ort', 'Website', 'Telefon', 'Kurzname', 'Cluster', 'PIC'] as const), shouting: fc.boolean(), phone: fc.constantFrom('1', '2') }).map(({ row, without, shouting, phone }): Row => {
  const said = { ...row, Telefon: phone, ...(shouting ? { Name: row.Name?.toUpperCase() ?? '' } : {}) }
  for (const column of without) delete said[column]
  return said
})
const truthful = fc.array(truthfulRow, { minLength: 1, maxLength: 12 }).map(fileOf)

test('whatever a file tells of real organisations, and however often, the same file again changes nothing', () => {
  fc.assert(
    fc.property(truthful, truthful, (before, file) => {
      const known = kept(NOTHING, planned(before))
      const once = kept(known, planned(file, known, 1_000))
      const again = planned(file, once, 2_000)
      assert.deepEqual([again.created, again.changed, again.belongings, again.memberships], [[], [], [], []])
    }),
    { seed: 3, numRuns: 300 },
  )
})

const anyRow = fc.record({ Name: fc.constantFrom('Uhu', 'UHU GmbH', 'Uhu Optik', 'Dachs', 'Dächs', 'Uhuu Optik', 'Kranich AG'), Ort: fc.constantFrom('', 'Probenau', 'Musterroda'), Website: fc.constantFrom('', 'uhu.example', 'dachs.example', 'www.uhu.example/x'), Telefon: fc.constantFrom('', '1', '2'), Kurzname: fc.constantFrom('', 'Uhu', 'D'), Art: fc.constantFrom('', '', 'Cluster', 'Institut'), Cluster: fc.constantFrom('', '', '', 'Uhu', 'Kranich'), PIC: fc.constantFrom('', '', '', '11', '12') })

test('even a file that contradicts itself comes to rest, and every row is told', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 1, maxLength: 14 }), (rows) => {
      let known = NOTHING
      for (let reading = 0; reading < 5; reading++) {
        const plan = planned(fileOf(rows), known, 1_000 * (reading + 1))
        assert.equal(plan.rows.length, rows.length)
        known = kept(known, plan)
      }
      const last = planned(fileOf(rows), known, 9_000)
      assert.deepEqual([last.created, last.changed, last.belongings], [[], [], []])
    }),
    { seed: 4, numRuns: 100 },
  )
})
