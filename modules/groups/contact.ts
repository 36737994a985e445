/**
 * Contact (Kontakt): an organisation outside the alliance that somebody speaks to: with whom there, what was last said, what comes next, until it is invited as a guest.
 * History is entries, never edits.
 * **Errors**: `invalid` for what cannot be; `conflict` where the organisation is inside or invited already; `stale` where the contact was changed meanwhile.
 */
import type { Author, Day, OrganisationId, PersonId, Standing } from '#modules/members'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'

export type ContactId = Id<'contact'>

/** Who is spoken to, who speaks, what comes next. */
export type Said = {
  /** There, if it is somebody. */
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  readonly speaker?: PersonId
  readonly nextStep?: string
  readonly nextOn?: Day
}

export type Contact = Said & { readonly id: ContactId; readonly version: number; readonly organisation: OrganisationId; readonly invitedAt?: Instant; readonly by: Author; readonly changedAt: Instant }

/** What somebody may enter; the invitation enters itself. */
export const WAYS = ['talk', 'call', 'mail', 'event'] as const
type Way = (typeof WAYS)[number] | 'invitation'

export type ContactEntry = { readonly day: Day; readonly way: Way; readonly note: string; readonly by: Author; readonly at: Instant }

const LINE = 200
const NOTE = 2_000

type Signed = { readonly by: Author; readonly at: Instant }

/** Somebody begins to speak to an organisation outside. */
export function reach(organisation: { readonly id: OrganisationId; readonly name: string; readonly standing: Standing }, said: Said, { id, by, at }: Signed & { readonly id: ContactId }): Result<Contact> {
  if (organisation.standing !== 'outside') return refuse('conflict', 'contact.inside', { name: organisation.name })
  const read = readSaid(said)
  return read.ok ? accept({ ...read.value, id, version: 1, organisation: organisation.id, by, changedAt: at }) : read
}

export function amend({ id, version, organisation, invitedAt }: Contact, said: Said, seen: number, { by, at }: Signed): Result<Contact> {
  if (seen !== version) return refuse('stale', 'contact.changed')
  const read = readSaid(said)
  return read.ok ? accept({ ...read.value, id, version: version + 1, organisation, ...(invitedAt === undefined ? {} : { invitedAt }), by, changedAt: at }) : read
}

function readSaid({ nextOn, speaker, ...lines }: Said): Result<Said> {
  const said: Record<string, string> = {}
  for (const [key, line = ''] of Object.entries(lines)) {
    const text = line.replace(/\s+/g, ' ').trim()
    if (text.length > LINE) return refuse('invalid', 'contact.long', { limit: LINE })
    if (text !== '') said[key] = text
  }
  if (nextOn !== undefined && said['nextStep'] === undefined) return refuse('invalid', 'contact.noStep')
  return accept({ ...said, ...(speaker === undefined ? {} : { speaker }), ...(nextOn === undefined ? {} : { nextOn }) })
}

/** What was spoken on a day that was. */
export function enter({ day, way, note }: { readonly day: Day; readonly way: (typeof WAYS)[number]; readonly note: string }, today: Day, { by, at }: Signed): Result<ContactEntry> {
  const text = note.trim()
  if (text === '') return refuse('invalid', 'contact.noNote')
  if (text.length > NOTE) return refuse('invalid', 'contact.long', { limit: NOTE })
  return day > today ? refuse('invalid', 'contact.future', { day }) : accept({ day, way, note: text, by, at })
}

/** It is invited as a guest: with an entry, so that the history says so. */
export function invite(contact: Contact, note: string, today: Day, { by, at }: Signed): Result<{ readonly contact: Contact; readonly entry: ContactEntry }> {
  if (contact.invitedAt !== undefined) return refuse('conflict', 'contact.invited')
  return accept({ contact: { ...contact, version: contact.version + 1, invitedAt: at, by, changedAt: at }, entry: { day: today, way: 'invitation', note, by, at } })
}
