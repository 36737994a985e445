import assert from 'node:assert/strict'
import { test } from 'node:test'
import { must, type Result } from '#platform/result'
import type { Actor, ImportedText } from '#modules/members'
import { may } from './policy.ts'
import { nth, OPTONET, POLYMERMAT, UHU, draftOf, signed } from './sample.ts'
import { planSources } from './source-import.ts'
import { askAgain, bring, closeTo, markProfiled, markRead, openTo, refuseSource, unitOf, type Source, type SourceId } from './source.ts'

const NOON = new Date('2026-11-30T12:00:00Z')
const ID: SourceId = nth(100)
const reasonOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : `${result.refusal.kind} ${result.refusal.reason}`)
const website = (): Source => {
  const { hash: _hash, ...draft } = draftOf(UHU, { kind: 'web', address: 'https://uhu.example' })
  return must(bring(draft, ID, signed(NOON)))
}
const as = (organisation: typeof UHU): Actor => ({ as: 'organisation', organisation, standing: 'member' })

test('a website waits, is read, is profiled; the same text again is not read twice', () => {
  const read = markRead(website(), { hash: 'h1', language: 'de' })
  const profiled = must(markProfiled(read, 'h1', 'engine 1'))
  assert.deepEqual([website().state, read.state, profiled.state, unitOf(profiled)], ['waiting', 'read', 'profiled', 'h1'])
  assert.equal(markRead(profiled, { hash: 'h1' }), profiled)
  assert.equal(markRead(askAgain(profiled), { hash: 'h1' }).state, 'profiled')
  assert.deepEqual([markRead(askAgain(profiled), { hash: 'h2' }).state, markRead(askAgain(profiled), { hash: 'h2' }).profiledWith], ['read', undefined])
})

test('what was profiled while the text changed is stale, and what is refused says why and shows nothing', () => {
  const read = markRead(website(), { hash: 'h2' })
  assert.equal(reasonOf(markProfiled(read, 'h1', 'engine 1')), 'stale source.changed')
  const refused = refuseSource(read, { reason: 'other-language', facts: {} })
  assert.deepEqual([refused.state, refused.refusal?.reason, unitOf(refused)], ['refused', 'other-language', undefined])
  assert.equal(askAgain(refused).refusal, undefined)
})

test('what a website says stays unconfirmed and inside until the organisation or its cluster releases it', () => {
  const source = website()
  assert.deepEqual([source.unconfirmed, source.audience], [true, 'alliance'])
  assert.equal(reasonOf(bring({ ...draftOf(UHU), kind: 'web', address: 'https://uhu.example', audience: 'public' }, ID, signed(NOON))), 'conflict source.unconfirmedInside')
  assert.equal(reasonOf(may.open({ as: 'curator' }, source, 'public', [POLYMERMAT])), 'forbidden source.mayNotRelease')
  assert.equal(reasonOf(may.open(as(OPTONET), source, 'public', [POLYMERMAT])), 'forbidden source.mayNotRelease')
  assert.equal(reasonOf(may.open(as(POLYMERMAT), source, 'public', [POLYMERMAT])), 'accepted')
  const released = must(openTo(source, 'public', signed(NOON, POLYMERMAT), source.version))
  assert.deepEqual([released.unconfirmed, released.audience, released.released?.by], [false, 'public', { as: 'organisation', organisation: POLYMERMAT }])
})

test('the website an organisation brings itself is its own word', () => {
  assert.equal(must(bring({ ...draftOf(UHU), kind: 'web', address: 'https://uhu.example' }, ID, signed(NOON, UHU))).unconfirmed, false)
})

