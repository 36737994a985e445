/** A vote of the members, on whatever page it stands: putting something to them, an organisation's voice, what all said, the close, and what came of it with every line it follows from. */
import type { Db } from '#platform/database'
import type { FormValues } from '#platform/http'
import { Actions, Button, Choices, Form, Notice, Section, Table, TextField, type Entered } from '#platform/page'
import type { Result } from '#platform/result'
import { printDay, tellDay } from '#platform/time'
import { say, type Language } from '#platform/words'
import { findOrganisation, majority, shortNameIn, type Actor, type OrganisationId } from '#modules/members'
import { together, type Declared, type Representing } from '#modules/people'
import type { ComponentChildren } from 'preact'
import { ownVoice, silentIn, VOICES, type Ballot, type Proposal, type Tally } from './ballot.ts'
import type { CharterNeeds } from './doing.part.ts'
import { saidFor } from './tally-store.ts'
import { withDays } from './telling.ts'
import { VOTE_PAGE_WORDS, VOTE_WORDS } from './vote-words.ts'
import { WORDS } from './words.ts'

export { BallotIn, BallotOut, ClosingIn, presentBallot, presentProposal, presentVoices, ProposalIn, ProposalOut, VoiceOut } from './vote-schema.ts'
export { VOTE_WORDS, withDays }

type Facts = Readonly<Record<string, string | number>>

/** Why not, or undefined where it may be done. */
export type Because = (result: Result<unknown>) => string | undefined

type Shared = { readonly language: Language; readonly because: Because }
/** A form of a vote: where it is sent, and what stands in it. */
type Sent = { readonly to: string; readonly entered: Entered }

const speaker = (language: Language) => (key: keyof typeof VOTE_PAGE_WORDS, facts?: Facts): string => say(VOTE_PAGE_WORDS, language, key, facts)

const named = (language: Language) => (key: keyof typeof VOTE_WORDS): string => say(VOTE_WORDS, language, key)

/** The ways in which it may be voted on, to choose from. */
export const wayOptions = (language: Language) => majority.WAYS.map((way) => ({ value: way, label: named(language)(`way.${way}`) }))

/** How it is voted on, until when, and how many have: for a sentence of the page. */
export function voteFacts({ proposal: { way, until }, voters, voices }: Tally, language: Language): Facts {
  return { way: named(language)(`way.${way}`), until: timeTold({ way, until }, language), said: voters.length - silentIn(voters, voices).length, count: voters.length }
}

const timeTold = ({ way, until }: Pick<Proposal, 'way' | 'until'>, language: Language): string => speaker(language)(way === 'written' ? 'untilDay' : 'onDay', { day: tellDay(until, language) })

/** Putting it to the members, and the rule by which they decide. `children`: what else is asked; `filled`: it is what the page is for. */
export const Proposing = ({ to, rule, language, because, entered, filled = false, children }: Shared & Sent & { readonly rule: Result<majority.SourcedRule>; readonly filled?: boolean; readonly children?: ComponentChildren }) => {
  const word = speaker(language)
  const no = because(rule)
  return (
    <Section title={word('proposeTitle')}>
      {rule.ok ? <><h3>{word('ruleTitle')}</h3><RuleTold rule={rule.value} language={language} /></> : null}
      {no === undefined ? (
        <Form to={to} id="propose" {...entered}>
          <Choices name="way" label={word('way')} options={wayOptions(language)} />
          <TextField name="until" kind="date" label={word('until')} />
          {children}
          <Actions><Button filled={filled}>{word('propose')}</Button></Actions>
        </Form>
      ) : <Actions><Button because={no}>{word('propose')}</Button></Actions>}
    </Section>
  )
}

/** What most rules allow first. */
export const firstWay = (rule: Result<majority.SourcedRule>): majority.Way => (rule.ok && rule.value.rule.written !== 'not-allowed' ? 'written' : 'meeting')

