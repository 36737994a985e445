/**
 * For whom somebody acts: a person for one of the organisations, or for the alliance, where they hold a role; which one, the cookie `acting` says (`curator`, or an organisation's id), and the head of every page shows it.
 * In a demo one acts for whomever one likes, without being anybody. Standing and roles are found anew for each request; a cookie that names what somebody is not counts for nothing.
 */
import { getCookie, setCookie } from 'hono/cookie'
import type { Db } from '#platform/database'
import { goOn, readForm, type App, type Door } from '#platform/http'
import { isId } from '#platform/ids'
import { Actions, addressOf, Button, Choices, Form, Search, type Acting, type Site } from '#platform/page'
import { must, refuse } from '#platform/result'
import { say, type Language } from '#platform/words'
import type { ComponentChildren } from 'preact'
import { CURATOR, OUTSIDE, type Actor, type PersonId } from './actor.ts'
import type { Day } from './day.ts'
import { listOrganisations } from './list-store.ts'
import { nameIn, shortNameIn, type Organisation, type OrganisationId } from './organisation.ts'
import { PAGE_WORDS } from './page-words.ts'
import { actingById, type Listed } from './placing-store.ts'
import type { AllianceRole, OrganisationRole } from './role.ts'
import { ADDRESSES, WORDS } from './words.ts'

/** Whoever is signed in, and what they are today. */
type Known = {
  readonly id: PersonId
  readonly name: string
  /** A program says for whom it acts, and acts for nobody else. */
  readonly acting?: string | undefined
  readonly offices: readonly ({ readonly organisation: OrganisationId; readonly role: OrganisationRole } | { readonly organisation?: never; readonly role: AllianceRole })[]
}

export type ActingNeeds = {
  readonly db: Db
  readonly today: () => Day
  readonly isSecure: boolean
  /** May one act for anybody without being somebody? Only in a demo. */
  readonly isFree: boolean
  readonly known?: (door: Door) => Promise<Known | undefined>
  /** Where one signs in. */
  readonly signIn?: (language: Language) => string
  /** One's own page. */
  readonly account?: (language: Language) => string
  /** Stands beneath the choice: the people of a demo. */
  readonly beneath?: (door: Door, language: Language) => Promise<ComponentChildren>
}

const COOKIE = 'acting'

/** Where one says for whom one acts. */
export const ACTING_ADDRESS = ADDRESSES.acting
const MOST_SHOWN = 30

type Found = { readonly actor: Actor; readonly known?: Known; readonly name?: Pick<Organisation, 'name' | 'shortName'> }
const found = new WeakMap<Request, Found>()

/** Who acts in this request. */
export async function actorOf(door: Door, needs: ActingNeeds): Promise<Actor> {
  const who = found.get(door.req.raw) ?? (await look(door, needs))
  found.set(door.req.raw, who)
  return who.actor
}

async function look(door: Door, needs: ActingNeeds): Promise<Found> {
  const said = getCookie(door, COOKIE) ?? ''
  const known = await needs.known?.(door)
  if (known !== undefined) return { ...(await asPerson(known, said, needs)), known }
  if (!needs.isFree) return { actor: OUTSIDE }
  if (said === 'curator') return { actor: CURATOR }
  const organisation = isId<'organisation'>(said) ? await actingById(needs.db, said, needs.today()) : undefined
  return organisation === undefined ? { actor: OUTSIDE } : { actor: { as: 'organisation', organisation: organisation.id, standing: organisation.standing }, name: organisation }
}

/** Roles by which somebody tends the matters of the alliance; the others see no more by theirs than anybody. */
const TENDS: ReadonlySet<AllianceRole> = new Set(['office', 'spokesperson', 'moderator'])

/** What somebody can act for: the organisations first, in the order in which they came to them. */
function choicesOf({ offices }: Known): readonly ('curator' | OrganisationId)[] {
  const organisations = [...new Set(offices.flatMap(({ organisation }) => organisation ?? []))]
  return offices.some((office) => office.organisation === undefined && TENDS.has(office.role)) ? ['curator', ...organisations] : organisations
}

async function asPerson(known: Known, said: string, { db, today }: ActingNeeds): Promise<Found> {
  const choices = choicesOf(known)
  const chosen = choices.find((one) => one === (known.acting ?? said)) ?? (known.acting === undefined ? choices[0] : undefined)
  const person = known.id
  const forAlliance = known.offices.flatMap((office) => (office.organisation === undefined ? [office.role] : []))
  if (chosen === 'curator') return { actor: { as: 'curator', person, roles: forAlliance } }
  const organisation = chosen === undefined ? undefined : await actingById(db, chosen, today())
  if (organisation === undefined) return { actor: { as: 'outside', person, ...(forAlliance.length === 0 ? {} : { roles: forAlliance }) } }
  return { actor: { as: 'organisation', organisation: organisation.id, standing: organisation.standing, person, roles: known.offices.flatMap((office) => (office.organisation !== undefined && office.organisation === chosen ? [office.role] : [])) }, name: organisation }
}

/** For `createSite`: what the head of a page says of who acts. Only where {@link hangActing} stands before the pages. */
export const actingIn = (needs: Pick<ActingNeeds, 'isFree' | 'signIn' | 'account'>) => (door: Door, language: Language): Acting | undefined => {
  const who = found.get(door.req.raw)
  if (who === undefined) return undefined
  const word = (key: keyof typeof PAGE_WORDS, facts: Readonly<Record<string, string>> = {}): string => say(PAGE_WORDS, language, key, facts)
  if (who.known === undefined && !needs.isFree) return { says: '', change: word('signIn'), what: word('signInWhat'), to: needs.signIn?.(language) ?? '' }
  const name = who.actor.as === 'curator' ? word('actingAlliance') : who.name === undefined ? undefined : shortNameIn(who.name, language)
  const says = name === undefined ? word(who.known === undefined ? 'actsForNobody' : 'actsForOneself') : word('actsFor', { name })
  const to = addressOf(ADDRESSES.acting, language)
  if (who.known === undefined) return { says, change: word('change'), what: word('actingTitle'), to }
  return { says: who.known.name, account: needs.account?.(language) ?? to, change: says, what: word('actingTitle'), to }
}

