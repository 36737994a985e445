/** The list of plans with its filters, and its files; the confidentiality agreement. */
import { answerFile, goOn, readBy, readForm, textIn, type App, type Door } from '#platform/http'
import { attempted, Actions, addressOf, Button, ButtonLink, EmptyState, Form, Leafing, Lens, Named, Notice, Picker, Searching, Section, Table, withQuery, type Here, type Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import { sheetFile, type Sheet } from '#platform/sheets'
import { printDay, tellDay } from '#platform/time'
import { say, type Language } from '#platform/words'
import { fieldHue, fieldName, nameIn, organisationsById } from '#modules/members'
import { AGREEMENT, AGREEMENT_WORDS } from './agreement.ts'
import { acceptAgreement, readerAt } from './doing.part.ts'
import { because, namesOf, projectAt, RefusedNotice, speaker } from './frame.part.tsx'
import { listProjects, surveyOf, wholeList, type ListedProject, type Survey } from './list-store.ts'
import type { ProjectsNeeds } from './needs.part.ts'
import { acceptanceOf } from './opening-store.ts'
import { may, partyOf, type Reader } from './policy.ts'
import { Filter } from './schema.ts'
import { STATES } from './state.ts'
import { ADDRESSES, WORDS } from './words.ts'

/** More to choose from nobody looks through. */
const MOST_FIELDS = 12
const MOST_LEADS = 40

export function hangList(app: App, site: Site, needs: ProjectsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('projects', async (door, { language, show }) => {
    const word = speaker(language)
    const { after, before, ...filter } = must(readBy(Filter, door.req.query()))
    const reader = await readerAt(needs, door)
    const isNarrowed = Object.values(filter).some((one) => one !== undefined)
    const [all, found, page, topics] = await Promise.all([surveyOf(needs.db, reader), isNarrowed ? surveyOf(needs.db, reader, filter) : undefined, listProjects(needs.db, reader, filter, { after, before }), needs.topics()])
    const here = addressOf(ADDRESSES.projects, language)
    const address = withQuery(here, filter)
    const head = { title: word('title'), entry: 'projects', actions: <Enter reader={reader} language={language} /> } as const
    if (all.count === 0) return show({ title: word('title'), entry: 'projects' }, <><Unbound reader={reader} language={language} /><EmptyState title={word('emptyTitle')} action={<Actions><Enter reader={reader} language={language} /></Actions>}>{word('emptyTold')}</EmptyState></>)
    return show(
      { ...head, lead: word('lead', { count: all.count }) },
      <>
        <Unbound reader={reader} language={language} />
        <Narrowing here={here} language={language} filter={filter} survey={all} topicName={filter.topic === undefined ? undefined : topics.nameOf(filter.topic)?.[language]} isNarrowed={isNarrowed} />
        {found === undefined ? null : <p class="soft" role="status">{word('leadFound', { count: found.count })}</p>}
        {page.rows.length === 0 ? <p>{word('nothing')}</p> : <Projects rows={page.rows} language={language} topicName={(id) => topics.nameOf(id)?.[language] ?? id} />}
        <Leafing previous={page.previous === undefined ? undefined : withQuery(address, { before: page.previous })} next={page.next === undefined ? undefined : withQuery(address, { after: page.next })} />
        <Actions>
          <a href={withQuery(addressOf(ADDRESSES.projectsExcel, language), filter)}>{word('asExcel')}</a>
          <a href={withQuery(addressOf(ADDRESSES.projectsCsv, language), filter)}>{word('asCsv')}</a>
        </Actions>
      </>,
    )
  })
  for (const [key, form] of [['projectsCsv', 'csv'], ['projectsExcel', 'xlsx']] as const) pages.get(key, async (door, { language }) => answerFile(door, sheetFile(await sheetFor(door, needs, language), form)))
  hangAgreement(app, site, needs)
}

const Enter = ({ reader, language }: { readonly reader: Reader; readonly language: Language }) => {
  const no = because(may.begin(reader), language)
  return no === undefined ? <ButtonLink to={addressOf(ADDRESSES.newProject, language)} filled>{speaker(language)('enter')}</ButtonLink> : <Button because={no}>{speaker(language)('enter')}</Button>
}

/** Told to whoever could read more once bound, whether or not there is more. */
const Unbound = ({ reader, language }: { readonly reader: Reader; readonly language: Language }) =>
  reader.isBound || partyOf(reader.actor) === undefined ? null : (
    <Notice title={speaker(language)('agreementNeeded')}>
      <p>{speaker(language)('agreementNeededTold')}</p>
      <Actions><ButtonLink to={addressOf(ADDRESSES.agreement, language)}>{speaker(language)('readAgreement')}</ButtonLink></Actions>
    </Notice>
  )

type NarrowingNeeds = { readonly here: string; readonly language: Language; readonly filter: Omit<Filter, 'after' | 'before'>; readonly survey: Survey; readonly topicName: string | undefined; readonly isNarrowed: boolean }

/** All that narrows the list, in one line. */
export const Narrowing = ({ here, language, filter, survey: { states, fields, leads }, topicName, isNarrowed }: NarrowingNeeds) => {
  const word = speaker(language)
  const pick = (name: 'state' | 'field' | 'lead' | 'topic', label: string, options: readonly (readonly [value: string, label: string])[]) => (options.length < 2 && filter[name] === undefined ? null : <Picker name={name} label={label} any={word('all')} chosen={filter[name]} options={options} />)
  const present = new Set(states.map(({ state }) => state))
  const most = fields.slice(0, MOST_FIELDS)
  const shown = filter.field === undefined || most.includes(filter.field) ? most : [...most, filter.field]
  return (
    <form class="narrowing" role="search" aria-label={word('projects')} method="get" action={here}>
      <Searching name="text" label={word('search')} text={filter.text} />
      {pick('state', word('state'), STATES.filter((state) => present.has(state) || state === filter.state).map((state) => [state, say(WORDS, language, `state.${state}`)]))}
      {pick('field', word('field'), shown.map((field) => [field, fieldName(field, language)]))}
      {pick('lead', word('leadOrganisation'), leads.slice(0, MOST_LEADS).map(({ id, name }) => [id, name[language] ?? name.de ?? name.en ?? id]))}
      {filter.topic === undefined ? null : pick('topic', word('topic'), [[filter.topic, topicName ?? filter.topic]])}
      <div class="actions">
        <button class="button">{word('narrow')}</button>
        {isNarrowed ? <a href={here}>{word('showAll')}</a> : null}
      </div>
    </form>
  )
}

export const titleOf = (title: ListedProject['title'], language: Language): string => title[language] ?? title.de ?? title.en ?? ''

export function periodOf({ from, until }: { readonly from?: string | undefined; readonly until?: string | undefined }, language: Language): string {
  const word = speaker(language)
  if (from !== undefined && until !== undefined) return word('span', { from: tellDay(from, language), until: tellDay(until, language) })
  return from !== undefined ? word('sinceDay', { from: tellDay(from, language) }) : until !== undefined ? word('untilDay', { until: tellDay(until, language) }) : ''
}

export const stateTold = ({ state, became }: Pick<ListedProject, 'state' | 'became'>, language: Language): string => say(WORDS, language, became === undefined ? `state.${state}` : `became.${became}`)

/** Plans in a table, each with its page. */
const Projects = ({ rows, language, topicName }: { readonly rows: readonly ListedProject[]; readonly language: Language; readonly topicName: (id: string) => string }) => {
  const word = speaker(language)
  return (
    <Table
      caption={word('projects')}
      hidesCaption
      rows={rows}
      columns={[
        { head: word('project'), share: 36, cell: (one) => <Named isNear title={<a href={projectAt(one.id, language)}>{titleOf(one.title, language)}</a>} beneath={titleOf(one.leadName, language)} lens={<Lens hues={one.fields.slice(0, 2).map(fieldHue)} />} /> },
        { head: word('topics'), share: 24, cell: ({ topics }) => topics.map(topicName).join(', ') },
        { head: word('state'), share: 12, cell: (one) => stateTold(one, language) },
        { head: word('period'), share: 15, cell: (one) => yearsOf(one) },
        { head: word('disclosure'), share: 13, isSoft: true, cell: ({ disclosure }) => say(WORDS, language, `disclosure.${disclosure}`) },
      ]}
    />
  )
}

/** In a list the years are enough. */
function yearsOf({ from, until }: ListedProject): string {
  const [first, last] = [from?.slice(0, 4) ?? '', until?.slice(0, 4) ?? '']
  return first === last ? first : `${first}–${last}`
}

async function sheetFor(door: Door, needs: ProjectsNeeds, language: Language): Promise<Sheet> {
  const word = speaker(language)
  const filter = must(readBy(Filter, door.req.query()))
  const [rows, topics] = await Promise.all([wholeList(needs.db, await readerAt(needs, door), filter), needs.topics()])
  return {
    name: word('listName'),
    head: [word('titleDe'), word('titleEn'), word('leadOrganisation'), word('state'), word('beginsOn'), word('endsOn'), word('topics'), word('disclosure'), word('address')],
    rows: rows.map((one) => [one.title.de ?? '', one.title.en ?? '', titleOf(one.leadName, language), stateTold(one, language), one.from ?? '', one.until ?? '', one.topics.map((id) => topics.nameOf(id)?.[language] ?? id).join('; '), say(WORDS, language, `disclosure.${one.disclosure}`), new URL(projectAt(one.id, language), door.req.url).href]),
  }
}

// ---- The agreement

function hangAgreement(app: App, site: Site, needs: ProjectsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const shown = async (door: Door, { language, show }: Here, refusal?: Refusal): Promise<Response> => {
    const word = speaker(language)
    const actor = await needs.actorOf(door)
    const party = partyOf(actor)
    const accepted = party === undefined ? undefined : await acceptanceOf(needs.db, party)
    const names = await namesOf(needs, [], accepted === undefined ? [] : [accepted.by], [], language)
    const no = because(may.bind(actor), language)
    const organisation = actor.as === 'organisation' ? (await organisationsById(needs.db, [actor.organisation])).get(actor.organisation) : undefined
    return show(
      { title: word('agreementTitle'), above: <a href={addressOf(ADDRESSES.projects, language)}>{word('projects')}</a>, lead: word('agreementLead'), entry: 'projects' },
      <>
        <RefusedNotice refusal={refusal} language={language} />
        <div class="paragraphs"><ol>{Object.values(AGREEMENT_WORDS).map((text) => <li key={text.de}>{text[language]}</li>)}</ol></div>
        <p class="soft">{word('version', { version: AGREEMENT.version })}</p>
        {accepted === undefined ? (
          <Section title={word('accept')}>
            {no === undefined ? <p>{word('acceptFor', { name: organisation === undefined ? word('alliance') : nameIn(organisation, language) })}</p> : null}
            <Form><input type="hidden" name="version" value={AGREEMENT.version} /><Actions><Button filled because={no}>{word('accept')}</Button></Actions></Form>
          </Section>
        ) : <Notice kind="done" title={word('acceptedOn', { day: printDay(accepted.at, language, needs.zone), who: names.author(accepted.by) })} />}
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('agreement', (door, here) => shown(door, here))
  pages.post('agreement', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.bind(actor))
    const version = textIn(must(await readForm(door)), 'version')
    const done = await attempted(() => acceptAgreement(needs, actor, version))
    return done.ok ? goOn(door, addressOf(ADDRESSES.projects, here.language)) : shown(door, here, done.refusal)
  })
}
