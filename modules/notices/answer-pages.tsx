/**
 * What a signed link in a mail asks, answered without an account. Opening it does nothing: programs that look at mail open links too. Who knows the question is in the list of the house.
 * **Errors**: a link that is foreign, ended, or asked something it does not name: one sentence each, and nothing is done.
 */
import { goOn, readBy, readForm, type App, type Door } from '#platform/http'
import { readLink } from '#platform/links'
import { Actions, addressOf, Button, EmptyState, Evidence, Form, Notice, Section, type Site } from '#platform/page'
import { must, refuse } from '#platform/result'
import { now } from '#platform/runtime'
import { speaker, type Language } from '#platform/words'
import type { OrganisationId, PersonId } from '#modules/members'
import type { Answerable, Answering, Question } from './answer.ts'
import { ANSWER, factIn, type NoticesNeeds } from './frame.part.ts'
import { NOTICE_KINDS } from './notice.ts'
import { Answered } from './schema.ts'
import { ADDRESSES, PAGE_WORDS } from './words.ts'

export function hangAnswers(app: App, site: Site, needs: NoticesNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('answer', async (door, { language, show }) => {
    const { answering, answerable } = linkIn(door, needs)
    const { title, lead, questions } = await answering.ask(answerable, language)
    return show({ title, lead }, <Questions questions={questions} language={language} />)
  })
  pages.post('answer', async (door, { language }) => {
    const { answering, answerable } = linkIn(door, needs)
    const { thing, choice } = must(readBy(Answered, must(await readForm(door))))
    if (!answerable.things.includes(thing)) must(refuse('missing', 'answer.nothing'))
    await answering.answer(answerable, thing, choice)
    return goOn(door, addressOf(ADDRESSES.answer, language, { token: door.req.param('token') ?? '' }))
  })
}

/** What the link in the address names, and who asks it. */
function linkIn(door: Door, { secret, answers }: NoticesNeeds): { readonly answering: Answering; readonly answerable: Answerable } {
  const facts = must(readLink(secret, ANSWER, door.req.param('token') ?? '', now()))
  const kind = NOTICE_KINDS.find((one) => one === facts['kind'])
  const answering = kind === undefined ? undefined : answers[kind]
  const organisation = factIn(facts, 'organisation')
  const things = facts['things']
  const person = factIn(facts, 'person')
  if (answering === undefined || organisation === undefined || !Array.isArray(things)) return must(refuse('missing', 'link.foreign'))
  // Signed by digest-jobs.ts.
  return { answering, answerable: { organisation: organisation as OrganisationId, things, ...(person === undefined ? {} : { person: person as PersonId }) } }
}

const Questions = ({ questions, language }: { readonly questions: readonly Question[]; readonly language: Language }) => {
  const word = speaker(PAGE_WORDS, language)
  if (questions.length === 0) return <EmptyState title={word('noQuestions')}>{word('noQuestionsTold')}</EmptyState>
  const open = questions.filter(({ answered }) => answered === undefined)
  return (
    <>
      {open.length === 0 ? <Notice kind="done" title={word('answeredAll')}><p>{word('answeredAllTold')}</p></Notice> : null}
      {[...open, ...questions.filter((one) => !open.includes(one))].map((one) => <Asked key={one.thing} question={one} isFirst={one === open[0]} language={language} />)}
    </>
  )
}

const Asked = ({ question: { thing, title, evidence, answered, choices }, isFirst, language }: { readonly question: Question; readonly isFirst: boolean; readonly language: Language }) => (
  <Section title={title}>
    {evidence === undefined ? null : <Evidence sentence={evidence.sentence} found={evidence.found} language={evidence.language}>{evidence.told}</Evidence>}
    {answered !== undefined ? <p>{speaker(PAGE_WORDS, language)('answered', { answer: answered })}</p> : (
      <Form id={`form-${thing}`}>
        <input type="hidden" name="thing" value={thing} />
        <Actions>{choices.map(({ value, label }, at) => <Button key={value} name="choice" value={value} filled={isFirst && at === 0}>{label}</Button>)}</Actions>
      </Form>
    )}
  </Section>
)
