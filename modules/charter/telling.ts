/** Texts that are there in one language or both, and why something was refused, as sentences. */
import type { Refusal, Result } from '#platform/result'
import { tellDay } from '#platform/time'
import { say, spokenIn, type Language, type Words } from '#platform/words'
import type { Texts } from './document.ts'

/** In this language, or in the other. */
export const nameIn = (texts: Texts, language: Language): string => texts[spokenIn(texts, language)]

type Facts = Readonly<Record<string, string | number>>

/** The day until which something holds stands in a sentence as people write it. What somebody typed stays as they typed it. */
export const withDays = (facts: Facts, language: Language): Facts => (typeof facts['until'] === 'string' ? { ...facts, until: tellDay(facts['until'], language) } : facts)

/** Why it was refused. `words`: of this module, and of those whose rules it asks. */
export const sentenceFor = ({ reason, facts }: Refusal, language: Language, words: Words): string => say(words, language, reason, withDays(facts, language))

/** Why not, or undefined where it may be done. */
export const because = (result: Result<unknown>, language: Language, words: Words): string | undefined => (result.ok ? undefined : sentenceFor(result.refusal, language, words))
