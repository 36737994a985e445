/**
 * What the law says where the documents of the alliance say nothing, by its form; each part with its source. Where the law itself says nothing, that is said.
 * **Source**: §§ 32, 33, 34, 41 BGB and BGHZ 83, 35 (association); §§ 16, 43, 43b, 46, 78 GenG (cooperative); § 714 BGB (partnership); §§ 25, 40 BGB, § 18 GenG (what statutes alone may change).
 */
import type { majority } from '#modules/members'
import type { Form } from './alliance.ts'
import type { DecisionKind, DocumentKind } from './document.ts'

type Source = majority.RuleSource
type Threshold = majority.Threshold

/** The law's rule; `isLeast`: documents may ask for more, never for less. */
export type LegalRule = majority.SourcedRule & { readonly isLeast: boolean; /** The law has an approval of its own for this kind, which a general clause does not change. */ readonly isSpecial: boolean }

const by = (text: string): Source => ({ by: 'law', de: text, en: text })
const NOBODY: Source = { by: 'nobody', de: 'gesetzlich nicht geregelt', en: 'not laid down by law' }

const HALF: Threshold = { comparator: 'more-than', part: 1, of: 2 }
const THREE_QUARTERS: Threshold = { comparator: 'at-least', part: 3, of: 4 }
const ALL: Threshold = { comparator: 'at-least', part: 1, of: 1 }

type Special = { readonly approval: majority.Approval; readonly source: Source }

const cast = (threshold: Threshold, source: string): Special => ({ approval: { ...threshold, basis: 'cast' }, source: by(source) })
const members = (source: string): Special => ({ approval: { ...ALL, basis: 'members' }, source: by(source) })

type Law = { readonly usual: majority.SourcedRule; readonly special: Partial<Readonly<Record<DecisionKind, Special>>>; readonly isLeast: boolean }

const ASSOCIATION_SOURCE = by('§ 32 (1) BGB')

const LAWS: Readonly<Record<Form, Law>> = {
  association: {
    usual: {
      rule: { electorate: { full: 1 }, presence: 'none', approval: { ...HALF, basis: 'cast' }, abstention: 'not-counted', secondMeeting: 'as-first', written: 'all-consent', notice: 0, urgency: 'none' },
      sources: { electorate: ASSOCIATION_SOURCE, presence: ASSOCIATION_SOURCE, approval: ASSOCIATION_SOURCE, abstention: by('§ 32 (1) BGB; BGHZ 83, 35'), secondMeeting: NOBODY, written: by('§ 32 (3) BGB'), notice: NOBODY, urgency: by('§ 32 (1) 2 BGB'), bar: by('§ 34 BGB') },
    },
    special: { 'rule-change': cast(THREE_QUARTERS, '§ 33 (1) 1 BGB'), purpose: members('§ 33 (1) 2 BGB'), dissolution: cast(THREE_QUARTERS, '§ 41 BGB') },
    isLeast: false,
  },
  cooperative: {
    usual: {
      rule: { electorate: { full: 1 }, presence: 'none', approval: { ...HALF, basis: 'cast' }, abstention: 'not-counted', secondMeeting: 'as-first', written: 'not-allowed', notice: 14, urgency: 'none' },
      sources: { electorate: by('§ 43 (1), (3) GenG'), presence: by('§ 43 (2) GenG'), approval: by('§ 43 (2) GenG'), abstention: by('§ 43 (2) GenG'), secondMeeting: NOBODY, written: by('§ 43b (1) GenG'), notice: by('§ 46 (1) GenG'), urgency: by('§ 46 (2) GenG'), bar: by('§ 43 (6) GenG') },
    },
    special: { 'rule-change': cast(THREE_QUARTERS, '§ 16 (4) GenG'), purpose: cast(THREE_QUARTERS, '§ 16 (2) Nr. 1 GenG'), dissolution: cast(THREE_QUARTERS, '§ 78 (1) GenG') },
    isLeast: true,
  },
  contract: {
    usual: {
      rule: { electorate: { full: 1 }, presence: 'none', approval: { ...ALL, basis: 'members' }, abstention: 'counts-as-no', secondMeeting: 'as-first', written: 'all-consent', notice: 0, urgency: 'none' },
      sources: { electorate: by('§ 714 BGB'), presence: by('§ 714 BGB'), approval: by('§ 714 BGB'), abstention: by('§ 714 BGB'), secondMeeting: NOBODY, written: by('§ 714 BGB'), notice: NOBODY, urgency: NOBODY, bar: by('§ 714 BGB; § 34 BGB analog') },
    },
    special: {},
    isLeast: false,
  },
}

/** Where statutes may ask for less than the law: § 43 (2) 2 GenG (elections), § 16 (4) GenG (other changes of the statutes). */
const FREE: ReadonlySet<DecisionKind> = new Set(['election', 'rule-change'])

/** The law's rule for a kind of decision. */
export function lawFor(form: Form, kind: DecisionKind): LegalRule {
  const { usual, special, isLeast } = LAWS[form]
  const own = special[kind]
  const rule = { isLeast: isLeast && !FREE.has(kind), isSpecial: own !== undefined }
  return own === undefined ? { ...usual, ...rule } : { rule: { ...usual.rule, approval: own.approval }, sources: { ...usual.sources, approval: own.source }, ...rule }
}

/** The documents that alone may depart from the law (§§ 25, 40 BGB; § 18 GenG); of a partnership, its contract. */
export const FOUNDATIONS: Readonly<Record<Form, readonly DocumentKind[]>> = { association: ['statutes'], cooperative: ['statutes'], contract: ['statutes', 'agreement'] }

/** Why nobody else may. */
export const RESERVED_BY: Readonly<Record<Form, string>> = { association: '§§ 25, 40 BGB', cooperative: '§ 18 GenG', contract: '§ 714 BGB' }
