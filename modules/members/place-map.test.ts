import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { coordinatesOf, kilometresBetween, readCoordinates } from './coordinates.ts'
import { LANDMARKS, townOf } from './gazetteer.ts'
import { placeMap, type Box, type PlaceMap } from './place-map.ts'
import { placeMapPicture, spotName } from './place-map-picture.ts'
import { spotsOf, type Whereabouts } from './spots.ts'

const seen = (whereabouts: readonly Whereabouts[], width = 840, height = 560): PlaceMap => placeMap(spotsOf(whereabouts).spots, { width, height, language: 'de', landmarks: LANDMARKS, nameOf: (spot, gathers) => spotName(spot, gathers, 'de') })
/** “Jena 12, Erfurt 3” */
const those = (notation: string): Whereabouts[] => notation.split(', ').map((one) => ({ place: one.replace(/ \d+$/, ''), count: Number(/ (\d+)$/.exec(one)?.[1] ?? 1), field: 'optics' }))
const drawn = ({ dots }: PlaceMap): string[] => dots.map(({ spot, gathers }) => (gathers.length === 1 ? `${spot.name.de} ${spot.count}` : `${spot.name.de} +${gathers.length - 1} ${spot.count}`))

const touch = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Nothing lies on anything else, and all of it on the sheet. */
function assertTidy({ width, height, dots, landmarks }: PlaceMap): void {
  const labels = [...dots.flatMap(({ label }) => label ?? []), ...landmarks.map(({ label }) => label)]
  for (const [at, { box }] of labels.entries()) {
    assert.ok(box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height, labels[at]?.text)
    for (const other of labels.slice(at + 1)) assert.ok(!touch(box, other.box), `${labels[at]?.text} on ${other.text}`)
    for (const { x, y, radius, spot } of dots) assert.ok(!touch(box, { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }), `${labels[at]?.text} on the dot of ${spot.name.de}`)
  }
  for (const [at, one] of dots.entries()) {
    assert.ok(one.x >= 0 && one.y >= 0 && one.x <= width && one.y <= height, one.spot.key)
    for (const other of dots.slice(at + 1)) assert.ok(Math.hypot(one.x - other.x, one.y - other.y) >= Math.max(24, one.radius + other.radius, 12 + Math.max(one.radius, other.radius)) - 1e-9, `${one.spot.key} on ${other.spot.key}`)
  }
}

test('what people write of a place is recognised, and nothing that may be another', () => {
  const known = { Jena: 'Jena', 'JENA ': 'Jena', '07745 Jena': 'Jena', 'D-07745 Jena': 'Jena', 'Jena-Göschwitz': 'Jena', 'Jena, Germany': 'Jena', 'Jena, Deutschland': 'Jena', Muenchen: 'München', MUNICH: 'München', 'Koeln': 'Köln', 'Frankfurt': 'Frankfurt am Main', 'Frankfurt (Oder)': 'Frankfurt (Oder)', 'Frankfurt-Oder': 'Frankfurt (Oder)', 'Halle/Saale': 'Halle (Saale)', 'Mühlhausen/Thüringen': 'Mühlhausen', Mulhouse: 'Mülhausen', 'Prague': 'Prag', Tokyo: 'Tokio' }
  for (const [written, meant] of Object.entries(known)) assert.equal(townOf(written)?.name.de, meant, written)
  for (const other of ['Weimar (Lahn)', 'Halle (Westfalen)', 'Mühlhausen-Ehingen', 'Freiberg am Neckar', 'Weimar, Hessen', 'Jena, Frankreich', 'Jena, Deutschland, Erde', 'Neu-Musterau', '', '-', '12345', 'Bad']) assert.equal(townOf(other)?.name.de, undefined, other)
  assert.equal(townOf('Cambridge', 'US'), undefined)
  assert.equal(townOf('Münster-Sarmsheim')?.name.de, 'Münster-Sarmsheim')
})

test('the gazetteer knows each town once, by names of its own, at places on Earth', () => {
  const places = new Map<string, string>()
  for (const { name, country, latitude, longitude } of LANDMARKS) {
    for (const called of new Set([name.de, name.en])) assert.equal(townOf(called, country)?.name.de, name.de, called)
    assert.ok(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180, name.de)
    const key = `${latitude} ${longitude}`
    assert.equal(places.get(key), undefined, `${name.de} lies on ${places.get(key)}`)
    places.set(key, name.de)
  }
  assert.ok(LANDMARKS.filter(({ country }) => country === 'DE').length > 150)
})

