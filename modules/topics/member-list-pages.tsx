/** Member list in, map out: give a list, see it being read, tick who is taken, watch their websites being read. */
import { goOn, readBy, readForm, readUploads, sayFields, type App, type Door, type FormValues, type Upload } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, Choices, FileField, Form, Notice, OutLink, Progress, Section, Select, Table, TextField, withQuery, type Entered, type Here, type Site } from '#platform/page'
import { must } from '#platform/result'
import { printDay } from '#platform/time'
import { hostIn, readAddress } from '#platform/web'
import { COLLATORS, speaker, type Language } from '#platform/words'
import { nameIn, type Actor, type Organisation } from '#modules/members'
import { ADDRESSES } from './addresses.ts'
import { organisationIn, shortName, type TopicsNeeds } from './frame.part.tsx'
import { isOpen, isProposed, kindOf, MOST_ENTRIES, type MemberList, type MemberListId, type Proposal } from './member-list.ts'
import { proposalsOf } from './member-list-jobs.ts'
import { askListNow, clustersToList, LIST_UPLOAD, listFor, listsFor, readListAgainNow, readListFile, sitesOf, takeNow, type AskedList } from './member-list.part.ts'
import { listMemberLists } from './member-list-store.ts'
import { may } from './policy.ts'
import { ListAsked, ListDone } from './schema.ts'
import { SOURCE_WORDS } from './source-words.ts'
import { sentenceOf, sourceAt, viewOf } from './source.part.tsx'
import { Ticks, type Tick } from './ticks.part.tsx'
import { WORDS } from './words.ts'

export function hangMemberList(app: App, site: Site, needs: TopicsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('memberLists', async (door, here) => askPage(door, here, needs, {}))
  pages.post('memberLists', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(await listsFor(needs, actor))
    const { values, uploads } = must(await readUploads(door, LIST_UPLOAD))
    const asked = await askedIn(needs, values, uploads, here.language)
    if ('errors' in asked) return askPage(door, here, needs, { values, errors: asked.errors }, 422)
    return goOn(door, listAt((await askListNow(needs, actor, asked)).id, here.language))
  })
  pages.get('memberList', async (door, here) => {
    const actor = await needs.actorOf(door)
    return listPage(here, needs, actor, must(await listFor(needs.db, actor, door.req.param('id') ?? '')), {})
  })
  pages.post('memberList', async (door, here) => {
    const { did, tick, version } = must(readBy(ListDone, must(await readForm(door))))
    const actor = await needs.actorOf(door)
    const list = must(await listFor(needs.db, actor, door.req.param('id') ?? ''))
    if (did === 'all' || did === 'none') return listPage(here, needs, actor, list, { ticked: did })
    if (did === 'take' && tick.length === 0) return listPage(here, needs, actor, list, { ticked: 'none', wrong: speaker(SOURCE_WORDS, here.language)('list.nothingTicked') }, 422)
    if (did === 'take') await takeNow(needs, actor, list.id, tick, version)
    else await readListAgainNow(needs, actor, list.id, version)
    return goOn(door, listAt(list.id, here.language))
  })
}

const listAt = (id: MemberListId, language: Language): string => addressOf(ADDRESSES.memberList, language, { id })

/** The clusters for which this actor may have lists read, in order of their names. */
async function clustersFor(needs: TopicsNeeds, actor: Actor, language: Language): Promise<Organisation[]> {
  const collator = COLLATORS[language]
  return (await clustersToList(needs, actor)).toSorted((a, b) => collator.compare(nameIn(a, language), nameIn(b, language)))
}

// ---- Asking for a list

