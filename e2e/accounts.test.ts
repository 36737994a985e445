/** Signing in as people do it: a real house, a real browser, a real mail server, a real OpenID provider. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, test } from 'node:test'
import { Provider } from 'oidc-provider'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { codeOf } from '../platform/codes.sample.ts'
import { openBrowser } from './browser.ts'
import { freePort, startHouse, type RunningHouse } from './house.ts'
import { openMailbox, type Mailbox } from './mailbox.ts'

const PASSWORD = 'Kranich über dem Saaletal'
const ADELE = 'adele@spieldaten.example'
let [house, browser, mailbox]: [RunningHouse | undefined, Browser | undefined, Mailbox | undefined] = [undefined, undefined, undefined]
let url = ''
const closing: (() => unknown)[] = []

before(async () => {
  mailbox = await openMailbox()
  const [port, elsewhere] = [await freePort(), await freePort()]
  url = `http://localhost:${port}`
  const provider = new Provider(`http://localhost:${elsewhere}`, {
    clients: [{ client_id: 'haus', client_secret: 'geheim', redirect_uris: [`${url}/api/auth/callback/openid`], token_endpoint_auth_method: 'client_secret_post' }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ sub, email: sub.includes('@') ? sub : `${sub}@spieldaten.example`, email_verified: true, name: sub }) }),
    cookies: { keys: ['nur für diesen Test'] },
  })
  const openId = provider.listen(elsewhere, '127.0.0.1')
  await once(openId, 'listening')
  closing.push(() => mailbox?.close(), () => openId.close())
  ;[house, browser] = await Promise.all([
    startHouse({ real: true, environment: { PORT: String(port), PUBLIC_URL: url, SMTP_URL: mailbox.url, OIDC_ISSUER: `http://localhost:${elsewhere}`, OIDC_CLIENT_ID: 'haus', OIDC_CLIENT_SECRET: 'geheim', OIDC_NAME: 'Cluster-Konto', LOG_LEVEL: 'error' } }),
    openBrowser(),
  ])
})
after(async () => {
  await browser?.close()
  await house?.stop()
  for (const close of closing) close()
})

async function openContext(language: 'de' | 'en' = 'de'): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser!.newContext({ baseURL: url, locale: language })
  return { context, page: await context.newPage() }
}

/** The link in the next mail to this address. */
async function linkTo(email: string, seen = 0): Promise<string> {
  const text = await mailbox!.textTo(email, seen)
  return new RegExp(`${url}\\S+`).exec(text)?.[0] ?? text
}

const mailsTo = (email: string): number => mailbox!.count(email)

/** Who the head of the page says is signed in. */
const self = (page: Page): Promise<string | null> => page.locator('.acting .self').first().textContent({ timeout: 3_000 }).catch(() => null)

async function signIn(page: Page, email: string, password: string, language: 'de' | 'en' = 'de'): Promise<void> {
  await page.goto(language === 'de' ? '/de/anmelden' : '/en/sign-in')
  await page.locator('#form-email').fill(email)
  await page.locator('#form-password').fill(password)
  await page.getByRole('button', { name: language === 'de' ? 'Anmelden' : 'Sign in', exact: true }).click()
}

test('who starts a house joins it by the private link, which is good once', async () => {
  const { context, page } = await openContext()
  const link = await house!.firstLink
  await page.goto(link)
  assert.match(await page.locator('h1').innerText(), /richten die Plattform ein/)
  await page.getByLabel('Ihr Name').fill('Adele Musterfee')
  await page.getByLabel('E-Mail-Adresse').fill('das ist keine')
  await page.getByRole('button', { name: 'Einladung annehmen' }).click()
  assert.match(await page.locator('.notice.wrong').innerText(), /keine E-Mail-Adresse/)
  assert.equal(await page.getByLabel('Ihr Name').inputValue(), 'Adele Musterfee')
  await page.getByLabel('E-Mail-Adresse').fill(ADELE)
  await page.getByLabel(/^Passwort/).fill(PASSWORD)
  await page.getByRole('button', { name: 'Einladung annehmen' }).click()
  assert.equal(await self(page), 'Adele Musterfee')
  const again = await page.goto(link)
  assert.equal(again?.status(), 409)
  assert.match(await page.locator('h1').innerText(), /schon angenommen/)
  await context.close()
})

