import assert from 'node:assert/strict'
import { test } from 'node:test'
import { must } from '#platform/result'
import { amend, draft, illustrate, publish, stateOf, withdraw, withoutImage, type Publication, type Said } from './publication.ts'
import { eventOf, nth } from './sample.ts'

const [MONDAY, TUESDAY, FRIDAY] = [30, 31, 34].map((day) => new Date(Date.UTC(2026, 10, day))) as [Date, Date, Date]
const FREE = { news: false, event: false }
const SAID: Said = { twins: { de: { title: 'Neues Labor in Jena', text: 'Es ist offen.' } } }
const news = (said: Said = SAID): Publication => must(draft(said, { id: nth(1) }, MONDAY))
const published = must(publish(news(), { now: MONDAY, blocks: FREE }))
const picture = { file: 'ab'.repeat(32), width: 8, height: 6, alt: { de: 'Das Labor' } }

test('a draft is published now, or by the clock; what is published is withdrawn and may come back', () => {
  assert.equal(stateOf(news(), FRIDAY), 'draft')
  const scheduled = must(publish(news(), { at: FRIDAY, now: MONDAY, blocks: FREE }))
  assert.deepEqual([MONDAY, FRIDAY].map((now) => stateOf(scheduled, now)), ['scheduled', 'published'])
  assert.equal(stateOf(must(publish(news(), { at: MONDAY, now: TUESDAY, blocks: FREE })), TUESDAY), 'published', 'a moment gone by is now')
  const gone = must(withdraw(published, TUESDAY))
  assert.equal(stateOf(gone, FRIDAY), 'withdrawn')
  assert.equal(stateOf(must(publish(gone, { now: FRIDAY, blocks: FREE })), FRIDAY), 'published')
  assert.equal(stateOf(must(withdraw(scheduled, TUESDAY)), FRIDAY), 'withdrawn')
})

const reason = (result: { readonly ok: boolean; readonly refusal?: { readonly reason: string } }): string | undefined => result.refusal?.reason

test('each step says why it cannot be taken', () => {
  assert.equal(reason(withdraw(news(), MONDAY)), 'news.notPublished')
  assert.equal(reason(publish(published, { now: TUESDAY, blocks: FREE })), 'news.published')
  assert.equal(reason(publish(news({ twins: { en: { title: 'New lab', text: '' } } }), { now: MONDAY, blocks: FREE })), 'news.noGerman')
  assert.equal(reason(amend(published, { twins: { en: { title: 'New lab', text: '' } } }, 2, { now: TUESDAY, blocks: FREE })), 'news.noGerman')
  assert.equal(reason(amend(published, SAID, 1, { now: TUESDAY, blocks: FREE })), 'news.changed')
})

test('what a picture shows is said in every language that is published', () => {
  assert.equal(illustrate(news(), { ...picture, alt: { en: 'The lab' } }).ok, false)
  const illustrated = must(illustrate(news(), picture))
  assert.equal(publish(illustrated, { now: MONDAY, blocks: FREE }).ok, true)
  const both = must(amend(illustrated, { twins: { ...SAID.twins, en: { title: 'New lab', text: '' } } }, 2, { now: MONDAY, blocks: FREE }))
  assert.equal(publish(both, { now: MONDAY, blocks: FREE }).ok, false)
  assert.equal(illustrate(both, picture).ok, false)
  assert.deepEqual(must(illustrate(both, { ...picture, alt: { de: 'Das Labor', en: 'The lab' } })).images.length, 1, 'the same picture stands once')
  assert.equal(must(withoutImage(illustrated, picture.file)).images.length, 0)
  assert.equal(withoutImage(news(), picture.file).ok, false)
})

test('an event stays one when only its text is changed, and news stay news', () => {
  const event = must(draft({ ...SAID, event: eventOf() }, { id: nth(1) }, MONDAY))
  assert.equal(must(amend(event, SAID, 1, { now: TUESDAY, blocks: FREE })).event?.place, 'Jena, Volkshaus')
  assert.equal(must(amend(news(), { ...SAID, event: eventOf() }, 1, { now: TUESDAY, blocks: FREE })).event, undefined)
})

test('where both must say the same, neither a stale nor a missing version is published, nor what readers have changed into one', () => {
  const BLOCKED = { news: true, event: false }
  const TWINS = { de: { title: 'Neues Labor', text: '' }, en: { title: 'New lab', text: '' } }
  const changedGerman = { twins: { ...TWINS, de: { title: 'Neues Labor in Jena', text: '' } } }
  const both = must(draft({ twins: TWINS }, { id: nth(1) }, MONDAY))
  const behind = must(amend(both, changedGerman, 1, { now: TUESDAY, blocks: BLOCKED }))
  assert.equal(reason(publish(behind, { now: TUESDAY, blocks: BLOCKED })), 'twin.staleEnglish')
  assert.equal(publish(behind, { now: TUESDAY, blocks: FREE }).ok, true)
  const confirmed = must(amend(behind, { ...changedGerman, othersStay: true }, 2, { now: TUESDAY, blocks: BLOCKED }))
  const shown = must(publish(confirmed, { now: TUESDAY, blocks: BLOCKED }))
  assert.equal(reason(amend(shown, { twins: TWINS }, 4, { now: FRIDAY, blocks: BLOCKED })), 'twin.staleEnglish')
  assert.equal(amend(shown, { twins: TWINS, othersStay: true }, 4, { now: FRIDAY, blocks: BLOCKED }).ok, true)
  const german = { twins: { de: TWINS.de } }
  assert.equal(reason(amend(shown, german, 4, { now: FRIDAY, blocks: BLOCKED })), 'twin.goneEnglish')
  const without = must(amend(shown, german, 4, { now: FRIDAY, blocks: FREE }))
  assert.equal(reason(publish(must(withdraw(without, FRIDAY)), { now: FRIDAY, blocks: BLOCKED })), 'twin.goneEnglish')
  assert.equal(amend(without, { ...german, contact: { name: 'Änne Probst' } }, 5, { now: FRIDAY, blocks: BLOCKED }).ok, true, 'what says nothing else is not held up')
  assert.equal(amend(without, { twins: TWINS }, 5, { now: FRIDAY, blocks: BLOCKED }).ok, true, 'and it may come back')
  const never = must(amend(both, german, 1, { now: TUESDAY, blocks: BLOCKED }))
  assert.equal(publish(never, { now: TUESDAY, blocks: BLOCKED }).ok, true, 'what no reader had is not missing')
  const held = must(amend(must(draft({ twins: TWINS, event: eventOf() }, { id: nth(2) }, MONDAY)), changedGerman, 1, { now: TUESDAY, blocks: BLOCKED }))
  assert.equal(publish(held, { now: TUESDAY, blocks: BLOCKED }).ok, true, 'each kind for itself')
})
