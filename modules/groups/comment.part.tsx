/** Discussions as a section of other pages: of an organisation, a topic, an intersection. And one comment, wherever it is shown. */
import type { ComponentChildren } from 'preact'
import { htmlOf } from '#platform/markdown'
import { Actions, addressOf, Button, Form, Prose, Section, Select, TextArea, type Entered, type Option } from '#platform/page'
import { printMoment, printDay } from '#platform/time'
import type { Language } from '#platform/words'
import type { Actor, Author } from '#modules/members'
import type { About, Comment, CommentId, Distancing } from './comment.ts'
import { commentsAbout, distancingsOn, mentionedIn } from './comment-store.ts'
import { authorNames, discussionAt, peopleToChoose, speaker, type GroupsNeeds, type Thing } from './frame.part.tsx'
import { may } from './policy.ts'
import { ADDRESSES } from './words.ts'

/** What happens that changes a discussion. */
export const DISCUSSION_HEARS = ['comment.written'] as const

type Asked = { readonly kind: About['kind']; readonly id: string; readonly actor: Actor; readonly language: Language }

/** The section of a page; nothing for who is not inside. */
export const discussionsPart =
  (needs: GroupsNeeds) =>
  async ({ kind, id, actor, language }: Asked): Promise<ComponentChildren> => {
    if (!may.discuss(actor).ok) return null
    const thing = await needs.thing({ kind, id })
    if (!thing.ok) return null
    const [comments, people] = await Promise.all([commentsAbout(needs.db, kind, thing.value.ids), choicesOf(needs)])
    const word = speaker(language)
    const shown = await shownWith(needs, comments, language)
    const discussions = comments.filter(({ answers }) => answers === undefined)
    return (
      <Section title={word('discussions')}>
        <p class="soft">{word('partLead')}{discussions.length === 0 ? ` ${word('partNone')}` : ''}</p>
        {discussions.map((first) => (
          <article key={first.id}>
            <OneComment comment={first} shown={shown} />
            <p><a href={discussionAt(first.id, language)}>{word('answers', { count: comments.filter(({ answers, deleted }) => answers === first.id && deleted === undefined).length })} · {word('answer')}</a></p>
          </article>
        ))}
        <details>
          <summary>{word('beginDiscussion')}</summary>
          <Beginning thing={thing.value} entered={{}} people={people} language={language} />
        </details>
      </Section>
    )
  }

/** What is shown with comments: who wrote them, whom they mention, who distanced themselves. */
export type Shown = { readonly nameOf: (author: Author) => string; readonly mentioned: ReadonlyMap<CommentId, readonly string[]>; readonly distancings: readonly Distancing[]; readonly language: Language; readonly zone: string; readonly now: Date }

export async function shownWith(needs: Pick<GroupsNeeds, 'db' | 'zone' | 'now'>, comments: readonly Comment[], language: Language): Promise<Shown> {
  const ids = comments.map(({ id }) => id)
  const [mentioned, distancings] = await Promise.all([mentionedIn(needs.db, ids), distancingsOn(needs.db, ids)])
  const nameOf = await authorNames(needs, [...comments.flatMap(({ by, deleted }) => [by, ...(deleted === undefined ? [] : [deleted.by])]), ...distancings.map(({ by }) => by)], language)
  return { nameOf, mentioned, distancings, language, zone: needs.zone, now: needs.now() }
}

/** Who wrote it when, what it says, whom it mentions; of a deleted one only that it was. */
export const OneComment = ({ comment, shown, children }: { readonly comment: Comment; readonly shown: Shown; readonly children?: ComponentChildren }) => {
  const { nameOf, language, zone } = shown
  const word = speaker(language)
  const { id, by, at, version, changedAt, text, deleted } = comment
  const names = shown.mentioned.get(id) ?? []
  return (
    <div id={id}>
      <p class="soft small">
        <strong>{nameOf(by)}</strong> · {printDay(at, language, zone)}
        {version === 1 || deleted !== undefined ? null : <> · <a href={addressOf(ADDRESSES.comment, language, { id })}>{word('changedAt', { time: printMoment(changedAt, language, zone) })}</a></>}
      </p>
      {deleted === undefined ? <Prose html={htmlOf(text)} language={language} /> : <p class="soft">{word('deletedBy', { time: printMoment(deleted.at, language, zone), who: nameOf(deleted.by) })}</p>}
      {names.length === 0 || deleted !== undefined ? null : <p class="soft small">{word('mentioned', { names: names.join(', ') })}</p>}
      {shown.distancings.filter(({ discussion }) => discussion === id).map((one) => <p class="small" key={nameOf(one.by)}>{word('distanced', { who: nameOf(one.by), time: printMoment(one.at, language, zone) })}</p>)}
      {children}
    </div>
  )
}

/** The people one may mention, for who would rather choose than type. */
export async function choicesOf(needs: GroupsNeeds): Promise<Option[]> {
  return (await peopleToChoose(needs)).map(({ person, name }) => ({ value: person, label: name }))
}

/** The form by which a discussion begins. */
export const Beginning = ({ thing, entered, people, language }: { readonly thing: Thing; readonly entered: Entered; readonly people: readonly Option[]; readonly language: Language }) => (
  <Form id="begin" to={addressOf(ADDRESSES.newDiscussion, language)} {...entered}>
    <input type="hidden" name="kind" value={thing.about.kind} />
    <input type="hidden" name="id" value={thing.about.id} />
    {saying(people, language)}
    <Actions><Button filled>{speaker(language)('beginDiscussion')}</Button></Actions>
  </Form>
)

/** What every form of a comment asks; called, so that the form finds the labels. */
export const saying = (people: readonly Option[], language: Language) => {
  const word = speaker(language)
  return (
    <>
      <TextArea name="text" label={word('text')} hint={word('textHint')} />
      {people.length === 0 ? null : <Select name="mentions" label={word('mention')} options={people} isOptional />}
    </>
  )
}

/** From what page one came, above a title. */
export const ThingLink = ({ thing, language }: { readonly thing: Thing; readonly language: Language }) => <a href={thing.to[language]}>{thing.name[language]}</a>
