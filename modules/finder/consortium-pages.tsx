/** “Wer deckt das gemeinsam ab?”: a call or topics, and the smallest sets of organisations that cover them. Everything asked stands in the address, so that it can be sent to somebody. */
import type { Consortia, Consortium } from '#engine/consortium'
import { nameIn, shortNameIn, type OrganisationId } from '#modules/members'
import { describe, readBy, type App, type Door } from '#platform/http'
import { Actions, addressOf, ButtonLink, Notice, Picker, Section, Table, type Site } from '#platform/page'
import { must } from '#platform/result'
import { COLLATORS, speaker as speakerOf, type Language } from '#platform/words'
import { seekConsortia, type Sought } from './consortium-finding.part.ts'
import { CONSORTIUM_WORDS } from './consortium-words.ts'
import { speaker, topicName, type CallSought, type FinderNeeds } from './frame.part.tsx'
import { strengthOf } from './partner.ts'
import { may } from './policy.ts'
import { ConsortiaOut, ConsortiumQuery } from './schema.ts'
import { ADDRESSES } from './words.ts'

/** What a request takes in at once, and how long its title may be. */
const MOST_IN_REQUEST = 12
const TITLE = 160
/** Of names that no topic has. */
const MOST_UNKNOWN = 10
const LONGEST_NAME = 80

const sent = (door: Door) => ({ ...door.req.query(), with: door.req.queries('with') ?? [], without: door.req.queries('without') ?? [] })

const wordsOf = (language: Language) => speakerOf(CONSORTIUM_WORDS, language)

export function hangConsortia(app: App, site: Site, needs: FinderNeeds): void {
  site.pages(app, ADDRESSES).get('consortium', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    must(may.seekConsortia(actor))
    const query = ConsortiumQuery.parse(sent(door))
    const [sought, calls] = await Promise.all([seekConsortia(needs, actor, query), needs.openCalls(actor)])
    const { call, found, wanted } = sought
    const word = wordsOf(language)
    const isAsked = query.call !== undefined || (query.topics ?? '') !== ''
    // Whoever has asked for nothing yet has done nothing wrong.
    const refusal = found.ok || !isAsked || found.refusal.reason === 'consortium.nothing' ? undefined : found.refusal
    const sets = found.ok ? found.value.sets.length : 0
    return show(
      { title: word('title'), lead: sets === 0 ? word('leadAsk') : word('leadSets', { count: sets, topics: wanted.topics.length }), entry: 'projects' },
      <>
        {refusal === undefined ? null : <Notice kind="wrong" title={word('refused')}><p>{needs.sentence(refusal, language)}</p></Notice>}
        {refusal === undefined ? <Remarks sought={sought} language={language} /> : null}
        <Asking sought={sought} typed={query.topics} calls={call === undefined || calls.some(({ id }) => id === call.id) || !call.mayBeSought.ok ? calls : [call, ...calls]} language={language} />
        {found.ok ? <Answer sought={sought} found={found.value} needs={needs} language={language} /> : null}
      </>,
      refusal === undefined ? 200 : 422,
    )
  })

  describe({ method: 'get', path: '/api/v1/consortia', summary: { de: 'Die kleinsten Zusammenstellungen von Organisationen, die einen Förderaufruf oder Themen abdecken; für Ausschreibungen nie', en: 'The smallest sets of organisations that cover a funding call or topics; never for a tender' }, query: ConsortiumQuery, answers: { 200: ConsortiaOut } })
  app.get('/api/v1/consortia', async (door) => {
    const actor = await needs.actorOf(door)
    must(may.seekConsortia(actor))
    const { wanted, unknown, isPassedOver, candidates, found } = await seekConsortia(needs, actor, must(readBy(ConsortiumQuery, sent(door))))
    const { sets, ...told } = must(found)
    const words = wordsBy(candidates)
    return door.json({ topics: wanted.topics, unknown, isPassedOver, ...told, sets: sets.map(({ members, clusters, covers }) => ({ members, clusters, covers: covers.map(({ competence, by }) => ({ topic: competence, by: by.map(({ id }) => ({ organisation: id, strength: words(id, competence) })) })) })) })
  })
}

