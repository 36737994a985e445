/** One's own tokens: what there are, a new one, and its end. The secret stands on the page that made it, once. */
import { transact } from '#platform/database'
import { describedRoutes, goOn, groupOf, readForm, textIn, type App, type FormValues } from '#platform/http'
import { isId } from '#platform/ids'
import { Actions, addressOf, Button, Choices, Form, Notice, Section, Table, TextField, type Page, type Site } from '#platform/page'
import { newPrivateLink, hashOfLink } from '#platform/private-link'
import { must, type Refusal } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { printDay } from '#platform/time'
import { say, type Language } from '#platform/words'
import { roles } from '#modules/members'
import type { ComponentChildren } from 'preact'
import { namesOf } from './account-pages.tsx'
import { MARK } from './bearer.part.ts'
import { attempted, mustBe, speaker, type PeopleNeeds } from './needs.part.ts'
import { RefusedNotice } from './sign-in-pages.tsx'
import type { SignedIn } from './store.ts'
import { addToken, removeToken, tokensOf, type KeptToken } from './token-store.ts'
import { groupsForTokens, makeToken, type ActsFor, type SaidOfToken, type Token } from './token.ts'
import { ADDRESSES } from './words.ts'

const DAYS = '90'

export function hangTokens(app: App, site: Site, needs: PeopleNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('tokens', async (door, { language, show }) => show(...(await pageFor(await mustBe(door, needs), language, needs))))
  pages.post('tokens', async (door, { language, show }) => {
    const self = await mustBe(door, needs)
    const values = must(await readForm(door))
    const revoked = textIn(values, 'revoke')
    if (revoked !== '') {
      if (isId<'token'>(revoked)) await transact(needs.db, async (tx) => must(await removeToken(tx, self.person.id, revoked)))
      return goOn(door, addressOf(ADDRESSES.tokens, language))
    }
    const made = await attempted(() => makeTokenFor(needs, self, saidIn(values)))
    return made.ok ? show(...(await pageFor(self, language, needs, { made: made.value })), 201) : show(...(await pageFor(self, language, needs, { values, refusal: made.refusal })), 422)
  })
}

const saidIn = (values: FormValues): SaidOfToken => {
  const acting = textIn(values, 'acting')
  const days = textIn(values, 'days').trim()
  return { name: textIn(values, 'name'), scopes: [values['scopes'] ?? []].flat(), ...(acting === '' || acting === 'oneself' ? {} : { acting }), days: /^\d{1,4}$/.test(days) ? Number(days) : 0 }
}

type Made = { readonly token: Token; readonly secret: string }

/** For pages and API: makes it, and tells its secret this once. */
export async function makeTokenFor({ db }: PeopleNeeds, self: SignedIn, said: SaidOfToken): Promise<Made> {
  const secret = MARK + newPrivateLink().link
  const at = now()
  const token = must(makeToken(said, { id: newId<'token'>(), person: self.person.id, groups: groupsThere(), actsFor: actsForOf(self), at }))
  await transact(db, (tx) => addToken(tx, token, hashOfLink(secret)))
  return { token, secret }
}

/** Groups of doors that write. */
const groupsThere = (): string[] => groupsForTokens([...new Set(describedRoutes().flatMap((route) => (route.method === 'get' ? [] : [groupOf(route)])))].toSorted())

export const scopesThere = (): string[] => ['read', ...groupsThere().map((group) => `write:${group}`)]

/** Whoever tends the matters of the alliance may let a program do it too; `acting` decides anew each time. */
const actsForOf = ({ offices }: SignedIn): ActsFor[] => [...new Set(offices.map(({ organisation }): ActsFor => organisation ?? 'curator'))]

type Shown = { readonly made?: Made; readonly values?: FormValues; readonly refusal?: Refusal }

async function pageFor(self: SignedIn, language: Language, needs: PeopleNeeds, { made, values, refusal }: Shown = {}): Promise<[Page, ComponentChildren]> {
  const word = speaker(language)
  const [tokens, names] = await Promise.all([tokensOf(needs.db, self.person.id), namesOf(needs, self, language)])
  const nameOf = (acting: ActsFor | undefined): string => (acting === undefined ? word('tokenOneself') : acting === 'curator' ? word('forAlliance') : (names.get(acting) ?? acting))
  const scopes = scopesThere().map((value) => ({ value, label: value === 'read' ? word('tokenRead') : word('tokenWrite', { group: groupName(needs, value.slice('write:'.length), language) }) }))
  return [
    { title: word('tokens'), lead: word('tokensLead'), above: <a href={addressOf(ADDRESSES.account, language)}>{word('accountTitle')}</a> },
    <>
      {made === undefined ? null : <Notice kind="done" title={word('tokenMade', { name: made.token.name })}><p><code>{made.secret}</code></p><p>{word('tokenOnce')}</p><p>{word('tokenHow')} <code>Authorization: Bearer …</code></p></Notice>}
      <RefusedNotice refusal={refusal} language={language} />
      {tokens.length === 0 ? <p>{word('tokensNone')}</p> : <Form id="kept" to={addressOf(ADDRESSES.tokens, language)}><TokenTable tokens={tokens} nameOf={nameOf} language={language} zone={self.person.zone ?? needs.zone} /></Form>}
      <Section title={word('tokenMake')}>
        <Form values={values ?? { days: DAYS, scopes: ['read'], acting: actsForOf(self)[0] ?? 'oneself' }} to={addressOf(ADDRESSES.tokens, language)}>
          <TextField name="name" label={word('tokenName')} hint={word('tokenNameHint')} />
          <Choices name="scopes" label={word('tokenScopes')} many options={scopes} />
          <Choices name="acting" label={word('tokenActing')} options={[...actsForOf(self).map((value) => ({ value, label: `${nameOf(value)} · ${rolesFor(self, value, language)}` })), { value: 'oneself', label: nameOf(undefined) }]} />
          <TextField name="days" kind="number" label={word('tokenDays')} />
          <Actions><Button filled>{word('tokenMake')}</Button></Actions>
        </Form>
      </Section>
    </>,
  ]
}

const rolesFor = ({ offices }: SignedIn, acting: ActsFor, language: Language): string => offices.filter(({ organisation }) => (organisation ?? 'curator') === acting).map(({ role }) => roles.roleName(role, language)).join(', ')

const groupName = ({ apiGroups }: PeopleNeeds, group: string, language: Language): string => (group in apiGroups ? say(apiGroups, language, group) : group)

const TokenTable = ({ tokens, nameOf, language, zone }: { readonly tokens: readonly KeptToken[]; readonly nameOf: (acting: ActsFor | undefined) => string; readonly language: Language; readonly zone: string }) => {
  const word = speaker(language)
  return (
    <Table
      caption={word('tokens')}
      hidesCaption
      rows={tokens}
      columns={[
        { head: word('tokenName'), cell: ({ name }) => name },
        { head: word('tokenScopes'), cell: ({ scopes }) => scopes.join(', ') },
        { head: word('tokenActing'), cell: ({ acting }) => nameOf(acting) },
        { head: word('tokenUntil'), cell: ({ expiresAt }) => printDay(expiresAt, language, zone) },
        { head: word('tokenUsed'), cell: ({ usedOn }) => (usedOn === undefined ? word('tokenUnused') : printDay(Date.parse(usedOn), language, 'UTC')) },
        { head: <span class="unseen">{word('tokenRevoke')}</span>, cell: ({ id }) => <Button small name="revoke" value={id}>{word('tokenRevoke')}</Button> },
      ]}
    />
  )
}
