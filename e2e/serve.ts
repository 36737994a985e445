/** The house as the end-to-end tests walk through it, on a free port of this machine; prints its address and stops with its parent. Until the modules hang in, the menu leads to empty pages. */
import { randomUUID } from 'node:crypto'
import { must } from '../platform/result.ts'
import { createApp, listen, loadAssets } from '../platform/http/index.ts'
import { createSite, hangFrame, hangStyle, MENU_ADDRESSES, type MenuEntry, PAGE_ASSETS } from '../platform/page/index.ts'
import { hangStubs } from './stubs.tsx'

const silent = { info: () => undefined, warn: () => undefined, error: (facts: object) => void process.stderr.write(`${JSON.stringify(facts)}\n`) }
const stopping = new AbortController()
const assets = loadAssets(PAGE_ASSETS)
const menu = Object.keys(MENU_ADDRESSES) as MenuEntry[] // the table's own keys
const site = createSite({ name: { de: 'Beispielallianz', en: 'Example alliance' }, menu, banner: { de: 'Spieldaten, frei erfunden', en: 'Play data, freely invented' }, assets })
const app = createApp({ language: 'de', words: {}, newId: randomUUID, log: silent, tellPage: site.tellPage, assets, isReady: async () => ({}), stopping: stopping.signal })
hangFrame(app, site, false)
hangStyle(app, site)
hangStubs(app, site, menu)
const house = must(await listen(app, { host: '127.0.0.1', port: 0, log: silent, stopping }))
process.stdout.write(`${house.url}\n`)
process.stdin.on('end', () => void house.stop()).resume()
