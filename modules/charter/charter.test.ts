import assert from 'node:assert/strict'
import { test } from 'node:test'
import { must, type Result } from '#platform/result'
import { say } from '#platform/words'
import { majority } from '#modules/members'
import { cast } from '../members/sample.ts'
import { nth } from '../topics/sample.ts'
import { amendAlliance, FORMS, UNNAMED, type Alliance, type Form } from './alliance.ts'
import { begin, beginDraft, DECISION_KINDS, draftNow, lay, rewrite, strike, type CharterDocument, type DecisionKind, type DocumentKind, type DocumentRule, type Version } from './document.ts'
import { enforce, enforceFirst, recordOfSignature, recordOfVersion, type Charter } from './enforcement.ts'
import { counted, recordOfVote, type Proposal, type Said } from './ballot.ts'
import { may } from './policy.ts'
import { closeChange, openChange, putDraft, recordOfChange, rulesChanged, withdrawChange, type Changed, type RuleChange, type SaidOfChange } from './rule-change.ts'
import { checkRank, ruleFor, standingOf, type Standing } from './rule-in-force.ts'
import { mayBeSigned, sign } from './signature.ts'
import { WORDS } from './words.ts'

const at = new Date('2026-11-30T10:00:00Z')
const HALF = { comparator: 'more-than', part: 1, of: 2, basis: 'cast' } as const
const TWO_THIRDS = { comparator: 'at-least', part: 2, of: 3, basis: 'cast' } as const

const standing = (kind: DocumentKind, rules: readonly DocumentRule[], number = 1): Standing => ({ kind, version: { number, rules } })
const rule = (kind: DecisionKind, says: DocumentRule['says'], clause = '4'): DocumentRule => ({ kind, clause, says })
const reasonOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.reason)
const found = (kind: DecisionKind, documents: readonly Standing[], form: Form) => must(ruleFor(kind, documents, form))

/** What comes of votes in an alliance of this form without documents. */
const outcome = (form: Form, kind: DecisionKind, notation: string): string => must(majority.decide(found(kind, [], form), 'meeting', cast(notation))).state

test('without documents the law holds, by the form of the alliance', () => {
  assert.deepEqual([outcome('association', 'topic', 'yy n aaa'), outcome('association', 'rule-change', 'yyy n'), outcome('association', 'rule-change', 'yy n'), outcome('association', 'purpose', 'yyy .'), outcome('association', 'dissolution', 'yyy n')], ['carried', 'carried', 'lost', 'lost', 'carried'])
  assert.deepEqual([outcome('cooperative', 'topic', 'yy n'), outcome('cooperative', 'dissolution', 'yy n'), outcome('cooperative', 'dissolution', 'yyy n')], ['carried', 'lost', 'carried'])
  assert.deepEqual([outcome('contract', 'topic', 'yyy a'), outcome('contract', 'topic', 'yyy')], ['lost', 'carried'])
  assert.equal(found('topic', [], 'association').sources.approval.de, '§ 32 (1) BGB')
  assert.equal(found('rule-change', [], 'association').sources.approval.de, '§ 33 (1) 1 BGB')
})

test('every line of the law names its source, or says that there is none, for every form and kind', () => {
  for (const form of FORMS) for (const kind of DECISION_KINDS) {
    const { rule: legal, sources } = found(kind, [], form)
    must(majority.checkParts(legal))
    for (const source of Object.values(sources)) assert.ok(source.by === 'nobody' || /§/.test(source.de), `${form} ${kind}`)
  }
})

test('where no form is chosen the house asks and guesses nothing', () => {
  assert.equal(reasonOf(ruleFor('topic', [], undefined)), 'charter.noForm')
  assert.equal(reasonOf(checkRank(standing('statutes', []), [], undefined)), 'charter.noForm')
})

