/**
 * A controlled vocabulary: concepts with labels in German and English, a hierarchy, and where known the technology role.
 * **Source**: SKOS (W3C Recommendation, 18 August 2009); the names are its.
 */

export type Axis = 'application' | 'cross-cutting' | 'both'

/** Labels in the two languages that are read; others are counted by the importers and left out. */
export type Labels = { readonly de?: readonly string[]; readonly en?: readonly string[] }

export type Concept = {
  /** A URI, or a name inside the vocabulary's own base. */
  readonly id: string
  readonly prefLabel: { readonly de?: string; readonly en?: string }
  readonly altLabel?: Labels
  /** For finding only, never shown. */
  readonly hiddenLabel?: Labels
  /** Everyday words of the trade (“Linse”, “milling”): for finding only, and only in the company of other topics. */
  readonly contextLabel?: Labels
  readonly broader?: readonly string[]
  readonly related?: readonly string[]
  readonly exactMatch?: readonly string[]
  readonly notation?: string
  readonly axis?: Axis
  readonly scopeNote?: { readonly de?: string; readonly en?: string }
}

export type Vocabulary = {
  readonly title: string
  readonly concepts: readonly Concept[]
}

/** The name of a concept in one language, in the other where that is missing, else its notation or id. Never empty. */
export function nameOf(concept: Concept, language: 'de' | 'en'): string {
  const other = language === 'de' ? 'en' : 'de'
  return concept.prefLabel[language] ?? concept.prefLabel[other] ?? concept.notation ?? concept.id
}

/** The labels of a concept that mean it wherever they stand: preferred, alternative, hidden, in this order. */
export function sureLabelsOf({ prefLabel, altLabel, hiddenLabel }: Concept, language: 'de' | 'en'): string[] {
  const preferred = prefLabel[language]
  return [...(preferred === undefined ? [] : [preferred]), ...(altLabel?.[language] ?? []), ...(hiddenLabel?.[language] ?? [])]
}

/** All labels of a concept in one language: the sure ones, then those that need company. */
export function labelsOf(concept: Concept, language: 'de' | 'en'): string[] {
  return [...sureLabelsOf(concept, language), ...(concept.contextLabel?.[language] ?? [])]
}

/** Every concept above these, nearest first, each once; survives a hierarchy with cycles. */
export function ancestorsOf(id: string, byId: ReadonlyMap<string, Concept>): string[] {
  const found: string[] = []
  const seen = new Set([id])
  const queue = [id]
  // The queue grows while it is walked.
  for (const next of queue) {
    for (const above of byId.get(next)?.broader ?? []) {
      if (seen.has(above)) continue
      seen.add(above)
      found.push(above)
      queue.push(above)
    }
  }
  return found
}
