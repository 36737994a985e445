/** One organisation: its page, with what other modules know of it; writing it down, changing it, showing it to everybody. */
import { transact } from '#platform/database'
import { goOn, idAt, readBy, readForm, textsIn, type App, type Door } from '#platform/http'
import { isId } from '#platform/ids'
import { Actions, addressOf, Button, ButtonLink, Facts, Form, Lens, OutLink, Section, withQuery, type Site } from '#platform/page'
import { attempt, isOneOf, must } from '#platform/result'
import { newId } from '#platform/runtime'
import { hostIn } from '#platform/web'
import { say, type Language } from '#platform/words'
import type { MembersNeeds } from './needs.part.ts'
import type { Actor } from './actor.ts'
import { addOrganisation, admit, changeOrganisation, findPlaced, openOrganisation } from './change-store.ts'
import { holdsOn } from './day.ts'
import { fieldHue } from './field.ts'
import { countListed } from './list-store.ts'
import { headOf } from './head.part.ts'
import { Editor, fieldWrong, inOrderOf, KnownFacts, linesOf, pageOf, saidFrom, valuesFrom } from './organisation.part.tsx'
import { MEMBERSHIPS } from './membership.ts'
import { nameIn, type Organisation, type OrganisationId } from './organisation.ts'
import { PAGE_WORDS } from './page-words.ts'
import { membershipsOf } from './placing-store.ts'
import { may, type Placed } from './policy.ts'
import { SuccessionTold } from './procedure.part.tsx'
import { successionsOf } from './procedure-store.ts'
import { Entry } from './schema.ts'
import { allClusters, organisationsById } from './store.ts'
import { because, tellSpan } from './telling.part.tsx'
import { ADDRESSES, WORDS } from './words.ts'

export function hangOrganisation(app: App, site: Site, needs: MembersNeeds): void {
  hangNew(app, site, needs)
  hangEditing(app, site, needs)
  const pages = site.pages(app, ADDRESSES)
  pages.get('member', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const placed = must(await findPlaced(needs.db, actor, idIn(door), needs.today()))
    const { organisation } = placed
    const isCluster = organisation.kind === 'cluster'
    const [placings, follows, count, ...parts] = await Promise.all([placingsOf(needs, placed, actor, language), succession(needs, organisation, actor, language), isCluster ? countMembers(needs, organisation, actor) : 0, ...needs.parts.map((part) => part({ organisation, actor, language, door }))])
    return show(
      {
        title: nameIn(organisation, language),
        above: [say(WORDS, language, `kind.${organisation.kind}`), ...(organisation.invented ? [say(WORDS, language, 'mark.invented')] : [])].join(' · '),
        lens: <Lens hues={organisation.fields.slice(0, 4).map(fieldHue)} size={24} />,
        lead: organisation.carrier === undefined ? undefined : say(WORDS, language, 'mark.carrier', { carrier: organisation.carrier }),
        entry: 'members',
        live: ['organisation.changed', ...(needs.partsHear ?? [])].join(' '),
        ...(organisation.audience === 'public' ? { head: headOf(organisation, language) } : {}),
        actions: <Doings placed={placed} actor={actor} language={language} />,
        beside: <Beside isCluster={isCluster} lines={linesOf(organisation, language)} website={organisation.website} placings={placings} language={language} />,
      },
      <>
        {follows}
        <KnownFacts organisation={organisation} language={language} />
        {isCluster ? <ItsMembers organisation={organisation} language={language} count={count} listAt={may.place(actor, { organisation, cluster: organisation }).ok ? needs.listAt?.(organisation.id, language) : undefined} /> : null}
        {parts}
      </>,
    )
  })
  pages.post('openMember', async (door, { language }) => {
    const actor = await needs.actorOf(door)
    const id = idIn(door)
    await transact(needs.db, async (tx) => {
      must(await openOrganisation(tx, actor, id, needs.today()))
      await needs.changed(tx, [id])
    })
    return goOn(door, pageOf(id, language))
  })
}

/** The organisation in the address. */
export const idIn = (door: Door): OrganisationId => idAt(door, 'organisation.none')

