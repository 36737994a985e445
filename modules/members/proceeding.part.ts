/**
 * What the doors do with the procedures of memberships, whole: load, may, rule, keep, and what binds in the same transaction.
 * **Errors**: every refusal of policy, rule and store, thrown; where one is refused nothing was written.
 */
import { type Db, type Tx } from '#platform/database'
import { must } from '#platform/result'
import { newId, now } from '#platform/runtime'
import type { Actor } from './actor.ts'
import { findPlaced } from './change-store.ts'
import type { Day } from './day.ts'
import { decideExpulsion, drop, hear, letPass, openExpulsion, openExpulsionOf, type Expulsion } from './expulsion.ts'
import { rename, type FormerName } from './former-name.ts'
import { declareLeaving, withdrawLeaving, type Leaving } from './leaving.ts'
import type { MembersNeeds } from './needs.part.ts'
import type { Names, Organisation, OrganisationId } from './organisation.ts'
import { belongingsOf, keepBelongings, keepMemberships, membershipsOf } from './placing-store.ts'
import { may } from './policy.ts'
import { addFormerName, addLeaving, addSuccession, expulsionsOf, formerNamesOf, leavingsOf, restsOf, saveExpulsion, saveRest, saveWithdrawn, successionsOf } from './procedure-store.ts'
import { rest, wake, type Rest } from './rest.ts'
import { saveOrganisations } from './store.ts'
import { succeed, type Succession, type SuccessionKind } from './succession.ts'

type Needs = Pick<MembersNeeds, 'today' | 'binds' | 'leavingNotice' | 'maySign'>

/** Who does it, to which organisation. */
export type Doing = { readonly actor: Actor; readonly id: OrganisationId }

/** What has become of a membership, as far as this actor may read it. */
export type Procedures = { readonly rests: readonly Rest[]; readonly leavings: readonly Leaving[]; readonly expulsions: readonly Expulsion[]; readonly successions: readonly Succession[]; readonly formerNames: readonly FormerName[] }

export async function proceduresOf(db: Db, { actor, id }: Doing): Promise<Procedures> {
  const isInside = may.readProcedures(actor, id).ok
  return {
    rests: isInside ? await restsOf(db, id) : [],
    leavings: isInside ? await leavingsOf(db, id) : [],
    expulsions: may.readExpulsions(actor, id).ok ? await expulsionsOf(db, id) : [],
    successions: await successionsOf(db, [id]),
    formerNames: await formerNamesOf(db, [id]),
  }
}

// ---- Rests

export async function restNow(tx: Tx, needs: Needs, { actor, id }: Doing, said: { readonly from: Day; readonly until?: Day; readonly reason: string }): Promise<void> {
  const author = must(may.conduct(actor))
  await readable(tx, needs, { actor, id })
  const resting = must(rest(id, said, { memberships: await membershipsOf(tx, id), known: await restsOf(tx, id) }))
  await saveRest(tx, resting, author)
  await needs.binds(tx, { type: 'membership.rest', organisation: id, from: resting.from, until: resting.until ?? null })
}

export async function wakeNow(tx: Tx, needs: Needs, { actor, id }: Doing, until: Day): Promise<void> {
  const author = must(may.conduct(actor))
  const woken = must(wake(await restsOf(tx, id), until))
  await saveRest(tx, woken, author)
  await needs.binds(tx, { type: 'membership.rest', organisation: id, from: woken.from, until })
}

// ---- Leaving

export async function leaveNow(tx: Tx, needs: Needs, { actor, id }: Doing, declared: Day): Promise<void> {
  const author = await declaring(tx, needs, { actor, id })
  const { leaving, membership } = must(declareLeaving(await membershipsOf(tx, id), declared, await needs.leavingNotice(tx)))
  await keepMemberships(tx, [membership])
  await addLeaving(tx, leaving, { author, at: now() })
  await needs.binds(tx, { type: 'membership.leaving', organisation: id, declared, until: leaving.until })
}

export async function stayNow(tx: Tx, needs: Needs, { actor, id }: Doing): Promise<void> {
  await declaring(tx, needs, { actor, id })
  const { leaving, membership } = must(withdrawLeaving(await leavingsOf(tx, id), await membershipsOf(tx, id), needs.today()))
  await keepMemberships(tx, [membership])
  await saveWithdrawn(tx, leaving)
  await needs.binds(tx, { type: 'membership.leaving-withdrawn', organisation: id, declared: leaving.declared, withdrawn: needs.today() })
}

