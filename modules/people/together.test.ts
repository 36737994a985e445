import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { PersonId } from '#modules/members'
import { idsFrom } from '../members/sample.ts'
import { tellWaiting } from './together-words.ts'
import { addsNothing, counting, declared, UNDECLARED, type Declaration, type Declared } from './together.ts'

type Spoken = Declaration & { readonly says: string }

const [uhu, kauz] = [idsFrom<'organisation'>(1)(), idsFrom<'organisation'>(2)()]
const says = ({ says: said }: Spoken): string => said

/** “S+ a- b+”: capital letters speak alone, small ones only together; one after the other. */
const spoken = (notation: string, organisation = uhu): Spoken[] =>
  notation.split(' ').filter((one) => one !== '').map((one, place) => {
    const [who = '', said = ''] = one
    return { id: String(place).padStart(3, '0'), organisation, person: who.toLowerCase() as PersonId, isJoint: who !== who.toUpperCase(), says: said, at: new Date(place) }
  })

const after = (notation: string): Declared<Spoken> => declared(spoken(notation), says).get(uhu) ?? UNDECLARED
/** What counts and by whom; after the stroke what waits. */
const told = (notation: string): string => {
  const { by, waiting, differs } = after(notation)
  return `${by[0]?.says ?? '.'}${by.map(({ person }) => person).join('')}|${waiting.map(({ person, says: said }) => `${person}${said}`).join('')}${differs ? '!' : ''}`
}

test('one who represents alone declares at once; one who represents jointly waits for a second person who says the same', () => {
  assert.deepEqual(['S+', 'a+', 'a+ a+ a+', 'a+ b+', ''].map(told), ['+s|', '.|a+', '.|a+', '+ab|', '.|'])
})

test('who say different things declare nothing until two agree, and of each person the last declaration stands', () => {
  assert.deepEqual(['a+ b-', 'a+ b- a-', 'a+ b+ a-', 'a+ b+ a- b-', 'a+ b+ a- a+', 'a+ b- c0'].map(told), ['.|a+b-!', '-ba|', '.|b+a-!', '-ab|', '+ba|', '.|a+b-c0!'])
})

test('one alone of more than two takes nothing back and blocks nothing; two who say otherwise later do', () => {
  assert.deepEqual(['a+ b+ c-', 'a- b+ c+', 'a+ b+ c- d-', 'a+ b+ c+ a-', 'a+ b+ c- a-'].map(told), ['+ab|c-', '+bc|', '-cd|', '+bc|a-', '-ca|'])
})

test('whoever represents alone sets aside what was said jointly before, and what two say together after that is said as well', () => {
  assert.deepEqual(['a+ S-', 'a+ b+ S-', 'a+ S- b+', 'S- a+', 'S- a+ b+', 'S+ a+', 'S+ a+ b+ a-', 'S- T+', 'a+ b+ S+ a-'].map(told), ['-s|', '-s|', '-s|b+', '-s|a+', '+ab|', '+s|', '+s|a-', '+t|', '+s|a-'])
})

test('a change is counted when something else counts, not when a second person joins or one takes back and returns', () => {
  assert.deepEqual(['a+', 'a+ b+', 'a+ b+ c+', 'a+ b+ a- a+', 'a+ b+ a- b-', 'S+ T- S+', 'S+ a- b-'].map((one) => after(one).changes), [0, 0, 0, 0, 1, 2, 1])
})

test('each organisation declares for itself, in the order in which its people spoke, however they are listed', () => {
  const all = declared([...spoken('a+', kauz), ...spoken('a+ b+').toReversed()], says)
  assert.deepEqual([...counting(all)].map(([organisation, { person, says: said }]) => [organisation, person, said]), [[uhu, 'b', '+']])
  assert.deepEqual(all.get(kauz)?.waiting.map(({ person }) => person), ['a'])
})

const repeats = (before: string, next: string): boolean => { const all = spoken(`${before} ${next}`.trim()); return addsNothing(all.slice(0, -1), all.at(-1) as Spoken, says) }

test('what was said already adds nothing, unless it makes it whole or stands by itself', () => {
  const cases = [['a+', 'a+'], ['a+', 'b+'], ['a+', 'a-'], ['a+', 'A+'], ['a+ b+', 'a+'], ['a+ b+', 'c+'], ['a+ b+', 'S+'], ['S+', 'S+'], ['S+', 'T+'], ['S+', 'a+'], ['S+ a-', 'a+'], ['S+ a-', 'a-'], ['S+ a-', 'S+'], ['a+ S-', 'a+'], ['', 'a+']] as const
  assert.deepEqual(cases.map(([before, next]) => repeats(before, next)), [true, false, false, false, true, false, false, true, true, true, false, true, false, false, false])
})

const anybody = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'S', 'T'), fc.constantFrom('+', '-')), { maxLength: 12 }).map((all) => all.map((one) => one.join('')).join(' '))

test('whatever is said in whatever order: what counts was said by one alone or by two different persons, all of them the same; the last who spoke alone is never unheard', () => {
  fc.assert(
    fc.property(anybody, (notation) => {
      const { by, waiting } = after(notation)
      const people = new Set(by.map(({ person }) => person))
      if (by.length > 0) assert.ok(by.some(({ isJoint }) => !isJoint) ? by.length === 1 : people.size >= 2, notation)
      assert.ok(new Set(by.map(says)).size <= 1, notation)
      assert.ok(waiting.every(({ isJoint, says: said }) => isJoint && said !== by[0]?.says), notation)
      const last = notation.split(' ').at(-1) ?? ''
      if (/^[ST]/.test(last)) assert.equal(by[0]?.says, last[1], notation)
      if (!/[ST]/.test(notation) && new Set(notation.split(' ').map(([who]) => who)).size < 2) assert.equal(by.length, 0, notation)
    }),
  )
})

test('whatever was said before, what is said twice is said once', () => {
  fc.assert(fc.property(anybody, fc.constantFrom('a+', 'a-', 'b+', 'S-', 'T+'), (notation, one) => assert.ok(repeats(`${notation} ${one}`.trim(), one), notation)), { numRuns: 1_000 })
})

test('people read what is lacking: of themselves, of a colleague, or that they differ', () => {
  const [mine, theirs] = ['a', 'b'].map((person) => ({ person: person as PersonId })) as [{ person: PersonId }, { person: PersonId }]
  assert.equal(tellWaiting(after('a+'), mine, 'de'), 'Es fehlt noch eine zweite Person, die mit Ihnen vertritt.')
  assert.match(tellWaiting(after('a+'), theirs, 'de') ?? '', /hat sich geäußert; es fehlt noch eine zweite/)
  assert.match(tellWaiting(after('a+ b-'), mine, 'en') ?? '', /have said different things/)
  assert.equal(tellWaiting(after('a+ b+'), mine, 'de'), undefined)
})
