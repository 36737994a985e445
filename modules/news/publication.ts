/**
 * Publication (Veröffentlichung): what news and events share. The alliance says it, or an organisation in its own name.
 *
 * ```
 * draft ──publish──→ scheduled ──the clock──→ published ──withdraw──→ withdrawn ──publish──→ …
 *        └──────────────publish───────────────↗                 (scheduled may be withdrawn too)
 * ```
 * The state follows from two moments and the clock, so that nothing has to run for a scheduled one to appear.
 */
import type { OrganisationId } from '#modules/members'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import { LANGUAGES, type Language } from '#platform/words'
import type { Event } from './event.ts'
import { goneAfter, readyToPublish, written, type Gone, type Text, type Twins } from './twin.ts'

export type PublicationId = Id<'publication'>

export type Kind = 'news' | 'event'

export const STATES = ['draft', 'scheduled', 'published', 'withdrawn'] as const
export type State = (typeof STATES)[number]

/** Whom the press asks. */
export type Contact = { readonly name: string; readonly email?: string; readonly phone?: string }

/** A picture of the house's files, with what it shows for who does not see it. */
export type Image = { readonly file: string; readonly width: number; readonly height: number; readonly alt: { readonly [L in Language]?: string } }

export type Publication = {
  readonly id: PublicationId
  readonly version: number
  /** In whose name; nobody's is the alliance's. */
  readonly publisher?: OrganisationId
  readonly twins: Twins
  /** Twins that readers had and have no longer. */
  readonly gone: Gone
  readonly contact?: Contact
  readonly images: readonly Image[]
  readonly publishAt?: Instant
  readonly withdrawnAt?: Instant
  /** Of an event, when and where. */
  readonly event?: Event
}

export type Said = { readonly twins: { readonly [L in Language]?: Text }; readonly contact?: Contact; readonly event?: Event; /** The twin that is not changed stays right. */ readonly othersStay?: boolean }

const MOST_IMAGES = 12

/** Of which kinds must both twins be in step before they are published? The office says it. */
export type Blocks = Readonly<Record<Kind, boolean>>

export const kindOf = ({ event }: Pick<Publication, 'event'>): Kind => (event === undefined ? 'news' : 'event')

export function stateOf({ publishAt, withdrawnAt }: Pick<Publication, 'publishAt' | 'withdrawnAt'>, now: Instant): State {
  if (withdrawnAt !== undefined) return 'withdrawn'
  return publishAt === undefined ? 'draft' : publishAt > now ? 'scheduled' : 'published'
}

/** A draft. */
export function draft(said: Said, given: Pick<Publication, 'id' | 'publisher'>, now: Instant): Result<Publication> {
  const twins = written({}, said.twins, now)
  return twins.ok ? accept({ ...given, version: 1, twins: twins.value, gone: {}, images: [], ...partsOf(said) }) : twins
}

/** Says something else; `version` is the one the author saw. News stay news. What readers have already is changed as it would be published. */
export function amend(publication: Publication, said: Said, version: number, { now, blocks }: { readonly now: Instant; readonly blocks: Blocks }): Result<Publication> {
  if (version !== publication.version) return refuse('stale', 'news.changed')
  const twins = written(publication.twins, said.twins, now, { othersStay: said.othersStay ?? false })
  if (!twins.ok) return twins
  const state = stateOf(publication, now)
  const gone = state === 'draft' ? {} : goneAfter(publication.gone, publication.twins, twins.value, now)
  const isSaidAnew = LANGUAGES.some((language) => twins.value[language]?.changedAt !== publication.twins[language]?.changedAt)
  const ready = state === 'draft' ? accept(undefined) : readyToPublish(twins.value, gone, blocks[kindOf(publication)] && state !== 'withdrawn' && isSaidAnew)
  if (!ready.ok) return ready
  const { contact: _, event, ...rest } = publication
  const { contact, event: saidEvent } = said
  return accept({ ...rest, version: version + 1, twins: twins.value, gone, ...partsOf({ ...(contact === undefined ? {} : { contact }), ...(event === undefined ? {} : { event: saidEvent ?? event }) }) })
}

const partsOf = ({ contact, event }: Pick<Said, 'contact' | 'event'>): Pick<Publication, 'contact' | 'event'> => ({ ...(contact === undefined ? {} : { contact }), ...(event === undefined ? {} : { event }) })

/** May everybody read what it says now? */
export const isReady = (publication: Publication, blocks: Blocks): Result<void> => readyToPublish(publication.twins, publication.gone, blocks[kindOf(publication)])

/** Everybody may read it from this moment on, or from now. */
export function publish(publication: Publication, { at, now, blocks }: { readonly at?: Instant | undefined; readonly now: Instant; readonly blocks: Blocks }): Result<Publication> {
  if (stateOf(publication, now) === 'published') return refuse('conflict', 'news.published')
  const ready = isReady(publication, blocks)
  if (!ready.ok) return ready
  const untold = publication.images.some(({ alt }) => (alt.de ?? '') === '') ? 'de' : publication.twins.en !== undefined && publication.images.some(({ alt }) => (alt.en ?? '') === '') ? 'en' : undefined
  if (untold !== undefined) return refuse('conflict', 'news.noAlt', { language: untold })
  const { withdrawnAt: _, ...rest } = publication
  return accept({ ...rest, version: publication.version + 1, publishAt: at !== undefined && at > now ? at : now })
}

/** Nobody outside reads it any more. */
export function withdraw(publication: Publication, now: Instant): Result<Publication> {
  const state = stateOf(publication, now)
  if (state === 'draft' || state === 'withdrawn') return refuse('conflict', 'news.notPublished')
  return accept({ ...publication, version: publication.version + 1, withdrawnAt: now })
}

/** One more picture. What it shows is said in German, and in English where the text is. */
export function illustrate(publication: Publication, image: Image): Result<Publication> {
  if ((image.alt.de ?? '') === '') return refuse('invalid', 'news.noAlt', { language: 'de' })
  if (publication.twins.en !== undefined && (image.alt.en ?? '') === '') return refuse('invalid', 'news.noAlt', { language: 'en' })
  if (publication.images.length >= MOST_IMAGES) return refuse('conflict', 'news.manyImages', { limit: MOST_IMAGES })
  return accept({ ...publication, version: publication.version + 1, images: [...publication.images.filter(({ file }) => file !== image.file), image] })
}

export function withoutImage(publication: Publication, file: string): Result<Publication> {
  const images = publication.images.filter((image) => image.file !== file)
  return images.length === publication.images.length ? refuse('missing', 'news.noImage') : accept({ ...publication, version: publication.version + 1, images })
}
