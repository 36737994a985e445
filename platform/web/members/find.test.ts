import assert from 'node:assert/strict'
import { test } from 'node:test'
import { must } from '../../result.ts'
import { findMembers, type MemberList } from '../members.ts'
import { webSentence } from '../words.ts'
import { nameAtBeginning, nameIn } from './names.ts'
import { FIRMS, HARD_PAGES, LIST_PAGES, written } from './sample.ts'

const ADDRESS = 'https://www.mustercluster.example/mitglieder/'
const found = (content: string, address = ADDRESS): MemberList => must(findMembers(`<title>Mitglieder</title><h1>Mitglieder</h1>${content}`, address))
const names = (content: string): string[] => found(content).members.map(({ name }) => name)
const list = (...entries: readonly string[]): string => `<ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>`

for (const { built, html, address, members, next = [] } of [...LIST_PAGES, ...HARD_PAGES]) {
  test(`of ${built}, the members and nobody else`, () => {
    const result = findMembers(html, address)
    assert.deepEqual(result.ok ? result.value.members.map(written) : [result.refusal.reason], members.length === 0 ? ['members-list.none'] : members)
    if (result.ok) assert.deepEqual(result.value.next, next)
  })
}

test('precision and recall over all pages are at least 0.95, the long one aside', () => {
  let right = 0
  let proposed = 0
  let expected = 0
  for (const { html, address, members } of [...LIST_PAGES, ...HARD_PAGES].filter((page) => page.members.length < 1_000)) {
    const result = findMembers(html, address)
    const got = result.ok ? result.value.members.map(written) : []
    right += got.filter((one) => members.includes(one)).length
    proposed += got.length
    expected += members.length
  }
  assert.ok(expected > 350)
  assert.ok(right / proposed >= 0.95, `precision ${right / proposed}`)
  assert.ok(right / expected >= 0.95, `recall ${right / expected}`)
})

test('what is too long is cut, and the loss is told', () => {
  const page = LIST_PAGES.find(({ built }) => built === '3,000 and more')!
  const { members, lost } = must(findMembers(page.html, page.address))
  assert.deepEqual([members.length, lost], [3_000, 200])
})

test('an entry says what it says, without mail addresses and telephone numbers', () => {
  const { members } = found(list(...FIRMS.map(({ name, site, place, slug }) => `<b>${name}</b>, Musterweg 5, 12345 ${place}, Tel. +49 30 23125-100, info@${slug}.example <a href="${site}">Website</a> ${'Wir fertigen Geräte. '.repeat(40)}`)))
  const said = members[0]?.said ?? ''
  assert.match(said, /^Uhu Optik GmbH, Musterweg 5, 12345 Probenau/)
  assert.doesNotMatch(said, /@|23125/)
  assert.ok(said.length <= 300 && said.endsWith('…'))
})

test('a website is absolute, another than the list’s, without what counts its visitors; networks of everybody are none', () => {
  const { members } = found(
    list(
      '<a href="//uhu.example/?utm_source=cluster">Uhu Optik GmbH</a>',
      '<a href="HTTP://Dachs.example">Dachs AG</a>',
      '<a href="https://www.linkedin.com/company/kranich">LinkedIn</a> <a href="https://kranich.example/de/">Kranich AG</a>',
      'Milan GmbH <a href="https://www.facebook.com/milan">Facebook</a> <a href="https://maps.google.com/?q=milan">Karte</a>',
      '<a href="https://user:pass@zeisig.example/">Zeisig KG</a>',
      '<a href="javascript:alert(1)">Otter KG</a>',
      '<a href="https://eisvogel.example/flyer.pdf">Eisvogel UG</a>',
      'Luchs GmbH <a href="https://luchs.example">Mehr</a>',
    ),
  )
  assert.deepEqual(members.map(({ website }) => website), ['https://uhu.example/', 'http://dachs.example/', 'https://kranich.example/de/', undefined, undefined, undefined, undefined, 'https://luchs.example/'])
})

