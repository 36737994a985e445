/** What the doors do with contacts outside, whole: load, may, rule, keep; each in one transaction. */
import { transact } from '#platform/database'
import { readEmail } from '#platform/mail-address'
import { must, refuse } from '#platform/result'
import { newId } from '#platform/runtime'
import { nameIn, organisationsById, placements, type Actor, type OrganisationId } from '#modules/members'
import { amend, enter, invite, reach, type Contact, type ContactEntry, type ContactId, type Said, type WAYS } from './contact.ts'
import { addContact, addEntry, findContact, saveContact } from './contact-store.ts'
import { peopleInside, speaker, type GroupsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'

/** What needs more than itself to be judged: who speaks is inside, and the address is one. */
async function sound(needs: GroupsNeeds, said: Said): Promise<Said> {
  if (said.speaker !== undefined && (await peopleInside(needs)).every(({ person }) => person !== said.speaker)) must(refuse('invalid', 'contact.noSpeaker'))
  return said.email === undefined || said.email.trim() === '' ? said : { ...said, email: must(readEmail(said.email)) }
}

export async function beginContact(needs: GroupsNeeds, actor: Actor, organisation: OrganisationId, said: Said): Promise<Contact> {
  const by = must(may.reachOut(actor))
  const known = await sound(needs, said)
  return transact(needs.db, async (tx) => {
    const [one, standing] = [(await organisationsById(tx, [organisation])).get(organisation), (await placements(tx, needs.today(), [organisation])).get(organisation)?.standing]
    if (one === undefined || standing === undefined) return must(refuse('invalid', 'contact.noOrganisation'))
    const contact = must(reach({ id: organisation, name: nameIn(one, 'de'), standing }, known, { id: newId(), by, at: needs.now() }))
    await addContact(tx, contact)
    return contact
  })
}

export async function changeContact(needs: GroupsNeeds, actor: Actor, id: ContactId, said: Said, seen: number): Promise<Contact> {
  const by = must(may.reachOut(actor))
  const known = await sound(needs, said)
  return transact(needs.db, async (tx) => {
    const next = must(amend(must(await findContact(tx, id)), known, seen, { by, at: needs.now() }))
    must(await saveContact(tx, next))
    return next
  })
}

export async function addConversation(needs: GroupsNeeds, actor: Actor, id: ContactId, said: { readonly day: string; readonly way: (typeof WAYS)[number]; readonly note: string }): Promise<ContactEntry> {
  const by = must(may.reachOut(actor))
  return transact(needs.db, async (tx) => {
    must(await findContact(tx, id))
    const entry = must(enter(said, needs.today(), { by, at: needs.now() }))
    await addEntry(tx, id, newId(), entry)
    return entry
  })
}

/** The organisation becomes a guest, and the history says so. */
export async function inviteContact(needs: GroupsNeeds, actor: Actor, id: ContactId): Promise<Contact> {
  const by = must(may.reachOut(actor))
  return transact(needs.db, async (tx) => {
    const { contact, entry } = must(invite(must(await findContact(tx, id)), speaker('de')('invitedNote'), needs.today(), { by, at: needs.now() }))
    await needs.inviteAsGuest(tx, actor, contact.organisation)
    must(await saveContact(tx, contact))
    await addEntry(tx, id, newId(), entry)
    return contact
  })
}
