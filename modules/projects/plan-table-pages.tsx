/** Plans from a table: the file, the preview of every row, the confirmation that does exactly what the preview showed. */
import { goOn, readForm, textIn, type App } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, Choices, FileField, Form, Notice, Section, Table, type Site } from '#platform/page'
import { attempt, must, type Refusal } from '#platform/result'
import { GROUND_WORDS } from '#platform/sentences'
import { say, speaker, type Language, type Words } from '#platform/words'
import { DISCLOSURES } from './disclosure.ts'
import type { ProjectsNeeds } from './needs.part.ts'
import { protectionFields } from './plan-form.part.tsx'
import { countPlans, type PlanRow, type PlanTable } from './plan-table.ts'
import { doPlanTable, plannedDraft, takePlanTable } from './plan-table.part.ts'
import { PLAN_TABLE_WORDS } from './plan-table-words.ts'
import { may } from './policy.ts'
import { readerOf } from './store.ts'
import { ADDRESSES, WORDS } from './words.ts'

const ROWS_SHOWN = 200
/** More names nobody reads in a cell. */
const MOST_NAMED = 5

const uploadPage = (language: Language) => ({ title: speaker(PLAN_TABLE_WORDS, language)('title'), lead: speaker(PLAN_TABLE_WORDS, language)('lead'), entry: 'projects' as const })

const FIELDS_OF: Readonly<Record<string, string>> = { 'planTable.noDisclosure': 'disclosure', 'protection.unanswered': 'protection', 'protection.unconfirmed': 'confirmed' }

const isOfFile = ({ reason }: Refusal): boolean => /^(?:planTable|import|protection)\./.test(reason) && reason !== 'planTable.noDraft'

export function hangPlanTable(app: App, site: Site, needs: ProjectsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('planTable', async (door, { language, show }) => {
    must(may.importPlans(await readerOf(needs.db, await needs.actorOf(door))))
    return show(uploadPage(language), <Uploading language={language} />)
  })
  pages.post('planTable', async (door, { language, show }) => {
    const taken = await attempt(() => takePlanTable(door, needs), isOfFile)
    if (taken.ok) return goOn(door, addressOf(ADDRESSES.planDraft, language, { draft: taken.value.draft.id }))
    const { reason } = taken.refusal
    return show(uploadPage(language), <Uploading language={language} errors={{ [FIELDS_OF[reason] ?? 'file']: needs.sentence(taken.refusal, language) }} />, 422)
  })
  pages.get('planDraft', async (door, { language, show }) => {
    const { draft, plan, hash } = await plannedDraft(door, needs)
    return show(previewPage(draft.name, plan, language), <Preview plan={plan} hash={hash} isOther={hash !== draft.planHash} language={language} />)
  })
  pages.post('planDraft', async (door, { language, show }) => {
    const { draft, reader } = await plannedDraft(door, needs)
    const shown = textIn(must(await readForm(door)), 'plan')
    const done = await attempt(() => doPlanTable(needs, reader, draft, shown), ({ kind }) => kind === 'stale')
    if (done.ok) return show({ title: speaker(PLAN_TABLE_WORDS, language)('done'), lead: countsSaid(done.value, language), entry: 'projects', actions: <ButtonLink to={addressOf(ADDRESSES.projects, language)} filled>{speaker(PLAN_TABLE_WORDS, language)('toList')}</ButtonLink> }, <Rows rows={done.value.rows.filter(({ outcome }) => outcome === 'refused')} language={language} />)
    const { plan, hash } = await plannedDraft(door, needs)
    return show(previewPage(draft.name, plan, language), <Preview plan={plan} hash={hash} isOther language={language} />, 422)
  })
}

const countsSaid = ({ rows }: PlanTable, language: Language): string => speaker(PLAN_TABLE_WORDS, language)('counts', countPlans(rows))

const previewPage = (name: string, plan: PlanTable, language: Language) => ({ title: speaker(PLAN_TABLE_WORDS, language)('preview', { name }), lead: countsSaid(plan, language), entry: 'projects' as const })

const Uploading = ({ language, errors = {} }: { readonly language: Language; readonly errors?: Readonly<Record<string, string>> }) => {
  const word = speaker(PLAN_TABLE_WORDS, language)
  return (
    <>
      <Form sendsFiles values={{ disclosure: 'alliance' }} errors={errors}>
        <FileField name="file" label={word('file')} hint={word('fileHint')} accept=".csv,.xlsx,.tsv,.txt,.jsonl,.json" />
        <Choices name="disclosure" label={word('disclosure')} options={DISCLOSURES.map((value) => ({ value, label: `${say(WORDS, language, `disclosure.${value}`)}: ${say(WORDS, language, `disclosure.${value}.told`)}` }))} />
        {protectionFields(language)}
        <Actions><Button filled>{word('see')}</Button></Actions>
      </Form>
      <Section title={word('columns')}><p>{word('columnsTold')}</p></Section>
    </>
  )
}

const Preview = ({ plan, hash, isOther, language }: { readonly plan: PlanTable; readonly hash: string; readonly isOther: boolean; readonly language: Language }) => {
  const word = speaker(PLAN_TABLE_WORDS, language)
  const refused = plan.rows.filter(({ outcome }) => outcome === 'refused')
  return (
    <>
      {isOther ? <Notice title={say(WORDS, language, 'planTable.otherNow')} /> : null}
      <Form>
        <input type="hidden" name="plan" value={hash} />
        <Actions>
          <Button filled because={plan.created.length === 0 ? word('nothing') : undefined}>{word('confirm')}</Button>
          <ButtonLink to={addressOf(ADDRESSES.planTable, language)}>{word('other')}</ButtonLink>
        </Actions>
      </Form>
      {plan.ignored.length === 0 ? null : <p class="soft">{word('ignored', { columns: plan.ignored.join(', ') })}</p>}
      {plan.rows.length > ROWS_SHOWN ? <Rows rows={refused.slice(0, ROWS_SHOWN)} language={language} /> : null}
      <Rows rows={plan.rows.slice(0, ROWS_SHOWN)} language={language} />
    </>
  )
}

const SENTENCES: Words = { ...GROUND_WORDS, ...WORDS }

/** What a row does, in a sentence. */
function tellPlanRow(row: PlanRow, language: Language): string {
  const word = speaker(PLAN_TABLE_WORDS, language)
  if (row.outcome === 'refused') return say(SENTENCES, language, row.refusal.reason, row.refusal.facts)
  if (row.outcome === 'known') return word('known')
  const names = row.without.slice(0, MOST_NAMED).join(', ') + (row.without.length > MOST_NAMED ? ' …' : '')
  return row.without.length === 0 ? word('creates') : word('createsWithout', { names })
}

const Rows = ({ rows, language }: { readonly rows: readonly PlanRow[]; readonly language: Language }) => {
  const word = speaker(PLAN_TABLE_WORDS, language)
  return rows.length === 0 ? null : <Table caption={word('rows')} rows={rows} columns={[{ head: word('name'), cell: ({ name }) => name }, { head: word('outcome'), cell: (row) => tellPlanRow(row, language) }, { head: word('row'), isNumber: true, cell: ({ row }) => row }]} />
}
