/** Who acts for an organisation, or for the alliance: roles, authority to act, invitations, and the forms by which that changes. */
import { transact, type Tx } from '#platform/database'
import { goOn, idAt, readUploads, textIn, type App, type Door, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, Choices, FileField, Form, Section, Select, Table, TextField, type Page, type Site } from '#platform/page'
import { newPrivateLink } from '#platform/private-link'
import { must, refuse, type Refusal } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { daysLater, printDay, tellDay } from '#platform/time'
import { say, type Language } from '#platform/words'
import { roles, type Actor, type Day, type OrganisationId, type PersonId } from '#modules/members'
import type { ComponentChildren } from 'preact'
import { isHeldOn, type Office } from './held-role.ts'
import { invitationsFor } from './invitation-store.ts'
import { INVITATION_DAYS, stateOf, type Invitation } from './invitation.ts'
import { disentitle, endRole, entitle, grantRole, invitePerson, withdraw } from './joining-store.ts'
import { legitimationsFor } from './legitimation-store.ts'
import { BASES, SCOPES, type Legitimation } from './legitimation.ts'
import { attempted, because, readAddress, speaker, type PeopleNeeds } from './needs.part.ts'
import { PAGE_WORDS } from './page-words.ts'
import { may } from './policy.ts'
import { EntitlingIn, officeIn } from './schema.ts'
import { RefusedNotice } from './sign-in-pages.tsx'
import { holdersFor, type Holder } from './store.ts'
import { ADDRESSES, WORDS } from './words.ts'

const PROOF = { bytes: 10_000_000, parts: 20 }

type Inviting = { readonly name: string; readonly email: string; readonly language: Language; readonly organisation?: OrganisationId; readonly offices: readonly Office[] }

/** Invites somebody, and writes to them. */
export const invitePersonByMail = (needs: PeopleNeeds, actor: Actor, said: Inviting): Promise<Invitation> => transact(needs.db, (tx) => inviteIn(tx, needs, actor, said))

/** The same within a transaction that has its reason. */
export async function inviteIn(tx: Tx, needs: PeopleNeeds, actor: Actor, said: Inviting): Promise<Invitation> {
  const { link, hash } = newPrivateLink()
  const email = must(readAddress(said.email))
  const at = now()
  const organisation = said.organisation === undefined ? needs.alliance[said.language] : await needs.organisationName(tx, actor, said.organisation, said.language)
  const invitation = must(await invitePerson(tx, actor, { ...said, email }, { id: newId(), at, until: daysLater(at, INVITATION_DAYS), hash }))
  const facts = { name: said.name, alliance: needs.alliance[said.language], organisation, roles: said.offices.map(({ role }) => roles.roleName(role, said.language)).join(', '), link: needs.origin() + addressOf(ADDRESSES.invitation, said.language, { link }), privacy: `${needs.origin()}/${said.language}/${said.language === 'de' ? 'datenschutz' : 'privacy'}` }
  await needs.mail(tx, { to: email, language: said.language, subject: say(PAGE_WORDS, said.language, 'mailInvitationSubject', facts), text: say(PAGE_WORDS, said.language, 'mailInvitationText', facts) })
  return invitation
}

type Place = { readonly organisation: OrganisationId | undefined; readonly title: string; readonly above: ComponentChildren; readonly manages: ReturnType<typeof may.manage>; readonly entitles: ReturnType<typeof may.legitimate> }
type Entered = { readonly values: FormValues; readonly refusal: Refusal }

