/** Sources: what the map rests on, by pages; and one of them: how far its reading is, what it shows, who may read it. */
import { goOn, idAt, readBy, readForm, type App, type Door } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, EmptyState, Facts, Form, Notice, OutLink, Picker, Progress, Section, withQuery, type Here, type Site } from '#platform/page'
import { must, refuse } from '#platform/result'
import { speaker, type Language } from '#platform/words'
import { nameIn, type Actor, type OrganisationId } from '#modules/members'
import { AUDIENCES, isWider, type Audience } from './audience.ts'
import { ADDRESSES } from './addresses.ts'
import { hangBringing } from './bring-pages.tsx'
import { canBeReadAgain, changeAudienceNow, clustersOf, readAgainNow, removeNow, sourceFor } from './doing.part.ts'
import { organisationIn, topicAt, topicName, type TopicsNeeds } from './frame.part.tsx'
import type { ProfiledTopic, TextPart } from './kept-profile.ts'
import { may } from './policy.ts'
import { hangRelease } from './release-pages.tsx'
import { Doing, SourceQuery } from './schema.ts'
import { SOURCE_WORDS } from './source-words.ts'
import { because, broughtFor, Owners, sentenceOf, Shown, signedTold, sourceAt, SourceTable, stateTold, viewOf, weightWord } from './source.part.tsx'
import { SOURCE_KINDS, SOURCE_STATES, type Source, type SourceId } from './source.ts'
import { countSources, evidenceOf, findProfile, findText, listSources, pagesRead, type SourceEvidence } from './store.ts'
import type { MapView } from './view-store.ts'
import { WORDS } from './words.ts'

const PAGE = 50

export function hangSources(app: App, site: Site, needs: TopicsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('sources', async (door, here) => listPage(door, here, needs))
  // Before the page of one: their words are no ids.
  hangBringing(app, site, needs)
  hangRelease(app, site, needs)
  pages.get('source', async (door, here) => onePage(door, here, needs))
  pages.post('source', async (door, { language }) => {
    const { did, version } = must(readBy(Doing, must(await readForm(door))))
    const actor = await needs.actorOf(door)
    const id = idIn(door)
    if (did === 'remove') {
      await removeNow(needs, actor, id, version)
      return goOn(door, addressOf(ADDRESSES.sources, language))
    }
    await (did === 'ask' ? readAgainNow(needs, actor, id) : changeAudienceNow(needs, actor, id, did, version))
    return goOn(door, sourceAt(id, language))
  })
  pages.get('sourceText', async (door, here) => textPage(door, here, needs))
}

const idIn = (door: Door): SourceId => idAt(door, 'source.none')

// ---- The list

