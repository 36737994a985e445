/**
 * Role (Funktion): what a person is for an organisation, or for the alliance itself. One person may have several, for several organisations; each act says for which.
 *
 * ```
 * for an organisation   delegate     votes for it, given a Legitimation       for the alliance   office        runs the alliance's daily work, tends the topics
 *                       deputy       votes where no delegate does                                spokesperson  speaks for it, opens and closes what is decided
 *                       manager      keeps its page, people and texts                            moderator     tends topics and discussions
 *                       contributor  answers, confirms, takes part                               operator      keeps the house running; no say in its matters
 *                                                                                                confidant     neutral, under a duty of secrecy
 * ```
 */

export const ORGANISATION_ROLES = ['delegate', 'deputy', 'manager', 'contributor'] as const
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number]

export const ALLIANCE_ROLES = ['spokesperson', 'office', 'moderator', 'operator', 'confidant'] as const
export type AllianceRole = (typeof ALLIANCE_ROLES)[number]
