/** Open pages in a real browser change by themselves when something happens elsewhere, and take nothing from who is at them. */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openHouse, type House } from '../app/house.ts'
import { silentLog } from '#platform/log'
import { readSettings } from '#platform/settings'
import { openBrowser } from './browser.ts'

let browser: Browser
let house: House
let data: string
let url: string

before(async () => {
  data = await mkdtemp(join(tmpdir(), 'schnittmenge-live-'))
  const settings = readSettings({ SCHNITTMENGE_DATA: data, PORT: '0' })
  assert.ok(settings.ok)
  ;[browser, house] = await Promise.all([openBrowser(), openHouse(settings.value, 'demo', silentLog)])
  url = house.url.replace('127.0.0.1', 'localhost')
  await eventually(async () => ((await (await fetch(`${url}/api/v1/map?level=clusters`)).json()) as { members: unknown[] }).members.length === 6 && (await countOf('waiting')) + (await countOf('read')) === 0)
})
after(async () => {
  await browser?.close()
  await house?.close()
  await rm(data, { recursive: true, force: true })
})

const countOf = async (state: string): Promise<number> => ((await (await fetch(`${url}/api/v1/sources?state=${state}&limit=200`)).json()) as { sources: unknown[] }).sources.length

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2_400; tries++) {
    if (await holds().catch(() => false)) return
    await pause(50)
  }
  assert.fail(`it did not come to pass: ${holds.toString()}`)
}

/** A tab that acts for the curator. */
async function curatorTab(): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1440, height: 500 } })
  await context.addCookies([{ name: 'acting', value: 'curator', url }])
  return { context, ...(await tab(context, '/de/schnittmengen')) }
}

async function tab(context: BrowserContext, path: string): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => void (message.type() === 'error' || message.type() === 'warning' ? complaints.push(message.text()) : undefined))
  page.on('pageerror', (error) => void complaints.push(error.message))
  await page.goto(path)
  await page.evaluate('window.sameFromHereOn = true')
  return { page, complaints }
}

const isSame = (page: Page): Promise<boolean> => page.evaluate('window.sameFromHereOn === true')
const listens = (page: Page): Promise<boolean> => page.evaluate("document.querySelector('.fresh').hidden")

/** By the API, as a page of the house does. */
const send = (page: Page, path: string, content: object): Promise<number> => page.evaluate(`fetch(${JSON.stringify(path)}, { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(JSON.stringify(content))} }).then((answer) => answer.status)`)

/** Three clusters say that they work on it, each in a text of its own. */
async function bring(page: Page, topic: string): Promise<void> {
  const { members } = (await (await fetch(`${url}/api/v1/map?level=clusters`)).json()) as { members: { id: string }[] }
  for (const [at, { id }] of members.slice(0, 3).entries()) assert.equal(await send(page, '/api/v1/sources', { organisation: id, audience: 'public', title: topic, text: `Bericht ${at + 1}: Unsere Mitglieder entwickeln ${topic}. Viele von ihnen sind führend auf diesem Gebiet.`, rights: true }), 201)
}

test('a text that comes in elsewhere changes the open map; the page is the same, what was opened, focused and scrolled stays', async () => {
  const { context, page, complaints } = await curatorTab()
  const other = await tab(context, '/de/schnittstelle')
  await eventually(() => listens(page))
  await page.locator('figure.picture > details > summary').click()
  await page.locator('.choosing details summary').click()
  await page.getByLabel('Fachgebiet').focus()
  await page.evaluate('window.scrollTo(0, 120)')
  assert.equal(await page.locator('main', { hasText: 'Brennstoffzelle' }).count(), 0)
  await bring(other.page, 'Brennstoffzellen')
  await page.locator('figure.picture table', { hasText: 'Brennstoffzelle' }).waitFor({ timeout: 60_000 })
  assert.equal(await isSame(page), true)
  assert.deepEqual(await page.evaluate("[document.querySelector('figure.picture > details').open, document.querySelector('.choosing details').open, document.activeElement.name, Math.round(scrollY)]"), [true, true, 'field', 120])
  assert.deepEqual(complaints, [], 'no breach of the content policy, no error')
  await context.close()
})

test('who is typing is told that there is news, and keeps what was typed', async () => {
  const { context, page } = await curatorTab()
  const other = await tab(context, '/de/schnittstelle')
  await eventually(() => listens(page))
  await page.locator('.choosing details summary').click()
  await page.getByLabel('Neu oder verändert seit').fill('2026-01-31')
  await bring(other.page, 'Quantensensorik')
  await page.getByRole('status').getByRole('link', { name: 'Es gibt Neues – Seite neu laden' }).waitFor({ timeout: 60_000 })
  assert.equal(await page.getByLabel('Neu oder verändert seit').inputValue(), '2026-01-31')
  assert.equal(await isSame(page), true)
  await page.getByRole('status').getByRole('link').click()
  await eventually(async () => !(await isSame(page)))
  await context.close()
})

test('what one makes of an intersection the others see at once', async () => {
  const { context, page } = await curatorTab()
  await page.locator('main table a[href^="/de/schnittmengen/"]').first().click()
  const path = new URL(page.url()).pathname
  await page.evaluate('window.sameFromHereOn = true')
  await eventually(() => listens(page))
  const other = await tab(context, '/de/schnittstelle')
  assert.equal(await send(other.page, `/api/v1/intersections/${path.split('/').at(-1) ?? ''}/treatments`, { did: 'noted' }), 201)
  await page.locator('.history', { hasText: 'vorgemerkt durch die Allianz' }).waitFor({ timeout: 60_000 })
  assert.equal(await isSame(page), true)
  await context.close()
})

test('without a script the way to reload is there', async () => {
  const context = await browser.newContext({ baseURL: url, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/de/schnittmengen')
  assert.equal(await page.getByRole('link', { name: 'Seite neu laden' }).isVisible(), true)
  await context.close()
})
