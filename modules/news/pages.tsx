/** The pages of news: what is new and next, one of each, the calendar as a list. Writing, registering, feeds, frames and the newsletter are in the files beside. */
import { type App, type Door } from '#platform/http'
import { isId } from '#platform/ids'
import { htmlOf } from '#platform/markdown'
import { addressOf, Button, ButtonLink, EmptyState, Facts, Leafing, Notice, OutLink, Prose, Section, withQuery, type Page, type Site } from '#platform/page'
import { must, refuse, type Result } from '#platform/result'
import { printDay, type Instant } from '#platform/time'
import { TWIN_WORDS } from '#platform/twins'
import { say, type Language } from '#platform/words'
import type { Actor } from '#modules/members'
import { findReadable, publisherOf } from './change-store.ts'
import { hangEditing, Publishing } from './editor-pages.tsx'
import { isOpen, tellTime } from './event.ts'
import { hangFeeds } from './feed-pages.tsx'
import { hangFrames } from './framed-pages.tsx'
import { because, namesFor, originOf, PublicationList, publicationIn, wordsFor, type NewsNeeds } from './frame.part.tsx'
import { headOf } from './head.part.ts'
import { hangNewsletter } from './newsletter-pages.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { may } from './policy.ts'
import { kindOf, stateOf, type Image, type Kind, type Publication, type PublicationId } from './publication.ts'
import { hangRegistered } from './registered-pages.tsx'
import { hangRegistering } from './registration-pages.tsx'
import { talliesOf } from './registration-store.ts'
import { listEvents, listNews, listUnpublished, showing } from './store.ts'
import { readIn } from './twin.ts'
import { ADDRESSES, WORDS } from './words.ts'

export type { Mail, NewsNeeds } from './frame.part.tsx'

/** What this module refuses, in both languages. */
export const NEWS_WORDS = WORDS

/** What stands beneath the menu on the pages of news. */
export const NEWS_AROUND = (['news', 'events', 'newsletter'] as const).map((page) => ({ says: PAGE_WORDS[page], to: { de: addressOf(ADDRESSES[page], 'de'), en: addressOf(ADDRESSES[page], 'en') } }))

/** Where an event is, for who names one. */
export const eventAt = (id: string, language: Language): string => addressOf(ADDRESSES.oneEvent, language, { id })

const LEAF = 20
const NEXT_EVENTS = 5
const MOST_DRAFTS = 50

export function hangNews(app: App, site: Site, needs: NewsNeeds): void {
  hangFeeds(app, site, needs)
  hangLists(app, site, needs)
  hangEditing(app, site, needs)
  hangOne(app, site, needs)
  hangRegistering(app, site, needs)
  hangRegistered(app, site, needs)
  hangNewsletter(app, site, needs)
  hangFrames(app, site, needs)
}

