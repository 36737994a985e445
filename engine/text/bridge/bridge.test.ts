import { test } from 'node:test'
import assert from 'node:assert/strict'
import { plainReader } from '../reading.ts'
import { englishFor } from './index.ts'
import { germanWords } from './lists.ts'
import { wordPairs } from './lists.ts'
import { meaningsOf } from './meaning.ts'
import { commonSpelling } from './spelling.ts'

const { keysOf } = plainReader()

const meanings = (word: string, language: 'de' | 'en'): string[] => meaningsOf(keysOf(word, language), language).map(({ stem }) => stem)

test('a German word has its usual English, the most usual first and heaviest', () => {
  const english = englishFor('untersuchung')
  assert.equal(english[0]?.word, 'investigation')
  assert.ok(english.every(({ weight }, at) => at === 0 || weight <= (english[at - 1]?.weight ?? 0)))
  assert.ok(Math.abs(english.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-12)
})

test('what the list lacks has no English', () => {
  assert.deepEqual(englishFor('schnittmengenplattform'), [])
  assert.deepEqual(englishFor('constructor'), [])
})

test('nearly every word of the list is found in running text, in its plain form', () => {
  const lost = wordPairs().filter(([german]) => {
    const text = `Es gibt ${german} hier.`
    const word = plainReader().readText(text, 'de').sentences[0]?.words[2]
    return word !== undefined && !word.small && englishFor(word.keys.join(' ')).length === 0
  })
  assert.deepEqual(lost.map(([german]) => german), [])
})

test('the simple words come as written, each once a list', () => {
  const { nouns, verbs, adjectives } = germanWords()
  assert.ok(nouns.includes('Untersuchung') && verbs.includes('messen') && adjectives.includes('genau'))
  for (const list of [nouns, verbs, adjectives]) assert.equal(new Set(list).size, list.length)
})

test('a compound means what its parts mean', () => {
  const found = meanings('Energieforschung', 'de')
  for (const word of ['energy', 'research']) assert.ok(found.includes(meanings(word, 'en')[0] ?? ''), word)
})

test('a name stands for itself in both languages', () => {
  assert.deepEqual(meanings('Ilmenau', 'de'), meanings('Ilmenau', 'en'))
})

test('words that both languages share are spelled alike', () => {
  const pairs = 'Aktivität activity, Ökonomie economy, Technologie technology, Konzept concept, Prozess process, optisch optical, Mechanik mechanics, Simulation simulation, Thermographie thermography, sozial social, Kapitalismus capitalism'
  for (const pair of pairs.split(', ')) {
    const [german = '', english = ''] = pair.split(' ')
    assert.equal(commonSpelling(german), commonSpelling(english), pair)
  }
})
