/** How a line of notices is said, on the page and in a mail. */
import { say, type Language } from '#platform/words'
import type { Line } from './notice.ts'
import { NOTICE_WORDS } from './words.ts'

/** “14 Kompetenzen sind noch nicht bestätigt, zuerst „Mikrooptik““. */
export const tellLine = ({ kind, count, about }: Line, language: Language): string => say(NOTICE_WORDS, language, `${count === 1 ? 'one' : 'many'}.${kind}`, { count, about: about[language] })

/** What its button says. */
export const tellDoing = ({ kind }: Line, language: Language): string => say(NOTICE_WORDS, language, `do.${kind}`)
