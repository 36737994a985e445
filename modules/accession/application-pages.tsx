/** Applications for office and members: the list, and one with its check, its vote and its close. */
import { chosenIn, goOn, readBy, readForm, textsIn, trimmedIn, type App, type FormValues } from '#platform/http'
import { addressOf, ButtonLink, EmptyState, Leafing, Section, Table, withQuery, type Page, type Site } from '#platform/page'
import { isId } from '#platform/ids'
import { must, type Refusal, type Result } from '#platform/result'
import { printDay } from '#platform/time'
import type { Language } from '#platform/words'
import { allDocuments, ruleInForce, vote } from '#modules/charter'
import { BallotIn, Closing, firstWay, ProposalIn, Proposing, voteFacts, votePart } from '#modules/charter/vote'
import type { Actor } from '#modules/members'
import type { ComponentChildren } from 'preact'
import { openProposal, type Application, type ApplicationId } from './application.ts'
import { answerDocument } from './applicant-pages.tsx'
import { Asking, Findings, Judging, Known } from './check.part.tsx'
import { applicationFor, askNow, beginCheckNow, castingOf, castNow, closeNow, judgeNow, knownFor, proposeNow, recogniseNow, tallyOf } from './conducting.part.ts'
import { allCriteria } from './criterion-store.ts'
import { heldAt } from './criterion.ts'
import { Outcomes, refusalFields } from './deciding.part.tsx'
import { applicationIn, attempted, because, enteredAgain, membershipTold, nameIn, NotDone, pageOf, SaidFacts, speaker, Steps, Why, wordFor, type AccessionNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import { ClosingIn, FindingsIn, QuestionIn, RecognitionIn } from './schema.ts'
import { countApplications, findingsOf, listApplications, messagesOf } from './store.ts'
import { ADDRESSES } from './words.ts'

const LEAF = 50

export function hangList(app: App, site: Site, needs: AccessionNeeds): void {
  site.pages(app, ADDRESSES).get('applications', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    must(may.list(actor))
    const word = speaker(language)
    const isForMembers = !may.seeContact(actor).ok
    const asked = door.req.query('after') ?? ''
    const [found, count] = await Promise.all([listApplications(needs.db, { isForMembers, limit: LEAF + 1, ...(isId<'application'>(asked) ? { after: asked } : {}) }), countApplications(needs.db, { isForMembers })])
    const rows = found.slice(0, LEAF)
    const next = found.length > LEAF ? withQuery(addressOf(ADDRESSES.applications, language), { after: rows.at(-1)?.id }) : undefined
    const isNone = count.all === 0
    return show(
      { title: word('listTitle'), lead: isNone ? word('listNone') : word('listLead', count), entry: 'members', actions: <><ButtonLink to={addressOf(ADDRESSES.criteria, language)}>{word('toCriteria')}</ButtonLink><ButtonLink to={addressOf(ADDRESSES.apply, language)}>{word('applyTitle')}</ButtonLink></> },
      isNone ? <EmptyState title={word('listNone')}>{word(isForMembers ? 'listNoneMembers' : 'listNoneTold')}</EmptyState> : <><ListTable rows={rows} needs={needs} language={language} /><Leafing previous={undefined} next={next} /></>,
    )
  })
}

const ListTable = ({ rows, needs, language }: { readonly rows: readonly Application[]; readonly needs: AccessionNeeds; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Table
      caption={word('listTitle')}
      hidesCaption
      rows={rows}
      columns={[
        { head: word('name'), cell: (one) => <a href={pageOf(one.id, language)}>{nameIn(one, language)}</a> },
        { head: word('membershipShort'), cell: (one) => membershipTold(needs, one.membership, language) },
        { head: word('state'), cell: (one) => wordFor(language)(`state.${one.state}`) },
        { head: word('since'), cell: ({ steps, askedAt }) => printDay(steps.at(-1)?.at ?? askedAt, language, needs.zone), isSoft: true },
      ]}
    />
  )
}

type FormId = 'check' | 'ask' | 'propose' | 'vote' | 'close'
type Again = { readonly form: FormId; readonly values: FormValues; readonly refusal: Refusal }

export function hangApplication(app: App, site: Site, needs: AccessionNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('application', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    return show(...(await shown(needs, actor, await applicationFor(needs.db, actor, applicationIn(door)), language)))
  })
  pages.get('document', async (door) => {
    const actor = await needs.actorOf(door)
    must(may.seeContact(actor))
    return answerDocument(needs, door, await applicationFor(needs.db, actor, applicationIn(door)))
  })
  for (const form of ['check', 'ask', 'propose', 'vote', 'close'] as const) {
    pages.post(form, async (door, { language, show }) => {
      const actor = await needs.actorOf(door)
      const id = applicationIn(door)
      // Before anything of the form is answered: even its refusals show the application.
      await applicationFor(needs.db, actor, id)
      const values = must(await readForm(door))
      const refusal = await attempted(() => DO[form](needs, actor, id, values))
      if (refusal === undefined) return goOn(door, pageOf(id, language))
      return show(...(await shown(needs, actor, await applicationFor(needs.db, actor, id), language, { form, values, refusal })), 422)
    })
  }
}