/** By which rule the members decide; nothing where none holds. */
export const DecidedBy = ({ rule, language }: { readonly rule: Result<majority.SourcedRule>; readonly language: Language }) => (rule.ok ? <Section title={speaker(language)('ruleTitle')}><RuleTold rule={rule.value} language={language} /></Section> : null)

const RuleTold = ({ rule: { rule, sources }, language }: { readonly rule: majority.SourcedRule; readonly language: Language }) => (
  <ul>{majority.tellParts(rule, language).map(({ part, sentence }) => <li key={part}>{say(WORDS, language, `part.${part}`)}: {sentence} <span class="soft">{tellSource(sources[part], language)}</span></li>)}</ul>
)

/** The voice of one's organisation, `said`: and what it lacks; `allowed`: may it be given? */
const Voting = ({ to, name, said, reader, allowed, language, because, entered }: Shared & Sent & { readonly name: string; readonly said: Declared<Ballot>; readonly reader: Pick<Representing, 'person'>; readonly allowed: Result<unknown> }) => {
  const word = speaker(language)
  const does = word(ownVoice(said, reader) === undefined ? 'vote' : 'changeVote')
  const [counts] = said.by
  const waits = together.tellWaiting(said, reader, language)
  const no = because(allowed)
  return (
    <Section title={word('voteTitle', { name })}>
      {counts === undefined ? null : <p>{word('yourVoice')}: <strong>{named(language)(`voice.${counts.voice}`)}</strong></p>}
      {waits === undefined ? null : <Notice title={word('saidSoFar', { voices: [...new Set(said.waiting.map(({ voice }) => named(language)(`voice.${voice}`)))].join(', ') })}><p>{waits}</p></Notice>}
      {no === undefined ? (
        <Form to={to} id="vote" {...entered}>
          <Choices name="voice" label={word('yourVoice')} hint={word('yourVoiceHint')} options={VOICES.map((voice) => ({ value: voice, label: named(language)(`voice.${voice}`) }))} />
          <Actions><Button filled>{does}</Button></Actions>
        </Form>
      ) : <Actions><Button because={no}>{does}</Button></Actions>}
    </Section>
  )
}

type VoteNeeds = Shared & {
  readonly db: Db
  readonly actor: Actor
  readonly tally: Tally
  /** For whom the reader speaks, if for anybody. */
  readonly voter: Result<OrganisationId>
  readonly casting: (organisation: OrganisationId) => Promise<Result<Proposal>>
  readonly mayVote: CharterNeeds['mayVote']
  readonly to: string
  readonly entered: (first: FormValues) => Entered
  readonly zone: string
}

/** A vote as its reader finds it: what all said, and before it the voice of the organisation they speak for. */
export async function votePart({ db, actor, tally, voter, casting, mayVote, to, entered, zone, ...shared }: VoteNeeds): Promise<ComponentChildren> {
  const { language } = shared
  const recorded = <Voices tally={tally} zone={zone} language={language} />
  if (!voter.ok) return recorded
  const [own, open] = [await findOrganisation(db, voter.value), await casting(voter.value)]
  const allowed = open.ok ? await mayVote(db, actor, voter.value) : open
  const said = saidFor(tally, voter.value)
  const mine = ownVoice(said, actor)
  return <><Voting {...shared} to={to} name={own.ok ? shortNameIn(own.value, language) : ''} said={said} reader={actor} allowed={allowed} entered={entered(mine === undefined ? {} : { voice: mine })} />{recorded}</>
}

type Recorded = { readonly tally: Pick<Tally, 'said'> & { readonly voters: readonly Pick<Tally['voters'][number], 'organisation' | 'name'>[] }; readonly zone: string; readonly language: Language }

/** Recorded by name: what each said last, what lacks a second person, and how often it was changed. */
const Voices = (recorded: Recorded) => <Section title={speaker(recorded.language)('voices')}><VoiceTable {...recorded} /></Section>

