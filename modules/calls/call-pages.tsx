/** A call: what it says, until when, its topics, which of our intersections fit it and what is missing. For a tender nothing is compared. */
import { goOn, idAt, readForm, textIn, textsIn, readBy, type App, type Door, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, Choices, Facts, Form, Lens, Notice, OutLink, Paragraphs, Section, Table, TextArea, type Here, type Hue, type Page, type Site } from '#platform/page'
import type { Refusal } from '#platform/result'
import { must } from '#platform/result'
import { printDay, tellDay } from '#platform/time'
import { TWIN_WORDS } from '#platform/twins'
import { say, type Language } from '#platform/words'
import { fieldHue, nameIn, organisationsById, shortNameIn, type Actor, type OrganisationId } from '#modules/members'
import { resultAudienceOf } from '#modules/topics'
import { mayCompare, stateOf, topicsOf, type Call, type CallId } from './call.ts'
import { confirmTopics, readable, reinstateCall, withdrawCall } from './doing.part.ts'
import { fittingFor } from './fits.part.ts'
import { again, attempted, because, callAt, organisationIn, RefusedNotice, speaker, tellTime, titleIn, told, topicName, topicsNow, type CallsNeeds, type MapView } from './frame.part.tsx'
import { may } from './policy.ts'
import { TopicsIn } from './schema.ts'
import { readIn } from './twin.ts'
import { ADDRESSES } from './words.ts'

const MOST_FITS = 20

export const callIn = (door: Door): CallId => idAt(door, 'call.none')

/** Above a page about one call. */
export const backTo = (call: Call, language: Language) => {
  const { title, language: spoken } = titleIn(call, language)
  return <a href={callAt(call.id, language)} lang={spoken}>{title}</a>
}

