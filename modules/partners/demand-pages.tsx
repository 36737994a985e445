/** What an organisation heard that somebody needs: one field and Enter, the list, one with what becomes of it; and the same field on the start page. */
import type { ComponentChildren } from 'preact'
import { answerFile, chosenIn, goOn, idAt, readBy, readForm, textIn, trimmedIn, type App, type FormValues } from '#platform/http'
import { attempted, Actions, addressOf, Button, ButtonLink, Filters, Form, Search, Section, Table, TextField, withQuery, type Here, type Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import { sheetFile } from '#platform/sheets'
import { printDay, tellDay } from '#platform/time'
import type { Language } from '#platform/words'
import type { Actor } from '#modules/members'
import { amendDemand, captureDemand, readableDemand, settleDemand } from './demand-doing.part.ts'
import { defaultFollowUp, DEMAND_STATES, type Demand, type DemandId } from './demand.ts'
import { dueDemands, listDemands } from './demand-store.ts'
import { again, RefusedNotice, requestAt, speaker, type PartnersNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import { DemandChange, DemandIn, demandIn, DemandsQuery } from './schema.ts'
import { ADDRESSES } from './words.ts'

const MOST = 1_000

const FIELDS = { 'demand.empty': 'text', 'demand.long': 'text', 'demand.longAsker': 'asker', 'demand.noDay': 'followUp', 'demand.noReason': 'reason' }

const demandAt = (id: DemandId, language: Language): string => addressOf(ADDRESSES.demand, language, { id })

/** What a form sent, without what was left empty. */
const filled = (values: FormValues): object => Object.fromEntries(['asker', 'followUp', 'version'].map((name) => [name, chosenIn(values, name)] as const).filter(([, value]) => value !== undefined).concat([['text', textIn(values, 'text')]]))

export function hangDemands(app: App, site: Site, needs: PartnersNeeds): void {
  const pages = site.pages(app, ADDRESSES)

  const listPage = async ({ language, show }: Here, actor: Actor, query: ReturnType<typeof DemandsQuery.parse>, values: FormValues, refusal?: Refusal): Promise<Response> => {
    const { organisation } = must(may.keepDemands(actor))
    const word = speaker(language)
    const demands = await listDemands(needs.db, organisation, query, MOST)
    const { entered, above } = again(values, refusal, language, FIELDS)
    const here = withQuery(addressOf(ADDRESSES.demands, language), query)
    const isNew = demands.length === 0 && query.state === undefined && query.text === undefined
    return show(
      { title: word('demandsTitle'), lead: isNew ? word('demandsNone') : word('demandsLead', { count: demands.filter(({ state }) => state === 'open').length }), entry: 'projects', actions: isNew ? undefined : <><ButtonLink to={withQuery(addressOf(ADDRESSES.demandsExcel, language), query)}>{word('asExcel')}</ButtonLink><ButtonLink to={withQuery(addressOf(ADDRESSES.demandsCsv, language), query)}>{word('asCsv')}</ButtonLink></> },
      <>
        <RefusedNotice refusal={above} language={language} />
        <Form to={addressOf(ADDRESSES.demands, language)} {...entered} values={{ followUp: defaultFollowUp(needs.today()), ...entered.values }}>
          <TextField name="text" label={word('demandField')} />
          <Actions><Button filled>{word('demandCapture')}</Button></Actions>
          <details open={trimmedIn(values, 'asker') !== '' || refusal !== undefined}>
            <summary>{word('demandMore')}</summary>
            <TextField name="asker" label={word('asker')} hint={word('askerHint')} isOptional />
            <TextField name="followUp" kind="date" label={word('followUp')} />
          </details>
        </Form>
        {isNew ? null : (
          <>
            <Filters label={word('state')} filters={[{ label: word('any'), to: withQuery(here, { state: undefined }), isOn: query.state === undefined }, ...DEMAND_STATES.map((state) => ({ label: word(`demand.${state}`), to: withQuery(here, { state }), isOn: query.state === state }))]} />
            <Search label={word('search')} name="text" value={query.text ?? ''} to={addressOf(ADDRESSES.demands, language)} kept={{ state: query.state }} />
          </>
        )}
        {demands.length === 0 ? (isNew ? null : <p>{word('demandsNothing')}</p>) : <Demands demands={demands} needs={needs} language={language} />}
      </>,
      refusal === undefined ? 200 : 422,
    )
  }

  pages.get('demands', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.keepDemands(actor))
    return listPage(here, actor, DemandsQuery.parse(door.req.query()), {})
  })
  pages.post('demands', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.keepDemands(actor))
    const values = must(await readForm(door))
    const done = await attempted(async () => captureDemand(needs, actor, demandIn(must(readBy(DemandIn, filled(values)))), here.language))
    return done.ok ? goOn(door, addressOf(ADDRESSES.demands, here.language)) : listPage(here, actor, {}, values, done.refusal)
  })

  for (const [key, form] of [['demandsCsv', 'csv'], ['demandsExcel', 'xlsx']] as const) {
    pages.get(key, async (door, { language }) => {
      const { organisation } = must(may.keepDemands(await needs.actorOf(door)))
      const word = speaker(language)
      const rows = (await listDemands(needs.db, organisation, DemandsQuery.parse(door.req.query()), MOST)).map(({ text, asker, followUp, state, reason, capturedAt }) => [text, asker ?? '', followUp, word(`demand.${state}`), reason ?? '', capturedAt.toISOString().slice(0, 10)])
      return answerFile(door, sheetFile({ name: word('demands'), head: [word('demandText'), word('asker'), word('followUp'), word('state'), word('reason'), word('noted')], rows }, form))
    })
  }

  pages.get('demand', async (door, here) => demandPage(here, needs, await readableDemand(needs, await needs.actorOf(door), idAt(door, 'demand.none'))))
  pages.post('demand', async (door, here) => {
    const [actor, id] = [await needs.actorOf(door), idAt<'demand'>(door, 'demand.none')]
    const demand = await readableDemand(needs, actor, id)
    const values = must(await readForm(door))
    const done = await attempted(async () => carriedOut(needs, actor, demand, values, here.language))
    return done.ok ? goOn(door, done.value) : demandPage(here, needs, await readableDemand(needs, actor, id), values, done.refusal)
  })
}

