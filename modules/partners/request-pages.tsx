/** One request or offer: what it says, what becomes of it, what others say to it. */
import { goOn, idAt, readBy, readForm, textIn, type App, type FormValues } from '#platform/http'
import { attempted, Actions, addressOf, Button, ButtonLink, Facts, Form, Notice, Paragraphs, Section, TextArea, TextField, type Entered, type Here, type Site } from '#platform/page'
import { attempt, isOneOf, must, refuse, type Refusal } from '#platform/result'
import { printDay, tellDay } from '#platform/time'
import type { Language } from '#platform/words'
import type { Actor } from '#modules/members'
import { again, because, forWhom, namesOf, RefusedNotice, requestAt, speaker, topicsFor, type Names, type PartnersNeeds } from './frame.part.tsx'
import { isTrusted, may } from './policy.ts'
import { answerRequest, approveRequest, distanceFromRequest, extendRequest, followRequest, readable, sendBackRequest, settleRequest, submitRequest, withdrawRequest, type Whole } from './request-doing.part.ts'
import { isExpiring, readIn, stateOf, type PartnerRequest, type RequestAnswer, type RequestId } from './request.ts'
import { answersTo, distancingsOf, isFollowing, seeAnswers, seeFollowed } from './request-store.ts'
import { AnswerIn, SeenIn, SendBackIn } from './schema.ts'
import { ADDRESSES } from './words.ts'

const FIELDS = { 'request.noSentence': 'sentence', 'request.longSentence': 'sentence', 'request.noAnswer': 'text', 'request.longText': 'text' }

/** What the buttons of the page do. */
const DOES: Readonly<Record<string, (needs: PartnersNeeds, actor: Actor, id: RequestId, values: FormValues) => Promise<unknown>>> = {
  submit: submitRequest,
  approve: async (needs, actor, id, values) => approveRequest(needs, actor, id, must(readBy(SeenIn, { version: textIn(values, 'version') })).version),
  'send-back': async (needs, actor, id, values) => sendBackRequest(needs, actor, id, must(readBy(SendBackIn, { sentence: textIn(values, 'sentence') })).sentence),
  extend: extendRequest,
  settle: settleRequest,
  withdraw: withdrawRequest,
  answer: async (needs, actor, id, values) => answerRequest(needs, actor, id, must(readBy(AnswerIn, { text: textIn(values, 'text') })).text),
  follow: (needs, actor, id) => followRequest(needs, actor, id, true),
  unfollow: (needs, actor, id) => followRequest(needs, actor, id, false),
  distance: distanceFromRequest,
}

export function hangRequest(app: App, site: Site, needs: PartnersNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('request', async (door, here) => {
    const actor = await needs.actorOf(door)
    return requestPage(here, needs, actor, await readable(needs, actor, idAt(door, 'request.none')))
  })
  pages.post('request', async (door, here) => {
    const [actor, id] = [await needs.actorOf(door), idAt<'request'>(door, 'request.none')]
    const whole = await readable(needs, actor, id)
    const values = must(await readForm(door))
    const does = Object.hasOwn(DOES, textIn(values, 'do')) ? DOES[textIn(values, 'do')] : undefined
    const done = await attempted(async () => (does === undefined ? must(refuse('invalid', 'http.malformed')) : does(needs, actor, id, values)))
    if (!done.ok) return requestPage(here, needs, actor, await readable(needs, actor, id), values, done.refusal)
    // Withdrawn by the office or sent back, it is no longer there for who did it.
    return goOn(door, (await stillReads(needs, actor, id)) ? requestAt(whole.request.id, here.language) : addressOf(ADDRESSES.requests, here.language))
  })
}

const stillReads = async (needs: PartnersNeeds, actor: Actor, id: RequestId): Promise<boolean> => (await attempt(() => readable(needs, actor, id), isOneOf('missing'))).ok

