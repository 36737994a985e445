import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openThread } from '#platform/threads'
import { testDatabase } from '../../platform/database/sample.ts'
import { siteOfPages, testWeb } from '../../platform/web/sample.ts'
import { pdf } from '../../engine/extract/sample.ts'
import { openTopicsHouse } from '../../e2e/topics-house.ts'
import { organisationOf } from '../members/sample.ts'
import { openToPublic } from '../members/organisation.ts'
import type { ExtractAnswer, ExtractQuestion } from './extract.thread.ts'
import { must } from '#platform/result'
import { bringTexts } from './bring-jobs.ts'
import { openReaders, readLater, topicsJobs } from './jobs.ts'
import { countSources, listSources } from './store.ts'
import { CURATOR } from '../members/actor.ts'
import { transact } from '#platform/database'

const WELDING = 'Wir entwickeln Laserschweißen und Messtechnik für die Kunststoffverarbeitung. Unsere Spritzgießwerkzeuge fertigen wir selbst. Wir suchen Partner für Ultraschallschweißen.'
const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(1)'>&`

const web = await testWeb(
  siteOfPages({
    '/': `<title>Uhu Ophthalmik</title><main><h1>Uhu</h1><p>Wir fertigen Intraokularlinsen und entwickeln Laserschweißen für Kunststoffe.</p><a href="/leistungen">Leistungen</a></main>`,
    '/leistungen': '<title>Leistungen</title><main><p>Unsere Messtechnik prüft optische Linsen mit Interferometrie.</p></main>',
    'umleitung.example/': (_, response) => void response.writeHead(302, { Location: 'http://127.0.0.1:1/geheim' }).end(),
    'langsam.example/': () => undefined,
    'untersagt.example/robots.txt': 'User-agent: *\nDisallow: /\n',
  }),
)
after(() => web.close())

const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const polymermat = openToPublic(organisationOf('PolymerMat', 'cluster', { fields: ['plastics'] }))
const medways = organisationOf('medways', 'cluster')
const uhu = openToPublic(organisationOf('Uhu Ophthalmik GmbH', 'company', { fields: ['optics'] }))
const database = await testDatabase()
const { db } = database
// What reads files ends long before any file is read, for those called “langsam”.
const exhausted = openThread<ExtractQuestion, ExtractAnswer>(new URL('./extract.thread.ts', import.meta.url), { memoryMb: 512, deadlineMs: 1 })
after(() => exhausted.close())
const house = await openTopicsHouse(
  database,
  {
    organisations: [optonet, polymermat, medways, uhu],
    belongings: [{ organisation: uhu.id, cluster: optonet.id }],
    memberships: [{ organisation: optonet.id, kind: 'full', founding: true }, { organisation: polymermat.id, kind: 'full', founding: true }, { organisation: medways.id, kind: 'guest', founding: false }],
  },
  { crawling: { reach: web.reach, limits: { pause: 0 }, pageLimits: { whole: 400 } } },
)
const { page, send, settled, needs, broken } = house

const ROLES = { curator: 'curator', own: uhu.id, itsCluster: optonet.id, otherMember: polymermat.id, guest: medways.id, outside: '' } as const
type Role = keyof typeof ROLES
const statuses = async (ask: (acting: string, role: Role) => Promise<Response>): Promise<string> => (await Promise.all(Object.entries(ROLES).map(async ([role, acting]) => `${role} ${(await ask(acting, role as Role)).status}`))).join(', ')

