import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, OrganisationId, PersonId } from '#modules/members'
import * as demands from './demand.ts'
import * as introductions from './introduction.ts'
import { isTrusted, may, type Reviewers } from './policy.ts'
import { amend, answer, approve, defaultEnd, distance, draft, extend, isExpiring, readIn, sendBack, settle, stateOf, submit, withdraw, type PartnerRequest, type RequestSaid } from './request.ts'

const AT = new Date('2026-11-30T10:00Z')
const TODAY = '2026-11-30'
const id = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const org = (n: number): OrganisationId => id(n) as OrganisationId
const person = (n: number): PersonId => id(n) as PersonId
const [uhu, optonet, polymermat, medways] = [org(1), org(2), org(3), org(4)]
const by = { as: 'organisation', organisation: uhu, person: person(11) } as const
const signed = { by, at: AT, today: TODAY }
const reasonOf = (result: { ok: boolean; refusal?: { reason: string } }): string | undefined => result.refusal?.reason
const value = <T>(result: { ok: true; value: T } | { ok: false }): T => (result.ok ? result.value : assert.fail(JSON.stringify(result)))

const said: RequestSaid = { kind: 'request', twins: { de: { title: ' Wer  strukturiert Glas? ', text: 'Wir suchen jemanden, der Glas mikrostrukturiert.\n\nBis 2027.' } }, topics: ['glass', 'glass'], audience: 'alliance', expiresOn: defaultEnd(TODAY) }
const drafted = value(draft(said, { id: id(5) as never, organisation: uhu, ...signed }))
const waiting = value(submit(drafted, { ...signed, isTrusted: false }))
const open = value(approve(waiting, { ...signed, seen: waiting.version }))

// ---- Requests and offers

test('one language is enough, read in the other where it is missing; a topic counts once', () => {
  assert.equal(drafted.twins.de?.title, 'Wer strukturiert Glas?')
  assert.deepEqual(drafted.topics, ['glass'])
  assert.deepEqual(readIn(drafted.twins, 'en'), { title: 'Wer strukturiert Glas?', text: drafted.twins.de?.text, language: 'de' })
  assert.equal(drafted.expiresOn, '2027-03-01')
})

test('what cannot be asked is refused with its reason', () => {
  const wrong = (change: Partial<RequestSaid>): string | undefined => reasonOf(draft({ ...said, ...change }, { id: id(5) as never, organisation: uhu, ...signed }))
  assert.equal(wrong({ twins: {} }), 'request.nothing')
  assert.equal(wrong({ twins: { en: { title: 'Glass', text: ' ' } } }), 'request.noText')
  assert.equal(wrong({ twins: { ...said.twins, en: { title: '', text: 'Glass' } } }), 'request.noTitle')
  assert.equal(wrong({ twins: { de: { title: 'x'.repeat(161), text: 'x' } } }), 'request.longTitle')
  assert.equal(wrong({ twins: { de: { title: 'x', text: 'x'.repeat(6_001) } } }), 'request.longText')
  assert.equal(wrong({ topics: Array.from({ length: 13 }, (_, at) => String(at)) }), 'request.manyTopics')
  assert.equal(wrong({ expiresOn: '2026-11-29' }), 'request.past')
  assert.equal(wrong({ expiresOn: '2027-12-02' }), 'request.tooFar')
  assert.equal(wrong({ expiresOn: '2027-11-30' }), undefined, 'a year is possible')
})

test('it goes out when somebody else has read exactly this version', () => {
  assert.deepEqual([waiting.kept, open.kept, open.openedAt], ['in-review', 'open', AT])
  assert.equal(reasonOf(approve(drafted, { ...signed, seen: 1 })), 'request.notInReview')
  assert.equal(reasonOf(approve(waiting, { ...signed, seen: 1 })), 'request.changed')
  assert.equal(reasonOf(approve(waiting, { ...signed, today: '2027-03-02', seen: waiting.version })), 'request.past')
  assert.equal(reasonOf(submit(waiting, { ...signed, isTrusted: false })), 'request.submitted')
  assert.equal(value(submit(drafted, { ...signed, isTrusted: true })).kept, 'open', 'a cluster’s own manager needs nobody else')
})