const DO: Readonly<Record<FormId, (needs: AccessionNeeds, actor: Actor, id: ApplicationId, values: FormValues) => Promise<unknown>>> = {
  check: async (needs, actor, id, values) => {
    if (values['do'] === 'begin') return beginCheckNow(needs, actor, id)
    if (values['do'] === 'recognise') return recogniseNow(needs, actor, id, must(readBy(RecognitionIn, { organisation: trimmedIn(values, 'organisation') })).organisation)
    const verdicts = Object.keys(values).filter((name) => name.startsWith('verdict-')).map((name) => name.slice('verdict-'.length))
    return judgeNow(needs, actor, id, must(readBy(FindingsIn, { findings: verdicts.map((criterion) => ({ criterion, verdict: trimmedIn(values, `verdict-${criterion}`), remark: trimmedIn(values, `remark-${criterion}`) })) })).findings)
  },
  ask: async (needs, actor, id, values) => askNow(needs, actor, id, must(readBy(QuestionIn, { text: trimmedIn(values, 'text') })).text),
  propose: async (needs, actor, id, values) => proposeNow(needs, actor, id, must(readBy(ProposalIn, { way: chosenIn(values, 'way'), until: trimmedIn(values, 'until') }))),
  vote: async (needs, actor, id, values) => castNow(needs, actor, id, must(readBy(BallotIn, { voice: chosenIn(values, 'voice') })).voice),
  close: async (needs, actor, id, values) => closeNow(needs, actor, id, must(readBy(ClosingIn, { attended: textsIn(values, 'attended'), unmet: textsIn(values, 'unmet'), reason: trimmedIn(values, 'reason') }))),
}

async function shown(needs: AccessionNeeds, actor: Actor, application: Application, language: Language, again?: Again): Promise<[Page, ComponentChildren]> {
  const { db } = needs
  const word = speaker(language)
  const [criteria, findings, documents] = await Promise.all([allCriteria(db), findingsOf(db, application.id), allDocuments(db)])
  const measured = heldAt(criteria, application.askedAt)
  const tally = openProposal(application) === undefined ? undefined : await tallyOf(db, application, needs.today())
  const entered = (form: FormId, first: FormValues = {}) => (again?.form === form ? enteredAgain(again.values, again.refusal, language) : { values: first })
  const isOffice = may.conduct(actor).ok
  const common = { needs, application, language }
  const voting = { language, because: (result: Result<unknown>) => because(needs, result, language) }
  const at = (form: FormId) => addressOf(ADDRESSES[form], language, { id: application.id })
  const office = isOffice ? await officeParts() : { checking: null, after: null }
  return [
    { title: nameIn(application, language), above: <a href={addressOf(ADDRESSES.applications, language)}>{word('applicationAbove')}</a>, lead: leadOf(application, tally?.ok === true ? tally.value : undefined, { done: findings.length, count: measured.length }, language), entry: 'members', beside: <SaidFacts {...common} /> },
    <>
      <NotDone needs={needs} refusal={again?.refusal} language={language} />
      {application.state === 'member' ? <p><a href={needs.organisationAt(application.organisation, language)}>{word('toMember')}</a></p> : null}
      {tally?.ok === true ? await votePart({ ...voting, db, actor, tally: tally.value, voter: may.vote(actor), casting: (organisation) => castingOf(db, application, organisation, needs.today()), mayVote: needs.mayVote, to: at('vote'), entered: (first) => entered('vote', first), zone: needs.zone }) : null}
      <Section title={word('whyShort')}><Why application={application} /></Section>
      {office.checking ?? <Section title={word('criteriaTitle')}><Findings {...common} criteria={measured} findings={findings} documents={documents} /></Section>}
      {office.after}
      <Outcomes {...common} criteria={measured} />
      <Section title={word('steps')}><Steps application={application} language={language} zone={needs.zone} /></Section>
    </>,
  ]

  async function officeParts() {
    const { state } = application
    const rule = state === 'in-check' ? await ruleInForce(db, 'admission') : undefined
    const isChecked = state === 'submitted' || state === 'in-check'
    return {
      checking: state === 'in-check' ? <Judging {...common} criteria={measured} findings={findings} documents={documents} entered={again?.form === 'check' ? entered('check') : undefined} /> : null,
      after: (
        <>
          <Known {...common} known={isChecked ? await knownFor(db, application) : {}} begins={state === 'submitted'} />
          <Asking {...common} messages={await messagesOf(db, application.id)} entered={entered('ask')} />
          {rule === undefined ? null : <Proposing {...voting} to={at('propose')} rule={rule} entered={entered('propose', { way: firstWay(rule) })} />}
          {tally?.ok === true ? <Closing {...voting} to={at('close')} tally={tally.value} entered={entered('close')}>{refusalFields(measured, tally.value.outcome.ok && tally.value.outcome.value.state === 'lost', language)}</Closing> : null}
        </>
      ),
    }
  }
}

function leadOf({ state }: Application, tally: vote.Tally | undefined, checked: { readonly done: number; readonly count: number }, language: Language): string {
  const word = speaker(language)
  if (state === 'unconfirmed') return ''
  if (tally === undefined) return word(`office.${state}`, { ...checked, way: '', until: '', said: 0 })
  return word('office.with-members', voteFacts(tally, language))
}
