/**
 * Addresses of mail, read strictly: what is one goes into a header and an envelope and is shown to people who trust it.
 * **Shapes**: out comes ASCII, the domain in lower case and with foreign letters as `xn--…`, so that no domain looks like another one.
 * **Units**: at most 64 characters before the @ and 254 in all.
 * **Errors**: `invalid` with one sentence each. A word of a domain that mixes alphabets is refused: nobody writes “pаypal” with a Cyrillic а by chance.
 * **Source**: RFC 5321, 4.1.2 and 4.5.3.1 (sizes; its errata 1690 for 254); RFC 5322, 3.2.3 (dot-atom); UTS 39, 5.2 (single script). Quoted names, comments and addresses of machines are lawful and never meant.
 */
import { domainToASCII, domainToUnicode } from 'node:url'
import { accept, refuse, type Result } from './result.ts'

const MOST_LOCAL = 64
const MOST = 254
const MOST_LABEL = 63

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const LOCAL = new RegExp(`^${ATOM}(?:\\.${ATOM})*$`)
const LABEL = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/

/** The address as mail servers take it. In: what somebody typed; space around it is no fault. */
export function readEmail(typed: string): Result<string> {
  if (typed.length > 4 * MOST) return refuse('invalid', 'mail.longAddress', { limit: MOST })
  const text = typed.trim()
  const shown = text.replace(/[\p{C}\p{Z}]/gu, '\uFFFD').slice(0, 80)
  const at = text.lastIndexOf('@')
  // Before anything else, so that a line break never comes near a header.
  if (/[\p{C}\p{Z}]/u.test(text) || at < 1) return refuse('invalid', 'mail.noAddress', { text: shown })
  const local = text.slice(0, at)
  const typedDomain = text.slice(at + 1)
  if (!/^[\0-\x7f]*$/.test(local)) return refuse('invalid', 'mail.foreignLetters', { text: shown })
  if (local.length > MOST_LOCAL) return refuse('invalid', 'mail.longLocal', { limit: MOST_LOCAL })
  const domain = domainToASCII(typedDomain)
  if (!LOCAL.test(local) || !isDomain(domain)) return refuse('invalid', 'mail.noAddress', { text: shown })
  if (domainToUnicode(domain).split('.').some(mixesAlphabets)) return refuse('invalid', 'mail.mixedAlphabets', { text: domain })
  const address = `${local}@${domain}`
  return address.length > MOST ? refuse('invalid', 'mail.longAddress', { limit: MOST }) : accept(address)
}

/** At least two words, and not an address in numbers. */
function isDomain(domain: string): boolean {
  const labels = domain.split('.')
  return labels.length > 1 && labels.every((label) => label.length <= MOST_LABEL && LABEL.test(label)) && !/^\d+$/.test(labels.at(-1) ?? '')
}

const LETTERS = /\p{L}/gu
/** Alphabets whose letters look like each other's. Scripts that Japanese and Korean mix do not. */
const ALIKE = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u, /\p{Script=Cherokee}/u]

function mixesAlphabets(label: string): boolean {
  const letters = label.match(LETTERS) ?? []
  const used = ALIKE.filter((script) => letters.some((letter) => script.test(letter)))
  return used.length > 1
}