for (const language of ['de', 'en'] as const) {
  test(`with a password one is signed in and out (${language})`, async () => {
    const { context, page } = await openContext(language)
    await signIn(page, ADELE, 'falsch und lang genug', language)
    assert.match(await page.locator('.notice.wrong').innerText(), language === 'de' ? /stimmt nicht/ : /is not right/)
    assert.equal(await page.locator('#form-email').inputValue(), ADELE)
    await signIn(page, ADELE, PASSWORD, language)
    assert.equal(await self(page), 'Adele Musterfee')
    await page.locator('.acting .self').click()
    await page.getByRole('button', { name: language === 'de' ? 'Abmelden' : 'Sign out' }).click()
    assert.equal(await self(page), null)
    assert.equal((await page.goto(language === 'de' ? '/de/konto' : '/en/account'))?.status(), 401)
    await context.close()
  })
}

test('a link by mail signs in after a click of its own, once, and none is sent to an address that nobody has', async () => {
  const { context, page } = await openContext()
  for (const email of [ADELE, 'niemand@spieldaten.example']) {
    await page.goto('/de/anmelden/mail')
    await page.getByLabel('E-Mail-Adresse').fill(email)
    await page.getByRole('button', { name: 'Link anfordern' }).click()
    assert.match(await page.locator('h1').innerText(), /Ihrem Postfach/)
  }
  const link = await linkTo(ADELE)
  assert.equal(mailsTo('niemand@spieldaten.example'), 0)
  await page.goto(link)
  assert.equal(await self(page), null, 'opening alone signs nobody in')
  await page.getByRole('button', { name: 'Anmelden' }).click()
  assert.equal(await self(page), 'Adele Musterfee')
  await context.clearCookies()
  await page.goto(link)
  await page.getByRole('button', { name: 'Anmelden' }).click()
  assert.match(await page.locator('.lead').innerText(), /gilt nicht mehr/)
  await context.close()
})

test('a password is chosen anew by a link in a mail', async () => {
  const { context, page } = await openContext()
  const seen = mailsTo(ADELE)
  await page.goto('/de/passwort-vergessen')
  await page.getByLabel('E-Mail-Adresse').fill(ADELE.toUpperCase())
  await page.getByRole('button', { name: 'Link anfordern' }).click()
  await page.goto(await linkTo(ADELE, seen))
  await page.getByLabel('Neues Passwort').fill('kurz')
  await page.getByRole('button', { name: 'Speichern' }).click()
  assert.match(await page.locator('.notice.wrong').innerText(), /mindestens 12 Zeichen/)
  await page.getByLabel('Neues Passwort').fill(PASSWORD)
  await page.getByRole('button', { name: 'Speichern' }).click()
  assert.match(await page.locator('.notice.done').innerText(), /neues Passwort gilt/)
  await signIn(page, ADELE, PASSWORD)
  assert.equal(await self(page), 'Adele Musterfee')
  await context.close()
})

test('a passkey of the device is added and signs in', async () => {
  const { context, page } = await openContext()
  const device = await context.newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
  await signIn(page, ADELE, PASSWORD)
  await page.goto('/de/konto')
  await page.getByLabel('Wie soll er heißen?').fill('Schlüsselbund')
  await page.getByRole('button', { name: 'Passkey hinzufügen' }).click()
  await page.waitForURL(/saved/)
  assert.match(await page.locator('main').innerText(), /Schlüsselbund/)
  await context.clearCookies()
  await page.goto('/de/anmelden')
  await page.getByRole('button', { name: 'Mit Passkey anmelden' }).click()
  await page.waitForURL((address) => !address.pathname.includes('anmelden'))
  assert.equal(await self(page), 'Adele Musterfee')
  await page.goto('/de/konto')
  assert.match(await page.getByRole('table').innerText(), /stark/)
  await context.close()
})

test('an account at an OpenID provider signs in who has its address here, and nobody else', async () => {
  const { context, page } = await openContext()
  const throughProvider = async (login: string): Promise<void> => {
    await page.goto('/de/anmelden')
    await page.getByRole('link', { name: 'Über Cluster-Konto anmelden' }).click()
    await page.locator('input[name=login]').fill(login)
    await page.locator('input[name=password]').fill('beliebig')
    await page.locator('button[type=submit]').click()
    await page.locator('button[type=submit]').click()
    await page.waitForURL((address) => address.origin === url)
  }
  await throughProvider('adele')
  assert.equal(await self(page), 'Adele Musterfee')
  await context.clearCookies()
  await throughProvider('fremd')
  assert.equal(await self(page), null)
  assert.match(await page.locator('.notice.wrong').innerText(), /gehört zu|gehört Ihre|zu keinem Konto/)
  await context.close()
})