test('sent back with a sentence it is a draft again, and the sentence goes when it is out', () => {
  const back = value(sendBack(waiting, ' Bitte ohne  Stückzahlen. ', signed))
  assert.deepEqual([back.kept, back.sentBack], ['drafted', 'Bitte ohne Stückzahlen.'])
  assert.equal(reasonOf(sendBack(waiting, ' \n', signed)), 'request.noSentence')
  const again = value(submit(back, { ...signed, isTrusted: false }))
  assert.equal(value(approve(again, { ...signed, seen: again.version })).sentBack, undefined)
})

test('changed while it is open it is read again before anybody sees it, unless nobody needs to', () => {
  const change = { ...signed, seen: open.version }
  assert.equal(value(amend(open, said, { ...change, isTrusted: false })).kept, 'in-review')
  assert.equal(value(amend(open, said, { ...change, isTrusted: true })).kept, 'open')
  assert.equal(value(amend(drafted, said, { ...signed, seen: 1, isTrusted: false })).kept, 'drafted')
  assert.equal(reasonOf(amend(open, said, { ...change, seen: 1, isTrusted: false })), 'request.changed')
  assert.equal(reasonOf(amend(value(settle(open, signed)), said, { ...signed, seen: open.version + 1, isTrusted: true })), 'request.over')
})

test('it expires by its day alone, tells so a week before, and one click keeps it open', () => {
  assert.equal(stateOf(open, open.expiresOn), 'open')
  assert.equal(stateOf(open, '2027-03-02'), 'expired')
  assert.deepEqual([isExpiring(open, '2027-02-21'), isExpiring(open, '2027-02-22'), isExpiring(open, '2027-03-02')], [false, true, false])
  assert.equal(value(extend(open, '2027-02-22', signed)).expiresOn, '2027-05-31')
  const expired = value(extend(open, '2027-08-01', signed))
  assert.deepEqual([expired.expiresOn, stateOf(expired, '2027-08-01')], ['2027-10-31', 'open'])
  const long = { ...open, expiresOn: '2027-10-30' }
  assert.equal(value(extend(long, TODAY, signed)).expiresOn, '2027-12-01', 'a year ahead at most')
  assert.equal(reasonOf(extend({ ...open, expiresOn: '2027-12-01' }, TODAY, signed)), 'request.longEnough')
  assert.equal(reasonOf(extend(drafted, TODAY, signed)), 'request.notOpen')
})

test('answers go to what is open; settled and withdrawn it stays so', () => {
  const given = { id: id(7) as never, organisation: polymermat, ...signed }
  assert.equal(value(answer(open, ' Wir können das. ', given)).text, 'Wir können das.')
  assert.equal(reasonOf(answer(open, ' ', given)), 'request.noAnswer')
  assert.equal(reasonOf(answer(open, 'x', { ...given, today: '2027-03-02' })), 'request.notOpen')
  assert.equal(reasonOf(answer(drafted, 'x', given)), 'request.notOpen')
  const gone = value(withdraw(open, signed))
  for (const refused of [settle(gone, signed), withdraw(gone, signed), extend(gone, TODAY, signed), submit(gone, { ...signed, isTrusted: true })]) assert.ok(!refused.ok)
})

test('a distancing keeps what was said at that moment, in both languages', () => {
  assert.match(distance({ ...open, twins: { ...open.twins, en: { title: 'Glass?', text: 'We seek.' } } }, { by, at: AT }).said, /^Wer strukturiert Glas\?\nWir suchen[\s\S]*Glass\?\nWe seek\.$/)
})

// ---- Who may what