test('a document holds part by part, and says where', () => {
  const agreement = standing('agreement', [rule('topic', { approval: TWO_THIRDS }), rule('other', { approval: HALF, notice: 7 }, '5')], 2)
  const topic = found('topic', [agreement], 'contract')
  assert.deepEqual([topic.rule.approval, topic.sources.approval.de, topic.rule.notice, topic.sources.notice.en, topic.sources.bar.de], [TWO_THIRDS, '§ 4 der Kooperationsvereinbarung, Fassung 2', 7, '§ 5 of the cooperation agreement, version 2', '§ 714 BGB; § 34 BGB analog'])
  assert.deepEqual(found('position', [agreement], 'contract').rule.approval, HALF, 'what is said of decisions in general')
})

test('a general clause does not change what the law says of a kind alone', () => {
  const statutes = standing('statutes', [rule('other', { approval: HALF, notice: 14 })])
  const change = found('rule-change', [statutes], 'association')
  assert.deepEqual([change.rule.approval.part, change.sources.approval.de, change.rule.notice], [3, '§ 33 (1) 1 BGB', 14])
})

test('a lower document against a higher one is refused with the place it contradicts; the same again is no contradiction', () => {
  const statutes = standing('statutes', [rule('topic', { approval: TWO_THIRDS }, '7')])
  const against = checkRank(standing('procedure', [rule('topic', { approval: HALF })]), [statutes], 'association')
  assert.equal(reasonOf(against), 'charter.contradicts')
  assert.equal(against.ok ? '' : say(WORDS, 'de', 'charter.contradicts', against.refusal.facts), 'Die Regel in § 4 (Mehrheit) widerspricht § 7 der Satzung, Fassung 1; das höhere Dokument geht vor. Bitte angleichen oder streichen.')
  assert.equal(reasonOf(checkRank(standing('procedure', [rule('topic', { approval: { basis: 'cast', of: 3, part: 2, comparator: 'at-least' } })]), [statutes], 'association')), 'ok')
})

test('what the law leaves to the statutes no lower document may hold (§§ 25, 40 BGB); of what the law says nothing, any may', () => {
  const reserved = checkRank(standing('procedure', [rule('topic', { approval: TWO_THIRDS })]), [], 'association')
  assert.equal(reserved.ok ? '' : say(WORDS, 'de', 'charter.reserved', reserved.refusal.facts), 'Die Regel in § 4 (Mehrheit) weicht vom Gesetz ab: § 32 (1) BGB. Das kann nur ein höheres Dokument (Satzung) regeln (§§ 25, 40 BGB); bitte dort regeln oder hier streichen.')
  assert.deepEqual([
    checkRank(standing('agreement', [rule('topic', { written: 'as-in-meeting' })]), [], 'association'),
    checkRank(standing('procedure', [rule('topic', { notice: 7 })]), [], 'association'),
    checkRank(standing('procedure', [rule('topic', { approval: HALF })]), [], 'association'),
    checkRank(standing('statutes', [rule('topic', { approval: TWO_THIRDS })]), [], 'association'),
    checkRank(standing('agreement', [rule('topic', { approval: HALF })]), [], 'contract'),
    checkRank(standing('procedure', [rule('topic', { approval: HALF })]), [], 'contract'),
  ].map(reasonOf), ['charter.reserved', 'ok', 'ok', 'ok', 'ok', 'charter.reserved'])
})

const asks = (approval: majority.Approval, kind: DecisionKind = 'dissolution'): string => reasonOf(checkRank(standing('statutes', [rule(kind, { approval })]), [], 'cooperative'))

test('the statutes of a cooperative may ask for more than the law, never for less', () => {
  assert.deepEqual([asks(TWO_THIRDS), asks({ ...TWO_THIRDS, part: 9, of: 10 }), asks({ ...HALF, comparator: 'at-least' }, 'topic'), asks({ ...HALF, comparator: 'at-least' }, 'election')], ['charter.belowLaw', 'ok', 'charter.belowLaw', 'ok'])
})

// ---- Documents

