/**
 * How fast the house answers: 50 organisations × 300 topics and more, in a process of its own, every answer held against its whole.
 * **Units**: pages per CPU second of the Node process, as browsers ask (brotli) and plainly; p99 of the wall time at half the rate that was measured; medians of five runs after one that warms. No page, no part of a page is kept between requests.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import autocannon, { type Result } from 'autocannon'
import { sql } from 'kysely'
import { asCsv, generatedAlliance } from '../generate/house.ts'
import { atLeast, atMost, reported, type Figure } from './figure.ts'
import { finished, importCommand, startMeasured, type MeasuredHouse } from './house-child.ts'

const RUNS = 5
const SECONDS = 2
const CONNECTIONS = 4
/** So many letters of a body may stand across packets. */
const SPLIT = 400

export type Kind = { readonly name: string; readonly path: string; /** What a whole answer holds. */ readonly holds: readonly string[]; readonly rate: number; readonly p99: number; /** The session it is asked with. */ readonly cookie?: string }

export async function pageRates(): Promise<Figure[]> {
  const data = await mkdtemp(join(tmpdir(), 'schnittmenge-pages-'))
  const house = await startMeasured(data)
  try {
    await importCommand(house, 'liste.csv', asCsv(generatedAlliance({ organisations: 50, clusters: 6, sentences: 30, seed: 7 })))
    await finished(house)
    const figures: Figure[] = []
    for (const kind of await kindsIn(house)) figures.push(...(await measured(house, kind)))
    return [...figures, ...(await sizesOf(house))]
  } finally {
    await house.stop()
    await rm(data, { recursive: true, force: true })
  }
}

async function kindsIn({ database: { db } }: MeasuredHouse): Promise<readonly Kind[]> {
  const { rows: [found] } = await sql<{ organisation: string; name: string; topic: string; members: number; topics: number }>`
    select (select id from organisations where kind = 'company' order by id limit 1) as organisation, (select name_de from organisations where kind = 'company' order by id limit 1) as name,
      (select topic from showings group by topic order by count(*) desc, topic limit 1) as topic, json_array_length(map -> 'members') as members, (select count(distinct held ->> 'topic')::int from json_array_elements(map -> 'competences') held) as topics
    from computations where audience = 'public' and level = 'organisations'`.execute(db)
  if (found === undefined || found.members !== 50 || found.topics < 300) throw new Error(`the map has ${found?.members} members and ${found?.topics} topics`)
  const map = `map, ${found.members} × ${found.topics}`
  return [
    { name: map, path: '/de/schnittmengen?level=organisations', holds: ['class="drawing map"', 'map-list', found.name], rate: 100, p99: 400 },
    { name: 'one organisation', path: `/de/mitglieder/${found.organisation}`, holds: [found.name], rate: 600, p99: 100 },
    { name: 'one topic', path: `/de/themen/${found.topic}`, holds: ['class="holder"'], rate: 600, p99: 100 },
    { name: 'list of 50 rows', path: '/de/mitglieder', holds: [], rate: 600, p99: 100 },
  ]
}

/** One page: how many a CPU second, and how long the slowest hundredth waits at half of that. */
export async function measured(house: MeasuredHouse, { name, path, holds, rate: least, p99, cookie }: Kind): Promise<Figure[]> {
  const url = house.url.replace('localhost', '127.0.0.1') + path
  const whole = await bodyOf(url, 'identity', cookie)
  if (!holds.every((part) => whole.includes(part))) throw new Error(`${path} does not hold what it must`)
  const rates: { readonly plain: number[]; readonly packed: number[]; readonly perSecond: number[] } = { plain: [], packed: [], perSecond: [] }
  for (let run = 0; run <= RUNS; run++) {
    for (const [encoding, list] of [['identity', rates.plain], ['br', rates.packed]] as const) {
      const before = house.cpu()
      const { requests } = await asked(url, encoding, whole, undefined, cookie)
      if (run === 0) continue
      list.push(requests.total / (house.cpu() - before))
      if (encoding === 'br') rates.perSecond.push(requests.average)
    }
  }
  const half = Math.max(1, Math.floor(median(rates.perSecond) / 2))
  const waits: number[] = []
  for (let run = 0; run < RUNS; run++) waits.push((await asked(url, 'br', whole, half, cookie)).latency.p99)
  const size = `${(Buffer.byteLength(whole) / 1_000).toFixed(0)} kB of HTML`
  return [
    atLeast(name, Math.round(median(rates.plain)), least, 'pages/CPU s', size),
    reported(`${name}, compressed`, Math.round(median(rates.packed)), 'pages/CPU s', 'by brotli, as browsers ask'),
    atMost(`${name}: p99`, median(waits), p99, 'ms', `at ${half} a second, half of what it does, ${CONNECTIONS} connections`),
  ]
}

