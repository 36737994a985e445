/** “Was wartet auf uns?”: at most five lines with one button each, so that a Monday begins in a minute. */
import type { App } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, EmptyState, type Site } from '#platform/page'
import { tellDay } from '#platform/time'
import { speaker, type Language } from '#platform/words'
import type { Actor, OrganisationId } from '#modules/members'
import { askedBy, namesOf, noticesFor, type NoticesNeeds } from './frame.part.ts'
import { linesOf, type Line, type Lines } from './notice.ts'
import { may } from './policy.ts'
import { tellDoing, tellLine } from './telling.ts'
import { ADDRESSES, PAGE_WORDS, WORDS } from './words.ts'

export function hangNoticeList(app: App, site: Site, needs: NoticesNeeds): void {
  site.pages(app, ADDRESSES).get('notices', async (door, { language, show }) => {
    const word = speaker(PAGE_WORDS, language)
    const actor = await needs.actorOf(door)
    const page = { title: word('title'), entry: 'overview' as const }
    if (!may.read(actor).ok) return show(page, <EmptyState title={word('outsideTitle')}>{speaker(WORDS, language)('actor.outside')}</EmptyState>)
    const told = linesOf(await noticesFor(needs, askedBy(actor, needs.today())))
    const count = told.more + told.lines.reduce((sum, line) => sum + line.count, 0)
    const lead = word(count === 0 ? 'leadNone' : 'lead', { name: await whose(needs, actor, language), count })
    return show({ ...page, lead, live: needs.hears.join(' ') }, <Told told={told} actor={actor} language={language} />)
  })
}

async function whose({ db }: NoticesNeeds, actor: Actor, language: Language): Promise<string> {
  if (actor.as !== 'organisation') return speaker(PAGE_WORDS, language)('alliance')
  const id: OrganisationId = actor.organisation
  return (await namesOf(db, [id], language))(id)
}

const Told = ({ told: { lines, more }, actor, language }: { readonly told: Lines; readonly actor: Actor; readonly language: Language }) => {
  const word = speaker(PAGE_WORDS, language)
  const because = may.set(actor).ok ? undefined : speaker(WORDS, language)('notices.noPerson')
  return (
    <>
      {lines.length === 0 ? <EmptyState title={word('emptyTitle')}>{word('emptyTold')}</EmptyState> : <LineList lines={lines} language={language} />}
      {more === 0 ? null : <p>{word('more', { count: more })}</p>}
      <Actions>
        {because === undefined ? <ButtonLink to={addressOf(ADDRESSES.settings, language)}>{word('toSettings')}</ButtonLink> : <Button because={because}>{word('toSettings')}</Button>}
        {may.readOutbox(actor).ok ? <ButtonLink to={addressOf(ADDRESSES.outbox, language)}>{word('toOutbox')}</ButtonLink> : null}
      </Actions>
    </>
  )
}

const LineList = ({ lines, language }: { readonly lines: readonly Line[]; readonly language: Language }) => (
  <ol class="todo">
    {lines.map((line) => (
      <li key={line.kind}>
        <div>
          <p><strong>{tellLine(line, language)}</strong></p>
          {line.due === undefined ? null : <p class="soft">{speaker(PAGE_WORDS, language)('due', { day: tellDay(line.due, language) })}</p>}
        </div>
        <ButtonLink to={line.to[language]} filled={line === lines[0]}>{tellDoing(line, language)}</ButtonLink>
      </li>
    ))}
  </ol>
)
