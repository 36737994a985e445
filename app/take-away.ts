/**
 * The way out: what the alliance keeps here, or what is one organisation's own, in one ZIP file that needs no Schnittmenge to be read. One file of JSON lines a table, CSV of the main lists, files under their own names, and a README.
 * **Shapes**: read from one consistent snapshot while the house runs; in memory some pieces of a table and one file.
 * **What is left out** is named in {@link LEFT_OUT} and {@link WITHOUT}: what lets somebody in or acts for them, and what is only derived. Sealed texts are their organisation's: see docs/decisions/0013-two-ways-out.md.
 */
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { copy } from '#platform/database'
import { openFiles, type Files } from '#platform/files'
import { Refused } from '#platform/result'
import type { OrganisationId } from '#modules/members'
import { zipOf, type ZipEntry } from '#platform/zip'
import { writeNew } from './backup.ts'
import { houseIn, openHouse, type Doing, type House } from './keeping.ts'
import { README } from './take-away-words.ts'

/** Tables that stay, and why. */
export const LEFT_OUT: Readonly<Record<string, 'secret' | 'derived' | 'passing'>> = {
  sessions: 'secret', credentials: 'secret', verifications: 'secret', second_factors: 'secret', passkeys: 'secret', registration_links: 'secret', subscription_links: 'secret', call_calendars: 'secret',
  source_terms: 'derived', organisation_terms: 'derived',
  // What stands between two confidential plans is theirs, on the pages of each side; nobody takes it along for both.
  overlap_notices: 'secret', overlap_acts: 'secret', overlap_distancings: 'secret', sealed_comparisons: 'secret', comparison_rounds: 'secret',
  project_topics: 'derived', project_readings: 'derived', project_openings: 'secret', milestone_reminders: 'passing',
  plan_comparisons: 'derived', plan_findings: 'derived', finding_answers: 'secret', changed_plans: 'passing',
  import_drafts: 'passing', people_drafts: 'passing', call_drafts: 'passing', project_drafts: 'passing', job_effects: 'passing', occurrences: 'passing',
}

/** Columns that stay: private links, texts with links that act, and who declined to be introduced. */
export const WITHOUT: Readonly<Record<string, readonly string[]>> = { invitations: ['link'], mails: ['text', 'unsubscribe'], organisations: ['found_by'], projects: ['found_by'], introductions: ['declined_at'], introduced_people: ['answer', 'answered_at'] }

const OPEN = "select id from sources where audience <> 'sealed'"
/** Plans that the whole alliance may read whole; what is kept from some of it, its lead takes along. */
const OPEN_PLANS = "select id from projects where disclosure in ('alliance', 'public') and stricter = '{}'"
const OPEN_TEXTS = "hash in (select hash from sources where audience <> 'sealed')"

/** What of a table the alliance takes along, where that is not all. */
const OF_ALLIANCE: Readonly<Record<string, string>> = {
  projects: `id in (${OPEN_PLANS})`, project_versions: `project in (${OPEN_PLANS}) and content ->> 'disclosure' in ('alliance', 'public') and content -> 'stricter' = '{}'`, project_partners: `project in (${OPEN_PLANS})`, project_links: `source in (${OPEN_PLANS}) and target in (${OPEN_PLANS})`, project_topic_words: `project in (${OPEN_PLANS})`, project_origins: `project in (${OPEN_PLANS})`, milestone_reports: `project in (${OPEN_PLANS})`,
  demands: 'false', partner_requests: "state in ('open', 'answered')", request_answers: 'false', introduced_people: "introduction in (select id from introductions where made_at is not null)", sources: "audience <> 'sealed'", source_organisations: `source in (${OPEN})`, showings: `source in (${OPEN})`, texts: OPEN_TEXTS, profiles: OPEN_TEXTS, evidence: OPEN_TEXTS,
}

const OWN_SOURCES = 'select source from source_organisations where organisation = $'
const OWN_PLANS = 'select id from projects where lead = $'
const OWN_TEXTS = `hash in (select hash from sources where id in (${OWN_SOURCES}))`

