/** What each act of curation does to the vocabulary, and when it does not fit. */
import type { Axis, Concept } from '#engine'
import type { Refusal } from '#platform/result'
import { LANGUAGES } from '#platform/words'
import type { Act, Label, SplitPart, TopicId } from './act.ts'
import { join, labelKey, type Terminology } from './terminology.ts'

/** Why an act does not fit. */
export type Objection = Pick<Refusal, 'reason' | 'facts'>

type Change = Exclude<Act, { readonly did: 'undone' | 'dismissed' }>

/** Does the act, or says why not and does nothing. */
export function applyAct(terms: Terminology, act: Change): Objection | undefined {
  switch (act.did) {
    case 'adopted':
      return adopt(terms, act)
    case 'labelled':
      return withTopic(terms, act.topic, (topic) => objectToLabels(terms, [act.label], topic.id) ?? (hasLabel(topic, act.label) ? objection('curation.labelledAlready', { label: act.label.text }) : put(terms, labelled(topic, act.label))))
    case 'merged':
      return merge(terms, act.topics, act.into)
    case 'split':
      return withTopic(terms, act.topic, (topic) => split(terms, topic, act.parts))
    case 'rejected':
      return withTopic(terms, act.topic, (topic) => terms.remove(topic))
    case 'renamed':
      return withTopic(terms, act.topic, (topic) => rename(terms, topic, act.name))
    case 'role-set':
      return withTopic(terms, act.topic, (topic) => ((topic.axis ?? 'both') === act.role ? objection('curation.roleAlready') : put(terms, withRole(topic, act.role))))
  }
}

const objection = (reason: string, facts: Refusal['facts'] = {}): Objection => ({ reason, facts })

const put = (terms: Terminology, concept: Concept): undefined => terms.put(concept)

function withTopic(terms: Terminology, id: TopicId, change: (topic: Concept) => Objection | undefined): Objection | undefined {
  const topic = terms.get(id)
  return topic === undefined ? objection('curation.noTopic', { topic: id }) : change(topic)
}

type Adopted = Extract<Act, { readonly did: 'adopted' }>

function adopt(terms: Terminology, { topic, term, name, broader, role }: Adopted): Objection | undefined {
  if (terms.get(topic) !== undefined || terms.now(topic) !== undefined) return objection('curation.idTaken', { topic })
  const missing = broader.find((above) => terms.get(above) === undefined)
  if (missing !== undefined) return objection('curation.noTopic', { topic: missing })
  const labels = [...namesAsLabels(name), term]
  const objected = isNamed(name) ? objectToLabels(terms, labels, topic) : objection('curation.nameless')
  if (objected !== undefined) return objected
  const concept = { id: topic, prefLabel: name, altLabel: join(name, { [term.language]: [term.text] }), broader: [...new Set(broader)] }
  return put(terms, role === undefined ? concept : withRole(concept, role))
}

function merge(terms: Terminology, topics: readonly TopicId[], into: TopicId): Objection | undefined {
  const gone = [...new Set(topics)]
  const missing = [into, ...gone].find((topic) => terms.get(topic) === undefined)
  if (missing !== undefined) return objection('curation.noTopic', { topic: missing })
  if (gone.length === 0 || gone.includes(into)) return objection('curation.mergeIntoItself')
  for (const id of gone) {
    const topic = terms.get(id)
    if (topic !== undefined) terms.merge(topic, into)
  }
  return undefined
}

