/** Accepting an invitation: whoever opens the private link becomes the person for whom it was written. */
import { transact } from '#platform/database'
import { goOn, readForm, textIn, type App, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, Form, Notice, TextField, withQuery, type Page, type Site } from '#platform/page'
import { hashOfLink } from '#platform/private-link'
import { must, type Refusal } from '#platform/result'
import { newId, now } from '#platform/runtime'
import type { Language } from '#platform/words'
import type { ComponentChildren } from 'preact'
import { savePassword } from './credential-store.ts'
import type { Invitation } from './invitation.ts'
import { readInvitation, takeInvitation } from './joining-store.ts'
import { askingOf, attempted, readAddress, signedIn, speaker, withCookies, type PeopleNeeds } from './needs.part.ts'
import { roles } from '#modules/members'
import { RefusedNotice } from './sign-in-pages.tsx'
import type { Person } from './person.ts'
import { ADDRESSES } from './words.ts'

export function hangInvitation(app: App, site: Site, needs: PeopleNeeds): void {
  const pages = site.pages(app, ADDRESSES)

  const page = async (language: Language, { invitation, known }: { readonly invitation: Invitation; readonly known: Person | undefined }, self: Person | undefined, link: string, entered: { readonly values?: FormValues; readonly refusal?: Refusal } = {}): Promise<[Page, ComponentChildren]> => {
    const word = speaker(language)
    const isFirst = invitation.by === undefined
    const held = invitation.offices.map(({ role }) => roles.roleName(role, language)).join(', ')
    const lead =
      isFirst ? word('invitationFirstLead')
      : invitation.organisation === undefined ? word('invitationForAlliance', { alliance: needs.alliance[language], roles: held })
      : word('invitationFor', { alliance: needs.alliance[language], name: await needs.organisationName(needs.db, { as: 'curator' }, invitation.organisation, language), roles: held })
    const to = addressOf(ADDRESSES.invitation, language, { link })
    const values = { name: invitation.name ?? '', email: invitation.email ?? '', ...entered.values }
    return [
      { title: word(isFirst ? 'invitationFirst' : 'invitationTitle'), lead },
      <>
        <RefusedNotice refusal={entered.refusal} language={language} />
        {self !== undefined ? (
          <Form><p>{word('acceptAs', { name: self.name })}</p><Actions><Button filled>{word('accept')}</Button></Actions></Form>
        ) : known !== undefined ? (
          <Notice title={word('knownAlready')}><p>{word('knownAlreadyTold')}</p><Actions><ButtonLink to={withQuery(addressOf(ADDRESSES.signIn, language), { to })} filled>{word('signIn')}</ButtonLink></Actions></Notice>
        ) : (
          <Form values={values}>
            <TextField name="name" label={word('yourName')} fill="name" />
            {invitation.email === undefined ? <TextField name="email" kind="email" label={word('email')} fill="email" /> : <p><span class="soft">{word('email')}:</span> {invitation.email}</p>}
            <TextField name="password" kind="password" label={word('optionalPassword')} hint={word('optionalPasswordHint', needs.accounts.PASSWORD)} isOptional fill="new-password" />
            <p class="soft">{word('aboutData')}</p>
            <Actions><Button filled>{word('accept')}</Button></Actions>
          </Form>
        )}
      </>,
    ]
  }

  pages.get('invitation', async (door, { language, show }) => {
    const link = door.req.param('link') ?? ''
    const read = must(await readInvitation(needs.db, hashOfLink(link), now()))
    return show(...(await page(language, read, (await signedIn(door, needs))?.person, link)))
  })

  pages.post('invitation', async (door, { language, show }) => {
    const link = door.req.param('link') ?? ''
    const hash = hashOfLink(link)
    const values = must(await readForm(door))
    const self = (await signedIn(door, needs))?.person
    const done = await attempted(async () => {
      const password = textIn(values, 'password')
      // Before anything costs: who has no good link has nothing computed.
      must(await readInvitation(needs.db, hash, now()))
      const kept = password === '' || self !== undefined ? undefined : must(await needs.accounts.hash(password))
      // One that was invited by mail has the address that it was sent to.
      const email = textIn(values, 'email') === '' ? '' : must(readAddress(textIn(values, 'email')))
      return transact(needs.db, async (tx) => {
        const ids = { person: newId<'person'>(), role: () => newId() }
        const person = must(await takeInvitation(tx, { hash, signedIn: self?.id, said: { name: textIn(values, 'name'), email }, ids, at: now(), today: needs.today() }))
        if (kept !== undefined) await savePassword(tx, person.id, kept, { id: newId(), at: now() })
        return person
      })
    })
    if (!done.ok) return show(...(await page(language, must(await readInvitation(needs.db, hash, now())), self, link, { values, refusal: done.refusal })), 422)
    if (self === undefined) withCookies(door, await needs.accounts.signInAs(done.value.id, askingOf(door, needs)))
    return goOn(door, `/${language}`)
  })
}
