import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { shippedVocabulary } from '#engine'
import { transact } from '#platform/database'
import { createApp, loadAssets, type App } from '#platform/http'
import { createSite, PAGE_ASSETS } from '#platform/page'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import { findOrganisation, organisationsById, placements, type Actor, type OrganisationId } from '#modules/members'
import { testDatabase } from '../../platform/database/sample.ts'
import { keepBelongings, keepMemberships } from '../members/placing-store.ts'
import { may as mayOrganisation } from '../members/policy.ts'
import { openToPublic } from '../members/organisation.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations, saveOrganisations } from '../members/store.ts'
import { bringTexts } from './bring-jobs.ts'
import type { TopicsNeeds } from './frame.part.tsx'
import { openReaders } from './jobs.ts'
import { may } from './policy.ts'
import { FINDING, hangSearch } from './search-pages.tsx'
import { searchJobs } from './search-jobs.ts'
import { findOrganisations, findSources } from './search-store.ts'
import { askedOf } from './search-terms.ts'
import { findSource, keepProfile, replaceShowings } from './store.ts'
import { openViews } from './view-store.ts'

const { db } = await testDatabase()
const { engine, extractor } = openReaders()
after(() => Promise.all([engine.close(), extractor.close()]))
const TODAY = '2026-11-30'

const optonet = organisationOf('OptoNet', 'cluster', { fields: ['optics'], place: 'Jena' })
const uhu = organisationOf('Uhu Ophthalmik GmbH', 'company', { fields: ['medicine'], place: 'Probenau', otherNames: ['Uhu Augenoptik'] })
const musterau = openToPublic(organisationOf('Spritzgusswerk Musterau GmbH', 'company', { fields: ['plastics'], place: 'Musterau' }))
const medways = organisationOf('medways', 'cluster')
const zander = organisationOf('Zander Messtechnik', 'company')
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [optonet, uhu, musterau, medways, zander]))
  await keepBelongings(tx, [{ organisation: uhu.id, cluster: optonet.id }])
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true }, { organisation: medways.id, kind: 'guest', founding: false }])
})

/** One text a source, of every audience and owner. */
const TEXTS = [
  { owner: musterau.id, title: 'Profil Musterau', audience: 'public', text: 'Wir fertigen Präzisionsspritzgussteile aus Hochleistungskunststoffen. Unsere Messgeräte prüfen jedes Teil.' },
  { owner: musterau.id, title: 'Interne Notiz Musterau', audience: 'alliance', text: 'Wir suchen Partner für Mehrkomponentenspritzguss.' },
  { owner: musterau.id, title: 'Verdecktes Vorhaben Musterau', audience: 'sealed', text: 'Ein neuer Dünnwandspritzguss für Brillen.' },
  { owner: uhu.id, title: 'Profil Uhu', audience: 'public', text: 'Wir spritzen Augenlinsen und entwickeln ophthalmologische Diagnostik.' },
  { owner: uhu.id, title: 'Verdeckte Augenlinse', audience: 'sealed', text: 'Augenlinsen aus Spritzguss, die sich anpassen.' },
  { owner: medways.id, title: 'Gast berichtet', audience: 'alliance', text: 'Implantate und Spritzguss in der Medizintechnik.' },
] as const
const sources = await transact(db, async (tx) => must(await bringTexts(tx, TEXTS.map(({ owner, title, audience, text }) => ({ draft: { organisations: [owner], title, audience, language: 'de' as const }, text })), { by: { as: 'curator' }, at: new Date('2026-11-01') })))

const world = { db, engine, engineVersion: 'test' }
const doing = { id: '1', revision: 0, attempt: 1, log: console as never, signal: new AbortController().signal }
const jobs = searchJobs(world)
const runTerms = (payload: object = { isAll: true }): Promise<void> => jobs[0]!.run(payload, doing)
const readTerms = async (): Promise<void> => {
  await jobs[1]!.run({}, doing)
}
await runTerms()
await readTerms()

