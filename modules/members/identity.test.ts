import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Register, type Candidate } from './identity.ts'
import { nameKey } from './name-key.ts'
import { organisationOf } from './sample.ts'

const wolpertinger = organisationOf('Wolpertinger Werkzeugbau GmbH', 'company', { website: 'https://www.wolpertinger.example', place: 'Musterroda', country: 'DE', externalIds: [{ register: 'cordis', id: '900000001' }] })
const register = new Register([wolpertinger, organisationOf('Institut für Kunststoffprüfung Musterroda (IKM)', 'research', { website: 'https://ikm.example', shortName: 'IKM' })])

/** verdict and reason in a word: `same:name`. */
const seen = (candidate: Candidate): string => {
  const identity = register.identify(candidate)
  return `${identity.verdict}:${identity.reason}`
}

test('names are one whatever their legal form, case, umlauts, accents, hyphens and brackets', () => {
  const KEY = nameKey('Müller & Söhne Straßenbau GmbH & Co. KG')
  for (const name of ['MUELLER UND SOEHNE STRASSENBAU', 'Muller Sohne Strassenbau gmbh', 'Müller + Söhne Straßenbau (MSS) e. V.', 'müller-söhne straßenbau Gesellschaft mit beschränkter Haftung']) assert.equal(nameKey(name), KEY, name)
  assert.equal(nameKey('S.p.A.'), 'spa')
  assert.equal(nameKey('Électronique Générale S.A.R.L.'), 'electroniqu generale')
  assert.notEqual(nameKey('AG Technik'), nameKey('Technik'))
})

const CASES: readonly (readonly [verdict: string, candidate: Candidate])[] = [
  ['same:external-id', { name: { de: 'Ganz anders' }, externalIds: [{ register: 'cordis', id: '900000001' }] }],
  ['same:name-and-website', { name: { de: 'WOLPERTINGER WERKZEUGBAU' }, website: 'http://wolpertinger.example/impressum', place: 'Probenau' }],
  ['same:name-and-place', { name: { en: 'Wolpertinger Werkzeugbau' }, place: 'musterroda' }],
  ['same:name', { name: { de: 'Wolpertinger-Werkzeugbau' } }],
  ['same:website-and-like-name', { name: { de: 'Wolpertinger' }, website: 'https://wolpertinger.example' }],
  ['same:website-and-like-name', { name: { de: 'IKM' }, website: 'https://ikm.example' }],
  ['perhaps:name-elsewhere', { name: { de: 'Wolpertinger Werkzeugbau GmbH' }, place: 'Probenau' }],
  ['perhaps:name-elsewhere', { name: { de: 'Wolpertinger Werkzeugbau GmbH' }, website: 'https://anders.example' }],
  ['perhaps:name-other-id', { name: { de: 'Wolpertinger Werkzeugbau GmbH' }, externalIds: [{ register: 'cordis', id: '900000002' }] }],
  ['perhaps:website', { name: { de: 'Fabelwesen Logistik' }, website: 'https://wolpertinger.example' }],
  ['perhaps:one-letter', { name: { de: 'Wolpertinnger Werkzeugbau' } }],
  ['perhaps:one-letter', { name: { de: 'Wolpertinger Werkzeugbar' } }],
  ['new:unknown', { name: { de: 'Uhu Ophthalmik GmbH' } }],
  ['new:unknown', { name: { de: 'Uhu' }, website: 'https://www.linkedin.com/company/uhu' }],
]

for (const [verdict, candidate] of CASES) {
  test(`${candidate.name.de ?? candidate.name.en}${candidate.place === undefined ? '' : ` in ${candidate.place}`}${candidate.website === undefined ? '' : ` at ${candidate.website}`} is ${verdict}`, () => {
    assert.equal(seen(candidate), verdict)
  })
}

test('numbers in names tell them apart: works 2 and works 3 are two', () => {
  const works = new Register([organisationOf('Beispielwerk Nummer 2')])
  assert.equal(works.identify({ name: { de: 'Beispielwerk Nummer 3' } }).verdict, 'new')
})

test('where two fit equally well nothing is guessed', () => {
  const two = new Register([organisationOf('Uhu', 'company', { place: 'Musterroda' }), organisationOf('Uhu', 'company', { place: 'Probenau' })])
  assert.equal(two.identify({ name: { de: 'Uhu GmbH' } }).verdict, 'ambiguous')
  assert.equal(two.identify({ name: { de: 'Uhu GmbH' }, place: 'Probenau' }).verdict, 'same')
})

test('everyone is recognised as themselves', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 3, maxLength: 20 }).filter((name) => nameKey(name) !== ''), { selector: (name) => nameKey(name).replaceAll(' ', ''), minLength: 1, maxLength: 20 }), (names) => {
      const organisations = names.map((name) => organisationOf(name))
      const known = new Register(organisations)
      for (const organisation of organisations) {
        const identity = known.identify(organisation)
        assert.deepEqual([identity.verdict, identity.verdict === 'same' && identity.organisation.id], ['same', organisation.id])
      }
    }),
    { seed: 2, numRuns: 200 },
  )
})
