/** Feeds: which are read, what came of the last reading or why it failed, and one more. */
import { goOn, idAt, readBy, readForm, textIn, type App, type FormValues } from '#platform/http'
import { Actions, addressOf, Button, Choices, EmptyState, Form, Section, Table, TextField, type Here, type Site } from '#platform/page'
import { must, refuse, Refused, type Refusal } from '#platform/result'
import { printDay } from '#platform/time'
import { LANGUAGES, type Language } from '#platform/words'
import { CALL_AUDIENCES, CALL_KINDS } from './call.ts'
import { beginFeed, endFeed, readAgain } from './feed-doing.part.ts'
import type { Feed, FeedId } from './feed.ts'
import { listFeeds } from './feed-store.ts'
import { again, attempted, RefusedNotice, speaker, told, type CallsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import { FeedIn } from './schema.ts'
import { ADDRESSES } from './words.ts'

const FIELDS = ['address', 'kind', 'audience', 'language'] as const

const fresh = (language: Language): FormValues => ({ kind: 'funding', audience: 'public', language })

export function hangFeedPages(app: App, site: Site, needs: CallsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const page = async ({ language, show }: Here, values: FormValues, refusal?: Refusal): Promise<Response> => {
    const word = speaker(language)
    const feeds = await listFeeds(needs.db)
    const { entered, above } = again(needs, values, refusal, language, ({ reason }) => (/^(?:web|feed)\./.test(reason) ? 'address' : undefined))
    return show(
      { title: word('feedsTitle'), lead: word('feedsLead'), above: <a href={addressOf(ADDRESSES.calls, language)}>{word('calls')}</a>, entry: 'projects' },
      <>
        <RefusedNotice needs={needs} refusal={above} language={language} />
        {feeds.length === 0 ? <EmptyState title={word('feedsNone')}>{word('feedsNoneTold')}</EmptyState> : <Feeds needs={needs} feeds={feeds} language={language} />}
        <Section title={word('feedAdd')}>
          <Form {...entered}>
            <TextField name="address" kind="url" label={word('feedAddress')} />
            <Choices name="kind" label={word('feedKind')} hint={word('kindHint')} options={CALL_KINDS.map((kind) => ({ value: kind, label: told(`kind.${kind}`, language) }))} />
            <Choices name="language" label={word('feedLanguage')} options={LANGUAGES.map((one) => ({ value: one, label: word(`language.${one}`) }))} />
            <Choices name="audience" label={word('audience')} options={CALL_AUDIENCES.map((audience) => ({ value: audience, label: told(`audience.${audience}`, language) }))} />
            <Actions><Button filled>{word('feedAdd')}</Button></Actions>
          </Form>
        </Section>
      </>,
      refusal === undefined ? 200 : 422,
    )
  }
  pages.get('feeds', async (door, here) => {
    must(may.tendFeeds(await needs.actorOf(door)))
    return page(here, fresh(here.language))
  })
  pages.post('feeds', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.tendFeeds(actor))
    const values = must(await readForm(door))
    const done = await attempted(async () => beginFeed(needs, actor, must(readBy(FeedIn, Object.fromEntries(FIELDS.map((name) => [name, textIn(values, name) || undefined]))))))
    return done.ok ? goOn(door, addressOf(ADDRESSES.feeds, here.language)) : page(here, values, done.refusal)
  })
  pages.post('feed', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.tendFeeds(actor))
    const id: FeedId = idAt(door, 'feed.none')
    const what = textIn(must(await readForm(door)), 'do')
    if (what !== 'read' && what !== 'remove') throw new Refused({ kind: 'invalid', reason: 'http.fields', facts: { do: 'unchosen' } })
    const done = await attempted(async () => (what === 'read' ? void (await readAgain(needs, actor, id)) : endFeed(needs, actor, id)))
    if (done.ok) return goOn(door, addressOf(ADDRESSES.feeds, here.language))
    return must(refuse(done.refusal.kind, done.refusal.reason, done.refusal.facts))
  })
}

const Feeds = ({ needs, feeds, language }: { readonly needs: CallsNeeds; readonly feeds: readonly Feed[]; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Table
      caption={word('feeds')}
      hidesCaption
      rows={feeds}
      columns={[
        { head: word('feed'), cell: ({ title, address }) => <>{title ?? address}{title === undefined ? null : <><br /><span class="soft small">{address}</span></>}</> },
        { head: word('feedBecomes'), cell: ({ kind, audience }) => [told(`kind.${kind}`, language), told(`audience.${audience}`, language)].join(', ') },
        { head: word('feedState'), cell: (feed) => stateOf(needs, feed, language) },
        {
          head: word('feedDoes'),
          cell: ({ id }) => <Form id={`f${id}`} to={addressOf(ADDRESSES.feed, language, { id })}><Actions><Button name="do" value="read" small>{word('feedRead')}</Button><Button name="do" value="remove" small>{word('feedRemove')}</Button></Actions></Form>,
        },
      ]}
    />
  )
}

function stateOf({ zone, sentence }: CallsNeeds, { readAt, counts, refusal, failures }: Feed, language: Language): string {
  const word = speaker(language)
  if (readAt === undefined) return word('feedWaiting')
  const day = printDay(readAt, language, zone)
  if (refusal !== undefined) return word(failures === 1 ? 'feedFailedOnce' : 'feedFailed', { day, count: failures, sentence: sentence(refusal, language) })
  return word('feedCounts', { day, ...(counts ?? { new: 0, changed: 0, same: 0, differs: 0, skipped: 0 }) })
}
