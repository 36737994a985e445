/** Rows that stand for so many organisations each, added up. */
export const sumOf = (rows: readonly { readonly count: number }[]): number => rows.reduce((sum, { count }) => sum + count, 0)

export type FieldCount = { readonly field: string; readonly count: number }

/** How many name each field, those of most first. */
export const byField = (rows: readonly FieldCount[]): FieldCount[] =>
  [...Map.groupBy(rows, ({ field }) => field)].map(([field, some]) => ({ field, count: sumOf(some) })).toSorted((a, b) => b.count - a.count || (a.field < b.field ? -1 : 1))
