/** Introducing two people: the list of whoever introduces, the form, one of them; and the page that a link in a mail opens, where each answers without an account. Opening it does nothing: programs that look at mail open links too. */
import { goOn, idAt, readBy, readForm, textIn, type App, type Door, type FormValues } from '#platform/http'
import { attempted, Actions, addressOf, Button, ButtonLink, EmptyState, Form, Notice, Paragraphs, Section, Select, Table, TextArea, type Here, type Option, type Site } from '#platform/page'
import { must, refuse, type Refusal } from '#platform/result'
import { printDay } from '#platform/time'
import type { Language } from '#platform/words'
import { placements, type Actor, type PersonId } from '#modules/members'
import { findPerson } from '#modules/people'
import { again, forWhom, namesOf, RefusedNotice, speaker, type PartnersNeeds } from './frame.part.tsx'
import { answerIntroduction, linked, makeIntroduction } from './introduction-doing.part.ts'
import { stateOf, type Introduced, type Introduction, type IntroductionId } from './introduction.ts'
import { findIntroduction, listIntroductions, peopleNamed, reachablePeople } from './introduction-store.ts'
import { may } from './policy.ts'
import { IntroductionAnswerIn, IntroductionIn } from './schema.ts'
import { ADDRESSES } from './words.ts'

const MOST = 300
const MOST_PEOPLE = 2_000

const FIELDS = { 'introduction.noMessage': 'message', 'introduction.longMessage': 'message', 'introduction.samePerson': 'other', 'introduction.sameOrganisation': 'other', 'introduction.waitsAlready': 'other' }

const introductionAt = (id: IntroductionId, language: Language): string => addressOf(ADDRESSES.introduction, language, { id })

export function hangIntroductions(app: App, site: Site, needs: PartnersNeeds): void {
  hangList(app, site, needs)
  hangAnswer(app, site, needs)
  hangOne(app, site, needs)
}

/** Those of whoever introduces, and those that are about the reader. */
export async function introductionsFor(needs: PartnersNeeds, actor: Actor): Promise<Introduction[]> {
  const introduces = may.introduce(actor)
  if (!introduces.ok && actor.person === undefined) return must(introduces)
  const introducer = !introduces.ok ? undefined : actor.as === 'organisation' ? actor.organisation : ('alliance' as const)
  const all = await listIntroductions(needs.db, { introducer, person: actor.person }, MOST)
  return introduces.ok || all.length > 0 ? all : must(introduces)
}

function hangList(app: App, site: Site, needs: PartnersNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('introductions', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const word = speaker(language)
    const all = await introductionsFor(needs, actor)
    const told = await toldOf(needs, all, language)
    const begin = may.introduce(actor).ok ? <ButtonLink to={addressOf(ADDRESSES.newIntroduction, language)} filled>{word('newIntroduction')}</ButtonLink> : null
    if (all.length === 0) return show({ title: word('introductionsTitle'), entry: 'projects' }, <EmptyState title={word('introductionsNone')} action={begin}>{word('introductionsNoneTold')}</EmptyState>)
    const count = (state: ReturnType<typeof stateOf>): number => all.filter((one) => stateOf(one, needs.now()) === state).length
    return show(
      { title: word('introductionsTitle'), lead: word('introductionsLead', { made: count('made'), waiting: count('waiting') }), entry: 'projects', actions: begin },
      <Table
        caption={word('introductions')}
        hidesCaption
        rows={all}
        columns={[
          { head: word('who'), cell: (one) => <a href={introductionAt(one.id, language)}>{word('introductionTitle', { one: told(one.people[0]), other: told(one.people[1]) })}</a> },
          { head: word('state'), cell: (one) => word(`introduction.${stateOf(one, needs.now())}`) },
          { head: word('begun'), isSoft: true, cell: ({ createdAt }) => printDay(createdAt, language, needs.zone) },
          { head: word('ends'), isSoft: true, cell: ({ expiresAt }) => printDay(expiresAt, language, needs.zone) },
        ]}
      />,
    )
  })

  const newPage = async ({ language, show }: Here, values: FormValues, refusal?: Refusal): Promise<Response> => {
    const word = speaker(language)
    const { entered, above } = again(values, refusal, language, FIELDS)
    const people = await choices(needs, language)
    const organisations = new Set(people.map(({ value }) => value.split(':')[1]))
    return show(
      { title: word('newIntroduction'), above: <a href={addressOf(ADDRESSES.introductions, language)}>{word('introductions')}</a>, lead: word('newIntroductionLead'), entry: 'projects' },
      <>
        <RefusedNotice refusal={above} language={language} />
        {organisations.size < 2 ? <p>{word('noPeople')}</p> : (
          <Form {...entered}>
            <Select name="one" label={word('personOne')} hint={word('personHint')} options={people} />
            <Select name="other" label={word('personOther')} options={people} />
            <TextArea name="message" label={word('message')} hint={word('messageHint')} />
            <Actions><Button filled>{word('ask')}</Button></Actions>
          </Form>
        )}
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('newIntroduction', async (door, here) => {
    must(may.introduce(await needs.actorOf(door)))
    return newPage(here, {})
  })
  pages.post('newIntroduction', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.introduce(actor))
    const values = must(await readForm(door))
    const done = await attempted(async () => {
      const chosen = ['one', 'other'].map((name) => oneIn(textIn(values, name)))
      const { people, message } = must(readBy(IntroductionIn, { people: chosen, message: textIn(values, 'message') }))
      return makeIntroduction(needs, actor, people, message)
    })
    // Which of the two is none, the schema names by its place in a list.
    const refusal = done.ok ? undefined : done.refusal.reason === 'http.fields' ? { ...done.refusal, facts: Object.fromEntries(Object.entries(done.refusal.facts).map(([at, fact]) => [at.startsWith('people.0') ? 'one' : at.startsWith('people') ? 'other' : at, at.startsWith('people') ? 'introduction.noPerson' : fact])) } : done.refusal
    return done.ok ? goOn(door, introductionAt(done.value.id, here.language)) : newPage(here, values, refusal)
  })
}