test('sealed texts exist for their organisation alone', () => {
  const sealed = must(bring(draftOf(UHU, { audience: 'sealed' }), ID, signed(NOON, UHU)))
  for (const actor of [as(OPTONET), as(POLYMERMAT), { as: 'curator' }, { as: 'outside' }] as const) {
    assert.equal(reasonOf(may.read(actor, sealed)), 'missing source.none')
    assert.equal(reasonOf(may.open(actor, sealed, 'alliance', [POLYMERMAT])), 'missing source.none')
  }
  assert.ok(may.open(as(UHU), sealed, 'alliance', [POLYMERMAT]).ok)
  assert.equal(reasonOf(may.bring({ as: 'curator' }, sealed, [])), 'forbidden source.mayNotSeal')
})

test('of other people’s websites only sentences are shown; guests and outsiders read what is public', () => {
  const source = website()
  assert.equal(reasonOf(may.readWhole(as(OPTONET), source)), 'forbidden source.sentencesOnly')
  assert.ok(may.readWhole(as(UHU), source).ok)
  assert.equal(reasonOf(may.read({ ...as(OPTONET), standing: 'guest' } as Actor, source)), 'missing source.none')
  assert.ok(may.read({ as: 'outside' }, { ...source, audience: 'public' }).ok)
})

test('opening and closing each go one way, and never over somebody else’s change', () => {
  const source = must(bring(draftOf(UHU), ID, signed(NOON)))
  assert.equal(reasonOf(openTo(source, 'alliance', signed(NOON), 1)), 'conflict source.openAlready')
  assert.equal(reasonOf(closeTo(source, 'public', 1)), 'conflict source.closedAlready')
  assert.equal(reasonOf(openTo(source, 'public', signed(NOON), 0)), 'stale source.changed')
  assert.equal(must(closeTo(must(openTo(source, 'public', signed(NOON), 1)), 'alliance', 2)).released, undefined)
})

test('only an objective belongs to several, and a source belongs to somebody', () => {
  assert.equal(reasonOf(bring(draftOf(UHU, { organisations: [UHU, OPTONET] }), ID, signed(NOON))), 'invalid source.severalOwners')
  assert.equal(reasonOf(bring(draftOf(UHU, { organisations: [] }), ID, signed(NOON))), 'invalid source.nobodys')
  assert.equal(reasonOf(bring(draftOf(UHU, { title: ' ' }), ID, signed(NOON))), 'invalid source.untitled')
})

const text = (more: Partial<ImportedText> = {}): ImportedText => ({ row: 1, organisations: [UHU], title: 'Uhu', text: 'Wir bauen Spaltlampen.', kind: 'pasted', ...more })
let next = 200
const planned = (texts: readonly ImportedText[], known: readonly Source[] = []) => must(planSources(texts, known, { newId: () => nth(next++), signed: signed(NOON), audience: 'alliance', hashOf: (said) => `#${said}` }))

test('imported texts come once: the same file again changes nothing, another text is a change and is read again', () => {
  const texts = [text(), text({ text: 'We build slit lamps.', language: 'en' }), text({ row: 2 }), text({ row: 3, text: 'Und Lupen.' }), text({ row: 4, organisations: [UHU, OPTONET], kind: 'objective', unit: 'cordis:7' })]
  const first = planned(texts)
  assert.deepEqual(first.outcomes.map(({ outcome }) => outcome), ['creates', 'creates', 'same', 'creates', 'creates'])
  const known = first.created.map(([source]) => must(markProfiled(source, source.hash ?? '', 'engine 1')))
  assert.deepEqual(planned(texts, known).outcomes.map(({ outcome }) => outcome), ['same', 'same', 'same', 'same', 'same'])
  const changed = planned([text({ text: 'Wir bauen Spaltlampen und Lupen.' })], known).changed[0]?.[0]
  assert.deepEqual([changed?.id, changed?.state, changed?.profiledWith], [known[0]?.id, 'read', undefined])
})

test('an objective is one source of all who take part and one evidence unit', () => {
  const [created] = planned([text({ organisations: [UHU, OPTONET], kind: 'objective', unit: 'cordis:7' })]).created
  assert.deepEqual([created?.[0].organisations.length, created === undefined ? '' : unitOf(created[0])], [2, 'cordis:7'])
})
