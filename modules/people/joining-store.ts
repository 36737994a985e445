/**
 * What doors do with people, whole: load, may, rule, keep. Each runs in the transaction it is given; ids, the day and the hour come from the door.
 * **Errors**: every refusal of policy, rule and store, in this order; where one is refused nothing was written.
 */
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import { dayAfter, type Instant } from '#platform/time'
import type { Actor, Author, Day, OrganisationId, PersonId } from '#modules/members'
import { giveUpRole, isHeldOn, takeRole, type HeldRole, type Office } from './held-role.ts'
import { addInvitation, findInvitation, invitationBy, saveInvitation } from './invitation-store.ts'
import { acceptInvitation, invite, openInvitation, withdrawInvitation, type Invitation } from './invitation.ts'
import { addLegitimation, legitimationsFor, saveLegitimation } from './legitimation-store.ts'
import { legitimate, mayRepresent, revoke, type Legitimation, type LegitimationSaid, type Purpose } from './legitimation.ts'
import type { Person } from './person.ts'
import { may } from './policy.ts'
import { addPeople, addRole, findPerson, holdersFor, personByEmail, rolesOf, saveRole } from './store.ts'

/** For an organisation, or for the alliance. */
const mayManage = (actor: Actor, offices: readonly Office[], organisation = offices.find((office) => office.organisation !== undefined)?.organisation): Result<Author> =>
  organisation === undefined ? may.manageAlliance(actor, offices.flatMap((office) => (office.organisation === undefined ? [office.role] : []))) : may.manage(actor, organisation)

/** Who conducts the alliance does not make themselves somebody for an organisation that has people of its own: what is sealed, and its vote, are theirs. */
async function notOneself(tx: Tx, actor: Actor, person: PersonId, organisation: OrganisationId | undefined): Promise<Result<void>> {
  if (actor.as === 'organisation' || organisation === undefined || actor.person !== person) return accept(undefined)
  return (await holdersFor(tx, organisation)).some((holder) => holder.person.id !== person) ? refuse('forbidden', 'role.oneself') : accept(undefined)
}

type Given = { readonly id: string; readonly at: Instant; readonly until: Instant; readonly hash: string }

export async function invitePerson(tx: Tx, actor: Actor, said: Omit<Parameters<typeof invite>[0], 'email'> & { readonly email: string }, { hash, ...given }: Given): Promise<Result<Invitation>> {
  const allowed = mayManage(actor, said.offices)
  if (!allowed.ok) return allowed
  const known = await personByEmail(tx, said.email)
  const own = known === undefined ? accept(undefined) : await notOneself(tx, actor, known.id, said.organisation)
  if (!own.ok) return own
  const invited = invite(said, { ...given, by: allowed.value })
  if (invited.ok) await addInvitation(tx, invited.value, hash)
  return invited
}

/** The first of a house: nobody invites whoever starts it. */
export async function inviteFirst(tx: Tx, { hash, ...given }: Given): Promise<Result<Invitation>> {
  const invited = invite({ language: 'de', offices: [{ role: 'operator' }, { role: 'office' }] }, given)
  if (invited.ok) await addInvitation(tx, invited.value, hash)
  return invited
}

export async function withdraw(tx: Tx, actor: Actor, id: string, at: Instant): Promise<Result<Invitation>> {
  const found = await findInvitation(tx, id)
  if (!found.ok) return found
  const allowed = mayManage(actor, found.value.offices)
  if (!allowed.ok) return allowed
  const withdrawn = withdrawInvitation(found.value, at)
  if (withdrawn.ok) await saveInvitation(tx, withdrawn.value)
  return withdrawn
}

/** An invitation that is still good, and whether its address is somebody's already. */
export async function readInvitation(db: Db | Tx, hash: string, at: Instant): Promise<Result<{ readonly invitation: Invitation; readonly known: Person | undefined }>> {
  const found = await invitationBy(db, hash)
  const open = found.ok ? openInvitation(found.value, at) : found
  if (!open.ok) return open
  return accept({ invitation: open.value, known: open.value.email === undefined ? undefined : await personByEmail(db, open.value.email) })
}

type Accepting = { readonly hash: string; readonly signedIn: PersonId | undefined; readonly said: { readonly name: string; readonly email: string }; readonly ids: { readonly person: PersonId; readonly role: () => string }; readonly at: Instant; readonly today: Day }

