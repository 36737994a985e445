/**
 * A table of calls: what each row says, and what comes of it: a new call, a change, nothing, or a refusal with its reason.
 * A call is known again by its link, else by its kind and title.
 * **Shapes**: up to {@link MOST_ROWS} rows; heads in German or English; days as 2026-11-30 or 30.11.2026.
 * **Errors**: a heading without a title refuses the file; a row that cannot be taken is refused alone. A row without a kind is: a tender taken for a funding call would be compared.
 */
import type { Day } from '#modules/members'
import { accept, refuse, type Refusal, type Result } from '#platform/result'
import { plain } from '#platform/words'
import type { Text } from './twin.ts'
import { isSaid, saidOf, type Call, type CallAudience, type CallId, type CallKind, type Said } from './call.ts'

/** A row as the file has it; a formula without a result is `null`. */
export type CellRow = { readonly row: number; readonly cells: readonly (string | null)[] }

const CALL_COLUMNS = ['kind', 'titleDe', 'titleEn', 'textDe', 'textEn', 'eligibleDe', 'eligibleEn', 'opens', 'closes', 'link', 'audience'] as const
type Column = (typeof CALL_COLUMNS)[number]

/** “Text” and “link” are words of both languages: a text belongs to the language of the title. */
const HEADINGS: Readonly<Record<Column, readonly string[]>> = {
  kind: ['art', 'typ', 'kind', 'type'],
  titleDe: ['titel', 'titelde', 'titeldeutsch', 'titelaufdeutsch', 'titlede', 'titlegerman', 'titleingerman', 'bezeichnung'],
  titleEn: ['title', 'titleen', 'titleenglish', 'titleinenglish', 'titelen', 'titelenglisch', 'titelaufenglisch'],
  textDe: ['beschreibung', 'textde', 'textdeutsch', 'textaufdeutsch', 'beschreibungde', 'beschreibungdeutsch', 'textgerman', 'textingerman'],
  textEn: ['description', 'summary', 'texten', 'textenglish', 'textinenglish', 'textenglisch', 'textaufenglisch', 'beschreibungen', 'beschreibungenglisch'],
  eligibleDe: ['antragsberechtigt', 'antragsberechtigte', 'werdarfsichbewerben', 'zielgruppe', 'antragsberechtigtde'],
  eligibleEn: ['eligible', 'eligibility', 'whomayapply', 'applicants', 'antragsberechtigten'],
  opens: ['offenab', 'beginn', 'start', 'ab', 'von', 'opens', 'opening', 'from'],
  closes: ['frist', 'einreichungsfrist', 'bewerbungsfrist', 'angebotsfrist', 'stichtag', 'ende', 'bis', 'deadline', 'closes', 'closing', 'until'],
  link: ['link', 'url', 'adresse', 'webadresse', 'address', 'website'],
  audience: ['leserkreis', 'sichtbarkeit', 'audience', 'visibility'],
}
const EITHER_TEXT = 'text'

const KINDS: Readonly<Record<string, CallKind>> = { forderaufruf: 'funding', forderung: 'funding', fordermassnahme: 'funding', bekanntmachung: 'funding', funding: 'funding', fundingcall: 'funding', call: 'funding', grant: 'funding', ausschreibung: 'tender', vergabe: 'tender', tender: 'tender' }
const AUDIENCES: Readonly<Record<string, CallAudience>> = { offentlich: 'public', public: 'public', allianzintern: 'alliance', intern: 'alliance', alliance: 'alliance', withinthealliance: 'alliance' }

const MOST_ROWS = 2_000

/** As heads, kinds and titles are compared: letters and digits alone, umlauts as their vowels. */
const keyOf = (text: string): string => plain(text).replace(/[^\p{L}\p{N}]/gu, '')

const HEADS = new Map(CALL_COLUMNS.flatMap((column) => HEADINGS[column].map((head) => [keyOf(head), column] as const)))

type Told = { readonly row: number; readonly title: string }
export type CallRow = Told & ({ readonly outcome: 'creates'; readonly said: Said } | { readonly outcome: 'changes'; readonly call: CallId; readonly said: Said } | { readonly outcome: 'same'; readonly call: CallId } | { readonly outcome: 'refused'; readonly refusal: Refusal })
export type CallPlan = { readonly rows: readonly CallRow[]; /** Heads that mean nothing here. */ readonly ignored: readonly string[] }

