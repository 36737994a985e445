import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importVocabulary, shippedVocabulary } from '#engine'
import { transact } from '#platform/database'
import { createApp, loadAssets, type App } from '#platform/http'
import { createSite, PAGE_ASSETS } from '#platform/page'
import { must } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { jobsNow } from '#platform/jobs'
import { describe, keepImport, organisationsById, placements, type Actor, type Organisation, type OrganisationId } from '#modules/members'
import { testDatabase } from '../../platform/database/sample.ts'
import type { Audience } from './audience.ts'
import { computeMap } from './computation.ts'
import { addAct, listActs } from './curation-store.ts'
import { curatedVocabulary } from './curation.ts'
import type { TopicsNeeds } from './frame.part.tsx'
import { recompute } from './intersection.ts'
import type { KeptProfile } from './kept-profile.ts'
import { keptRoles } from './kept-roles.ts'
import { LEVELS } from './level.ts'
import { keepComputation, saveIntersections } from './map-store.ts'
import { hangTopics, TOPICS_WORDS } from './pages.tsx'
import { bring, markProfiled } from './source.ts'
import { spreadsOf } from './spread.ts'
import { addSources, allShowings, keepProfile, keepTexts, replaceShowings } from './store.ts'
import { openViews } from './view-store.ts'

