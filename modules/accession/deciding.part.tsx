/** What is the admission's own on the vote: of a refusal, the criterion that is not met. */
import { Choices, Section, TextArea } from '#platform/page'
import type { Language } from '#platform/words'
import { Outcome } from '#modules/charter/vote'
import type { Application } from './application.ts'
import type { Criterion } from './criterion.ts'
import { speaker } from './frame.part.tsx'

/** What is asked of whoever closes the vote. A part of the form itself, so that it knows what its fields are called. */
export function refusalFields(criteria: readonly Criterion[], isLost: boolean, language: Language) {
  const word = speaker(language)
  return (
    <>
      <Choices name="unmet" label={word('unmet')} hint={word('unmetHint')} many isOptional={!isLost} options={criteria.map(({ id, text }) => ({ value: id, label: text[language] }))} />
      <TextArea name="reason" label={word('reason')} isOptional />
    </>
  )
}

/** What the members decided, each time they were asked. */
export const Outcomes = ({ application: { proposals, refusal }, criteria, language }: { readonly application: Application; readonly criteria: readonly Criterion[]; readonly language: Language }) => (
  <>
    {proposals.map(({ number, outcome }) => (outcome === undefined ? null : <Outcome key={number} outcome={outcome} language={language} />))}
    {refusal === undefined ? null : (
      <Section title={speaker(language)('notMet')}>
        <ul>{criteria.filter(({ id }) => refusal.unmet.includes(id)).map(({ id, text }) => <li key={id}>{text[language]}</li>)}</ul>
        {refusal.reason === '' ? null : <p>{refusal.reason}</p>}
      </Section>
    )}
  </>
)
