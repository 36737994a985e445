import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { utils, write } from '@e965/xlsx'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { openToPublic } from '../members/organisation.ts'
import { keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import { WORDS } from './words.ts'

const database = await testDatabase()
const { db } = database
const house = await openWholeHouse(database, { isBounded: false })
const [amsel, buche] = ['Amsel Verbund', 'Buche Netz'].map((name) => openToPublic(organisationOf(name, 'cluster', { shortName: name.split(' ')[0] ?? '' }))) as [ReturnType<typeof organisationOf>, ReturnType<typeof organisationOf>]
await transact(db, async (tx) => {
  must(await addOrganisations(tx, [amsel, buche]))
  await keepMemberships(tx, [amsel, buche].map(({ id }) => ({ organisation: id, kind: 'full' as const, founding: true })))
})

const HEAD = 'Name;E-Mail;Funktion;Organisation;Sprache\n'
const upload = (acting: string, content: string | Uint8Array<ArrayBuffer>, path = '/api/v1/people-imports', name = 'personen.csv'): Promise<Response> => {
  const data = new FormData()
  data.append('file', new File([content], name))
  return house.send(acting, 'POST', path, data)
}
type Preview = { readonly id: string; readonly counts: Readonly<Record<string, number>>; readonly rows: readonly { readonly outcome: string; readonly said: string }[] }
const previewed = async (acting: string, rows: string): Promise<Preview> => {
  const answer = await upload(acting, HEAD + rows)
  assert.equal(answer.status, 201, await answer.clone().text())
  return (await answer.json()) as Preview
}
const confirm = (acting: string, { id }: Preview): Promise<Response> => house.send(acting, 'POST', `/api/v1/people-imports/${id}/confirmation`, '{}', { 'content-type': 'application/json' })
const counted = async (table: string): Promise<number> => Number((await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(db)).rows[0]?.count)
const mailsTo = async (email: string): Promise<string[]> => (await sql<{ text: string }>`select text from mails where to_email = ${email}`.execute(db)).rows.map(({ text }) => text)
const linkIn = (text: string | undefined): string => /https?:\/\/[^/\s]+(\/(?:de|en)\/(?:eingetragen|entered)\/\S+)/.exec(text ?? '')?.[1] ?? ''

const ROWS = 'Ada Amsel;ada@amsel.example;stimmberechtigte Vertretung;Amsel Verbund;Deutsch\nAda Amsel;ada@amsel.example;Netzwerkmanagement;amsel;\nBen Buche;Ben@Buche.example;delegate;Buche Netz;en\nGesa Stelle;gesa@allianz.example;Geschäftsstelle;;\n'

test('a table shows each row first, enters the people with their roles, and the same table again does nothing', async () => {
  const preview = await previewed('curator', ROWS)
  assert.deepEqual(preview.counts, { creates: 3, changes: 1, same: 0, refused: 0 })
  assert.equal(await counted('people'), 0)
  assert.equal((await confirm('curator', preview)).status, 200)
  assert.deepEqual([await counted('people'), await counted('roles'), await counted('mails'), await counted('people_drafts')], [3, 4, 3, 0])
  assert.equal((await confirm('curator', preview)).status, 404)
  const again = await previewed('curator', ROWS)
  assert.deepEqual(again.counts, { creates: 0, changes: 0, same: 4, refused: 0 })
  assert.equal((await confirm('curator', again)).status, 200)
  assert.deepEqual([await counted('people'), await counted('roles'), await counted('mails')], [3, 4, 3])
})

test('an Excel file is read as a CSV is', async () => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['E-mail', 'Name', 'Role', 'Organisation'], ['cora@buche.example', 'Cora Buche', 'contributor', 'Buche']]))
  const answer = await upload('curator', new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer), '/api/v1/people-imports', 'people.xlsx')
  assert.deepEqual(((await answer.json()) as Preview).counts, { creates: 1, changes: 0, same: 0, refused: 0 })
})