const database = await testDatabase()
const { db } = database
const TODAY = '2026-11-30'
const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>&`
const LONG = 'Ä'.repeat(10_000)

const organisation = (name: string, kind: Organisation['kind'], fields: readonly string[], audience: Organisation['audience'] = 'public'): Organisation => must(describe({ name: { de: name }, kind, fields }, { id: newId(), audience, invented: true }))
const optonet = organisation('OptoNet', 'cluster', ['optics'])
const polymermat = organisation('PolymerMat', 'cluster', ['plastics'])
const medways = organisation('medways', 'cluster', ['medicine'])
const uhu = organisation('Uhu Ophthalmik GmbH', 'company', ['optics'])
const zander = organisation(`Zander ${HOSTILE}`, 'company', ['measurement'])
await transact(db, async (tx) => {
  must(await keepImport(tx, { created: [optonet, polymermat, medways, uhu, zander], changed: [], belongings: [{ organisation: uhu.id, cluster: optonet.id }], memberships: [optonet, polymermat, medways].map(({ id }) => ({ organisation: id, kind: 'full' as const, founding: true })) }))
})

type Shown = readonly [topic: string, stance: 'has' | 'seeks', sentence: string, word: string]

/** A text with what was found in it, as profiling would have kept it. */
async function bringProfiled(of: OrganisationId, title: string, audience: Audience, shown: readonly Shown[], terms: readonly string[] = []): Promise<void> {
  const text = [...shown.map(([, , sentence]) => sentence), ...terms.map((term) => `Wir arbeiten an ${term}.`)].join('\n')
  const hash = newId()
  const termOf = (term: string): KeptProfile['terms'][number] => ({ key: term.toLowerCase(), text: term, language: 'de', start: text.indexOf(term), end: text.indexOf(term) + term.length, words: 1, stance: 'has' })
  await transact(db, async (tx) => {
    const source = must(bring({ organisations: [of], kind: 'pasted', title, audience, language: 'de', hash }, newId(), { by: { as: 'curator' }, at: now() }))
    await keepTexts(tx, [{ hash, text }])
    await addSources(tx, [must(markProfiled(source, hash, '1.0'))])
    const topics = shown.map(([topic, stance]) => ({ topic, stance, weight: 0.7, count: 1 }))
    await keepProfile(tx, hash, '1.0', { language: 'de', topics, terms: terms.flatMap((term) => [termOf(term), termOf(term)]), evidence: shown.map(([topic, stance, sentence, word]) => ({ topic, stance, sentence, found: [sentence.indexOf(word), sentence.indexOf(word) + word.length], language: 'de', at: text.indexOf(sentence) })) })
    await replaceShowings(tx, source.id, topics.map((one) => ({ ...one, unit: hash })))
  })
}

await bringProfiled(optonet.id, `Profil ${HOSTILE}`, 'public', [['laser-welding', 'has', 'Unsere Mitglieder beherrschen das Laserschweißen.', 'Laserschweißen'], ['injection-moulding', 'seeks', 'Gesucht wird Spritzguss für Linsen.', 'Spritzguss'], ['photonics', 'has', 'Photonik ist unser Feld.', 'Photonik']])
await bringProfiled(uhu.id, 'Werksprofil', 'alliance', [['laser-welding', 'has', `Wir schweißen mit dem Laser ${HOSTILE}`, 'Laser']], ['Nanolinsenguss', HOSTILE])
await bringProfiled(polymermat.id, 'Profil', 'public', [['laser-welding', 'has', 'Kunststoffe verbinden wir durch Laserschweißen.', 'Laserschweißen'], ['injection-moulding', 'has', 'Spritzguss ist unser Alltag.', 'Spritzguss']], ['Nanolinsenguss'])
await bringProfiled(medways.id, 'Verdecktes', 'sealed', [['dental-technology', 'has', 'Geheim.', 'Geheim']], ['Geheimstoff', 'Geheimstoff'])
await bringProfiled(zander.id, 'Website', 'public', [['laser-welding', 'has', 'Zander prüft Laserschweißnähte.', 'Laserschweißnähte']])

const standings = async (of: typeof db) => {
  const placed = await placements(of, TODAY)
  return [...(await organisationsById(of)).values()].map((one) => ({ organisation: one, ...(placed.get(one.id) ?? { standing: 'outside' as const, clusters: [] }) }))
}

/** Computes and keeps the maps, as the job does. */
async function compute(): Promise<void> {
  const acts = await listActs(db)
  const vocabulary = curatedVocabulary(shippedVocabulary(), acts)
  const organisations = (await standings(db)).map(({ organisation: { id, kind, fields }, standing, clusters }) => ({ id, kind, fields, clusters, inside: standing === 'member' }))
  for (const audience of ['public', 'alliance'] as const) {
    for (const level of LEVELS) {
      const { competences, needs, result } = computeMap(audience, level, organisations, await allShowings(db), [], vocabulary)
      const at = now()
      const kept = recompute([], { found: result.found, audience, level, engine: '1.0', at, newId })
      const spreads = spreadsOf(competences, (id) => organisations.find((one) => one.id === id)?.fields[0], () => ({ value: 0.5, low: 0.3, high: 0.7 }))
      await transact(db, async (tx) => {
        must(await saveIntersections(tx, kept, []))
        await keepComputation(tx, audience, level, { engine: '1.0', at, from: '', map: { competences, needs, found: result.found.flatMap((one, place) => (kept[place] === undefined ? [] : [{ ...one, id: kept[place].id }])), tested: result.tested, fromOrganisations: result.fromOrganisations, members: result.organisations as OrganisationId[], roles: keptRoles(result.roles.matrix()), spreads } })
      })
    }
  }
}
await compute()

const ROLES: Readonly<Record<string, Actor>> = { curator: { as: 'curator' }, member: { as: 'organisation', organisation: optonet.id, standing: 'member' }, elsewhere: { as: 'organisation', organisation: zander.id, standing: 'outside' }, outside: { as: 'outside' } }
type Role = 'curator' | 'member' | 'elsewhere' | 'outside'

const broken: unknown[] = []
function house(): App {
  const assets = loadAssets(PAGE_ASSETS)
  const site = createSite({ name: { de: 'Beispielallianz', en: 'Example alliance' }, menu: ['overview', 'intersections'], assets })
  const app = createApp({ language: 'de', words: TOPICS_WORDS, newId, log: { info: () => undefined, warn: () => undefined, error: (facts) => void broken.push(facts) }, tellPage: site.tellPage, assets, isReady: async () => ({}), stopping: new AbortController().signal })
  // Files, live events and stopping are for other pages of this module.
  const needs = { db, views: openViews(db, { shipped: shippedVocabulary(), organisations: standings, day: () => TODAY }), actorOf: async (door: { req: { header: (name: string) => string | undefined } }) => ROLES[door.req.header('x-role') ?? ''] ?? { as: 'outside' }, today: () => TODAY, zone: 'Europe/Berlin', organisationAt: (id: string) => `/de/mitglieder/${id}` } as unknown as TopicsNeeds
  hangTopics(app, site, needs)
  return app
}
const app = house()

const get = async (role: Role, path: string): Promise<Response> => app.request(`http://localhost${path}`, { headers: { host: 'localhost', 'x-role': role } })
const text = async (role: Role, path: string): Promise<string> => (await get(role, path)).text()
const send = async (role: Role, path: string, values: Record<string, string | readonly string[]>): Promise<Response> =>
  app.request(`http://localhost${path}`, { method: 'POST', headers: { host: 'localhost', origin: 'http://localhost', 'x-role': role }, body: new URLSearchParams(Object.entries(values).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : value.map((one) => [name, one])))) })
