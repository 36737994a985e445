import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrganisationId, PersonId } from '#modules/members'
import { readTwins, recipientsOf, twinFor, type Addressee, type CircularKind } from './circular.ts'
import { answer, begin, change, distance, remove, type CommentId } from './comment.ts'
import { amend, enter, invite, reach, type ContactId } from './contact.ts'
import { mentionsIn } from './mention.ts'
import { doubtOf, isAutomatic, ownWords, type Heard } from './reply.ts'
import { keep, tally, type ReportId } from './report.ts'

const AT = new Date('2026-11-30T10:00Z')
const id = (n: number): string => `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`
const org = (n: number): OrganisationId => id(n) as OrganisationId
const person = (n: number): PersonId => id(n) as PersonId
const optonet = { as: 'organisation', organisation: org(1), person: person(11) } as const
const office = { as: 'curator', person: person(12) } as const
const reasonOf = (result: { ok: boolean; refusal?: { reason: string } }): string | undefined => result.refusal?.reason
const value = <T>(result: { ok: true; value: T } | { ok: false }): T => (result.ok ? result.value : assert.fail(JSON.stringify(result)))

const first = value(begin({ kind: 'organisation', id: org(1) }, ' Wer liefert Linsen? ', { id: id(1) as CommentId, by: optonet, at: AT }))
const later = { id: id(2) as CommentId, by: office, at: AT }

test('a comment needs a text, answers go one level deep, and every change is another version', () => {
  assert.equal(first.text, 'Wer liefert Linsen?')
  assert.equal(reasonOf(begin(first.about, ' \n ', later)), 'comment.empty')
  assert.equal(reasonOf(begin(first.about, 'x'.repeat(10_001), later)), 'comment.long')
  const reply = value(answer(first, 'Wir.', later))
  assert.equal(reply.answers, first.id)
  assert.equal(reasonOf(answer(reply, 'Ich auch.', later)), 'comment.oneLevel')
  const changed = value(change(first, 'Wer liefert Spiegel?', 1, AT))
  assert.deepEqual([changed.version, changed.text], [2, 'Wer liefert Spiegel?'])
  assert.equal(value(change(first, 'Wer liefert Linsen?', 1, AT)).version, 1, 'saying the same changes nothing')
  assert.equal(reasonOf(change(changed, 'x', 1, AT)), 'comment.changed')
  const gone = value(remove(changed, later))
  for (const refused of [remove(gone, later), change(gone, 'x', 2, AT), answer(gone, 'x', later)]) assert.equal(reasonOf(refused), 'comment.deleted')
})

test('who distanced themselves has done so once', () => {
  const one = value(distance(first, { by: office, at: AT }, []))
  assert.equal(reasonOf(distance(first, { by: office, at: AT }, [one])), 'distancing.twice')
  assert.ok(distance(first, { by: optonet, at: AT }, [one]).ok)
  assert.equal(reasonOf(distance(value(answer(first, 'Ja', later)), { by: office, at: AT }, [])), 'comment.oneLevel')
})

test('an @ means the person whose whole name follows it, and a name that nobody or several have is asked about', () => {
  const people = [{ person: person(1), name: 'Änne Probst' }, { person: person(2), name: 'Änne Probst-Ilmer' }, { person: person(3), name: 'Otto Uhu' }, { person: person(4), name: 'Otto Uhu' }]
  const meant = (text: string, chosen?: PersonId[]) => { const result = mentionsIn(text, people, chosen); return result.ok ? result.value.map((one) => Number(one.slice(-2))) : result.refusal.reason }
  assert.deepEqual(meant('@Änne Probst, bitte ansehen. Auch @ÄNNE PROBST-ILMER!'), [1, 2])
  assert.deepEqual(meant('Schreiben Sie an otto@Firma.example oder @alle'), [])
  assert.equal(meant('@Niemand Hier weiß es'), 'mention.nobody')
  assert.equal(meant('@Änne Probstmann'), 'mention.nobody')
  assert.equal(meant('@Otto Uhu'), 'mention.several')
  assert.deepEqual(meant('@Otto Uhu', [person(4)]), [4])
  assert.equal(meant('Hallo', [person(9)]), 'mention.stranger')
})

test('a circular goes once to whoever holds a chosen role for a chosen kind, in their language where there is one', () => {
  const people: Addressee[] = [
    { person: person(1), name: 'A', email: 'a@x.example', language: 'en', offices: [{ organisation: org(1), role: 'manager' }, { organisation: org(2), role: 'delegate' }] },
    { person: person(2), name: 'B', email: 'b@x.example', language: 'de', offices: [{ organisation: org(2), role: 'contributor' }] },
    { person: person(3), name: 'C', email: 'c@x.example', language: 'de', offices: [{ organisation: org(3), role: 'manager' }] },
  ]
  const kinds = new Map<OrganisationId, CircularKind>([[org(1), 'full'], [org(2), 'guest']])
  const names = (asked: Parameters<typeof recipientsOf>[2]) => { const result = recipientsOf(people, (one) => kinds.get(one), asked); return result.ok ? result.value.map(({ name }) => name).join('') : result.refusal.reason }
  assert.equal(names({ kinds: [], roles: [] }), 'AB')
  assert.equal(names({ kinds: ['full'], roles: [] }), 'A')
  assert.equal(names({ kinds: ['guest'], roles: ['manager'] }), 'circular.nobody', 'role and kind are of the same organisation')
  const twins = value(readTwins({ de: { subject: ' Ein\nBetreff ', text: 'Text' } }))
  assert.deepEqual(twinFor(twins, 'en'), { twin: { subject: 'Ein Betreff', text: 'Text' }, language: 'de' })
  assert.equal(reasonOf(readTwins({ de: { subject: 'x' } })), 'circular.half')
  assert.equal(reasonOf(readTwins({})), 'circular.noText')
})

