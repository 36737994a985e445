/**
 * What an import could not keep: counted by kind and name, with examples, and said in both languages.
 * **Shapes**: up to millions of losses in, some dozen lines out. The same whatever the order of the file.
 */
import { fill } from '../sentence.ts'
import { byCodeUnits } from './statements.ts'

export type LossKind =
  | 'other-language'
  | 'no-language'
  | 'no-label'
  | 'empty-label'
  | 'second-preferred'
  | 'notation-before-label'
  | 'deprecated'
  | 'duplicate-concept'
  | 'unknown-broader'
  | 'unknown-narrower'
  | 'unknown-related'
  | 'cycle'
  | 'collection'
  | 'mapping'
  | 'property'

export type Loss = {
  readonly what: LossKind
  /** Which language, mapping or property. */
  readonly name?: string
  readonly count: number
  /** The first three by code units: labels, concept ids, or links as “narrower → broader”. */
  readonly examples: readonly string[]
}

/** Counts one loss; of several examples for it, those that come first are shown. */
export type Lose = (what: LossKind, example: string | readonly string[], name?: string) => void

const EXAMPLES = 3

/** Takes losses one by one; `lost` gives them by kind, then the most frequent first, then by name. */
export function collectLosses(): { readonly lose: Lose; readonly lost: () => Loss[] } {
  const losses = new Map<string, { what: LossKind; name?: string; count: number; examples: string[] }>()
  const lose: Lose = (what, example, name) => {
    const key = `${what} ${name ?? ''}`
    const loss = losses.get(key) ?? { what, ...(name === undefined ? {} : { name }), count: 0, examples: [] }
    loss.count++
    for (const one of typeof example === 'string' ? [example] : example) addExample(loss.examples, one)
    losses.set(key, loss)
  }
  return { lose, lost: () => [...losses.values()].toSorted(inOrder) }
}

/** Keeps the first few by code units, each once. Empty ones show nothing. */
export function addExample(examples: string[], fresh: string): void {
  const last = examples[EXAMPLES - 1]
  if (fresh === '' || examples.includes(fresh) || (last !== undefined && fresh > last)) return
  examples.push(fresh)
  examples.sort(byCodeUnits)
  examples.splice(EXAMPLES)
}

const inOrder = (a: Loss, b: Loss): number => KINDS.indexOf(a.what) - KINDS.indexOf(b.what) || b.count - a.count || byCodeUnits(a.name ?? '', b.name ?? '')

/** In the order they are told. */
const LOSSES: Record<LossKind, { de: string; en: string }> = {
  'other-language': { de: 'Bezeichnungen in einer anderen Sprache ({name})', en: 'labels in another language ({name})' },
  'no-language': { de: 'Bezeichnungen ohne Sprachangabe', en: 'labels without a language' },
  'no-label': { de: 'Begriffe ohne deutsche oder englische Bezeichnung (bleiben in der Hierarchie)', en: 'concepts without a German or English label (kept in the hierarchy)' },
  'empty-label': { de: 'leere oder fehlende Bezeichnungen', en: 'empty or missing labels' },
  'second-preferred': { de: 'weitere Vorzugsbezeichnungen einer Sprache (jetzt alternative Bezeichnungen)', en: 'further preferred labels of a language (now alternative labels)' },
  'notation-before-label': { de: 'Notationen am Anfang von Bezeichnungen (abgetrennt)', en: 'notations in front of labels (cut off)' },
  deprecated: { de: 'zurückgezogene Begriffe', en: 'deprecated concepts' },
  'duplicate-concept': { de: 'mehrfach beschriebene Begriffe (zusammengeführt)', en: 'concepts described more than once (merged)' },
  'unknown-broader': { de: 'Verweise auf unbekannte Oberbegriffe', en: 'links to unknown broader concepts' },
  'unknown-narrower': { de: 'Verweise auf unbekannte Unterbegriffe', en: 'links to unknown narrower concepts' },
  'unknown-related': { de: 'Verweise auf unbekannte verwandte Begriffe', en: 'links to unknown related concepts' },
  cycle: { de: 'Verweise auf Oberbegriffe, die einen Kreis bildeten (entfernt)', en: 'links to broader concepts that closed a cycle (removed)' },
  collection: { de: 'Sammlungen', en: 'collections' },
  mapping: { de: 'Zuordnungen zu anderen Vokabularen ({name})', en: 'mappings to other vocabularies ({name})' },
  property: { de: 'Angaben, die nicht übernommen werden ({name})', en: 'statements that are not kept ({name})' },
}

const KINDS: readonly string[] = Object.keys(LOSSES)

/** One line for a loss, in the reader's language: “268 deprecated concepts, such as …”. */
export function sayLoss({ what, name = '', count, examples }: Loss, language: 'de' | 'en'): string {
  const said = `${count} ${fill(LOSSES[what][language], { name })}`
  return examples.length === 0 ? said : `${said}${language === 'de' ? ', etwa ' : ', such as '}${examples.join('; ')}`
}