const agreement = must(begin({ kind: 'agreement', title: { de: 'Kooperationsvereinbarung', en: '' }, audience: 'alliance' }, nth<'charter-document'>(1)))
const withDraft = (document: CharterDocument, result: ReturnType<typeof lay>): CharterDocument => ({ ...document, versions: [must(result), ...document.versions.slice(1)] })
const NOTHING: Charter = { documents: [], form: 'contract' }
const draftIn = (document: CharterDocument): Version => must(draftNow(document))
const ready = withDraft(agreement, lay(agreement, rule('topic', { approval: HALF }, '§ 4 Abs. 2'), 1))
const inForce = (document: CharterDocument): CharterDocument => { const done = must(enforceFirst(document, { documents: [], form: 'contract' }, { seen: document.versions[0]?.revision ?? 0, at })); return { ...document, versions: [done.inForce, ...(done.superseded === undefined ? document.versions.slice(1) : [done.superseded])] } }

test('a draft is changed by who saw it as it is; a place of the document is a paragraph, not a text', () => {
  assert.equal(ready.versions[0]?.rules[0]?.clause, '4 Abs. 2')
  assert.deepEqual([reasonOf(lay(ready, rule('topic', { notice: 3 }), 1)), reasonOf(rewrite(ready, { de: 'x', en: '' }, 1, { now: at, othersStay: false })), reasonOf(lay(ready, rule('topic', { notice: 3 }, 'wie Frau Muster sagte'), 2)), reasonOf(lay(ready, rule('topic', {}), 2)), reasonOf(beginDraft(ready))], ['document.changed', 'document.changed', 'http.fields', 'document.saysNothing', 'document.hasDraft'])
  assert.equal(must(strike(ready, 'topic', 2)).rules.length, 0)
  assert.equal(reasonOf(begin({ kind: 'statutes', title: { de: '', en: '' }, audience: 'public' }, nth(2))), 'http.fields')
})

test('a draft comes into force and supersedes what was; one document of a kind holds at a time, and an empty one never', () => {
  const first = inForce(ready)
  assert.deepEqual(standingOf([first]).map(({ kind, version }) => [kind, version.number]), [['agreement', 1]])
  const second = { ...first, versions: [must(beginDraft(first)), ...first.versions] }
  const done = must(enforce(second, draftIn(second), { documents: [second], form: 'contract' }, at))
  assert.deepEqual([done.inForce.number, done.inForce.state, done.superseded?.number, done.superseded?.state], [2, 'in-force', 1, 'superseded'])
  assert.deepEqual([enforceFirst(agreement, NOTHING, { seen: 1, at }), enforceFirst(ready, { documents: [], form: undefined }, { seen: 2, at }), enforceFirst(ready, NOTHING, { seen: 1, at }), enforceFirst(first, NOTHING, { seen: 1, at }), enforce({ ...ready, id: nth(3) }, draftIn(ready), { documents: [first], form: 'contract' }, at)].map(reasonOf), ['document.empty', 'charter.noForm', 'document.changed', 'document.noDraft', 'document.twoInForce'])
})

test('where both languages must be in step, a draft with one behind the other, or without one that holds, does not come into force', () => {
  const says = (document: CharterDocument, de: string, en: string, othersStay = false): CharterDocument => withDraft(document, rewrite(document, { de, en }, document.versions[0]?.revision ?? 0, { now: at, othersStay }))
  const enforced = (document: CharterDocument, blocks = true): string => reasonOf(enforce(document, draftIn(document), { documents: [], form: 'contract', blocks }, at))
  const both = says(agreement, 'Wir tagen im Mai.', 'We meet in May.')
  const behind = says(both, 'Wir tagen im Juni.', 'We meet in May.')
  assert.deepEqual(behind.versions[0]?.stale, { en: at })
  assert.deepEqual([enforced(both), enforced(behind), enforced(behind, false), enforced(says(behind, 'Wir tagen im Juni.', 'We meet in June.')), enforced(says(behind, 'Wir tagen im Juni.', 'We meet in May.', true)), enforced(says(says(agreement, 'Mai.', ''), 'Juni.', ''))], ['ok', 'twin.staleEnglish', 'ok', 'ok', 'ok', 'ok'])
  const holds = inForce(both)
  const next = { ...holds, versions: [must(beginDraft(holds)), ...holds.versions] }
  assert.deepEqual([enforced(says(next, 'Wir tagen im Mai.', '')), enforced(says(next, '', 'We meet in May.')), enforced(says(next, 'Wir tagen im Mai.', ''), false)], ['twin.goneEnglish', 'twin.goneGerman', 'ok'])
  const late = must(enforce(behind, draftIn(behind), NOTHING, at)).inForce
  assert.deepEqual(must(beginDraft({ ...behind, versions: [late] })).stale, { en: at }, 'the next version begins as far behind')
})

