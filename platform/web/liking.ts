/**
 * Which pages of an organisation's website tell what it does, by address and link text alone, in German and English: looked at first, later, or not at all.
 * **Shapes**: one link in; out, `undefined` for what is not asked for, else a liking: 1 first, 0 as it comes, −1 late. A crawl of 40 pages meets some 300 links.
 */
import type { Link } from './page.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** What no page of theirs tells about competences: law, jobs, accounts, shops, machinery of the site. Whole words of the path, or the whole link text. */
const SKIPPED = words(
  'impressum imprint impress datenschutz datenschutzerklaerung datenschutzhinweise privacy cookie cookies agb terms tos widerruf widerrufsrecht nutzungsbedingungen disclaimer haftungsausschluss legal legalnotice barrierefreiheit accessibility hinweisgeber whistleblower whistleblowing ' +
    'karriere career careers job jobs jobportal stellen stellenangebote stellenangebot stellenmarkt stellenanzeigen bewerbung bewerben vacancies ausbildung ausbildungsplaetze praktikum praktika internship ' +
    'login logon signin signup anmelden abmelden logout registrieren registrierung register registration passwort password konto account user nutzer intern intranet wp-admin wp-login wp-json xmlrpc typo3 administrator admin cgi-bin ' +
    'warenkorb cart basket checkout kasse wishlist merkliste suche search suchergebnisse sitemap newsletter abo feed rss print drucken druckversion tell-a-friend share teilen leichte-sprache gebaerdensprache',
)
/** What may tell something, when there is room. */
const LATE = words(
  'news aktuelles aktuell neuigkeiten meldungen meldung blog presse press pressemitteilungen medien media termine termin events event veranstaltungen veranstaltung kalender calendar messen messe archiv archive kontakt contact anfahrt directions team ansprechpartner mitarbeiter personen people staff ' +
    'galerie gallery bilder video videos downloads download shop store faq glossar history historie geschichte chronik partner links tag tags category kategorie autor author seite page',
)
/** The beginnings of words that promise what we look for. */
const LIKED =
  /(?:^|[^a-z])(?:profil|ueber-?uns|about|wer-wir|who-we|was-wir|what-we|unternehmen|company|firma|organisation|portraet|portrait|kompetenz|competenc|expertise|know-?how|leistung|service|angebot|offer|technolog|technik|produkt|product|loesung|solution|forschung|research|entwicklung|develop|innovation|schwerpunkt|themen|topics|arbeitsgebiet|fachgebiet|fachgruppe|kernbereich|geschaeftsfeld|business|branche|industr|anwendung|application|verfahren|process|fertigung|manufactur|produktion|projekt|project|labor|laborator|ausstattung|equipment|anlagen|mission|portfolio|faehigkeit|capabilit|werkstoff|material|abteilung|department|institut|bereiche)/

/** Segments that say another language than ours. Late rather than never: `/it/` may be a department. */
const OTHER_LANGUAGES = words('fr es it pt nl pl cs cz sk sl si hu ro bg hr sr el gr tr ru uk ua lt lv et fi sv se no nb da dk zh cn tw ja jp ko kr ar he fa hi th vi id ms fr-fr es-es it-it pt-pt pt-br nl-nl pl-pl zh-cn ja-jp')

/** Endings of what is no text, or none that says something. */
const OTHER_FILES =
  /\.(?:jpe?g|png|gif|svg|webp|avif|bmp|ico|tiff?|psd|eps|ai|mp[34]|m4[av]|mov|avi|wmv|webm|ogg|wav|zip|rar|7z|t?gz|tar|exe|msi|dmg|apk|iso|css|m?js|json|xml|rss|atom|ics|vcf|vcard|csv|xlsx?|pptm?|doc|rtf|woff2?|ttf|eot|dwg|dxf|step|stp|igs|kml|gpx)$/i

export function likingOf({ url, text }: Link, start: URL): -1 | 0 | 1 | undefined {
  const path = fold(safelyDecoded(url.pathname))
  const label = fold(text)
  if (OTHER_FILES.test(url.pathname) || isTrap(url)) return undefined
  const parts = path.split(/[/._+ ]/).flatMap((part) => [part, ...part.split('-')])
  if (parts.some((part) => SKIPPED.has(part)) || SKIPPED.has(label.replaceAll(' ', '-'))) return undefined
  const first = path.split('/').find((part) => part !== '') ?? ''
  if (OTHER_LANGUAGES.has(first) && !start.pathname.startsWith(`/${first}`)) return -1
  if (parts.some((part) => LATE.has(part)) || LATE.has(label)) return -1
  if (/\.(?:pdf|docx|odt|pptx)$/i.test(url.pathname)) return LIKED.test(label) || LIKED.test(path) ? 0 : -1
  return LIKED.test(path) || LIKED.test(label) ? 1 : 0
}

const fold = (text: string): string => text.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss')

function safelyDecoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const MOST_SEGMENTS = 8
const MOST_PARAMETERS = 3

/** Addresses that a site makes up without end: calendars, filters, paths that repeat themselves, things that do instead of tell. */
function isTrap(url: URL): boolean {
  const segments = url.pathname.split('/').filter((part) => part !== '')
  if (url.href.length > 400 || segments.length > MOST_SEGMENTS) return true
  if (segments.some((part, at) => segments.indexOf(part) !== at && segments.filter((other) => other === part).length > 2)) return true
  // Archives by month and day, and what lies in a calendar.
  if (/\/(?:19|20)\d\d[/-](?:0?[1-9]|1[0-2])(?:[/-]\d\d?)?\/?$/.test(url.pathname) || /\/(?:calendar|kalender|cal)\/.*\d/i.test(url.pathname)) return true
  const parameters = [...url.searchParams]
  return (
    parameters.length > MOST_PARAMETERS ||
    parameters.some(([name, value]) => /^(?:action|do|add-to-cart|replytocom|share|print|sort|order|orderby|dir|filter.*|view|tribe-.*|ical|outlook-ical|eventdate|date|datum|month|monat|year|jahr|week|woche|day|tag|start|offset|limit|q|s|search|suche|redirect.*|return.*|goto|next|back|tx_.*calendar.*)$/i.test(name) || /^https?:/i.test(value))
  )
}

/** One shape for addresses that differ in numbers only, or in what stands behind the question mark. */
export const shapeOf = (url: URL): string => `${url.pathname.replace(/\d+/g, '#')}?${[...url.searchParams.keys()].join('&')}`
