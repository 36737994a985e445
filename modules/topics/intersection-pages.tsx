/** An intersection: who shares what, why it is surprising, the sentences that show it, what it promises, and what the alliance makes of it. */
import { goOn, readBy, readForm, sayFields, type App, type Door } from '#platform/http'
import { Actions, addressOf, Button, Evidence, Facts, Form, Lens, Measures, Notice, Section, Select, TextField, type Entered, type Here, type Page, type Site } from '#platform/page'
import { must } from '#platform/result'
import { printDay } from '#platform/time'
import { printDecimal, speaker, type Language } from '#platform/words'
import { shortNameIn, type OrganisationId } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { clustersOf, intersectionAs, treatNow } from './doing.part.ts'
import { evidenceFor, type Quoted } from './evidence.part.tsx'
import { huesOf, intersectionAt, listed, listedTopics, organisationIn, shortName, topicAt, topicName, byRarity, type TopicsNeeds } from './frame.part.tsx'
import { treatmentsFor, type KeptIntersection, type Treatment, type Turn } from './intersection.ts'
import { roleAt } from './kept-roles.ts'
import { titleOf } from './map-pages.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { may } from './policy.ts'
import { Treated } from './schema.ts'
import type { MapView } from './view-store.ts'
import { WORDS } from './words.ts'

export function hangIntersection(app: App, site: Site, needs: TopicsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('intersection', async (door, here) => intersectionPage(door, here, needs, {}))
  pages.post('intersection', async (door, here) => {
    const values = must(await readForm(door))
    const read = readBy(Treated, values)
    if (!read.ok) return intersectionPage(door, here, needs, { values, errors: sayFields(read.refusal, here.language, WORDS) }, 422)
    const { version, ...treating } = read.value
    const id = door.req.param('id') ?? ''
    await treatNow(needs, await needs.actorOf(door), id, treating, version)
    return goOn(door, intersectionAt(id, here.language))
  })
}

async function intersectionPage(door: Door, { language, show }: Here, needs: TopicsNeeds, entered: Entered, status: 200 | 422 = 200): Promise<Response> {
  const actor = await needs.actorOf(door)
  const kept = must(may.readIntersection(actor, must(await intersectionAs(needs.db, door.req.param('id') ?? ''))))
  const view = await needs.views.of(kept.audience, kept.level)
  const quotes = await evidenceFor(needs, view, { members: kept.organisations, topics: kept.topics }, actor, language)
  const allowed = may.treat(actor, kept, await clustersOf(needs, kept.organisations))
  const because = allowed.ok ? undefined : speaker(WORDS, language)(reasonOf(allowed.refusal.reason))
  return show(
    { ...pageOf(needs, view, kept, language), actions: <Treat kept={kept} view={view} because={because} entered={entered} language={language} /> },
    <>
      {kept.judged === undefined ? <Notice title={speaker(PAGE_WORDS, language)('intersection.gone')} /> : null}
      <Quotes view={view} kept={kept} quotes={quotes} language={language} />
      {kept.judged === undefined ? null : <Promising judged={kept.judged} of={view.map.found.length} language={language} />}
      <History kept={kept} view={view} zone={needs.zone} language={language} />
      {await needs.beneath?.({ kind: 'intersection', id: kept.id, actor, language })}
    </>,
    status,
  )
}

const reasonOf = (reason: string): keyof typeof WORDS => (reason in WORDS ? (reason as keyof typeof WORDS) : 'intersection.mayNot') // looked up in the line before

function pageOf(needs: TopicsNeeds, view: MapView, kept: KeptIntersection, language: Language): Page {
  const say = speaker(PAGE_WORDS, language)
  const organisations = kept.organisations.map((id) => organisationIn(view, id))
  const first = kept.turns[0]?.at
  const roles = rolesIn(view, kept.organisations, language)
  return {
    title: titleOf(view, kept, language),
    above: [say('intersection'), ...(first === undefined ? [] : [say('intersection.since', { day: printDay(first, language, needs.zone) })]), ...(roles.length === 1 ? roles : [])].join(' · '),
    lens: <Lens hues={huesOf(organisations)} size={organisations.length > 4 ? 28 : 40} />,
    entry: 'intersections',
    live: ['map.computed', 'intersection.treated', 'topics.curated', ...(needs.beneathHears ?? [])].join(' '),
    lead: kept.judged === undefined ? undefined : <>{leadOf(view, kept, kept.judged, language)}</>,
    beside: <Beside needs={needs} view={view} kept={kept} roles={roles} language={language} />,
  }
}

/** Less is not said in figures. */
const LEAST = 0.1

type Judged = NonNullable<KeptIntersection['judged']>

/** Why it is surprising, in one sentence and its verdict. */
function leadOf(view: MapView, kept: KeptIntersection, judged: Judged, language: Language): string {
  const say = speaker(PAGE_WORDS, language)
  const members = listed(kept.organisations.map((one) => shortName(organisationIn(view, one), language)), language, 6)
  const expected = judged.expected < LEAST ? say('expected.tiny', { least: LEAST }) : printDecimal(judged.expected, language, judged.expected < 10 ? 1 : 0)
  const said = judged.verdict === 'more-than-chance' ? (judged.surprise >= 3 ? 'far' : 'more') : judged.verdict
  return `${judged.counted === 'topics' ? say('intersection.lead.topics', { members, observed: judged.observed, expected }) : say('intersection.lead.organisations', { members, observed: judged.observed, expected })} ${say(`intersection.said.${said}`)}`
}

