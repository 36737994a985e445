/** One's own page: roles, name, ways to sign in, where one is signed in, all that is kept, and the end of it. */
import { transact } from '#platform/database'
import { goOn, readForm, textIn, type App, type FormValues } from '#platform/http'
import { isId } from '#platform/ids'
import { Actions, addressOf, Button, ButtonLink, Choices, Form, Notice, Section, Table, TextField, type Page, type Site } from '#platform/page'
import { accept, must, refuse, type Refusal, type Result } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { squareCode } from '#platform/square-code'
import { printDay } from '#platform/time'
import type { Language } from '#platform/words'
import { roles } from '#modules/members'
import type { ComponentChildren } from 'preact'
import { endSessions, removePasskey, savePassword, sessionsOf, waysIn, type SignInRow, type WaysIn } from './credential-store.ts'
import { allOf, erase } from './erasing-store.ts'
import { isHeldOn, isLast } from './held-role.ts'
import { askingOf, attempted, because, mustBe, readAddress, sentenceOf, speaker, withCookies, type PeopleNeeds } from './needs.part.ts'
import { describePerson, type Person } from './person.ts'
import { RefusedNotice, type SignInNeeds } from './sign-in-pages.tsx'
import { removeTokensOf } from './token-store.ts'
import { holdersFor, rolesOf, savePerson, type SignedIn } from './store.ts'
import { ADDRESSES } from './words.ts'

type Shown = { readonly done?: string; readonly refusal?: Refusal; readonly values?: FormValues; readonly form?: 'about' | 'password' | 'codes' }

