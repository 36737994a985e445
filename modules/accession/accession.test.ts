import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { must, type Result } from '#platform/result'
import type { PersonId } from '#modules/members'
import { together } from '#modules/people'
import { decide, MAJORITY, type Outcome, type SourcedRule, type VotingRule } from '../members/majority.ts'
import { idsFrom } from '../members/sample.ts'
import type { Voting } from '../members/procedure-store.ts'
import { apply, beginCheck, close, confirm, NEXT, openProposal, propose, recogniseAs, sign, STATES, withdraw, type Application } from './application.ts'
import { counted, mayCast, mayClose, putToMembers, votersOf, type Ballot, type Proposal, type Said } from '../charter/ballot.ts'
import { voicesIn } from '../charter/tally-store.ts'
import { VOTE_WORDS } from '../charter/vote-words.ts'
import { drop, heldAt, judge, lay, reword, type Criterion, type Finding } from './criterion.ts'
import { gist, isNewText, looksHuman } from './form-guard.ts'
import { write, type Message } from './message.ts'
import { may } from './policy.ts'
import { MAIL_WORDS } from './mail-words.ts'
import { PAGE_WORDS } from './page-words.ts'
import { WORDS } from './words.ts'

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 30, 10, minute))
const [applicantId, amsel, buche, dachs] = Array.from({ length: 4 }, idsFrom<'organisation'>(100)) as [ReturnType<ReturnType<typeof idsFrom<'organisation'>>>, Voting['organisation'], Voting['organisation'], Voting['organisation']]
const newId = idsFrom<'application'>(1)
const newCriterion = idsFrom<'criterion'>(200)
const office = { as: 'curator' } as const

const laid = (text: string, known: readonly Criterion[] = [], minute = 0): Criterion => must(lay({ text: { de: text, en: text }, clause: '§ 3' }, known, { id: newCriterion(), at: at(minute) }))
const seat = laid('Sitz in Deutschland')
const purpose = laid('Gemeinsamer Zweck', [seat])
const CRITERIA = [seat, purpose]

const SAID = { said: { name: { de: 'Neuer Verbund' }, kind: 'cluster', fields: [] }, membership: 'full', contact: { name: 'Änne Probst', email: 'probst@neu.example' }, language: 'de', why: 'Weil.', claims: [seat.id], consent: 1, textHash: 'h' } as const
const asked = (): Application => apply(SAID, { id: newId(), organisation: applicantId, at: at(1) })
const met = ({ id: criterion }: Criterion, verdict: Finding['verdict'] = 'met'): Finding => ({ criterion, verdict, remark: verdict === 'met' ? '' : 'fehlt', at: at(5), by: office })
const FINDINGS = CRITERIA.map((one) => met(one))

const law = { by: 'law', de: '§ 32 BGB', en: '§ 32 BGB' } as const
const ruled = (change: Partial<VotingRule> = {}): SourcedRule => ({
  rule: { electorate: { full: 1 }, presence: 'none', approval: { ...MAJORITY, basis: 'cast' }, abstention: 'not-counted', secondMeeting: 'as-first', written: 'as-in-meeting', notice: 14, urgency: 'none', ...change },
  sources: { electorate: law, presence: law, approval: law, abstention: law, secondMeeting: law, written: law, notice: law, urgency: law, bar: law },
})
const RULE = ruled()
const VOTING: readonly Voting[] = [amsel, buche, dachs].map((organisation) => ({ organisation, kind: 'full', votes: 1, name: { de: organisation, en: organisation } }))
const today = '2026-11-30'

