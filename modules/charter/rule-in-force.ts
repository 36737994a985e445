/**
 * Which rule holds for a kind of decision, part by part: what the highest document in force says of the kind, else what it says of decisions in general, then the next lower one, at last the law.
 * Where the law has an approval of its own for a kind (change of statutes, purpose, dissolution), a general clause does not change it.
 * And what a document may not say: against a higher one, what only a higher one may, less than the law asks for.
 * **Errors**: `conflict`; each with the place that stands against it.
 */
import { accept, refuse, type Result } from '#platform/result'
import { say, type Language } from '#platform/words'
import type { majority } from '#modules/members'
import type { Form } from './alliance.ts'
import { inForceOf, rankOf, type CharterDocument, type DecisionKind, type DocumentKind, type DocumentRule, type Version } from './document.ts'
import { FOUNDATIONS, lawFor, RESERVED_BY } from './law.ts'
import { WORDS } from './words.ts'

/** A document with the version that counts. */
export type Standing = { readonly kind: DocumentKind; readonly version: Pick<Version, 'number' | 'rules'> }

/** Those in force, the highest first. */
export const standingOf = (documents: readonly CharterDocument[]): Standing[] =>
  documents.flatMap((document) => { const version = inForceOf(document); return version === undefined ? [] : [{ kind: document.kind, version }] }).toSorted((a, b) => rankOf(a.kind) - rankOf(b.kind))

const PARTS: readonly majority.RulePart[] = ['electorate', 'presence', 'approval', 'abstention', 'secondMeeting', 'written', 'notice', 'urgency']

/** “§ 4 der Kooperationsvereinbarung, Fassung 2”. */
export const placeOf = ({ clause }: Pick<DocumentRule, 'clause'>, { kind, version }: Standing): majority.RuleSource => ({
  by: 'document',
  de: `§ ${clause} ${say(WORDS, 'de', `of.${kind}`)}, Fassung ${version.number}`,
  en: `§ ${clause} ${say(WORDS, 'en', `of.${kind}`)}, version ${version.number}`,
})

/** The rule for a kind of decision, with where each part stands. No form, no rule: the house asks. */
export function ruleFor(kind: DecisionKind, standing: readonly Standing[], form: Form | undefined): Result<majority.SourcedRule> {
  if (form === undefined) return refuse('conflict', 'charter.noForm')
  const law = lawFor(form, kind)
  const rule: Partial<Record<majority.RulePart, unknown>> = {}
  const sources = { ...law.sources }
  for (const part of PARTS) {
    const found = saidOf(part, kind, standing, law.isSpecial)
    rule[part] = found?.value ?? law.rule[part]
    if (found !== undefined) sources[part] = found.source
  }
  return accept({ rule: rule as majority.VotingRule, sources }) // each part has the value of its own name
}

function saidOf(part: majority.RulePart, kind: DecisionKind, standing: readonly Standing[], isSpecial: boolean): { readonly value: unknown; readonly source: majority.RuleSource } | undefined {
  const general = part === 'approval' && isSpecial ? [] : (['other'] as const)
  for (const document of standing) {
    for (const of of [kind, ...general]) {
      const rule = document.version.rules.find((one) => one.kind === of)
      if (rule?.says[part] !== undefined) return { value: rule.says[part], source: placeOf(rule, document) }
    }
  }
  return undefined
}

/** May this document hold these rules, beside the others in force? */
export function checkRank(document: Standing, others: readonly Standing[], form: Form | undefined): Result<void> {
  if (form === undefined) return refuse('conflict', 'charter.noForm')
  const higher = others.filter(({ kind }) => rankOf(kind) < rankOf(document.kind))
  for (const rule of document.version.rules) {
    for (const part of PARTS) {
      if (rule.says[part] === undefined) continue
      const checked = checkPart(document, rule, part, higher, form)
      if (!checked.ok) return checked
    }
  }
  return accept(undefined)
}

function checkPart(document: Standing, rule: DocumentRule, part: majority.RulePart, higher: readonly Standing[], form: Form): Result<void> {
  const law = lawFor(form, rule.kind)
  const above = saidOf(part, rule.kind, higher, law.isSpecial)
  const facts = { clause: rule.clause, partDe: say(WORDS, 'de', `part.${part}`), partEn: say(WORDS, 'en', `part.${part}`) }
  const said = rule.says[part]
  const highest = (language: Language): string => say(WORDS, language, `kind.${FOUNDATIONS[form].at(-1) ?? 'statutes'}`)
  if (above !== undefined && !isSame(said, above.value)) return refuse('conflict', 'charter.contradicts', { ...facts, de: above.source.de, en: above.source.en })
  const isDeparture = above === undefined && law.sources[part].by === 'law' && !isSame(said, law.rule[part])
  if (isDeparture && !FOUNDATIONS[form].includes(document.kind)) return refuse('conflict', 'charter.reserved', { ...facts, law: law.sources[part].de, by: RESERVED_BY[form], highestDe: highest('de'), highestEn: highest('en') })
  const { approval } = rule.says
  if (part === 'approval' && approval !== undefined && law.isLeast && isBelow(approval, law.rule.approval)) return refuse('conflict', 'charter.belowLaw', { ...facts, law: law.sources.approval.de })
  return accept(undefined)
}

/** Parts are written by one schema, their fractions in lowest terms; only the order of their keys may differ. */
const isSame = (one: unknown, other: unknown): boolean => sorted(one) === sorted(other)

const sorted = (value: unknown): string => (typeof value === 'object' && value !== null ? JSON.stringify(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : JSON.stringify(value))

/** Of the present or of all is more than of the votes cast. */
const isBelow = (one: majority.Approval, law: majority.Approval): boolean => {
  const [a, b] = [one.part * law.of, law.part * one.of]
  return a < b || (a === b && one.comparator === 'at-least' && law.comparator === 'more-than')
}
