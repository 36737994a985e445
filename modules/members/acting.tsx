/**
 * Who acts: until people have accounts, what the cookie `acting` says (`curator`, or an organisation's id), chosen on a page of its own and shown in the head of every page.
 * The standing is found anew for each request; a cookie that names nobody acts for nobody.
 */
import { getCookie, setCookie } from 'hono/cookie'
import type { Db, Tx } from '#platform/database'
import { goOn, readForm, type App, type Door } from '#platform/http'
import { isId } from '#platform/ids'
import { Actions, addressOf, Button, Choices, Form, Search, type Acting, type Site } from '#platform/page'
import { must } from '#platform/result'
import { say, type Language } from '#platform/words'
import type { ComponentChildren } from 'preact'
import { CURATOR, OUTSIDE, type Actor, type Author } from './actor.ts'
import type { Day } from './day.ts'
import type { ImportedText } from './import-plan.ts'
import { listOrganisations } from './list-store.ts'
import { nameIn, shortNameIn, type Names, type Organisation, type OrganisationId } from './organisation.ts'
import { PAGE_WORDS } from './page-words.ts'
import { actingById, type Listed } from './placing-store.ts'
import { ADDRESSES, WORDS } from './words.ts'

/** A section that another module puts on an organisation's page. */
export type OrganisationPart = (asked: { readonly organisation: Organisation; readonly actor: Actor; readonly language: Language; readonly door: Door }) => Promise<ComponentChildren>

/** What the doors of members are given by the house. */
export type MembersNeeds = {
  readonly db: Db
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly today: () => Day
  /** Beneath what members say of an organisation, in this order. */
  readonly parts: readonly OrganisationPart[]
  /** What happens that changes these parts. */
  readonly partsHear?: readonly string[]
  /** These organisations, their belongings or memberships changed: in the same transaction. */
  readonly changed: (tx: Tx, organisations: readonly OrganisationId[]) => Promise<void>
  /** The texts that an import brought, in its transaction. */
  readonly importTexts?: (tx: Tx, texts: readonly ImportedText[], author: Author, audience: Organisation['audience']) => Promise<void>
  /** Where the member list of a cluster is read in. */
  readonly listAt?: (cluster: OrganisationId, language: Language) => string
  /** Is the house reached by https? */
  readonly isSecure?: boolean
}

const COOKIE = 'acting'
const MOST_SHOWN = 30

const found = new WeakMap<Request, { readonly actor: Actor; readonly name?: Pick<Organisation, 'name' | 'shortName'> }>()

/** Who acts in this request. */
export async function actorOf(door: Door, db: Db, today: Day): Promise<Actor> {
  const known = found.get(door.req.raw) ?? (await look(getCookie(door, COOKIE) ?? '', db, today))
  found.set(door.req.raw, known)
  return known.actor
}

async function look(said: string, db: Db, today: Day): Promise<{ readonly actor: Actor; readonly name?: { readonly name: Names; readonly shortName?: string } }> {
  if (said === 'curator') return { actor: CURATOR }
  const organisation = isId<'organisation'>(said) ? await actingById(db, said, today) : undefined
  return organisation === undefined ? { actor: OUTSIDE } : { actor: { as: 'organisation', organisation: organisation.id, standing: organisation.standing }, name: organisation }
}

/** For `createSite`: what the head of a page says of who acts. Only where {@link hangActing} stands before the pages. */
export function actingIn(door: Door, language: Language): Acting | undefined {
  const known = found.get(door.req.raw)
  if (known === undefined) return undefined
  const name = known.actor.as === 'curator' ? say(WORDS, language, 'author.curator') : known.name === undefined ? undefined : shortNameIn(known.name, language)
  return { says: name === undefined ? say(PAGE_WORDS, language, 'actsForNobody') : say(PAGE_WORDS, language, known.actor.as === 'curator' ? 'actsAs' : 'actsFor', { name }), change: say(PAGE_WORDS, language, 'change'), what: say(PAGE_WORDS, language, 'actingTitle'), to: addressOf(ADDRESSES.acting, language) }
}

/** Finds who acts before every page, and hangs the page on which it is chosen. To be called before other pages are hung. */
export function hangActing(app: App, site: Site, needs: MembersNeeds): void {
  for (const path of ['/de', '/de/*', '/en', '/en/*']) {
    app.use(path, async (door, next) => {
      await needs.actorOf(door)
      return next()
    })
  }
  const pages = site.pages(app, ADDRESSES)
  pages.get('acting', async (door, { language, show }) => {
    const asked = door.req.query('text') ?? ''
    const choices = await choicesFor(needs, asked, language)
    const chosen = getCookie(door, COOKIE) ?? ''
    const to = door.req.query('to')
    return show(
      { title: say(PAGE_WORDS, language, 'actingTitle'), lead: say(PAGE_WORDS, language, 'actingLead') },
      <>
        {choices.isMore || asked !== '' ? <Search label={say(PAGE_WORDS, language, 'search')} name="text" value={asked} to={addressOf(ADDRESSES.acting, language)} kept={{ to }} /> : null}
        <Form values={{ acting: chosen }}>
          <input type="hidden" name="to" value={to ?? ''} />
          <Choices
            name="acting"
            label={say(PAGE_WORDS, language, 'actingChoice')}
            options={[{ value: 'curator', label: say(PAGE_WORDS, language, 'actingCurator') }, ...choices.listed.map((one) => optionOf(one, language)), { value: 'nobody', label: say(PAGE_WORDS, language, 'actingNobody') }]}
            {...(choices.isMore ? { hint: say(PAGE_WORDS, language, 'actingMore', { shown: choices.listed.length }) } : {})}
          />
          <Actions><Button filled>{say(PAGE_WORDS, language, 'actingTake')}</Button></Actions>
        </Form>
      </>,
    )
  })
  pages.post('acting', async (door, { language }) => {
    const { acting, to } = must(await readForm(door))
    const said = typeof acting === 'string' && (acting === 'curator' || isId(acting)) ? acting : ''
    setCookie(door, COOKIE, said, { path: '/', httpOnly: true, sameSite: 'Lax', secure: needs.isSecure ?? false, maxAge: said === '' ? 0 : 31_536_000 })
    return goOn(door, typeof to === 'string' ? to : addressOf(ADDRESSES.members, language))
  })
}

/** The clusters first, whose managers come every week; then members, guests, and who stands outside. Whoever chooses may choose anybody. */
async function choicesFor({ db, today }: MembersNeeds, text: string, language: Language): Promise<{ readonly listed: readonly Listed[]; readonly isMore: boolean }> {
  const listed: Listed[] = []
  for (const some of [{ standing: 'member', kind: 'cluster' }, { standing: 'member' }, { standing: 'guest' }, { standing: 'outside' }] as const) {
    const { rows } = await listOrganisations(db, { actor: CURATOR, day: today(), ...some, text }, language, {}, MOST_SHOWN + 1)
    const known = new Set(listed.map(({ organisation }) => organisation.id))
    listed.push(...rows.filter(({ organisation }) => !known.has(organisation.id)))
    if (listed.length > MOST_SHOWN) break
  }
  return { listed: listed.slice(0, MOST_SHOWN), isMore: listed.length > MOST_SHOWN }
}

const optionOf = ({ organisation, standing }: Listed, language: Language): { readonly value: OrganisationId; readonly label: string } => ({
  value: organisation.id,
  label: [nameIn(organisation, language), say(WORDS, language, `kind.${organisation.kind}`), ...(standing === 'member' ? [] : [say(WORDS, language, `standing.${standing}`)])].join(' · '),
})