const ACTORS: Readonly<Record<string, Actor>> = {
  curator: { as: 'curator' },
  member: { as: 'organisation', organisation: optonet.id, standing: 'member' },
  memberOwning: { as: 'organisation', organisation: uhu.id, standing: 'member' },
  guest: { as: 'organisation', organisation: medways.id, standing: 'guest' },
  outsideOwning: { as: 'organisation', organisation: musterau.id, standing: 'outside' },
  outsideHidden: { as: 'organisation', organisation: zander.id, standing: 'outside' },
  outside: { as: 'outside' },
}
const NOBODY = { whole: [], ofWord: [] }
const sourcesFor = async (actor: Actor, question: string, topics: readonly string[] = []): Promise<string[]> => (await findSources(db, actor, askedOf(question), topics, true, 'de', { most: 50 })).rows.map(({ title }) => title)
const organisationsFor = async (actor: Actor, question: string, holders: { readonly whole: readonly OrganisationId[]; readonly ofWord: readonly (readonly OrganisationId[])[] } = NOBODY): Promise<string[]> => (await findOrganisations(db, actor, askedOf(question), holders, 'de', { most: 50 })).rows.map(({ name }) => name)

test('who finds a source is who may read it, by title, by text and by topic, for every role', async () => {
  await transact(db, async (tx) => {
    for (const { id } of sources) await replaceShowings(tx, id, [{ topic: 'injection-moulding', stance: 'has', weight: 1, unit: id }])
  })
  for (const [role, actor] of Object.entries(ACTORS)) {
    const readable = (await Promise.all(sources.map(async ({ id }) => must(await findSource(db, id))))).filter((source) => may.read(actor, source).ok).map(({ title }) => title).toSorted()
    assert.deepEqual((await sourcesFor(actor, 'Quastenflosser', ['injection-moulding'])).toSorted(), readable, `${role} by topic`)
    for (const { title, text } of TEXTS) {
      assert.equal((await sourcesFor(actor, title)).includes(title), readable.includes(title), `${role}: ${title}`)
      const word = /\p{L}{9,}/u.exec(text)?.[0] ?? ''
      assert.equal((await sourcesFor(actor, word)).includes(title), readable.includes(title), `${role}: ${word}`)
    }
  }
})

test('who finds an organisation is who may read it, by name and by topic; nor is it named as an owner to others', async () => {
  const all = [...(await organisationsById(db)).values()]
  for (const [role, actor] of Object.entries(ACTORS)) {
    const readable = all.filter((one) => mayOrganisation.read(actor, one).ok).map(({ name }) => name.de ?? '').toSorted()
    assert.deepEqual((await organisationsFor(actor, 'Quastenflosser', { whole: all.map(({ id }) => id), ofWord: [] })).toSorted(), readable, `${role} by topic`)
    assert.deepEqual((await organisationsFor(actor, 'Quastenflosser Zweitwort', { whole: [], ofWord: [all.map(({ id }) => id), all.map(({ id }) => id)] })).toSorted(), readable, `${role} by topic of each word`)
    for (const { name } of all) assert.equal((await organisationsFor(actor, name.de ?? '')).includes(name.de ?? ''), readable.includes(name.de ?? ''), `${role}: ${name.de}`)
    for (const { owners } of (await findSources(db, actor, askedOf('Profil'), [], true, 'de', { most: 50 })).rows) for (const owner of owners) assert.ok(readable.includes(owner), `${role} is told of ${owner}`)
  }
})

test('a public text of an organisation that the public does not know of is not found by its name', async () => {
  for (const [role, actor] of Object.entries(ACTORS)) assert.equal((await sourcesFor(actor, 'Ophthalmik Probenau')).includes('Profil Uhu'), ['curator', 'member', 'memberOwning'].includes(role), role)
})

test('a word is found inside compounds and whatever its ending', async () => {
  const curator = ACTORS['curator']!
  assert.ok((await sourcesFor(curator, 'Spritzguss')).includes('Profil Musterau'), 'inside Präzisionsspritzgussteile')
  assert.ok((await sourcesFor(curator, 'Messgerät')).includes('Profil Musterau'))
  assert.ok((await sourcesFor(curator, 'messgeraete')).includes('Profil Musterau'))
  assert.ok((await sourcesFor(curator, 'Augenlinsen Uhu')).includes('Profil Uhu'), 'a word of the text, and whose it is')
  assert.deepEqual(await sourcesFor(curator, 'Spritzguss Quastenflosser'), [], 'each word counts')
  assert.deepEqual(await organisationsFor(curator, 'guss'), ['Spritzgusswerk Musterau GmbH'], 'inside the name')
  assert.deepEqual(await organisationsFor(curator, 'augenoptik'), ['Uhu Ophthalmik GmbH'], 'another name')
  assert.deepEqual(await organisationsFor(curator, 'plastics Musterau'), ['Spritzgusswerk Musterau GmbH'], 'field in the other language, and place')
})

