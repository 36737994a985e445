/** The demo alliance holds together: its data, its texts, and what the engine finds in them. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { buildMatcher, profile, shippedVocabulary } from '#engine'
import { runIn } from '../../cli/sample.ts'
import { FIELDS } from '../../modules/members/field.ts'
import { describe, type OrganisationId } from '../../modules/members/organisation.ts'
import { DEMO } from './alliance.ts'
import type { DemoOrganisation } from './shapes.ts'

const here = import.meta.dirname
const invented: readonly DemoOrganisation[] = [...DEMO.organisations, ...DEMO.outside]
const everybody = [...DEMO.members, ...invented]
const textOf = (file: string): string => readFileSync(join(here, file), 'utf8')
const inventedTexts = invented.flatMap(({ texts }) => texts)

test('six founding members, forty-six invented organisations around them, five invented networks outside', () => {
  assert.deepEqual([DEMO.members.length, DEMO.organisations.length, DEMO.outside.length], [6, 46, 5])
})

test('no two have one key, one name or one phone number', () => {
  for (const values of [everybody.map(({ key }) => key), everybody.map(({ name }) => name.de ?? name.en), invented.map(({ phone }) => phone)]) assert.equal(new Set(values).size, values.length)
})

test('every invented organisation belongs to one or two clusters that there are, those outside to none', () => {
  const clusters = new Set(DEMO.members.map(({ key }) => key))
  for (const { key, belongsTo } of DEMO.organisations) assert.ok(belongsTo.length > 0 && belongsTo.length < 3 && belongsTo.every((cluster) => clusters.has(cluster)), key)
  for (const { key, belongsTo } of DEMO.outside) assert.deepEqual(belongsTo, [], key)
  for (const cluster of clusters) assert.ok(DEMO.organisations.filter(({ belongsTo }) => belongsTo.includes(cluster)).length >= 7, cluster)
})

test('the map takes every one as it is, in fields the house knows', () => {
  for (const { key, kind, name, fields, invented: isInvented, ...more } of everybody) {
    const said = { kind, name, fields, ...('website' in more ? { website: more.website, email: more.email, phone: more.phone, place: more.place } : {}) }
    const described = describe(said, { id: key as OrganisationId, audience: 'public', invented: isInvented })
    assert.ok(described.ok, key)
    assert.deepEqual([described.value.fields, fields.every((field) => field in FIELDS)], [fields, true], key)
  }
})

test('what is invented says so, and its addresses and numbers can be nobody’s', () => {
  for (const { key, invented: isInvented, website, email, phone } of invented) {
    assert.equal(isInvented, true, key)
    assert.match(website, /^https:\/\/[a-z-]+\.example$/)
    assert.match(email, /^post@[a-z-]+\.example$/)
    assert.match(phone, /^\+49 30 23125 \d{3}$/)
  }
})

test('of the founding members stand public facts with their source, and no address', () => {
  for (const member of DEMO.members) {
    assert.equal(member.invented, false)
    assert.ok(member.facts.length > 0 && member.facts.every(({ source }) => source !== ''), member.key)
    for (const given of ['website', 'email', 'phone', 'place']) assert.ok(!(given in member), member.key)
  }
})

test('every text is there, and every text that is there is somebody’s', () => {
  const there = ['texts', 'outside'].flatMap((folder) => readdirSync(join(here, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)))
  assert.deepEqual(there.toSorted(), inventedTexts.map((file) => resolve(here, file)).toSorted())
  for (const member of DEMO.members) for (const file of member.texts) assert.ok(textOf(file).length > 1_000, file)
})

test('an invented text has 90 to 220 words', () => {
  for (const file of inventedTexts) {
    const words = textOf(file).trim().split(/\s+/).length
    assert.ok(words >= 90 && words <= 220, `${file}: ${words}`)
  }
})

/** Well-known firms, institutes and places of work of the region: the guard against a real one slipping in. */
const REAL = ['Jenoptik', 'Zeiss', 'Schott', 'Analytik Jena', 'Carl Zeiss', 'Fraunhofer', 'Leibniz', 'Max-Planck', 'Helmholtz', 'Jena', 'Ilmenau', 'Erfurt', 'Weimar', 'Gera', 'Eisenach', 'Gotha', 'Suhl', 'Schmalkalden', 'Nordhausen', 'Hermsdorf', 'Rudolstadt', 'Thüringen', 'Thuringia', 'X-FAB', 'Micro-Hybrid', 'Melexis', 'Wacker', 'BASF', 'Bosch', 'Siemens', 'Opel', 'Docter', 'Asphericon', 'Layertec', 'Vacom', 'Lucas-Nülle', 'CiS', 'IMMS', 'TITK', 'Hermsdorfer Institut', 'ifw', 'GFE', 'Innovent', 'Göpel', 'Geratherm', 'Otto Bock', 'Ottobock', 'Königsee', 'Mitec', 'Kumatec', 'Alupress', 'Wiegand', 'Rolls-Royce', 'N3 Engine', 'Phoenix', 'Trumpf', 'Aesculap', 'Braun', 'Arburg', 'Engel', 'microfluidic ChipShop', 'Grintech', 'PolymerMat', 'ELMUG', 'medways', 'MNT', 'OptoNet', 'FerMeTh']