const Doings = ({ placed, actor, language }: { readonly placed: Placed; readonly actor: Actor; readonly language: Language }) => {
  const { id, audience } = placed.organisation
  const no = because(may.edit(actor, placed), language)
  const noOpening = because(may.open(actor, placed), language)
  return (
    <>
      {no === undefined ? <ButtonLink to={addressOf(ADDRESSES.editMember, language, { id })} filled>{say(PAGE_WORDS, language, 'edit')}</ButtonLink> : null}
      <ButtonLink to={addressOf(ADDRESSES.standing, language, { id })}>{say(PAGE_WORDS, language, 'changeStanding')}</ButtonLink>
      {no === undefined ? null : <Button because={no}>{say(PAGE_WORDS, language, 'edit')}</Button>}
      {no !== undefined || audience === 'public' ? null : noOpening === undefined ? <Form to={addressOf(ADDRESSES.openMember, language, { id })} id="open"><Button>{say(PAGE_WORDS, language, 'open')}</Button></Form> : <Button because={noOpening}>{say(PAGE_WORDS, language, 'open')}</Button>}
    </>
  )
}

/** Who follows it, and whom it follows, as far as this actor may read them. */
async function succession({ db, today }: MembersNeeds, organisation: Organisation, actor: Actor, language: Language) {
  const successions = await successionsOf(db, [organisation.id])
  if (successions.length === 0) return null
  const others = await organisationsById(db, successions.flatMap(({ predecessor, successor }) => [predecessor, successor]))
  return <SuccessionTold organisation={organisation} successions={successions} others={[...others.values()].filter((one) => may.read(actor, one).ok)} today={today()} language={language} />
}

type Placings = { readonly clusters: readonly Organisation[]; readonly membership: string }

async function placingsOf(needs: MembersNeeds, { organisation, clusters }: Placed, actor: Actor, language: Language): Promise<Placings> {
  const [named, memberships] = await Promise.all([organisationsById(needs.db, clusters), membershipsOf(needs.db, organisation.id)])
  const known = [...named.values()].filter((cluster) => may.read(actor, cluster).ok)
  const current = memberships.find((one) => holdsOn(one, needs.today()))
  const membership = current === undefined ? say(PAGE_WORDS, language, 'noMembership') : [say(WORDS, language, `membership.${current.kind}`), ...(current.founding ? [say(WORDS, language, 'membership.founding')] : []), tellSpan(current, language)].filter((part) => part !== '').join(', ')
  return { clusters: known, membership }
}

const Beside = ({ isCluster, lines, website, placings, language }: { readonly isCluster: boolean; readonly lines: readonly { readonly name: string; readonly value: string }[]; readonly website: string | undefined; readonly placings: Placings; readonly language: Language }) => {
  const word = (key: keyof typeof PAGE_WORDS): string => say(PAGE_WORDS, language, key)
  const clusters = placings.clusters.map((cluster) => <li key={cluster.id}><a href={pageOf(cluster.id, language)}>{nameIn(cluster, language)}</a></li>)
  return (
    <Facts
      facts={[
        ...(website === undefined ? [] : [{ name: word('website'), value: <OutLink to={website}>{hostIn(website)}</OutLink> }]),
        { name: word('membership'), value: placings.membership },
        ...(isCluster ? [] : [{ name: word('belongsTo'), value: clusters.length === 0 ? word('belongsToNone') : <ul class="plain">{clusters}</ul> }]),
        ...lines,
      ]}
    />
  )
}

const countMembers = ({ db, today }: MembersNeeds, cluster: Organisation, actor: Actor): Promise<number> => countListed(db, { actor, day: today(), cluster: cluster.id })

/** Its members; where it has none yet, the way to them. */
const ItsMembers = ({ organisation, count, listAt, language }: { readonly organisation: Organisation; readonly count: number; readonly listAt: string | undefined; readonly language: Language }) => (
  <Section title={say(PAGE_WORDS, language, 'itsMembers')}>
    <p>{say(PAGE_WORDS, language, count === 0 ? 'itsMembersNone' : 'itsMembersLead', { count, name: nameIn(organisation, language) })}</p>
    <Actions>
      {count === 0 ? null : <ButtonLink to={withQuery(addressOf(ADDRESSES.members, language), { cluster: organisation.id })}>{say(PAGE_WORDS, language, 'itsMembersAll')}</ButtonLink>}
      {listAt === undefined ? null : <ButtonLink to={listAt}>{say(PAGE_WORDS, language, 'itsMembersList')}</ButtonLink>}
    </Actions>
  </Section>
)

