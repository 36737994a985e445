/** The applicant's page behind the private link: where the application stands, what was asked, answering, signing, taking it back. */
import { answerFile, goOn, readBy, readForm, readUploads, trimmedIn, type App, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, FileField, Form, Choices, Notice, Section, TextArea, TextField, type Entered, type Site } from '#platform/page'
import { must, refuse, Refused, type Refusal } from '#platform/result'
import { tellDay } from '#platform/time'
import type { Language } from '#platform/words'
import { allDocuments } from '#modules/charter'
import { majority } from '#modules/members'
import type { ComponentChildren } from 'preact'
import { NEXT, type Application } from './application.ts'
import { answerNow, applicationBy, confirmNow, inForce, signNow, withdrawNow, type Accepted } from './applying.part.ts'
import { allCriteria } from './criterion-store.ts'
import { attempted, documentIn, enteredAgain, membershipTold, Messages, nameIn, noTrace, NotDone, placeOf, SaidFacts, speaker, Steps, UPLOADS, Why, type AccessionNeeds } from './frame.part.tsx'
import { messagesOf, findDocument } from './store.ts'
import { AnswerIn, SignatureIn } from './schema.ts'
import { ADDRESSES } from './words.ts'

type Again = { readonly form: 'answer' | 'sign'; readonly values: FormValues; readonly refusal: Refusal }

const pageFor = (application: Application, language: Language) => ({ title: speaker(language)('applicantTitle', { name: nameIn(application, language) }), lead: speaker(language)(`told.${application.state}`, { until: tellDay(application.proposals.at(-1)?.until ?? '1970-01-01', language) }), entry: 'members' as const })

export function hangApplicant(app: App, site: Site, needs: AccessionNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const contentOf = async (application: Application, link: string, language: Language, again?: Again): Promise<ComponentChildren> => {
    const word = speaker(language)
    const { state } = application
    const documents = await allDocuments(needs.db)
    const isOpen = NEXT[state].length > 0
    const shared = { needs, application, language, link }
    return (
      <>
        <NotDone needs={needs} refusal={again?.refusal} language={language} />
        {state === 'unconfirmed' ? <Form><Actions><Button name="do" value="confirm" filled>{word('confirm')}</Button></Actions></Form> : null}
        {state === 'accepted' ? <Signing {...shared} charter={inForce(documents)} entered={enteredIn(again, 'sign', language)} /> : null}
        <Decided application={application} language={language} unmet={(await allCriteria(needs.db)).filter(({ id }) => application.refusal?.unmet.includes(id)).map((one) => `${one.text[language]} (${placeOf(one, documents.filter(({ audience }) => audience === 'public'), language)})`)} />
        {state === 'unconfirmed' ? null : (
          <Section title={word('messages')}>
            <Messages messages={await messagesOf(needs.db, application.id)} documentAt={(document) => addressOf(ADDRESSES.applicantDocument, language, { link, document })} language={language} zone={needs.zone} />
            {isOpen ? <Answering {...shared} entered={enteredIn(again, 'answer', language)} /> : null}
          </Section>
        )}
        <Section title={word('itself')}><SaidFacts needs={needs} application={application} language={language} /><Why application={application} /></Section>
        <Section title={word('steps')}><Steps application={application} language={language} zone={needs.zone} /></Section>
        {isOpen ? <Section title={word('withdrawTitle')}><p>{word('withdrawTold')}</p><Form to={addressOf(ADDRESSES.applicant, language, { link })} id="withdraw"><Actions><Button name="do" value="withdraw">{word('withdraw')}</Button></Actions></Form></Section> : null}
      </>
    )
  }

  pages.get('applicant', async (door, { language, show }) => {
    const link = door.req.param('link') ?? ''
    const application = await applicationBy(needs, needs.db, link)
    noTrace(door)
    return show(pageFor(application, language), await contentOf(application, link, language))
  })
  pages.post('applicant', async (door, { language, show }) => {
    const link = door.req.param('link') ?? ''
    await applicationBy(needs, needs.db, link)
    const values = must(await readForm(door))
    const refusal = await attempted(async () => {
      if (values['do'] === 'confirm') return confirmNow(needs, link)
      if (values['do'] === 'withdraw') return withdrawNow(needs, link)
      const { signer } = must(readBy(SignatureIn, { signer: trimmedIn(values, 'signer'), authority: values['authority'] === 'yes' }))
      return signNow(needs, link, signer)
    })
    noTrace(door)
    if (refusal === undefined) return goOn(door, addressOf(ADDRESSES.applicant, language, { link }))
    const application = await applicationBy(needs, needs.db, link)
    return show(pageFor(application, language), await contentOf(application, link, language, { form: 'sign', values, refusal }), 422)
  })
  pages.post('applicantAnswer', async (door, { language, show }) => {
    const link = door.req.param('link') ?? ''
    await applicationBy(needs, needs.db, link)
    const { values, uploads } = must(await readUploads(door, UPLOADS))
    const refusal = await attempted(async () => answerNow(needs, link, must(readBy(AnswerIn, { text: trimmedIn(values, 'text') })).text, uploads))
    noTrace(door)
    if (refusal === undefined) return goOn(door, addressOf(ADDRESSES.applicant, language, { link }))
    if (refusal.kind === 'too-large') throw new Refused(refusal)
    const application = await applicationBy(needs, needs.db, link)
    return show(pageFor(application, language), await contentOf(application, link, language, { form: 'answer', values, refusal }), 422)
  })
  pages.get('applicantDocument', async (door) => {
    const application = await applicationBy(needs, needs.db, door.req.param('link') ?? '')
    noTrace(door)
    return application.state === 'unconfirmed' ? must(refuse('missing', 'application.noDocument')) : answerDocument(needs, door, application)
  })
}

