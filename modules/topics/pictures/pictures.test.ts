import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { arranged, type AllianceMap } from './map.ts'
import { mapList } from './map-list.ts'
import { mapPicture } from './map-picture.ts'
import { mapTwin } from './map-words.ts'
import { lens, overlap } from './overlap.ts'
import { pairs, pairsList, pairsTwin, type PairRole } from './pairs.ts'
import { quadrant, quadrantList, quadrantTwin, type QuadrantTopic } from './quadrant.ts'
import { drawn, grown, shuffled } from './sample.ts'
import { escaped, isolated, linked } from '#platform/svg'
import { sayVerdict, upset, upsetList, upsetTwin, type UpsetSet } from './upset.ts'
import { howToRead, WORDS } from './words.ts'

const DE = { id: 'bild', language: 'de' } as const

/** Every tag closed in order, every attribute quoted, no bare sign: what an XML parser demands. Throws with the place. */
function assertWellFormed(markup: string): void {
  const open: string[] = []
  let at = 0
  const piece = /<(\/?)([a-z][\w-]*)((?: [\w:-]+="[^"<]*")*)(\/?)>|[^<>]+/gy
  for (let hit = piece.exec(markup); hit !== null; hit = piece.exec(markup)) {
    at = piece.lastIndex
    const [text, closes, name = '', attributes = '', isEmpty] = hit
    assert.doesNotMatch(name === '' ? text : attributes, /&(?!(?:amp|lt|gt|quot|#39);)/)
    if (name === '') continue
    if (closes === '/') assert.equal(open.pop(), name)
    else if (isEmpty !== '/') open.push(name)
    const names = [...attributes.matchAll(/ ([\w:-]+)="[^"]*"/g)].map(([, key]) => key)
    assert.equal(new Set(names).size, names.length, `an attribute twice in ${text}`)
    assert.ok(!names.some((key) => key === 'style' || key?.startsWith('on') === true), text)
  }
  assert.equal(at, markup.length, markup.slice(at, at + 80))
  assert.deepEqual(open, [])
}

const SETS = (members: readonly string[]): UpsetSet[] => [
  { id: 'b', members: members.slice(0, 2), topics: ['Sensorik', 'Robotik'], verdict: 'more-than-chance', surprise: 1.2 },
  { id: 'a', members: members.slice(0, 3), topics: ['Mikrooptik'], verdict: 'more-than-chance', surprise: 4 },
  { id: 'd', members: members.slice(1, 3), topics: ['Photonik'], verdict: 'chance', surprise: -2 },
  { id: 'c', members, topics: ['Medizintechnik', 'Logistik', 'Bauwesen'], verdict: 'one-source', surprise: -3 },
]

const ROLES: readonly PairRole[] = ['a-cross-cutting', 'b-cross-cutting', 'mutual', 'undecided', 'too-little-evidence']
const MIRROR: Record<PairRole, PairRole> = { 'a-cross-cutting': 'b-cross-cutting', 'b-cross-cutting': 'a-cross-cutting', mutual: 'mutual', undecided: 'undecided', 'too-little-evidence': 'too-little-evidence' }
const rolesOf = (n: number): (PairRole | undefined)[][] =>
  Array.from({ length: n }, (_, a) => Array.from({ length: n }, (__, b) => (a === b ? undefined : a < b ? ROLES[(a + b) % 5] : MIRROR[ROLES[(a + b) % 5]!])))

const topicsOf = (map: AllianceMap): QuadrantTopic[] =>
  map.topics.map(({ id, name }, at) => ({
    id,
    name,
    field: map.members[at % map.members.length]?.id ?? '',
    generality: at % 4 === 3 ? { verdict: 'too-little-evidence', units: 3 } : { verdict: 'measured', units: 12 + at, value: (at % 11) / 10, low: Math.max(0, (at % 11) / 10 - 0.1), high: Math.min(1, (at % 11) / 10 + 0.1) },
  }))

/** Every picture and list of one alliance, by name. */
function everything(map: AllianceMap, withLinks = true): Record<string, string> {
  const members = map.members.map((member) => ({ ...member, topics: map.cells.filter((cell) => cell.member === member.id).length }))
  const sets = SETS(map.members.map(({ id }) => id))
  const to = withLinks ? { member: ({ id }: { id: string }) => `/de/mitglieder/${id}`, topic: ({ id }: { id: string }) => `/de/themen/${id}`, cell: ({ member, topic }: { member: string; topic: string }) => `/de/mitglieder/${member}?thema=${topic}&a=1`, set: ({ id }: { id: string }) => `/de/schnittmengen/${id}` } : {}
  const laid = arranged(map)
  return {
    map: mapPicture(laid, DE, to),
    mapList: mapList(laid, DE, to),
    upset: upset(members, sets, DE, to),
    upsetList: upsetList(members, sets, DE, to),
    quadrant: quadrant(map.members, topicsOf(map), DE, to),
    quadrantList: quadrantList(map.members, topicsOf(map), DE, to),
    pairs: pairs(map.members, rolesOf(map.members.length), DE, to),
    pairsList: pairsList(map.members, rolesOf(map.members.length), DE, to),
    overlap: overlap(map.members, DE, to),
  }
}

const NASTY = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "O'Brien & Söhne", ']]>', '&lt;', 'مختبر البصريات', '\u202Egnp.exe', 'Ä'.repeat(200), 'Donaudampfschifffahrtsgesellschaft '.repeat(8), '\uD800', '\u0000\u0007', '光学研究所', '']

test('names with signs of markup, from right to left, of two hundred letters or half a letter are text and nothing else', () => {
  const map = drawn(...NASTY.map((_, row) => NASTY.map((__, column) => 'kKnNbB.'[(row * 3 + column) % 7]).join('')))
  const nasty = {
    ...map,
    members: map.members.map((member, at) => ({ ...member, name: NASTY[at]!, field: NASTY.at(-at - 1)! })),
    topics: map.topics.map((topic, at) => ({ ...topic, name: NASTY[at]! })),
    sets: [{ id: 'a "b" <c>', members: ['m0', 'm5'], topics: ['t00', 't01'], isTelling: true }],
  }
  for (const [name, markup] of Object.entries(everything(nasty))) {
    assertWellFormed(markup)
    assert.doesNotMatch(markup, /<script|<img|\u202E|[\u0000-\u0008]/, name)
    assert.ok(markup.isWellFormed(), name)
  }
})

test('any name at all leaves every picture well formed', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { minLength: 3, maxLength: 3 }), (names) => {
      const map = drawn('kK.', 'nNb', '.kk')
      const named = { ...map, members: map.members.map((member, at) => ({ ...member, name: names[at]! })), topics: map.topics.map((topic, at) => ({ ...topic, name: names[2 - at]! })) }
      for (const markup of Object.values(everything(named))) assertWellFormed(markup)
    }),
    { seed: 8, numRuns: 60 },
  )
})