test('coordinates are read as maps print them, and what is none is refused', () => {
  for (const written of ['50.93, 11.59', '50.93 11.59', '50,93; 11,59', '50,93 11,59', '50,93, 11,59', '50.93° N, 11.59° E', '50.930000, 11.590000', '50,93°N 11,59°O']) assert.deepEqual(coordinatesOf(written), { ok: true, value: '50.93, 11.59' }, written)
  assert.deepEqual(['33.87 S, 151.21', '40.71, -74.01', '0, 0', '', '51.123456, 7'].map((written) => { const read = coordinatesOf(written); return read.ok ? read.value : read.refusal.reason }), ['-33.87, 151.21', '40.71, -74.01', '0, 0', '', '51.1235, 7'])
  for (const none of ['Jena', '91, 0', '50.93', '12, 181', '50.93, 11.59, 3', '1e3, 4', '<b>', '50..9, 1']) assert.ok(!coordinatesOf(none).ok, none)
  assert.deepEqual(readCoordinates('-33.87, 151.21'), { latitude: -33.87, longitude: 151.21 })
})

test('the way from Jena to Tokyo is some 9,000 kilometres', () => {
  const [jena, tokyo] = [townOf('Jena'), townOf('Tokio')]
  assert.ok(jena !== undefined && tokyo !== undefined)
  const way = kilometresBetween(jena, tokyo)
  assert.ok(way > 8_800 && way < 9_300, String(way))
})

test('spellings of one town are one spot; coordinates near it too, others are one of their own', () => {
  const { spots, unplaced } = spotsOf([{ place: 'Jena', count: 2, field: 'optics' }, { place: '07745 JENA', count: 1, field: 'medicine' }, { place: 'Jena', coordinates: '50.9, 11.58', count: 1 }, { place: 'Kauzberg', coordinates: '50.62, 11.5', count: 2 }, { coordinates: '50.6203, 11.4996', count: 1 }, { place: 'Rumpelbach', count: 3 }, { place: 'rumpelbach', count: 1 }, { count: 2 }, { place: 'Jena', country: 'US', count: 1 }])
  assert.deepEqual(spots.map(({ key, name, count, fields }) => [key, name.de, count, fields.map(({ field, count: many }) => `${field} ${many}`).join()]), [['jena-de', 'Jena', 4, 'optics 2,medicine 1'], ['50.62,11.5', 'Kauzberg', 3, '']])
  assert.deepEqual(unplaced, [{ key: '?rumpelbach', place: 'Rumpelbach', count: 4 }, { key: '?', count: 2 }, { key: '?jena', place: 'Jena', count: 1 }])
})

test('an alliance of one region is drawn whole, and somebody in Tokyo does not squeeze it into one dot', () => {
  const region = 'Jena 12, Erfurt 9, Ilmenau 5, Weimar 2, Gera 3, Eisenach 2, Nordhausen 1'
  const here = seen(those(region))
  assertTidy(here)
  assert.deepEqual(drawn(here), ['Jena 12', 'Erfurt 9', 'Ilmenau 5', 'Gera 3', 'Eisenach 2', 'Weimar 2', 'Nordhausen 1'])
  assert.ok(here.dots.every(({ label }) => label !== undefined))
  const world = seen(those(`${region}, Tokio 2, Boston 1`))
  assert.deepEqual([world.far.map(({ name }) => name.de), world.dots], [['Tokio', 'Boston'], here.dots])
  assert.deepEqual(seen(those('Jena 1, Tokio 1')).far.map(({ name }) => name.de), ['Tokio'])
  assert.deepEqual(seen(those('Berlin 1, München 1, Hamburg 1')).far, [])
})

test('one place stands in the middle with towns around it; none is an empty sheet', () => {
  const one = seen(those('Jena 3'))
  assertTidy(one)
  assert.deepEqual([drawn(one), one.dots.map(({ x, y }) => [x, y]), one.scale.kilometres], [['Jena 3'], [[420, 280]], 20])
  assert.ok(one.landmarks.some(({ town }) => town.name.de === 'Weimar'))
  assert.deepEqual(seen([]), { width: 840, height: 560, dots: [], far: [], landmarks: [], scale: seen([]).scale })
})

test('what lies too near to be pointed at is one dot, with all their counts', () => {
  const map = seen(those('Erfurt 4, Weimar 2, Hamburg 3, München 3, Köln 1, Berlin 2'))
  assertTidy(map)
  assert.deepEqual(drawn(map), ['Erfurt +1 6', 'Hamburg 3', 'München 3', 'Berlin 2', 'Köln 1'])
  assert.match(placeMapPicture(map, { id: 'places', language: 'de' }), /<title>Erfurt: 6 Organisationen \(mit Weimar\)\. Optik und Photonik\u00A06<\/title>/)
})

