/** What joint representatives still lack, told in both languages. With the rule itself, for other modules. */
import { say, type Language } from '#platform/words'
import type { Declared, Representing } from './together.ts'
import { WORDS } from './words.ts'

export * from './together.ts'

/** Why somebody may not vote or sign for an organisation. */
export const REFUSALS = WORDS

/** What an organisation still lacks, to whoever reads it; nothing where nothing waits. */
export function tellWaiting({ waiting, differs }: Declared<Representing>, { person }: Pick<Representing, 'person'>, language: Language): string | undefined {
  if (waiting.length === 0) return undefined
  return say(WORDS, language, differs ? 'together.differs' : waiting.some((one) => one.person === person) ? 'together.lackingWithYou' : 'together.lacking')
}
