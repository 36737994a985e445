import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { openFolder } from '#platform/folder'
import { Refused } from '#platform/result'
import { readSettings, type Settings } from '#platform/settings'
import { importFile, importTold } from './import.ts'
import { openHouse } from './keeping.ts'

const folders: string[] = []
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))))

async function emptyFolder(): Promise<Settings> {
  const data = await mkdtemp(join(tmpdir(), 'schnittmenge-import-'))
  folders.push(data)
  const settings = readSettings({ SCHNITTMENGE_DATA: data })
  if (!settings.ok) throw new Error('a folder is all it needs')
  return settings.value
}

const waiting = { isPublic: true, signal: new AbortController().signal, told: () => undefined }

/** Two projects in the form of CORDIS, one of them without participants, of firms that do not exist. */
const PROJECTS = [
  { id: '1', acronym: 'LICHTGUSS', title: 'Moulded micro-optics', objective: 'The project develops injection moulding of micro-optics with inline inspection by machine vision, and laser structuring of mould inserts.', cluster: 'Digital', orgs: [{ name: 'Beispiel Optik GmbH', country: 'DE', organisationID: '900000001', city: 'Musterau' }, { name: 'Institut Probenau', country: 'DE', organisationID: '900000002', city: 'Probenau' }] },
  { id: '2', acronym: 'LEER', title: 'Nobody takes part', objective: 'Nothing.', cluster: 'Other', orgs: [] },
]

const FILE = { name: 'projects.jsonl', bytes: new TextEncoder().encode(PROJECTS.map((one) => JSON.stringify(one)).join('\n')) }

test('a project becomes one source of all who take part and counts once, a refused row is told, and the same file again changes nothing', async () => {
  const settings = await emptyFolder()
  const first = importTold(await importFile(settings, FILE, waiting), 'de')
  assert.deepEqual(first.counts, { creates: 1, changes: 0, same: 0, refused: 1, texts: 1 })
  assert.match(first.refused.join(), /^Zeile 2: LEER: Das Projekt „Nobody takes part“ nennt keine Organisationen\.$/)
  const again = importTold(await importFile(settings, FILE, waiting), 'de')
  assert.deepEqual(again.counts, { creates: 0, changes: 0, same: 1, refused: 1, texts: 1 })

  await using house = await openHouse(settings)
  const { rows } = await sql<{ organisations: number; sources: number; owners: number; units: number; profiles: number; state: string }>`select
    (select count(*) from organisations) as organisations, (select count(*) from sources) as sources, (select count(*) from source_organisations) as owners,
    (select count(distinct unit) from showings) as units, (select count(*) from profiles) as profiles, (select state from sources) as state`.execute(house.db)
  assert.deepEqual(rows, [{ organisations: 2, sources: 1, owners: 2, units: 1, profiles: 1, state: 'profiled' }])
})

test('real organisations are not imported among invented ones', async () => {
  const settings = await emptyFolder()
  await openFolder(settings.data, 'demo')
  await assert.rejects(importFile(settings, FILE, waiting), (error) => error instanceof Refused && error.refusal.reason === 'import.intoDemo')
})

test('a file that is no table is one sentence, and leaves a house without organisations', async () => {
  const settings = await emptyFolder()
  await assert.rejects(importFile(settings, { name: 'seite.html', bytes: new TextEncoder().encode('<!doctype html><p>Mitglieder') }, waiting), (error) => error instanceof Refused && error.refusal.reason === 'import.unknownForm')
})
