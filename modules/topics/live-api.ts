/**
 * What happens, as server-sent events: kind and id of what this reader may know of, and nothing else. A public reader hears only that the public map or a public organisation has changed.
 * **Units**: a stream ends after {@link STREAM_MS}; whoever comes back with the last id hears what they missed, as whom they act then.
 */
import { z } from 'zod'
import { describe, lastSeen, readBy, streamEvents, type App } from '#platform/http'
import { feedOf } from '#platform/feed'
import { GAP, type Occurrence } from '#platform/live'
import { onceFor } from '#platform/once'
import { must } from '#platform/result'
import { findOrganisation, type Actor, type OrganisationId } from '#modules/members'
import type { TopicsNeeds } from './frame.part.tsx'
import { findMemberList } from './member-list-store.ts'
import { may, resultAudienceOf } from './policy.ts'
import { findSource } from './store.ts'

const LIVE_KINDS = ['source.brought', 'source.asked', 'source.read', 'source.progress', 'source.profiled', 'source.refused', 'source.audience', 'word.said', 'list.asked', 'list.progress', 'list.read', 'list.taken', 'organisation.changed', 'topics.curated', 'map.computed', 'intersection.treated', 'comment.written'] as const

const STREAM_MS = 900_000

const Kinds = z.string().max(500).transform((text) => text.split(',')).pipe(z.array(z.enum(LIVE_KINDS)))
const LiveQuery = z.strictObject({
  kinds: Kinds.optional().meta({ type: 'string', de: `nur diese, durch Kommas getrennt: ${LIVE_KINDS.join(', ')}`, en: `these only, separated by commas: ${LIVE_KINDS.join(', ')}` }),
  after: z.string().max(3_000).optional().meta({ de: 'was nach diesem Ereignis war; sonst sagt es Last-Event-ID', en: 'what was after this event; else Last-Event-ID says it' }),
})

export function hangLiveApi(app: App, needs: TopicsNeeds): void {
  const path = '/api/v1/live'
  describe({ method: 'get', path, summary: { de: 'Was geschieht, als Ereignisstrom: Art und Kennung', en: 'What happens, as a stream of events: kind and id' }, query: LiveQuery, answers: { 200: z.string() }, media: ['text/event-stream'] })
  app.get(path, async (door) => {
    const { kinds = LIVE_KINDS, after } = must(readBy(LiveQuery, door.req.query()))
    const actor = await needs.actorOf(door)
    const feed = feedOf(needs.bus, { kinds: [...kinds, GAP] }, (occurrence) => shownTo(needs, actor, occurrence), lastSeen(door) ?? after)
    return streamEvents(door, feed, AbortSignal.any([needs.stopping, AbortSignal.timeout(STREAM_MS)]))
  })
}

/** What this actor is told of it. */
async function shownTo(needs: Pick<TopicsNeeds, 'db'>, actor: Actor, occurrence: Occurrence): Promise<{ readonly kind: string; readonly id: string } | undefined> {
  const { kind, about: id } = occurrence
  const audience = resultAudienceOf(actor)
  if (kind === GAP) return { kind, id: '' }
  if (kind === 'map.computed') {
    const [of, level = ''] = id.split(' ')
    return of === audience ? { kind, id: level } : undefined
  }
  if (kind === 'organisation.changed') return (await isKnown(needs, actor, occurrence)) ? { kind, id } : undefined
  if (kind.startsWith('source.')) {
    const source = actor.as === 'outside' ? undefined : await sourceOf(occurrence, needs.db)
    return source?.ok === true && may.read(actor, source.value).ok ? { kind, id } : undefined
  }
  if (kind.startsWith('list.')) {
    const list = audience === 'alliance' ? await findMemberList(needs.db, id) : undefined
    return list?.ok === true && may.list(actor, list.value.cluster).ok ? { kind, id } : undefined
  }
  // What an organisation rejects only itself reads.
  if (kind === 'word.said') return actor.as === 'organisation' && actor.organisation === id ? { kind, id } : undefined
  return audience === 'alliance' ? { kind, id } : undefined
}

/** May this actor know of the organisation? Where many changed together, of any of them. */
async function isKnown(needs: Pick<TopicsNeeds, 'db'>, actor: Actor, occurrence: Occurrence): Promise<boolean> {
  const { about, facts } = occurrence
  if (resultAudienceOf(actor) === 'alliance' || (actor.as === 'organisation' && actor.organisation === about)) return true
  if (about === '') return facts['audience'] === 'public'
  const found = await organisationOf(occurrence, needs.db)
  return found.ok && found.value.audience === 'public'
}

// Looked up once, however many hear of it; ids are as they were recorded.
const organisationOf = onceFor(({ about }: Occurrence, db: TopicsNeeds['db']) => findOrganisation(db, about as OrganisationId))
const sourceOf = onceFor(({ about }: Occurrence, db: TopicsNeeds['db']) => findSource(db, about))
