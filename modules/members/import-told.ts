/** What an import does with a row, in sentences: why it is refused, whom it was recognised as, what changes. */
import type { Refusal } from '#platform/result'
import { say, type Language } from '#platform/words'
import type { RowOutcome } from './import-plan.ts'
import type { Change, ReadRows } from './import-said.ts'
import { fieldName } from './field.ts'
import { PAGE_WORDS } from './page-words.ts'
import { WORDS } from './words.ts'

type Word = keyof typeof WORDS

const isWord = (key: string): key is Word => key in WORDS

/** A word of a table, or the text itself. */
const wordFor = (language: Language, prefix: string, key: string): string => {
  const word = `${prefix}.${key}`
  return isWord(word) ? say(WORDS, language, word) : key
}

/** A refusal of this module as its sentence. Columns are called by their names. */
export function sentenceFor({ reason, facts }: Refusal, language: Language): string {
  const named = Object.fromEntries(Object.entries(facts).map(([key, fact]) => [key, key === 'column' || key === 'like' ? wordFor(language, 'column', String(fact)) : fact]))
  return isWord(reason) ? say(WORDS, language, reason, named) : reason
}

/** The sentences of a row of the preview; none where nothing changes. */
export function tellRow(row: RowOutcome, language: Language): string[] {
  if (row.outcome === 'refused') return [sentenceFor(row.refusal, language)]
  const perhaps = row.recognised.flatMap((one) => (one.perhaps === undefined ? [] : [say(PAGE_WORDS, language, 'perhaps', { reason: say(WORDS, language, `perhaps.${one.perhaps.reason}`, { name: one.perhaps.name }) })]))
  const reasons = new Set(row.recognised.flatMap(({ reason }) => (reason === 'unknown' ? [] : [reason])))
  const recognised = row.outcome === 'same' ? [] : [...reasons].map((reason) => say(PAGE_WORDS, language, 'recognised', { reason: say(WORDS, language, `same.${reason}`) }))
  return [...recognised, ...perhaps, ...row.changes.map((change) => tellChange(change, language))]
}

function tellChange({ what, from, to }: Change, language: Language): string {
  const told = (text: string): string => (what === 'kind' || what === 'membership' ? wordFor(language, what, text) : what === 'fields' ? text.split(', ').map((field) => fieldName(field, language)).join(', ') : text)
  return say(PAGE_WORDS, language, from === '' ? 'changeNew' : 'changeTold', { what: wordFor(language, 'column', what), from: told(from), to: told(to) })
}

/** What is said of columns that are not read. */
export const tellIgnored = (ignored: ReadRows['ignored'], language: Language): string[] =>
  ignored.map(({ heading, like }) => say(WORDS, language, like === undefined ? 'import.ignoredColumn' : 'import.ignoredColumnLike', { column: heading, like: like === undefined ? '' : wordFor(language, 'column', like) }))
