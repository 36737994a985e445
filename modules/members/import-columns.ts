/**
 * What the heading of a table means: columns recognised in German and English, however they are capitalised, hyphenated or accented.
 * **Errors**: without a column for the name nothing is read; two columns of one meaning are refused; what no one knows is named and not read.
 */
import { accept, refuse, type Result } from '#platform/result'
import { clean, isOneLetterOff, plainWords } from './spelling.ts'

export type Column = keyof typeof HEADINGS

const HEADINGS = {
  name: ['Name', 'Organisation', 'Organization', 'Firma', 'Firmenname', 'Unternehmen', 'Unternehmensname', 'Mitglied', 'Mitgliedsname', 'Einrichtung', 'Institution', 'Company', 'Company name', 'Organisation name', 'Organization name', 'Name der Organisation', 'Member', 'Partner'],
  nameDe: ['Name (Deutsch)', 'Name de', 'Name deutsch', 'German name', 'Name (German)', 'Deutscher Name'],
  nameEn: ['Name (Englisch)', 'Name en', 'Name englisch', 'English name', 'Name (English)', 'Englischer Name'],
  shortName: ['Kurzname', 'Kurzbezeichnung', 'Abkürzung', 'Kürzel', 'Akronym', 'Short name', 'Short', 'Acronym', 'Abbreviation'],
  kind: ['Art', 'Typ', 'Organisationsart', 'Organisationstyp', 'Art der Organisation', 'Kind', 'Type', 'Organisation type', 'Organization type'],
  fields: ['Fachgebiet', 'Fachgebiete', 'Branche', 'Branchen', 'Bereich', 'Tätigkeitsfeld', 'Field', 'Fields', 'Industry', 'Sector', 'Field of work'],
  website: ['Website', 'Webseite', 'Internetseite', 'Internetadresse', 'Homepage', 'Internet', 'Web', 'WWW', 'URL', 'Webadresse', 'Web address', 'Web site', 'Site'],
  email: ['E-Mail', 'Mail', 'E-Mail-Adresse', 'Mailadresse', 'E-mail address'],
  phone: ['Telefon', 'Telefonnummer', 'Tel', 'Phone', 'Telephone', 'Phone number'],
  place: ['Ort', 'Stadt', 'Sitz', 'Standort', 'City', 'Place', 'Town', 'Location'],
  country: ['Land', 'Staat', 'Country', 'Country code', 'Länderkürzel'],
  coordinates: ['Koordinaten', 'Geokoordinaten', 'Coordinates', 'GPS', 'Latitude, longitude'],
  carrier: ['Träger', 'Rechtsträger', 'Carrier', 'Legal entity'],
  clusters: ['Cluster', 'Clusters', 'Netzwerk', 'Netzwerke', 'Clusterzugehörigkeit', 'Gehört zu', 'Network', 'Networks', 'Belongs to', 'Cluster membership'],
  membership: ['Mitgliedschaft', 'Mitgliedsart', 'Mitgliedsstatus', 'Membership', 'Member status', 'Membership type'],
  pic: ['PIC', 'PIC-Nummer', 'CORDIS PIC', 'PIC number', 'Participant Identification Code'],
  vat: ['USt-IdNr.', 'USt-ID', 'Umsatzsteuer-ID', 'VAT number', 'VAT', 'VAT ID'],
  text: ['Text', 'Beschreibung', 'Kurzbeschreibung', 'Profil', 'Profiltext', 'Über uns', 'Tätigkeit', 'Description', 'Profile', 'About', 'Summary', 'Activities'],
  textDe: ['Text (Deutsch)', 'Text de', 'Beschreibung (Deutsch)', 'Beschreibung de', 'Profil de', 'Profil (Deutsch)', 'Description (German)', 'Description de', 'German text'],
  textEn: ['Text (Englisch)', 'Text en', 'Beschreibung (Englisch)', 'Beschreibung en', 'Profil en', 'Profil (Englisch)', 'Text (English)', 'Description (English)', 'Description en', 'Profile (English)', 'English text'],
} as const

const key = (heading: string): string => plainWords(heading).join('')

// The keys are those of the table above.
const BY_HEADING = new Map((Object.entries(HEADINGS) as [Column, readonly string[]][]).flatMap(([column, headings]) => [column, ...headings].map((heading) => [key(heading), column] as const)))

/** As they are typed, for what was typed wrongly. */
const TYPED = (Object.entries(HEADINGS) as [Column, readonly string[]][]).flatMap(([column, headings]) => headings.map((heading) => [letters(heading), column] as const))

function letters(heading: string): string {
  return heading.toLowerCase().replace(/[^\p{L}]/gu, '')
}

export type Heading = {
  /** For each cell of the heading what it means; undefined is not read. */
  readonly columns: readonly (Column | undefined)[]
  /** What is not read, and which column it was perhaps meant to be. */
  readonly ignored: readonly { readonly heading: string; readonly like?: Column }[]
}

/** Reads the cells of a heading. */
export function readHeading(cells: readonly string[]): Result<Heading> {
  const headings = cells.map(clean)
  const columns = headings.map((heading) => BY_HEADING.get(key(heading)))
  const first = new Map<Column, string>()
  for (const [at, column] of columns.entries()) {
    if (column === undefined) continue
    const earlier = first.get(column)
    if (earlier !== undefined) return refuse('invalid', 'import.columnTwice', { first: earlier, second: headings[at] ?? '' })
    first.set(column, headings[at] ?? '')
  }
  const ignored = headings.flatMap((heading, at) => {
    if (heading === '' || columns[at] !== undefined) return []
    const like = meant(heading)
    return [{ heading, ...(like === undefined || first.has(like) ? {} : { like }) }]
  })
  if (!first.has('name') && !first.has('nameDe') && !first.has('nameEn')) {
    const found = headings.filter((heading) => heading !== '').slice(0, 12).map((heading) => heading.slice(0, 40)).join(', ')
    const like = ignored.find((one) => one.like === 'name')?.heading
    return like === undefined ? refuse('invalid', 'import.noNameColumn', { found }) : refuse('invalid', 'import.nameColumnLike', { like, found })
  }
  return accept({ columns, ignored })
}

/** The column that differs by one letter or by two that changed places. */
function meant(heading: string): Column | undefined {
  const written = letters(heading)
  for (const [known, column] of TYPED) if (known.length > 3 && (isOneLetterOff(written, known) || isSwapped(written, known))) return column
  return undefined
}

function isSwapped(one: string, other: string): boolean {
  const at = Array.from(one).findIndex((letter, place) => letter !== other[place])
  return one.length === other.length && at !== -1 && one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}
