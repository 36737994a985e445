/**
 * Request (Partnergesuch) and offer (Kooperationsangebot): an organisation seeks partners, or offers what it can do, until a day. Before it goes out, its own cluster's manager has read it.
 *
 * ```
 * drafted ──submit──► in-review ──approve──► open ──settle──► answered
 *    ▲                   │                   │  ├── the day passes ──► expired ──extend──► open
 *    └──── sent back ────┘                   │  └── withdraw ──► withdrawn
 *                        ▲────── amend ──────┘
 * ```
 * `expired` is never kept: it follows from the day. What is changed while it is open goes through review again, unless nobody else needs to look.
 * **Units**: three months by default, at most twelve; a reminder seven days before the end.
 * **Errors**: `invalid` for what cannot be, `conflict` where the state does not allow it, `stale` where somebody saved meanwhile.
 */
import type { Author, Day, OrganisationId } from '#modules/members'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import { dayAfter, type Instant } from '#platform/time'
import { LANGUAGES, otherLanguage, type Language } from '#platform/words'

export type RequestId = Id<'request'>

export const REQUEST_KINDS = ['request', 'offer'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

export const REQUEST_AUDIENCES = ['alliance', 'public'] as const
export type RequestAudience = (typeof REQUEST_AUDIENCES)[number]

export const REQUEST_STATES = ['drafted', 'in-review', 'open', 'answered', 'expired', 'withdrawn'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

export type Text = { readonly title: string; readonly text: string }
export type Twins = { readonly [L in Language]?: Text }

/** What an organisation says. */
export type RequestSaid = { readonly kind: RequestKind; readonly twins: Twins; readonly topics: readonly string[]; readonly audience: RequestAudience; readonly expiresOn: Day }

export type PartnerRequest = RequestSaid & {
  readonly id: RequestId
  readonly version: number
  readonly organisation: OrganisationId
  readonly kept: Exclude<RequestState, 'expired'>
  /** Why it was sent back last. */
  readonly sentBack?: string
  /** When its readers saw it first, and when what they see changed last. */
  readonly openedAt?: Instant
  readonly toldAt?: Instant
  readonly by: Author
  readonly changedAt: Instant
}

const TITLE = 160
const TEXT = 6_000
const MOST_TOPICS = 12
const SENTENCE = 500

const QUARTER = 91
const YEAR = 366
/** So many days before the end its organisation and its followers are reminded. */
export const REMINDED = 7

export const defaultEnd = (today: Day): Day => dayAfter(today, QUARTER)

export const stateOf = ({ kept, expiresOn }: Pick<PartnerRequest, 'kept' | 'expiresOn'>, today: Day): RequestState => (kept === 'open' && expiresOn < today ? 'expired' : kept)

/** Ends within the days of the reminder. */
export const isExpiring = (request: Pick<PartnerRequest, 'kept' | 'expiresOn'>, today: Day): boolean => stateOf(request, today) === 'open' && request.expiresOn <= dayAfter(today, REMINDED)

/** What a reader of this language is shown: the twin of it, or the other. */
export function readIn(twins: Twins, language: Language): Text & { readonly language: Language } {
  const other = otherLanguage(language)
  const [own, foreign] = [twins[language], twins[other]]
  if (own !== undefined) return { ...own, language }
  if (foreign !== undefined) return { ...foreign, language: other }
  throw new Error('there is always one twin')
}

type Signed = { readonly by: Author; readonly at: Instant }

/** Writes it down. */
export function draft(said: RequestSaid, { id, organisation, by, at, today }: Signed & { readonly id: RequestId; readonly organisation: OrganisationId; readonly today: Day }): Result<PartnerRequest> {
  const read = readSaid(said, today)
  return read.ok ? accept({ ...read.value, id, version: 1, organisation, kept: 'drafted', by, changedAt: at }) : read
}

/** Says it anew. `seen` is the version that the author saw; `isTrusted`: nobody else needs to look. */
export function amend(request: PartnerRequest, said: Omit<RequestSaid, 'kind'>, { seen, isTrusted, today, by, at }: Signed & { readonly seen: number; readonly isTrusted: boolean; readonly today: Day }): Result<PartnerRequest> {
  if (seen !== request.version) return refuse('stale', 'request.changed')
  if (request.kept === 'answered' || request.kept === 'withdrawn') return refuse('conflict', 'request.over')
  const read = readSaid({ ...said, kind: request.kind }, today)
  if (!read.ok) return read
  const isOut = request.kept === 'open'
  return accept({ ...request, ...read.value, version: request.version + 1, kept: isOut && !isTrusted ? 'in-review' : request.kept, ...(isOut && isTrusted ? { toldAt: at } : {}), by, changedAt: at })
}

const next = (request: PartnerRequest, { by, at }: Signed, then: Partial<PartnerRequest>): PartnerRequest => ({ ...request, version: request.version + 1, by, changedAt: at, ...then })

const opened = (request: PartnerRequest, signed: Signed): PartnerRequest => {
  const { sentBack: _, ...rest } = next(request, signed, { kept: 'open', openedAt: request.openedAt ?? signed.at, toldAt: signed.at })
  return rest
}

/** It is to go out: at once where nobody else needs to look. */
export function submit(request: PartnerRequest, given: Signed & { readonly isTrusted: boolean; readonly today: Day }): Result<PartnerRequest> {
  if (request.kept !== 'drafted') return refuse('conflict', 'request.submitted')
  if (request.expiresOn < given.today) return refuse('conflict', 'request.past')
  return accept(given.isTrusted ? opened(request, given) : next(request, given, { kept: 'in-review' }))
}

/** The reviewer has read this version and lets it out. */
export function approve(request: PartnerRequest, given: Signed & { readonly seen: number; readonly today: Day }): Result<PartnerRequest> {
  if (request.kept !== 'in-review') return refuse('conflict', 'request.notInReview')
  if (given.seen !== request.version) return refuse('stale', 'request.changed')
  if (request.expiresOn < given.today) return refuse('conflict', 'request.past')
  return accept(opened(request, given))
}

/** The reviewer says in a sentence what is to be changed. */
export function sendBack(request: PartnerRequest, sentence: string, given: Signed): Result<PartnerRequest> {
  if (request.kept !== 'in-review') return refuse('conflict', 'request.notInReview')
  const why = sentence.replace(/\s+/g, ' ').trim()
  if (why === '') return refuse('invalid', 'request.noSentence')
  return why.length > SENTENCE ? refuse('invalid', 'request.longSentence', { limit: SENTENCE }) : accept(next(request, given, { kept: 'drafted', sentBack: why }))
}

/** Three months more, from its end or from today, whichever is later; a year at most. */
export function extend(request: PartnerRequest, today: Day, given: Signed): Result<PartnerRequest> {
  if (request.kept !== 'open') return refuse('conflict', 'request.notOpen')
  const [later, most] = [dayAfter(request.expiresOn > today ? request.expiresOn : today, QUARTER), dayAfter(today, YEAR)]
  const expiresOn = later < most ? later : most
  return expiresOn <= request.expiresOn ? refuse('conflict', 'request.longEnough') : accept(next(request, given, { expiresOn, toldAt: given.at }))
}

/** Somebody was found. */
export const settle = (request: PartnerRequest, given: Signed): Result<PartnerRequest> => (request.kept === 'open' ? accept(next(request, given, { kept: 'answered', toldAt: given.at })) : refuse('conflict', 'request.notOpen'))

export const withdraw = (request: PartnerRequest, given: Signed): Result<PartnerRequest> => (request.kept === 'withdrawn' ? refuse('conflict', 'request.over') : accept(next(request, given, { kept: 'withdrawn' })))

function readSaid({ kind, twins, topics, audience, expiresOn }: RequestSaid, today: Day): Result<RequestSaid> {
  const read: { [L in Language]?: Text } = {}
  for (const language of LANGUAGES) {
    const [title, text] = [twins[language]?.title.replace(/\s+/g, ' ').trim() ?? '', twins[language]?.text.trim() ?? '']
    if (title === '' && text === '') continue
    if (title === '') return refuse('invalid', 'request.noTitle')
    if (text === '') return refuse('invalid', 'request.noText')
    if (title.length > TITLE) return refuse('invalid', 'request.longTitle', { limit: TITLE })
    if (text.length > TEXT) return refuse('invalid', 'request.longText', { limit: TEXT })
    read[language] = { title, text }
  }
  if (read.de === undefined && read.en === undefined) return refuse('invalid', 'request.nothing')
  const single = [...new Set(topics)]
  if (single.length > MOST_TOPICS) return refuse('invalid', 'request.manyTopics', { limit: MOST_TOPICS })
  if (expiresOn < today) return refuse('invalid', 'request.past')
  return expiresOn > dayAfter(today, YEAR) ? refuse('invalid', 'request.tooFar') : accept({ kind, twins: read, topics: single, audience, expiresOn })
}

// ---- What others say to it

export type RequestAnswer = { readonly id: Id<'request-answer'>; readonly request: RequestId; readonly organisation: OrganisationId; readonly text: string; readonly by: Author; readonly at: Instant; readonly seenAt?: Instant }

/** Another organisation answers; asker and answerer read it, nobody else. */
export function answer(request: PartnerRequest, said: string, { id, organisation, today, by, at }: Signed & { readonly id: RequestAnswer['id']; readonly organisation: OrganisationId; readonly today: Day }): Result<RequestAnswer> {
  if (stateOf(request, today) !== 'open') return refuse('conflict', 'request.notOpen')
  const text = said.trim()
  if (text === '') return refuse('invalid', 'request.noAnswer')
  return text.length > TEXT ? refuse('invalid', 'request.longText', { limit: TEXT }) : accept({ id, request: request.id, organisation, text, by, at })
}

/** “Ich distanziere mich”: once for each organisation, dated, with what stood there. **Source**: CJEU C-74/14 (Eturas): who knows of a message on a platform and is silent may be liable. */
export type RequestDistancing = { readonly request: RequestId; readonly organisation?: OrganisationId; readonly said: string; readonly by: Author; readonly at: Instant }

export const distance = (request: PartnerRequest, { by, at }: Signed): RequestDistancing => ({
  request: request.id,
  ...(by.as === 'organisation' ? { organisation: by.organisation } : {}),
  said: LANGUAGES.flatMap((language) => (request.twins[language] === undefined ? [] : [`${request.twins[language].title}\n${request.twins[language].text}`])).join('\n\n'),
  by,
  at,
})
