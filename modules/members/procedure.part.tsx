/** What becomes of a membership, on its page: resting voice, leaving, expulsion, name and succession, with the forms of each next step. */
import type { Tx } from '#platform/database'
import { readBy, textIn, type FormValues } from '#platform/http'
import { Actions, Button, Choices, Facts, Form, Notice, Section, Select, Table, TextArea, TextField, type Entered } from '#platform/page'
import { must } from '#platform/result'
import { dayAfter, tellDay } from '#platform/time'
import { say, type Language } from '#platform/words'
import type { Actor } from './actor.ts'
import type { Day } from './day.ts'
import { expulsionState, type Expulsion } from './expulsion.ts'
import { isWaiting, type LeavingNotice } from './leaving.ts'
import type { MembersNeeds } from './needs.part.ts'
import { nameIn, type Organisation, type OrganisationId } from './organisation.ts'
import { pageOf } from './organisation.part.tsx'
import { PAGE_WORDS } from './page-words.ts'
import { may, type Placed } from './policy.ts'
import { decideNow, dropNow, hearNow, leaveNow, letPassNow, openExpulsionNow, renameNow, restNow, stayNow, succeedNow, wakeNow, type Doing, type Procedures } from './proceeding.part.ts'
import { Ending, ExpulsionDecisionIn, ExpulsionIn, LeavingIn, RestIn, StatementIn, SuccessionIn } from './schema.ts'
import { SUCCESSIONS } from './succession.ts'
import { because, tellSpan } from './telling.part.tsx'
import { WORDS } from './words.ts'

type Step = (tx: Tx, needs: MembersNeeds, doing: Doing, values: FormValues) => Promise<void>

/** What each button does. */
export const PROCEDURES = {
  rest: async (tx, needs, doing, values) => {
    const { from = needs.today(), until, reason } = must(readBy(RestIn, { ...values, reason: textIn(values, 'reason') }))
    await restNow(tx, needs, doing, { from, reason, ...(until === undefined ? {} : { until }) })
  },
  wake: async (tx, needs, doing, values) => wakeNow(tx, needs, doing, must(readBy(Ending, values)).until ?? needs.today()),
  leaveAlliance: async (tx, needs, doing, values) => leaveNow(tx, needs, doing, must(readBy(LeavingIn, values)).declared ?? needs.today()),
  stay: stayNow,
  expel: async (tx, needs, doing, values) => openExpulsionNow(tx, needs, doing, must(readBy(ExpulsionIn, { ...values, reason: textIn(values, 'reason') }))),
  state: async (tx, needs, doing, values) => hearNow(tx, needs, doing, must(readBy(StatementIn, { statement: textIn(values, 'statement') })).statement),
  pass: letPassNow,
  decide: async (tx, needs, doing, values) => {
    const { reference, until = needs.today() } = must(readBy(ExpulsionDecisionIn, { ...values, reference: textIn(values, 'reference') }))
    await decideNow(tx, needs, doing, { reference, until })
  },
  drop: dropNow,
  succeed: async (tx, needs, doing, values) => {
    const { until = needs.today(), ...said } = must(readBy(SuccessionIn, values))
    await succeedNow(tx, needs, doing, { ...said, until })
  },
  rename: async (tx, needs, doing, values) => {
    const { declared: from = needs.today() } = must(readBy(LeavingIn, { declared: values['from'] }))
    await renameNow(tx, needs, doing, { name: { de: textIn(values, 'nameDe'), en: textIn(values, 'nameEn') }, from })
  },
} satisfies Readonly<Record<string, Step>>

type Shown = {
  readonly placed: Placed
  readonly actor: Actor
  readonly language: Language
  readonly today: Day
  readonly procedures: Procedures
  readonly notice: LeavingNotice
  readonly isMember: boolean
  /** Organisations that could follow, and those that did. */
  readonly others: readonly Organisation[]
  readonly entered: Readonly<Record<string, Entered>>
}

const speaker = (language: Language) => (key: keyof typeof PAGE_WORDS, facts: Readonly<Record<string, string | number>> = {}): string => say(PAGE_WORDS, language, key, facts)

export const ProceduresShown = (shown: Shown) => {
  const { actor, language, placed: { organisation } } = shown
  const word = speaker(language)
  const hasHistory = shown.procedures.rests.length + shown.procedures.leavings.length > 0
  return (
    <>
      {may.readProcedures(actor, organisation.id).ok && (shown.isMember || hasHistory) ? (
        <>
          <Section title={word('rests')}><Rests {...shown} /></Section>
          <Section title={word('leaving')}><Leavings {...shown} /></Section>
        </>
      ) : null}
      {may.readExpulsions(actor, organisation.id).ok && (shown.procedures.expulsions.length > 0 || (shown.isMember && may.conduct(actor).ok)) ? <Section title={word('expulsion')}><Expulsions {...shown} /></Section> : null}
      <Section title={word('nameAndSuccession')}><NameAndSuccession {...shown} /></Section>
    </>
  )
}

