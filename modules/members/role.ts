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

import type { Language, Words } from '#platform/words'

export const ORGANISATION_ROLES = ['delegate', 'deputy', 'manager', 'contributor'] as const
export type OrganisationRole = (typeof ORGANISATION_ROLES)[number]

export const ALLIANCE_ROLES = ['spokesperson', 'office', 'moderator', 'operator', 'confidant'] as const
export type AllianceRole = (typeof ALLIANCE_ROLES)[number]

export const ROLE_WORDS = {
  'role.delegate': { de: 'stimmberechtigte Vertretung', en: 'delegate' },
  'role.deputy': { de: 'Stellvertretung', en: 'deputy' },
  'role.manager': { de: 'Netzwerkmanagement', en: 'manager' },
  'role.contributor': { de: 'Mitwirkung', en: 'contributor' },
  'role.spokesperson': { de: 'Sprecherin oder Sprecher', en: 'spokesperson' },
  'role.office': { de: 'Geschäftsstelle', en: 'office' },
  'role.moderator': { de: 'Moderation', en: 'moderator' },
  'role.operator': { de: 'Systembetreuung', en: 'operator' },
  'role.confidant': { de: 'Vertrauensperson', en: 'confidant' },
} satisfies Words

/** What a role is called. */
export const roleName = (role: AllianceRole | OrganisationRole, language: Language): string => ROLE_WORDS[`role.${role}`][language]
