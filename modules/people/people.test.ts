import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, OrganisationId, PersonId } from '#modules/members'
import type { Result } from '#platform/result'
import { idsFrom } from '../members/sample.ts'
import { giveUpRole, takeRole, type HeldRole } from './held-role.ts'
import { acceptInvitation, invite, openInvitation, stateOf, withdrawInvitation } from './invitation.ts'
import { legitimate, mayRepresent, revoke, type Legitimation } from './legitimation.ts'
import { describePerson, pseudonymOf } from './person.ts'
import { may } from './policy.ts'

const newPerson = idsFrom<'person'>(1)
const newOrganisation = idsFrom<'organisation'>(100)
const [ida, jasper, leo]: readonly PersonId[] = [newPerson(), newPerson(), newPerson()] as const
const [uhu, kauzberg]: readonly OrganisationId[] = [newOrganisation(), newOrganisation()] as const
const said = (result: Result<unknown>): string => (result.ok ? 'yes' : result.refusal.reason)

const delegate = (person: PersonId, from = '2026-01-01', until?: string): HeldRole => ({ person, organisation: uhu, role: 'delegate', from, ...(until === undefined ? {} : { until }) })
const entitled = (changed: Partial<Legitimation> = {}): Legitimation => ({ id: 'a', person: ida, organisation: uhu, basis: 'statutory', clause: '§ 35 GmbHG, Geschäftsführung', scope: 'all', isJoint: false, from: '2026-01-01', ...changed })

test('a person has a name, without line breaks and invisible letters', () => {
  const described = describePerson({ name: ' Ida\u202e \n Uhu ', email: 'ida@uhu.example', language: 'de' }, { id: ida })
  assert.deepEqual(described, { ok: true, value: { id: ida, name: 'Ida Uhu', email: 'ida@uhu.example', language: 'de', invented: false } })
  assert.equal(said(describePerson({ name: '\u200b', email: 'ida@uhu.example', language: 'de' }, { id: ida })), 'person.nameless')
  assert.equal(said(describePerson({ name: 'U'.repeat(121), email: 'ida@uhu.example', language: 'de' }, { id: ida })), 'person.longName')
})

test('what remains of an erased person names nobody', () => {
  const { name, email } = pseudonymOf(ida)
  assert.doesNotMatch(`${name} ${email}`, /Ida|Uhu/)
  assert.notEqual(pseudonymOf(jasper).email, email)
})

test('a role is held once at a time, and again after it ended', () => {
  const office = { organisation: uhu, role: 'delegate' } as const
  assert.equal(said(takeRole(ida, office, '2026-05-01', [])), 'yes')
  assert.equal(said(takeRole(ida, office, '2026-05-01', [delegate(ida)])), 'role.twice')
  assert.equal(said(takeRole(ida, office, '2026-05-01', [delegate(ida, '2026-01-01', '2026-04-30')])), 'yes')
  assert.equal(said(takeRole(ida, { organisation: kauzberg, role: 'delegate' }, '2026-05-01', [delegate(ida)])), 'yes')
})

test('the last delegate does not disappear unnoticed; the last operator and office not at all', () => {
  const held = delegate(ida)
  assert.equal(said(giveUpRole(held, { until: '2026-05-01', others: [held] })), 'role.last.delegate')
  assert.equal(said(giveUpRole(held, { until: '2026-05-01', others: [held], isKnown: true })), 'yes')
  assert.equal(said(giveUpRole(held, { until: '2026-05-01', others: [held, delegate(jasper)] })), 'yes')
  assert.equal(said(giveUpRole(held, { until: '2026-05-01', others: [held, delegate(jasper, '2026-01-01', '2026-05-01')] })), 'role.last.delegate')
  assert.equal(said(giveUpRole({ ...held, until: '2026-04-01' }, { until: '2026-05-01', others: [held] })), 'role.ended')
  for (const role of ['operator', 'office'] as const) {
    const last: HeldRole = { person: ida, role, from: '2026-01-01' }
    assert.equal(said(giveUpRole(last, { until: '2026-05-01', others: [last], isKnown: true })), `role.last.${role}`)
    assert.equal(said(giveUpRole(last, { until: '2026-05-01', others: [last, { ...last, person: jasper }] })), 'yes')
  }
  const manager: HeldRole = { person: ida, organisation: uhu, role: 'manager', from: '2026-01-01' }
  assert.equal(said(giveUpRole(manager, { until: '2026-05-01', others: [manager] })), 'yes')
})

test('to vote one must be delegate or deputy and have a Legitimation that holds that day', () => {
  const standing = (roles: readonly HeldRole[], legitimations: readonly Legitimation[]) => ({ person: ida, organisation: uhu, roles, legitimations })
  const votes = (roles: readonly HeldRole[], legitimations: readonly Legitimation[], day = '2026-06-01') => said(mayRepresent(standing(roles, legitimations), 'votes', day))
  assert.equal(votes([delegate(ida)], [entitled()]), 'yes')
  assert.equal(votes([{ ...delegate(ida), role: 'deputy' } as HeldRole], [entitled()]), 'yes')
  assert.equal(votes([{ ...delegate(ida), role: 'manager' } as HeldRole], [entitled()]), 'legitimation.noDelegate')
  assert.equal(votes([], [entitled()]), 'legitimation.noDelegate')
  assert.equal(votes([delegate(ida, '2026-01-01', '2026-05-31')], [entitled()]), 'legitimation.noDelegate')
  assert.equal(votes([delegate(ida)], []), 'legitimation.none')
  assert.equal(votes([delegate(ida)], [entitled({ person: jasper })]), 'legitimation.none')
  assert.equal(votes([delegate(ida)], [entitled({ organisation: kauzberg })]), 'legitimation.none')
  assert.equal(votes([delegate(ida)], [entitled({ scope: 'signatures' })]), 'legitimation.notFor.votes')
  assert.equal(votes([delegate(ida)], [entitled({ from: '2026-06-02' })]), 'legitimation.notYet')
})

