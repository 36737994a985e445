/** The search of the house by keyboard, in a real browser: the demo as it starts. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { openHouse, type House } from '../app/house.ts'
import { silentLog } from '../platform/log.ts'
import { readSettings } from '../platform/settings.ts'
import { openBrowser, openPage } from './browser.ts'

const DESK = { theme: 'light', width: 1440 } as const
const PHONE = { theme: 'dark', width: 360 } as const

let browser: Browser
let house: House
let data: string

before(async () => {
  data = await mkdtemp(join(tmpdir(), 'schnittmenge-e2e-'))
  const settings = readSettings({ SCHNITTMENGE_DATA: data, PORT: '0' })
  assert.ok(settings.ok)
  house = await openHouse(settings.value, 'demo', silentLog)
  browser = await openBrowser()
  // Until what was brought is found.
  for (;;) {
    const { hits } = (await (await fetch(`${house.url}/api/v1/search?q=Irrlicht`)).json()) as { hits: unknown[] }
    if (hits.length > 1) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
})
after(async () => {
  await browser.close()
  await house.close()
  await rm(data, { recursive: true })
})

const open = (path: string, view: Parameters<typeof openPage>[3], more: Parameters<typeof openPage>[4] = {}) => openPage(browser, { url: house.url, stop: () => undefined }, path, view, more)
const axe = async (page: Page): Promise<string[]> => (await new AxeBuilder({ page }).setLegacyMode().withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()).violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary ?? ''}`))
const active = (page: Page): Promise<string | null> => page.locator('#finder').getAttribute('aria-activedescendant')
const selected = (page: Page): Promise<string[]> => page.locator('[role=option][aria-selected=true] .name').allTextContents()

for (const view of [DESK, PHONE]) {
  test(`by keyboard: / leads to the field, letters open the list, arrows walk through it, Enter goes there; ${view.width} px`, async () => {
    const { page, complaints } = await open('/de/mitglieder', view)
    await page.keyboard.press('/')
    const field = page.locator('#finder')
    await field.waitFor({ state: 'visible' })
    assert.equal(await page.evaluate("document.activeElement.id === 'finder' && document.activeElement.value === ''"), true, 'the slash itself is not typed')
    await page.keyboard.type('Irrl')
    await page.locator('#found [role=option]').first().waitFor()
    assert.equal(await field.getAttribute('aria-expanded'), 'true')
    assert.match((await page.locator('.finder [role=status]').textContent()) ?? '', /^\d+ Treffer$/)
    assert.deepEqual(await axe(page), [])
    assert.equal(await active(page), null)
    await page.keyboard.press('ArrowDown')
    assert.deepEqual([await active(page), await selected(page)], ['found-0', ['Irrlicht Lasertechnik GmbH']])
    await page.keyboard.press('ArrowUp')
    assert.equal(await active(page), null, 'back in the field')
    await page.keyboard.press('ArrowUp')
    assert.match((await page.locator('[aria-selected=true]').textContent()) ?? '', /Alle Treffer zeigen/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    assert.deepEqual(await axe(page), [])
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/de\/mitglieder\/[0-9a-f-]{36}$/)
    assert.match((await page.locator('h1').textContent()) ?? '', /Irrlicht/)
    assert.deepEqual(complaints, [])
    await page.context().close()
  })
}

test('Escape closes the list and keeps what was typed; a slash in a field is a slash', async () => {
  const { page } = await open('/en/members', DESK)
  await page.keyboard.press('/')
  await page.keyboard.type('opto/')
  await page.locator('#found [role=option]').first().waitFor()
  await page.keyboard.press('Escape')
  assert.equal(await page.locator('#found').isVisible(), false)
  assert.equal(await page.locator('#finder').inputValue(), 'opto/')
  await page.context().close()
})

test('an older answer never replaces a newer one', async () => {
  const { page } = await open('/de/mitglieder', DESK)
  let isFirst = true
  await page.route('**/api/v1/search?*', async (route) => {
    const late = isFirst
    isFirst = false
    if (late) await new Promise((resolve) => setTimeout(resolve, 600))
    await route.continue().catch(() => undefined)
  })
  const asked = page.waitForRequest(/q=Spritz&/)
  await page.locator('#finder').pressSequentially('Spritz')
  await asked
  await page.locator('#finder').fill('OptoNet')
  await page.locator('#found .name', { hasText: 'OptoNet' }).first().waitFor()
  await page.waitForTimeout(800)
  assert.match((await page.locator('#found .name').first().textContent()) ?? '', /OptoNet/)
  await page.context().close()
})

test('where the search does not answer, it says so, and Enter still leads to its page', async () => {
  const { page } = await open('/de/mitglieder', DESK)
  await page.route('**/api/v1/search?*', (route) => route.abort())
  await page.locator('#finder').fill('OptoNet')
  await page.locator('.finder [role=status]', { hasText: 'antwortet gerade nicht' }).waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/de\/suche\?q=OptoNet/)
  await page.context().close()
})

test('without a script the field is a form, and its page is accessible; nothing scrolls sideways', async () => {
  for (const view of [DESK, PHONE]) {
    const { page } = await open('/de/suche?q=Spritzguss', view)
    assert.deepEqual(await axe(page), [])
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0)
    assert.ok((await page.locator('.hits mark').count()) > 0)
    await page.context().close()
  }
  const { page } = await open('/en/members', DESK, { javaScriptEnabled: false })
  await page.locator('#finder').fill('injection moulding')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/en\/search\?q=injection\+moulding/)
  assert.match((await page.locator('h2').allTextContents()).join(), /Topics,Sources/)
  await page.context().close()
})