async function askedIn(needs: TopicsNeeds, values: FormValues, [upload]: readonly Upload[], language: Language): Promise<AskedList | { readonly errors: Readonly<Record<string, string>> }> {
  const word = speaker(SOURCE_WORDS, language)
  const read = readBy(ListAsked, values)
  const said = read.ok ? {} : sayFields(read.refusal, language)
  const typed = typeof values['address'] === 'string' ? values['address'].trim() : ''
  const errors: Record<string, string> = { ...said, ...('rights' in said ? { rights: word('lists.rightsMissing') } : {}) }
  if (upload === undefined && typed === '') errors['address'] = word('lists.nothing')
  if (upload !== undefined && typed !== '') errors['address'] = word('lists.both')
  const address = typed === '' ? undefined : readAddress(typed)
  if (address?.ok === false) errors['address'] ??= sentenceOf(address.refusal, language)
  const file = upload === undefined || Object.keys(errors).length > 0 ? undefined : await readListFile(needs, upload)
  if (file?.ok === false) errors['file'] = sentenceOf(file.refusal, language)
  if (!read.ok || Object.keys(errors).length > 0) return { errors }
  const whose = read.value.for === 'outside' ? {} : { cluster: read.value.for }
  return file?.ok === true ? { ...whose, fileName: upload?.name ?? '', entries: file.value } : { ...whose, address: typed }
}

async function askPage(door: Door, { language, show }: Here, needs: TopicsNeeds, entered: Entered, status: 200 | 422 = 200): Promise<Response> {
  const word = speaker(SOURCE_WORDS, language)
  const actor = await needs.actorOf(door)
  const whose = must(await listsFor(needs, actor))
  const clusters = await clustersFor(needs, actor, language)
  const isCurator = may.list(actor, undefined).ok
  const lists = await listMemberLists(needs.db, whose)
  const view = await viewOf(needs, actor)
  const options = [...clusters.map((one) => ({ value: one.id as string, label: nameIn(one, language) })), ...(isCurator ? [{ value: 'outside', label: word('lists.outside') }] : [])]
  const asked = door.req.query('for')
  const values = { ...(options.length === 1 ? { for: options[0]?.value } : asked === undefined ? {} : { for: asked }), ...entered.values }
  return show(
    { title: word('lists.title'), lead: word('lists.lead'), entry: 'members', live: 'list.asked list.read list.taken' },
    <>
      <Form sendsFiles values={values} {...(entered.errors === undefined ? {} : { errors: entered.errors })}>
        <Select name="for" label={word('lists.for')} options={options} />
        <TextField name="address" kind="url" label={word('lists.address')} hint={word('lists.addressHint')} isOptional="one-of" />
        <FileField name="file" label={word('lists.file')} hint={word('lists.fileHint')} accept=".csv,.xlsx,.tsv,.txt,.jsonl" isOptional="one-of" />
        <Choices name="rights" many label={word('bring.rights')} options={[{ value: 'yes', label: word('lists.rights') }]} />
        <Actions><Button filled>{word('lists.do')}</Button></Actions>
      </Form>
      {lists.length === 0 ? null : (
        <Section title={word('lists.soFar')}>
          <Table
            caption={word('lists.caption')}
            hidesCaption
            rows={lists}
            columns={[
              { head: word('lists.origin'), cell: ({ id, address, fileName }) => <a href={listAt(id, language)}>{address ?? fileName}</a> },
              { head: word('lists.for'), cell: ({ cluster }) => (cluster === undefined ? word('lists.outside') : shortName(organisationIn(view, cluster), language)) },
              { head: word('column.state'), cell: ({ state }) => word(`list.state.${state}`) },
              { head: word('lists.day'), cell: ({ asked: { at } }) => printDay(at, language, needs.zone) },
            ]}
          />
        </Section>
      )}
    </>,
    status,
  )
}

// ---- One list

type Ticked = { readonly ticked?: 'all' | 'none'; readonly wrong?: string }

async function listPage(here: Here, needs: TopicsNeeds, actor: Actor, list: MemberList, ticked: Ticked, status: 200 | 422 = 200): Promise<Response> {
  switch (list.state) {
    case 'reading':
      return readingPage(here, list)
    case 'refused':
      return refusedPage(here, list)
    case 'found':
      return foundPage(here, needs, list, ticked, status)
    case 'taken':
      return takenPage(here, needs, actor, list)
  }
}

