/** What the house says as one: the words of all modules, what stands around the pages, what the API calls its parts. */
import { HTTP_WORDS } from '#platform/http'
import { API_FOOT, type SiteNeeds } from '#platform/page'
import type { Refusal } from '#platform/result'
import { GROUND_WORDS } from '#platform/sentences'
import { WEB_WORDS } from '#platform/web'
import { say, type Language, type Words } from '#platform/words'
import { ACCESSION_AROUND, ACCESSION_WORDS } from '../modules/accession/pages.tsx'
import { CALLS_AROUND, CALLS_WORDS } from '../modules/calls/pages.tsx'
import { CHARTER_AROUND, CHARTER_WORDS } from '../modules/charter/pages.tsx'
import { FINDER_AROUND, FINDER_WORDS } from '../modules/finder/pages.tsx'
import { GROUPS_AROUND, GROUPS_WORDS } from '../modules/groups/pages.tsx'
import { MEMBERS_AROUND, MEMBERS_WORDS } from '../modules/members/pages.tsx'
import { NEWS_AROUND, NEWS_WORDS } from '../modules/news/pages.tsx'
import { NOTICES_AROUND, NOTICES_STYLES, NOTICES_WORDS } from '../modules/notices/pages.tsx'
import { PARTNERS_AROUND, PARTNERS_WORDS } from '../modules/partners/pages.tsx'
import { OVERLAPS_AROUND, OVERLAPS_WORDS } from '../modules/overlaps/pages.tsx'
import { PEOPLE_AROUND, PEOPLE_WORDS } from '../modules/people/pages.tsx'
import { PRIVACY_FOOT, PRIVACY_WORDS } from '../modules/privacy/pages.tsx'
import { PROJECTS_AROUND, PROJECTS_WORDS } from '../modules/projects/pages.tsx'
import { TOPICS_AROUND, TOPICS_STYLES, TOPICS_WORDS } from '../modules/topics/pages.tsx'
import { TAKE_AWAY_AROUND } from './take-away-pages.tsx'
import { TAKE_AWAY_WORDS } from './take-away-words.ts'

export const HOUSE_WORDS: Words = { ...HTTP_WORDS, ...GROUND_WORDS, ...WEB_WORDS, ...MEMBERS_WORDS, ...PEOPLE_WORDS, ...CHARTER_WORDS, ...NOTICES_WORDS, ...ACCESSION_WORDS, ...TOPICS_WORDS, ...GROUPS_WORDS, ...CALLS_WORDS, ...PROJECTS_WORDS, ...OVERLAPS_WORDS, ...PARTNERS_WORDS, ...FINDER_WORDS, ...NEWS_WORDS, ...PRIVACY_WORDS, ...TAKE_AWAY_WORDS }

/** Why something was refused, in a sentence. */
export const houseSentence = ({ reason, facts }: Pick<Refusal, 'reason' | 'facts'>, language: Language): string => say(HOUSE_WORDS, language, reason, facts)

/** Pages behind the entries of the menu. */
export const HOUSE_AROUND = { ...TOPICS_AROUND, overview: [...NOTICES_AROUND, ...GROUPS_AROUND], members: [...MEMBERS_AROUND, ...CHARTER_AROUND, ...ACCESSION_AROUND, ...TOPICS_AROUND.members, ...PEOPLE_AROUND, ...TAKE_AWAY_AROUND], projects: [...PROJECTS_AROUND, ...OVERLAPS_AROUND, ...CALLS_AROUND, ...PARTNERS_AROUND, ...FINDER_AROUND], news: NEWS_AROUND }

/** At the foot of every page. */
export const HOUSE_FOOT: NonNullable<SiteNeeds['foot']> = [...PRIVACY_FOOT, API_FOOT]

export const HOUSE_STYLES: readonly URL[] = [...NOTICES_STYLES, ...TOPICS_STYLES]

