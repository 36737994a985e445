/** The REST of topics, acts of curation, found terms, and the vocabulary as SKOS. */
import { z } from 'zod'
import { exportVocabulary, type VocabularyFormat } from '#engine'
import { answerByContent, answerFile, describe, leafOf, readBy, readJson, tagged, type App } from '#platform/http'
import { onceFor } from '#platform/once'
import { must, refuse } from '#platform/result'
import { remembered } from './computation.ts'
import { historyOf } from './curate.ts'
import { listActs } from './curation-store.ts'
import { actsFor, inForce, type Curated, type CuratedVocabulary } from './curation.ts'
import { curateNow } from './doing.part.ts'
import { foundTerms } from './found-terms.ts'
import { viewFor, type TopicsNeeds } from './frame.part.tsx'
import { MapQuery } from './map-schema.ts'
import { may } from './policy.ts'
import { listTermSources } from './term-store.ts'
import { topicsCalled } from './topic-search.ts'
import { VOCABULARY_FORMS } from './vocabulary.ts'
import { ActIn, actOf, ActOut, ActQuery, ActsOut, presentAct, presentTerm, presentTopic, presentTopicWhole, TermsOut, TopicQuery, TopicsOut, TopicWhole, VocabularyQuery } from './vocabulary-schema.ts'

const TOPICS = '/api/v1/topics'
const ACTS = '/api/v1/acts'

export function hangVocabularyApi(app: App, needs: TopicsNeeds): void {
  hangTopics(app, needs)
  hangActs(app, needs)
  hangVocabulary(app, needs)
}

function hangTopics(app: App, needs: TopicsNeeds): void {
  describe({ method: 'get', path: TOPICS, summary: { de: 'Themen des Vokabulars, alle oder die einer Bezeichnung', en: 'Topics of the vocabulary, all or those of a label' }, query: TopicQuery, answers: { 200: TopicsOut } })
  app.get(TOPICS, async (door) => {
    const { text, after, limit } = must(readBy(TopicQuery, door.req.query()))
    const view = await viewFor(needs, await needs.actorOf(door))
    const found = text === undefined ? [...view.concepts.values()].filter(({ id }) => after === undefined || id > after).toSorted((a, b) => (a.id < b.id ? -1 : 1)) : topicsCalled(text, view.concepts.values(), door.var.language)
    // By what it is called the best come first: the next leaf begins after one that must still be among them.
    const begin = text === undefined || after === undefined ? 0 : found.findIndex(({ id }) => id === after) + 1
    if (text !== undefined && after !== undefined && begin === 0) must(refuse('missing', 'curation.noTopic', { topic: after.slice(0, 80) }))
    const { rows, next } = leafOf(door, found.slice(begin), limit, ({ id }) => id)
    return door.json({ topics: rows.map((concept) => presentTopic(concept, view)), next } satisfies z.input<typeof TopicsOut>)
  })

  describe({ method: 'get', path: `${TOPICS}/:id`, summary: { de: 'Ein Thema: wer daran arbeitet, wer es sucht, wo es geteilt wird, wie die Allianz es geändert hat', en: 'One topic: who works on it, who seeks it, where it is shared, what curation made of it' }, query: MapQuery, answers: { 200: TopicWhole, 301: null, 304: null }, isTagged: true })
  app.get(`${TOPICS}/:id`, async (door) => {
    const { level } = must(readBy(MapQuery, door.req.query()))
    const view = await viewFor(needs, await needs.actorOf(door), level)
    const id = door.req.param('id')
    const topicNow = view.vocabulary.topicNow(id)
    const concept = view.concepts.get(topicNow ?? '') ?? must(refuse('missing', 'curation.noTopic', { topic: id.slice(0, 80) }))
    if (topicNow !== id) return door.redirect(`${TOPICS}/${encodeURIComponent(concept.id)}`, 301)
    return answerByContent(door, presentTopicWhole(concept, view, actsFor(view, historyOf(id, view.acts)), countingOf(view.acts)))
  })
}

const countingOf = (acts: readonly Curated[]): ReadonlySet<number> => new Set(inForce(acts).map(({ version }) => version))

function hangActs(app: App, needs: TopicsNeeds): void {
  describe({ method: 'get', path: ACTS, summary: { de: 'Eingriffe der Themenpflege, der älteste zuerst', en: 'Acts of curation, the oldest first' }, query: ActQuery, answers: { 200: ActsOut } })
  app.get(ACTS, async (door) => {
    const { after, limit } = must(readBy(ActQuery, door.req.query()))
    const view = await viewFor(needs, await needs.actorOf(door))
    const counting = countingOf(view.acts)
    const { rows, next } = leafOf(door, actsFor(view).filter(({ version }) => version > after), limit, ({ version }) => String(version))
    return door.json({ version: view.acts.length, acts: rows.map((one) => presentAct(one, counting, view)), next } satisfies z.input<typeof ActsOut>)
  })

  describe({ method: 'post', path: ACTS, summary: { de: 'Ein Eingriff der Themenpflege; wer denselben Themen zuvorkam, wird genannt', en: 'An act of curation; who was first on the same topics is named' }, body: ActIn, answers: { 201: ActOut } })
  app.post(ACTS, async (door) => {
    const actor = await needs.actorOf(door)
    const { act, seen } = must(await readJson(door, ActIn))
    const done = await curateNow(needs, actor, actOf(act), seen)
    const counting = countingOf(await listActs(needs.db))
    return door.json(presentAct(done, counting, await viewFor(needs, actor)) satisfies z.input<typeof ActOut>, 201)
  })

  const terms = '/api/v1/found-terms'
  describe({ method: 'get', path: terms, summary: { de: 'Fundbegriffe, die noch kein Thema benennt (Geschäftsstelle und Moderation)', en: 'Found terms that no topic names yet (office and moderators)' }, answers: { 200: TermsOut } })
  app.get(terms, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.curate(actor))
    const { vocabulary } = await viewFor(needs, actor)
    return door.json({ terms: foundTerms(await listTermSources(needs.db), vocabulary).map(presentTerm) } satisfies z.input<typeof TermsOut>)
  })
}

/** Written anew only when the vocabulary is another. */
const writtenOf = onceFor((vocabulary: CuratedVocabulary['vocabulary']) => remembered((format: VocabularyFormat) => exportVocabulary(vocabulary, format)))

function hangVocabulary(app: App, needs: TopicsNeeds): void {
  const path = '/api/v1/vocabulary'
  describe({ method: 'get', path, summary: { de: 'Das Vokabular der Allianz als SKOS', en: 'The vocabulary of the alliance as SKOS' }, query: VocabularyQuery, answers: { 200: z.string(), 304: null }, media: Object.values(VOCABULARY_FORMS).map(({ type }) => type), isTagged: true })
  app.get(path, async (door) => {
    const { format } = must(readBy(VocabularyQuery, door.req.query()))
    const { vocabulary: { vocabulary, version } } = await viewFor(needs, await needs.actorOf(door))
    const known = tagged(door, `${version}.${format}`)
    if (known !== undefined) return known
    const { type, ending } = VOCABULARY_FORMS[format]
    return answerFile(door, { content: writtenOf(vocabulary)(format), type: `${type}; charset=utf-8`, name: `vocabulary.${ending}` })
  })
}
