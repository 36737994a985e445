/** A proposed member: what the pages of a cluster say of an organisation, before a person has ticked it; and how several mentions become one. */
import { nameFold } from './names.ts'

export type ProposedMember = {
  readonly name: string
  /** Absolute, of another site than the list's. */
  readonly website?: string
  /** The member's own page on the list's site. */
  readonly page?: string
  /** What its entry says, without mail addresses and telephone numbers. */
  readonly said?: string
}

/** One of each name, in the order of first mention; what one mention lacks, another gives. */
export function joined(mentions: Iterable<ProposedMember>): ProposedMember[] {
  const byName = new Map<string, ProposedMember>()
  for (const mention of mentions) {
    const key = nameFold(mention.name)
    byName.set(key, { ...mention, ...byName.get(key) })
  }
  return [...byName.values()]
}
