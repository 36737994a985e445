/** Who may do what with demands, requests and offers, and introductions. What one may not read does not exist: `missing`, never `forbidden`. In: the actor, the thing, and today, by which its state is known. */
import { actors, type Actor, type Author, type Day, type OrganisationId } from '#modules/members'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Demand } from './demand.ts'
import { stateOf as introductionState, type Introduction } from './introduction.ts'
import { stateOf, type PartnerRequest } from './request.ts'

const { actsForAny, authorOf, isForAlliance, isForOrganisation, isInside } = actors

/** Who reads a request before it goes out: managers of its organisation's clusters; the office where it has none that could. */
export type Reviewers = { readonly clusters: readonly OrganisationId[]; readonly isOffice: boolean; /** It is a cluster itself: its own manager is the eye that counts. */ readonly isCluster: boolean }

export const NO_REVIEWERS: Reviewers = { clusters: [], isOffice: true, isCluster: false }

const reviews = (actor: Actor, { clusters, isOffice }: Reviewers): boolean => (isInside(actor) && clusters.some((cluster) => isForOrganisation(actor, cluster, 'manager'))) || (isOffice && isForAlliance(actor, 'office', 'spokesperson', 'moderator'))

/** Its readers see it: whoever may read its audience. */
const isOut = (request: PartnerRequest, today: Day): boolean => ['open', 'answered', 'expired'].includes(stateOf(request, today))

/** Whose manager, deputy, delegate or contributor this is, inside the alliance. */
const forMember = (actor: Actor): OrganisationId | undefined => (actor.as === 'organisation' && isInside(actor) ? actor.organisation : undefined)

/** Signed for an organisation. */
export type Acting = { readonly by: Author; readonly organisation: OrganisationId }

export const may = {
  // ---- Demands

  /** What an organisation heard is its own: no cluster reads it, and no office. */
  keepDemands: (actor: Actor): Result<Acting> => {
    const organisation = forMember(actor)
    const by = authorOf(actor)
    return organisation === undefined ? refuse(actor.as === 'outside' && actor.person === undefined ? 'unknown-person' : 'missing', actor.as === 'outside' && actor.person === undefined ? 'actor.outside' : 'demand.none') : by.ok ? accept({ by: by.value, organisation }) : by
  },

  readDemand: (actor: Actor, demand: Demand): Result<Acting> => {
    const kept = may.keepDemands(actor)
    return kept.ok && kept.value.organisation === demand.organisation ? kept : refuse('missing', 'demand.none')
  },

  // ---- Requests and offers

  read: (actor: Actor, request: PartnerRequest, reviewers: Reviewers, today: Day): Result<PartnerRequest> => {
    if (actsForAny(actor, [request.organisation])) return accept(request)
    if (isOut(request, today)) return request.audience === 'public' || isInside(actor) ? accept(request) : refuse('missing', 'request.none')
    return request.kept === 'in-review' && reviews(actor, reviewers) ? accept(request) : refuse('missing', 'request.none')
  },

  /** Members seek and offer; the alliance itself does neither. */
  post: (actor: Actor): Result<Acting> => {
    const organisation = forMember(actor)
    const by = authorOf(actor)
    if (!by.ok) return by
    return organisation === undefined ? refuse('forbidden', 'request.mayNotPost') : accept({ by: by.value, organisation })
  },

  /** Changed, extended and settled by the organisation whose it is. */
  change: (actor: Actor, request: PartnerRequest, reviewers: Reviewers, today: Day): Result<Acting> => {
    const read = may.read(actor, request, reviewers, today)
    if (!read.ok) return read
    const post = may.post(actor)
    return post.ok && post.value.organisation !== request.organisation ? refuse('forbidden', 'request.mayNotChange') : post
  },

  /** Its organisation takes it back; the office answers for the whole page. */
  withdraw: (actor: Actor, request: PartnerRequest, reviewers: Reviewers, today: Day): Result<Author> => {
    const read = may.read(actor, request, reviewers, today)
    if (!read.ok) return read
    return actsForAny(actor, [request.organisation]) || isForAlliance(actor, 'office', 'moderator') ? authorOf(actor) : actors.deny(actor, 'request.mayNotChange')
  },

  review: (actor: Actor, request: PartnerRequest, reviewers: Reviewers, today: Day): Result<Author> => {
    const read = may.read(actor, request, reviewers, today)
    if (!read.ok) return read
    return reviews(actor, reviewers) ? authorOf(actor) : actors.deny(actor, 'request.mayNotReview')
  },

  /** Another organisation that reads it. */
  answer: (actor: Actor, request: PartnerRequest, reviewers: Reviewers, today: Day): Result<Acting> => {
    const read = may.read(actor, request, reviewers, today)
    if (!read.ok) return read
    const by = authorOf(actor)
    if (!by.ok) return by
    if (actor.as !== 'organisation') return refuse('forbidden', 'request.mayNotAnswer')
    return actor.organisation === request.organisation ? refuse('forbidden', 'request.ownAnswer') : accept({ by: by.value, organisation: actor.organisation })
  },

  /** Whoever reads it and acts for somebody. */
  distance: (actor: Actor, request: PartnerRequest, reviewers: Reviewers, today: Day): Result<Author> => {
    const read = may.read(actor, request, reviewers, today)
    return read.ok ? authorOf(actor) : read
  },

  // ---- Introductions

  /** Those who know many: managers of members, and who tends the alliance. */
  introduce: (actor: Actor): Result<Author> => {
    const by = authorOf(actor)
    if (!by.ok) return by
    const isManager = actor.as === 'organisation' && isInside(actor) && isForOrganisation(actor, actor.organisation, 'manager')
    return isManager || isForAlliance(actor, 'office', 'moderator') ? by : refuse('missing', 'introduction.none')
  },

  /** In whose name it was made, and the two whom it is about. */
  readIntroduction: (actor: Actor, introduction: Introduction): Result<{ readonly isIntroducer: boolean }> => {
    const isIntroducer = introducesFor(actor, introduction.by)
    return isIntroducer || isAbout(actor, introduction) ? accept({ isIntroducer }) : refuse('missing', 'introduction.none')
  },

  /** The other's address is seen by the two, once both have accepted. */
  seeAddress: (actor: Actor, introduction: Introduction, now: Instant): boolean => isAbout(actor, introduction) && introductionState(introduction, now) === 'made',
}

const isAbout = ({ person }: Actor, { people }: Introduction): boolean => person !== undefined && people.some((one) => one.person === person)

const introducesFor = (actor: Actor, by: Author): boolean => may.introduce(actor).ok && (by.as === 'curator' ? actor.as === 'curator' : actor.as === 'organisation' && actor.organisation === by.organisation)

/** Needs nobody else's eye: a cluster's manager, for the cluster. */
export const isTrusted = (actor: Actor, organisation: OrganisationId, { isCluster }: Reviewers): boolean => isCluster && isForOrganisation(actor, organisation, 'manager')
