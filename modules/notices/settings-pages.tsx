/** How a person is told: the form for who is signed in, and the link of every mail that ends it for who is not. */
import { transact } from '#platform/database'
import { readBy, readForm, sayFields, type App, type Door } from '#platform/http'
import { readLink } from '#platform/links'
import { Actions, Button, Choices, Form, Notice, Select, type Entered, type Site } from '#platform/page'
import { must, refuse } from '#platform/result'
import { now } from '#platform/runtime'
import { ZONES } from '#platform/time'
import { speaker, type Language } from '#platform/words'
import type { PersonId } from '#modules/members'
import { FREQUENCIES } from './digest-time.ts'
import { factIn, UNSUBSCRIBE, type NoticesNeeds } from './frame.part.ts'
import { MAILED_KINDS } from './notice.ts'
import { may } from './policy.ts'
import { SettingsForm } from './schema.ts'
import { settingsAtFirst, type NoticeSettings } from './settings.ts'
import { saveSettings, settingsOf } from './store.ts'
import { ADDRESSES, NOTICE_WORDS, PAGE_WORDS, WORDS } from './words.ts'

export function hangSettings(app: App, site: Site, needs: NoticesNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('settings', async (door, { language, show }) => {
    const person = must(may.set(await needs.actorOf(door)))
    return show(pageIn(language), <Editor values={valuesOf(await settingsNow(needs, person, language))} language={language} />)
  })
  pages.post('settings', async (door, { language, show }) => {
    const person = must(may.set(await needs.actorOf(door)))
    const values = must(await readForm(door))
    const read = readBy(SettingsForm, values)
    if (!read.ok) return show(pageIn(language), <Editor values={values} errors={sayFields(read.refusal, language, WORDS)} language={language} />, 422)
    const { wanted, ...said } = read.value
    const settings: NoticeSettings = { ...said, silenced: MAILED_KINDS.filter((kind) => !wanted.includes(kind)) }
    await keep(needs, person, settings)
    return show(pageIn(language), <Editor values={valuesOf(settings)} language={language} isSaved />)
  })
  pages.get('unsubscribe', (door, { language, show }) => {
    personIn(door, needs)
    const word = speaker(PAGE_WORDS, language)
    return show({ title: word('unsubscribeTitle'), lead: word('unsubscribeLead') }, <Form><Actions><Button filled>{word('unsubscribe')}</Button></Actions></Form>)
  })
  // A program of mail does this too (RFC 8058): its body says nothing that is needed.
  pages.post('unsubscribe', async (door, { language, show }) => {
    const person = personIn(door, needs)
    await keep(needs, person, { ...(await settingsNow(needs, person, language)), frequency: 'none' })
    const word = speaker(PAGE_WORDS, language)
    return show({ title: word('unsubscribed'), lead: word('unsubscribeLead') }, null)
  })
}

const pageIn = (language: Language) => ({ title: speaker(PAGE_WORDS, language)('settingsTitle'), lead: speaker(PAGE_WORDS, language)('settingsLead'), entry: 'overview' as const })

const keep = ({ db }: NoticesNeeds, person: PersonId, settings: NoticeSettings): Promise<void> => transact(db, (tx) => saveSettings(tx, person, settings, now()))

/** Whose mail the link was in. */
function personIn(door: Door, { secret }: NoticesNeeds): PersonId {
  const facts = must(readLink(secret, UNSUBSCRIBE, door.req.param('token') ?? '', now()))
  return (factIn(facts, 'person') ?? must(refuse('missing', 'link.foreign'))) as PersonId // signed by digest-jobs.ts
}

/** As they said, or as it is at first for them. */
export async function settingsNow({ db, peopleToNotify, zone }: NoticesNeeds, person: PersonId, language: Language): Promise<NoticeSettings> {
  const said = (await settingsOf(db, [person])).get(person)
  if (said !== undefined) return said
  return settingsAtFirst((await peopleToNotify(db)).find((one) => one.person === person) ?? { language, zone })
}

const valuesOf = ({ frequency, silenced, language, zone }: NoticeSettings): NonNullable<Entered['values']> => ({ frequency, wanted: MAILED_KINDS.filter((kind) => !silenced.includes(kind)), language, zone })

const Editor = ({ language, isSaved = false, ...entered }: Entered & { readonly language: Language; readonly isSaved?: boolean }) => {
  const word = speaker(PAGE_WORDS, language)
  const kind = speaker(NOTICE_WORDS, language)
  return (
    <>
      {isSaved ? <Notice kind="done" title={word('saved')} /> : null}
      <Form {...entered}>
        <Choices name="frequency" label={word('frequency')} options={FREQUENCIES.map((value) => ({ value, label: word(`frequency.${value}`) }))} />
        <Choices name="wanted" label={word('wanted')} hint={word('wantedHint')} many isOptional options={MAILED_KINDS.map((value) => ({ value, label: kind(`kind.${value}`) }))} />
        <Choices name="language" label={word('language')} options={(['de', 'en'] as const).map((value) => ({ value, label: word(`language.${value}`) }))} />
        <Select name="zone" label={word('zone')} hint={word('zoneHint')} options={ZONES.map((value) => ({ value, label: value.replaceAll('_', ' ') }))} />
        <Actions><Button filled>{word('save')}</Button></Actions>
      </Form>
    </>
  )
}
