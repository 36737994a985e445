/** Who may do what with the Regelwerk. What you may not read does not exist for you: `missing`, never `forbidden`. */
import { accept, refuse, type Result } from '#platform/result'
import { actors, type Actor, type Author, type OrganisationId } from '#modules/members'
import { wasInForce, type CharterDocument, type Version } from './document.ts'

export const may = {
  /** Members read everything; everybody else what is public and was in force. */
  read: (actor: Actor, document: CharterDocument): Result<CharterDocument> => {
    if (actors.isInside(actor)) return accept(document)
    const open = document.audience === 'public' ? document.versions.filter(wasInForce) : []
    return open.length === 0 ? refuse('missing', 'document.none') : accept({ ...document, versions: open })
  },

  readVersion: (actor: Actor, document: CharterDocument, number: number): Result<Version> => {
    const read = may.read(actor, document)
    if (!read.ok) return read
    const version = read.value.versions.find((one) => one.number === number)
    return version === undefined ? refuse('missing', 'document.noVersion') : accept(version)
  },

  /** Who signed what, and what comes of a vote by rules that may be internal. */
  readInside: (actor: Actor): Result<void> => (actors.isInside(actor) ? accept(undefined) : refuse('missing', 'charter.inside')),

  /** Drafts, putting into force, and what the alliance says of itself: its office and spokesperson. */
  write: (actor: Actor): Result<void> => (actors.isForAlliance(actor, 'office', 'spokesperson') ? accept(undefined) : actors.deny(actor, 'charter.mayNotWrite')),

  /** Putting a draft to the members, taking it back, declaring what they decided. */
  conduct: (actor: Actor): Result<Author> => {
    const writes = may.write(actor)
    return writes.ok ? actors.authorOf(actor) : writes
  },

  /** An organisation signs for itself; whether this person may for it, the Legitimation says. */
  sign: (actor: Actor): Result<Extract<Actor, { as: 'organisation' }>> => (actor.as !== 'organisation' ? actors.deny(actor, 'signature.mayNot') : actor.standing === 'member' ? accept(actor) : refuse('forbidden', 'signature.mayNot')),

  /** An organisation votes for itself; whether it has a vote the rule says, whether this person may cast it the Legitimation. */
  vote: (actor: Actor): Result<OrganisationId> => (actor.as === 'organisation' && actor.standing === 'member' ? accept(actor.organisation) : actors.deny(actor, 'ballot.noMember')),
}

/** Whatever is put to the members. */
export const mayVote = may.vote
