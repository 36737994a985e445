/** Every kind of page of the real house in a real browser: accessible, silent, nothing sideways, nothing foreign, in both languages and themes, on a telephone and on a desk. New pages are found by their links. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { beSomebody, everyPage, mapOf, startHouse, type RunningHouse } from './house.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const CURATOR = 'acting=curator'
/** Each language in each theme and each width, in four walks instead of eight; half of them as somebody who is signed in. */
const WALKS = [
  { language: 'de', theme: 'light', width: 1440, as: CURATOR },
  { language: 'de', theme: 'dark', width: 360, as: 'Adele Musterfee' },
  { language: 'en', theme: 'dark', width: 1440, as: 'Adele Musterfee' },
  { language: 'en', theme: 'light', width: 360, as: CURATOR },
] as const

let browser: Browser
let house: RunningHouse

before(async () => {
  ;[browser, house] = await Promise.all([openBrowser(), startHouse()])
  await mapOf(house)
})
after(async () => {
  await browser.close()
  await house.stop()
})

async function asCurator(theme: 'light' | 'dark', width: number, cookie = CURATOR): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ baseURL: house.url, viewport: { width, height: width < 500 ? 740 : 900 }, colorScheme: theme })
  await context.addCookies(cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url: house.url })))
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => void (message.type() === 'error' || message.type() === 'warning' ? complaints.push(message.text()) : undefined))
  page.on('pageerror', (error) => void complaints.push(error.message))
  return { page, complaints }
}

for (const { language, theme, width, as } of WALKS) {
  test(`every page is accessible and fits: ${language}, ${theme}, ${width} px`, async () => {
    const cookie = as === CURATOR ? CURATOR : await beSomebody(house, as)
    const pages = await everyPage(house, language, cookie)
    assert.ok(pages.size >= 8, [...pages.keys()].join())
    const { page, complaints } = await asCurator(theme, width, cookie)
    const wrong: string[] = []
    for (const path of pages.values()) {
      await page.goto(path)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze()
      wrong.push(...violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, failureSummary }) => `${path}: ${id} ${target.join(' ')}: ${failureSummary ?? ''}`)))
      const sideways = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
      if (sideways !== 0) wrong.push(`${path}: scrolls sideways by ${sideways} px`)
      const foreign = await page.evaluate<string[]>("performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(location.origin))")
      wrong.push(...foreign.map((name) => `${path}: loads ${name}`))
      if ((await page.evaluate('document.documentElement.lang')) !== language) wrong.push(`${path}: says another language`)
      const headings = await page.locator('h1').count()
      if (headings !== 1) wrong.push(`${path}: ${headings} titles`)
    }
    assert.deepEqual([...wrong, ...complaints], [])
    await page.context().close()
  })
}

test('every page is there in both languages, and each switch leads to the same page', async () => {
  const [german, english] = await Promise.all([everyPage(house, 'de', CURATOR), everyPage(house, 'en', CURATOR)])
  assert.equal(german.size, english.size, `${[...german.keys()].join(' ')} — ${[...english.keys()].join(' ')}`)
})

test('nothing jumps while the map loads', async () => {
  const { page } = await asCurator('light', 1440)
  await page.goto('/de/schnittmengen')
  const shift = await page.evaluate<number>("new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 400) })")
  assert.equal(shift, 0)
  await page.context().close()
})

test('without a script a manager takes up an intersection, and it stands in its history', async () => {
  const context = await browser.newContext({ baseURL: house.url, javaScriptEnabled: false })
  await context.addCookies([{ name: 'acting', value: 'curator', url: house.url }])
  const page = await context.newPage()
  await page.goto('/de/schnittmengen?level=organisations')
  await page.locator('main table a').first().click()
  await page.locator('summary', { hasText: 'Aufgreifen' }).click()
  await page.getByLabel('Wer kümmert sich?').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Aufgreifen' }).click()
  assert.match((await page.getByRole('alert').first().textContent()) ?? '', /Nächster Schritt/)
  await page.getByLabel('Nächster Schritt').fill('Gespräch im Januar')
  await page.getByRole('button', { name: 'Aufgreifen' }).click()
  assert.match((await page.locator('.history').textContent()) ?? '', /aufgegriffen durch die Allianz: .*Gespräch im Januar/)
  await context.close()
})
