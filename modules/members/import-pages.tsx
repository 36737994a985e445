/** Importing a list: a file, the preview of every row, the confirmation that does exactly what the preview showed. */
import { transact } from '#platform/database'
import { goOn, idAt, readForm, readUploads, textIn, type App, type Door } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, Choices, FileField, Form, Notice, Section, Table, type Entered, type Site } from '#platform/page'
import { must, Refused, type Refusal } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { daysLater } from '#platform/time'
import { say, type Language } from '#platform/words'
import type { MembersNeeds } from './needs.part.ts'
import { changedBy, countOutcomes, type ImportPlan, type RowOutcome } from './import-plan.ts'
import type { ImportCircumstances, ReadRows } from './import-said.ts'
import { addDraft, confirmDraft, findDraft, forgetDrafts, planNow, type DraftId, type ImportDraft } from './import-store.ts'
import { sentenceFor, tellIgnored, tellRow } from './import-told.ts'
import { readUpload, UPLOAD_LIMIT } from './import.thread.ts'
import type { Organisation } from './organisation.ts'
import { PAGE_WORDS } from './page-words.ts'
import { may } from './policy.ts'
import { ADDRESSES, WORDS } from './words.ts'

/** What is shown of a preview. */
export const ROWS_SHOWN = 200
const ROOM_FOR_THE_FORM = 100_000
const DRAFTS_WAIT_DAYS = 1

export function hangImport(app: App, site: Site, needs: MembersNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('importing', async (door, { language, show }) => {
    must(may.import(await needs.actorOf(door)))
    return show(uploadPage(language), <Uploading language={language} entered={{ values: { audience: 'alliance' } }} />)
  })
  pages.post('importing', async (door, { language, show }) => {
    must(may.import(await needs.actorOf(door)))
    try {
      const { draft } = await takeUpload(door, needs)
      return goOn(door, addressOf(ADDRESSES.importDraft, language, { draft: draft.id }))
    } catch (error) {
      if (!(error instanceof Refused) || !error.refusal.reason.startsWith('import.')) throw error
      return show(uploadPage(language), <Uploading language={language} entered={{ values: { audience: 'alliance' }, errors: { file: sentenceFor(error.refusal, language) } }} />, 422)
    }
  })
  pages.get('importDraft', async (door, { language, show }) => {
    must(may.import(await needs.actorOf(door)))
    const draft = must(await findDraft(needs.db, draftIn(door)))
    const { plan, hash } = await planNow(needs.db, must(await readUpload(draft.bytes, draft.name)), circumstancesFor(needs, draft.audience))
    return show(previewPage(draft, plan, language), <Preview language={language} plan={plan} hash={hash} isOther={hash !== draft.planHash} />)
  })
  pages.post('importDraft', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    must(may.import(actor))
    const draft = must(await findDraft(needs.db, draftIn(door)))
    const values = must(await readForm(door))
    const read = must(await readUpload(draft.bytes, draft.name))
    try {
      const plan = await doImport(needs, draft, read, textIn(values, 'plan'))
      return show({ title: say(PAGE_WORDS, language, 'doneTitle'), lead: countsSaid(plan.rows, language), entry: 'members', actions: <ButtonLink to={addressOf(ADDRESSES.members, language)} filled>{say(PAGE_WORDS, language, 'members')}</ButtonLink> }, <Refusals rows={plan.rows} language={language} />)
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.kind !== 'stale') throw error
      const { plan, hash } = await planNow(needs.db, read, circumstancesFor(needs, draft.audience))
      return show(previewPage(draft, plan, language), <Preview language={language} plan={plan} hash={hash} isOther={false} refusal={error.refusal} />, 422)
    }
  })
}

/** Reads an uploaded file, plans it and keeps it until it is confirmed. The actor may import. */
export async function takeUpload(door: Door, needs: MembersNeeds): Promise<{ readonly draft: ImportDraft; readonly plan: ImportPlan }> {
  const author = must(may.import(await needs.actorOf(door)))
  const { values, uploads } = must(await readUploads(door, { bytes: UPLOAD_LIMIT + ROOM_FOR_THE_FORM, parts: 10 }))
  const upload = uploads[0]
  if (upload === undefined) throw new Refused({ kind: 'invalid', reason: 'import.noFile', facts: {} })
  const name = upload.name.replace(/[\p{Cc}\p{Cf}]/gu, '').toWellFormed().slice(-200)
  const audience = values['audience'] === 'public' ? 'public' : 'alliance'
  const { plan, hash } = await planNow(needs.db, must(await readUpload(upload.bytes, name)), circumstancesFor(needs, audience))
  const draft: ImportDraft = { id: newId<'import-draft'>(), name, bytes: upload.bytes, planHash: hash, audience, author }
  await forgetDrafts(needs.db, daysLater(now(), -DRAFTS_WAIT_DAYS))
  await addDraft(needs.db, draft)
  return { draft, plan }
}

/** Imports what the preview of this fingerprint showed, or refuses as stale. */
export const doImport = (needs: MembersNeeds, draft: ImportDraft, read: ReadRows, hash: string): Promise<ImportPlan> =>
  transact(needs.db, async (tx) => {
    const plan = must(await confirmDraft(tx, draft.id, read, circumstancesFor(needs, draft.audience), hash))
    await needs.importTexts?.(tx, plan.texts, draft.author, draft.audience)
    await needs.changed(tx, changedBy(plan))
    return plan
  })