type Bringing = { readonly organisation?: string; readonly audience?: string; readonly text?: string; readonly title?: string; readonly address?: string; readonly rights?: string; readonly files?: readonly File[] }
function bringing({ files = [], ...values }: Bringing): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries({ organisation: uhu.id, audience: 'alliance', rights: 'yes', ...values })) data.set(name, value)
  for (const file of files) data.append('files', file)
  return data
}
const bring = (acting: string, what: Bringing): Promise<Response> => send(acting, '/de/quellen/neu', { data: bringing(what) })
const brought = async (acting: string, what: Bringing): Promise<string> => {
  const answer = await bring(acting, what)
  assert.equal(answer.status, 303, (await answer.text()).match(/class="wrong"[^>]*>([^<]*)/)?.[1])
  return answer.headers.get('location') ?? ''
}
const versionOf = async (acting: string, path: string): Promise<string> => /name="version" value="(\d+)"/.exec(await page(acting, path))?.[1] ?? ''
const act = async (acting: string, path: string, did: string): Promise<Response> => send(acting, path, { form: { did, version: await versionOf(acting, path) } })
const pdfOf = (text: string, name = 'profil.pdf'): File => new File([new Uint8Array(pdf({ pages: [text.match(/.{1,80}(?: |$)/g) ?? []] }))], name)

test('before anything is there, the list says what to do first', async () => {
  assert.match(await page(uhu.id, '/de/quellen'), /Noch keine Quellen.*Quelle einbringen/s)
  assert.match(await page('', '/en/sources'), /Please sign in for it, or choose who you act for/)
})

test('a PDF that is uploaded is read, shows its topics with their sentences, and changes the map', async () => {
  const before = await needs.views.of('alliance', 'organisations')
  const path = await brought(uhu.id, { files: [pdfOf(WELDING)] })
  assert.match(path, /^\/de\/quellen\/[\da-f-]{36}$/)
  await settled()
  const html = await page(uhu.id, path)
  assert.match(html, /<h1>profil\.pdf<\/h1>/)
  assert.match(html, /Darin stehen \d+ Themen und \d+ Bedarfe\./)
  assert.match(html, /<mark>Laserschweißen<\/mark>/)
  assert.match(html, /belegt<\/span>/)
  const map = await needs.views.of('alliance', 'organisations')
  assert.notEqual(map.version, before.version)
  assert.ok((map.competencesOf.get(uhu.id) ?? []).length >= 3)
  assert.equal((await needs.views.of('public', 'organisations')).competencesOf.get(uhu.id), undefined, 'what is for the alliance is not public')
  assert.match(await page(uhu.id, `${path}/text`), /Spritzgießwerkzeuge/)
})

test('each page of sources, as each role', async () => {
  const path = await brought(uhu.id, { text: `${WELDING} Für die Allianz.`, title: 'Allianzprofil' })
  const sealed = await brought(uhu.id, { text: `${WELDING} Verdeckt.`, title: 'Verdeckt', audience: 'sealed' })
  await settled()
  assert.equal(await statuses((acting) => send(acting, '/de/quellen')), 'curator 200, own 200, itsCluster 200, otherMember 200, guest 200, outside 200')
  assert.equal(await statuses((acting) => send(acting, '/de/quellen/neu')), 'curator 200, own 200, itsCluster 200, otherMember 200, guest 200, outside 401')
  assert.equal(await statuses((acting) => send(acting, '/de/quellen/freigabe')), 'curator 403, own 200, itsCluster 200, otherMember 200, guest 200, outside 401')
  for (const one of [path, `${path}/text`]) assert.equal(await statuses((acting) => send(acting, one)), 'curator 200, own 200, itsCluster 200, otherMember 200, guest 404, outside 404')
  assert.equal(await statuses((acting) => send(acting, sealed)), 'curator 404, own 200, itsCluster 404, otherMember 404, guest 404, outside 404')
  assert.equal(await statuses((acting, role) => bring(acting, { text: `Messtechnik ${role}` })), 'curator 303, own 303, itsCluster 303, otherMember 422, guest 422, outside 401')
  assert.equal(await statuses((acting, role) => bring(acting, { text: `Messtechnik verdeckt ${role}`, audience: 'sealed' })), 'curator 422, own 303, itsCluster 422, otherMember 422, guest 422, outside 401')
  const did = (what: string) => statuses((acting) => send(acting, path, { form: { did: what, version: '99' } }))
  assert.equal(await did('public'), 'curator 403, own 412, itsCluster 412, otherMember 403, guest 404, outside 404')
  assert.equal(await did('sealed'), 'curator 403, own 412, itsCluster 403, otherMember 403, guest 404, outside 404')
  assert.equal(await did('remove'), 'curator 412, own 412, itsCluster 412, otherMember 403, guest 404, outside 404')
  assert.equal(await did('ask'), 'curator 409, own 409, itsCluster 409, otherMember 403, guest 404, outside 404')
  assert.match(await page(polymermat.id, path), /disabled[^>]*>Für alle freigeben<\/button><span class="reason"[^>]*>Freigeben können nur/)
  assert.deepEqual(broken, [])
})

