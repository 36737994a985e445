/** “Was wäre, wenn …?”: a kind of decision and votes, by numbers or member by member; what comes of it by the rule in force, and why. */
import { readForm, trimmedIn, type App, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, Choices, Form, Section, Select, TextField, type Entered, type Here, type Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import { say, type Language } from '#platform/words'
import { majority, votersOn, type Voting } from '#modules/members'
import type { CharterNeeds } from './doing.part.ts'
import { DECISION_KINDS } from './document.ts'
import { attempted, CHARTER_WORDS, NotDone, ruleNow, speaker } from './frame.part.tsx'
import { may } from './policy.ts'
import { sentenceFor } from './telling.ts'
import { Outcome, wayOptions } from './vote.part.tsx'
import { ADDRESSES, WORDS } from './words.ts'

const STANCES = ['yes', 'no', 'abstain', 'silent', 'absent', 'barred'] as const
type Stance = (typeof STANCES)[number]

/** How many of each there may be, so that everybody is counted one by one. */
const MOST = 1_000
/** More members than this are told by numbers. */
const MOST_SHOWN = 60

export function hangWhatIf(app: App, site: Site, needs: CharterNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('whatIf', async (door, here) => {
    must(may.readInside(await needs.actorOf(door)))
    return whatIfPage(here, needs, { kind: 'other', way: 'meeting' })
  })
  pages.post('whatIf', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.readInside(actor))
    const values = must(await readForm(door))
    const kind = DECISION_KINDS.find((one) => one === values['kind'])
    const way = majority.WAYS.find((one) => one === values['way']) ?? 'meeting'
    if (kind === undefined) return whatIfPage(here, needs, values, { wrong: { kind: { kind: 'invalid', reason: 'case.noKind', facts: {} } } })
    const read = values['by'] === 'members' ? byMembers(values, await votersOn(needs.db, needs.today())) : byNumbers(values)
    if ('wrong' in read) return whatIfPage(here, needs, values, read)
    let outcome: majority.Outcome | undefined
    const refusal = await attempted(async () => { outcome = must(majority.decide(await ruleNow(needs, actor, kind), way, read.voters)) })
    return whatIfPage(here, needs, values, { ...(outcome === undefined ? {} : { outcome }), ...(refusal === undefined ? {} : { refusal }) })
  })
}

// ---- What was entered

type Read = { readonly voters: readonly majority.Voter[] } | { readonly wrong: Readonly<Record<string, Refusal>> }

const AS: Readonly<Record<Stance, Pick<majority.Voter, 'attends' | 'voice' | 'isBarred'>>> = {
  yes: { attends: true, voice: 'yes' }, no: { attends: true, voice: 'no' }, abstain: { attends: true, voice: 'abstain' }, silent: { attends: true, voice: 'none' }, absent: { attends: false, voice: 'none' }, barred: { attends: true, voice: 'none', isBarred: true },
}

function byNumbers(values: FormValues): Read {
  const wrong: Record<string, Refusal> = {}
  const voters = STANCES.flatMap((stance): majority.Voter[] => {
    const text = trimmedIn(values, stance)
    if (text === '') return []
    if (!/^\d{1,9}$/.test(text) || Number(text) > MOST) {
      wrong[stance] = { kind: 'invalid', reason: 'case.notCount', facts: { most: MOST } }
      return []
    }
    return Array.from({ length: Number(text) }, (_, at) => ({ member: `${stance} ${at}`, kind: 'full', ...AS[stance] }))
  })
  return Object.keys(wrong).length > 0 ? { wrong } : { voters }
}

/** Who is not told stays away. */
const byMembers = (values: FormValues, voting: readonly Voting[]): Read => ({
  voters: voting.map(({ organisation, kind }) => ({ member: organisation, kind, ...AS[STANCES.find((one) => one === values[`voice-${organisation}`]) ?? 'absent'] })),
})

// ---- The page

type Answer = { readonly outcome?: majority.Outcome; readonly refusal?: Refusal; readonly wrong?: Readonly<Record<string, Refusal>> }

async function whatIfPage({ language, show }: Here, needs: CharterNeeds, values: FormValues, { outcome, refusal, wrong = {} }: Answer = {}): Promise<Response> {
  const word = speaker(language)
  const voting = await votersOn(needs.db, needs.today())
  const errors = Object.fromEntries(Object.entries(wrong).map(([field, one]) => [field, sentenceFor(one, language, CHARTER_WORDS)]))
  const isByMembers = values['by'] === 'members'
  const { kind, way } = values
  const other: Entered = { values: { kind, way } }
  return show(
    { title: word('whatIf'), lead: word('whatIfLead'), above: <a href={addressOf(ADDRESSES.charter, language)}>{word('title')}</a>, entry: 'members' },
    <>
      <NotDone refusal={refusal} language={language} title="noAnswer" />
      {outcome === undefined ? null : <Outcome outcome={outcome} language={language} />}
      <Section title={word('byNumbers')}><ByNumbers language={language} entered={isByMembers ? other : { values, errors }} /></Section>
      {voting.length > MOST_SHOWN ? null : <Section title={word('byMembers')}>{voting.length === 0 ? <p class="soft">{word('noVoters')}</p> : <ByMembers voting={voting} language={language} entered={isByMembers ? { values, errors } : other} />}</Section>}
    </>,
    refusal === undefined && Object.keys(wrong).length === 0 ? 200 : 422,
  )
}

/** A part of the form itself, so that it knows what its fields are called. */
function askedFields(language: Language) {
  const word = speaker(language)
  return (
    <>
      <Select name="kind" label={word('decision')} options={DECISION_KINDS.map((value) => ({ value, label: say(WORDS, language, `decision.${value}`) }))} />
      <Choices name="way" label={word('way')} options={wayOptions(language)} />
    </>
  )
}

const ByNumbers = ({ language, entered }: { readonly language: Language; readonly entered: Entered }) => {
  const word = speaker(language)
  return (
    <Form id="numbers" {...entered}>
      {askedFields(language)}
      {STANCES.map((stance) => <TextField key={stance} name={stance} kind="number" label={word(stance)} isOptional {...(stance === 'yes' ? { hint: word('numbersHint') } : {})} />)}
      <Actions><Button name="by" value="numbers" filled>{word('work')}</Button></Actions>
    </Form>
  )
}

const ByMembers = ({ voting, language, entered }: { readonly voting: readonly Voting[]; readonly language: Language; readonly entered: Entered }) => {
  const word = speaker(language)
  return (
    <Form id="members" {...entered}>
      {askedFields(language)}
      {voting.map(({ organisation, name }) => <Select key={organisation} name={`voice-${organisation}`} label={name[language]} isOptional options={STANCES.map((value) => ({ value, label: word(value) }))} />)}
      <Actions><Button name="by" value="members">{word('work')}</Button></Actions>
    </Form>
  )
}
