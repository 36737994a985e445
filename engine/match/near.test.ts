import assert from 'node:assert/strict'
import { test } from 'node:test'
import { profile } from '../profile/profile.ts'
import { buildMatcher } from '../vocabulary/matcher.ts'
import { shippedVocabulary } from '../vocabulary/shipped.ts'
import { nearPlans, type NearPlan } from './near.ts'
import type { Plan } from './plan-reading.ts'

// Written for this test: plans of the demo alliance.
const HOUSINGS = 'Dünne Gehäuse für Messgeräte sollen leichter werden. Wir spritzen sie aus einem Kunststoff mit kurzen Fasern, entwerfen das Werkzeug dafür und prüfen, ob Festigkeit und Dichtheit der Gehäuse bei Wärme halten.'
const HOUSINGS_EN = 'Measuring instruments need lighter cases. We mould thin housings from a plastic filled with short fibres, design the tool and test whether the housings keep their strength and stay tight in heat.'
const HOUSINGS_TOLD_ANEW = 'Kunststoff statt Metall: Das Vorhaben will Messgeräten ein leichtes Gehäuse geben. Faserverstärkter Spritzguss mit dünnen Wänden braucht neue Werkzeuge; geprüft werden Festigkeit, Dichtheit und Verhalten bei Wärme.'
const BLOOD = 'Ein optischer Sensor bestimmt den Zucker im Blut durch die Haut, ohne Stich. Ärzte erproben ihn an Patienten einer Klinik und vergleichen seine Werte mit denen des Labors.'
const ROBOT = 'Ein Roboter schweißt Rohre verschiedener Durchmesser. Seine Steuerung lernt aus den Bildern einer Kamera, wie die Naht verläuft, und regelt den Abstand des Brenners selbst.'
const WATER = 'Sensoren im Boden melden die Feuchte der Felder über Funk. Bauern bewässern nur dort, wo Pflanzen es brauchen, und sparen in trockenen Sommern Wasser und Strom.'
const PARTNERS = 'Das Vorhaben tragen drei Betriebe und ein Institut aus Thüringen gemeinsam; die Leitung hat das Institut, das seit zwanzig Jahren Verbünde dieser Art führt und dafür zwei Stellen vorhält. Alle Partner treffen sich in jedem Quartal und berichten einander über Kosten, Termine und Risiken.'
const OTHERS = [ROBOT, WATER]

const vocabulary = shippedVocabulary()
const matcher = buildMatcher(vocabulary)

const near = (plans: readonly Plan[]): NearPlan[] => nearPlans(plans, matcher)(0)
const hold = (concept: string): { concept: string; weight: number }[] => [{ concept, weight: 1 }]
const findings = (plan: NearPlan | undefined): string => ['copied', 'sameAim', 'complement'].filter((finding) => plan !== undefined && finding in plan).join(', ') || 'nothing'
/** What the second of some texts is to the first, among others. */
const second = (...texts: string[]): NearPlan | undefined => near([...texts, ...OTHERS].map((text) => ({ text }))).find(({ index }) => index === 1)

test('the same plan in other words has the same aim, and nothing is copied', () => {
  assert.equal(findings(second(HOUSINGS, HOUSINGS_TOLD_ANEW, BLOOD)), 'sameAim')
})

test('the same plan in the other language has the same aim, and nothing is copied', () => {
  assert.equal(findings(second(HOUSINGS, HOUSINGS_EN, BLOOD)), 'sameAim')
  assert.equal(findings(second(HOUSINGS_EN, HOUSINGS, BLOOD)), 'sameAim')
})

test('a copied paragraph in an otherwise different plan is copied text and no common aim', () => {
  const found = second(`${HOUSINGS} ${PARTNERS}`, `${BLOOD} ${PARTNERS}`, HOUSINGS_TOLD_ANEW)
  assert.equal(findings(found), 'copied')
  const { here, there } = found?.copied?.longest ?? assert.fail()
  assert.equal(`${HOUSINGS} ${PARTNERS}`.slice(here.start, here.end), PARTNERS.slice(0, -1))
  assert.equal(`${BLOOD} ${PARTNERS}`.slice(there.start, there.end), PARTNERS.slice(0, -1))
})

test('without leaving out the copied paragraph the two would pass for one aim: the finding rests on it', () => {
  // A small word after every seventh: no eight in a row are left, and yet the words are the same.
  const altered = PARTNERS.split(' ').map((word, at) => (at % 7 === 6 ? `${word} sehr` : word)).join(' ')
  assert.ok((second(`${HOUSINGS} ${PARTNERS}`, `${BLOOD} ${altered}`, HOUSINGS_TOLD_ANEW)?.nearness ?? 0) > 2 * (second(`${HOUSINGS} ${PARTNERS}`, `${BLOOD} ${PARTNERS}`, HOUSINGS_TOLD_ANEW)?.nearness ?? 0))
})