/** What the plan is held against, and what the house answers for rules. */
export type CallReading = {
  readonly known: readonly Call[]
  /** Where the file says none. */
  readonly audience: CallAudience
  readonly mayRead: (call: Call) => boolean
  readonly mayEdit: (call: Call) => boolean
  /** Could a call say this? */
  readonly check: (said: Said) => Result<unknown>
}

/** The first rows may be a title. */
const MOST_ABOVE = 8

type Heading = { readonly at: ReadonlyMap<Column, number>; readonly ignored: readonly string[]; readonly row: number }

function readHeading(table: readonly CellRow[]): Result<Heading> {
  for (const { row, cells } of table.slice(0, MOST_ABOVE)) {
    const at = new Map<Column, number>()
    const ignored: string[] = []
    const isGerman = cells.some((cell) => HEADS.get(keyOf(cell ?? '')) === 'titleDe')
    for (const [place, cell] of cells.entries()) {
      const key = keyOf(cell ?? '')
      const column = key === EITHER_TEXT ? (isGerman ? 'textDe' : 'textEn') : HEADS.get(key)
      if (column !== undefined && at.has(column)) return refuse('invalid', 'call.columnTwice', { column: (cell ?? '').slice(0, 80) })
      if (column !== undefined) at.set(column, place)
      else if (cell !== null && cell.trim() !== '') ignored.push(cell.trim().slice(0, 80))
    }
    if (at.has('titleDe') || at.has('titleEn')) return accept({ at, ignored, row })
  }
  return refuse('invalid', 'call.noColumns')
}

export function planCalls(table: readonly CellRow[], reading: CallReading): Result<CallPlan> {
  const heading = readHeading(table)
  if (!heading.ok) return heading
  const { at, ignored, row: above } = heading.value
  const body = table.filter(({ row, cells }) => row > above && cells.some((cell) => cell === null || cell.trim() !== ''))
  if (body.length > MOST_ROWS) return refuse('too-large', 'call.manyRows', { limit: MOST_ROWS })
  const known = new Map(reading.known.filter(reading.mayRead).flatMap((call) => keysOf(saidOf(call)).map((key) => [key, call] as const)))
  const seen = new Map<string, number>()
  const rows = body.map(({ row, cells }): CallRow => {
    const cell = (column: Column): string => (cells[at.get(column) ?? -1] ?? '').trim()
    const told = { row, title: (cell('titleDe') || cell('titleEn')).slice(0, 200) }
    const said = CALL_COLUMNS.some((column) => cells[at.get(column) ?? -1] === null) ? refuse('invalid', 'call.formula') : readRow(cell, reading)
    if (!said.ok) return { ...told, outcome: 'refused', refusal: said.refusal }
    const keys = keysOf(said.value)
    const twice = keys.map((key) => seen.get(key)).find((one) => one !== undefined)
    if (twice !== undefined) return { ...told, outcome: 'refused', refusal: { kind: 'conflict', reason: 'call.rowTwice', facts: { row: twice } } }
    for (const key of keys) seen.set(key, row)
    return { ...told, ...outcomeOf(said.value, keys.map((key) => known.get(key)).find((one) => one !== undefined), at, reading) }
  })
  return accept({ rows, ignored })
}

type Outcome = CallRow extends infer Each ? (Each extends CallRow ? Omit<Each, keyof Told> : never) : never

const refused = (reason: string): Outcome => ({ outcome: 'refused', refusal: { kind: 'conflict', reason, facts: {} } })

function outcomeOf(said: Said, call: Call | undefined, at: Heading['at'], { mayEdit }: CallReading): Outcome {
  if (call === undefined) return { outcome: 'creates', said }
  const whole = over(saidOf(call), said, at)
  if (isSaid(call, whole)) return { outcome: 'same', call: call.id }
  return !mayEdit(call) ? refused('call.foreign') : call.isChangedByHand ? refused('call.byHand') : { outcome: 'changes', call: call.id, said: whole }
}

