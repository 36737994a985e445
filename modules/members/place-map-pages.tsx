/** The map of places: where the organisations are, by the filters of their list; who is at one place; what has no place on it; its picture and table to take along. */
import type { ComponentChildren } from 'preact'
import { answerFile, readBy, type App, type Door } from '#platform/http'
import { addressOf, EmptyState, ButtonLink, Picture, Section, Table, withQuery, type Site } from '#platform/page'
import { pngOf, standing } from '#platform/picture-file'
import { must, refuse } from '#platform/result'
import { sheetFile, type Sheet } from '#platform/sheets'
import { printDecimal, speaker, type Language } from '#platform/words'
import { isInside, type Actor } from './actor.ts'
import { sumOf } from './count.ts'
import { LANDMARKS } from './gazetteer.ts'
import { isNarrowed, Narrowing, Organisations, readableClusters } from './list.part.tsx'
import { listedAt, surveyOf, whereaboutsOf, type Listing } from './list-store.ts'
import type { MembersNeeds } from './needs.part.ts'
import { PAGE_WORDS } from './page-words.ts'
import { placeMap, type PlaceMap } from './place-map.ts'
import { placeMapPicture, spotName, tellFields } from './place-map-picture.ts'
import { PLACE_MAP_WORDS } from './place-map-words.ts'
import { PlaceFilter } from './schema.ts'
import { spotsOf, whereIs, type Spot, type Unplaced, type Whereabouts } from './spots.ts'
import { ADDRESSES } from './words.ts'

/** For a desk and for a telephone. */
const SHEETS = { wide: { width: 840, height: 560 }, narrow: { width: 344, height: 380 } } as const
type Sheeting = keyof typeof SHEETS
/** More rows of one place nobody reads here: the list leafs through them. */
const MOST_THERE = 100
const MOST_UNPLACED = 40

type Filter = ReturnType<typeof filterIn>
type Asked = { readonly filter: Filter; readonly listing: Listing; readonly actor: Actor; readonly whereabouts: readonly Whereabouts[]; readonly spots: readonly Spot[]; readonly unplaced: readonly Unplaced[] }

const filterIn = (door: Door) => must(readBy(PlaceFilter, door.req.query()))

/** What this actor may read, and of that what the filters leave: nothing else is counted. */
async function asked(door: Door, needs: MembersNeeds): Promise<Asked> {
  const filter = filterIn(door)
  const actor = await needs.actorOf(door)
  const listing = { actor, day: needs.today(), ...filter }
  const whereabouts = await whereaboutsOf(needs.db, listing)
  return { filter, actor, listing, whereabouts, ...spotsOf(whereabouts) }
}

const drawnFor = (spots: readonly Spot[], on: Sheeting, language: Language): PlaceMap => placeMap(spots, { ...SHEETS[on], language, landmarks: LANDMARKS, nameOf: (spot, gathers) => spotName(spot, gathers, language) })

/** Where what is at a spot is shown, and at those its dot gathers. */
const spotAt = ({ at: _at, around: _around, ...filter }: Filter, language: Language, on: Sheeting = 'wide') => (spot: { readonly key: string }, gathers = 1): string => `${withQuery(addressOf(ADDRESSES.placeMap, language), { ...filter, at: spot.key, around: gathers > 1 ? on : undefined })}#there`

