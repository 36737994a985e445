/** The pages of discussions: what is talked about, beginning one, one with its answers, one comment with its versions, and who distanced themselves. */
import { answerFile, goOn, idAt, readBy, readForm, textIn, type App, type Door, type FormValues } from '#platform/http'
import { htmlOf } from '#platform/markdown'
import { attempted, Actions, addressOf, Button, ButtonLink, EmptyState, Form, MENU_ADDRESSES, Prose, Section, Table, type Here, type Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import { cellOf, sheetFile } from '#platform/sheets'
import { printMoment, printDay } from '#platform/time'
import type { Language } from '#platform/words'
import type { Actor } from '#modules/members'
import type { Comment, CommentId } from './comment.ts'
import { answerDiscussion, beginDiscussion, changeComment, distanceFrom, readable, removeComment, thingIn } from './comment-doing.part.ts'
import { Beginning, choicesOf, DISCUSSION_HEARS, OneComment, saying, shownWith, ThingLink } from './comment.part.tsx'
import { discussionOf, latestDiscussions, listDistancings, seeMentions, versionsOf } from './comment-store.ts'
import { again, authorNames, because, discussionAt, RefusedNotice, speaker, type GroupsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import { CommentForm, CommentVersion } from './schema.ts'
import { ADDRESSES } from './words.ts'

const MOST_LISTED = 50

export function hangDiscussions(app: App, site: Site, needs: GroupsNeeds): void {
  hangList(app, site, needs)
  hangBeginning(app, site, needs)
  hangOne(app, site, needs)
  hangComment(app, site, needs)
  hangDistancings(app, site, needs)
}

const idIn = (door: Door): CommentId => idAt(door, 'comment.none')

/** By what is refused, the field beside which it stands. */
const FIELDS = { 'comment.empty': 'text', 'comment.long': 'text', 'mention.nobody': 'text', 'mention.several': 'mentions', 'mention.stranger': 'mentions' }

function hangList(app: App, site: Site, needs: GroupsNeeds): void {
  site.pages(app, ADDRESSES).get('discussions', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    must(may.seeDiscussions(actor))
    const word = speaker(language)
    const found = await latestDiscussions(needs.db, MOST_LISTED)
    const things = await Promise.all(found.map(({ first }) => needs.thing(first.about)))
    const nameOf = await authorNames(needs, found.map(({ first }) => first.by), language)
    const rows = found.map((one, at) => ({ ...one, thing: things[at]?.ok === true ? things[at].value : undefined }))
    return show(
      { title: word('discussionsTitle'), lead: rows.length === 0 ? word('discussionsNone') : word('discussionsLead', { count: rows.length }), entry: 'overview', live: DISCUSSION_HEARS.join(' '), actions: <Further actor={actor} language={language} /> },
      rows.length === 0 ? (
        <EmptyState title={word('discussionsNone')} action={<ButtonLink to={addressOf(MENU_ADDRESSES.members, language)} filled>{word('toMembers')}</ButtonLink>}>{word('discussionsNoneTold')}</EmptyState>
      ) : (
        <ul class="hits">
          {rows.map(({ first, answers, lastAt, thing }) => (
            <li key={first.id}>
              <a href={discussionAt(first.id, language)}>{thing?.name[language] ?? word(`kind.${first.about.kind}`)}</a>
              <span class="soft small">{[nameOf(first.by), printDay(lastAt, language, needs.zone), word('answers', { count: answers })].join(' · ')}</span>
            </li>
          ))}
        </ul>
      ),
    )
  })
}

/** What the office does besides, and what everybody may see of themselves. */
const Further = ({ actor, language }: { readonly actor: Actor; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <>
      <ButtonLink to={addressOf(ADDRESSES.distancings, language)}>{word('toDistancings')}</ButtonLink>
      {may.writeToMembers(actor).ok ? <ButtonLink to={addressOf(ADDRESSES.circulars, language)}>{word('circulars')}</ButtonLink> : null}
      {may.reachOut(actor).ok ? <ButtonLink to={addressOf(ADDRESSES.contacts, language)}>{word('contacts')}</ButtonLink> : null}
      {may.report(actor).ok ? <ButtonLink to={addressOf(ADDRESSES.reports, language)}>{word('reports')}</ButtonLink> : null}
    </>
  )
}

function hangBeginning(app: App, site: Site, needs: GroupsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const shown = async ({ language, show }: Here, values: FormValues, refusal?: Refusal): Promise<Response> => {
    const thing = must(await thingIn(needs, values['kind'], values['id']))
    const { entered, above } = again(values, refusal, language, FIELDS)
    const word = speaker(language)
    return show(
      { title: word('beginDiscussion'), above: <ThingLink thing={thing} language={language} />, lead: word('newLead', { name: thing.name[language] }), entry: 'overview' },
      <><RefusedNotice refusal={above} language={language} /><Beginning thing={thing} entered={entered} people={await choicesOf(needs)} language={language} /></>,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('newDiscussion', async (door, here) => {
    must(may.discuss(await needs.actorOf(door)))
    return shown(here, { kind: door.req.query('kind'), id: door.req.query('id') })
  })
  pages.post('newDiscussion', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.discuss(actor))
    const values = must(await readForm(door))
    const { about } = must(await thingIn(needs, values['kind'], values['id']))
    const done = await attempted(async () => beginDiscussion(needs, actor, about, must(readSaid(values))))
    return done.ok ? goOn(door, discussionAt(done.value.id, here.language)) : shown(here, values, done.refusal)
  })
}

/** Text and whom it mentions, as a form sends them. */
const readSaid = (values: FormValues) => readBy(CommentForm, { text: textIn(values, 'text'), mentions: [textIn(values, 'mentions')].filter((one) => one !== '') })

function hangOne(app: App, site: Site, needs: GroupsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const shown = async ({ language, show }: Here, actor: Actor, id: CommentId, values: FormValues = {}, refusal?: Refusal): Promise<Response> => {
    const [first, ...answers] = await discussionOf(needs.db, id)
    if (first === undefined || first.answers !== undefined) throw new Error('a discussion begins with its first comment')
    const found = await needs.thing(first.about)
    const told = await shownWith(needs, [first, ...answers], language)
    const word = speaker(language)
    const name = found.ok ? found.value.name[language] : word(`kind.${first.about.kind}`)
    const { entered, above } = again(values, refusal, language, FIELDS)
    return show(
      {
        title: word('discussionTitle', { name }),
        above: found.ok ? <ThingLink thing={found.value} language={language} /> : undefined,
        lead: word('discussionLead', { who: told.nameOf(first.by), day: printDay(first.at, language, needs.zone), count: answers.filter(({ deleted }) => deleted === undefined).length }),
        entry: 'overview',
        live: DISCUSSION_HEARS.join(' '),
      },
      <>
        <RefusedNotice refusal={above} language={language} />
        {[first, ...answers].map((comment) => <OneComment key={comment.id} comment={comment} shown={told}><Own comment={comment} actor={actor} language={language} /></OneComment>)}
        {first.deleted === undefined ? (
          <Section title={word('answer')}>
            <Form id="answer" {...entered}>
              {saying(await choicesOf(needs), language)}
              <Actions><Button filled>{word('answer')}</Button></Actions>
            </Form>
          </Section>
        ) : null}
        <Section title={word('distanceWhat')}>
          <p class="soft">{word('distanceTold')}</p>
          <Form id="distance" to={addressOf(ADDRESSES.distancing, language, { id })}><Actions><Button>{word('distance')}</Button></Actions></Form>
        </Section>
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  /** The comment that began the discussion; of an answer, where its discussion is. */
  const firstOf = async (actor: Actor, id: CommentId): Promise<Comment> => (await readable(needs.db, actor, id)).comment

  pages.get('discussion', async (door, here) => {
    const [actor, id] = [await needs.actorOf(door), idIn(door)]
    const first = await firstOf(actor, id)
    if (first.answers !== undefined) return goOn(door, `${discussionAt(first.answers, here.language)}#${id}`)
    // Who reads it has been told.
    if (actor.person !== undefined) await seeMentions(needs.db, actor.person, id, needs.now())
    return shown(here, actor, id)
  })
  pages.post('discussion', async (door, here) => {
    const [actor, id] = [await needs.actorOf(door), idIn(door)]
    const values = must(await readForm(door))
    const first = await firstOf(actor, id)
    const done = await attempted(async () => answerDiscussion(needs, actor, id, must(readSaid(values))))
    return done.ok ? goOn(door, `${discussionAt(id, here.language)}#${done.value.id}`) : shown(here, actor, first.answers ?? id, values, done.refusal)
  })
  pages.post('distancing', async (door, here) => {
    const [actor, id] = [await needs.actorOf(door), idIn(door)]
    const first = await firstOf(actor, id)
    const done = await attempted(() => distanceFrom(needs, actor, id))
    return done.ok ? goOn(door, discussionAt(id, here.language)) : shown(here, actor, first.answers ?? id, {}, done.refusal)
  })
}

/** What one may do with a comment. */
const Own = ({ comment, actor, language }: { readonly comment: Comment; readonly actor: Actor; readonly language: Language }) =>
  comment.deleted !== undefined || !(may.change(actor, comment).ok || may.remove(actor, comment).ok) ? null : <p class="small"><a href={addressOf(ADDRESSES.comment, language, { id: comment.id })}>{speaker(language)(may.change(actor, comment).ok ? 'change' : 'remove')}</a></p>

function hangComment(app: App, site: Site, needs: GroupsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const shown = async ({ language, show }: Here, actor: Actor, comment: Comment, values?: FormValues, refusal?: Refusal): Promise<Response> => {
    const word = speaker(language)
    const [mayChange, mayRemove] = [may.change(actor, comment), may.remove(actor, comment)]
    const { entered, above } = again(values ?? { text: comment.text, version: String(comment.version) }, refusal, language, FIELDS)
    const versions = await versionsOf(needs.db, comment.id)
    return show(
      { title: word(mayChange.ok ? 'commentTitle' : 'comment'), above: <a href={discussionAt(comment.answers ?? comment.id, language)}>{word('discussions')}</a>, lead: word(mayChange.ok ? 'commentLead' : 'versionsLead'), entry: 'overview' },
      <>
        <RefusedNotice refusal={above} language={language} />
        {mayChange.ok ? (
          <Form id="change" {...entered}>
            <input type="hidden" name="version" value={textIn(entered.values ?? {}, 'version') || String(comment.version)} />
            {saying(await choicesOf(needs), language)}
            <Actions><Button name="do" value="change" filled>{word('save')}</Button></Actions>
          </Form>
        ) : (
          <Actions><Button because={because(mayChange, language)}>{word('change')}</Button></Actions>
        )}
        {mayRemove.ok ? (
          <Section title={word('remove')}>
            <p class="soft">{word('removeTold')}</p>
            <Form id="remove"><Actions><Button name="do" value="remove">{word('remove')}</Button></Actions></Form>
          </Section>
        ) : null}
        <Section title={word('versions')}>
          {versions.toReversed().map(({ version, at, text }) => <details key={version} open={version === comment.version}><summary>{word('versionAt', { version, time: printMoment(at, language, needs.zone) })}</summary><Prose html={htmlOf(text)} language={language} /></details>)}
        </Section>
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  const asked = async (door: Door): Promise<{ readonly actor: Actor; readonly comment: Comment }> => {
    const actor = await needs.actorOf(door)
    const { comment } = await readable(needs.db, actor, idIn(door))
    // Of what was deleted nothing is shown, and so no version.
    if (comment.deleted !== undefined) must({ ok: false, refusal: { kind: 'missing', reason: 'comment.none', facts: {} } })
    return { actor, comment }
  }
  pages.get('comment', async (door, here) => {
    const { actor, comment } = await asked(door)
    return shown(here, actor, comment)
  })
  pages.post('comment', async (door, here) => {
    const { actor, comment } = await asked(door)
    const values = must(await readForm(door))
    const done = await attempted(async () => (values['do'] === 'remove' ? removeComment(needs, actor, comment.id) : changeComment(needs, actor, comment.id, { ...must(readSaid(values)), ...must(readBy(CommentVersion, { version: textIn(values, 'version') })) })))
    return done.ok ? goOn(door, `${discussionAt(comment.answers ?? comment.id, here.language)}#${comment.id}`) : shown(here, actor, comment, values, done.refusal)
  })
}

// ---- Distancings

/** Those that this actor may see, told. */
export async function distancingsFor(needs: GroupsNeeds, actor: Actor, language: Language) {
  const by = must(may.discuss(actor))
  const found = await listDistancings(needs.db, may.seeAllDistancings(actor) ? undefined : by)
  const nameOf = await authorNames(needs, found.map((one) => one.by), language)
  const things = await Promise.all(found.map(({ about }) => needs.thing(about)))
  return found.map((one, at) => ({ ...one, who: nameOf(one.by), name: things[at]?.ok === true ? things[at].value.name[language] : speaker(language)(`kind.${one.about.kind}`) }))
}

function hangDistancings(app: App, site: Site, needs: GroupsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('distancings', async (door, { language, show }) => {
    const rows = await distancingsFor(needs, await needs.actorOf(door), language)
    const word = speaker(language)
    return show(
      { title: word('distancingsTitle'), lead: rows.length === 0 ? word('distancingsNone') : word('distancingsLead', { count: rows.length }), entry: 'overview', actions: rows.length === 0 ? undefined : <><ButtonLink to={addressOf(ADDRESSES.distancingsExcel, language)}>{word('asExcel')}</ButtonLink><ButtonLink to={addressOf(ADDRESSES.distancingsCsv, language)}>{word('asCsv')}</ButtonLink></> },
      rows.length === 0 ? <EmptyState title={word('distancingsNone')}>{word('distanceTold')}</EmptyState> : (
        <Table
          caption={word('distancings')}
          hidesCaption
          rows={rows}
          columns={[
            { head: word('who'), cell: ({ who }) => who },
            { head: word('when'), cell: ({ at }) => printMoment(at, language, needs.zone) },
            { head: word('aboutWhat'), cell: ({ discussion, name }) => <a href={discussionAt(discussion, language)}>{name}</a> },
          ]}
        />
      ),
    )
  })
  for (const [key, form] of [['distancingsCsv', 'csv'], ['distancingsExcel', 'xlsx']] as const) {
    pages.get(key, async (door, { language }) => {
      const told = await distancingsFor(needs, await needs.actorOf(door), language)
      const word = speaker(language)
      const rows = told.map(({ who, at, name, discussion, said }) => [who, at.toISOString(), name, cellOf(said, form), needs.origin() + discussionAt(discussion, language)])
      return answerFile(door, sheetFile({ name: word('distancings'), head: [word('who'), word('when'), word('aboutWhat'), word('saidThen'), word('address')], rows }, form))
    })
  }
}