test('one plan handed in twice is copied and has the same aim: the copy is the plan', () => {
  const found = second(HOUSINGS, `${HOUSINGS} Zwei Partner sind dabei.`, BLOOD)
  assert.equal(findings(found), 'copied, sameAim')
  assert.equal(found?.copied?.share, 1)
})

test('plans of other aims are neither', () => {
  for (const plan of near([HOUSINGS, BLOOD, ROBOT, WATER].map((text) => ({ text })))) assert.equal(findings(plan), 'nothing', `plan ${plan.index}`)
})

test('a common aim is shown by words of both plans and by topics', () => {
  const plans = [HOUSINGS, HOUSINGS_EN, ...OTHERS].map((text): Plan => {
    const read = profile(text, matcher)
    return read.ok ? { text, has: read.value.topics, seeks: read.value.needs } : assert.fail()
  })
  const { sameAim } = near(plans)[0] ?? assert.fail()
  assert.ok(sameAim?.words.some(({ here, there }) => here === 'Kunststoff' && there === 'plastic'))
  assert.ok(sameAim?.words.some(({ here, there }) => here === 'Gehäuse' && there === 'housings'))
  assert.ok((sameAim?.topics.length ?? 0) > 0)
})

test('what one seeks and the other has is told in both directions, with the concepts', () => {
  const [above, below] = [vocabulary.concepts.find(({ id }) => id === 'laser-welding')?.broader?.[0] ?? assert.fail(), 'laser-welding']
  const plans: Plan[] = [{ text: HOUSINGS, seeks: hold(above), has: hold('injection-moulding') }, { text: ROBOT, has: hold(below), seeks: hold('injection-moulding') }]
  const exact = { sought: 'injection-moulding', held: 'injection-moulding', weight: 1 }
  const narrower = { sought: above, held: below, weight: 1 }
  assert.deepEqual(near(plans)[0]?.complement, { gets: [narrower], gives: [exact] })
  assert.deepEqual(nearPlans(plans, matcher)(1)[0]?.complement, { gets: [exact], gives: [narrower] })
})

test('the title counts towards the aim, and offsets of copied text are those of the text', () => {
  const titled = near([{ title: 'Zuckermessung am Blut von Patienten', text: PARTNERS }, { title: 'Patienten: Blut und Zucker', text: PARTNERS.slice(0, 200) }, { text: ROBOT }])[0]
  assert.deepEqual(titled?.copied?.stretches[0]?.start, 0)
  const named = (title: string): number => near([{ title, text: ROBOT }, { text: BLOOD }, { text: WATER }]).find(({ index }) => index === 1)?.nearness ?? 0
  assert.ok(named('Zucker im Blut, Sensor durch die Haut') > named('Rohre'))
})

test('a general text that is a little like all others is nobody’s common aim', () => {
  const general = [HOUSINGS, BLOOD, ROBOT, WATER].map((text) => text.split('. ')[0]).join('. ')
  const plans = [HOUSINGS, HOUSINGS_EN, general, BLOOD, ROBOT, WATER].map((text) => ({ text }))
  assert.equal(near(plans)[0]?.index, 1)
})

test('the order of plans changes nothing but the indices', () => {
  const plans = [HOUSINGS, `${BLOOD} ${PARTNERS}`, HOUSINGS_EN, `${ROBOT} ${PARTNERS}`, WATER, HOUSINGS_TOLD_ANEW].map((text) => ({ text }))
  const last = plans.length - 1
  const forwards = nearPlans(plans, matcher)
  const backwards = nearPlans(plans.toReversed(), matcher)
  for (const at of plans.keys()) assert.deepEqual(forwards(at).map((plan) => ({ ...plan, index: last - plan.index })), backwards(last - at))
})

test('nearness is the same from either side', () => {
  const plans = [HOUSINGS, HOUSINGS_EN, BLOOD, ROBOT, WATER].map((text) => ({ text }))
  const of = nearPlans(plans, matcher)
  for (const here of plans.keys()) for (const { index, nearness } of of(here)) assert.equal(of(index).find((plan) => plan.index === here)?.nearness, nearness)
})

test('no plans, one plan, an empty plan, a plan that is not there: nothing is near', () => {
  assert.deepEqual(near([]), [])
  assert.deepEqual(near([{ text: HOUSINGS }]), [])
  assert.deepEqual(near([{ text: '' }, { text: HOUSINGS }]), [])
  assert.deepEqual(nearPlans([{ text: HOUSINGS }], matcher)(7), [])
})