async function requestPage({ language, show }: Here, needs: PartnersNeeds, actor: Actor, { request, reviewers }: Whole, values: FormValues = {}, refusal?: Refusal): Promise<Response> {
  const { id, organisation } = request
  const [word, today] = [speaker(language), needs.today()]
  const isOwn = actor.as === 'organisation' && actor.organisation === organisation
  const reader = actor.as === 'organisation' && !isOwn ? actor.organisation : undefined
  const [answers, distancings, follows, topics] = await Promise.all([isOwn ? answersTo(needs.db, id) : reader === undefined ? [] : answersTo(needs.db, id, reader), distancingsOf(needs.db, id), reader === undefined ? false : isFollowing(needs.db, id, reader), topicsFor(needs, actor)])
  // Read is read: notices of it are over.
  if (answers.some(({ seenAt }) => isOwn && seenAt === undefined)) await seeAnswers(needs.db, id, needs.now())
  if (reader !== undefined && follows) await seeFollowed(needs.db, id, reader, needs.now())
  const names = await namesOf(needs, [organisation, ...answers.map((one) => one.organisation), ...distancings.flatMap((one) => one.organisation ?? [])], language)
  const { title, text, language: spoken } = readIn(request.twins, language)
  const { entered, above } = again(values, refusal, language, FIELDS)
  const enteredIn = (form: string): Entered => (textIn(values, 'do') === form ? entered : {})
  const change = may.change(actor, request, reviewers, today)
  const mayAnswer = may.answer(actor, request, reviewers, today)
  const state = stateOf(request, today)
  return show(
    {
      title,
      above: <a href={addressOf(ADDRESSES.requests, language)}>{word(`kind.${request.kind}`)}</a>,
      lead: leadOf(request, needs, names(organisation), language),
      entry: 'projects',
      actions: isOwn && change.ok && request.kept !== 'withdrawn' && request.kept !== 'answered' ? <ButtonLink to={addressOf(ADDRESSES.editRequest, language, { id })}>{word('change')}</ButtonLink> : undefined,
      beside: <Facts facts={[
        { name: word('organisation'), value: <a href={needs.organisationAt(organisation, language)}>{names(organisation)}</a> },
        { name: word('state'), value: word(`state.${state}`) },
        { name: word('expires'), value: tellDay(request.expiresOn, language) },
        { name: word('audience'), value: word(`audience.${request.audience}`) },
      ]} />,
      ...(request.audience === 'public' && request.openedAt !== undefined ? { head: { description: text.slice(0, 200) } } : {}),
    },
    <>
      <RefusedNotice refusal={above} language={language} />
      <Standing request={request} needs={needs} isOwn={isOwn} mayReview={may.review(actor, request, reviewers, today).ok} isTrusted={isTrusted(actor, organisation, reviewers)} entered={enteredIn('send-back')} language={language} />
      <Paragraphs text={text} language={spoken} />
      {request.topics.length === 0 ? null : <p class="soft">{word('topics')}: {request.topics.flatMap((topic) => { const name = topics.called(topic, language); return name === undefined ? [] : [<a key={topic} href={needs.topicAt(topic, language)}>{name}</a>] }).flatMap((link, at) => (at === 0 ? [link] : [', ', link]))}</p>}
      {isOwn ? <Own request={request} state={state} language={language} /> : may.withdraw(actor, request, reviewers, today).ok && state !== 'in-review' ? <Form id="withdraw"><Actions><Button name="do" value="withdraw">{word('withdraw')}</Button></Actions></Form> : null}
      {actor.as === 'organisation' && request.openedAt !== undefined ? <Answers answers={answers} needs={needs} asker={names(organisation)} names={names} isOwn={isOwn} language={language} /> : null}
      {state === 'open' && !isOwn ? (
        <Section title={word('answer')}>
          {mayAnswer.ok ? <Form id="answer" {...enteredIn('answer')}><TextArea name="text" label={word('answerField')} /><Actions><Button filled name="do" value="answer">{word('answer')}</Button></Actions></Form> : <Actions><Button because={because(mayAnswer, language)}>{word('answer')}</Button></Actions>}
        </Section>
      ) : null}
      {mayAnswer.ok && (state === 'open' || follows) ? <Section title={word('follow')}><p class="soft">{word('followTold')}</p><Form id="follow"><Actions><Button name="do" value={follows ? 'unfollow' : 'follow'}>{word(follows ? 'unfollow' : 'follow')}</Button></Actions></Form></Section> : null}
      {request.openedAt === undefined || (isOwn && distancings.length === 0) ? null : (
        <Section title={word(isOwn ? 'distancings' : 'distanceWhat')}>
          {distancings.map((one) => <p key={one.organisation ?? 'alliance'}>{word('distanced', { name: forWhom(one.by, names, language), day: printDay(one.at, language, needs.zone) })}</p>)}
          {isOwn ? null : <p class="soft">{word('distanceTold')}</p>}
          {may.distance(actor, request, reviewers, today).ok && !isOwn ? <Form id="distance"><Actions><Button name="do" value="distance">{word('distance')}</Button></Actions></Form> : null}
        </Section>
      )}
    </>,
    refusal === undefined ? 200 : 422,
  )
}