test('opened to everybody a source counts on the public map, closed again it does not', async () => {
  const path = await brought(uhu.id, { text: `${WELDING} Öffentlich gedacht.`, title: 'Öffentlich' })
  await settled()
  assert.equal((await act(uhu.id, path, 'public')).status, 303)
  await settled()
  assert.equal((await send('', path)).status, 200)
  assert.ok((await needs.views.of('public', 'organisations')).competencesOf.has(uhu.id))
  assert.equal((await act('curator', path, 'alliance')).status, 303)
  await settled()
  assert.equal((await send('', path)).status, 404)
  assert.ok(!(await needs.views.of('public', 'organisations')).competencesOf.has(uhu.id))
})

test('what comes twice is one source; taken away, nothing of it is left: no showing, no text, no file', async () => {
  const text = 'Wir fertigen Ultrakurzpulslaser für die Mikrobearbeitung von Glas.'
  const first = await brought(uhu.id, { files: [pdfOf(text, 'laser.pdf')] })
  await settled()
  assert.equal(await brought(uhu.id, { files: [pdfOf(text, 'anders-benannt.pdf')] }), first)
  const other = await brought(polymermat.id, { organisation: polymermat.id, files: [pdfOf(text, 'laser.pdf')] })
  assert.notEqual(other, first, 'another organisation has its own')
  await settled()
  const source = (await listSources(db, CURATOR, { organisation: uhu.id })).find(({ title }) => title === 'laser.pdf')
  const file = source?.file?.hash ?? ''
  const kept = async () => ({ text: (await db.selectFrom('texts').select('hash').where('hash', '=', source?.hash ?? '').execute()).length, file: await needs.files.has(file), showings: (await db.selectFrom('showings').select('topic').where('source', '=', source?.id ?? '').execute()).length > 0 })
  assert.deepEqual(await kept(), { text: 1, file: true, showings: true })
  assert.equal((await act(uhu.id, first, 'remove')).status, 303)
  await settled()
  assert.deepEqual(await kept(), { text: 1, file: true, showings: false }, 'the other one still has both')
  assert.equal((await send(uhu.id, first)).status, 404)
  assert.ok(!(await needs.views.of('alliance', 'organisations')).competencesOf.get(uhu.id)?.some(({ topic }) => topic === 'ultrafast-lasers'))
  assert.equal((await act(polymermat.id, other, 'remove')).headers.get('location'), '/de/quellen')
  await settled()
  assert.deepEqual(await kept(), { text: 0, file: false, showings: false })
})

