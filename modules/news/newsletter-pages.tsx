/** The newsletter: ordering it, the private page behind the link in the mail, and the addresses for whoever writes it. The answer to an order is the same whether an address is known or not. */
import { transact, type Tx } from '#platform/database'
import { answerFile, goOn, readBy, readForm, sayFields, type App, type Door } from '#platform/http'
import { Actions, addressOf, Button, Choices, Form, Section, TextField, type Entered, type Site } from '#platform/page'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { sheetFile } from '#platform/sheets'
import { hashOfLink, newPrivateLink } from '#platform/private-link'
import { say, type Language } from '#platform/words'
import { latest, NEWSLETTER_CONSENTS } from './consent.ts'
import { originOf, wordsFor, type NewsNeeds } from './frame.part.tsx'
import { MAIL_WORDS } from './mail-words.ts'
import { may } from './policy.ts'
import { noTrace } from './registration-pages.tsx'
import { Subscribing } from './schema.ts'
import { confirmSubscription, endSubscription, networkIn, subscribe, type Subscription } from './subscription.ts'
import { addSubscriptionLink, countSubscribed, keepSubscription, listSubscribed, subscriptionBehind, subscriptionBy } from './subscription-store.ts'
import { ADDRESSES, WORDS } from './words.ts'

export function hangNewsletter(app: App, site: Site, needs: NewsNeeds): void {
  hangOrdering(app, site, needs)
  hangRecipients(app, site, needs)
  const pages = site.pages(app, ADDRESSES)
  pages.get('subscription', async (door, { language, show }) => {
    const subscription = must(await subscriptionBehind(needs.db, hashOfLink(door.req.param('token') ?? '')))
    const word = wordsFor(language)
    noTrace(door)
    return show(
      { title: word('yourSubscription'), lead: subscription.state === 'asked' ? word('subscriptionAsked') : subscription.state === 'ended' ? word('subscriptionEnded') : word('subscriptionConfirmed', { email: subscription.email }), entry: 'news' },
      subscription.state === 'ended' ? <p><a href={addressOf(ADDRESSES.newsletter, language)}>{word('newsletterTitle')}</a></p> : (
        <Form><Actions>{subscription.state === 'asked' ? <Button name="do" value="confirm" filled>{word('confirmSubscription')}</Button> : <Button name="do" value="end" filled>{word('unsubscribe')}</Button>}</Actions></Form>
      ),
    )
  })
  pages.post('subscription', async (door, { language }) => {
    const token = door.req.param('token') ?? ''
    const { do: said } = must(await readForm(door))
    await transact(needs.db, async (tx) => {
      const subscription = must(await subscriptionBehind(tx, hashOfLink(token)))
      await keepSubscription(tx, said === 'confirm' ? must(confirmSubscription(subscription, { now: needs.now(), from: networkOf(door) })) : endSubscription(subscription, needs.now()))
    })
    return goOn(door, addressOf(ADDRESSES.subscription, language, { token }))
  })
}

/** From where, as far as a proof needs it. */
export const networkOf = (door: Door): string | undefined => networkIn(door.var.caller ?? '')

/** Somebody orders the newsletter; what comes of it says only the mail. */
export async function order(tx: Tx, needs: Pick<NewsNeeds, 'mail' | 'now'> & { readonly origin: string }, { email, language, from }: Pick<Subscription, 'email' | 'language'> & { readonly from: string | undefined }): Promise<void> {
  const { subscription, isMailed } = subscribe({ email, language, from, consent: latest(NEWSLETTER_CONSENTS, language).version }, newId(), await subscriptionBy(tx, email), needs.now())
  if (!isMailed) return
  await keepSubscription(tx, subscription)
  const link = needs.origin + (await linkFor(tx, subscription, language))
  const letter = subscription.state === 'confirmed' ? 'subscribed' : 'subscribe'
  await needs.mail(tx, { to: email, language, subject: say(MAIL_WORDS, language, `${letter}Subject`), text: say(MAIL_WORDS, language, letter, { link }) })
}