test('no invented name or text names a real firm, institute or town', () => {
  const names = new RegExp(`(?<!\\p{L})(?:${REAL.join('|')})(?!\\p{L})`, 'u')
  for (const { name, place } of invented) assert.doesNotMatch(`${name.de} ${name.en} ${place}`, names)
  for (const file of inventedTexts) assert.doesNotMatch(textOf(file), names, file)
  assert.match('bei Zeiss in Jena', names)
})

test('each text shows at least four topics, and nearly every organisation seeks something', () => {
  const matcher = buildMatcher(shippedVocabulary())
  const read = everybody.flatMap(({ key, texts }) => texts.map((file) => ({ key, file, found: profile(textOf(file), matcher) })))
  for (const { file, found } of read) assert.ok(found.ok && found.value.topics.length >= 4, file)
  const seeking = new Set(read.filter(({ found }) => found.ok && found.value.needs.length > 0).map(({ key }) => key))
  assert.ok(seeking.size >= everybody.length - 3, everybody.filter(({ key }) => !seeking.has(key)).map(({ key }) => key).join(', '))
})

type Told = { readonly verdict: string; readonly organisations: readonly string[]; readonly evidence: readonly { readonly organisation: string; readonly quote?: { readonly source: string } }[] }

test('eight intersections of three and more are more than chance, across clusters, and most of what is shared is not', async () => {
  const { code, out, err } = await runIn(() => here)(['overlap', 'texts', '--json'])
  assert.equal(code, 0, err)
  const { intersections } = JSON.parse(out) as { intersections: readonly Told[] }
  const sure = intersections.filter(({ verdict, organisations }) => verdict === 'more-than-chance' && organisations.length >= 3)
  assert.ok(sure.length >= 8, String(sure.length))
  assert.ok(intersections.length > sure.length)
  const clustersOf = ({ evidence }: Told): Set<string> => {
    const keys = new Set(evidence.flatMap(({ quote }) => (quote === undefined ? [] : [quote.source.split('/').at(-2)])))
    return new Set(DEMO.organisations.filter(({ key }) => keys.has(key)).flatMap(({ belongsTo }) => belongsTo.slice(0, 1)))
  }
  assert.ok(sure.filter((one) => clustersOf(one).size >= 3).length >= 5)
})

test('plans are led by invented organisations, and no founding member takes part', () => {
  const theirs = new Set(DEMO.organisations.map(({ key }) => key))
  for (const { lead, partners } of DEMO.projects) assert.ok([lead, ...partners.map(({ organisation }) => organisation)].every((key) => theirs.has(key)), lead)
  assert.deepEqual(new Set(DEMO.projects.map(({ disclosure }) => disclosure)), new Set(['sealed', 'partners', 'alliance', 'public']))
})