async function listPage(door: Door, { language, show }: Here, needs: TopicsNeeds): Promise<Response> {
  const word = speaker(SOURCE_WORDS, language)
  const query = SourceQuery.parse(door.req.query())
  const { before, ...filter } = query
  const actor = await needs.actorOf(door)
  const [view, found, counts, everything, bringing] = await Promise.all([viewOf(needs, actor), listSources(needs.db, actor, filter, { before, most: PAGE + 1 }), countSources(needs.db, actor, { organisation: filter.organisation }), countSources(needs.db, actor, {}), broughtFor(needs, actor, language)])
  const { profiled, refused } = counts
  const open = counts.waiting + counts.read
  const address = withQuery(addressOf(ADDRESSES.sources, language), filter)
  const of = filter.organisation === undefined ? undefined : organisationIn(view, filter.organisation)
  const isNarrowed = [filter.state, filter.kind, filter.organisation].some((one) => one !== undefined)
  const isEmpty = Object.values(everything).every((count) => count === 0)
  const page = { title: of === undefined ? word('sources.title') : word('sources.of', { name: nameIn(of, language) }), lead: isEmpty ? word('sources.leadNone') : [word('sources.lead', { profiled }), ...(open === 0 ? [] : [word('sources.leadOpen', { open })]), ...(refused === 0 ? [] : [word('sources.leadRefused', { refused })])].join(' '), actions: <Doings actor={actor} isFilled={!isEmpty} language={language} />, entry: 'intersections', live: 'source.brought source.read source.profiled source.refused source.audience source.asked' } as const
  if (isEmpty) return show(page, <EmptyState title={word('sources.empty')} action={actor.as === 'outside' ? null : <ButtonLink to={addressOf(ADDRESSES.newSource, language)} filled>{word('sources.bring')}</ButtonLink>}>{word('sources.emptyTold')}</EmptyState>)
  const last = found.length > PAGE ? found[PAGE - 1] : undefined
  return show(
    page,
    <>
      {open === 0 ? null : <div><Progress label={word('sources.waiting', { done: profiled + refused, of: profiled + refused + open })} done={profiled + refused} of={profiled + refused + open} /> <a href={address}>{word('reload')}</a></div>}
      <form class="narrowing" method="get" action={addressOf(ADDRESSES.sources, language)}>
        <Picker name="state" label={word('sources.byState')} any={word('all')} chosen={filter.state} options={SOURCE_STATES.map((state) => [state, speaker(WORDS, language)(`state.${state}`)] as const)} />
        <Picker name="kind" label={word('sources.byKind')} any={word('all')} chosen={filter.kind} options={SOURCE_KINDS.map((kind) => [kind, speaker(WORDS, language)(`kind.${kind}`)] as const)} />
        {bringing.length < 2 || bringing.length > MOST_CHOICES ? filter.organisation === undefined ? null : <input type="hidden" name="organisation" value={filter.organisation} /> : <Picker name="organisation" label={word('column.organisation')} any={word('all')} chosen={filter.organisation} options={bringing.map((one) => [one.id, nameIn(one, language)] as const)} />}
        <div class="actions">
          <button class="button">{word('sources.apply')}</button>
          {isNarrowed ? <a href={addressOf(ADDRESSES.sources, language)}>{word('sources.all')}</a> : null}
        </div>
      </form>
      {found.length === 0 ? <p>{word('sources.none')}</p> : <SourceTable sources={found.slice(0, PAGE)} view={view} organisationAt={needs.organisationAt} language={language} isOfOne={of !== undefined} />}
      {before === undefined && last === undefined ? null : (
        <nav class="pages" aria-label={word('sources')}>
          {before === undefined ? null : <a href={address}>{word('sources.newest')}</a>}
          {last === undefined ? null : <a href={withQuery(address, { before: last.id })} rel="next">{word('sources.older')}</a>}
        </nav>
      )}
    </>,
  )
}

/** A longer list of names is searched, not leafed through. */
const MOST_CHOICES = 200

const Doings = ({ actor, isFilled, language }: { readonly actor: Actor; readonly isFilled: boolean; readonly language: Language }) => {
  const word = speaker(SOURCE_WORDS, language)
  if (actor.as === 'outside') return <Button because={sentenceOf({ reason: 'actor.outside', facts: {} }, language)}>{word('sources.bring')}</Button>
  return (
    <>
      {isFilled ? <ButtonLink to={addressOf(ADDRESSES.newSource, language)} filled>{word('sources.bring')}</ButtonLink> : null}
      <ButtonLink to={addressOf(ADDRESSES.memberLists, language)}>{word('sources.list')}</ButtonLink>
      {actor.as === 'organisation' ? <ButtonLink to={addressOf(ADDRESSES.release, language)}>{word('sources.release')}</ButtonLink> : null}
    </>
  )
}

// ---- One source

async function onePage(door: Door, { language, show }: Here, needs: TopicsNeeds): Promise<Response> {
  const word = speaker(SOURCE_WORDS, language)
  const actor = await needs.actorOf(door)
  const source = must(await sourceFor(needs.db, actor, idIn(door)))
  const [view, clusters] = await Promise.all([viewOf(needs, actor), clustersOf(needs, source.organisations)])
  const profile = source.hash === undefined || source.profiledWith === undefined ? undefined : await findProfile(needs.db, source.hash, source.profiledWith)
  const topics = shownTopics(profile?.topics ?? [], view)
  const [has, seeks, parts, read] = await Promise.all([
    evidenceOf(needs.db, [source.id], topics.has.flatMap(({ from }) => from), ['has'], 1),
    evidenceOf(needs.db, [source.id], topics.seeks.flatMap(({ from }) => from), ['seeks'], 1),
    source.kind === 'web' && source.hash !== undefined ? findText(needs.db, source.hash).then((text) => text?.parts ?? []) : [],
    source.kind === 'web' && source.state === 'waiting' ? pagesRead(needs.db, source.id) : undefined,
  ])
  const page = { title: source.title, above: `${word('source')} · ${stateTold(source, language)}`, lead: leadOf(source, topics, read?.pages, language), entry: 'intersections', live: 'source.progress source.read source.profiled source.refused source.audience source.asked topics.curated', beside: <Beside source={source} view={view} needs={needs} language={language} /> } as const
  return show(
    page,
    <>
      {source.state === 'waiting' || source.state === 'read' ? <Reading read={read} address={sourceAt(source.id, language)} language={language} /> : null}
      {source.refusal === undefined ? null : <Notice kind="wrong" title={word('source.refused')}><p>{sentenceOf(source.refusal, language)}</p><p>{word('source.refusedNow')}</p></Notice>}
      {source.unconfirmed ? <Notice title={word('source.unconfirmed')}><p>{word('source.unconfirmedTold')}</p></Notice> : null}
      <TopicsShown title={word('source.topics')} told={word('source.topicsTold')} topics={topics.has} rows={has} parts={parts} source={source} view={view} language={language} />
      <TopicsShown title={word('source.needs')} topics={topics.seeks} rows={seeks} parts={parts} source={source} view={view} language={language} />
      {parts.length === 0 ? null : (
        <Section title={word('source.parts')}>
          <ul>{parts.map(({ address, title }) => <li key={address}><OutLink to={address}>{title === '' ? address : title}</OutLink></li>)}</ul>
        </Section>
      )}
      {source.hash === undefined ? null : <Whole source={source} actor={actor} language={language} />}
      <Changing source={source} actor={actor} clusters={clusters} language={language} />
    </>,
  )
}

