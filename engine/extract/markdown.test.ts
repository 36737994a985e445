import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readMarkdown } from './markdown.ts'

const text = (source: string): string => readMarkdown(source).text

test('emphasis, links, pictures and inline code leave their words', () => {
  assert.equal(text('Wir **fräsen** mit _großen_ [Lasern](https://a.example/b(c)) und `CNC`, siehe [hier][1] ![Bild](a.png).'), 'Wir fräsen mit großen Lasern und CNC, siehe hier Bild.')
  assert.equal(text('[![Logo](a.png)](https://a.example)'), 'Logo')
})

test('what only looks like syntax stays', () => {
  assert.equal(text('3 * 4 * 5 mm, snake_case_name, \\*kein Stern\\*, a < b'), '3 * 4 * 5 mm, snake_case_name, *kein Stern*, a < b')
})

test('headings are lines of their own, in both spellings', () => {
  assert.equal(text('# Über uns #\nWir fräsen.\nTitel\n-----\nText'), 'Über uns\n\nWir fräsen.\nTitel\n\nText')
})

test('code, comments, rules, link definitions and HTML tags are left out', () => {
  assert.equal(text('Eins\n\n```js\nlet x = 1\n```\n\n<!-- geheim\n-->\n\n---\n\n[1]: https://a.example\n\n<b>Zwei</b> &amp; drei &auml;'), 'Eins\n\nZwei & drei ä')
})

test('list items stay lines with their marks, quotes lose theirs', () => {
  assert.equal(text('- Fräsen\n- [x] Drehen\n1. Schleifen\n> Zitat'), '- Fräsen\n- Drehen\n1. Schleifen\nZitat')
})

test('each cell of a table is a line', () => {
  assert.equal(text('| Verfahren | Werkstoff |\n|:--|--:|\n| Fräsen | Titan |'), 'Verfahren\n\nWerkstoff\n\nFräsen\n\nTitan')
})

test('front matter is dropped and gives the title, else the first heading does', () => {
  assert.deepEqual(readMarkdown('---\ntitle: "Profil 2026"\ntags: [a]\n---\n# Über uns\n'), { text: 'Über uns', title: 'Profil 2026' })
  assert.equal(readMarkdown('Text\n\n## Über *uns*\n').title, 'Über uns')
})

test('hostile brackets, stars and blanks take no longer than others', () => {
  for (const unit of ['[', '![', '[a](', '[a](b(', '*', '_a', '`', '<a', '#', '|', ' ', '&a', '\\', '> ', '~~~\n']) {
    const begin = performance.now()
    readMarkdown(`# ${unit.repeat(1_000_000 / unit.length)}x`)
    assert.ok(performance.now() - begin < 3_000, unit)
  }
})

test('titles of blanks and unusual line ends take no longer than others', () => {
  const begin = performance.now()
  assert.deepEqual(readMarkdown(`---\ntitle:${' '.repeat(19_000)}${'x'.repeat(400)}\n---\nText`), { text: 'Text' })
  assert.deepEqual(readMarkdown(`# ${' '.repeat(1_000_000)}\u2028Titel`), { text: 'Titel', title: 'Titel' })
  assert.equal(readMarkdown("---\ntitle: 'Profil' und \"Plan\"\n---\nText").title, "'Profil' und \"Plan\"")
  assert.ok(performance.now() - begin < 3_000)
})

test('a carriage return written as an entity ends a line like any other', () => {
  assert.equal(text('a&#13;b&#x0D;c'), 'a\nb\nc')
})
