import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { must, type Result } from '#platform/result'
import type { OrganisationId } from '#modules/members'
import { AUDIENCES } from './audience.ts'
import { competencesFor, showingsOf, speak, type Showing, type Word } from './competence.ts'
import { competencesOf, computeMap, type Placed } from './computation.ts'
import { curatedVocabulary } from './curation.ts'
import { may } from './policy.ts'
import { nth, OPTONET, POLYMERMAT, SMALL, UHU, draftOf, showing, signed } from './sample.ts'
import { bring } from './source.ts'

const reasonOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : result.refusal.reason)
const NOON = new Date('2026-11-30T12:00:00Z')
const itself = (topic: string): string => topic
const word = (says: Word['says'], topic = 'laser', audience: Word['audience'] = 'alliance', organisation = UHU): Word => ({ id: nth(1), organisation, topic, says, audience, ...signed(NOON, organisation) })
/** `laser found 0.5` each. */
const told = (showings: readonly Showing[], words: readonly Word[] = [], audience: Word['audience'] = 'alliance'): string[] => competencesFor(audience, showings, words, itself).competences.map(({ topic, word: said, strength }) => `${topic} ${said} ${strength}`)

test('what a source shows, it shows of each organisation it belongs to, had and sought apart', () => {
  const source = must(bring(draftOf(UHU, { kind: 'objective', organisations: [UHU, OPTONET], project: 'cordis:7' }), nth(9), signed(NOON)))
  const topic = { concept: 'laser', weight: 0.6, evidence: [], count: 1, coveredBy: [] }
  assert.deepEqual(showingsOf(source, { topics: [topic], needs: [{ ...topic, concept: 'glass' }] }).map(({ organisation, topic: shown, stance, unit }) => [organisation, shown, stance, unit]), [[UHU, 'laser', 'has', 'cordis:7'], [UHU, 'glass', 'seeks', 'cordis:7'], [OPTONET, 'laser', 'has', 'cordis:7'], [OPTONET, 'glass', 'seeks', 'cordis:7']])
})

test('strength grows with independent evidence; the same project counts once', () => {
  assert.deepEqual(told([showing(UHU, 'laser', 'public', { unit: 'a' }), showing(UHU, 'laser', 'public', { unit: 'b' })]), ['laser found 0.75'])
  assert.deepEqual(told([showing(UHU, 'laser', 'public', { unit: 'a' }), showing(UHU, 'laser', 'public', { unit: 'a', weight: 0.2 })]), ['laser found 0.5'])
})

test('the organisation has the last word, and may take it back', () => {
  const shown = [showing(UHU, 'laser', 'public')]
  assert.deepEqual(told(shown, [word('rejected')]), ['laser rejected 0.5'])
  assert.deepEqual(told(shown, [word('rejected'), word('confirmed')]), ['laser confirmed 0.5'])
  assert.deepEqual(told(shown, [word('rejected'), word('withdrawn')]), ['laser found 0.5'])
  assert.deepEqual(told([], [word('confirmed')]), ['laser confirmed 0'])
  assert.deepEqual(told([], [word('confirmed'), word('withdrawn')]), [])
})

test('what is said within the alliance confirms nothing in front of everybody, and rejects it everywhere', () => {
  assert.deepEqual(told([], [word('confirmed')], 'public'), [])
  assert.deepEqual(told([showing(UHU, 'laser', 'public')], [word('rejected')], 'public'), ['laser rejected 0.5'])
  assert.deepEqual(told([], [word('confirmed', 'laser', 'public')], 'alliance'), ['laser confirmed 0'])
})

test('words follow a topic into what it was merged with', () => {
  const acts = [{ ...signed(NOON), version: 1, act: { did: 'merged', topics: ['laser-welding'], into: 'laser' } }] as const
  const { competences } = competencesFor('alliance', [showing(UHU, 'laser-welding', 'public')], [word('rejected', 'laser')], curatedVocabulary(SMALL, acts).topicNow)
  assert.deepEqual(competences.map(({ topic, word: said }) => [topic, said]), [['laser', 'rejected']])
})