const UNSIGNED = { by: [], waiting: [] }

test('an organisation signs the version in force once; a file where its kind needs one, and a name always', () => {
  const document = inForce(ready)
  const made = { id: nth<'signature'>(1), at }
  const said = { organisation: nth<'organisation'>(1), kind: 'text-form', signer: 'Erika Muster', isJoint: false } as const
  const signed = must(sign(document, 1, said, UNSIGNED, made))
  assert.deepEqual([sign(document, 1, said, { by: [signed], waiting: [] }, made), sign(ready, 1, said, UNSIGNED, made), sign(document, 9, said, UNSIGNED, made), sign(document, 1, { ...said, kind: 'qualified' }, UNSIGNED, made), sign(document, 1, { ...said, signer: '' }, UNSIGNED, made)].map(reasonOf), ['signature.already', 'signature.notInForce', 'signature.notInForce', 'http.fields', 'http.fields'])
  const [version] = document.versions
  assert.ok(version !== undefined)
  const records = JSON.stringify([recordOfSignature(signed, [signed], { textHash: 'h', commitmentOf: () => 'c' }), recordOfVersion(document, version, { textHash: 'h', at })])
  assert.doesNotMatch(records, /Erika|Kooperationsvereinbarung/, 'what binds names nobody and holds no text')
})

test('who signs jointly signs once and waits; the other may sign too, and what binds then holds both and names nobody', () => {
  const document = inForce(ready)
  const [erika, max] = [nth<'person'>(1), nth<'person'>(2)]
  const said = { organisation: nth<'organisation'>(1), kind: 'text-form', signer: 'Erika Muster', person: erika, isJoint: true } as const
  const first = must(sign(document, 1, said, UNSIGNED, { id: nth<'signature'>(1), at }))
  const half = { by: [], waiting: [first] }
  assert.deepEqual([mayBeSigned(document, 1, said, half), mayBeSigned(document, 1, { ...said, person: max }, half), mayBeSigned(document, 1, { ...said, isJoint: false }, half), mayBeSigned(document, 1, { ...said, person: max }, { by: [first], waiting: [] })].map(reasonOf), ['signature.lacksSecond', 'ok', 'ok', 'signature.already'])
  const second = must(sign(document, 1, { ...said, person: max, signer: 'Max Muster' }, half, { id: nth<'signature'>(2), at: new Date(at.getTime() + 1) }))
  const record = recordOfSignature(second, [first, second], { textHash: 'h', commitmentOf: ({ person }) => (person === erika ? 'c1' : 'c2') })
  assert.deepEqual(record, { type: 'charter.signature', document: document.id, version: 1, text: 'h', organisation: said.organisation, at: '2026-11-30T10:00:00.001Z', joint: [{ signature: first.id, kind: 'text-form', at: '2026-11-30T10:00:00.000Z', person: 'c1' }, { signature: second.id, kind: 'text-form', at: '2026-11-30T10:00:00.001Z', person: 'c2' }] })
})