test('what is called otherwise, or new, is found before the engine has read it; what was read before still finds it', async () => {
  const curator = ACTORS['curator']!
  const before = must(await findOrganisation(db, musterau.id))
  const { version, ...rest } = before
  await transact(db, async (tx) => must(await saveOrganisations(tx, [{ ...rest, version: version + 1, name: { de: 'Kranich Formteile GmbH' } }])))
  await runTerms({})
  assert.deepEqual(await organisationsFor(curator, 'kranich'), ['Kranich Formteile GmbH'])
  assert.deepEqual(await organisationsFor(curator, 'spritzgusswerk'), [])
  assert.ok((await sourcesFor(curator, 'Kranich')).includes('Profil Musterau'), 'its texts are found by its new name')
  assert.ok((await sourcesFor(curator, 'Spritzguss')).includes('Profil Musterau'))
  const [brought] = await transact(db, async (tx) => must(await bringTexts(tx, [{ draft: { organisations: [uhu.id], title: 'Neue Notiz vom Morgen', audience: 'public' }, text: 'Wir beschichten Kontaktlinsen.' }], { by: { as: 'curator' }, at: new Date('2026-11-02') })))
  await runTerms({ sources: [brought!.id] })
  assert.deepEqual(await sourcesFor(curator, 'morgen notiz'), ['Neue Notiz vom Morgen'])
  assert.deepEqual(await sourcesFor(curator, 'Kontaktlinse'), [])
  await readTerms()
  assert.deepEqual(await sourcesFor(curator, 'Kontaktlinse'), ['Neue Notiz vom Morgen'])
})

test('pages of hits follow one another, each hit once', async () => {
  await transact(db, async (tx) => must(await addOrganisations(tx, Array.from({ length: 60 }, (_, at) => organisationOf(`Mitglied ${at}`)))))
  await runTerms({})
  const seen: string[] = []
  for (let from = 0; from < 60; from += 20) {
    const { rows, count } = await findOrganisations(db, ACTORS['curator']!, askedOf('Mitglied'), NOBODY, 'de', { from, most: 20 })
    assert.equal(count, 60)
    seen.push(...rows.map(({ id }) => id))
  }
  assert.equal(new Set(seen).size, 60)
})

// ---- Doors

const broke: string[] = []
let acting = 'curator'

function house(): App {
  const assets = loadAssets(PAGE_ASSETS)
  const site = createSite({ name: { de: 'Beispielallianz', en: 'Example alliance' }, menu: ['overview'], assets, finding: FINDING })
  const log = { info: () => undefined, warn: () => undefined, error: (facts: object) => void broke.push(JSON.stringify(facts, (_, value: unknown) => (value instanceof Error ? value.stack : value))) }
  const app = createApp({ language: 'de', words: {}, newId, log, tellPage: site.tellPage, assets, isReady: async () => ({}), stopping: new AbortController().signal })
  const standings = async (of: typeof db) => {
    const placed = await placements(of, TODAY)
    return [...(await organisationsById(of)).values()].flatMap((organisation) => (placed.has(organisation.id) ? [{ organisation, ...placed.get(organisation.id)! }] : []))
  }
  const views = openViews(db, { shipped: shippedVocabulary(), organisations: standings, day: () => TODAY })
  const needs = { db, views, actorOf: async () => ACTORS[acting]!, organisationAt: (id: string, language: string) => `/${language}/mitglieder/${id}` } as unknown as TopicsNeeds
  hangSearch(app, site, needs)
  return app
}
const app = house()
const get = async (path: string): Promise<{ readonly status: number; readonly text: string }> => {
  const answer = await app.request(`http://localhost${path}`, { headers: { host: 'localhost' } })
  return { status: answer.status, text: await answer.text() }
}
const page = (question: string, more = ''): Promise<{ readonly status: number; readonly text: string }> => get(`/de/suche?q=${encodeURIComponent(question)}${more}`)
type Answer = { readonly hits: readonly { readonly kind: string; readonly title: readonly { readonly text: string; readonly isFound: boolean }[]; readonly address: string }[] }
const ask = async (question: string, more = ''): Promise<Answer['hits']> => (JSON.parse((await get(`/api/v1/search?q=${encodeURIComponent(question)}${more}`)).text) as Answer).hits

