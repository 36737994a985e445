/** Releasing websites: all that wait for the word of an organisation or its cluster, as ticks; all or none without a script. */
import { readBy, readForm, type App } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, EmptyState, Notice, type Here, type Site } from '#platform/page'
import { must } from '#platform/result'
import { speaker, type Language } from '#platform/words'
import type { Actor } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { organisationIn, shortName, type TopicsNeeds } from './frame.part.tsx'
import { releaseNow, waitingFor } from './releasing.part.ts'
import { Released } from './schema.ts'
import { SOURCE_WORDS } from './source-words.ts'
import { sourceAt, viewOf } from './source.part.tsx'
import { Ticks } from './ticks.part.tsx'
import type { Source } from './source.ts'
import type { MapView } from './view-store.ts'

export function hangRelease(app: App, site: Site, needs: TopicsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('release', async (door, here) => releasePage(here, needs, await needs.actorOf(door), {}))
  pages.post('release', async (door, here) => {
    const actor = await needs.actorOf(door)
    const { did, tick } = must(readBy(Released, must(await readForm(door))))
    if (did !== 'release') return releasePage(here, needs, actor, { ticked: did })
    return releasePage(here, needs, actor, { done: (await releaseNow(needs, actor, tick)).length })
  })
}

async function releasePage({ language, show }: Here, needs: TopicsNeeds, actor: Actor, { ticked = 'none', done }: { readonly ticked?: 'all' | 'none'; readonly done?: number }): Promise<Response> {
  const word = speaker(SOURCE_WORDS, language)
  const sources = await waitingFor(needs, actor)
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