function hangLists(app: App, site: Site, needs: NewsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('news', async (door, { language, show }) => {
    const [actor, now] = [await needs.actorOf(door), needs.now()]
    const word = wordsFor(language)
    const after = leafAfter(door)
    const [news, events, drafts] = await Promise.all([listNews(needs.db, now, { limit: LEAF + 1, after }), listEvents(needs.db, now, { limit: NEXT_EVENTS }), unpublishedFor(needs, actor, now)])
    const shown = { names: await namesFor(needs, [...news, ...events, ...drafts], language), language, zone: needs.zone, now }
    const [next] = events
    const last = news.length > LEAF ? news[LEAF - 1] : undefined
    return show(
      {
        title: word('news'),
        lead: next?.event === undefined ? word('leadNothing') : word('leadNext', { title: readIn(next.twins, language).twin.title, time: tellTime(next.event, language, needs.zone) }),
        entry: 'news',
        actions: <Writing needs={needs} actor={actor} kind="news" language={language} />,
        beside: <Subscribing language={language} />,
        head: { description: word('emptyTold'), forms: formsIn(language) },
      },
      <>
        {drafts.length === 0 ? null : <Section title={word('unpublished')}><PublicationList {...shown} publications={drafts} /></Section>}
        {news.length === 0 ? <EmptyState title={word('emptyTitle')}>{word('emptyTold')}</EmptyState> : <Section title={word('latestNews')}><PublicationList {...shown} publications={news.slice(0, LEAF)} /></Section>}
        <Leafing previous={after === undefined ? undefined : addressOf(ADDRESSES.news, language)} next={last === undefined ? undefined : withQuery(addressOf(ADDRESSES.news, language), { after: last.id })} />
        {events.length === 0 ? null : <Section title={word('nextEvents')}><PublicationList {...shown} publications={events} /><p><a href={addressOf(ADDRESSES.events, language)}>{word('allEvents')}</a></p></Section>}
      </>,
    )
  })

  pages.get('events', async (door, { language, show }) => {
    const [actor, now] = [await needs.actorOf(door), needs.now()]
    const word = wordsFor(language)
    const isPast = door.req.query('past') === 'true'
    const after = leafAfter(door)
    const here = withQuery(addressOf(ADDRESSES.events, language), { past: isPast ? 'true' : undefined })
    const events = await listEvents(needs.db, now, { limit: LEAF + 1, after, isPast })
    const last = events.length > LEAF ? events[LEAF - 1] : undefined
    return show(
      {
        title: word(isPast ? 'pastEvents' : 'events'),
        lead: isPast ? word('pastLead') : events.length === 0 ? word('leadNothing') : word('eventsLead', { count: Math.min(events.length, LEAF) }),
        entry: 'news',
        actions: <Writing needs={needs} actor={actor} kind="event" language={language} />,
        beside: <Subscribing language={language} />,
        head: { description: word('noEventsTold'), forms: formsIn(language) },
      },
      <>
        {events.length === 0 ? <EmptyState title={word('noEventsTitle')}>{word('noEventsTold')}</EmptyState> : <PublicationList publications={events.slice(0, LEAF)} names={await namesFor(needs, events, language)} language={language} zone={needs.zone} now={now} />}
        <Leafing previous={after === undefined ? undefined : here} next={last === undefined ? undefined : withQuery(here, { after: last.id })} />
        <p><a href={isPast ? addressOf(ADDRESSES.events, language) : withQuery(here, { past: 'true' })}>{word(isPast ? 'comingEvents' : 'pastEvents')}</a></p>
      </>,
    )
  })
}

/** What cannot be read as a place in the list begins it anew. */
function leafAfter(door: Door): PublicationId | undefined {
  const after = door.req.query('after') ?? ''
  return isId<'publication'>(after) ? after : undefined
}

const unpublishedFor = async (needs: NewsNeeds, actor: Actor, now: Instant): Promise<Publication[]> => (may.write(actor, publisherOf(actor)).ok ? listUnpublished(needs.db, publisherOf(actor).publisher, now, MOST_DRAFTS) : [])

const formsIn = (language: Language) => [{ type: 'application/atom+xml', says: say(PAGE_WORDS, language, 'feed'), to: addressOf(ADDRESSES.feed, language) }, { type: 'text/calendar', says: say(PAGE_WORDS, language, 'calendar'), to: addressOf(ADDRESSES.calendar, language) }]

/** Writing, or why not. The list of news leads with news, that of events with events. */
const Writing = ({ needs, actor, kind, language }: { readonly needs: NewsNeeds; readonly actor: Actor; readonly kind: Kind; readonly language: Language }) => {
  const word = wordsFor(language)
  const no = because(needs, may.write(actor, publisherOf(actor)), language)
  const [first, second] = kind === 'news' ? (['writeNews', 'writeEvent'] as const) : (['writeEvent', 'writeNews'] as const)
  const to = { writeNews: addressOf(ADDRESSES.newNews, language), writeEvent: addressOf(ADDRESSES.newEvent, language) }
  if (no !== undefined) return <Button because={no}>{word(first)}</Button>
  return <><ButtonLink to={to[first]} filled>{word(first)}</ButtonLink><ButtonLink to={to[second]}>{word(second)}</ButtonLink></>
}

const Subscribing = ({ language }: { readonly language: Language }) => {
  const word = wordsFor(language)
  const links = [...formsIn(language).map(({ says, to }) => ({ says, to })), { says: word('orderNewsletter'), to: addressOf(ADDRESSES.newsletter, language) }, { says: word('framed'), to: addressOf(ADDRESSES.framedEvents, language) }]
  return <Facts facts={[{ name: word('subscribeTo'), value: <ul class="plain">{links.map(({ says, to }) => <li key={to}><a href={to}>{says}</a></li>)}</ul> }]} />
}

