/** The portfolio: the timeline of all plans that a reader may see, and what they come to: by state, cluster and topic, and who works with whom; as pages, pictures and files. */
import type { ComponentChildren } from 'preact'
import { answerFile, readBy, type App, type Door } from '#platform/http'
import { addressOf, ButtonLink, EmptyState, Section, Table, withQuery, type Site } from '#platform/page'
import { paperFile, type Block, type Paper } from '#platform/paper'
import { pngOf, standing } from '#platform/picture-file'
import { must, refuse } from '#platform/result'
import { sheetFile, type Sheet } from '#platform/sheets'
import { printDay } from '#platform/time'
import { printDecimal, say, speaker, type Language } from '#platform/words'
import { fieldHue, nameIn, organisationsById, placements, type OrganisationId } from '#modules/members'
import { readerAt } from './doing.part.ts'
import { standingsOf } from './execution.ts'
import { reportsOf } from './execution-store.ts'
import { Narrowing, periodOf, titleOf } from './list-pages.tsx'
import { surveyOf, type ListFilter } from './list-store.ts'
import type { ProjectsNeeds } from './needs.part.ts'
import { organisationsIn, pairsIn, tallied, type Pair, type Tally } from './portfolio.ts'
import { countedPlans, portfolioOf, type PortfolioPlan } from './portfolio-store.ts'
import { PORTFOLIO_WORDS } from './portfolio-words.ts'
import type { Reader } from './policy.ts'
import { Filter } from './schema.ts'
import { STATES, type ProjectState } from './state.ts'
import { timelinePicture, type TimelineRow } from './timeline.ts'
import { TIMELINE_WORDS } from './timeline-words.ts'
import { ADDRESSES, WORDS } from './words.ts'

/** With more, a narrow screen is better served by the list. */
const MOST_NARROW = 200
const MOST_ROWS = 20

export function hangPortfolio(app: App, site: Site, needs: ProjectsNeeds): void {
  hangTimeline(app, site, needs)
  hangNumbers(app, site, needs)
}

type Asked = { readonly filter: ListFilter; readonly reader: Reader; readonly isNarrowed: boolean }

async function askedOf(door: Door, needs: ProjectsNeeds): Promise<Asked> {
  const { after: _after, before: _before, ...filter } = must(readBy(Filter, door.req.query()))
  return { filter, reader: await readerAt(needs, door), isNarrowed: Object.values(filter).some((one) => one !== undefined) }
}

// ---- The timeline

/** In the reader's language, with what was last said of each milestone. */
async function rowsOf(needs: ProjectsNeeds, plans: readonly PortfolioPlan[], language: Language): Promise<TimelineRow[]> {
  const reports = await reportsOf(needs.db, plans.flatMap(({ id, milestones }) => (milestones.length === 0 ? [] : [id])))
  const today = needs.today()
  return plans.map(({ id, title, state, from, until, leadName, field, milestones }) => ({
    id,
    title: titleOf(title, language),
    lead: leadName.short ?? titleOf(leadName, language),
    ...(field === undefined ? {} : { hue: fieldHue(field) }),
    state,
    ...(from === undefined ? {} : { from }),
    ...(until === undefined ? {} : { until }),
    milestones: standingsOf(milestones, reports.get(id) ?? [], today).flatMap(({ says, isOverdue, expected, reachedOn, due }) => {
      const day = reachedOn ?? expected ?? due
      return day === undefined ? [] : [{ due: day, state: isOverdue ? 'late' : says === 'late' ? 'planned' : says }]
    }),
  }))
}

/** Thousands of addresses a page: written without asking for each. */
const linkTo = (language: Language) => ({ project: ({ id }: TimelineRow): string => `/${language}/${ADDRESSES.project[language].replace(':id', id)}` })