test('a second factor is set up, asked for, and replaced by a recovery code', async () => {
  const { context, page } = await openContext()
  await signIn(page, ADELE, PASSWORD)
  await page.goto('/de/konto')
  await page.locator('#codes-password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Einrichten' }).click()
  const [key = '', recovery = ''] = await page.locator('main code').allInnerTexts()
  await page.getByLabel('Code', { exact: true }).fill('000000')
  await page.getByRole('button', { name: 'Bestätigen' }).click()
  assert.match(await page.locator('.notice.wrong').innerText(), /stimmt nicht/)
  await page.getByLabel('Code', { exact: true }).fill(codeOf(key.replaceAll(' ', '')))
  await page.getByRole('button', { name: 'Bestätigen' }).click()
  assert.match(await page.locator('.notice.done').innerText(), /Gespeichert/)
  for (const code of [(): string => codeOf(key.replaceAll(' ', '')), (): string => recovery]) {
    await context.clearCookies()
    await signIn(page, ADELE, PASSWORD)
    assert.equal(await self(page), null)
    await page.getByLabel('Code', { exact: true }).fill(code())
    await page.getByRole('button', { name: 'Anmelden' }).click()
    assert.equal(await self(page), 'Adele Musterfee')
  }
  await page.goto('/de/konto')
  await page.locator('#codes-password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Abschalten' }).click()
  assert.match(await page.locator('main').innerText(), /Nicht eingerichtet/)
  await context.close()
})

test('sessions are seen and ended from elsewhere', async () => {
  const [here, there] = [await openContext(), await openContext()]
  await signIn(there.page, ADELE, PASSWORD)
  await signIn(here.page, ADELE, PASSWORD)
  await here.page.goto('/de/konto')
  await here.page.getByRole('button', { name: 'Alle anderen beenden' }).click()
  assert.equal(await here.page.getByRole('table').getByRole('row').count(), 2)
  assert.equal((await there.page.goto('/de/konto'))?.status(), 401)
  assert.equal((await here.page.goto('/de/konto'))?.status(), 200)
  await Promise.all([here.context.close(), there.context.close()])
})

test('somebody is invited by mail, joins with a name and no password, and is erased on their own word', async () => {
  const { context, page } = await openContext()
  await signIn(page, ADELE, PASSWORD)
  await page.goto('/de/allianz/personen')
  await page.locator('#invite-name').fill('Balduin Klabautermann')
  await page.locator('#invite-email').fill('balduin@spieldaten.example')
  await page.getByLabel('Sprecherin oder Sprecher').check()
  await page.getByRole('button', { name: 'Einladen' }).click()
  assert.match(await page.locator('main').innerText(), /balduin@spieldaten\.example, bis/)
  const link = await linkTo('balduin@spieldaten.example')
  await context.clearCookies()
  await page.goto(link)
  assert.match(await page.locator('.lead').innerText(), /Sprecherin oder Sprecher/)
  await page.getByRole('button', { name: 'Einladung annehmen' }).click()
  assert.equal(await self(page), 'Balduin Klabautermann')

  const mine = (await (await page.request.get('/de/konto/meine-daten')).json()) as Record<string, object[]>
  assert.match(JSON.stringify(mine), /balduin@spieldaten\.example.*spokesperson/)
  await page.goto('/de/konto/loeschen')
  await page.getByLabel(/zur Bestätigung/).fill('jemand@anderes.example')
  await page.getByRole('button', { name: 'Konto löschen' }).click()
  assert.match(await page.locator('.notice.wrong').innerText(), /bestätigen Sie/)
  await page.getByLabel(/zur Bestätigung/).fill('balduin@spieldaten.example')
  await page.getByRole('button', { name: 'Konto löschen' }).click()
  assert.match(await page.locator('h1').innerText(), /ist gelöscht/)
  assert.equal((await page.goto('/de/konto'))?.status(), 401)
  await signIn(page, ADELE, PASSWORD)
  await page.goto('/de/allianz/personen')
  assert.doesNotMatch(await page.locator('main').innerText(), /Balduin|balduin/)
  await context.close()
})

test('a real house lets nobody act for whom they are not', async () => {
  const { context, page } = await openContext()
  await context.addCookies([{ name: 'acting', value: 'curator', url }])
  assert.equal((await page.goto('/de/handeln'))?.status(), 401)
  assert.equal((await page.request.post('/de/handeln/person', { headers: { origin: url }, form: { person: '01900000-0000-7000-8000-000000000001' } })).status(), 404)
  assert.equal((await page.request.post('/api/v1/organisations', { headers: { origin: url }, data: { kind: 'cluster', name: { de: 'Fremd' } } })).status(), 401)
  await context.close()
})
