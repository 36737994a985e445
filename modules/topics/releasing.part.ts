/** Releasing several websites at once: those that wait for the word of an organisation or its cluster. For the page and the API. */
import { transact } from '#platform/database'
import { record } from '#platform/live'
import { must, refuse } from '#platform/result'
import { now } from '#platform/runtime'
import type { Actor, OrganisationId } from '#modules/members'
import type { TopicsNeeds } from './frame.part.tsx'
import { computeLater } from './jobs.ts'
import { may } from './policy.ts'
import { broughtFor } from './source.part.tsx'
import { openTo, type Source, type SourceId } from './source.ts'
import { listSources, saveSource } from './store.ts'

/** More are released in two goes. */
export const MOST_RELEASED = 3_000

/** What waits for this actor's release, of these or all. */
export async function waitingFor(needs: TopicsNeeds, actor: Actor, ids?: readonly string[]): Promise<Source[]> {
  return waitingIn(needs.db, actor, await ownersFor(needs, actor), ids)
}

/** Releases those of them that wait; what was released meanwhile stays so. Out: which were released. */
export async function releaseNow(needs: TopicsNeeds, actor: Actor, ids: readonly string[]): Promise<Source[]> {
  const owners = await ownersFor(needs, actor)
  return transact(needs.db, async (tx) => {
    const released: Source[] = []
    for (const source of await waitingIn(tx, actor, owners, ids)) {
      // All of them are its own or its members'.
      const by = must(may.open(actor, source, 'public', [actor.as === 'organisation' ? actor.organisation : source.organisations[0]].flatMap((id) => id ?? [])))
      const next = must(openTo(source, 'public', { by, at: now() }, source.version))
      must(await saveSource(tx, next, source))
      await record(tx, { kind: 'source.audience', about: source.id })
      released.push(next)
    }
    if (released.length > 0) await computeLater(tx)
    return released
  })
}

const waitingIn = (db: TopicsNeeds['db'], actor: Actor, organisations: readonly OrganisationId[], ids?: readonly string[]): Promise<Source[]> =>
  listSources(db, actor, { organisations, unconfirmed: true, state: 'profiled', ...(ids === undefined ? {} : { ids: ids as readonly SourceId[] }) }, { most: MOST_RELEASED }) // ids are compared, not believed

/** The organisations for which this actor releases: itself and, a cluster, its members. */
async function ownersFor(needs: TopicsNeeds, actor: Actor): Promise<OrganisationId[]> {
  if (actor.as === 'outside') return must(refuse('unknown-person', 'actor.outside'))
  if (actor.as === 'curator') return must(refuse('forbidden', 'source.mayNotRelease'))
  return (await broughtFor(needs, actor, 'de')).map(({ id }) => id)
}