test('names are cleaned, and legal forms kept', () => {
  for (const [text, name] of [
    ['Logo Uhu Optik GmbH', 'Uhu Optik GmbH'],
    ['Logo der Firma Uhu Optik GmbH', 'Uhu Optik GmbH'],
    ['Uhu Optik GmbH Logo', 'Uhu Optik GmbH'],
    ['Firmenlogo: Dachs & Söhne', 'Dachs & Söhne'],
    ['logo_uhu-optik_gmbh_RGB_300x200.png', 'uhu-optik gmbh'],
    ['/fileadmin/Uhu-Optik-Logo-4c-scaled.jpg', 'Uhu Optik'],
    ['Zur Website von Uhu Optik GmbH', 'Uhu Optik GmbH'],
    ['Uhu Optik GmbH (öffnet in neuem Fenster)', 'Uhu Optik GmbH'],
    ['  Uhu\u00AD\u200B Optik\n GmbH » ', 'Uhu Optik GmbH'],
    ['\u202EUhu <b onclick=x>Optik</b>', 'Uhu Optik'],
    ['Logopädie Muster', 'Logopädie Muster'],
    ['Logos Verlag GmbH', 'Logos Verlag GmbH'],
    ['Studio 54 GmbH', 'Studio 54 GmbH'],
    ['3D-Druck Muster', '3D-Druck Muster'],
    ['Logo', undefined],
    ['zur Website', undefined],
    ['Read more →', undefined],
    ['www.uhu.example', undefined],
    ['info@uhu.example', undefined],
    ['12345 Probenau', undefined],
    ['+49 30 23125-0', undefined],
    ['Jetzt Mitglied werden', undefined],
    ['Your logo here', undefined],
    ['x', undefined],
    ['x'.repeat(400), undefined],
  ] as const)
    assert.equal(nameIn(text), name, text)
  for (const [text, name] of [
    ['Uhu Optik GmbH, Probenau', 'Uhu Optik GmbH'],
    ['Uhu, Dachs & Partner mbB, Probenau', 'Uhu, Dachs & Partner mbB'],
    ['Institut für Optik – Probenau', 'Institut für Optik'],
    ['Uhu-Optik GmbH - Probenau', 'Uhu-Optik GmbH'],
  ] as const)
    assert.equal(nameAtBeginning(text), name, text)
})

test('one organisation that is named twice is one, with what both say', () => {
  const { members } = found(`${list('Uhu Optik GmbH', 'Dachs AG', 'Kranich AG', 'Milan KG')}<h2>Mitglieder mit Website</h2><ol>${FIRMS.slice(2).map(({ name, site }) => `<li><a href="${site}">${name}</a></li>`).join('')}</ol>`)
  assert.equal(members.filter(({ name }) => name === 'Kranich AG').length, 1)
  assert.equal(members.find(({ name }) => name === 'Kranich AG')?.website, 'https://www.kranich.example/')
})

test('what invites to join, or leads back, is no member', () => {
  assert.deepEqual(names(list(...FIRMS.map(({ name, site }) => `<a href="${site}"><img alt="${name}"></a>`), '<a href="/beitritt"><img alt="Ihr Logo?"></a>', '<a href="/verein/">Zurück zur Übersicht</a>')), FIRMS.map(({ name }) => name))
})

const card = (name: string, host: string): string => `<h3>${name}</h3><p>Geschäftsführerin: Erika Muster</p><a href="https://www.${host}.example/">Website</a>`

test('persons among organisations are not taken; firms that name their director are', () => {
  assert.deepEqual(names(list(card('Kranich Photonik', 'kranich'), card('Eisvogel Licht', 'eisvogel-licht'), card('Uhu & Dachs', 'uhu-dachs'), card('Luchs', 'luchs'))), ['Kranich Photonik', 'Eisvogel Licht', 'Uhu & Dachs', 'Luchs'])
  assert.deepEqual(names(list(...FIRMS.slice(0, 6).map(({ name }) => name), 'Dr. Erika Muster, Probenau', 'Dr. Otter Messtechnik GmbH')), [...FIRMS.slice(0, 6).map(({ name }) => name), 'Dr. Otter Messtechnik GmbH'])
})

test('logos that nothing names are named by their file, those with a link without such a file by the host', () => {
  assert.deepEqual(names(list(...['uhu-optik', 'dachs', 'kranich_ag', 'milan'].map((file, at) => `<a href="https://f${at}.example"><img src="/bilder/${file}-logo-300x200.png?v=2" alt="image"></a>`), '<a href="https://otter.example"><img src="/bilder/5.png"></a>')), ['uhu optik', 'dachs', 'kranich ag', 'milan', 'otter.example'])
})

