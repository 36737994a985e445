/**
 * Together (gemeinschaftlich): what an organisation declares by what its people say for it, each by the authority they have. A ballot, a signature: whatever several people say, one after the other.
 *
 * ```
 * sole    one person's declaration counts at once
 * joint   it waits for a second person who represents jointly too and says the same; until then it counts for nothing
 * ```
 * Of each person the last declaration stands. Two who say different things declare nothing until two agree; one alone takes back what two said only by being one of just two. What counts sets aside what was said otherwise before it, whoever said it.
 * **Shapes**: a handful of declarations an organisation. **Source**: § 26 (2) BGB, § 35 (2) GmbHG, §§ 24, 25 GenG.
 */
import type { OrganisationId, PersonId } from '#modules/members'
import type { Instant } from '#platform/time'

/** Who speaks for an organisation, and whether only together with a second person. Nobody in particular: whoever plays in a demo, alone. */
export type Representing = { readonly person?: PersonId; readonly isJoint: boolean }

/** What one person says for an organisation. */
export type Declaration = Representing & { readonly id: string; readonly organisation: OrganisationId; readonly at: Instant }

/** What an organisation declares. */
export type Declared<D> = {
  /** By whose declarations it counts, in their order: one's alone, or those of two or more together. None: nothing counts. */
  readonly by: readonly D[]
  /** What joint ones said that does not count: it lacks a second person, or differs. */
  readonly waiting: readonly D[]
  /** Nothing counts, since joint ones say different things. */
  readonly differs: boolean
  /** How often what counts became something else. */
  readonly changes: number
}

const TOGETHER = 2

/** What each organisation declares; `said`: by what two declarations are the same. */
export const declared = <D extends Declaration>(declarations: readonly D[], said: (declaration: D) => string): ReadonlyMap<OrganisationId, Declared<D>> =>
  new Map([...Map.groupBy(declarations.toSorted(inOrder), ({ organisation }) => organisation)].map(([organisation, own]) => [organisation, declaredBy(own, said)]))

const inOrder = (a: Declaration, b: Declaration): number => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1)

function declaredBy<D extends Declaration>(own: readonly D[], said: (declaration: D) => string): Declared<D> {
  let by: readonly D[] = []
  // The last of each person, since something counted.
  let joint: readonly D[] = []
  const counted: string[] = []
  for (const one of own) {
    const others = one.isJoint ? joint.filter(({ person }) => person !== one.person) : []
    const agreed = [...others.filter((other) => said(other) === said(one)), one]
    const isWhole = !one.isJoint || agreed.length >= TOGETHER
    joint = isWhole ? agreed.filter(({ isJoint }) => isJoint) : [...others, one]
    // What somebody said alone needs no two who say it too.
    const isKnown = one.isJoint && by.some((known) => !known.isJoint && said(known) === said(one))
    by = isWhole && !isKnown ? agreed : remaining(by, joint)
    if (isWhole && counted.at(-1) !== said(one)) counted.push(said(one))
  }
  const waiting = joint.filter((one) => by.every((counts) => said(counts) !== said(one)))
  return { by, waiting, differs: by.length === 0 && new Set(waiting.map(said)).size > 1, changes: Math.max(0, counted.length - 1) }
}

/** What one said alone stays; what several said stays while two of them stand by it. */
function remaining<D extends Declaration>(by: readonly D[], joint: readonly D[]): readonly D[] {
  const standing = by.filter((one) => !one.isJoint || joint.includes(one))
  return standing.some(({ isJoint }) => !isJoint) || standing.length >= TOGETHER ? standing : []
}

/** What counts, by organisation: the declaration that made it count. */
export const counting = <D>(all: ReadonlyMap<OrganisationId, Declared<D>>): ReadonlyMap<OrganisationId, D> => new Map([...all].flatMap(([organisation, { by }]) => by.slice(-1).map((last) => [organisation, last] as const)))

/** Of who has said nothing. */
export const UNDECLARED: Declared<never> = { by: [], waiting: [], differs: false, changes: 0 }

/** Is everything as it was before, by whom and what waits? Then `next` need not be kept. */
export function addsNothing<D extends Declaration>(before: readonly D[], next: D, said: (declaration: D) => string): boolean {
  const standing = (all: readonly D[]): string => {
    const { by, waiting } = declared(all, said).get(next.organisation) ?? UNDECLARED
    return [by, waiting].map((some) => some.map((one) => `${one.isJoint ? one.person : 'alone'} ${said(one)}`).toSorted().join(', ')).join('; ')
  }
  return standing(before) === standing([...before, next])
}
