/** What the doors do with a table of calls: read and plan, keep until confirmed, do exactly that. */
import { transact, type Db } from '#platform/database'
import { idAt, readUploads, textIn, type Door } from '#platform/http'
import { hashOf } from '#platform/hash'
import { must, refuse, Refused } from '#platform/result'
import { newId } from '#platform/runtime'
import { daysLater } from '#platform/time'
import { actors, type Actor } from '#modules/members'
import { amend, CALL_AUDIENCES, enter, type CallAudience, type CallId } from './call.ts'
import { planCalls, type CallPlan, type CellRow } from './call-table.ts'
import { addDraft, findDraft, forgetDrafts, takeDraft, type CallDraft } from './draft-store.ts'
import type { CallsNeeds } from './frame.part.tsx'
import { findLater } from './later.part.ts'
import { may } from './policy.ts'
import { addCall, allCalls, findCall, saveCall } from './store.ts'

const TABLE_LIMIT = 10_000_000
const ROOM_FOR_THE_FORM = 100_000

type Planned = { readonly plan: CallPlan; readonly hash: string }

async function planNow(db: Db, needs: CallsNeeds, actor: Actor, table: readonly CellRow[], audience: CallAudience): Promise<Planned> {
  const by = must(may.enter(actor))
  const plan = must(planCalls(table, { known: await allCalls(db), audience, mayRead: (call) => may.read(actor, call).ok, mayEdit: (call) => may.edit(actor, call).ok, check: (said) => enter(said, { id: newId(), origin: { from: 'entered' }, by, at: needs.now() }) }))
  return { plan, hash: hashOf(JSON.stringify(plan.rows)) }
}

/** Reads an uploaded table, plans it and keeps it until it is confirmed. */
export async function takeTable(door: Door, needs: CallsNeeds): Promise<{ readonly draft: CallDraft } & Planned> {
  const actor = await needs.actorOf(door)
  const author = must(may.enter(actor))
  const { values, uploads: [upload] } = must(await readUploads(door, { bytes: TABLE_LIMIT + ROOM_FOR_THE_FORM, parts: 5 }))
  if (upload === undefined || upload.bytes.length === 0) throw new Refused({ kind: 'invalid', reason: 'call.noFile', facts: {} })
  const said = textIn(values, 'audience')
  const audience = CALL_AUDIENCES.find((one) => one === said) ?? (said === '' ? 'public' : must(refuse('invalid', 'call.noAudience')))
  const name = upload.name.replace(/[\p{Cc}\p{Cf}]/gu, '').toWellFormed().slice(-200)
  const planned = await planNow(needs.db, needs, actor, must(await needs.readTable(upload.bytes, name)), audience)
  const draft = { id: newId(), name, bytes: upload.bytes, audience, planHash: planned.hash, author }
  await forgetDrafts(needs.db, daysLater(needs.now(), -1))
  await addDraft(needs.db, draft)
  return { draft, ...planned }
}

/** A draft of whoever asks: the alliance's, or their organisation's. */
export async function draftFor(door: Door, needs: CallsNeeds): Promise<{ readonly draft: CallDraft; readonly actor: Actor }> {
  const actor = await needs.actorOf(door)
  must(may.enter(actor))
  const draft = must(await findDraft(needs.db, idAt(door, 'call.noDraft', 'draft')))
  const author = must(actors.authorOf(actor))
  if (author.as !== draft.author.as || (author.as === 'organisation' && draft.author.as === 'organisation' && author.organisation !== draft.author.organisation)) must(refuse('missing', 'call.noDraft'))
  return { draft, actor }
}

export const planDraft = async (needs: CallsNeeds, actor: Actor, { bytes, name, audience }: CallDraft): Promise<Planned> => planNow(needs.db, needs, actor, must(await needs.readTable(bytes, name)), audience)

/** Does what the preview of this fingerprint showed, or refuses as stale. */
export async function doTable(needs: CallsNeeds, actor: Actor, draft: CallDraft, shown: string): Promise<CallPlan> {
  const table = must(await needs.readTable(draft.bytes, draft.name))
  return transact(needs.db, async (tx) => {
    must(await takeDraft(tx, draft.id))
    const { plan, hash } = await planNow(tx, needs, actor, table, draft.audience)
    if (hash !== shown) must(refuse('stale', 'call.otherNow'))
    const unread: CallId[] = []
    for (const row of plan.rows) {
      if (row.outcome === 'creates') {
        const call = must(enter(row.said, { id: newId(), origin: { from: 'file', name: draft.name }, by: draft.author, at: needs.now() }))
        await addCall(tx, call)
        unread.push(call.id)
      } else if (row.outcome === 'changes') {
        const before = must(await findCall(tx, row.call))
        const call = must(amend(before, row.said, before.version, { at: needs.now(), isByHand: false }))
        must(await saveCall(tx, call))
        if (call.found === undefined) unread.push(call.id)
      }
    }
    await findLater(tx, unread)
    return plan
  })
}
