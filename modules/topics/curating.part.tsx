/** What curation does from a page: an act is added, told in words, and where it is refused the form comes back with everything that was entered. */
import type { ComponentChildren } from 'preact'
import { nameOf, shippedVocabulary, type Concept } from '#engine'
import { sayFields, type FormValues } from '#platform/http'
import { Choices, Notice, Progress, TextField, type Entered } from '#platform/page'
import { accept, attempt, refuse, type Refusal, type Result } from '#platform/result'
import { printDay } from '#platform/time'
import { say, speaker, type Language } from '#platform/words'
import type { Actor } from '#modules/members'
import type { Act, TopicId } from './act.ts'
import { CURATION_WORDS } from './curation-words.ts'
import { asksReading, inForce, type Curated } from './curation.ts'
import { listed, organisationIn, shortName, type TopicsNeeds } from './frame.part.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { may } from './policy.ts'
import { readingVersion } from './reading.ts'
import { countSources } from './store.ts'
import { topicCalled, topicsCalled } from './topic-search.ts'
import type { MapView } from './view-store.ts'
import { WORDS } from './words.ts'

/** What a form is shown again for, with what was entered; anything else is a page of its own. */
export const attempted = <T,>(work: () => Promise<T>): Promise<Result<T>> => attempt(work, (refusal) => isOfFields(refusal) || (refusal.reason.startsWith('curation.') && refusal.kind !== 'forbidden'))

/** The words in which curation refuses and its forms say what is wrong. */
export const REFUSAL_WORDS = { ...WORDS, ...CURATION_WORDS }

export const isOfFields = ({ reason }: Refusal): boolean => reason === 'http.fields'

/** What was refused, with what had been entered. */
export type Again = { readonly values?: FormValues; readonly refusal?: Refusal }

/** For the form that comes back. */
export const enteredAgain = ({ values, refusal }: Again, language: Language): Entered => (values === undefined ? {} : { values, ...(refusal !== undefined && isOfFields(refusal) ? { errors: sayFields(refusal, language, REFUSAL_WORDS) } : {}) })

/** Why this actor does not curate; undefined where they do. */
export const whyNot = (actor: Actor, language: Language): string | undefined => {
  const allowed = may.curate(actor)
  return allowed.ok ? undefined : say(WORDS, language, allowed.refusal.reason === 'actor.outside' ? 'actor.outside' : 'curation.mayNot')
}

/** Why it was not saved, in one sentence, and that nothing is lost. */
export const NotDone = ({ refusal, language, children }: { readonly refusal: Refusal; readonly language: Language; readonly children?: ComponentChildren }) => (
  <Notice title={speaker(CURATION_WORDS, language)('notDone')} kind="wrong">
    <p>{say(REFUSAL_WORDS, language, refusal.reason as keyof typeof REFUSAL_WORDS, shortFacts(refusal.facts)) /* an unknown reason is said as it is */}</p>
    {children}
  </Notice>
)

/** Nobody reads 10,000 characters of a name that was refused. */
const shortFacts = (facts: Refusal['facts']): Refusal['facts'] => Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'string' && fact.length > 120 ? `${fact.slice(0, 120)}…` : fact]))

/** After an act: what was done, and what goes on. In: the version in the address. */
export const Done = ({ view, version, language }: { readonly view: MapView; readonly version: string | undefined; readonly language: Language }) => {
  const done = view.acts[Number(version) - 1]
  if (done === undefined) return null
  const word = speaker(CURATION_WORDS, language)
  return (
    <Notice title={word('done')} kind="done">
      <p>{sentence(tellAct(done.act, view, language))} {done.act.did === 'dismissed' ? null : word(asksReading(done.act, view.acts) ? 'done.reading' : 'done.computing')}</p>
    </Notice>
  )
}

const sentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`

/** How many of the sources this actor may read are analysed with the vocabulary as it is now; nothing where all are. */
export async function readingAnew(needs: Pick<TopicsNeeds, 'db'>, view: MapView, actor: Actor): Promise<{ readonly done: number; readonly of: number } | undefined> {
  const engine = view.engine.replace(/\.\d+$/, '')
  if (engine === '') return undefined
  const open = await countSources(needs.db, actor, { outdatedFor: `${engine}.${readingVersion(view.acts)}` })
  const left = open.profiled + open.read
  if (left === 0) return undefined
  const all = await countSources(needs.db, actor, {})
  return { done: Math.max(0, all.profiled + all.read - left), of: all.profiled + all.read }
}

export const Anew = ({ anew, language }: { readonly anew: { readonly done: number; readonly of: number } | undefined; readonly language: Language }) => (anew === undefined ? null : <Progress label={speaker(CURATION_WORDS, language)('anew', anew)} done={anew.done} of={anew.of} />)

// ---- Acts in words

/** What an act did, without who and when. */
function tellAct(act: Act, view: MapView, language: Language): string {
  const word = speaker(CURATION_WORDS, language)
  const name = (topic: TopicId): string => everName(topic, view, language)
  const quoted = (names: readonly string[]): string => listed(names.map((text) => word('quoted', { text })), language)
  const own = ({ de, en }: { readonly de?: string; readonly en?: string }): string => (language === 'de' ? (de ?? en) : (en ?? de)) ?? ''
  switch (act.did) {
    case 'adopted':
      return word('act.adopted', { term: act.term.text, topic: own(act.name) })
    case 'labelled':
      return word('act.labelled', { topic: name(act.topic), label: act.label.text })
    case 'merged':
      return word('act.merged', { topics: quoted(act.topics.map(name)), into: name(act.into) })
    case 'split':
      return word('act.split', { topic: name(act.topic), parts: quoted(act.parts.map((part) => own(part.name))) })
    case 'rejected':
      return word('act.rejected', { topic: name(act.topic) })
    case 'dismissed':
      return word('act.dismissed', { term: act.term.text })
    case 'renamed':
      return word('act.renamed', { name: [act.name.de, act.name.en].filter((one) => one !== undefined).join(' / ') })
    case 'role-set':
      return word('act.role-set', { topic: name(act.topic), role: speaker(WORDS, language)(`role.${act.role}`) })
    case 'undone': {
      const target = view.acts[act.version - 1]
      return word('act.undone', { version: act.version, what: target === undefined ? '–' : tellAct(target.act, view, language) })
    }
  }
}

/** The name of a topic that is, or was. */
export function everName(topic: TopicId, view: MapView, language: Language): string {
  const known = view.concepts.get(topic) ?? shippedVocabulary().concepts.find(({ id }) => id === topic) ?? madeBy(topic, view.acts)
  return known === undefined ? topic : nameOf(known, language)
}

function madeBy(topic: TopicId, acts: readonly Curated[]): Concept | undefined {
  for (const { act } of acts) {
    if (act.did === 'adopted' && act.topic === topic) return { id: topic, prefLabel: act.name }
    const part = act.did === 'split' ? act.parts.find((one) => one.topic === topic) : undefined
    if (part !== undefined) return { id: topic, prefLabel: part.name }
  }
  return undefined
}

type ActsNeeds = { readonly acts: readonly Curated[]; readonly view: MapView; readonly zone: string; readonly language: Language; readonly undo?: (act: Curated, counts: boolean) => ComponentChildren }

/** Acts with who and when, and whether they still count. */
export const Acts = ({ acts, view, zone, language, undo }: ActsNeeds) => {
  const word = speaker(CURATION_WORDS, language)
  const counting = new Set(inForce(view.acts).map(({ version }) => version))
  return (
    <ol class="history">
      {acts.map((one) => (
        <li key={one.version} id={`act-${one.version}`}>
          <time datetime={one.at.toISOString()}>{printDay(one.at, language, zone)}</time> {word('act.number', { version: one.version })}: {tellAct(one.act, view, language)} <span class="soft">({one.by.as === 'curator' ? speaker(PAGE_WORDS, language)('history.curator') : shortName(organisationIn(view, one.by.organisation), language)}{counting.has(one.version) ? '' : `; ${word('history.undone')}`})</span>
          {undo?.(one, counting.has(one.version))}
        </li>
      ))}
    </ol>
  )
}

// ---- A topic, chosen by what it is called

const MOST_CANDIDATES = 8

/** The topic that a field means: chosen from what was offered, or called exactly so. */
export function chosenTopic(view: MapView, values: FormValues, name: string, language: Language): Result<TopicId> {
  const text = values[name]
  const chosen = values[`${name}Id`]
  const called = topicsCalled(typeof text === 'string' ? text : '', view.concepts.values(), language)
  if (typeof chosen === 'string' && called.some(({ id }) => id === chosen)) return accept(chosen)
  const exact = topicCalled(typeof text === 'string' ? text : '', view.concepts.values())
  if (exact !== undefined) return accept(exact)
  return refuse('invalid', 'http.fields', { [name]: called.length === 0 ? 'curation.unknownTopic' : called.length === 1 ? 'curation.oneTopic' : 'curation.severalTopics' })
}

type TopicFieldNeeds = { readonly name: string; readonly label: string; readonly isOptional?: boolean; readonly view: MapView; readonly entered: Entered; readonly language: Language }

/** A topic by its name or label; where that is not enough, what comes close to choose from. */
export const TopicField = ({ name, label, isOptional = false, view, entered, language }: TopicFieldNeeds) => {
  const word = speaker(CURATION_WORDS, language)
  const text = entered.values?.[name]
  const candidates = entered.errors?.[name] === undefined || typeof text !== 'string' ? [] : topicsCalled(text, view.concepts.values(), language).slice(0, MOST_CANDIDATES)
  return (
    <>
      <TextField name={name} kind="search" label={label} hint={word('field.topicHint')} isOptional={isOptional} />
      {candidates.length === 0 ? null : <Choices name={`${name}Id`} label={word('field.choice')} options={candidates.map((concept) => ({ value: concept.id, label: withBroader(concept, view, language) }))} />}
    </>
  )
}

/** “Laserschweißen (Lasertechnik)”: alike names are told apart by what stands above them. */
export function withBroader(concept: Concept, view: MapView, language: Language): string {
  const above = (concept.broader ?? []).flatMap((id) => view.concepts.get(id) ?? []).map((one) => nameOf(one, language))
  return above.length === 0 ? nameOf(concept, language) : `${nameOf(concept, language)} (${above.join(', ')})`
}