function readingPage({ language, show }: Here, { id, progress, address = '' }: MemberList): Response {
  const word = speaker(SOURCE_WORDS, language)
  const label = progress === undefined ? word('list.readingNone') : word(progress.ofOwnPages > 0 ? 'list.readingOwn' : 'list.readingPages', progress)
  return show(
    { title: word('list.reading'), lead: word('list.readingLead'), above: address, entry: 'members', live: 'list.progress list.read' },
    <div>
      <Progress label={label} done={progress?.ownPages ?? 0} of={progress?.ofOwnPages ?? 1} />
      <a href={listAt(id, language)}>{word('reload')}</a>
    </div>,
  )
}

function refusedPage({ language, show }: Here, { refusal, address = '' }: MemberList): Response {
  const word = speaker(SOURCE_WORDS, language)
  return show(
    { title: word('list.refused'), above: address, entry: 'members', live: 'list.asked list.read' },
    <>
      {refusal === undefined ? null : <Notice kind="wrong" title={word('source.refused')}><p>{sentenceOf(refusal, language)}</p></Notice>}
      <form method="post">
        <Actions>
          <Button name="did" value="again">{word('list.again')}</Button>
          <ButtonLink to={addressOf(ADDRESSES.memberLists, language)}>{word('list.other')}</ButtonLink>
        </Actions>
      </form>
    </>,
  )
}

async function foundPage({ language, show }: Here, needs: TopicsNeeds, list: MemberList, { ticked, wrong }: Ticked, status: 200 | 422): Promise<Response> {
  const word = speaker(SOURCE_WORDS, language)
  const proposals = await proposalsOf(needs.db, list, needs.today())
  const fresh = proposals.filter(({ recognised: { verdict } }) => verdict === 'new').length
  const rows = proposals.map((one) => tickOf(one, ticked, needs, language))
  // Ticked by a button, they are not to be ticked otherwise by what happens.
  return show(
    { title: word('list.found'), lead: word('list.foundLead', { count: proposals.length, fresh }), above: list.address ?? list.fileName, entry: 'members', ...(ticked === undefined ? { live: 'list.asked list.read list.taken organisation.changed' } : {}) },
    <>
      {wrong === undefined ? null : <Notice kind="wrong" title={wrong} />}
      {list.lost === 0 && list.missed === 0 ? null : <p class="soft">{list.lost === 0 ? '' : word('list.lost', { count: list.lost, most: MOST_ENTRIES })} {list.missed === 0 ? '' : word('list.missed', { count: list.missed })}</p>}
      {list.cluster === undefined ? null : <p class="soft">{word('list.field')}</p>}
      <form class="ticks" method="post">
        <input type="hidden" name="version" value={list.version} />
        <Actions>
          <Button filled name="did" value="take">{word('list.take')}</Button>
          <Button name="did" value="all">{word('tick.all')}</Button>
          <Button name="did" value="none">{word('tick.none')}</Button>
          {list.address === undefined ? null : <Button name="did" value="again">{word('list.again')}</Button>}
        </Actions>
        <Ticks caption={word('list.found')} head={[word('list.name'), word('list.kind'), word('list.website'), word('list.known')]} rows={rows} />
      </form>
    </>,
    status,
  )
}

function tickOf(proposal: Proposal, ticked: Ticked['ticked'], needs: TopicsNeeds, language: Language): Tick {
  const word = speaker(SOURCE_WORDS, language)
  const { entry, place, recognised } = proposal
  return {
    value: String(place),
    label: entry.name,
    isOn: ticked === undefined ? isProposed(proposal) : ticked === 'all',
    isClosed: !isOpen(proposal),
    cells: [
      speaker(WORDS, language)(`organisation.${recognised.verdict === 'same' ? recognised.organisation.kind : kindOf(entry)}`),
      entry.website === undefined ? '–' : <OutLink to={entry.website}>{hostIn(entry.website)}</OutLink>,
      <Known proposal={proposal} needs={needs} word={word} language={language} />,
    ],
  }
}

