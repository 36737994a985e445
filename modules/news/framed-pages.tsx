/** Pages for other people's websites: the next events, and the members. They run no script, ask nothing, set no cookie, and say only what everybody may read; no other page of the house may stand in a frame. */
import type { App } from '#platform/http'
import type { Site } from '#platform/page'
import { COLLATORS } from '#platform/words'
import { nameIn, organisationsById, placements } from '#modules/members'
import { namesFor, originOf, PublicationList, wordsFor, type NewsNeeds } from './frame.part.tsx'
import { listEvents } from './store.ts'
import { ADDRESSES } from './words.ts'

const MOST_EVENTS = 20
const MOST_MEMBERS = 300

export function hangFrames(app: App, site: Site, needs: NewsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('framedEvents', async (door, { language, showBare }) => {
    const now = needs.now()
    const events = await listEvents(needs.db, now, { limit: MOST_EVENTS })
    const word = wordsFor(language)
    return showBare(
      word('events'),
      <>
        <h1>{word('events')}</h1>
        {events.length === 0 ? <p>{word('leadNothing')}</p> : <PublicationList publications={events} names={await namesFor(needs, events, language)} language={language} zone={needs.zone} now={now} origin={originOf(needs, door)} />}
      </>,
    )
  })
  pages.get('framedMembers', async (door, { language, showBare }) => {
    const [known, standing] = await Promise.all([organisationsById(needs.db), placements(needs.db, needs.today())])
    const members = [...known.values()].filter(({ id, audience }) => audience === 'public' && standing.get(id)?.standing === 'member')
    const listed = members.toSorted((a, b) => Number(b.kind === 'cluster') - Number(a.kind === 'cluster') || COLLATORS[language].compare(nameIn(a, language), nameIn(b, language))).slice(0, MOST_MEMBERS)
    const word = wordsFor(language)
    return showBare(
      word('framedMembers'),
      <>
        <h1>{word('framedMembers')}</h1>
        {listed.length === 0 ? <p>{word('noneYet')}</p> : <ul class="plain">{listed.map((one) => <li key={one.id}><a href={originOf(needs, door) + needs.organisationAt(one.id, language)} target="_blank" rel="noopener">{nameIn(one, language)}</a>{one.place === undefined ? '' : `, ${one.place}`}</li>)}</ul>}
      </>,
    )
  })
}