export function hangPlaceMap(app: App, site: Site, needs: MembersNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('placeMap', async (door, { language, show }) => {
    const say = speaker(PLACE_MAP_WORDS, language)
    const given = await asked(door, needs)
    const { filter, listing, actor, spots, unplaced } = given
    const wide = drawnFor(spots, 'wide', language)
    const [clusters, { fields }, there] = await Promise.all([readableClusters(needs, actor), surveyOf(needs.db, { actor, day: listing.day }), thereIn(needs, given, language)])
    const here = addressOf(ADDRESSES.placeMap, language)
    return show(
      { title: say('title'), lead: leadOf(spots, language), entry: 'members', live: 'organisation.changed' },
      <>
        <Narrowing here={here} language={language} filter={filter} clusters={clusters} fields={fields} />
        {spots.length === 0 && unplaced.length === 0 ? <Nothing filter={filter} language={language} /> : null}
        {spots.length === 0 ? null : <Drawn given={given} wide={wide} language={language} />}
        {there === undefined ? null : <div id="there"><Section title={there.title}>{there.rest}<Organisations caption={speaker(PAGE_WORDS, language)('found', { count: there.count })} rows={there.rows} clusters={clusters} language={language} /></Section></div>}
        <NotPlaced given={given} language={language} />
      </>,
    )
  })
  pages.get('placeMapTable', async (door, { language }) => {
    const form = door.req.param('form')
    return form === 'csv' || form === 'xlsx' ? answerFile(door, sheetFile(sheetOf(await asked(door, needs), language), form)) : must(refuse('missing', 'http.missing'))
  })
  pages.get('placeMapPicture', async (door, { language }) => {
    const form = door.req.param('form')
    if (form !== 'svg' && form !== 'png') return must(refuse('missing', 'http.missing'))
    const { filter, spots } = await asked(door, needs)
    const svg = standing(placeMapPicture(drawnFor(spots, 'wide', language), { id: 'places', language }, { spot: spotAt(filter, language) }), new URL(door.req.url).origin)
    const name = `${speaker(PLACE_MAP_WORDS, language)('title')}.${form}`
    return answerFile(door, form === 'svg' ? { content: svg, type: 'image/svg+xml; charset=utf-8', name } : { content: await pngOf(svg), type: 'image/png', name })
  })
}

/** How many, at how many places, and where most are. */
function leadOf(spots: readonly Spot[], language: Language): string {
  const say = speaker(PLACE_MAP_WORDS, language)
  const [first] = spots
  const count = sumOf(spots)
  return first === undefined ? say('leadNone') : say(spots.length === 1 ? 'leadOne' : 'lead', { count, places: spots.length, town: first.name[language], most: first.count })
}

const Nothing = ({ filter, language }: { readonly filter: Filter; readonly language: Language }) => {
  const say = speaker(PAGE_WORDS, language)
  return isNarrowed(filter) ? <EmptyState title={say('nothingTitle')} action={<ButtonLink to={addressOf(ADDRESSES.placeMap, language)}>{say('showAll')}</ButtonLink>}>{say('nothingTold')}</EmptyState> : <EmptyState title={say('emptyTitle')} action={<ButtonLink to={addressOf(ADDRESSES.members, language)} filled>{say('members')}</ButtonLink>}>{say('emptyTold')}</EmptyState>
}

type DrawnNeeds = { readonly given: Asked; readonly wide: PlaceMap; readonly language: Language }

const Drawn = ({ given: { filter, spots }, wide, language }: DrawnNeeds) => {
  const say = speaker(PLACE_MAP_WORDS, language)
  const spot = spotAt(filter, language)
  const far = new Set(wide.far.map(({ key }) => key))
  const { at: _at, around: _around, ...narrowed } = filter
  const to = (kind: 'placeMapTable' | 'placeMapPicture', form: string): string => withQuery(addressOf(ADDRESSES[kind], language, { form }), narrowed)
  const twin = (
    <Table
      caption={say('title')}
      hidesCaption
      rows={spots}
      columns={[
        { head: speaker(PAGE_WORDS, language)('place'), cell: (one) => <a href={spot(one)}>{far.has(one.key) ? say('notShown', { place: one.name[language] }) : one.name[language]}</a> },
        { head: say('count'), isNumber: true, cell: ({ count }) => count },
        { head: speaker(PAGE_WORDS, language)('fields'), cell: (one) => tellFields(one, language) },
        { head: say('coordinates'), cell: (one) => tellCoordinates(one, language) },
      ]}
    />
  )
  return (
    <>
      <Picture label={say('title')} reading={say('reading')} twin={twin}>
        <div class="wide-screens" dangerouslySetInnerHTML={{ __html: placeMapPicture(wide, { id: 'places', language }, { spot }) }} />
        <div class="narrow-screens" dangerouslySetInnerHTML={{ __html: placeMapPicture(drawnFor(spots, 'narrow', language), { id: 'places-narrow', language }, { spot: spotAt(filter, language, 'narrow') }) }} />
      </Picture>
      <p class="soft small">
        {speaker(PAGE_WORDS, language)('take')}: <a href={to('placeMapTable', 'csv')}>{say('csv')}</a> · <a href={to('placeMapTable', 'xlsx')}>{say('excel')}</a> · <a href={to('placeMapPicture', 'svg')}>{say('svg')}</a> · <a href={to('placeMapPicture', 'png')}>{say('png')}</a> · <a href={withQuery(addressOf(ADDRESSES.members, language), narrowed)}>{say('asList')}</a>
      </p>
    </>
  )
}

