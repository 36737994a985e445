/** What the doors of pages and of the API do with notices, whole: load, may, rule, keep; each in one transaction, with the row locked. None of it leaves an entry in the audit trail, whose readers are not to know that there is a notice: `overlap_acts` is its record. */
import { transact, unaudited, type Db, type Tx } from '#platform/database'
import { hashOf } from '#platform/hash'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import type { Actor } from '#modules/members'
import { findProject } from '#modules/projects'
import type { OverlapsNeeds } from './frame.part.tsx'
import { distance, type Distancing, type NoticeId, type SideId } from './notice.ts'
import { addDistancing, distancingsOn, findConfided, findSide, saveRelease, type LedNotice } from './notice-store.ts'
import { wordingOf } from './plan-text.ts'
import { may } from './policy.ts'
import { answer, close, passOn, shownOf, type Act, type SideName } from './release.ts'

type Doing = Pick<OverlapsNeeds, 'db' | 'now'>

/** A notice that this actor may read, and the side that is theirs. */
export async function readable({ now }: Pick<Doing, 'now'>, db: Db | Tx, actor: Actor, name: SideId, isLocked = false) {
  const { notice, side } = must(await findSide(db, name, now(), isLocked))
  const by = must(may.readNotice(actor, { ...notice.led[side], told: notice.release[side].told }))
  return { notice, side, by }
}

/** One side releases, withdraws or declines. */
export const answerNotice = (needs: Doing, actor: Actor, name: SideId, act: Act): Promise<void> =>
  unaudited(() =>
    transact(needs.db, async (tx) => {
      const { notice, side, by } = await readable(needs, tx, actor, name, true)
      const release = must(answer(notice.release, side, act))
      // Who declines is asked again once their text is another than the one they declined with.
      const declined = act.do === 'decline' ? hashOf(wordingOf(must(await findProject(tx, notice.plans[side])))) : undefined
      await saveRelease(tx, notice, release, { id: newId(), side, act: act.do, ...(act.do === 'allow' ? { level: act.level } : {}), by, at: needs.now() }, declined)
    }),
  )

/** “Ich distanziere mich”, from a whole notice; also from one that is over. */
export const distanceFromNotice = (needs: Doing, actor: Actor, name: SideId): Promise<Distancing> =>
  unaudited(() =>
    transact(needs.db, async (tx) => {
      const { notice, side, by } = await readable(needs, tx, actor, name, true)
      const shown = shownOf(notice.release)
      const { twins } = must(await findProject(tx, notice.plans[side]))
      const distancing = must(distance({ notice: notice.id, side, by, at: needs.now(), ...(shown === undefined ? {} : { shown }), title: twins }, await distancingsOn(tx, notice.id, side)))
      must(await addDistancing(tx, newId(), distancing))
      return distancing
    }),
  )

/** The confidant has spoken with one lead, and passes it on to them. */
export const passOnNotice = (needs: Doing, actor: Actor, id: NoticeId, side: SideName): Promise<void> =>
  confided(needs, actor, id, (notice) => ({ release: must(passOn(notice.release, side)), act: side === 'a' ? 'pass-on-a' : 'pass-on-b' }))

export const closeNotice = (needs: Doing, actor: Actor, id: NoticeId): Promise<void> => confided(needs, actor, id, (notice) => ({ release: must(close(notice.release)), act: 'close' }))

const confided = (needs: Doing, actor: Actor, id: NoticeId, rule: (notice: LedNotice) => { readonly release: LedNotice['release']; readonly act: 'pass-on-a' | 'pass-on-b' | 'close' }): Promise<void> =>
  unaudited(() =>
    transact(needs.db, async (tx) => {
      const by = must(may.confide(actor))
      const notice = must(await findConfided(tx, id, true))
      const { release, act } = rule(notice)
      await saveRelease(tx, notice, release, { id: newId(), act, by, at: needs.now() })
    }),
  )