test('around the date line near is near', () => {
  const map = seen([{ place: 'Taveuni', coordinates: '-16.85, 179.95', count: 2 }, { place: 'Suva', coordinates: '-18.14, 178.44', count: 1 }, { place: 'Vanua Balavu', coordinates: '-17.2, -178.95', count: 1 }])
  assertTidy(map)
  assert.equal(map.dots.length, 3)
})

const Somewhere = fc.oneof(
  fc.constantFrom(...LANDMARKS.filter(({ country }) => country === 'DE')).map(({ name }) => ({ place: name.de })),
  fc.record({ place: fc.string({ maxLength: 60 }), coordinates: fc.tuple(fc.integer({ min: -9_000, max: 9_000 }), fc.integer({ min: -18_000, max: 18_000 })).map(([north, east]) => `${north / 100}, ${east / 100}`) }),
)
const Alliance = fc.array(fc.tuple(Somewhere, fc.integer({ min: 1, max: 60 }), fc.constantFrom('optics', 'plastics', 'medicine', undefined)).map(([where, count, field]): Whereabouts => ({ ...where, count, ...(field === undefined ? {} : { field }) })), { maxLength: 60 })

test('wherever organisations are: nothing overlaps, everybody is on the picture or beneath it, and the order in which they come changes nothing', () => {
  fc.assert(
    fc.property(Alliance, fc.boolean(), (all, isWide) => {
      const size = isWide ? ([840, 560] as const) : ([344, 380] as const)
      const map = seen(all, ...size)
      assertTidy(map)
      const there = map.dots.flatMap(({ gathers }) => gathers)
      assert.deepEqual([...there, ...map.far].map(({ key }) => key).toSorted(), spotsOf(all).spots.map(({ key }) => key).toSorted())
      assert.equal(map.dots.reduce((sum, { spot }) => sum + spot.count, 0), there.reduce((sum, { count }) => sum + count, 0))
      assert.deepEqual(seen(all.toReversed(), ...size), map)
    }),
    { numRuns: 60, seed: 7 },
  )
})

const spread = (count: number): Whereabouts[] => Array.from({ length: count }, (_, one) => ({ place: `Ort ${one}`, coordinates: `${(50 + ((one * 7_919) % 1_009) / 1_009).toFixed(3)}, ${(10 + ((one * 104_729) % 997) / 400).toFixed(3)}`, count: 1 + (one % 3), field: 'metal' }))

test('500 members in 500 places, and 20,000 in as many, are laid out in a moment', () => {
  const map = seen(spread(500))
  assertTidy(map)
  assert.ok(map.dots.length > 40 && map.dots.filter(({ label }) => label !== undefined).length > 20)
  assert.equal(map.dots.reduce((sum, { spot }) => sum + spot.count, 0) + map.far.reduce((sum, { count }) => sum + count, 0), spread(500).reduce((sum, { count }) => sum + count, 0))
  const before = performance.now()
  assertTidy(seen(spread(20_000)))
  assert.ok(performance.now() - before < 5_000)
})

const NASTY = ['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', ']]>', '&lt;', 'مختبر البصريات', '\u202Egnp.exe', 'Ä'.repeat(200), '\uD800', '\u0000\u0007', '光学研究所', '{count}', '']

test('a name is a name, whatever stands in it: in dots, in what is far, in addresses', () => {
  const nasty = NASTY.flatMap((place, one): Whereabouts[] => [{ place, coordinates: `${48 + one / 4}, ${9 + one / 3}`, count: 20, field: place }, { place: `${place}2`, coordinates: `-${30 + one}, 100`, count: 1 }])
  const map = seen(nasty)
  assertTidy(map)
  assert.ok(map.far.length > 3)
  const svg = placeMapPicture(map, { id: 'places', language: 'de' }, { spot: ({ key }) => `/de/mitglieder/karte?at=${encodeURIComponent(key)}` })
  assert.doesNotMatch(svg, /<script|<img| on\w+="|[\u202E\u0000\u0007]|[\uD800-\uDFFF]/)
  assert.doesNotMatch(svg.replace(/<[^<>]*>/g, ''), /[<>]/)
  assert.equal((svg.match(/<a /g) ?? []).length, (svg.match(/<\/a>/g) ?? []).length)
})
