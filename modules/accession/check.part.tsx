/** Checking an application: the criteria one by one, whether the register knows the applicant, questions back and forth, and putting it to the members. */
import { Actions, addressOf, Button, Choices, Form, Section, Table, TextArea, TextField, type Entered } from '#platform/page'
import type { Language } from '#platform/words'
import type { CharterDocument } from '#modules/charter'
import { nameIn as nameOf, type Organisation } from '#modules/members'
import type { Application } from './application.ts'
import { VERDICTS, type Criterion, type Finding } from './criterion.ts'
import { Messages, placeOf, speaker, wordFor, type AccessionNeeds } from './frame.part.tsx'
import type { Message } from './message.ts'
import { ADDRESSES } from './words.ts'

export type Shared = { readonly needs: AccessionNeeds; readonly application: Application; readonly language: Language }
type Measured = { readonly criteria: readonly Criterion[]; readonly findings: readonly Finding[]; readonly documents: readonly CharterDocument[] }

/** What was found, for who reads. */
export const Findings = ({ application, criteria, findings, documents, language }: Shared & Measured) => {
  const word = speaker(language)
  if (criteria.length === 0) return <p class="soft">{word('noCriteria')}</p>
  const of = new Map(findings.map((finding) => [finding.criterion, finding]))
  return (
    <Table
      caption={word('criteriaTitle')}
      hidesCaption
      rows={criteria}
      columns={[
        { head: word('criterion'), cell: ({ text }) => text[language] },
        { head: word('restsOn'), cell: (one) => placeOf(one, documents, language), isSoft: true },
        { head: word('claimed'), cell: ({ id }) => word(application.claims.includes(id) ? 'claimYes' : 'claimNo') },
        { head: word('found'), cell: ({ id }) => { const finding = of.get(id); return <>{wordFor(language)(`verdict.${finding?.verdict ?? 'open'}`)}{finding === undefined || finding.remark === '' ? null : <><br /><span class="soft">{finding.remark}</span></>}</> } },
      ]}
    />
  )
}

/** Each criterion is judged by itself; all are saved together. */
export const Judging = ({ application, criteria, findings, documents, language, entered }: Shared & Measured & { readonly entered: Entered | undefined }) => {
  const word = speaker(language)
  const values = Object.fromEntries(findings.flatMap(({ criterion, verdict, remark }) => [[`verdict-${criterion}`, verdict], [`remark-${criterion}`, remark]]))
  return (
    <Section title={word('criteriaTitle')}>
      {criteria.length === 0 ? <p class="soft">{word('noCriteria')}</p> : (
        <Form to={addressOf(ADDRESSES.check, language, { id: application.id })} id="check" {...(entered ?? { values })}>
          {criteria.map((one) => (
            <div key={one.id}>
              <Choices name={`verdict-${one.id}`} label={one.text[language]} hint={`${placeOf(one, documents, language)} · ${word('claimed')}: ${word(application.claims.includes(one.id) ? 'claimYes' : 'claimNo')}`} isOptional options={VERDICTS.map((verdict) => ({ value: verdict, label: wordFor(language)(`verdict.${verdict}`) }))} />
              <TextField name={`remark-${one.id}`} label={`${word('remark')}: ${one.text[language]}`} isOptional />
            </div>
          ))}
          <Actions><Button name="do" value="judge" filled>{word('judge')}</Button></Actions>
        </Form>
      )}
    </Section>
  )
}

/** Begins the check; and tells whether the register has the applicant already, so that none stands there twice. */
export const Known = ({ application: { id }, known: { recognised, perhaps }, begins, language }: Shared & { readonly known: { readonly recognised?: Organisation; readonly perhaps?: Organisation }; readonly begins: boolean }) => {
  const word = speaker(language)
  const to = addressOf(ADDRESSES.check, language, { id })
  return (
    <>
      {begins ? <Form to={to} id="begin"><Actions><Button name="do" value="begin" filled>{word('beginCheck')}</Button></Actions></Form> : null}
      {recognised === undefined && perhaps === undefined ? null : (
        <Section title={word('knownTitle')}>
          {recognised === undefined ? null : <p>{word('knownIs')} {nameOf(recognised, language)}</p>}
          {perhaps === undefined ? null : (
            <Form to={to} id="recognise">
              <p>{word('knownPerhaps', { name: nameOf(perhaps, language) })}</p>
              <input type="hidden" name="organisation" value={perhaps.id} />
              <Actions><Button name="do" value="recognise">{word('recognise')}</Button></Actions>
            </Form>
          )}
        </Section>
      )}
    </>
  )
}

export const Asking = ({ needs, application: { id, state, language: spoken, contact }, messages, language, entered }: Shared & { readonly messages: readonly Message[]; readonly entered: Entered }) => {
  const word = speaker(language)
  return (
    <Section title={word('messages')}>
      <p>{word('contact')}: {contact.name}, <a href={`mailto:${contact.email}`}>{contact.email}</a></p>
      <Messages messages={messages} documentAt={(document) => addressOf(ADDRESSES.document, language, { id, document })} language={language} zone={needs.zone} />
      {state !== 'in-check' && state !== 'with-members' ? null : (
        <Form to={addressOf(ADDRESSES.ask, language, { id })} id="ask" {...entered}>
          <TextArea name="text" label={word('question')} hint={word('questionHint', { language: word(`language.${spoken}`) })} />
          <Actions><Button>{word('ask')}</Button></Actions>
        </Form>
      )}
    </Section>
  )
}
