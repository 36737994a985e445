/** Everything the engine has to tell a person, in one place: why it refused, what a vocabulary check found, what an import could not keep. */
import type { Refusal } from './result.ts'
import { sayFinding, type Finding } from './vocabulary/check.ts'
import { sayLoss, type Loss } from './vocabulary/loss.ts'
import { sayRefusal } from './words.ts'

/** One sentence in the reader's language. */
export function say(said: Refusal | Finding | Loss, language: 'de' | 'en'): string {
  if ('code' in said) return sayRefusal(said, language)
  return 'severity' in said ? sayFinding(said, language) : sayLoss(said, language)
}