/** What is an organisation's own, table by table; `$` is its id. */
export const OF_ORGANISATION: Readonly<Record<string, string>> = {
  organisations: 'id = $', external_ids: 'organisation = $', belongings: 'organisation = $ or cluster = $', memberships: 'organisation = $', former_names: 'organisation = $', successions: 'predecessor = $ or successor = $',
  rests: 'organisation = $', application_ballots: 'organisation = $', leavings: 'organisation = $', expulsions: 'organisation = $', roles: 'organisation = $', legitimations: 'organisation = $', invitations: 'organisation = $', people: 'id in (select person from roles where organisation = $)',
  charter_signatures: 'organisation = $', rule_change_ballots: 'organisation = $', words: 'organisation = $', publications: 'publisher = $', member_lists: 'cluster = $', calls: "author->>'organisation' = $::text",
  projects: 'lead = $', project_versions: `project in (${OWN_PLANS})`, project_partners: `project in (${OWN_PLANS})`, project_links: `source in (${OWN_PLANS}) and target in (${OWN_PLANS})`, project_topic_words: `project in (${OWN_PLANS})`, project_origins: `project in (${OWN_PLANS})`, milestone_reports: `project in (${OWN_PLANS})`, project_agreements: 'party = $::text',
  demands: 'organisation = $', partner_requests: 'organisation = $', request_answers: 'organisation = $ or request in (select id from partner_requests where organisation = $)', request_follows: 'organisation = $', request_distancings: 'organisation = $', introductions: 'introducer = $', introduced_people: 'introduction in (select id from introductions where introducer = $)',
  sources: `id in (${OWN_SOURCES})`, source_organisations: `source in (${OWN_SOURCES})`, showings: `source in (${OWN_SOURCES})`, texts: OWN_TEXTS, profiles: OWN_TEXTS, evidence: OWN_TEXTS,
}

type List = { readonly columns: Readonly<Record<string, string>>; readonly from: string }

const ORGANISATION = 'coalesce(o.name_de, o.name_en)'

/** The main lists once more, for spreadsheets. */
const LISTS: Readonly<Record<string, List>> = {
  'organisations.csv': { columns: { id: 'id', name: ORGANISATION, name_en: 'name_en', short_name: 'short_name', kind: 'kind', fields: "array_to_string(fields, ', ')", website: 'website', email: 'email', phone: 'phone', place: 'place', country: 'country', coordinates: 'coordinates', carrier: 'carrier' }, from: 'organisations o order by 2, 1' },
  'memberships.csv': { columns: { organisation: ORGANISATION, kind: 'm.kind', founding: 'founding', from: 'from_day', until: 'until_day' }, from: 'memberships m join organisations o on o.id = organisation order by 1, from_day' },
  'belongings.csv': { columns: { organisation: ORGANISATION, cluster: 'coalesce(c.name_de, c.name_en)', from: 'from_day', until: 'until_day' }, from: 'belongings join organisations o on o.id = organisation join organisations c on c.id = cluster order by 2, 1' },
  'people.csv': { columns: { name: 'p.name', email: 'p.email', organisation: ORGANISATION, role: 'role', from: 'from_day', until: 'until_day' }, from: 'people p left join roles on person = p.id left join organisations o on o.id = organisation where erased_at is null order by 1, 3, from_day' },
}