/** How well supported somebody is on a topic, in the words of the pages of topics. */
function wordsBy(candidates: Sought['candidates']) {
  const byId = new Map<string, Sought['candidates'][number]>(candidates.map((one) => [one.id, one]))
  return (id: string, topic: string) => strengthOf(byId.get(id)?.shown.get(topic) ?? { strength: 0, units: 0 })
}

type Said = { readonly sought: Sought; readonly language: Language }

/** What of it could not be taken as it was asked. */
const Remarks = ({ sought: { call, unknown, isPassedOver, wanted }, language }: Said) => {
  const word = wordsOf(language)
  const names = unknown.slice(0, MOST_UNKNOWN).map((name) => word('unknownName', { name: name.slice(0, LONGEST_NAME) })).join(', ')
  return (
    <>
      {unknown.length === 0 ? null : <Notice kind="wrong" title={word('unknown', { names })}><p>{word('unknownTold')}</p></Notice>}
      {isPassedOver ? <Notice title={word('passedOver')}><p>{word('passedOverTold')}</p></Notice> : null}
      {call === undefined || wanted.topics.length > 0 ? null : <Notice title={word('callNoTopics')}><p>{word('callNoTopicsTold')}</p></Notice>}
    </>
  )
}

const Asking = ({ sought: { call, wanted, candidates, view, found }, typed, calls, language }: Said & { readonly typed: string | undefined; readonly calls: readonly CallSought[] }) => {
  const word = wordsOf(language)
  const here = addressOf(ADDRESSES.consortium, language)
  const nameFor = (id: OrganisationId): string => {
    const known = view.organisations.get(id)
    return known === undefined ? id : nameIn(known.organisation, language)
  }
  const options = (some: Sought['candidates']): (readonly [string, string])[] => some.map(({ id }) => [id, nameFor(id)] as const).toSorted(([, a], [, b]) => COLLATORS[language].compare(a, b))
  const isChosen = (id: string): boolean => wanted.required.includes(id) || wanted.excluded.includes(id)
  const open = candidates.filter(({ id }) => !isChosen(id))
  return (
    <form class="entry" method="get" action={here}>
      <div class="field">
        <label for="consortium-call">{word('call')}</label>
        <select id="consortium-call" name="call">
          <option value="">{word('noCall')}</option>
          {calls.map(({ id, title }) => <option key={id} value={id} selected={id === call?.id}>{title(language)}</option>)}
        </select>
      </div>
      <div class="field">
        <label for="consortium-topics">{word('topics')}</label>
        <span class="hint" id="consortium-topics-hint">{word('topicsHint')}</span>
        <textarea id="consortium-topics" name="topics" rows={4} aria-describedby="consortium-topics-hint" value={typed ?? ''} />
      </div>
      <div class="narrowing">
        <label class="check"><input type="checkbox" name="balance" value="yes" checked={wanted.isBalanced} /><span>{word('balance')}</span></label>
        {candidates.filter(({ id }) => wanted.required.includes(id)).map(({ id }) => <label key={id} class="check"><input type="checkbox" name="with" value={id} checked /><span>{word('withOne', { name: nameFor(id) })}</span></label>)}
        {candidates.filter(({ id }) => wanted.excluded.includes(id) && !wanted.required.includes(id)).map(({ id }) => <label key={id} class="check"><input type="checkbox" name="without" value={id} checked /><span>{word('withoutOne', { name: nameFor(id) })}</span></label>)}
        {!found.ok ? null : <Picker name="with" label={word('with')} any={word('nobody')} chosen={undefined} options={options(open)} />}
        {!found.ok ? null : <Picker name="without" label={word('without')} any={word('nobody')} chosen={undefined} options={options(open.filter(({ shown }) => shown.size > 0))} />}
        <div class="actions">
          <button class="button filled">{word('seek')}</button>
          {!found.ok ? null : <a href={here}>{word('clear')}</a>}
        </div>
      </div>
    </form>
  )
}