const inCheck = (): Application => must(beginCheck(must(confirm(asked(), at(2))), { by: office, at: at(3) }))
const put = (application = inCheck(), said: Pick<Proposal, 'way' | 'until'> = { way: 'written', until: '2026-12-14' }, rule = RULE): Result<Application> => propose(application, putToMembers(application.proposals, said, { rule, today }, at(6)), { criteria: CRITERIA, findings: FINDINGS }, { by: office, at: at(6) })
const saying = (...voices: readonly Said[]): ReadonlyMap<Voting['organisation'], Pick<Ballot, 'voice'>> => new Map(voices.map((voice, place) => [[amsel, buche, dachs][place] ?? amsel, { voice }]))
const decided = (application: Application, voices: readonly Said[], rule = RULE): Outcome => must(decide(rule, openProposal(application)?.way ?? 'written', counted(VOTING, saying(...voices), application.organisation, new Set())))
const reasonOf = (result: Result<unknown>): string => (result.ok ? 'done' : result.refusal.reason === 'http.fields' ? JSON.stringify(result.refusal.facts) : result.refusal.reason)

test('an application goes from the form to membership step by step, each with when and who', () => {
  const proposed = must(put())
  const accepted = must(close(proposed, decided(proposed, ['yes', 'yes', 'no']), { unmet: [], reason: '' }, CRITERIA, { by: office, at: at(7) }))
  const member = must(sign(accepted, { signer: 'Änne Probst', charter: [] }, at(8)))
  assert.deepEqual(member.steps.map(({ state, by, at: when }) => [state, by === 'applicant' ? by : by.as, when.getUTCMinutes()]), [['unconfirmed', 'applicant', 1], ['submitted', 'applicant', 2], ['in-check', 'curator', 3], ['with-members', 'curator', 6], ['accepted', 'curator', 7], ['member', 'applicant', 8]])
  assert.equal(member.proposals[0]?.outcome?.state, 'carried')
})

test('a refusal names the criterion that is not met; without one the vote stays open (§ 20 (5) GWB)', () => {
  const proposed = must(put())
  const lost = decided(proposed, ['no', 'no', 'yes'])
  const closing = (unmet: Criterion['id'][]) => close(proposed, lost, { unmet, reason: 'x' }, CRITERIA, { by: office, at: at(7) })
  assert.equal(reasonOf(closing([])), '{"unmet":"refusal.noCriterion"}')
  assert.equal(reasonOf(closing([newCriterion()])), '{"unmet":"refusal.noCriterion"}', 'one that it is not measured by is none')
  assert.deepEqual(must(closing([purpose.id])).refusal, { unmet: [purpose.id], reason: 'x' })
})

test('without a quorum nothing is decided, and only then a second meeting may be called', () => {
  const half = ruled({ presence: { comparator: 'at-least', part: 1, of: 2, by: 'heads' } })
  assert.equal(reasonOf(put(inCheck(), { way: 'second-meeting', until: '2026-12-20' })), 'proposal.noFirst')
  const proposed = must(put(inCheck(), { way: 'meeting', until: '2026-12-20' }, half))
  const again = must(close(proposed, decided(proposed, ['yes'], half), { unmet: [], reason: '' }, CRITERIA, { by: office, at: at(7) }))
  assert.deepEqual([again.state, again.proposals[0]?.outcome?.state, openProposal(again)], ['in-check', 'no-quorum', undefined])
  assert.equal(must(put(again, { way: 'second-meeting', until: '2027-01-20' }, half)).proposals.length, 2)
})

const proposing = (change: Partial<Parameters<typeof propose>[2]>, said: Pick<Proposal, 'way' | 'until'> = { way: 'written', until: today }, rule = RULE): string => reasonOf(propose(inCheck(), putToMembers([], said, { rule, today }, at(6)), { criteria: CRITERIA, findings: FINDINGS, ...change }, { by: office, at: at(6) }))

test('it is put to the members when every criterion was checked, in a way the rule allows, not sooner than its period of notice', () => {
  assert.deepEqual(
    [proposing({}), proposing({ findings: [met(seat)] }), proposing({ criteria: [] }), proposing({}, { way: 'written', until: today }, ruled({ written: 'not-allowed' })), proposing({}, { way: 'written', until: '2026-11-29' }), proposing({}, { way: 'meeting', until: '2026-12-13' }), proposing({}, { way: 'meeting', until: '2026-12-14' }), proposing({}, { way: 'meeting', until: '9999-12-31' })],
    ['done', 'application.unchecked', 'criteria.none', 'majority.noWritten', '{"until":"proposal.past"}', '{"until":"proposal.soon"}', 'done', '{"until":"proposal.late"}'],
  )
})

