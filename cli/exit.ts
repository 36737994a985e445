/** How a command ends other than well: refused (1), used wrongly (2), or interrupted (by the signal), each with one sentence. */
import { say, type Language, type WordKey } from './words.ts'

export class Refused extends Error {
  readonly code = 1
}

export class WrongUse extends Error {
  readonly code = 2
}

/** The caller pressed Ctrl-C: what was begun is cleared away, then the process ends as the signal would have ended it. */
export class Interrupted extends Error {}

export function refused(language: Language, key: WordKey, facts: Readonly<Record<string, string | number>> = {}): Refused {
  return new Refused(say(language, key, facts))
}

export function wrongUse(language: Language, command: string, key: WordKey, facts: Readonly<Record<string, string | number>> = {}): WrongUse {
  return new WrongUse(say(language, 'use.option', { command, reason: say(language, key, facts) }))
}
