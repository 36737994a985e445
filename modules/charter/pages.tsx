/** The overview of the Regelwerk: its documents and what holds for each kind of decision; a new document. The other pages are in the files beside. */
import { goOn, readBy, readForm, trimmedIn, type App } from '#platform/http'
import { Actions, addressOf, Button, ButtonLink, Choices, EmptyState, Form, Section, Table, TextField, type Site } from '#platform/page'
import { must } from '#platform/result'
import { say, type Language } from '#platform/words'
import { hangAlliance } from './alliance-pages.tsx'
import { hangChange } from './change-pages.tsx'
import { beginDocumentNow, type CharterNeeds } from './doing.part.ts'
import { DECISION_KINDS, DOCUMENT_KINDS, inForceOf, withMembersOf, type CharterDocument } from './document.ts'
import { hangDocument } from './document-pages.tsx'
import { hangDraft } from './draft-pages.tsx'
import { attempted, changeAt, documentAt, enteredAgain, NotDone, speaker, whyNot } from './frame.part.tsx'
import type { Form as AllianceForm } from './alliance.ts'
import { majority } from '#modules/members'
import { PAGE_WORDS } from './page-words.ts'
import { may } from './policy.ts'
import { ruleFor, standingOf } from './rule-in-force.ts'
import { DocumentIn } from './schema.ts'
import { hangSigning } from './signature-pages.tsx'
import { allDocuments, findAlliance } from './store.ts'
import { nameIn } from './telling.ts'
import { tellSource } from './vote.part.tsx'
import { hangWhatIf } from './what-if-pages.tsx'
import { ADDRESSES, WORDS } from './words.ts'

export { CHARTER_WORDS } from './frame.part.tsx'
export { ADDRESSES as CHARTER_ADDRESSES } from './words.ts'

/** What stands beneath the menu on the pages of members. */
export const CHARTER_AROUND = [{ says: PAGE_WORDS.title, to: { de: addressOf(ADDRESSES.charter, 'de'), en: addressOf(ADDRESSES.charter, 'en') } }]

export function hangCharter(app: App, site: Site, needs: CharterNeeds): void {
  hangOverview(app, site, needs)
  hangNew(app, site, needs)
  hangWhatIf(app, site, needs)
  hangAlliance(app, site, needs)
  hangSigning(app, site, needs)
  hangDocument(app, site, needs)
  hangDraft(app, site, needs)
  hangChange(app, site, needs)
}

function hangOverview(app: App, site: Site, needs: CharterNeeds): void {
  site.pages(app, ADDRESSES).get('charter', async (door, { language, show }) => {
    const word = speaker(language)
    const actor = await needs.actorOf(door)
    const all = await allDocuments(needs.db)
    const documents = all.flatMap((document) => { const read = may.read(actor, document); return read.ok ? [read.value] : [] })
    const { form } = await findAlliance(needs.db)
    const isInside = may.readInside(actor).ok
    const no = whyNot(may.write(actor), language)
    const standing = standingOf(all)
    const told = form === undefined ? word('leadNoForm') : word(standing.length === 0 ? 'leadNone' : 'lead', { count: standing.length, form: say(WORDS, language, `form.${form}`) })
    const adding = no === undefined ? <ButtonLink to={addressOf(ADDRESSES.newDocument, language)} filled={form !== undefined}>{word('newDocument')}</ButtonLink> : <Button because={no}>{word('newDocument')}</Button>
    return show(
      { title: word('title'), lead: isInside ? told : word('leadOutside'), entry: 'members', actions: <>{isInside ? <ButtonLink to={addressOf(ADDRESSES.whatIf, language)}>{word('whatIf')}</ButtonLink> : null}<ButtonLink to={addressOf(ADDRESSES.alliance, language)} filled={isInside && form === undefined}>{form === undefined && no === undefined ? word('chooseForm') : word('allianceTitle')}</ButtonLink>{adding}</> },
      <>
        {documents.length === 0 ? <EmptyState title={word('noDocuments')}>{word('noDocumentsTold')}</EmptyState> : <Section title={word('documents')}><Documents documents={documents} language={language} /></Section>}
        {isInside && form !== undefined ? <Section title={word('whatHolds')}><WhatHolds standing={standing} form={form} language={language} /></Section> : null}
      </>,
    )
  })
}

