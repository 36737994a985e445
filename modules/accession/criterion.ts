/**
 * Criterion (Aufnahmekriterium): what an applicant must meet, with the clause it rests on; and Finding (Prüfergebnis): whether one applicant does.
 * An application is measured by the criteria that held when it was made: one that is reworded is another from then on, so that what was found stays true.
 * **Errors**: `invalid` with the field, `conflict` for one that no longer holds.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Id } from '#platform/ids'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { Author } from '#modules/members'
import type { CharterDocument } from '#modules/charter'

export type CriterionId = Id<'criterion'>

export type Criterion = {
  readonly id: CriterionId
  /** In their order. */
  readonly place: number
  readonly text: Readonly<Record<Language, string>>
  /** The document of the charter and the place in it: “§ 3 Abs. 2”. */
  readonly document?: CharterDocument['id']
  readonly clause: string
  readonly from: Instant
  readonly until?: Instant
}

export type SaidOfCriterion = Pick<Criterion, 'text' | 'document' | 'clause'>

export const VERDICTS = ['met', 'unmet'] as const
export type Verdict = (typeof VERDICTS)[number]

export type Finding = { readonly criterion: CriterionId; readonly verdict: Verdict; readonly remark: string; readonly at: Instant; readonly by: Author }

const MOST = 40

const holdsAt = ({ from, until }: Criterion, at: Instant): boolean => from <= at && (until === undefined || until > at)

/** Those by which an application of that moment is measured, in order. */
export const heldAt = (criteria: readonly Criterion[], at: Instant): Criterion[] => criteria.filter((one) => holdsAt(one, at)).toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))

/** A new one, after the others. Both languages are needed: applicants read either. */
export function lay(said: SaidOfCriterion, criteria: readonly Criterion[], given: { readonly id: CriterionId; readonly at: Instant }): Result<Criterion> {
  const held = heldAt(criteria, given.at)
  if (held.length >= MOST) return refuse('conflict', 'criteria.many', { most: MOST })
  return written(said, { id: given.id, from: given.at, place: 1 + Math.max(0, ...held.map(({ place }) => place)) })
}

/** In its place stands what is said now; who applied before is measured by what stood there then. */
export function reword(criterion: Criterion, said: SaidOfCriterion, given: { readonly id: CriterionId; readonly at: Instant }): Result<{ readonly before: Criterion; readonly after: Criterion }> {
  const before = drop(criterion, given.at)
  if (!before.ok) return before
  const after = written(said, { id: given.id, from: given.at, place: criterion.place })
  return after.ok ? accept({ before: before.value, after: after.value }) : after
}

export const drop = (criterion: Criterion, at: Instant): Result<Criterion> => (criterion.until === undefined ? accept({ ...criterion, until: at }) : refuse('conflict', 'criterion.over'))

function written({ text, document, clause }: SaidOfCriterion, given: Omit<Criterion, keyof SaidOfCriterion | 'until'>): Result<Criterion> {
  const lacking = (['de', 'en'] as const).filter((language) => text[language] === '')
  if (lacking.length > 0) return refuse('invalid', 'http.fields', Object.fromEntries(lacking.map((language) => [language === 'de' ? 'textDe' : 'textEn', 'required'])))
  if (clause === '') return refuse('invalid', 'http.fields', { clause: 'criterion.noClause' })
  return accept({ ...given, text, clause, ...(document === undefined ? {} : { document }) })
}

type Judged = { readonly state: string; readonly askedAt: Instant }

/** The office found whether the applicant meets one criterion; said again, the last counts, as long as it checks. */
export function judge(application: Judged, criteria: readonly Criterion[], finding: Finding): Result<Finding> {
  if (application.state !== 'in-check') return refuse('conflict', `application.is.${application.state}`)
  if (!heldAt(criteria, application.askedAt).some(({ id }) => id === finding.criterion)) return refuse('missing', 'criterion.none')
  if (finding.verdict === 'unmet' && finding.remark === '') return refuse('invalid', 'http.fields', { [`remark-${finding.criterion}`]: 'finding.noRemark' })
  return accept(finding)
}
