/** Every statement about member lists. */
import { type ColumnType } from 'kysely'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { OrganisationId } from '#modules/members'
import type { ListEntry, ListOutcome, ListReading, MemberList, MemberListId } from './member-list.ts'
import { authorFrom, authorText } from './store.ts'

/** Read as it is, written as text: pg would make a PostgreSQL array of a list. */
type Json<T> = ColumnType<T, string, string>

type Row = {
  id: MemberListId
  version: number
  cluster: OrganisationId | null
  address: string | null
  file_name: string | null
  state: MemberList['state']
  entries: Json<ListEntry[]>
  lost: number
  missed: number
  progress: ColumnType<ListReading | null, string | null, string | null>
  refusal: ColumnType<NonNullable<MemberList['refusal']> | null, string | null, string | null>
  asked_by: string
  asked_at: Date
  outcome: ColumnType<ListOutcome | null, string | null, string | null>
  taken_by: string | null
  taken_at: Date | null
}

declare module '#platform/tables' {
  interface Tables {
    member_lists: Row
  }
}

export async function findMemberList(db: Db, id: string): Promise<Result<MemberList>> {
  const row = await db.selectFrom('member_lists').selectAll().where('id', '=', id as MemberListId).executeTakeFirst() // compared, not believed
  if (row === undefined) return refuse('missing', 'list.none')
  const { cluster, address, file_name: fileName, progress, refusal, outcome } = row
  return accept({
    id: row.id,
    version: row.version,
    state: row.state,
    entries: row.entries,
    lost: row.lost,
    missed: row.missed,
    asked: { by: authorFrom(row.asked_by), at: row.asked_at },
    ...(cluster === null ? {} : { cluster }),
    ...(address === null ? {} : { address }),
    ...(fileName === null ? {} : { fileName }),
    ...(progress === null ? {} : { progress }),
    ...(refusal === null ? {} : { refusal }),
    ...(outcome === null ? {} : { outcome }),
    ...(row.taken_by === null || row.taken_at === null ? {} : { taken: { by: authorFrom(row.taken_by), at: row.taken_at } }),
  })
}

/** A list without its entries. */
export type ListedList = Pick<MemberList, 'id' | 'version' | 'cluster' | 'address' | 'fileName' | 'state' | 'asked'>

/** The newest first, from the one after `before`. Of these clusters; all where nobody is named. */
export async function listMemberLists(db: Db, clusters: readonly OrganisationId[] | undefined, { before, most = 50 }: { readonly before?: string | undefined; readonly most?: number } = {}): Promise<ListedList[]> {
  let query = db.selectFrom('member_lists').select(['id', 'version', 'state', 'cluster', 'address', 'file_name', 'asked_by', 'asked_at']).orderBy('id', 'desc').limit(most)
  if (clusters !== undefined) query = query.where('cluster', 'in', clusters)
  if (before !== undefined) query = query.where('id', '<', before as MemberListId) // compared, not believed
  return (await query.execute()).map(({ id, version, state, cluster, address, file_name: fileName, asked_by: by, asked_at: at }) => ({ id, version, state, asked: { by: authorFrom(by), at }, ...(cluster === null ? {} : { cluster }), ...(address === null ? {} : { address }), ...(fileName === null ? {} : { fileName }) }))
}

/** The list that is being read from this address for these. */
export async function listBeingRead(db: Db, address: string, cluster: OrganisationId | undefined): Promise<MemberList | undefined> {
  const row = await db.selectFrom('member_lists').select('id').where('state', '=', 'reading').where('address', '=', address).where('cluster', cluster === undefined ? 'is' : '=', cluster ?? null).executeTakeFirst()
  const found = row === undefined ? undefined : await findMemberList(db, row.id)
  return found?.ok === true ? found.value : undefined
}

export const addMemberList = async (tx: Tx, list: MemberList): Promise<void> => void (await tx.insertInto('member_lists').values(rowOf(list)).execute())

/** In place of the version before; `stale` where somebody was faster. */
export async function saveMemberList(tx: Tx, list: MemberList, before: Pick<MemberList, 'version'>): Promise<Result<void>> {
  const { id, ...row } = rowOf(list)
  const saved = await tx.updateTable('member_lists').set(row).where('id', '=', id).where('version', '=', before.version).returning('id').execute()
  return saved.length === 0 ? refuse('stale', 'list.changed') : accept(undefined)
}

/** How far reading is, while it is read. */
export const tellReading = async (db: Db, id: MemberListId, progress: ListReading): Promise<void> => void (await db.updateTable('member_lists').set({ progress: JSON.stringify(progress) }).where('id', '=', id).where('state', '=', 'reading').execute())

const rowOf = (list: MemberList) => ({
  id: list.id,
  version: list.version,
  cluster: list.cluster ?? null,
  address: list.address ?? null,
  file_name: list.fileName ?? null,
  state: list.state,
  entries: JSON.stringify(list.entries),
  lost: list.lost,
  missed: list.missed,
  progress: list.progress === undefined ? null : JSON.stringify(list.progress),
  refusal: list.refusal === undefined ? null : JSON.stringify(list.refusal),
  asked_by: authorText(list.asked.by),
  asked_at: list.asked.at,
  outcome: list.outcome === undefined ? null : JSON.stringify(list.outcome),
  taken_by: list.taken === undefined ? null : authorText(list.taken.by),
  taken_at: list.taken?.at ?? null,
})
