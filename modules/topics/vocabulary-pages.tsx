/** The vocabulary: what ships, what the alliance changed, all of it as a tree, and as files for other tools. */
import { z } from 'zod'
import { exportVocabulary, nameOf, shippedVocabulary, type Concept, type VocabularyFormat } from '#engine'
import { answerFile, type App } from '#platform/http'
import { addressOf, Facts, Searching, Section, withQuery, type Here, type Site } from '#platform/page'
import { must, refuse } from '#platform/result'
import { printDecimal, speaker, type Language } from '#platform/words'
import { ADDRESSES } from './addresses.ts'
import { CURATION_WORDS } from './curation-words.ts'
import { withBroader } from './curating.part.tsx'
import { topicAt, viewFor, type TopicsNeeds } from './frame.part.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { labelsOf, topicsCalled } from './topic-search.ts'
import type { MapView } from './view-store.ts'
import { countLabels, differenceOf, hierarchyOf, VOCABULARY_FORMS, type Difference, type Hierarchy } from './vocabulary.ts'

const Query = z.object({ text: z.string().trim().min(1).max(200).optional().catch(undefined), only: z.enum(['own']).optional().catch(undefined) })

const isForm = (form: string): form is VocabularyFormat => Object.hasOwn(VOCABULARY_FORMS, form)

export function hangVocabulary(app: App, site: Site, needs: TopicsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('vocabulary', async (door, here) => vocabularyPage(here, await viewFor(needs, await needs.actorOf(door)), Query.parse(door.req.query()).text))
  pages.get('vocabularyFile', async (door, { language }) => {
    const asked = door.req.param('form') ?? ''
    const format = isForm(asked) ? asked : must(refuse('missing', 'http.missing'))
    const { type, ending } = VOCABULARY_FORMS[format]
    const { vocabulary } = (await viewFor(needs, await needs.actorOf(door))).vocabulary
    const { only } = Query.parse(door.req.query())
    const difference = only === undefined ? undefined : differenceOf(shippedVocabulary(), vocabulary)
    const concepts = difference === undefined ? vocabulary.concepts : [...difference.added, ...difference.changed]
    return answerFile(door, { content: exportVocabulary({ ...vocabulary, concepts }, format), type: `${type}; charset=utf-8`, name: `${ADDRESSES.vocabulary[language]}${only === undefined ? '' : `-${only}`}.${ending}` })
  })
}

const MOST_FOUND = 50

function vocabularyPage({ language, show }: Here, view: MapView, text: string | undefined): Response {
  const word = speaker(CURATION_WORDS, language)
  const { vocabulary } = view.vocabulary
  const difference = differenceOf(shippedVocabulary(), vocabulary)
  const hierarchy = hierarchyOf(vocabulary, language)
  const facts = { count: vocabulary.concepts.length, tops: hierarchy.tops.length, own: difference.added.length }
  const found = text === undefined ? undefined : topicsCalled(text, vocabulary.concepts, language)
  return show(
    { title: word('vocabulary.title'), lead: word(facts.own === 0 ? 'vocabulary.lead' : 'vocabulary.lead.changed', facts), entry: 'intersections', beside: <Beside view={view} difference={difference} language={language} /> },
    <>
      <form class="narrowing" method="get" action={addressOf(ADDRESSES.vocabulary, language)}>
        <Searching name="text" label={word('vocabulary.search')} text={text} />
        <div class="actions">
          <button class="button">{word('topics.apply')}</button>
          {text === undefined ? null : <a href={addressOf(ADDRESSES.vocabulary, language)}>{speaker(PAGE_WORDS, language)('map.filter.clear')}</a>}
        </div>
      </form>
      {found === undefined ? <Section title={word('vocabulary.tree')}><Branch concepts={hierarchy.tops} hierarchy={hierarchy} above={[]} language={language} /></Section> : <Found found={found} view={view} language={language} />}
    </>,
  )
}

const Found = ({ found, view, language }: { readonly found: readonly Concept[]; readonly view: MapView; readonly language: Language }) => {
  const word = speaker(CURATION_WORDS, language)
  return (
    <Section title={word('vocabulary.found', { count: found.length })}>
      {found.length > MOST_FOUND ? <p class="soft">{word('vocabulary.more', { count: MOST_FOUND })}</p> : null}
      <ul class="tree">
        {found.slice(0, MOST_FOUND).map((concept) => (
          <li key={concept.id}><a href={topicAt(concept.id, language)}>{withBroader(concept, view, language)}</a> <span class="soft small">{labelsOf(concept).slice(0, 6).join(', ')}</span></li>
        ))}
      </ul>
    </Section>
  )
}

type BranchNeeds = { readonly concepts: readonly Concept[]; readonly hierarchy: Hierarchy; readonly above: readonly string[]; readonly language: Language }

/** What stands on one level, each with what is below it folded in. A topic below two others stands twice. */
const Branch = ({ concepts, hierarchy, above, language }: BranchNeeds) => (
  <ul class="tree">
    {concepts.map((concept) => {
      const below = above.includes(concept.id) ? [] : hierarchy.below(concept.id)
      const link = <a href={topicAt(concept.id, language)}>{nameOf(concept, language)}</a>
      if (below.length === 0) return <li key={concept.id}>{link}</li>
      return (
        <li key={concept.id}>
          <details>
            <summary>{nameOf(concept, language)} <span class="soft small">({below.length})</span></summary>
            <p>{link}</p>
            <Branch concepts={below} hierarchy={hierarchy} above={[...above, concept.id]} language={language} />
          </details>
        </li>
      )
    })}
  </ul>
)

const Beside = ({ view, difference, language }: { readonly view: MapView; readonly difference: Difference; readonly language: Language }) => {
  const word = speaker(CURATION_WORDS, language)
  const { vocabulary } = view.vocabulary
  const changed = difference.added.length + difference.changed.length
  const files = (only: 'own' | undefined) => Object.entries(VOCABULARY_FORMS).map(([form, { name }], at) => <span key={form}>{at > 0 ? ' · ' : ''}<a href={withQuery(addressOf(ADDRESSES.vocabularyFile, language, { form }), { only })}>{name}</a></span>)
  const links = (concepts: readonly Concept[]) => concepts.slice(0, 20).map((one, at) => <span key={one.id}>{at > 0 ? ', ' : ''}<a href={topicAt(one.id, language)}>{nameOf(one, language)}</a></span>)
  return (
    <Facts
      facts={[
        { name: word('vocabulary.shipped'), value: printDecimal(shippedVocabulary().concepts.length, language, 0) },
        ...(difference.added.length === 0 ? [] : [{ name: `${word('vocabulary.added')} (${difference.added.length})`, value: links(difference.added) }]),
        ...(difference.changed.length === 0 ? [] : [{ name: `${word('vocabulary.changed')} (${difference.changed.length})`, value: links(difference.changed) }]),
        ...(difference.gone.length === 0 ? [] : [{ name: word('vocabulary.gone'), value: difference.gone.slice(0, 20).map((one) => nameOf(one, language)).join(', ') }]),
        { name: word('vocabulary.labels'), value: word('vocabulary.of', { de: countLabels(vocabulary, 'de'), en: countLabels(vocabulary, 'en') }) },
        { name: word('vocabulary.export'), value: <>{word('vocabulary.exportTold')}<br />{word('vocabulary.all')}: {files(undefined)}{changed === 0 ? null : <><br />{word('vocabulary.own')}: {files('own')}</>}</> },
        { name: word('curation.title'), value: <a href={addressOf(ADDRESSES.curation, language)}>{word('curation.terms')}</a> },
      ]}
    />
  )
}