// ---- Writing

const newPage = (language: Language) => ({ title: say(PAGE_WORDS, language, 'newTitle'), lead: say(PAGE_WORDS, language, 'newLead'), entry: 'members' as const })

const ownCluster = (actor: Actor): OrganisationId[] => (actor.as === 'organisation' ? [actor.organisation] : [])

function hangNew(app: App, site: Site, needs: MembersNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  /** The clusters that the actor may say who belongs to. */
  const clustersFor = async (actor: Actor): Promise<Organisation[]> => (await allClusters(needs.db)).filter((cluster) => actor.as === 'curator' || (actor.as === 'organisation' && actor.organisation === cluster.id))
  pages.get('newMember', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const clusters = await clustersFor(actor)
    must(may.add(actor, actor.as === 'organisation' ? clusters.map(({ id }) => id) : []))
    const first = door.req.query('kind') === 'cluster' && actor.as === 'curator' ? { kind: 'cluster', membership: 'full' } : { kind: 'company' }
    return show(newPage(language), <Editor language={language} entered={{ values: { ...first, clusters: ownCluster(actor) } }} clusters={clusters} admits={may.admit(actor).ok} />)
  })
  pages.post('newMember', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const values = must(await readForm(door))
    const chosen = textsIn(values, 'clusters').filter((id) => isId<'organisation'>(id))
    const id = newId<'organisation'>()
    const add = (): Promise<void> => transact(needs.db, async (tx) => {
      must(readBy(Entry, values))
      must(await addOrganisation(tx, actor, saidFrom(values), { id, clusters: chosen, today: needs.today() }))
      const membership = MEMBERSHIPS.find((kind) => kind === values['membership'])
      if (membership !== undefined) must(await admit(tx, actor, id, membership, { from: needs.today(), founding: false }))
      await needs.changed(tx, [id])
    })
    const added = await attempt(add, isOneOf('invalid', 'conflict'))
    if (added.ok) return goOn(door, pageOf(id, language))
    const errors = fieldWrong(added.refusal, values, language)
    return show(newPage(language), <Editor language={language} entered={{ values, ...(errors === undefined ? {} : { errors }) }} clusters={await clustersFor(actor)} admits={may.admit(actor).ok} refusal={errors === undefined ? added.refusal : undefined} />, 422)
  })
}

const editPage = (organisation: Organisation, language: Language) => ({ title: say(PAGE_WORDS, language, 'editTitle', { name: nameIn(organisation, language) }), entry: 'members' as const })

function hangEditing(app: App, site: Site, needs: MembersNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('editMember', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const placed = must(await findPlaced(needs.db, actor, idIn(door), needs.today()))
    must(may.edit(actor, placed))
    return show(editPage(placed.organisation, language), <Editor language={language} entered={{ values: valuesFrom(placed.organisation) }} />)
  })
  pages.post('editMember', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const id = idIn(door)
    // Before anything of the form is answered: even its refusals show the organisation.
    must(may.edit(actor, must(await findPlaced(needs.db, actor, id, needs.today()))))
    const values = must(await readForm(door))
    const change = (): Promise<void> => transact(needs.db, async (tx) => {
      must(readBy(Entry, values))
      const { organisation: before } = must(await findPlaced(tx, actor, id, needs.today()))
      must(await changeOrganisation(tx, actor, id, inOrderOf(saidFrom(values), before), { version: Number(values['version'] ?? 0), today: needs.today() }))
      await needs.changed(tx, [id])
    })
    const changed = await attempt(change, isOneOf('invalid', 'conflict', 'stale'))
    if (changed.ok) return goOn(door, pageOf(id, language))
    const { refusal } = changed
    const { organisation: now } = must(await findPlaced(needs.db, actor, id, needs.today()))
    if (refusal.kind === 'stale') return show(editPage(now, language), <Editor language={language} entered={{ values: { ...values, version: String(now.version) } }} saved={now} />, 422)
    const errors = fieldWrong(refusal, values, language)
    return show(editPage(now, language), <Editor language={language} entered={{ values, ...(errors === undefined ? {} : { errors }) }} refusal={errors === undefined ? refusal : undefined} />, 422)
  })
}
