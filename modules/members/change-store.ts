/**
 * What the doors of pages and of the API do with organisations, whole: load, may, rule, keep. Each runs in the transaction it is given; ids and the day come from the door.
 * **Errors**: every refusal of policy, rule and store, in this order; where one is refused nothing was written.
 */
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Actor } from './actor.ts'
import { belong, leave } from './belonging.ts'
import { holdsOn, type Day, type Span } from './day.ts'
import { end, join, type MembershipKind } from './membership.ts'
import { amend, describe, openToPublic, type Organisation, type OrganisationId, type Said } from './organisation.ts'
import { belongingsOf, keepBelongings, keepMemberships, membershipsOf, placedOn, type Listed } from './placing-store.ts'
import { may } from './policy.ts'
import { addOrganisations, findOrganisation, saveOrganisations } from './store.ts'

/** An organisation that this actor may read, with its clusters today. */
export async function findPlaced(db: Db, actor: Actor, id: OrganisationId, today: Day): Promise<Result<Listed>> {
  const placed = await placedOn(db, id, today)
  const read = placed.ok ? may.read(actor, placed.value.organisation) : placed
  return read.ok ? placed : read
}

/** Writes an organisation down, in these clusters from today. */
export async function addOrganisation(tx: Tx, actor: Actor, said: Said, given: { readonly id: OrganisationId; readonly clusters: readonly OrganisationId[]; readonly today: Day }): Promise<Result<Organisation>> {
  const allowed = may.add(actor, given.clusters)
  if (!allowed.ok) return allowed
  const described = describe(said, { id: given.id, audience: 'alliance' })
  if (!described.ok) return described
  const added = await addOrganisations(tx, [described.value])
  if (!added.ok) return added
  for (const cluster of new Set(given.clusters)) {
    const placed = await placeInCluster(tx, actor, given.id, cluster, { from: given.today })
    if (!placed.ok) return placed
  }
  return described
}

/** Changes what is said of it. `version` is the one the author saw. */
export async function changeOrganisation(tx: Tx, actor: Actor, id: OrganisationId, said: Said, { version, today }: { readonly version: number; readonly today: Day }): Promise<Result<Organisation>> {
  const placed = await findPlaced(tx, actor, id, today)
  if (!placed.ok) return placed
  const allowed = may.edit(actor, placed.value)
  if (!allowed.ok) return allowed
  const { organisation } = placed.value
  if (said.kind !== undefined && (said.kind === 'cluster') !== (organisation.kind === 'cluster') && (await belongingsOf(tx, id)).length > 0) return refuse('conflict', 'organisation.kindStays')
  const amended = amend(organisation, said, version)
  if (!amended.ok || amended.value.version === organisation.version) return amended
  const saved = await saveOrganisations(tx, [amended.value])
  return saved.ok ? amended : saved
}

/** Shows it to everybody. */
export async function openOrganisation(tx: Tx, actor: Actor, id: OrganisationId, today: Day): Promise<Result<Organisation>> {
  const placed = await findPlaced(tx, actor, id, today)
  if (!placed.ok) return placed
  const allowed = may.open(actor, placed.value)
  if (!allowed.ok) return allowed
  const opened = openToPublic(placed.value.organisation)
  const saved = opened.version === placed.value.organisation.version ? accept(undefined) : await saveOrganisations(tx, [opened])
  return saved.ok ? accept(opened) : saved
}

/** It belongs to a cluster from now on. */
export async function placeInCluster(tx: Tx, actor: Actor, id: OrganisationId, clusterId: OrganisationId, span: Span): Promise<Result<void>> {
  const pair = await findPair(tx, actor, id, clusterId)
  if (!pair.ok) return pair
  const belonging = belong(pair.value.organisation, pair.value.cluster, span, await belongingsOf(tx, id))
  if (!belonging.ok) return belonging
  await keepBelongings(tx, [belonging.value])
  return accept(undefined)
}

/** It belongs to the cluster until this day, and then no longer. */
export async function leaveCluster(tx: Tx, actor: Actor, id: OrganisationId, clusterId: OrganisationId, { until, today }: { readonly until: Day; readonly today: Day }): Promise<Result<void>> {
  const pair = await findPair(tx, actor, id, clusterId)
  if (!pair.ok) return pair
  const current = (await belongingsOf(tx, id)).find((one) => one.cluster === clusterId && one.organisation === id && (holdsOn(one, today) || one.until === undefined))
  const ended = current === undefined ? refuse('conflict', 'belonging.none') : leave(current, until)
  if (!ended.ok) return ended
  await keepBelongings(tx, [ended.value])
  return accept(undefined)
}

/** It becomes a member or guest. */
export async function admit(tx: Tx, actor: Actor, id: OrganisationId, kind: MembershipKind, span: Span & { readonly founding: boolean }): Promise<Result<void>> {
  const found = await findForAdmission(tx, actor, id)
  if (!found.ok) return found
  const membership = join(found.value, kind, span, await membershipsOf(tx, id))
  if (!membership.ok) return membership
  await keepMemberships(tx, [membership.value])
  return accept(undefined)
}

/** Its membership ends on this day. */
export async function endMembership(tx: Tx, actor: Actor, id: OrganisationId, { until, today }: { readonly until: Day; readonly today: Day }): Promise<Result<void>> {
  const found = await findForAdmission(tx, actor, id)
  if (!found.ok) return found
  const current = (await membershipsOf(tx, id)).find((one) => holdsOn(one, today) || one.until === undefined)
  const ended = current === undefined ? refuse('conflict', 'membership.none') : end(current, until)
  if (!ended.ok) return ended
  await keepMemberships(tx, [ended.value])
  return accept(undefined)
}

async function findPair(tx: Tx, actor: Actor, id: OrganisationId, clusterId: OrganisationId): Promise<Result<{ readonly organisation: Organisation; readonly cluster: Organisation }>> {
  const organisation = await findOrganisation(tx, id)
  if (!organisation.ok) return organisation
  const cluster = await findOrganisation(tx, clusterId)
  const read = cluster.ok ? may.read(actor, cluster.value) : cluster
  if (!read.ok) return read
  const allowed = may.place(actor, { organisation: organisation.value, cluster: read.value })
  return allowed.ok ? accept({ organisation: organisation.value, cluster: read.value }) : allowed
}

async function findForAdmission(tx: Tx, actor: Actor, id: OrganisationId): Promise<Result<Organisation>> {
  const found = await findOrganisation(tx, id)
  const read = found.ok ? may.read(actor, found.value) : found
  if (!read.ok) return read
  const allowed = may.admit(actor)
  return allowed.ok ? read : allowed
}
