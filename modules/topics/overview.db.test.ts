import assert from 'node:assert/strict'
import { test } from 'node:test'
import { transact } from '#platform/database'
import { must } from '#platform/result'
import { testDatabase } from '../../platform/database/sample.ts'
import { openTopicsHouse } from '../../e2e/topics-house.ts'
import { openToPublic } from '../members/organisation.ts'
import { organisationOf } from '../members/sample.ts'
import { bringTexts } from './bring-jobs.ts'

const optonet = openToPublic(organisationOf('OptoNet', 'cluster', { fields: ['optics'] }))
const SHARED = 'Wir entwickeln Laserschweißen, Ultrakurzpulslaser, Intraokularlinsen und Spritzgießen von Linsen.'
const OWN = ['Logistik', 'Fräsen', 'Verpackung', 'Textilien', 'Batterien', 'Wasserstoff', 'Robotik', 'Bildverarbeitung', 'Zerspanung', 'Beschichtung']
const firms = ['Uhu Ophthalmik', 'Zander Messtechnik', 'Irrlicht Lasertechnik', ...OWN.map((word) => `Fabel ${word}`)].map((name) => openToPublic(organisationOf(`${name} GmbH`, 'company', { fields: ['optics'] })))
const database = await testDatabase()
const { page, settled, broken } = await openTopicsHouse(database, { organisations: [optonet, ...firms], belongings: firms.map(({ id }) => ({ organisation: id, cluster: optonet.id })), memberships: [{ organisation: optonet.id, kind: 'full', founding: true }] })

test('of a single cluster, what its members share is worth a call', async () => {
  const texts = firms.map(({ id }, at) => ({ draft: { organisations: [id], audience: 'public' as const, title: 'Profil' }, text: `${at < 3 ? SHARED : `Wir bieten ${OWN[at - 3]} an.`} Wir sind die Nummer ${at}.` }))
  must(await transact(database.db, (tx) => bringTexts(tx, texts, { by: { as: 'curator' }, at: new Date() })))
  await settled()
  const html = await page('', '/de')
  assert.match(html, /1 Schnittmenge geht über den Zufall hinaus, gefunden bei 1 Cluster und 13 weiteren Organisationen/)
  assert.match(html, /Das lohnt einen Anruf<\/h2>.*Uhu Ophthalmik GmbH × Zander Messtechnik GmbH × Irrlicht Lasertechnik GmbH; mehr als Zufall.*<mark>/s)
  assert.deepEqual(broken, [])
})