/** Whoever has the link becomes who it was written for. Roles that somebody holds already stay as they are. */
export async function takeInvitation(tx: Tx, { hash, signedIn, said, ids, at, today }: Accepting): Promise<Result<Person>> {
  const read = await readInvitation(tx, hash, at)
  if (!read.ok) return read
  const { invitation, known } = read.value
  const self = signedIn === undefined ? undefined : await findPerson(tx, signedIn)
  if (self !== undefined && !self.ok) return self
  if (self !== undefined && invitation.email !== undefined && invitation.email !== self.value.email) return refuse('conflict', 'invitation.forOther')
  if (self === undefined && known !== undefined) return refuse('conflict', 'person.emailTaken')
  if (self === undefined && invitation.email === undefined && said.email === '') return refuse('invalid', 'person.noEmail')
  const taken = acceptInvitation(invitation, self === undefined ? { ...said, id: ids.person } : { known: self.value }, at)
  if (!taken.ok) return taken
  const { person, isNew } = taken.value
  if (isNew) {
    const added = await addPeople(tx, [person], { isVerified: invitation.email !== undefined })
    if (!added.ok) return added
  }
  await saveInvitation(tx, taken.value.invitation)
  const held = await rolesOf(tx, person.id)
  for (const office of invitation.offices) {
    const role = takeRole(person.id, office, today, held)
    if (role.ok) await addRole(tx, role.value, { id: ids.role(), author: invitation.by ?? { as: 'curator', person: person.id } })
  }
  return accept(person)
}

/** Gives somebody whom the house knows another role. */
export async function grantRole(tx: Tx, actor: Actor, person: PersonId, office: Office, given: { readonly id: string; readonly today: Day }): Promise<Result<HeldRole>> {
  const allowed = mayManage(actor, [office])
  if (!allowed.ok) return allowed
  const own = await notOneself(tx, actor, person, office.organisation)
  if (!own.ok) return own
  const holders = await holdersFor(tx, office.organisation)
  if (!holders.some((holder) => holder.person.id === person)) return refuse('missing', 'person.none')
  const role = takeRole(person, office, given.today, await rolesOf(tx, person))
  if (role.ok) await addRole(tx, role.value, { id: given.id, author: allowed.value })
  return role
}

/** Ends a role at once. Everybody may give up their own. */
export async function endRole(tx: Tx, actor: Actor, person: PersonId, office: Office, { today, isKnown }: { readonly today: Day; readonly isKnown: boolean }): Promise<Result<HeldRole>> {
  const allowed = mayManage(actor, [office])
  if (!allowed.ok && actor.person !== person) return allowed
  const others = (await holdersFor(tx, office.organisation)).map(({ role }) => role)
  const held = others.find((one) => one.person === person && one.role === office.role && isHeldOn(one, today))
  if (held === undefined) return refuse('missing', 'role.unknown')
  const ended = giveUpRole(held, { until: dayAfter(today, -1), others, isKnown })
  if (ended.ok) await saveRole(tx, ended.value)
  return ended
}

/** Enters why a person may vote or sign. */
export async function entitle(tx: Tx, actor: Actor, said: LegitimationSaid, given: { readonly id: string; readonly person: PersonId; readonly organisation: OrganisationId; readonly at: Instant; readonly document?: string }): Promise<Result<Legitimation>> {
  const allowed = may.legitimate(actor)
  if (!allowed.ok) return allowed
  const { at, ...kept } = given
  if (given.person === actor.person) return refuse('forbidden', 'legitimation.oneself')
  if (!(await holdersFor(tx, given.organisation)).some(({ person }) => person.id === given.person)) return refuse('missing', 'person.none')
  const legitimation = legitimate(said, kept)
  if (legitimation.ok) await addLegitimation(tx, legitimation.value, { author: allowed.value, at })
  return legitimation
}

/** Ends one at once. */
export async function disentitle(tx: Tx, actor: Actor, organisation: OrganisationId, id: string, today: Day): Promise<Result<Legitimation>> {
  const allowed = may.legitimate(actor)
  if (!allowed.ok) return allowed
  const one = (await legitimationsFor(tx, organisation)).find((legitimation) => legitimation.id === id)
  if (one === undefined) return refuse('missing', 'legitimation.unknown')
  const revoked = revoke(one, dayAfter(today, -1))
  if (revoked.ok) await saveLegitimation(tx, revoked.value)
  return revoked
}

/** May whoever acts vote or sign for the organisation they act for? By what says the Legitimation: alone, or only together with a second person. In a demo where nobody is anybody, by no right that could be shown. */
export async function representing(db: Db | Tx, actor: Actor, purpose: Purpose, day: Day): Promise<Result<Legitimation>> {
  if (actor.as !== 'organisation' || actor.person === undefined) return refuse(actor.as === 'outside' ? 'unknown-person' : 'forbidden', actor.as === 'outside' ? 'actor.outside' : 'legitimation.none')
  const { person, organisation } = actor
  const [roles, legitimations] = await Promise.all([rolesOf(db, person), legitimationsFor(db, organisation, person)])
  return mayRepresent({ person, organisation, roles, legitimations }, purpose, day)
}
