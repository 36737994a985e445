/**
 * Reply (Antwort): what comes back by mail to a circular. Its address names the recipient; who really wrote is another matter.
 * A header `From` is what anybody may write, so a reply counts as the recipient's only where the envelope names them too and no mail server on the way says that it is forged. Whatever does not is kept apart.
 * What no person wrote (out of office, bounces, lists) is not kept.
 * **Source**: RFC 3834 (Auto-Submitted); RFC 5321, 4.5.5 (bounces have no sender); RFC 3464 (reports); RFC 8601 (Authentication-Results).
 */
import type { Id } from '#platform/ids'
import type { Instant } from '#platform/time'
import type { RecipientId } from './circular.ts'

export type Doubt = 'foreign' | 'forged'

export type Reply = { readonly id: Id<'reply'>; readonly recipient: RecipientId; readonly fromEmail: string; /** Why it is not known to be the recipient's. */ readonly unverified?: Doubt; readonly subject: string; readonly text: string; readonly messageId: string; readonly receivedAt: Instant }

/** A mail as it came in: header names in small letters, each once or more. */
export type Heard = { readonly envelope: string; readonly from: readonly string[]; readonly subject: string; readonly text: string; readonly messageId: string; readonly headers: readonly { readonly name: string; readonly value: string }[] }

/** Did a program write it? */
export function isAutomatic({ envelope, headers }: Heard): boolean {
  const valueOf = (name: string): string => headers.find((one) => one.name === name)?.value.trim().toLowerCase() ?? ''
  const submitted = valueOf('auto-submitted')
  return envelope === '' || (submitted !== '' && submitted !== 'no') || /^(?:bulk|junk|list|auto_reply)\b/.test(valueOf('precedence')) || ['x-autoreply', 'x-autorespond', 'x-auto-response-suppress', 'list-id'].some((name) => valueOf(name) !== '') || valueOf('content-type').startsWith('multipart/report') || /^mailer-daemon@/i.test(envelope)
}

/** What stands against its being from this address; nothing where all fits. */
export function doubtOf({ envelope, from, headers }: Heard, email: string): Doubt | undefined {
  const isTheirs = (address: string): boolean => address.toLowerCase() === email.toLowerCase()
  if (from.length !== 1 || !from.every(isTheirs)) return 'foreign'
  const isRefuted = headers.some(({ name, value }) => name === 'authentication-results' && /\b(?:dmarc|spf)\s*=\s*fail\b/i.test(value) && !/\bdmarc\s*=\s*pass\b/i.test(value))
  return isRefuted || !isTheirs(envelope) ? 'forged' : undefined
}

const TEXT_LIMIT = 20_000

/** What somebody wrote themselves: without the mail that they answer, quoted beneath. */
export function ownWords(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  const header = lines.findIndex((line, at) => /^-{2,}\s*(?:Original Message|Ursprüngliche Nachricht|Urspr. Nachricht)\s*-{2,}$/i.test(line.trim()) || (/:\s*$/.test(line) && /^\s*>/.test(lines.slice(at + 1).find((one) => one.trim() !== '') ?? '') && lines.slice(at + 1).every((one) => one.trim() === '' || one.trimStart().startsWith('>'))))
  const kept = lines.slice(0, header < 0 ? undefined : header)
  while (kept.length > 0 && (kept.at(-1)?.trim() === '' || kept.at(-1)?.trimStart().startsWith('>') === true)) kept.pop()
  // Whoever wrote between the lines of ours wrote nothing beneath them: then all of it stays.
  const own = kept.length === 0 ? lines.join('\n') : kept.join('\n')
  return own.trim().slice(0, TEXT_LIMIT).toWellFormed()
}