test('whatever is done in whatever order, no state is skipped, nothing leads out of an end, and every refusal has a sentence', () => {
  const verbs: readonly ((application: Application) => Result<Application>)[] = [
    (one) => confirm(one, at(9)), (one) => beginCheck(one, { by: office, at: at(9) }), (one) => put(one), (one) => withdraw(one, at(9)), (one) => sign(one, { signer: 'Änne', charter: [] }, at(9)), (one) => recogniseAs(one, amsel),
    ...(['carried', 'lost', 'no-quorum'] as const).map((state) => (one: Application) => close(one, { ...decided(must(put()), ['yes']), state }, { unmet: [seat.id], reason: '' }, CRITERIA, { by: office, at: at(9) })),
  ]
  fc.assert(
    fc.property(fc.array(fc.nat(verbs.length - 1), { maxLength: 14 }), (order) => {
      let application = asked()
      for (const which of order) {
        const next = verbs[which]?.(application)
        if (next?.ok === false) assert.ok(next.refusal.reason in { ...VOTE_WORDS, ...WORDS }, next.refusal.reason)
        if (next?.ok !== true) continue
        assert.ok(next.value.state === application.state || NEXT[application.state].includes(next.value.state), `${application.state} → ${next.value.state}`)
        assert.deepEqual(next.value.steps.slice(0, application.steps.length), application.steps, 'what happened stays')
        assert.equal(next.value.steps.at(-1)?.state, next.value.state)
        application = next.value
      }
    }),
  )
})

test('confirming and withdrawing twice is once, and who sends the form again before confirming changes what it says', () => {
  const first = must(confirm(asked(), at(2)))
  assert.equal(must(confirm(first, at(3))), first)
  const gone = must(withdraw(first, at(4)))
  assert.equal(must(withdraw(gone, at(5))), gone)
  assert.equal(reasonOf(confirm(must(withdraw(asked(), at(3))), at(4))), 'application.withdrawn')
  const before = asked()
  const again = apply({ ...SAID, why: 'Doch.' }, { id: newId(), organisation: buche, at: at(9) }, before)
  assert.deepEqual([again.id, again.organisation, again.why, again.steps.length], [before.id, before.organisation, 'Doch.', 1])
  assert.equal(reasonOf(sign(first, { signer: 'x', charter: [] }, at(3))), 'application.is.submitted')
})

test('an application is measured by the criteria that held when it was made', () => {
  const { before, after } = must(reword(seat, { text: { de: 'Sitz in Europa', en: 'Seat in Europe' }, clause: '§ 3' }, { id: newCriterion(), at: at(20) }))
  const all = [before, after, purpose]
  assert.deepEqual([heldAt(all, at(19)), heldAt(all, at(20))].map((held) => held.map(({ text }) => text.de)), [['Sitz in Deutschland', 'Gemeinsamer Zweck'], ['Sitz in Europa', 'Gemeinsamer Zweck']])
  assert.equal(reasonOf(reword(before, { text: { de: 'x', en: 'x' }, clause: '§ 3' }, { id: newCriterion(), at: at(21) })), 'criterion.over')
  assert.equal(reasonOf(lay({ text: { de: 'x', en: '' }, clause: '§ 3' }, [], { id: newCriterion(), at: at(0) })), '{"textEn":"required"}')
  assert.equal(reasonOf(lay({ text: { de: 'x', en: 'x' }, clause: '' }, [], { id: newCriterion(), at: at(0) })), '{"clause":"criterion.noClause"}')
  const judged = (finding: Finding, application = inCheck()): string => reasonOf(judge(application, all, finding))
  assert.deepEqual([judged(met(before)), judged(met(after)), judged({ ...met(purpose, 'unmet'), remark: '' }).includes('finding.noRemark'), judged(met(before), asked())], ['done', 'criterion.none', true, 'application.is.unconfirmed'])
  assert.deepEqual(must(drop(purpose, at(30))).until, at(30))
})

