/** What the doors of pages and of the API do with comments, whole: load, may, rule, keep; each in one transaction. */
import { transact, type Tx } from '#platform/database'
import { record } from '#platform/live'
import { must, refuse, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import { dayAfter } from '#platform/time'
import { placements, type Actor, type Author, type PersonId } from '#modules/members'
import type { NoticeSource } from '#modules/notices'
import { ABOUT_KINDS, answer, begin, change, distance, remove, type About, type Comment, type CommentId, type Distancing } from './comment.ts'
import { addComment, addDistancing, distancingsOn, findComment, keepMentions, openMentions, saveComment, unansweredAbout } from './comment-store.ts'
import { discussionAt, peopleInside, type GroupsNeeds, type Thing } from './frame.part.tsx'
import { mentionsIn } from './mention.ts'
import { may } from './policy.ts'

type Doing = Pick<GroupsNeeds, 'db' | 'now' | 'today' | 'zone' | 'thing'>

/** What somebody says, and whom they mention besides the names in it. */
type Said = { readonly text: string; readonly mentions?: readonly PersonId[] | undefined }

/** A comment that this actor may read: they are inside. */
export async function readable(tx: Doing['db'] | Tx, actor: Actor, id: CommentId): Promise<{ readonly comment: Comment; readonly by: Author }> {
  const by = must(may.discuss(actor))
  return { comment: must(await findComment(tx, id)), by }
}

/** Begins a discussion about a thing. */
export async function beginDiscussion(needs: Doing, actor: Actor, asked: About, said: Said): Promise<Comment> {
  const by = must(may.discuss(actor))
  const { about } = must(await needs.thing(asked))
  const comment = must(begin(about, said.text, { id: newId(), by, at: needs.now() }))
  return keepNew(needs, comment, said)
}

/** Answers the comment that began a discussion. */
export async function answerDiscussion(needs: Doing, actor: Actor, id: CommentId, said: Said): Promise<Comment> {
  const { comment: first, by } = await readable(needs.db, actor, id)
  const comment = must(answer(first, said.text, { id: newId(), by, at: needs.now() }))
  return keepNew(needs, comment, said)
}

async function keepNew(needs: Doing, comment: Comment, { mentions }: Said): Promise<Comment> {
  const people = must(mentionsIn(comment.text, await peopleInside(needs), mentions))
  return transact(needs.db, async (tx) => {
    // A discussion may have been deleted since.
    if (comment.answers !== undefined && must(await findComment(tx, comment.answers)).deleted !== undefined) must(refuse('conflict', 'comment.deleted'))
    await addComment(tx, comment)
    await keepMentions(tx, comment.id, others(people, comment.by))
    await record(tx, { kind: 'comment.written', about: comment.answers ?? comment.id })
    return comment
  })
}

/** Nobody is told of themselves. */
const others = (people: readonly PersonId[], { person }: Author): PersonId[] => people.filter((one) => one !== person)

export async function changeComment(needs: Doing, actor: Actor, id: CommentId, { text, mentions, version }: Said & { readonly version: number }): Promise<Comment> {
  const inside = await peopleInside(needs)
  return transact(needs.db, async (tx) => {
    const { comment } = await readable(tx, actor, id)
    must(may.change(actor, comment))
    const next = must(change(comment, text, version, needs.now()))
    if (next.version !== comment.version) must(await saveComment(tx, next, comment))
    await keepMentions(tx, id, others(must(mentionsIn(next.text, inside, mentions)), comment.by))
    await record(tx, { kind: 'comment.written', about: comment.answers ?? id })
    return next
  })
}

export function removeComment(needs: Doing, actor: Actor, id: CommentId): Promise<Comment> {
  return transact(needs.db, async (tx) => {
    const { comment } = await readable(tx, actor, id)
    const by = must(may.remove(actor, comment))
    const next = must(remove(comment, { by, at: needs.now() }))
    must(await saveComment(tx, next, comment))
    await record(tx, { kind: 'comment.written', about: comment.answers ?? id })
    return next
  })
}

/** “Ich distanziere mich”, from a whole discussion. */
export function distanceFrom(needs: Doing, actor: Actor, id: CommentId): Promise<Distancing> {
  return transact(needs.db, async (tx) => {
    const { comment, by } = await readable(tx, actor, id)
    const distancing = must(distance(comment, { by, at: needs.now() }, await distancingsOn(tx, [id])))
    must(await addDistancing(tx, newId(), distancing))
    await record(tx, { kind: 'comment.written', about: id })
    return distancing
  })
}

// ---- Notices

/** How long a discussion about an organisation waits for it. */
const RECENT_DAYS = 14

/** Where a person is mentioned, and what is said about an organisation. */
export const commentNotices =
  ({ thing }: Pick<GroupsNeeds, 'thing'>): NoticeSource =>
  async (db, { organisations: asked, person, roles, today }) => {
    // Guests and who has left do not know that anything is said.
    const placed = asked.length === 0 ? new Map<string, { readonly standing: string }>() : await placements(db, today, asked)
    const organisations = asked.filter((one) => placed.get(one)?.standing === 'member')
    if (organisations.length === 0 && roles.length === 0) return []
    const [mentions, about] = await Promise.all([person === undefined ? [] : openMentions(db, person), organisations.length === 0 ? [] : unansweredAbout(db, organisations, dayAfter(today, -RECENT_DAYS))])
    const told = await Promise.all([...mentions.map((one) => ({ ...one, kind: 'mention' as const })), ...about.map((one) => ({ ...one, kind: 'comment' as const }))].map(async (one) => ({ ...one, thing: await thing(one.about) })))
    return told.flatMap(({ thing: found, kind, discussion, day, ...one }) => {
      if (!found.ok) return []
      const { about: _, ...whose } = one
      return [{ kind, ...whose, about: found.value.name, to: { de: discussionAt(discussion, 'de'), en: discussionAt(discussion, 'en') }, since: day }]
    })
  }

/** A thing by what stands in an address or a form. */
export const thingIn = async ({ thing }: Pick<GroupsNeeds, 'thing'>, kind: unknown, id: unknown): Promise<Result<Thing>> => {
  const known = ABOUT_KINDS.find((one) => one === kind)
  return known === undefined || typeof id !== 'string' ? refuse('missing', 'comment.noThing') : thing({ kind: known, id })
}