const Rests = ({ actor, language, today, procedures: { rests }, isMember, entered }: Shown) => {
  const word = speaker(language)
  const no = because(may.conduct(actor), language)
  const isResting = rests.some(({ until }) => until === undefined || until >= today)
  return (
    <>
      {rests.length === 0 ? <p class="soft">{word('restsNone')}</p> : <Table caption={word('restsTable')} hidesCaption rows={rests} columns={[{ head: word('span'), cell: (one) => tellSpan(one, language) }, { head: word('reason'), cell: ({ reason }) => reason }]} />}
      {!isMember ? null : no !== undefined ? (
        <Actions><Button because={no}>{word('rest')}</Button></Actions>
      ) : isResting ? (
        <Form id="wake" {...entered['wake']}>
          <TextField name="until" kind="date" label={word('lastDay')} hint={word('lastDayHint')} isOptional />
          <Actions><Button name="do" value="wake">{word('wake')}</Button></Actions>
        </Form>
      ) : (
        <Form id="rest" {...entered['rest']}>
          <p class="soft">{word('restTold')}</p>
          <TextArea name="reason" label={word('reason')} />
          <TextField name={`from`} kind="date" label={word('day')} hint={word('dayHint')} isOptional />
          <TextField name="until" kind="date" label={word('untilWhen')} hint={word('untilHint')} isOptional />
          <Actions><Button name="do" value="rest">{word('rest')}</Button></Actions>
        </Form>
      )}
    </>
  )
}

const Leavings = ({ placed: { organisation }, actor, language, today, procedures: { leavings }, notice, isMember, entered }: Shown) => {
  const word = speaker(language)
  const no = because(may.leave(actor, organisation.id), language)
  const waiting = leavings.some((one) => isWaiting(one, today))
  const end = notice.toYearEnd ? word('leavingYearEnd') : ''
  return (
    <>
      <p class="soft">{notice.months === 0 ? word('leavingAtOnce', { end }) : word('leavingDirect', { months: notice.months, end })}</p>
      {leavings.length === 0 ? null : <ul>{leavings.map(({ declared, until, withdrawn }) => <li key={declared + until}>{withdrawn === undefined ? word('leavingWaits', { declared: tellDay(declared, language), until: tellDay(until, language) }) : word('leavingWithdrawn', { declared: tellDay(declared, language), withdrawn: tellDay(withdrawn, language) })}</li>)}</ul>}
      {no !== undefined ? (
        <Actions><Button because={no}>{word('declareLeaving')}</Button></Actions>
      ) : waiting ? (
        <Form id="stay" {...entered['stay']}><Actions><Button name="do" value="stay">{word('withdrawLeaving')}</Button></Actions></Form>
      ) : isMember ? (
        <Form id="leaveAlliance" {...entered['leaveAlliance']}>
          <TextField name="declared" kind="date" label={word('declared')} hint={word('lastDayHint')} isOptional />
          <Actions><Button name="do" value="leaveAlliance">{word('declareLeaving')}</Button></Actions>
        </Form>
      ) : null}
    </>
  )
}

const Expulsions = ({ placed: { organisation }, actor, language, today, procedures: { expulsions }, isMember, entered }: Shown) => {
  const word = speaker(language)
  const conducts = may.conduct(actor).ok
  const open = expulsions.find((one) => ['opened', 'heard'].includes(expulsionState(one, today)))
  const mayState = may.state(actor, organisation.id).ok
  return (
    <>
      <p class="soft">{word('expulsionTold')}</p>
      {expulsions.map((one) => <Facts key={one.id} facts={factsOf(one, language, today)} />)}
      {open === undefined ? (
        conducts && isMember ? (
          <Form id="expel" {...entered['expel']}>
            <TextArea name="reason" label={word('reason')} />
            <TextField name="deadline" kind="date" label={word('deadline')} />
            <Actions><Button name="do" value="expel">{word('openExpulsion')}</Button></Actions>
          </Form>
        ) : null
      ) : (
        <>
          {mayState && open.heard?.statement === undefined ? (
            <Form id="state" {...entered['state']}>
              <TextArea name="statement" label={word('statement')} hint={word('statementHint')} />
              <Actions><Button name="do" value="state">{word('giveStatement')}</Button></Actions>
            </Form>
          ) : null}
          {!conducts ? null : open.heard === undefined ? (
            <Form id="pass" {...entered['pass']}><Actions><Button name="do" value="pass" because={today > open.deadline ? undefined : say(WORDS, language, 'expulsion.notPassed', { deadline: tellDay(open.deadline, language) })}>{word('letPass')}</Button></Actions></Form>
          ) : (
            <Form id="decide" {...entered['decide']}>
              <TextArea name="reference" label={word('reference')} hint={word('referenceHint')} />
              <TextField name="until" kind="date" label={word('lastDay')} hint={word('lastDayHint')} isOptional />
              <Actions><Button name="do" value="decide">{word('decideExpulsion')}</Button></Actions>
            </Form>
          )}
          {conducts ? <Form id="drop" {...entered['drop']}><Actions><Button name="do" value="drop">{word('dropExpulsion')}</Button></Actions></Form> : null}
        </>
      )}
    </>
  )
}

