/**
 * Mail that comes in: an SMTP server on this machine alone, behind the operator's own mail server, which passes on what is addressed to `reply+…`.
 * It takes a mail only for addresses that the house made, and only if it is not too large; all else is refused in the dialogue, so that the sender is told by their own server.
 * **Units**: {@link MOST_BYTES} a mail, {@link MOST_AT_ONCE} connections; text of HTML is taken from it where there is no other.
 * **Errors**: what cannot be read is refused for good (554); what cannot be kept for now (451), so that the mail server in front tries again.
 * **Source**: RFC 5321, 4.2.3 (replies); RFC 1870 (size).
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import type { Log } from './log.ts'

/** A mail as it was heard. */
export type IncomingMail = { readonly to: readonly string[]; readonly envelope: string; readonly from: readonly string[]; readonly subject: string; readonly text: string; readonly messageId: string; readonly headers: readonly { readonly name: string; readonly value: string }[] }

type InboxNeeds = {
  /** 0: any free one. */
  readonly port: number
  readonly log: Log
  readonly accepts: (address: string) => boolean
  readonly take: (mail: IncomingMail) => Promise<void>
}

const MOST_BYTES = 10_000_000
const MOST_AT_ONCE = 20
const MOST_RECIPIENTS = 10
const WAIT_MS = 60_000
const MOST_TEXT = 200_000
const MOST_HEADER = 1_000

export async function openInbox({ port, log, accepts, take }: InboxNeeds): Promise<{ readonly port: number; close(): Promise<void> }> {
  /** Out: what the sender's server is told instead of yes. */
  const keep = async (raw: Buffer, envelope: string, to: readonly string[]): Promise<Error | undefined> => {
    const mail = await heardFrom(raw, envelope, to).catch(() => undefined)
    if (mail === undefined) return answered(554, '5.6.0 Diese Mail lässt sich nicht lesen. This mail cannot be read.')
    try {
      await take(mail)
      return undefined
    } catch (error) {
      log.error({ err: error }, 'a mail that came in could not be kept')
      return answered(451, '4.3.0 Bitte später noch einmal. Please try again later.')
    }
  }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    banner: 'Schnittmenge',
    size: MOST_BYTES,
    maxClients: MOST_AT_ONCE,
    socketTimeout: WAIT_MS,
    logger: false,
    onRcptTo({ address }, { envelope }, done) {
      if (!accepts(address)) return done(answered(550, '5.1.1 Diese Antwortadresse gibt es nicht. There is no such reply address.'))
      return done(envelope.rcptTo.length >= MOST_RECIPIENTS ? answered(452, '4.5.3 Too many recipients.') : undefined)
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => {
        if (stream.sizeExceeded) chunks.length = 0
        else chunks.push(chunk)
      })
      stream.on('end', () => {
        if (stream.sizeExceeded) return done(answered(552, '5.3.4 Diese Mail ist zu groß. This mail is too large.'))
        const sender = envelope.mailFrom
        const finish = async (): Promise<void> => done(await keep(Buffer.concat(chunks), sender === false ? '' : sender.address, envelope.rcptTo.map(({ address }) => address)))
        return void finish()
      })
    },
  })
  // Who hangs up in the middle is nobody's fault.
  server.on('error', (error) => log.warn({ err: error }, 'the inbox was disturbed'))
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  return { port: (server.server.address() as AddressInfo).port, close: () => new Promise((closed) => server.close(() => closed())) } // it listens on TCP
}

const answered = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode })

async function heardFrom(raw: Buffer, envelope: string, to: readonly string[]): Promise<IncomingMail> {
  const mail = await PostalMime.parse(raw, { maxNestingDepth: 30, maxRfc822NestingDepth: 0, maxHeadersSize: 200_000 })
  const from = mail.from === undefined ? [] : 'group' in mail.from && mail.from.group !== undefined ? mail.from.group : [mail.from]
  return {
    to,
    envelope,
    from: from.map(({ address }) => address ?? ''),
    subject: wellFormed(mail.subject ?? '', 300),
    text: wellFormed(mail.text ?? wordsOfHtml((mail.html ?? '').slice(0, 2 * MOST_TEXT)), MOST_TEXT),
    messageId: wellFormed(mail.messageId ?? '', 300),
    headers: mail.headers.map(({ key, value }) => ({ name: key.toLowerCase(), value: value.slice(0, MOST_HEADER) })),
  }
}

/** What the database keeps: no NUL, no half of a letter. */
const wellFormed = (text: string, most: number): string => text.replaceAll('\0', '').slice(0, most).toWellFormed()

/** Its words, where a mail has nothing but HTML: nothing of it is ever shown as HTML. Looks at each letter once, however it nests. */
function wordsOfHtml(html: string): string {
  const small = html.toLowerCase()
  let text = ''
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    if (open < 0) return text + unescaped(html.slice(at))
    text += unescaped(html.slice(at, open))
    const close = html.indexOf('>', open)
    if (close < 0) return text
    const tag = /^[a-z]+/.exec(small.slice(open + 1, open + 12))?.[0] ?? ''
    if (BREAKING.has(tag)) text += '\n'
    const end = UNSAID.has(tag) ? small.indexOf(`</${tag}`, close) : close + 1
    at = end < 0 ? html.length : end
  }
  return text
}

const BREAKING = new Set(['br', 'p', 'div', 'li', 'tr'])
const UNSAID = new Set(['style', 'script', 'head'])
const SIGNS: Readonly<Record<string, string>> = { nbsp: ' ', lt: '<', gt: '>', quot: '"', amp: '&' }
const unescaped = (text: string): string => text.replace(/&(nbsp|lt|gt|quot|amp);/g, (_, name: string) => SIGNS[name] ?? '')