/** Who is the cross-cutting side of whom, where it can be said. */
function rolesIn(view: MapView, members: readonly OrganisationId[], language: Language): string[] {
  const say = speaker(PAGE_WORDS, language)
  const name = (id: string): string => shortName(organisationIn(view, id), language)
  const places = members.map((id) => view.map.members.indexOf(id)).filter((place) => place >= 0)
  return places.flatMap((a, at) =>
    places.slice(at + 1).flatMap((b) => {
      const role = roleAt(view.map.roles, a, b)
      const [first = '', second = ''] = [view.map.members[a], view.map.members[b]]
      if (role === 'a-cross-cutting') return [say('intersection.role.cross', { a: name(first), b: name(second) })]
      if (role === 'b-cross-cutting') return [say('intersection.role.cross', { a: name(second), b: name(first) })]
      return role === 'mutual' ? [say('intersection.role.mutual', { a: name(first), b: name(second) })] : []
    }),
  )
}

const Beside = ({ needs, view, kept, roles, language }: { readonly needs: TopicsNeeds; readonly view: MapView; readonly kept: KeptIntersection; readonly roles: readonly string[]; readonly language: Language }) => {
  const say = speaker(PAGE_WORDS, language)
  const links = (ids: readonly OrganisationId[]) => ids.map((id, at) => <span key={id}>{at > 0 ? ', ' : ''}<a href={needs.organisationAt(id, language)}>{shortName(organisationIn(view, id), language)}</a></span>)
  const topics = (ids: readonly string[]) => ids.map((id, at) => <span key={id}>{at > 0 ? ', ' : ''}<a href={topicAt(id, language)}>{topicName(view, id, language)}</a></span>)
  const { judged } = kept
  // Those beyond the map are named by their ids.
  const near = (judged?.near.organisations ?? []) as readonly OrganisationId[]
  const facts = [
    { name: say('intersection.members'), value: links(kept.organisations) },
    { name: say('intersection.topics'), value: topics(byRarity(view, kept.topics)) },
    ...(roles.length === 0 ? [] : [{ name: say('intersection.roles'), value: roles.map((role) => <span key={role}>{role}.<br /></span>) }]),
    ...(judged === undefined ? [] : [{ name: say('column.sources'), value: judged.independent }, { name: say('intersection.robust'), value: say('intersection.robustTold', { count: judged.robustness }) }]),
    ...(near.length === 0 ? [] : [{ name: say('intersection.near'), value: links(near) }]),
    ...(judged === undefined || judged.near.topics.length === 0 ? [] : [{ name: say('intersection.nearTopics'), value: topics(judged.near.topics) }]),
    { name: say('intersection.method'), value: <a href={addressOf(ADDRESSES.method, language)}>{say('intersection.methodLink')}</a> },
  ]
  return <Facts facts={facts} />
}

const FIRST_QUOTES = 6

const Quotes = ({ view, kept, quotes, language }: { readonly view: MapView; readonly kept: KeptIntersection; readonly quotes: readonly Quoted[]; readonly language: Language }) => {
  const say = speaker(PAGE_WORDS, language)
  const confirmed = kept.organisations.filter((id) => !quotes.some(({ behind }) => behind === id) && (view.competencesOf.get(id) ?? []).some(({ topic, word }) => word === 'confirmed' && kept.topics.includes(topic)))
  return (
    <Section title={say('evidence.title')}>
      <p class="soft">{say('evidence.told')}</p>
      {quotes.length === 0 && confirmed.length === 0 ? <p>{say('evidence.none')}</p> : null}
      {quotes.slice(0, FIRST_QUOTES).map((quote) => <Quote key={`${quote.source}${quote.at}`} quote={quote} />)}
      {confirmed.map((id) => <p key={id}>{say('evidence.word', { organisation: shortName(organisationIn(view, id), language) })}</p>)}
      {quotes.length <= FIRST_QUOTES ? null : (
        <details>
          <summary>{say('evidence.more')} ({quotes.length - FIRST_QUOTES})</summary>
          <div class="quotes">{quotes.slice(FIRST_QUOTES).map((quote) => <Quote key={`${quote.source}${quote.at}`} quote={quote} />)}</div>
        </details>
      )}
    </Section>
  )
}

const Quote = ({ quote: { sentence, found, language, hue, told } }: { readonly quote: Quoted }) => <Evidence sentence={sentence} found={found} language={language} hue={hue}>{told}</Evidence>

