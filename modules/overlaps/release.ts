/**
 * Release (Freigabe): two plans that are not open touch, and each lead says how much of its own the other may see. What is shown is the lower of both levels, to both alike, and nothing while one has released nothing.
 *
 * ```
 * each side    unseen ──► allowed(level) ⇄ withdrawn        both    open ──► over   one declined, the texts differ by now, the confidant closed it:
 *                 └──────────┴──────────────┴──► declined                           for a side that did not decline itself all three are the same
 * ```
 * A side may change its level at any time; a lower one takes back what goes further. What has been seen cannot be unseen: `reached` keeps how far it went. Declining is final, so that its end betrays nothing.
 * **Errors**: `missing` where the notice is not with this side, or over; `conflict` where nothing is released that could be withdrawn.
 */
import { accept, refuse, type Result } from '#platform/result'

/** What may be seen, from least to most: that there is somebody, their fields, the topics in common, what stands in both plans and whose they are. */
export const LEVELS = ['existence', 'field', 'topics', 'text'] as const
export type Level = (typeof LEVELS)[number]

export const SIDES = ['a', 'b'] as const
export type SideName = (typeof SIDES)[number]

export type Side = {
  /** The lead has it; where competitors touch, only once the confidant passed it on. */
  readonly told: boolean
  readonly state: 'unseen' | 'allowed' | 'withdrawn' | 'declined'
  /** Where the state is `allowed`. */
  readonly level?: Level
}

export type Release = {
  readonly a: Side
  readonly b: Side
  /** Why it is over, where no side declined: the texts no longer touch, or the confidant closed it. */
  readonly ended?: 'different' | 'closed'
  /** The furthest that was ever shown. */
  readonly reached?: Level
}

export type Act = { readonly do: 'allow'; readonly level: Level } | { readonly do: 'withdraw' } | { readonly do: 'decline' }

/** What one side is told: its own answer, and what both see. `nothing` says one and the same, whatever the reason. */
export type Seen = { readonly is: 'nothing' } | { readonly is: 'declined' } | { readonly is: 'open'; readonly own: Side; readonly shown?: Level; readonly reached?: Level }

const rankOf = (level: Level): number => LEVELS.indexOf(level)

export const reaches = (level: Level | undefined, least: Level): boolean => level !== undefined && rankOf(level) >= rankOf(least)

export const otherSide = (side: SideName): SideName => (side === 'a' ? 'b' : 'a')

export const isOver = ({ a, b, ended }: Release): boolean => ended !== undefined || a.state === 'declined' || b.state === 'declined'

/** What both sides see now. */
export function shownOf(release: Release): Level | undefined {
  const [one, other] = [release.a.level, release.b.level]
  if (isOver(release) || one === undefined || other === undefined) return undefined
  return rankOf(one) <= rankOf(other) ? one : other
}

/** As it begins: with both leads, or with the confidant. */
export const begin = (withConfidant: boolean): Release => ({ a: { told: !withConfidant, state: 'unseen' }, b: { told: !withConfidant, state: 'unseen' } })

/** One side answers. */
export function answer(release: Release, side: SideName, act: Act): Result<Release> {
  const own = release[side]
  if (!own.told) return refuse('missing', 'overlap.none')
  if (own.state === 'declined') return refuse('conflict', 'overlap.declined')
  if (isOver(release)) return refuse('conflict', 'overlap.nothing')
  if (act.do === 'withdraw' && own.state !== 'allowed') return refuse('conflict', 'overlap.nothingReleased')
  const next = { ...release, [side]: { told: true, ...answered(act) } }
  const shown = shownOf(next)
  return accept(shown === undefined || reaches(release.reached, shown) ? next : { ...next, reached: shown })
}

const answered = (act: Act): Omit<Side, 'told'> => (act.do === 'allow' ? { state: 'allowed', level: act.level } : { state: act.do === 'withdraw' ? 'withdrawn' : 'declined' })

/** The confidant has spoken with one lead, who wants to hear of it. */
export function passOn(release: Release, side: SideName): Result<Release> {
  if (isOver(release)) return refuse('conflict', 'overlap.closed')
  return release[side].told ? refuse('conflict', 'overlap.passedOn') : accept({ ...release, [side]: { ...release[side], told: true } })
}

/** The confidant ends it; whoever has not heard of it never will. */
export const close = (release: Release): Result<Release> => (isOver(release) ? refuse('conflict', 'overlap.closed') : accept({ ...release, ended: 'closed' }))

/** The texts no longer touch. What was declined stays declined. */
export const part = (release: Release): Release => (isOver(release) ? release : { ...release, ended: 'different' })

export function seenBy(release: Release, side: SideName): Seen {
  const own = release[side]
  if (own.state === 'declined') return { is: 'declined' }
  if (isOver(release)) return { is: 'nothing' }
  const shown = shownOf(release)
  return { is: 'open', own, ...(shown === undefined ? {} : { shown }), ...(release.reached === undefined ? {} : { reached: release.reached }) }
}
