/**
 * What gathered statements mean as SKOS: which resources are concepts, their labels in German and English, their links, and what of it could not be kept.
 *
 * Concepts without a label in either language stay, nameless, because the hierarchy may run through them; deprecated concepts go. Of several preferred labels of a language
 * the first (without region before with) stays preferred. `scopeNote` wins over `definition`. Cycles are opened.
 * **Source**: SKOS Reference (W3C Recommendation, 18 August 2009) with appendix B (SKOS-XL).
 */
import type { Axis, Concept, Labels } from './concept.ts'
import { LABEL_NODES, LABELS, languageOf, MAPPINGS, primary, READ, TITLES, type Heard, type Said, type Text } from './gather.ts'
import { closingLinks } from './hierarchy.ts'
import { collectLosses, type Lose, type Loss, type LossKind } from './loss.ts'
import { AXIS, OWN_BASE, SKOS } from './statements.ts'

type Concepts = { readonly title: string | undefined; readonly concepts: readonly Concept[]; readonly lost: readonly Loss[] }

/** The concepts among what was heard, the title of their scheme, and what could not be kept. */
export function readConcepts(heard: Heard): Concepts {
  const { lose, lost } = collectLosses()
  let title: string | undefined
  const found: Found[] = []
  for (const [iri, said] of heard.said) {
    const kind = kindOf(said)
    if (kind === 'scheme') title ??= titleOf(said, heard)
    else if (kind === 'concept') found.push(readConcept(ownName(iri), said, heard, lose))
    else if (kind !== 'other') lose(kind, ownName(iri))
    else if (said.every(({ name }) => name === 'inverse')) for (const { object } of said) lose('unknown-narrower', `${ownName(iri)} → ${ownName(object)}`)
  }
  const concepts = linkConcepts(found, lose)
  return { title, concepts, lost: lost() }
}

