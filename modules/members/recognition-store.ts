/** Lists that name organisations, held against all that are known: who of them is whom, in the order of the list. Nothing is written. */
import type { Db } from '#platform/database'
import { Register, type Candidate, type Identity } from './identity.ts'
import { describe, type Organisation, type OrganisationId } from './organisation.ts'
import { allOrganisations } from './store.ts'

/** `twice`: the same as an earlier one of the list, by its place. */
export type Recognition = Identity | { readonly verdict: 'twice'; readonly place: number }

export async function recognise(db: Db, list: readonly Candidate[]): Promise<Recognition[]> {
  const register = new Register(await allOrganisations(db))
  /** Where each was named first; those to come stand in under ids of their own. */
  const places = new Map<OrganisationId, number>()
  return list.map((candidate, place): Recognition => {
    const identity = known(register.identify(candidate))
    const same = identity.verdict === 'same' ? identity.organisation : undefined
    const first = same === undefined ? undefined : places.get(same.id)
    if (first !== undefined) return { verdict: 'twice', place: first }
    if (same !== undefined) places.set(same.id, place)
    if (identity.verdict === 'new' || identity.verdict === 'perhaps') {
      // No organisation has such an id.
      const described = describe(candidate, { id: `${TO_COME}${place}` as OrganisationId, audience: 'alliance' })
      if (described.ok) {
        register.add(described.value)
        places.set(described.value.id, place)
      }
    }
    return identity.verdict === 'perhaps' && isToCome(identity.organisation) ? { verdict: 'new', reason: 'unknown' } : identity
  })
}

const TO_COME = 'place '
const isToCome = ({ id }: Organisation): boolean => id.startsWith(TO_COME)

/** Where several fit equally, those to come give way to the one that is there. */
function known(identity: Identity): Identity {
  if (identity.verdict !== 'ambiguous') return identity
  const there = identity.organisations.filter((one) => !isToCome(one))
  const [only = identity.organisations[0], ...others] = there
  return only === undefined || others.length > 0 ? { ...identity, organisations: there } : { verdict: 'same', organisation: only, reason: identity.reason }
}
