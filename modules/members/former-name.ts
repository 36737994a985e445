/**
 * Former names (frühere Namen): what an organisation was called until which day. Renaming is a step of its own; correcting a misspelt name is not, and leaves no trace here.
 * **Errors**: `invalid` without a name or from a day to come; `conflict` where nothing changes or an earlier name lasted longer.
 */
import { accept, refuse, type Result } from '#platform/result'
import { dayAfter } from '#platform/time'
import type { Day } from './day.ts'
import { amend, type Names, type Organisation, type OrganisationId } from './organisation.ts'

export type FormerName = { readonly organisation: OrganisationId; readonly name: Names; readonly shortName?: string; /** The last day on which it was called so. */ readonly until: Day }

type Renaming = { readonly name: Names; readonly shortName?: string; /** The first day of the new name. */ readonly from: Day }

/** It is called otherwise from this day; lists find it by the old name too. */
export function rename(organisation: Organisation, { name, shortName, from }: Renaming, { today, known }: { readonly today: Day; readonly known: readonly FormerName[] }): Result<{ readonly organisation: Organisation; readonly former: FormerName }> {
  if (from > today) return refuse('invalid', 'http.fields', { from: 'rename.ahead' })
  const until = dayAfter(from, -1)
  if (known.some((one) => one.until >= until)) return refuse('conflict', 'rename.order')
  const old = [organisation.name.de, organisation.name.en].filter((one): one is string => one !== undefined)
  const names = { de: name.de ?? '', en: name.en ?? '' }
  const renamed = amend(organisation, { name: names, ...(shortName === undefined ? {} : { shortName }), otherNames: [...organisation.otherNames, ...old.filter((one) => one !== names.de && one !== names.en)] }, organisation.version)
  if (!renamed.ok) return renamed
  if (renamed.value.name.de === organisation.name.de && renamed.value.name.en === organisation.name.en && renamed.value.shortName === organisation.shortName) return refuse('conflict', 'rename.same')
  return accept({ organisation: renamed.value, former: { organisation: organisation.id, name: organisation.name, ...(organisation.shortName === undefined ? {} : { shortName: organisation.shortName }), until } })
}

/** What it was called on a day. */
export function nameOn(organisation: Pick<Organisation, 'name' | 'shortName'>, former: readonly FormerName[], day: Day): Pick<Organisation, 'name' | 'shortName'> {
  const then = former.filter(({ until }) => until >= day).toSorted((a, b) => (a.until < b.until ? -1 : 1))[0]
  return then ?? organisation
}