test('a Legitimation that ends today still holds today, and no longer tomorrow', () => {
  const one = entitled({ until: '2026-06-01' })
  const on = (day: string) => said(mayRepresent({ person: ida, organisation: uhu, roles: [delegate(ida)], legitimations: [one] }, 'votes', day))
  assert.equal(on('2026-06-01'), 'yes')
  assert.equal(on('2026-06-02'), 'legitimation.ended')
})

const signs = (legitimations: readonly Legitimation[]) => mayRepresent({ person: ida, organisation: uhu, roles: [], legitimations }, 'signatures', '2026-06-01')

test('a signature needs the right to give it and no role; who may act alone acts alone', () => {
  assert.equal(said(signs([entitled()])), 'yes')
  assert.equal(said(signs([entitled({ scope: 'votes' })])), 'legitimation.notFor.signatures')
  const found = signs([entitled({ id: 'joint', isJoint: true }), entitled({ id: 'sole' })])
  assert.equal(found.ok && found.value.id, 'sole')
})

test('a Legitimation says what it rests on, and ends no earlier than it began', () => {
  const given = { id: 'a', person: ida, organisation: uhu }
  const { basis, scope, isJoint } = entitled()
  assert.equal(said(legitimate({ basis, scope, isJoint, clause: '  ', from: '2026-01-01' }, given)), 'legitimation.noClause')
  assert.equal(said(legitimate({ basis, scope, isJoint, clause: 'x'.repeat(301), from: '2026-01-01' }, given)), 'legitimation.longClause')
  assert.equal(said(legitimate({ basis, scope, isJoint, clause: 'Vollmacht', from: '2026-01-02', until: '2026-01-01' }, given)), 'span.backwards')
  assert.equal(said(revoke(entitled({ until: '2026-03-01' }), '2026-04-01')), 'legitimation.over')
  const revoked = revoke(entitled({ from: '2026-05-01' }), '2026-04-30')
  assert.equal(revoked.ok && said(mayRepresent({ person: ida, organisation: uhu, roles: [delegate(ida)], legitimations: [revoked.value] }, 'votes', '2026-05-01')), 'legitimation.ended', 'what ends on its first day never held')
})

const at = new Date('2026-05-01T08:00:00Z')
const until = new Date('2026-05-15T08:00:00Z')
const invitation = { id: 'i', language: 'de', email: 'leo@kauzberg.example', organisation: kauzberg, offices: [{ organisation: kauzberg, role: 'manager' }], at, until } as const

test('an invitation is good once and for a time, and says what became of it', () => {
  assert.equal(said(openInvitation(invitation, until)), 'yes')
  assert.equal(said(openInvitation(invitation, new Date(until.getTime() + 1))), 'invitation.expired')
  const taken = acceptInvitation(invitation, { name: 'Leopold Kauz', email: '', id: leo }, at)
  assert.ok(taken.ok)
  assert.equal(taken.value.person.email, 'leo@kauzberg.example')
  assert.equal(said(acceptInvitation(taken.value.invitation, { name: 'Jemand', email: '', id: ida }, at)), 'invitation.accepted')
  assert.equal(said(withdrawInvitation(taken.value.invitation, at)), 'invitation.accepted')
  const withdrawn = withdrawInvitation(invitation, at)
  assert.ok(withdrawn.ok)
  assert.equal(stateOf(withdrawn.value, at), 'withdrawn')
  assert.equal(said(acceptInvitation(withdrawn.value, { name: 'Leopold Kauz', email: '', id: leo }, at)), 'invitation.withdrawn')
  assert.equal(said(invite({ language: 'de', offices: [] }, { id: 'j', at, until })), 'invitation.noRole')
})

const acting = (role: 'manager' | 'contributor' | 'delegate', organisation = uhu, standing: 'member' | 'guest' = 'member'): Actor => ({ as: 'organisation', organisation, standing, person: ida, roles: [role] })

test('people are invited by the office and by who runs an organisation or votes for it, entitled by the office alone', () => {
  const office: Actor = { as: 'curator', person: leo, roles: ['office'] }
  const moderator: Actor = { as: 'curator', person: leo, roles: ['moderator'] }
  const operator: Actor = { as: 'outside', person: leo, roles: ['operator'] }
  const nobody: Actor = { as: 'outside' }
  const table = [office, moderator, operator, acting('manager'), acting('delegate'), acting('contributor'), acting('manager', kauzberg), acting('manager', kauzberg, 'guest'), nobody].map((actor) => [may.see(actor, uhu), may.manage(actor, uhu), may.manageAlliance(actor), may.legitimate(actor)].map(said).join(' '))
  const [no, noAlliance, noRight] = ['people.mayNotManage', 'people.mayNotManageAlliance', 'people.mayNotLegitimate']
  assert.deepEqual(table, [
    'yes yes yes yes',
    `yes ${no} ${noAlliance} ${noRight}`,
    `yes ${no} yes ${noRight}`,
    `yes yes ${noAlliance} ${noRight}`,
    `yes yes ${noAlliance} ${noRight}`,
    `yes ${no} ${noAlliance} ${noRight}`,
    `yes ${no} ${noAlliance} ${noRight}`,
    `people.mayNotSee ${no} ${noAlliance} ${noRight}`,
    'people.mayNotSee actor.outside actor.outside actor.outside',
  ])
})
