/**
 * Document (Dokument des Regelwerks): a text with the rules it holds as data, in versions.
 *
 * ```
 * draft ─put to the members→ with-members ─carried→ in force → superseded
 *   ↑─────not carried, withdrawn────┘
 * ```
 * One draft at a time; before the members it is frozen. While no document is in force the first comes into force without a vote. What was in force stays readable.
 * Rank: Satzung above Kooperationsvereinbarung above Geschäftsordnung. What a lower one may say, rank.ts knows.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Id } from '#platform/ids'
import type { Instant } from '#platform/time'
import { inStep, staleAfter, type Stale } from '#platform/twins'
import type { Language } from '#platform/words'
import type { majority } from '#modules/members'

export type DocumentId = Id<'charter-document'>

/** In order of rank, the highest first. */
export const DOCUMENT_KINDS = ['statutes', 'agreement', 'procedure'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

export const rankOf = (kind: DocumentKind): number => DOCUMENT_KINDS.indexOf(kind)

export const DECISION_KINDS = ['admission', 'expulsion', 'topic', 'position', 'election', 'rule-change', 'purpose', 'dissolution', 'other'] as const
/** What is decided. `other`: everything that has no rule of its own. */
export type DecisionKind = (typeof DECISION_KINDS)[number]

/** What a document says of one kind of decision, and in which paragraph: “4”, “4 Abs. 2”. Parts it does not say are left to other documents and the law. */
export type DocumentRule = { readonly kind: DecisionKind; readonly clause: string; readonly says: Partial<majority.VotingRule> }

export const STATES = ['draft', 'with-members', 'in-force', 'superseded'] as const
export type VersionState = (typeof STATES)[number]

export type DocumentAudience = 'public' | 'alliance'

export type Texts = Readonly<Record<Language, string>>

export type Version = {
  readonly number: number
  readonly state: VersionState
  readonly text: Texts
  readonly rules: readonly DocumentRule[]
  /** Since when its text in a language says less than in the other. */
  readonly stale?: Stale
  /** Counts the changes of a draft: by it two who edit at once are told apart. */
  readonly revision: number
  readonly inForceAt?: Date
}

export type CharterDocument = { readonly id: DocumentId; readonly kind: DocumentKind; readonly title: Texts; readonly audience: DocumentAudience; /** The newest first. */ readonly versions: readonly Version[] }

export const draftOf = ({ versions }: CharterDocument): Version | undefined => versions.find(({ state }) => state === 'draft')
export const withMembersOf = ({ versions }: CharterDocument): Version | undefined => versions.find(({ state }) => state === 'with-members')
export const inForceOf = ({ versions }: CharterDocument): Version | undefined => versions.find(({ state }) => state === 'in-force')

/** Held it once, or does it hold? What it said then is no secret of those who wrote it. */
export const wasInForce = ({ state }: Pick<Version, 'state'>): boolean => state === 'in-force' || state === 'superseded'

/** The draft, where it can be changed: before the members it is frozen. */
export function draftNow(document: CharterDocument): Result<Version> {
  const draft = draftOf(document)
  if (draft !== undefined) return accept(draft)
  return refuse('conflict', withMembersOf(document) === undefined ? 'document.noDraft' : 'document.frozen')
}

/** As its author saw it: `seen` is the revision. */
export function draftSeen(document: CharterDocument, seen: number): Result<Version> {
  const draft = draftNow(document)
  return draft.ok && draft.value.revision !== seen ? refuse('stale', 'document.changed') : draft
}

/** A document with its first draft. */
export function begin(said: Pick<CharterDocument, 'kind' | 'title' | 'audience'>, id: DocumentId): Result<CharterDocument> {
  if (said.title.de === '' && said.title.en === '') return refuse('invalid', 'http.fields', { titleDe: 'document.untitled' })
  return accept({ id, ...said, versions: [{ number: 1, state: 'draft', text: { de: '', en: '' }, rules: [], revision: 1 }] })
}

/** The next version begins as what the last one says. */
export function beginDraft(document: CharterDocument): Result<Version> {
  const [last] = document.versions
  if (withMembersOf(document) !== undefined) return refuse('conflict', 'document.frozen')
  if (last === undefined || draftOf(document) !== undefined) return refuse('conflict', 'document.hasDraft')
  return accept({ number: last.number + 1, state: 'draft', text: last.text, rules: last.rules, ...(last.stale === undefined ? {} : { stale: last.stale }), revision: 1 })
}

const saying = ({ de, en }: Texts): Partial<Texts> => ({ ...(de === '' ? {} : { de }), ...(en === '' ? {} : { en }) })

/** The draft with another text. `seen` is the revision that its author saw; `othersStay`: what was not changed is still right. */
export const rewrite = (document: CharterDocument, text: Texts, seen: number, given: { readonly now: Instant; readonly othersStay: boolean }): Result<Version> =>
  changed(document, seen, (draft) => ({ ...draft, text, stale: staleAfter(draft.stale ?? {}, saying(draft.text), saying(text), given) }))

/** Do both languages of this version say the same, as far as is known? One that the version in force has may not be missing. */
export const isInStep = (document: CharterDocument, { text, stale = {} }: Version): Result<void> => inStep(stale, (language) => text[language] === '' && (inForceOf(document)?.text[language] ?? '') !== '')

/** The draft with this rule, in place of the one it had for the kind. */
export function lay(document: CharterDocument, rule: DocumentRule, seen: number): Result<Version> {
  const clause = clauseIn(rule.clause)
  if (clause === undefined) return refuse('invalid', 'http.fields', { clause: 'document.noClause' })
  if (Object.keys(rule.says).length === 0) return refuse('invalid', 'document.saysNothing')
  return changed(document, seen, (draft) => ({ ...draft, rules: inOrder([...draft.rules.filter(({ kind }) => kind !== rule.kind), { ...rule, clause }]) }))
}

/** The draft without a rule of its own for the kind. */
export const strike = (document: CharterDocument, kind: DecisionKind, seen: number): Result<Version> => changed(document, seen, (draft) => ({ ...draft, rules: draft.rules.filter((rule) => rule.kind !== kind) }))

function changed(document: CharterDocument, seen: number, change: (draft: Version) => Version): Result<Version> {
  const draft = draftSeen(document, seen)
  return draft.ok ? accept({ ...change(draft.value), revision: draft.value.revision + 1 }) : draft
}

const inOrder = (rules: readonly DocumentRule[]): DocumentRule[] => rules.toSorted((a, b) => DECISION_KINDS.indexOf(a.kind) - DECISION_KINDS.indexOf(b.kind))

/** “§ 4 Abs. 2” and “4 Abs. 2” are the same place; free text, which might name people, is none. */
function clauseIn(typed: string): string | undefined {
  const clause = typed.trim().replace(/^§+\s*/, '').replace(/\s+/g, ' ')
  return /^\d{1,4}[a-z]?(?: ?\(\d{1,3}\)| (?:Abs|Nr|Satz|No|Sentence)\.? ?\d{1,3})*$/i.test(clause) ? clause : undefined
}