async function linkFor(tx: Tx, { id }: Subscription, language: Language): Promise<string> {
  const token = newPrivateLink().link
  await addSubscriptionLink(tx, hashOfLink(token), id)
  return addressOf(ADDRESSES.subscription, language, { token })
}

const orderPage = (language: Language) => ({ title: wordsFor(language)('newsletterTitle'), lead: wordsFor(language)('newsletterLead'), entry: 'news' as const })

function hangOrdering(app: App, site: Site, needs: NewsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('newsletter', async (door, { language, show }) => {
    const isSeen = may.seeSubscriptions(await needs.actorOf(door)).ok
    return show(orderPage(language), <><Ordering language={language} entered={{ values: { language } }} />{isSeen ? <Recipients count={await countSubscribed(needs.db)} language={language} /> : null}</>)
  })
  pages.post('newsletter', async (door, { language, show }) => {
    const values = must(await readForm(door))
    const { email, language: inWhich = language, consent } = values
    const read = readBy(Subscribing, { email, language: inWhich, consent })
    if (!read.ok) return show(orderPage(language), <Ordering language={language} entered={{ values, errors: sayFields(read.refusal, language, WORDS) }} />, 422)
    await transact(needs.db, (tx) => order(tx, { ...needs, origin: originOf(needs, door) }, { email: read.value.email, language: read.value.language ?? language, from: networkOf(door) }))
    return show({ title: wordsFor(language)('sentTitle'), lead: wordsFor(language)('sentLead'), entry: 'news' }, <p>{wordsFor(language)('sentTold')}</p>)
  })
}

const Ordering = ({ language, entered: { values = {}, errors = {} } }: { readonly language: Language; readonly entered: Entered }) => {
  const word = wordsFor(language)
  return (
    <Form values={values} errors={errors}>
      <TextField name="email" kind="email" label={word('email')} fill="email" />
      <Choices name="language" label={word('inWhich')} options={[{ value: 'de', label: word('german') }, { value: 'en', label: word('english') }]} />
      <Choices name="consent" label={word('consent')} many options={[{ value: 'yes', label: latest(NEWSLETTER_CONSENTS, language).text }]} />
      <Actions><Button filled>{word('order')}</Button></Actions>
    </Form>
  )
}

const Recipients = ({ count, language }: { readonly count: number; readonly language: Language }) => {
  const word = wordsFor(language)
  return (
    <Section title={word('recipients')}>
      <p>{word('recipientsTold', { count })}</p>
      {count === 0 ? null : <Form to={addressOf(ADDRESSES.subscriptions, language)} id="recipients"><Button>{word('recipientsCsv')}</Button></Form>}
    </Section>
  )
}

/** A write, since each address gets a new link to unsubscribe: kept are only hashes of the older ones. */
function hangRecipients(app: App, site: Site, needs: NewsNeeds): void {
  site.pages(app, ADDRESSES).post('subscriptions', async (door, { language }) => {
    must(may.seeSubscriptions(await needs.actorOf(door)))
    const word = wordsFor(language)
    const rows = await transact(needs.db, async (tx) => {
      const told: string[][] = []
      for (const one of await listSubscribed(tx)) told.push([one.email, one.language, String(one.consent), one.askedAt.toISOString(), one.askedFrom ?? '', one.confirmedAt?.toISOString() ?? '', one.confirmedFrom ?? '', originOf(needs, door) + (await linkFor(tx, one, one.language))])
      return told
    })
    const head = [word('email'), word('inWhich'), word('consentVersion'), word('order'), word('askedFrom'), word('confirmedAt'), word('confirmedFrom'), word('link')]
    return answerFile(door, sheetFile({ name: word('newsletter'), head, rows }, 'csv'))
  })
}
