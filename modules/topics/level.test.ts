import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrganisationId } from '#modules/members'
import type { Competence } from './competence.ts'
import { gathered, type Belongs } from './level.ts'
import type { SourceId } from './source.ts'

/** `PolymerMat < Musterau Plastverbund`: the cluster, and who belongs to it. */
const CLUSTERS = ['polymermat', 'optonet'].map((id): Belongs => ({ id: id as OrganisationId, kind: 'cluster', clusters: [] }))
const firm = (name: string, ...clusters: readonly string[]): Belongs => ({ id: name as OrganisationId, kind: 'company', clusters: clusters as OrganisationId[] })

/** `firm1 laser u1,u2 confirmed` */
const held = (...notations: readonly string[]): Competence[] =>
  notations.map((notation) => {
    const [organisation = '', topic = '', units = '', word = 'found'] = notation.split(' ')
    const all = units.split(',').filter((unit) => unit !== '-')
    return { organisation: organisation as OrganisationId, topic, word: word as Competence['word'], strength: 0.5, units: all, sources: all as SourceId[] }
  })

const told = (competences: readonly Competence[]): string[] => competences.map(({ organisation, topic, word, units, strength }) => `${organisation} ${topic} ${units.join(',')} ${word} ${strength}`)

test('a cluster holds what it says itself and what those who belong to it show', () => {
  const { competences } = gathered({ competences: held('polymermat moulding p1', 'firm1 laser u1', 'firm2 laser u2', 'firm3 laser u3'), needs: [] }, [...CLUSTERS, firm('firm1', 'polymermat'), firm('firm2', 'polymermat', 'optonet'), firm('firm3')])
  assert.deepEqual(told(competences), ['optonet laser u2 found 0.5', 'polymermat laser u1,u2 found 0.75', 'polymermat moulding p1 found 0.5'], 'who belongs to two clusters counts in both, who belongs to none in none')
})

test('in a large cluster one source of one firm is no mark of the cluster, unless the cluster or the firm says so', () => {
  const many = Array.from({ length: 12 }, (_, at) => `firm${at} moulding u${at}`)
  const firms = Array.from({ length: 12 }, (_, at) => firm(`firm${at}`, 'polymermat'))
  const topics = (...more: readonly string[]): string[] => gathered({ competences: held(...many, ...more), needs: [] }, [...CLUSTERS, ...firms]).competences.map(({ topic }) => topic)
  assert.deepEqual(topics('firm1 laser u1'), ['moulding'])
  assert.deepEqual(topics('firm1 laser u1', 'firm2 laser u2'), ['laser', 'moulding'])
  assert.deepEqual(topics('firm1 laser u1 confirmed'), ['laser', 'moulding'])
  assert.deepEqual(topics('polymermat laser p1'), ['laser', 'moulding'])
})

test('what a cluster rejects stays rejected, what a firm rejects does not count', () => {
  const { competences } = gathered({ competences: held('polymermat laser - rejected', 'firm1 laser u1', 'firm1 moulding u1 rejected'), needs: [] }, [...CLUSTERS, firm('firm1', 'polymermat')])
  assert.deepEqual(told(competences), ['polymermat laser u1 rejected 0.75'])
})

test('needs of all who belong to it are the needs of a cluster, and the order of what comes in changes nothing', () => {
  const organisations = [...CLUSTERS, firm('firm1', 'polymermat'), firm('firm2', 'polymermat')]
  const all = { competences: held('firm1 laser u1', 'firm2 laser u2', 'polymermat laser p1'), needs: held('firm1 coating u1', 'firm2 coating u2') }
  const one = gathered(all, organisations)
  assert.deepEqual(one.needs.map(({ organisation, topic, units }) => `${organisation} ${topic} ${units.join(',')}`), ['polymermat coating u1,u2'])
  assert.deepEqual(gathered({ competences: all.competences.toReversed(), needs: all.needs.toReversed() }, organisations.toReversed()), one)
})
