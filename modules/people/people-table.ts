/**
 * A table of people: what each row says, and what comes of it: somebody new, a further role, nothing, or a refusal with its reason.
 * **Shapes**: up to some ten thousand rows; columns name, mail, role, organisation, language, in German or English.
 * Whoever brings a table for one organisation learns nothing of people elsewhere: an address that the house knows, but not from this organisation, is told like one that nobody knows ({@link PeopleReading.mayKnow}); both are told by a mail.
 * **Errors**: a heading without name or mail refuses the file; a row that cannot be taken is refused alone. Two rows of one address are one person with two roles, if they agree on the name.
 */
import { accept, refuse, type Refusal, type Result } from '#platform/result'
import type { Language } from '#platform/words'
import type { AllianceRole, Day, OrganisationId, OrganisationRole, PersonId } from '#modules/members'
import { takeRole, type HeldRole, type Office } from './held-role.ts'
import { describePerson, type Person } from './person.ts'

/** A row as the file has it; a formula without a result is `null`. */
export type CellRow = { readonly row: number; readonly cells: readonly (string | null)[] }

export const PEOPLE_COLUMNS = ['name', 'email', 'role', 'organisation', 'language'] as const
type Column = (typeof PEOPLE_COLUMNS)[number]

const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  name: ['name', 'person', 'vorundnachname', 'vorundzuname', 'fullname', 'ansprechpartner', 'ansprechperson', 'contact'],
  email: ['email', 'mail', 'emailadresse', 'mailadresse', 'emailaddress'],
  role: ['funktion', 'rolle', 'role', 'function'],
  organisation: ['organisation', 'organization', 'firma', 'unternehmen', 'cluster', 'company', 'einrichtung', 'mitglied', 'member'],
  language: ['sprache', 'language'],
}

/** As headings, roles and names are compared: letters and digits alone. */
export const keyOf = (text: string): string => text.normalize('NFKD').toLowerCase().replace(/ß/g, 'ss').replace(/[^\p{L}\p{N}]/gu, '')

type Role = OrganisationRole | AllianceRole
type Told = { readonly row: number; readonly name: string }
export type PeopleRow = Told & ({ readonly outcome: 'creates' | 'changes' | 'same'; readonly email: string; readonly role: Role; readonly organisation?: OrganisationId } | { readonly outcome: 'refused'; readonly refusal: Refusal })

export type PeoplePlan = { readonly rows: readonly PeopleRow[]; /** Who is new to the house. */ readonly people: readonly Person[]; /** Who is new to the importer alone. */ readonly strangers: readonly Person[]; readonly roles: readonly HeldRole[]; readonly ignored: readonly string[] }

/** What a plan is held against. */
export type PeopleKnown = {
  readonly people: ReadonlyMap<string, Person>
  readonly roles: ReadonlyMap<PersonId, readonly HeldRole[]>
  /** By the keys of all their names; of one name there may be several. */
  readonly organisations: ReadonlyMap<string, readonly OrganisationId[]>
}

/** What the house answers for rules. */
export type PeopleReading = {
  readonly newId: () => PersonId
  readonly today: Day
  readonly readAddress: (typed: string) => Result<string>
  /** By the key of what it is called in either language. */
  readonly roleNamed: (key: string) => Role | undefined
  readonly officeOf: (organisation: OrganisationId | undefined, role: string) => Result<Office>
  readonly mayManage: (organisation: OrganisationId | undefined) => Result<unknown>
  /** May it be told that the house knows somebody with these roles? */
  readonly mayKnow: (held: readonly HeldRole[]) => boolean
}

type Heading = { readonly at: ReadonlyMap<Column, number>; readonly ignored: readonly string[]; readonly row: number }

/** The first rows may be a title. */
const MOST_ABOVE = 8

export function readHeading(table: readonly CellRow[]): Result<Heading> {
  for (const { row, cells } of table.slice(0, MOST_ABOVE)) {
    const at = new Map<Column, number>()
    const ignored: string[] = []
    for (const [place, cell] of cells.entries()) {
      const column = PEOPLE_COLUMNS.find((one) => HEADINGS[one].includes(keyOf(cell ?? '')))
      if (column !== undefined && at.has(column)) return refuse('invalid', 'people.columnTwice', { column: cell ?? '' })
      if (column !== undefined) at.set(column, place)
      else if (cell !== null && cell.trim() !== '') ignored.push(cell.trim().slice(0, 80))
    }
    if (at.has('name') && at.has('email')) return at.has('role') ? accept({ at, ignored, row }) : refuse('invalid', 'people.noRoleColumn')
  }
  return refuse('invalid', 'people.noColumns')
}

/** What a row says: the address by itself, since what is known is asked by it. */
export function addressesIn(table: readonly CellRow[], heading: Heading, readAddress: PeopleReading['readAddress']): string[] {
  return table.flatMap(({ cells }) => {
    const read = readAddress(cells[heading.at.get('email') ?? -1] ?? '')
    return read.ok ? [read.value] : []
  })
}