function hangTimeline(app: App, site: Site, needs: ProjectsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('timeline', async (door, { language, show }) => {
    const word = speaker(PORTFOLIO_WORDS, language)
    const { filter, reader, isNarrowed } = await askedOf(door, needs)
    const [all, plans, topics] = await Promise.all([surveyOf(needs.db, reader), portfolioOf(needs.db, reader, filter), needs.topics()])
    if (all.count === 0) return show({ title: word('title'), entry: 'projects' }, <EmptyState title={word('none')}>{word('noneTold')}</EmptyState>)
    const rows = await rowsOf(needs, plans, language)
    const here = addressOf(ADDRESSES.timeline, language)
    const draw = (on: 'wide' | 'narrow'): string => timelinePicture(rows, { id: `timeline-${on}`, language, today: needs.today(), on }, linkTo(language))
    const list = <a href={withQuery(addressOf(ADDRESSES.projects, language), filter)}>{word('asList')}</a>
    return show(
      { title: word('title'), lead: isNarrowed ? word('leadCount', { count: plans.length }) : word('lead'), entry: 'projects' },
      <>
        <Narrowing here={here} language={language} filter={filter} survey={all} topicName={filter.topic === undefined ? undefined : topics.nameOf(filter.topic)?.[language]} isNarrowed={isNarrowed} />
        {rows.length === 0 ? <p>{word('nothing')} <a href={here}>{word('showAll')}</a></p> : (
          <figure class="picture">
            <div class="wide-screens" dangerouslySetInnerHTML={{ __html: draw('wide') }} />
            <div class="narrow-screens">{rows.length > MOST_NARROW ? <p>{word('narrowTold')} {list}</p> : <div dangerouslySetInnerHTML={{ __html: draw('narrow') }} />}</div>
            <figcaption>{say(TIMELINE_WORDS, language, 'reading')} {list}</figcaption>
          </figure>
        )}
        {rows.length === 0 ? null : <div class="actions">{(['svg', 'png'] as const).map((form) => <a key={form} href={withQuery(addressOf(ADDRESSES.timelinePicture, language, { form }), filter)}>{word(form === 'svg' ? 'asSvg' : 'asPng')}</a>)}</div>}
      </>,
    )
  })
  pages.get('timelinePicture', async (door, { language }) => {
    const form = door.req.param('form')
    if (form !== 'svg' && form !== 'png') return must(refuse('missing', 'http.missing'))
    const { filter, reader } = await askedOf(door, needs)
    const rows = await rowsOf(needs, (await portfolioOf(needs.db, reader, filter)).slice(0, form === 'png' ? MOST_NARROW : undefined), language)
    const svg = standing(timelinePicture(rows, { id: 'timeline', language, today: needs.today(), on: 'wide' }, linkTo(language)), new URL(door.req.url).origin)
    const name = `${speaker(PORTFOLIO_WORDS, language)('title')}.${form}`
    return answerFile(door, form === 'svg' ? { content: svg, type: 'image/svg+xml; charset=utf-8', name } : { content: await pngOf(svg), type: 'image/png', name })
  })
}

// ---- The numbers

type Numbers = { readonly states: readonly Tally<ProjectState>[]; readonly clusters: readonly Tally<OrganisationId>[]; readonly topics: readonly Tally<string>[]; readonly pairs: readonly Pair[]; readonly nameOf: (id: OrganisationId) => string; readonly topicName: (id: string) => string; readonly isTopic: (id: string) => boolean; readonly count: number }

/** From what the reader may see, and of nothing else. A cluster counts for itself and for whoever belongs to it. */
async function numbersFor(needs: ProjectsNeeds, { reader, filter }: Asked, language: Language): Promise<Numbers> {
  const [plans, placed, topics] = await Promise.all([countedPlans(needs.db, reader, filter), placements(needs.db, needs.today()), needs.topics()])
  const clusters = tallied(plans, (plan) => organisationsIn(plan).flatMap((id) => placed.get(id)?.clusters ?? []))
  const pairs = pairsIn(plans)
  const named = await organisationsById(needs.db, [...new Set([...clusters.map(({ key }) => key), ...pairs.flatMap(({ organisations }) => organisations)])])
  const states = tallied(plans, ({ state }) => [state])
  return {
    count: plans.length,
    states: STATES.flatMap((state) => states.filter(({ key }) => key === state)),
    clusters,
    topics: tallied(plans, (plan) => plan.topics),
    pairs,
    nameOf: (id) => nameIn(named.get(id) ?? { name: { de: '–' } }, language),
    topicName: (id) => topics.nameOf(id)?.[language] ?? id,
    isTopic: (id) => topics.nameOf(id) !== undefined,
  }
}

function hangNumbers(app: App, site: Site, needs: ProjectsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('numbers', async (door, { language, show }) => {
    const word = speaker(PORTFOLIO_WORDS, language)
    const asked = await askedOf(door, needs)
    const numbers = await numbersFor(needs, asked, language)
    if (numbers.count === 0 && !asked.isNarrowed) return show({ title: word('numbers'), entry: 'projects' }, <EmptyState title={word('none')}>{word('noneTold')}</EmptyState>)
    const list = (filter: ListFilter): string => withQuery(addressOf(ADDRESSES.projects, language), { ...asked.filter, ...filter })
    const file = (form: string): string => withQuery(addressOf(ADDRESSES.numbersFile, language, { form }), asked.filter)
    return show(
      { title: word('numbers'), lead: word('numbersLead'), entry: 'projects', actions: <>{(['xlsx', 'csv', 'pdf'] as const).map((form) => <ButtonLink key={form} to={file(form)}>{word(({ xlsx: 'asExcel', csv: 'asCsv', pdf: 'asPdf' } as const)[form])}</ButtonLink>)}</> },
      <>
        <Section title={word('byState')}><Counted head={word('state')} rows={numbers.states} cell={({ key }) => <a href={list({ state: key })}>{say(WORDS, language, `state.${key}`)}</a>} language={language} /></Section>
        {numbers.clusters.length === 0 ? null : <Section title={word('byCluster')}><p class="soft">{word('overlapTold')}</p><Counted head={word('cluster')} rows={numbers.clusters} cell={({ key }) => <a href={needs.organisationAt(key, language)}>{numbers.nameOf(key)}</a>} language={language} /></Section>}
        {numbers.topics.length === 0 ? null : <Section title={word('byTopic')}><Counted head={word('topic')} rows={numbers.topics} cell={({ key }) => (numbers.isTopic(key) ? <a href={list({ topic: key })}>{numbers.topicName(key)}</a> : key)} language={language} /></Section>}
        <Section title={word('together')}>
          {numbers.pairs.length === 0 ? <p>{word('noPairs')}</p> : (
            <>
              <p class="soft">{word('togetherTold')}</p>
              <Table
                caption={word('together')}
                hidesCaption
                rows={numbers.pairs.slice(0, MOST_ROWS)}
                columns={[
                  { head: word('first'), cell: ({ organisations: [first] }) => <a href={needs.organisationAt(first, language)}>{numbers.nameOf(first)}</a> },
                  { head: word('second'), cell: ({ organisations: [, second] }) => <a href={needs.organisationAt(second, language)}>{numbers.nameOf(second)}</a> },
                  { head: word('count'), isNumber: true, cell: ({ count }) => count },
                ]}
              />
              <More rows={numbers.pairs} language={language} />
            </>
          )}
        </Section>
      </>,
    )
  })
  pages.get('numbersFile', async (door, { language }) => {
    const form = door.req.param('form')
    const asked = await askedOf(door, needs)
    if (form === 'csv' || form === 'xlsx') return answerFile(door, sheetFile(sheetOf(await numbersFor(needs, asked, language), language), form))
    if (form !== 'pdf') return must(refuse('missing', 'http.missing'))
    const [numbers, plans] = await Promise.all([numbersFor(needs, asked, language), portfolioOf(needs.db, asked.reader, asked.filter)])
    return answerFile(door, must(await paperFile(paperOf(needs, numbers, plans, language))))
  })
}