export function hangAccount(app: App, site: Site, needs: SignInNeeds): void {
  const pages = site.pages(app, ADDRESSES)

  const page = async (self: SignedIn, language: Language, shown: Shown = {}): Promise<[Page, ComponentChildren]> => {
    const { person } = self
    const word = speaker(language)
    const [ways, sessions, names] = await Promise.all([waysIn(needs.db, person.id), sessionsOf(needs.db, person.id), namesOf(needs, self, language)])
    return [
      {
        title: word('accountTitle'),
        lead: word('accountLead', { name: person.name, email: person.email }),
        actions: <Form to={addressOf(ADDRESSES.signOut, language)} id="out"><Button>{word('signOut')}</Button></Form>,
      },
      <>
        {shown.done === undefined ? null : <Notice kind="done" title={shown.done} />}
        <RefusedNotice refusal={shown.refusal} language={language} />
        <Section title={word('yourRoles')}>
          {self.offices.length === 0 ? <p>{word('rolesNone')}</p> : <ul class="plain">{self.offices.map((office) => <li key={`${office.organisation}${office.role}`}>{roles.roleName(office.role, language)} <span class="soft">{word('for')}</span> {office.organisation === undefined ? word('forAlliance') : <a href={needs.organisationAt(office.organisation, language)}>{names.get(office.organisation)}</a>}</li>)}</ul>}
        </Section>
        <Section title={word('aboutYou')}>
          <Form id="about" values={shown.form === 'about' && shown.values !== undefined ? shown.values : { name: person.name, language: person.language, zone: person.zone ?? '' }}>
            <TextField name="name" label={word('yourName')} fill="name" />
            <Choices name="language" label={word('language')} options={[{ value: 'de', label: word('german') }, { value: 'en', label: word('english') }]} />
            <TextField name="zone" label={word('zone')} hint={word('zoneHint')} isOptional />
            <Actions><Button filled>{word('save')}</Button></Actions>
          </Form>
        </Section>
        <Section title={word('waysIn')}><Ways ways={ways} email={person.email} language={language} needs={needs} /></Section>
        <Section title={word('sessions')}><Sessions sessions={sessions} own={self.session} language={language} zone={person.zone ?? needs.zone} /></Section>
        <Section title={word('tokens')}>
          <p>{word('tokensTold')} <a href={addressOf(ADDRESSES.tokens, language)}>{word('tokensLink')}</a></p>
        </Section>
        <Section title={word('yourData')}>
          <p>{word('yourDataTold')}</p>
          <Actions><ButtonLink to={addressOf(ADDRESSES.mine, language)}>{word('download')}</ButtonLink><a href={addressOf(ADDRESSES.erase, language)}>{word('erase')}</a></Actions>
        </Section>
      </>,
    ]
  }

  pages.get('account', async (door, { language, show }) => show(...(await page(await mustBe(door, needs), language, door.req.query('saved') === undefined ? {} : { done: speaker(language)('saved') }))))
  pages.post('account', async (door, { language, show }) => {
    const self = await mustBe(door, needs)
    const values = must(await readForm(door))
    const changed = await attempted(async () => {
      const zone = textIn(values, 'zone').trim()
      must(zone === '' || isZone(zone) ? accept(zone) : refuse('invalid', 'person.noZone'))
      const person = must(describePerson({ name: textIn(values, 'name'), email: self.person.email, language: textIn(values, 'language') === 'en' ? 'en' : 'de', ...(zone === '' ? {} : { zone }) }, { id: self.person.id, invented: self.person.invented }))
      await transact(needs.db, (tx) => savePerson(tx, person))
    })
    return changed.ok ? goOn(door, `${addressOf(ADDRESSES.account, language)}?saved`) : show(...(await page(self, language, { refusal: changed.refusal, values, form: 'about' })), 422)
  })

  pages.post('changePassword', async (door, { language, show }) => {
    const self = await mustBe(door, needs)
    const values = must(await readForm(door))
    const changed = await attempted(async () => {
      const { password } = await waysIn(needs.db, self.person.id)
      if (password !== undefined && !(await needs.accounts.verify(password, textIn(values, 'old')))) must(refuse('invalid', 'account.wrongPassword'))
      const hash = must(await needs.accounts.hash(textIn(values, 'password')))
      await transact(needs.db, async (tx) => {
        await savePassword(tx, self.person.id, hash, { id: newId(), at: now() })
        await endSessions(tx, self.person.id, { but: self.session })
        await removeTokensOf(tx, self.person.id)
      })
    })
    return show(...(await page(self, language, changed.ok ? { done: speaker(language)('passwordChanged') } : { refusal: changed.refusal })), changed.ok ? 200 : 422)
  })

  hangCodes(app, site, needs, page)

  pages.post('passkeys', async (door, { language }) => {
    const self = await mustBe(door, needs)
    const remove = textIn(must(await readForm(door)), 'remove')
    if (isId(remove)) await transact(needs.db, (tx) => removePasskey(tx, self.person.id, remove))
    return goOn(door, addressOf(ADDRESSES.account, language))
  })

  pages.post('sessions', async (door, { language }) => {
    const self = await mustBe(door, needs)
    const end = textIn(must(await readForm(door)), 'end')
    if (end === 'others' || isId(end)) await transact(needs.db, (tx) => endSessions(tx, self.person.id, end === 'others' ? { but: self.session } : { only: end }))
    return goOn(door, addressOf(ADDRESSES.account, language))
  })

  pages.get('mine', async (door) => {
    const { person } = await mustBe(door, needs)
    door.header('Content-Disposition', 'attachment; filename="meine-daten.json"')
    return door.json(await allOf(needs.db, person.id))
  })

  hangErasing(app, site, needs)
}

const isZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

export async function namesOf(needs: PeopleNeeds, { offices }: SignedIn, language: Language): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(offices.flatMap(({ organisation }) => organisation ?? []))]
  return new Map(await Promise.all(ids.map(async (id) => [id, await needs.organisationName(needs.db, { as: 'curator' }, id, language)] as const)))
}

/** So that programs which keep passwords know whose it is. */
const Username = ({ email }: { readonly email: string }) => <input type="hidden" name="username" autocomplete="username" value={email} />

