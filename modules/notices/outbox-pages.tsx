/** The outbox: every mail of the house with where it stands, for whoever runs it; without a mail server it is where mail is read. */
import { transact } from '#platform/database'
import { goOn, idAt, readForm, textIn, type App, type Door } from '#platform/http'
import { countMails, findMail, listMails, MAIL_STATES, sendAgain, type KeptMail, type MailId } from '#platform/mail'
import { Actions, addressOf, Button, EmptyState, Facts, Filters, Form, Leafing, Notice, Section, Table, withQuery, type Here, type Site } from '#platform/page'
import { must } from '#platform/result'
import { groundSentence } from '#platform/sentences'
import { printDay } from '#platform/time'
import { speaker, type Language } from '#platform/words'
import { type NoticesNeeds } from './frame.part.ts'
import { shownText, takeOut, toWhom } from './mail-shown.part.ts'
import { OUTBOX_WORDS } from './mail-words.ts'
import { may } from './policy.ts'
import { OutboxQuery } from './schema.ts'
import { ADDRESSES } from './words.ts'

const PAGE = 50

export function hangOutbox(app: App, site: Site, needs: NoticesNeeds): void {
  const pages = site.pages(app, ADDRESSES)
  pages.get('outbox', (door, here) => listPage(door, here, needs))
  pages.get('mail', async (door, { language, show }) => {
    must(may.readOutbox(await needs.actorOf(door)))
    const mail = must(await findMail(needs.db, idIn(door)))
    const word = speaker(OUTBOX_WORDS, language)
    return show(
      { title: mail.subject, above: <a href={addressOf(ADDRESSES.outbox, language)}>{word('title')}</a>, lead: word(`state.${mail.state}`), entry: 'overview', beside: <Facts facts={factsOf(mail, needs, language)} />, actions: <Again mail={mail} needs={needs} language={language} /> },
      <Letter mail={mail} needs={needs} language={language} />,
    )
  })
  pages.post('mail', async (door, { language, show }) => {
    const actor = await needs.actorOf(door)
    must(may.readOutbox(actor))
    const id = idIn(door)
    if (textIn(must(await readForm(door)), 'do') === 'hand-over') {
      const mail = await takeOut(needs, actor, id)
      const word = speaker(OUTBOX_WORDS, language)
      return show({ title: mail.subject, above: <a href={addressOf(ADDRESSES.outbox, language)}>{word('title')}</a>, lead: word('handedOverTold', { name: toWhom(mail) }), entry: 'overview', beside: <Facts facts={factsOf(mail, needs, language)} /> }, <Section title={word('handedOver')}><p class="letter" lang={mail.language}>{mail.text}</p></Section>)
    }
    await transact(needs.db, async (tx) => must(await sendAgain(tx, must(await findMail(tx, id)).id)))
    return goOn(door, addressOf(ADDRESSES.mail, language, { id }))
  })
}

/** The mail without links that act, and how they are handed over. */
const Letter = ({ mail, needs: { posting }, language }: { readonly mail: KeptMail; readonly needs: NoticesNeeds; readonly language: Language }) => {
  const word = speaker(OUTBOX_WORDS, language)
  const text = shownText(mail, posting)
  const name = toWhom(mail)
  return (
    <>
      <Section title={word('text')}>{text === undefined ? <p class="soft">{word('textGone')}</p> : <p class="letter" lang={mail.language}>{text}</p>}</Section>
      {text === undefined || text === mail.text ? null : (
        <Section title={word('handOver')}>
          <p>{word('handOverTold', { name })}</p>
          <p>{word('handOverKept', { name })}</p>
          <Form id="hand-over"><Actions><Button name="do" value="hand-over" because={mail.state === 'waiting' ? word('againWaits') : undefined}>{word('handOverDo')}</Button></Actions></Form>
        </Section>
      )}
    </>
  )
}

const idIn = (door: Door): MailId => idAt(door, 'mail.none')