test('a website is read page by page, stays unconfirmed and unquoted as a whole, and is released', async () => {
  const path = await brought(optonet.id, { address: web.at('/', 'uhu.example') })
  await settled()
  const html = await page(polymermat.id, path)
  assert.match(html, /aus öffentlicher Website, nicht bestätigt/)
  assert.match(html, /Gelesene Seiten.*Uhu Ophthalmik.*Leistungen/s)
  assert.match(html, /nie den ganzen Text/)
  assert.equal((await send(polymermat.id, `${path}/text`)).status, 403)
  assert.equal((await send(uhu.id, `${path}/text`)).status, 200)
  const list = await page(optonet.id, '/de/quellen/freigabe')
  assert.match(list, /1 Website wartet auf Ihre Freigabe/)
  const id = path.split('/').at(-1) ?? ''
  assert.doesNotMatch(list, new RegExp(`value="${id}" checked`))
  assert.match(await (await send(optonet.id, '/de/quellen/freigabe', { form: { did: 'all' } })).text(), new RegExp(`value="${id}" checked`))
  assert.match(await (await send(polymermat.id, '/de/quellen/freigabe', { form: { did: 'release', tick: id } })).text(), /0 Websites sind freigegeben/)
  assert.match(await (await send(optonet.id, '/de/quellen/freigabe', { form: { did: 'release', tick: id } })).text(), /1 Website ist freigegeben.*Nichts wartet auf eine Freigabe/s)
  await settled()
  const released = await page('', path)
  assert.doesNotMatch(released, /nicht bestätigt/)
  assert.match(released, /Freigegeben/)
})

test('a website that leads inside, hangs, or forbids is refused with a sentence of what now', async () => {
  const told = async (host: string): Promise<string> => {
    const path = await brought(uhu.id, { address: web.at('/', host) })
    await settled()
    return /Warum nicht\?<\/strong><p>(.*?)<\/p>/.exec(await page(uhu.id, path))?.[1] ?? ''
  }
  assert.match(await told('umleitung.example'), /nicht im öffentlichen Internet.*Bitte|Ports 80 und 443.*Bitte/)
  assert.match(await told('langsam.example'), /langsam\.example antwortet zu langsam.*Bitte/)
  assert.match(await told('untersagt.example'), /robots\.txt.*Bitte/)
  const inside = await brought(uhu.id, { address: 'http://127.0.0.1/' })
  await settled()
  assert.match(await page(uhu.id, inside), /127\.0\.0\.1 liegt nicht im öffentlichen Internet/)
  assert.equal((await act(uhu.id, inside, 'ask')).status, 303)
  await settled()
  assert.match(await page(uhu.id, inside), /liegt nicht im öffentlichen Internet/)
})

test('a file that holds no text, is damaged or called otherwise is refused', async () => {
  const path = await brought(uhu.id, { files: [new File(['%PDF-1.4 kaputt'], 'kaputt.pdf')] })
  await settled()
  assert.match(await page(uhu.id, path), /Diese Quelle ließ sich nicht auswerten\..*Warum nicht\?<\/strong><p>[^<]+<\/p>/s)
  assert.match(await (await bring(uhu.id, { files: [new File(['MZ'], 'virus.exe')] })).text(), /„virus\.exe“ gehört nicht zu den lesbaren Formaten/)
  assert.match(await (await bring(uhu.id, { files: [new File([''], 'leer.txt')] })).text(), /„leer\.txt“ ist leer/)
  assert.equal((await send(uhu.id, '/de/quellen/neu', { form: { organisation: uhu.id } })).status, 415)
})

test('what is missing or too much is said at its field, and what was entered stays', async () => {
  const nothing = await (await bring(uhu.id, { rights: '' })).text()
  assert.match(nothing, /Bitte einen Text einfügen, eine Datei auswählen oder eine Adresse angeben/)
  assert.match(nothing, /Bitte bestätigen Sie, dass Sie die Texte bereitstellen dürfen/)
  const kept = await (await bring(uhu.id, { text: 'Messtechnik & mehr', address: 'ftp://alt.example', rights: 'yes' })).text()
  assert.match(kept, /nur Adressen mit http oder https/)
  assert.match(kept, /<textarea[^>]*>Messtechnik &amp; mehr<\/textarea>/)
  assert.match(await (await bring('curator', { address: web.at('/'), audience: 'public' })).text(), /bleibt allianzintern, bis die Organisation oder ihr Cluster es freigibt/)
  assert.match(await (await bring(uhu.id, { text: 'x', files: [pdfOf('y')], rights: '' })).text(), /Die Dateien bitte noch einmal auswählen/)
  assert.equal((await bring(uhu.id, { organisation: '01900000-0000-7000-8000-00000000dead', text: 'x' })).status, 422)
})

