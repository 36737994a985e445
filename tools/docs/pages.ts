/** All generated documents by the name of their file. The house's doors are hung once, on a database that forgets, so that they tell of themselves. */
import { createApp, loadAssets } from '#platform/http'
import { silentLog } from '#platform/log'
import { createSite, PAGE_ASSETS } from '#platform/page'
import { settingsPage } from '#platform/settings'
import { connect } from '#platform/database'
import { HOUSE_WORDS } from '../../app/said.ts'
import { hangDoors } from '../../app/wiring.ts'
import { PEOPLE_ASSETS } from '../../modules/people/pages.tsx'
import { startTestServer } from '../../platform/database/sample.ts'
import { apiPage } from './api.ts'
import { permissionsPage } from './permissions.ts'
import { schemaPage } from './schema.ts'

export async function generatedPages(): Promise<readonly (readonly [name: string, page: string])[]> {
  const server = await startTestServer()
  const { address, template } = JSON.parse(server.name) as { address: { socket: string; user: string }; template: string } // as startTestServer writes it
  const database = connect({ ...address, database: template }, silentLog)
  try {
    const assets = loadAssets([...PAGE_ASSETS, ...PEOPLE_ASSETS])
    const site = createSite({ name: { de: 'Schnittmenge', en: 'Schnittmenge' }, menu: [], assets })
    const app = createApp({ language: 'en', words: HOUSE_WORDS, newId: () => '', log: silentLog, tellPage: site.tellPage, assets, isReady: async () => ({}), stopping: new AbortController().signal })
    const nothing = {} as never // nobody asks these doors anything
    hangDoors(app, site, { db: database.db, snapshot: nothing, files: nothing, bus: nothing, engine: nothing, extractor: nothing, comparer: nothing, engineVersion: '', stopping: new AbortController().signal, contact: undefined, isSecure: false, assets, mail: { smtpUrl: undefined, from: nothing, isDemo: false, secret: nothing, origin: () => '' }, accounts: nothing, alliance: { de: '', en: '' }, isFree: true })
    return [
      ['settings.md', settingsPage()],
      ['api.md', apiPage()],
      ['permissions.md', permissionsPage()],
      ['schema.md', await schemaPage(database.db)],
    ]
  } finally {
    await database.close()
    await server.close()
  }
}
