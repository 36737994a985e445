/** The style sheet of the house in a real browser: whatever holds for every part here holds for the pages made of them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { type House, openBrowser, openHouse, openPage, VIEWS } from './browser.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const DESK = { theme: 'light', width: 1440 } as const

let browser: Browser
let house: House

before(async () => {
  browser = await openBrowser()
  house = await openHouse()
})
after(async () => {
  await browser.close()
  house.stop()
})

/** Every finding of axe, in a line. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`))
}

/** What the focus is on: its text, or its name. */
const focused = (page: Page): Promise<string> => page.evaluate("(document.activeElement.textContent || document.activeElement.name || document.activeElement.tagName).trim()")
/** The colour of the paper as it is painted. */
const paper = (page: Page): Promise<string> => page.evaluate('getComputedStyle(document.documentElement).backgroundColor')
const sidewaysOf = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

for (const view of VIEWS) {
  test(`the parts of pages are accessible, and the console is silent: ${view.language}, ${view.theme}, ${view.width} px`, async () => {
    const { page, complaints } = await openPage(browser, house, view.language === 'de' ? '/de/gestaltung' : '/en/style', view)
    await page.locator('summary').first().click()
    assert.deepEqual(await findings(page), [])
    assert.deepEqual(complaints, [])
    assert.equal(await page.evaluate('document.documentElement.lang'), view.language)
    await page.context().close()
  })
}

test('a page that failed is accessible too, and says what, what now, and a number', async () => {
  for (const [path, said] of [['/de/nirgends', /Diese Seite gibt es nicht/], ['/de/verboten', /fehlt Ihnen hier die Berechtigung/], ['/de/kaputt', /liegt an uns/]] as const) {
    const { page } = await openPage(browser, house, path, DESK)
    assert.match((await page.locator('h1').textContent()) ?? '', said)
    assert.match((await page.locator('main code').textContent()) ?? '', /^[0-9a-f-]{36}$/)
    assert.deepEqual(await findings(page), [])
    await page.context().close()
  }
})

test('nothing scrolls sideways, down to 320 pixels, and with text twice as large', async () => {
  for (const width of [320, 360, 768, 1024, 1440, 2560]) {
    const { page } = await openPage(browser, house, '/de/gestaltung', { theme: 'light', width })
    assert.equal(await sidewaysOf(page), 0, `${width} px`)
    await page.locator('summary').first().click()
    assert.equal(await sidewaysOf(page), 0, `${width} px, table open`)
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    if (width >= 640) assert.equal(await sidewaysOf(page), 0, `${width} px, text twice as large`)
    await page.context().close()
  }
})

test('by keyboard: the skip link comes first and leads to the content, the focus is always to be seen', async () => {
  const { page } = await openPage(browser, house, '/de/mitglieder', DESK)
  await page.keyboard.press('Tab')
  assert.equal(await focused(page), 'Zum Inhalt')
  assert.ok((await page.locator('.skip').boundingBox())!.y >= 0)
  const walked: string[] = []
  for (let step = 0; step < 11; step++) {
    const outline = await page.evaluate<string>("(() => { const style = getComputedStyle(document.activeElement); return style.outlineStyle + ' ' + style.outlineWidth })()")
    assert.equal(outline, 'solid 3px', await focused(page))
    await page.keyboard.press('Tab')
    walked.push(await focused(page))
  }
  assert.deepEqual(walked.slice(0, 10), ['Beispielallianz', 'Übersicht', 'Mitglieder', 'Schnittmengen', 'Vorhaben', 'Sitzungen', 'Beschlüsse', 'Aktuelles', 'Deutsch', 'English'])
  await page.reload()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate('document.activeElement.id'), 'main')
  await page.context().close()
})

test('by keyboard on a small screen: the menu opens, leads on, and closes by Escape', async () => {
  const { page } = await openPage(browser, house, '/de/gestaltung', { theme: 'light', width: 360 })
  assert.equal(await page.getByRole('link', { name: 'Mitglieder', exact: true }).isVisible(), false)
  await page.getByRole('button', { name: 'Menü' }).focus()
  await page.keyboard.press('Enter')
  assert.equal(await page.getByRole('link', { name: 'Mitglieder', exact: true }).isVisible(), true)
  assert.deepEqual(await findings(page), [])
  await page.keyboard.press('Escape')
  assert.equal(await page.getByRole('link', { name: 'Mitglieder', exact: true }).isVisible(), false)
  assert.equal(await focused(page), 'Menü')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Mitglieder', exact: true }).click()
  assert.equal(new URL(page.url()).pathname, '/de/mitglieder')
  await page.context().close()
})