test('an organisation says a thing once, and nobody says it for it', () => {
  const { id, ...said } = word('confirmed')
  assert.equal(reasonOf(speak(said, id, [])), 'accepted')
  assert.equal(reasonOf(speak(said, id, [word('confirmed')])), 'word.already')
  assert.equal(reasonOf(speak({ ...said, says: 'withdrawn' }, id, [])), 'word.already')
  assert.equal(reasonOf(may.speak({ as: 'curator' }, UHU)), 'word.mayNot')
  assert.equal(reasonOf(may.speak({ as: 'organisation', organisation: UHU, standing: 'outside' }, UHU)), 'accepted')
})

const PLACED: readonly Placed[] = [UHU, OPTONET, POLYMERMAT].map((id) => ({ id, kind: 'company', fields: [], clusters: [], inside: id !== POLYMERMAT }))
const VOCABULARY = curatedVocabulary(SMALL, [])

test('only members are counted; who stands outside has competences and no place in an intersection', () => {
  const shown = [UHU, OPTONET, POLYMERMAT].flatMap((organisation) => ['laser', 'glass'].map((topic) => showing(organisation, topic, 'public')))
  const map = computeMap('public', 'organisations', PLACED, shown, [], VOCABULARY)
  assert.deepEqual(map.result.found[0]?.organisations, [UHU, OPTONET].toSorted())
  assert.equal(competencesOf(map, POLYMERMAT, false).length, 2)
})

const organisations = fc.constantFrom<OrganisationId>(UHU, OPTONET, POLYMERMAT)
const topics = fc.constantFrom('laser', 'glass', 'polymer', 'laser-welding')
const shown = fc.array(fc.record({ organisation: organisations, topic: topics, audience: fc.constantFrom(...AUDIENCES), stance: fc.constantFrom('has' as const, 'seeks' as const), unit: fc.constantFrom('a', 'b', 'c') }).map(({ organisation, topic, audience, ...more }) => showing(organisation, topic, audience, { ...more, unit: `${more.unit} ${audience}` })), { maxLength: 20 })
const words = fc.array(fc.record({ organisation: organisations, topic: topics, says: fc.constantFrom('confirmed' as const, 'rejected' as const, 'withdrawn' as const), audience: fc.constantFrom('public' as const, 'alliance' as const) }).map(({ says, topic, audience, organisation }) => word(says, topic, audience, organisation)), { maxLength: 8 })

/** The map with its roles as a table, to be compared. */
function plainMap(audience: Word['audience'], showings: readonly Showing[], said: readonly Word[]): unknown {
  const { result, ...rest } = computeMap(audience, 'organisations', PLACED, showings, said, VOCABULARY)
  return { ...rest, result: { ...result, roles: result.roles.matrix() } }
}

test('nothing of a narrower audience shows through: without it every result is the same', () => {
  fc.assert(
    fc.property(shown, words, (all, said) => {
      for (const audience of ['public', 'alliance'] as const) {
        const readable = all.filter((one) => one.audience === 'public' || one.audience === audience)
        const sayable = said.filter((one) => one.says !== 'confirmed' || one.audience === 'public' || one.audience === audience)
        assert.deepEqual(plainMap(audience, all, said), plainMap(audience, readable, sayable))
      }
    }),
    { seed: 8, numRuns: 300 },
  )
})

test('the order in which sources come changes nothing', () => {
  fc.assert(
    fc.property(shown, words, fc.nat(), (all, said, turn) => {
      const turned = [...all.slice(turn % (all.length + 1)), ...all.slice(0, turn % (all.length + 1))]
      assert.deepEqual(plainMap('alliance', turned, said), plainMap('alliance', all, said))
    }),
    { seed: 9, numRuns: 300 },
  )
})
