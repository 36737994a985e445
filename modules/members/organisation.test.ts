import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HUES } from '#platform/page'
import { must } from '#platform/result'
import { say } from '#platform/words'
import { FIELD_HUES, fieldHue, fieldName, fieldOf } from './field.ts'
import { amend, describe, nameIn, type OrganisationId, type Said } from './organisation.ts'
import { WORDS } from './words.ts'

const id = '0190a000-0000-7000-8000-000000000001' as OrganisationId
const described = (said: Said) => describe(said, { id, audience: 'alliance' })
const reasonOf = (said: Said): string => {
  const result = described(said)
  return result.ok ? 'accepted' : result.refusal.reason
}

test('an organisation has a name in one language at least, and is named by it in the other', () => {
  const organisation = must(described({ name: { de: '  Wolpertinger\u00a0 Werkzeugbau\tGmbH ' } }))
  assert.equal(nameIn(organisation, 'en'), 'Wolpertinger Werkzeugbau GmbH')
  assert.equal(reasonOf({ name: { de: ' \u200b ' } }), 'organisation.nameless')
})

test('what is said is cleaned before it is kept: nothing turns the direction of reading or hides', () => {
  assert.equal(must(described({ name: { de: 'Uhu\u202e Optik\u00ad' }, place: 'Muster\u0000roda' })).name.de, 'Uhu Optik')
})

test('a website is an address of the web and nothing else', () => {
  assert.equal(must(described({ name: { de: 'Uhu' }, website: 'www.Uhu.example/' })).website, 'https://www.uhu.example')
  for (const website of ['javascript:alert(1)', 'ftp://uhu.example', 'https://a:b@uhu.example', 'uhu', 'https://127.0.0.1/', 'zwei worte.example']) assert.equal(reasonOf({ name: { de: 'Uhu' }, website }), 'organisation.noWebsite', website)
})

test('a mail address and a country are what they should be', () => {
  assert.equal(reasonOf({ name: { de: 'Uhu' }, email: 'post@@uhu' }), 'organisation.noEmail')
  assert.equal(reasonOf({ name: { de: 'Uhu' }, country: 'Deutschland' }), 'organisation.noCountry')
})

test('over-long names and texts, and too many fields are refused with a sentence', () => {
  assert.equal(reasonOf({ name: { de: 'a'.repeat(251) } }), 'organisation.longName')
  assert.equal(reasonOf({ name: { de: 'Uhu' }, place: 'a'.repeat(201) }), 'organisation.longText')
  assert.equal(reasonOf({ name: { de: 'Uhu' }, fields: Array.from({ length: 13 }, (_, at) => `Feld ${at}`) }), 'organisation.manyFields')
})

test('a change counts up, the same said again changes nothing, and the empty text erases', () => {
  const before = must(described({ name: { de: 'Uhu' }, place: 'Musterroda' }))
  const moved = must(amend(before, { place: 'Probenau' }, 1))
  assert.deepEqual([moved.place, moved.version], ['Probenau', 2])
  assert.equal(must(amend(moved, { place: 'Probenau', name: { de: 'Uhu' } }, 2)), moved)
  assert.equal(must(amend(moved, { place: '' }, 2)).place, undefined)
})

test('who changes what somebody else changed meanwhile is told', () => {
  const before = must(described({ name: { de: 'Uhu' } }))
  const result = amend(before, { place: 'Probenau' }, 7)
  assert.equal(result.ok ? '' : result.refusal.kind, 'stale')
})

test('fields are known by their names in both languages; others stay as written', () => {
  assert.deepEqual(['Kunststoffe', 'PLASTICS', 'Mikro- und Nanotechnik', 'Photonik', 'Cluster 5'].map(fieldOf), ['plastics', 'plastics', 'micro-nano', 'optics', 'Cluster 5'])
  assert.equal(fieldName('optics', 'en'), 'Optics and photonics')
})

test('every reason for a refusal is a sentence in both languages', () => {
  for (const [key, words] of Object.entries(WORDS)) assert.ok(words.de.length > 0 && words.en.length > 0, key)
  assert.equal(say(WORDS, 'de', 'belonging.noCluster', { cluster: 'Uhu' }), 'Uhu ist kein Cluster.')
})

test('each founding field has its hue, as the page kit has them; a field of one’s own has one too, always the same', () => {
  assert.deepEqual(FIELD_HUES, HUES)
  assert.deepEqual(['plastics', 'metal', 'measurement', 'micro-nano', 'optics', 'medicine'].map(fieldHue), [38, 85, 250, 300, 200, 355])
  assert.ok(HUES.includes(fieldHue('Wasserbau')))
  assert.equal(fieldHue('Wasserbau'), fieldHue('Wasserbau'))
})
