/** What is done with member lists: asked for, read again, taken; each verb in one transaction with what follows from it. For pages and the API; `seen` is the version its author saw, without it the one that is there. */
import { transact } from '#platform/database'
import { isId } from '#platform/ids'
import { record } from '#platform/live'
import { accept, must, refuse, type Result } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { readAddress } from '#platform/web'
import type { Actor, Organisation, OrganisationId } from '#modules/members'
import { organisationsChanged } from './changed.part.ts'
import { cleanName } from './doing.part.ts'
import type { TopicsNeeds } from './frame.part.tsx'
import { readLater } from './jobs.ts'
import { foundOn, readAgain, type ListEntry, type MemberList } from './member-list.ts'
import { laneOf, readListLater, takeTicked, type Taken } from './member-list-jobs.ts'
import { addMemberList, findMemberList, listBeingRead, saveMemberList } from './member-list-store.ts'
import { may } from './policy.ts'
import type { Source, SourceId, SourceState } from './source.ts'
import { countSources, listSources } from './store.ts'

type ListNeeds = Pick<TopicsNeeds, 'db' | 'views' | 'today'>

/** The clusters whose lists this actor may have read. */
export async function clustersToList({ views }: Pick<ListNeeds, 'views'>, actor: Actor): Promise<Organisation[]> {
  const { organisations } = await views.of('alliance', 'organisations')
  return [...organisations.values()].flatMap(({ organisation }) => (organisation.kind === 'cluster' && may.list(actor, organisation.id).ok ? [organisation] : []))
}

/** Whose lists this actor sees: of these clusters, or `undefined`, all. Refused to who may have none read. */
export async function listsFor(needs: Pick<ListNeeds, 'views'>, actor: Actor): Promise<Result<readonly OrganisationId[] | undefined>> {
  const all = may.list(actor, undefined)
  if (all.ok) return accept(undefined)
  const clusters = await clustersToList(needs, actor)
  return clusters.length > 0 ? accept(clusters.map(({ id }) => id)) : all
}

/** A list by what stands in an address, for those who may have it read; for others there is none. */
export async function listFor(db: Parameters<typeof findMemberList>[0], actor: Actor, id: string): Promise<Result<MemberList>> {
  const found = isId(id) ? await findMemberList(db, id) : refuse('missing', 'list.none')
  return !found.ok || may.list(actor, found.value.cluster).ok ? found : refuse('missing', 'list.none')
}

/** How large the file of a list may be, with its form. */
export const LIST_UPLOAD = { bytes: 20_000_000, parts: 10 }

/** What a file lists. */
export async function readListFile({ readList }: Pick<TopicsNeeds, 'readList'>, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array }): Promise<Result<readonly ListEntry[]>> {
  const read = await readList(bytes, cleanName(name))
  if ('refused' in read) return refuse('unsupported', 'source.unreadable', read.refused)
  return read.entries.length === 0 ? refuse('invalid', 'list.emptyFile') : accept(read.entries)
}

/** Whose members, a cluster's or of nobody; and where they are listed. */
export type AskedList = { readonly cluster?: OrganisationId } & ({ readonly address: string } | { readonly fileName: string; readonly entries: readonly ListEntry[] })

/** Writes a list down: from a website it is read as a job, from a file it is there. One that is being read is not begun again: it is handed back. */
export async function askListNow(needs: ListNeeds, actor: Actor, { cluster, ...where }: AskedList): Promise<MemberList> {
  const by = must(may.list(actor, cluster))
  const whose = cluster === undefined ? undefined : (await needs.views.of('alliance', 'organisations')).organisations.get(cluster)?.organisation
  if (cluster !== undefined && whose?.kind !== 'cluster') must(refuse('invalid', 'http.fields', { for: 'choice' }))
  const origin = 'address' in where ? { address: must(readAddress(where.address)).href } : { fileName: cleanName(where.fileName) }
  const fresh: MemberList = { id: newId(), version: 1, state: 'reading', entries: [], lost: 0, missed: 0, asked: { by, at: now() }, ...(cluster === undefined ? {} : { cluster }), ...origin }
  const list = 'entries' in where ? { ...foundOn(fresh, where.entries, { lost: 0, missed: 0 }), version: 1 } : fresh
  return transact(needs.db, async (tx) => {
    const had = list.address === undefined ? undefined : await listBeingRead(tx, list.address, cluster)
    if (had !== undefined) return had
    await addMemberList(tx, list)
    if (list.state === 'reading') await readListLater(tx, list.id)
    await record(tx, { kind: 'list.asked', about: list.id })
    return list
  })
}

/** Has a list read again from its website. */
export function readListAgainNow(needs: ListNeeds, actor: Actor, id: string, seen?: number): Promise<MemberList> {
  return transact(needs.db, async (tx) => {
    const list = must(await listFor(tx, actor, id))
    must(atSeen(list, seen))
    const next = must(readAgain(list))
    must(await saveMemberList(tx, next, list))
    await readListLater(tx, list.id)
    await record(tx, { kind: 'list.asked', about: list.id })
    return next
  })
}

/** Takes these entries, by their numbers, and has their websites read. What is there already or stands twice is passed over. */
export async function takeNow(needs: ListNeeds, actor: Actor, id: string, entries: readonly number[], seen?: number): Promise<Taken> {
  const { organisations } = await needs.views.of('alliance', 'organisations')
  return transact(needs.db, async (tx) => {
    const list = must(await listFor(tx, actor, id))
    const by = must(may.list(actor, list.cluster))
    must(atSeen(list, seen))
    if (list.state === 'found' && entries.some((entry) => entry >= list.entries.length)) must(refuse('invalid', 'http.fields', { entries: 'choice' }))
    const fields = list.cluster === undefined ? [] : (organisations.get(list.cluster)?.organisation.fields ?? [])
    const taken = must(await takeTicked(tx, list, new Set(entries), { by, at: now() }, needs.today(), fields))
    for (const source of taken.sources) await readLater(tx, source.id, laneOf(source.address ?? ''))
    await record(tx, { kind: 'list.taken', about: list.id })
    await organisationsChanged(tx, [...taken.created, ...taken.placed])
    return taken
  })
}

const MOST_UNREAD = 200

/** How far the websites of a list are that was taken, and the first of those that could not be read. */
export type Sites = { readonly counts: Readonly<Record<SourceState, number>>; readonly unread: readonly Source[] }

export async function sitesOf({ db }: Pick<ListNeeds, 'db'>, actor: Actor, ids: readonly SourceId[]): Promise<Sites> {
  const [counts, unread] = await Promise.all([countSources(db, actor, { ids }), listSources(db, actor, { ids, state: 'refused' }, { most: MOST_UNREAD })])
  return { counts, unread }
}

const atSeen = ({ version }: MemberList, seen: number | undefined): Result<void> => (seen === undefined || seen === version ? accept(undefined) : refuse('stale', 'list.changed'))
