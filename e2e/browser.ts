/**
 * A real Chromium for the end-to-end tests and the screenshots: found where Debian puts it, or installed by its package manager where we may.
 * **Errors**: without one, a sentence that says how to get it.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

const apt = (...args: string[]): void => void spawnSync('/usr/bin/apt-get', ['-qq', ...args], { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 600_000 })

/** The path of a Chromium, installing Debian's where root and absent. `CHROMIUM` names another. */
export function findChromium(): string {
  const named = process.env['CHROMIUM']
  const found = (): string | undefined => (named === undefined ? PLACES : [named]).find((path) => existsSync(path))
  const there = found()
  if (there !== undefined) return there
  if (named === undefined && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('installing Chromium for the end-to-end tests …\n')
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium')
    const installed = found()
    if (installed !== undefined) return installed
  }
  throw new Error('The end-to-end tests need Chromium: run “sudo apt-get install chromium”, or name one with CHROMIUM=/path/to/chromium. / Die Ende-zu-Ende-Tests brauchen Chromium.')
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--font-render-hinting=none'] })

export type House = { readonly url: string; readonly stop: () => void }

/** Starts the house as its own process. It ends with us, whatever happens: it waits for the end of its input. */
export async function openHouse(): Promise<House> {
  const child = spawn(process.execPath, [...process.execArgv.filter((arg) => !arg.startsWith('--test')), resolve(import.meta.dirname, 'serve.ts')], { stdio: ['pipe', 'pipe', 'inherit'] })
  for await (const line of createInterface(child.stdout)) return { url: line, stop: () => void child.stdin.end() }
  throw new Error('the house did not start')
}

export type View = { readonly language: 'de' | 'en'; readonly theme: 'light' | 'dark'; readonly width: number }

/** Both languages and themes, on a telephone and on a desk. */
export const VIEWS: readonly View[] = (['de', 'en'] as const).flatMap((language) => (['light', 'dark'] as const).flatMap((theme) => [360, 1440].map((width) => ({ language, theme, width }))))

/** A page seen like this, and everything its console complained of. */
export async function openPage(browser: Browser, house: House, path: string, { theme, width }: Pick<View, 'theme' | 'width'>, more: BrowserContextOptions = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ baseURL: house.url, viewport: { width, height: width < 500 ? 740 : 900 }, colorScheme: theme, ...more })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => void (message.type() === 'error' || message.type() === 'warning' ? complaints.push(message.text()) : undefined))
  page.on('pageerror', (error) => void complaints.push(error.message))
  await page.goto(path)
  return { page, complaints }
}
