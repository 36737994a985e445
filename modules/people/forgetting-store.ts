/** What is forgotten of people when its period is over. In: the moment before which it must have ended. */
import { sql } from 'kysely'
import type { Tx } from '#platform/database'
import type { Instant } from '#platform/time'

/** Sign-ins that ended, and begun ones that nobody finished. */
export async function forgetSessions(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('sessions').where('expires_at', '<', before).execute()
  await sql`delete from verifications where expires_at < ${before}`.execute(tx)
}

export async function forgetTokens(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('api_tokens').where('expires_at', '<', before).execute()
}

/** That there was an invitation stays; for whom, not. */
export async function forgetInvitations(tx: Tx, before: Instant): Promise<void> {
  await tx.updateTable('invitations').set({ email: null, name: null }).where('accepted_at', 'is', null).where((row) => row.or([row('until', '<', before), row('withdrawn_at', '<', before)])).where((row) => row.or([row('email', 'is not', null), row('name', 'is not', null)])).execute()
}