const seen = async (): Promise<string> => String((await listActs(db)).length)
const undo = (version: number, at: string): Promise<Response> => send('curator', '/de/themenpflege/verlauf', { did: 'undone', version: String(version), seen: at })
const actsNow = async () => (await listActs(db)).map(({ act }) => act)
const inWords = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('every page answers everybody, in both languages, and runs nothing that a source wrote', async () => {
  const paths = ['themen', `themen?text=${encodeURIComponent(HOSTILE)}&field=${encodeURIComponent(HOSTILE)}&page=9`, 'themen/laser-welding', 'themen/laser-welding?level=organisations', 'themenpflege', 'themenpflege/verlauf', 'vokabular', `vokabular?text=${encodeURIComponent(HOSTILE)}`, 'vergleich', `vergleich?a=${encodeURIComponent(HOSTILE)}&b=${LONG.slice(0, 200)}`, `vergleich?a=${optonet.id}&b=${polymermat.id}`, `vergleich?a=${uhu.id}&b=${zander.id}`, 'so-wird-gerechnet']
  for (const role of ['curator', 'member', 'elsewhere', 'outside'] as const) {
    for (const path of paths) {
      const answer = await get(role, `/de/${path}`)
      const html = await answer.text()
      assert.equal(answer.status, 200, `${role} ${path}`)
      assert.doesNotMatch(html, /<script>|<img/, path)
    }
  }
  for (const path of ['topics', 'topics/laser-welding', 'topic-curation', 'topic-curation/history', 'vocabulary', `comparison?a=${optonet.id}&b=${medways.id}`, 'how-it-is-computed']) assert.equal((await get('member', `/en/${path}`)).status, 200, path)
  assert.deepEqual(broken, [])
})

test('the list counts members, and narrows', async () => {
  const all = inWords(await text('member', '/de/themen'))
  assert.match(all, /Die Cluster der Allianz arbeiten an 3 Themen; 1 davon teilen sich mindestens zwei\./)
  const shared = inWords(await text('member', '/de/themen?shared=1'))
  assert.match(shared, /Laserschweißen/)
  assert.doesNotMatch(shared, /Spritzgießen/)
  assert.match(inWords(await text('member', '/de/themen?text=spritz')), /Spritzgie/)
  assert.match(inWords(await text('member', '/de/themen?field=plastics&text=photonik')), /Zu dieser Auswahl gibt es kein Thema/)
})

