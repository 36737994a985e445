/** What the doors of admission are given by the house, and the pieces that their pages share. */
import type { Db, Tx } from '#platform/database'
import type { Files } from '#platform/files'
import { idAt, sayFields, type Door, type FormValues } from '#platform/http'
import { isId } from '#platform/ids'
import { addressOf, Facts, Notice, OutLink, Paragraphs, Table, type Entered, type Option } from '#platform/page'
import { attempt, isOneOf, Refused, type Refusal, type Result } from '#platform/result'
import { GROUND_WORDS } from '#platform/sentences'
import { printDay, type Instant } from '#platform/time'
import { hostIn } from '#platform/web'
import { otherLanguage, say, type Language, type Words } from '#platform/words'
import type { CharterDocument } from '#modules/charter'
import { VOTE_WORDS, withDays } from '#modules/charter/vote'
import { fieldName, nameIn as nameOf, type Actor, type Day, type OrganisationId } from '#modules/members'
import type { Representing } from '#modules/people'
import type { Applicant, Application, ApplicationId, AskedFor, Contact } from './application.ts'
import type { Criterion } from './criterion.ts'
import type { DocumentId, Message } from './message.ts'
import { PAGE_WORDS } from './page-words.ts'
import { ADDRESSES, WORDS } from './words.ts'

type Mail = { readonly to: string; readonly language: Language; readonly subject: string; readonly text: string }

export type AccessionNeeds = {
  readonly db: Db
  readonly files: Files
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly now: () => Instant
  readonly today: () => Day
  readonly zone: string
  /** Under which people reach the house; it stands in links. */
  readonly origin: () => string
  /** Signs when a form was shown. */
  readonly secret: Uint8Array
  readonly proxies: number
  /** What the alliance is called. */
  readonly alliance: Readonly<Record<Language, string>>
  readonly mail: (tx: Tx, mail: Mail) => Promise<void>
  /** Words of other modules: they refuse here, and name kinds and memberships. */
  readonly words: Words
  readonly organisationAt: (id: OrganisationId, language: Language) => string
  /** The fields that the house knows, to choose from. */
  readonly fields: (language: Language) => readonly Option[]
  /** May this actor vote for this organisation, who is it, and alone or jointly? By their Legitimation. */
  readonly mayVote: (db: Db, actor: Actor, organisation: OrganisationId) => Promise<Result<Representing>>
  /** Writes organisation and membership down. */
  readonly takeIn: (tx: Tx, said: Applicant, given: { readonly id: OrganisationId; readonly kind: AskedFor; readonly from: Day }) => Promise<Result<void>>
  /** These organisations changed: in the same transaction. */
  readonly changed: (tx: Tx, organisations: readonly OrganisationId[]) => Promise<void>
  /** Invites the contact person to manage the new member's page. */
  readonly inviteManager: (tx: Tx, contact: Contact, organisation: OrganisationId, language: Language) => Promise<void>
}

type Filling = Readonly<Record<string, string | number>>

export const speaker = (language: Language) => (key: keyof typeof PAGE_WORDS, facts: Filling = {}): string => say(PAGE_WORDS, language, key, facts)

export const wordFor = (language: Language) => (key: keyof typeof WORDS, facts: Filling = {}): string => say(WORDS, language, key, facts)

export const sentenceFor = ({ words }: Pick<AccessionNeeds, 'words'>, { reason, facts }: Pick<Refusal, 'reason' | 'facts'>, language: Language): string => say<Words>({ ...words, ...GROUND_WORDS, ...WORDS }, language, reason, withDays(facts, language))

/** Why not, or undefined where it may be done. */
export const because = (needs: Pick<AccessionNeeds, 'words'>, result: Result<unknown>, language: Language): string | undefined => (result.ok ? undefined : sentenceFor(needs, result.refusal, language))

export const nameIn = (application: Pick<Application, 'said'>, language: Language): string => nameOf(application.said, language)

export const membershipTold = ({ words }: Pick<AccessionNeeds, 'words'>, membership: AskedFor, language: Language): string => say(words, language, `membership.${membership}`)

// ---- Addresses

export const applicationIn = (door: Door): ApplicationId => idAt(door, 'application.none')

export const pageOf = (id: ApplicationId, language: Language): string => addressOf(ADDRESSES.application, language, { id })

/** A private address goes into no search engine and no other page. */
export function noTrace(door: Door): void {
  door.header('X-Robots-Tag', 'noindex')
  door.header('Cache-Control', 'private, no-store')
}

// ---- Forms