/** A spreadsheet runs a cell that begins like a formula: such a cell gets an apostrophe before it. Source: OWASP, CSV Injection. */
const listQuery = ({ columns, from }: List): string => `select ${Object.entries(columns).map(([name, of]) => `regexp_replace((${of})::text, '^([=+@\\t\\r-])', '''\\1') as "${name}"`).join(', ')} from ${from}`

/** By it spreadsheets know UTF-8. */
const MARK = Buffer.from([0xef, 0xbb, 0xbf])

async function* marked(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield MARK
  yield* pieces
}

/** Where files are named: their hash, what they were called, and whose. */
const filesOf = (where: (table: string) => string): string => `
  select file as hash, file_name as name, 'sources' as folder from sources where file is not null and (${where('sources')})
  union select file_hash, file_name, 'signatures' from charter_signatures where file_hash is not null and (${where('charter_signatures')})
  union select document, null, 'legitimations' from legitimations where document is not null and (${where('legitimations')})
  union select image->>'file', null, 'pictures' from publications, jsonb_array_elements(images) image where ${where('publications')}
  order by 3, 1, 2`

export type TakenAway = { readonly tables: Record<string, number>; files: number; readonly missing: string[] }

/** The entries of the file, in order; `made` counts along. */
export async function* takeAway(snapshot: copy.Snapshot, files: Pick<Files, 'read'>, organisation: OrganisationId | undefined, made: TakenAway): AsyncGenerator<ZipEntry> {
  for (const [name, text] of Object.entries(README(organisation !== undefined))) yield { name, bytes: [Buffer.from(text)] }
  const where = (table: string): string => (organisation === undefined ? (OF_ALLIANCE[table] ?? 'true') : (OF_ORGANISATION[table] ?? 'false').replaceAll('$', `'${organisation}'::uuid`))
  for (const { name, columns } of snapshot.contents.tables) {
    if (name in LEFT_OUT || (organisation !== undefined && !(name in OF_ORGANISATION))) continue
    const told = columns.filter((column) => WITHOUT[name]?.includes(column) !== true)
    yield { name: `tables/${name}.jsonl`, bytes: counted(snapshot.lines(`select ${told.map((column) => `"${column}"`).join(', ')} from "${name}" where ${where(name)}`), (rows) => void (made.tables[name] = rows)) }
  }
  if (organisation === undefined) for (const [name, list] of Object.entries(LISTS)) yield { name: `lists/${name}`, bytes: marked(snapshot.csv(listQuery(list))) }
  for (const { hash, name, folder } of await linesIn(snapshot.lines(filesOf(where)))) {
    const bytes = await files.read(hash).catch((error: unknown) => (error instanceof Refused ? undefined : Promise.reject(error)))
    if (bytes === undefined) made.missing.push(hash)
    else {
      made.files++
      yield { name: `files/${folder}/${hash.slice(0, 8)}-${nameFor(name, bytes)}`, bytes: [bytes], isPacked: true }
    }
  }
  yield { name: 'counts.json', bytes: [Buffer.from(JSON.stringify(made, null, 1))] }
}

async function* counted(rows: AsyncGenerator<Buffer, number>, told: (rows: number) => void): AsyncGenerator<Buffer> {
  told(yield* rows)
}

type Named = { readonly hash: string; readonly name: string | null; readonly folder: string }

/** How many files there are is bounded by who uploads them. */
async function linesIn(rows: AsyncGenerator<Buffer, number>): Promise<Named[]> {
  const pieces: Buffer[] = []
  for await (const piece of rows) pieces.push(piece)
  return Buffer.concat(pieces).toString().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Named) // by the query above
}

const ENDINGS: readonly (readonly [sign: string, ending: string])[] = [['ffd8', 'jpg'], ['89504e47', 'png'], ['52494646', 'webp'], ['25504446', 'pdf']]

/** Its own name, as any disk takes it; of one that has none, its kind. */
function nameFor(name: string | null, bytes: Uint8Array): string {
  const safe = (name ?? '').replace(/[\p{C}<>:"/\\|?*]/gu, '_').slice(-120).replace(/^\.+|[. ]+$/g, '')
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return safe === '' ? `file.${ENDINGS.find(([sign]) => start.startsWith(sign))?.[1] ?? 'bin'}` : safe
}

/** Writes all that the alliance keeps into a new file. */
export async function takeAwayInto(house: House, path: string, doing: Doing = {}): Promise<TakenAway & { readonly path: string; readonly bytes: number }> {
  const folder = await houseIn(house.data)
  const made: TakenAway = { tables: {}, files: 0, missing: [] }
  await using database = await openHouse(house)
  const target = resolve(path)
  const bytes = await writeNew(target, async (draft) => {
    await using snapshot = await copy.snapshot(database)
    await pipeline(Readable.from(zipOf(takeAway(snapshot, await openFiles(join(folder.path, 'files')), undefined, made)), { objectMode: false }), (packed: AsyncIterable<Buffer>) => draft.writeFile(packed), doing.signal === undefined ? {} : { signal: doing.signal })
    return (await draft.stat()).size
  })
  return { ...made, path: target, bytes }
}
