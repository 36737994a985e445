/** “Was braucht uns?”: at most five lines with one button each, so that a Monday begins in a minute. */
import type { App } from '#platform/http'
import { addressOf, ButtonLink, EmptyState, Table, type Site } from '#platform/page'
import { printDay } from '#platform/time'
import type { Language } from '#platform/words'
import type { Actor, OrganisationId } from '#modules/members'
import { askedBy, namesOf, noticesFor, speaker, type NoticesNeeds } from './frame.part.ts'
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
  return (
    <>
      {lines.length === 0 ? <EmptyState title={word('emptyTitle')}>{word('emptyTold')}</EmptyState> : <LineTable lines={lines} language={language} />}
      {more === 0 ? null : <p>{word('more', { count: more })}</p>}
      <p class="soft"><a href={addressOf(ADDRESSES.settings, language)}>{word('toSettings')}</a>{may.readOutbox(actor).ok ? <> · <a href={addressOf(ADDRESSES.outbox, language)}>{word('toOutbox')}</a></> : null}</p>
    </>
  )
}

const LineTable = ({ lines, language }: { readonly lines: readonly Line[]; readonly language: Language }) => {
  const word = speaker(PAGE_WORDS, language)
  return (
    <Table
      caption={word('caption')}
      hidesCaption
      rows={lines}
      columns={[
        { head: word('what'), share: 60, cell: (line) => tellLine(line, language) },
        // A day has no zone: read and printed as UTC it stays the same.
        { head: word('due'), share: 20, isSoft: true, cell: ({ due }) => (due === undefined ? word('dueNone') : printDay(Date.parse(due), language, 'UTC')) },
        { head: word('doing'), share: 20, cell: (line) => <ButtonLink to={line.to[language]} filled={line === lines[0]}>{tellDoing(line, language)}</ButtonLink> },
      ]}
    />
  )
}