const Ways = ({ ways, email, language, needs }: { readonly ways: WaysIn; readonly email: string; readonly language: Language; readonly needs: SignInNeeds }) => {
  const word = speaker(language)
  const has = ways.password !== undefined
  return (
    <>
      <h3>{word('password')}</h3>
      <Form id="password" to={addressOf(ADDRESSES.changePassword, language)}>
        <Username email={email} />
        {has ? <TextField name="old" kind="password" label={word('oldPassword')} fill="current-password" /> : null}
        <TextField name="password" kind="password" label={word('newPassword')} hint={word('passwordHint', needs.accounts.PASSWORD)} fill="new-password" />
        <Actions><Button>{word(has ? 'changePassword' : 'setPassword')}</Button></Actions>
      </Form>
      <h3>{word('codes')}</h3>
      <p>{word(ways.hasCodes ? 'codesOn' : 'codesOff')}</p>
      <Form id="codes" to={addressOf(ADDRESSES.codes, language)}>
        {has ? <><Username email={email} /><TextField name="password" kind="password" label={word('password')} fill="current-password" /></> : null}
        <Actions><Button name="do" value={ways.hasCodes ? 'end' : 'begin'}>{word(ways.hasCodes ? 'endCodes' : 'beginCodes')}</Button></Actions>
      </Form>
      <h3>{word('passkeys')}</h3>
      {ways.passkeys.length === 0 ? <p>{word('passkeysNone')}</p> : (
        <Form id="passkeys" to={addressOf(ADDRESSES.passkeys, language)}>
          <ul class="plain">{ways.passkeys.map(({ id, name, since }) => <li key={id}>{name === '' ? word('passkeyOf', { day: since === undefined ? '' : printDay(since, language, needs.zone) }) : name} <Button small name="remove" value={id}>{word('remove')}</Button></li>)}</ul>
        </Form>
      )}
      <div id="passkey" data-adds="" data-to={`${addressOf(ADDRESSES.account, language)}?saved`} data-now={word('passkeyNow')} data-failed={word('passkeyFailed')} data-numbers={word('passkeysNeedName', { address: needs.origin().replace('127.0.0.1', 'localhost') })} hidden>
        <div class="further"><div class="field"><label for="passkey-name">{word('passkeyName')}</label><input id="passkey-name" type="text" maxlength={60} /></div></div>
        <div class="actions"><button class="button" type="button">{word('addPasskey')}</button><span role="status" class="soft" /></div>
      </div>
      <script type="module" src={needs.passkeyScript} />
    </>
  )
}

const Sessions = ({ sessions, own, language, zone }: { readonly sessions: readonly SignInRow[]; readonly own: string; readonly language: Language; readonly zone: string }) => {
  const word = speaker(language)
  return (
    <Form id="sessions" to={addressOf(ADDRESSES.sessions, language)}>
      <Table
        caption={word('sessions')}
        hidesCaption
        rows={sessions}
        columns={[
          { head: word('device'), cell: ({ agent }) => deviceOf(agent) },
          { head: word('network'), cell: ({ network, isStrong }) => `${network}${isStrong ? ` · ${word('sessionStrong')}` : ''}` },
          { head: word('since'), cell: ({ since }) => printDay(since, language, zone) },
          { head: <span class="unseen">{word('endSession')}</span>, cell: ({ id }) => (id === own ? word('sessionHere') : <Button small name="end" value={id}>{word('endSession')}</Button>) },
        ]}
      />
      {sessions.length > 1 ? <Actions><Button name="end" value="others">{word('endOthers')}</Button></Actions> : null}
    </Form>
  )
}

/** “Firefox, Linux”: as much as somebody needs to know their own device by. */
const deviceOf = (agent: string): string => {
  const browser = ['Firefox', 'Edg', 'Chrome', 'Safari'].find((one) => agent.includes(one))?.replace('Edg', 'Edge')
  const system = ['Android', 'iPhone', 'iPad', 'Windows', 'Macintosh', 'Linux'].find((one) => agent.includes(one))?.replace('Macintosh', 'macOS')
  return [browser, system].filter((one) => one !== undefined).join(', ') || agent.slice(0, 40)
}

const setUp = (language: Language, uri: string, recovery: readonly string[], refusal?: Refusal): [Page, ComponentChildren] => {
  const word = speaker(language)
  const key = new URL(uri).searchParams.get('secret') ?? ''
  return [
    { title: word('codesTitle'), lead: word('codesLead') },
    <>
      <Qr text={uri} label={word('codesPicture')} />
      <p>{word('codesKey')} <code>{key.replace(/(.{4})/g, '$1 ').trim()}</code></p>
      <Section title={word('recovery')}>
        <p>{word('recoveryTold')}</p>
        <ul class="plain">{recovery.map((code) => <li key={code}><code>{code}</code></li>)}</ul>
      </Section>
      <Form to={addressOf(ADDRESSES.confirmCodes, language)} errors={refusal === undefined ? {} : { code: sentenceOf(refusal, language) }}>
        <input type="hidden" name="uri" value={uri} />
        {recovery.map((code) => <input key={code} type="hidden" name="recovery" value={code} />)}
        <TextField name="code" label={word('code')} fill="one-time-code" />
        <Actions><Button filled>{word('confirm')}</Button></Actions>
      </Form>
    </>,
  ]
}