const actor = (organisation: OrganisationId, role: 'manager' | 'contributor' = 'manager', standing: 'member' | 'guest' = 'member'): Actor => ({ as: 'organisation', organisation, standing, person: person(organisation === uhu ? 11 : 12), roles: [role] })
const office: Actor = { as: 'curator', roles: ['office'] }
const nobody: Actor = { as: 'outside' }
const reviewers: Reviewers = { clusters: [optonet], isOffice: false, isCluster: false }
const cast = (ask: (actor: Actor) => { ok: boolean }): string => [actor(uhu), actor(optonet), actor(optonet, 'contributor'), actor(polymermat), actor(medways, 'manager', 'guest'), office, nobody].map((one) => (ask(one).ok ? '+' : '-')).join('')

test('a draft is its organisation’s, in review the cluster’s managers read it too, open its audience', () => {
  const readers = (request: PartnerRequest, read = reviewers) => cast((each) => may.read(each, request, read, TODAY))
  assert.equal(readers(drafted), '+------')
  assert.equal(readers(waiting), '++-----')
  assert.equal(readers(waiting, { ...reviewers, isOffice: true }), '++---+-', 'the office where no cluster has a manager')
  assert.equal(readers(open), '++++-+-')
  assert.equal(readers({ ...open, audience: 'public' }), '+++++++')
  assert.equal(readers(value(withdraw(open, signed))), '+------')
  assert.equal(may.read(nobody, open, reviewers, TODAY).ok, false)
  assert.equal(reasonOf(may.read(office, drafted, reviewers, TODAY)), 'request.none', 'missing, never forbidden')
})

test('its own organisation changes it, its cluster’s managers review it, others answer it', () => {
  assert.equal(cast((one) => may.change(one, open, reviewers, TODAY)), '+------')
  assert.equal(cast((one) => may.review(one, waiting, reviewers, TODAY)), '-+-----')
  assert.equal(cast((one) => may.answer(one, open, reviewers, TODAY)), '-+++---')
  assert.equal(cast((one) => may.answer(one, { ...open, audience: 'public' }, reviewers, TODAY)), '-++++--', 'guests too, where everybody reads it')
  assert.equal(cast((one) => may.withdraw(one, open, reviewers, TODAY)), '+----+-')
  assert.equal(cast((one) => may.distance(one, open, reviewers, TODAY)), '++++-+-')
  assert.equal(cast((one) => may.post(one)), '++++---')
  const cluster: Reviewers = { clusters: [optonet], isOffice: true, isCluster: true }
  assert.deepEqual([isTrusted(actor(optonet), optonet, cluster), isTrusted(actor(optonet, 'contributor'), optonet, cluster), isTrusted(actor(uhu), uhu, reviewers)], [true, false, false])
})

test('a demand is read by the organisation that heard it, and by nobody who stands above it', () => {
  const demand = value(demands.capture({ text: 'x' }, { id: id(8) as never, organisation: uhu, language: 'de', ...signed }))
  assert.equal(cast((one) => may.readDemand(one, demand)), '+------')
  assert.equal(cast((one) => may.keepDemands(one)), '++++---')
})

test('managers of members, the office and moderators introduce; only the two see addresses, and only when both have accepted', () => {
  assert.equal(cast((one) => may.introduce(one)), '++-+-+-')
  const made: introductions.Introduction = { ...between, madeAt: AT }
  const one: Actor = { as: 'organisation', organisation: polymermat, standing: 'member', person: person(21), roles: ['contributor'] }
  assert.deepEqual([may.seeAddress(one, between, AT), may.seeAddress(one, made, AT), may.seeAddress(office, made, AT), may.seeAddress(actor(uhu), made, AT)], [false, true, false, false])
  assert.equal(may.readIntroduction(actor(uhu), between).ok, true)
  assert.equal(may.readIntroduction(one, between).ok, true)
  assert.equal(reasonOf(may.readIntroduction(actor(medways, 'manager'), between)), 'introduction.none')
})

// ---- Demands

