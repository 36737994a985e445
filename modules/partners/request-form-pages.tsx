/** The form by which a request or an offer is written and changed: one language is enough, topics are found in the text, a demand fills it in. */
import { chosenIn, goOn, idAt, readBy, readForm, textIn, textsIn, type App, type FormValues } from '#platform/http'
import { isId } from '#platform/ids'
import { attempted, Actions, addressOf, Button, Choices, Form, Notice, TextArea, TextField, type Here, type Option, type Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import { COLLATORS, LANGUAGES, otherLanguage, type Language } from '#platform/words'
import type { Actor } from '#modules/members'
import { readableDemand } from './demand-doing.part.ts'
import type { Demand, DemandId } from './demand.ts'
import { again, RefusedNotice, requestAt, speaker, topicsFor, type PartnersNeeds, type Topics } from './frame.part.tsx'
import { may } from './policy.ts'
import { amendRequest, draftRequest, needsNoReview, readable, submitRequest } from './request-doing.part.ts'
import { defaultEnd, REQUEST_AUDIENCES, REQUEST_KINDS, type PartnerRequest, type RequestId, type RequestKind } from './request.ts'
import { RequestChange, RequestIn, saidIn, twinsFrom } from './schema.ts'
import { topicCalled } from './topic-choice.part.ts'
import { ADDRESSES } from './words.ts'

const FIELDS = { 'request.noTopic': 'topic', 'request.manyTopics': 'topics', 'request.past': 'expiresOn', 'request.tooFar': 'expiresOn' }
/** Those about a title or a text, of which there is one a language. */
const OWN: ReadonlyMap<string, string> = new Map([['request.noTitle', 'title'], ['request.longTitle', 'title'], ['request.nothing', 'title'], ['request.noText', 'text'], ['request.longText', 'text']])

/** The suffix of a language's fields. */
const SUFFIX = { de: 'De', en: 'En' } as const

export function hangRequestForms(app: App, site: Site, needs: PartnersNeeds): void {
  const pages = site.pages(app, ADDRESSES)

  pages.get('newRequest', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.post(actor))
    const demand = await demandIn(needs, actor, door.req.query('demand'))
    const kind = REQUEST_KINDS.find((one) => one === door.req.query('kind')) ?? 'request'
    const topics = (door.req.queries('topic') ?? []).slice(0, MOST_PREFILLED)
    const spoken = demand?.language ?? here.language
    return newPage(here, needs, actor, { kind, audience: 'alliance', expiresOn: defaultEnd(needs.today()), topics, [`title${SUFFIX[spoken]}`]: demand?.text ?? door.req.query('title')?.slice(0, MOST_TITLE), ...(demand === undefined ? {} : { demand: demand.id }) })
  })

  pages.post('newRequest', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.post(actor))
    const values = must(await readForm(door))
    if (textIn(values, 'do') === 'suggest') return newPage(here, needs, actor, await suggested(needs, actor, values), undefined, true)
    const demand = await demandIn(needs, actor, textIn(values, 'demand'))
    const done = await attempted(async () => {
      const said = must(readBy(RequestIn, { kind: chosenIn(values, 'kind'), ...(await sentBy(needs, actor, values)) }))
      return draftRequest(needs, actor, saidIn(said, defaultEnd(needs.today())), { isSubmitted: textIn(values, 'do') === 'submit', demand: demand?.id })
    })
    return done.ok ? goOn(door, requestAt(done.value.id, here.language)) : newPage(here, needs, actor, values, done.refusal)
  })

  pages.get('editRequest', async (door, here) => {
    const { actor, request } = await changeable(needs, await needs.actorOf(door), idAt(door, 'request.none'))
    const { de, en } = request.twins
    return editPage(here, needs, actor, request, { version: String(request.version), audience: request.audience, expiresOn: request.expiresOn, topics: request.topics, titleDe: de?.title, textDe: de?.text, titleEn: en?.title, textEn: en?.text })
  })

  pages.post('editRequest', async (door, here) => {
    const { actor, request } = await changeable(needs, await needs.actorOf(door), idAt(door, 'request.none'))
    const values = must(await readForm(door))
    if (textIn(values, 'do') === 'suggest') return editPage(here, needs, actor, request, await suggested(needs, actor, values), undefined, true)
    const done = await attempted(async () => {
      const { version, twins, topics, audience, expiresOn } = must(readBy(RequestChange, { version: chosenIn(values, 'version'), ...(await sentBy(needs, actor, values)) }))
      const next = await amendRequest(needs, actor, request.id, { twins: twinsFrom(twins), topics, audience, expiresOn: expiresOn ?? request.expiresOn }, version)
      return next.kept === 'drafted' && textIn(values, 'do') === 'submit' ? submitRequest(needs, actor, request.id) : next
    })
    return done.ok ? goOn(door, requestAt(request.id, here.language)) : editPage(here, needs, actor, request, values, done.refusal)
  })
}

