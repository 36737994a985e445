/** The REST of admission, under /api/v1: the same verbs as the pages. What an applicant may do it does by the private link. */
import type { z } from 'zod'
import { describe, idAt, leafOf, readBy, readJson, readUploads, type App, type Door } from '#platform/http'
import { isId } from '#platform/ids'
import { networkAt } from '#platform/network'
import { must } from '#platform/result'
import { BallotIn, presentBallot, presentVoices, ProposalIn } from '#modules/charter/vote'
import type { Actor } from '#modules/members'
import { ASKED_FOR, type ApplicationId } from './application.ts'
import { offered } from './apply-pages.tsx'
import { answerNow, applicationBy, applyNow, confirmNow, shownNow, signNow, withdrawNow } from './applying.part.ts'
import { applicationFor, askNow, beginCheckNow, castNow, closeNow, judgeNow, proposeNow, recogniseNow } from './conducting.part.ts'
import { consentNow } from './consent.ts'
import { allCriteria } from './criterion-store.ts'
import { heldAt, type CriterionId } from './criterion.ts'
import { applicationIn, UPLOADS, type AccessionNeeds } from './frame.part.tsx'
import { dropNow, layNow, rewordNow } from './laying.part.ts'
import { may } from './policy.ts'
import { AdmissionOut, AnswerIn, ApplicationOut, ApplicationsOut, Applying, ClosingIn, CriteriaOut, CriterionIn, FindingsIn, FormOut, ListFilter, presentApplication, presentCriterion, presentFinding, presentMessage, presentProposals, QuestionIn, RecognitionIn, saidOfCriterion, SentOut, SignatureIn } from './schema.ts'
import { ballotsOf, findingsOf, listApplications, messagesOf } from './store.ts'

const APPLICATIONS = '/api/v1/applications'
const APPLICATION = `${APPLICATIONS}/:id`
const ADMISSION = '/api/v1/admissions/:link'
const CRITERIA = '/api/v1/admission-criteria'

export function hangAccessionApi(app: App, needs: AccessionNeeds): void {
  hangApplying(app, needs)
  hangAdmission(app, needs)
  hangReading(app, needs)
  hangConducting(app, needs)
  hangCriteria(app, needs)
}

function hangApplying(app: App, needs: AccessionNeeds): void {
  const path = '/api/v1/application-form'
  describe({ method: 'get', path, summary: { de: 'Was ein Aufnahmeantrag braucht: Kriterien, Einverständnis und das Kennzeichen des Formulars', en: 'What an application needs: criteria, consent and the mark of the form' }, answers: { 200: FormOut } })
  app.get(path, async (door) => door.json({ form: shownNow(needs), criteria: (await offered(needs)).criteria.map(presentCriterion), memberships: [...ASKED_FOR], consent: consentNow(door.var.language).text } satisfies z.input<typeof FormOut>))
  describe({ method: 'post', path: APPLICATIONS, summary: { de: 'Die Aufnahme beantragen; alles Weitere sagt die Mail', en: 'Apply for admission; the mail says what comes next' }, body: Applying, answers: { 202: SentOut } })
  app.post(APPLICATIONS, async (door) => {
    await applyNow(needs, must(await readJson(door, Applying)), { trap: '', network: networkAt(door, needs.proxies) })
    return door.json({ sent: true } satisfies z.input<typeof SentOut>, 202)
  })
}

// ---- The applicant

const linkIn = (door: Door): string => door.req.param('link') ?? ''

