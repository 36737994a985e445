/** A table of people: the file, the preview of every row, the confirmation; and the page to which the first mail leads, to come or to object. */
import { transact } from '#platform/database'
import { goOn, readForm, textIn, type App, type FormValues } from '#platform/http'
import { readLink } from '#platform/links'
import { Actions, addressOf, Button, ButtonLink, FileField, Form, Notice, Section, Table, TextField, type Site } from '#platform/page'
import { must, refuse, Refused, type Refusal } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { say, type Language } from '#platform/words'
import { roles, type PersonId } from '#modules/members'
import { savePassword } from './credential-store.ts'
import { erase } from './erasing-store.ts'
import { askingOf, attempted, sentenceOf, speaker, withCookies, type PeopleNeeds } from './needs.part.ts'
import { countPeople, PEOPLE_COLUMNS, type PeoplePlan, type PeopleRow } from './people-table.ts'
import { isWaiting, verify, type PeopleDraft } from './people-table-store.ts'
import { may } from './policy.ts'
import { RefusedNotice } from './sign-in-pages.tsx'
import { findPerson, rolesOf } from './store.ts'
import { doTable, draftFor, INFORMED, planDraft, takeTable, toldBy } from './table.part.ts'
import { ADDRESSES, WORDS } from './words.ts'

const ROWS_SHOWN = 200

const above = (language: Language) => <a href={addressOf(ADDRESSES.alliancePeople, language)}>{speaker(language)('alliancePeopleTitle')}</a>

const uploadPage = (language: Language) => ({ title: speaker(language)('tableTitle'), lead: speaker(language)('tableLead'), above: above(language), entry: 'members' as const })

const preview = (draft: PeopleDraft, plan: PeoplePlan, language: Language) => ({ title: speaker(language)('tablePreview'), lead: speaker(language)('tablePreviewLead', { name: draft.name, counts: countsSaid(plan, language) }), above: above(language), entry: 'members' as const })

export function hangPeopleTable(app: App, site: Site, needs: PeopleNeeds): void {
  const pages = site.pages(app, ADDRESSES)

  pages.get('peopleTable', async (door, { language, show }) => {
    must(may.importPeople(await needs.actorOf(door)))
    return show(uploadPage(language), <Uploading language={language} />)
  })
  pages.post('peopleTable', async (door, { language, show }) => {
    must(may.importPeople(await needs.actorOf(door)))
    try {
      const { draft } = await takeTable(door, needs)
      return goOn(door, addressOf(ADDRESSES.peopleDraft, language, { draft: draft.id }))
    } catch (error) {
      if (!(error instanceof Refused) || !/^(?:people|import)\./.test(error.refusal.reason)) throw error
      return show(uploadPage(language), <Uploading language={language} wrong={needs.sentence(error.refusal, language)} />, 422)
    }
  })

  pages.get('peopleDraft', async (door, { language, show }) => {
    const { draft, actor } = await draftFor(door, needs)
    const { plan, hash } = await planDraft(needs, actor, draft)
    return show(preview(draft, plan, language), <Preview plan={plan} hash={hash} isOther={hash !== draft.planHash} language={language} />)
  })
  pages.post('peopleDraft', async (door, { language, show }) => {
    const { draft, actor } = await draftFor(door, needs)
    const values = must(await readForm(door))
    try {
      const plan = await doTable(needs, actor, draft, textIn(values, 'plan'))
      return show({ title: speaker(language)('tableDone'), lead: `${countsSaid(plan, language)} ${speaker(language)('tableTold', { count: toldBy(plan).length })}`, above: above(language), entry: 'members' }, <Rows rows={plan.rows.filter(({ outcome }) => outcome === 'refused')} language={language} />)
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.kind !== 'stale') throw error
      const { plan, hash } = await planDraft(needs, actor, draft)
      return show(preview(draft, plan, language), <Preview plan={plan} hash={hash} isOther language={language} />, 422)
    }
  })

  hangInformed(app, site, needs)
}

const countsSaid = ({ rows }: PeoplePlan, language: Language): string => say(WORDS, language, 'people.counts', countPeople(rows))

const Uploading = ({ language, wrong }: { readonly language: Language; readonly wrong?: string }) => {
  const word = speaker(language)
  return (
    <>
      <Form sendsFiles {...(wrong === undefined ? {} : { errors: { file: wrong } })}>
        <FileField name="file" label={word('tableFile')} hint={word('tableFileHint')} accept=".csv,.xlsx,.tsv,.txt" />
        <Actions><Button filled>{word('tableSee')}</Button></Actions>
      </Form>
      <Section title={word('tableColumns')}><p>{word('tableColumnsTold', { columns: PEOPLE_COLUMNS.map((column) => say(WORDS, language, `people.column.${column}`)).join(', '), roles: roles.ORGANISATION_ROLES.map((role) => roles.roleName(role, language)).join(', ') })}</p></Section>
    </>
  )
}