function hangCodes(app: App, site: Site, needs: SignInNeeds, page: (self: SignedIn, language: Language, shown?: Shown) => Promise<[Page, ComponentChildren]>): void {
  const pages = site.pages(app, ADDRESSES)
  pages.post('codes', async (door, { language, show }) => {
    const self = await mustBe(door, needs)
    const values = must(await readForm(door))
    const password = textIn(values, 'password')
    if (textIn(values, 'do') === 'end') {
      const ended = await attempted(async () => must(await needs.accounts.endCodes(askingOf(door, needs), password)))
      if (!ended.ok) return show(...(await page(self, language, { refusal: ended.refusal })), 422)
      withCookies(door, ended.value)
      return goOn(door, `${addressOf(ADDRESSES.account, language)}?saved`)
    }
    const begun = await attempted(async () => must(await needs.accounts.beginCodes(askingOf(door, needs), password)))
    if (!begun.ok) return show(...(await page(self, language, { refusal: begun.refusal })), 422)
    const { uri, recovery } = withCookies(door, begun.value)
    return show(...setUp(language, uri, recovery))
  })
  pages.post('confirmCodes', async (door, { language, show }) => {
    await mustBe(door, needs)
    const values = must(await readForm(door))
    const recovery = values['recovery'] ?? []
    const uri = textIn(values, 'uri')
    const done = await attempted(async () => must(await needs.accounts.confirmCodes(askingOf(door, needs), textIn(values, 'code'))))
    if (!done.ok && uri.startsWith('otpauth://') && URL.canParse(uri)) return show(...setUp(language, uri, typeof recovery === 'string' ? [recovery] : recovery, done.refusal), 422)
    withCookies(door, must(done))
    return goOn(door, `${addressOf(ADDRESSES.account, language)}?saved`)
  })
}

const MODULE = 5

const Qr = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { size, path } = squareCode(text)
  return (
    <svg class="square-code" role="img" aria-label={label} width={size * MODULE} height={size * MODULE} viewBox={`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

const erasing = (person: Person, language: Language, alone: Result<void>, refusal?: Refusal): [Page, ComponentChildren] => {
  const word = speaker(language)
  return [
    { title: word('eraseTitle'), lead: word('eraseLead') },
    <>
      <RefusedNotice refusal={refusal} language={language} />
      <Form>
        {alone.ok ? null : <><Notice title={because(alone, language) ?? ''} /><Choices name="known" many isOptional label={word('eraseKnown')} options={[{ value: 'yes', label: word('eraseKnown') }]} /></>}
        <TextField name="email" kind="email" label={word('eraseConfirm')} hint={person.email} />
        <Actions><Button filled>{word('erase')}</Button></Actions>
      </Form>
    </>,
  ]
}

function hangErasing(app: App, site: Site, needs: PeopleNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  /** Organisations that would be left without anybody who votes. */
  const leftAlone = async ({ person }: SignedIn): Promise<Result<void>> => {
    const today = needs.today()
    for (const held of (await rolesOf(needs.db, person.id)).filter((one) => one.role === 'delegate' && isHeldOn(one, today))) {
      const others = (await holdersFor(needs.db, held.organisation)).map(({ role }) => role)
      if (held.organisation !== undefined && isLast(held, today, others)) return refuse('conflict', 'person.lastDelegate', { name: await needs.organisationName(needs.db, { as: 'curator' }, held.organisation, person.language) })
    }
    return accept(undefined)
  }
  pages.get('erase', async (door, { language, show }) => {
    const self = await mustBe(door, needs)
    return show(...erasing(self.person, language, await leftAlone(self)))
  })
  pages.post('erase', async (door, { language, show }) => {
    const self = await mustBe(door, needs)
    const values = must(await readForm(door))
    const alone = await leftAlone(self)
    const email = readAddress(textIn(values, 'email'))
    const isSure: Result<void> = email.ok && email.value === self.person.email ? accept(undefined) : refuse('invalid', 'person.notErased')
    const refused = !isSure.ok ? isSure : !alone.ok && textIn(values, 'known') !== 'yes' ? alone : undefined
    if (refused !== undefined && !refused.ok) return show(...erasing(self.person, language, alone, refused.refusal), 422)
    await transact(needs.db, (tx) => erase(tx, self.person.id, { today: needs.today(), at: now() }))
    const word = speaker(language)
    return show({ title: word('erasedTitle'), lead: word('erasedLead') }, null)
  })
}