test('every wrong row says in one sentence why, and the others are taken', async () => {
  const cases: readonly (readonly [row: string, why: keyof typeof WORDS])[] = [
    ['Xaver;xaver@x.example;Kaiser;Amsel Verbund;', 'people.unknownRole'],
    ['Xaver;xaver@x.example;Mitwirkung;Niemandsland;', 'people.unknownOrganisation'],
    ['Xaver;xaver@x.example;Mitwirkung;;', 'people.roleNeedsOrganisation'],
    ['Xaver;xaver@x.example;Geschäftsstelle;Amsel Verbund;', 'people.roleOfAlliance'],
    ['Xaver;xaver@x.example;Mitwirkung;Amsel Verbund;Latein', 'people.unknownLanguage'],
    [';xaver@x.example;Mitwirkung;Amsel Verbund;', 'person.nameless'],
    ['Xaver;;Mitwirkung;Amsel Verbund;', 'person.noEmail'],
    ['Anders;yvo@x.example;Mitwirkung;Buche Netz;', 'people.otherName'],
    ['Yvo;yvo@x.example;Mitwirkung;Amsel Verbund;', 'people.rowTwice'],
    ['=1+1;zoe@x.example;Mitwirkung;Amsel Verbund;', 'people.formula'],
  ]
  const { counts, rows } = await previewed('curator', ['Yvo;yvo@x.example;Mitwirkung;Amsel Verbund;', ...cases.map(([row]) => row), 'Xaver;kein@@komma;Mitwirkung;Amsel Verbund;'].join('\n'))
  assert.deepEqual(counts, { creates: 1, changes: 0, same: 0, refused: cases.length + 1 })
  for (const [at, [row, why]] of cases.entries()) assert.match(rows[at + 1]?.said ?? '', new RegExp(`^${WORDS[why].de.replace(/\{\w+\}/g, '[^“”]*').replace(/[.*?]$/, '')}`.replace(/([()])/g, '\\$1')), row)
})

test('files that are no table of people are refused in one sentence at the field', async () => {
  for (const [content, why] of [['', /leer/], ['Name;E-Mail\nA;a@b.example\n', /Spalte „Funktion“/], ['Vogel;Baum\nAmsel;Buche\n', /Spalten „Name“ und „E-Mail“/], ['Name;Name;E-Mail;Funktion\n', /zweimal/], [`${HEAD}"Ada;ada@x.example`, /Anführungszeichen/], ['%PDF-1.7\u0000', /lässt sich nicht als Tabelle lesen/]] as const) {
    const answer = await upload('curator', content, '/de/allianz/personen/import')
    assert.equal(answer.status, 422, String(why))
    assert.match(await answer.text(), why)
  }
})

test('an organisation enters its own people and nobody else’s', async () => {
  const { rows, counts } = await previewed(amsel.id, 'Dora;dora@amsel.example;Mitwirkung;Amsel Verbund;\nEmil;emil@buche.example;Mitwirkung;Buche Netz;\nFritz;fritz@x.example;Geschäftsstelle;;\n')
  assert.deepEqual(counts, { creates: 1, changes: 0, same: 0, refused: 2 })
  assert.match(rows[1]?.said ?? '', /Für „Buche Netz“ dürfen Sie niemanden eintragen/)
  assert.equal((await upload('', HEAD)).status, 401)
})

/** What is said of Ben as it would be said of Nora. */
const twin = (known: unknown): unknown => JSON.parse(JSON.stringify(known).replaceAll('ben@buche.example', 'nora@nirgends.example').replaceAll('Ben Buche', 'Nora Nirgends'))
const many = (last: string): string => `${Array.from({ length: 200 }, (_, at) => `Person ${at};person.${at}@nirgends.example;Mitwirkung;Amsel Verbund;`).join('\n')}\nWer;${last};Mitwirkung;Amsel Verbund;\n`

