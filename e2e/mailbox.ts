/** A real mail server for tests: what the house sends arrives here, and links are found in it. */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as later } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

export type Mailbox = {
  /** For SMTP_URL. */
  readonly url: string
  /** How many mails came to this address. */
  count(email: string): number
  /** The text of the next mail to this address that begins after so many, waited for. */
  textTo(email: string, seen?: number): Promise<string>
  close(): void
}

export async function openMailbox(): Promise<Mailbox> {
  const mails: { readonly to: string; readonly raw: string }[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => {
        mails.push({ to: session.envelope.rcptTo[0]?.address ?? '', raw: Buffer.concat(pieces).toString() })
        done()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const to = (email: string) => mails.filter((mail) => mail.to === email)
  return {
    url: `smtp://127.0.0.1:${port}`,
    count: (email) => to(email).length,
    async textTo(email, seen = 0) {
      for (let tried = 0; tried < 150; tried++) {
        const mail = to(email)[seen]
        if (mail !== undefined) return textOf(mail.raw)
        await later(100)
      }
      throw new Error(`no mail came to ${email}`)
    },
    close: () => server.close(),
  }
}

function textOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString()
  if (!/quoted-printable/i.test(head)) return body
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