// ---- One

function hangOne(app: App, site: Site, needs: NewsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  for (const [address, kind] of [['oneNews', 'news'], ['oneEvent', 'event']] as const) {
    pages.get(address, async (door, { language, show }) => {
      const [actor, now] = [await needs.actorOf(door), needs.now()]
      const publication = must(await findReadable(needs.db, actor, publicationIn(door), now))
      if (kindOf(publication) !== kind) must(refuse('missing', 'news.none'))
      const names = await namesFor(needs, [publication], language)
      const { twin, language: spoken } = readIn(publication.twins, language)
      const taken = (await talliesOf(needs.db, [publication.id])).get(publication.id)?.confirmed ?? 0
      const state = stateOf(publication, now)
      const page: Page = {
        title: twin.title,
        above: [say(WORDS, language, `kind.${kind}`), names.publisher(publication)].join(' · '),
        lead: publication.event === undefined ? undefined : tellTime(publication.event, language, needs.zone),
        entry: 'news',
        actions: <Doings needs={needs} publication={publication} actor={actor} language={language} now={now} />,
        beside: <Beside needs={needs} publication={publication} names={names} language={language} taken={taken} now={now} />,
        ...(state === 'published' ? { head: headOf(publication, { language, origin: originOf(needs, door), publisher: names.publisher(publication), organisation: names.organisation }) } : {}),
      }
      return show(
        page,
        <>
          <Standing publication={publication} language={language} zone={needs.zone} now={now} />
          {twin.text === '' ? null : <Prose html={htmlOf(twin.text)} language={spoken} />}
          <Pictures images={publication.images} language={language} />
          {may.edit(actor, publication, now).ok && state !== 'published' ? <Publishing needs={needs} publication={publication} blocks={await needs.blocks(needs.db)} language={language} /> : null}
        </>,
      )
    })
  }
  pages.get('image', async (door) => {
    const file = door.req.param('file') ?? ''
    const [actor, now] = [await needs.actorOf(door), needs.now()]
    const isShown = /^[0-9a-f]{64}$/.test(file) && (await showing(needs.db, file)).some((one) => may.read(actor, one, now).ok)
    if (!isShown) must(refuse('missing', 'news.noImage'))
    door.header('Cache-Control', 'private, max-age=3600')
    return door.body(new Uint8Array(await needs.files.read(file)), 200, { 'Content-Type': 'image/webp' })
  })
}

/** In which state it is, and what the reader of this language must know. */
const Standing = ({ publication, language, zone, now }: { readonly publication: Publication; readonly language: Language; readonly zone: string; readonly now: Instant }) => {
  const word = wordsFor(language)
  const state = stateOf(publication, now)
  const { twin, language: spoken } = readIn(publication.twins, language)
  return (
    <>
      {state === 'draft' ? <Notice title={word('draftTitle')}><p>{word('draftTold')}</p></Notice> : null}
      {state === 'scheduled' && publication.publishAt !== undefined ? <Notice title={word('scheduledTitle')}><p>{word('scheduledTold', { time: printMoment(publication.publishAt, language, zone) })}</p></Notice> : null}
      {state === 'withdrawn' ? <Notice title={word('withdrawnTitle')}><p>{word('withdrawnTold')}</p></Notice> : null}
      {spoken === language ? null : <Notice title={word('onlyGerman')}><p>{word('onlyGermanTold')}</p></Notice>}
      {twin.staleSince === undefined ? null : <Notice title={say(TWIN_WORDS, language, 'twin.stale')}><p>{say(TWIN_WORDS, language, 'twin.staleTold', { day: printDay(twin.staleSince, language, zone) })}</p></Notice>}
    </>
  )
}

const printMoment = (instant: Instant, language: Language, zone: string): string => new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(instant)