test('the page groups what it found, marks it and shows the place in the text', async () => {
  const { status, text } = await page('Spritzguss')
  assert.equal(status, 200)
  assert.match(text, /<h2[^>]*>Themen<\/h2>/)
  assert.match(text, /<h2[^>]*>Quellen<\/h2>/)
  assert.match(text, /<q lang="de">Wir fertigen <mark>Präzisionsspritzgussteile<\/mark> aus/)
  assert.match(text, /„Spritzguss“: .*Themen und .*Quellen/)
  assert.match((await page('Mitglied')).text, /<a href="\/de\/suche\?q=Mitglied&amp;kind=organisation">Alle 60 Organisationen<\/a>/)
  const second = await page('Mitglied', '&kind=organisation&page=2')
  assert.equal(second.text.match(/<li><a href="\/de\/mitglieder/g)?.length, 20)
  assert.match(second.text, /aria-current="page"/)
})

test('crossing the languages: an English word finds German texts by their topic', async () => {
  await transact(db, async (tx) => keepProfile(tx, must(await findSource(tx, sources[0]!.id)).hash ?? '', 'made', { language: 'de', topics: [], terms: [], evidence: [] }))
  const titles = (await ask('injection moulding', '&most=20')).filter(({ kind }) => kind === 'source').map(({ title }) => title.map(({ text }) => text).join(''))
  assert.ok(titles.includes('Profil Musterau'), titles.join())
})

test('each role is answered what it may read, on the page and over the API', async () => {
  for (const role of Object.keys(ACTORS)) {
    acting = role
    const isSealedSeen = role === 'outsideOwning'
    assert.equal((await page('Dünnwandspritzguss')).text.includes('Verdecktes Vorhaben'), isSealedSeen, role)
    assert.equal((await ask('Verdecktes Vorhaben')).length > 0, isSealedSeen, role)
  }
  acting = 'curator'
})

test('where nothing is found, what was meant is offered, and where else to look', async () => {
  const { text } = await page('Sprizguss')
  assert.match(text, /Meinten Sie <a href="\/de\/suche\?q=Spritzguss">Spritzguss<\/a>/)
  assert.match(text, /href="\/de\/mitglieder"/)
  assert.match((await page('Ophtalmik')).text, /Meinten Sie <a[^>]*>Ophthalmik<\/a>/)
  assert.match((await page('')).text, /Wonach suchen Sie\?/)
})

test('hostile questions are answered, and break nothing', async () => {
  const hostile = ["'", '%', ':*', "' | 'x':*", '\\', '\\\\', '!!', '()&|!:*', '<->', "'; drop table sources; --", '\u202eabc\u202c', '🦄', '🦄'.repeat(500), 'x'.repeat(10_000), 'a b '.repeat(2_400), 'der die das', 'und', '\ud800', '½', 'ﬁ', 'ǅ', '\u0300\u0301', 'ß', '１２', 'e\u0301'.repeat(99), '<script>alert(1)</script>']
  for (const question of hostile) {
    const query = new URLSearchParams({ q: question.toWellFormed() }).toString()
    for (const path of [`/de/suche?${query}`, `/en/search?${query}&kind=source&page=9`, `/de/suche?${query}&kind=topic`, `/api/v1/search?${query}`]) {
      const { status, text } = await get(path)
      assert.equal(status, 200, path.slice(0, 80))
      assert.doesNotMatch(text, /<script>alert/)
    }
  }
  for (const path of ['/de/suche', '/de/suche?q=a&q=b&kind=x&page=-1', '/de/suche?page=1e9&q=spritzguss&kind=source', '/api/v1/search']) assert.equal((await get(path)).status, 200, path)
  assert.equal((await get('/api/v1/search?q=a&most=1000')).status, 422)
  assert.equal((await get(`/api/v1/search?q=${'x'.repeat(10_001)}`)).status, 422)
  assert.equal((await get('/de/suche?q=%00')).status, 422)
  assert.deepEqual(broke, [])
})

test('the head of every page holds the field as a form, with its script from here', async () => {
  const { text } = await page('Uhu')
  assert.match(text, /<form class="finder" role="search"[^>]* method="get" action="\/de\/suche">/)
  const script = /<script type="module" src="(\/assets\/finder\.[0-9a-f]+\.js)">/.exec(text)?.[1] ?? ''
  const served = await get(script)
  assert.equal(served.status, 200)
  assert.doesNotMatch(served.text, /declare const|: Element/, 'no types reach a browser')
})
