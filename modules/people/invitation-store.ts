/** Invitations in the database, found by the hash of their private link. */
import type { Db, Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { Author, OrganisationId, PersonId } from '#modules/members'
import type { Office } from './held-role.ts'
import type { Invitation } from './invitation.ts'

declare module '#platform/tables' {
  interface Tables {
    invitations: { id: string; link: string; email: string | null; name: string | null; language: Language; organisation: OrganisationId | null; offices: string; author: string | null; at: Instant; until: Instant; accepted_at: Instant | null; accepted_by: PersonId | null; withdrawn_at: Instant | null }
  }
}

const COLUMNS = ['id', 'email', 'name', 'language', 'organisation', 'offices', 'author', 'at', 'until', 'accepted_at', 'accepted_by', 'withdrawn_at'] as const

type Row = { readonly [Column in (typeof COLUMNS)[number]]: import('#platform/tables').Tables['invitations'][Column] }

// jsonb comes parsed.
const invitationFrom = ({ offices, author, email, name, organisation, accepted_at, accepted_by, withdrawn_at, ...one }: Row): Invitation => ({
  ...one,
  offices: offices as unknown as Office[],
  ...(author === null ? {} : { by: author as unknown as Author }),
  ...(email === null ? {} : { email }),
  ...(name === null ? {} : { name }),
  ...(organisation === null ? {} : { organisation }),
  ...(accepted_at === null ? {} : { acceptedAt: accepted_at }),
  ...(accepted_by === null ? {} : { acceptedBy: accepted_by }),
  ...(withdrawn_at === null ? {} : { withdrawnAt: withdrawn_at }),
})

export async function addInvitation(tx: Tx, { id, email, name, language, organisation, offices, by, at, until }: Invitation, link: string): Promise<void> {
  await tx.insertInto('invitations').values({ id, link, email: email ?? null, name: name ?? null, language, organisation: organisation ?? null, offices: JSON.stringify(offices), author: by === undefined ? null : JSON.stringify(by), at, until, accepted_at: null, accepted_by: null, withdrawn_at: null }).execute()
}

/** The one behind this link. */
export async function invitationBy(db: Db | Tx, link: string): Promise<Result<Invitation>> {
  const row = await db.selectFrom('invitations').select(COLUMNS).where('link', '=', link).executeTakeFirst()
  return row === undefined ? refuse('missing', 'invitation.none') : accept(invitationFrom(row))
}

export async function findInvitation(db: Db | Tx, id: string): Promise<Result<Invitation>> {
  const row = await db.selectFrom('invitations').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row === undefined ? refuse('missing', 'invitation.none') : accept(invitationFrom(row))
}

/** Those of an organisation, or of the alliance; newest first. */
export async function invitationsFor(db: Db | Tx, organisation: OrganisationId | undefined): Promise<Invitation[]> {
  const rows = await db.selectFrom('invitations').select(COLUMNS).where('organisation', organisation === undefined ? 'is' : '=', organisation ?? null).orderBy('at', 'desc').execute()
  return rows.map(invitationFrom)
}

/** Accepted or withdrawn. */
export async function saveInvitation(tx: Tx, { id, acceptedAt, acceptedBy, withdrawnAt }: Invitation): Promise<void> {
  await tx.updateTable('invitations').set({ accepted_at: acceptedAt ?? null, accepted_by: acceptedBy ?? null, withdrawn_at: withdrawnAt ?? null }).where('id', '=', id).execute()
}

/** The first one of a house is made anew at each start until somebody took it: the one before is good no longer. */
export async function withdrawFirst(tx: Tx, at: Instant): Promise<void> {
  await tx.updateTable('invitations').set({ withdrawn_at: at }).where('author', 'is', null).where('accepted_at', 'is', null).where('withdrawn_at', 'is', null).execute()
}
