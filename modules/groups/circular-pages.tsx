/** The pages of circulars: all of them, writing one with its preview, and one with what was answered. */
import { goOn, idAt, readForm, textIn, textsIn, type App, type FormValues } from '#platform/http'
import { isId } from '#platform/ids'
import { htmlOf } from '#platform/markdown'
import { attempted, Actions, addressOf, Button, ButtonLink, Choices, EmptyState, Facts, Form, Leafing, Notice, Prose, Section, Table, TextArea, TextField, withQuery, type Here, type Site } from '#platform/page'
import { must, type Refusal } from '#platform/result'
import { newId } from '#platform/runtime'
import { printMoment, printDay } from '#platform/time'
import type { Language } from '#platform/words'
import { roles as known } from '#modules/members'
import { CIRCULAR_KINDS, twinFor, type Twin, type Twins } from './circular.ts'
import { letterOf, previewCircular, sendCircular } from './circular-doing.part.ts'
import { findCircular, listCirculars, repliesTo, type SentCircular, type ToldReply } from './circular-store.ts'
import { again, authorNames, RefusedNotice, sentenceOf, speaker, type GroupsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import { ADDRESSES } from './words.ts'

const PAGE = 50

/** What a form sent, as the rule takes it; what is no kind or role is not chosen. */
const saidIn = (values: FormValues) => ({
  twins: { de: { subject: textIn(values, 'subjectDe'), text: textIn(values, 'textDe') }, en: { subject: textIn(values, 'subjectEn'), text: textIn(values, 'textEn') } },
  kinds: CIRCULAR_KINDS.filter((kind) => textsIn(values, 'kinds').includes(kind)),
  roles: known.ORGANISATION_ROLES.filter((role) => textsIn(values, 'roles').includes(role)),
})

export function hangCirculars(app: App, site: Site, needs: GroupsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('circulars', async (door, { language, show }) => {
    must(may.writeToMembers(await needs.actorOf(door)))
    const word = speaker(language)
    const after = door.req.query('after')
    const found = await listCirculars(needs.db, PAGE + 1, after !== undefined && isId<'circular'>(after) ? after : undefined)
    const rows = found.slice(0, PAGE)
    const last = found.length > PAGE ? rows.at(-1) : undefined
    const write = <ButtonLink to={addressOf(ADDRESSES.newCircular, language)} filled>{word('newCircular')}</ButtonLink>
    return show(
      { title: word('circularsTitle'), lead: word('circularsLead'), entry: 'overview', actions: rows.length === 0 ? undefined : write },
      rows.length === 0 ? <EmptyState title={word('circularsNone')} action={write}>{word('circularsNoneTold')}</EmptyState> : (
        <>
          <Table
            caption={word('circulars')}
            hidesCaption
            rows={rows}
            columns={[
              { head: word('subject'), cell: ({ id, twins }) => <a href={addressOf(ADDRESSES.circular, language, { id })}>{twinFor(twins, language).twin.subject}</a> },
              { head: word('sentOn'), cell: ({ sentAt }) => printDay(sentAt, language, needs.zone) },
              { head: word('recipients'), isNumber: true, cell: ({ recipients }) => recipients },
              { head: word('replies'), isNumber: true, cell: ({ replies }) => replies },
            ]}
          />
          <Leafing previous={undefined} next={last === undefined ? undefined : withQuery(addressOf(ADDRESSES.circulars, language), { after: last.id })} />
        </>
      ),
    )
  })
  hangWriting(app, site, needs)
  pages.get('circular', async (door, { language, show }) => {
    must(may.writeToMembers(await needs.actorOf(door)))
    const circular = must(await findCircular(needs.db, idAt(door, 'circular.none')))
    const replies = await repliesTo(needs.db, circular.id)
    const nameOf = await authorNames(needs, [circular.by], language)
    const { id, twins, sentAt, recipients } = circular
    const word = speaker(language)
    return show(
      { title: twinFor(twins, language).twin.subject, above: <a href={addressOf(ADDRESSES.circulars, language)}>{word('circulars')}</a>, lead: word('circularLead', { day: printDay(sentAt, language, needs.zone), count: recipients, replies: replies.length }), entry: 'overview', beside: <Beside circular={circular} by={nameOf(circular.by)} language={language} /> },
      <>
        <Letters twins={twins} language={language} />
        <Section title={word('replies')}>
          {needs.replyAddress(id) === undefined ? <p class="soft">{word('repliesUnheard')}</p> : replies.length === 0 ? <p class="soft">{word('repliesNone')}</p> : null}
          {replies.filter(({ unverified }) => unverified === null).map((one) => <OneReply key={one.id} reply={one} language={language} zone={needs.zone} />)}
        </Section>
        {replies.every(({ unverified }) => unverified === null) ? null : <Section title={word('unverified')}>{replies.filter(({ unverified }) => unverified !== null).map((one) => <OneReply key={one.id} reply={one} language={language} zone={needs.zone} />)}</Section>}
      </>,
    )
  })
}

const Beside = ({ circular: { kinds, roles, recipients }, by, language }: { readonly circular: SentCircular; readonly by: string; readonly language: Language }) => {
  const word = speaker(language)
  return <Facts facts={[{ name: word('sentBy'), value: by }, { name: word('recipients'), value: word('recipientsTold', { count: recipients }) }, { name: word('kinds'), value: kinds.length === 0 ? word('all') : kinds.map((kind) => word(`circular.${kind}`)).join(', ') }, { name: word('roles'), value: roles.length === 0 ? word('all') : roles.map((role) => known.roleName(role, language)).join(', ') }]} />
}

/** What it says, in each language that it has. */
const Letters = ({ twins, language }: { readonly twins: Twins; readonly language: Language }) => {
  const both = (['de', 'en'] as const).flatMap((spoken): [Language, Twin][] => (twins[spoken] === undefined ? [] : [[spoken, twins[spoken]]]))
  return <>{both.map(([spoken, { subject, text }]) => <Section key={spoken} title={speaker(language)(spoken === 'de' ? 'germanText' : 'englishText')}><p lang={spoken}><strong>{subject}</strong></p><Prose html={htmlOf(text)} language={spoken} /></Section>)}</>
}

const OneReply = ({ reply: { name, fromEmail, subject, text, unverified, receivedAt }, language, zone }: { readonly reply: ToldReply; readonly language: Language; readonly zone: string }) => (
  <article>
    {unverified === null ? null : <Notice kind="wrong" title={speaker(language)('unverified')}><p>{sentenceOf({ reason: `reply.${unverified}`, facts: {} }, language)}</p></Notice>}
    <p class="soft small"><strong>{unverified === null ? name : fromEmail}</strong> · {subject} · {printMoment(receivedAt, language, zone)}</p>
    <p class="letter">{text}</p>
  </article>
)

const writingPage = (language: Language) => ({ title: speaker(language)('newCircularTitle'), above: <a href={addressOf(ADDRESSES.circulars, language)}>{speaker(language)('circulars')}</a>, lead: speaker(language)('newCircularLead'), entry: 'overview' as const })

function hangWriting(app: App, site: Site, needs: GroupsNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  const shown = ({ language, show }: Here, values: FormValues, { refusal, preview }: { readonly refusal?: Refusal; readonly preview?: Awaited<ReturnType<typeof previewCircular>> }): Response => {
    const { entered, above } = again(values, refusal, language, {})
    return show(writingPage(language), <><RefusedNotice refusal={above} language={language} />{preview === undefined ? null : <Preview needs={needs} preview={preview} language={language} />}<Writing values={entered.values ?? {}} isSeen={preview !== undefined} language={language} /></>, refusal === undefined ? 200 : 422)
  }
  pages.get('newCircular', async (door, here) => {
    must(may.writeToMembers(await needs.actorOf(door)))
    return shown(here, { circular: newId() }, {})
  })
  pages.post('newCircular', async (door, here) => {
    const actor = await needs.actorOf(door)
    must(may.writeToMembers(actor))
    const values = must(await readForm(door))
    const id = textIn(values, 'circular')
    if (values['do'] !== 'send') {
      const preview = await attempted(() => previewCircular(needs, actor, saidIn(values)))
      return shown(here, values, preview.ok ? { preview: preview.value } : preview)
    }
    const sent = await attempted(() => sendCircular(needs, actor, saidIn(values), isId<'circular'>(id) ? id : undefined))
    if (sent.ok) return goOn(door, addressOf(ADDRESSES.circular, here.language, { id: sent.value.id }))
    // Pressed twice, it went out once.
    return sent.refusal.reason === 'circular.sent' ? goOn(door, addressOf(ADDRESSES.circular, here.language, { id })) : shown(here, values, sent)
  })
}

const Preview = ({ needs, preview: { twins, recipients }, language }: { readonly needs: GroupsNeeds; readonly preview: Awaited<ReturnType<typeof previewCircular>>; readonly language: Language }) => (
  <Section title={speaker(language)('previewTitle')}>
    <p>{speaker(language)('previewTold', { count: recipients.length })}</p>
    {(['de', 'en'] as const).map((spoken) => {
      const twin = twins[spoken]
      return twin === undefined ? null : <article key={spoken} lang={spoken}><p><strong>{twin.subject}</strong></p><p class="letter">{letterOf(needs, twin, spoken, needs.replyAddress(newId()) !== undefined)}</p></article>
    })}
  </Section>
)

const Writing = ({ values, isSeen, language }: { readonly values: FormValues; readonly isSeen: boolean; readonly language: Language }) => {
  const word = speaker(language)
  return (
    <Form values={values}>
      <input type="hidden" name="circular" value={textIn(values, 'circular')} />
      <TextField name="subjectDe" label={word('subjectDe')} isOptional="one-of" />
      <TextArea name="textDe" label={word('textDe')} hint={word('circularTextHint')} isOptional="one-of" />
      <TextField name="subjectEn" label={word('subjectEn')} isOptional="one-of" />
      <TextArea name="textEn" label={word('textEn')} isOptional="one-of" />
      <Choices name="kinds" label={word('kinds')} hint={word('kindsHint')} many isOptional options={CIRCULAR_KINDS.map((kind) => ({ value: kind, label: word(`circular.${kind}`) }))} />
      <Choices name="roles" label={word('roles')} hint={word('kindsHint')} many isOptional options={known.ORGANISATION_ROLES.map((role) => ({ value: role, label: known.roleName(role, language) }))} />
      <Actions>
        <Button name="do" value="preview" filled={!isSeen}>{word('preview')}</Button>
        {isSeen ? <Button name="do" value="send" filled>{word('send')}</Button> : null}
      </Actions>
    </Form>
  )
}
