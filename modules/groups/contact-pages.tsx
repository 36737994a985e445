/** Contacts outside: who speaks to whom, one with its history, the forms by which that changes; and a section of an organisation's page. */
import type { ComponentChildren } from 'preact'
import { answerFile, goOn, idAt, readBy, readForm, textIn, type App, type Door, type FormValues } from '#platform/http'
import { isId } from '#platform/ids'
import { attempted, Actions, addressOf, Button, ButtonLink, EmptyState, Facts, Filters, Form, Search, Section, Select, Table, TextArea, TextField, withQuery, type Here, type Option, type Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import { cellOf, sheetFile } from '#platform/sheets'
import { printDay, tellDay } from '#platform/time'
import type { Language } from '#platform/words'
import { nameIn, organisationsById, placements, type Actor, type Organisation, type OrganisationId } from '#modules/members'
import { choicesOf } from './comment.part.tsx'
import { WAYS, type ContactEntry, type ContactId } from './contact.ts'
import { addConversation, beginContact, changeContact, inviteContact } from './contact-doing.part.ts'
import { contactsWith, findContact, historyOf, listContacts, organisationsCalled, type ListedContact } from './contact-store.ts'
import { again, authorNames, because, RefusedNotice, speaker, type GroupsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import { ContactChange, ContactIn, ContactsQuery, EntryIn, saidIn } from './schema.ts'
import { ADDRESSES } from './words.ts'

const MOST = 500

const FIELDS = { 'contact.noStep': 'nextStep', 'contact.noSpeaker': 'speaker', 'contact.noOrganisation': 'organisation', 'contact.inside': 'organisation', 'contact.noNote': 'note', 'contact.future': 'day', 'mail.noAddress': 'email', 'mail.longLocal': 'email', 'mail.longAddress': 'email', 'mail.foreignLetters': 'email', 'mail.mixedAlphabets': 'email' }

/** A day has no zone: read and printed as UTC it stays the same. */

/** What a form sent, without what was left empty. */
const filled = (values: FormValues, names: readonly string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, textIn(values, name).trim()] as const).filter(([, text]) => text !== ''))
const SAID = ['name', 'email', 'phone', 'speaker', 'nextStep', 'nextOn'] as const

const contactAt = (id: ContactId, language: Language): string => addressOf(ADDRESSES.contact, language, { id })

export function hangContacts(app: App, site: Site, needs: GroupsNeeds): void {
  hangList(app, site, needs)
  hangEditing(app, site, needs)
  hangOne(app, site, needs)
}

/** By what stands in the address, with the names of the organisations. */
async function listedFor(door: Door, needs: GroupsNeeds, language: Language) {
  const filter = ContactsQuery.parse(door.req.query())
  const contacts = await listContacts(needs.db, filter, needs.today(), MOST)
  const organisations = await organisationsById(needs.db, [...new Set(contacts.map(({ organisation }) => organisation))])
  return { filter, contacts, nameOf: ({ organisation }: ListedContact): string => nameIn(organisations.get(organisation) ?? { name: { de: '–' } }, language) }
}

