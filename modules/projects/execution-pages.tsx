/** Reporting on milestones: one form with all of them, from the page of the plan or from a link in a mail; and the section of the plan's page that says how they stand. */
import type { ComponentChildren } from 'preact'
import { goOn, idAt, readForm, sayFields, textIn, trimmedIn, type App, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, EmptyState, Form, Notice, Section, Select, Table, TextField, withQuery, type Here, type Site } from '#platform/page'
import { attempt, isOneOf, must, type Refusal } from '#platform/result'
import { GROUND_WORDS } from '#platform/sentences'
import { tellDay } from '#platform/time'
import { say, speaker, type Language, type Words } from '#platform/words'
import { MILESTONE_STATES, type MilestoneSaid, type MilestoneStanding } from './execution.ts'
import { milestonesOf, readMilestoneLink, reportMilestones, type ExecutionNeeds } from './execution-doing.part.ts'
import { EXECUTION_WORDS } from './execution-words.ts'
import type { ProjectsNeeds } from './needs.part.ts'
import { may, mayReadProject, type Reader, type Redacted } from './policy.ts'
import { titleIn, type Project } from './project.ts'
import { findProject, readerOf } from './store.ts'
import { ADDRESSES, WORDS } from './words.ts'

const SENTENCES: Words = { ...GROUND_WORDS, ...WORDS }

export function hangExecution(app: App, site: Site, needs: ProjectsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('milestones', async (door, here) => {
    const reader = await readerOf(needs.db, await needs.actorOf(door))
    const project = must(mayReadProject(reader, must(await findProject(needs.db, idAt(door, 'project.none')))))
    must(may.change(reader, project))
    return formPage(needs, here, project, { isSaved: door.req.query('saved') !== undefined })
  })
  pages.post('milestones', async (door, here) => {
    const reader = await readerOf(needs.db, await needs.actorOf(door))
    const project = must(mayReadProject(reader, must(await findProject(needs.db, idAt(door, 'project.none')))))
    return sent(needs, here, { project, reader }, must(await readForm(door)), (saved) => goOn(door, withQuery(addressOf(ADDRESSES.milestones, here.language, { id: project.id }), saved)))
  })
  pages.get('milestonesByLink', async (door, here) => {
    const { project } = must(await readMilestoneLink(needs, door.req.param('token') ?? '', await needs.actorOf(door)))
    return formPage(needs, here, project, { isSaved: door.req.query('saved') !== undefined })
  })
  pages.post('milestonesByLink', async (door, here) => {
    const token = door.req.param('token') ?? ''
    const linked = must(await readMilestoneLink(needs, token, await needs.actorOf(door)))
    return sent(needs, here, linked, must(await readForm(door)), (saved) => goOn(door, withQuery(addressOf(ADDRESSES.milestonesByLink, here.language, { token }), saved)))
  })
}

async function sent(needs: ProjectsNeeds, here: Here, { project, reader }: { readonly project: Project; readonly reader: Reader }, values: FormValues, saved: (query: { readonly saved: string }) => Response): Promise<Response> {
  const done = await attempt(() => reportMilestones(needs, reader, project.id, saidIn(values)), isOneOf('invalid', 'conflict', 'stale'))
  return done.ok ? saved({ saved: '1' }) : formPage(needs, here, project, { values, refusal: done.refusal })
}

/** What a form says of each milestone, by its place. Whatever is no state says planned. */
function saidIn(values: FormValues): MilestoneSaid[] {
  const places = Object.keys(values).flatMap((name) => /^milestone(\d{1,3})$/.exec(name)?.[1] ?? []).toSorted((a, b) => Number(a) - Number(b))
  return places.map((place) => {
    const day = trimmedIn(values, `day${place}`)
    return { milestone: textIn(values, `milestone${place}`), says: MILESTONE_STATES.find((state) => state === textIn(values, `says${place}`)) ?? 'planned', ...(isDay(day) ? { day } : {}), why: textIn(values, `why${place}`) }
  })
}

const isDay = (text: string): boolean => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)

type Shown = { readonly isSaved?: boolean; readonly values?: FormValues; readonly refusal?: Refusal }

