/**
 * What an import would do, row by row, before anything is written: creates, changes, changes nothing, or is refused with its reason. The same plan is shown as a preview and then kept in one transaction.
 *
 * What a file says fills what is not known and replaces what it says otherwise; lists (fields, ids, clusters) only grow. A name that differs in spelling alone stays; another name is taken only from who has the same outside id.
 * Of several rows about one organisation the one that identifies it best is believed (outside id, website, place), then the earlier one; the others only add. So the same file read twice changes nothing.
 * **Shapes**: 200,000 rows in some seconds. Ids come from the door.
 * **Errors**: a refused row does nothing at all; nothing half of it is taken.
 */
import type { Refusal } from '#platform/result'
import type { Belonging } from './belonging.ts'
import { labelOf, type Change, type ImportCircumstances, type Known, type ReadRows, type Recognised, type SaidOrganisation, type SaidRow, type SaidText } from './import-said.ts'
import { Taking, type Taken } from './import-taking.ts'
import type { Membership } from './membership.ts'
import type { Organisation, OrganisationId } from './organisation.ts'

export type RowOutcome =
  | { readonly row: number; readonly name: string; readonly outcome: 'creates' | 'changes' | 'same'; readonly recognised: readonly Recognised[]; readonly changes: readonly Change[] }
  | { readonly row: number; readonly name: string; readonly outcome: 'refused'; readonly refusal: Refusal }

/** A text of the file with its owners; the module of topics says whether it is new. */
export type ImportedText = SaidText & { readonly row: number; readonly organisations: readonly OrganisationId[] }

export type ImportPlan = {
  /** In the order of the file. */
  readonly rows: readonly RowOutcome[]
  readonly created: readonly Organisation[]
  readonly changed: readonly Organisation[]
  readonly belongings: readonly Belonging[]
  readonly memberships: readonly Membership[]
  readonly texts: readonly ImportedText[]
  readonly ignored: ReadRows['ignored']
}

export function planImport(read: ReadRows, known: Known, circumstances: ImportCircumstances): ImportPlan {
  const refusals = new Map<SaidRow, Refusal>()
  let attempt = takeAll(read.rows, known, circumstances, refusals)
  // A row of one organisation is taken or not. Of a row of several some were taken before the refusal: all begins anew without it.
  while (attempt.halfTaken) attempt = takeAll(read.rows, known, circumstances, refusals)
  const { taking, taken } = attempt
  const rows = read.rows.map((row): RowOutcome => {
    const refusal = refusals.get(row)
    if (refusal !== undefined) return { row: row.row, name: labelOf(row), outcome: 'refused', refusal }
    const here = taken.get(row) ?? []
    const changes = here.flatMap((one) => one.changes)
    return { row: row.row, name: labelOf(row), outcome: here.some((one) => one.isNew) ? 'creates' : changes.length > 0 ? 'changes' : 'same', recognised: here.map((one) => one.recognised), changes }
  })
  const refused = read.refused.map((one): RowOutcome => ({ ...one, outcome: 'refused' }))
  const texts = read.rows.flatMap((row): ImportedText[] => {
    const organisations = [...new Set((taken.get(row) ?? []).map((one) => one.recognised.organisation))]
    return refusals.has(row) ? [] : row.texts.map((text) => ({ ...text, row: row.row, organisations }))
  })
  return { ...taking.result(), rows: [...rows, ...refused].toSorted((a, b) => a.row - b.row), texts, ignored: read.ignored }
}

/** Who is new or otherwise than before, by what is said of them, where they belong or what they are to the alliance. */
export const changedBy = ({ created, changed, belongings, memberships }: Pick<ImportPlan, 'created' | 'changed' | 'belongings' | 'memberships'>): OrganisationId[] => [...new Set([...[...created, ...changed].map(({ id }) => id), ...[...belongings, ...memberships].map(({ organisation }) => organisation)])]

/** How many rows do what. */
export function countOutcomes(rows: readonly RowOutcome[]): Record<RowOutcome['outcome'], number> {
  const counts = { creates: 0, changes: 0, same: 0, refused: 0 }
  for (const { outcome } of rows) counts[outcome]++
  return counts
}

type Attempt = { readonly taking: Taking; readonly taken: ReadonlyMap<SaidRow, readonly Taken[]>; readonly halfTaken: boolean }

/** Clusters first, since others belong to them; then those that are told best. Adds to `refusals`, and passes over rows that are in it. */
function takeAll(rows: readonly SaidRow[], known: Known, circumstances: ImportCircumstances, refusals: Map<SaidRow, Refusal>): Attempt {
  const taking = new Taking(known, circumstances)
  const taken = new Map<SaidRow, Taken[]>()
  const entries = rows.filter((row) => !refusals.has(row)).flatMap((row) => row.organisations.map((said) => ({ row, said })))
  let waiting = entries.toSorted((a, b) => strengthOf(b.said) - strengthOf(a.said)).map((entry, rank) => ({ ...entry, rank }))
  // What others of the file say may decide what was ambiguous: rows of one organisation that were refused are asked again while that helps.
  for (let before = Infinity; waiting.length > 0 && waiting.length < before; ) {
    before = waiting.length
    waiting = waiting.filter(({ row, said, rank }) => {
      if (row.organisations.length > 1 && refusals.has(row)) return false
      const result = taking.take(said, rank)
      if (!result.ok) {
        refusals.set(row, result.refusal)
        return row.organisations.length === 1
      }
      refusals.delete(row)
      const here = taken.get(row)
      if (here === undefined) taken.set(row, [result.value])
      else here.push(result.value)
      return false
    })
  }
  return { taking, taken, halfTaken: [...refusals.keys()].some((row) => taken.has(row)) }
}

const strengthOf = ({ kind, externalIds = [], website, place }: SaidOrganisation): number => (kind === 'cluster' ? 8 : 0) + (externalIds.length > 0 ? 4 : 0) + (website === undefined ? 0 : 2) + (place === undefined ? 0 : 1)