/** Of what the file has no column, the call keeps what it says. */
function over({ opens, closes, link, audience, twins }: Said, said: Said, at: Heading['at']): Said {
  const [opensNow, closesNow, linkNow] = [at.has('opens') ? said.opens : opens, at.has('closes') ? said.closes : closes, at.has('link') ? said.link : link]
  return {
    kind: said.kind,
    audience: at.has('audience') ? said.audience : audience,
    twins: { ...twinOver(twins, said, 'de', at), ...twinOver(twins, said, 'en', at) },
    ...daysAnd(opensNow, closesNow, linkNow),
  }
}

const daysAnd = (opens: Day | undefined, closes: Day | undefined, link: string | undefined): Pick<Said, 'opens' | 'closes' | 'link'> => ({ ...(opens === undefined ? {} : { opens }), ...(closes === undefined ? {} : { closes }), ...(link === undefined ? {} : { link }) })

const textIn = (title: string, text: string, eligible: string): Text | undefined => (title + text + eligible === '' ? undefined : { title, text, eligible })

function twinOver(twins: Said['twins'], said: Said, language: 'de' | 'en', at: Heading['at']): Said['twins'] {
  const suffix = language === 'de' ? 'De' : 'En'
  const [known, now] = [twins[language], said.twins[language]]
  const title = at.has(`title${suffix}`) ? (now?.title ?? '') : (known?.title ?? '')
  if (title === '') return {}
  return { [language]: { title, text: at.has(`text${suffix}`) ? (now?.text ?? '') : (known?.text ?? ''), eligible: at.has(`eligible${suffix}`) ? (now?.eligible ?? '') : (known?.eligible ?? '') } }
}

const keysOf = ({ kind, link, twins }: Said): string[] => [...(link === undefined ? [] : [`link ${link.replace(/\/$/, '')}`]), ...[twins.de?.title, twins.en?.title].flatMap((title) => (title === undefined ? [] : [`title ${kind} ${keyOf(title)}`]))]

function readRow(cell: (column: Column) => string, { audience: ofFile, check }: CallReading): Result<Said> {
  const kind = KINDS[keyOf(cell('kind'))]
  if (kind === undefined) return refuse('invalid', 'call.noKind')
  const audience = cell('audience') === '' ? ofFile : AUDIENCES[keyOf(cell('audience'))]
  if (audience === undefined) return refuse('invalid', 'call.noAudience')
  const [opens, closes] = [readDay(cell('opens')), readDay(cell('closes'))]
  if (!opens.ok) return opens
  if (!closes.ok) return closes
  const [de, en] = [textIn(cell('titleDe'), cell('textDe'), cell('eligibleDe')), textIn(cell('titleEn'), cell('textEn'), cell('eligibleEn'))]
  const said: Said = {
    kind, audience, twins: { ...(de === undefined ? {} : { de }), ...(en === undefined ? {} : { en }) },
    ...daysAnd(opens.value, closes.value, cell('link') || undefined),
  }
  const checked = check(said)
  return checked.ok ? accept(said) : checked
}

/** A day as people write it: 2026-11-30, 30.11.2026, 1.3.27; nothing where nothing stands. */
export function readDay(text: string): Result<Day | undefined> {
  if (text === '') return accept(undefined)
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]|$)/.exec(text)
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})$/.exec(text)
  const [year, month, day] = iso !== null ? [iso[1], iso[2], iso[3]] : german !== null ? [german[3]?.padStart(4, '20'), german[2], german[1]] : []
  const said = `${year ?? ''}-${month?.padStart(2, '0') ?? ''}-${day?.padStart(2, '0') ?? ''}`
  return isDay(said) ? accept(said) : refuse('invalid', 'call.noDay')
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** A day of a century in which there are calls. */
export function isDay(text: string): boolean {
  const [, year = 0, month = 0, day = 0] = (/^((?:19|20|21)\d\d)-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number)
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day >= 1 && day <= (month === 2 && isLeap ? 29 : (DAYS[month - 1] ?? 0))
}

export function countRows(rows: readonly CallRow[]): Readonly<Record<CallRow['outcome'], number>> {
  const counts = { creates: 0, changes: 0, same: 0, refused: 0 }
  for (const { outcome } of rows) counts[outcome]++
  return counts
}
