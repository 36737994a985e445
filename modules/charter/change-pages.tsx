/** A change of rules, for office and members: what it changes, the vote on it, its close, and what came of earlier ones. */
import { chosenIn, goOn, readBy, readForm, textsIn, trimmedIn, type App, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, Choices, EmptyState, Form, Section, type Page, type Site } from '#platform/page'
import { must, type Refusal, type Result } from '#platform/result'
import { printDay } from '#platform/time'
import { COLLATORS, type Language } from '#platform/words'
import { organisationsById, shortNameIn, type Actor } from '#modules/members'
import type { ComponentChildren } from 'preact'
import type { SaidInVote, Tally } from './ballot.ts'
import { changeBallotsOf } from './change-store.ts'
import { Differences } from './change.part.tsx'
import { castingOn, castNow, changesFor, closeNow, putNow, tallyOn, withdrawNow, type Changes } from './changing.part.ts'
import type { CharterNeeds } from './doing.part.ts'
import { draftOf, withMembersOf, type DocumentId, type Version } from './document.ts'
import { attempted, changeAt, documentAt, documentIn, enteredAgain, NotDone, speaker, whyNot } from './frame.part.tsx'
import { may } from './policy.ts'
import { changeKind, openChange, type RuleChange } from './rule-change.ts'
import { ruleInForce } from './rule-store.ts'
import { ChangeIn } from './schema.ts'
import { voicesIn } from './tally-store.ts'
import { nameIn } from './telling.ts'
import { Closing, DecidedBy, firstWay, Outcome, Proposing, voteFacts, votePart } from './vote.part.tsx'
import { BallotIn, ClosingIn } from './vote-schema.ts'
import { ADDRESSES } from './words.ts'

const FORMS = ['change', 'changeBallot', 'changeClosing', 'changeWithdrawal'] as const
type FormName = (typeof FORMS)[number]
type Again = { readonly form: FormName; readonly values: FormValues; readonly refusal: Refusal }

export function hangChange(app: App, site: Site, needs: CharterNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('change', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    return show(...(await shown(needs, actor, await changesFor(needs.db, actor, documentIn(door)), language)))
  })
  for (const form of FORMS) {
    pages.post(form, async (door, { language, show }) => {
      const actor = await needs.actorOf(door)
      const id = documentIn(door)
      // Before anything of the form is answered: even its refusals show what is voted on.
      await changesFor(needs.db, actor, id)
      const values = must(await readForm(door))
      const refusal = await attempted(() => DO[form](needs, actor, id, values))
      if (refusal === undefined) return goOn(door, changeAt(id, language))
      return show(...(await shown(needs, actor, await changesFor(needs.db, actor, id), language, { form, values, refusal })), 422)
    })
  }
}

const DO: Readonly<Record<FormName, (needs: CharterNeeds, actor: Actor, id: DocumentId, values: FormValues) => Promise<void>>> = {
  change: async (needs, actor, id, values) => {
    const { purpose, ...said } = must(readBy(ChangeIn, { way: chosenIn(values, 'way'), until: trimmedIn(values, 'until'), purpose: values['purpose'] === 'yes', seen: Number(trimmedIn(values, 'seen')) }))
    return putNow(needs, actor, id, { ...said, kind: changeKind(purpose) })
  },
  changeBallot: async (needs, actor, id, values) => castNow(needs, actor, id, must(readBy(BallotIn, { voice: chosenIn(values, 'voice') })).voice),
  changeClosing: async (needs, actor, id, values) => closeNow(needs, actor, id, must(readBy(ClosingIn, { attended: textsIn(values, 'attended') })).attended),
  changeWithdrawal: (needs, actor, id) => withdrawNow(needs, actor, id),
}