export function hangPeople(app: App, site: Site, needs: PeopleNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const placeAt = async (key: 'peopleOf' | 'alliancePeople', door: Door, actor: Actor, language: Language): Promise<Place> => {
    const word = speaker(language)
    if (key === 'alliancePeople') {
      must(may.seeAlliance(actor))
      return { organisation: undefined, title: word('alliancePeopleTitle'), above: undefined, manages: may.manageAlliance(actor), entitles: refuse('missing', 'legitimation.unknown') }
    }
    const organisation: OrganisationId = idAt(door, 'organisation.none')
    const name = await needs.organisationName(needs.db, actor, organisation, language)
    must(may.see(actor, organisation))
    return { organisation, title: word('peopleTitle', { name }), above: <a href={needs.organisationAt(organisation, language)}>{name}</a>, manages: may.manage(actor, organisation), entitles: may.legitimate(actor) }
  }

  for (const key of ['peopleOf', 'alliancePeople'] as const) {
    const shown = async (place: Place, language: Language, entered?: Entered): Promise<[Page, ComponentChildren]> => {
      const { organisation } = place
      const [holders, legitimations, invitations] = await Promise.all([holdersFor(needs.db, organisation), organisation === undefined ? [] : legitimationsFor(needs.db, organisation), place.manages.ok ? invitationsFor(needs.db, organisation) : []])
      const word = speaker(language)
      const today = needs.today()
      const current = holders.filter(({ role }) => isHeldOn(role, today))
      const people = new Map(current.map(({ person }) => [person.id, person.name]))
      return [
        { title: place.title, above: place.above, entry: 'members', lead: people.size === 0 ? word('peopleNone') : word(organisation === undefined ? 'alliancePeopleLead' : 'peopleLead', { count: people.size }) },
        <>
          <RefusedNotice refusal={entered?.refusal} language={language} />
          {entered?.refusal.reason === 'role.last.delegate' ? <Form id="anyway" sendsFiles><input type="hidden" name="known" value="yes" /><Actions><Button name="do" value={textIn(entered.values, 'do')}>{word('endAnyway')}</Button></Actions></Form> : null}
          {current.length === 0 ? null : <Holders holders={current} legitimations={legitimations} place={place} language={language} today={today} />}
          <Invitations open={invitations.filter((one) => stateOf(one, now()) === 'open')} language={language} zone={needs.zone} />
          <Inviting place={place} language={language} entered={entered} />
          {place.manages.ok ? <p><a href={addressOf(ADDRESSES.peopleTable, language)}>{word('tableTitle')}</a></p> : null}
          {place.manages.ok && people.size > 0 ? <Granting place={place} people={people} language={language} /> : null}
          {organisation === undefined || people.size === 0 ? null : <Entitling place={place} people={people} language={language} entered={entered} />}
        </>,
      ]
    }
    pages.get(key, async (door, { language, show }) => show(...(await shown(await placeAt(key, door, await needs.actorOf(door), language), language))))
    pages.post(key, async (door, { language, show }) => {
      const actor = await needs.actorOf(door)
      const place = await placeAt(key, door, actor, language)
      const { values, uploads } = must(await readUploads(door, PROOF))
      const done = await attempted(() => doIn(needs, actor, place, values, uploads[0]?.bytes, language))
      if (!done.ok) return show(...(await shown(place, language, { values, refusal: done.refusal })), 422)
      return goOn(door, place.organisation === undefined ? addressOf(ADDRESSES.alliancePeople, language) : addressOf(ADDRESSES.peopleOf, language, { id: place.organisation }))
    })
  }
}