/** A person for an organisation, as a choice says it. */
const oneIn = (chosen: string): object => {
  const [person, organisation] = chosen.split(':', 2)
  return { person, organisation }
}

async function choices(needs: PartnersNeeds, language: Language): Promise<Option[]> {
  const inside = [...(await placements(needs.db, needs.today()))].flatMap(([id, { standing }]) => (standing === 'outside' ? [] : [id]))
  return (await reachablePeople(needs.db, inside, needs.today(), language, MOST_PEOPLE)).map(({ person, personName, organisation, organisationName }) => ({ value: `${person}:${organisation}`, label: `${organisationName}: ${personName}` }))
}

/** “Änne Probst, OptoNet”. */
async function toldOf(needs: PartnersNeeds, introductions: readonly Introduction[], language: Language): Promise<(one: Introduced) => string> {
  const all = introductions.flatMap(({ people }) => people)
  const [people, names] = await Promise.all([peopleNamed(needs.db, [...new Set(all.map(({ person }) => person))]), namesOf(needs, all.map(({ organisation }) => organisation), language, 'short')])
  return ({ person, organisation }) => [people.get(person), names(organisation)].filter((part) => part !== undefined).join(', ')
}

function hangOne(app: App, site: Site, needs: PartnersNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const read = async (door: Door): Promise<{ readonly actor: Actor; readonly introduction: Introduction; readonly isIntroducer: boolean }> => {
    const actor = await needs.actorOf(door)
    const introduction = must(await findIntroduction(needs.db, idAt(door, 'introduction.none')))
    return { actor, introduction, ...must(may.readIntroduction(actor, introduction)) }
  }
  pages.get('introduction', async (door, { language, show }) => {
    const { actor, introduction } = await read(door)
    const word = speaker(language)
    const told = await toldOf(needs, [introduction], language)
    const [one, other] = introduction.people
    return show(
      { title: word('introductionTitle', { one: told(one), other: told(other) }), above: <a href={addressOf(ADDRESSES.introductions, language)}>{word('introductions')}</a>, lead: leadOf(introduction, needs, language), entry: 'projects' },
      <>
        <Section title={word('message')}><Paragraphs text={introduction.message} /></Section>
        {introduction.people.some(({ person }) => person === actor.person) && actor.person !== undefined ? <Section title={word('yourAnswer')}>{await answering(needs, introduction, actor.person, { language, isSignedIn: may.seeAddress(actor, introduction, needs.now()) })}</Section> : null}
      </>,
    )
  })
  pages.post('introduction', async (door, here) => {
    const { actor, introduction } = await read(door)
    const { person } = actor
    const values = must(await readForm(door))
    if (person === undefined || introduction.people.every((one) => one.person !== person)) return must(refuse('forbidden', 'introduction.otherPerson'))
    await answerIntroduction(needs, introduction.id, person, must(readBy(IntroductionAnswerIn, { answer: textIn(values, 'answer') })).answer)
    return goOn(door, introductionAt(introduction.id, here.language))
  })
}