type Answered = Said & { readonly found: Consortia; readonly needs: FinderNeeds }

const Answer = ({ sought, found, needs, language }: Answered) => {
  const word = wordsOf(language)
  const { sets, isExact, isSmallest } = found
  return (
    <>
      {sets.length > 0 ? <p>{word(isExact ? 'exact' : isSmallest ? 'smallest' : 'unproven')}</p> : sought.wanted.topics.length > 0 ? <p>{word('none')}</p> : null}
      {sets.map((set, at) => <SetShown key={at} set={set} number={at + 1} sought={sought} needs={needs} language={language} />)}
      {found.uncovered.length === 0 ? null : <Uncovered topics={found.uncovered} sought={sought} needs={needs} language={language} />}
    </>
  )
}

type SetNeeds = Said & { readonly set: Consortium; readonly number: number; readonly needs: FinderNeeds }

const SetShown = ({ set: { members, covers, clusters }, number, sought: { view, candidates }, needs, language }: SetNeeds) => {
  const word = wordsOf(language)
  const strengthWord = speaker(language)
  const strength = wordsBy(candidates)
  const known = new Map<string, Sought['candidates'][number]>(candidates.map((one) => [one.id, one]))
  const linked = (id: string) => {
    const organisation = known.get(id) === undefined ? undefined : view.organisations.get(id as OrganisationId)?.organisation // a candidate's
    return organisation === undefined ? null : <a href={needs.organisationAt(organisation.id, language)}>{shortNameIn(organisation, language)}</a>
  }
  const title = word('set', { number, count: members.length })
  return (
    <Section title={title}>
      <p>{members.map((id, at) => <span key={id}>{at === 0 ? '' : ' · '}{linked(id)}</span>)}{clusters === 0 ? null : <span class="soft"> ({word('fromClusters', { count: clusters })})</span>}</p>
      {covers.length === 0 ? null : (
        <Table
          caption={title}
          hidesCaption
          rows={covers}
          columns={[
            { head: word('competence'), cell: ({ competence }) => <a href={needs.topicAt(competence, language)}>{topicName(view, competence, language)}</a> },
            { head: word('by'), cell: ({ competence, by }) => by.map(({ id }, at) => <span key={id}>{at === 0 ? '' : ' · '}{linked(id)}: {strengthWord(`strength.${strength(id, competence)}`)}</span>) },
          ]}
        />
      )}
    </Section>
  )
}

const Uncovered = ({ topics, sought: { view, call }, needs, language }: Said & { readonly topics: readonly string[]; readonly needs: FinderNeeds }) => {
  const word = wordsOf(language)
  const named = topics.map((topic) => ({ topic, name: topicName(view, topic, language) })).toSorted((a, b) => COLLATORS[language].compare(a.name, b.name))
  const titled = (some: readonly typeof named[number][]): string => word('requestTitle', { topics: some.map(({ name }) => name).join(', ') }).slice(0, TITLE)
  return (
    <Section title={word('uncovered')}>
      <p>{word('uncoveredTold')}</p>
      <ul class="plain">{named.map((one) => <li key={one.topic}><a href={needs.topicAt(one.topic, language)}>{one.name}</a> · <a href={needs.newRequestAt(language, { topics: [one.topic], title: titled([one]) })}>{word('seekOne', { topic: one.name })}</a></li>)}</ul>
      {named.length < 2 || named.length > MOST_IN_REQUEST ? null : <Actions><ButtonLink to={needs.newRequestAt(language, { topics: named.map(({ topic }) => topic), title: call?.title(language).slice(0, TITLE) ?? titled(named) })}>{word('seekAll')}</ButtonLink></Actions>}
    </Section>
  )
}