test('hostile input is text wherever it comes', async () => {
  const path = await brought(uhu.id, { text: `${HOSTILE} Messtechnik ${HOSTILE}`, title: HOSTILE })
  await brought(uhu.id, { files: [new File([`${HOSTILE} Messtechnik`], `${HOSTILE.replaceAll('/', '')}.txt`)] })
  await settled()
  const bad = [...(await Promise.all(['/de/quellen', path, `${path}/text`].map((one) => page(uhu.id, one)))), ...(await Promise.all(['organisation', 'audience', 'title', 'text', 'address', 'rights'].map(async (field) => (await bring(uhu.id, { [field]: HOSTILE, ...(field === 'rights' ? {} : { rights: '' }) })).text())))]
  for (const html of bad) assert.doesNotMatch(html, /<script>alert|<img src=x/)
  for (const query of ['?organisation=%27;drop', '?state=alles', '?kind=%00', '?before=-1', '?organisation=01900000-0000-7000-8000-00000000dead']) assert.ok((await send(uhu.id, `/de/quellen${query}`)).status < 500, query)
  assert.equal((await send(uhu.id, '/de/quellen/%00')).status, 422)
  for (const form of [{ did: HOSTILE, version: '1' }, { did: 'remove', version: HOSTILE }, { did: 'release', tick: HOSTILE }]) assert.ok([404, 422].includes((await send(uhu.id, 'tick' in form ? '/de/quellen/freigabe' : path, { form })).status))
  assert.deepEqual(broken, [])
})

test('the list narrows by organisation, state and kind in the address, and goes on by fifty', async () => {
  const texts = Array.from({ length: 60 }, (_, n) => ({ draft: { organisations: [polymermat.id], audience: 'alliance' as const, title: `Text ${n}` }, text: `Spritzguss ${n}` }))
  must(await transact(db, (tx) => bringTexts(tx, texts, { by: { as: 'curator' }, at: new Date() })))
  await settled()
  const first = await page(polymermat.id, `/de/quellen?organisation=${polymermat.id}&kind=pasted`)
  assert.match(first, /<h1>Quellen von PolymerMat<\/h1>/)
  assert.equal(first.match(/>Text \d+</g)?.length, 50)
  const next = /href="([^"]*before=[^"]*)" rel="next"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.equal((await page(polymermat.id, next)).match(/>Text \d+</g)?.length, 10)
  assert.match(await page(polymermat.id, '/de/quellen?state=waiting'), /Zu dieser Auswahl gibt es keine Quellen/)
  assert.match(await page(uhu.id, '/de/quellen?state=refused&kind=web'), /langsam\.example/)
})

test('a file that wastes time is refused and can be brought as something simpler', async () => {
  const path = await brought(uhu.id, { files: [new File(['Messtechnik für Probenau'], 'langsam.txt')] })
  await settled()
  const id = path.split('/').at(-1) ?? ''
  await db.updateTable('sources').set({ state: 'waiting' }).where('id', '=', id).execute()
  const { engine } = openReaders()
  after(() => engine.close())
  const [read] = topicsJobs({ db, files: needs.files, engine, extractor: exhausted, engineVersion: 'test', placed: async () => [], crawling: {} })
  await read?.run({ source: id }, { id: '1', revision: 0, attempt: 1, log: { info: () => undefined } as never, signal: new AbortController().signal })
  assert.match(await page(uhu.id, path), /in vertretbarer Zeit nicht lesen\. Bitte/)
  await transact(db, (tx) => readLater(tx, id as never))
  await settled()
  assert.equal((await countSources(db, CURATOR, { ids: [id as never] })).refused, 1, 'refused stays until somebody asks again')
})