/** A concept is what says so, or what has a preferred label and is neither scheme nor collection. Withdrawn ones often lose their type and keep their scheme. */
function kindOf(said: readonly Said[]): 'concept' | 'scheme' | 'collection' | 'deprecated' | 'other' {
  const has = (name: string, object?: string): boolean => said.some((one) => one.name === name && (object === undefined || one.object === object))
  const typed = has('rdf:type', `${SKOS}Concept`)
  if (!typed && has('rdf:type', `${SKOS}ConceptScheme`)) return 'scheme'
  if (!typed && (has('rdf:type', `${SKOS}Collection`) || has('rdf:type', `${SKOS}OrderedCollection`))) return 'collection'
  const concept = typed || has('skos:prefLabel') || has('skosxl:prefLabel')
  const deprecated = said.some(({ name, object }) => (name === 'owl:deprecated' && /^(?:true|1)$/i.test(object)) || (name === 'euvoc:status' && /[/#]DEPRECATED$/.test(object)))
  if (deprecated && (concept || has('skos:inScheme'))) return 'deprecated'
  return concept ? 'concept' : 'other'
}

function titleOf(said: readonly Said[], heard: Heard): string | undefined {
  for (const wanted of TITLES) {
    const texts = said.filter(({ name }) => name === wanted).map(({ object, tag = '' }): Text => (LABEL_NODES.has(wanted) ? (heard.forms.get(object) ?? { text: '', tag }) : { text: object, tag }))
    const named = texts.filter(({ text }) => clean(text) !== '')
    const best = named.find(({ tag }) => tag === '') ?? named.find(({ tag }) => languageOf(tag) === 'de') ?? named.find(({ tag }) => languageOf(tag) === 'en') ?? named[0]
    if (best !== undefined) return clean(best.text)
  }
  // What names a scheme in another language only, was put away without its text.
  return said.flatMap(({ tag = '' }) => heard.foreign.get(primary(tag))?.first ?? []).find((text) => clean(text) !== '')
}

type Found = { readonly concept: Concept; readonly broader: readonly string[]; readonly related: readonly string[] }

/** A concept but for its links, which wait until all concepts are known. */
function readConcept(id: string, said: readonly Said[], heard: Heard, lose: Lose): Found {
  const objects = (name: string): string[] => said.filter((one) => one.name === name).map(({ object }) => object)
  const links = (...names: string[]): string[] => [...new Set(names.flatMap(objects).map(ownName))]
  const [notation, ...moreNotations] = new Set([...objects('skos:notation'), ...objects('euvoc:xlNotation').map((node) => heard.values.get(node) ?? '')].map(clean).filter((one) => one !== ''))
  for (const more of moreNotations) lose('property', `${id}: ${more}`, 'skos:notation')
  const { prefLabel, ...otherLabels } = readLabels(id, notation, said, heard, lose)
  if (said.filter(({ name, object }) => name === 'rdf:type' && object === `${SKOS}Concept`).length > 1) lose('duplicate-concept', id)
  for (const { name, object } of said) {
    if (MAPPINGS.has(name)) lose('mapping', `${id} → ${object}`, name)
    else if (!READ.has(name)) lose('property', id, name)
  }
  const axis = said.find(({ name }) => name === AXIS)?.object
  if (axis !== undefined && !isAxis(axis)) lose('property', `${id}: ${axis}`, AXIS)
  const scopeNote = readNote(id, said, lose)
  const exactMatch = links('skos:exactMatch')
  const concept: Concept = {
    id,
    prefLabel,
    ...otherLabels,
    ...(exactMatch.length === 0 ? {} : { exactMatch }),
    ...(notation === undefined ? {} : { notation }),
    ...(isAxis(axis) ? { axis } : {}),
    ...(scopeNote === undefined ? {} : { scopeNote }),
  }
  return { concept, broader: links('skos:broader', 'inverse'), related: links('skos:related') }
}

const isAxis = (text: string | undefined): text is Axis => text === 'application' || text === 'cross-cutting' || text === 'both'

/** The kinds of labels, the most telling first. */
const LABEL_KINDS = ['prefLabel', 'altLabel', 'hiddenLabel', 'contextLabel'] as const

/** Each text once a language: preferred before alternative before hidden before those that need company. */
function readLabels(id: string, notation: string | undefined, said: readonly Said[], heard: Heard, lose: Lose): Pick<Concept, (typeof LABEL_KINDS)[number]> {
  const kept = { de: new Map<string, string>(), en: new Map<string, string>() }
  const texts = said.filter(({ name }) => LABELS.has(name) || LABEL_NODES.has(name)).map((one) => {
    const form = LABEL_NODES.has(one.name) ? (heard.forms.get(one.object) ?? { text: '', tag: 'de' }) : { text: one.object, tag: one.tag ?? 'de' }
    return { ...form, kind: one.name.slice(one.name.lastIndexOf(':') + 1) }
  })
  const preferred: { de?: string; en?: string } = {}
  for (const kind of LABEL_KINDS) {
    // A label without region first: of “Jänner”@de-at and “Januar”@de the second is the preferred one.
    for (const { text, tag } of texts.filter((one) => one.kind === kind).toSorted((a, b) => Number(a.tag.includes('-')) - Number(b.tag.includes('-')))) {
      const language = languageOf(tag)
      if (language === undefined) {
        const examples = text === '' ? (heard.foreign.get(primary(tag))?.examples ?? []) : [text]
        if (primary(tag) === '') lose('no-language', examples)
        else lose('other-language', examples, primary(tag))
        continue
      }
      const label = withoutNotation(id, text, notation, lose)
      if (label === '') lose('empty-label', id)
      else if (kind === 'prefLabel' && preferred[language] === undefined) kept[language].set((preferred[language] = label), kind)
      else if (!kept[language].has(label)) {
        kept[language].set(label, kind === 'prefLabel' ? 'altLabel' : kind)
        if (kind === 'prefLabel') lose('second-preferred', label)
      }
    }
  }
  const of = (kind: 'altLabel' | 'hiddenLabel' | 'contextLabel'): { readonly [key in typeof kind]?: Labels } => {
    const [de, en] = [kept.de, kept.en].map((labels) => [...labels].filter(([, as]) => as === kind).map(([label]) => label))
    return de?.length || en?.length ? { [kind]: { ...(de?.length ? { de } : {}), ...(en?.length ? { en } : {}) } } : {}
  }
  if (kept.de.size + kept.en.size === 0) lose('no-label', id)
  return { prefLabel: preferred, ...of('altLabel'), ...of('hiddenLabel'), ...of('contextLabel') }
}

/** “B.01.07  Global management” → “Global management”: no text would ever hold it. Two spaces, as thesauri write it; with one it may be part of the name. */
function withoutNotation(id: string, text: string, notation: string | undefined, lose: Lose): string {
  if (notation === undefined || !text.startsWith(`${notation}  `) || clean(text) === notation) return clean(text)
  lose('notation-before-label', clean(text) || id)
  return clean(text.slice(notation.length))
}

function readNote(id: string, said: readonly Said[], lose: Lose): Concept['scopeNote'] {
  const note: { de?: string; en?: string } = {}
  for (const kind of ['skos:scopeNote', 'skos:definition']) {
    for (const { object, tag } of said.filter(({ name }) => name === kind)) {
      const language = languageOf(tag ?? '')
      const text = clean(object)
      if (text === '' || (language !== undefined && note[language] === text)) continue
      if (language === undefined || note[language] !== undefined) lose('property', id, kind)
      else note[language] = text
    }
  }
  return note.de === undefined && note.en === undefined ? undefined : note
}

/** Links to concepts that are there, and no cycles among them. */
function linkConcepts(found: readonly Found[], lose: Lose): Concept[] {
  const ids = new Set(found.map(({ concept }) => concept.id))
  const known = (what: LossKind, id: string, others: readonly string[]): string[] =>
    others.filter((other) => {
      if (!ids.has(other)) lose(what, `${id} → ${other}`)
      return ids.has(other)
    })
  const above = new Map(found.map(({ concept: { id }, broader }) => [id, known('unknown-broader', id, broader)]))
  const closing = new Map<string, Set<string>>()
  for (const [from, to] of closingLinks(above)) {
    closing.set(from, (closing.get(from) ?? new Set()).add(to))
    lose('cycle', `${from} → ${to}`)
  }
  return found.map(({ concept, related }) => {
    const broader = (above.get(concept.id) ?? []).filter((other) => closing.get(concept.id)?.has(other) !== true)
    const near = known('unknown-related', concept.id, related).filter((other) => other !== concept.id)
    return { ...concept, ...(broader.length === 0 ? {} : { broader }), ...(near.length === 0 ? {} : { related: near }) }
  })
}

/** One line, composed letters, no stray halves of characters. */
const clean = (text: string): string => text.toWellFormed().normalize('NFC').replace(/[\s\p{Cc}]+/gu, ' ').trim()

/** An id without the own base, as the shipped vocabulary writes it. */
function ownName(iri: string): string {
  if (!iri.startsWith(OWN_BASE) || iri === OWN_BASE) return iri
  const name = iri.slice(OWN_BASE.length)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
