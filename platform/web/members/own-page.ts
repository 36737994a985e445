/**
 * The website of a member as its own page on the cluster's site tells it: a link that stands on this page and not on all of them, best one that is called a website or sounds like the name.
 * **Shapes**: one page in, at most 20 {@link Sighting}s out; then all of them together, for only together they tell what stands everywhere.
 */
import type { Page } from '../page.ts'
import { bestSite, type Sighting } from './entries.ts'
import { leadsFrom, siteInText, sitesBelow } from './links.ts'
import { textOf } from '../markup.ts'
import { isFrame } from './frame.ts'
import type { ProposedMember } from './proposed.ts'

const MOST_SIGHTINGS = 20

export function sightingsOn({ root, base }: Page, at: URL): Sighting[] {
  const sites = sitesBelow(root, leadsFrom(base, at), (element) => isFrame(element)).slice(0, MOST_SIGHTINGS)
  const text = sites.length > 0 ? undefined : siteInText(textOf(root, 5_000), at)
  return text === undefined ? sites : [{ lead: text, text: '' }]
}

/** The links that stand on the list's page too, in its footer or wherever. */
export const usualOn = ({ root, base }: Page, at: URL): ReadonlySet<string> => new Set(sitesBelow(root, leadsFrom(base, at), () => false).map(({ lead }) => lead.key))

export function withWebsites(members: readonly ProposedMember[], sightings: ReadonlyMap<ProposedMember, readonly Sighting[]>, usual: ReadonlySet<string>): ProposedMember[] {
  const counts = new Map<string, number>()
  for (const seen of sightings.values()) for (const key of new Set(seen.map(({ lead }) => lead.key))) counts.set(key, (counts.get(key) ?? 0) + 1)
  const isOwn = ({ lead }: Sighting): boolean => !usual.has(lead.key) && (counts.get(lead.key) ?? 0) <= Math.max(2, sightings.size * 0.3)
  return members.map((member) => {
    const site = bestSite((sightings.get(member) ?? []).filter(isOwn), member.name)
    return site === undefined ? member : { ...member, website: site.url.href }
  })
}