test('a demand is one line with a day in two weeks, and becomes something once', () => {
  const given = { id: id(8) as never, organisation: uhu, language: 'de' as const, ...signed }
  const demand = value(demands.capture({ text: '  Jemand, der\nGlas bohrt ', asker: ' Frau Zobel ' }, given))
  assert.deepEqual([demand.text, demand.asker, demand.followUp], ['Jemand, der Glas bohrt', 'Frau Zobel', '2026-12-14'])
  assert.equal(reasonOf(demands.capture({ text: ' ' }, given)), 'demand.empty')
  assert.equal(reasonOf(demands.capture({ text: 'x'.repeat(301) }, given)), 'demand.long')
  assert.equal(reasonOf(demands.capture({ text: 'x', followUp: '2026-11-29' }, given)), 'demand.noDay')
  assert.equal(reasonOf(demands.amend(demand, { text: 'x' }, 2, signed)), 'demand.changed')
  const amended = value(demands.amend({ ...demand, followUp: '2026-11-01' }, { text: 'Glas', followUp: '2026-11-01' }, 1, signed))
  assert.deepEqual([amended.followUp, amended.asker], ['2026-11-01', undefined], 'a day that passed may stay; who asked may go')
  const closed = value(demands.settle(demand, { state: 'closed', reason: ' hat sich erledigt ' }, signed))
  assert.deepEqual([closed.state, closed.reason], ['closed', 'hat sich erledigt'])
  assert.equal(reasonOf(demands.settle(demand, { state: 'closed', reason: ' ' }, signed)), 'demand.noReason')
  for (const refused of [demands.settle(closed, { state: 'planned' }, signed), demands.amend(closed, { text: 'x' }, 2, signed)]) assert.equal(reasonOf(refused), 'demand.settled')
})

// ---- Introductions

const two = [{ person: person(21), organisation: polymermat }, { person: person(22), organisation: medways }] as const
const between = value(introductions.introduce(two, ' Sie sollten sich kennen. ', { id: id(9) as never, by, at: AT }))

const wrongly = (people: readonly [introductions.Introduced, introductions.Introduced], message = 'x'): string | undefined => reasonOf(introductions.introduce(people, message, { id: id(9) as never, by, at: AT }))

test('two people of two organisations, by one message, for thirty days', () => {
  assert.equal(between.message, 'Sie sollten sich kennen.')
  assert.equal(between.expiresAt.toISOString(), '2026-12-30T10:00:00.000Z')
  assert.equal(wrongly([two[0], two[0]]), 'introduction.samePerson')
  assert.equal(wrongly([two[0], { ...two[1], organisation: polymermat }]), 'introduction.sameOrganisation')
  assert.equal(wrongly(two, ' '), 'introduction.noMessage')
  assert.equal(wrongly(two, 'x'.repeat(2_001)), 'introduction.longMessage')
})

test('it is made by the second acceptance, and looks the same whoever declined and whether anybody did', () => {
  const [one, other] = [person(21), person(22)]
  const half = value(introductions.answer(between, one, 'accepted', AT))
  assert.deepEqual([introductions.stateOf(half, AT), half.madeAt], ['waiting', undefined])
  assert.equal(introductions.stateOf(value(introductions.answer(half, other, 'accepted', AT)), AT), 'made')
  const declined = [value(introductions.answer(half, other, 'declined', AT)), value(introductions.answer(between, one, 'declined', AT))]
  for (const state of [...declined.map((introduction) => introductions.stateOf(introduction, AT)), introductions.stateOf(half, between.expiresAt)]) assert.equal(state, 'not-made')
  assert.equal(reasonOf(introductions.answer(half, one, 'declined', AT)), 'introduction.acceptedAlready')
  assert.equal(reasonOf(introductions.answer(half, other, 'accepted', between.expiresAt)), 'introduction.over')
  assert.equal(reasonOf(introductions.answer(declined[0] ?? half, other, 'accepted', AT)), 'introduction.declinedAlready')
  assert.equal(reasonOf(introductions.answer(declined[1] ?? half, other, 'accepted', AT)), 'introduction.over')
  assert.equal(reasonOf(introductions.answer(between, person(99), 'accepted', AT)), 'introduction.none')
})