type ShownTopic = { readonly topic: string; readonly weight: number; /** As they were called when the text was read. */ readonly from: readonly string[] }
type ShownTopics = { readonly has: readonly ShownTopic[]; readonly seeks: readonly ShownTopic[] }

/** The topics of a profile as curation has them now, the clearest first. */
function shownTopics(topics: readonly ProfiledTopic[], { vocabulary }: MapView): ShownTopics {
  const of = (stance: ProfiledTopic['stance']): ShownTopic[] => {
    const byTopic = Map.groupBy(topics.filter((one) => one.stance === stance), ({ topic }) => vocabulary.topicNow(topic))
    return [...byTopic].flatMap(([topic, some]) => (topic === undefined ? [] : [{ topic, weight: Math.max(...some.map(({ weight }) => weight)), from: some.map((one) => one.topic) }])).toSorted((a, b) => b.weight - a.weight || (a.topic < b.topic ? -1 : 1))
  }
  return { has: of('has'), seeks: of('seeks') }
}

function leadOf({ state }: Source, { has, seeks }: ShownTopics, pages: number | undefined, language: Language): string {
  const word = speaker(SOURCE_WORDS, language)
  if (state === 'waiting') return pages === undefined ? word('source.lead.waiting') : word('source.lead.reading', { pages })
  if (state !== 'profiled') return word(`source.lead.${state}`)
  return has.length + seeks.length === 0 ? word('source.lead.nothing') : word(seeks.length === 0 ? 'source.lead.topics' : 'source.lead.profiled', { topics: has.length, needs: seeks.length })
}

const Reading = ({ read, address, language }: { readonly read: { readonly pages: number; readonly waiting: number } | undefined; readonly address: string; readonly language: Language }) => {
  const word = speaker(SOURCE_WORDS, language)
  return (
    <div>
      {read === undefined ? null : <Progress label={word('source.pages', read)} done={read.pages} of={read.pages + read.waiting} />}
      <a href={address}>{word('reload')}</a>
    </div>
  )
}

const Beside = ({ source, view, needs, language }: { readonly source: Source; readonly view: MapView; readonly needs: TopicsNeeds; readonly language: Language }) => {
  const word = speaker(SOURCE_WORDS, language)
  const { address, file, language: of, released } = source
  return (
    <Facts
      facts={[
        { name: word('fact.organisations'), value: <Owners source={source} view={view} organisationAt={needs.organisationAt} language={language} /> },
        { name: word('fact.kind'), value: speaker(WORDS, language)(`kind.${source.kind}`) },
        ...(address === undefined ? [] : [{ name: word('fact.address'), value: <OutLink to={address}>{address}</OutLink> }]),
        ...(file === undefined ? [] : [{ name: word('fact.file'), value: file.name }]),
        ...(of === undefined ? [] : [{ name: word('fact.language'), value: word(`language.${of}`) }]),
        { name: word('fact.audience'), value: speaker(WORDS, language)(`audience.${source.audience}`) },
        { name: word('fact.state'), value: stateTold(source, language) },
        { name: word('fact.brought'), value: signedTold(source.brought, view, needs.zone, language) },
        ...(released === undefined ? [] : [{ name: word('fact.released'), value: signedTold(released, view, needs.zone, language) }]),
      ]}
    />
  )
}

type TopicsShownNeeds = { readonly title: string; readonly told?: string; readonly topics: readonly ShownTopic[]; readonly rows: readonly SourceEvidence[]; readonly parts: readonly TextPart[]; readonly source: Source; readonly view: MapView; readonly language: Language }