function hangList(app: App, site: Site, needs: GroupsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('contacts', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    must(may.reachOut(actor))
    const word = speaker(language)
    const { filter: { state, speaker: whose, text }, contacts, nameOf } = await listedFor(door, needs, language)
    const here = withQuery(addressOf(ADDRESSES.contacts, language), { state, speaker: whose, text })
    const begin = <ButtonLink to={addressOf(ADDRESSES.newContact, language)} filled>{word('newContact')}</ButtonLink>
    const isNew = contacts.length === 0 && state === undefined && whose === undefined && text === undefined
    if (isNew) return show({ title: word('contactsTitle'), entry: 'overview' }, <EmptyState title={word('contactsNone')} action={begin}>{word('contactsNoneTold')}</EmptyState>)
    return show(
      { title: word('contactsTitle'), lead: word('contactsLead', { count: contacts.length }), entry: 'overview', actions: <>{begin}<ButtonLink to={withQuery(addressOf(ADDRESSES.contactsExcel, language), { state, speaker: whose, text })}>{word('asExcel')}</ButtonLink><ButtonLink to={withQuery(addressOf(ADDRESSES.contactsCsv, language), { state, speaker: whose, text })}>{word('asCsv')}</ButtonLink></> },
      <>
        <Filters
          label={word('filter')}
          filters={[
            { label: word('all'), to: withQuery(here, { state: undefined, speaker: undefined }), isOn: state === undefined && whose === undefined },
            ...(['open', 'due', 'invited'] as const).map((one) => ({ label: word(`state.${one}`), to: withQuery(here, { state: one }), isOn: state === one })),
            ...(actor.person === undefined ? [] : [{ label: word('mine'), to: withQuery(here, { speaker: actor.person }), isOn: whose === actor.person }]),
          ]}
        />
        <Search label={word('search')} name="text" value={text ?? ''} to={addressOf(ADDRESSES.contacts, language)} kept={{ state, speaker: whose }} />
        {contacts.length === 0 ? <p>{word('contactsNothing')}</p> : (
          <Table
            caption={word('contacts')}
            hidesCaption
            rows={contacts}
            columns={[
              { head: word('organisation'), cell: (one) => <><a href={contactAt(one.id, language)}>{nameOf(one)}</a>{one.name === undefined ? null : <><br /><span class="soft">{one.name}</span></>}</> },
              { head: word('speaker'), cell: ({ speakerName }) => speakerName ?? '–' },
              { head: word('lastContact'), cell: ({ lastOn }) => (lastOn === undefined ? '–' : tellDay(lastOn, language)) },
              { head: word('nextStep'), cell: ({ invitedAt, nextStep, nextOn }) => [invitedAt === undefined ? undefined : word('state.invited'), nextStep, nextOn === undefined ? undefined : word('until', { day: tellDay(nextOn, language) })].filter((part) => part !== undefined).join(' · ') || '–' },
            ]}
          />
        )}
      </>,
    )
  })
  for (const [key, form] of [['contactsCsv', 'csv'], ['contactsExcel', 'xlsx']] as const) {
    pages.get(key, async (door, { language }) => {
      must(may.reachOut(await needs.actorOf(door)))
      const word = speaker(language)
      const { contacts, nameOf } = await listedFor(door, needs, language)
      const rows = contacts.map((one) => [nameOf(one), one.name ?? '', one.email ?? '', one.phone ?? '', one.speakerName ?? '', one.lastOn ?? '', cellOf(one.lastNote ?? '', form), one.nextStep ?? '', one.nextOn ?? '', one.invitedAt?.toISOString().slice(0, 10) ?? ''])
      return answerFile(door, sheetFile({ name: word('contacts'), head: [word('organisation'), word('nameThere'), word('emailThere'), word('phoneThere'), word('speaker'), word('lastContact'), word('note'), word('nextStep'), word('nextOn'), word('state.invited')], rows }, form))
    })
  }
}

function hangEditing(app: App, site: Site, needs: GroupsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const newPage = async ({ language, show }: Here, values: FormValues, refusal?: Refusal): Promise<Response> => {
    const { entered, above } = again(values, refusal, language, FIELDS)
    const word = speaker(language)
    const chosen = textIn(values, 'organisation')
    const one = isId<'organisation'>(chosen) ? (await organisationsById(needs.db, [chosen])).get(chosen) : undefined
    const outside = one === undefined || entered.errors?.['organisation'] !== undefined ? await organisationsCalled(needs.db, new Map([...(await placements(needs.db, needs.today()))].map(([id, { standing }]) => [id, standing])), MOST) : []
    return show(
      { title: word('newContact'), above: <a href={addressOf(ADDRESSES.contacts, language)}>{word('contacts')}</a>, lead: word('newContactLead'), entry: 'overview' },
      <>
        <RefusedNotice refusal={above} language={language} />
        <Form {...entered}>
          {one !== undefined && outside.length === 0 ? <><input type="hidden" name="organisation" value={one.id} /><p><strong>{nameIn(one, language)}</strong></p></> : <Select name="organisation" label={word('organisation')} options={outside.map(({ id, name }) => ({ value: id, label: name }))} />}
          {asking(await choicesOf(needs), language)}
          <Actions><Button filled>{word('newContact')}</Button></Actions>
        </Form>
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('newContact', async (door, here) => {
    must(may.reachOut(await needs.actorOf(door)))
    return newPage(here, { organisation: door.req.query('organisation') })
  })
  pages.post('newContact', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.reachOut(actor))
    const values = must(await readForm(door))
    const done = await attempted(async () => {
      const { organisation, ...said } = must(readBy(ContactIn, filled(values, ['organisation', ...SAID])))
      return beginContact(needs, actor, organisation, saidIn(said))
    })
    return done.ok ? goOn(door, contactAt(done.value.id, here.language)) : newPage(here, values, done.refusal)
  })

  const editPage = async ({ language, show }: Here, contact: ListedContact, values: FormValues, refusal?: Refusal): Promise<Response> => {
    const { entered, above } = again(values, refusal, language, FIELDS)
    const word = speaker(language)
    return show(
      { title: word('editContact'), above: <a href={contactAt(contact.id, language)}>{word('outreach')}</a>, entry: 'overview' },
      <>
        <RefusedNotice refusal={above} language={language} />
        <Form {...entered}>
          <input type="hidden" name="version" value={textIn(values, 'version')} />
          {asking(await choicesOf(needs), language)}
          <Actions><Button filled>{word('save')}</Button></Actions>
        </Form>
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('editContact', async (door, here) => {
    must(may.reachOut(await needs.actorOf(door)))
    const contact = must(await findContact(needs.db, idIn(door)))
    return editPage(here, contact, { ...Object.fromEntries(SAID.map((name) => [name, contact[name]])), version: String(contact.version) })
  })
  pages.post('editContact', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.reachOut(actor))
    const contact = must(await findContact(needs.db, idIn(door)))
    const values = must(await readForm(door))
    const done = await attempted(async () => {
      const { version, ...said } = must(readBy(ContactChange, filled(values, ['version', ...SAID])))
      return changeContact(needs, actor, contact.id, saidIn(said), version)
    })
    return done.ok ? goOn(door, contactAt(contact.id, here.language)) : editPage(here, contact, values, done.refusal)
  })
}