const ballot = (organisation: Voting['organisation'], voice: Said, minute: number, proposal = 1, joint?: PersonId): Ballot => ({ id: idsFrom<'ballot'>(500 + minute)(), proposal, organisation, voice, at: at(minute), isJoint: joint !== undefined, ...(joint === undefined ? {} : { person: joint }) })

test('one voice an organisation: the last counts, each vote by itself, and voices of an earlier vote do not come along', () => {
  const voices = together.counting(voicesIn([ballot(amsel, 'no', 10), ballot(amsel, 'yes', 12), ballot(buche, 'abstain', 11), ballot(amsel, 'no', 20, 2)], 1))
  assert.deepEqual([...voices].map(([organisation, { voice }]) => [organisation, voice]), [[amsel, 'yes'], [buche, 'abstain']])
})

const countedOf = (...ballots: Ballot[]): string => counted(VOTING, together.counting(voicesIn(ballots, 1)), undefined, new Set()).map(({ voice, attends }) => `${voice}${attends ? '' : ' away'}`).join(', ')

test('who represents jointly votes with a second person: until then the organisation has no voice, is awaited, and is not there', () => {
  const [erika, max] = ['erika', 'max'] as unknown as [PersonId, PersonId]
  const first = ballot(amsel, 'yes', 10, 1, erika)
  assert.deepEqual(
    [countedOf(first), countedOf(first, ballot(amsel, 'yes', 11, 1, max)), countedOf(first, ballot(amsel, 'no', 11, 1, max)), countedOf(first, ballot(amsel, 'yes', 11, 2, max)), countedOf(first, ballot(amsel, 'no', 11))],
    ['none away, none away, none away', 'yes, none away, none away', 'none away, none away, none away', 'none away, none away, none away', 'no, none away, none away'],
  )
})

test('who votes follows from the rule, the day and the matter; in writing until the last day, in a meeting on its day', () => {
  const casting = (application: Application, organisation: Voting['organisation'], day = today, electorate: VotingRule['electorate'] = { full: 1 }): string => reasonOf(mayCast(openProposal(application), organisation, { voting: VOTING, electorate, barred: application.organisation, today: day }))
  const written = must(put())
  const meeting = must(put(inCheck(), { way: 'meeting', until: '2026-12-14' }))
  const own = must(put(must(recogniseAs(inCheck(), amsel))))
  assert.deepEqual(
    [casting(written, amsel), casting(written, amsel, '2026-12-14'), casting(written, amsel, '2026-12-15'), casting(meeting, amsel), casting(meeting, amsel, '2026-12-14'), casting(written, applicantId), casting(own, amsel), casting(own, buche), casting(written, amsel, today, { associated: 1 }), casting(inCheck(), amsel)],
    ['done', 'done', 'ballot.over', 'ballot.notYet', 'done', 'ballot.barred', 'ballot.barred', 'done', 'ballot.noVote', 'ballot.closed'],
  )
  assert.deepEqual([votersOf(VOTING, { full: 1 }, own.organisation).length, counted(VOTING, saying('yes', 'yes'), own.organisation, new Set([dachs])).map(({ attends, voice, isBarred }) => `${attends} ${voice} ${isBarred ?? false}`)], [2, ['false none true', 'true yes false', 'true none false']])
})