test('a topic says who works on it with a sentence each, who seeks it, and who stands outside; nobody reads more than they may', async () => {
  const inside = inWords(await text('member', '/de/themen/laser-welding?level=organisations'))
  assert.match(inside, /Uhu Ophthalmik GmbH/)
  assert.match(inside, /Wir schweißen mit dem/)
  assert.match(inside, /Außerhalb der Allianz.*Zander/)
  const outside = inWords(await text('outside', '/de/themen/laser-welding?level=organisations'))
  assert.doesNotMatch(outside, /Wir schweißen mit dem|Werksprofil/)
  assert.match(inWords(await text('outside', '/de/themen/laser-welding?level=clusters')), /OptoNet und PolymerMat arbeiten daran.*Kunststoffe verbinden wir durch/)
  assert.match(inWords(await text('member', '/de/themen/injection-moulding?level=clusters')), /Wer es sucht OptoNet „?Gesucht wird|Wer es sucht\s+OptoNet\s+Gesucht wird/)
  assert.match(inWords(await text('member', '/de/themen/injection-moulding')), /Thema ändern Themen ändern die Geschäftsstelle und die Moderation\./)
  assert.match(inWords(await text('outside', '/de/themen/injection-moulding')), /Bitte melden Sie sich dafür an, oder wählen Sie, für wen Sie handeln\./)
})

test('two comparisons meet: what both can, what one can and the other seeks', async () => {
  const both = inWords(await text('member', `/de/vergleich?a=${optonet.id}&b=${polymermat.id}`))
  assert.match(both, /Was beide können\s+Laserschweißen/)
  assert.match(both, /OptoNet sucht, was PolymerMat kann.*Spritzguss ist unser Alltag.*Gesucht wird Spritzguss/s)
  assert.match(both, /Für eine Technologierolle zueinander reichen die Belege nicht\./)
  assert.match(inWords(await text('member', `/de/vergleich?a=${optonet.id}&b=${optonet.id}`)), /Bitte zwei verschiedene Organisationen auswählen\./)
  assert.match(inWords(await text('member', `/de/vergleich?a=${optonet.id}&b=${newId()}`)), /Eine der beiden gibt es hier nicht/)
})

test('found terms come from what a reader may read, and never from what is sealed', async () => {
  const curator = inWords(await text('curator', '/de/themenpflege'))
  assert.match(curator, /Nanolinsenguss.*4-mal in 2 Texten, bei Uhu Ophthalmik GmbH und PolymerMat/)
  assert.match(curator, /Wir arbeiten an\s+Nanolinsenguss/)
  assert.doesNotMatch(curator, /Geheim/)
  assert.doesNotMatch(inWords(await text('outside', '/de/themenpflege')), /Werksprofil|Uhu/)
})

test('nobody but the curator curates', async () => {
  const values = { did: 'role-set', role: 'both', seen: await seen() }
  assert.deepEqual(await Promise.all((['member', 'elsewhere', 'outside'] as const).map(async (role) => (await send(role, '/de/themen/injection-moulding', values)).status)), [403, 403, 401])
  assert.deepEqual(await Promise.all((['member', 'elsewhere', 'outside'] as const).map(async (role) => (await send(role, '/de/themenpflege', { did: 'dismissed', term: 'Nanolinsenguss', termLanguage: 'de', seen: '0' })).status)), [403, 403, 401])
  assert.deepEqual(await actsNow(), [])
})

test('two curators merge the same topic at once: one does, the other reads why not and loses nothing', async () => {
  const at = await seen()
  const merge = (into: string) => send('curator', '/de/themen/injection-moulding', { did: 'merged', into, seen: at })
  const answers = await Promise.all([merge('Extrusion'), merge('Thermoformen')])
  assert.deepEqual(answers.map(({ status }) => status).toSorted((a, b) => a - b), [303, 422])
  const lost = inWords(await (answers.find(({ status }) => status === 422) as Response).text())
  assert.match(lost, /Das wurde nicht gespeichert Jemand anderes hat inzwischen dieselben Themen geändert \(Eingriff 1\)/)
  assert.match(lost, /Das hatten Sie eingegeben Welches Thema bleibt\? (Extrusion|Thermoformen)/)
  const [act] = await actsNow()
  assert.equal(act?.did, 'merged')
  const into = act?.did === 'merged' ? act.into : ''
  const gone = await get('outside', '/de/themen/injection-moulding')
  assert.equal(gone.status, 301)
  assert.equal(gone.headers.get('location'), `/de/themen/${into}`)
  assert.ok((await jobsNow(db)).some(({ name, waiting }) => name === 'topics.compute' && waiting === 1))
  assert.match(inWords(await text('curator', (answers.find(({ status }) => status === 303) as Response).headers.get('location') ?? '')), /Gespeichert .*zusammengeführt/)
})

