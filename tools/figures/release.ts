/**
 * The race for a release: one side confirms at the moment the other withdraws, on two connections of a real database, again and again. A breach is a moment at which something is shown that not both have released, or more than the lower of both levels.
 * **Shapes**: before each race both have released some level; a third connection looks meanwhile; afterwards every act that was kept is played again by the rule, and must give what was written.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { seeded } from '../../engine/intersect/seeded.ts'
import type { Actor, OrganisationId } from '../../modules/members/index.ts'
import { answerNotice } from '../../modules/overlaps/notice-doing.part.ts'
import { findSide } from '../../modules/overlaps/notice-store.ts'
import { answer, begin, LEVELS, otherSide, shownOf, type Act, type SideName } from '../../modules/overlaps/release.ts'
import { organisationOf } from '../../modules/members/sample.ts'
import { addOrganisations } from '../../modules/members/store.ts'
import { migrate, openEmbedded, readMigrations, transact, type Db } from '../../platform/database/index.ts'
import { silentLog } from '../../platform/log.ts'
import { must } from '../../platform/result.ts'
import { now } from '../../platform/runtime.ts'
import { atMost, type Figure } from './figure.ts'
import { touchingPlans } from './touching-plans.ts'

export type Raced = { readonly races: number; readonly breaches: readonly string[]; /** How often the one that confirmed came first: a race that always ends alike is none. */ readonly confirmedFirst: number }

type Kept = { readonly side: SideName; readonly act: Act['do']; readonly level: number | null; readonly shown: number | null }

export async function raceRelease(db: Db, leads: readonly [OrganisationId, OrganisationId], times: number, seed = 6): Promise<Raced> {
  const { notice, plans } = await touchingPlans(db, leads)
  const draw = seeded(seed)
  const some = () => LEVELS[Math.floor(draw() * LEVELS.length)] ?? 'existence'
  const act = (side: SideName, said: Act): Promise<void> => {
    const actor: Actor = { as: 'organisation', organisation: plans[side === 'a' ? 0 : 1].lead, standing: 'member' }
    return answerNotice({ db, now }, actor, notice.names[side], said)
  }
  const breaches: string[] = []
  const look = async (): Promise<void> => {
    const { rows } = await sql<{ a: number | null; b: number | null; shown: number | null }>`select a_level as a, b_level as b, shown from overlap_notices where id = ${notice.id}`.execute(db)
    const [row] = rows
    if (row === undefined || (row.shown !== null && (row.a === null || row.b === null || row.shown > Math.min(row.a, row.b)))) breaches.push(`seen: ${JSON.stringify(row)}`)
  }
  for (let race = 0; race < times; race++) {
    const confirms: SideName = draw() < 0.5 ? 'a' : 'b'
    const withdraws = otherSide(confirms)
    await act(withdraws, { do: 'allow', level: some() })
    if (draw() < 0.5) await act(confirms, { do: 'allow', level: some() })
    await Promise.all([act(confirms, { do: 'allow', level: some() }), act(withdraws, { do: 'withdraw' }), look(), look()])
    const found = await findSide(db, notice.names.a, now())
    if (!found.ok || found.value.notice.release[withdraws].state !== 'withdrawn' || shownOf(found.value.notice.release) !== undefined) breaches.push(`after race ${race}: what was withdrawn is there`)
    await look()
  }
  const { rows } = await sql<Kept>`select side, act, level, shown from overlap_acts where notice = ${notice.id} order by id`.execute(db)
  return { races: times, breaches: [...breaches, ...replayed(rows)], confirmedFirst: rows.filter((row, at) => row.act === 'withdraw' && rows[at - 1]?.act === 'allow' && row.shown === null && rows[at - 1]?.shown !== null).length }
}

/** Ids are in order of the acts that were written, each with what both saw after it. */
function replayed(kept: readonly Kept[]): string[] {
  const orders = kept.reduce<{ readonly release: ReturnType<typeof begin>; readonly wrong: string[] }>(
    ({ release, wrong }, { side, act, level, shown }, at) => {
      const said: Act = act === 'allow' ? { do: act, level: LEVELS[level ?? 0] ?? 'existence' } : { do: act }
      const done = answer(release, side, said)
      if (!done.ok) return { release, wrong: [...wrong, `act ${at}: ${done.refusal.reason}`] }
      const rule = shownOf(done.value)
      const written = shown === null ? undefined : LEVELS[shown]
      return { release: done.value, wrong: rule === written ? wrong : [...wrong, `act ${at}: ${written ?? 'nothing'} was shown, ${rule ?? 'nothing'} released`] }
    },
    { release: begin(false), wrong: [] },
  )
  return orders.wrong
}

const RACES = 1_000

/** On an embedded database of its own, as a house has one. */
export async function releaseFigures(): Promise<Figure[]> {
  const data = await mkdtemp(join(tmpdir(), 'schnittmenge-release-'))
  const { db, close } = await openEmbedded(data, silentLog)
  try {
    await migrate(db, await readMigrations(resolve(import.meta.dirname, '../../migrations')))
    const [one, other] = [organisationOf('Uhu Ophthalmik'), organisationOf('Zander Messtechnik')]
    await transact(db, async (tx) => must(await addOrganisations(tx, [one, other])))
    const { races, breaches, confirmedFirst } = await raceRelease(db, [one.id, other.id], RACES)
    return [atMost('release race', breaches.length, 0, 'breaches', `${races} times confirm against withdraw at once, ${confirmedFirst} won by who confirmed; every act played again by the rule`)]
  } finally {
    await close()
    await rm(data, { recursive: true, force: true })
  }
}