const heard = (said: Partial<Heard> = {}): Heard => ({ envelope: 'otto@firma.example', from: ['Otto@firma.example'], subject: 'Re', text: 'Ja', messageId: '<1@x>', headers: [], ...said })

test('a reply is the recipient’s only where From and envelope are theirs and nobody refutes them', () => {
  assert.equal(doubtOf(heard(), 'otto@firma.example'), undefined)
  assert.equal(doubtOf(heard({ from: ['andere@firma.example'] }), 'otto@firma.example'), 'foreign')
  assert.equal(doubtOf(heard({ from: ['otto@firma.example', 'x@evil.example'] }), 'otto@firma.example'), 'foreign')
  assert.equal(doubtOf(heard({ from: [] }), 'otto@firma.example'), 'foreign')
  assert.equal(doubtOf(heard({ envelope: 'x@evil.example' }), 'otto@firma.example'), 'forged')
  assert.equal(doubtOf(heard({ headers: [{ name: 'authentication-results', value: 'mx.allianz.example; dmarc=fail' }] }), 'otto@firma.example'), 'forged')
  assert.equal(doubtOf(heard({ headers: [{ name: 'authentication-results', value: 'mx; spf=fail; dmarc=pass' }] }), 'otto@firma.example'), undefined)
})

test('what programs write is no reply', () => {
  for (const said of [{ envelope: '' }, { headers: [{ name: 'auto-submitted', value: 'auto-replied' }] }, { headers: [{ name: 'precedence', value: 'bulk' }] }, { headers: [{ name: 'content-type', value: 'multipart/report; boundary=x' }] }]) assert.ok(isAutomatic(heard(said)), JSON.stringify(said))
  assert.ok(!isAutomatic(heard({ headers: [{ name: 'auto-submitted', value: 'no' }] })))
})

test('of a reply stays what somebody wrote themselves', () => {
  assert.equal(ownWords('Gern!\r\n\r\nAm 30. November schrieb die Allianz:\r\n> Kommen Sie?\r\n>\r\n> Gruß\r\n'), 'Gern!')
  assert.equal(ownWords('Ja.\n-----Original Message-----\nFrom: x'), 'Ja.')
  assert.equal(ownWords('> Kommen Sie?\nJa, um drei:\nam Tor.'), '> Kommen Sie?\nJa, um drei:\nam Tor.')
  assert.equal(ownWords('> nur Zitat'), '> nur Zitat')
})

test('contacts are outside, conversations are past, and one is invited once', () => {
  const signed = { id: id(5) as ContactId, by: office, at: AT }
  const outside = { id: org(5), name: 'Iltis Optik', standing: 'outside' } as const
  assert.equal(reasonOf(reach({ ...outside, standing: 'member' }, {}, signed)), 'contact.inside')
  assert.equal(reasonOf(reach(outside, { nextOn: '2026-12-01' }, signed)), 'contact.noStep')
  assert.equal(reasonOf(reach(outside, { name: 'x'.repeat(201) }, signed)), 'contact.long')
  const contact = value(reach(outside, { name: ' Ines  Iltis ', nextStep: 'Anrufen', nextOn: '2026-12-01' }, signed))
  assert.equal(contact.name, 'Ines Iltis')
  assert.equal(reasonOf(amend(contact, {}, 7, signed)), 'contact.changed')
  assert.equal(value(amend(contact, {}, 1, signed)).nextStep, undefined, 'what is not said holds no longer')
  assert.equal(reasonOf(enter({ day: '2026-12-01', way: 'call', note: 'x' }, '2026-11-30', signed)), 'contact.future')
  assert.equal(reasonOf(enter({ day: '2026-11-30', way: 'call', note: ' ' }, '2026-11-30', signed)), 'contact.noNote')
  const { contact: invited, entry } = value(invite(contact, 'Eingeladen.', '2026-11-30', signed))
  assert.deepEqual([invited.version, entry.way], [2, 'invitation'])
  assert.equal(reasonOf(invite(invited, 'x', '2026-11-30', signed)), 'contact.invited')
})

test('a report has a title, a period that runs forward, and indicators that there are, in the order of the house', () => {
  const known = [{ key: 'events' }, { key: 'contacts' }]
  const said = { title: ' Förderung  2026 ', from: '2026-01-01', until: '2026-12-31', indicators: ['contacts', 'events', 'events'] }
  const given = { id: id(6) as ReportId, by: office, at: AT }
  const report = value(keep(said, known, given))
  assert.deepEqual([report.title, report.indicators], ['Förderung 2026', ['events', 'contacts']])
  assert.equal(reasonOf(keep({ ...said, title: ' ' }, known, given)), 'report.noTitle')
  assert.equal(reasonOf(keep({ ...said, until: '2025-12-31' }, known, given)), 'report.backwards')
  assert.equal(reasonOf(keep({ ...said, indicators: [] }, known, given)), 'report.noIndicators')
  assert.equal(reasonOf(keep({ ...said, indicators: ['grants'] }, known, given)), 'report.noIndicator')
  assert.equal(reasonOf(keep(said, known, { ...given, before: report, seen: 9 })), 'report.changed')
  assert.deepEqual(tally([{ name: 'a', group: 'x' }, { name: 'b', group: 'y' }, { name: 'c', group: 'y' }, { name: 'd' }]), [['y', 2], ['x', 1]])
})
