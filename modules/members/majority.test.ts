import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { must } from '#platform/result'
import { ALL, checkParts, decide, leastOf, MAJORITY, readThreshold, REFUSALS, tellDerivation, tellOutcome, tellParts, THREE_QUARTERS, typeThreshold, VOICES, type Outcome, type SourcedRule, type Threshold, type Voice, type Voter, type VotingRule, type Way } from './majority-words.ts'
import { cast } from './sample.ts'

const law = (text: string) => ({ by: 'law', de: text, en: text }) as const
const agreement = { by: 'document', de: '§ 4 der Kooperationsvereinbarung, Fassung 2', en: '§ 4 of the cooperation agreement, version 2' } as const

const ASSOCIATION: VotingRule = { electorate: { full: 1 }, presence: 'none', approval: { ...MAJORITY, basis: 'cast' }, abstention: 'not-counted', secondMeeting: 'as-first', written: 'all-consent', notice: 0, urgency: 'none' }

const ruled = (change: Partial<VotingRule> = {}, source: SourcedRule['sources']['bar'] = law('§ 32 (1) BGB')): SourcedRule => ({
  rule: { ...ASSOCIATION, ...change },
  sources: { electorate: source, presence: source, approval: source, abstention: source, secondMeeting: source, written: law('§ 32 (3) BGB'), notice: source, urgency: source, bar: law('§ 34 BGB') },
})
const outcomeOf = (notation: string, change: Partial<VotingRule> = {}, way: Way = 'meeting'): Outcome => must(decide(ruled(change), way, cast(notation)))
const stateOf = (...asked: Parameters<typeof outcomeOf>): string => outcomeOf(...asked).state

/** All must agree: a partnership. */
const PARTNERSHIP: Partial<VotingRule> = { approval: { ...ALL, basis: 'members' }, abstention: 'counts-as-no' }

test('an association decides by the majority of yes and no; a tie is not carried, abstentions count for neither (§ 32 (1) BGB; BGHZ 83, 35)', () => {
  assert.deepEqual(['yyyy nnn a -', 'yy nn', 'y aaaaaa', 'aaa', '---', 'y .......', 'yy nnn'].map((votes) => stateOf(votes)), ['carried', 'lost', 'carried', 'lost', 'lost', 'carried', 'lost'])
})

test('statutes change by 3/4 of the votes cast, exactly: 3 of 4 suffice, 5 of 7 do not (§ 33 (1) 1 BGB)', () => {
  const change = { approval: { ...THREE_QUARTERS, basis: 'cast' } } as const
  assert.deepEqual(['yyy n', 'yyyyy nn', 'yyyyyy nn', 'yyy n aaaa'].map((votes) => stateOf(votes, change)), ['carried', 'lost', 'carried', 'carried'])
})

test('in a partnership all must agree; abstaining and staying away refuse, and the absent may consent in writing (§ 714 BGB, § 33 (1) 2 BGB)', () => {
  assert.deepEqual(['yyyy', 'yyy a', 'yyy -', 'yyy .', 'yyyn', 'yyy n!'].map((votes) => stateOf(votes, PARTNERSHIP)), ['carried', 'lost', 'lost', 'lost', 'lost', 'carried'])
  assert.equal(stateOf('yyy y.', PARTNERSHIP), 'carried')
})

test('without a meeting all consent in text form; silence or one abstention fails it (§ 32 (3) BGB)', () => {
  assert.deepEqual(['yyyy', 'yyy a', 'yyy -'].map((votes) => stateOf(votes, {}, 'written')), ['carried', 'lost', 'lost'])
  assert.equal(outcomeOf('yyy', {}, 'written').approval?.source.de, '§ 32 (3) BGB')
  assert.equal(stateOf('yy n ---', { written: 'as-in-meeting' }, 'written'), 'carried')
  assert.equal(stateOf('yy n ----', { written: 'as-in-meeting', presence: { comparator: 'at-least', part: 1, of: 2, by: 'heads' } }, 'written'), 'no-quorum')
  assert.deepEqual(decide(ruled({ written: 'not-allowed' }), 'written', cast('yy')), { ok: false, refusal: { kind: 'conflict', reason: 'majority.noWritten', facts: { de: '§ 32 (3) BGB', en: '§ 32 (3) BGB' } } })
})

test('presence and approval are two rules, and a second meeting needs fewer only by a clause of its own', () => {
  const presence = { comparator: 'at-least', part: 1, of: 2, by: 'heads' } as const
  assert.deepEqual([stateOf('yyy ....', { presence }), stateOf('yyy- ...', { presence }), stateOf('yyy ....', { presence }, 'second-meeting'), stateOf('yyy ....', { presence, secondMeeting: 'none' }, 'second-meeting')], ['no-quorum', 'carried', 'no-quorum', 'carried'])
  assert.equal(stateOf('y5 ...', { presence }), 'no-quorum')
  assert.equal(stateOf('y5 ...', { presence: { ...presence, by: 'votes' } }), 'carried')
})

