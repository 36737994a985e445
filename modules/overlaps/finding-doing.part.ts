/** What the doors do with findings and the record, whole: load, may, rule, keep. */
import { transact, unaudited, type Db, type Tx } from '#platform/database'
import { must, refuse } from '#platform/result'
import { newId } from '#platform/runtime'
import type { Actor } from '#modules/members'
import { findProject, keepOpening, mayReadProject, readerOf, redacted, type ProjectId, type Redacted, type Reader } from '#modules/projects'
import type { OverlapsNeeds } from './frame.part.tsx'
import { answerOf, type Answer, type Finding, type FindingId } from './finding.ts'
import { addAnswer, comparedOf, findFinding, ledOf, pairsBetween, roundsOf, type Compared } from './finding-store.ts'
import { nextWeek } from './limit.ts'
import { noticesOf } from './notice-store.ts'
import { isOpen } from './plan-text.ts'
import { eyesOf, may } from './policy.ts'
import { otherSide, reaches, seenBy } from './release.ts'

type Doing = Pick<OverlapsNeeds, 'db' | 'now'>

/** A finding as a door tells it. */
export type Whole = { readonly finding: Finding; readonly a: Redacted; readonly b: Redacted; readonly reader: Reader; /** Whose lead may not read the other plan. */ readonly hiddenFrom?: 'a' | 'b' }

/** A finding with both plans, as this actor may see them. Whoever is shown passages has read the plan. */
export async function findingFor({ db, now }: Doing, actor: Actor, id: FindingId): Promise<Whole> {
  const reader = await readerOf(db, actor)
  const finding = must(await findFinding(db, reader, id))
  const [a, b] = await Promise.all([planFor(db, reader, finding.a, now()), planFor(db, reader, finding.b, now())])
  const [openA, openB] = [isOpen(a.disclosure), isOpen(b.disclosure)]
  return { finding, a, b, reader, ...(openA && !openB ? { hiddenFrom: 'a' } : openB && !openA ? { hiddenFrom: 'b' } : {}) }
}

async function planFor(db: Db, reader: Reader, id: ProjectId, at: Date): Promise<Redacted> {
  const project = must(mayReadProject(reader, must(await findProject(db, id))))
  return redacted(await keepOpening(db, reader, project, at), reader)
}

/** A human answers. `seen`: what they saw; of what is not open, nothing stands in the audit trail. */
export async function answerFinding(needs: Doing, actor: Actor, id: FindingId, said: Pick<Answer, 'answer' | 'reason'>, seen: (hashes: Finding['hashes']) => boolean): Promise<Finding> {
  const { a, b } = await findingFor(needs, actor, id)
  const by = must(may.answer(actor, { a, b, isOpen: { a: isOpen(a.disclosure), b: isOpen(b.disclosure) } }))
  const keep = (): Promise<Finding> =>
    transact(needs.db, async (tx: Tx) => {
      const now = must(await findFinding(tx, await readerOf(tx, actor), id))
      if (!seen(now.hashes)) return must(refuse('stale', 'finding.changed'))
      const answer = must(answerOf(now, said, { by, at: needs.now() }))
      await addAnswer(tx, newId(), now, answer)
      return { ...now, answer }
    })
  return isOpen(a.disclosure) && isOpen(b.disclosure) ? keep() : unaudited(keep)
}

// ---- The record

type Entry = { readonly at: Date; readonly others?: number; /** Of the notice whose other side brought it about. */ readonly notice?: { readonly name: string; readonly shownFrom: Date } }
export type Record = { readonly entries: readonly Entry[]; readonly compared: Compared; readonly waitsUntil?: Date }

/** When a plan was compared, for those who lead it. What another plan's change brought about is told once both have released that they exist. */
export async function recordFor({ db, now }: Doing, actor: Actor, plan: ProjectId): Promise<Record> {
  must(may.readRecord(actor, must(await ledOf(db, plan))))
  const [rounds, compared, notices] = await Promise.all([roundsOf(db, plan), comparedOf(db, plan), noticesOf(db, eyesOf(actor), now())])
  const mutual = notices.filter(({ notice, side }) => {
    const seen = seenBy(notice.release, side)
    return notice.plans[side] === plan && seen.is === 'open' && reaches(seen.shown, 'existence')
  })
  const theirs = await Promise.all(mutual.map(async ({ notice, side }) => (await pairsBetween(db, plan, notice.plans[otherSide(side)])).map((at): Entry => ({ at, notice: { name: notice.names[side], shownFrom: notice.shownFrom } }))))
  return {
    entries: [...rounds, ...theirs.flat()].toSorted((one, other) => other.at.getTime() - one.at.getTime()),
    compared,
    ...(compared.waitsSince === undefined ? {} : { waitsUntil: new Date(nextWeek(now().getTime())) }),
  }
}