/** Runs it; what a form may be shown again for comes back, everything else is a page of its own. */
export async function attempted(work: () => Promise<unknown>): Promise<Refusal | undefined> {
  const done = await attempt(work, isOneOf('invalid', 'conflict', 'stale', 'too-large'))
  return done.ok ? undefined : done.refusal
}

const isOfFields = ({ reason }: Refusal): boolean => reason === 'http.fields'

export const enteredAgain = (values: FormValues, refusal: Refusal | undefined, language: Language): Entered => ({ values, ...(refusal !== undefined && isOfFields(refusal) ? { errors: sayFields(refusal, language, { ...VOTE_WORDS, ...WORDS }) } : {}) })

/** Why it was not done, where no field says it. */
export const NotDone = ({ needs, refusal, language }: { readonly needs: AccessionNeeds; readonly refusal: Refusal | undefined; readonly language: Language }) =>
  refusal === undefined || isOfFields(refusal) ? null : <Notice kind="wrong" title={speaker(language)('refusedTitle')}><p>{sentenceFor(needs, refusal, language)}</p></Notice>

/** The document in the address. */
export const documentIn = (door: Door): DocumentId => {
  const id = door.req.param('document') ?? ''
  if (!isId<'application-document'>(id)) throw new Refused({ kind: 'missing', reason: 'application.noDocument', facts: {} })
  return id
}

/** What may be uploaded at once. */
export const UPLOADS = { bytes: 20_100_000, parts: 20 }

// ---- Shown

/** What the applicant said of its organisation. */
export function SaidFacts({ needs, application, language }: { readonly needs: AccessionNeeds; readonly application: Application; readonly language: Language }) {
  const word = speaker(language)
  const { said, membership } = application
  const other = said.name[otherLanguage(language)]
  return (
    <Facts
      facts={[
        { name: word('organisation'), value: [nameIn(application, language), ...(other === undefined || other === nameIn(application, language) ? [] : [other])].join(' · ') },
        { name: word('kind'), value: say(needs.words, language, `kind.${said.kind}`) },
        { name: word('membershipShort'), value: membershipTold(needs, membership, language) },
        ...(said.fields.length === 0 ? [] : [{ name: word('fields'), value: said.fields.map((field) => fieldName(field, language)).join(', ') }]),
        ...(said.place === undefined ? [] : [{ name: word('place'), value: said.place }]),
        ...(said.website === undefined ? [] : [{ name: word('website'), value: <OutLink to={said.website}>{hostIn(said.website)}</OutLink> }]),
        ...(said.carrier === undefined ? [] : [{ name: word('carrier'), value: said.carrier }]),
      ]}
    />
  )
}

/** Why it wants to join, in its own paragraphs. */
export const Why = ({ application: { why, language } }: { readonly application: Application }) => <Paragraphs text={why} language={language} />

/** Every state with when and who. Of the alliance it names no person: the applicant reads it too. */
export const Steps = ({ application: { steps }, language, zone }: { readonly application: Application; readonly language: Language; readonly zone: string }) => {
  const word = speaker(language)
  return (
    <Table
      caption={word('steps')}
      hidesCaption
      rows={steps}
      columns={[
        { head: word('step'), cell: ({ state }) => wordFor(language)(`state.${state}`) },
        { head: word('when'), cell: ({ at }) => printDay(at, language, zone) },
        { head: word('who'), cell: ({ by }) => word(by === 'applicant' ? 'byApplicant' : 'byAlliance'), isSoft: true },
      ]}
    />
  )
}

/** “§ 3 Abs. 2, Satzung”. */
export const placeOf = ({ document, clause }: Criterion, documents: readonly CharterDocument[], language: Language): string => {
  const title = documents.find(({ id }) => id === document)?.title
  return title === undefined ? clause : `${clause}, ${title[language] || title.de || title.en}`
}

/** What was asked and answered; `documentAt` is where a document is fetched. */
export const Messages = ({ messages, documentAt, language, zone }: { readonly messages: readonly Message[]; readonly documentAt: (id: DocumentId) => string; readonly language: Language; readonly zone: string }) => {
  const word = speaker(language)
  if (messages.length === 0) return <p class="soft">{word('noMessages')}</p>
  return (
    <ul class="plain">
      {messages.map(({ id, by, text, at, documents }) => (
        <li key={id}>
          <p class="soft small">{word(by === 'applicant' ? 'byApplicant' : 'byAlliance')} · {printDay(at, language, zone)}</p>
          <Paragraphs text={text} />
          {documents.length === 0 ? null : <ul>{documents.map((one) => <li key={one.id}><a href={documentAt(one.id)}>{one.name}</a></li>)}</ul>}
        </li>
      ))}
    </ul>
  )
}

