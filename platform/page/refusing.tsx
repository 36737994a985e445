/** What the forms of a module say where something is refused: a sentence from its words, above the form or beside the field that it is about, with everything that was sent. */
import { sayFields, type FormValues } from '../http/index.ts'
import { attempt, isOneOf, type Refusal, type Result } from '../result.ts'
import { say, type Language, type Words } from '../words.ts'
import type { Entered } from './form.tsx'
import { Notice } from './parts.tsx'
import { PAGE_WORDS } from './words.ts'

type Said = Pick<Refusal, 'reason' | 'facts'>

type RefusingNeeds = {
  /** The module's own. */
  readonly words: Words
  /** Those of the ground that its rules also refuse with. */
  readonly ground: Words
  /** How facts stand in a sentence; as they are where nothing is said. */
  readonly told?: (facts: Refusal['facts'], language: Language) => Refusal['facts']
  /** The field of the form for a path of what was read: its first part where nothing is said. */
  readonly fieldFor?: (path: string, fields: Readonly<Record<string, string>>) => string
}

/** Runs it; what a form may be shown again for comes back, everything else is a page of its own. */
export const attempted = <T,>(work: () => Promise<T>): Promise<Result<T>> => attempt(work, isOneOf('invalid', 'conflict', 'stale'))

export function refusing({ words, ground, told = (facts) => facts, fieldFor = (path) => path.split('.', 1)[0] ?? path }: RefusingNeeds) {
  const sentences: Words = { ...ground, ...words }
  const sentenceOf = ({ reason, facts }: Said, language: Language): string => say(sentences, language, reason, told(facts, language))
  return {
    sentenceOf,

    /** Why not, or undefined where it may be done. */
    because: (result: Result<unknown>, language: Language): string | undefined => (result.ok ? undefined : sentenceOf(result.refusal, language)),

    RefusedNotice: ({ refusal, language }: { readonly refusal: Refusal | undefined; readonly language: Language }) =>
      refusal === undefined ? null : <Notice kind="wrong" title={say(PAGE_WORDS, language, 'notPossible')}><p>{sentenceOf(refusal, language)}</p></Notice>,

    /** What was sent stands in the form again: what is wrong with a field beside it, all else above. In: by the reason, the field that it is about. */
    again(values: FormValues, refusal: Refusal | undefined, language: Language, fields: Readonly<Record<string, string>>): { readonly entered: Entered; readonly above: Refusal | undefined } {
      if (refusal === undefined) return { entered: { values }, above: undefined }
      if (refusal.reason === 'http.fields') return { entered: { values, errors: Object.fromEntries(Object.entries(sayFields(refusal, language, words)).map(([path, sentence]) => [fieldFor(path, fields), sentence])) }, above: undefined }
      const field = fields[refusal.reason]
      return field === undefined ? { entered: { values }, above: refusal } : { entered: { values, errors: { [field]: sentenceOf(refusal, language) } }, above: undefined }
    },
  }
}
