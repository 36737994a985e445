/**
 * What is wrong or doubtful in a vocabulary, before people meet it in reports. Errors break finding or the hierarchy; warnings are for its editors.
 * **Shapes**: a vocabulary in; findings out, in the order of kinds and concepts. Linear in labels and links: some 1 s for 500,000 labels.
 */
import { fill } from '../sentence.ts'
import { fold } from '../text/fold.ts'
import { isSmall } from '../text/stopwords.ts'
import { labelsOf, type Concept, type Vocabulary } from './concept.ts'
import { closingLinks } from './hierarchy.ts'

type FindingKind =
  | 'missing-language'
  | 'duplicate-label'
  | 'duplicate-id'
  | 'cycle'
  | 'unknown-broader'
  | 'empty-label'
  | 'overlong-scope-note'
  | 'label-equals-small-word'

export type Finding = {
  readonly kind: FindingKind
  readonly severity: 'error' | 'warning'
  /** Ids; the concept itself first, then what it clashes with or points to. */
  readonly concepts: readonly string[]
  readonly language?: 'de' | 'en'
  /** The label as written. */
  readonly label?: string
}

/** A scope note is one line beside a name; AUTHORING.md asks for some 90 characters. */
export const SCOPE_NOTE_LIMIT = 140

const LANGUAGES = ['de', 'en'] as const

/** Everything that is wrong or doubtful; empty for a clean vocabulary. */
export function checkVocabulary({ concepts }: Vocabulary): Finding[] {
  return [...checkIds(concepts), ...checkLinks(concepts), ...concepts.flatMap(checkConcept), ...checkOwners(concepts)]
}

function checkIds(concepts: readonly Concept[]): Finding[] {
  const seen = new Set<string>()
  const twice = new Set<string>()
  for (const { id } of concepts) {
    if (seen.has(id)) twice.add(id)
    seen.add(id)
  }
  return [...twice].map((id) => ({ kind: 'duplicate-id', severity: 'error', concepts: [id] }))
}

function checkLinks(concepts: readonly Concept[]): Finding[] {
  const ids = new Set(concepts.map((concept) => concept.id))
  const unknown = concepts.flatMap(({ id, broader = [] }) => broader.filter((above) => !ids.has(above)).map((above): Finding => ({ kind: 'unknown-broader', severity: 'error', concepts: [id, above] })))
  const cycles = closingLinks(new Map(concepts.map(({ id, broader = [] }) => [id, broader])))
  return [...unknown, ...cycles.map((link): Finding => ({ kind: 'cycle', severity: 'error', concepts: link }))]
}

function checkConcept(concept: Concept): Finding[] {
  const { id, prefLabel, scopeNote } = concept
  const found: Finding[] = []
  for (const language of LANGUAGES) {
    if (prefLabel[language] === undefined) {
      const nameless = prefLabel.de === undefined && prefLabel.en === undefined
      found.push({ kind: 'missing-language', severity: nameless ? 'error' : 'warning', concepts: [id], language })
    }
    for (const label of labelsOf(concept, language)) {
      if (label.trim() === '') found.push({ kind: 'empty-label', severity: 'error', concepts: [id], language, label })
      else if (isSmall(label.trim(), language)) found.push({ kind: 'label-equals-small-word', severity: 'warning', concepts: [id], language, label })
    }
    const note = scopeNote?.[language]
    if (note !== undefined && note.length > SCOPE_NOTE_LIMIT) found.push({ kind: 'overlong-scope-note', severity: 'warning', concepts: [id], language, label: note })
  }
  return found
}

/** As the reader of texts decides it: “IT” is no pronoun. */
/** Labels of several concepts, read as the matcher reads them: without case, umlaut spellings and accents. */
function checkOwners(concepts: readonly Concept[]): Finding[] {
  return LANGUAGES.flatMap((language) => {
    const owners = new Map<string, { readonly label: string; readonly ids: Set<string> }>()
    for (const concept of concepts) {
      for (const label of labelsOf(concept, language)) {
        const key = fold(label.trim())
        if (key === '') continue
        const owner = owners.get(key)
        if (owner === undefined) owners.set(key, { label, ids: new Set([concept.id]) })
        else owner.ids.add(concept.id)
      }
    }
    const shared = [...owners.values()].filter((owner) => owner.ids.size > 1)
    return shared.map(({ label, ids }): Finding => ({ kind: 'duplicate-label', severity: 'warning', concepts: [...ids], language, label }))
  })
}

const SENTENCES: Record<FindingKind, { de: string; en: string }> = {
  'missing-language': { de: '{id} hat keine Vorzugsbezeichnung auf {language}.', en: '{id} has no preferred label in {language}.' },
  'duplicate-label': { de: 'Die Bezeichnung „{label}“ ({language}) gehört zu mehreren Begriffen: {all}.', en: 'The label “{label}” ({language}) belongs to several concepts: {all}.' },
  'duplicate-id': { de: 'Die Kennung {id} ist mehrfach vergeben.', en: 'The id {id} is used more than once.' },
  cycle: { de: 'Der Oberbegriff {other} von {id} führt im Kreis zu {id} zurück.', en: 'The broader concept {other} of {id} closes a cycle.' },
  'unknown-broader': { de: 'Den Oberbegriff {other} von {id} gibt es im Vokabular nicht.', en: 'The broader concept {other} of {id} is not in the vocabulary.' },
  'empty-label': { de: '{id} hat eine leere Bezeichnung auf {language}.', en: '{id} has an empty label in {language}.' },
  'overlong-scope-note': { de: 'Die Erläuterung von {id} auf {language} ist mit {length} Zeichen zu lang; üblich sind höchstens {limit}.', en: 'The scope note of {id} in {language} is too long ({length} characters); at most {limit} are usual.' },
  'label-equals-small-word': { de: 'Die Bezeichnung „{label}“ von {id} ist auf {language} ein bloßes Funktionswort und wird in Texten nie gefunden.', en: 'The label “{label}” of {id} is a function word in {language} and is never found in texts.' },
}

const LANGUAGE_NAMES = { de: { de: 'Deutsch', en: 'Englisch' }, en: { de: 'German', en: 'English' } }

/** One sentence for a finding, in the reader's language. */
export function sayFinding(finding: Finding, language: 'de' | 'en'): string {
  const [id = '', other = ''] = finding.concepts
  const facts = {
    id,
    other,
    all: finding.concepts.join(', '),
    label: finding.label ?? '',
    language: finding.language === undefined ? '' : LANGUAGE_NAMES[language][finding.language],
    length: finding.label?.length ?? 0,
    limit: SCOPE_NOTE_LIMIT,
  }
  return fill(SENTENCES[finding.kind][language], facts)
}