test('switching the language stays on the page, with its filter', async () => {
  const { page } = await openPage(browser, house, '/de/gestaltung?field=200', DESK)
  await page.getByRole('link', { name: 'English' }).click()
  assert.equal(page.url(), `${house.url}/en/style?field=200`)
  assert.equal(await page.locator('table').first().locator('tbody tr').count(), 3)
  await page.goto('/')
  assert.match(page.url(), /\/(de|en)$/)
  await page.context().close()
})

test('light or dark is chosen without a script, kept, and stays on the page', async () => {
  const { page, complaints } = await openPage(browser, house, '/de/gestaltung?page=2', DESK)
  const light = await paper(page)
  await page.getByRole('button', { name: 'Dunkel' }).click()
  assert.equal(page.url(), `${house.url}/de/gestaltung?page=2`)
  assert.notEqual(await paper(page), light)
  assert.deepEqual(await findings(page), [])
  await page.goto('/en/members')
  assert.notEqual(await paper(page), light)
  await page.getByRole('button', { name: 'As the device' }).click()
  assert.equal(await paper(page), light)
  assert.deepEqual(complaints, [])
  await page.context().close()
})

test('a form without a script keeps what was entered, says what is wrong, and leads there', async () => {
  const { page, complaints } = await openPage(browser, house, '/de/gestaltung', DESK, { javaScriptEnabled: false })
  const name = page.getByLabel('Name der Organisation')
  await name.fill('"><script>alert(1)</script>'.repeat(4))
  await page.getByLabel('Webadresse').fill('javascript:alert(1)')
  await page.getByLabel('Profil').fill('</textarea><img src=x onerror=alert(1)>')
  await page.getByRole('checkbox', { name: 'Kunststoffe' }).check()
  await page.getByRole('button', { name: 'Prüfen' }).click()
  assert.equal(await name.inputValue(), '"><script>alert(1)</script>'.repeat(4))
  assert.equal(await page.getByLabel('Profil').inputValue(), '</textarea><img src=x onerror=alert(1)>')
  assert.equal(await page.getByRole('checkbox', { name: 'Kunststoffe' }).isChecked(), true)
  assert.match((await page.getByRole('alert').first().textContent()) ?? '', /^Bitte prüfen Sie 4 Angaben/)
  assert.match(await focused(page), /^Bitte prüfen Sie/)
  assert.equal(await page.locator('img, main script').count(), 0)
  await page.getByRole('link', { name: 'Name der Organisation: Das ist zu lang; höchstens 80 Zeichen.' }).click()
  assert.equal(new URL(page.url()).hash, '#form-name')
  await name.fill('Lichtnetz')
  await page.getByLabel('Webadresse').fill('https://lichtnetz.example')
  await page.getByLabel('Art', { exact: true }).selectOption('company')
  await page.getByRole('radio', { name: 'allianzintern' }).check()
  await page.getByRole('button', { name: 'Prüfen' }).click()
  assert.match((await page.getByRole('status').textContent()) ?? '', /Alles in Ordnung/)
  assert.deepEqual(complaints.filter((line) => !line.includes('422')), [])
  await page.context().close()
})

test('a form with mistakes is accessible', async () => {
  const { page } = await openPage(browser, house, '/de/gestaltung', { theme: 'dark', width: 360 })
  await page.getByRole('button', { name: 'Prüfen' }).click()
  assert.equal(await page.locator('[aria-invalid]').count(), 4)
  assert.deepEqual(await findings(page), [])
  await page.context().close()
})

test('no page jumps while it loads, and its fonts are its own', async () => {
  const { page } = await openPage(browser, house, '/de/gestaltung', DESK)
  const shift = await page.evaluate<number>("new Promise((done) => { let sum = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value }).observe({ type: 'layout-shift', buffered: true }); setTimeout(() => done(sum), 400) })")
  assert.equal(shift, 0)
  const foreign = await page.evaluate<string[]>("performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => !name.startsWith(location.origin))")
  assert.deepEqual(foreign, [])
  await page.context().close()
})

test('without motion where none is wanted, and in print without what surrounds', async () => {
  const { page } = await openPage(browser, house, '/de/gestaltung', DESK, { reducedMotion: 'reduce' })
  assert.equal(await page.evaluate("getComputedStyle(document.querySelector('.button')).transitionDuration"), '0s')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  assert.equal(await page.locator('header.top, footer.foot, form').locator('visible=true').count(), 0)
  assert.equal(await page.evaluate("getComputedStyle(document.documentElement).backgroundColor"), 'rgb(255, 255, 255)')
  await page.context().close()
})