test('what looks like an address but runs code makes no link', () => {
  assert.equal(linked('javascript:alert(1)', 'x'), 'x')
  for (const sly of ['//evil.example', '/\\evil.example', '/\t/evil.example', '/\u0000/evil.example', '/\u202E/evil.example']) assert.equal(linked(sly, 'x'), 'x')
  assert.equal(linked('data:text/html,x', 'x'), 'x')
  assert.equal(linked('/de/themen/a?b=1&c="', 'x'), '<a href="/de/themen/a?b=1&amp;c=&quot;">x</a>')
})

test('a name from right to left keeps its place in a sentence, others stay as they are', () => {
  assert.equal(isolated('مختبر'), '\u2068مختبر\u2069')
  assert.equal(isolated('Jena'), 'Jena')
  assert.equal(escaped('a\u202Eb<'), 'ab&lt;')
})

test('the same alliance in any order gives the same bytes', () => {
  const map = grown(12, 60, 0.15)
  const first = everything(map)
  for (const seed of [1, 2, 3]) {
    const { map: picture, mapList: list } = everything(shuffled(map, seed))
    assert.equal(picture, first['map'])
    assert.equal(list, first['mapList'])
  }
  assert.deepEqual(everything(map), first)
  const members = map.members.slice(0, 4)
  assert.equal(overlap(members.toReversed(), DE), overlap(members, DE))
  const upsetMembers = members.map((member) => ({ ...member, topics: 3 }))
  const sets = SETS(members.map(({ id }) => id))
  assert.equal(upset(upsetMembers, sets.toReversed(), DE), upset(upsetMembers, sets, DE))
  assert.equal(quadrant(members.toReversed(), topicsOf(map).toReversed(), DE), quadrant(members, topicsOf(map), DE))
})

test('nothing at all, one cell, and everything full are drawn', () => {
  for (const map of [drawn(), drawn('.'), drawn('k'), drawn('KKKKKK', 'KKKKKK', 'KKKKKK'), { ...drawn('k'), cells: [] }]) {
    for (const markup of Object.values(everything(map))) assertWellFormed(markup)
  }
  assert.match(mapPicture(arranged(drawn()), DE), /Noch keine Themen/)
  assert.match(upset([], [], DE), /Noch keine Schnittmengen/)
  assert.match(quadrant([], [], DE), /Noch für kein Thema/)
  assert.match(pairs([], [], DE), /mindestens zwei Mitglieder/)
})