/** `isClosed`: whoever waited then waits no more. */
const VoiceTable = ({ tally: { said, voters }, isClosed = false, zone, language }: Recorded & { readonly isClosed?: boolean }) => {
  const word = speaker(language)
  const countsOf = (organisation: OrganisationId): Ballot | undefined => said.get(organisation)?.by.at(-1)
  const told = (organisation: OrganisationId): string[] => {
    const [counts, waiting] = [countsOf(organisation), said.get(organisation)?.waiting ?? []]
    return [...(counts === undefined && isClosed && waiting.length > 0 ? [] : [named(language)(`voice.${counts?.voice ?? 'none'}`)]), ...waiting.map(({ voice }) => word(isClosed ? 'voiceLacked' : 'voiceWaits', { voice: named(language)(`voice.${voice}`) }))]
  }
  return (
    <Table
      caption={word('voices')}
      hidesCaption
      rows={voters}
      columns={[
        { head: word('member'), cell: ({ name }) => name[language] },
        { head: word('voice'), cell: ({ organisation }) => told(organisation).map((line, place) => (place === 0 ? line : <span key={place}><br /><span class="soft">{line}</span></span>)) },
        { head: word('when'), cell: ({ organisation }) => { const ballot = countsOf(organisation); return ballot === undefined ? '' : printDay(ballot.at, language, zone) }, isSoft: true },
        { head: word('changes'), cell: ({ organisation }) => { const changes = said.get(organisation)?.changes ?? 0; return changes === 0 ? '' : word('changedTimes', { count: changes }) }, isSoft: true },
      ]}
    />
  )
}

/** What would come of it now, and the act that declares it. `children`: what else is asked. */
export const Closing = ({ to, tally: { proposal, voters, said, voices, outcome, mayClose }, language, because, entered, children }: Shared & Sent & { readonly tally: Tally; readonly children?: ComponentChildren }) => {
  const word = speaker(language)
  const no = because(mayClose)
  const silent = silentIn(voters, voices)
  const halves = voters.filter(({ organisation }) => (said.get(organisation)?.waiting.length ?? 0) > 0)
  return (
    <Section title={word('closeTitle')}>
      <p>{word('asItStands')}: {outcome.ok ? majority.tellOutcome(outcome.value, language) : because(outcome)}</p>
      {halves.length === 0 ? null : <p>{word('lackSecond', { names: halves.map(({ name }) => name[language]).join(', ') })}</p>}
      {no === undefined ? (
        <Form to={to} id="close" {...entered}>
          {proposal.way === 'written' || silent.length === 0 ? null : <Choices name="attended" label={word('attended')} many isOptional options={silent.map(({ organisation, name }) => ({ value: organisation, label: name[language] }))} />}
          {children}
          <Actions><Button filled>{word('close')}</Button></Actions>
        </Form>
      ) : <Actions><Button because={no}>{word('close')}</Button></Actions>}
    </Section>
  )
}

/** What came of it, with every line it follows from; `recorded`: and with what each said. */
export const Outcome = ({ outcome, title, recorded, language }: { readonly outcome: majority.Outcome; readonly title?: string; readonly recorded?: Recorded; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Section title={title ?? word('outcome')}>
      <Notice title={named(language)(`result.${outcome.state}`)}><p>{majority.tellOutcome(outcome, language)}</p></Notice>
      <h3>{word('derivation')}</h3>
      <Table caption={word('derivation')} hidesCaption rows={majority.tellDerivation(outcome, language)} columns={[{ head: word('line'), cell: ({ name }) => name }, { head: word('said'), cell: ({ said }) => said }, { head: word('source'), cell: ({ source }) => tellSource(source, language), isSoft: true }]} />
      {recorded === undefined ? null : <><h3>{word('voices')}</h3><VoiceTable {...recorded} isClosed /></>}
    </Section>
  )
}

/** “§ 4 der Satzung, Fassung 1”, “gesetzliche Regel: § 32 (1) BGB”; what stands nowhere is told as that. */
export const tellSource = (source: majority.RuleSource, language: Language): string => (source.by === 'law' ? speaker(language)('statutory', { source: source[language] }) : source[language])
