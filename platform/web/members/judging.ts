/**
 * Is this a list of member organisations, and how surely? By what the entries are and have, and by the words that stand over them.
 * **Shapes**: entries with their headings and classes in; out, a strength: below {@link LEAST} it is none. German and English.
 */
import type { Entry } from './entries.ts'
import { nameFold } from './names.ts'

export const LEAST = 0.8
/** Surely a list of something else: nothing below it is a list of members either. */
export const OF_OTHER_THINGS = -1

export type Surroundings = {
  /** Headings over the list, the nearest last. */
  readonly under: readonly string[]
  /** Tags and classes down to the entries. */
  readonly path: string
  /** Title, first heading and address of the page, each on a line. */
  readonly page: string
  /** How much of what stands around the entries is theirs, 0 to 1: of links in prose little. */
  readonly share: number
}

export type Judgement = { readonly strength: number; /** Does a heading, or a class, say so? */ readonly called: 'members' | 'partners' | undefined }

const MEMBERS = /mitglied|\bmembers?\b|netzwerkpartner|clusterpartner|clusterakteur|akteure|verzeichnis|directory|firmenliste|wer ist dabei|who is in|our network|unser netzwerk|unternehmen im|member-?list/i
const OURSELVES = /mitglied\s?(?:werden|sein)|mitgliedschaft|mitgliedsbeitr|mitgliederbereich|mitglieder-?login|f(?:ü|ue)r mitglieder|become a member|\bjoin\b|membership|members only|members area|vorteile|benefits/i
const PARTNERS = /partner|sponsor|f(?:ö|oe)rderer|gef(?:ö|oe)rdert|unterst(?:ü|ue)tz|kooperation|supported by|funded|medienpartner/i
const OTHERS =
  /aktuell|\bnews|neuigkeit|meldung|presse|\bblog|termin|veranstaltung|\bevents?\b|kalender|vorstand|\bboard\b|\bteam|ansprechpartner|kontakt|contact|gesch(?:ä|ae)ftsstelle|beirat|gremi|personen|people|staff|mitarbeit|stellen|\bjobs?\b|karriere|download|dokument|publikation|projekte?\b|projects?\b|f(?:ö|oe)rderprogramm|n(?:ü|ue)tzliche|useful links|weiterf(?:ü|ue)hrende|linksammlung|\blinks\b|themen|topics|leistungen|services|angebote|artikel|related|datenschutz|privacy|impressum|imprint|cookie|social media|folgen sie|follow us|newsletter|speaker|referent|author/i
const OF_OTHERS = /team|staff|person|people|news|event|termin|blog|post-list|teaser|job|download|gallery|carousel-nav|author|speaker/i

/** What stands behind it in a title is the site's name. */
const TITLE_ENDS = /\s[–|·:•-]\s|\n/

const DATED = /\b(?:[0-3]?\d\.\s?(?:[01]?\d\.|(?:jan|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez)\p{L}*)\s?(?:19|20)\d\d|(?:19|20)\d\d-[01]\d-[0-3]\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* [0-3]?\d,? (?:19|20)\d\d|[0-3]?\d (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w* (?:19|20)\d\d|\d\d[:.]\d\d uhr)\b/iu
/** A sentence, a question, or a label. */
const WORDY = /[?!…]$|\.{3}$|\b(?:wir|ihr|sie|uns|you|your|our|we|jetzt|werden|erhalten|finden|bieten|startet|lädt|wie|warum|why|how)\b/i

export function judge(entries: readonly Entry[], { under, path, page, share }: Surroundings): Judgement {
  const n = entries.length
  const nothing: Judgement = { strength: 0, called: undefined }
  const others: Judgement = { strength: n < 3 ? 0 : OF_OTHER_THINGS, called: undefined }
  const of = (is: (entry: Entry) => boolean): number => entries.filter(is).length / n
  const different = new Set(entries.map(({ name }) => nameFold(name))).size / n
  if (n < 2 || different < 0.5) return nothing
  if (of(({ personal }) => personal) >= 0.4 || of(({ said }) => DATED.test(said)) >= 0.5) return others
  const organisations = of(({ organisation }) => organisation)
  if (of(({ name }) => name.length > 90 || WORDY.test(name)) > 0.3 && organisations < 0.5) return nothing

  const sites = new Set(entries.flatMap(({ site }) => site?.url.href ?? [])).size / n
  const pages = new Set(entries.flatMap(({ page: own }) => own?.key ?? [])).size / n
  const heading = [page.split(TITLE_ENDS)[0] ?? '', ...under].toReversed().map(meaningOf).find((meaning) => meaning !== undefined)
  const isMember = /member|mitglied/i.test(path) && !/team-?_?member|staff-?_?member|board-?_?member|vorstand/i.test(path)
  const called = isMember ? 'members' : heading
  if (called === 'others' || (!isMember && OF_OTHERS.test(path) && organisations < 0.3 && heading !== 'members')) return others
  const pageSays = MEMBERS.test(page) || PARTNERS.test(page)
  const context = called === 'members' ? 0.5 : called === 'partners' ? 0.3 : pageSays ? 0.3 : 0
  if (n < (context > 0 ? 3 : 4) && sites < 1) return nothing
  if (share < 0.5 && organisations < 0.6) return nothing
  const nameless = of((entry) => entry.nameless)
  return { strength: sites * (1 - nameless / 2) + organisations + 0.4 * pages + context, called }
}

/** What a heading says of the list under it. Headings that are neither (a letter, a field) leave it to the one above. */
function meaningOf(heading: string): 'members' | 'partners' | 'others' | undefined {
  if (OURSELVES.test(heading)) return 'others'
  if (MEMBERS.test(heading)) return 'members'
  if (OTHERS.test(heading)) return 'others'
  return PARTNERS.test(heading) ? 'partners' : undefined
}