test('undone once, not twice; the history says so', async () => {
  assert.equal((await undo(1, await seen())).status, 303)
  assert.equal((await get('member', '/de/themen/injection-moulding')).status, 200)
  const again = await undo(1, await seen())
  assert.equal(again.status, 422)
  assert.match(inWords(await again.text()), /Eingriff 1 ist schon rückgängig gemacht\./)
  assert.match(inWords(await text('member', '/de/themenpflege/verlauf')), /Eingriff 2: Eingriff 1 rückgängig gemacht: „Spritzgieß.*Eingriff 1: .*gilt nicht mehr/)
})

test('a topic is renamed, relabelled, given a role, split and rejected; each is told', async () => {
  const at = '/de/themen/injection-moulding'
  const did = async (values: Record<string, string | readonly string[]>): Promise<string | number> => {
    const answer = await send('curator', at, { ...values, seen: await seen() })
    return answer.status === 422 ? inWords(await answer.text()) : answer.status
  }
  assert.equal(await did({ did: 'renamed', nameDe: `Spritzen ${HOSTILE}` }), 303)
  assert.equal(await did({ did: 'labelled', label: 'Angussfertigung', language: 'de' }), 303)
  assert.equal(await did({ did: 'role-set', role: 'cross-cutting' }), 303)
  assert.equal(await did({ did: 'split', de1: 'Kleinspritzguss', labels1: ['de Angussfertigung'], de2: 'Großspritzguss' }), 303)
  const page = await text('curator', at)
  assert.match(inWords(page), /Kleinspritzguss/)
  assert.doesNotMatch(page, /<script>|<img/)
  assert.ok((await jobsNow(db)).some(({ name, waiting }) => name === 'topics.read-anew' && waiting === 1))
  assert.match(inWords(page), /0 von 4 Quellen mit dem jetzigen Vokabular ausgewertet/)
  assert.equal(await did({ did: 'rejected' }), 303)
  assert.equal((await get('member', at)).status, 404)
})

test('what does not fit comes back with what was entered', async () => {
  const at = '/de/themen/laser-welding'
  const before = await seen()
  const cases: readonly (readonly [Record<string, string>, RegExp, string])[] = [
    [{ did: 'merged', into: 'Laserb' }, /Mehrere Themen passen\. Bitte eines auswählen\..*Welches davon\?/, 'Laserb'],
    [{ did: 'merged', into: 'Xyzzy <b>' }, /Kein Thema heißt so ähnlich/, 'Xyzzy &lt;b>'],
    [{ did: 'merged', into: 'Laserschweißen' }, /Bitte mindestens ein anderes Thema auswählen\./, 'Laserschweißen'],
    [{ did: 'renamed', nameDe: 'Photonik' }, /„Photonik“ ist schon eine Bezeichnung von „Photonik“/, 'Photonik'],
    [{ did: 'renamed' }, /Bitte einen Namen auf Deutsch oder Englisch angeben\./, ''],
    [{ did: 'split', de1: 'Nur eines' }, /Aufteilen heißt: in mindestens zwei Teile\./, 'Nur eines'],
    [{ did: 'labelled', label: LONG, language: 'de' }, /Bitte prüfen Sie eine Angabe/, LONG],
  ]
  for (const [values, why, kept] of cases) {
    const answer = await send('curator', at, { ...values, seen: before })
    const html = await answer.text()
    assert.equal(answer.status, 422, values['did'])
    assert.match(inWords(html), why)
    assert.ok(html.includes(kept))
    assert.doesNotMatch(html, /<script>|<img/)
  }
  assert.equal(await seen(), before)
  assert.deepEqual(broken, [])
})

