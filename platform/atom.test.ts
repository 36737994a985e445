import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atomOf, type FeedEntry } from './atom.ts'

const entry: FeedEntry = { address: 'https://allianz.example/de/aktuelles/1', title: 'Licht & <b>Laser</b>', summary: 'a < b', html: '<p>Text ]]></p>', publishedAt: new Date('2026-11-01T08:00Z'), changedAt: new Date('2026-11-02T08:00Z'), author: 'OptoNet <script>' }
const feed = (...entries: readonly FeedEntry[]): string => atomOf({ title: 'Aktuelles', language: 'de', address: 'https://allianz.example/de/aktuelles/feed.atom', page: 'https://allianz.example/de/aktuelles', entries })

test('each entry is known by its whole address; a title is text, whatever a reader of feeds makes of it', () => {
  const xml = feed(entry)
  assert.match(xml, /<id>https:\/\/allianz\.example\/de\/aktuelles\/1<\/id>/)
  assert.match(xml, /Licht &amp; &lt;b&gt;Laser&lt;\/b&gt;/)
  assert.match(xml, /<published>2026-11-01T08:00:00\.000Z<\/published>/)
  assert.doesNotMatch(xml, /<script>/)
})

test('a feed says the same as long as nothing happens, and holds no sign that ends its reading', () => {
  assert.equal(feed(), feed())
  assert.doesNotMatch(feed({ ...entry, title: 'a\u0000\u0008b\ud800', html: '\u000b' }), /[\u0000\u0008\u000b]/)
})
