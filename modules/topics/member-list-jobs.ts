/** Reading a member list from its website, and taking what was ticked of one: organisations, where they belong, and their websites to be read. */
import { z } from 'zod'
import { transact, type Db, type Tx } from '#platform/database'
import { addJob, job, type Doing, type Job } from '#platform/jobs'
import { record } from '#platform/live'
import { accept, must, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import { hostIn, readMemberList, type CrawlOptions, type ListOptions } from '#platform/web'
import { describe, keepImport, placements, recognise, type Belonging, type Day, type Organisation, type OrganisationId } from '#modules/members'
import { foundOn, isOpen, kindOf, refuseList, takenAs, type ListEntry, type ListOutcome, type ListReading, type MemberList, type MemberListId, type Proposal } from './member-list.ts'
import { findMemberList, saveMemberList, tellReading } from './member-list-store.ts'
import { bring, type Signed, type Source } from './source.ts'
import { addSources, webAddresses } from './store.ts'

type ListWorld = { readonly db: Db; readonly crawling: CrawlOptions }

export const readListLater = (tx: Tx, list: MemberListId): Promise<void> => addJob(tx, 'topics.member-list', { list }, { key: `topics.member-list ${list}`, attempts: 3 })

export const memberListJob = (world: ListWorld): Job => job('topics.member-list', z.object({ list: z.string() }), ({ list }, doing) => read(world, list, doing))

async function read({ db, crawling }: ListWorld, id: string, { signal }: Doing): Promise<void> {
  const found = await findMemberList(db, id)
  if (!found.ok || found.value.state !== 'reading') return
  let telling = Promise.resolve()
  const result = await readMemberList(found.value.address ?? '', {
    ...optionsOf(crawling),
    signal,
    progress: (progress) => void (telling = telling.then(() => transact(db, (tx) => told(tx, found.value.id, progress))).catch(() => undefined)),
  })
  // Stopped with the house: to be done again.
  signal.throwIfAborted()
  await telling
  await transact(db, async (tx) => {
    const list = must(await findMemberList(tx, id))
    if (list.state !== 'reading') return
    const next = result.ok ? foundOn(list, result.value.members.map(({ name, website }): ListEntry => ({ name, ...(website === undefined ? {} : { website }) })), { lost: result.value.lost, missed: result.value.skipped.length }) : refuseList(list, result.refusal)
    must(await saveMemberList(tx, next, list))
    await record(tx, { kind: 'list.read', about: id })
  })
}

async function told(tx: Tx, id: MemberListId, progress: ListReading): Promise<void> {
  await tellReading(tx, id, progress)
  await record(tx, { kind: 'list.progress', about: id })
}

const optionsOf = ({ limits, ...rest }: CrawlOptions): ListOptions => ({ ...rest, limits: limits?.pause === undefined ? {} : { pause: limits.pause } })

// ---- What is proposed, and taken

/** Each entry as it stands to what is known today. `isDone`: taking it would bring nothing. */
export async function proposalsOf(db: Db, { entries, cluster }: MemberList, today: Day): Promise<Proposal[]> {
  const recognised = await recognise(db, entries.map(({ name, ...rest }) => ({ ...rest, name: { de: name } })))
  const known = recognised.flatMap((one) => (one.verdict === 'same' ? [one.organisation.id] : []))
  const [placed, addresses] = await Promise.all([placements(db, today, known), webAddresses(db, known)])
  return entries.map((entry, place) => {
    const one = recognised[place] ?? { verdict: 'new', reason: 'unknown' }
    if (one.verdict !== 'same') return { entry, place, recognised: one, isDone: false }
    const { organisation } = one
    const belongs = cluster === undefined || organisation.kind === 'cluster' || (placed.get(organisation.id)?.clusters ?? []).includes(cluster)
    const site = organisation.website ?? entry.website
    return { entry, place, recognised: one, isDone: belongs && (site === undefined || (addresses.get(organisation.id) ?? []).some((address) => hostIn(address) === hostIn(site))) }
  })
}

/** What came of it: organisations that are new, those known ones that belong to the cluster from now on, and websites to be read. */
export type Taken = { readonly list: MemberList; readonly created: readonly OrganisationId[]; readonly placed: readonly OrganisationId[]; readonly sources: readonly Source[] }

/** Takes the ticked ones: new organisations with where they belong, and a website of each as an unconfirmed source. The caller sees to their reading. */
export async function takeTicked(tx: Tx, list: MemberList, ticked: ReadonlySet<number>, signed: Signed, today: Day, clusterFields: readonly string[]): Promise<Result<Taken>> {
  const proposals = (await proposalsOf(tx, list, today)).filter((one) => ticked.has(one.place) && isOpen(one))
  const created: Organisation[] = []
  const belongings: Belonging[] = []
  const sources: Source[] = []
  const refused: ListOutcome['refused'][number][] = []
  let bare = 0
  for (const { entry, recognised } of proposals) {
    const known = recognised.verdict === 'same' ? recognised.organisation : undefined
    const one = known === undefined ? described(entry, list.cluster === undefined ? [] : clusterFields) : accept(known)
    if (!one.ok) {
      refused.push({ name: entry.name, refusal: one.refusal })
      continue
    }
    const organisation = one.value
    if (known === undefined) created.push(organisation)
    if (list.cluster !== undefined && organisation.kind !== 'cluster') belongings.push({ organisation: organisation.id, cluster: list.cluster, from: today })
    const site = organisation.website ?? entry.website
    const source = site === undefined ? undefined : bring({ organisations: [organisation.id], kind: 'web', title: hostIn(site), address: site, audience: 'alliance' }, newId(), signed)
    if (source === undefined) bare++
    else if (source.ok) sources.push(source.value)
    else refused.push({ name: entry.name, refusal: source.refusal })
  }
  const ids = belongings.map(({ organisation }) => organisation)
  const [placed, addresses] = await Promise.all([placements(tx, today, ids), webAddresses(tx, proposals.flatMap(({ recognised }) => (recognised.verdict === 'same' ? [recognised.organisation.id] : [])))])
  const joining = belongings.filter(({ organisation, cluster }) => !(placed.get(organisation)?.clusters ?? []).includes(cluster))
  const kept = await keepImport(tx, { created, changed: [], memberships: [], belongings: joining })
  if (!kept.ok) return kept
  const fresh = sources.filter(({ organisations: [id], address = '' }) => id !== undefined && !(addresses.get(id) ?? []).some((had) => hostIn(had) === hostIn(address)))
  const taken = takenAs(list, { created: created.length, known: proposals.filter(({ recognised: { verdict } }) => verdict === 'same').length, bare, refused, sources: fresh.map(({ id }) => id) }, signed)
  if (!taken.ok) return taken
  await addSources(tx, fresh)
  const saved = await saveMemberList(tx, taken.value, list)
  const fresher = created.map(({ id }) => id)
  return saved.ok ? accept({ list: taken.value, created: fresher, placed: joining.map(({ organisation }) => organisation).filter((id) => !fresher.includes(id)), sources: fresh }) : saved
}

/** Until it names a field of its own it counts in that of its cluster. */
function described(entry: ListEntry, fields: readonly string[]): Result<Organisation> {
  const { name, website, place } = entry
  return describe({ name: { de: name }, kind: kindOf(entry), fields: fields.slice(0, 1), ...(website === undefined ? {} : { website }), ...(place === undefined ? {} : { place }) }, { id: newId<'organisation'>(), audience: 'alliance' })
}

const LANES = 3

/** Websites of one host come one after another, and so few at once that what people wait for is not held up. */
export function laneOf(address: string): string {
  const host = hostIn(address)
  return `topics.web ${Array.from(host).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9_973, 7) % LANES}`
}