async function formPage(needs: ProjectsNeeds, { language, show }: Here, project: Project, { isSaved = false, values, refusal }: Shown): Promise<Response> {
  const word = speaker(EXECUTION_WORDS, language)
  const standings = await milestonesOf(needs, project)
  const isOfFields = refusal?.reason === 'http.fields'
  const errors = refusal === undefined || !isOfFields ? {} : sayFields(refusal, language, WORDS)
  return show(
    { title: word('title', { title: titleIn(project, language) }), lead: word('lead'), entry: 'projects' },
    <>
      {isSaved ? <Notice kind="done" title={word('saved')}><p>{word('savedTold')}</p></Notice> : null}
      {refusal === undefined || isOfFields ? null : <Notice kind="wrong" title={word('notSaved')}><p>{say(SENTENCES, language, refusal.reason, refusal.facts)}</p></Notice>}
      {standings.length === 0 ? <EmptyState title={word('none')}>{word('noneTold')}</EmptyState> : (
        <Form values={values ?? valuesOf(standings)} errors={errors}>
          {standings.map((one, place) => <Fields key={one.title} one={one} place={place} language={language} />)}
          <Actions><Button filled>{word('save')}</Button></Actions>
        </Form>
      )}
    </>,
    refusal === undefined ? 200 : 422,
  )
}

const valuesOf = (standings: readonly MilestoneStanding[]): FormValues => Object.fromEntries(standings.flatMap(({ says, expected, reachedOn, why = '' }, place) => [[`says${place}`, says], [`day${place}`, reachedOn ?? (says === 'late' ? expected : undefined) ?? ''], [`why${place}`, why]]))

const Fields = ({ one, place, language }: { readonly one: MilestoneStanding; readonly place: number; readonly language: Language }) => {
  const word = speaker(EXECUTION_WORDS, language)
  return (
    <Section title={one.title}>
      <p class="soft">{word('due')}: {one.due === undefined ? word('noDay') : tellDay(one.due, language)}{one.isOverdue ? ` · ${word('told.overdue')}` : ''}</p>
      <input type="hidden" name={`milestone${place}`} value={one.title} />
      <Select name={`says${place}`} label={word('says')} options={MILESTONE_STATES.map((value) => ({ value, label: word(`says.${value}`) }))} />
      <TextField name={`day${place}`} kind="date" label={word('day')} hint={word('dayHint')} isOptional />
      <TextField name={`why${place}`} label={word('why')} hint={word('whyHint')} isOptional />
    </Section>
  )
}

/** How its milestones stand, for whoever may read them; and the way to report, for whoever leads it. */
export async function executionOf(needs: ExecutionNeeds, project: Redacted, reader: Reader, language: Language): Promise<ComponentChildren> {
  if (project.withheld.includes('milestones') || project.milestones.length === 0) return null
  const word = speaker(EXECUTION_WORDS, language)
  const standings = await milestonesOf(needs, project)
  const isReported = project.state === 'approved' || project.state === 'running'
  return (
    <Section title={word('section')}>
      <Table
        caption={word('section')}
        hidesCaption
        rows={standings}
        columns={[
          { head: word('milestone'), cell: ({ title }) => title },
          { head: word('due'), cell: ({ due }) => (due === undefined ? word('noDay') : tellDay(due, language)) },
          { head: word('expected'), cell: ({ expected }) => (expected === undefined ? '' : tellDay(expected, language)) },
          { head: word('says'), cell: (one) => toldOf(one, language) },
        ]}
      />
      {isReported && may.change(reader, project).ok ? <Actions><ButtonLink to={addressOf(ADDRESSES.milestones, language, { id: project.id })}>{word('report')}</ButtonLink></Actions> : null}
    </Section>
  )
}

function toldOf({ says, isOverdue, reachedOn, why = '' }: MilestoneStanding, language: Language): string {
  const word = speaker(EXECUTION_WORDS, language)
  if (says === 'reached') return reachedOn === undefined ? word('says.reached') : word('told.reached', { day: tellDay(reachedOn, language) })
  if (says === 'dropped') return word('told.dropped', { why })
  const told = says === 'late' ? word('told.late', { why }) : word('told.planned')
  return isOverdue ? `${told} · ${word('told.overdue')}` : told
}
