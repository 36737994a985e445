/** A topic: what it is called and stands between, who works on it and who seeks it, where it is shared, and what the alliance made of it. */
import { z } from 'zod'
import { nameOf, shippedVocabulary, type Concept } from '#engine'
import { goOn, readForm, type App, type Door, type FormValues } from '#platform/http'
import { addressOf, Facts, Filters, Lens, Section, withQuery, type Here, type Page, type Site } from '#platform/page'
import { accept, must, refuse, Refused, type Refusal, type Result } from '#platform/result'
import { COLLATORS, otherLanguage, printDecimal, speaker, type Language } from '#platform/words'
import { fieldHue, fieldName, shortNameIn, type Actor, type Organisation } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { historyOf } from './curate.ts'
import { Acts, Anew, attempted, Done, enteredAgain, everName, isOfFields, NotDone, readingAnew, whyNot, type Again } from './curating.part.tsx'
import { CURATION_WORDS } from './curation-words.ts'
import { actsFor } from './curation.ts'
import { curateNow } from './doing.part.ts'
import { listed, topicAt, viewFor, type TopicsNeeds } from './frame.part.tsx'
import { LEVELS } from './level.ts'
import { Intersections } from './map-pages.tsx'
import { shownIntersections } from './map-drawn.part.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { may, resultAudienceOf } from './policy.ts'
import { actFrom, Doings, isTopicDoing } from './topic-doing.part.tsx'
import { holdersOf, Outside, standsOn, whoHasAndSeeks, type Holder } from './topic-holders.part.tsx'
import type { MapView } from './view-store.ts'
import { WORDS } from './words.ts'

const Query = z.object({ level: z.enum(LEVELS).optional().catch(undefined), done: z.string().max(9).optional().catch(undefined) })

export function hangTopic(app: App, site: Site, needs: TopicsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('topic', async (door, here) => {
    const asked = await askedOf(door, needs)
    const { view, id } = asked
    const now = view.vocabulary.topicNow(id)
    if (now !== undefined && now !== id) return door.redirect(topicAt(now, here.language), 301)
    return topicPage(here, needs, asked, must(topicIn(view, id)), {})
  })
  pages.post('topic', async (door, here) => {
    const values = must(await readForm(door))
    const actor = await needs.actorOf(door)
    must(may.curate(actor))
    const id = door.req.param('id') ?? ''
    const seen = await viewFor(needs, actor)
    const done = await attempted(async () => {
      const { act, seen: version } = must(actFrom(values, id, seen, here.language))
      return curateNow(needs, actor, act, version)
    })
    if (done.ok) return goOn(door, withQuery(afterwards(done.value.act, id, here.language), { done: done.value.version }))
    if (isOfFields(done.refusal) && !isTopicDoing(values['did'])) throw new Refused(done.refusal)
    const asked = await askedOf(door, needs)
    const topic = topicIn(asked.view, id)
    return topic.ok ? topicPage(here, needs, asked, topic.value, { values, refusal: done.refusal }) : gonePage(here, asked, values, done.refusal)
  })
}

type Asked = { readonly view: MapView; readonly everybody: MapView; readonly actor: Actor; readonly id: string; readonly done: string | undefined }

async function askedOf(door: Door, needs: TopicsNeeds): Promise<Asked> {
  const { level, done } = Query.parse(door.req.query())
  const actor = await needs.actorOf(door)
  const [view, everybody] = await Promise.all([viewFor(needs, actor, level), needs.views.of(resultAudienceOf(actor), 'organisations')])
  return { view, everybody, actor, id: door.req.param('id') ?? '', done }
}

function topicIn(view: MapView, id: string): Result<Concept> {
  const topic = view.concepts.get(id)
  return topic === undefined ? refuse('missing', 'curation.noTopic', { topic: id.length > 80 ? `${id.slice(0, 80)}…` : everName(id, view, 'de') }) : accept(topic)
}

/** Where the author goes on after an act. */
const afterwards = (act: { readonly did: string; readonly into?: string }, id: string, language: Language): string => (act.did === 'merged' ? topicAt(act.into ?? id, language) : act.did === 'rejected' ? addressOf(ADDRESSES.curation, language) : topicAt(id, language))