function leadOf(introduction: Introduction, needs: PartnersNeeds, language: Language): string {
  const word = speaker(language)
  const state = stateOf(introduction, needs.now())
  if (state === 'made' && introduction.madeAt !== undefined) return word('madeLead', { day: printDay(introduction.madeAt, language, needs.zone) })
  return state === 'waiting' ? word('waitingLead', { day: printDay(introduction.expiresAt, language, needs.zone) }) : word('notMadeLead')
}

/** The link of the mail. Whoever is signed in as somebody else is not who it was sent to. */
function hangAnswer(app: App, site: Site, needs: PartnersNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const read = async (door: Door): Promise<{ readonly introduction: Introduction; readonly person: PersonId }> => {
    const { id, person } = must(linked(needs, door.req.param('token') ?? ''))
    const reader = await needs.actorOf(door)
    if (reader.person !== undefined && reader.person !== person) must(refuse('forbidden', 'introduction.otherPerson'))
    return { introduction: must(await findIntroduction(needs.db, id)), person }
  }
  const answerPage = async ({ language, show }: Here, { introduction, person }: Awaited<ReturnType<typeof read>>, refusal?: Refusal): Promise<Response> => {
    const word = speaker(language)
    const other = introduction.people.find((one) => one.person !== person)
    const [people, names] = await Promise.all([peopleNamed(needs.db, [...introduction.people.map((one) => one.person), ...(introduction.by.person === undefined ? [] : [introduction.by.person])]), namesOf(needs, [...introduction.people.map(({ organisation }) => organisation), ...(introduction.by.as === 'organisation' ? [introduction.by.organisation] : [])], language)])
    const by = [introduction.by.person === undefined ? undefined : people.get(introduction.by.person), introduction.by.as === 'curator' ? needs.alliance[language] : forWhom(introduction.by, names, language)].filter((part) => part !== undefined).join(', ')
    return show(
      { title: word('answerTitle'), lead: word('answerLead', { introducer: by, other: (other === undefined ? undefined : people.get(other.person)) ?? '–', organisation: other === undefined ? '–' : names(other.organisation) }) },
      <>
        <RefusedNotice refusal={refusal} language={language} />
        <Section title={word('message')}><Paragraphs text={introduction.message} /></Section>
        <Section title={word('yourAnswer')}>{await answering(needs, introduction, person, { language, isSignedIn: false })}</Section>
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('introductionAnswer', async (door, here) => answerPage(here, await read(door)))
  pages.post('introductionAnswer', async (door, here) => {
    const { introduction, person } = await read(door)
    const values = must(await readForm(door))
    const done = await attempted(async () => answerIntroduction(needs, introduction.id, person, must(readBy(IntroductionAnswerIn, { answer: textIn(values, 'answer') })).answer))
    return done.ok ? goOn(door, addressOf(ADDRESSES.introductionAnswer, here.language, { token: door.req.param('token') ?? '' })) : answerPage(here, await read(door), done.refusal)
  })
}

/** The two buttons, or what was answered. A link alone shows no address: whoever else holds it would read it. */
async function answering(needs: PartnersNeeds, introduction: Introduction, person: PersonId, { language, isSignedIn }: { readonly language: Language; readonly isSignedIn: boolean }) {
  const word = speaker(language)
  const [own, other] = [introduction.people.find((one) => one.person === person), introduction.people.find((one) => one.person !== person)]
  const found = other === undefined ? undefined : await findPerson(needs.db, other.person)
  const facts = { other: found?.ok === true ? found.value.name : '–', email: found?.ok === true && isSignedIn ? found.value.email : '' }
  const state = stateOf(introduction, needs.now())
  if (state === 'made') return <Notice kind="done" title={word('saidMade')}><p>{isSignedIn ? word('saidMadeTold', facts) : word('saidMadeByMail')}</p></Notice>
  if (own?.answer === 'declined') return <Notice title={word('saidDeclined')}><p>{word('saidDeclinedTold')}</p></Notice>
  if (state === 'not-made') return <Notice title={word('saidOver')}><p>{word('saidOverTold')}</p></Notice>
  if (own?.answer === 'accepted') return <Notice kind="done" title={word('saidAccepted')}><p>{word('saidAcceptedTold', facts)}</p></Notice>
  return (
    <>
      <p>{word('answerRule', facts)}</p>
      <Form id="answer"><Actions><Button filled name="answer" value="accepted">{word('accept')}</Button><Button name="answer" value="declined">{word('decline')}</Button></Actions></Form>
    </>
  )
}
