import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { OrganisationId } from '#modules/members'
import { idsFrom } from '../members/sample.ts'
import { linesOf, NOTICE_KINDS, type Notice, type NoticeKind } from './notice.ts'

const next = idsFrom<'organisation'>()
const [optonet, uhu] = [next(), next()]

/** `comment laser 2026-12-01`: a kind, what it is about, and until when. */
const notice = (said: string, organisation: OrganisationId | 'nobody' = optonet): Notice => {
  const [kind, about = '', due] = said.split(' ')
  return { kind: kind as NoticeKind, about: { de: about, en: about }, to: { de: `/de/${about}`, en: `/en/${about}` }, all: { de: '/de/alle', en: '/en/all' }, ...(organisation === 'nobody' ? {} : { organisation }), ...(due === undefined ? {} : { due }), thing: about }
}
const told = (notices: readonly Notice[], silenced?: readonly NoticeKind[]): string[] => linesOf(notices, silenced).lines.map(({ kind, count, about, to }) => `${count} ${kind} ${about.de} ${to.de}`)

test('notices of one kind for one organisation are one line with one button, called by the most urgent', () => {
  assert.deepEqual(told(['competences laser', 'competences optik 2026-12-04', 'competences glas'].map((one) => notice(one))), ['3 competences optik /de/alle'])
  assert.deepEqual(told([notice('competences laser')]), ['1 competences laser /de/laser'])
  assert.equal(told([notice('competences laser'), notice('competences laser', uhu)]).length, 2, 'each for its own organisation')
})

test('what is due first comes first, then what is most important', () => {
  assert.deepEqual(told(['comment a', 'twin b 2026-12-24', 'event c 2026-12-01', 'signature d'].map((one) => notice(one))), ['1 event c /de/c', '1 twin b /de/b', '1 signature d /de/d', '1 comment a /de/a'])
})

test('there are at most five lines, and it is said how much more there is', () => {
  const { lines, more } = linesOf([...NOTICE_KINDS.map((kind) => notice(`${kind} x`)), notice('twin y')])
  assert.deepEqual([lines.length, more], [5, 9])
})

test('silenced kinds are not told', () => {
  assert.deepEqual(told([notice('comment a'), notice('event b')], ['comment']), ['1 event b /de/b'])
  assert.deepEqual(linesOf([notice('comment a')], ['comment']), { lines: [], more: 0 })
})

test('the order in which modules speak, and that one says a thing twice, changes nothing', () => {
  const any = fc.record({ kind: fc.constantFrom(...NOTICE_KINDS), about: fc.constantFrom('a', 'b', 'c'), due: fc.option(fc.constantFrom('2026-12-01', '2026-12-24'), { nil: undefined }), of: fc.constantFrom(optonet, uhu, 'nobody' as const) })
  const some = fc.uniqueArray(any, { maxLength: 20, selector: ({ kind, about, of }) => `${kind} ${about} ${of}` })
  fc.assert(fc.property(some, (given) => {
    const notices = given.map(({ kind, about, due, of }) => notice(`${kind} ${about}${due === undefined ? '' : ` ${due}`}`, of))
    const all = linesOf(notices)
    assert.deepEqual(linesOf([...notices, ...notices]), all)
    const shape = ({ lines, more }: typeof all): unknown => [lines.map(({ kind, organisation, count, due }) => [kind, organisation, count, due]), more]
    assert.deepEqual(shape(linesOf(notices.toReversed())), shape(all))
    assert.equal(all.lines.reduce((sum, { count }) => sum + count, 0) + all.more, notices.length, 'nothing is lost')
  }))
})
