/**
 * News and events in the database: every statement about them. Registrations and subscriptions have stores of their own.
 * **Shapes**: some hundreds a year; lists are read by the leaf.
 * **Errors**: `missing`, `stale` where somebody saved meanwhile.
 */
import { sql, type ColumnType, type Selectable } from 'kysely'
import type { OrganisationId } from '#modules/members'
import { shaped, type Db, type Tx } from '#platform/database'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Event } from './event.ts'
import type { Contact, Image, Kind, Publication, PublicationId } from './publication.ts'
import type { Twin, Twins } from './twin.ts'

/** As JSON keeps it. */
type KeptTwin = Omit<Twin, 'changedAt' | 'staleSince'> & { readonly changedAt: string; readonly staleSince?: string }
type KeptTwins = { readonly [L in keyof Twins]?: KeptTwin }

type PublicationRow = {
  id: PublicationId
  version: number
  publisher: OrganisationId | null
  twins: ColumnType<KeptTwins, string, string>
  gone: ColumnType<{ readonly [L in keyof Twins]?: string }, string, string>
  contact: ColumnType<Contact | null, string | null, string | null>
  images: ColumnType<Image[], string, string>
  publish_at: Instant | null
  withdrawn_at: Instant | null
  changed_at: Instant
}

type EventRow = {
  publication: PublicationId
  starts: string
  ends: string
  zone: string
  starts_at: Instant
  ends_at: Instant
  place: string | null
  online: string | null
  organisers: OrganisationId[]
  capacity: number | null
  registration: Event['registration']
}

declare module '#platform/tables' {
  interface Tables {
    publications: PublicationRow
    events: EventRow
  }
}

type Row = Selectable<PublicationRow> & { readonly [Key in keyof EventRow]: Selectable<EventRow>[Key] | null }

// ---- Reading

const whole = (db: Db) => db.selectFrom('publications').leftJoin('events', 'events.publication', 'publications.id').selectAll()

export async function findPublication(db: Db, id: PublicationId): Promise<Result<Publication>> {
  const row = await whole(db).where('publications.id', '=', id).executeTakeFirst()
  return row === undefined ? refuse('missing', 'news.none') : accept(publicationFrom(row))
}

const published = (db: Db, now: Instant) => whole(db).where('publications.withdrawn_at', 'is', null).where('publications.publish_at', '<=', now)

export type Leaf = { readonly limit: number; /** Begins after this one. */ readonly after?: PublicationId | undefined }

type Given = { readonly now: Instant; readonly limit: number; readonly after: PublicationId | undefined }

const latest = shaped('news.latest', (db, { now, limit, after }: Given, { isFurther }: { readonly isFurther: boolean }) =>
  published(db, now)
    .where('events.publication', 'is', null)
    .$if(isFurther, (query) => query.where(sql<boolean>`(publications.publish_at, publications.id) < (select publish_at, id from publications where id = ${after})`))
    .orderBy('publications.publish_at', 'desc')
    .orderBy('publications.id', 'desc')
    .limit(limit))

/** What everybody may read of news, the latest first. */
export const listNews = async (db: Db, now: Instant, { limit, after }: Leaf): Promise<Publication[]> => (await latest(db, { now, limit, after }, { isFurther: after !== undefined })).map(publicationFrom)

const events = shaped('news.events', (db, { now, limit, after }: Given, { isFurther, isPast }: { readonly isFurther: boolean; readonly isPast: boolean }) => {
  const order = isPast ? 'desc' : 'asc'
  return published(db, now)
    .where('events.ends_at', isPast ? '<' : '>=', now)
    .$if(isFurther, (query) => query.where(sql<boolean>`(events.starts_at, publications.id) ${isPast ? sql`<` : sql`>`} (select starts_at, publication from events where publication = ${after})`))
    .orderBy('events.starts_at', order)
    .orderBy('publications.id', order)
    .limit(limit)
})

/** What everybody may read: events that are not over, the next first; or those that are, the last first. */
export const listEvents = async (db: Db, now: Instant, { limit, after, isPast = false }: Leaf & { readonly isPast?: boolean | undefined }): Promise<Publication[]> => (await events(db, { now, limit, after }, { isFurther: after !== undefined, isPast })).map(publicationFrom)

