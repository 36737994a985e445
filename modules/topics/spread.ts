/** How widely each topic of a map is used, and the field it is at home in: from evidence units, each counted once, in the main field of whose it is. */
import type { OrganisationId } from '#modules/members'
import type { Competence } from './competence.ts'
import type { TopicSpread } from './computed-map.ts'

/** `generalityOf` is the engine's: undefined where there is too little evidence. */
export function spreadsOf(competences: readonly Competence[], fieldOf: (organisation: OrganisationId) => string | undefined, generalityOf: (counts: readonly number[]) => TopicSpread['generality']): TopicSpread[] {
  const byTopic = Map.groupBy(competences.filter(({ word }) => word !== 'rejected'), ({ topic }) => topic)
  return [...byTopic].flatMap(([topic, held]) => {
    const fieldOfUnit = new Map<string, string>()
    for (const { organisation, units } of held) {
      const field = fieldOf(organisation)
      // Where only its word stands for it, the organisation itself is the unit.
      if (field !== undefined) for (const unit of units.length === 0 ? [organisation] : units) fieldOfUnit.set(unit, fieldOfUnit.get(unit) ?? field)
    }
    const counts = [...Map.groupBy(fieldOfUnit.values(), (field) => field)].map(([field, units]) => ({ field, count: units.length })).toSorted((a, b) => b.count - a.count || (a.field < b.field ? -1 : 1))
    const [home] = counts
    if (home === undefined) return []
    const generality = generalityOf(counts.map(({ count }) => count))
    return [{ topic, field: home.field, units: fieldOfUnit.size, ...(generality === undefined ? {} : { generality }) }]
  })
}