/** One run; any answer that is not 200, or not as long as the whole, breaks the measurement. */
async function asked(url: string, encoding: 'identity' | 'br', whole: string, perSecond?: number, cookie?: string): Promise<Result> {
  let broken = 0
  // autocannon makes text of each packet, so that a letter between two becomes two strange ones. Packed bodies are none; one of them is unpacked beforehand.
  const isWhole = (body: string): boolean => encoding === 'br' || (body.endsWith('</html>') && Math.abs(body.length - whole.length) <= SPLIT)
  if (encoding === 'br') await bodyOf(url, 'br', cookie)
  const result = await autocannon({ url, connections: CONNECTIONS, duration: SECONDS, headers: { 'accept-encoding': encoding, ...(cookie === undefined ? {} : { cookie }) }, ...(perSecond === undefined ? {} : { overallRate: perSecond }), verifyBody: (body) => {
    const ok = isWhole(body)
    if (!ok) broken++
    return ok
  } })
  if (broken + result.non2xx + result.errors + result.timeouts > 0) throw new Error(`${url}: ${broken} broken, ${result.non2xx} refused, ${result.errors + result.timeouts} failed`)
  return result
}

async function bodyOf(url: string, encoding: 'identity' | 'br' = 'identity', cookie?: string): Promise<string> {
  const answer = await fetch(url, { headers: { 'accept-encoding': encoding, ...(cookie === undefined ? {} : { cookie }) } })
  const body = await answer.text()
  if (answer.status !== 200 || !body.endsWith('</html>')) throw new Error(`${url} answers ${answer.status} and ${body.slice(-20)}`)
  return body
}

/** What comes over the wire: HTML with style and scripts, packed, and the fonts. */
async function sizesOf(house: MeasuredHouse): Promise<Figure[]> {
  const base = house.url.replace('localhost', '127.0.0.1')
  const packed = async (path: string): Promise<{ bytes: number; text: string; kept: string }> => {
    const { default: http } = await import('node:http')
    return new Promise((done, fail) => {
      http.get(base + path, { headers: { 'accept-encoding': 'br' } }, (answer) => {
        const pieces: Buffer[] = []
        answer.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => {
          const bytes = Buffer.concat(pieces)
          done({ bytes: bytes.length, text: answer.headers['content-encoding'] === 'br' ? brotliDecompressSync(bytes).toString() : '', kept: answer.headers['cache-control'] ?? '' })
        })
      }).on('error', fail)
    })
  }
  const weigh = async (path: string): Promise<number> => {
    const page = await packed(path)
    const parts = [...new Set(page.text.match(/\/assets\/[\w.-]+\.(?:css|js)/g) ?? [])]
    const sizes = await Promise.all(parts.map(async (part) => (await packed(part)).bytes))
    return [page.bytes, ...sizes].reduce((sum, bytes) => sum + bytes, 0) / 1_000
  }
  const fonts = [...new Set((await packed('/de')).text.match(/\/assets\/[\w.-]+\.woff2/g) ?? [])]
  const loaded = await Promise.all(fonts.map(packed))
  const others = await Promise.all((await kindsIn(house)).slice(1).map(({ path }) => weigh(path)))
  return [
    atMost('the map with style and scripts, compressed', await weigh('/de/schnittmengen?level=organisations'), 80, 'kB'),
    atMost('other pages with style and scripts, compressed', Math.max(...others), 40, 'kB', 'the largest of organisation, topic, list'),
    atMost('fonts together', loaded.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000, 100, 'kB', loaded.every(({ kept }) => kept.includes('immutable')) ? 'kept for good' : 'not kept for good'),
  ]
}

export const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0
