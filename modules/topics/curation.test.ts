import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { buildMatcher, checkVocabulary, exportVocabulary, importVocabulary, profile, shippedVocabulary } from '#engine'
import type { Result } from '#platform/result'
import { must } from '#platform/result'
import type { Act } from './act.ts'
import { actsFor, asksReading, curatedVocabulary, inForce, type Curated } from './curation.ts'
import { curate, historyOf } from './curate.ts'
import { foundTerms, type ReadTerms } from './found-terms.ts'
import { may } from './policy.ts'
import { SMALL, UHU, signed } from './sample.ts'

const NOON = new Date('2026-11-30T12:00:00Z')

/** The acts after these, each by the curator who saw what stood there. */
function after(...acts: Act[]): Curated[] {
  const curated: Curated[] = []
  for (const act of acts) curated.push(must(curate(SMALL, curated, act, signed(NOON), curated.length)))
  return curated
}

const reasonOf = (result: Result<unknown>): string => (result.ok ? 'accepted' : `${result.refusal.kind} ${result.refusal.reason}`)
const refused = (acts: readonly Curated[], act: Act, seen = acts.length): string => reasonOf(curate(SMALL, acts, act, signed(NOON), seen))
const now = (acts: readonly Curated[]) => curatedVocabulary(SMALL, acts)
const labelsOf = (acts: readonly Curated[], topic: string): string[] => [now(acts).topic(topic)?.prefLabel.de ?? '', ...(now(acts).topic(topic)?.altLabel?.de ?? [])]

const ADOPT: Act = { did: 'adopted', topic: 'own-1', term: { text: 'Spaltlampen', language: 'de' }, name: { de: 'Spaltlampe', en: 'slit lamp' }, broader: ['light'], role: 'application' }
const MERGE: Act = { did: 'merged', topics: ['glass'], into: 'polymer' }

test('a found term becomes a topic of the alliance, and texts are found by it', () => {
  const { vocabulary } = now(after(ADOPT))
  const found = profile('Wir bauen Spaltlampen für die Augenheilkunde. Unsere Spaltlampen stehen in vielen Praxen.', buildMatcher(vocabulary))
  assert.deepEqual(found.ok && found.value.topics.map(({ concept }) => concept), ['own-1'])
})

test('merged topics leave their labels, what stood below them, and everything said of them', () => {
  const acts = after({ did: 'merged', topics: ['polymer', 'glass'], into: 'light' })
  assert.deepEqual(labelsOf(acts, 'light'), ['Licht', 'Kunststoff', 'Polymer', 'Plastik', 'Glas'])
  assert.deepEqual(now(acts).topic('biopolymer')?.broader, ['light'])
  assert.deepEqual(['glass', 'polymer', 'laser', 'nowhere'].map(now(acts).topicNow), ['light', 'light', 'laser', undefined])
  assert.deepEqual(['biopolymer', 'glass'].map(now(after({ did: 'merged', topics: ['biopolymer'], into: 'laser' }, { did: 'merged', topics: ['laser'], into: 'glass' })).topicNow), ['glass', 'glass'])
})

test('a topic merged into one far below it leaves no circle', () => {
  const acts = after({ did: 'merged', topics: ['material'], into: 'biopolymer' })
  assert.deepEqual(checkVocabulary(now(acts).vocabulary).filter(({ severity }) => severity === 'error'), [])
  assert.deepEqual([now(acts).topic('polymer')?.broader, now(acts).topic('glass')?.broader], [[], ['biopolymer']])
})

test('a split topic hands labels to its parts and stays above them', () => {
  const acts = after({ did: 'split', topic: 'polymer', parts: [{ topic: 'own-1', name: { de: 'Technische Kunststoffe' }, labels: [{ text: 'Polymer', language: 'de' }] }, { topic: 'own-2', name: { de: 'Verpackungskunststoffe' }, labels: [{ text: 'Plastik', language: 'de' }] }] })
  assert.deepEqual([labelsOf(acts, 'polymer'), labelsOf(acts, 'own-1'), now(acts).topic('own-2')?.broader], [['Kunststoff'], ['Technische Kunststoffe', 'Polymer'], ['polymer']])
})

test('a rejected topic is none any longer; what stood below moves up', () => {
  const acts = after({ did: 'rejected', topic: 'polymer' })
  assert.deepEqual([now(acts).topicNow('polymer'), now(acts).topic('biopolymer')?.broader], [undefined, ['material']])
})

test('a renamed topic is still found by its former name, and a role is set', () => {
  const acts = after({ did: 'renamed', topic: 'glass', name: { de: 'Optisches Glas' } }, { did: 'role-set', topic: 'glass', role: 'application' })
  assert.deepEqual([labelsOf(acts, 'glass'), now(acts).topic('glass')?.axis, now(acts).topic('glass')?.prefLabel.en], [['Optisches Glas', 'Glas'], 'application', 'glass'])
})