test('whom a contract with the member itself concerns counts nowhere (§ 34 BGB, § 43 (6) GenG)', () => {
  const outcome = outcomeOf('yy n y! n!', { presence: { comparator: 'at-least', part: 1, of: 1, by: 'heads' } })
  assert.deepEqual([outcome.state, outcome.electorate.heads, outcome.barred?.heads, outcome.voices.yes], ['carried', 3, 2, 2])
})

test('who is no voter by membership has no voice, and who cannot vote is refused in a sentence', () => {
  const guest: Voter = { member: 'guest', kind: 'guest', attends: true, voice: 'no' }
  assert.equal(must(decide(ruled(), 'meeting', [...cast('y'), guest])).state, 'carried')
  const reason = (voters: readonly Voter[]): string => { const result = decide(ruled(), 'meeting', voters); return result.ok ? result.value.state : result.refusal.reason }
  assert.deepEqual([reason([guest]), reason(cast('y!')), reason(cast('y n.')), reason([...cast('y'), ...cast('y')]), reason(cast('y9007199254740991 n1')), reason([{ member: 'half', kind: 'full', weight: 0.5, attends: true, voice: 'yes' }])], ['majority.nobody', 'majority.nobody', 'majority.absentVoice', 'majority.twice', 'majority.weights', 'majority.weights'])
  for (const key of ['majority.nobody', 'majority.weights']) assert.ok(key in REFUSALS)
})

test('an outcome explains itself in both languages', () => {
  const rule = ruled({ presence: { comparator: 'at-least', part: 1, of: 2, by: 'heads' } }, agreement)
  const told = must(decide(rule, 'meeting', cast('yy n a ...')))
  assert.equal(tellOutcome(told, 'de'), '4 von 7 anwesend (mindestens die Hälfte: 4), 2 Ja, 1 Nein, 1 Enthaltung nicht gezählt: angenommen (§ 4 der Kooperationsvereinbarung, Fassung 2)')
  assert.equal(tellOutcome(told, 'en'), '4 of 7 present (at least half: 4), 2 yes, 1 no, 1 abstention not counted: carried (§ 4 of the cooperation agreement, version 2)')
  assert.equal(tellOutcome(must(decide(rule, 'meeting', cast('yyy ....'))), 'de'), '3 von 7 anwesend (mindestens die Hälfte: 4): nicht beschlussfähig (§ 4 der Kooperationsvereinbarung, Fassung 2)')
  assert.equal(tellOutcome(outcomeOf('yyy a', PARTNERSHIP), 'de'), '4 von 4 anwesend, 3 Ja, 0 Nein, 1 Enthaltung wie Nein gezählt, 3 Ja von 4 Stimmen aller Mitglieder; nötig: alle, also 4: abgelehnt (§ 32 (1) BGB)')
  assert.deepEqual(tellDerivation(told, 'en').map(({ name, said }) => `${name}: ${said}`), ['Who votes: 7 members with 7 votes together', 'Quorum: 4 of 7 present (at least half: 4)', 'Votes: 2 yes, 1 no, 1 abstention not counted', 'Majority: 2 yes of 3 votes cast; needed: more than half, that is 2'])
  assert.ok(tellParts(ASSOCIATION, 'de').some(({ sentence }) => sentence === 'Auf Ja lauten müssen mehr als die Hälfte der abgegebenen Stimmen.'))
})

const readAs = (text: string): string => { const result = readThreshold(text); return result.ok ? `${result.value.comparator} ${result.value.part}/${result.value.of}` : result.refusal.reason }

test('a threshold is read as people type it, and what cannot be one is refused: 0, 3/2, more than 1, half alone', () => {
  const cases = { '3/4': 'at-least 3/4', 'mehr als 1/2': 'more-than 1/2', '> 2/4': 'more-than 1/2', 'at least 2/3': 'at-least 2/3', 'mindestens die Hälfte': 'at-least 1/2', '75 %': 'at-least 3/4', alle: 'at-least 1/1', '0': 'majority.zero', '0/5': 'majority.zero', '3/2': 'majority.aboveAll', 'mehr als 1': 'majority.moreThanAll', 'more than 1': 'majority.moreThanAll', '1/0': 'majority.noFraction', '1/2': 'majority.halfAlone', '50 %': 'majority.halfAlone', '0,5': 'majority.unreadable', '-1/2': 'majority.unreadable', viele: 'majority.unreadable', '1/9999999': 'majority.noFraction' }
  for (const [text, expected] of Object.entries(cases)) {
    assert.equal(readAs(text), expected, text)
    assert.ok(!expected.startsWith('majority.') || expected in REFUSALS, expected)
  }
  for (const threshold of [MAJORITY, THREE_QUARTERS, ALL, { comparator: 'at-least', part: 1, of: 2 }] as const) for (const language of ['de', 'en'] as const) assert.deepEqual(must(readThreshold(typeThreshold(threshold, language))), threshold)
})

const whyRefused = (said: Partial<VotingRule>): string => { const result = checkParts(said); return result.ok ? 'ok' : result.refusal.reason }