/** As many as a form is filled in with from an address. */
const MOST_PREFILLED = 12
const MOST_TITLE = 160

async function changeable(needs: PartnersNeeds, actor: Actor, id: RequestId): Promise<{ readonly actor: Actor; readonly request: PartnerRequest }> {
  const { request, reviewers } = await readable(needs, actor, id)
  must(may.change(actor, request, reviewers, needs.today()))
  return { actor, request }
}

/** The demand that a request comes from; nothing where an address names none. */
const demandIn = async (needs: PartnersNeeds, actor: Actor, id: string | undefined): Promise<Demand | undefined> => (id === undefined || !isId<'demand'>(id) ? undefined : readableDemand(needs, actor, id satisfies DemandId))

/** What a form sent, as the API takes it. */
async function sentBy(needs: PartnersNeeds, actor: Actor, values: FormValues): Promise<object> {
  const topics = await topicsFor(needs, actor)
  const named = textIn(values, 'topic').trim()
  const twins = Object.fromEntries(LANGUAGES.map((language) => [language, { title: textIn(values, `title${SUFFIX[language]}`), text: textIn(values, `text${SUFFIX[language]}`) }]))
  return { twins, topics: [...chosenTopics(topics, values), ...(named === '' ? [] : [must(topicCalled(topics, named))])], audience: chosenIn(values, 'audience'), expiresOn: chosenIn(values, 'expiresOn') }
}

/** Those ticked that are topics. */
const chosenTopics = ({ concepts }: Topics, values: FormValues): string[] => textsIn(values, 'topics').filter((topic) => concepts.has(topic))

/** Those of the text ticked beside those that were. */
async function suggested(needs: PartnersNeeds, actor: Actor, values: FormValues): Promise<FormValues> {
  const topics = await topicsFor(needs, actor)
  const text = LANGUAGES.flatMap((language) => [textIn(values, `title${SUFFIX[language]}`), textIn(values, `text${SUFFIX[language]}`)]).filter((part) => part.trim() !== '').join('.\n\n')
  const found = text === '' ? [] : ((await needs.topicsIn(text)) ?? []).filter((topic) => topics.concepts.has(topic))
  return { ...values, topics: [...new Set([...chosenTopics(topics, values), ...found])].slice(0, MOST_PREFILLED) }
}

async function newPage(here: Here, needs: PartnersNeeds, actor: Actor, values: FormValues, refusal?: Refusal, isSuggested = false): Promise<Response> {
  const { language, show } = here
  const word = speaker(language)
  const { by: _, organisation } = must(may.post(actor))
  const isTrusted = await needsNoReview(needs, actor, organisation)
  const { entered, above } = againIn(values, refusal, language)
  return show(
    { title: word(kindIn(values) === 'offer' ? 'newOfferTitle' : 'newRequestTitle'), above: <a href={addressOf(ADDRESSES.requests, language)}>{word('requests')}</a>, lead: word(isTrusted ? 'newLeadTrusted' : 'newLead'), entry: 'projects' },
    <>
      <RefusedNotice refusal={above} language={language} />
      {isSuggested ? <Suggested values={values} language={language} /> : null}
      <Form {...entered}>
        <input type="hidden" name="kind" value={kindIn(values)} />
        {textIn(values, 'demand') === '' ? null : <input type="hidden" name="demand" value={textIn(values, 'demand')} />}
        {asking(await topicOptions(needs, actor, values, language), language, values)}
        <Actions><Button filled name="do" value="submit">{word(isTrusted ? 'publish' : 'submit')}</Button><Button name="do" value="save">{word('saveDraft')}</Button></Actions>
      </Form>
    </>,
    refusal === undefined ? 200 : 422,
  )
}

