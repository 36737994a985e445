import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { excerptOf, htmlOf, MARKDOWN_LIMIT, plainOf } from './markdown.ts'

/** The tags that stand in the HTML, with their attributes. */
const tags = (html: string): string[] => [...html.matchAll(/<([^>]*)>/g)].map(([, tag = '']) => tag)

const HARMLESS = /^\/?(?:h[3-6]|p|br|hr|em|strong|code|pre|blockquote|ul|ol|li|a|img)(?: (?:href|rel|title|src|alt|start)="[^"]*")*$/

/** Nothing in it runs, loads or leads where it should not. */
function assertHarmless(html: string): void {
  for (const tag of tags(html)) assert.match(tag, HARMLESS)
  for (const [, to = ''] of html.matchAll(/<[a-z][^<>]* href="([^"]*)"/g)) assert.match(to, /^(?:https?:|mailto:|\/(?![/\\]))/i)
  for (const [, to = ''] of html.matchAll(/<[a-z][^<>]* src="([^"]*)"/g)) assert.match(to, /^\/(?![/\\])/)
}

test('headings begin beneath those of the page, and the usual signs mean what they mean', () => {
  assert.equal(htmlOf('# Ein Tag in Jena\n\nMit *Licht* und **Laser**.\n\n- eins\n- zwei'), '<h3>Ein Tag in Jena</h3>\n<p>Mit <em>Licht</em> und <strong>Laser</strong>.</p>\n<ul>\n<li>eins</li>\n<li>zwei</li>\n</ul>')
  assert.match(htmlOf('###### tief'), /^<h6>/)
})

test('links lead to the web, to mail and into the house; out of it they say so', () => {
  assert.equal(htmlOf('[Netz](https://optonet.example/)'), '<p><a href="https://optonet.example/" rel="noopener nofollow">Netz</a></p>')
  assert.equal(htmlOf('[Haus](/de/mitglieder)'), '<p><a href="/de/mitglieder">Haus</a></p>')
  assert.match(htmlOf('<mailto:post@optonet.example>'), /href="mailto:post@optonet.example" rel=/)
})

test('a picture is the house’s own, or its text', () => {
  assert.equal(htmlOf('![Gruppenbild](/de/aktuelles/bild/abc)'), '<p><img src="/de/aktuelles/bild/abc" alt="Gruppenbild"></p>')
  for (const to of ['https://spy.example/pixel.gif', '//spy.example/x', 'data:image/svg+xml,x']) assert.equal(htmlOf(`![Gruppenbild](${to})`).includes('<img'), false, to)
  assert.equal(htmlOf('![Gruppenbild](https://spy.example/pixel.gif)'), '<p>Gruppenbild</p>')
})

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:x)',
  '[x](//evil.example)',
  '[x](/\\evil.example)',
  '[x](file:///etc/passwd)',
  '<javascript:alert(1)>',
  '![x" onerror="alert(1)](/x)',
  '[x](https://a.example "t\\" onclick=\\"alert(1)")',
  '[x]: javascript:alert(1)\n\n[x]',
  '```html\n<script>alert(1)</script>\n```',
  '<!-- <script> -->',
  '<style>*{display:none}</style>',
  '<iframe src="https://evil.example"></iframe>',
  '<form action="https://evil.example"><input name=q></form>',
  '<div style="position:fixed">x</div>',
  '# <h1 id=main>x</h1>',
  '<math><mtext></table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
]

test('no script, style, frame, form or foreign scheme comes through, in whatever form it is written', () => {
  for (const text of HOSTILE) assertHarmless(htmlOf(text))
})

test('nothing that chance writes comes through either', () => {
  const piece = fc.oneof(fc.constantFrom(...HOSTILE, '\n', '\n\n', '> ', '- ', '`', '**', '_', '[', '](', ')', '![', '<', '>', '"', '&', '\\', '#'), fc.string())
  fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => assertHarmless(htmlOf(pieces.join('')))))
})

test('what is too long or too deep is shown as it was written, and soon', () => {
  const started = performance.now()
  for (const text of ['x'.repeat(1_000_000), '> '.repeat(10_000), '['.repeat(29_000), '*a '.repeat(9_000), '<b>'.repeat(9_000), '- '.repeat(9_000), `${' '.repeat(4_000)}- x`, '![['.repeat(9_000), '`'.repeat(29_000), '&#x1f;'.repeat(4_000), '*'.repeat(29_000), '\n> - '.repeat(5_000), '[a](b'.repeat(5_000), '_a __b '.repeat(1_900)]) {
    const html = htmlOf(text)
    assertHarmless(html)
    assert.ok(html.length < 20 * MARKDOWN_LIMIT)
    plainOf(text)
  }
  assert.ok(performance.now() - started < 8_000, `${performance.now() - started} ms`)
})

test('as plain text it keeps its paragraphs and the addresses of its links', () => {
  assert.equal(plainOf('# Einladung\n\nKommen Sie zum [Clustertag](https://optonet.example/tag).\n\n- *Licht*\n- <b>Laser</b>'), 'Einladung\n\nKommen Sie zum Clustertag (https://optonet.example/tag).\n\n- Licht\n- Laser')
  assert.equal(excerptOf('# Einladung\n\nKommen Sie zum [Clustertag](https://optonet.example/tag).\n\n- Licht'), 'Kommen Sie zum Clustertag.')
  assert.equal(excerptOf('Wir **laden** ein. '.repeat(40), 30), 'Wir laden ein. Wir laden ein. …')
})
