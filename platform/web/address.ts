/**
 * Web addresses: which are taken at all, which mean the same page, and which belong to one site.
 * **Shapes**: what a person or a page wrote, up to {@link LONGEST} characters, to a `URL` of http or https. Its parser already folds what disguises a host:
 * octal, hexadecimal and decimal IPv4, full-width digits, punycode, backslashes; so every check looks at what will be asked.
 * **Errors**: `web.address`, `web.scheme`, `web.credentials`.
 * **Source**: WHATWG URL Standard; RFC 3986, 6.2 (normalisation).
 */
import { isIP } from 'node:net'
import { accept, refuse, type Result } from '../result.ts'

const LONGEST = 2_000

/** The address a person typed (the scheme may be missing), or one that a page or a redirect named (`base`). */
export function readAddress(said: string, base?: URL): Result<URL> {
  const text = said.replace(/[\t\r\n]/g, '').trim() // as the parser does, which must not see another scheme than we do
  if (text === '' || text.length > LONGEST) return refuse('invalid', 'web.address', { address: text.slice(0, 80) })
  const full = base === undefined && !/^[a-z][a-z\d+-]*:/i.test(text) ? `https://${text}` : text
  const url = URL.parse(full, base?.href)
  if (url === null) return refuse('invalid', 'web.address', { address: text.slice(0, 80) })
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return refuse('invalid', 'web.scheme', { scheme: url.protocol.slice(0, -1) })
  if (url.username !== '' || url.password !== '') return refuse('invalid', 'web.credentials')
  if (url.href.length > LONGEST || !isName(bareHost(url))) return refuse('invalid', 'web.address', { address: text.slice(0, 80) })
  url.hash = ''
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1)
  return accept(url)
}

/** The host as DNS and sockets know it, without the brackets of IPv6. */
export const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

const isName = (host: string): boolean => isIP(host) !== 0 || (host.length <= 254 && /^(?!-)[a-z\d_-]{1,63}(?<!-)(?:\.(?!-)[a-z\d_-]{1,63}(?<!-))*\.?$/.test(host))

/** An address as people speak of it: its host without `www`; what is no address stays as it is. */
export const hostIn = (address: string): string => URL.parse(address)?.hostname.replace(/^www\./, '') ?? address

/** Parameters that say where a visitor came from, not which page is meant. */
const TRACKING = /^(?:utm_.*|pk_.*|mtm_.*|piwik_.*|matomo_.*|hsa_.*|_hs.*|mc_[ce]id|gclid|gclsrc|gbraid|wbraid|dclid|fbclid|msclkid|yclid|igshid|_ga|_gl|ref|referrer|etcc_.*|wt_mc)=/i
/** Those that say who the visitor is; the short names only where the value is as long as a session's. */
const SESSION = /^(?:(?:phpsessid|jsessionid|aspsessionid\w*|sessionid|session_id|cfid|cftoken|fe_typo_user|oscsid|xtcsid)=|(?:sid|s|ssid|session|token|nonce|_wpnonce)=[\w-]{16})/i
const SESSION_IN_PATH = /;(?:jsessionid|sid|phpsessid)=[^/?#]*/gi

/** One spelling of an address: without fragment, tracking and session, its query sorted. This is what is asked for. */
export function canonical(url: URL): string {
  const clean = new URL(url)
  clean.hash = ''
  clean.pathname = clean.pathname.replace(SESSION_IN_PATH, '').replace(/\/{2,}/g, '/').replace(/%[\da-f]{2}/gi, plainLetter)
  // Parted as written: to read the parameters and write them again would change those of old systems ("?article-5").
  const kept = clean.search.slice(1).split('&').filter((part) => part !== '' && !TRACKING.test(part) && !SESSION.test(part))
  clean.search = kept.toSorted().join('&')
  return clean.href
}

/** Letters, digits and `-._~` mean the same written either way. */
function plainLetter(written: string): string {
  const letter = String.fromCharCode(Number.parseInt(written.slice(1), 16))
  return /[\w.~-]/.test(letter) ? letter : written.toUpperCase()
}

/** The same for addresses that almost surely show the same page: whichever scheme, with or without `www`, a closing slash, or the name of an index page. */
export function pageKey(url: URL): string {
  const { host, pathname, search } = new URL(canonical(url))
  // TYPO3 demands the checksum it puts behind a query, yet the page is the same without it.
  const query = search.replace(/[?&]cHash=\w*/, '').replace(/^&/, '?')
  return `${siteOf(host)}${pathname.replace(/\/(?:index|default|home)\.(?:html?|php|aspx?|jsp)$/i, '/').replace(/(?<=.)\/$/, '')}${query}`
}

/** A site is a host with or without `www`: `www.gov.example` and `gov.example`. Other subdomains are other sites: an institute's, a customer's of a web host. */
export const siteOf = (host: string): string => (/^www\.[^.]+\.[^.]/.test(host) ? host.slice(4) : host)

export const sameSite = (a: URL, b: URL): boolean => siteOf(a.host) === siteOf(b.host)

/** Suffixes of two labels under which anybody registers a name. From the Public Suffix List, those met in Europe and its neighbours, and web hosts of small firms. */
const SECOND_LEVEL = new Set(
  (
    'co.at or.at ac.at gv.at co.uk org.uk ac.uk gov.uk ltd.uk plc.uk me.uk net.uk co.il ac.il org.il co.jp ac.jp or.jp go.jp co.kr ac.kr re.kr co.nz ac.nz com.au edu.au org.au gov.au ' +
    'com.br org.br com.cn edu.cn ac.cn org.cn gov.cn com.tr edu.tr org.tr gov.tr com.pl edu.pl org.pl net.pl com.ua edu.ua co.hu com.es org.es edu.es com.pt edu.pt com.gr edu.gr com.ro com.hr com.mt ' +
    'com.cy ac.cy com.sg edu.sg com.hk com.tw edu.tw org.tw com.my co.in ac.in org.in co.za ac.za com.mx asso.fr gouv.fr com.fr de.com eu.com uk.com com.de co.de github.io gitlab.io blogspot.com blogspot.de wordpress.com ' +
    'jimdofree.com jimdosite.com jimdo.com wixsite.com webnode.com webnode.page weebly.com business.site netlify.app vercel.app pages.dev web.app hpage.com beepworld.de npage.de homepage.t-online.de lima-city.de square.site myshopify.com squarespace.com webflow.io strikingly.com eu.org'
  ).split(' '),
)

/** The part of a host that somebody registered: `muster.example` of `shop.muster.example`. A caution rather than the truth: the whole list has 10,000 rows. */
export function registrable(host: string): string {
  const name = host.replace(/:\d+$/, '')
  if (isIP(name.replace(/^\[|\]$/g, '')) !== 0) return name
  const labels = name.split('.')
  const suffixes = SECOND_LEVEL.has(labels.slice(-2).join('.')) ? 2 : SECOND_LEVEL.has(labels.slice(-3).join('.')) ? 3 : 1
  return labels.slice(-suffixes - 1).join('.')
}
