/** The REST of privacy, under /api/v1: the same as the pages. */
import type { z } from 'zod'
import { transact } from '#platform/database'
import { describe, leafOf, readBy, readJson, type App } from '#platform/http'
import { must } from '#platform/result'
import { listEntries } from './audit-store.ts'
import type { PrivacyNeeds } from './frame.part.ts'
import { may } from './policy.ts'
import { PeriodsIn, PeriodsOut, presentEntry, TrailOut, TrailQuery } from './schema.ts'
import { periodsNow, savePeriods } from './store.ts'

const PERIODS = '/api/v1/retention-periods'
const TRAIL = '/api/v1/audit-entries'

export function hangPrivacyApi(app: App, needs: PrivacyNeeds): void {
  describe({ method: 'get', path: PERIODS, summary: { de: 'Wie viele Tage was aufbewahrt wird', en: 'For how many days what is kept' }, answers: { 200: PeriodsOut } })
  app.get(PERIODS, async (door) => door.json((await periodsNow(needs.db)) satisfies z.input<typeof PeriodsOut>))

  describe({ method: 'patch', path: PERIODS, summary: { de: 'Aufbewahrungsfristen festlegen', en: 'Set retention periods' }, body: PeriodsIn, answers: { 200: PeriodsOut } })
  app.patch(PERIODS, async (door) => {
    must(may.setPeriods(await needs.actorOf(door)))
    const said = must(await readJson(door, PeriodsIn))
    await transact(needs.db, (tx) => savePeriods(tx, said))
    return door.json((await periodsNow(needs.db)) satisfies z.input<typeof PeriodsOut>)
  })

  describe({ method: 'get', path: TRAIL, summary: { de: 'Wer was getan hat, das Neueste zuerst', en: 'Who did what, the latest first' }, query: TrailQuery, answers: { 200: TrailOut } })
  app.get(TRAIL, async (door) => {
    must(may.readTrail(await needs.actorOf(door)))
    const { limit, after, ...filter } = must(readBy(TrailQuery, door.req.query()))
    const { rows, next } = leafOf(door, await listEntries(needs.db, filter, { zone: needs.zone, after, most: limit + 1 }), limit, ({ id }) => id)
    return door.json({ entries: rows.map(presentEntry), next } satisfies z.input<typeof TrailOut>)
  })
}
