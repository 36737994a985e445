/** `npm run screenshots [FOLDER]`: every kind of page of the demo in both languages and themes, at 360 and 1440 pixels, as pictures to look at. New pages are found by their links. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openBrowser, openPage, VIEWS } from '../e2e/browser.ts'
import { everyPage, mapOf, startHouse } from '../e2e/house.ts'

const CURATOR = 'acting=curator'
const folder = resolve(process.argv[2] ?? 'data/screenshots')
mkdirSync(folder, { recursive: true })
const [browser, house] = await Promise.all([openBrowser(), startHouse()])
try {
  await mapOf(house)
  const pages = { de: await everyPage(house, 'de', CURATOR), en: await everyPage(house, 'en', CURATOR) }
  for (const view of VIEWS) {
    for (const [kind, path] of [...pages[view.language], [`/${view.language}/nirgends`, `/${view.language}/nirgends`] as const]) {
      const { page } = await openPage(browser, { url: house.url, stop: () => undefined }, path, view, { storageState: { cookies: [{ name: 'acting', value: 'curator', domain: '127.0.0.1', path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' }], origins: [] } })
      await page.reload() // now the fonts are there
      const name = `${kind.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '')}-${view.theme}-${view.width}.png`
      await page.screenshot({ path: join(folder, name), fullPage: true })
      process.stdout.write(`${join(folder, name)}\n`)
      await page.context().close()
    }
  }
} finally {
  await browser.close()
  await house.stop()
}
