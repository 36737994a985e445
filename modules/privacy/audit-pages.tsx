/** The audit trail, for the office: narrowed by person, organisation, thing and day, and taken along as CSV. */
import { answerFile, type App, type Door } from '#platform/http'
import { addressOf, EmptyState, Leafing, Searching, Table, withQuery, type Site } from '#platform/page'
import { must } from '#platform/result'
import { sheetFile } from '#platform/sheets'
import type { Language } from '#platform/words'
import { listEntries, type Entry, type TrailFilter } from './audit-store.ts'
import { speaker, type PrivacyNeeds } from './frame.part.ts'
import { may } from './policy.ts'
import { TrailForm } from './schema.ts'
import { ADDRESSES } from './words.ts'

const PAGE = 50
/** Rows of a file: more than a year of a busy alliance. */
const MOST = 50_000

export function hangTrail(app: App, site: Site, needs: PrivacyNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('trail', async (door, { language, show }) => {
    must(may.readTrail(await needs.actorOf(door)))
    const word = speaker(language)
    const { after, ...filter } = askedIn(door)
    const found = await listEntries(needs.db, filter, { zone: needs.zone, after, most: PAGE + 1 })
    const entries = found.slice(0, PAGE)
    const last = found.length > PAGE ? entries.at(-1) : undefined
    const here = withQuery(addressOf(ADDRESSES.trail, language), filter)
    return show(
      { title: word('trail'), lead: word('trailLead') },
      <>
        <Narrowing filter={filter} language={language} />
        {entries.length === 0 ? <EmptyState title={word('trailNone')}>{word('trailNoneTold')}</EmptyState> : <Entries entries={entries} zone={needs.zone} language={language} />}
        <Leafing previous={undefined} next={last === undefined ? undefined : withQuery(here, { after: last.id })} />
        {entries.length === 0 ? null : <p class="soft small"><a href={withQuery(addressOf(ADDRESSES.trailCsv, language), filter)}>{word('csv')}</a></p>}
      </>,
    )
  })
  pages.get('trailCsv', async (door, { language }) => {
    must(may.readTrail(await needs.actorOf(door)))
    const word = speaker(language)
    const { after: _, ...filter } = askedIn(door)
    const entries = await listEntries(needs.db, filter, { zone: needs.zone, most: MOST })
    const rows = entries.map((entry) => [entry.at.toISOString(), whoOf(entry, language), forWhomOf(entry, language), actOf(entry), entry.things.join(' '), entry.network])
    return answerFile(door, sheetFile({ name: word('trailName'), head: [word('when'), word('who'), word('forWhom'), word('act'), word('things'), word('from')], rows }, 'csv'))
  })
}

const askedIn = (door: Door) => TrailForm.parse(door.req.query())

const whoOf = ({ name, token }: Entry, language: Language): string => (name === null ? speaker(language)('nobody') : token === null ? name : speaker(language)('byToken', { name, token }))

const forWhomOf = ({ acting, organisation, person }: Entry, language: Language): string => (acting === 'curator' ? speaker(language)('alliance') : (organisation ?? acting ?? (person === null ? '' : speaker(language)('oneself'))))

const actOf = ({ method, route }: Entry): string => `${method} ${route}`

const Narrowing = ({ filter, language }: { readonly filter: TrailFilter; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <form class="narrowing" role="search" aria-label={word('trailName')} method="get" action={addressOf(ADDRESSES.trail, language)}>
      <Searching name="person" label={word('person')} text={filter.person} />
      <Searching name="organisation" label={word('organisation')} text={filter.organisation} />
      <Searching name="thing" label={word('thing')} text={filter.thing} />
      <label><span>{word('fromDay')}</span><input type="date" name="from" value={filter.from} /></label>
      <label><span>{word('untilDay')}</span><input type="date" name="until" value={filter.until} /></label>
      <div class="actions"><button class="button">{word('narrow')}</button></div>
    </form>
  )
}

const Entries = ({ entries, zone, language }: { readonly entries: readonly Entry[]; readonly zone: string; readonly language: Language }) => {
  const word = speaker(language)
  const printed = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', { timeZone: zone, dateStyle: 'medium', timeStyle: 'medium' })
  return (
    <Table
      caption={word('trailName')}
      hidesCaption
      rows={entries}
      columns={[
        { head: word('when'), cell: ({ at }) => printed.format(at) },
        { head: word('who'), cell: (entry) => whoOf(entry, language) },
        { head: word('forWhom'), cell: (entry) => forWhomOf(entry, language) },
        { head: word('act'), cell: (entry) => <code>{actOf(entry)}</code> },
        { head: word('things'), cell: ({ things }) => things.map((thing) => <a key={thing} href={withQuery(addressOf(ADDRESSES.trail, language), { thing })}><code>{thing.slice(-6)}</code> </a>) },
        { head: word('from'), isSoft: true, cell: ({ network }) => network },
      ]}
    />
  )
}