function hangAdmission(app: App, needs: AccessionNeeds): void {
  const answer = async (door: Door): Promise<Response> => {
    const application = await applicationBy(needs, needs.db, linkIn(door))
    const { proposals, contact, signature } = application
    door.header('Cache-Control', 'private, no-store')
    return door.json({ ...presentApplication(application), contact, messages: (await messagesOf(needs.db, application.id)).map(presentMessage), proposals: proposals.length === 0 ? [] : presentProposals(application, door.var.language), signer: signature?.signer } satisfies z.input<typeof AdmissionOut>)
  }
  describe({ method: 'get', path: ADMISSION, summary: { de: 'Der eigene Antrag, über den persönlichen Link', en: 'One’s own application, by the private link' }, answers: { 200: AdmissionOut } })
  app.get(ADMISSION, answer)
  for (const [name, act, de, en] of [['confirmation', confirmNow, 'Den eigenen Antrag bestätigen', 'Confirm one’s own application'], ['withdrawal', withdrawNow, 'Den eigenen Antrag zurückziehen', 'Withdraw one’s own application']] as const) {
    describe({ method: 'post', path: `${ADMISSION}/${name}`, summary: { de, en }, answers: { 200: AdmissionOut } })
    app.post(`${ADMISSION}/${name}`, async (door) => {
      await act(needs, linkIn(door))
      return answer(door)
    })
  }
  describe({ method: 'post', path: `${ADMISSION}/answers`, summary: { de: 'Der Geschäftsstelle antworten und Dokumente beifügen', en: 'Answer the office and add documents' }, body: AnswerIn, file: 'documents', answers: { 200: AdmissionOut } })
  app.post(`${ADMISSION}/answers`, async (door) => {
    await applicationBy(needs, needs.db, linkIn(door))
    const { values, uploads } = must(await readUploads(door, UPLOADS))
    await answerNow(needs, linkIn(door), must(readBy(AnswerIn, values)).text, uploads)
    return answer(door)
  })
  describe({ method: 'post', path: `${ADMISSION}/signature`, summary: { de: 'Nach der Aufnahme unterschreiben; damit beginnt die Mitgliedschaft', en: 'Sign after being accepted; the membership begins with it' }, body: SignatureIn, answers: { 200: AdmissionOut } })
  app.post(`${ADMISSION}/signature`, async (door) => {
    await signNow(needs, linkIn(door), must(await readJson(door, SignatureIn)).signer)
    return answer(door)
  })
}

// ---- Office and members

async function wireOf({ db }: AccessionNeeds, actor: Actor, id: ApplicationId, language: 'de' | 'en'): Promise<z.input<typeof ApplicationOut>> {
  const application = await applicationFor(db, actor, id)
  const forOffice = may.seeContact(actor).ok ? { contact: application.contact, messages: (await messagesOf(db, id)).map(presentMessage) } : {}
  const ballots = await ballotsOf(db, [id])
  const voices = application.proposals.flatMap((one) => presentVoices(one, ballots, actor, language).map((voice) => ({ proposal: one.number, ...voice })))
  return { id, ...presentApplication(application), ...forOffice, proposals: presentProposals(application, language), findings: (await findingsOf(db, id)).map(presentFinding), ballots: ballots.map(presentBallot), voices }
}

function hangReading(app: App, needs: AccessionNeeds): void {
  describe({ method: 'get', path: APPLICATIONS, summary: { de: 'Aufnahmeanträge, der neueste zuerst', en: 'Applications, the newest first' }, query: ListFilter, answers: { 200: ApplicationsOut } })
  app.get(APPLICATIONS, async (door) => {
    const actor = await needs.actorOf(door)
    must(may.list(actor))
    const { limit, after, state } = must(readBy(ListFilter, door.req.query()))
    const found = await listApplications(needs.db, { isForMembers: !may.seeContact(actor).ok, limit: limit + 1, ...(state === undefined ? {} : { states: [state] }), ...(after !== undefined && isId<'application'>(after) ? { after } : {}) })
    const { rows, ...next } = leafOf(door, found, limit, ({ id }) => id)
    return door.json({ applications: rows.map((one) => ({ id: one.id, ...presentApplication(one) })), ...next } satisfies z.input<typeof ApplicationsOut>)
  })
  describe({ method: 'get', path: APPLICATION, summary: { de: 'Ein Aufnahmeantrag mit Prüfung, Abstimmungen und Stimmen', en: 'One application with its check, votes and ballots' }, answers: { 200: ApplicationOut } })
  app.get(APPLICATION, async (door) => door.json(await wireOf(needs, await needs.actorOf(door), applicationIn(door), door.var.language)))
}

