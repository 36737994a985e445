/**
 * Links in the text of a mail: whoever opens one that acts (signs in, joins, answers) does so as whom it was sent to. In front of anybody else such links are veiled.
 * Which act is told by their form alone, so that a new kind of mail needs no word of it: an address is shown when all of its path is plain words and ids. Private links, signed ones and tokens are longer, or stand behind a question mark.
 */
import { isId } from './ids.ts'

const ADDRESS = /https?:\/\/[^\s<>"]+/g
/** The words of our addresses are shorter; a secret of 128 bits is longer. */
const LONGEST_WORD = 20

function isPlain(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.search === '' && url.hash === '' && url.username === '' && url.pathname.split('/').every((part) => part.length < LONGEST_WORD || isId(part))
}

/** Has this text links that act? */
export const actsByLink = (text: string): boolean => (text.match(ADDRESS) ?? []).some((address) => !isPlain(address))

/** The text with something else in the place of each link that acts. */
export const veiled = (text: string, instead: string): string => text.replace(ADDRESS, (address) => (isPlain(address) ? address : instead))
