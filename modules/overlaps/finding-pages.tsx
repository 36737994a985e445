/** The pages of findings between plans that one may read, one with its answer, the record of a plan, and the section of a plan's page. */
import type { ComponentChildren } from 'preact'
import { goOn, idAt, readBy, readForm, textIn, type App, type Door, type FormValues } from '#platform/http'
import { attempted, Actions, addressOf, Button, ButtonLink, Choices, EmptyState, Filters, Form, Notice, Section, Table, TextArea, withQuery, type Here, type Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import { printDay, tellDay } from '#platform/time'
import type { Language } from '#platform/words'
import type { Actor } from '#modules/members'
import { projectsFor, readerOf, titleIn, type ProjectId, type Reader, type Redacted } from '#modules/projects'
import { again, authorNames, because, listAt, namesOf, noticeAt, RefusedNotice, speaker, topicNames, type OverlapsNeeds } from './frame.part.tsx'
import { ANSWERS, KINDS, type Finding, type FindingId } from './finding.ts'
import { answerFinding, findingFor, recordFor, type Whole } from './finding-doing.part.ts'
import { answersTo, findingsFor, hasConfidant } from './finding-store.ts'
import { may } from './policy.ts'
import { isOpen } from './plan-text.ts'
import { AnswerIn, FindingsQuery, seenOf } from './schema.ts'
import { ADDRESSES } from './words.ts'

export function hangFindings(app: App, site: Site, needs: OverlapsNeeds): void {
  hangList(app, site, needs)
  hangRecord(app, site, needs)
  hangOne(app, site, needs)
}

export const findingAt = (id: string, language: Language): string => addressOf(ADDRESSES.finding, language, { id })

/** The titles of these plans, for who may read them. */
async function titlesFor({ db }: Pick<OverlapsNeeds, 'db'>, reader: Reader, findings: readonly Finding[], language: Language): Promise<(id: ProjectId) => string> {
  const plans = await projectsFor(db, reader, { ids: [...new Set(findings.flatMap(({ a, b }) => [a, b]))] })
  const titles = new Map(plans.map((plan) => [plan.id, titleIn(plan, language)]))
  return (id) => titles.get(id) ?? '–'
}

function hangList(app: App, site: Site, needs: OverlapsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('findings', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    const reader = await readerOf(needs.db, actor)
    const { kind, state } = FindingsQuery.parse(door.req.query())
    const word = speaker(language)
    const all = await findingsFor(needs.db, reader)
    const findings = all.filter((one) => (kind === undefined || one.kind === kind) && (state === undefined || (state === 'open') === (one.answer === undefined)))
    const title = await titlesFor(needs, reader, findings, language)
    const here = withQuery(listAt(language), { kind, state })
    const actions = <>{may.listNotices(actor).ok ? <ButtonLink to={addressOf(ADDRESSES.notices, language)}>{word('noticesTitle')}</ButtonLink> : null}{may.confide(actor).ok ? <ButtonLink to={addressOf(ADDRESSES.confidedNotices, language)}>{word('confidedTitle')}</ButtonLink> : null}<ButtonLink to={addressOf(ADDRESSES.method, language)}>{word('toMethod')}</ButtonLink></>
    const lacksConfidant = may.findConfidant(actor) && !(await hasConfidant(needs.db, needs.today())) ? <Notice title={word('noConfidant')} /> : null
    if (all.length === 0) return show({ title: word('findingsTitle'), entry: 'projects' }, <>{lacksConfidant}<EmptyState title={word('findingsNoneTitle')} action={actions}>{word('findingsNone')}</EmptyState></>)
    return show(
      { title: word('findingsTitle'), lead: word('findingsLead', { count: all.length, open: all.filter(({ answer }) => answer === undefined).length }), entry: 'projects', actions },
      <>
        {lacksConfidant}
        <Filters
          label={word('filter')}
          filters={[
            { label: word('all'), to: withQuery(here, { kind: undefined, state: undefined }), isOn: kind === undefined && state === undefined },
            ...(['open', 'answered'] as const).map((one) => ({ label: word(one), to: withQuery(here, { state: one }), isOn: state === one })),
            ...KINDS.map((one) => ({ label: word(`kind.${one}`), to: withQuery(here, { kind: one }), isOn: kind === one })),
          ]}
        />
        {findings.length === 0 ? <p>{word('findingsNothing')}</p> : <Findings findings={findings} title={title} language={language} />}
      </>,
    )
  })
}

const Findings = ({ findings, title, language }: { readonly findings: readonly Finding[]; readonly title: (id: ProjectId) => string; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Table
      caption={word('coordination')}
      hidesCaption
      rows={findings}
      columns={[
        { head: word('plans'), cell: ({ id, a, b }) => <a href={findingAt(id, language)}>{title(a)} · {title(b)}</a> },
        { head: word('kind'), cell: ({ kind }) => word(`kind.${kind}`) },
        { head: word('strength'), cell: ({ strength }) => word(`strength.${strength}`) },
        { head: word('answer'), cell: ({ answer }) => word(answer === undefined ? 'open' : `answer.${answer.answer}`) },
      ]}
    />
  )
}