async function listPage(door: Door, { language, show }: Here, needs: NoticesNeeds): Promise<Response> {
  must(may.readOutbox(await needs.actorOf(door)))
  const word = speaker(OUTBOX_WORDS, language)
  const { state, after } = OutboxQuery.parse(door.req.query())
  const [found, counts] = await Promise.all([listMails(needs.db, { state, after, most: PAGE + 1 }), countMails(needs.db)])
  const mails = found.slice(0, PAGE)
  const isNew = Object.values(counts).every((count) => count === 0)
  const address = addressOf(ADDRESSES.outbox, language)
  const last = found.length > PAGE ? mails.at(-1) : undefined
  return show(
    { title: word('title'), lead: isNew ? word('leadNone') : word('lead', counts), entry: 'overview' },
    <>
      {needs.posting.isDemo ? <Notice title={word('isDemo')}><p>{word('isDemoTold')}</p></Notice> : needs.posting.smtpUrl === undefined ? <Notice title={word('noServer')}><p>{word('noServerTold')}</p></Notice> : null}
      {isNew ? <EmptyState title={word('emptyTitle')}>{word('emptyTold')}</EmptyState> : <Filters label={word('filter')} filters={[{ label: word('all'), to: address, isOn: state === undefined }, ...MAIL_STATES.map((one) => ({ label: word(`state.${one}`), to: withQuery(address, { state: one }), isOn: state === one }))]} />}
      {mails.length > 0 ? <MailTable mails={mails} zone={needs.zone} language={language} /> : isNew ? null : <EmptyState title={word('nothingTitle')}>{word('nothingTold')}</EmptyState>}
      <Leafing previous={undefined} next={last === undefined ? undefined : withQuery(address, { state, after: last.id })} />
    </>,
  )
}

const MailTable = ({ mails, zone, language }: { readonly mails: readonly KeptMail[]; readonly zone: string; readonly language: Language }) => {
  const word = speaker(OUTBOX_WORDS, language)
  return (
    <Table
      caption={word('caption')}
      hidesCaption
      rows={mails}
      columns={[
        { head: word('subject'), share: 40, cell: ({ id, subject }) => <a href={addressOf(ADDRESSES.mail, language, { id })}>{subject}</a> },
        { head: word('to'), share: 28, cell: ({ name, email }) => name ?? email },
        { head: word('state'), share: 14, isSoft: true, cell: ({ state }) => word(`state.${state}`) },
        { head: word('queued'), share: 18, isSoft: true, cell: ({ queuedAt }) => printDay(queuedAt, language, zone) },
      ]}
    />
  )
}

function factsOf({ name, email, queuedAt, settledAt, handedOverAt, attempts, refusal }: KeptMail, { zone }: NoticesNeeds, language: Language) {
  const word = speaker(OUTBOX_WORDS, language)
  return [
    { name: word('to'), value: name === null ? email : `${name} · ${email}` },
    { name: word('queued'), value: printDay(queuedAt, language, zone) },
    ...(settledAt === null ? [] : [{ name: word('settled'), value: printDay(settledAt, language, zone) }]),
    ...(handedOverAt === null ? [] : [{ name: word('handedOverAt'), value: printDay(handedOverAt, language, zone) }]),
    ...(attempts === 0 ? [] : [{ name: word('attempts'), value: attempts }]),
    ...(refusal === null ? [] : [{ name: word('why'), value: groundSentence({ kind: 'unavailable', ...refusal }, language) }]),
  ]
}

/** Without a server it would only come back. */
const Again = ({ mail: { state }, needs: { posting }, language }: { readonly mail: KeptMail; readonly needs: NoticesNeeds; readonly language: Language }) => {
  const word = speaker(OUTBOX_WORDS, language)
  const no = posting.isDemo ? word('isDemo') : posting.smtpUrl === undefined ? word('noServer') : state === 'waiting' ? word('againWaits') : state === 'sent' ? word('againSent') : undefined
  return no === undefined ? <Form><Button filled>{word('again')}</Button></Form> : <Button because={no}>{word('again')}</Button>
}