const Known = ({ proposal: { recognised, isDone }, needs, word, language }: { readonly proposal: Proposal; readonly needs: TopicsNeeds; readonly word: ReturnType<typeof speaker<typeof SOURCE_WORDS>>; readonly language: Language }) => {
  switch (recognised.verdict) {
    case 'same':
      return <><a href={needs.organisationAt(recognised.organisation.id, language)}>{word('list.same', { name: nameIn(recognised.organisation, language) })}</a>{isDone ? `, ${word('list.isDone')}` : ''}</>
    case 'perhaps':
      return <><a href={needs.organisationAt(recognised.organisation.id, language)}>{word('list.perhaps', { name: nameIn(recognised.organisation, language) })}</a>; {word('list.perhapsNew')}</>
    case 'ambiguous':
    case 'twice':
    case 'new':
      return <>{word(`list.${recognised.verdict}`)}</>
  }
}

// ---- What came of it

/** To the map; where nothing was there to be read, first to a text. */
const Onward = ({ isBare, language }: { readonly isBare: boolean; readonly language: Language }) => {
  const word = speaker(SOURCE_WORDS, language)
  return (
    <>
      {isBare ? <ButtonLink to={addressOf(ADDRESSES.newSource, language)} filled>{word('sources.bring')}</ButtonLink> : null}
      <ButtonLink to={addressOf(ADDRESSES.map, language)} filled={!isBare}>{word('list.toMap')}</ButtonLink>
    </>
  )
}

async function takenPage({ language, show }: Here, needs: TopicsNeeds, actor: Actor, { id, outcome, address, fileName }: MemberList): Promise<Response> {
  const word = speaker(SOURCE_WORDS, language)
  const { created = 0, known = 0, bare = 0, refused = [], sources: ids = [] } = outcome ?? {}
  const [{ counts, unread }, view] = await Promise.all([sitesOf(needs, actor, ids), viewOf(needs, actor)])
  const done = counts.read + counts.profiled + counts.refused
  const of = done + counts.waiting
  return show(
    { title: word(of === 0 ? 'list.takenBare' : done === of ? 'list.takenDone' : 'list.taken'), lead: word(known === 0 ? 'list.takenLead' : 'list.takenLeadKnown', { created, known }), above: address ?? fileName, entry: 'members', live: 'source.read source.profiled source.refused source.asked', actions: <Onward isBare={of === 0 && bare > 0} language={language} /> },
    <>
      {of === 0 ? bare === created + known ? null : <p>{word('list.noSites')}</p> : <div><Progress label={word('list.progress', { done, of })} done={done} of={of} /> {done === of ? null : <a href={listAt(id, language)}>{word('reload')}</a>}</div>}
      {bare === 0 ? null : <p>{word('list.bare', { count: bare })}</p>}
      {unread.length === 0 ? null : (
        <Section title={word('list.failed')}>
          <Table
            caption={word('list.failedCaption')}
            hidesCaption
            rows={unread}
            columns={[
              { head: word('column.organisation'), cell: ({ organisations: [owner] }) => (owner === undefined ? '–' : <a href={needs.organisationAt(owner, language)}>{shortName(organisationIn(view, owner), language)}</a>) },
              { head: word('list.website'), cell: ({ id: source, title }) => <a href={sourceAt(source, language)}>{title}</a> },
              { head: word('list.why'), cell: ({ refusal }) => (refusal === undefined ? '' : sentenceOf(refusal, language)) },
            ]}
          />
          {counts.refused > unread.length ? <p><a href={withQuery(addressOf(ADDRESSES.sources, language), { state: 'refused', kind: 'web' })}>{word('list.moreFailed', { count: counts.refused })}</a></p> : null}
        </Section>
      )}
      {refused.length === 0 ? null : (
        <Section title={word('list.notTaken')}>
          <p>{word('list.unusable')}</p>
          <ul>{refused.map(({ name }) => <li key={name}>{name}</li>)}</ul>
        </Section>
      )}
    </>,
  )
}