async function editPage(here: Here, needs: PartnersNeeds, actor: Actor, request: PartnerRequest, values: FormValues, refusal?: Refusal, isSuggested = false): Promise<Response> {
  const { language, show } = here
  const word = speaker(language)
  const isTrusted = await needsNoReview(needs, actor, request.organisation)
  const { entered, above } = againIn(values, refusal, language)
  return show(
    { title: word('editTitle'), above: <a href={requestAt(request.id, language)}>{word(`kind.${request.kind}`)}</a>, ...(request.kept === 'open' && !isTrusted ? { lead: word('editLeadReview') } : {}), entry: 'projects' },
    <>
      <RefusedNotice refusal={above} language={language} />
      {isSuggested ? <Suggested values={values} language={language} /> : null}
      <Form {...entered}>
        <input type="hidden" name="version" value={textIn(values, 'version')} />
        {asking(await topicOptions(needs, actor, values, language), language, values)}
        <Actions>{request.kept === 'drafted' ? <><Button filled name="do" value="submit">{word(isTrusted ? 'publish' : 'submit')}</Button><Button name="do" value="save">{word('save')}</Button></> : <Button filled name="do" value="save">{word('save')}</Button>}</Actions>
      </Form>
    </>,
    refusal === undefined ? 200 : 422,
  )
}

const kindIn = (values: FormValues): RequestKind => REQUEST_KINDS.find((one) => one === textIn(values, 'kind')) ?? 'request'

/** What is wrong with title or text stands beside the field of the language that was filled in, or the reader's. */
function againIn(values: FormValues, refusal: Refusal | undefined, language: Language): ReturnType<typeof again> {
  const own = refusal === undefined ? undefined : OWN.get(refusal.reason)
  const isHalf = (one: Language): boolean => (textIn(values, `title${SUFFIX[one]}`).trim() === '') !== (textIn(values, `text${SUFFIX[one]}`).trim() === '')
  const wrong = [language, otherLanguage(language)].find(isHalf) ?? language
  return again(values, refusal, language, own === undefined || refusal === undefined ? FIELDS : { ...FIELDS, [refusal.reason]: `${own}${SUFFIX[wrong]}` })
}

const Suggested = ({ values, language }: { readonly values: FormValues; readonly language: Language }) => <Notice title={speaker(language)(textsIn(values, 'topics').length === 0 ? 'suggestedNone' : 'suggested')} />

async function topicOptions(needs: PartnersNeeds, actor: Actor, values: FormValues, language: Language): Promise<Option[]> {
  const topics = await topicsFor(needs, actor)
  return chosenTopics(topics, values).map((topic) => ({ value: topic, label: topics.called(topic, language) ?? topic })).toSorted((a, b) => COLLATORS[language].compare(a.label, b.label))
}

/** Called, so that the form finds the labels. */
const asking = (topics: readonly Option[], language: Language, values: FormValues) => {
  const word = speaker(language)
  const other = otherLanguage(language)
  const isOtherUsed = textIn(values, `title${SUFFIX[other]}`) + textIn(values, `text${SUFFIX[other]}`) !== ''
  return (
    <>
      <TextField name={`title${SUFFIX[language]}`} label={word(`title${SUFFIX[language]}`)} isOptional="one-of" />
      <TextArea name={`text${SUFFIX[language]}`} label={word(`text${SUFFIX[language]}`)} hint={word('textHint')} isOptional="one-of" />
      <details open={isOtherUsed}>
        <summary>{word('otherLanguage')}</summary>
        <TextField name={`title${SUFFIX[other]}`} label={word(`title${SUFFIX[other]}`)} isOptional="one-of" />
        <TextArea name={`text${SUFFIX[other]}`} label={word(`text${SUFFIX[other]}`)} isOptional="one-of" />
      </details>
      {topics.length === 0 ? null : <Choices name="topics" label={word('topics')} options={topics} many isOptional />}
      <TextField name="topic" label={word('anotherTopic')} hint={word('anotherTopicHint')} isOptional />
      <Actions><Button name="do" value="suggest">{word('suggest')}</Button></Actions>
      <Choices name="audience" label={word('audience')} options={REQUEST_AUDIENCES.map((audience) => ({ value: audience, label: word(`audience.${audience}`) }))} />
      <TextField name="expiresOn" kind="date" label={word('expiresOn')} hint={word('expiresHint')} />
    </>
  )
}