/** What the table would do. */
export function planPeople(table: readonly CellRow[], heading: Heading, known: PeopleKnown, reading: PeopleReading): PeoplePlan {
  const seen = new Map<string, Seen>()
  const roles = new Map<PersonId, HeldRole[]>()
  const added: HeldRole[] = []
  const rows = table.filter(({ row, cells }) => row > heading.row && cells.some((cell) => cell === null || cell.trim() !== '')).map(({ row, cells }): PeopleRow => {
    const cell = (column: Column): string => (cells[heading.at.get(column) ?? -1] ?? '').trim()
    const name = cell('name').slice(0, 120)
    const taken = takeRow(PEOPLE_COLUMNS.some((column) => cells[heading.at.get(column) ?? -1] === null), cell, { row, seen, roles, known, reading })
    if (!taken.ok) return { row, name, outcome: 'refused', refusal: taken.refusal }
    const { person, role, isNew, isSame } = taken.value
    if (!isSame) added.push(role)
    return { row, name, outcome: isNew ? 'creates' : isSame ? 'same' : 'changes', email: person.email, role: role.role, ...(role.organisation === undefined ? {} : { organisation: role.organisation }) }
  })
  const those = (of: Seen['is']): Person[] => [...seen.values()].flatMap(({ person, is }) => (is === of ? [person] : []))
  return { rows, people: those('new'), strangers: those('stranger'), roles: added, ignored: heading.ignored }
}

/** Somebody whom a row before named: as it called them, and what they are to the house and to the importer. */
type Seen = { readonly row: number; readonly name: string; readonly person: Person; readonly is: 'new' | 'stranger' | 'known' }
type Sofar = { readonly row: number; readonly seen: Map<string, Seen>; readonly roles: Map<PersonId, HeldRole[]>; readonly known: PeopleKnown; readonly reading: PeopleReading }

function takeRow(hasFormula: boolean, cell: (column: Column) => string, { row, seen, roles, known, reading }: Sofar): Result<{ readonly person: Person; readonly role: HeldRole; readonly isNew: boolean; readonly isSame: boolean }> {
  if (hasFormula) return refuse('invalid', 'people.formula')
  if (cell('email') === '') return refuse('invalid', 'person.noEmail')
  const email = reading.readAddress(cell('email'))
  if (!email.ok) return email
  const language = languageIn(cell('language'))
  if (!language.ok) return language
  const organisation = organisationNamed(cell('organisation'), known)
  if (!organisation.ok) return organisation
  const allowed = reading.mayManage(organisation.value)
  if (!allowed.ok) return refuse('forbidden', 'people.foreignOrganisation', { name: cell('organisation') })
  const office = officeNamed(cell('role'), organisation.value, reading)
  if (!office.ok) return office
  const earlier = seen.get(email.value)
  const described = describePerson({ name: cell('name'), email: email.value, language: language.value }, { id: reading.newId() })
  if (!described.ok) return described
  if (earlier !== undefined && keyOf(earlier.name) !== keyOf(described.value.name) && earlier.is !== 'known') return refuse('conflict', 'people.otherName', { row: earlier.row, name: earlier.name })
  const found = known.people.get(email.value)
  const person = earlier?.person ?? found ?? described.value
  const heldBefore = known.roles.get(person.id) ?? []
  const held = [...heldBefore, ...(roles.get(person.id) ?? [])]
  const role = takeRole(person.id, office.value, reading.today, held)
  if (!role.ok && earlier !== undefined && (roles.get(person.id) ?? []).some((one) => isOf(one, office.value))) return refuse('conflict', 'people.rowTwice', { row: earlier.row })
  const is = found === undefined ? 'new' : reading.mayKnow(heldBefore) ? 'known' : 'stranger'
  if (earlier === undefined) seen.set(email.value, { row, name: described.value.name, person, is })
  const kept = role.ok ? role.value : { person: person.id, ...office.value, from: reading.today }
  if (role.ok) roles.set(person.id, [...(roles.get(person.id) ?? []), kept])
  return accept({ person, role: kept, isNew: earlier === undefined && is !== 'known', isSame: !role.ok })
}

const isOf = (held: HeldRole, office: Office): boolean => held.role === office.role && held.organisation === office.organisation

function languageIn(text: string): Result<Language> {
  const key = keyOf(text)
  if (['', 'de', 'deutsch', 'german'].includes(key)) return accept('de')
  return ['en', 'englisch', 'english'].includes(key) ? accept('en') : refuse('invalid', 'people.unknownLanguage', { text: text.slice(0, 80) })
}

/** Nothing named is the alliance itself. */
function organisationNamed(text: string, { organisations }: PeopleKnown): Result<OrganisationId | undefined> {
  if (text === '') return accept(undefined)
  const [found, other] = organisations.get(keyOf(text)) ?? []
  if (found === undefined) return refuse('conflict', 'people.unknownOrganisation', { name: text.slice(0, 120) })
  return other === undefined ? accept(found) : refuse('conflict', 'people.ambiguousOrganisation', { name: text.slice(0, 120) })
}

function officeNamed(text: string, organisation: OrganisationId | undefined, { roleNamed, officeOf }: PeopleReading): Result<Office> {
  const role = roleNamed(keyOf(text))
  if (role === undefined) return refuse('invalid', 'people.unknownRole', { text: text.slice(0, 80) })
  const office = officeOf(organisation, role)
  return office.ok ? office : refuse('invalid', organisation === undefined ? 'people.roleNeedsOrganisation' : 'people.roleOfAlliance', { text: text.slice(0, 80) })
}

export const countPeople = (rows: readonly PeopleRow[]): Readonly<Record<PeopleRow['outcome'], number>> => {
  const counts = { creates: 0, changes: 0, same: 0, refused: 0 }
  for (const { outcome } of rows) counts[outcome]++
  return counts
}
