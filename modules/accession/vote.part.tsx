/** The vote on an application: an organisation's voice, what all said, the close, and what came of it with every line it follows from. */
import { Actions, addressOf, Button, Choices, Form, Notice, Section, Table, TextArea, type Entered } from '#platform/page'
import { printDay } from '#platform/time'
import type { Language } from '#platform/words'
import { majority } from '#modules/members'
import type { Declared } from '#modules/people'
import { VOICES, type Ballot, type Said } from './ballot.ts'
import { sourceTold, type Shared } from './check.part.tsx'
import type { Tally } from './conducting.part.ts'
import type { Criterion } from './criterion.ts'
import { because, speaker, wordFor } from './frame.part.tsx'
import { ADDRESSES } from './words.ts'

/** The voice of one's organisation, `said`: and what it lacks; `own`: what the reader said; `no`: why it cannot be given. */
export const Voting = ({ application: { id }, name, said, own, waits, no, language, entered }: Shared & { readonly name: string; readonly said: Declared<Ballot>; readonly own: Said | undefined; readonly waits: string | undefined; readonly no: string | undefined; readonly entered: Entered }) => {
  const word = speaker(language)
  const does = word(own === undefined ? 'vote' : 'changeVote')
  const [counts] = said.by
  return (
    <Section title={word('voteTitle', { name })}>
      {counts === undefined ? null : <p>{word('yourVoice')}: <strong>{wordFor(language)(`voice.${counts.voice}`)}</strong></p>}
      {waits === undefined ? null : <Notice title={word('saidSoFar', { voices: [...new Set(said.waiting.map(({ voice }) => wordFor(language)(`voice.${voice}`)))].join(', ') })}><p>{waits}</p></Notice>}
      {no === undefined ? (
        <Form to={addressOf(ADDRESSES.vote, language, { id })} id="vote" {...entered}>
          <Choices name="voice" label={word('yourVoice')} hint={word('yourVoiceHint')} options={VOICES.map((voice) => ({ value: voice, label: wordFor(language)(`voice.${voice}`) }))} />
          <Actions><Button filled>{does}</Button></Actions>
        </Form>
      ) : <Actions><Button because={no}>{does}</Button></Actions>}
    </Section>
  )
}

/** Recorded by name: what each said last, what lacks a second person, and how often it was changed. */
export const Voices = ({ needs, tally: { voters, said, voices }, language }: Shared & { readonly tally: Tally }) => {
  const word = speaker(language)
  return (
    <Section title={word('voices')}>
      <Table
        caption={word('voices')}
        hidesCaption
        rows={voters}
        columns={[
          { head: word('member'), cell: ({ name }) => name[language] },
          { head: word('voice'), cell: ({ organisation }) => <>{wordFor(language)(`voice.${voices.get(organisation)?.voice ?? 'none'}`)}{said.get(organisation)?.waiting.map(({ id, voice }) => <span key={id}><br /><span class="soft">{word('voiceWaits', { voice: wordFor(language)(`voice.${voice}`) })}</span></span>)}</> },
          { head: word('when'), cell: ({ organisation }) => { const ballot = voices.get(organisation); return ballot === undefined ? '' : printDay(ballot.at, language, needs.zone) }, isSoft: true },
          { head: word('changes'), cell: ({ organisation }) => { const changes = said.get(organisation)?.changes ?? 0; return changes === 0 ? '' : word('changedTimes', { count: changes }) }, isSoft: true },
        ]}
      />
    </Section>
  )
}

/** What would come of it now, and the act that declares it. */
export const Closing = ({ needs, application: { id }, tally: { proposal, voters, said, voices, outcome, mayClose }, criteria, language, entered }: Shared & { readonly tally: Tally; readonly criteria: readonly Criterion[]; readonly entered: Entered }) => {
  const word = speaker(language)
  const no = because(needs, mayClose, language)
  const silent = voters.filter(({ organisation }) => !voices.has(organisation))
  const halves = voters.filter(({ organisation }) => (said.get(organisation)?.waiting.length ?? 0) > 0)
  const isLost = outcome.ok && outcome.value.state === 'lost'
  return (
    <Section title={word('closeTitle')}>
      <p>{word('asItStands')}: {outcome.ok ? majority.tellOutcome(outcome.value, language) : because(needs, outcome, language)}</p>
      {halves.length === 0 ? null : <p>{word('lackSecond', { names: halves.map(({ name }) => name[language]).join(', ') })}</p>}
      {no === undefined ? (
        <Form to={addressOf(ADDRESSES.close, language, { id })} id="close" {...entered}>
          {proposal.way === 'written' || silent.length === 0 ? null : <Choices name="attended" label={word('attended')} many isOptional options={silent.map(({ organisation, name }) => ({ value: organisation, label: name[language] }))} />}
          <Choices name="unmet" label={word('unmet')} hint={word('unmetHint')} many isOptional={!isLost} options={criteria.map(({ id: criterion, text }) => ({ value: criterion, label: text[language] }))} />
          <TextArea name="reason" label={word('reason')} isOptional />
          <Actions><Button filled>{word('close')}</Button></Actions>
        </Form>
      ) : <Actions><Button because={no}>{word('close')}</Button></Actions>}
    </Section>
  )
}

/** What the members decided, each time they were asked. */
export const Outcomes = ({ application: { proposals, refusal }, criteria, language }: Shared & { readonly criteria: readonly Criterion[] }) => (
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

const Outcome = ({ outcome, language }: { readonly outcome: majority.Outcome; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Section title={word('outcome')}>
      <Notice title={wordFor(language)(`result.${outcome.state}`)}><p>{majority.tellOutcome(outcome, language)}</p></Notice>
      <h3>{word('derivation')}</h3>
      <Table caption={word('derivation')} hidesCaption rows={majority.tellDerivation(outcome, language)} columns={[{ head: word('line'), cell: ({ name }) => name }, { head: word('said'), cell: ({ said }) => said }, { head: word('source'), cell: ({ source }) => sourceTold(source, language), isSoft: true }]} />
    </Section>
  )
}
