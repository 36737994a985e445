/**
 * What it costs that people sign in: pages with a session that is read each time, and a flood of sign-in attempts.
 * **Units**: pages per CPU second as in house-pages.ts; milliseconds of wall time for others while one address tries 10,000 passwords in a minute.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { sql } from 'kysely'
import { asCsv, generatedAlliance } from '../generate/house.ts'
import { atLeast, atMost, reported, type Figure } from './figure.ts'
import { finished, importCommand, PASSWORD, startMeasured } from './house-child.ts'
import { measured } from './house-pages.ts'

const LIST = asCsv(generatedAlliance({ organisations: 50, clusters: 6, sentences: 30, seed: 7 }))

/** Pages of who is signed in, and the start that everybody sees. */
export async function signedInRates(): Promise<Figure[]> {
  const data = await mkdtemp(join(tmpdir(), 'schnittmenge-signed-'))
  const house = await startMeasured(data)
  try {
    await importCommand(house, 'liste.csv', LIST)
    await finished(house)
    const { rows: [found] } = await sql<{ id: string; name: string }>`select id, name_de as name from organisations where kind = 'company' order by id limit 1`.execute(house.database.db)
    const { cookie } = house
    const reach = { rate: 600, p99: 100 }
    const figures: Figure[] = []
    for (const kind of [
      { name: 'list of 50 rows, signed in', path: '/de/mitglieder', holds: ['class="acting"'], cookie, ...reach },
      { name: 'profile, signed in', path: `/de/mitglieder/${found?.id}`, holds: [found?.name ?? '?', 'class="acting"'], cookie, ...reach },
      { name: 'Monday page, signed in', path: '/de/hinweise', holds: ['class="acting"'], cookie, ...reach },
      { name: 'public start', path: '/de', holds: ['</main>'], ...reach },
    ]) figures.push(...(await measured(house, kind)))
    return figures
  } finally {
    await house.stop()
    await rm(data, { recursive: true, force: true })
  }
}

const ATTEMPTS = 10_000
const SECONDS = 60
const STRANGER = '198.51.100.7'
const OFFICE = '192.0.2.10'

/** One address tries passwords of one person; others read pages meanwhile, and the person signs in from elsewhere. */
export async function floodFigures(): Promise<Figure[]> {
  const data = await mkdtemp(join(tmpdir(), 'schnittmenge-flood-'))
  const house = await startMeasured(data, { TRUST_PROXY: '1' })
  try {
    await importCommand(house, 'liste.csv', LIST)
    await finished(house)
    const url = house.url.replace('localhost', '127.0.0.1')
    const { rows: [person] } = await sql<{ email: string }>`select email from people limit 1`.execute(house.database.db)
    const email = person?.email ?? ''
    const signIn = (password: string) => ({ method: 'POST' as const, headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': STRANGER }, body: new URLSearchParams({ email, password }).toString() })
    const [flood, others] = await Promise.all([
      autocannon({ url: `${url}/de/anmelden`, connections: 20, duration: SECONDS, overallRate: Math.ceil(ATTEMPTS / SECONDS), ...signIn('falsch und lang genug') }),
      autocannon({ url: `${url}/de/mitglieder`, connections: 2, duration: SECONDS, overallRate: 10, headers: { 'x-forwarded-for': OFFICE } }),
    ])
    const { headers, ...asked } = signIn(PASSWORD)
    const own = await fetch(`${url}/de/anmelden`, { ...asked, redirect: 'manual', headers: { ...headers, 'x-forwarded-for': OFFICE } })
    return [
      reported('sign-in attempts from one address in a minute', flood.requests.total, 'attempts', `${flood.non2xx} of them refused`),
      atMost('pages for others meanwhile: p99', others.latency.p99, 200, 'ms', `${others.non2xx} refused`),
      atLeast('whose password was tried signs in afterwards', own.status === 303 ? 1 : 0, 1, 'yes', `answers ${own.status}`),
    ]
  } finally {
    await house.stop()
    await rm(data, { recursive: true, force: true })
  }
}