async function shown(needs: CharterNeeds, actor: Actor, found: Changes, language: Language, again?: Again): Promise<[Page, ComponentChildren]> {
  const { db, zone } = needs
  const { document, changes } = found
  const word = speaker(language)
  const [draft, open] = [draftOf(document), openChange(changes)]
  const next = withMembersOf(document) ?? draft
  const ballots = await changeBallotsOf(db, [document.id])
  const tally = open === undefined ? undefined : await tallyOn(db, found, ballots, needs.today())
  const now = tally?.ok === true ? tally.value : undefined
  const voting = { language, because: (result: Result<unknown>) => whyNot(result, language) }
  const at = (form: FormName) => addressOf(ADDRESSES[form], language, { id: document.id })
  const entered = (form: FormName, first: FormValues = {}) => (again?.form === form ? enteredAgain(again.values, again.refusal, language) : { values: first })
  const isOffice = may.conduct(actor).ok
  return [
    { title: word('changeTitle', { title: nameIn(document.title, language) }), above: <a href={documentAt(document.id, language)}>{nameIn(document.title, language)}</a>, lead: leadOf(next, open, now, language), entry: 'members' },
    <>
      <NotDone refusal={again?.refusal} language={language} />
      {next === undefined && changes.length === 0 ? <EmptyState title={word('changeNone')}>{word('changeWay')}</EmptyState> : null}
      {now === undefined ? null : await votePart({ ...voting, db, actor, tally: now, voter: may.vote(actor), casting: (organisation) => castingOn(db, found, organisation, needs.today()), mayVote: needs.mayVote, to: at('changeBallot'), entered: (first) => entered('changeBallot', first), zone })}
      {next === undefined ? null : <Differences document={document} version={next} zone={needs.zone} language={language} />}
      {open === undefined ? null : <DecidedBy rule={await ruleInForce(db, open.kind)} language={language} />}
      {isOffice && draft !== undefined ? await proposingPart(draft) : null}
      {isOffice && now !== undefined ? <Closing {...voting} to={at('changeClosing')} tally={now} entered={entered('changeClosing')} /> : null}
      {isOffice && open !== undefined ? <Withdrawing to={at('changeWithdrawal')} language={language} /> : null}
      {await Promise.all(changes.filter((one) => one !== open).toReversed().map(async (change) => <Past key={change.number} change={change} recorded={{ tally: await tallyIn(voicesIn(ballots, change.number)), zone, language }} />))}
    </>,
  ]

  /** With who said something to it, as they are called today. */
  async function tallyIn(said: SaidInVote) {
    const named = await organisationsById(db, [...said.keys()])
    return { said, voters: [...named.values()].map((one) => ({ organisation: one.id, name: { de: shortNameIn(one, 'de'), en: shortNameIn(one, 'en') } })).toSorted((a, b) => COLLATORS.de.compare(a.name.de, b.name.de)) }
  }

  async function proposingPart({ revision }: Version) {
    const rule = await ruleInForce(db, 'rule-change')
    return (
      <Proposing {...voting} filled to={at('change')} rule={rule} entered={entered('change', { way: firstWay(rule) })}>
        <input type="hidden" name="seen" value={revision} />
        {document.kind === 'statutes' ? <Choices name="purpose" label={word('purpose')} hint={word('purposeHint')} many isOptional options={[{ value: 'yes', label: word('purposeYes') }]} /> : null}
      </Proposing>
    )
  }
}

function leadOf(next: Version | undefined, open: RuleChange | undefined, tally: Tally | undefined, language: Language): string {
  const word = speaker(language)
  if (next === undefined) return word('changeNone')
  if (next.state === 'draft') return word('changeDraft', { number: next.number })
  const told = tally === undefined ? word('isWithMembers', { number: next.number }) : word('changeWith', { number: next.number, ...voteFacts(tally, language) })
  return open?.kind === 'purpose' ? `${told} ${word('isOfPurpose')}` : told
}

const Withdrawing = ({ to, language }: { readonly to: string; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Section title={word('withdrawTitle')}>
      <p>{word('withdrawTold')}</p>
      <Form to={to} id="withdraw"><Actions><Button>{word('withdraw')}</Button></Actions></Form>
    </Section>
  )
}

type PastNeeds = { readonly change: RuleChange; readonly recorded: NonNullable<Parameters<typeof Outcome>[0]['recorded']> }

/** One that was decided or taken back, with what each said. */
const Past = ({ change: { version, at, outcome, withdrawnAt }, recorded }: PastNeeds) => {
  const { language, zone } = recorded
  const word = speaker(language)
  const title = word('proposalOf', { number: version, day: printDay(at, language, zone) })
  if (outcome !== undefined) return <Outcome title={title} outcome={outcome} recorded={recorded} language={language} />
  return <Section title={title}><p>{word('wasWithdrawn', { day: withdrawnAt === undefined ? '' : printDay(withdrawnAt, language, zone) })}</p></Section>
}