const Counted = <Key extends string>({ head, rows, cell, language }: { readonly head: string; readonly rows: readonly Tally<Key>[]; readonly cell: (row: Tally<Key>) => ComponentChildren; readonly language: Language }) => (
  <>
    <Table caption={head} hidesCaption rows={rows.slice(0, MOST_ROWS)} columns={[{ head, cell }, { head: speaker(PORTFOLIO_WORDS, language)('count'), isNumber: true, cell: ({ count }) => count }]} />
    <More rows={rows} language={language} />
  </>
)

const More = ({ rows, language }: { readonly rows: readonly unknown[]; readonly language: Language }) => (rows.length <= MOST_ROWS ? null : <p class="soft">{speaker(PORTFOLIO_WORDS, language)('more', { count: rows.length - MOST_ROWS })}</p>)

function sheetOf({ states, clusters, topics, pairs, nameOf, topicName }: Numbers, language: Language): Sheet {
  const word = speaker(PORTFOLIO_WORDS, language)
  return {
    name: word('numbers'),
    head: [word('kind'), word('name'), word('count')],
    rows: [
      ...states.map(({ key, count }) => [word('state'), say(WORDS, language, `state.${key}`), String(count)]),
      ...clusters.map(({ key, count }) => [word('cluster'), nameOf(key), String(count)]),
      ...topics.map(({ key, count }) => [word('topic'), topicName(key), String(count)]),
      ...pairs.map(({ organisations: [first, second], count }) => [word('together'), `${nameOf(first)} – ${nameOf(second)}`, String(count)]),
    ],
  }
}

function paperOf(needs: ProjectsNeeds, { states, clusters, topics, pairs, nameOf, topicName }: Numbers, plans: readonly PortfolioPlan[], language: Language): Paper {
  const word = speaker(PORTFOLIO_WORDS, language)
  const madeAt = needs.now()
  const number = (count: number): string => printDecimal(count, language, 0)
  const counted = (heading: string, head: string, rows: readonly (readonly [string, number])[]): readonly Block[] => (rows.length === 0 ? [] : [{ heading, name: head }, { columns: [{ head, share: 80 }, { head: word('count'), share: 20, isNumber: true }], rows: rows.map(([name, count]) => [name, number(count)]) }])
  return {
    title: word('numbers'),
    publisher: needs.alliance[language],
    foot: printDay(madeAt, language, needs.zone),
    language,
    madeAt,
    blocks: [
      { text: needs.alliance[language] },
      ...counted(word('byState'), word('state'), states.map(({ key, count }) => [say(WORDS, language, `state.${key}`), count])),
      ...counted(word('byCluster'), word('cluster'), clusters.map(({ key, count }) => [nameOf(key), count])),
      ...counted(word('byTopic'), word('topic'), topics.map(({ key, count }) => [topicName(key), count])),
      ...counted(word('together'), word('first'), pairs.map(({ organisations: [first, second], count }) => [`${nameOf(first)} – ${nameOf(second)}`, count])),
      { heading: word('count'), name: 'projects' },
      { columns: [{ head: word('count'), share: 46 }, { head: word('first'), share: 24 }, { head: word('state'), share: 12 }, { head: word('title'), share: 18 }], rows: plans.map((plan) => [titleOf(plan.title, language), titleOf(plan.leadName, language), say(WORDS, language, `state.${plan.state}`), periodOf(plan, language)]) },
    ],
  }
}

