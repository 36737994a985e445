/** Reports for funders: all of them, one with its numbers, the list behind each number, as PDF and Excel, and the form by which a report is made and changed. */
import { answerFile, goOn, idAt, readBy, readForm, textIn, textsIn, type App, type Door, type FormValues } from '#platform/http'
import { attempted, Actions, addressOf, Button, ButtonLink, Choices, EmptyState, Form, Table, TextField, type Here, type Site } from '#platform/page'
import { paperFile } from '#platform/paper'
import { must, type Refusal } from '#platform/result'
import { sheetFile } from '#platform/sheets'
import { tellDay } from '#platform/time'
import { printDecimal, type Language } from '#platform/words'
import { again, groupsTold, periodTold, RefusedNotice, speaker, type GroupsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import type { Report } from './report.ts'
import { changeReport, listBehind, makeReport, numbersOf } from './report-doing.part.ts'
import { paperOf } from './report-paper.part.ts'
import { findReport, listReports } from './report-store.ts'
import { ReportChange, ReportIn } from './schema.ts'
import { ADDRESSES } from './words.ts'

const MOST = 200

/** The field's name; written so that it does not read like an import. */
const BEGIN = `from`

const saidOf = (values: FormValues) => ({ title: textIn(values, 'title'), from: textIn(values, BEGIN), until: textIn(values, 'until'), indicators: textsIn(values, 'indicators') })

const FIELDS = { 'report.noTitle': 'title', 'report.longTitle': 'title', 'report.backwards': 'until', 'report.noIndicators': 'indicators', 'report.noIndicator': 'indicators' }

const reportAt = ({ id }: Pick<Report, 'id'>, language: Language): string => addressOf(ADDRESSES.report, language, { id })

export function hangReports(app: App, site: Site, needs: GroupsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('reports', async (door, { language, show }) => {
    must(may.report(await needs.actorOf(door)))
    const word = speaker(language)
    const reports = await listReports(needs.db, MOST)
    const make = <ButtonLink to={addressOf(ADDRESSES.newReport, language)} filled>{word('newReport')}</ButtonLink>
    return show(
      { title: word('reportsTitle'), lead: word('reportsLead'), entry: 'overview', actions: reports.length === 0 ? undefined : make },
      reports.length === 0 ? <EmptyState title={word('reportsNone')} action={make}>{word('reportsNoneTold')}</EmptyState> : <ul class="hits">{reports.map((one) => <li key={one.id}><a href={reportAt(one, language)}>{one.title}</a><span class="soft small">{word('period', periodTold(one, language))}</span></li>)}</ul>,
    )
  })
  hangEditing(app, site, needs)
  hangOne(app, site, needs)
}

const reportIn = async (door: Door, needs: GroupsNeeds): Promise<Report> => {
  must(may.report(await needs.actorOf(door)))
  return must(await findReport(needs.db, idAt(door, 'report.none')))
}

function hangOne(app: App, site: Site, needs: GroupsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('report', async (door, { language, show }) => {
    const report = await reportIn(door, needs)
    const word = speaker(language)
    const numbers = await numbersOf(needs, report, language)
    return show(
      {
        title: report.title,
        above: <a href={addressOf(ADDRESSES.reports, language)}>{word('reports')}</a>,
        lead: word('reportLead', periodTold(report, language)),
        entry: 'overview',
        actions: <><ButtonLink to={addressOf(ADDRESSES.reportPaper, language, { id: report.id })} filled>{word('asPdf')}</ButtonLink><ButtonLink to={addressOf(ADDRESSES.reportExcel, language, { id: report.id })}>{word('asExcel')}</ButtonLink><ButtonLink to={addressOf(ADDRESSES.editReport, language, { id: report.id })}>{word('change')}</ButtonLink></>,
        beside: <p class="soft">{word('paperTold')}</p>,
      },
      <Table
        caption={word('indicators')}
        hidesCaption
        rows={numbers}
        columns={[
          { head: word('indicator'), cell: ({ indicator: { key, name } }) => <a href={addressOf(ADDRESSES.reportList, language, { id: report.id, indicator: key })}>{name[language]}</a> },
          { head: word('number'), isNumber: true, cell: ({ count }) => printDecimal(count, language, 0) },
          { head: word('ofWhich'), cell: ({ groups }) => groupsTold(groups, language) },
          { head: word('means'), isSoft: true, cell: ({ indicator }) => indicator.told[language] },
        ]}
      />,
    )
  })
  pages.get('reportExcel', async (door, { language }) => {
    const report = await reportIn(door, needs)
    const word = speaker(language)
    const numbers = await numbersOf(needs, report, language)
    const rows = numbers.map(({ indicator: { name, told }, count, groups }) => [name[language], String(count), groupsTold(groups, language), told[language], report.from, report.until])
    return answerFile(door, sheetFile({ name: report.title, head: [word('indicator'), word('number'), word('ofWhich'), word('means'), word('firstDay'), word('lastDay')], rows }, 'xlsx'))
  })
  pages.get('reportPaper', async (door, { language }) => answerFile(door, must(await paperFile(await paperOf(needs, await reportIn(door, needs), language)))))
  pages.get('reportList', async (door, { language, show }) => {
    const report = await reportIn(door, needs)
    const word = speaker(language)
    const [, key = '', isExcel] = /^([\w-]+?)(\.xlsx)?$/.exec(door.req.param('indicator') ?? '') ?? []
    const { indicator, rows } = must(await listBehind(needs, report, key, language))
    if (isExcel !== undefined) return answerFile(door, sheetFile({ name: indicator.name[language], head: [word('day'), word('what'), word('beside'), word('group')], rows: rows.map((row) => [row.day ?? '', row.name, row.beside ?? '', row.group ?? '']) }, 'xlsx'))
    return show(
      { title: indicator.name[language], above: <a href={reportAt(report, language)}>{report.title}</a>, lead: word('listLead', { count: rows.length, ...periodTold(report, language) }), entry: 'overview', actions: rows.length === 0 ? undefined : <ButtonLink to={`${addressOf(ADDRESSES.reportList, language, { id: report.id, indicator: key })}.xlsx`}>{word('asExcel')}</ButtonLink> },
      rows.length === 0 ? <p>{word('listNone')}</p> : (
        <Table
          caption={indicator.name[language]}
          hidesCaption
          rows={rows}
          columns={[
            { head: word('what'), cell: ({ name, to }) => (to === undefined ? name : <a href={to}>{name}</a>) },
            { head: word('day'), cell: ({ day }) => (day === undefined ? '–' : tellDay(day, language)) },
            { head: word('beside'), cell: ({ beside }) => beside ?? '–' },
            { head: word('group'), isSoft: true, cell: ({ group }) => group ?? '–' },
          ]}
        />
      ),
    )
  })
}

function hangEditing(app: App, site: Site, needs: GroupsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const shown = ({ language, show }: Here, values: FormValues, { report, refusal }: { readonly report?: Report; readonly refusal?: Refusal }): Response => {
    const { entered, above } = again(values, refusal, language, FIELDS)
    const word = speaker(language)
    return show(
      { title: word(report === undefined ? 'newReport' : 'editReport'), above: report === undefined ? <a href={addressOf(ADDRESSES.reports, language)}>{word('reports')}</a> : <a href={reportAt(report, language)}>{report.title}</a>, lead: word('newReportLead'), entry: 'overview' },
      <>
        <RefusedNotice refusal={above} language={language} />
        <Form {...entered}>
          {report === undefined ? null : <input type="hidden" name="version" value={textIn(values, 'version')} />}
          <TextField name="title" label={word('reportTitle')} hint={word('reportTitleHint')} />
          <TextField name={BEGIN} kind="date" label={word('firstDay')} />
          <TextField name="until" kind="date" label={word('lastDay')} />
          <Choices name="indicators" label={word('indicators')} many options={needs.indicators.map(({ key, name, told }) => ({ value: key, label: `${name[language]}: ${told[language]}` }))} />
          <Actions><Button filled>{word('save')}</Button></Actions>
        </Form>
      </>,
      refusal === undefined ? 200 : 422,
    )
  }

  pages.get('newReport', async (door, here) => {
    must(may.report(await needs.actorOf(door)))
    return shown(here, { indicators: needs.indicators.map(({ key }) => key) }, {})
  })
  pages.post('newReport', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.report(actor))
    const values = must(await readForm(door))
    const done = await attempted(async () => makeReport(needs, actor, must(readBy(ReportIn, saidOf(values)))))
    return done.ok ? goOn(door, reportAt(done.value, here.language)) : shown(here, values, done)
  })
  pages.get('editReport', async (door, here) => {
    const report = await reportIn(door, needs)
    const { title, from, until, indicators, version } = report
    return shown(here, { title, [BEGIN]: from, until, indicators, version: String(version) }, { report })
  })
  pages.post('editReport', async (door, here) => {
    const report = await reportIn(door, needs)
    const values = must(await readForm(door))
    const done = await attempted(async () => {
      const { version, ...said } = must(readBy(ReportChange, { ...saidOf(values), version: textIn(values, 'version') }))
      return changeReport(needs, await needs.actorOf(door), report.id, said, version)
    })
    return done.ok ? goOn(door, reportAt(report, here.language)) : shown(here, values, { report, refusal: done.refusal })
  })
}