/** What is said for an organisation binds it: whoever acts for it needs a Legitimation; the office writes down what it has on paper. */
async function declaring(tx: Tx, needs: Needs, { actor, id }: Doing) {
  await readable(tx, needs, { actor, id })
  const author = must(may.leave(actor, id))
  if (actor.as === 'organisation') must(await needs.maySign(tx, actor, id))
  return author
}

// ---- Expulsion

export async function openExpulsionNow(tx: Tx, needs: Needs, { actor, id }: Doing, said: { readonly reason: string; readonly deadline: Day }): Promise<void> {
  const author = must(may.conduct(actor))
  await readable(tx, needs, { actor, id })
  const opened = must(openExpulsion(id, said, { id: newId(), today: needs.today(), memberships: await membershipsOf(tx, id), known: await expulsionsOf(tx, id) }))
  await saveExpulsion(tx, opened, author)
}

export async function hearNow(tx: Tx, needs: Needs, { actor, id }: Doing, statement: string): Promise<void> {
  const author = must(may.state(actor, id))
  await saveExpulsion(tx, must(hear(must(openExpulsionOf(await expulsionsOf(tx, id))), statement, needs.today())), author)
}

export async function letPassNow(tx: Tx, needs: Needs, { actor, id }: Doing): Promise<void> {
  const author = must(may.conduct(actor))
  await saveExpulsion(tx, must(letPass(must(openExpulsionOf(await expulsionsOf(tx, id))), needs.today())), author)
}

export async function decideNow(tx: Tx, needs: Needs, { actor, id }: Doing, said: { readonly reference: string; readonly until: Day }): Promise<void> {
  const author = must(may.conduct(actor))
  const open = must(openExpulsionOf(await expulsionsOf(tx, id)))
  const { expulsion, membership } = must(decideExpulsion(open, said, { today: needs.today(), memberships: await membershipsOf(tx, id) }))
  await saveExpulsion(tx, expulsion, author)
  if (membership !== undefined) await keepMemberships(tx, [membership])
  await needs.binds(tx, { type: 'membership.expulsion', expulsion: expulsion.id, organisation: id, opened: expulsion.opened, heard: expulsion.heard?.on ?? null, stated: expulsion.heard?.statement !== undefined, decided: needs.today(), until: expulsion.decided?.until ?? null })
}

export async function dropNow(tx: Tx, needs: Needs, { actor, id }: Doing): Promise<void> {
  const author = must(may.conduct(actor))
  await saveExpulsion(tx, must(drop(must(openExpulsionOf(await expulsionsOf(tx, id))), needs.today())), author)
}

// ---- Succession and names

export async function succeedNow(tx: Tx, needs: Needs, { actor, id }: Doing, said: { readonly successor: OrganisationId; readonly kind: SuccessionKind; readonly until: Day }): Promise<void> {
  const author = must(may.conduct(actor))
  const [predecessor, successor] = [await readable(tx, needs, { actor, id }), await readable(tx, needs, { actor, id: said.successor })]
  const both = [id, said.successor]
  const followed = must(succeed({ predecessor, successor }, { kind: said.kind, until: said.until }, {
    memberships: [...(await membershipsOf(tx, id)), ...(await membershipsOf(tx, said.successor))],
    belongings: [...(await belongingsOf(tx, id)), ...(await belongingsOf(tx, said.successor))],
    successions: await successionsOf(tx, both),
  }))
  await keepMemberships(tx, followed.memberships)
  await keepBelongings(tx, followed.belongings)
  await addSuccession(tx, followed.succession, author)
  await needs.binds(tx, { type: 'membership.succession', ...followed.succession })
}

export async function renameNow(tx: Tx, needs: Needs, { actor, id }: Doing, said: { readonly name: Names; readonly shortName?: string; readonly from: Day }): Promise<void> {
  const placed = must(await findPlaced(tx, actor, id, needs.today()))
  const author = must(may.rename(actor, placed))
  const renamed = must(rename(placed.organisation, said, { today: needs.today(), known: await formerNamesOf(tx, [id]) }))
  must(await saveOrganisations(tx, [renamed.organisation]))
  await addFormerName(tx, renamed.former, author)
}

const readable = async (tx: Tx, needs: Needs, { actor, id }: Doing): Promise<Organisation> => must(await findPlaced(tx, actor, id, needs.today())).organisation
