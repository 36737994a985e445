/**
 * What is kept of a person, for them to take along, and its end.
 * Erased, a person cannot sign in and has no name; what they did stays with their organisation, under a pseudonym, since decisions must stay provable. **Source**: Art. 15, 17 (3) and 20 GDPR.
 */
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/database'
import type { Instant } from '#platform/time'
import type { Day, PersonId } from '#modules/members'
import { pseudonymOf } from './person.ts'

/** All that is kept of somebody, table by table, as it stands; what would let others in (passwords, keys, tokens) is left out. */
export async function allOf(db: Db, person: PersonId): Promise<Readonly<Record<string, readonly object[]>>> {
  const rows = async (query: ReturnType<typeof sql<object>>): Promise<object[]> => (await query.execute(db)).rows
  const [people, roles, legitimations, signatures, ballots, invitations, sessions, passkeys, credentials, tokens, acts] = await Promise.all([
    rows(sql`select id, name, email, email_verified, second_factor, language, zone, informed_at, created_at from people where id = ${person}`),
    rows(sql`select organisation, role, from_day, until_day from roles where person = ${person} order by from_day`),
    rows(sql`select organisation, basis, clause, scope, joint, document, from_day, until_day, at from legitimations where person = ${person} order by at`),
    rows(sql`select document, version, organisation, kind, signer, joint, file_name, signed_at from charter_signatures where person = ${person} order by signed_at`),
    rows(sql`select 'rule-change' as about, document as matter, proposal, organisation, voice, joint, at from rule_change_ballots where person = ${person} union all select 'admission', application, proposal, organisation, voice, joint, at from application_ballots where person = ${person} order by at`),
    rows(sql`select email, name, organisation, offices, at, accepted_at from invitations where accepted_by = ${person} order by at`),
    rows(sql`select network, agent, strong, created_at, expires_at from sessions where person = ${person} order by created_at`),
    rows(sql`select name, created_at from passkeys where person = ${person} order by created_at`),
    rows(sql`select provider, created_at from credentials where person = ${person} order by created_at`),
    rows(sql`select name, scopes, acting, created_at, expires_at, used_on from api_tokens where person = ${person} order by id`),
    rows(sql`select at, acting, method, route, things, network from audit_entries where person = ${person} order by at`),
  ])
  return { people, roles, legitimations, signatures, ballots, invitations, sessions, passkeys, credentials, tokens, acts }
}

/** Erases somebody: roles end at once, ways in go, the name becomes a pseudonym. */
export async function erase(tx: Tx, person: PersonId, { today, at }: { readonly today: Day; readonly at: Instant }): Promise<void> {
  const { name, email } = pseudonymOf(person)
  const { rows: [before] } = await sql<{ email: string }>`select email from people where id = ${person}`.execute(tx)
  await sql`update roles set until_day = ${today}::date - 1 where person = ${person} and (until_day is null or until_day >= ${today}::date)`.execute(tx)
  await sql`update legitimations set until_day = ${today}::date - 1 where person = ${person} and (until_day is null or until_day >= ${today}::date)`.execute(tx)
  await sql`update legitimations set document = null where person = ${person}`.execute(tx)
  for (const table of ['sessions', 'credentials', 'passkeys', 'second_factors', 'api_tokens']) await sql`delete from ${sql.id(table)} where person = ${person}`.execute(tx)
  await sql`update invitations set withdrawn_at = ${at} where email = ${before?.email ?? ''} and accepted_at is null and withdrawn_at is null`.execute(tx)
  // What was written to them, and what they answered, is kept without saying to whom.
  await sql`update mails set to_email = ${email}, to_name = null, text = case when text is null then null else '…' end where to_email = ${before?.email ?? ''}`.execute(tx)
  await sql`update replies set from_email = ${email} where from_email = ${before?.email ?? ''}`.execute(tx)
  await sql`update invitations set email = null, name = null where accepted_by = ${person} or email = ${before?.email ?? ''}`.execute(tx)
  await sql`update people set name = ${name}, email = ${email}, email_verified = false, image = null, second_factor = false, zone = null, erased_at = ${at} where id = ${person}`.execute(tx)
}
