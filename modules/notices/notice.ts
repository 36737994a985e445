/**
 * Notice (Hinweis): what tells a person that something needs them. Nothing of it is kept: other modules say anew each time what is still open, so that no notice is ever out of date.
 * Of one kind for one organisation they stand in one line, with one button; there are at most five lines, so that a Monday has an end.
 */
import type { Language } from '#platform/words'
import type { Day, OrganisationId } from '#modules/members'

/** The most important first. */
export const NOTICE_KINDS = ['application', 'rule-change', 'signature', 'handover', 'touching', 'confidant', 'introduction', 'request-review', 'request-returned', 'request-answer', 'request-ending', 'demand', 'competences', 'milestone', 'slip', 'coordination', 'overlap', 'request-followed', 'event', 'mention', 'comment', 'feed', 'twin'] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/** What may stand in mail, which more people read than its addressee. Who is told of what is confidential finds it on the page. */
export const MAILED_KINDS: readonly NoticeKind[] = NOTICE_KINDS.filter((kind) => kind !== 'touching')

type Told = Readonly<Record<Language, string>>

export type Notice = {
  readonly kind: NoticeKind
  /** Whom it needs; without one, the person alone or the alliance. */
  readonly organisation?: OrganisationId
  /** What it is about, as it is called. */
  readonly about: Told
  /** The page where it is done. */
  readonly to: Told
  /** Where all of its kind stand together. */
  readonly all?: Told
  /** Until when. */
  readonly due?: Day
  /** Since when it is open, where that is known. */
  readonly since?: Day
  /** What a signed link may name, so that it is done from a mail without an account. Nothing: it takes one. */
  readonly thing?: string
}

/** Notices of one kind for one organisation, as they are told. */
export type Line = Pick<Notice, 'kind' | 'organisation' | 'about' | 'to' | 'due' | 'since'> & { readonly count: number; readonly things: readonly string[] }

export type Lines = { readonly lines: readonly Line[]; /** How many notices found no room. */ readonly more: number }

const MOST_LINES = 5
/** As many as one answers in a minute; the next mail brings the next. */
const MOST_THINGS = 5

/** What is told: what is due soonest first, then what is most important, then what waits longest. The same said twice counts once. */
export function linesOf(notices: readonly Notice[], silenced: readonly NoticeKind[] = []): Lines {
  const heard = notices.filter(({ kind }) => !silenced.includes(kind))
  const single = new Map(heard.map((one) => [[one.kind, one.organisation, one.to.de, one.thing].join('\n'), one]))
  const lines = [...Map.groupBy(single.values(), ({ kind, organisation }) => `${kind} ${organisation ?? ''}`).values()].flatMap(lineOf).toSorted(inOrder)
  return { lines: lines.slice(0, MOST_LINES), more: lines.slice(MOST_LINES).reduce((sum, { count }) => sum + count, 0) }
}

/** The line of notices of one kind: it is called by the most urgent of them, and as urgent as that. */
function lineOf(notices: readonly Notice[]): Line[] {
  const [first, ...others] = notices.toSorted(inOrder)
  if (first === undefined) return []
  const { kind, organisation, about, due, since } = first
  return [{
    kind,
    ...(organisation === undefined ? {} : { organisation }),
    about,
    to: others.length === 0 ? first.to : (first.all ?? first.to),
    ...(due === undefined ? {} : { due }),
    ...(since === undefined ? {} : { since }),
    count: 1 + others.length,
    things: [first, ...others].flatMap(({ thing }) => thing ?? []).slice(0, MOST_THINGS),
  }]
}

type Ordered = Pick<Notice, 'kind' | 'organisation' | 'due' | 'since'>

const inOrder = (a: Ordered, b: Ordered): number => compare(a.due ?? NEVER, b.due ?? NEVER) || NOTICE_KINDS.indexOf(a.kind) - NOTICE_KINDS.indexOf(b.kind) || compare(a.since ?? NEVER, b.since ?? NEVER) || compare(a.organisation ?? '', b.organisation ?? '')

const NEVER = '9999-12-31'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
