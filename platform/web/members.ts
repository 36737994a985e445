/**
 * Reads the member list of a cluster or network from its website: the page whose address a person gave, its further pages, and, where the list leads only to pages of the members on the same site, those pages for
 * the members' own websites. What comes out is proposed, never taken: a person ticks it.
 * **Shapes**: an address in; out, at most 3,000 members. At most {@link LIST_LIMITS}`.pages` pages of the list and `.ownPages` of members are asked for, one at a time with a pause, within the site.
 * **Units**: milliseconds.
 * **Errors**: `members-list.none`, `web.noPage`, and those of the web, where the first page cannot be had or holds no list. A further page that cannot be had is told in `skipped`; the rest is read on.
 * **Source**: RFC 9309 (robots.txt), § 44b (3) UrhG (reservations): see `site.ts`.
 */
import { accept, type Result } from '../result.ts'
import { canonical, pageKey, readAddress } from './address.ts'
import { slow } from './exchange.ts'
import type { FetchOptions } from './fetch.ts'
import { Asking, type Ended, type Had, type Skipped } from './members/asking.ts'
import type { Sighting } from './members/entries.ts'
import { membersOn, MOST_MEMBERS, type MemberList } from './members/find.ts'
import { sightingsOn, usualOn, withWebsites } from './members/own-page.ts'
import { joined, type ProposedMember } from './members/proposed.ts'

export { findMembers, type MemberList } from './members/find.ts'
export type { ProposedMember } from './members/proposed.ts'

type ListLimits = {
  readonly pages: number
  readonly ownPages: number
  readonly time: number
  /** Between two questions to the host, unless it asks for more. */
  readonly pause: number
}

const LIST_LIMITS: ListLimits = { pages: 30, ownPages: 300, time: 600_000, pause: 1_000 }

/** Own pages read so far, and how many there are to read. */
export type ListProgress = { readonly members: number; readonly pages: number; readonly ownPages: number; readonly ofOwnPages: number }

export type ListOptions = Omit<FetchOptions, 'follow' | 'limits'> & {
  readonly limits?: Partial<ListLimits>
  /** Of each page. */
  readonly pageLimits?: FetchOptions['limits']
  readonly progress?: (soFar: ListProgress) => void
}

export type ReadMembers = {
  readonly members: readonly ProposedMember[]
  /** Where the list stood in the end. */
  readonly address: string
  /** Of the list, as many as were read. */
  readonly pages: number
  /** How many members more the pages name than are taken. */
  readonly lost: number
  /** Further pages that could not be had. */
  readonly skipped: readonly Skipped[]
  readonly ended: Ended
}

export async function readMemberList(address: string, options: ListOptions = {}): Promise<Result<ReadMembers>> {
  const first = readAddress(address)
  if (!first.ok) return first
  const { limits: asked, pageLimits, progress = () => undefined, ...fetching } = options
  const limits = { ...LIST_LIMITS, ...asked }
  const late = new AbortController()
  const timer = setTimeout(() => late.abort(slow(first.value.hostname, limits.time)), limits.time)
  const signal = options.signal === undefined ? late.signal : AbortSignal.any([options.signal, late.signal])
  try {
    const asking = new Asking(limits.pause, signal, { ...fetching, limits: pageLimits })
    const had = await asking.first(first.value)
    if (!had.ok) return had
    const list = membersOn(had.value.page, had.value.at)
    if (!list.ok) return list
    const whole = await readOn(list.value, [first.value, had.value.at], limits.pages, asking, progress)
    const members = await withOwnPages(whole, had.value, limits.ownPages, asking, progress)
    return accept({ ...whole, members, address: had.value.at.href, skipped: asking.skipped, ended: asking.ended })
  } finally {
    clearTimeout(timer)
  }
}

type Whole = { readonly members: readonly ProposedMember[]; readonly lost: number; readonly pages: number }

/** The further pages of the list, in the order of finding. */
async function readOn(list: MemberList, known: readonly URL[], most: number, asking: Asking, progress: (soFar: ListProgress) => void): Promise<Whole> {
  const met = new Set(known.map(pageKey))
  const ahead = [...list.next]
  let whole: Whole = { members: list.members, lost: list.lost, pages: 1 }
  const tell = (): void => progress({ members: whole.members.length, pages: whole.pages, ownPages: 0, ofOwnPages: 0 })
  tell()
  for (let next = ahead.shift(); next !== undefined && asking.ended === 'complete'; next = ahead.shift()) {
    const url = new URL(canonical(new URL(next)))
    if (met.size === met.add(pageKey(url)).size) continue
    if (whole.pages + asking.skipped.length >= most) {
      asking.ended = 'bounds'
      break
    }
    const had = await asking.further(url)
    if (had === undefined) continue
    const more = membersOn(had.page, had.at)
    // A letter under which nobody stands is no error.
    const members = more.ok ? joined([...whole.members, ...more.value.members]) : whole.members
    whole = { members: members.slice(0, MOST_MEMBERS), lost: whole.lost + (more.ok ? more.value.lost : 0) + Math.max(0, members.length - MOST_MEMBERS), pages: whole.pages + 1 }
    if (more.ok) ahead.push(...more.value.next)
    tell()
  }
  return whole
}

/** Own pages in a row that tell no website: then the others will not either. */
const MOST_SILENT = 12

/** Asks the members' own pages for the websites that the list does not name. */
async function withOwnPages({ members, pages }: Whole, list: Had, most: number, asking: Asking, progress: (soFar: ListProgress) => void): Promise<readonly ProposedMember[]> {
  const bare = members.flatMap((member) => (member.website === undefined && member.page !== undefined ? [[member, new URL(member.page)] as const] : []))
  const sightings = new Map<ProposedMember, readonly Sighting[]>()
  let silent = 0
  for (const [number, [member, url]] of bare.entries()) {
    if ((asking.ended !== 'complete' && asking.ended !== 'bounds') || silent >= MOST_SILENT) break
    if (number >= most) {
      asking.ended = 'bounds'
      break
    }
    const had = await asking.further(url)
    const seen = had === undefined ? [] : sightingsOn(had.page, had.at)
    silent = seen.length === 0 ? silent + 1 : 0
    sightings.set(member, seen)
    progress({ members: members.length, pages, ownPages: number + 1, ofOwnPages: bare.length })
  }
  return withWebsites(members, sightings, usualOn(list.page, list.at))
}
