/**
 * Comment (Kommentar): what somebody says about an organisation, a topic or an intersection. One that answers none begins a discussion; answers go one level deep, so that a discussion reads from top to bottom.
 *
 * ```
 * written ──► changed (every version is kept) ──► deleted (that and when is shown; the text is not)
 * ```
 * **Errors**: `invalid` without text or too long, `stale` where it was changed meanwhile, `conflict` where it is deleted or an answer is answered.
 */
import type { Author } from '#modules/members'
import type { Id } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import type { Instant } from '#platform/time'

export type CommentId = Id<'comment'>

export const ABOUT_KINDS = ['organisation', 'topic', 'intersection'] as const

/** What a discussion hangs on. */
export type About = { readonly kind: (typeof ABOUT_KINDS)[number]; readonly id: string }

export type Comment = {
  readonly id: CommentId
  /** Counts the versions of the text. */
  readonly version: number
  readonly about: About
  /** The comment that began the discussion; none: this one did. */
  readonly answers?: CommentId
  readonly by: Author
  readonly at: Instant
  readonly changedAt: Instant
  readonly text: string
  readonly deleted?: { readonly by: Author; readonly at: Instant }
}

/** One organisation or person, on one discussion, at one moment. */
export type Distancing = { readonly discussion: CommentId; readonly by: Author; readonly at: Instant }

const COMMENT_LIMIT = 10_000

function readText(said: string): Result<string> {
  const text = said.trim()
  if (text === '') return refuse('invalid', 'comment.empty')
  return text.length > COMMENT_LIMIT ? refuse('invalid', 'comment.long', { limit: COMMENT_LIMIT }) : accept(text)
}

type Signed = { readonly by: Author; readonly at: Instant }

/** Begins a discussion. */
export function begin(about: About, said: string, { id, by, at }: Signed & { readonly id: CommentId }): Result<Comment> {
  const text = readText(said)
  return text.ok ? accept({ id, version: 1, about, by, at, changedAt: at, text: text.value }) : text
}

/** Answers the comment that began a discussion. */
export function answer(first: Comment, said: string, signed: Signed & { readonly id: CommentId }): Result<Comment> {
  if (first.answers !== undefined) return refuse('conflict', 'comment.oneLevel')
  if (first.deleted !== undefined) return refuse('conflict', 'comment.deleted')
  const begun = begin(first.about, said, signed)
  return begun.ok ? accept({ ...begun.value, answers: first.id }) : begun
}

/** Says it differently. `seen` is the version the author saw. */
export function change(comment: Comment, said: string, seen: number, at: Instant): Result<Comment> {
  if (comment.deleted !== undefined) return refuse('conflict', 'comment.deleted')
  if (seen !== comment.version) return refuse('stale', 'comment.changed')
  const text = readText(said)
  if (!text.ok) return text
  return accept(text.value === comment.text ? comment : { ...comment, version: comment.version + 1, text: text.value, changedAt: at })
}

export const remove = (comment: Comment, { by, at }: Signed): Result<Comment> => (comment.deleted === undefined ? accept({ ...comment, deleted: { by, at } }) : refuse('conflict', 'comment.deleted'))

/** Somebody says that they have no part in what is discussed: once, and never taken back. `known` are those on this discussion. */
export function distance(first: Comment, { by, at }: Signed, known: readonly Distancing[]): Result<Distancing> {
  if (first.answers !== undefined) return refuse('conflict', 'comment.oneLevel')
  return known.some((one) => isSame(one.by, by)) ? refuse('conflict', 'distancing.twice') : accept({ discussion: first.id, by, at })
}

const isSame = (a: Author, b: Author): boolean => a.as === b.as && a.person === b.person && (a.as === 'curator' || (b.as === 'organisation' && a.organisation === b.organisation))