function hangConducting(app: App, needs: AccessionNeeds): void {
  /** A write by one of the verbs; it answers with the application as it then is. */
  const hang = <S extends z.ZodType>(method: 'post' | 'put', name: string, body: S, summary: { readonly de: string; readonly en: string }, act: (actor: Actor, id: ApplicationId, said: z.output<S>) => Promise<unknown>): void => {
    describe({ method, path: `${APPLICATION}/${name}`, summary, body, answers: { 200: ApplicationOut } })
    app[method](`${APPLICATION}/${name}`, async (door) => {
      const [actor, id] = [await needs.actorOf(door), applicationIn(door)]
      await act(actor, id, must(await readJson(door, body)))
      return door.json(await wireOf(needs, actor, id, door.var.language))
    })
  }
  describe({ method: 'post', path: `${APPLICATION}/check`, summary: { de: 'Die Prüfung beginnen', en: 'Begin the check' }, answers: { 200: ApplicationOut } })
  app.post(`${APPLICATION}/check`, async (door) => {
    const [actor, id] = [await needs.actorOf(door), applicationIn(door)]
    await beginCheckNow(needs, actor, id)
    return door.json(await wireOf(needs, actor, id, door.var.language))
  })
  hang('put', 'findings', FindingsIn, { de: 'Kriterien beurteilen', en: 'Judge criteria' }, (actor, id, { findings }) => judgeNow(needs, actor, id, findings))
  hang('post', 'questions', QuestionIn, { de: 'Bei der Ansprechperson nachfragen', en: 'Ask the contact person' }, (actor, id, { text }) => askNow(needs, actor, id, text))
  hang('post', 'recognition', RecognitionIn, { de: 'Als Organisation des Verzeichnisses erkennen', en: 'Recognise as an organisation of the register' }, (actor, id, { organisation }) => recogniseNow(needs, actor, id, organisation))
  hang('post', 'proposal', ProposalIn, { de: 'Den Mitgliedern zur Abstimmung vorlegen', en: 'Put to the members’ vote' }, (actor, id, said) => proposeNow(needs, actor, id, said))
  hang('post', 'ballot', BallotIn, { de: 'Für die eigene Organisation abstimmen', en: 'Vote for one’s organisation' }, (actor, id, { voice }) => castNow(needs, actor, id, voice))
  hang('post', 'closing', ClosingIn, { de: 'Die Abstimmung abschließen und das Ergebnis feststellen', en: 'Close the vote and declare the result' }, (actor, id, said) => closeNow(needs, actor, id, said))
}

const criterionIn = (door: Door): CriterionId => idAt(door, 'criterion.none')

function hangCriteria(app: App, needs: AccessionNeeds): void {
  const answer = async (door: Door, status: 200 | 201 = 200): Promise<Response> => door.json({ criteria: heldAt(await allCriteria(needs.db), needs.now()).map(presentCriterion) } satisfies z.input<typeof CriteriaOut>, status)
  describe({ method: 'get', path: CRITERIA, summary: { de: 'Die Aufnahmekriterien, die jetzt gelten', en: 'The admission criteria that hold now' }, answers: { 200: CriteriaOut } })
  app.get(CRITERIA, (door) => answer(door))
  describe({ method: 'post', path: CRITERIA, summary: { de: 'Ein Aufnahmekriterium anlegen', en: 'Add an admission criterion' }, body: CriterionIn, answers: { 201: CriteriaOut } })
  app.post(CRITERIA, async (door) => {
    const actor = await needs.actorOf(door)
    await layNow(needs, actor, saidOfCriterion(must(await readJson(door, CriterionIn))))
    return answer(door, 201)
  })
  describe({ method: 'put', path: `${CRITERIA}/:id`, summary: { de: 'Ein Aufnahmekriterium neu fassen; es gilt für spätere Anträge', en: 'Reword an admission criterion; it holds for later applications' }, body: CriterionIn, answers: { 200: CriteriaOut } })
  app.put(`${CRITERIA}/:id`, async (door) => {
    const actor = await needs.actorOf(door)
    await rewordNow(needs, actor, criterionIn(door), saidOfCriterion(must(await readJson(door, CriterionIn))))
    return answer(door)
  })
  describe({ method: 'delete', path: `${CRITERIA}/:id`, summary: { de: 'Ein Aufnahmekriterium streichen', en: 'Remove an admission criterion' }, answers: { 200: CriteriaOut } })
  app.delete(`${CRITERIA}/:id`, async (door) => {
    await dropNow(needs, await needs.actorOf(door), criterionIn(door))
    return answer(door)
  })
}
