/** All calls, what closes first coming first; what one looks for stands in the address. */
import type { App, Door } from '#platform/http'
import { isId } from '#platform/ids'
import { addressOf, Button, ButtonLink, EmptyState, Filters, Leafing, Search, Table, withQuery, type Site } from '#platform/page'
import type { Language } from '#platform/words'
import { resultAudienceOf, type TopicId } from '#modules/topics'
import type { z } from 'zod'
import type { Actor } from '#modules/members'
import { CALL_KINDS, topicsOf, type Call, type CallId } from './call.ts'
import { because, callAt, speaker, tellTime, titleIn, told, topicName, topicsNow, type CallsNeeds, type MapView } from './frame.part.tsx'
import { may } from './policy.ts'
import { CallsQuery } from './schema.ts'
import { countCalls, listCalls, type CallFilter } from './store.ts'
import { ADDRESSES } from './words.ts'

const A_PAGE = 50
const TOPICS_SHOWN = 3

export function hangList(app: App, site: Site, needs: CallsNeeds): void {
  site.pages(app, ADDRESSES).get('calls', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const query = CallsQuery.parse(door.req.query())
    const word = speaker(language)
    const view = await needs.views.of(resultAudienceOf(actor), 'organisations')
    const after = afterIn(door)
    const filter = filterOf(needs, actor, view, query)
    const [calls, count] = await Promise.all([listCalls(needs.db, filter, { limit: A_PAGE + 1, after }), countCalls(needs.db, filter)])
    const here = withQuery(addressOf(ADDRESSES.calls, language), { ...query })
    const last = calls.length > A_PAGE ? calls[A_PAGE - 1] : undefined
    const doings = <Doings needs={needs} actor={actor} language={language} />
    if (calls.length === 0 && after === undefined && Object.values(query).every((value) => value === undefined) && (await countCalls(needs.db, { ...filter, state: undefined })) === 0) return show({ title: word('listTitle'), entry: 'projects' }, <EmptyState title={word('none')} action={doings}>{word('noneTold')}</EmptyState>)
    return show(
      { title: word('listTitle'), lead: word(query.state === undefined ? 'listLead' : 'listLeadState', { count }), entry: 'projects', actions: doings, head: { forms: [{ type: 'text/calendar', says: word('calendar'), to: addressOf(ADDRESSES.calendar, language) }] } },
      <>
        <Narrowing query={query} here={here} actor={actor} view={view} language={language} />
        {calls.length === 0 ? <p>{word('nothing')}</p> : <CallTable calls={calls.slice(0, A_PAGE)} needs={needs} view={view} language={language} />}
        <Leafing previous={after === undefined ? undefined : here} next={last === undefined ? undefined : withQuery(here, { after: last.id })} />
      </>,
    )
  })
}

/** What cannot be read as a place in the list begins it anew. */
function afterIn(door: Door): CallId | undefined {
  const after = door.req.query('after') ?? ''
  return isId<'call'>(after) ? after : undefined
}

type Query = z.output<typeof CallsQuery>

/** What the address asks for, of what this actor may read. */
export function filterOf({ today }: Pick<CallsNeeds, 'today'>, actor: Actor, view: MapView, { kind, state, topic, text }: Query): CallFilter {
  const now = topic === undefined ? undefined : (view.vocabulary.topicNow(topic) ?? topic)
  return { isInside: may.readInside(actor), today: today(), kind, state: state === 'all' ? undefined : (state ?? 'current'), text, topics: now === undefined ? undefined : [now, ...belowIn(view, now)] }
}

/** A broader topic stands for the narrower ones. */
const belowIn = (view: MapView, topic: TopicId): TopicId[] => [...view.concepts.keys()].filter((one) => view.above(one).includes(topic))

const Narrowing = ({ query: { kind, state, topic, text }, here, actor, view, language }: { readonly query: Query; readonly here: string; readonly actor: Actor; readonly view: MapView; readonly language: Language }) => {
  const word = speaker(language)
  const states = [undefined, 'open', 'coming', 'closed', ...(may.enter(actor).ok ? (['withdrawn'] as const) : [])] as const
  return (
    <>
      <Filters label={word('filterState')} filters={states.map((one) => ({ label: one === undefined ? word('current') : told(`state.${one}`, language), to: withQuery(here, { state: one }), isOn: state === one }))} />
      <Filters label={word('filterKind')} filters={[undefined, ...CALL_KINDS].map((one) => ({ label: one === undefined ? word('everyKind') : told(`kind.${one}`, language), to: withQuery(here, { kind: one }), isOn: kind === one }))} />
      <Search label={word('search')} name="text" value={text ?? ''} to={addressOf(ADDRESSES.calls, language)} kept={{ kind, state, topic }} />
      {topic === undefined ? null : <p>{word('aboutTopic', { topic: topicName(view, topic, language) })} · <a href={withQuery(here, { topic: undefined })}>{word('withoutTopic')}</a></p>}
    </>
  )
}

const CallTable = ({ calls, needs, view, language }: { readonly calls: readonly Call[]; readonly needs: CallsNeeds; readonly view: MapView; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Table
      caption={word('calls')}
      hidesCaption
      rows={calls}
      columns={[
        {
          head: word('call'),
          cell: (call) => {
            const { title, language: spoken } = titleIn(call, language)
            return <><a href={callAt(call.id, language)} lang={spoken}>{title}</a><br /><span class="soft small">{told(`kind.${call.kind}`, language)}{call.audience === 'alliance' ? ` · ${told('audience.alliance', language)}` : ''}</span></>
          },
        },
        { head: word('deadline'), cell: (call) => tellTime(call, needs.today(), language) },
        { head: word('topics'), isSoft: true, cell: (call) => namesIn(view, call, language) },
      ]}
    />
  )
}

function namesIn(view: MapView, call: Call, language: Language): string {
  const names = topicsNow(view, topicsOf(call)).map((topic) => topicName(view, topic, language))
  return names.length > TOPICS_SHOWN + 1 ? speaker(language)('andMore', { topics: names.slice(0, TOPICS_SHOWN).join(', '), count: names.length - TOPICS_SHOWN }) : names.join(', ') || '–'
}

/** Entering, or why not. */
const Doings = ({ needs, actor, language }: { readonly needs: CallsNeeds; readonly actor: Actor; readonly language: Language }) => {
  const word = speaker(language)
  const no = because(needs, may.enter(actor), language)
  return (
    <>
      {no === undefined ? <><ButtonLink to={addressOf(ADDRESSES.newCall, language)} filled>{word('newCall')}</ButtonLink><ButtonLink to={addressOf(ADDRESSES.importing, language)}>{word('import')}</ButtonLink></> : <Button because={no}>{word('newCall')}</Button>}
      {may.tendFeeds(actor).ok ? <ButtonLink to={addressOf(ADDRESSES.feeds, language)}>{word('feeds')}</ButtonLink> : null}
      <ButtonLink to={addressOf(ADDRESSES.calendars, language)}>{word('calendar')}</ButtonLink>
    </>
  )
}