const findingIn = (door: Door): FindingId => idAt(door, 'finding.none')

function hangOne(app: App, site: Site, needs: OverlapsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const shown = async ({ language, show }: Here, actor: Actor, id: FindingId, values?: FormValues, refusal?: Refusal): Promise<Response> => {
    const whole = await findingFor(needs, actor, id)
    const { finding, a, b, hiddenFrom } = whole
    const word = speaker(language)
    const [titleA, titleB] = [titleIn(a, language), titleIn(b, language)]
    const mayAnswer = may.answer(actor, { a, b, isOpen: { a: isOpen(a.disclosure), b: isOpen(b.disclosure) } })
    const answers = await answersTo(needs.db, finding)
    const nameOf = await authorNames(needs.db, answers.map(({ by }) => by), language)
    const told = (one: (typeof answers)[number]): string => word('answeredBy', { answer: word(`answer.${one.answer}`), reason: one.reason, who: nameOf(one.by), day: printDay(one.at, language, needs.zone) })
    const { entered, above } = again(values ?? { seen: seenOf(finding.hashes) }, refusal, language, FIELDS)
    const [latest] = answers
    const earlier = finding.answer === undefined ? answers : answers.slice(1)
    return show(
      {
        title: word('findingTitle', { kind: word(`kind.${finding.kind}`) }),
        above: <a href={listAt(language)}>{word('coordination')}</a>,
        lead: word('findingLead', { a: titleA, b: titleB, strength: word(`strength.${finding.strength}`), day: printDay(finding.foundAt, language, needs.zone) }),
        entry: 'projects',
      },
      <>
        <RefusedNotice refusal={above} language={language} />
        <p>{word(`told.${finding.kind}`)}</p>
        <ul>{[a, b].map((plan) => <li key={plan.id}><a href={needs.projectAt(plan.id, language)}>{titleIn(plan, language)}</a></li>)}</ul>
        <Section title={word('evidence')}>{await evidenceOf(needs, whole, language)}</Section>
        <Section title={word('answer')}>
          {finding.answer === undefined || latest === undefined ? null : <p><strong>{told(latest)}</strong></p>}
          {mayAnswer.ok ? (
            <Form id="answer" {...entered}>
              <p class="soft">{word('answerTold')} {word('notBinding')}{hiddenFrom === undefined ? '' : ` ${word('ownEyes', { title: hiddenFrom === 'a' ? titleA : titleB })}`}</p>
              <input type="hidden" name="seen" value={textIn(entered.values ?? {}, 'seen')} />
              <Choices name="answer" label={word('answer')} options={ANSWERS.map((value) => ({ value, label: word(`answer.${value}`) }))} />
              <TextArea name="reason" label={word('reason')} />
              <Actions><Button filled>{word('answerDo')}</Button></Actions>
            </Form>
          ) : (
            <Actions><Button because={because(mayAnswer, language)}>{word('answerDo')}</Button></Actions>
          )}
          {earlier.length === 0 ? null : <details><summary>{word('earlier')}</summary><ul>{earlier.map((one) => <li key={one.at.getTime()}>{told(one)}</li>)}</ul></details>}
        </Section>
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('finding', async (door, here) => shown(here, await needs.actorOf(door), findingIn(door)))
  pages.post('finding', async (door, here) => {
    const [actor, id] = [await needs.actorOf(door), findingIn(door)]
    const values = must(await readForm(door))
    await findingFor(needs, actor, id)
    const done = await attempted(async () => {
      const { answer, reason, seen = '' } = must(readBy(AnswerIn, { answer: textIn(values, 'answer'), reason: textIn(values, 'reason'), seen: textIn(values, 'seen') }))
      return answerFinding(needs, actor, id, { answer, reason }, (hashes) => seenOf(hashes) === seen)
    })
    return done.ok ? goOn(door, findingAt(id, here.language)) : shown(here, actor, id, values, done.refusal)
  })
}

const FIELDS = { 'finding.noReason': 'reason', 'finding.long': 'reason' }

/** What shows it, as far as the reader may see both plans. */
async function evidenceOf(needs: OverlapsNeeds, { finding: { evidence }, a, b }: Whole, language: Language): Promise<ComponentChildren> {
  const word = speaker(language)
  const { passages, words, topics, needs: sought, bound, from, until, call, closesOn } = evidence
  const hides = (field: Redacted['withheld'][number]): boolean => a.withheld.includes(field) || b.withheld.includes(field)
  const [titleA, titleB] = [titleIn(a, language), titleIn(b, language)]
  const topicsTold = topics === undefined ? [] : await topicNames(needs, topics, language)
  const { nameOf } = await needs.topics()
  const topic = (id: string): string => nameOf(id)?.[language] ?? id
  const nameOfOrganisation = bound === undefined || hides('partners') ? undefined : await namesOf(needs.db, bound, language)
  const callNamed = call === undefined || hides('call') ? undefined : ((await needs.callNamed(needs.db, call))?.[language] ?? word('aCall'))
  return (
    <>
      {(passages ?? []).map((passage) => (
        <div key={passage.a}>
          <p class="soft small">{word('inPlan', { title: titleA })}</p>
          <blockquote>{passage.a}</blockquote>
          <p class="soft small">{word('inPlan', { title: titleB })}</p>
          <blockquote>{passage.b}</blockquote>
        </div>
      ))}
      {words === undefined || words.length === 0 ? null : <p>{word('wordsTold', { words: words.map((pair) => (pair.a.toLowerCase() === pair.b.toLowerCase() ? pair.a : `${pair.a} / ${pair.b}`)).join(', ') })}</p>}
      {topicsTold.length === 0 ? null : <p>{word('topicsTold', { topics: topicsTold.join(', ') })}</p>}
      {(sought ?? []).map((one) => <p key={`${one.by} ${one.sought}`}>{word('needTold', { plan: one.by === 'a' ? titleA : titleB, other: one.by === 'a' ? titleB : titleA, sought: topic(one.sought), held: topic(one.held) })}</p>)}
      {nameOfOrganisation === undefined || bound === undefined || from === undefined || until === undefined ? null : <p>{word('boundTold', { names: bound.map(nameOfOrganisation).join(', '), from: tellDay(from, language), until: tellDay(until, language) })}</p>}
      {callNamed === undefined ? null : <p>{closesOn === undefined ? word('callTold', { call: callNamed }) : word('callCloses', { call: callNamed, day: tellDay(closesOn, language) })}</p>}
    </>
  )
}

// ---- The record

function hangRecord(app: App, site: Site, needs: OverlapsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('record', async (door, { language, show }) => {
    const [actor, plan] = [await needs.actorOf(door), idAt<'project'>(door, 'overlap.none')]
    const record = await recordFor(needs, actor, plan)
    const word = speaker(language)
    const [project] = await projectsFor(needs.db, await readerOf(needs.db, actor), { ids: [plan] })
    return show(
      { title: word('recordTitle'), above: <a href={needs.projectAt(plan, language)}>{word('plan')}</a>, lead: record.entries.length === 0 ? word('recordNone') : word('recordLead', { title: project === undefined ? '–' : titleIn(project, language) }), entry: 'projects' },
      <>
        <Standing record={record} most={needs.changesAWeek} language={language} zone={needs.zone} />
        {record.entries.length === 0 ? null : (
          <Table
            caption={word('recordTitle')}
            hidesCaption
            rows={record.entries}
            columns={[
              { head: word('when'), cell: ({ at }) => printDay(at, language, needs.zone) },
              { head: word('comparison'), cell: ({ others, notice }) => (notice !== undefined ? <a href={noticeAt(notice.name, language)}>{word('comparedPair', { day: printDay(notice.shownFrom, language, needs.zone) })}</a> : others === undefined ? word('comparedSealed') : word('comparedWith', { count: others })) },
            ]}
          />
        )}
        <p class="soft">{word('recordSealed')}</p>
      </>,
    )
  })
}

const Standing = ({ record: { compared, waitsUntil }, most, language, zone }: { readonly record: Awaited<ReturnType<typeof recordFor>>; readonly most: number; readonly language: Language; readonly zone: string }) => {
  const word = speaker(language)
  return (
    <>
      {compared.unfit === undefined ? null : <p>{word(`unfit.${compared.unfit}`)}</p>}
      {waitsUntil === undefined ? null : <p>{word('waits', { most, day: printDay(waitsUntil, language, zone) })}</p>}
    </>
  )
}

// ---- On the page of a plan

/** The section of a plan's page: what was found between it and others that the reader may read, and for those who lead it how its comparison stands. */
export const coordinationPart =
  (needs: OverlapsNeeds) =>
  async ({ project, reader, language }: { readonly project: Redacted; readonly reader: Reader; readonly language: Language }): Promise<ComponentChildren> => {
    const word = speaker(language)
    const findings = await findingsFor(needs.db, reader, { project: project.id }, 50)
    const title = await titlesFor(needs, reader, findings, language)
    const leads = may.readRecord(reader.actor, project).ok
    const record = leads ? await recordFor(needs, reader.actor, project.id) : undefined
    return (
      <Section title={word('coordination')}>
        <p class="soft">{word('partLead')}{findings.length === 0 ? ` ${word('partNone')}` : ''}</p>
        {findings.length === 0 ? null : <Findings findings={findings} title={title} language={language} />}
        {record === undefined ? null : <><Standing record={record} most={needs.changesAWeek} language={language} zone={needs.zone} /><p class="small"><a href={addressOf(ADDRESSES.record, language, { id: project.id })}>{word('toRecord')}</a></p></>}
      </Section>
    )
  }
