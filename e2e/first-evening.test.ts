/** The first evening: from an empty house to six members with their people, texts, a map, rules that they signed, and a public face. Nobody touches the machine it runs on; half of them read English. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as later } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './browser.ts'
import { freePort, joinFirst, startHouse, type RunningHouse } from './house.ts'
import { openMailbox, type Mailbox } from './mailbox.ts'

type Member = { readonly name: string; readonly person: string; readonly language: 'de' | 'en'; readonly text: string }

const SHARED = { de: 'Wir arbeiten an Lasertechnik, Mikrooptik und Bildverarbeitung für die Augenheilkunde.', en: 'We work on laser technology, micro-optics and image processing for ophthalmology.' }
const MEMBERS: readonly Member[] = [
  { name: 'Kunststoffring Musterau', person: 'Edda Spritzguss', language: 'de', text: `Unsere Mitglieder beherrschen Spritzguss, Extrusion und Compoundierung. ${SHARED.de} Wir suchen Partner für Oberflächentechnik.` },
  { name: 'Messwerk Beispielroda', person: 'Hagen Siebenschlaefer', language: 'de', text: `Sensorik, Messtechnik und Prüftechnik sind unser Feld. ${SHARED.de}` },
  { name: 'Medizinnetz Exempelstedt', person: 'Ida Uhu', language: 'en', text: `Implants, diagnostics and medical devices are our field. ${SHARED.en}` },
  { name: 'Mikroverbund Probenau', person: 'Jasper Kauz', language: 'en', text: `Microsystems technology, thin films and lithography are our field. ${SHARED.en}` },
  { name: 'Lichtkreis Musterbach', person: 'Kunigunde Irrlicht', language: 'de', text: `Optische Messtechnik, Beleuchtung und Faseroptik. ${SHARED.de}` },
  { name: 'Metallring Fabelgau', person: 'Leopold Wolpertinger', language: 'en', text: `Machining, tool making and additive manufacturing. ${SHARED.en}` },
]
const addressOf = ({ person }: Member): string => `${person.toLowerCase().replace(' ', '.')}@spieldaten.example`

let [house, browser, mailbox]: [RunningHouse | undefined, Browser | undefined, Mailbox | undefined] = [undefined, undefined, undefined]
let url = ''

before(async () => {
  const port = await freePort()
  url = `http://localhost:${port}`
  mailbox = await openMailbox()
  ;[house, browser] = await Promise.all([startHouse({ real: true, environment: { PORT: String(port), PUBLIC_URL: url, SMTP_URL: mailbox.url, LOG_LEVEL: 'error' } }), openBrowser()])
})
after(async () => {
  await browser?.close()
  await house?.stop()
  mailbox?.close()
})

/** A browser of somebody, reading this language. */
async function openFor(cookie?: string): Promise<Page> {
  const context = await browser!.newContext({ baseURL: url })
  if (cookie !== undefined) await context.addCookies(cookie.split('; ').map((pair) => ({ name: pair.slice(0, pair.indexOf('=')), value: pair.slice(pair.indexOf('=') + 1), url })))
  return context.newPage()
}

const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).first().click()
  assert.equal(await page.locator('.notice.wrong').count(), 0, await page.locator('.notice.wrong').allInnerTexts().then((texts) => `${name}: ${texts.join()}`))
}