const Documents = ({ documents, language }: { readonly documents: readonly CharterDocument[]; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Table
      caption={word('documents')}
      hidesCaption
      rows={documents}
      columns={[
        { head: word('document'), cell: ({ id, title }) => <a href={documentAt(id, language)}>{nameIn(title, language)}</a> },
        { head: word('kind'), cell: ({ kind }) => say(WORDS, language, `kind.${kind}`) },
        { head: word('state'), cell: (document) => { const version = inForceOf(document) ?? document.versions[0]; return version === undefined ? '' : <>{word('versionState', { number: version.number, state: say(WORDS, language, `state.${version.state}`) })}{withMembersOf(document) === undefined ? null : <><br /><a href={changeAt(document.id, language)}>{word('toVote')}</a></>}</> } },
      ]}
    />
  )
}

/** For each kind of decision the majority and where it stands. */
const WhatHolds = ({ standing, form, language }: { readonly standing: ReturnType<typeof standingOf>; readonly form: AllianceForm; readonly language: Language }) => {
  const word = speaker(language)
  const rows = DECISION_KINDS.flatMap((kind) => { const found = ruleFor(kind, standing, form); return found.ok ? [{ kind, ...found.value }] : [] })
  return (
    <Table
      caption={word('whatHoldsTable')}
      rows={rows}
      columns={[
        { head: word('decision'), cell: ({ kind }) => say(WORDS, language, `decision.${kind}`) },
        { head: word('majority'), cell: ({ rule }) => majority.tellPart('approval', rule, language) },
        { head: word('source'), cell: ({ sources }) => tellSource(sources.approval, language), isSoft: true },
      ]}
    />
  )
}

const pageFor = (language: Language) => ({ title: speaker(language)('newDocument'), lead: speaker(language)('newLead'), above: <a href={addressOf(ADDRESSES.charter, language)}>{speaker(language)('title')}</a>, entry: 'members' as const })

function hangNew(app: App, site: Site, needs: CharterNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('newDocument', async (door, { language, show }) => {
    must(may.write(await needs.actorOf(door)))
    return show(pageFor(language), <NewDocument language={language} entered={{ values: { audience: 'alliance' } }} />)
  })
  pages.post('newDocument', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    must(may.write(actor))
    const values = must(await readForm(door))
    let document: CharterDocument | undefined
    const refusal = await attempted(async () => {
      const { kind, audience } = must(readBy(DocumentIn, { kind: values['kind'], title: {}, audience: values['audience'] }))
      document = await beginDocumentNow(needs, actor, { kind, audience, title: must(readBy(DocumentIn.shape.title, { de: trimmedIn(values, 'titleDe'), en: trimmedIn(values, 'titleEn') })) })
    })
    if (document !== undefined) return goOn(door, addressOf(ADDRESSES.draft, language, { id: document.id }))
    return show(pageFor(language), <><NotDone refusal={refusal} language={language} /><NewDocument language={language} entered={enteredAgain(values, refusal, language)} /></>, 422)
  })
}

const NewDocument = ({ language, entered }: { readonly language: Language; readonly entered: ReturnType<typeof enteredAgain> }) => {
  const word = speaker(language)
  return (
    <Form {...entered}>
      <Choices name="kind" label={word('kind')} hint={word('kindHint')} options={DOCUMENT_KINDS.map((value) => ({ value, label: say(WORDS, language, `kind.${value}`) }))} />
      <TextField name="titleDe" label={word('titleDe')} isOptional="one-of" />
      <TextField name="titleEn" label={word('titleEn')} isOptional="one-of" />
      <Choices name="audience" label={word('audience')} options={(['alliance', 'public'] as const).map((value) => ({ value, label: say(WORDS, language, `audience.${value}`) }))} />
      <Actions><Button filled>{word('add')}</Button></Actions>
    </Form>
  )
}
