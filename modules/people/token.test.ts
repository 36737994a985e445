import assert from 'node:assert/strict'
import { test } from 'node:test'
import { must } from '#platform/result'
import type { OrganisationId, PersonId } from '#modules/members'
import { LONGEST, makeToken, mayUse, type SaidOfToken, type TokenId } from './token.ts'

const AT = new Date('2026-11-30T10:00:00Z')
const optonet = 'optonet' as OrganisationId
const make = (said: Partial<SaidOfToken> = {}) => makeToken({ name: 'Termine', scopes: ['read'], days: 30, ...said }, { id: 'token' as TokenId, person: 'aenne' as PersonId, groups: ['organisations', 'tokens', 'passkeys'], actsFor: [optonet], at: AT })
const reasonOf = (result: ReturnType<typeof make>) => (result.ok ? undefined : result.refusal.reason)

test('what is said wrongly of a token is refused by its own reason', () => {
  assert.equal(reasonOf(make({ name: ' \u200B ' })), 'token.nameless')
  assert.equal(reasonOf(make({ name: 'x'.repeat(81) })), 'token.longName')
  assert.equal(reasonOf(make({ scopes: [] })), 'token.noScope')
  assert.equal(reasonOf(make({ scopes: ['read', 'write:everything'] })), 'token.unknownScope')
  for (const group of ['tokens', 'passkeys']) assert.equal(reasonOf(make({ scopes: [`write:${group}`] })), 'token.noScope')
  for (const days of [0, -1, 1.5, LONGEST + 1, Number.NaN]) assert.equal(reasonOf(make({ days })), 'token.days')
  assert.equal(reasonOf(make({ acting: 'curator' })), 'token.notYours')
  assert.equal(must(make({ acting: optonet })).acting, optonet)
})

test('a token is good until its last moment, and only for its scopes', () => {
  const token = must(make({ scopes: ['write:organisations'], days: 1 }))
  const use = (method: string, group: string, at = AT) => mayUse(token, { method, group, at })
  assert.ok(use('PATCH', 'organisations').ok)
  assert.ok(!use('GET', 'organisations').ok)
  assert.ok(!use('POST', 'news').ok)
  assert.ok(!use('POST', 'tokens').ok)
  assert.ok(!use('PATCH', 'organisations', token.expiresAt).ok)
})