test('a picture without links is one image, a picture with links is a group whose links stay reachable', () => {
  for (const [name, markup] of Object.entries(everything(drawn('kn', 'Kk', 'bb'), false))) if (!name.endsWith('List')) assert.match(markup, /role="img"/, name)
  for (const [name, markup] of Object.entries(everything(drawn('kn', 'Kk', 'bb')))) {
    if (name.endsWith('List')) continue
    assert.match(markup, /role="group" aria-labelledby="bild-title" aria-describedby="bild-desc"/, name)
    assert.match(markup, /<title id="bild-title">[^<]+<\/title><desc id="bild-desc">[^<]+<\/desc>/, name)
  }
})

test('competence and need, found and confirmed differ by shape, not by colour', () => {
  const shapes = ['k', 'K', 'n', 'N', 'b', 'B'].map((letter) => {
    const row = /<g class="row[\s\S]*?<\/g><\/g>/.exec(mapPicture(arranged(drawn(letter)), DE))?.[0] ?? ''
    return row.slice(row.indexOf('<g fill=')).replace(/<title>.*?<\/title>/, '')
  })
  assert.equal(new Set(shapes).size, 6)
})

test('a cell says in words what its shape says', () => {
  const picture = mapPicture(arranged(drawn('B')), DE)
  assert.match(picture, /<title>Mitglied 0: Thema 0, Kompetenz und Bedarf, vom Mitglied bestätigt, 1 unabhängige Quelle<\/title>/)
})

test('cells of a telling intersection stand out, and each set has a class that lights it', () => {
  const map = { ...drawn('kk.', 'kk.', '..k'), sets: [{ id: 'eins', members: ['m0', 'm1'], topics: ['t00', 't01'], isTelling: true }] }
  const picture = mapPicture(arranged(map), DE)
  assert.equal(picture.match(/class="cell s0"/g)?.length, 4)
  assert.equal(picture.match(/class="cell" opacity="\.5"/g)?.length, 1)
  assert.match(picture, /<g class="set s0" id="bild-set-eins"/)
  assert.match(picture, /Schnittmenge von Mitglied 0 × Mitglied 1: Thema 0, Thema 1/)
})

test('the style sheet lights as many sets as the map draws', () => {
  const css = readFileSync(join(import.meta.dirname, 'pictures.css'), 'utf8')
  for (let set = 0; set < 12; set++) assert.ok(css.includes(`.map:has(.set.s${set}:is(`), `s${set}`)
  const drawnSets = { ...drawn('k'), sets: Array.from({ length: 30 }, (_, at) => ({ id: `x${at}`, members: ['m0'], topics: ['t00'], isTelling: true })) }
  const picture = mapPicture(drawnSets, DE)
  assert.match(picture, /class="set s11"/)
  assert.doesNotMatch(picture, /class="set s12"/)
  assert.match(picture, /und 18 weitere Schnittmengen in der Tabelle/)
})

test('above 200 topics they are gathered under their broader one, and the picture says so', () => {
  const map = grown(50, 300, 0.12)
  const laid = arranged(map)
  assert.equal(laid.topics.length, 30)
  assert.equal(laid.topics.reduce((sum, { gathers = 1 }) => sum + gathers, 0), 300)
  assert.match(mapPicture(laid, DE), /Die Themen sind unter ihren Oberthemen zusammengefasst\./)
  assert.equal(arranged(grown(50, 200, 0.12)).topics.length, 200)
})

test('200 × 400 is drawn, in bands that never are wider than a page', () => {
  const map = grown(200, 400, 0.1)
  const flat = { ...map, topics: map.topics.map(({ id, name }) => ({ id, name })) }
  const picture = mapPicture(arranged(flat), DE)
  assertWellFormed(picture)
  assert.ok(Number(/ width="([\d.]+)"/.exec(picture)?.[1]) <= 1137)
})

test('marks are at least 24 pixels apart, so that each can be hit', () => {
  const picture = mapPicture(arranged(grown(50, 150, 0.5)), DE)
  const row = /<g class="row[^"]*"[^>]*>[\s\S]*?<\/g><\/g>/.exec(picture)?.[0] ?? ''
  const places = [...row.matchAll(/translate\(([\d.]+)\)/g)].map((hit) => Number(hit[1])).toSorted((a, b) => a - b)
  assert.ok(places.length > 3)
  for (const [at, place] of places.entries()) if (at > 0 && place !== places[at - 1]) assert.ok(place - places[at - 1]! > 23.9)
})

test('cells of a large map leave the tab order, labels stay in it', () => {
  const to = { cell: () => '/c', member: () => '/m' }
  assert.doesNotMatch(mapPicture(arranged(drawn('kk', 'kk')), DE, to), /tabindex/)
  const large = mapPicture(arranged(grown(20, 100, 0.2)), DE, to)
  assert.match(large, /<a href="\/c" class="cell[^"]*"[^>]* tabindex="-1">/)
  assert.match(large, /<a href="\/m"><text/)
})