function factsOf(one: Expulsion, language: Language, today: Day) {
  const word = speaker(language)
  return [
    { name: word('expulsionStands'), value: say(WORDS, language, `expulsion.state.${expulsionState(one, today)}`) },
    { name: word('opened'), value: tellDay(one.opened, language) },
    { name: word('reason'), value: one.reason },
    { name: word('deadline'), value: tellDay(one.deadline, language) },
    ...(one.heard === undefined ? [] : [{ name: word('heardOn'), value: tellDay(one.heard.on, language) }, { name: word('statement'), value: one.heard.statement ?? word('noStatement') }]),
    ...(one.decided === undefined ? [] : [{ name: word('decision'), value: `${one.decided.reference} (${tellDay(one.decided.on, language)})` }, { name: word('lastDay'), value: tellDay(one.decided.until, language) }]),
  ]
}

const NameAndSuccession = ({ placed, actor, language, procedures: { formerNames, successions }, others, entered }: Shown) => {
  const word = speaker(language)
  const { organisation } = placed
  const no = because(may.rename(actor, placed), language)
  const isOver = successions.some(({ predecessor }) => predecessor === organisation.id)
  const candidates = others.filter(({ id, kind }) => id !== organisation.id && (kind === 'cluster') === (organisation.kind === 'cluster'))
  return (
    <>
      {formerNames.length === 0 ? null : <ul>{formerNames.map((one) => <li key={one.until}>{word('calledUntil', { until: tellDay(one.until, language), name: nameIn(one, language) })}</li>)}</ul>}
      <p class="soft">{word('renameTold')}</p>
      {no === undefined ? (
        <Form id="rename" {...(entered['rename'] ?? { values: { nameDe: organisation.name.de, nameEn: organisation.name.en } })}>
          <TextField name="nameDe" label={word('renameTo')} isOptional="one-of" />
          <TextField name="nameEn" label={word('renameToEn')} isOptional="one-of" />
          <TextField name={`from`} kind="date" label={word('day')} hint={word('dayHint')} isOptional />
          <Actions><Button name="do" value="rename">{word('rename')}</Button></Actions>
        </Form>
      ) : <Actions><Button because={no}>{word('rename')}</Button></Actions>}
      {isOver || candidates.length === 0 || !may.conduct(actor).ok ? null : (
        <Form id="succeed" {...entered['succeed']}>
          <Select name="successor" label={word('successor')} options={candidates.map((one) => ({ value: one.id, label: nameIn(one, language) }))} />
          <Choices name="kind" label={word('successionKind')} options={SUCCESSIONS.map((kind) => ({ value: kind, label: say(WORDS, language, `succession.${kind}`) }))} />
          <TextField name="until" kind="date" label={word('lastDay')} hint={word('lastDayHint')} isOptional />
          <Actions><Button name="do" value="succeed">{word('succeed')}</Button></Actions>
        </Form>
      )}
    </>
  )
}

/** Who follows, and whom it follows: on the page of each of them. */
export const SuccessionTold = ({ organisation, successions, others, today, language }: Pick<Shown, 'others' | 'today' | 'language'> & Pick<Procedures, 'successions'> & { readonly organisation: Organisation }) => {
  const word = speaker(language)
  const known = new Map<OrganisationId, Organisation>(others.map((one) => [one.id, one]))
  return (
    <>
      {successions.flatMap(({ predecessor, successor, kind, until }) => {
        const other = known.get(predecessor === organisation.id ? successor : predecessor)
        if (other === undefined) return []
        const from = tellDay(dayAfter(until, 1), language)
        const link = <a href={pageOf(other.id, language)}>{nameIn(other, language)}</a>
        if (predecessor !== organisation.id) return [<p key={predecessor}>{word('follows', { from })} {link} ({say(WORDS, language, `succession.${kind}`)}).</p>]
        return [<Notice key={successor} title={word(until < today ? 'goesOn' : 'willGoOn', { name: nameIn(organisation, language), from, successor: nameIn(other, language) })}><p>{link}</p></Notice>]
      })}
    </>
  )
}
