/** What the doors do with calls, whole: load, may, rule, keep; each in one transaction that also has the topics found anew where the text changed. */
import { transact, type Tx } from '#platform/database'
import { must, refuse } from '#platform/result'
import { newId } from '#platform/runtime'
import { LANGUAGES, plain } from '#platform/words'
import { nameOf } from '#engine'
import type { Actor } from '#modules/members'
import { resultAudienceOf, type TopicId } from '#modules/topics'
import { amend, confirm, enter, reinstate, withdraw, type Call, type CallId, type Said } from './call.ts'
import type { CallsNeeds, MapView } from './frame.part.tsx'
import { findLater } from './later.part.ts'
import { may } from './policy.ts'
import { addCall, findCall, saveCall } from './store.ts'

/** A call that this actor may read. */
export async function readable({ db }: Pick<CallsNeeds, 'db'>, actor: Actor, id: CallId): Promise<Call> {
  const call = must(await findCall(db, id))
  must(may.read(actor, call))
  return call
}

export async function enterCall(needs: CallsNeeds, actor: Actor, said: Said): Promise<Call> {
  const by = must(may.enter(actor))
  return transact(needs.db, async (tx) => {
    const call = must(enter(said, { id: newId(), origin: { from: 'entered' }, by, at: needs.now() }))
    await addCall(tx, call)
    await findLater(tx, [call.id])
    return call
  })
}

export const changeCall = (needs: CallsNeeds, actor: Actor, id: CallId, said: Said, seen: number): Promise<Call> =>
  changed(needs, actor, id, async (tx, call) => {
    const next = must(amend(call, said, seen, { at: needs.now(), isByHand: true }))
    if (next.found === undefined) await findLater(tx, [id])
    return next
  })

export const withdrawCall = (needs: CallsNeeds, actor: Actor, id: CallId): Promise<Call> => changed(needs, actor, id, async (_, call) => must(withdraw(call, needs.now())))

export const reinstateCall = (needs: CallsNeeds, actor: Actor, id: CallId): Promise<Call> => changed(needs, actor, id, async (_, call) => must(reinstate(call, needs.now())))

/** In: ids of topics, and names as people write them. */
export async function confirmTopics(needs: CallsNeeds, actor: Actor, id: CallId, { topics, names, seen }: { readonly topics: readonly TopicId[]; readonly names: readonly string[]; readonly seen: number }): Promise<Call> {
  const view = await needs.views.of(resultAudienceOf(actor), 'organisations')
  const known = topics.map((topic) => topicKnown(view, topic))
  const named = names.map((name) => topicNamed(view, name))
  return changed(needs, actor, id, async (_, call) => must(confirm(call, [...known, ...named], seen, needs.now())))
}

async function changed(needs: CallsNeeds, actor: Actor, id: CallId, change: (tx: Tx, call: Call) => Promise<Call>): Promise<Call> {
  return transact(needs.db, async (tx) => {
    const call = must(await findCall(tx, id))
    must(may.edit(actor, call))
    const next = await change(tx, call)
    must(await saveCall(tx, next))
    return next
  })
}

function topicKnown({ vocabulary }: MapView, topic: string): TopicId {
  const now = vocabulary.topicNow(topic)
  return now === undefined || vocabulary.topic(now) === undefined ? must(refuse('invalid', 'call.noTopic', { topic: topic.slice(0, 80) })) : now
}

function topicNamed(view: MapView, name: string): TopicId {
  const key = plain(name.trim())
  for (const concept of view.concepts.values()) if (LANGUAGES.some((language) => plain(nameOf(concept, language)) === key)) return concept.id
  return topicKnown(view, name.trim())
}
