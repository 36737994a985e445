/**
 * What the doors of pages and of the API do with news and events, whole: load, may, rule, keep. Each runs in the transaction it is given.
 * **Errors**: every refusal of policy, rule and store, in this order; where one is refused nothing was written.
 */
import { organisationsById, type Actor, type OrganisationId } from '#modules/members'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import { may } from './policy.ts'
import { amend, draft, illustrate, publish, withdraw, withoutImage, type Blocks, type Image, type Publication, type PublicationId, type Said } from './publication.ts'
import { addPublication, findPublication, savePublication } from './store.ts'

/** One that this actor may read. */
export async function findReadable(db: Db, actor: Actor, id: PublicationId, now: Instant): Promise<Result<Publication>> {
  const found = await findPublication(db, id)
  return found.ok ? may.read(actor, found.value, now) : found
}

/** An actor writes in the name of their organisation, or of the alliance. */
export const publisherOf = (actor: Actor): { readonly publisher?: OrganisationId } => (actor.as === 'organisation' ? { publisher: actor.organisation } : {})

/** A draft in the name of whoever acts. */
export async function writeDraft(tx: Tx, actor: Actor, said: Said, id: PublicationId, now: Instant): Promise<Result<Publication>> {
  const publisher = publisherOf(actor)
  const allowed = may.write(actor, publisher)
  if (!allowed.ok) return allowed
  const known = await organisersKnown(tx, said)
  if (!known.ok) return known
  const drafted = draft(said, { id, ...publisher }, now)
  if (drafted.ok) await addPublication(tx, drafted.value, now)
  return drafted
}

export async function changePublication(tx: Tx, actor: Actor, id: PublicationId, said: Said, { version, ...given }: { readonly version: number; readonly now: Instant; readonly blocks: Blocks }): Promise<Result<Publication>> {
  return changing(tx, actor, id, given.now, async (publication) => {
    const known = await organisersKnown(tx, said)
    return known.ok ? amend(publication, said, version, given) : known
  })
}

/** Everybody may read it from `at` on. An organisation that the public does not know of says nothing in public. */
export async function publishPublication(tx: Tx, actor: Actor, id: PublicationId, { at, now, blocks }: { readonly at?: Instant | undefined; readonly now: Instant; readonly blocks: Blocks }): Promise<Result<Publication>> {
  return changing(tx, actor, id, now, async (publication) => {
    const { publisher } = publication
    const isKnown = publisher === undefined || (await organisationsById(tx, [publisher])).get(publisher)?.audience === 'public'
    return isKnown ? publish(publication, { at, now, blocks }) : refuse('conflict', 'news.notOpen')
  })
}

export const addImage = (tx: Tx, actor: Actor, id: PublicationId, image: Image, now: Instant): Promise<Result<Publication>> => changing(tx, actor, id, now, (publication) => illustrate(publication, image))

export const removeImage = (tx: Tx, actor: Actor, id: PublicationId, file: string, now: Instant): Promise<Result<Publication>> => changing(tx, actor, id, now, (publication) => withoutImage(publication, file))

export async function withdrawPublication(tx: Tx, actor: Actor, id: PublicationId, now: Instant): Promise<Result<Publication>> {
  const found = await findPublication(tx, id)
  if (!found.ok) return found
  const allowed = may.withdraw(actor, found.value, now)
  const gone = allowed.ok ? withdraw(found.value, now) : allowed
  return gone.ok ? savePublication(tx, gone.value, now) : gone
}

async function changing(tx: Tx, actor: Actor, id: PublicationId, now: Instant, rule: (publication: Publication) => Result<Publication> | Promise<Result<Publication>>): Promise<Result<Publication>> {
  const found = await findPublication(tx, id)
  if (!found.ok) return found
  const allowed = may.edit(actor, found.value, now)
  const changed = allowed.ok ? await rule(found.value) : allowed
  return changed.ok ? savePublication(tx, changed.value, now) : changed
}

/** Organisers are named in public, so the public must know of them. */
async function organisersKnown(tx: Tx, { event }: Said): Promise<Result<void>> {
  const organisers = event?.organisers ?? []
  const known = await organisationsById(tx, organisers)
  return organisers.every((id) => known.get(id)?.audience === 'public') ? accept(undefined) : refuse('invalid', 'event.noOrganiser')
}