const circumstancesFor = (needs: MembersNeeds, audience: Organisation['audience']): ImportCircumstances => ({ newId: () => newId<'organisation'>(), today: needs.today(), audience })

/** The draft in the address. */
export const draftIn = (door: Door): DraftId => idAt(door, 'import.noDraft', 'draft')

const uploadPage = (language: Language) => ({ title: say(PAGE_WORDS, language, 'importTitle'), lead: say(PAGE_WORDS, language, 'importLead'), entry: 'members' as const })

const COLUMNS = ['name', 'nameDe', 'nameEn', 'shortName', 'kind', 'fields', 'website', 'email', 'phone', 'place', 'country', 'coordinates', 'carrier', 'clusters', 'membership', 'pic', 'vat', 'text', 'textDe', 'textEn'] as const

const Uploading = ({ language, entered }: { readonly language: Language; readonly entered: Entered }) => {
  const word = (key: keyof typeof PAGE_WORDS): string => say(PAGE_WORDS, language, key)
  return (
    <>
      <Form sendsFiles {...entered}>
        <FileField name="file" label={word('file')} hint={word('fileHint')} accept=".csv,.xlsx,.jsonl,.txt,.tsv" />
        <Choices name="audience" label={word('whoSees')} options={[{ value: 'alliance', label: word('whoSeesAlliance') }, { value: 'public', label: word('whoSeesPublic') }]} />
        <Actions><Button filled>{word('preview')}</Button></Actions>
      </Form>
      <Section title={word('columns')}><p>{say(PAGE_WORDS, language, 'columnsTold', { columns: COLUMNS.map((column) => say(WORDS, language, `column.${column}`)).join(', ') })}</p></Section>
    </>
  )
}

const countsSaid = (rows: readonly RowOutcome[], language: Language): string => say(WORDS, language, 'import.done', countOutcomes(rows))

const previewPage = (draft: ImportDraft, plan: ImportPlan, language: Language) => ({ title: say(PAGE_WORDS, language, 'previewTitle'), lead: say(PAGE_WORDS, language, 'previewLead', { name: draft.name, counts: countsSaid(plan.rows, language) }), entry: 'members' as const })

const Preview = ({ language, plan, hash, isOther, refusal }: { readonly language: Language; readonly plan: ImportPlan; readonly hash: string; readonly isOther: boolean; readonly refusal?: Refusal }) => {
  const word = (key: keyof typeof PAGE_WORDS): string => say(PAGE_WORDS, language, key)
  const doesNothing = plan.created.length + plan.changed.length + plan.belongings.length + plan.memberships.length + plan.texts.length === 0
  return (
    <>
      {refusal === undefined ? null : <Notice kind="wrong" title={sentenceFor(refusal, language)} />}
      {isOther ? <Notice title={word('changedSince')} /> : null}
      {plan.texts.length === 0 ? null : <p>{say(PAGE_WORDS, language, 'texts', { count: plan.texts.length })}</p>}
      <Form>
        <input type="hidden" name="plan" value={hash} />
        <Actions>
          <Button filled because={doesNothing ? word('nothingToDo') : undefined}>{word('confirm')}</Button>
          <ButtonLink to={addressOf(ADDRESSES.importing, language)}>{word('otherFile')}</ButtonLink>
        </Actions>
      </Form>
      {plan.ignored.length === 0 ? null : <Section title={word('notRead')}><ul>{tellIgnored(plan.ignored, language).map((sentence) => <li key={sentence}>{sentence}</li>)}</ul></Section>}
      {plan.rows.length > ROWS_SHOWN ? <Refusals rows={plan.rows} language={language} /> : null}
      <Section title={word('rows')}>
        {plan.rows.length > ROWS_SHOWN ? <p>{say(PAGE_WORDS, language, 'rowsShown', { shown: ROWS_SHOWN, count: plan.rows.length })}</p> : null}
        <Rows rows={plan.rows.slice(0, ROWS_SHOWN)} caption={word('rowsTable')} language={language} />
      </Section>
    </>
  )
}

const Refusals = ({ rows, language }: { readonly rows: readonly RowOutcome[]; readonly language: Language }) => {
  const refused = rows.filter(({ outcome }) => outcome === 'refused').slice(0, ROWS_SHOWN)
  return refused.length === 0 ? null : <Section title={say(PAGE_WORDS, language, 'refusals')}><Rows rows={refused} caption={say(PAGE_WORDS, language, 'refusalsTable')} language={language} /></Section>
}

const Rows = ({ rows, caption, language }: { readonly rows: readonly RowOutcome[]; readonly caption: string; readonly language: Language }) => (
  <Table
    caption={caption}
    hidesCaption
    rows={rows}
    columns={[
      { head: say(PAGE_WORDS, language, 'organisation'), cell: ({ name }) => name },
      { head: say(PAGE_WORDS, language, 'outcome'), cell: ({ outcome }) => say(WORDS, language, `import.${outcome}`) },
      { head: say(PAGE_WORDS, language, 'what'), cell: (row) => tellRow(row, language).map((sentence) => <p key={sentence}>{sentence}</p>) },
      { head: say(PAGE_WORDS, language, 'row'), isNumber: true, cell: ({ row }) => row },
    ]}
  />
)
