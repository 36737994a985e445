/** What is done for people beside requests: writing the mails by which somebody signs in, and forgetting what nobody needs any more. */
import { z } from 'zod'
import type { Accounts, LinkKind } from '#platform/accounts'
import { transact, type Db } from '#platform/database'
import { job, type Job } from '#platform/job'
import { addressOf } from '#platform/page'
import { say, type Language } from '#platform/words'
import { waysIn } from './credential-store.ts'
import type { MailOut } from './needs.part.ts'
import { PAGE_WORDS } from './page-words.ts'
import { personByEmail } from './store.ts'
import { ADDRESSES } from './words.ts'

const WRITTEN = {
  'sign-in': { subject: 'mailSubject', text: 'mailText', address: ADDRESSES.signInLink },
  password: { subject: 'mailPasswordSubject', text: 'mailPasswordText', address: ADDRESSES.choosePassword },
  guarded: { subject: 'mailSubject', text: 'mailGuardedText', address: ADDRESSES.signIn },
} as const

export { forgetInvitations, forgetSessions, forgetTokens } from './forgetting-store.ts'

/** For `openAccounts`: writes to somebody whom the house knows, and to nobody else. */
export const mailLinks = (needs: { readonly db: Db; readonly origin: () => string; readonly alliance: Readonly<Record<Language, string>>; readonly mail: MailOut }) => async (what: LinkKind, email: string, token: string): Promise<void> => {
  const person = await personByEmail(needs.db, email)
  if (person === undefined) return
  // A link alone would leave the second factor out.
  const isGuarded = what === 'sign-in' && (await waysIn(needs.db, person.id)).hasCodes
  const { subject, text, address } = isGuarded ? WRITTEN.guarded : WRITTEN[what]
  const facts = { name: person.name, alliance: needs.alliance[person.language], link: `${needs.origin()}${addressOf(address, person.language)}${isGuarded ? '' : `?token=${encodeURIComponent(token)}`}` }
  await transact(needs.db, (tx) => needs.mail(tx, { to: person.email, language: person.language, subject: say(PAGE_WORDS, person.language, subject, facts), text: say(PAGE_WORDS, person.language, text, facts) }))
}

export const peopleJobs = (accounts: Accounts): readonly Job[] => [
  job('people.mailLink', z.strictObject({ what: z.enum(['sign-in', 'password']), email: z.string() }), ({ what, email }) => (what === 'sign-in' ? accounts.mailSignIn(email) : accounts.mailPassword(email))),
]