const TopicsShown = ({ title, told, topics, rows, parts, source, view, language }: TopicsShownNeeds) => {
  const owner = source.organisations[0] === undefined ? undefined : organisationIn(view, source.organisations[0])
  if (topics.length === 0) return null
  return (
    <Section title={title}>
      {told === undefined ? null : <p class="soft">{told}</p>}
      <ul class="shown">
        {topics.map(({ topic, weight, from }) => {
          const row = rows.find((one) => from.includes(one.topic))
          return (
            <li key={topic}>
              <details>
                <summary>{topicName(view, topic, language)}</summary>
                {row === undefined ? null : <Shown row={row} parts={parts} owner={owner} />}
                <p><a href={topicAt(topic, language)}>{topicName(view, topic, language)}</a></p>
              </details>
              <span class="soft">{weightWord(weight, language)}</span>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

const Whole = ({ source, actor, language }: { readonly source: Source; readonly actor: Actor; readonly language: Language }) => {
  const word = speaker(SOURCE_WORDS, language)
  const allowed = may.readWhole(actor, source)
  return (
    <Section title={word('source.whole')}>
      <p>{allowed.ok ? <a href={addressOf(ADDRESSES.sourceText, language, { id: source.id })}>{word('source.wholeRead')}</a> : <span class="soft">{sentenceOf(allowed.refusal, language)}</span>}</p>
    </Section>
  )
}

/** The whole text, for those who may read it whole. */
async function textPage(door: Door, { language, show }: Here, needs: TopicsNeeds): Promise<Response> {
  const word = speaker(SOURCE_WORDS, language)
  const actor = await needs.actorOf(door)
  const source = must(may.readWhole(actor, must(await sourceFor(needs.db, actor, idIn(door)))))
  const text = source.hash === undefined ? undefined : await findText(needs.db, source.hash)
  if (text === undefined) return must(refuse('conflict', 'source.notRead', { title: source.title }))
  return show(
    { title: source.title, above: word('source.whole'), lead: word('source.wholeLead'), entry: 'intersections', actions: <ButtonLink to={sourceAt(source.id, language)}>{word('source.back')}</ButtonLink> },
    <div class="serif whole" lang={source.language}>{text.text.split(/\n{2,}/).map((block, at) => <p key={at}>{block}</p>)}</div>,
  )
}

// ---- What is done with it

const Changing = ({ source, actor, clusters, language }: { readonly source: Source; readonly actor: Actor; readonly clusters: readonly OrganisationId[]; readonly language: Language }) => {
  const word = speaker(SOURCE_WORDS, language)
  const version = <input type="hidden" name="version" value={source.version} />
  const noRemoving = because(may.remove(actor, source, clusters), language)
  const change = (to: Audience) => (isWider(source.audience, to) ? may.open : may.close)(actor, source, to, clusters)
  const changes = AUDIENCES.filter((to) => to !== source.audience && (to !== 'sealed' || change(to).ok))
  return (
    <Section title={word('source.do')}>
      <div class="doings">
        <Form id="audience">
          {version}
          <Actions>
            {canBeReadAgain(source) ? <Button name="did" value="ask" because={because(may.ask(actor, source, clusters), language)}>{word('source.ask')}</Button> : null}
            {changes.map((to) => <Button key={to} name="did" value={to} filled={source.unconfirmed && to === 'public'} because={because(change(to), language)}>{toldChange(source.audience, to, language)}</Button>)}
          </Actions>
        </Form>
        {noRemoving === undefined ? (
          <details class="doing">
            <summary class="button">{word('source.remove')}</summary>
            <Form id="remove">
              {version}
              <p>{source.organisations.length > 1 ? `${word('source.removeShared')} ` : ''}{word('source.removeTold')}</p>
              <Actions><Button name="did" value="remove">{word('source.removeDo')}</Button></Actions>
            </Form>
          </details>
        ) : (
          <Actions><Button because={noRemoving}>{word('source.remove')}</Button></Actions>
        )}
      </div>
      {canBeReadAgain(source) ? <p class="soft small">{word('source.askTold')}</p> : null}
    </Section>
  )
}

function toldChange(from: Audience, to: Audience, language: Language): string {
  const word = speaker(SOURCE_WORDS, language)
  if (to === 'public') return word('source.to.public')
  return to === 'sealed' ? word('source.back.sealed') : word(isWider(from, to) ? 'source.to.alliance' : 'source.back.alliance')
}
