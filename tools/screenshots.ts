/** `npm run screenshots [FOLDER]`: every page in both languages and themes, at 360 and 1440 pixels, as pictures to look at. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openBrowser, openHouse, openPage, VIEWS } from '../e2e/browser.ts'

const PAGES = [
  { name: 'style', de: '/de/gestaltung', en: '/en/style' },
  { name: 'missing', de: '/de/nirgends', en: '/en/nowhere' },
] as const

const folder = resolve(process.argv[2] ?? 'data/screenshots')
mkdirSync(folder, { recursive: true })
const [browser, house] = await Promise.all([openBrowser(), openHouse()])
try {
  for (const { name, ...paths } of PAGES) {
    for (const view of VIEWS) {
      const { page } = await openPage(browser, house, paths[view.language], view)
      await page.reload() // now the fonts are there
      const path = join(folder, `${name}-${view.language}-${view.theme}-${view.width}.png`)
      await page.screenshot({ path, fullPage: true })
      process.stdout.write(`${path}\n`)
      await page.context().close()
    }
  }
} finally {
  await browser.close()
  house.stop()
}