export function hangOne(app: App, site: Site, needs: CallsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const shown = async (door: Door, { language, show }: Here, id: CallId, refusal?: Refusal): Promise<Response> => {
    const actor = await needs.actorOf(door)
    const call = await readable(needs, actor, id)
    const view = await needs.views.of(resultAudienceOf(actor), 'organisations')
    const { twin, language: spoken } = readIn(call.twins, language)
    const page: Page = {
      title: twin.title,
      above: <><a href={addressOf(ADDRESSES.calls, language)}>{speaker(language)('calls')}</a> · {told(`kind.${call.kind}`, language)}</>,
      lead: tellTime(call, needs.today(), language),
      entry: 'projects',
      actions: <Doings needs={needs} call={call} actor={actor} language={language} />,
      beside: <Facts facts={await factsOf(needs, call, view, language)} />,
      ...(call.audience === 'public' ? { head: { description: twin.text.slice(0, 200) } } : {}),
    }
    return show(
      page,
      <>
        <RefusedNotice needs={needs} refusal={refusal} language={language} />
        <Standing needs={needs} call={call} actor={actor} language={language} />
        {twin.text === '' ? null : <Paragraphs text={twin.text} language={spoken === language ? undefined : spoken} />}
        {twin.eligible === '' ? null : <Section title={speaker(language)('eligible')}><Paragraphs text={twin.eligible} language={spoken === language ? undefined : spoken} /></Section>}
        <Topics needs={needs} call={call} view={view} actor={actor} language={language} />
        {await comparison(needs, call, actor, language)}
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('call', (door, here) => shown(door, here, callIn(door)))
  pages.post('withdrawal', async (door, here) => {
    const [actor, id] = [await needs.actorOf(door), callIn(door)]
    must(may.edit(actor, await readable(needs, actor, id)))
    const isBack = textIn(must(await readForm(door)), 'do') === 'reinstate'
    const done = await attempted(() => (isBack ? reinstateCall : withdrawCall)(needs, actor, id))
    return done.ok ? goOn(door, callAt(id, here.language)) : shown(door, here, id, done.refusal)
  })
  hangTopics(app, site, needs)
}

async function factsOf(needs: CallsNeeds, call: Call, view: MapView, language: Language) {
  const word = speaker(language)
  const author = call.by.as === 'organisation' ? (organisationIn(view, call.by.organisation) ?? (await organisationsById(needs.db, [call.by.organisation])).get(call.by.organisation)) : undefined
  return [
    { name: word('kind'), value: told(`kind.${call.kind}`, language) },
    ...(call.opens === undefined ? [] : [{ name: word('opens'), value: tellDay(call.opens, language) }]),
    { name: word('deadline'), value: call.closes === undefined ? word('noDeadline') : tellDay(call.closes, language) },
    ...(call.link === undefined ? [] : [{ name: word('source'), value: <OutLink to={call.link}>{word('link')}</OutLink> }]),
    { name: word('audience'), value: told(`audience.${call.audience}`, language) },
    // Whom the reader may not know of is not named.
    ...(call.by.as === 'curator' ? [{ name: word('enteredBy'), value: word('alliance') }] : author !== undefined && (author.audience === 'public' || view.audience === 'alliance') ? [{ name: word('enteredBy'), value: <a href={needs.organisationAt(author.id, language)}>{nameIn(author, language)}</a> }] : []),
    ...(call.origin.from === 'entered' || view.audience === 'public' ? [] : [{ name: word('origin'), value: word(`origin.${call.origin.from}`, { name: call.origin.name }) }]),
  ]
}

/** Where it stands, and what the reader of this language must know. */
const Standing = ({ needs, call, actor, language }: { readonly needs: CallsNeeds; readonly call: Call; readonly actor: Actor; readonly language: Language }) => {
  const word = speaker(language)
  const state = stateOf(call, needs.today())
  const { twin, language: spoken } = readIn(call.twins, language)
  return (
    <>
      {state === 'withdrawn' ? <Notice title={word('withdrawnTitle')}><p>{word('withdrawnTold')}</p></Notice> : null}
      {state === 'closed' && call.closes !== undefined ? <Notice title={word('closedTitle')}><p>{word('closedTold', { day: tellDay(call.closes, language) })}</p></Notice> : null}
      {spoken === language ? null : <Notice title={word('onlyOther')}><p>{word('onlyOtherTold')}</p></Notice>}
      {twin.staleSince === undefined ? null : <Notice title={say(TWIN_WORDS, language, 'twin.stale')}><p>{say(TWIN_WORDS, language, 'twin.staleTold', { day: printDay(twin.staleSince, language, needs.zone) })}</p></Notice>}
      {call.differsAt !== undefined && may.edit(actor, call).ok ? <Notice title={word('differsTitle')}><p>{word('differsTold', { day: printDay(call.differsAt, language, needs.zone) })}</p></Notice> : null}
    </>
  )
}

const Topics = ({ needs, call, view, actor, language }: { readonly needs: CallsNeeds; readonly call: Call; readonly view: MapView; readonly actor: Actor; readonly language: Language }) => {
  const word = speaker(language)
  const topics = topicsNow(view, topicsOf(call))
  const standing = call.confirmed !== undefined ? (topics.length === 0 ? 'topicsNoneSaid' : 'topicsConfirmed') : call.found === undefined ? 'topicsReading' : topics.length === 0 ? 'topicsNone' : 'topicsFound'
  return (
    <Section title={word('topics')}>
      <p class="soft">{word(standing)}</p>
      {topics.length === 0 ? null : <ul class="plain">{topics.map((topic) => <li key={topic}><a href={needs.topicAt(topic, language)}>{topicName(view, topic, language)}</a></li>)}</ul>}
      {may.edit(actor, call).ok ? <Actions><ButtonLink to={addressOf(ADDRESSES.topics, language, { id: call.id })}>{word('topicsChange')}</ButtonLink></Actions> : null}
    </Section>
  )
}

/** What of us fits, and what is missing; for a tender why nothing is compared. */
async function comparison(needs: CallsNeeds, call: Call, actor: Actor, language: Language) {
  const word = speaker(language)
  const comparable = mayCompare(call)
  if (!comparable.ok) return <Section title={word('tenderTitle')}><p>{needs.sentence(comparable.refusal, language)}</p></Section>
  const { view, fit } = await fittingFor(needs, actor)
  const { fitting, missing, topics } = fit(call)
  if (topics.length === 0) return null
  const namesOf = (some: readonly string[]): string => some.map((topic) => topicName(view, topic, language)).join(', ')
  const membersOf = (organisations: readonly OrganisationId[]): string => organisations.flatMap((id) => organisationIn(view, id) ?? []).map((one) => shortNameIn(one, language)).join(', ')
  return (
    <>
      <Section title={word('fits')}>
        <p class="soft">{fitting.length === 0 ? word('fitsNone') : word(topics.length > 1 ? 'fitsLead' : 'fitsLeadOne', { count: fitting.length })}</p>
        {fitting.length === 0 ? null : (
          <Table
            caption={word('fits')}
            hidesCaption
            rows={fitting.slice(0, MOST_FITS)}
            columns={[
              { head: word('fitsMembers'), cell: ({ overlap: { id, organisations } }) => <><Lens hues={huesOf(view, organisations)} /> <a href={needs.intersectionAt(id, language)}>{membersOf(organisations)}</a></> },
              { head: word('fitsMeets'), cell: ({ meets }) => namesOf(meets) },
            ]}
          />
        )}
      </Section>
      <Section title={word('missing')}><p>{missing.length === 0 ? word('missingNone') : word('missingTold', { topics: namesOf(missing) })}</p></Section>
    </>
  )
}

const huesOf = (view: MapView, organisations: readonly OrganisationId[]): Hue[] => organisations.flatMap((id) => {
  const field = organisationIn(view, id)?.fields[0]
  return field === undefined ? [] : [fieldHue(field)]
})

const Doings = ({ needs, call, actor, language }: { readonly needs: CallsNeeds; readonly call: Call; readonly actor: Actor; readonly language: Language }) => {
  const word = speaker(language)
  const no = because(needs, may.edit(actor, call), language)
  if (no !== undefined) return <Button because={no}>{word('change')}</Button>
  const isBack = call.withdrawnAt !== undefined
  return (
    <>
      <ButtonLink to={addressOf(ADDRESSES.editCall, language, { id: call.id })}>{word('change')}</ButtonLink>
      <Form id="withdrawal" to={addressOf(ADDRESSES.withdrawal, language, { id: call.id })}><Button name="do" value={isBack ? 'reinstate' : 'withdraw'}>{word(isBack ? 'reinstate' : 'withdraw')}</Button></Form>
    </>
  )
}

// ---- Its topics, by people

function hangTopics(app: App, site: Site, needs: CallsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const page = async (door: Door, { language, show }: Here, call: Call, values: FormValues, refusal?: Refusal): Promise<Response> => {
    const view = await needs.views.of(resultAudienceOf(await needs.actorOf(door)), 'organisations')
    const word = speaker(language)
    const { entered, above } = again(needs, values, refusal, language, ({ reason }) => (reason === 'call.noTopic' ? 'more' : reason === 'call.manyTopics' ? 'topics' : undefined))
    const offered = topicsNow(view, [...(call.confirmed ?? []), ...(call.found ?? [])])
    return show(
      { title: word('topicsTitle', { title: titleIn(call, language).title }), above: backTo(call, language), lead: word('topicsLead'), entry: 'projects' },
      <>
        <RefusedNotice needs={needs} refusal={above} language={language} />
        <Form {...entered}>
          <input type="hidden" name="version" value={textIn(values, 'version')} />
          {offered.length === 0 ? null : <Choices name="topics" label={word('topicsField')} many isOptional options={offered.map((topic) => ({ value: topic, label: topicName(view, topic, language) }))} />}
          <TextArea name="more" label={word('topicsMore')} hint={word('topicsMoreHint')} isOptional />
          <p><a href={needs.topicsAt(language)}>{word('topicsList')}</a></p>
          <Actions><Button filled>{word('topicsSave')}</Button></Actions>
        </Form>
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  const editable = async (door: Door) => {
    const actor = await needs.actorOf(door)
    const call = await readable(needs, actor, callIn(door))
    must(may.edit(actor, call))
    return { actor, call }
  }
  pages.get('topics', async (door, here) => {
    const { call } = await editable(door)
    return page(door, here, call, { version: String(call.version), topics: [...topicsOf(call)] })
  })
  pages.post('topics', async (door, here) => {
    const { actor, call } = await editable(door)
    const values = must(await readForm(door))
    const done = await attempted(async () => {
      const { version, topics } = must(readBy(TopicsIn, { version: textIn(values, 'version'), topics: textsIn(values, 'topics') }))
      return confirmTopics(needs, actor, call.id, { topics, names: textIn(values, 'more').split(/[\n,;]/).filter((one) => one.trim() !== ''), seen: version })
    })
    if (done.ok) return goOn(door, callAt(call.id, here.language))
    // What somebody else saved is beneath what was entered: saved again, this is the newer.
    const next = done.refusal.kind === 'stale' ? { ...values, version: String((await readable(needs, actor, call.id)).version) } : values
    return page(door, here, call, next, done.refusal)
  })
}
