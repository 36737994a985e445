/** An organisation outside becomes a guest, for modules that invite: by the verb of its own page, with what follows from it. */
import type { Tx } from '#platform/database'
import { must } from '#platform/result'
import type { Actor } from './actor.ts'
import { admit } from './change-store.ts'
import type { MembersNeeds } from './needs.part.ts'
import type { OrganisationId } from './organisation.ts'

export const inviteAsGuest =
  ({ today, changed }: Pick<MembersNeeds, 'today' | 'changed'>) =>
  async (tx: Tx, actor: Actor, organisation: OrganisationId): Promise<void> => {
    must(await admit(tx, actor, organisation, 'guest', { from: today(), founding: false }))
    await changed(tx, [organisation])
  }
