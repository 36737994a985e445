/** Calls from a file: the file, the preview of every row, the confirmation that does exactly what the preview showed. */
import { goOn, readForm, textIn, type App } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, Choices, FileField, Form, Notice, Section, Table, type Site } from '#platform/page'
import { must, Refused, type Refusal } from '#platform/result'
import { say, type Language } from '#platform/words'
import { CALL_AUDIENCES } from './call.ts'
import { countRows, type CallPlan, type CallRow } from './call-table.ts'
import { attempted, speaker, told, type CallsNeeds } from './frame.part.tsx'
import { doTable, draftFor, planDraft, takeTable } from './import-doing.part.ts'
import { may } from './policy.ts'
import { ADDRESSES, WORDS } from './words.ts'

const ROWS_SHOWN = 200

const above = (language: Language) => <a href={addressOf(ADDRESSES.calls, language)}>{speaker(language)('calls')}</a>

const counted = ({ rows }: CallPlan, language: Language): string => say(WORDS, language, 'row.counts', countRows(rows))

const uploadPage = (language: Language) => ({ title: speaker(language)('importTitle'), lead: speaker(language)('importLead'), above: above(language), entry: 'projects' as const })
const previewPage = (name: string, plan: CallPlan, language: Language) => ({ title: speaker(language)('previewTitle'), lead: speaker(language)('previewLead', { name, counts: counted(plan, language) }), above: above(language), entry: 'projects' as const })

export function hangImport(app: App, site: Site, needs: CallsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('importing', async (door, { language, show }) => {
    must(may.enter(await needs.actorOf(door)))
    return show(uploadPage(language), <Uploading needs={needs} language={language} />)
  })
  pages.post('importing', async (door, { language, show }) => {
    must(may.enter(await needs.actorOf(door)))
    const taken = await attempted(() => takeTable(door, needs))
    if (taken.ok) return goOn(door, addressOf(ADDRESSES.importDraft, language, { draft: taken.value.draft.id }))
    if (!/^(?:call|import)\./.test(taken.refusal.reason)) throw new Refused(taken.refusal)
    return show(uploadPage(language), <Uploading needs={needs} refusal={taken.refusal} language={language} />, 422)
  })
  pages.get('importDraft', async (door, { language, show }) => {
    const { draft, actor } = await draftFor(door, needs)
    const { plan, hash } = await planDraft(needs, actor, draft)
    return show(previewPage(draft.name, plan, language), <Preview needs={needs} plan={plan} hash={hash} isOther={hash !== draft.planHash} language={language} />)
  })
  pages.post('importDraft', async (door, { language, show }) => {
    const { draft, actor } = await draftFor(door, needs)
    const shown = textIn(must(await readForm(door)), 'plan')
    const done = await attempted(() => doTable(needs, actor, draft, shown))
    if (done.ok) return show({ title: speaker(language)('doneTitle'), lead: `${draft.name}: ${counted(done.value, language)}.`, above: above(language), entry: 'projects', actions: <ButtonLink to={addressOf(ADDRESSES.calls, language)} filled>{speaker(language)('calls')}</ButtonLink> }, <Rows needs={needs} title="rowsRefused" rows={done.value.rows.filter(({ outcome }) => outcome === 'refused')} language={language} />)
    if (done.refusal.kind !== 'stale') throw new Refused(done.refusal)
    const { plan, hash } = await planDraft(needs, actor, draft)
    return show(previewPage(draft.name, plan, language), <Preview needs={needs} plan={plan} hash={hash} isOther language={language} />, 422)
  })
}

const Uploading = ({ needs, refusal, language }: { readonly needs: CallsNeeds; readonly refusal?: Refusal; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <>
      <Form sendsFiles values={{ audience: 'public' }} {...(refusal === undefined ? {} : { errors: { [refusal.reason === 'call.noAudience' ? 'audience' : 'file']: needs.sentence(refusal, language) } })}>
        <FileField name="file" label={word('importFile')} hint={word('importFileHint')} accept=".csv,.tsv,.txt" />
        <Choices name="audience" label={word('importAudience')} options={CALL_AUDIENCES.map((audience) => ({ value: audience, label: told(`audience.${audience}`, language) }))} />
        <Actions><Button filled>{word('importSee')}</Button></Actions>
      </Form>
      <Section title={word('importColumns')}><p>{word('importColumnsTold')}</p></Section>
    </>
  )
}

const Preview = ({ needs, plan, hash, isOther, language }: { readonly needs: CallsNeeds; readonly plan: CallPlan; readonly hash: string; readonly isOther: boolean; readonly language: Language }) => {
  const word = speaker(language)
  const { creates, changes } = countRows(plan.rows)
  return (
    <>
      {isOther ? <Notice title={told('call.otherNow', language)} /> : null}
      <Form>
        <input type="hidden" name="plan" value={hash} />
        <Actions>
          <Button filled because={creates + changes === 0 ? word('nothingToDo') : undefined}>{word('confirm')}</Button>
          <ButtonLink to={addressOf(ADDRESSES.importing, language)}>{word('otherFile')}</ButtonLink>
        </Actions>
      </Form>
      {plan.ignored.length === 0 ? null : <p class="soft">{word('ignored', { columns: plan.ignored.join(', ') })}</p>}
      <Rows needs={needs} title="rowsRefused" rows={plan.rows.filter(({ outcome }) => outcome === 'refused')} language={language} />
      <Rows needs={needs} title="rows" rows={plan.rows.filter(({ outcome }) => outcome !== 'refused')} language={language} />
    </>
  )
}

const Rows = ({ needs, title, rows, language }: { readonly needs: CallsNeeds; readonly title: 'rows' | 'rowsRefused'; readonly rows: readonly CallRow[]; readonly language: Language }) => {
  const word = speaker(language)
  return rows.length === 0 ? null : (
    <>
      <Table caption={word(title)} rows={rows.slice(0, ROWS_SHOWN)} columns={[{ head: word('call'), cell: (row) => row.title || '–' }, { head: word('outcome'), cell: (row) => (row.outcome === 'refused' ? needs.sentence(row.refusal, language) : told(`row.${row.outcome}`, language)) }, { head: word('row'), isNumber: true, cell: ({ row }) => row }]} />
      {rows.length > ROWS_SHOWN ? <p class="soft">{word('rowsMore', { count: ROWS_SHOWN })}</p> : null}
    </>
  )
}
