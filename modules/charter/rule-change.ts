/**
 * Rule change (Regeländerung): a draft is put to the members, and what they carry comes into force. Each time it is put to them is one of these; voices are counted by the rule that is in force before the change.
 *
 * ```
 * open ─carried→ the draft is in force
 *   ├──lost, no quorum, withdrawn→ the draft is a draft again, and may be put to them again
 * ```
 * A second meeting decides on what the first had before it: on a draft that was changed since, a first meeting is called anew.
 * **Errors**: `conflict` where the draft could not come into force or is not with the members, `stale` where it was changed meanwhile, `invalid` for a wrong day or a purpose where there is none.
 * **Source**: § 33 (1) BGB (change of statutes, of purpose); § 32 (1) 2 BGB (the subject is named in the invitation).
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Author, Day, majority } from '#modules/members'
import { DECISION_KINDS, draftSeen, withMembersOf, type CharterDocument, type DecisionKind, type DocumentId, type DocumentRule, type Version } from './document.ts'
import { enforce, type Charter } from './enforcement.ts'
import { putToMembers, recordOfVote, type Proposal, type Tally } from './ballot.ts'

export const CHANGE_KINDS = ['rule-change', 'purpose'] as const satisfies readonly DecisionKind[]
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** The statutes name the purpose; who changes it needs more. */
export const changeKind = (isOfPurpose: boolean): ChangeKind => (isOfPurpose ? 'purpose' : 'rule-change')

export type RuleChange = Proposal & {
  readonly document: DocumentId
  readonly version: number
  /** Of the draft, as it was put to the members. */
  readonly revision: number
  readonly kind: ChangeKind
  readonly by: Author
  readonly withdrawnAt?: Instant
}

export type SaidOfChange = Pick<Proposal, 'way' | 'until'> & { readonly kind: ChangeKind; /** The revision of the draft that its author saw. */ readonly seen: number }

/** What becomes of the versions of the document, and of the change. */
export type Changed = { readonly change: RuleChange; readonly version: Version; readonly superseded?: Version }

/** The draft is put to the members, in a way that the rule in force allows. What could not come into force is not voted on. `known`: how often the document was before. */
export function putDraft(document: CharterDocument, known: readonly RuleChange[], { way, until, kind, seen }: SaidOfChange, { charter, rule, today }: { readonly charter: Charter; readonly rule: majority.SourcedRule; readonly today: Day }, { by, at }: { readonly by: Author; readonly at: Instant }): Result<Changed> {
  const draft = draftSeen(document, seen)
  if (!draft.ok) return draft
  if (kind === 'purpose' && document.kind !== 'statutes') return refuse('invalid', 'http.fields', { purpose: 'change.noPurpose' })
  const couldHold = enforce(document, draft.value, charter, at)
  if (!couldHold.ok) return couldHold
  const before = known.filter(({ version }) => version === draft.value.number)
  const ofSameText = before.filter(({ revision }) => revision === draft.value.revision)
  const proposal = putToMembers(ofSameText, { way, until }, { rule, today }, at)
  if (!proposal.ok) return proposal.refusal.reason === 'proposal.noFirst' && before.length > ofSameText.length ? refuse('conflict', 'change.otherText') : proposal
  return accept({ change: { ...proposal.value, number: known.length + 1, document: document.id, version: draft.value.number, revision: draft.value.revision, kind, by }, version: { ...draft.value, state: 'with-members' } })
}

const isOpen = ({ closedAt, withdrawnAt }: RuleChange): boolean => closedAt === undefined && withdrawnAt === undefined

/** The one that is with the members. */
export const openChange = (known: readonly RuleChange[]): RuleChange | undefined => known.find(isOpen)

/** What the members decided, declared by whoever closes the vote. Carried, the draft comes into force; else it is a draft again. */
export function closeChange(document: CharterDocument, change: RuleChange | undefined, outcome: majority.Outcome, charter: Charter, at: Instant): Result<Changed> {
  const version = withMembersOf(document)
  if (version === undefined || change === undefined) return refuse('conflict', 'ballot.closed')
  const closed = { ...change, closedAt: at, outcome }
  if (outcome.state !== 'carried') return accept({ change: closed, version: { ...version, state: 'draft' } })
  const enforced = enforce(document, version, charter, at)
  if (!enforced.ok) return enforced
  const { inForce, superseded } = enforced.value
  return accept({ change: closed, version: inForce, ...(superseded === undefined ? {} : { superseded }) })
}

/** The office takes it back before it is decided; the draft can be changed again. */
export function withdrawChange(document: CharterDocument, change: RuleChange | undefined, at: Instant): Result<Changed> {
  const version = withMembersOf(document)
  return change === undefined || version === undefined ? refuse('conflict', 'change.none') : accept({ change: { ...change, withdrawnAt: at }, version: { ...version, state: 'draft' } })
}

/** What both versions say of a kind of decision, where they differ: the place, and the parts that are not the same. */
export type ChangedRule = { readonly kind: DecisionKind; readonly before: DocumentRule | undefined; readonly after: DocumentRule | undefined }

export const rulesChanged = (before: Pick<Version, 'rules'> | undefined, after: Pick<Version, 'rules'>): ChangedRule[] =>
  DECISION_KINDS.flatMap((kind) => {
    const [was, is] = [before, after].map((version) => version?.rules.find((rule) => rule.kind === kind))
    return isSame(was, is) ? [] : [{ kind, before: withoutSame(was, is), after: withoutSame(is, was) }]
  })

const withoutSame = (rule: DocumentRule | undefined, other: DocumentRule | undefined): DocumentRule | undefined =>
  rule === undefined ? undefined : { ...rule, says: Object.fromEntries(Object.entries(rule.says).filter(([part, said]) => !isSame(said, (other?.says as Readonly<Record<string, unknown>> | undefined)?.[part]))) } // a part is looked up by its own name

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** What the members decided, as it binds: on which text and rules, with which voices; no person and no free text. */
export const recordOfChange = ({ id, kind }: Pick<CharterDocument, 'id' | 'kind'>, { number, rules }: Version, change: RuleChange, outcome: majority.Outcome, tally: Tally, { textHash, at }: { readonly textHash: string; readonly at: Instant }) => ({
  type: 'charter.decision', document: id, kind, version: number, text: textHash, rules, decision: change.kind, at: at.toISOString(), ...recordOfVote(outcome, tally),
})
