/** The form of a rule: each part as people say it, thresholds as they are typed; what stays empty the document does not say. */
import { trimmedIn, type FormValues } from '#platform/http'
import { Select, TextField } from '#platform/page'
import { refuse, type Refusal, type Result } from '#platform/result'
import type { Language } from '#platform/words'
import { majority, type MembershipKind } from '#modules/members'
import type { DocumentRule } from './document.ts'
import { CHARTER_WORDS, speaker } from './frame.part.tsx'
import { sentenceFor } from './telling.ts'

const KINDS: readonly MembershipKind[] = ['full', 'associated', 'supporter', 'guest']
const votesField = (kind: MembershipKind): string => `votes-${kind}`

type Says = DocumentRule['says']
type Written = { -readonly [Part in keyof Says]: Says[Part] }

/** What the form says, or what is wrong with it by field. */
export type ReadRule = { readonly says: Says; readonly wrong: Readonly<Record<string, Refusal>> }

export function readRule(values: FormValues): ReadRule {
  const says: Written = {}
  const wrong: Record<string, Refusal> = {}
  const take = <T,>(field: string, read: (text: string) => Result<T>, put: (value: T) => void): void => {
    const text = trimmedIn(values, field)
    if (text === '') return
    const result = read(text)
    if (result.ok) put(result.value)
    else wrong[field] = result.refusal
  }
  const electorate: Partial<Record<MembershipKind, number>> = {}
  for (const kind of KINDS) take(votesField(kind), wholeIn, (votes) => void (electorate[kind] = votes))
  if (Object.keys(electorate).length > 0) says.electorate = electorate
  const by = oneOf(majority.MEASURES, values, 'presenceBy') ?? 'heads'
  const basis = oneOf(majority.BASES, values, 'basis') ?? 'cast'
  take('approval', approvalIn(basis), (value) => void (says.approval = value))
  take('presence', orWord(NONE, 'none', presenceIn(by)), (value) => void (says.presence = value))
  take('secondMeeting', orWord(AS_FIRST, 'as-first', orWord(NONE, 'none', presenceIn(by))), (value) => void (says.secondMeeting = value))
  take('urgency', orWord(NONE, 'none', approvalIn('cast')), (value) => void (says.urgency = value))
  take('notice', wholeIn, (value) => void (says.notice = value))
  const abstention = oneOf(majority.ABSTENTIONS, values, 'abstention')
  if (abstention !== undefined) says.abstention = abstention
  const written = oneOf(majority.WRITTEN, values, 'written')
  if (written !== undefined) says.written = written
  return { says, wrong }
}

const NONE = /^(?:keine?r?|none|no)$/i
const AS_FIRST = /^(?:wie (?:die|bei der) ersten?|as (?:the )?first)$/i

const orWord = <Word extends string, T>(pattern: RegExp, word: Word, read: (text: string) => Result<T>) => (text: string): Result<Word | T> => (pattern.test(text) ? { ok: true, value: word } : read(text))

const approvalIn = (basis: majority.Basis) => (text: string): Result<majority.Approval> => {
  const read = majority.readThreshold(text)
  return read.ok ? { ok: true, value: { ...read.value, basis } } : read
}

const presenceIn = (by: majority.Measure) => (text: string): Result<majority.Presence> => {
  const read = majority.readThreshold(text)
  return read.ok ? { ok: true, value: { ...read.value, by } } : read
}

const wholeIn = (text: string): Result<number> => (/^\d{1,9}$/.test(text) ? { ok: true, value: Number(text) } : refuse('invalid', 'rule.notWhole'))

const oneOf = <Value extends string>(list: readonly Value[], values: FormValues, field: string): Value | undefined => list.find((one) => one === values[field])

/** What is wrong, said beside each field. */
export const sayWrong = (wrong: ReadRule['wrong'], language: Language): Readonly<Record<string, string>> => Object.fromEntries(Object.entries(wrong).map(([field, refusal]) => [field, sentenceFor(refusal, language, CHARTER_WORDS)]))

/** A rule as the form shows it. */
export function ruleValues({ clause, says }: Pick<DocumentRule, 'clause' | 'says'>, language: Language): FormValues {
  const word = speaker(language)
  const typed = (said: majority.Threshold | 'none' | 'as-first' | undefined): string | undefined => (said === undefined ? undefined : said === 'none' ? word('noneTyped') : said === 'as-first' ? word('asFirst') : majority.typeThreshold(said, language))
  const presence = [says.presence, says.secondMeeting].find((one) => typeof one === 'object')
  return {
    clause: clause === '' ? '' : `§ ${clause}`,
    ...Object.fromEntries(KINDS.map((kind) => [votesField(kind), says.electorate?.[kind] === undefined ? undefined : String(says.electorate[kind])])),
    approval: typed(says.approval), basis: says.approval?.basis ?? 'cast', presence: typed(says.presence), presenceBy: presence?.by ?? 'heads', secondMeeting: typed(says.secondMeeting), urgency: typed(says.urgency),
    notice: says.notice === undefined ? undefined : String(says.notice), abstention: says.abstention, written: says.written,
  }
}

/** A part of the form itself, so that it knows what its fields are called. */
export function ruleFields(language: Language) {
  const word = speaker(language)
  return (
    <>
      <TextField name="clause" label={word('clause')} hint={word('clauseHint')} />
      <TextField name="approval" label={word('approvalField')} hint={word('approvalHint')} isOptional />
      <Select name="basis" label={word('basis')} isOptional options={majority.BASES.map((value) => ({ value, label: word(`basis.${value}`) }))} />
      <Select name="abstention" label={word('abstention')} isOptional options={majority.ABSTENTIONS.map((value) => ({ value, label: word(`abstention.${value}`) }))} />
      <TextField name="presence" label={word('presenceField')} hint={word('presenceHint')} isOptional />
      <Select name="presenceBy" label={word('presenceBy')} isOptional options={majority.MEASURES.map((value) => ({ value, label: word(`by.${value}`) }))} />
      <TextField name="secondMeeting" label={word('secondField')} hint={word('secondHint')} isOptional />
      <Select name="written" label={word('written')} isOptional options={majority.WRITTEN.map((value) => ({ value, label: word(`written.${value}`) }))} />
      <TextField name="notice" label={word('noticeField')} isOptional />
      <TextField name="urgency" label={word('urgencyField')} hint={word('urgencyHint')} isOptional />
      {KINDS.map((kind) => <TextField key={kind} name={votesField(kind)} label={word('votesOf', { who: word(kind) })} isOptional {...(kind === 'full' ? { hint: word('votesHint') } : {})} />)}
    </>
  )
}
