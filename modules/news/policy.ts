/** Who may do what with news and events. What one may not read does not exist: `missing`. In: the actor, the thing, and the moment by which its state is known. */
import { actors, type Actor, type OrganisationId } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import { stateOf, type Publication } from './publication.ts'

/** Those who speak for the alliance. */
const isEditor = (actor: Actor): boolean => actors.isForAlliance(actor, 'office', 'spokesperson', 'moderator')

/** Whoever keeps the page of a member organisation; guests publish nothing here. */
const isManager = (actor: Actor, organisation: OrganisationId): boolean => actor.as === 'organisation' && actor.standing === 'member' && actors.isForOrganisation(actor, organisation, 'manager')

/** In whose name somebody writes; nobody's is the alliance's. */
export type Publisher = { readonly publisher?: OrganisationId }

const writesFor = (actor: Actor, { publisher }: Publisher): boolean => (publisher === undefined ? isEditor(actor) : isManager(actor, publisher))

export const may = {
  read: (actor: Actor, publication: Publication, now: Instant): Result<Publication> => (stateOf(publication, now) === 'published' || writesFor(actor, publication) || isEditor(actor) ? accept(publication) : refuse('missing', 'news.none')),

  /** In this name. */
  write: (actor: Actor, publisher: Publisher): Result<void> => (writesFor(actor, publisher) ? accept(undefined) : refusal(actor, publisher.publisher === undefined ? 'news.mayNotWrite' : 'news.mayNotWriteForIt')),

  /** Who writes it changes, illustrates and publishes it. */
  edit: (actor: Actor, publication: Publication, now: Instant): Result<void> => {
    const read = may.read(actor, publication, now)
    return read.ok ? may.write(actor, publication) : read
  },

  /** The alliance's office answers for the whole page, so it may take anything down. */
  withdraw: (actor: Actor, publication: Publication, now: Instant): Result<void> => {
    const read = may.read(actor, publication, now)
    if (!read.ok) return read
    return writesFor(actor, publication) || isEditor(actor) ? accept(undefined) : refusal(actor, 'news.mayNotWithdraw')
  },

  /** Names and addresses of those who registered are for who holds the event, and for nobody else. */
  seeRegistrations: (actor: Actor, publication: Publication, now: Instant): Result<void> => {
    const read = may.read(actor, publication, now)
    if (!read.ok) return read
    return publication.event !== undefined && writesFor(actor, publication) ? accept(undefined) : refuse('missing', 'news.none')
  },

  /** Addresses of the newsletter. */
  seeSubscriptions: (actor: Actor): Result<void> => (isEditor(actor) ? accept(undefined) : refuse('missing', 'newsletter.none')),
}

/** Somebody who has not said who they are is asked that first. */
const refusal = (actor: Actor, reason: string): Result<never> => (actor.as === 'outside' ? refuse('unknown-person', 'actor.outside') : refuse('forbidden', reason))