test('what the alliance says of itself: a name, a real time zone even at the date line, and a form that stays while documents hold', () => {
  const said = { ...UNNAMED, name: { de: 'Beispielallianz', en: '' }, form: 'contract' as const }
  const amend = (change: Partial<Alliance>, isBound = false, seen = 0): string => { const result = amendAlliance({ ...UNNAMED, form: 'association' }, { ...said, ...change }, { seen, isBound }); return result.ok ? 'ok' : (result.refusal.facts['zone'] ?? result.refusal.facts['nameDe'] ?? result.refusal.facts['languages'] ?? result.refusal.reason).toString() }
  assert.deepEqual([amend({}), amend({ zone: 'Pacific/Kiritimati' }), amend({ zone: 'Europe/Nowhere' }), amend({ zone: '+25:00' }), amend({ zone: '' }), amend({ name: { de: '', en: '' } }), amend({ languages: [] }), amend({}, true), amend({}, false, 3)], ['ok', 'ok', 'alliance.noZone', 'alliance.noZone', 'alliance.noZone', 'alliance.nameless', 'alliance.noLanguage', 'alliance.formStays', 'alliance.changed'])
})

// ---- Changes of rules

const today = '2026-11-30'
const office = { as: 'curator' } as const
/** As the law has it. */
const CHANGE = found('rule-change', [], 'association')
const statutes = must(begin({ kind: 'statutes', title: { de: 'Satzung', en: 'Statutes' }, audience: 'public' }, nth<'charter-document'>(7)))
const held = must(enforceFirst(withDraft(statutes, rewrite(statutes, { de: '§ 1 Wir arbeiten zusammen.', en: '' }, 1, { now: at, othersStay: false })), { documents: [], form: 'association' }, { seen: 2, at }))
const inVersionOne: CharterDocument = { ...statutes, versions: [held.inForce] }
const drafted: CharterDocument = { ...statutes, versions: [must(rewrite({ ...statutes, versions: [must(beginDraft(inVersionOne)), held.inForce] }, { de: '§ 1 Wir arbeiten enger zusammen.', en: '' }, 1, { now: at, othersStay: false })), held.inForce] }
const charter: Charter = { documents: [drafted], form: 'association' }
const put = (said: Partial<SaidOfChange> = {}, known: readonly RuleChange[] = [], document = drafted, by = CHANGE) => putDraft(document, known, { way: 'meeting', until: '2026-12-14', kind: 'rule-change', seen: 2, ...said }, { charter, rule: by, today }, { by: office, at })
/** The document after a step. */
const after = ({ version, superseded }: Changed, document = drafted): CharterDocument => ({ ...document, versions: document.versions.map((one) => [version, superseded].find((changed) => changed?.number === one.number) ?? one) })
const outcomeOf = (notation: string, way: Proposal['way'] = 'meeting', by = CHANGE): majority.Outcome => must(majority.decide(by, way, cast(notation)))
const QUORATE: majority.SourcedRule = { ...CHANGE, rule: { ...CHANGE.rule, presence: { comparator: 'at-least', part: 1, of: 2, by: 'heads' }, secondMeeting: 'none', notice: 14 } }

test('the first document comes into force without a vote; from then on the members decide, on new documents too', () => {
  assert.equal(reasonOf(enforceFirst(drafted, charter, { seen: 2, at })), 'document.needsVote')
  assert.equal(reasonOf(enforceFirst(ready, charter, { seen: 2, at })), 'document.needsVote')
})

test('put to the members the draft is frozen; taken back it is a draft again', () => {
  const proposed = must(put())
  const frozen = after(proposed)
  assert.equal(proposed.version.state, 'with-members')
  assert.deepEqual([rewrite(frozen, { de: 'x', en: '' }, 2, { now: at, othersStay: false }), lay(frozen, rule('topic', { notice: 3 }), 2), strike(frozen, 'topic', 2), beginDraft(frozen), enforceFirst(frozen, charter, { seen: 2, at }), put({}, [proposed.change], frozen)].map(reasonOf), Array.from({ length: 6 }, () => 'document.frozen'))
  const back = must(withdrawChange(frozen, openChange([proposed.change]), at))
  assert.deepEqual([back.version.state, openChange([back.change]), reasonOf(withdrawChange(after(back), openChange([back.change]), at)), reasonOf(rewrite(after(back), { de: 'x', en: '' }, 2, { now: at, othersStay: false }))], ['draft', undefined, 'change.none', 'ok'])
  assert.equal(must(put({}, [back.change], after(back))).change.number, 2)
})