/** What a button of the page does; out comes where to go on. */
async function carriedOut(needs: PartnersNeeds, actor: Actor, { id, text, language: spoken }: Demand, values: FormValues, language: Language): Promise<string> {
  const does = textIn(values, 'do')
  if (does === 'plan') {
    await settleDemand(needs, actor, id, { state: 'planned' })
    return needs.newProjectAt(spoken, text)
  }
  if (does === 'close') {
    await settleDemand(needs, actor, id, { state: 'closed', reason: textIn(values, 'reason') })
    return addressOf(ADDRESSES.demands, language)
  }
  const { version, ...said } = must(readBy(DemandChange, filled(values)))
  await amendDemand(needs, actor, id, demandIn(said), version)
  return addressOf(ADDRESSES.demands, language)
}

function demandPage({ language, show }: Here, needs: PartnersNeeds, demand: Demand, values: FormValues = {}, refusal?: Refusal): Response {
  const word = speaker(language)
  const { id, text, asker, followUp, version, state, reason, request, capturedAt } = demand
  const { entered, above } = again(values, refusal, language, FIELDS)
  const isChange = refusal !== undefined && textIn(values, 'do') === ''
  return show(
    { title: text, above: <a href={addressOf(ADDRESSES.demands, language)}>{word('demands')}</a>, lead: [word('capturedBy', { day: printDay(capturedAt, language, needs.zone) }), word(`demand.${state}`), ...(reason === undefined ? [] : [reason])].join(' · '), entry: 'projects' },
    <>
      <RefusedNotice refusal={above} language={language} />
      {request === undefined ? null : <p><a href={requestAt(request, language)}>{word('demand.requested')}</a></p>}
      {state !== 'open' ? (asker === undefined ? null : <p class="soft">{word('asker')}: {asker}</p>) : (
        <>
          <Section title={word('demandWhat')}>
            <Actions><ButtonLink to={withQuery(addressOf(ADDRESSES.newRequest, language), { demand: id })} filled>{word('toRequest')}</ButtonLink></Actions>
            <Form id="plan"><Actions><Button name="do" value="plan">{word('toPlan')}</Button></Actions></Form>
            <Form id="close" {...(textIn(values, 'do') === 'close' ? entered : {})}><TextField name="reason" label={word('reason')} /><Actions><Button name="do" value="close">{word('close')}</Button></Actions></Form>
          </Section>
          <Section title={word('change')}>
            <Form id="change" {...(isChange ? entered : { values: { text, asker, followUp } })}>
              <input type="hidden" name="version" value={isChange ? textIn(values, 'version') : version} />
              <TextField name="text" label={word('demandField')} />
              <TextField name="asker" label={word('asker')} hint={word('askerHint')} isOptional />
              <TextField name="followUp" kind="date" label={word('followUp')} />
              <Actions><Button>{word('save')}</Button></Actions>
            </Form>
          </Section>
        </>
      )}
    </>,
    refusal === undefined ? 200 : 422,
  )
}

const Demands = ({ demands, needs, language }: { readonly demands: readonly Demand[]; readonly needs: Pick<PartnersNeeds, 'zone'>; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Table
      caption={word('demands')}
      hidesCaption
      rows={demands}
      columns={[
        { head: word('demandText'), cell: ({ id, text, language: spoken }) => <a href={demandAt(id, language)} lang={spoken}>{text}</a> },
        { head: word('asker'), cell: ({ asker }) => asker ?? '–' },
        { head: word('followUp'), cell: ({ state, followUp }) => (state === 'open' ? tellDay(followUp, language) : '–') },
        { head: word('state'), cell: ({ state, reason }) => [word(`demand.${state}`), reason].filter((part) => part !== undefined).join(': ') },
        { head: word('noted'), isSoft: true, cell: ({ capturedAt }) => printDay(capturedAt, language, needs.zone) },
      ]}
    />
  )
}

/** On the start page of whoever keeps demands: the field, and how many are due. */
export const capturePart =
  (needs: Pick<PartnersNeeds, 'db' | 'today'>) =>
  async ({ actor, language }: { readonly actor: Actor; readonly language: Language }): Promise<ComponentChildren> => {
    if (actor.as !== 'organisation') return null
    const kept = may.keepDemands(actor)
    if (!kept.ok) return null
    const due = await dueDemands(needs.db, [kept.value.organisation], needs.today())
    const word = speaker(language)
    return (
      <Section title={word('overviewDemand')}>
        <Form id="demand" to={addressOf(ADDRESSES.demands, language)}>
          <TextField name="text" label={word('demandField')} />
          <Actions><Button>{word('demandCapture')}</Button></Actions>
        </Form>
        {due.length === 0 ? null : <p><a href={addressOf(ADDRESSES.demands, language)}>{word('overviewDue', { count: due.length })}</a></p>}
      </Section>
    )
  }