function leadOf(request: PartnerRequest, { today }: Pick<PartnersNeeds, 'today'>, name: string, language: Language): string {
  const word = speaker(language)
  const state = stateOf(request, today())
  if (state !== 'open') return word('overLead', { name, state: word(`state.${state}`) })
  return word(request.kind === 'request' ? 'requestLead' : 'offerLead', { name, until: word('until', { day: tellDay(request.expiresOn, language) }) })
}

type StandingNeeds = { readonly request: PartnerRequest; readonly needs: Pick<PartnersNeeds, 'today'>; readonly isOwn: boolean; readonly mayReview: boolean; readonly isTrusted: boolean; readonly entered: Entered; readonly language: Language }

/** What it waits for, and what whoever it waits for can do. */
const Standing = ({ request, needs, isOwn, mayReview, isTrusted: isAlone, entered, language }: StandingNeeds) => {
  const word = speaker(language)
  const state = stateOf(request, needs.today())
  const day = tellDay(request.expiresOn, language)
  return (
    <>
      {isOwn && request.sentBack !== undefined && state === 'drafted' ? <Notice title={word('sentBack')}><p>{request.sentBack}</p></Notice> : null}
      {isOwn && state === 'drafted' ? <Form id="submit"><Actions><Button filled name="do" value="submit">{word(isAlone ? 'publish' : 'submit')}</Button></Actions></Form> : null}
      {state === 'in-review' && isOwn ? <Notice title={word('inReviewTitle')}><p>{word('inReviewTold')}</p></Notice> : null}
      {isOwn && isExpiring(request, needs.today()) ? <Notice title={word('expiringTitle')}><p>{word('expiringTold', { day })}</p></Notice> : null}
      {isOwn && state === 'expired' ? <Notice title={word('expiredTitle')}><p>{word('expiredTold', { day })}</p></Notice> : null}
      {state === 'in-review' && mayReview ? (
        <Section title={word('review')}>
          <p class="soft">{word('reviewTold')}</p>
          <Form id="approve"><input type="hidden" name="version" value={request.version} /><Actions><Button filled name="do" value="approve">{word('approve')}</Button></Actions></Form>
          <Form id="send-back" {...entered}><TextField name="sentence" label={word('sentence')} /><Actions><Button name="do" value="send-back">{word('sendBack')}</Button></Actions></Form>
        </Section>
      ) : null}
    </>
  )
}

/** What its organisation does with one that is out. */
const Own = ({ request, state, language }: { readonly request: PartnerRequest; readonly state: ReturnType<typeof stateOf>; readonly language: Language }) => {
  const word = speaker(language)
  if (state === 'withdrawn') return null
  return (
    <Form id="own">
      <Actions>
        {request.kept === 'open' ? <><Button name="do" value="extend" filled={state === 'expired'}>{word('extend')}</Button><Button name="do" value="settle">{word('settle')}</Button></> : null}
        <Button name="do" value="withdraw">{word('withdraw')}</Button>
      </Actions>
    </Form>
  )
}

type AnswersNeeds = { readonly answers: readonly RequestAnswer[]; readonly needs: Pick<PartnersNeeds, 'zone'>; readonly asker: string; readonly names: Names; readonly isOwn: boolean; readonly language: Language }

/** The asker's: all; another's: its own. */
const Answers = ({ answers, needs, asker, names, isOwn, language }: AnswersNeeds) => {
  const word = speaker(language)
  if (!isOwn && answers.length === 0) return null
  return (
    <Section title={word('answers')}>
      <p class="soft">{answers.length === 0 ? word('answersNone') : word('answersTold', { name: asker })}</p>
      {answers.map((one) => (
        <article key={one.id}>
          <p class="soft small">{word('answeredBy', { name: names(one.organisation), day: printDay(one.at, language, needs.zone) })}</p>
          <Paragraphs text={one.text} />
        </article>
      ))}
    </Section>
  )
}