test('a page is the same in capitals, with other line ends, or as bytes', () => {
  const page = `<title>Mitglieder</title><ul>${FIRMS.map(({ name, site }) => `<li>\n<a href="${site}">${name}</a>\n</li>`).join('\n')}</ul>`
  const plain = must(findMembers(page, ADDRESS))
  for (const other of [page.replaceAll('\n', '\r\n'), page.replace(/<\/?(?:ul|li|a href|a)\b/g, (tag) => tag.toUpperCase()), Buffer.from(page), Buffer.from(`\uFEFF${page}`, 'utf16le')]) assert.deepEqual(must(findMembers(other, ADDRESS)), plain)
})

test('without a list, a sentence of what now; so without a page or an address', () => {
  for (const markup of ['', 'nichts', '<ul>'.repeat(9), '<ul><li>Uhu Optik GmbH</li></ul>', '\0\0\0', new Uint8Array([255, 254, 0])]) {
    const result = findMembers(markup, ADDRESS)
    assert.ok(!result.ok)
    assert.match(webSentence(result.refusal, 'de'), /^Auf https:.* keine Mitgliederliste gefunden\. Bitte /)
    assert.match(webSentence(result.refusal, 'en'), /^No member list was found on https:.* Please /)
  }
  const nowhere = findMembers('<ul></ul>', 'mailto:a@b.example')
  assert.equal(nowhere.ok ? '' : nowhere.refusal.reason, 'web.scheme')
})

/** Four million characters, as much as is looked at. */
const filled = (unit: string): string => unit.repeat(Math.ceil(4_000_000 / unit.length))

const HOSTILE: Readonly<Record<string, string>> = {
  'a long list': Array.from({ length: 60_000 }, (_, n) => `<li><a href="https://a${n}.example/">Muster ${n} GmbH</a> Probenau</li>`).join(''),
  'tags left open': filled('<div><p>x<br>GmbH<br>'),
  'headings in headings': `${'<div><h2>a</h2><h2>c</h2>'.repeat(140)}${filled('<h3>GmbH</h3><a href=https://x.example/>u</a>')}`,
  'chains of boxes': `${'<div class=member>'.repeat(140)}<a href=https://x.example>GmbH</a>${'</div>'.repeat(140)}`.repeat(1_200),
  'lists in lists': `${'<ul><li>A GmbH</li><li>'.repeat(140)}${filled('<li><a href=https://x.example>Uhu GmbH</a></li>')}`,
  'one tag': `<ul><li ${filled('a=b ')}`,
  'classes without end': filled(`<div class="${'nav- '.repeat(790)}">x</div>`),
  'logos without end': `<ul>${filled(`<li>${'Logo »'.repeat(60)}`)}`,
  'brackets': `<script type="application/ld+json">${'['.repeat(3_000_000)}</script>`,
  'linked data': `<script type="application/ld+json">${JSON.stringify(Array.from({ length: 30_000 }, (_, n) => ({ '@type': 'Organization', name: `A${n} GmbH`, url: `https://a${n}.example` })))}</script>`,
  'cells': `<table><tr>${filled('<td>A GmbH')}`,
  'terms': `<dl>${filled('<dt>A GmbH<dd>x')}`,
  'one text under many tags': `<li>${'<b>'.repeat(140)}${'A GmbH '.repeat(180_000)}`.repeat(3),
  'names in names': `${'<div class=name><div class=title>'.repeat(70)}A GmbH${'</div></div>'.repeat(70)}`.repeat(1_200),
  'links without end': filled('<a href=x>b</a>'),
  'bold paragraphs': filled('<p><b>A GmbH</b></p>'),
}

for (const [name, markup] of Object.entries(HOSTILE)) {
  test(`${name}: no page holds up the others`, () => {
    const before = process.cpuUsage()
    findMembers(markup, ADDRESS)
    const { user, system } = process.cpuUsage(before)
    // Computing time, not the clock's: some 1 s; what is not linear takes minutes.
    assert.ok(user + system < 6_000_000, `${Math.round((user + system) / 1_000)} ms`)
  })
}