/** What the forms of the page do; the button says which. */
async function doIn(needs: PeopleNeeds, actor: Actor, { organisation }: Place, values: FormValues, proof: Uint8Array | undefined, language: Language): Promise<unknown> {
  const [what = '', ...which] = textIn(values, 'do').split(':')
  const person = (textIn(values, 'person') || (which[0] ?? '')) as PersonId // a foreign one is found nowhere
  const today = needs.today()
  switch (what) {
    case 'invite': {
      const sent = values['roles'] ?? []
      const offices = (typeof sent === 'string' ? [sent] : sent).map((role) => must(officeIn(organisation, role)))
      return invitePersonByMail(needs, actor, { name: textIn(values, 'name'), email: textIn(values, 'email'), language: textIn(values, 'language') === 'en' ? 'en' : language, offices, ...(organisation === undefined ? {} : { organisation }) })
    }
    case 'withdraw':
      return transact(needs.db, async (tx) => must(await withdraw(tx, actor, which[0] ?? '', now())))
    case 'grant':
      return transact(needs.db, async (tx) => must(await grantRole(tx, actor, person, must(officeIn(organisation, textIn(values, 'role'))), { id: newId(), today })))
    case 'end':
      return transact(needs.db, async (tx) => must(await endRole(tx, actor, person, must(officeIn(organisation, which[1] ?? '')), { today, isKnown: textIn(values, 'known') === 'yes' })))
    case 'entitle': {
      const said = must(readEntitling(values, today))
      if (organisation === undefined) return must(refuse('missing', 'legitimation.unknown'))
      must(may.legitimate(actor))
      const document = proof === undefined ? undefined : await needs.keepFile(proof)
      return transact(needs.db, async (tx) => must(await entitle(tx, actor, said, { id: newId(), person, organisation, at: now(), ...(document === undefined ? {} : { document }) })))
    }
    case 'disentitle':
      return transact(needs.db, async (tx) => must(await disentitle(tx, actor, organisation as OrganisationId, which[0] ?? '', today))) // of none, none is found
    default:
      return must(refuse('invalid', 'role.unknown'))
  }
}

function readEntitling(values: FormValues, today: Day) {
  const day = (name: string): string | undefined => (EntitlingIn.shape.from.safeParse(textIn(values, name)).success ? textIn(values, name) : undefined)
  const until = day('until')
  return {
    ok: true as const,
    value: { basis: BASES.find((one) => one === textIn(values, 'basis')) ?? 'authorised', clause: textIn(values, 'clause'), scope: SCOPES.find((one) => one === textIn(values, 'scope')) ?? 'all', isJoint: textIn(values, 'joint') === 'yes', from: day('from') ?? today, ...(until === undefined ? {} : { until }) },
  }
}


const Holders = ({ holders, legitimations, place, language, today }: { readonly holders: readonly Holder[]; readonly legitimations: readonly Legitimation[]; readonly place: Place; readonly language: Language; readonly today: Day }) => {
  const word = speaker(language)
  const authorityOf = (id: PersonId): ComponentChildren => {
    const own = legitimations.filter((one) => one.person === id && isHeldOn(one, today))
    if (own.length === 0) return <span class="soft">{word('noAuthority')}</span>
    return <ul class="plain">{own.map((one) => <li key={one.id}>{say(WORDS, language, `scope.${one.scope}`)}, {say(WORDS, language, one.isJoint ? 'joint.yes' : 'joint.no')}: {one.clause}{one.until === undefined ? '' : `, ${word('ended', { until: tellDay(one.until, language) })}`} {place.entitles.ok ? <Button small name="do" value={`disentitle:${one.id}`}>{word('disentitle')}</Button> : null}</li>)}</ul>
  }
  return (
    <Form id="holders" sendsFiles>
      <Table
        caption={place.title}
        hidesCaption
        rows={holders}
        columns={[
          { head: word('person'), cell: ({ person, hasSignedIn }) => <>{person.name}{place.manages.ok ? <span class="soft"> {person.email}</span> : null}{hasSignedIn ? null : <span class="soft"> · {word('notSignedIn')}</span>}</> },
          { head: word('role'), cell: ({ role }) => `${roles.roleName(role.role, language)}${role.until === undefined ? '' : `, ${word('ended', { until: tellDay(role.until, language) })}`}` },
          ...(place.organisation === undefined ? [] : [{ head: word('authority'), cell: ({ person }: Holder) => authorityOf(person.id) }]),
          ...(place.manages.ok ? [{ head: <span class="unseen">{word('endRole')}</span>, cell: ({ person, role }: Holder) => (role.until === undefined ? <Button small name="do" value={`end:${person.id}:${role.role}`}>{word('endRole')}<span class="unseen">: {person.name}</span></Button> : null) }] : []),
        ]}
      />
    </Form>
  )
}

