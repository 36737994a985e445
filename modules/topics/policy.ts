/** Who may do what with sources, competences, topics and intersections. What you may not read does not exist for you: `missing`, never `forbidden`. */
import { accept, refuse, type Result } from '#platform/result'
import { actors, type Actor, type Author, type OrganisationId } from '#modules/members'
import { isWider, type Audience, type ResultAudience } from './audience.ts'
import type { KeptIntersection } from './intersection.ts'
import type { Source, SourceDraft } from './source.ts'

/** The clusters that the organisations of a thing belong to today. */
type Clusters = readonly OrganisationId[]

export const may = {
  read: (actor: Actor, source: Source): Result<Source> => (reads(actor, source.audience, source.organisations) ? accept(source) : refuse('missing', 'source.none')),

  /** Of a website that nobody confirmed only the sentence and the address are shown, but to whom it is about: the text is somebody else's. Source: § 51 UrhG. */
  readWhole: (actor: Actor, source: Source): Result<Source> => {
    const read = may.read(actor, source)
    if (!read.ok || source.kind !== 'web' || actsFor(actor, source.organisations)) return read
    return refuse('forbidden', 'source.sentencesOnly')
  },

  /** Its own organisation, one of its clusters, and the curator bring texts; sealed ones only the organisation itself. */
  bring: (actor: Actor, draft: Pick<SourceDraft, 'organisations' | 'audience'>, clusters: Clusters): Result<Author> =>
    draft.audience === 'sealed' ? onlyIf(actor, actsFor(actor, draft.organisations), 'source.mayNotSeal') : onlyIf(actor, actor.as === 'curator' || actsFor(actor, [...draft.organisations, ...clusters]), 'source.mayNotBring'),

  /** To have it read again. */
  ask: (actor: Actor, source: Source, clusters: Clusters): Result<Author> => changing(actor, source, actor.as === 'curator' || actsFor(actor, [...source.organisations, ...clusters]), 'source.mayNotBring'),

  /** Releasing is for who decides for those it is about and their clusters: no curator opens what others keep to themselves, and no cluster what is sealed. */
  open: (actor: Actor, source: Source, to: Audience, clusters: Clusters): Result<Author> => {
    const deciding = source.audience === 'sealed' ? source.organisations : [...source.organisations, ...clusters]
    return changing(actor, source, decidesFor(actor, deciding), isWider(source.audience, to) ? 'source.mayNotRelease' : 'source.mayNotClose', deciding)
  },

  /** Taking back, the curator may too; sealing only the organisation itself. */
  close: (actor: Actor, source: Source, to: Audience, clusters: Clusters): Result<Author> => {
    const deciding = to === 'sealed' ? source.organisations : [...source.organisations, ...clusters]
    return changing(actor, source, decidesFor(actor, deciding) || (to !== 'sealed' && actor.as === 'curator'), 'source.mayNotClose', deciding)
  },

  /** Taking it away: who decides for those it is about, and their clusters; what is sealed, the organisation itself only. */
  remove: (actor: Actor, source: Source, clusters: Clusters): Result<Author> => {
    const deciding = source.audience === 'sealed' ? source.organisations : [...source.organisations, ...clusters]
    return changing(actor, source, decidesFor(actor, deciding) || (source.audience !== 'sealed' && actor.as === 'curator'), 'source.mayNotRemove', deciding)
  },

  /** A list of members is read for a cluster by who decides for it and the curator; one of organisations outside by the curator. */
  list: (actor: Actor, cluster: OrganisationId | undefined): Result<Author> => onlyIf(actor, actor.as === 'curator' || (isInside(actor) && cluster !== undefined && decidesFor(actor, [cluster])), 'list.mayNot', cluster === undefined ? [] : [cluster]),

  /** An organisation speaks of its own competences, and nobody for it. */
  speak: (actor: Actor, organisation: OrganisationId): Result<Author> => onlyIf(actor, actsFor(actor, [organisation]), 'word.mayNot'),

  curate: (actor: Actor): Result<Author> => onlyIf(actor, actor.as === 'curator', 'curation.mayNot'),

  /** The map and what is on it. */
  readResult: (actor: Actor, audience: ResultAudience): Result<ResultAudience> => (reads(actor, audience, []) ? accept(audience) : refuse('missing', 'intersection.none')),

  readIntersection: (actor: Actor, kept: KeptIntersection): Result<KeptIntersection> => (reads(actor, kept.audience, []) ? accept(kept) : refuse('missing', 'intersection.none')),

  /** Noted, set aside, taken up by who decides for its members and their clusters, and the curator. */
  treat: (actor: Actor, kept: KeptIntersection, clusters: Clusters): Result<Author> => {
    const read = may.readIntersection(actor, kept)
    return read.ok ? onlyIf(actor, actor.as === 'curator' || decidesFor(actor, [...kept.organisations, ...clusters]), 'intersection.mayNot', [...kept.organisations, ...clusters]) : read
  },
}

/** The widest results an actor reads. */
export const resultAudienceOf = (actor: Actor): ResultAudience => (isInside(actor) ? 'alliance' : 'public')

function reads(actor: Actor, audience: Audience, owners: readonly OrganisationId[]): boolean {
  return audience === 'public' || actsFor(actor, owners) || (audience === 'alliance' && isInside(actor))
}

const { actsForAny: actsFor, decidesForAny: decidesFor, isInside } = actors

/** In: whose contributors are told that others decide. */
function onlyIf(actor: Actor, isAllowed: boolean, reason: string, deciding: Clusters = []): Result<Author> {
  return isAllowed ? actors.authorOf(actor) : actors.deny(actor, reason, deciding)
}

function changing(actor: Actor, source: Source, isAllowed: boolean, reason: string, deciding: Clusters = []): Result<Author> {
  const read = may.read(actor, source)
  return read.ok ? onlyIf(actor, isAllowed, reason, deciding) : read
}
