import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { must } from '#platform/result'
import { ask, cancel, confirm, inOrder, moveUp, tallyOf, ticked, type Registration } from './registration.ts'
import { eventOf, nth, registered } from './sample.ts'

const BEFORE = new Date('2027-05-01T10:00Z')
const confirmAt = (letters: string, place: number, capacity?: number): string => must(confirm(registered(letters)[place - 1] as Registration, { event: eventOf(capacity === undefined ? {} : { capacity }), all: registered(letters), now: BEFORE })).state

test('a place goes to who confirms first; the next wait', () => {
  assert.equal(confirmAt('cca', 3, 3), 'confirmed')
  assert.equal(confirmAt('ccca', 4, 3), 'waiting')
  assert.equal(confirmAt('ccxa', 4, 3), 'confirmed')
  assert.equal(confirmAt('ccca', 4), 'confirmed')
  assert.equal(confirmAt('cw', 2, 1), 'waiting', 'twice is once')
  assert.equal(confirm(registered('x')[0] as Registration, { event: eventOf(), all: [], now: BEFORE }).ok, false)
  assert.equal(confirm(registered('a')[0] as Registration, { event: eventOf(), all: [], now: eventOf().startsAt }).ok, false)
})

test('who cancels makes room for who waited longest', () => {
  const all = registered('cwwc')
  assert.deepEqual(moveUp(all, 2), [])
  const after = all.map((one, at) => (at === 0 ? must(cancel(one, { event: eventOf(), now: BEFORE })) : one))
  assert.deepEqual(moveUp(after, 2).map(({ id, state }) => [id, state]), [[nth(2), 'confirmed']])
  assert.deepEqual(moveUp(after, 3).map(({ id }) => id), [nth(2), nth(3)], 'and for more, where there are more places')
  assert.equal(moveUp(after, undefined).length, 2)
  assert.equal(cancel(registered('c')[0] as Registration, { event: eventOf(), now: eventOf().endsAt }).ok, false)
})

test('whatever happens in whatever order: nobody waits while a place is free, no place is given twice, nobody is overtaken', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 4 }), fc.array(fc.tuple(fc.constantFrom('confirm', 'cancel'), fc.integer({ min: 0, max: 7 })), { maxLength: 40 }), (capacity, deeds) => {
    const all = registered('aaaaaaaa')
    deeds.forEach(([deed, at], turn) => {
      const one = all[at] as Registration
      const now = new Date(BEFORE.getTime() + turn)
      const next = deed === 'confirm' ? confirm(one, { event: eventOf({ capacity }), all, now }) : cancel(one, { event: eventOf({ capacity }), now })
      if (!next.ok) return
      all[at] = next.value
      for (const moved of moveUp(all, capacity)) all[all.findIndex(({ id }) => id === moved.id)] = moved
    })
    const { confirmed, waiting } = tallyOf(all)
    assert.ok(confirmed <= capacity)
    assert.ok(waiting === 0 || confirmed === capacity)
    const [lastIn] = inOrder(all.filter(({ state }) => state === 'confirmed')).toReversed()
    for (const one of all) if (one.state === 'waiting' && lastIn !== undefined) assert.ok((one.confirmedAt ?? 0) >= (lastIn.confirmedAt ?? 0))
  }))
})

test('who has a place or waits keeps it when somebody asks again in their name; who cancelled asks anew', () => {
  const asking = { name: 'Erika Beispiel', email: 'gast1@firma.example', language: 'de', consent: 1 } as const
  const [confirmed, , cancelled] = registered('cwx') as [Registration, Registration, Registration]
  assert.equal(ask(asking, { id: nth(9), event: nth(900) }, confirmed, BEFORE), confirmed)
  const again = ask(asking, { id: nth(9), event: nth(900) }, cancelled, BEFORE)
  assert.deepEqual([again.id, again.state, again.name, again.confirmedAt], [cancelled.id, 'asked', 'Erika Beispiel', undefined])
})

test('attendance is ticked for those with a place, and can be taken back', () => {
  const all = registered('ccw')
  assert.deepEqual(ticked(all, new Set([nth(1), nth(3)])).map(({ id, attended }) => [id, attended]), [[nth(1), true]])
  assert.deepEqual(ticked(all.map((one) => ({ ...one, attended: true })), new Set([nth(1)])).map(({ id, attended }) => [id, attended]), [[nth(2), false]])
})
