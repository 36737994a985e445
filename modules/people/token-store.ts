/** Tokens in the database. */
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { AllianceRole, Day, OrganisationId, OrganisationRole, PersonId } from '#modules/members'
import { isHeld, officeFrom, personFrom, type PersonRow, type SignedIn } from './store.ts'
import type { ActsFor, Scope, Token, TokenId } from './token.ts'

declare module '#platform/tables' {
  interface Tables {
    api_tokens: { id: TokenId; person: PersonId; name: string; hash: string; scopes: Scope[]; acting: ActsFor | null; created_at: Instant; expires_at: Instant; used_on: Day | null }
  }
}

export async function addToken(tx: Tx, { createdAt, expiresAt, acting, scopes, ...token }: Token, hash: string): Promise<void> {
  await tx.insertInto('api_tokens').values({ ...token, scopes: [...scopes], hash, acting: acting ?? null, created_at: createdAt, expires_at: expiresAt, used_on: null }).execute()
}

export type KeptToken = Token & { readonly usedOn?: Day }

/** All tokens of a person, the newest first. */
export async function tokensOf(db: Db | Tx, person: PersonId): Promise<KeptToken[]> {
  const rows = await db.selectFrom('api_tokens').selectAll().where('person', '=', person).orderBy('id', 'desc').execute()
  return rows.map(({ used_on: usedOn, ...row }) => ({ ...tokenFrom(row), ...(usedOn === null ? {} : { usedOn }) }))
}

/** Revokes a token of this person. */
export async function removeToken(tx: Tx, person: PersonId, id: TokenId): Promise<Result<void>> {
  const { numDeletedRows } = await tx.deleteFrom('api_tokens').where('person', '=', person).where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n ? accept(undefined) : refuse('missing', 'token.none')
}

type TokenRow = { readonly id: TokenId; readonly person: PersonId; readonly name: string; readonly scopes: Scope[]; readonly acting: ActsFor | null; readonly created_at: Instant; readonly expires_at: Instant }

const tokenFrom = ({ id, person, name, scopes, acting, created_at, expires_at }: TokenRow): Token => ({ id, person, name, scopes, ...(acting === null ? {} : { acting }), createdAt: created_at, expiresAt: expires_at })

type FoundRow = PersonRow & { readonly offices: readonly { readonly o: OrganisationId | null; readonly r: OrganisationRole | AllianceRole }[]; readonly t: TokenId; readonly t_name: string; readonly scopes: Scope[]; readonly acting: ActsFor | null; readonly t_created_at: Instant; readonly expires_at: Instant; readonly is_new: boolean }

/** Whose token this is, and what they are today; the day on which it was last used is kept. */
export async function bearerBy(db: Db, hash: string, day: Day): Promise<(Pick<SignedIn, 'person' | 'offices'> & { readonly token: Token }) | undefined> {
  const { rows: [row] } = await sql<FoundRow>`
    select p.id, p.name, p.email, p.language, p.zone, p.invented, p.erased_at, t.id as t, t.name as t_name, t.scopes, t.acting, t.created_at as t_created_at, t.expires_at, t.used_on is distinct from ${day}::date as is_new,
      coalesce((select json_agg(json_build_object('o', r.organisation, 'r', r.role)) from roles r where r.person = p.id and ${isHeld(day)}), '[]') as offices
    from api_tokens t join people p on p.id = t.person where t.hash = ${hash}`.execute(db)
  if (row === undefined) return undefined
  if (row.is_new) await db.updateTable('api_tokens').set({ used_on: day }).where('id', '=', row.t).execute()
  return {
    person: personFrom(row),
    offices: row.offices.map(({ o, r }) => officeFrom(o, r)),
    token: tokenFrom({ id: row.t, person: row.id, name: row.t_name, scopes: row.scopes, acting: row.acting, created_at: row.t_created_at, expires_at: row.expires_at }),
  }
}

/** Who chooses a password anew may have lost more than the password: programs are let in anew too. */
export const removeTokensOf = async (db: Db | Tx, person: string): Promise<void> => void (await sql`delete from api_tokens where person = ${person}`.execute(db))
