/** Deadlines as calendars to subscribe to: one for everybody, and one of each member organisation behind a secret address, with what only the alliance reads. */
import type { App, Door } from '#platform/http'
import { calendarOf } from '#platform/calendar-file'
import { transact } from '#platform/database'
import { Actions, addressOf, Button, Form, Notice, Section, type Here, type Site } from '#platform/page'
import { hashOfLink, newPrivateLink } from '#platform/private-link'
import { must, refuse } from '#platform/result'
import { printDay } from '#platform/time'
import type { Language } from '#platform/words'
import { placements, type Actor } from '#modules/members'
import { calendarOwner, renewCalendar, renewedAt } from './calendar-store.ts'
import { callAt, speaker, type CallsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import { listCalls } from './store.ts'
import { readIn } from './twin.ts'
import { ADDRESSES } from './words.ts'

const MOST = 500

export function hangCalendars(app: App, site: Site, needs: CallsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const page = async (door: Door, { language, show }: Here, made?: string): Promise<Response> => {
    const word = speaker(language)
    const actor = await needs.actorOf(door)
    const organisation = may.subscribe(actor)
    const since = organisation.ok ? await renewedAt(needs.db, organisation.value) : undefined
    const open = needs.origin() + addressOf(ADDRESSES.calendar, language)
    return show(
      { title: word('calendarTitle'), lead: word('calendarLead'), above: <a href={addressOf(ADDRESSES.calls, language)}>{word('calls')}</a>, entry: 'projects' },
      <>
        {made === undefined ? null : <Notice kind="done" title={word('calendarNew')}><p><code>{made}</code></p><p>{word('calendarNewTold')}</p></Notice>}
        <Section title={word('calendarPublic')}><p>{word('calendarPublicTold')}</p><p><a href={open}>{open}</a></p></Section>
        <Section title={word('calendarOwn')}>
          <p>{word('calendarOwnTold')}</p>
          {since === undefined ? null : <p class="soft">{word('calendarSince', { day: printDay(since, language, needs.zone) })} {word('calendarRenewTold')}</p>}
          {organisation.ok ? <Form><Actions><Button>{word(since === undefined ? 'calendarMake' : 'calendarRenew')}</Button></Actions></Form> : <Actions><Button because={needs.sentence(organisation.refusal, language)}>{word('calendarMake')}</Button></Actions>}
        </Section>
      </>,
    )
  }
  pages.get('calendars', (door, here) => page(door, here))
  pages.post('calendars', async (door, here) => {
    door.header('Cache-Control', 'no-store')
    return page(door, here, await renew(needs, await needs.actorOf(door), here.language))
  })
  pages.get('calendar', (door, { language }) => calendar(door, needs, false, language))
  pages.get('ownCalendar', async (door, { language }) => {
    const owner = await calendarOwner(needs.db, hashOfLink(door.req.param('link') ?? ''))
    // Who left the alliance reads no more of it.
    const isInside = owner !== undefined && (await placements(needs.db, needs.today(), [owner])).get(owner)?.standing === 'member'
    if (!isInside) must(refuse('missing', 'calendar.none'))
    return calendar(door, needs, true, language)
  })
}

/** A new secret address; the one before leads nowhere. */
export async function renew(needs: CallsNeeds, actor: Actor, language: Language): Promise<string> {
  const organisation = must(may.subscribe(actor))
  const { link, hash } = newPrivateLink()
  await transact(needs.db, (tx) => renewCalendar(tx, organisation, hash, needs.now()))
  return needs.origin() + addressOf(ADDRESSES.ownCalendar, language, { link })
}

/** The deadlines of calls that are not over, a whole day each. */
async function calendar(door: Door, needs: CallsNeeds, isInside: boolean, language: Language): Promise<Response> {
  const [word, origin] = [speaker(language), needs.origin()]
  const calls = await listCalls(needs.db, { isInside, today: needs.today(), state: 'current' }, { limit: MOST })
  const entries = calls.flatMap((call) => {
    if (call.closes === undefined) return []
    const { twin } = readIn(call.twins, language)
    return [{ id: call.id, version: call.version, changedAt: call.changedAt, starts: `${call.closes}T00:00`, ends: `${call.closes}T00:00`, zone: needs.zone, isWholeDay: true, title: word('calendarEntry', { title: twin.title }), text: [twin.text.slice(0, 1_000), call.link ?? ''].filter((part) => part !== '').join('\n\n'), address: origin + callAt(call.id, language) }]
  })
  return door.body(calendarOf({ name: word('calendarName', { alliance: needs.alliance[language] }), host: new URL(origin).hostname, entries }), 200, { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': isInside ? 'private, max-age=300' : 'public, max-age=300' })
}