test('who brings a table for one organisation cannot tell an address that the house knows from one that nobody knows', async () => {
  // Ben is of Buche, Ada of Amsel itself; Nora is nobody yet.
  await previewed('curator', 'Ben Buche;ben@buche.example;Mitwirkung;Buche Netz;\n').then((preview) => confirm('curator', preview))
  const told = async (row: string): Promise<unknown> => {
    const { counts, rows, id } = await previewed(amsel.id, row)
    const page = await (await house.send(amsel.id, 'GET', `/de/allianz/personen/import/${id}`)).text()
    return [counts, rows.map(({ outcome, said }) => [outcome, said]), /\d+ Person(?:en)? bek[^<]*/.exec(page)?.[0]]
  }
  const rows = ['Ben Buche;ben@buche.example;Mitwirkung;Amsel Verbund;', 'Ganz Anders;ben@buche.example;Mitwirkung;Amsel Verbund;', 'Ben Buche;ben@buche.example;Mitwirkung;Amsel Verbund;\nBen Buche;ben@buche.example;Stellvertretung;Amsel Verbund;\nAnders;ben@buche.example;Netzwerkmanagement;Amsel Verbund;\nBen Buche;ben@buche.example;Mitwirkung;Amsel Verbund;', 'Ben Buche;ben@buche.example;Kaiser;Amsel Verbund;', ';ben@buche.example;Mitwirkung;Amsel Verbund;', 'Ben Buche;ben@buche.example;Geschäftsstelle;;']
  for (const row of rows) assert.deepEqual(twin(await told(row)), await told(row.replaceAll('ben@buche.example', 'nora@nirgends.example').replaceAll('Ben Buche', 'Nora Nirgends')), row)
  assert.match(JSON.stringify(await told('Ada Amsel;ada@amsel.example;Mitwirkung;Amsel Verbund;')), /"changes":1.*weitere Funktion/, 'of its own people it is told')
  assert.deepEqual(await Promise.all(['ben@buche.example', 'nora@nirgends.example'].map(async (last) => (await upload(amsel.id, HEAD + many(last))).status)), [413, 413], 'nor by how many are too many')
})

test('whoever the house knows is told by a mail too, so that what is done says nothing either', async () => {
  const preview = await previewed(amsel.id, 'B. Buche;ben@buche.example;Mitwirkung;Amsel Verbund;\nNora Nirgends;nora@nirgends.example;Mitwirkung;Amsel Verbund;\n')
  const page = await (await house.send(amsel.id, 'GET', `/de/allianz/personen/import/${preview.id}`)).text()
  const done = await (await house.send(amsel.id, 'POST', `/de/allianz/personen/import/${preview.id}`, new URLSearchParams({ plan: /name="plan" value="([^"]+)"/.exec(page)?.[1] ?? '' }))).text()
  assert.match(done, /2 neu, 0 mit weiterer Funktion, 0 unverändert, 0 abgelehnt\. 2 Mails sind unterwegs/)
  const further = (await mailsTo('ben@buche.example')).at(-1) ?? ''
  assert.match(further, /^Dear Ben Buche,\n\nAmsel Verbund has entered you in the Example alliance with a further role: contributor/)
  assert.equal(linkIn(further), '', 'whoever has an account signs in')
  assert.notEqual(linkIn((await mailsTo('nora@nirgends.example'))[0]), '')
})

test('a draft is its author’s, and what changed meanwhile is shown again instead of done', async () => {
  const preview = await previewed(amsel.id, 'Dora;dora@amsel.example;Mitwirkung;Amsel Verbund;\n')
  assert.equal((await confirm(buche.id, preview)).status, 404)
  const other = await previewed('curator', 'Dora;dora@amsel.example;Mitwirkung;Amsel Verbund;\n')
  assert.equal((await confirm('curator', other)).status, 200)
  assert.equal((await confirm(amsel.id, preview)).status, 412)
  assert.match(await (await house.send(amsel.id, 'GET', `/de/allianz/personen/import/${preview.id}`)).text(), /Inzwischen hat sich etwas geändert/)
})

test('whoever was entered by others is told by a mail, and comes or objects without an account', async () => {
  const [text] = await mailsTo('ben@buche.example')
  assert.match(text ?? '', /You were entered/)
  const link = linkIn(text)
  assert.match(await (await house.send('', 'GET', link)).text(), /Ben Buche[\s\S]*Object and erase/)
  const objected = await house.send('', 'POST', link, new URLSearchParams({ do: 'object' }))
  assert.equal(objected.status, 200)
  assert.equal((await sql<{ count: string }>`select count(*) from people where name like 'Ben%' or email like 'ben@%'`.execute(db)).rows[0]?.count.toString(), '0')
  assert.equal((await house.send('', 'GET', link)).status, 409)
  const mine = linkIn((await mailsTo('ada@amsel.example'))[0])
  const short = await house.send('', 'POST', mine, new URLSearchParams({ do: 'come', password: 'kurz' }))
  assert.equal(short.status, 422)
  const came = await house.send('', 'POST', mine, new URLSearchParams({ do: 'come' }))
  assert.equal(came.status, 303)
  assert.match(came.headers.get('set-cookie') ?? '', /session/)
  assert.equal((await house.send('', 'GET', mine)).status, 409)
  assert.equal((await house.send('', 'GET', `${mine}x`)).status, 404)
  assert.deepEqual(house.broken, [])
})
