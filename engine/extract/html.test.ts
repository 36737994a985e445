import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extract, type Extracted } from './index.ts'
import { latin, utf16, utf8 } from './sample.ts'

const read = async (page: string | Uint8Array, contentType = 'text/html'): Promise<Extracted> => {
  const found = await extract(typeof page === 'string' ? utf8(page) : page, { contentType })
  assert.ok(found.ok, JSON.stringify(found))
  return found.value
}
const timed = async (page: string): Promise<number> => {
  const begin = performance.now()
  await extract(utf8(`<!doctype html><html><body>${page}`))
  return performance.now() - begin
}

test('a page gives its title and its blocks, without scripts, menus and forms', async () => {
  assert.deepEqual(
    await read(
      '<!doctype html><html><head><title>Hartmann &ndash; Start</title><style>p{}</style></head><body><nav>Menü</nav><h1>Über  uns</h1><script>if (a<b) x("</p>")</script>' +
        '<p>Wir fr&auml;sen&nbsp;<b>Ti</b>tan<br>und &#8222;Stahl&#x201C; &copy.</p><ul><li>Drehen<li>Schleifen</ul><table><tr><td>A</td><td>B</td></tr></table><footer>Impressum</footer></body></html>',
    ),
    { text: 'Über uns\n\nWir fräsen Titan\nund „Stahl“ ©.\n\nDrehen\n\nSchleifen\n\nA\n\nB', title: 'Hartmann – Start', format: 'html' },
  )
})

test('where an article stands out, what surrounds it is left out', async () => {
  const sentence = 'Wir fertigen Bauteile aus Titan, Stahl und Keramik, und wir prüfen sie mit Röntgenlicht. '
  const article = `<article><h2>Neue Verfahren</h2>${`<p>${sentence.repeat(4)}</p>`.repeat(6)}</article>`
  const { text } = await read(`<html><body><div class="sidebar"><a href="/x">Werbung</a> <a href="/y">Anzeige</a></div>${article}</body></html>`)
  assert.ok(text.includes(sentence.trim()) && !text.includes('Werbung'))
})

test('a page that is one big form is read all the same', async () => {
  assert.equal((await read('<html><body><form id="aspnetForm"><p>Wir fräsen Titan.</p></form></body></html>')).text, 'Wir fräsen Titan.')
})

test('the charset comes from the mark, the header, the page or the bytes', async () => {
  for (const page of [utf8('<p>Prüfstand'), utf16('<p>Prüfstand'), latin('<meta charset=iso-8859-1><p>Prüfstand'), latin('<p>Prüfstand')]) assert.equal((await read(page)).text, 'Prüfstand')
  assert.equal((await read(Uint8Array.of(...latin('<meta charset="koi8-r"><p>'), 0xd2, 0xc5))).text, 'ре')
  assert.equal((await read(Uint8Array.of(...latin('<p>'), 0xd2, 0xc5), 'text/html; charset="koi8-r"')).text, 'ре')
})

test('markup that never closes still gives its text', async () => {
  assert.equal((await read('<p>Wir <b>fräsen <i>Titan</p><div>und 3 < 4 Stahl<p class="x')).text, 'Wir fräsen Titan\n\nund 3 < 4 Stahl')
})

test('unknown entities stay as written', async () => {
  assert.equal((await read('<p>R&D &klingon; &lt;b&gt; &#0; &#150;')).text, 'R&D &klingon; <b> \uFFFD –')
})

test('100,000 nested elements are read in bounded time', async () => {
  assert.equal((await read(`<html>${'<div>'.repeat(100_000)}tief${'</div>'.repeat(100_000)}`)).text, 'tief')
})

test('hostile markup costs time in proportion to its length', async () => {
  for (const unit of ['<b>', '<', '</', '<b></i>', '<!--', '<!', '<a b="', "<a b='c' ", '<script>', '<title>a</title>', '<svg>', '&', '&#', '<?', '<nav>', '<p>a<p>']) {
    assert.ok((await timed(unit.repeat(1_000_000 / unit.length))) < 4_000, unit)
  }
})

test('hostile attributes cost no more than others', async () => {
  const sentence = `<p>${'Wir fertigen Bauteile aus Titan, Stahl und Keramik. '.repeat(9)}</p>`
  for (const tag of [`<img srcset="${'a'.repeat(900_000)} b">`, `<meta property="${' '.repeat(900_000)}x" content="y">`, `<img class=lazy data-x="${'.jpg'.repeat(200_000)} x y">`]) {
    const begin = performance.now()
    assert.match((await read(`<!doctype html><html><body><article>${sentence}${tag}${sentence}</article></body></html>`)).text, /Keramik/)
    assert.ok(performance.now() - begin < 4_000, tag.slice(0, 20))
  }
})

test('a page of 49 MB ends in a refusal or a result', async () => {
  assert.ok((await timed('<p>Wir fertigen Teile</p>\n'.repeat(49_000_000 / 27))) < 30_000)
})

test('what one page makes up changes nothing in the next', async () => {
  const invented = Array.from({ length: 4_200 }, (_, index) => `&made${index};`).join(' ')
  await read(`<html><body><p>${invented}</p></body></html>`)
  const next = await read('<html><body><p>Pr&uuml;fger&auml;te &hellip;</p></body></html>')
  assert.match(next.text, /Prüfgeräte …/)
})
