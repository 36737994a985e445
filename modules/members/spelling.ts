/**
 * Spellings: what people and spreadsheets write, cleaned and compared. Pure text; nothing here knows what an organisation is.
 */
import { accept, refuse, type Result } from '#platform/result'

/** What steers a terminal or turns the direction of reading, and what nobody sees. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu

/** One line: composed letters, no unseen characters (a soft hyphen goes, a line break becomes a space), single spaces. */
export const clean = (text: string): string => (IS_CLEAN.test(text) ? text : text.toWellFormed().normalize('NFC').replace(/[\r\n\t\v\f]+/g, ' ').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim())

/** Most of what comes: single words of letters as they are typed here. */
const IS_CLEAN = /^(?:[!-~¡-¬®-ſ]+(?: [!-~¡-¬®-ſ]+)*)?$/

export { plainWords } from '#platform/words'

/** A web address as it is kept: https where no scheme is said, without fragment; “” for none. */
export function websiteOf(text: string): Result<string> {
  if (text === '') return accept('')
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`)
  const isSound = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && /\.[a-z\d-]{2,}\.?$/i.test(url.hostname) && !/^[\d.]+$/.test(url.hostname) && !/\s/.test(text)
  if (!isSound) return refuse('invalid', 'organisation.noWebsite', { text: text.slice(0, 80) })
  url.hash = ''
  return accept(url.pathname === '/' && url.search === '' ? url.origin : url.href)
}

/** The host that says whose website it is: without www; undefined for the hosts of everybody, where an address says nothing of identity. */
export function hostOf(website: string | undefined): string | undefined {
  const host = website === undefined ? undefined : URL.parse(website)?.hostname.replace(/^www\d?\./, '').replace(/\.$/, '')
  return host === undefined || host === '' || EVERYBODYS.some((shared) => host === shared || host.endsWith(`.${shared}`)) ? undefined : host
}

const EVERYBODYS = ['facebook.com', 'linkedin.com', 'xing.com', 'instagram.com', 'youtube.com', 'x.com', 'twitter.com', 'github.com', 'github.io', 'google.com', 'wordpress.com', 'jimdo.com', 'jimdofree.com', 'jimdosite.com', 'wixsite.com', 'wix.com', 'blogspot.com', 'wikipedia.org']

/** Is this a mail address as such are written? Whether it exists only a mail tells. */
export const isAddress = (text: string): boolean => text.length <= 254 && /^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\.]{2,}$/.test(text)

/** Are two words one but for a letter too many, too few or wrong? */
export function isOneLetterOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1 || short === long) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1)
}
