/** Found terms (Fundbegriffe): what texts say and no topic names yet, offered to the curator. Sealed texts offer nothing: a topic made of their words would tell of them. */
import { rankTerms, type Candidate, type RankedTerm } from '#engine'
import { countsFor, type Audience } from './audience.ts'
import type { CuratedVocabulary } from './curation.ts'

export type ReadTerms = { readonly audience: Audience; readonly terms: readonly Candidate[] }

/** The best found terms that are still open, at most `most`. */
export function foundTerms(texts: readonly ReadTerms[], { isSettled }: Pick<CuratedVocabulary, 'isSettled'>, most = 100): RankedTerm[] {
  const open = texts.filter(({ audience }) => countsFor(audience, 'alliance')).map(({ terms }) => terms.filter((term) => !isSettled(term)))
  return rankTerms(open, { most })
}