test('what does not fit is refused with its reason', () => {
  assert.equal(refused([], { did: 'rejected', topic: 'nowhere' }), 'conflict curation.noTopic')
  assert.equal(refused([], { did: 'merged', topics: ['glass'], into: 'glass' }), 'conflict curation.mergeIntoItself')
  assert.equal(refused([], { ...ADOPT, term: { text: 'plastik', language: 'de' } }), 'conflict curation.labelTaken')
  assert.equal(refused([], { ...ADOPT, topic: 'glass' }), 'conflict curation.idTaken')
  assert.equal(refused([], { did: 'renamed', topic: 'glass', name: { de: ' ' } }), 'conflict curation.nameless')
  assert.equal(refused([], { did: 'renamed', topic: 'glass', name: { de: 'Laser' } }), 'conflict curation.labelTaken')
  assert.equal(refused([], { did: 'split', topic: 'glass', parts: [{ topic: 'own-1', name: { de: 'Eins' }, labels: [] }] }), 'conflict curation.fewParts')
  assert.equal(refused([], { did: 'role-set', topic: 'laser', role: 'cross-cutting' }), 'conflict curation.roleAlready')
  assert.equal(refused([], { did: 'undone', version: 1 }), 'missing curation.noAct')
})

test('an act is undone, and undone again it counts once more', () => {
  const acts = after(MERGE, { did: 'undone', version: 1 })
  assert.equal(now(acts).topicNow('glass'), 'glass')
  assert.equal(refused(acts, { did: 'undone', version: 1 }), 'conflict curation.undoneAlready')
  assert.equal(now(after(MERGE, { did: 'undone', version: 1 }, { did: 'undone', version: 2 })).topicNow('glass'), 'polymer')
})

test('what later acts build on is undone after them', () => {
  const acts = after(ADOPT, { did: 'renamed', topic: 'own-1', name: { de: 'Spaltlampengerät' } })
  assert.equal(refused(acts, { did: 'undone', version: 1 }), 'conflict curation.builtUpon')
  const undone = [...acts, must(curate(SMALL, acts, { did: 'undone', version: 2 }, signed(NOON), 2))]
  assert.equal(refused(undone, { did: 'undone', version: 1 }), 'accepted')
})

test('of two curators who merge the same topics at once the second is told; on other topics both work side by side', () => {
  const first = after(MERGE)
  assert.equal(refused(first, { did: 'merged', topics: ['glass'], into: 'light' }, 0), 'stale curation.changed')
  assert.equal(refused(first, { did: 'renamed', topic: 'polymer', name: { de: 'Kunststoffe' } }, 0), 'stale curation.changed')
  assert.equal(refused(first, { did: 'role-set', topic: 'light', role: 'application' }, 0), 'accepted')
})

test('a topic has a history, and texts are read anew only where it needs it', () => {
  const acts = after(MERGE, { did: 'role-set', topic: 'light', role: 'application' }, { did: 'undone', version: 1 })
  assert.deepEqual(historyOf('polymer', acts).map(({ version }) => version), [3, 1])
  assert.deepEqual(acts.map(({ act }) => asksReading(act, acts)), [false, false, true])
})

test('a dismissed term is not offered again, a label never is, and sealed texts offer nothing', () => {
  const matcher = buildMatcher(SMALL)
  const read = (text: string): ReadTerms['terms'] => {
    const found = profile(text, matcher)
    return found.ok ? found.value.terms : []
  }
  const said = 'Wir fertigen Reinraumkleidung und Sicherheitsschuhe. Reinraumkleidung und Sicherheitsschuhe prüfen wir selbst.'
  const acts = after({ did: 'dismissed', term: { text: 'Sicherheitsschuhe', language: 'de' } })
  const offered = (audience: 'public' | 'sealed', curated: readonly Curated[]): string[] => foundTerms([{ audience, terms: read(said) }], now(curated)).map(({ text }) => text)
  assert.ok(offered('public', []).includes('Sicherheitsschuhe'))
  assert.deepEqual(offered('public', acts), offered('public', []).filter((text) => text !== 'Sicherheitsschuhe'))
  assert.deepEqual(offered('sealed', []), [])
})

test('which terms were turned down is told inside only, however often it is undone', () => {
  const acts = after(ADOPT, { did: 'dismissed', term: { text: 'neue Rezeptur', language: 'de' } }, { did: 'undone', version: 2 }, { did: 'undone', version: 3 }, { did: 'undone', version: 1 })
  assert.deepEqual(actsFor({ audience: 'public', acts }).map(({ version }) => version), [1, 5])
  assert.deepEqual(actsFor({ audience: 'alliance', acts }), acts)
})

test('the alliance’s vocabulary is SKOS and comes back as it went', () => {
  const { vocabulary } = now(after(ADOPT, MERGE))
  const back = importVocabulary(exportVocabulary(vocabulary, 'turtle'))
  assert.deepEqual(back.ok && back.value.vocabulary.concepts.length, vocabulary.concepts.length)
})

test('only the curator curates', () => {
  assert.equal(reasonOf(may.curate({ as: 'organisation', organisation: UHU, standing: 'member' })), 'forbidden curation.mayNot')
})

