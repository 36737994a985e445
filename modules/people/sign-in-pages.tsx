/** Signing in: with a password, by a link in a mail, by passkey, elsewhere; the second factor; choosing a password; signing out. What is said never depends on whether an address is known. */
import { transact } from '#platform/database'
import { goOn, ownPath, readForm, textIn, type App, type Door, type FormValues } from '#platform/http'
import { addJob } from '#platform/job'
import { Actions, addressOf, Button, ButtonLink, Form, Notice, Section, TextField, withQuery, type Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import type { Language } from '#platform/words'
import type { ComponentChildren } from 'preact'
import { askingOf, attempted, readAddress, sentenceOf, signedIn, speaker, withCookies, type PeopleNeeds } from './needs.part.ts'
import { ADDRESSES } from './words.ts'

/** What a demo says instead of asking. */
export type SignInNeeds = PeopleNeeds & { readonly isFree: boolean; /** Where one chooses whom to be. */ readonly actingAt: (language: Language) => string; /** The island that speaks with passkeys. */ readonly passkeyScript: string }

export const RefusedNotice = ({ refusal, language }: { readonly refusal: Refusal | undefined; readonly language: Language }) =>
  refusal === undefined ? null : <Notice kind="wrong" title={speaker(language)('refused')}><p>{sentenceOf(refusal, language)}</p></Notice>

/** Where to go after: a page of ours, or the start. */
const next = (to: string, language: Language): string => ownPath(to) ?? `/${language}`

const toOf = (door: Door): string => door.req.query('to') ?? ''

const Hidden = ({ to }: { readonly to: string }) => (to === '' ? null : <input type="hidden" name="to" value={to} />)

export function hangSignIn(app: App, site: Site, needs: SignInNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const form = (language: Language, { to, values = {}, refusal, done }: { readonly to: string; readonly values?: FormValues; readonly refusal?: Refusal; readonly done?: string }): [Parameters<Parameters<Parameters<typeof pages.get>[1]>[1]['show']>[0], ComponentChildren] => {
    const word = speaker(language)
    const email = textIn(values, 'email')
    return [
      { title: word('signInTitle'), lead: word('signInLead') },
      <>
        {needs.isFree ? <Notice title={word('signInDemo')}><Actions><ButtonLink to={withQuery(needs.actingAt(language), { to: to === '' ? undefined : to })}>{word('toActing')}</ButtonLink></Actions></Notice> : null}
        {done === undefined ? null : <Notice kind="done" title={done} />}
        <RefusedNotice refusal={refusal} language={language} />
        <Form values={{ email }} to={addressOf(ADDRESSES.signIn, language)}>
          <Hidden to={to} />
          <TextField name="email" kind="email" label={word('email')} fill="username" />
          <TextField name="password" kind="password" label={word('password')} fill="current-password" />
          <Actions><Button filled>{word('signIn')}</Button><a href={addressOf(ADDRESSES.askPassword, language)}>{word('forgotten')}</a></Actions>
        </Form>
        <Section title={word('otherWays')}>
          <p>{word('otherWaysLead')}</p>
          <Form values={{ email }} id="link" to={addressOf(ADDRESSES.askLink, language)}>
            <Hidden to={to} />
            <TextField name="email" kind="email" label={word('email')} fill="email" />
            <Actions><Button>{word('askLink')}</Button></Actions>
          </Form>
          <div class="actions" id="passkey" data-to={next(to, language)} data-now={word('passkeyNow')} data-failed={word('passkeyFailed')} hidden><button class="button" type="button">{word('withPasskey')}</button><span role="status" class="soft" /></div>
          <script type="module" src={needs.passkeyScript} />
          {needs.accounts.provider === undefined ? null : <Actions><ButtonLink to={withQuery(addressOf(ADDRESSES.signInElsewhere, language), { to: to === '' ? undefined : to })}>{word('elsewhere', { name: needs.accounts.provider })}</ButtonLink></Actions>}
        </Section>
      </>,
    ]
  }

  pages.get('signIn', async (door, { language, show }) => {
    if ((await signedIn(door, needs)) !== undefined) return goOn(door, next(toOf(door), language))
    const refusal: Refusal | undefined = door.req.query('error') === undefined ? undefined : { kind: 'invalid', reason: 'account.elsewhere', facts: {} }
    return show(...form(language, { to: toOf(door), ...(refusal === undefined ? {} : { refusal }), ...(door.req.query('chosen') === undefined ? {} : { done: speaker(language)('passwordSaved') }) }))
  })
  pages.post('signIn', async (door, { language, show }) => {
    const values = must(await readForm(door))
    const to = textIn(values, 'to')
    const done = await attempted(async () => must(await needs.accounts.signIn(askingOf(door, needs), { email: textIn(values, 'email').trim(), password: textIn(values, 'password') })))
    if (!done.ok) return show(...form(language, { to, values, refusal: done.refusal }), 422)
    const { needsCode } = withCookies(door, done.value)
    return goOn(door, needsCode ? withQuery(addressOf(ADDRESSES.signInCode, language), { to: to === '' ? undefined : to }) : next(to, language))
  })

  pages.get('signInCode', (door, { language, show }) => show(...codeForm(language, toOf(door))))
  pages.post('signInCode', async (door, { language, show }) => {
    const values = must(await readForm(door))
    const to = textIn(values, 'to')
    const done = await attempted(async () => must(await needs.accounts.signInByCode(askingOf(door, needs), textIn(values, 'code'))))
    if (!done.ok) return show(...codeForm(language, to, done.refusal), 422)
    withCookies(door, done.value)
    return goOn(door, next(to, language))
  })

  hangLinks(app, site, needs)

  // A link, since no form of ours may lead to another origin; what it keeps is a state for ten minutes.
  pages.get('signInElsewhere', async (door, { language }) => {
    const to = toOf(door)
    const done = must(await needs.accounts.toProvider(askingOf(door, needs), { done: next(to, language), failed: addressOf(ADDRESSES.signIn, language) }))
    return door.redirect(withCookies(door, done).url, 302)
  })
  app.get('/api/auth/callback/:provider', async (door) => (await needs.accounts.fromProvider(door.req.raw)) ?? door.redirect(withQuery(addressOf(ADDRESSES.signIn, door.var.language), { error: 'elsewhere' }), 302))

  pages.post('signOut', async (door, { language }) => {
    const done = await needs.accounts.signOut(askingOf(door, needs))
    if (done.ok) withCookies(door, done.value)
    needs.actAs(door, '')
    return goOn(door, `/${language}`)
  })
}

function codeForm(language: Language, to: string, refusal?: Refusal): [{ title: string; lead: string }, ComponentChildren] {
  const word = speaker(language)
  return [
    { title: word('codeTitle'), lead: word('codeLead') },
    <>
      <RefusedNotice refusal={refusal} language={language} />
      <Form>
        <Hidden to={to} />
        <TextField name="code" label={word('code')} hint={word('codeHint')} fill="one-time-code" />
        <Actions><Button filled>{word('signIn')}</Button></Actions>
      </Form>
    </>,
  ]
}

const mailed = (language: Language, email: string): [{ title: string; lead: string }, ComponentChildren] => {
  const word = speaker(language)
  return [{ title: word('mailedTitle'), lead: word('mailedLead', { email }) }, <p class="soft">{word('mailedNone')}</p>]
}

function hangLinks(app: App, site: Site, needs: SignInNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  /** The mail is written by a job: whether somebody has the address cannot be told from how long the answer takes. */
  const mailLater = async (what: 'sign-in' | 'password', email: string): Promise<void> => transact(needs.db, (tx) => addJob(tx, 'people.mailLink', { what, email }, { attempts: 5 }))
  const asking = (key: 'askLink' | 'askPassword', what: 'sign-in' | 'password'): void => {
    const shown = (language: Language, values: FormValues = {}, refusal?: Refusal): [{ title: string; lead: string }, ComponentChildren] => {
      const word = speaker(language)
      return [
        { title: word(key === 'askLink' ? 'otherWays' : 'askPasswordTitle'), lead: word(key === 'askLink' ? 'otherWaysLead' : 'askPasswordLead') },
        <Form values={values} errors={refusal === undefined ? {} : { email: sentenceOf(refusal, language) }}>
          <TextField name="email" kind="email" label={word('email')} fill="email" />
          <Actions><Button filled>{word('askLink')}</Button></Actions>
        </Form>,
      ]
    }
    pages.get(key, (_, { language, show }) => show(...shown(language)))
    pages.post(key, async (door, { language, show }) => {
      const values = must(await readForm(door))
      const email = readAddress(textIn(values, 'email'))
      if (!email.ok) return show(...shown(language, values, email.refusal), 422)
      await mailLater(what, email.value)
      return show(...mailed(language, email.value))
    })
  }
  asking('askLink', 'sign-in')
  asking('askPassword', 'password')

  // Opened by a click of its own: programs that look at links in mails would use it up.
  pages.get('signInLink', (door, { language, show }) => {
    const word = speaker(language)
    return show({ title: word('linkTitle'), lead: word('linkLead') }, <Form><input type="hidden" name="token" value={door.req.query('token') ?? ''} /><Actions><Button filled>{word('signIn')}</Button></Actions></Form>)
  })
  pages.post('signInLink', async (door, { language, show }) => {
    const token = textIn(must(await readForm(door)), 'token')
    const done = await attempted(async () => must(await needs.accounts.signInByLink(askingOf(door, needs), token)))
    const word = speaker(language)
    if (!done.ok) return show({ title: word('linkTitle'), lead: sentenceOf(done.refusal, language) }, <Actions><ButtonLink to={addressOf(ADDRESSES.askLink, language)} filled>{word('askLink')}</ButtonLink></Actions>, 422)
    withCookies(door, done.value)
    return goOn(door, `/${language}`)
  })

  const choosing = (language: Language, token: string, refusal?: Refusal): [{ title: string; lead: string }, ComponentChildren] => {
    const word = speaker(language)
    return [
      { title: word('choosePasswordTitle'), lead: word('choosePasswordLead') },
      <Form errors={refusal === undefined ? {} : { password: sentenceOf({ reason: refusal.reason, facts: { ...needs.accounts.PASSWORD, ...refusal.facts } }, language) }}>
        <input type="hidden" name="token" value={token} />
        <TextField name="password" kind="password" label={word('newPassword')} hint={word('passwordHint', needs.accounts.PASSWORD)} fill="new-password" />
        <Actions><Button filled>{word('save')}</Button></Actions>
      </Form>,
    ]
  }
  pages.get('choosePassword', (door, { language, show }) => show(...choosing(language, door.req.query('token') ?? '')))
  pages.post('choosePassword', async (door, { language, show }) => {
    const values = must(await readForm(door))
    const token = textIn(values, 'token')
    const done = await attempted(async () => must(await needs.accounts.choosePassword(askingOf(door, needs), token, textIn(values, 'password'))))
    return done.ok ? goOn(door, `${addressOf(ADDRESSES.signIn, language)}?chosen`) : show(...choosing(language, token, done.refusal), 422)
  })
}
