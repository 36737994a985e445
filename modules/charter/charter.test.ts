import assert from 'node:assert/strict'
import { test } from 'node:test'
import { must, type Result } from '#platform/result'
import { say } from '#platform/words'
import { majority } from '#modules/members'
import { cast } from '../members/sample.ts'
import { nth } from '../topics/sample.ts'
import { amendAlliance, FORMS, UNNAMED, type Alliance, type Form } from './alliance.ts'
import { begin, beginDraft, DECISION_KINDS, lay, rewrite, strike, type CharterDocument, type DecisionKind, type DocumentKind, type DocumentRule } from './document.ts'
import { enforce, recordOfSignature, recordOfVersion } from './enforcement.ts'
import { checkRank, ruleFor, standingOf, type Standing } from './rule-in-force.ts'
import { sign } from './signature.ts'
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
const ready = withDraft(agreement, lay(agreement, rule('topic', { approval: HALF }, '§ 4 Abs. 2'), 1))
const inForce = (document: CharterDocument): CharterDocument => { const done = must(enforce(document, [], 'contract', { seen: document.versions[0]?.revision ?? 0, at, blocks: true })); return { ...document, versions: [done.inForce, ...(done.superseded === undefined ? document.versions.slice(1) : [done.superseded])] } }

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
  const done = must(enforce(second, [second], 'contract', { seen: 1, at, blocks: true }))
  assert.deepEqual([done.inForce.number, done.inForce.state, done.superseded?.number, done.superseded?.state], [2, 'in-force', 1, 'superseded'])
  assert.deepEqual([enforce(agreement, [], 'contract', { seen: 1, at, blocks: true }), enforce(ready, [], undefined, { seen: 2, at, blocks: true }), enforce(ready, [], 'contract', { seen: 1, at, blocks: true }), enforce(first, [], 'contract', { seen: 1, at, blocks: true }), enforce({ ...ready, id: nth(3) }, [first], 'contract', { seen: 2, at, blocks: true })].map(reasonOf), ['document.empty', 'charter.noForm', 'document.changed', 'document.noDraft', 'document.twoInForce'])
})

test('where both languages must be in step, a draft with one behind the other, or without one that holds, does not come into force', () => {
  const says = (document: CharterDocument, de: string, en: string, othersStay = false): CharterDocument => withDraft(document, rewrite(document, { de, en }, document.versions[0]?.revision ?? 0, { now: at, othersStay }))
  const enforced = (document: CharterDocument, blocks = true): string => reasonOf(enforce(document, [], 'contract', { seen: document.versions[0]?.revision ?? 0, at, blocks }))
  const both = says(agreement, 'Wir tagen im Mai.', 'We meet in May.')
  const behind = says(both, 'Wir tagen im Juni.', 'We meet in May.')
  assert.deepEqual(behind.versions[0]?.stale, { en: at })
  assert.deepEqual([enforced(both), enforced(behind), enforced(behind, false), enforced(says(behind, 'Wir tagen im Juni.', 'We meet in June.')), enforced(says(behind, 'Wir tagen im Juni.', 'We meet in May.', true)), enforced(says(says(agreement, 'Mai.', ''), 'Juni.', ''))], ['ok', 'twin.staleEnglish', 'ok', 'ok', 'ok', 'ok'])
  const holds = inForce(both)
  const next = { ...holds, versions: [must(beginDraft(holds)), ...holds.versions] }
  assert.deepEqual([enforced(says(next, 'Wir tagen im Mai.', '')), enforced(says(next, '', 'We meet in May.')), enforced(says(next, 'Wir tagen im Mai.', ''), false)], ['twin.goneEnglish', 'twin.goneGerman', 'ok'])
  const late = must(enforce(behind, [], 'contract', { seen: 3, at, blocks: false })).inForce
  assert.deepEqual(must(beginDraft({ ...behind, versions: [late] })).stale, { en: at }, 'the next version begins as far behind')
})

test('an organisation signs the version in force once; a file where its kind needs one, and a name always', () => {
  const document = inForce(ready)
  const made = { id: nth<'signature'>(1), at }
  const said = { organisation: nth<'organisation'>(1), kind: 'text-form', signer: 'Erika Muster' } as const
  const signed = must(sign(document, 1, said, [], made))
  assert.deepEqual([sign(document, 1, said, [signed], made), sign(ready, 1, said, [], made), sign(document, 9, said, [], made), sign(document, 1, { ...said, kind: 'qualified' }, [], made), sign(document, 1, { ...said, signer: '' }, [], made)].map(reasonOf), ['signature.already', 'signature.notInForce', 'signature.notInForce', 'http.fields', 'http.fields'])
  const [version] = document.versions
  assert.ok(version !== undefined)
  const records = JSON.stringify([recordOfSignature(signed, { textHash: 'h', person: 'c' }), recordOfVersion(document, version, { textHash: 'h', at })])
  assert.doesNotMatch(records, /Erika|Kooperationsvereinbarung/, 'what binds names nobody and holds no text')
})

test('what the alliance says of itself: a name, a real time zone even at the date line, and a form that stays while documents hold', () => {
  const said = { ...UNNAMED, name: { de: 'Beispielallianz', en: '' }, form: 'contract' as const }
  const amend = (change: Partial<Alliance>, isBound = false, seen = 0): string => { const result = amendAlliance({ ...UNNAMED, form: 'association' }, { ...said, ...change }, { seen, isBound }); return result.ok ? 'ok' : (result.refusal.facts['zone'] ?? result.refusal.facts['nameDe'] ?? result.refusal.facts['languages'] ?? result.refusal.reason).toString() }
  assert.deepEqual([amend({}), amend({ zone: 'Pacific/Kiritimati' }), amend({ zone: 'Europe/Nowhere' }), amend({ zone: '+25:00' }), amend({ zone: '' }), amend({ name: { de: '', en: '' } }), amend({ languages: [] }), amend({}, true), amend({}, false, 3)], ['ok', 'ok', 'alliance.noZone', 'alliance.noZone', 'alliance.noZone', 'alliance.nameless', 'alliance.noLanguage', 'alliance.formStays', 'alliance.changed'])
})
