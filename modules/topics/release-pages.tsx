/** Releasing websites: all that wait for the word of an organisation or its cluster, as ticks; all or none without a script. */
import { transact } from '#platform/database'
import { readBy, readForm, type App } from '#platform/http'
import { record } from '#platform/live'
import { Actions, addressOf, Button, ButtonLink, EmptyState, Notice, type Here, type Site } from '#platform/page'
import { must, refuse } from '#platform/result'
import { now } from '#platform/runtime'
import type { Language } from '#platform/words'
import type { Actor, OrganisationId } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { organisationIn, shortName, speaker, type TopicsNeeds } from './frame.part.tsx'
import { computeLater } from './jobs.ts'
import { may } from './policy.ts'
import { Released } from './schema.ts'
import { SOURCE_WORDS } from './source-words.ts'
import { broughtFor, sourceAt, viewOf } from './source.part.tsx'
import { Ticks } from './ticks.part.tsx'
import { openTo, type Source } from './source.ts'
import { listSources, saveSource } from './store.ts'
import type { MapView } from './view-store.ts'

/** More are released in two goes. */
const MOST = 3_000

export function hangRelease(app: App, site: Site, needs: TopicsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('release', async (door, here) => releasePage(here, needs, await needs.actorOf(door), {}))
  pages.post('release', async (door, here) => {
    const actor = await needs.actorOf(door)
    const { did, tick } = must(readBy(Released, must(await readForm(door))))
    if (did !== 'release') return releasePage(here, needs, actor, { ticked: did })
    return releasePage(here, needs, actor, { done: await releaseAll(needs, actor, new Set(tick)) })
  })
}

/** The organisations for which this actor releases: itself and, a cluster, its members. */
async function ownersFor(needs: TopicsNeeds, actor: Actor): Promise<OrganisationId[]> {
  if (actor.as === 'outside') return must(refuse('unknown-person', 'actor.outside'))
  if (actor.as === 'curator') return must(refuse('forbidden', 'source.mayNotRelease'))
  return (await broughtFor(needs, actor, 'de')).map(({ id }) => id)
}

const waitingFor = (db: TopicsNeeds['db'], actor: Actor, organisations: readonly OrganisationId[]): Promise<Source[]> => listSources(db, actor, { organisations, unconfirmed: true, state: 'profiled' }, { most: MOST })

/** Releases those of the ticked ones that wait; what was released meanwhile stays so. Out: how many. */
async function releaseAll(needs: TopicsNeeds, actor: Actor, ticked: ReadonlySet<string>): Promise<number> {
  const organisations = await ownersFor(needs, actor)
  return transact(needs.db, async (tx) => {
    const waiting = (await waitingFor(tx, actor, organisations)).filter(({ id }) => ticked.has(id))
    for (const source of waiting) {
      // All of them are its own or its members'.
      const by = must(may.open(actor, source, 'public', [actor.as === 'organisation' ? actor.organisation : source.organisations[0]].flatMap((id) => id ?? [])))
      must(await saveSource(tx, must(openTo(source, 'public', { by, at: now() }, source.version)), source))
      await record(tx, { kind: 'source.audience', about: source.id })
    }
    if (waiting.length > 0) await computeLater(tx)
    return waiting.length
  })
}

async function releasePage({ language, show }: Here, needs: TopicsNeeds, actor: Actor, { ticked = 'none', done }: { readonly ticked?: 'all' | 'none'; readonly done?: number }): Promise<Response> {
  const word = speaker(SOURCE_WORDS, language)
  const sources = await waitingFor(needs.db, actor, await ownersFor(needs, actor))
  const view = await viewOf(needs, actor)
  const told = done === undefined ? null : <Notice kind="done" title={word('release.done', { count: done })} />
  if (sources.length === 0) return show({ title: word('release.title'), entry: 'intersections' }, <>{told}<EmptyState title={word('release.none')} action={<ButtonLink to={addressOf(ADDRESSES.sources, language)}>{word('sources.all')}</ButtonLink>}>{word('release.noneTold')}</EmptyState></>)
  return show(
    { title: word('release.title'), lead: word('release.lead', { count: sources.length }), entry: 'intersections' },
    <>
      {told}
      <Releasing sources={sources} ticked={ticked} view={view} language={language} />
    </>,
  )
}

const Releasing = ({ sources, ticked, view, language }: { readonly sources: readonly Source[]; readonly ticked: 'all' | 'none'; readonly view: MapView; readonly language: Language }) => {
  const word = speaker(SOURCE_WORDS, language)
  return (
    <form class="ticks" method="post">
      <Actions>
        <Button filled name="did" value="release">{word('release.do')}</Button>
        <Button name="did" value="all">{word('tick.all')}</Button>
        <Button name="did" value="none">{word('tick.none')}</Button>
      </Actions>
      <Ticks
        caption={word('release.chosen')}
        head={[word('column.organisation'), word('column.source')]}
        rows={sources.map(({ id, title, organisations }) => ({ value: id, isOn: ticked === 'all', label: organisations.map((one) => shortName(organisationIn(view, one), language)).join(', '), cells: [<a key={id} href={sourceAt(id, language)}>{title}</a>] }))}
      />
    </form>
  )
}