test('the first evening: an empty house, six members, their texts, the map, signed rules, a public face', { timeout: 300_000 }, async () => {
  const office = await openFor(await joinFirst({ url, firstLink: house!.firstLink }))

  // The alliance says what it is.
  await office.goto('/de/regelwerk/allianz')
  await office.getByLabel('Name auf Deutsch').fill('Industrieallianz Musterland')
  await office.getByLabel('Name auf Englisch').fill('Industrial Alliance Musterland')
  await office.getByLabel('Verein', { exact: true }).check()
  await press(office, 'Speichern')

  // Six members are written down, and the person who runs each is invited.
  const at = new Map<Member, string>()
  for (const member of MEMBERS) {
    await office.goto('/de/mitglieder/neu?kind=cluster')
    await office.getByLabel('Name auf Deutsch').fill(member.name)
    await press(office, 'Speichern')
    const id = new URL(office.url()).pathname.split('/').at(-1) ?? ''
    at.set(member, id)
    await office.goto(`/de/mitglieder/${id}/personen`)
    await office.locator('#invite-name').fill(member.person)
    await office.locator('#invite-email').fill(addressOf(member))
    for (const role of ['stimmberechtigte Vertretung', 'Netzwerkmanagement']) await office.getByLabel(role).check()
    await office.locator('form#invite, form').filter({ has: office.locator('#invite-name') }).getByLabel(member.language === 'de' ? 'Deutsch' : 'Englisch').check()
    await press(office, 'Einladen')
  }

  // Each joins by the link in the mail, in their own language, and brings a text that everybody may read.
  const pages = new Map<Member, Page>()
  for (const member of MEMBERS) {
    const page = await openFor()
    pages.set(member, page)
    const isGerman = member.language === 'de'
    const mail = await mailbox!.textTo(addressOf(member))
    assert.match(mail, isGerman ? /Sie sind eingeladen/ : /You are invited/)
    await page.goto(new RegExp(`${url}\\S+(?:einladung|invitation)\\S+`).exec(mail)?.[0] ?? '')
    await press(page, isGerman ? 'Einladung annehmen' : 'Accept the invitation')
    await page.goto(isGerman ? '/de/quellen/neu' : '/en/sources/new')
    await page.locator('textarea[name=text]').fill(member.text)
    await page.locator('input[name=title]').fill(member.name)
    await page.locator('input[name=audience][value=public]').check()
    await page.locator('input[name=rights]').check()
    await page.locator('main button.filled').click()
    await page.waitForURL((address) => !/neu|new/.test(address.pathname))
  }

  // The map is there as soon as the texts are read.
  await office.goto('/de/schnittmengen')
  for (let tried = 0; tried < 120 && (await office.locator('.drawing').count()) === 0; tried++) {
    await later(500)
    await office.reload()
  }
  assert.ok((await office.locator('.drawing').count()) > 0, 'the map is drawn')
  assert.match(await office.locator('main').innerText(), /Lasertechnik|Mikrooptik/)

  // The office puts the agreement into force, and enters why each delegate may sign.
  await office.goto('/de/regelwerk/neu')
  await office.getByLabel('Kooperationsvereinbarung').check()
  await office.getByLabel('Titel auf Deutsch').fill('Kooperationsvereinbarung')
  await office.getByLabel('Titel auf Englisch').fill('Cooperation agreement')
  await office.locator('input[name=audience][value=public]').check()
  await press(office, 'Anlegen')
  const agreement = /regelwerk\/([0-9a-f-]{36})/.exec(office.url())?.[1] ?? ''
  await office.goto(`/de/regelwerk/${agreement}/entwurf`)
  await office.getByLabel('Text auf Deutsch').fill('§ 1 Wir arbeiten zusammen.')
  await office.getByLabel('Text auf Englisch').fill('§ 1 We work together.')
  await press(office, 'Speichern')
  await press(office, 'In Kraft setzen')
  for (const member of MEMBERS) {
    await office.goto(`/de/mitglieder/${at.get(member)}/personen`)
    await office.locator('#entitle-person').selectOption({ label: member.person })
    await office.locator('#entitle-basis').selectOption('statutory')
    await office.locator('#entitle-clause').fill('§ 26 BGB, Vorstand')
    await office.locator('#entitle-scope').selectOption('all')
    await office.locator('#entitle-joint').selectOption('no')
    await press(office, 'Eintragen')
  }

  // All six sign, each in their language.
  for (const member of MEMBERS) {
    const page = pages.get(member)!
    const isGerman = member.language === 'de'
    await page.goto(`${isGerman ? '/de/regelwerk' : '/en/charter'}/${agreement}`)
    await page.getByRole('link', { name: isGerman ? 'Unterschreiben' : 'Sign', exact: true }).click()
    await page.locator('input[name=signer]').fill(member.person)
    await press(page, isGerman ? 'Unterschreiben' : 'Sign')
  }
  await office.goto(`/de/regelwerk/${agreement}`)
  assert.match(await office.locator('main').innerText(), /6 von 6 Mitgliedern haben Fassung 1 unterschrieben/)

  // They show themselves, and whoever comes from outside sees members, map and news in both languages.
  for (const member of MEMBERS) {
    const page = pages.get(member)!
    await page.goto(member.language === 'de' ? `/de/mitglieder/${at.get(member)}` : `/en/members/${at.get(member)}`)
    await page.locator('main button', { hasText: member.language === 'de' ? 'Öffentlich zeigen' : 'Make public' }).click()
  }
  await office.goto('/de/aktuelles/neu')
  await office.locator('input[name=titleDe]').fill('Sechs Cluster arbeiten zusammen')
  await office.locator('textarea[name=textDe]').fill('Heute haben wir unterschrieben.')
  await office.locator('main button.filled').first().click()
  await office.getByRole('button', { name: /Veröffentlichen/ }).first().click()
  const outside = await openFor()
  for (const [path, seen] of [['/de/mitglieder', /Lichtkreis Musterbach/], ['/en/members', /Metallring Fabelgau/], ['/de/aktuelles', /Sechs Cluster arbeiten zusammen/], ['/de/regelwerk', /Kooperationsvereinbarung/], ['/en/charter', /Cooperation agreement/]] as const) {
    await outside.goto(path)
    assert.match(await outside.locator('main').innerText(), seen, path)
  }
  await outside.goto('/en/intersections')
  for (let tried = 0; tried < 60 && (await outside.locator('.drawing').count()) === 0; tried++) {
    await later(500)
    await outside.reload()
  }
  assert.ok((await outside.locator('.drawing').count()) > 0, 'the public sees the map')
})