const Pictures = ({ images, language }: { readonly images: readonly Image[]; readonly language: Language }) =>
  images.length === 0 ? null : (
    <Section title={say(PAGE_WORDS, language, 'pictures')}>
      {images.map(({ file, width, height, alt }) => <figure class="shown" key={file}><img src={addressOf(ADDRESSES.image, language, { file })} width={width} height={height} alt={alt[language] ?? alt.de ?? ''} loading="lazy" /></figure>)}
    </Section>
  )

const Beside = ({ needs, publication, names, language, taken, now }: { readonly needs: NewsNeeds; readonly publication: Publication; readonly names: Awaited<ReturnType<typeof namesFor>>; readonly language: Language; readonly taken: number; readonly now: Instant }) => {
  const word = wordsFor(language)
  const { event, contact, publisher, publishAt } = publication
  const organisers = event?.organisers.flatMap((id) => names.organisation(id) ?? []) ?? []
  // Where people register, the way in is in their mail.
  const isOnlineOpen = event?.online !== undefined && event.registration === 'none'
  return (
    <Facts
      facts={[
        ...(event === undefined ? [] : [{ name: word('when'), value: <>{tellTime(event, language, needs.zone)}<br /><a href={addressOf(ADDRESSES.oneCalendar, language, { id: publication.id })}>{word('oneCalendar')}</a></> }]),
        ...(event?.place === undefined ? [] : [{ name: word('where'), value: event.place }]),
        ...(event?.online === undefined ? [] : [{ name: word('online'), value: isOnlineOpen ? <OutLink to={event.online}>{word('takePart')}</OutLink> : word('yes') }]),
        ...(event === undefined || event.registration === 'none' ? [] : [{ name: word('registrationField'), value: say(WORDS, language, `setting.${isOpen(event, now).ok ? 'open' : 'closed'}`) }]),
        ...(event?.capacity === undefined ? [] : [{ name: word('places'), value: word('placesTold', { free: Math.max(0, event.capacity - taken), capacity: event.capacity }) }]),
        ...(organisers.length === 0 ? [] : [{ name: word('organisers'), value: organisers.join(', ') }]),
        { name: word('publisher'), value: publisher === undefined ? names.publisher(publication) : <a href={needs.organisationAt(publisher, language)}>{names.publisher(publication)}</a> },
        ...(publishAt === undefined || publishAt > now ? [] : [{ name: word('publishedOn'), value: printDay(publishAt, language, needs.zone) }]),
        ...(contact === undefined ? [] : [{ name: word('contact'), value: <>{contact.name}{contact.email === undefined ? null : <><br /><a href={`mailto:${encodeURIComponent(contact.email).replace('%40', '@')}`}>{contact.email}</a></>}{contact.phone === undefined ? null : <><br />{contact.phone}</>}</> }]),
      ]}
    />
  )
}

/** What this actor may do with it; whoever only reads registers. */
const Doings = ({ needs, publication, actor, language, now }: { readonly needs: NewsNeeds; readonly publication: Publication; readonly actor: Actor; readonly language: Language; readonly now: Instant }) => {
  const word = wordsFor(language)
  const { id, event } = publication
  const state = stateOf(publication, now)
  const open: Result<void> | undefined = event === undefined || event.registration === 'none' || state !== 'published' ? undefined : isOpen(event, now)
  const edits = may.edit(actor, publication, now).ok
  return (
    <>
      {open === undefined ? null : open.ok ? <ButtonLink to={addressOf(ADDRESSES.register, language, { id })} filled>{word('register')}</ButtonLink> : null}
      {edits ? <ButtonLink to={addressOf(ADDRESSES.edit, language, { id })}>{word('edit')}</ButtonLink> : null}
      {edits ? <ButtonLink to={addressOf(ADDRESSES.images, language, { id })}>{word('editPictures')}</ButtonLink> : null}
      {may.seeRegistrations(actor, publication, now).ok ? <ButtonLink to={addressOf(ADDRESSES.registrations, language, { id })}>{word('registrations')}</ButtonLink> : null}
      {may.withdraw(actor, publication, now).ok && (state === 'published' || state === 'scheduled') ? <form method="post" action={addressOf(ADDRESSES.publication, language, { id })}><Button name="do" value="withdraw">{word('withdraw')}</Button></form> : null}
      {open === undefined || open.ok ? null : <Button because={because(needs, open, language)}>{word('register')}</Button>}
    </>
  )
}