const fieldOf = (result: Result<unknown>): string => (result.ok ? 'ok' : String(result.refusal.facts['until'] ?? result.refusal.facts['purpose'] ?? result.refusal.reason))

test('a draft is put as it was seen, within the period of notice, in a way the rule allows, and only where it could come into force', () => {
  const empty = { ...drafted, versions: [{ ...draftIn(drafted), text: { de: '', en: '' } }, held.inForce] }
  assert.deepEqual(
    [put(), put({ seen: 1 }), put({}, [], inVersionOne), put({}, [], empty), put({ until: '2026-12-13' }, [], drafted, QUORATE), put({ until: '2026-12-14' }, [], drafted, QUORATE), put({ until: '2026-11-29', way: 'written' }), put({ until: '2028-01-01' }), put({ way: 'second-meeting' }), put({ kind: 'purpose', seen: 2 }, [], ready), put({ kind: 'purpose' })].map(fieldOf),
    ['ok', 'document.changed', 'document.noDraft', 'document.empty', 'proposal.soon', 'ok', 'proposal.past', 'proposal.late', 'proposal.noFirst', 'change.noPurpose', 'ok'],
  )
})

test('carried, the draft is in force at once and supersedes what was; lost, it is a draft as before', () => {
  const proposed = must(put())
  const carried = must(closeChange(after(proposed), proposed.change, outcomeOf('yyy n'), charter, at))
  assert.deepEqual([carried.version.state, carried.version.inForceAt, carried.superseded?.state, carried.superseded?.number, carried.change.closedAt], ['in-force', at, 'superseded', 1, at])
  const lost = must(closeChange(after(proposed), proposed.change, outcomeOf('yy n'), charter, at))
  assert.deepEqual([lost.version, lost.superseded, lost.change.outcome?.state, openChange([lost.change])], [draftIn(drafted), undefined, 'lost', undefined])
  assert.equal(reasonOf(closeChange(after(carried, after(proposed)), openChange([carried.change]), outcomeOf('yyy n'), charter, at)), 'ballot.closed', 'closed twice')
})

test('what could no longer come into force is not closed as if it had', () => {
  const lower = withDraft(agreement, lay(agreement, rule('topic', { approval: HALF }), 1))
  const proposed = must(putDraft(lower, [], { way: 'meeting', until: '2026-12-14', kind: 'rule-change', seen: 2 }, { charter: { documents: [lower], form: 'contract' }, rule: CHANGE, today }, { by: office, at }))
  const higher: CharterDocument = { ...inVersionOne, versions: [{ ...held.inForce, rules: [rule('topic', { approval: TWO_THIRDS })] }] }
  assert.equal(reasonOf(closeChange(after(proposed, lower), proposed.change, outcomeOf('yyyy'), { documents: [lower, higher], form: 'contract' }, at)), 'charter.contradicts')
})

test('without a quorum nothing is decided; a second meeting by its own rule decides on the same text, and on no other', () => {
  const first = must(put({}, [], drafted, QUORATE))
  const none = outcomeOf('y ....', 'meeting', QUORATE)
  const again = must(closeChange(after(first), first.change, none, charter, at))
  assert.deepEqual([none.state, again.version.state], ['no-quorum', 'draft'])
  const second = must(put({ way: 'second-meeting' }, [again.change], after(again), QUORATE))
  assert.deepEqual([second.change.number, outcomeOf('y ....', 'second-meeting', QUORATE).state], [2, 'carried'])
  const rewritten = after({ ...again, version: must(rewrite(after(again), { de: '§ 1 Etwas anderes.', en: '' }, 2, { now: at, othersStay: false })) })
  assert.deepEqual([reasonOf(put({ way: 'second-meeting', seen: 3 }, [again.change], rewritten, QUORATE)), reasonOf(put({ way: 'meeting', seen: 3 }, [again.change], rewritten, QUORATE))], ['change.otherText', 'ok'])
})

