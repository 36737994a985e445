/**
 * What an alliance of 20,000 organisations and 50,000 people costs: both tables imported by their pages as the office does it, then lists, filters and searches asked as its people ask them.
 * **Units**: seconds from the upload to the answer that says what was done; milliseconds on the wall from the request to the last byte, one client, signed in; CPU seconds of the house's process.
 */
import { sql } from 'kysely'
import { crowdOf } from '../generate/crowd.ts'
import { atMost, reported, type Figure } from './figure.ts'
import { curator, finished, importList, importTable, startMeasured, type MeasuredHouse } from './house-child.ts'
import { median } from './house-pages.ts'

const SIZES = { organisations: 20_000, people: 50_000, seed: 11 }
const ROUNDS = 7

const since = (started: number): number => (performance.now() - started) / 1_000

export async function crowdFigures(): Promise<Figure[]> {
  const crowd = crowdOf(SIZES)
  const house = await startMeasured()
  try {
    const cpu = house.cpu()
    const started = performance.now()
    await importList(house, 'organisationen.csv', crowd.organisations)
    const organisations = since(started)
    await importTable(house, '/de/allianz/personen/import', 'personen.csv', crowd.people)
    const both = since(started)
    const used = house.cpu() - cpu
    const { rows: [kept] } = await sql<{ organisations: number; people: number }>`select (select count(*)::int from organisations) as organisations, (select count(*)::int from people) as people`.execute(house.database.db)
    if ((kept?.organisations ?? 0) < SIZES.organisations || (kept?.people ?? 0) < SIZES.people) throw new Error(`kept are ${kept?.organisations} organisations and ${kept?.people} people`)
    // What follows of the imports is not to run beside what is measured.
    await finished(house)
    return [
      atMost('20,000 organisations and 50,000 people imported', both, 60, 's', `organisations ${organisations.toFixed(1)} s; ${used.toFixed(1)} CPU s of the house; the mails to all who are new stand in the outbox`),
      ...(await answered(house, crowd)),
    ]
  } finally {
    await house.stop()
  }
}

async function answered(house: MeasuredHouse, { words, people }: ReturnType<typeof crowdOf>): Promise<Figure[]> {
  const { rows: [deep] } = await sql<{ id: string; cluster: string }>`select (select id from organisations where kind = 'company' order by name_de offset 15000 limit 1) as id, (select id from organisations where kind = 'cluster' order by id limit 1) as cluster`.execute(house.database.db)
  const [, somebody = ''] = people.split('\n')
  const kinds: readonly (readonly [name: string, paths: readonly string[]])[] = [
    ['list: first page and a far one', ['/de/mitglieder', `/de/mitglieder?after=${deep?.id}`]],
    ['filter: field, kind, cluster, standing', ['/de/mitglieder?field=optics', '/de/mitglieder?kind=company&field=metal', `/de/mitglieder?cluster=${deep?.cluster}`, '/de/mitglieder?standing=outside']],
    ['search: parts of names in the list, and from every page', words.flatMap((word) => [`/de/mitglieder?text=${encodeURIComponent(word)}`, `/api/v1/search?q=${encodeURIComponent(word)}`])],
    ['people of an organisation, and of the alliance', [`/de/mitglieder/${deep?.id}`, '/de/allianz/personen', `/de/allianz/personen?text=${encodeURIComponent(somebody.split(';')[0] ?? '')}`]],
  ]
  const figures: Figure[] = []
  for (const [name, paths] of kinds) {
    const times: number[] = []
    for (let round = 0; round <= ROUNDS; round++) for (const path of paths) {
      const started = performance.now()
      const answer = await fetch(house.url + path, { headers: curator(house) })
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
      if (round > 0) times.push(performance.now() - started)
    }
    figures.push(atMost(`${name}: median`, median(times), 50, 'ms', `${times.length} requests`), reported(`${name}: slowest`, Math.max(...times), 'ms'))
  }
  return figures
}