test('a rule whose parts cannot hold is refused, and its thresholds are kept in lowest terms', () => {
  assert.deepEqual([whyRefused({ electorate: {} }), whyRefused({ electorate: { full: 0 } }), whyRefused({ electorate: { full: 1.5 } }), whyRefused({ notice: -1 }), whyRefused({ notice: 366 }), whyRefused({ approval: { comparator: 'at-least', part: 3, of: 2, basis: 'cast' } })], ['majority.noElectorate', 'majority.votes', 'majority.votes', 'majority.notice', 'majority.notice', 'majority.aboveAll'])
  assert.deepEqual(must(checkParts({ approval: { comparator: 'at-least', part: 6, of: 8, basis: 'cast' } })), { approval: { comparator: 'at-least', part: 3, of: 4, basis: 'cast' } })
})

// ---- Properties

const threshold: fc.Arbitrary<Threshold> = fc.record({ comparator: fc.constantFrom('at-least', 'more-than'), part: fc.integer({ min: 1, max: 12 }), of: fc.integer({ min: 1, max: 12 }) }).filter(({ comparator, part, of }) => part < of || (part === of && comparator === 'at-least'))
const rules: fc.Arbitrary<VotingRule> = fc.record({
  electorate: fc.constant({ full: 1 }),
  presence: fc.oneof(fc.constant('none' as const), fc.tuple(threshold, fc.constantFrom('votes', 'heads')).map(([one, by]) => ({ ...one, by }))),
  approval: fc.tuple(threshold, fc.constantFrom('cast', 'present', 'members')).map(([one, basis]) => ({ ...one, basis })),
  abstention: fc.constantFrom('not-counted', 'counts-as-no'),
  secondMeeting: fc.constant('as-first' as const),
  written: fc.constantFrom('all-consent', 'as-in-meeting'),
  notice: fc.constant(0),
  urgency: fc.constant('none' as const),
})
const voice: fc.Arbitrary<Voice> = fc.constantFrom(...VOICES)
const voters = (weight: fc.Arbitrary<number> = fc.integer({ min: 1, max: 9 })): fc.Arbitrary<Voter[]> =>
  fc.array(fc.record({ weight, attends: fc.boolean(), voice, isBarred: fc.boolean() }), { minLength: 1, maxLength: 12 }).map((list) => list.map((one, at) => ({ ...one, member: String(at), kind: 'full', voice: one.attends ? one.voice : 'none', isBarred: one.isBarred && at > 0 })))
const way: fc.Arbitrary<Way> = fc.constantFrom('meeting', 'second-meeting', 'written')
const said = (rule: VotingRule, how: Way, list: readonly Voter[]): string => must(decide(ruled(rule), how, list)).state
const saying = (list: readonly Voter[], at: number, change: Partial<Voter>): Voter[] => list.map((one, index) => (index === at ? { ...one, ...change } : one))

test('monotone: whoever turns to yes never turns carried into lost', () => {
  fc.assert(fc.property(rules, way, voters(), fc.nat(11), (rule, how, list, at) => {
    if (said(rule, how, list) !== 'carried' || list[at]?.attends !== true) return
    assert.equal(said(rule, how, saying(list, at, { voice: 'yes' })), 'carried')
  }), { numRuns: 2_000 })
})

test('whoever comes as well never takes the quorum away', () => {
  fc.assert(fc.property(rules, voters(), fc.nat(11), (rule, list, at) => {
    if (said(rule, 'meeting', list) !== 'no-quorum') assert.notEqual(said(rule, 'meeting', saying(list, at, { attends: true })), 'no-quorum')
  }), { numRuns: 1_000 })
})

test('members of equal weight are equal: who said what does not matter', () => {
  fc.assert(fc.property(rules, way, voters(fc.constant(3)), fc.infiniteStream(fc.nat()), (rule, how, list, chance) => {
    const shuffled = list.map((one) => ({ one, place: chance.next().value ?? 0 })).toSorted((a, b) => a.place - b.place).map(({ one }, at) => ({ ...one, member: String(at) }))
    assert.equal(said(rule, how, shuffled), said(rule, how, list))
  }))
})

test('“at least 1/2” and “more than 1/2” differ at a tie and nowhere else', () => {
  fc.assert(fc.property(fc.nat(40), fc.nat(40), (yes, no) => {
    if (yes + no === 0) return
    const votes = 'y'.repeat(yes) + 'n'.repeat(no)
    assert.equal(stateOf(votes, { approval: { comparator: 'at-least', part: 1, of: 2, basis: 'cast' } }) !== stateOf(votes), yes === no)
  }))
})

test('exact for weights that floats cannot tell apart', () => {
  fc.assert(fc.property(threshold, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (one, whole) => {
    const least = BigInt(leastOf(one, whole))
    const reaches = (votes: bigint): boolean => (one.comparator === 'at-least' ? votes * BigInt(one.of) >= BigInt(one.part) * BigInt(whole) : votes * BigInt(one.of) > BigInt(one.part) * BigInt(whole))
    assert.ok(reaches(least) && !reaches(least - 1n))
  }))
  assert.deepEqual([stateOf('y4503599627370495 n4503599627370495'), stateOf('y4503599627370496 n4503599627370495')], ['lost', 'carried'])
})