const tellCoordinates = ({ latitude, longitude }: Pick<Spot, 'latitude' | 'longitude'>, language: Language): string => [latitude, longitude].map((one) => printDecimal(one, language, 2, 2)).join(language === 'de' ? '; ' : ', ')

// ---- Who is there

type There = { readonly title: string; readonly count: number; readonly rest: ComponentChildren; readonly rows: Awaited<ReturnType<typeof listedAt>> }

/** Who is at the place in the address; nothing where nobody is. */
async function thereIn(needs: MembersNeeds, { filter: { at, around }, listing, whereabouts, spots, unplaced }: Asked, language: Language): Promise<There | undefined> {
  if (at === undefined) return undefined
  const say = speaker(PLACE_MAP_WORDS, language)
  const dot = around === undefined ? undefined : drawnFor(spots, around, language).dots.find(({ spot }) => spot.key === at)
  const keys = new Set(dot === undefined ? [at] : dot.gathers.map(({ key }) => key))
  const where = whereabouts.filter((one) => keys.has(whereIs(one).key))
  const spot = spots.find(({ key }) => key === at)
  const place = dot !== undefined ? spotName(dot.spot, dot.gathers.length, language) : (spot?.name[language] ?? unplaced.find(({ key }) => key === at)?.place)
  const count = sumOf(where)
  if (count === 0) return undefined
  return {
    title: place === undefined ? say('whoIsNowhere') : say('whoIsThere', { place }),
    count,
    rest: count > MOST_THERE ? <p>{say('firstOf', { shown: MOST_THERE, count })}</p> : null,
    rows: await listedAt(needs.db, listing, where, language, MOST_THERE),
  }
}

/** Places whose position is not known, who says none, and how either comes onto the map. */
const NotPlaced = ({ given: { filter, unplaced, actor }, language }: { readonly given: Asked; readonly language: Language }) => {
  const say = speaker(PLACE_MAP_WORDS, language)
  if (unplaced.length === 0) return null
  const spot = spotAt(filter, language)
  const shown = unplaced.slice(0, MOST_UNPLACED)
  return (
    <Section title={say('unplaced')}>
      <p>
        {say('unplacedTold')}{' '}
        {shown.map((one, at) => <span key={one.key}>{at === 0 ? '' : ', '}<a href={spot(one)}>{say('placeCount', { place: one.place ?? say('noPlace'), count: one.count })}</a></span>)}
        {unplaced.length > shown.length ? ` ${say('unplacedMore', { count: unplaced.length - shown.length })}` : ''}.
      </p>
      {isInside(actor) ? <p class="soft">{say('unplacedHelp')}</p> : null}
    </Section>
  )
}

// ---- Files

function sheetOf({ spots, unplaced }: Asked, language: Language): Sheet {
  const say = speaker(PLACE_MAP_WORDS, language)
  return {
    name: say('title'),
    head: [speaker(PAGE_WORDS, language)('place'), say('count'), speaker(PAGE_WORDS, language)('fields'), say('coordinates')],
    rows: [...spots.map((one) => [one.name[language], String(one.count), tellFields(one, language), `${one.latitude}, ${one.longitude}`]), ...unplaced.map(({ place, count }) => [place ?? say('noPlace'), String(count), '', ''])],
  }
}
