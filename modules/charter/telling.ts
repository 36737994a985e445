/** Texts that are there in one language or both, and why something was refused, as sentences. */
import type { Refusal, Result } from '#platform/result'
import { tellDay } from '#platform/time'
import { say, type Language, type Words } from '#platform/words'
import type { Texts } from './document.ts'

/** In this language, or in the other. */
export const nameIn = (texts: Texts, language: Language): string => texts[language] || texts[language === 'de' ? 'en' : 'de']

type Facts = Readonly<Record<string, string | number>>

/** Days in a sentence stand as people write them. */
export const withDays = (facts: Facts, language: Language): Facts => Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' && /^\d{4}-\d\d-\d\d$/.test(fact) ? tellDay(fact, language) : fact]))

/** Why it was refused. `words`: of this module, and of those whose rules it asks. */
export const sentenceFor = ({ reason, facts }: Refusal, language: Language, words: Words): string => say(words, language, reason, withDays(facts, language))

/** Why not, or undefined where it may be done. */
export const because = (result: Result<unknown>, language: Language, words: Words): string | undefined => (result.ok ? undefined : sentenceFor(result.refusal, language, words))
