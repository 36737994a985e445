/** Registering without an account: the form of an event, and the private page behind the link in the mail, where one confirms or cancels. Nothing here says whether an address is known. */
import { transact } from '#platform/database'
import { goOn, readBy, readForm, sayFields, type App } from '#platform/http'
import { hashOfLink } from '#platform/private-link'
import { Actions, addressOf, Button, ButtonLink, Choices, Form, Notice, TextField, type Entered, type Site } from '#platform/page'
import { must } from '#platform/result'
import type { Language } from '#platform/words'
import { findReadable } from './change-store.ts'
import { latest, REGISTRATION_CONSENTS } from './consent.ts'
import { isOpen, tellTime } from './event.ts'
import { attempted, originOf, pageOf, publicationIn, RefusedNotice, wordsFor, type NewsNeeds } from './frame.part.tsx'
import { stateOf, type Publication } from './publication.ts'
import { askForPlace, cancelPlace, confirmPlace, heldBy } from './registering.part.ts'
import type { Registration } from './registration.ts'
import { registrationBehind, talliesOf } from './registration-store.ts'
import { Asking } from './schema.ts'
import { readIn } from './twin.ts'
import { ADDRESSES, WORDS } from './words.ts'

export function hangRegistering(app: App, site: Site, needs: NewsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const shownAs = ({ id, twins, event }: Publication, language: Language) => ({ title: wordsFor(language)('registerTitle'), above: <a href={addressOf(ADDRESSES.oneEvent, language, { id })}>{readIn(twins, language).twin.title}</a>, lead: event === undefined ? undefined : tellTime(event, language, needs.zone), entry: 'news' as const })
  const openEvent = async (publication: Publication): Promise<boolean> => {
    const { event } = await heldBy(needs.db, publication.id)
    must(stateOf(publication, needs.now()) === 'published' ? isOpen(event, needs.now()) : { ok: false, refusal: { kind: 'missing', reason: 'news.none', facts: {} } })
    return event.capacity !== undefined && ((await talliesOf(needs.db, [publication.id])).get(publication.id)?.confirmed ?? 0) >= event.capacity
  }
  pages.get('register', async (door, { language, show }) => {
    const publication = must(await findReadable(needs.db, await needs.actorOf(door), publicationIn(door), needs.now()))
    return show(shownAs(publication, language), <Registering language={language} isFull={await openEvent(publication)} entered={{}} />)
  })
  pages.post('register', async (door, { language, show }) => {
    const publication = must(await findReadable(needs.db, await needs.actorOf(door), publicationIn(door), needs.now()))
    const isFull = await openEvent(publication)
    const values = must(await readForm(door))
    const { name, email, organisation, consent } = values
    const read = readBy(Asking, { name, email, organisation, consent, language })
    if (!read.ok) return show(shownAs(publication, language), <Registering language={language} isFull={isFull} entered={{ values, errors: sayFields(read.refusal, language, WORDS) }} />, 422)
    const { consent: _, organisation: from, ...asking } = read.value
    await transact(needs.db, (tx) => askForPlace(tx, { ...needs, origin: originOf(needs, door) }, publication.id, { ...asking, language, consent: latest(REGISTRATION_CONSENTS, language).version, ...(from === undefined || from === '' ? {} : { organisation: from }) }))
    const word = wordsFor(language)
    return show({ title: word('sentTitle'), lead: word('sentLead'), entry: 'news', actions: <ButtonLink to={pageOf(publication, language)}>{word('backToEvent')}</ButtonLink> }, <p>{word('sentTold')}</p>)
  })

  pages.get('registration', async (door, { language, show }) => {
    const registration = must(await registrationBehind(needs.db, hashOfLink(door.req.param('token') ?? '')))
    const held = await heldBy(needs.db, registration.event)
    noTrace(door)
    return show(privatePage(held, registration, language, needs.zone), <Answering registration={registration} language={language} />)
  })
  pages.post('registration', async (door, { language, show }) => {
    const token = door.req.param('token') ?? ''
    const registration = must(await registrationBehind(needs.db, hashOfLink(token)))
    const { do: said } = must(await readForm(door))
    const telling = { ...needs, origin: originOf(needs, door) }
    const done = await attempted(() => transact(needs.db, (tx) => (said === 'cancel' ? cancelPlace(tx, telling, token) : confirmPlace(tx, telling, token))))
    noTrace(door)
    if (done.ok) return goOn(door, addressOf(ADDRESSES.registration, language, { token }))
    return show(privatePage(await heldBy(needs.db, registration.event), registration, language, needs.zone), <RefusedNotice needs={needs} refusal={done.refusal} language={language} />, 422)
  })
}

/** A private address goes to no other page and into no search engine. */
export function noTrace(door: { header(name: string, value: string): void }): void {
  door.header('X-Robots-Tag', 'noindex')
  door.header('Cache-Control', 'private, no-store')
}

const TOLD = { asked: 'toConfirm', confirmed: 'isConfirmed', waiting: 'isWaiting', cancelled: 'isCancelled' } as const

const privatePage = ({ id, twins, event }: Awaited<ReturnType<typeof heldBy>>, { state }: Registration, language: Language, zone: string) => ({
  title: wordsFor(language)('yourRegistration'),
  above: <a href={addressOf(ADDRESSES.oneEvent, language, { id })}>{readIn(twins, language).twin.title}</a>,
  lead: <>{wordsFor(language)(TOLD[state])}<br />{tellTime(event, language, zone)}{event.place === undefined ? '' : ` · ${event.place}`}{state === 'confirmed' && event.online !== undefined ? <><br /><a href={event.online} rel="noopener nofollow">{wordsFor(language)('takePart')}</a></> : null}</>,
  entry: 'news' as const,
})

const Answering = ({ registration: { name, state }, language }: { readonly registration: Registration; readonly language: Language }) => {
  const word = wordsFor(language)
  return (
    <>
      <p>{word('name')}: {name}</p>
      {state === 'cancelled' ? null : (
        <Form>
          <Actions>
            {state === 'asked' ? <Button name="do" value="confirm" filled>{word('confirm')}</Button> : null}
            <Button name="do" value="cancel">{word('cancel')}</Button>
          </Actions>
        </Form>
      )}
    </>
  )
}

const Registering = ({ language, isFull, entered: { values = {}, errors = {} } }: { readonly language: Language; readonly isFull: boolean; readonly entered: Entered }) => {
  const word = wordsFor(language)
  return (
    <>
      {isFull ? <Notice title={word('registerWaiting')} /> : null}
      <p>{word('registerLead')}</p>
      <Form values={values} errors={errors}>
        <TextField name="name" label={word('name')} fill="name" />
        <TextField name="email" kind="email" label={word('email')} fill="email" />
        <TextField name="organisation" label={word('organisation')} fill="organization" isOptional />
        <Choices name="consent" label={word('consent')} many options={[{ value: 'yes', label: latest(REGISTRATION_CONSENTS, language).text }]} />
        <Actions><Button filled>{word('register')}</Button></Actions>
      </Form>
    </>
  )
}