function split(terms: Terminology, topic: Concept, parts: readonly SplitPart[]): Objection | undefined {
  if (parts.length < 2) return objection('curation.fewParts')
  const labels = parts.flatMap((part) => [...namesAsLabels(part.name), ...part.labels])
  const keys = parts.flatMap((part) => [...new Set([...namesAsLabels(part.name), ...part.labels].map(({ text, language }) => `${language} ${labelKey(text)}`))])
  const twice = keys.find((key, at) => keys.indexOf(key) !== at)
  if (twice !== undefined) return objection('curation.labelTwice', { label: twice.slice(3) })
  const taken = parts.find((part, at) => terms.now(part.topic) !== undefined || parts.findIndex((other) => other.topic === part.topic) !== at)
  if (taken !== undefined) return objection('curation.idTaken', { topic: taken.topic })
  if (!parts.every((part) => isNamed(part.name))) return objection('curation.nameless')
  const own = labels.find((label) => isName(topic, label))
  if (own !== undefined) return objection('curation.labelIsName', { label: own.text })
  const objected = objectToLabels(terms, labels, topic.id)
  if (objected !== undefined) return objected
  terms.put(without(topic, labels))
  for (const part of parts) terms.put({ id: part.topic, prefLabel: part.name, altLabel: join(part.name, ...part.labels.map(({ text, language }) => ({ [language]: [text] }))), broader: [topic.id], ...(topic.axis === undefined ? {} : { axis: topic.axis }) })
  return undefined
}

function rename(terms: Terminology, topic: Concept, name: Concept['prefLabel']): Objection | undefined {
  if (!isNamed(name)) return objection('curation.nameless')
  const prefLabel = { ...topic.prefLabel, ...name }
  if (prefLabel.de === topic.prefLabel.de && prefLabel.en === topic.prefLabel.en) return objection('curation.namedAlready')
  const former = namesAsLabels(topic.prefLabel).map(({ text, language }) => ({ [language]: [text] }))
  return objectToLabels(terms, namesAsLabels(name), topic.id) ?? put(terms, { ...topic, prefLabel, altLabel: join(prefLabel, topic.altLabel, ...former) })
}

/** Labels must be something, and nobody else's. */
function objectToLabels(terms: Terminology, labels: readonly Label[], topic: TopicId): Objection | undefined {
  if (labels.some(({ text }) => labelKey(text) === '' || text.length > LABEL_LIMIT)) return objection('curation.noLabel', { limit: LABEL_LIMIT })
  for (const { text } of labels) {
    const other = [...terms.ownersOf(text)].find((owner) => owner !== topic)
    if (other !== undefined) return objection('curation.labelTaken', { label: text, topic: terms.get(other)?.prefLabel.de ?? terms.get(other)?.prefLabel.en ?? other })
  }
  return undefined
}

const LABEL_LIMIT = 120

const isNamed = ({ de = '', en = '' }: Concept['prefLabel']): boolean => labelKey(de) !== '' || labelKey(en) !== ''

const namesAsLabels = (name: Concept['prefLabel']): Label[] => LANGUAGES.flatMap((language) => (name[language] === undefined ? [] : [{ text: name[language], language }]))

const isName = ({ prefLabel }: Concept, { text, language }: Label): boolean => labelKey(prefLabel[language] ?? '') === labelKey(text)

const hasLabel = (topic: Concept, label: Label): boolean => isName(topic, label) || [topic.altLabel, topic.hiddenLabel].some((labels) => labels?.[label.language]?.some((other) => labelKey(other) === labelKey(label.text)))

const labelled = (topic: Concept, { text, language }: Label): Concept => ({ ...topic, altLabel: join(topic.prefLabel, topic.altLabel, { [language]: [text] }) })

const withRole = (topic: Concept, role: Axis): Concept => ({ ...topic, axis: role })

/** A topic without labels that go to its parts. */
function without(topic: Concept, labels: readonly Label[]): Concept {
  const gone = new Set(labels.map(({ text, language }) => `${language} ${labelKey(text)}`))
  const rest = (kept: Concept['altLabel']): NonNullable<Concept['altLabel']> => Object.fromEntries(LANGUAGES.map((language) => [language, (kept?.[language] ?? []).filter((label) => !gone.has(`${language} ${labelKey(label)}`))] as const).filter(([, list]) => list.length > 0))
  return { ...topic, altLabel: rest(topic.altLabel), hiddenLabel: rest(topic.hiddenLabel), contextLabel: rest(topic.contextLabel) }
}
