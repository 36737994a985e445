/**
 * Sources: the texts that organisations brought in, or that a public website told of them. What a source says is kept by its content hash; here stands whose it is, who may read it, and how far its reading has come.
 *
 * ```
 * waiting ──► read ──► profiled          a text that came again unchanged stays as it is: nothing is read twice
 *    │          │          │
 *    └──────────┴──► refused              with its reason; asked again, any of them waits
 * ```
 * From a public website and not brought by the organisation itself: `unconfirmed`, within the alliance until the organisation or one of its clusters releases it.
 * **Errors**: `invalid`, `conflict`, and `stale` where the text changed while it was being read.
 */
import type { Id } from '#platform/ids'
import { accept, refuse, type Refusal, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import type { Author, OrganisationId } from '#modules/members'
import { isWider, type Audience } from './audience.ts'

export type SourceId = Id<'source'>

export const SOURCE_KINDS = ['pasted', 'upload', 'web', 'objective'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

export const SOURCE_STATES = ['waiting', 'read', 'profiled', 'refused'] as const
export type SourceState = (typeof SOURCE_STATES)[number]

/** Who did it, and when. */
export type Signed = { readonly by: Author; readonly at: Instant }

export type Source = {
  readonly id: SourceId
  /** Counts the changes. */
  readonly version: number
  /** Whose it is. A project's objective belongs to all who take part. */
  readonly organisations: readonly OrganisationId[]
  readonly kind: SourceKind
  readonly title: string
  /** Of a web page. */
  readonly address?: string
  /** As it was uploaded: the hash of its bytes, and what it is called. */
  readonly file?: { readonly hash: string; readonly name: string }
  readonly language?: Language
  readonly field?: string
  readonly audience: Audience
  readonly unconfirmed: boolean
  /** Of the text; known once it was read. */
  readonly hash?: string
  /** What counts once: the project of a register, else the text itself, for whomever it comes. Absent is: the hash. */
  readonly project?: string
  /** By which an import finds it again. */
  readonly importKey?: string
  readonly state: SourceState
  /** The engine and vocabulary that profiled it. */
  readonly profiledWith?: string
  /** Why it was refused. */
  readonly refusal?: Pick<Refusal, 'reason' | 'facts'>
  readonly brought: Signed
  readonly released?: Signed
}

export type SourceDraft = Pick<Source, 'organisations' | 'kind' | 'title' | 'audience'> & Partial<Pick<Source, 'address' | 'file' | 'language' | 'field' | 'hash' | 'project' | 'importKey'>>

const TITLE_LIMIT = 300

/** A source as it is first written down. Whose text is at hand is read; a file or a website waits. */
export function bring(draft: SourceDraft, id: SourceId, brought: Signed): Result<Source> {
  const { organisations, kind, audience } = draft
  const title = draft.title.replace(/\s+/gu, ' ').trim().slice(0, TITLE_LIMIT)
  if (organisations.length === 0) return refuse('invalid', 'source.nobodys')
  if (organisations.length > 1 && kind !== 'objective') return refuse('invalid', 'source.severalOwners')
  if ((draft.address !== undefined) !== (kind === 'web')) return refuse('invalid', 'source.address')
  if (title === '') return refuse('invalid', 'source.untitled')
  const unconfirmed = kind === 'web' && !(brought.by.as === 'organisation' && organisations.includes(brought.by.organisation))
  // What a website says of somebody who was not asked stays inside.
  if (unconfirmed && audience !== 'alliance') return refuse('conflict', 'source.unconfirmedInside')
  return accept({ ...draft, title, organisations: [...new Set(organisations)], id, version: 1, unconfirmed, state: draft.hash === undefined ? 'waiting' : 'read', brought })
}

/** What counts once; nothing before the text was read. */
export const unitOf = ({ project, hash }: Source): string | undefined => project ?? hash

/** Its text was read, and is this one. Unchanged since it was profiled it stays profiled. */
export function markRead(source: Source, { hash, language }: { readonly hash: string; readonly language?: Language }): Source {
  if (source.hash === hash && (source.state === 'profiled' || source.state === 'read')) return source
  const { refusal: _refusal, profiledWith, ...rest } = source
  const said = { ...rest, version: source.version + 1, hash, ...(language === undefined ? {} : { language }) }
  // Asked for again, and it is the same text.
  return source.hash === hash && profiledWith !== undefined ? { ...said, profiledWith, state: 'profiled' } : { ...said, state: 'read' }
}

/** It was profiled: this text, by this engine and vocabulary. */
export function markProfiled(source: Source, hash: string, profiledWith: string): Result<Source> {
  if (source.hash !== hash) return refuse('stale', 'source.changed', { title: source.title })
  if (source.state !== 'read' && source.state !== 'profiled') return refuse('conflict', 'source.notRead', { title: source.title })
  return accept(source.profiledWith === profiledWith && source.state === 'profiled' ? source : { ...source, version: source.version + 1, state: 'profiled', profiledWith })
}

/** It cannot be read or profiled: why not. Nothing it showed before counts any longer. */
export function refuseSource(source: Source, { reason, facts }: Pick<Refusal, 'reason' | 'facts'>): Source {
  const { profiledWith: _profiledWith, hash: _hash, ...rest } = source
  return { ...rest, version: source.version + 1, state: 'refused', refusal: { reason, facts } }
}

/** To be read again: the website may have changed, the reader may have learned. */
export function askAgain(source: Source): Source {
  const { refusal: _refusal, ...rest } = source
  return source.state === 'waiting' ? source : { ...rest, version: source.version + 1, state: 'waiting' }
}

/** Whose it still is when these take it away. A project's objective stays with the others who take part. */
export const staysWith = ({ organisations }: Source, leaving: readonly OrganisationId[]): OrganisationId[] => organisations.filter((one) => !leaving.includes(one))

/** Opens it to more readers, one deliberate act. Released to everybody, a website's text counts as confirmed. */
export function openTo(source: Source, audience: Audience, signed: Signed, version: number): Result<Source> {
  if (version !== source.version) return refuse('stale', 'source.changed', { title: source.title })
  if (!isWider(source.audience, audience)) return refuse('conflict', 'source.openAlready', { title: source.title })
  return accept({ ...source, version: version + 1, audience, ...(audience === 'public' ? { released: signed, unconfirmed: false } : {}) })
}

/** Takes it back from readers. What they read they have read; from now on it counts nowhere they look. */
export function closeTo(source: Source, audience: Audience, version: number): Result<Source> {
  if (version !== source.version) return refuse('stale', 'source.changed', { title: source.title })
  if (!isWider(audience, source.audience)) return refuse('conflict', 'source.closedAlready', { title: source.title })
  const { released: _released, ...rest } = source
  return accept({ ...rest, version: version + 1, audience })
}
