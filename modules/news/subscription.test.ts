import assert from 'node:assert/strict'
import { test } from 'node:test'
import { must } from '#platform/result'
import { nth } from './sample.ts'
import { confirmSubscription, endSubscription, networkIn, subscribe } from './subscription.ts'

const at = (minute: number): Date => new Date(minute * 60_000)
const ASKING = { email: 'erika@firma.example', language: 'de', consent: 1, from: '192.0.2.0/24' } as const

test('an address is valid once its mail was answered, and the proof stays when it ends', () => {
  const { subscription, isMailed } = subscribe(ASKING, nth(1), undefined, at(0))
  assert.deepEqual([subscription.state, subscription.askedFrom, isMailed], ['asked', '192.0.2.0/24', true])
  const confirmed = must(confirmSubscription(subscription, { now: at(5), from: '198.51.100.0/24' }))
  const ended = endSubscription(confirmed, at(99))
  assert.deepEqual([ended.state, ended.consent, ended.confirmedAt, ended.confirmedFrom, ended.endedAt], ['ended', 1, at(5), '198.51.100.0/24', at(99)])
  assert.equal(endSubscription(ended, at(200)), ended)
  assert.equal(confirmSubscription(ended, { now: at(100) }).ok, false, 'an old link begins nothing anew')
})

test('nobody fills a stranger’s mailbox, and who is subscribed stays so whoever asks', () => {
  const { subscription } = subscribe(ASKING, nth(1), undefined, at(0))
  assert.equal(subscribe(ASKING, nth(2), subscription, at(9)).isMailed, false)
  assert.equal(subscribe(ASKING, nth(2), subscription, at(10)).isMailed, true)
  const confirmed = must(confirmSubscription(subscription, { now: at(5) }))
  assert.deepEqual([subscribe(ASKING, nth(2), confirmed, at(60)).subscription.state, subscribe(ASKING, nth(2), confirmed, at(60)).subscription.id], ['confirmed', nth(1)])
  assert.equal(subscribe(ASKING, nth(2), endSubscription(confirmed, at(70)), at(90)).subscription.state, 'asked')
})

test('an address is shortened to its network', () => {
  assert.equal(networkIn('192.0.2.77'), '192.0.2.0/24')
  assert.equal(networkIn('::ffff:192.0.2.77'), '192.0.2.0/24')
  assert.equal(networkIn('2001:db8:1:2:3:4:5:6'), '2001:db8:1::/48')
  assert.equal(networkIn('2001:db8::1'), '2001:db8:0::/48')
  for (const none of ['', 'unknown', '<script>', '::1']) assert.equal(networkIn(none), undefined, none)
})
