/** “This call fits one of our intersections; missing: …; 19 days”: on the overview of who is inside, from the map of their audience. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { dayAfter } from '#platform/time'
import { today } from '../../app/wiring.ts'
import { openWholeHouse } from '../../e2e/whole-house.ts'
import { testDatabase } from '../../platform/database/sample.ts'
import { openToPublic } from '../members/organisation.ts'
import { keepBelongings, keepMemberships } from '../members/placing-store.ts'
import { organisationOf } from '../members/sample.ts'
import { addOrganisations } from '../members/store.ts'
import { bringTexts } from '../topics/bring-jobs.ts'

const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const medways = openToPublic(organisationOf('medways', 'cluster'))
const SHARED = 'Wir entwickeln Laserschweißen, Ultrakurzpulslaser, Intraokularlinsen und Spritzgießen von Linsen.'
const OWN = ['Logistik', 'Fräsen', 'Verpackung', 'Textilien', 'Batterien', 'Wasserstoff', 'Robotik', 'Bildverarbeitung', 'Zerspanung', 'Beschichtung']
const firms = ['Uhu Ophthalmik', 'Zander Messtechnik', 'Irrlicht Lasertechnik', ...OWN.map((word) => `Fabel ${word}`)].map((name) => openToPublic(organisationOf(`${name} GmbH`, 'company', { fields: ['optics'] })))
const database = await testDatabase()
await transact(database.db, async (tx) => {
  must(await addOrganisations(tx, [optonet, medways, ...firms]))
  await keepBelongings(tx, firms.map(({ id }) => ({ organisation: id, cluster: optonet.id, from: '2020-01-01' })))
  await keepMemberships(tx, [{ organisation: optonet.id, kind: 'full', founding: true, from: '2011-06-10' }, { organisation: medways.id, kind: 'guest', founding: false, from: '2020-01-01' }])
})
const house = await openWholeHouse(database, { isBounded: false })
const page = async (acting: string, path: string): Promise<string> => (await house.send(acting, 'GET', path)).text()
const enter = async (title: string, text: string, more: object): Promise<string> => String((await house.done('curator', '/api/v1/calls', { kind: 'funding', twins: { de: { title, text } }, ...more }))['id'])

test('what fits, what is missing and how long: for members, from what they may read; never of a tender, nor for guests and strangers', async () => {
  // Sources of the alliance: the public map knows nothing of what they show.
  must(await transact(database.db, (tx) => bringTexts(tx, firms.map(({ id }, at) => ({ draft: { organisations: [id], audience: 'alliance' as const, title: 'Profil' }, text: `${at < 3 ? SHARED : `Wir bieten ${OWN[at - 3]} an.`} Wir sind die Nummer ${at}.` })), { by: { as: 'curator' }, at: new Date() })))
  const TEXT = 'Gefördert werden Ultrakurzpulslaser, Laserschweißen und Quantensensorik.'
  const id = await enter('Kurze Pulse', TEXT, { closes: dayAfter(today(), 19) })
  await enter('Noch kürzer', TEXT, { closes: dayAfter(today(), 3) })
  await enter('Langer Atem', TEXT, {})
  await enter('Zweiter Atem', TEXT, {})
  await enter('Gestern', TEXT, { closes: dayAfter(today(), -1) })
  await enter('Vergabe', TEXT, { kind: 'tender', closes: dayAfter(today(), 1) })
  await enter('Ganz anderes', 'Gefördert werden Textilien und Batterien für die Tiefsee.', { closes: dayAfter(today(), 1) })
  await house.settled()
  for (const acting of ['curator', optonet.id, firms[9]?.id ?? '']) {
    const part = /Aufrufe, die zu uns passen<\/h2>(.*?)<\/section>/s.exec(await page(acting, '/de'))?.[1] ?? ''
    assert.match(part, /Noch kürzer<\/a>.*Kurze Pulse<\/a>[^.]*Passt zu einer unserer Schnittmengen; es fehlt: Quantensensorik; noch 19 Tage, bis .*Langer Atem<\/a>.*ohne Frist/s)
    assert.doesNotMatch(part, /Zweiter Atem|Gestern|Vergabe|Ganz anderes/)
  }
  for (const acting of [medways.id, '']) {
    assert.doesNotMatch(await page(acting, '/de'), /Aufrufe, die zu uns passen/)
    // The page of a public call is there for them, computed from the public map, on which there is nothing.
    assert.match(await page(acting, `/de/foerderaufrufe/${id}`), /Keine Schnittmenge deckt diesen Aufruf ab.*Daran arbeitet in der Allianz niemand, soweit bekannt: [^.]*Laserschweißen/s)
  }
  assert.match(await page('curator', `/de/foerderaufrufe/${id}`), /1 Schnittmenge deckt mehrere Themen dieses Aufrufs ab.*Uhu Ophthalmik/s)
  assert.match(await page('curator', '/en'), /Fits one of our intersections; missing: [^;]*; 19 days left, until/)
  assert.deepEqual(house.broken, [])
})
