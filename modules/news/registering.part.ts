/** What happens around a registration, whole: the rule, what is kept, and the mail that follows, in one transaction. Each mail brings a new private link; older ones go on working. */
import type { Db, Tx } from '#platform/database'
import { addressOf } from '#platform/page'
import { must, refuse, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import { hashOfLink, newPrivateLink } from '#platform/private-link'
import { say } from '#platform/words'
import { isOpen, tellTime, type Event } from './event.ts'
import type { NewsNeeds } from './frame.part.tsx'
import { MAIL_WORDS } from './mail-words.ts'
import { stateOf, type Publication, type PublicationId } from './publication.ts'
import { ask, cancel, confirm, moveUp, type Asking, type Registration } from './registration.ts'
import { addRegistrationLink, keepRegistrations, registrationBehind, registrationBy, registrationsOf } from './registration-store.ts'
import { findPublication } from './store.ts'
import { readIn } from './twin.ts'
import { ADDRESSES, WORDS } from './words.ts'

/** What writing to people needs: links lead to `origin`. */
export type Telling = Pick<NewsNeeds, 'mail' | 'now' | 'zone'> & { readonly origin: string }

type Letter = 'asked' | 'already' | 'confirmed' | 'waiting' | 'moved' | 'reminder' | 'changed' | 'off'

export type Held = Publication & { readonly event: Event }

/** The event of this id; news are none. */
export async function heldBy(tx: Db | Tx, id: PublicationId): Promise<Held> {
  const publication = must(await findPublication(tx, id))
  return { ...publication, event: must(eventOf(publication)) }
}

const eventOf = ({ event }: Publication): Result<Event> => (event === undefined ? { ok: false, refusal: { kind: 'missing', reason: 'news.none', facts: {} } } : { ok: true, value: event })

export async function tell(tx: Tx, telling: Telling, letter: Letter, registration: Registration, { twins, event }: Held): Promise<void> {
  const { language, name, email: to } = registration
  const token = newPrivateLink().link
  await addRegistrationLink(tx, hashOfLink(token), registration.id)
  const facts = {
    name,
    title: readIn(twins, language).twin.title,
    time: tellTime(event, language, telling.zone),
    // Where to click is for who has a place.
    place: [event.place, ...(registration.state === 'confirmed' ? [event.online] : [])].filter((part) => part !== undefined).join('\n'),
    state: say(WORDS, language, `registered.${registration.state}`),
    link: telling.origin + addressOf(ADDRESSES.registration, language, { token }),
  }
  await telling.mail(tx, { to, language, subject: say(MAIL_WORDS, language, `${letter}Subject`, facts), text: say(MAIL_WORDS, language, letter, facts) })
}

/** Somebody asks for a place. What comes of it says only the mail. */
export async function askForPlace(tx: Tx, telling: Telling, id: PublicationId, asking: Asking): Promise<void> {
  const held = await heldBy(tx, id)
  must(isOpen(held.event, telling.now()))
  const known = await registrationBy(tx, id, asking.email)
  const registration = ask(asking, { id: newId(), event: id }, known, telling.now())
  // A stranger may write any address: one mail in ten minutes.
  if (known !== undefined && known.state !== 'cancelled' && telling.now().getTime() - known.askedAt.getTime() < PAUSE_MS) return
  await keepRegistrations(tx, [{ ...registration, askedAt: telling.now() }])
  await tell(tx, telling, registration.state === 'asked' ? 'asked' : 'already', registration, held)
}

const PAUSE_MS = 10 * 60_000

/** The link's owner confirms. */
export async function confirmPlace(tx: Tx, telling: Telling, token: string): Promise<Registration> {
  const registration = must(await registrationBehind(tx, hashOfLink(token)))
  const held = await heldBy(tx, registration.event)
  if (stateOf(held, telling.now()) !== 'published') must(refuse('conflict', 'registration.off'))
  const confirmed = must(confirm(registration, { event: held.event, all: await registrationsOf(tx, registration.event), now: telling.now() }))
  if (confirmed === registration) return registration
  await keepRegistrations(tx, [confirmed])
  await tell(tx, telling, confirmed.state === 'confirmed' ? 'confirmed' : 'waiting', confirmed, held)
  return confirmed
}

/** The link's owner cancels, and somebody moves up. */
export async function cancelPlace(tx: Tx, telling: Telling, token: string): Promise<Registration> {
  const registration = must(await registrationBehind(tx, hashOfLink(token)))
  const held = await heldBy(tx, registration.event)
  const cancelled = must(cancel(registration, { event: held.event, now: telling.now() }))
  await keepRegistrations(tx, [cancelled])
  await makeRoom(tx, telling, held)
  return cancelled
}

/** Whoever waits gets the places that are free, until it begins. */
export async function makeRoom(tx: Tx, telling: Telling, held: Held): Promise<void> {
  if (held.event.startsAt <= telling.now() || stateOf(held, telling.now()) !== 'published') return
  const moved = moveUp(await registrationsOf(tx, held.id), held.event.capacity)
  await keepRegistrations(tx, moved)
  for (const one of moved) await tell(tx, telling, 'moved', one, held)
}

const whenAndWhere = ({ startsAt, endsAt, place, online }: Event): string => JSON.stringify([startsAt, endsAt, place, online])

/** When or where it is was changed: everybody who comes or waits is told. */
export async function tellOfChange(tx: Tx, telling: Telling, before: Publication, held: Held): Promise<void> {
  if (before.event === undefined || whenAndWhere(before.event) === whenAndWhere(held.event) || held.event.startsAt <= telling.now()) return
  for (const one of await expected(tx, held)) await tell(tx, telling, 'changed', one, held)
}

/** It was withdrawn: everybody who comes or waits is told, and their registrations lapse. */
export async function callOff(tx: Tx, telling: Telling, held: Held): Promise<void> {
  if (held.event.endsAt <= telling.now()) return
  const lapsed = (await expected(tx, held)).map((one): Registration => ({ ...one, state: 'cancelled', cancelledAt: telling.now() }))
  await keepRegistrations(tx, lapsed)
  for (const one of lapsed) await tell(tx, telling, 'off', one, held)
}

const expected = async (tx: Tx, { id }: Held): Promise<Registration[]> => (await registrationsOf(tx, id)).filter(({ state }) => state === 'confirmed' || state === 'waiting')