/** Finds who acts before every page, and hangs the page on which it is chosen. To be called before other pages are hung. */
export function hangActing(app: App, site: Site, needs: ActingNeeds): void {
  for (const path of ['/de', '/de/*', '/en', '/en/*']) {
    app.use(path, async (door, next) => {
      await actorOf(door, needs)
      return next()
    })
  }
  const pages = site.pages(app, ADDRESSES)
  pages.get('acting', async (door, { language, show }) => {
    await actorOf(door, needs)
    const known = found.get(door.req.raw)?.known
    if (known === undefined && !needs.isFree) must(refuse('unknown-person', 'actor.outside'))
    const asked = door.req.query('text') ?? ''
    const choices = known === undefined ? await choicesFor(needs, asked, language) : await ownChoices(needs, known, language)
    const actor = await actorOf(door, needs)
    const chosen = known === undefined ? (getCookie(door, COOKIE) ?? '') : actor.as === 'organisation' ? actor.organisation : actor.as
    const to = door.req.query('to')
    const word = (key: keyof typeof PAGE_WORDS, facts: Readonly<Record<string, string | number>> = {}): string => say(PAGE_WORDS, language, key, facts)
    return show(
      { title: word('actingTitle'), lead: word(known === undefined ? 'actingLead' : choices.options.length === 0 ? 'actingNone' : 'actingOwn', { name: known?.name ?? '' }) },
      <>
        {choices.isMore || asked !== '' ? <Search label={word('search')} name="text" value={asked} to={addressOf(ADDRESSES.acting, language)} kept={{ to }} /> : null}
        {choices.options.length === 0 ? null : (
          <Form values={{ acting: chosen }}>
            <input type="hidden" name="to" value={to ?? ''} />
            <Choices name="acting" label={word('actingChoice')} options={choices.options} {...(choices.isMore ? { hint: word('actingMore', { shown: choices.shown }) } : {})} />
            <Actions><Button filled>{word('actingTake')}</Button></Actions>
          </Form>
        )}
        {await needs.beneath?.(door, language)}
      </>,
    )
  })
  pages.post('acting', async (door, { language }) => {
    const { acting, to } = must(await readForm(door))
    actAs(door, typeof acting === 'string' ? acting : '', needs)
    return goOn(door, typeof to === 'string' && to !== '' ? to : addressOf(ADDRESSES.members, language))
  })
}

/** From now on this browser acts for this one, as far as who is signed in may. */
export function actAs(door: Door, acting: string, { isSecure }: Pick<ActingNeeds, 'isSecure'>): void {
  const said = acting === 'curator' || isId(acting) ? acting : ''
  setCookie(door, COOKIE, said, { path: '/', httpOnly: true, sameSite: 'Lax', secure: isSecure, maxAge: said === '' ? 0 : 31_536_000 })
}

type Offered = { readonly options: readonly { readonly value: string; readonly label: string }[]; readonly isMore: boolean; readonly shown: number }

async function ownChoices({ db, today }: ActingNeeds, known: Known, language: Language): Promise<Offered> {
  const rolesFor = (organisation: OrganisationId | undefined): string => known.offices.filter((office) => office.organisation === organisation).map(({ role }) => say(WORDS, language, `role.${role}`)).join(', ')
  const options = await Promise.all(
    choicesOf(known).map(async (choice) => {
      if (choice === 'curator') return { value: choice, label: `${say(PAGE_WORDS, language, 'actingAlliance')} · ${rolesFor(undefined)}` }
      const organisation = await actingById(db, choice, today())
      return { value: choice, label: `${organisation === undefined ? choice : nameIn(organisation, language)} · ${rolesFor(choice)}` }
    }),
  )
  return { options, isMore: false, shown: options.length }
}

/** The clusters first, whose managers come every week; then members, guests, and who stands outside. Whoever chooses may choose anybody. */
async function choicesFor({ db, today }: ActingNeeds, text: string, language: Language): Promise<Offered> {
  const listed: Listed[] = []
  for (const some of [{ standing: 'member', kind: 'cluster' }, { standing: 'member' }, { standing: 'guest' }, { standing: 'outside' }] as const) {
    const { rows } = await listOrganisations(db, { actor: CURATOR, day: today(), ...some, text }, language, {}, MOST_SHOWN + 1)
    const known = new Set(listed.map(({ organisation }) => organisation.id))
    listed.push(...rows.filter(({ organisation }) => !known.has(organisation.id)))
    if (listed.length > MOST_SHOWN) break
  }
  const shown = listed.slice(0, MOST_SHOWN)
  const word = (key: keyof typeof PAGE_WORDS): string => say(PAGE_WORDS, language, key)
  return { options: [{ value: 'curator', label: word('actingCurator') }, ...shown.map((one) => optionOf(one, language)), { value: 'nobody', label: word('actingNobody') }], isMore: listed.length > MOST_SHOWN, shown: shown.length }
}

const optionOf = ({ organisation, standing }: Listed, language: Language): { readonly value: OrganisationId; readonly label: string } => ({
  value: organisation.id,
  label: [nameIn(organisation, language), say(WORDS, language, `kind.${organisation.kind}`), ...(standing === 'member' ? [] : [say(WORDS, language, `standing.${standing}`)])].join(' · '),
})