test('the purpose needs all, as the law has it; who is absent agrees in writing (§ 33 (1) 2 BGB)', () => {
  const purpose = found('purpose', [], 'association')
  assert.deepEqual([outcomeOf('yyy n', 'meeting', purpose).state, outcomeOf('yyy .', 'meeting', purpose).state, outcomeOf('yyy y.', 'meeting', purpose).state], ['lost', 'lost', 'carried'])
})

test('what was decided is written down with text, rules and voices, without a name or a sentence', () => {
  const [one, other] = [nth<'organisation'>(1), nth<'organisation'>(2)]
  const voting = [one, other].map((organisation) => ({ organisation, kind: 'full', votes: 1, name: { de: 'Amsel Verbund', en: 'Amsel Verbund' } } as const))
  const voices = new Map([[one, { id: nth<'ballot'>(1), proposal: 1, organisation: one, person: 'Erika' as never, isJoint: false, voice: 'yes' as Said, at }]])
  const proposed = must(put())
  const came = must(majority.decide(CHANGE, 'meeting', counted(voting, voices, undefined, new Set([other]))))
  const tally = { proposal: proposed.change, voters: voting, said: new Map(), voices, outcome: { ok: true, value: came }, mayClose: { ok: true, value: undefined } } as const
  const record = recordOfChange(drafted, proposed.version, proposed.change, came, tally, { textHash: 'h', at })
  assert.deepEqual([record.type, record.document, record.version, record.text, record.decision, record.result, record.voices], ['charter.decision', drafted.id, 2, 'h', 'rule-change', 'carried', [{ organisation: one, voice: 'yes' }, { organisation: other, voice: 'none' }]])
  assert.doesNotMatch(JSON.stringify(record), /Erika|Amsel|enger|Satzung/)
  assert.deepEqual(recordOfVote(came, tally).approval, { yes: 1, of: 1, needed: 1, source: '§ 33 (1) 1 BGB' })
})

test('nobody outside reads what is not in force or was; only office and spokesperson put it to the members', () => {
  const member = { as: 'organisation', organisation: nth<'organisation'>(1), standing: 'member' } as const
  const frozen = after(must(put()))
  const numbers = (actor: Parameters<typeof may.read>[0], document = frozen): string => { const read = may.read(actor, document); return read.ok ? read.value.versions.map(({ number }) => number).join() : read.refusal.reason }
  const first = { ...frozen, versions: [{ ...held.inForce, state: 'with-members' as const }] }
  assert.deepEqual([numbers(member), numbers({ as: 'outside' }), numbers({ ...member, standing: 'guest' }), numbers({ as: 'outside' }, first)], ['2,1', '1', '1', 'document.none'])
  assert.deepEqual([may.conduct(office), may.conduct(member), may.conduct({ as: 'curator', person: 'p' as never, roles: ['moderator'] }), may.conduct({ as: 'outside' })].map(reasonOf), ['ok', 'charter.mayNotWrite', 'charter.mayNotWrite', 'actor.outside'])
})

test('of the rules that differ what differs is told, and nothing else', () => {
  const [was, is] = [{ rules: [rule('topic', { notice: 3 }), rule('other', { notice: 7, written: 'not-allowed' })] }, { rules: [rule('topic', { notice: 3 }), rule('other', { notice: 9, written: 'not-allowed' }), rule('election', { notice: 1 }, '5')] }]
  assert.deepEqual(rulesChanged(was, is), [{ kind: 'election', before: undefined, after: rule('election', { notice: 1 }, '5') }, { kind: 'other', before: rule('other', { notice: 7 }), after: rule('other', { notice: 9 }) }])
  assert.deepEqual([rulesChanged(undefined, was).length, rulesChanged(is, is), rulesChanged({ rules: [rule('topic', { notice: 3 })] }, { rules: [rule('topic', { notice: 3 }, '8')] })], [2, [], [{ kind: 'topic', before: rule('topic', {}), after: rule('topic', {}, '8') }]])
})
