/** What ships and what the alliance has made of it: what is its own, what it changed, what is gone; and the hierarchy as a tree. */
import { nameOf, type Concept, type Vocabulary, type VocabularyFormat } from '#engine'
import { COLLATORS, type Language } from '#platform/words'

export type Difference = { readonly added: readonly Concept[]; readonly changed: readonly Concept[]; /** Of the shipped ones: merged or rejected. */ readonly gone: readonly Concept[] }

export function differenceOf(shipped: Vocabulary, now: Vocabulary): Difference {
  const before = new Map(shipped.concepts.map((concept) => [concept.id, concept]))
  const after = new Map(now.concepts.map((concept) => [concept.id, concept]))
  return {
    added: now.concepts.filter(({ id }) => !before.has(id)),
    changed: now.concepts.filter((concept) => {
      const old = before.get(concept.id)
      return old !== undefined && old !== concept && JSON.stringify(old) !== JSON.stringify(concept)
    }),
    gone: shipped.concepts.filter(({ id }) => !after.has(id)),
  }
}

/** The formats in which it goes out: media type, and ending of a file. All are UTF-8. */
export const VOCABULARY_FORMS: Readonly<Record<VocabularyFormat, { readonly name: string; readonly type: string; readonly ending: string }>> = {
  turtle: { name: 'Turtle', type: 'text/turtle', ending: 'ttl' },
  'json-ld': { name: 'JSON-LD', type: 'application/ld+json', ending: 'jsonld' },
  jskos: { name: 'JSKOS', type: 'application/x-ndjson', ending: 'ndjson' },
}

/** How many labels there are in a language, names included. */
export const countLabels = ({ concepts }: Vocabulary, language: Language): number => concepts.reduce((sum, { prefLabel, altLabel, hiddenLabel, contextLabel }) => sum + (prefLabel[language] === undefined ? 0 : 1) + [altLabel, hiddenLabel, contextLabel].reduce((labels, of) => labels + (of?.[language]?.length ?? 0), 0), 0)

export type Hierarchy = { readonly tops: readonly Concept[]; readonly below: (id: string) => readonly Concept[] }

/** Tops and what stands below each, by name. */
export function hierarchyOf({ concepts }: Vocabulary, language: Language): Hierarchy {
  const collator = COLLATORS[language]
  const known = new Set(concepts.map(({ id }) => id))
  const sorted = concepts.toSorted((a, b) => collator.compare(nameOf(a, language), nameOf(b, language)))
  const below = new Map<string, Concept[]>()
  for (const concept of sorted) {
    for (const above of concept.broader ?? []) {
      const list = below.get(above)
      if (list === undefined) below.set(above, [concept])
      else list.push(concept)
    }
  }
  return { tops: sorted.filter(({ broader = [] }) => !broader.some((above) => known.has(above))), below: (id) => below.get(id) ?? [] }
}