test('a found term becomes a topic, a label, or is dismissed; who comes too late keeps what they wrote', async () => {
  const at = await seen()
  const term = { term: 'Nanolinsenguss', termLanguage: 'de', seen: at }
  const adopted = await send('curator', '/de/themenpflege', { ...term, did: 'adopted', nameDe: 'Guss von Nanolinsen', broader: 'Photonik', role: 'application' })
  assert.equal(adopted.status, 303)
  const page = adopted.headers.get('location') ?? ''
  assert.match(inWords(await text('curator', page)), /Guss von Nanolinsen.*Eigenes Thema der Allianz.*Oberthemen Photonik.*Auch genannt Nanolinsenguss/)
  const late = await send('curator', '/de/themenpflege', { ...term, did: 'adopted', nameDe: 'Nanoguss, mein Name', broader: 'Photonik' })
  const html = await late.text()
  assert.equal(late.status, 422)
  assert.match(inWords(html), /Jemand anderes hat inzwischen dieselben Themen geändert.*Ihre Eingaben stehen noch unten\./)
  assert.match(html, /value="Nanoguss, mein Name"/)
  assert.equal((await send('curator', '/de/themenpflege', { did: 'dismissed', term: HOSTILE, termLanguage: 'de', seen: await seen() })).status, 303)
  assert.match(inWords(await text('member', '/de/themenpflege/verlauf')), /Fundbegriff „/)
  assert.doesNotMatch(inWords(await text('outside', '/de/themenpflege/verlauf')), /Fundbegriff „/, 'what was dismissed tells of texts inside')
  assert.match(inWords(await text('curator', '/de/themenpflege')), /Zurzeit ist kein Fundbegriff offen/)
})

test('ids of any kind: with slashes, umlauts, very long', async () => {
  await transact(db, async (tx) => {
    const acts = await listActs(tx)
    must(await addAct(tx, { version: acts.length + 1, by: { as: 'curator' }, at: now(), act: { did: 'adopted', topic: 'eu/Öl & Späne?#%', term: { text: 'Ölspäne', language: 'de' }, name: { de: 'Ölspäne' }, broader: [] } }))
  })
  const path = `/de/themen/${encodeURIComponent('eu/Öl & Späne?#%')}`
  assert.match(inWords(await text('member', path)), /Ölspäne/)
  assert.equal((await send('curator', path, { did: 'role-set', role: 'application', seen: await seen() })).headers.get('location')?.split('?')[0], path)
  const adopted = (await actsNow()).length - 1
  assert.match(inWords(await (await undo(adopted, await seen())).text()), new RegExp(`Darauf baut Eingriff ${adopted + 1} auf\\. Bitte zuerst diesen rückgängig machen\\.`))
  for (const id of ['gibt/es/nicht', HOSTILE, LONG.slice(0, 10_000), '..%2f..', '%E0%A4']) {
    const answer = await get('outside', `/de/themen/${id.startsWith('%') || id.startsWith('.') ? id : encodeURIComponent(id)}`)
    assert.equal(answer.status, 404, id.slice(0, 20))
    assert.doesNotMatch(await answer.text(), /<script>|<img/)
  }
  assert.deepEqual(broken, [])
})

test('the vocabulary goes out as a file, whole or what is our own, and reads in again', async () => {
  assert.match(inWords(await text('outside', '/de/vokabular')), /Von der Allianz angelegt \(\d+\)/)
  const whole = await get('outside', '/de/vokabular/datei/turtle')
  assert.match(whole.headers.get('content-disposition') ?? '', /^attachment; filename="vokabular\.ttl"/)
  const imported = importVocabulary(await whole.text())
  assert.ok((imported.ok ? imported.value.vocabulary.concepts.length : 0) > 1_700)
  for (const form of ['turtle', 'json-ld', 'jskos']) {
    const own = await get('curator', `/de/vokabular/datei/${form}?only=own`)
    assert.match(await own.text(), /Guss von Nanolinsen/)
  }
  for (const form of ['constructor', 'rdf', encodeURIComponent(HOSTILE)]) assert.equal((await get('curator', `/de/vokabular/datei/${form}`)).status, 404)
})
