/** What commands that work on the house share: its settings, and its refusals as the command line ends with them. */
import { Refused as Declined, type Refusal } from '#platform/result'
import { readSettings, type Settings } from '#platform/settings'
import { Refused } from './exit.ts'
import { printable } from './look.ts'
import type { Language } from './words.ts'

/** How a refusal is said; the commands that keep the house know more of them. */
export type Saying = (refusal: Pick<Refusal, 'reason' | 'facts'>, language: Language) => string

/** The settings of the environment; what is wrong with them, a sentence each. */
export function settingsFor(language: Language, sentence: Saying): Settings {
  const settings = readSettings(process.env)
  if (settings.ok) return settings.value
  throw new Refused(settings.refusals.map((refusal) => printable(sentence(refusal, language))).join('\n'))
}

/** Runs this; what the house refuses becomes one sentence and exit code 1. */
export async function declined<T>(language: Language, sentence: Saying, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw error instanceof Declined ? new Refused(printable(sentence(error.refusal, language)), { cause: error }) : error
  }
}