/** What this publisher wrote and not everybody may read now: drafts, scheduled, withdrawn. Nobody's is the alliance's. */
export async function listUnpublished(db: Db, publisher: OrganisationId | undefined, now: Instant, limit: number): Promise<Publication[]> {
  const rows = await whole(db)
    .where('publications.publisher', publisher === undefined ? 'is' : '=', publisher ?? null)
    .where((or) => or.or([or('publications.publish_at', 'is', null), or('publications.publish_at', '>', now), or('publications.withdrawn_at', 'is not', null)]))
    .orderBy('publications.changed_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(publicationFrom)
}

/** Those that show this picture. */
export async function showing(db: Db, file: string): Promise<Publication[]> {
  return (await whole(db).where(sql<boolean>`publications.images @> ${JSON.stringify([{ file }])}::jsonb`).execute()).map(publicationFrom)
}

/** Where everybody may read what, for search engines. */
export async function publishedPlaces(db: Db, now: Instant): Promise<{ readonly id: PublicationId; readonly kind: Kind; readonly changedAt: Instant }[]> {
  const rows = await db.selectFrom('publications').leftJoin('events', 'events.publication', 'publications.id').select(['id', 'changed_at', 'events.publication']).where('withdrawn_at', 'is', null).where('publish_at', '<=', now).orderBy('publish_at', 'desc').limit(20_000).execute()
  return rows.map(({ id, changed_at, publication }) => ({ id, changedAt: changed_at, kind: publication === null ? 'news' : 'event' }))
}

function publicationFrom(row: Row): Publication {
  return {
    id: row.id,
    version: row.version,
    ...kept('publisher', row.publisher),
    twins: { ...twinFrom('de', row.twins.de), ...twinFrom('en', row.twins.en) },
    gone: { ...(row.gone.de === undefined ? {} : { de: new Date(row.gone.de) }), ...(row.gone.en === undefined ? {} : { en: new Date(row.gone.en) }) },
    ...kept('contact', row.contact),
    images: row.images,
    ...kept('publishAt', row.publish_at),
    ...kept('withdrawnAt', row.withdrawn_at),
    ...kept('event', eventFrom(row)),
  }
}

const twinFrom = (language: keyof Twins, twin: KeptTwin | undefined): Twins =>
  twin === undefined ? {} : { [language]: { title: twin.title, text: twin.text, changedAt: new Date(twin.changedAt), ...(twin.staleSince === undefined ? {} : { staleSince: new Date(twin.staleSince) }) } }

function eventFrom({ starts, ends, zone, starts_at: startsAt, ends_at: endsAt, registration, ...row }: Row): Event | null {
  if (starts === null || ends === null || zone === null || startsAt === null || endsAt === null || registration === null) return null
  return { starts, ends, zone, startsAt, endsAt, registration, organisers: row.organisers ?? [], ...kept('place', row.place), ...kept('online', row.online), ...kept('capacity', row.capacity) }
}

const kept = <Key extends string, Value>(key: Key, value: Value | null): { readonly [K in Key]?: Value } => (value === null ? {} : { [key]: value }) as { readonly [K in Key]?: Value } // a computed key is any string to the compiler

// ---- Writing

export async function addPublication(tx: Tx, publication: Publication, now: Instant): Promise<void> {
  await tx.insertInto('publications').values({ id: publication.id, publisher: publication.publisher ?? null, ...rowFrom(publication, now) }).execute()
  await keepEvent(tx, publication)
}

/** Saves what was changed: it counts one version more than what was read. */
export async function savePublication(tx: Tx, publication: Publication, now: Instant): Promise<Result<Publication>> {
  const { numUpdatedRows } = await tx.updateTable('publications').set(rowFrom(publication, now)).where('id', '=', publication.id).where('version', '=', publication.version - 1).executeTakeFirst()
  if (numUpdatedRows !== 1n) return refuse('stale', 'news.changed')
  await keepEvent(tx, publication)
  return accept(publication)
}

async function keepEvent(tx: Tx, { id, event }: Publication): Promise<void> {
  if (event === undefined) return
  const { starts, ends, zone, startsAt, endsAt, registration, place, online, organisers, capacity } = event
  const row = { starts, ends, zone, starts_at: startsAt, ends_at: endsAt, registration, place: place ?? null, online: online ?? null, organisers: [...organisers], capacity: capacity ?? null }
  await tx.insertInto('events').values({ publication: id, ...row }).onConflict((known) => known.column('publication').doUpdateSet(row)).execute()
}

const rowFrom = ({ version, twins, gone, contact, images, publishAt, withdrawnAt }: Publication, now: Instant) => ({
  version,
  twins: JSON.stringify(twins),
  gone: JSON.stringify(gone),
  contact: contact === undefined ? null : JSON.stringify(contact),
  images: JSON.stringify(images),
  publish_at: publishAt ?? null,
  withdrawn_at: withdrawnAt ?? null,
  changed_at: now,
})
