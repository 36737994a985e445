import assert from 'node:assert/strict'
import { test } from 'node:test'
import { must } from '#platform/result'
import { answer, begin, close, isOver, LEVELS, otherSide, part, passOn, seenBy, shownOf, SIDES, type Act, type Level, type Release, type SideName } from './release.ts'

/** “a:topics b:field a:- b:no”: who releases how much, withdraws, declines; in order, what is refused changes nothing. */
function after(line: string, from: Release = begin(false)): Release {
  return line.split(' ').filter((one) => one !== '').reduce((release, one) => {
    const [side, said] = one.split(':') as [SideName, string]
    const done = answer(release, side, said === '-' ? { do: 'withdraw' } : said === 'no' ? { do: 'decline' } : { do: 'allow', level: said as Level })
    return done.ok ? done.value : release
  }, from)
}

const shown = (line: string): Level | undefined => shownOf(after(line))

test('what both see is the lower of both levels, and nothing while one has released nothing', () => {
  assert.equal(shown(''), undefined)
  assert.equal(shown('a:text'), undefined)
  assert.equal(shown('a:text b:field'), 'field')
  assert.equal(shown('a:existence b:text'), 'existence')
  assert.equal(shown('a:text b:field b:text'), 'text')
  assert.equal(shown('a:text b:text a:field'), 'field', 'a lower level takes back what goes further')
})

test('what is withdrawn is no longer shown; that it was is kept', () => {
  const release = after('a:topics b:topics a:-')
  assert.equal(shownOf(release), undefined)
  assert.equal(release.reached, 'topics')
  assert.deepEqual(seenBy(release, 'b'), { is: 'open', own: { told: true, state: 'allowed', level: 'topics' }, reached: 'topics' })
  assert.deepEqual(answer(release, 'a', { do: 'withdraw' }), { ok: false, refusal: { kind: 'conflict', reason: 'overlap.nothingReleased', facts: {} } })
})

test('how far the other would go is not told before both have answered', () => {
  for (const level of LEVELS) assert.deepEqual(seenBy(after(`a:${level}`), 'b'), seenBy(begin(false), 'b'))
  assert.deepEqual(seenBy(after('a:text b:field'), 'b'), seenBy(after('a:field b:field'), 'b'), 'nor beyond one’s own level')
})

test('for the other side a refusal looks as if the texts had been different, and as if the confidant had closed it', () => {
  const [declined, different, closed] = [after('b:topics a:no'), part(after('b:topics')), must(close(after('b:topics')))]
  for (const one of [declined, different, closed]) {
    assert.deepEqual(seenBy(one, 'b'), { is: 'nothing' })
    for (const act of [{ do: 'allow', level: 'text' }, { do: 'withdraw' }, { do: 'decline' }] as const) assert.deepEqual(answer(one, 'b', act), { ok: false, refusal: { kind: 'conflict', reason: 'overlap.nothing', facts: {} } })
  }
  assert.deepEqual(seenBy(declined, 'a'), { is: 'declined' })
  assert.equal(shownOf(after('a:no b:text a:text')), undefined, 'declining is final')
})

test('between competitors nobody hears of it, nor can answer, before the confidant passes it on to them', () => {
  const waiting = begin(true)
  assert.deepEqual(answer(waiting, 'a', { do: 'allow', level: 'text' }), { ok: false, refusal: { kind: 'missing', reason: 'overlap.none', facts: {} } })
  const half = must(passOn(waiting, 'a'))
  assert.equal(shownOf(after('a:text b:text', half)), undefined)
  assert.equal(shownOf(after('a:text b:text', must(passOn(half, 'b')))), 'text')
  assert.ok(!passOn(half, 'a').ok)
  assert.ok(!passOn(must(close(half)), 'b').ok)
})

/** A small generator with a seed: the same sequences every time. Source: Mulberry32. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

test('whatever both do in whatever order: never one-sided, never above the lower level, never anything after a refusal', () => {
  const next = chance(6)
  const one = <T,>(of: readonly T[]): T => of[Math.floor(next() * of.length)] ?? assert.fail()
  const acts: readonly Act[] = [...LEVELS.map((level) => ({ do: 'allow', level }) as const), { do: 'withdraw' }, { do: 'withdraw' }, { do: 'decline' }]
  let [seen, refused] = [0, 0]
  for (let round = 0; round < 2_000; round++) {
    let release = begin(next() < 0.3)
    // What each has released, kept beside the rule.
    const allowed: Record<SideName, Level | undefined> = { a: undefined, b: undefined }
    let [isDead, furthest] = [false, -1]
    for (let step = 0; step < 12; step++) {
      const side = one(SIDES)
      if (next() < 0.15) {
        const passed = passOn(release, side)
        if (passed.ok) release = passed.value
        continue
      }
      const act = one(acts)
      if (act.do === 'decline' && next() < 0.7) continue
      const done = answer(release, side, act)
      if (!done.ok) {
        refused++
        continue
      }
      assert.ok(!isDead)
      release = done.value
      allowed[side] = act.do === 'allow' ? act.level : undefined
      isDead = act.do === 'decline'
      const level = shownOf(release)
      const [a, b] = [allowed.a, allowed.b]
      if (isDead || a === undefined || b === undefined) assert.equal(level, undefined)
      else assert.equal(LEVELS.indexOf(level ?? assert.fail()), Math.min(LEVELS.indexOf(a), LEVELS.indexOf(b)))
      if (level !== undefined) [seen, furthest] = [seen + 1, Math.max(furthest, LEVELS.indexOf(level))]
      assert.equal(release.reached === undefined ? -1 : LEVELS.indexOf(release.reached), furthest)
      const views = SIDES.map((name) => seenBy(release, name))
      if (!isOver(release)) assert.equal(...(views.map((view) => (view.is === 'open' ? view.shown : 'over')) as [unknown, unknown]), 'both see the same')
      else assert.deepEqual(seenBy(release, otherSide(side)), { is: 'nothing' })
    }
  }
  assert.ok(seen > 1_000 && refused > 1_000, `${seen} shown, ${refused} refused`)
})