const Preview = ({ plan, hash, isOther, language }: { readonly plan: PeoplePlan; readonly hash: string; readonly isOther: boolean; readonly language: Language }) => {
  const word = speaker(language)
  const refused = plan.rows.filter(({ outcome }) => outcome === 'refused')
  return (
    <>
      {isOther ? <Notice title={say(WORDS, language, 'people.otherNow')} /> : null}
      <p>{word('tableWillTell', { count: toldBy(plan).length })}</p>
      <Form>
        <input type="hidden" name="plan" value={hash} />
        <Actions>
          <Button filled because={plan.people.length + plan.roles.length === 0 ? word('tableNothing') : undefined}>{word('tableConfirm')}</Button>
          <ButtonLink to={addressOf(ADDRESSES.peopleTable, language)}>{word('tableOther')}</ButtonLink>
        </Actions>
      </Form>
      {plan.ignored.length === 0 ? null : <p class="soft">{word('tableIgnored', { columns: plan.ignored.join(', ') })}</p>}
      {plan.rows.length > ROWS_SHOWN ? <Rows rows={refused.slice(0, ROWS_SHOWN)} language={language} /> : null}
      <Rows rows={plan.rows.slice(0, ROWS_SHOWN)} language={language} />
    </>
  )
}

/** What a row does, in a sentence. */
export const tellRow = (row: PeopleRow, language: Language): string => (row.outcome === 'refused' ? sentenceOf(row.refusal, language) : say(WORDS, language, `people.does.${row.outcome}`, { email: row.email, role: roles.roleName(row.role, language) }))

const Rows = ({ rows, language }: { readonly rows: readonly PeopleRow[]; readonly language: Language }) => {
  const word = speaker(language)
  return rows.length === 0 ? null : (
    <Table caption={word('tableRows')} rows={rows} columns={[{ head: word('name'), cell: ({ name }) => name }, { head: word('tableOutcome'), cell: (row) => tellRow(row, language) }, { head: word('tableRow'), isNumber: true, cell: ({ row }) => row }]} />
  )
}

// ---- Whoever was written down by others

function hangInformed(app: App, site: Site, needs: PeopleNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const found = async (link: string) => {
    const { person: id } = must(readLink(needs.secret, INFORMED, link, now()))
    const person = must(await findPerson(needs.db, id as PersonId)) // signed here, so it is one
    if (!(await isWaiting(needs.db, person.id))) throw new Refused({ kind: 'conflict', reason: 'people.informedOver', facts: {} })
    return person
  }
  const shown = async (link: string, language: Language, values: FormValues = {}, refusal?: Refusal) => {
    const word = speaker(language)
    const person = await found(link)
    const held = (await rolesOf(needs.db, person.id)).map(({ role }) => roles.roleName(role, language))
    return [
      { title: word('informedTitle', { alliance: needs.alliance[language] }), lead: word('informedLead', { name: person.name, email: person.email, roles: [...new Set(held)].join(', ') }) },
      <>
        <RefusedNotice refusal={refusal} language={language} />
        <Form id="come" values={values}>
          <TextField name="password" kind="password" label={word('optionalPassword')} hint={word('optionalPasswordHint', needs.accounts.PASSWORD)} isOptional fill="new-password" />
          <Actions><Button name="do" value="come" filled>{word('informedCome')}</Button></Actions>
        </Form>
        <Section title={word('informedObjectTitle')}>
          <p>{word('informedObjectTold')}</p>
          <Form id="object"><Actions><Button name="do" value="object">{word('informedObject')}</Button></Actions></Form>
        </Section>
      </>,
    ] as const
  }
  pages.get('informed', async (door, { language, show }) => show(...(await shown(door.req.param('link') ?? '', language))))
  pages.post('informed', async (door, { language, show }) => {
    const link = door.req.param('link') ?? ''
    const person = await found(link)
    const values = must(await readForm(door))
    if (values['do'] === 'object') {
      await transact(needs.db, (tx) => erase(tx, person.id, { today: needs.today(), at: now() }))
      return show({ title: speaker(language)('erasedTitle'), lead: speaker(language)('informedErased') }, null)
    }
    const done = await attempted(async () => {
      const password = textIn(values, 'password')
      const kept = password === '' ? undefined : must(await needs.accounts.hash(password))
      await transact(needs.db, async (tx) => {
        if (!(await isWaiting(tx, person.id))) must(refuse('conflict', 'people.informedOver'))
        await verify(tx, person.id)
        if (kept !== undefined) await savePassword(tx, person.id, kept, { id: newId(), at: now() })
      })
    })
    if (!done.ok) return show(...(await shown(link, language, values, done.refusal)), 422)
    withCookies(door, await needs.accounts.signInAs(person.id, askingOf(door, needs)))
    return goOn(door, `/${language}`)
  })
}
