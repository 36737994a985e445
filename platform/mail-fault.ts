/**
 * What went wrong with a mail, in the few ways that ask for different things: look at the address, at the settings, or wait.
 * **Source**: RFC 5321, 4.2.1: 5xx is for good, 4xx for now.
 */
import type { Refusal } from './result.ts'

export type MailFault = Pick<Refusal, 'reason' | 'facts'>

/** What nodemailer tells of a failed attempt. */
type Told = { readonly code?: string; readonly responseCode?: number; readonly response?: string; readonly command?: string }

/** Of what was thrown while sending: why, and whether another attempt is in vain. */
export function faultOf(error: unknown): MailFault & { readonly isFinal: boolean } {
  const { code = '', responseCode = 0, response = '', command = '' } = error as Told // an error of nodemailer, or one without these
  const said = response.replace(/[\p{C}\p{Z}]+/gu, ' ').trim().slice(0, 200)
  // A wrong password is for whoever runs the house to put right, while the mail waits.
  if (code === 'EAUTH' || code === 'ENOAUTH') return { reason: 'mail.login', facts: { said }, isFinal: false }
  if (responseCode === 0) return code === 'EENVELOPE' || code === 'EMESSAGE' ? { reason: 'mail.refused', facts: { said: code }, isFinal: true } : { reason: 'mail.away', facts: { code: code || 'ERROR' }, isFinal: false }
  const isFinal = responseCode >= 500
  if (command === 'RCPT TO') return { reason: isFinal ? 'mail.noRecipient' : 'mail.later', facts: { said }, isFinal }
  if (command === 'MAIL FROM') return { reason: isFinal ? 'mail.noSender' : 'mail.later', facts: { said }, isFinal }
  return { reason: isFinal ? 'mail.refused' : 'mail.later', facts: { said }, isFinal }
}
