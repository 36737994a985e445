/** Texts as they are kept: composed letters, nothing that nobody sees or that turns the direction of reading. Pure. */

/** Letters of no width, marks of direction, control characters; line ends and tabs are dealt with before. */
const UNSEEN = /(?![\n])[\p{Cc}\p{Cf}\u2028\u2029]+/gu

/** One line: single spaces. */
export const line = (text: string): string => lines(text).replace(/\s+/gu, ' ')

/** A text of paragraphs: at most one empty line between them. */
export const lines = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNSEEN, '')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
