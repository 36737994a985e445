/** Taking in a table of plans, whole: the file, the plan of what it would do, the confirmation that does exactly that, in one transaction. */
import type { Db, Tx } from '#platform/database'
import { idAt, readUploads, type Door } from '#platform/http'
import { hashOf } from '#platform/hash'
import { accept, must, refuse, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import { daysLater } from '#platform/time'
import { LANGUAGES } from '#platform/words'
import { actors, placements, recognise, type Actor, type OrganisationId } from '#modules/members'
import { answerOf } from './disclosing.ts'
import { DISCLOSURES } from './disclosure.ts'
import { readLater } from './jobs.ts'
import type { ProjectsNeeds } from './needs.part.ts'
import { planTable, readCordis, readPlanTable, statesBy, type PlanTable, type ReadPlans } from './plan-table.ts'
import { addDraft, findDraft, forgetPlanDrafts, keepPlans, originsAmong, takeDraft, type PlanDraft } from './plan-table-store.ts'
import { may, partyOf, type Reader } from './policy.ts'
import { PROTECTIONS } from './project.ts'
import { readerOf, transactPlans } from './store.ts'
import { WORDS } from './words.ts'

const LIMIT = 20_000_000
const ROOM_FOR_THE_FORM = 100_000
const MOST_ROWS = 5_000
/** A project of CORDIS has some thousand letters and some hundred participants. */
const MOST_OF_LINE = 200_000
const DRAFTS_WAIT_DAYS = 1

export type Planned = { readonly plan: PlanTable; readonly hash: string }

const STATE_NAMES = statesBy((state) => LANGUAGES.map((language) => WORDS[`state.${state}`][language]))

async function readFile(needs: ProjectsNeeds, bytes: Uint8Array, name: string): Promise<Result<ReadPlans>> {
  if (bytes.length > LIMIT) return refuse('too-large', 'planTable.tooLarge', { limit: LIMIT / 1_000_000 })
  const isJson = /^\s*\{/.test(new TextDecoder().decode(bytes.subarray(0, 100)))
  if (isJson) return readJsonLines(bytes, needs.today())
  const cells = await needs.readTable(bytes, name)
  if (!cells.ok) return cells
  return cells.value.length > MOST_ROWS ? refuse('too-large', 'planTable.tooManyRows', { limit: MOST_ROWS }) : readPlanTable(cells.value, (key) => STATE_NAMES.get(key))
}

function readJsonLines(bytes: Uint8Array, today: string): Result<ReadPlans> {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/).map((text, at) => ({ row: at + 1, text })).filter(({ text }) => text.trim() !== '')
  return lines.length > MOST_ROWS ? refuse('too-large', 'planTable.tooManyRows', { limit: MOST_ROWS }) : readCordis(lines.map(({ row, text }) => ({ row, value: text.length > MOST_OF_LINE ? undefined : parsed(text) })), today)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

type Opened = Pick<PlanDraft, 'disclosure' | 'protection'>

/** What the file would do now; two plans that do the same have the same fingerprint. */
async function planNow(db: Db, needs: ProjectsNeeds, reader: Reader, file: ReadPlans, { disclosure, protection }: Opened): Promise<Planned> {
  // Known again is what the same importers brought: of plans of others a table tells nothing.
  const read = { ...file, rows: file.rows.map((row) => ({ ...row, origin: `${partyOf(reader.actor) ?? ''} ${row.origin}` })) }
  const names = [...new Set(read.rows.flatMap(({ lead, partners }) => [lead, ...partners]))]
  const known = await recognise(db, names.map((name) => ({ name: { de: name } })))
  const places = new Map(names.map((name, place) => [name, place]))
  const organisationNamed = (name: string): OrganisationId | undefined => idIn(known, places.get(name) ?? -1)
  const [placed, origins] = await Promise.all([placements(db, needs.today()), originsAmong(db, read.rows.map(({ origin }) => origin))])
  const standingOf = (id: OrganisationId) => placed.get(id)?.standing ?? 'outside'
  const by = must(may.importPlans(reader))
  const plan = planTable(read, { organisationNamed, standingOf, origins, mayEnter: (lead) => may.importOne(reader, lead, standingOf(lead), disclosure) }, { disclosure, stricter: {}, ...(protection === undefined ? {} : { protection: { answer: protection, at: needs.now() } }) }, { by, at: needs.now(), newId: () => newId<'project'>(), today: needs.today() })
  return { plan, hash: hashOf(Buffer.from(JSON.stringify([disclosure, plan.rows]))) }
}

type Known = Awaited<ReturnType<typeof recognise>>

function idIn(known: Known, place: number): OrganisationId | undefined {
  const found = known[place]
  return found?.verdict === 'same' ? found.organisation.id : found?.verdict === 'twice' ? idIn(known, found.place) : undefined
}

const readerAt = async (door: Door, needs: ProjectsNeeds): Promise<Reader> => readerOf(needs.db, await needs.actorOf(door))

/** Reads an uploaded table, plans it and keeps it until it is confirmed. */
export async function takePlanTable(door: Door, needs: ProjectsNeeds): Promise<{ readonly draft: PlanDraft } & Planned> {
  const reader = await readerAt(door, needs)
  const author = must(may.importPlans(reader))
  const { values, uploads: [upload] } = must(await readUploads(door, { bytes: LIMIT + ROOM_FOR_THE_FORM, parts: 5 }))
  if (upload === undefined) return must(refuse('invalid', 'planTable.noFile'))
  const disclosure = DISCLOSURES.find((one) => one === values['disclosure']) ?? must(refuse('invalid', 'planTable.noDisclosure'))
  const answer = must(answerOf(undefined, { disclosure, stricter: {} }, { answer: PROTECTIONS.find((one) => one === values['protection']), isConfirmed: values['confirmed'] === 'yes' }, needs.now())).protection?.answer
  const opened: Opened = { disclosure, ...(answer === undefined ? {} : { protection: answer }) }
  const name = upload.name.replace(/[\p{Cc}\p{Cf}]/gu, '').toWellFormed().slice(-200)
  const planned = await planNow(needs.db, needs, reader, must(await readFile(needs, upload.bytes, name)), opened)
  const draft: PlanDraft = { id: newId<'plan-draft'>(), name, bytes: upload.bytes, planHash: planned.hash, ...opened, author }
  await forgetPlanDrafts(needs.db, daysLater(needs.now(), -DRAFTS_WAIT_DAYS))
  await addDraft(needs.db, draft, needs.now())
  return { draft, ...planned }
}

/** A draft of whoever asks, and what it would do now. */
export async function plannedDraft(door: Door, needs: ProjectsNeeds): Promise<{ readonly draft: PlanDraft; readonly reader: Reader } & Planned> {
  const reader = await readerAt(door, needs)
  must(may.importPlans(reader))
  const draft = must(ownDraft(must(await findDraft(needs.db, idAt(door, 'planTable.noDraft', 'draft'))), reader.actor))
  return { draft, reader, ...(await planNow(needs.db, needs, reader, must(await readFile(needs, draft.bytes, draft.name)), draft)) }
}

function ownDraft(draft: PlanDraft, actor: Actor): Result<PlanDraft> {
  const author = actors.authorOf(actor)
  if (!author.ok) return author
  const isOwn = author.value.as === draft.author.as && (author.value.as !== 'organisation' || draft.author.as !== 'organisation' || author.value.organisation === draft.author.organisation)
  return isOwn ? accept(draft) : refuse('missing', 'planTable.noDraft')
}

/** Does what the preview of this fingerprint showed, or refuses as stale. */
export async function doPlanTable(needs: ProjectsNeeds, reader: Reader, draft: PlanDraft, shown: string): Promise<PlanTable> {
  const read = must(await readFile(needs, draft.bytes, draft.name))
  return transactPlans(needs.db, async (tx: Tx) => {
    if (!(await takeDraft(tx, draft.id))) return must(refuse('missing', 'planTable.noDraft'))
    const { plan, hash } = await planNow(tx, needs, reader, read, draft)
    if (hash !== shown) return must(refuse('stale', 'planTable.otherNow'))
    must(await keepPlans(tx, plan))
    for (const { project } of plan.created) {
      await needs.changed(tx, project)
      await readLater(tx, project.id)
    }
    return plan
  })
}