/** As an unknown type: what was uploaded is kept, never opened here. */
export async function answerDocument(needs: AccessionNeeds, door: Parameters<typeof answerFile>[0], { id }: Application): Promise<Response> {
  const { hash, name } = must(await findDocument(needs.db, id, documentIn(door)))
  return answerFile(door, { content: new Uint8Array(await needs.files.read(hash)), type: 'application/octet-stream', name })
}

const enteredIn = (again: Again | undefined, form: Again['form'], language: Language): Entered => (again?.form === form ? enteredAgain(again.values, again.refusal, language) : {})

type Shared = { readonly needs: AccessionNeeds; readonly application: Application; readonly language: Language; readonly link: string; readonly entered: Entered }

const Answering = ({ application: { state }, language, link, entered }: Shared) => {
  const word = speaker(language)
  return (
    <Form to={addressOf(ADDRESSES.applicantAnswer, language, { link })} id="answer" sendsFiles {...entered}>
      <TextArea name="text" label={word('answer')} />
      <FileField name="documents" label={word('documents')} hint={word('documentsHint')} accept=".pdf,.png,.jpg,.jpeg,.docx,.xlsx" many isOptional />
      <Actions><Button filled={state !== 'accepted'}>{word('sendAnswer')}</Button></Actions>
    </Form>
  )
}

const Signing = ({ needs, application, language, link, charter, entered }: Shared & { readonly charter: readonly Accepted[] }) => {
  const word = speaker(language)
  const name = nameIn(application, language)
  const documents = charter.map(({ title, version }) => word('version', { title: title[language] || title.de || title.en, number: version })).join('; ')
  return (
    <Section title={word('signTitle')}>
      <p>{word(charter.length === 0 ? 'signToldNone' : 'signTold', { name, membership: membershipTold(needs, application.membership, language), documents })}</p>
      <Form to={addressOf(ADDRESSES.applicant, language, { link })} id="sign" {...entered}>
        <TextField name="signer" label={word('signer')} hint={word('signerHint')} fill="name" />
        <Choices name="authority" label={word('authority')} many options={[{ value: 'yes', label: word('authorityYes', { name: application.said.carrier ?? name }) }]} />
        <Actions><Button name="do" value="sign" filled>{word('sign')}</Button></Actions>
      </Form>
    </Section>
  )
}

/** How the members decided, and what follows from it. */
const Decided = ({ application: { proposals, refusal, signature }, unmet, language }: { readonly application: Application; readonly unmet: readonly string[]; readonly language: Language }) => {
  const word = speaker(language)
  const outcome = proposals.at(-1)?.outcome
  return (
    <>
      {refusal === undefined ? null : <Notice title={word('notMet')}><ul>{unmet.map((one) => <li key={one}>{one}</li>)}</ul>{refusal.reason === '' ? null : <p>{refusal.reason}</p>}</Notice>}
      {outcome === undefined || outcome.state === 'no-quorum' ? null : <Section title={word('outcome')}><p>{majority.tellOutcome(outcome, language)}</p></Section>}
      {signature === undefined ? null : <p>{word('signedBy', { signer: signature.signer })}</p>}
    </>
  )
}