// ---- Properties: whatever is tried, what was accepted folds

const topic = fc.constantFrom('material', 'polymer', 'biopolymer', 'glass', 'light', 'laser', 'laser-welding', 'own-1', 'own-2', 'own-3')
const label = fc.record({ text: fc.constantFrom('Kunststoff', 'Plastik', 'Spaltlampe', 'Linse', 'Faser', 'Prisma', 'lens'), language: fc.constantFrom('de' as const, 'en' as const) })
const name = fc.constantFrom({ de: 'Linse' }, { de: 'Faser', en: 'fibre' }, { en: 'lens' }, { de: 'Prisma' }, {})
const role = fc.constantFrom('application' as const, 'cross-cutting' as const, 'both' as const)
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ did: fc.constant('adopted' as const), topic, term: label, name, broader: fc.uniqueArray(topic, { maxLength: 2 }) }),
  fc.record({ did: fc.constant('labelled' as const), topic, label }),
  fc.record({ did: fc.constant('merged' as const), topics: fc.uniqueArray(topic, { minLength: 1, maxLength: 3 }), into: topic }),
  fc.record({ did: fc.constant('split' as const), topic, parts: fc.array(fc.record({ topic, name, labels: fc.array(label, { maxLength: 1 }) }), { minLength: 2, maxLength: 2 }) }),
  fc.record({ did: fc.constant('rejected' as const), topic }),
  fc.record({ did: fc.constant('dismissed' as const), term: label }),
  fc.record({ did: fc.constant('renamed' as const), topic, name }),
  fc.record({ did: fc.constant('role-set' as const), topic, role }),
  fc.record({ did: fc.constant('undone' as const), version: fc.integer({ min: 1, max: 25 }) }),
)

/** Those of the tried acts that were accepted. */
const accepted = fc.array(anyAct, { maxLength: 30 }).map((tried) => {
  const acts: Curated[] = []
  for (const act of tried) {
    const next = curate(SMALL, acts, act, signed(NOON), acts.length)
    if (next.ok) acts.push(next.value)
  }
  return acts
})

test('whatever curators do, the vocabulary stays whole: no circle, no link to nothing, every topic somewhere or nowhere', () => {
  fc.assert(
    fc.property(accepted, (acts) => {
      const { vocabulary, topicNow, topic: find } = now(acts)
      assert.deepEqual(checkVocabulary(vocabulary).filter(({ severity }) => severity === 'error'), [])
      const ids = new Set(vocabulary.concepts.map(({ id }) => id))
      for (const { related = [] } of vocabulary.concepts) for (const other of related) assert.ok(ids.has(other))
      for (const { id } of SMALL.concepts) {
        const at = topicNow(id)
        assert.ok(at === undefined || find(at) !== undefined)
      }
    }),
    { seed: 5, numRuns: 1_000 },
  )
})

test('undoing any act that may be undone is as if it had never been', () => {
  fc.assert(
    fc.property(accepted, fc.nat(), (acts, pick) => {
      const target = acts[pick % Math.max(1, acts.length)]
      const undone = target === undefined ? undefined : curate(SMALL, acts, { did: 'undone', version: target.version }, signed(NOON), acts.length)
      if (target === undefined || undone?.ok !== true) return
      const without = inForce(acts).filter((act) => act !== target)
      if (target.act.did === 'undone') return
      assert.deepEqual(now([...acts, undone.value]).vocabulary, now(without.filter(({ act }) => act.did !== 'undone')).vocabulary)
    }),
    { seed: 6, numRuns: 1_000 },
  )
})

test('done, undone and done again is done', () => {
  fc.assert(
    fc.property(accepted, (acts) => {
      const last = acts.at(-1)
      if (last === undefined) return
      const undo: Curated = must(curate(SMALL, acts, { did: 'undone', version: last.version }, signed(NOON), acts.length))
      const redo: Curated = must(curate(SMALL, [...acts, undo], { did: 'undone', version: undo.version }, signed(NOON), acts.length + 1))
      assert.deepEqual(now([...acts, undo]).vocabulary, now(acts.slice(0, -1)).vocabulary)
      assert.deepEqual(now([...acts, undo, redo]).vocabulary, now(acts).vocabulary)
    }),
    { seed: 7, numRuns: 500 },
  )
})

test('the shipped vocabulary folds with a thousand acts in a moment', () => {
  const shipped = shippedVocabulary()
  const acts = Array.from({ length: 1_000 }, (_, at): Curated => ({ ...signed(NOON), version: at + 1, act: { did: 'adopted', topic: `own-${at}`, term: { text: `Fundbegriff ${at}`, language: 'de' }, name: { de: `Thema ${at}` }, broader: ['photonics'] } }))
  const started = process.cpuUsage()
  assert.equal(curatedVocabulary(shipped, acts).vocabulary.concepts.length, shipped.concepts.length + 1_000)
  assert.ok(process.cpuUsage(started).user < 2_000_000)
})