const Invitations = ({ open, language, zone }: { readonly open: readonly Invitation[]; readonly language: Language; readonly zone: string }) => {
  const word = speaker(language)
  if (open.length === 0) return null
  return (
    <Section title={word('invited')}>
      <Form id="invited" sendsFiles>
        <ul class="plain">{open.map((one) => <li key={one.id}>{one.name ?? ''} <span class="soft">{word('invitedTold', { email: one.email ?? '', until: printDay(one.until, language, zone) })}</span> <Button small name="do" value={`withdraw:${one.id}`}>{word('withdraw')}</Button></li>)}</ul>
      </Form>
    </Section>
  )
}

const optionsOf = (organisation: OrganisationId | undefined, language: Language) => (organisation === undefined ? roles.ALLIANCE_ROLES : roles.ORGANISATION_ROLES).map((role) => ({ value: role, label: roles.roleName(role, language) }))

const Inviting = ({ place, language, entered }: { readonly place: Place; readonly language: Language; readonly entered: Entered | undefined }) => {
  const word = speaker(language)
  return (
    <Section title={word('inviteTitle')}>
      <Form id="invite" sendsFiles values={entered?.values['do'] === 'invite' ? entered.values : { language }}>
        <TextField name="name" label={word('name')} />
        <TextField name="email" kind="email" label={word('email')} />
        <Choices name="roles" many label={word('roles')} options={optionsOf(place.organisation, language)} />
        <Choices name="language" label={word('language')} options={[{ value: 'de', label: word('german') }, { value: 'en', label: word('english') }]} />
        <Actions><Button filled name="do" value="invite" because={because(place.manages, language)}>{word('invite')}</Button></Actions>
      </Form>
    </Section>
  )
}

const Granting = ({ place, people, language }: { readonly place: Place; readonly people: ReadonlyMap<PersonId, string>; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Section title={word('grantTitle')}>
      <Form id="grant" sendsFiles>
        <Select name="person" label={word('person')} options={[...people].map(([value, label]) => ({ value, label }))} />
        <Select name="role" label={word('role')} options={optionsOf(place.organisation, language)} />
        <Actions><Button name="do" value="grant">{word('grant')}</Button></Actions>
      </Form>
    </Section>
  )
}

const Entitling = ({ place, people, language, entered }: { readonly place: Place; readonly people: ReadonlyMap<PersonId, string>; readonly language: Language; readonly entered: Entered | undefined }) => {
  const word = speaker(language)
  const named = <Kind extends string>(kind: string, all: readonly Kind[]) => all.map((value) => ({ value, label: say(WORDS, language, `${kind}.${value}` as keyof typeof WORDS) }))
  return (
    <Section title={word('entitleTitle')}>
      <Form id="entitle" sendsFiles values={entered?.values['do'] === 'entitle' ? entered.values : {}}>
        <Select name="person" label={word('person')} options={[...people].map(([value, label]) => ({ value, label }))} />
        <Select name="basis" label={word('basis')} options={named('basis', BASES)} />
        <TextField name="clause" label={word('clause')} hint={word('clauseHint')} />
        <Select name="scope" label={word('scope')} options={named('scope', SCOPES)} />
        <Select name="joint" label={word('joint')} options={named('joint', ['no', 'yes'])} />
        <TextField name="from" kind="date" label={word('from')} isOptional />
        <TextField name="until" kind="date" label={word('until')} isOptional />
        <FileField name="proof" accept=".pdf,image/*" label={word('document')} hint={word('documentHint')} isOptional />
        <Actions><Button name="do" value="entitle" because={because(place.entitles, language)}>{word('entitle')}</Button></Actions>
      </Form>
    </Section>
  )
}