/** What the parts of the API are called, by the first word of their paths. */
export const API_GROUPS: Words = {
  organisations: { de: 'Organisationen, ihre Mitgliedschaften und Kompetenzen', en: 'Organisations, their memberships and competences' },
  'organisation-places': { de: 'Landkarte der Organisationen', en: 'Map of the organisations' },
  self: { de: 'Wer angemeldet ist', en: 'Who is signed in' },
  passkeys: { de: 'Passkeys', en: 'Passkeys' },
  tokens: { de: 'Zugriffsschlüssel', en: 'Tokens' },
  imports: { de: 'Import', en: 'Import' },
  'people-imports': { de: 'Personen aus Tabellen', en: 'People from tables' },
  alliance: { de: 'Allianz', en: 'Alliance' },
  'charter-documents': { de: 'Regelwerk', en: 'Charter' },
  'voting-rules': { de: 'Abstimmungsregeln', en: 'Voting rules' },
  'application-form': { de: 'Mitglied werden', en: 'Becoming a member' },
  applications: { de: 'Aufnahmeanträge', en: 'Applications' },
  admissions: { de: 'Der eigene Aufnahmeantrag', en: 'One’s own application' },
  'admission-criteria': { de: 'Aufnahmekriterien', en: 'Admission criteria' },
  map: { de: 'Karte', en: 'Map' },
  intersections: { de: 'Schnittmengen', en: 'Intersections' },
  topics: { de: 'Themen', en: 'Topics' },
  acts: { de: 'Themenpflege', en: 'Curation' },
  'found-terms': { de: 'Fundbegriffe', en: 'Found terms' },
  vocabulary: { de: 'Vokabular', en: 'Vocabulary' },
  sources: { de: 'Quellen', en: 'Sources' },
  releases: { de: 'Freigabe', en: 'Release' },
  'member-lists': { de: 'Mitgliederlisten', en: 'Member lists' },
  comparison: { de: 'Vergleich', en: 'Comparison' },
  notices: { de: 'Hinweise', en: 'Notices' },
  mails: { de: 'Postausgang', en: 'Outbox' },
  search: { de: 'Suche', en: 'Search' },
  projects: { de: 'Vorhaben', en: 'Projects' },
  'confidentiality-agreement': { de: 'Vertraulichkeit', en: 'Confidentiality' },
  news: { de: 'Meldungen', en: 'News' },
  events: { de: 'Veranstaltungen und Anmeldungen', en: 'Events and registrations' },
  newsletter: { de: 'Newsletter', en: 'Newsletter' },
  'take-away': { de: 'Mitnehmen', en: 'Take along' },
  comments: { de: 'Diskussionen', en: 'Discussions' },
  distancings: { de: 'Distanzierungen', en: 'Distancings' },
  circulars: { de: 'Rundmails', en: 'Circulars' },
  contacts: { de: 'Kontakte außerhalb', en: 'Contacts outside' },
  calls: { de: 'Förderaufrufe und Ausschreibungen', en: 'Funding calls and tenders' },
  'call-imports': { de: 'Aufrufe aus Dateien', en: 'Calls from files' },
  'call-feeds': { de: 'Feeds mit Aufrufen', en: 'Feeds of calls' },
  'call-calendar': { de: 'Kalender der Fristen', en: 'Calendar of deadlines' },
  consortia: { de: 'Konsortialsuche', en: 'Consortium finder' },
  'partner-search': { de: 'Partnersuche', en: 'Partner search' },
  requests: { de: 'Gesuche und Angebote', en: 'Requests and offers' },
  demands: { de: 'Bedarf', en: 'Demands' },
  introductions: { de: 'Kontakte vermitteln', en: 'Introductions' },
  reports: { de: 'Nachweise', en: 'Reports' },
  'plan-findings': { de: 'Befunde zwischen Vorhaben', en: 'Findings between plans' },
  'overlap-notices': { de: 'Hinweise auf Überschneidung', en: 'Overlap notices' },
  'overlap-distancings': { de: 'Distanzierungen von Hinweisen', en: 'Distancings from notices' },
  'confided-notices': { de: 'Hinweise zwischen Wettbewerbern', en: 'Notices between competitors' },
  'retention-periods': { de: 'Aufbewahrungsfristen', en: 'Retention periods' },
  'audit-entries': { de: 'Vorgänge', en: 'Audit trail' },
  live: { de: 'Was gerade geschieht', en: 'What happens now' },
}