const Promising = ({ judged: { potential }, of, language }: { readonly judged: Judged; readonly of: number; readonly language: Language }) => {
  const say = speaker(PAGE_WORDS, language)
  return (
    <Section title={say('potential.title')}>
      <p class="soft">{say('potential.told', { count: potential.parts.length })}</p>
      <Measures measures={potential.parts.map(({ name, above, value, standing }) => ({ name: say(`part.${name}`), share: value === undefined ? 0 : above, word: value === undefined ? say('standing.unknown') : say(`standing.${standing}`) }))} />
      <p>{say('potential.place', { place: potential.place, of, from: potential.from, to: potential.to })}{potential.weakness === undefined ? null : ` ${say('potential.one-source')}`}</p>
    </Section>
  )
}

// ---- What the alliance makes of it

type TreatNeeds = { readonly kept: KeptIntersection; readonly view: MapView; readonly because: string | undefined; readonly entered: Entered; readonly language: Language }

/** At the head of the page: what one is here for. */
const Treat = ({ kept, view, because, entered, language }: TreatNeeds) => {
  const say = speaker(PAGE_WORDS, language)
  const fits = treatmentsFor(kept)
  if (because !== undefined) return <Button because={because}>{say('treat.taken-up')}</Button>
  const version = <input type="hidden" name="version" value={kept.version} />
  const asked = entered.values?.['did']
  const of = (did: Treatment['did']): Entered => (asked === did ? entered : {})
  return (
    <div class="doings">
      {fits.includes('taken-up') ? (
        <details open={asked === 'taken-up'} class="doing">
          <summary class="button filled">{say('treat.taken-up')}</summary>
          <Form id="take-up" {...of('taken-up')}>
            <input type="hidden" name="did" value="taken-up" />
            {version}
            <Select name="owner" label={say('treat.owner')} options={kept.organisations.map((id) => ({ value: id, label: shortName(organisationIn(view, id), language) }))} />
            <TextField name="nextStep" label={say('treat.next')} hint={say('treat.nextHint')} />
            <TextField name="until" kind="date" label={say('treat.until')} isOptional />
            <Actions><Button filled>{say('treat.taken-up')}</Button></Actions>
          </Form>
        </details>
      ) : null}
      {(['noted', 'reopened'] as const).filter((did) => fits.includes(did)).map((did) => (
        <Form key={did} id={did}>
          <input type="hidden" name="did" value={did} />
          {version}
          <Button>{say(`treat.${did}`)}</Button>
        </Form>
      ))}
      {fits.includes('set-aside') ? (
        <details open={asked === 'set-aside'} class="doing">
          <summary class="button">{say('treat.set-aside')}</summary>
          <Form id="set-aside" {...of('set-aside')}>
            <input type="hidden" name="did" value="set-aside" />
            {version}
            <TextField name="reason" label={say('treat.reason')} />
            <Actions><Button filled>{say('treat.set-aside')}</Button></Actions>
          </Form>
        </details>
      ) : null}
    </div>
  )
}

const History = ({ kept, view, zone, language }: { readonly kept: KeptIntersection; readonly view: MapView; readonly zone: string; readonly language: Language }) => {
  const say = speaker(PAGE_WORDS, language)
  const entries = [...kept.turns.map((turn) => ({ at: turn.at, told: turnTold(turn, view, language) })), ...kept.treatments.map((one) => ({ at: one.at, told: treatmentTold(one, view, language) }))].toSorted((a, b) => b.at.getTime() - a.at.getTime())
  return (
    <Section title={say('history.title')}>
      <ol class="history">
        {entries.map(({ at, told }, place) => (
          <li key={place}><time datetime={at.toISOString()}>{printDay(at, language, zone)}</time> {told}</li>
        ))}
      </ol>
    </Section>
  )
}

function turnTold({ did, joined, left, topicsIn, topicsOut }: Turn, view: MapView, language: Language): string {
  const say = speaker(PAGE_WORDS, language)
  if (did === 'appeared' || did === 'vanished') return say(`history.${did}`)
  const names = (ids: readonly OrganisationId[]): string => ids.map((id) => shortName(organisationIn(view, id), language)).join(', ')
  const topics = (ids: readonly string[]): string => listedTopics(ids.map((id) => topicName(view, id, language)), language, 6)
  return [
    ...(did === 'returned' ? [say('history.returned')] : []),
    ...(joined.length === 0 ? [] : [say('history.joined', { names: names(joined) })]),
    ...(left.length === 0 ? [] : [say('history.left', { names: names(left) })]),
    ...(topicsIn.length === 0 ? [] : [say('history.topicsIn', { names: topics(topicsIn) })]),
    ...(topicsOut.length === 0 ? [] : [say('history.topicsOut', { names: topics(topicsOut) })]),
  ].join('; ')
}

function treatmentTold(one: Treatment, view: MapView, language: Language): string {
  const say = speaker(PAGE_WORDS, language)
  const who = one.by.as === 'curator' ? say('history.curator') : shortName(organisationIn(view, one.by.organisation), language)
  const what = say('history.by', { what: speaker(WORDS, language)(`treatment.${one.did}`), who })
  if (one.did === 'set-aside') return `${what}: ${one.reason}`
  if (one.did !== 'taken-up') return what
  const owner = organisationIn(view, one.owner)
  return `${what}: ${owner === undefined ? '' : `${shortNameIn(owner, language)}, `}${one.nextStep}${one.until === undefined ? '' : ` (${one.until})`}`
}