async function topicPage({ language, show }: Here, needs: TopicsNeeds, { view, everybody, actor, done }: Asked, topic: Concept, again: Again): Promise<Response> {
  const { refusal } = again
  const word = speaker(CURATION_WORDS, language)
  const holders = holdersOf(view, topic.id, (one) => standsOn(view, one))
  const outside = holdersOf(everybody, topic.id, ({ standing }) => standing !== 'member')
  const seekers = (view.seekersOf.get(topic.id) ?? []).flatMap(({ organisation }) => view.organisations.get(organisation) ?? []).filter((one) => standsOn(view, one)).map(({ organisation }) => organisation)
  const shown = shownIntersections(view, {}).filter(({ kept }) => kept.topics.includes(topic.id))
  const asked = { needs, view, topic: topic.id, actor, language }
  const because = whyNot(actor, language)
  const changes = actsFor(view, historyOf(topic.id, view.acts))
  const [anew, who] = await Promise.all([because === undefined ? readingAnew(needs, view, actor) : undefined, whoHasAndSeeks(asked, holders, seekers)])
  return show(
    { ...pageOf(view, topic, holders, seekers, language), live: ['map.computed', 'topics.curated', ...(needs.beneathHears ?? [])].join(' ') },
    <>
      {refusal === undefined || isOfFields(refusal) ? null : <NotDone refusal={refusal} language={language}><p>{word('notDone.kept')}</p></NotDone>}
      <Done view={view} version={done} language={language} />
      {anew === undefined ? null : <Anew anew={anew} language={language} />}
      <Filters label={speaker(PAGE_WORDS, language)('map.level')} filters={LEVELS.map((level) => ({ label: speaker(PAGE_WORDS, language)(`level.${level}`), to: withQuery(topicAt(topic.id, language), { level }), isOn: view.level === level }))} />
      {who}
      {shown.length === 0 ? null : <Section title={word('topic.intersections')}><Intersections view={view} shown={shown} language={language} /></Section>}
      <Outside needs={needs} holders={outside} language={language} />
      {await needs.beneath?.({ kind: 'topic', id: topic.id, actor, language })}
      <Section title={word('topic.history')}>{changes.length === 0 ? <p class="soft">{word('topic.historyNone')}</p> : <Acts acts={changes} view={view} zone={needs.zone} language={language} />}</Section>
      <Doings topic={topic} view={view} because={because} entered={enteredAgain(again, language)} language={language} />
    </>,
    refusal === undefined ? 200 : 422,
  )
}

function pageOf(view: MapView, topic: Concept, holders: readonly Holder[], seekers: readonly Organisation[], language: Language): Page {
  const word = speaker(CURATION_WORDS, language)
  const names = (organisations: readonly Organisation[]): string => listed(organisations.map((one) => shortNameIn(one, language)), language, 6)
  const members = holders.map(({ organisation }) => organisation)
  const fields = [...new Set(members.flatMap(({ fields: [field] }) => field ?? []))]
  const lead = members.length > 1 ? word('topic.lead', { members: names(members) }) : members.length === 1 ? word('topic.lead.one', { member: names(members) }) : seekers.length > 0 ? word('topic.lead.sought', { members: names(seekers) }) : word('topic.lead.nobody')
  return { title: nameOf(topic, language), above: word('topic'), lens: fields.length === 0 ? undefined : <Lens hues={fields.slice(0, 6).map(fieldHue)} size={24} />, lead, entry: 'intersections', beside: <Beside view={view} topic={topic} language={language} /> }
}

// ---- What stands beside

const FEW = 12

let shipped: ReadonlySet<string> | undefined

/** Is it a topic of the vocabulary that ships? */
const isShipped = (topic: string): boolean => (shipped ??= new Set(shippedVocabulary().concepts.map(({ id }) => id))).has(topic)