test('a written vote is closed when its last day is past or nobody is awaited, a meeting on its day', () => {
  const [written, meeting] = [must(put()).proposals[0], must(put(inCheck(), { way: 'meeting', until: '2026-12-14' })).proposals[0]] as [Proposal, Proposal]
  assert.deepEqual([mayClose(written, today, 1), mayClose(written, today, 0), mayClose(written, '2026-12-14', 1), mayClose(written, '2026-12-15', 1), mayClose(meeting, '2026-12-13', 0), mayClose(meeting, '2026-12-14', 3)].map(reasonOf), ['closing.awaited', 'done', 'closing.awaited', 'done', 'closing.notYet', 'done'])
})

test('machines are stopped without a riddle, and people are told what now', () => {
  const human = (trap: string, shown: Date, now: Date): string => reasonOf(looksHuman({ trap, shownAt: shown }, now))
  assert.deepEqual([human('', at(0), at(1)), human('http://x', at(0), at(1)), human('', at(0), new Date(at(0).getTime() + 3_999)), human('', at(0), new Date(at(0).getTime() + 86_400_001)), human('', new Date(Number.NaN), at(1))], ['done', 'form.trap', 'form.fast', 'form.old', 'form.old'])
  assert.equal(gist('Wir  wollen,\nMITMACHEN!'), gist('wir wollen mitmachen'))
  assert.deepEqual([isNewText([], 'a@x.example'), isNewText([{ email: 'A@x.example', isUnconfirmed: true }], 'a@x.example'), isNewText([{ email: 'a@x.example', isUnconfirmed: false }], 'a@x.example'), isNewText([{ email: 'b@x.example', isUnconfirmed: true }], 'a@x.example')].map(reasonOf), ['done', 'done', 'application.sameText', 'application.sameText'])
})

const writing = (application: Application, one: Message, known: readonly Message[] = []): string => reasonOf(write(application, one, known))

test('the office asks while it checks and the members decide; the applicant adds until it ends', () => {
  const message = (by: Message['by'], text = 'x'): Message => ({ id: idsFrom<'application-message'>()(), by, text, at: at(5), documents: [] })
  const gone = must(withdraw(inCheck(), at(9)))
  assert.deepEqual(
    [writing(inCheck(), message(office)), writing(must(put()), message(office)), writing(asked(), message('applicant')), writing(must(confirm(asked(), at(2))), message('applicant')), writing(gone, message('applicant')), writing(gone, message(office)), writing(inCheck(), message('applicant', '')), writing(inCheck(), message('applicant'), Array.from({ length: 200 }, () => message(office)))],
    ['done', 'done', 'application.is.unconfirmed', 'done', 'application.is.withdrawn', 'application.is.withdrawn', '{"text":"application.emptyAnswer"}', 'application.manyMessages'],
  )
})

const shown = (actor: Parameters<typeof may.read>[0]): string => [asked(), inCheck(), must(put())].map((one) => (may.read(actor, one).ok ? 'yes' : 'no')).join(' ')

test('nobody reads an application before it is confirmed, members when it was put to them, its contact only the office', () => {
  const member = { as: 'organisation', organisation: amsel, standing: 'member' } as const
  const moderator = { as: 'curator', person: 'p' as never, roles: ['moderator'] } as const
  assert.deepEqual([shown(office), shown(member), shown({ ...member, standing: 'guest' }), shown({ as: 'outside' }), shown(moderator)], ['no yes yes', 'no no yes', 'no no no', 'no no no', 'no no yes'])
  assert.deepEqual([may.seeContact(member), may.conduct(member), may.conduct(moderator), may.conduct({ as: 'outside' }), may.vote(office)].map(reasonOf), ['application.none', 'application.mayNotConduct', 'application.mayNotConduct', 'actor.outside', 'ballot.noMember'])
})

test('every word stands in both languages, and every state has its sentences', () => {
  for (const words of [WORDS, PAGE_WORDS, MAIL_WORDS]) for (const [key, { de, en }] of Object.entries(words)) assert.ok(de !== '' && en !== '', key)
  for (const state of STATES) assert.ok(`state.${state}` in WORDS && `application.is.${state}` in WORDS && `told.${state}` in PAGE_WORDS, state)
})
