/** How a line of notices is said, on the page and in a mail. */
import { printDay } from '#platform/time'
import { say, type Language } from '#platform/words'
import type { Day } from '#modules/members'
import type { Line } from './notice.ts'
import { NOTICE_WORDS } from './words.ts'

/** “14 Kompetenzen sind noch nicht bestätigt, zuerst „Mikrooptik““. */
export const tellLine = ({ kind, count, about }: Line, language: Language): string => say(NOTICE_WORDS, language, `${count === 1 ? 'one' : 'many'}.${kind}`, { count, about: about[language] })

/** What its button says. */
export const tellDoing = ({ kind }: Line, language: Language): string => say(NOTICE_WORDS, language, `do.${kind}`)

/** A day has no zone: read and printed as UTC it stays the same. */
export const dayTold = (day: Day, language: Language): string => printDay(Date.parse(day), language, 'UTC')
