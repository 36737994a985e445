/** How this is computed: the method for whoever works with the map, with its limits, its measured figures, and the state it stands at. */
import type { ComponentChildren } from 'preact'
import type { App } from '#platform/http'
import { addressOf, Section, Table, type Site } from '#platform/page'
import { printDay } from '#platform/time'
import { printDecimal, speaker, type Language } from '#platform/words'
import { ADDRESSES } from './addresses.ts'
import { CURATION_WORDS } from './curation-words.ts'
import { viewFor, type TopicsNeeds } from './frame.part.tsx'
import { FIGURES, METHOD_WORDS, QUESTIONS, type Question } from './method-words.ts'
import { PAGE_WORDS } from './page-words.ts'
import type { MapView } from './view-store.ts'

export function hangMethod(app: App, site: Site, needs: TopicsNeeds): void {
  site.pages(app, ADDRESSES).get('method', async (door, { language, show }) => {
    const view = await viewFor(needs, await needs.actorOf(door))
    const say = speaker(METHOD_WORDS, language)
    const page = { title: say('title'), lead: say('lead'), entry: 'intersections' } as const
    return show(page, QUESTIONS.map((question) => <Section key={question} title={say(`q.${question}`)}><Answer question={question} view={view} zone={needs.zone} language={language} /></Section>))
  })
}

type AnswerNeeds = { readonly question: Question; readonly view: MapView; readonly zone: string; readonly language: Language }

const Answer = ({ question, view, zone, language }: AnswerNeeds): ComponentChildren => {
  const say = speaker(METHOD_WORDS, language)
  const paragraphs = Object.keys(METHOD_WORDS).filter((key): key is keyof typeof METHOD_WORDS => new RegExp(`^${question}\\.\\d$`).test(key)).map((key) => <p key={key}>{say(key)}</p>)
  if (question === 'topics') return <>{paragraphs}<p><a href={addressOf(ADDRESSES.vocabulary, language)}>{speaker(CURATION_WORDS, language)('vocabulary.title')}</a> · <a href={addressOf(ADDRESSES.curationHistory, language)}>{speaker(CURATION_WORDS, language)('history.title')}</a></p></>
  if (question === 'potential') return <>{paragraphs.slice(0, 1)}<Parts language={language} />{paragraphs.slice(1)}</>
  if (question === 'measured') return <>{paragraphs}<Figures language={language} /></>
  return question === 'state' ? <p>{stateTold(view, zone, language)}</p> : <>{paragraphs}</>
}

/** The engine's parts and standings, as its own file on potential has them. */
const PARTS = [['surprise', 'validated'], ['emergence', 'validated'], ['novelty', 'literature'], ['fit', 'literature'], ['complementarity', 'opinion'], ['evidence', 'opinion']] as const

const Parts = ({ language }: { readonly language: Language }) => {
  const say = speaker(METHOD_WORDS, language)
  const word = speaker(PAGE_WORDS, language)
  return (
    <Table
      caption={say('q.potential')}
      hidesCaption
      rows={PARTS}
      columns={[
        { head: say('column.part'), cell: ([part]) => word(`part.${part}`) },
        { head: say('column.says'), cell: ([part]) => say(`part.${part}`) },
        { head: say('column.standing'), cell: ([, standing]) => word(`standing.${standing}`) },
      ]}
    />
  )
}

const Figures = ({ language }: { readonly language: Language }) => {
  const say = speaker(METHOD_WORDS, language)
  return (
    <Table
      caption={say('measured.caption')}
      hidesCaption
      rows={FIGURES}
      columns={[
        { head: say('column.figure'), cell: ({ word }) => say(word) },
        { head: say('column.value'), isNumber: true, cell: ({ value }) => printDecimal(Number(value), language, 2, 2) },
      ]}
    />
  )
}

function stateTold({ engine, at, map }: MapView, zone: string, language: Language): string {
  const say = speaker(METHOD_WORDS, language)
  if (engine === '') return say('state.none')
  return say('state.1', { day: printDay(at, language, zone), engine, members: say('state.members', { count: map.members.length }), tested: map.tested, found: map.found.length })
}