const idIn = (door: Door): ContactId => idAt(door, 'contact.none')

/** Who is spoken to, who speaks, what comes next; called, so that the form finds the labels. */
const asking = (people: readonly Option[], language: Language) => {
  const word = speaker(language)
  return (
    <>
      <TextField name="name" label={word('nameThere')} isOptional />
      <TextField name="email" kind="email" label={word('emailThere')} isOptional />
      <TextField name="phone" kind="tel" label={word('phoneThere')} isOptional />
      {people.length === 0 ? null : <Select name="speaker" label={word('speaker')} options={people} isOptional />}
      <TextField name="nextStep" label={word('nextStep')} isOptional />
      <TextField name="nextOn" kind="date" label={word('nextOn')} isOptional />
    </>
  )
}

function hangOne(app: App, site: Site, needs: GroupsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const shown = async ({ language, show }: Here, id: ContactId, values: FormValues, refusal?: Refusal): Promise<Response> => {
    const contact = must(await findContact(needs.db, id))
    const word = speaker(language)
    const [organisations, history] = await Promise.all([organisationsById(needs.db, [contact.organisation]), historyOf(needs.db, id)])
    const nameOf = await authorNames(needs, history.map(({ by }) => by), language)
    const { entered, above } = again(values, refusal, language, FIELDS)
    return show(
      {
        title: nameIn(organisations.get(contact.organisation) ?? { name: { de: '–' } }, language),
        above: <a href={addressOf(ADDRESSES.contacts, language)}>{word('contacts')}</a>,
        lead: leadOf(contact, needs, language),
        entry: 'overview',
        actions: <ButtonLink to={addressOf(ADDRESSES.editContact, language, { id })}>{word('change')}</ButtonLink>,
        beside: <Facts facts={factsOf(contact, needs, language)} />,
      },
      <>
        <RefusedNotice refusal={above} language={language} />
        <Section title={word('history')}>{history.length === 0 ? <p class="soft">{word('historyNone')}</p> : <History history={history} nameOf={nameOf} language={language} />}</Section>
        <Section title={word('addEntry')}>
          <Form id="entry" {...entered}>
            <TextField name="day" kind="date" label={word('day')} />
            <Select name="way" label={word('way')} options={WAYS.map((way) => ({ value: way, label: word(`way.${way}`) }))} />
            <TextArea name="note" label={word('note')} />
            <Actions><Button filled>{word('addEntry')}</Button></Actions>
          </Form>
        </Section>
        <Section title={word('inviteAsGuest')}>
          <p class="soft">{word('inviteTold')}</p>
          {contact.invitedAt === undefined ? <Form id="invite" to={addressOf(ADDRESSES.invitation, language, { id })}><Actions><Button>{word('inviteAsGuest')}</Button></Actions></Form> : <Actions><Button because={because({ ok: false, refusal: { kind: 'conflict', reason: 'contact.invited', facts: {} } }, language)}>{word('inviteAsGuest')}</Button></Actions>}
        </Section>
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('contact', async (door, here) => {
    must(may.reachOut(await needs.actorOf(door)))
    return shown(here, idIn(door), { day: needs.today() })
  })
  pages.post('contact', async (door, here) => {
    const [actor, id] = [await needs.actorOf(door), idIn(door)]
    must(may.reachOut(actor))
    must(await findContact(needs.db, id))
    const values = must(await readForm(door))
    const done = await attempted(async () => addConversation(needs, actor, id, must(readBy(EntryIn, { ...filled(values, ['day', 'way']), note: textIn(values, 'note') }))))
    return done.ok ? goOn(door, contactAt(id, here.language)) : shown(here, id, values, done.refusal)
  })
  pages.post('invitation', async (door, here) => {
    const [actor, id] = [await needs.actorOf(door), idIn(door)]
    must(may.reachOut(actor))
    const done = await attempted(() => inviteContact(needs, actor, id))
    return done.ok ? goOn(door, contactAt(id, here.language)) : shown(here, id, { day: needs.today() }, done.refusal)
  })
}

const History = ({ history, nameOf, language }: { readonly history: readonly ContactEntry[]; readonly nameOf: (author: ContactEntry['by']) => string; readonly language: Language }) => {
  const word = speaker(language)
  return <Table caption={word('history')} hidesCaption rows={history} columns={[{ head: word('day'), cell: ({ day }) => tellDay(day, language) }, { head: word('way'), cell: ({ way }) => word(`way.${way}`) }, { head: word('note'), cell: ({ note }) => note }, { head: word('who'), isSoft: true, cell: ({ by }) => nameOf(by) }]} />
}

function leadOf({ invitedAt, nextStep, nextOn }: ListedContact, { zone }: GroupsNeeds, language: Language): string {
  const word = speaker(language)
  if (invitedAt !== undefined) return word('contactLeadInvited', { day: printDay(invitedAt, language, zone) })
  if (nextStep === undefined) return word('contactLeadNone')
  return nextOn === undefined ? word('contactLeadNext', { step: nextStep }) : word('contactLeadNextOn', { step: nextStep, day: tellDay(nextOn, language) })
}

function factsOf({ organisation, name, email, phone, speakerName, lastOn }: ListedContact, { organisationAt }: GroupsNeeds, language: Language) {
  const word = speaker(language)
  return [
    { name: word('organisation'), value: <a href={organisationAt(organisation, language)}>{word('organisation')}</a> },
    ...(name === undefined ? [] : [{ name: word('nameThere'), value: name }]),
    ...(email === undefined ? [] : [{ name: word('emailThere'), value: <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>{email}</a> }]),
    ...(phone === undefined ? [] : [{ name: word('phoneThere'), value: phone }]),
    ...(speakerName === undefined ? [] : [{ name: word('speaker'), value: speakerName }]),
    ...(lastOn === undefined ? [] : [{ name: word('lastContact'), value: tellDay(lastOn, language) }]),
  ]
}

/** On the page of an organisation outside: who speaks to it. Nothing for who does not reach out. */
export const outreachPart =
  (needs: GroupsNeeds) =>
  async ({ organisation: { id }, actor, language }: { readonly organisation: Organisation; readonly actor: Actor; readonly language: Language }): Promise<ComponentChildren> => {
    if (!may.reachOut(actor).ok) return null
    const [contacts, placed] = await Promise.all([contactsWith(needs.db, id), placements(needs.db, needs.today(), [id])])
    const isOutside = placed.get(id)?.standing === 'outside'
    if (contacts.length === 0 && !isOutside) return null
    const word = speaker(language)
    return (
      <Section title={word('outreach')}>
        {contacts.length === 0 ? <p class="soft">{word('outreachNone')}</p> : <ul class="hits">{contacts.map((one) => <li key={one.id}><a href={contactAt(one.id, language)}>{[one.name ?? word('contacts'), one.speakerName].filter((part) => part !== undefined).join(' · ')}</a><span class="soft small">{leadOf(one, needs, language)}</span></li>)}</ul>}
        {isOutside ? <Actions><ButtonLink to={newContactAt(id, language)}>{word('newContact')}</ButtonLink></Actions> : null}
      </Section>
    )
  }

const newContactAt = (organisation: OrganisationId, language: Language): string => withQuery(addressOf(ADDRESSES.newContact, language), { organisation })