const Beside = ({ view, topic, language }: { readonly view: MapView; readonly topic: Concept; readonly language: Language }) => {
  const word = speaker(CURATION_WORDS, language)
  const other = topic.prefLabel[otherLanguage(language)]
  const labels = [...(topic.altLabel?.[language] ?? []), ...(topic.altLabel?.[otherLanguage(language)] ?? [])]
  const narrower = view.narrowerOf.get(topic.id) ?? []
  const spread = view.map.spreads.find((one) => one.topic === topic.id)
  const isOwn = !isShipped(topic.id)
  const facts = [
    ...(other === undefined || topic.prefLabel[language] === undefined ? [] : [{ name: word('topic.other'), value: <span lang={otherLanguage(language)}>{other}</span> }]),
    ...(isOwn ? [{ name: word('vocabulary.added'), value: word('topic.adopted') }] : []),
    { name: word('topic.role'), value: speaker(WORDS, language)(`role.${topic.axis ?? 'both'}`) },
    ...(spread === undefined ? [] : [{ name: word('topic.home'), value: fieldName(spread.field, language) }]),
    { name: word('topic.generality'), value: <Breadth spread={spread} language={language} /> },
    ...linked(word('topic.broader'), (topic.broader ?? []).flatMap((id) => view.concepts.get(id) ?? []), language),
    ...linked(word('topic.narrower'), narrower, language),
    ...linked(word('topic.related'), (topic.related ?? []).flatMap((id) => view.concepts.get(id) ?? []), language),
    { name: word('topic.labels'), value: labels.length === 0 ? word('topic.labelsNone') : labels.join(', ') },
    { name: speaker(PAGE_WORDS, language)('intersection.method'), value: <a href={addressOf(ADDRESSES.method, language)}>{speaker(PAGE_WORDS, language)('intersection.methodLink')}</a> },
  ]
  return <Facts facts={facts} />
}

function linked(name: string, topics: readonly Concept[], language: Language) {
  if (topics.length === 0) return []
  const collator = COLLATORS[language]
  const links = topics.toSorted((a, b) => collator.compare(nameOf(a, language), nameOf(b, language))).map((one) => <li key={one.id}><a href={topicAt(one.id, language)}>{nameOf(one, language)}</a></li>)
  const more = links.slice(FEW)
  return [{ name, value: <><ul class="plain">{links.slice(0, FEW)}</ul>{more.length === 0 ? null : <details><summary>{speaker(CURATION_WORDS, language)('topic.moreNarrower', { count: more.length })}</summary><ul class="plain">{more}</ul></details>}</> }]
}

/** How widely it is used, in words; the figure one click deeper. */
const Breadth = ({ spread, language }: { readonly spread: MapView['map']['spreads'][number] | undefined; readonly language: Language }) => {
  const word = speaker(CURATION_WORDS, language)
  const { generality } = spread ?? {}
  if (generality === undefined) return <>{word('generality.none')}</>
  const figure = (value: number): string => printDecimal(value, language, 2, 2)
  return (
    <>
      {word(generality.high < 0.4 ? 'generality.narrow' : generality.low > 0.6 ? 'generality.wide' : 'generality.some')}
      <details>
        <summary>{word('figure')}</summary>
        <p class="small">{word('generality.figure', { value: figure(generality.value), low: figure(generality.low), high: figure(generality.high) })}</p>
      </details>
    </>
  )
}

// ---- Where a topic went while somebody changed it

/** Somebody else merged or rejected it meanwhile: why nothing was saved, what had been entered, and where the topic is now. */
function gonePage({ language, show }: Here, { view, id }: Asked, values: FormValues, refusal: Refusal): Response {
  const word = speaker(CURATION_WORDS, language)
  const now = view.vocabulary.topicNow(id)
  const name = everName(id, view, language)
  if (name === id) must(topicIn(view, id))
  const facts = Object.entries(values).flatMap(([key, value]) => {
    const label = ENTERED[key.replace(/\d$/, '')]
    return label === undefined || value === undefined ? [] : [{ name: word(label, { part: key.slice(-1) }), value: typeof value === 'string' ? value : value.join(', ') }]
  })
  return show(
    { title: name, above: word('topic'), entry: 'intersections' },
    <>
      <NotDone refusal={refusal} language={language}>
        <p>{now === undefined ? word('notDone.rejected', { topic: name }) : word('notDone.gone', { topic: name, now: everName(now, view, language) })}</p>
      </NotDone>
      {facts.length === 0 ? null : <Section title={word('notDone.entered')}><Facts facts={facts} /></Section>}
      <p>{now === undefined ? <a href={addressOf(ADDRESSES.curation, language)}>{word('notDone.toCuration')}</a> : <a href={topicAt(now, language)}>{word('notDone.toTopic', { topic: everName(now, view, language) })}</a>}</p>
    </>,
    422,
  )
}

const ENTERED: Readonly<Record<string, keyof typeof CURATION_WORDS>> = { nameDe: 'field.nameDe', nameEn: 'field.nameEn', label: 'field.label', into: 'field.into', de: 'field.partDe', en: 'field.partEn', labels: 'field.partLabels' }
