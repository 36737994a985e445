/** Roles of pairs as they are kept with a computation: for each member a line with a letter for each other, so that a thousand members are one megabyte rather than twenty. */
import type { PairRole } from './pictures/pairs.ts'

const LETTERS = { 'a-cross-cutting': 'a', 'b-cross-cutting': 'b', mutual: 'm', undecided: 'u', 'too-little-evidence': 'l' } as const satisfies Record<PairRole, string>
const NONE = '-'
const ROLES = new Map(Object.entries(LETTERS).map(([role, letter]) => [letter as string, role as PairRole])) // the table's own keys

export const keptRoles = (matrix: readonly (readonly ({ readonly role: PairRole } | undefined)[])[]): string[] => matrix.map((row) => row.map((cell) => (cell === undefined ? NONE : LETTERS[cell.role])).join(''))

/** What the member at this place is to that one. */
export const roleAt = (kept: readonly string[], a: number, b: number): PairRole | undefined => ROLES.get(kept[a]?.[b] ?? NONE)