test('50 × 300 with a link at every cell is at most 60 kB compressed', () => {
  const map = grown(50, 300, 0.12)
  const links = { member: ({ id }: { id: string }) => `/de/mitglieder/${id}`, topic: ({ id }: { id: string }) => `/de/themen/${id}`, cell: ({ member, topic }: { member: string; topic: string }) => `/de/mitglieder/${member}/${topic}`, set: ({ id }: { id: string }) => `/de/schnittmengen/${id}` }
  const flat = { ...map, topics: map.topics.map(({ id, name }) => ({ id, name })) }
  for (const one of [map, flat]) {
    const whole = mapPicture(arranged(one), DE, links)
    const bytes = { gzip: gzipSync(whole, { level: 6 }).length, brotli: brotliCompressSync(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).length }
    assert.ok(bytes.gzip <= 60_000, JSON.stringify(bytes))
  }
})

test('a verdict is said in words', () => {
  assert.equal(sayVerdict({ verdict: 'more-than-chance', surprise: 3 }, 'en'), 'far more than chance')
})

test('the most surprising intersection is leftmost, those that say nothing are last and recede', () => {
  const map = drawn('k', 'k', 'k', 'k')
  const members = map.members.map((member) => ({ ...member, topics: 2 }))
  const twin = upsetTwin(members, SETS(members.map(({ id }) => id)), 'de')
  assert.deepEqual(twin.rows.map((row) => row[3]), ['deutlich mehr als Zufall', 'mehr als Zufall', 'aus nur einer Quelle', 'nicht vom Zufall zu unterscheiden'])
  const picture = upset(members, SETS(members.map(({ id }) => id)), DE)
  assert.equal(picture.match(/<g opacity="\.6">/g)?.length, 2)
})

test('the mirrored cell of a pair says the opposite, in shape and in word', () => {
  const members = drawn('k', 'k').members
  const picture = pairs(members, [[undefined, 'a-cross-cutting'], ['b-cross-cutting', undefined]], DE)
  assert.match(picture, /Mitglied 0 gegenüber Mitglied 1: die Querschnittsseite<\/title>[\s\S]*?<rect x="[^"]+" y="[^"]+" width="22" height="8"/)
  assert.match(picture, /Mitglied 1 gegenüber Mitglied 0: die Anwendungsseite<\/title>[\s\S]*?<rect x="[^"]+" y="[^"]+" width="8" height="22"/)
  assert.match(pairsList(members, [[undefined, 'b-cross-cutting'], ['a-cross-cutting', undefined]], DE), /Mitglied 1 ist für Mitglied 0 die Querschnittsseite\./)
})

test('twins tell every row of their picture, numbers as numbers', () => {
  const map = arranged(drawn('Kn', '.b'))
  assert.deepEqual(new Set(mapTwin(map, 'de').rows), new Set([['Mitglied 0', 'Thema 0', 'Kompetenz', 'vom Mitglied bestätigt', 1, 0], ['Mitglied 0', 'Thema 1', 'Bedarf', 'in Quellen gefunden', 2, 0], ['Mitglied 1', 'Thema 1', 'Kompetenz und Bedarf', 'in Quellen gefunden', 3, 0]]))
  assert.deepEqual(pairsTwin(map.members, rolesOf(2), 'en').rows.length, 1)
  const topics = topicsOf(grown(3, 12, 0.5))
  const rows = quadrantTwin([], topics, 'de').rows
  assert.equal(rows.length, 12)
  assert.deepEqual(rows.at(-1)?.slice(2), ['zu wenige Belege', '', 3])
  assert.match(String(rows[0]?.[2]), /^\d,\d\d$/)
})

test('two to six members are circles around one middle, more stand in a row, each named', () => {
  for (const count of [1, 2, 3, 4, 5, 6, 7, 12]) {
    const members = drawn(...Array.from({ length: count }, () => 'k')).members
    const picture = overlap(members, DE)
    assertWellFormed(picture)
    assert.equal(picture.match(/<circle/g)?.length, count)
    for (const { name } of members) assert.ok(picture.includes(name.slice(0, 8)))
  }
  assert.match(lens([200, undefined]), /aria-hidden="true"/)
})

test('every picture is explained in two sentences of both languages, and all words exist in both', () => {
  for (const picture of ['map', 'upset', 'quadrant', 'pairs', 'overlap'] as const) {
    for (const language of ['de', 'en'] as const) assert.equal(howToRead(picture, language).match(/[.](?: |$)/g)?.length, 2, picture)
  }
  for (const [key, { de, en }] of Object.entries(WORDS)) {
    assert.deepEqual(facts(de), facts(en), key)
  }
})

const facts = (sentence: string): Set<string | undefined> => new Set([...sentence.matchAll(/\{(\w+)/g)].map((hit) => hit[1]))
