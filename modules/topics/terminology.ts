/**
 * The vocabulary while acts of curation change it: concepts with their places in the hierarchy, who owns which label, and where topics went that are no more.
 * Links never close a cycle, and never point to what is gone.
 */
import { ancestorsOf, type Concept } from '#engine'
import { LANGUAGES } from '#platform/words'

type Labels = NonNullable<Concept['altLabel']>

/** Under which two spellings of a label are one. */
export const labelKey = (label: string): string => label.normalize('NFC').toLowerCase().replace(/[\s‐-―-]+/gu, ' ').trim()

export class Terminology {
  readonly #concepts: Map<string, Concept>
  /** Sure labels only: everyday words may mean several topics. */
  readonly #owners = new Map<string, Set<string>>()
  /** Merged topics, and into what. */
  readonly #merged = new Map<string, string>()

  constructor(concepts: readonly Concept[]) {
    this.#concepts = new Map(concepts.map((concept) => [concept.id, concept]))
    for (const concept of concepts) this.#own(concept)
  }

  get(id: string): Concept | undefined {
    return this.#concepts.get(id)
  }

  /** In the order of the shipped vocabulary, then as they were adopted. */
  all(): Concept[] {
    return [...this.#concepts.values()]
  }

  /** What a topic is now: itself, what it was merged into, or undefined where it was rejected or never was. */
  now(id: string): string | undefined {
    let at: string | undefined = id
    while (at !== undefined && !this.#concepts.has(at)) at = this.#merged.get(at)
    return at
  }

  ownersOf(label: string): ReadonlySet<string> {
    return this.#owners.get(labelKey(label)) ?? NOBODY
  }

  /** Adds a concept, or puts it in the place of the one with its id. */
  put(concept: Concept): undefined {
    this.#disown(concept.id)
    this.#merged.delete(concept.id)
    this.#concepts.set(concept.id, concept)
    this.#own(concept)
  }

  /** Takes a concept away; those below it move to those above it. */
  remove(concept: Concept): undefined {
    this.#rewire(concept.id, () => concept.broader ?? [], undefined)
    this.#disown(concept.id)
    this.#concepts.delete(concept.id)
  }

  /** One concept becomes part of another: its labels find that one, what was below it is below that one. */
  merge(gone: Concept, into: string): void {
    const above = new Set([into, ...ancestorsOf(into, this.#concepts)])
    // What stands above the other cannot go below it, and takes the place the lost one had.
    this.#rewire(gone.id, (id) => (above.has(id) ? (gone.broader ?? []) : [into]), into)
    this.#disown(gone.id)
    this.#concepts.delete(gone.id)
    this.#merged.set(gone.id, into)
    const kept = this.#concepts.get(into)
    if (kept !== undefined) this.put(withLabelsOf(kept, gone))
  }

  /** Links to a concept that goes are replaced; `broaderOf` says by what for the concept that holds them. */
  #rewire(gone: string, broaderOf: (id: string) => readonly string[], relatedTo: string | undefined): void {
    for (const concept of this.all()) {
      const { id, broader = [], related = [] } = concept
      if (!broader.includes(gone) && !related.includes(gone)) continue
      const links = (before: readonly string[], instead: readonly string[]): string[] => [...new Set(before.flatMap((one) => (one === gone ? instead : [one])))].filter((one) => one !== id && one !== gone && this.#concepts.has(one))
      this.#concepts.set(id, { ...concept, ...(concept.broader === undefined ? {} : { broader: links(broader, broaderOf(id)) }), ...(concept.related === undefined ? {} : { related: links(related, relatedTo === undefined ? [] : [relatedTo]) }) })
    }
  }

  #own(concept: Concept): void {
    for (const label of sureLabels(concept)) {
      const owners = this.#owners.get(labelKey(label))
      if (owners === undefined) this.#owners.set(labelKey(label), new Set([concept.id]))
      else owners.add(concept.id)
    }
  }

  #disown(id: string): void {
    const concept = this.#concepts.get(id)
    if (concept !== undefined) for (const label of sureLabels(concept)) this.#owners.get(labelKey(label))?.delete(id)
  }
}

const NOBODY: ReadonlySet<string> = new Set()

const sureLabels = ({ prefLabel, altLabel = {}, hiddenLabel = {} }: Concept): string[] => LANGUAGES.flatMap((language) => [...(prefLabel[language] === undefined ? [] : [prefLabel[language]]), ...(altLabel[language] ?? []), ...(hiddenLabel[language] ?? [])])

function withLabelsOf(kept: Concept, gone: Concept): Concept {
  const names = Object.fromEntries(LANGUAGES.flatMap((language) => (gone.prefLabel[language] === undefined ? [] : [[language, [gone.prefLabel[language]]]])))
  // A name the kept one lacks in a language it takes over.
  const prefLabel = { ...gone.prefLabel, ...kept.prefLabel }
  const taken = { ...kept, prefLabel, altLabel: join(prefLabel, kept.altLabel, names, gone.altLabel) }
  return { ...taken, hiddenLabel: join({}, kept.hiddenLabel, gone.hiddenLabel), contextLabel: join({}, kept.contextLabel, gone.contextLabel) }
}

/** All labels, each once, without those that are the name. */
export function join(name: Concept['prefLabel'], ...labels: readonly (Labels | undefined)[]): Labels {
  return Object.fromEntries(
    LANGUAGES.flatMap((language) => {
      const named = name[language]
      const seen = new Set(named === undefined ? [] : [labelKey(named)])
      const all = labels.flatMap((one) => one?.[language] ?? []).filter((label) => !seen.has(labelKey(label)) && seen.add(labelKey(label)))
      return all.length === 0 ? [] : [[language, all]]
    }),
  )
}
