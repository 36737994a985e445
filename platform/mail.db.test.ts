/** Mail against a real SMTP server in the process. */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { transact } from './database/index.ts'
import { testDatabase } from './database/sample.ts'
import { openJobs } from './jobs.ts'
import { silentLog } from './log.ts'
import { countMails, findMail, listMails, mailJob, queueMail, sendAgain, senderOf, type KeptMail, type Mail, type MailId, type Posting } from './mail.ts'
import { must } from './result.ts'
import { groundSentence } from './sentences.ts'

const database = await testDatabase()
const { db } = database
const FROM = { name: 'Beispielallianz für Optik', address: 'haus@allianz.example' }

type Taken = { readonly to: readonly string[]; readonly raw: string }

/** A mail server that takes what it is given, but from whom `refuses` says. */
async function openServer(port = 0, refuses: (address: string) => Error | undefined = () => undefined): Promise<{ readonly taken: Taken[]; readonly port: number; close(): Promise<void> }> {
  const taken: Taken[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _, done) => done(refuses(address)),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk))
      stream.on('end', () => {
        taken.push({ to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(chunks).toString() })
        done()
      })
    },
  })
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const close = (): Promise<void> => new Promise((closed) => server.close(() => closed()))
  return { taken, port: (server.server.address() as AddressInfo).port, close }
}

const refusing = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode })

const open: { close(): Promise<unknown> }[] = []
after(() => Promise.all(open.map((one) => one.close())))

async function works(smtpUrl: string | undefined): Promise<{ close(): Promise<void> }> {
  const posting: Posting = { smtpUrl, from: FROM }
  const jobs = await openJobs(database, silentLog, [mailJob(db, posting)], { concurrency: 2 })
  open.push(jobs)
  return jobs
}

const mailTo = (email: string, said: Partial<Mail> = {}): Mail => ({ to: { email, name: 'Käthe Müßig' }, language: 'de', subject: 'Drei Hinweise für OptoNet', text: 'Grüße aus Jena.\n\nhttps://allianz.example/de/hinweise\n', ...said })
const queue = async (mail: Mail): Promise<MailId> => must(await transact(db, (tx) => queueMail(tx, mail)))

async function settled(id: MailId, holds: (mail: KeptMail) => boolean = ({ state }) => state !== 'waiting'): Promise<KeptMail> {
  for (let tries = 0; tries < 1_200; tries++) {
    const mail = must(await findMail(db, id))
    if (holds(mail)) return mail
    await pause(25)
  }
  return assert.fail('the mail was not settled')
}

/** The value of a header, unfolded and decoded. */
const header = (raw: string, name: string): string => {
  const [head = ''] = raw.split('\r\n\r\n', 1)
  const value = new RegExp(`^${name}: (.*)$`, 'im').exec(head.replace(/\r\n[ \t]/g, ' '))?.[1] ?? ''
  return value.replace(/=\?UTF-8\?([QB])\?([^?]*)\?=(?:\s+(?==\?))?/gi, (_, kind: string, text: string) => (kind.toUpperCase() === 'B' ? Buffer.from(text, 'base64').toString() : decodeURIComponent(text.replaceAll('_', ' ').replaceAll('=', '%'))))
}
const bodyOf = (raw: string): string => Buffer.from(raw.split('\r\n\r\n').slice(1).join('\r\n\r\n').replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))), 'latin1').toString()

test('a mail waits for its commit and is delivered once, with umlauts and what programs want to know', async () => {
  const server = await openServer()
  open.push(server)
  const jobs = await works(`smtp://127.0.0.1:${server.port}`)
  await assert.rejects(transact(db, async (tx) => {
    must(await queueMail(tx, mailTo('nie@uhu.example')))
    throw new RangeError('the reason for it fell away')
  }), RangeError)
  const id = await queue(mailTo('Kaethe@Uhu.Example', { replyTo: 'office@allianz.example', unsubscribe: 'https://allianz.example/de/hinweise/abbestellen/abc' }))
  const sent = await settled(id)
  await jobs.close()
  assert.deepEqual([sent.state, sent.attempts, sent.text], ['sent', 1, null], 'what was sent is kept no longer than it must be')
  assert.equal(server.taken.length, 1)
  const [{ to, raw } = assert.fail()] = server.taken
  assert.deepEqual(to, ['Kaethe@uhu.example'])
  assert.equal(header(raw, 'From'), 'Beispielallianz für Optik <haus@allianz.example>')
  assert.equal(header(raw, 'To'), 'Käthe Müßig <Kaethe@uhu.example>')
  assert.equal(header(raw, 'Subject'), 'Drei Hinweise für OptoNet')
  assert.equal(header(raw, 'Message-ID'), `<${id}@allianz.example>`, 'the same however often it is sent')
  assert.equal(header(raw, 'Auto-Submitted'), 'auto-generated')
  assert.equal(header(raw, 'Content-Language'), 'de')
  assert.equal(header(raw, 'Reply-To'), 'office@allianz.example')
  assert.equal(header(raw, 'List-Unsubscribe'), '<https://allianz.example/de/hinweise/abbestellen/abc>')
  assert.equal(header(raw, 'List-Unsubscribe-Post'), 'List-Unsubscribe=One-Click')
  assert.match(bodyOf(raw), /^Grüße aus Jena\.\r\n\r\nhttps:/)
})

test('while the server is away a mail waits and says why; then it is sent', async () => {
  const gone = await openServer()
  await gone.close()
  const jobs = await works(`smtp://127.0.0.1:${gone.port}`)
  const id = await queue(mailTo('kim@uhu.example'))
  const waiting = await settled(id, ({ attempts }) => attempts > 0)
  assert.equal(waiting.state, 'waiting')
  assert.match(groundSentence({ kind: 'unavailable', ...waiting.refusal! }, 'de'), /^Der Mailserver ist nicht erreichbar \(E\w+\)\.$/)
  const back = await openServer(gone.port)
  open.push(back)
  const sent = await settled(id)
  await jobs.close()
  assert.deepEqual([sent.state, sent.refusal, back.taken.length], ['sent', null, 1])
  assert.ok(sent.attempts > 1)
})

test('what the server refuses for good fails at once, with its reason; put right, it is sent again', async () => {
  let isKnown = false
  const server = await openServer(0, (address) => (address.startsWith('weg') && !isKnown ? refusing(550, '5.1.1 No such user here') : undefined))
  open.push(server)
  const jobs = await works(`smtp://127.0.0.1:${server.port}`)
  const id = await queue(mailTo('weg@uhu.example'))
  const failed = await settled(id)
  assert.deepEqual([failed.state, failed.attempts], ['failed', 1])
  assert.match(groundSentence({ kind: 'unavailable', ...failed.refusal! }, 'de'), /^Der Mailserver lehnt die Adresse ab; .* Er sagt: 550 5\.1\.1 No such user here$/)
  assert.ok(failed.text !== null)
  isKnown = true
  must(await transact(db, (tx) => sendAgain(tx, id)))
  assert.equal((await settled(id)).state, 'sent')
  await jobs.close()
  assert.equal((await transact(db, (tx) => sendAgain(tx, id))).ok, false, 'what is sent is not sent again')
})

test('what the server cannot take now is tried again', async () => {
  let asked = 0
  const server = await openServer(0, () => (++asked === 1 ? refusing(451, '4.7.1 Greylisted') : undefined))
  open.push(server)
  const jobs = await works(`smtp://127.0.0.1:${server.port}`)
  const id = await queue(mailTo('lee@uhu.example'))
  assert.equal((await settled(id, ({ attempts }) => attempts === 1)).refusal?.reason, 'mail.later')
  assert.equal((await settled(id)).state, 'sent')
  await jobs.close()
})

test('without a mail server mail is kept, to be read; named one later, it can be sent', async () => {
  const without = await works(undefined)
  const id = await queue(mailTo('kim@uhu.example', { subject: 'Einladung' }))
  const kept = await settled(id)
  await without.close()
  assert.deepEqual([kept.state, kept.text?.startsWith('Grüße')], ['kept', true])
  assert.deepEqual((await listMails(db, { state: 'kept', most: 5 })).map((mail) => mail.id), [id])
  assert.equal((await countMails(db)).kept, 1)
  const server = await openServer()
  open.push(server)
  const jobs = await works(`smtp://127.0.0.1:${server.port}`)
  must(await transact(db, (tx) => sendAgain(tx, id)))
  assert.equal((await settled(id)).state, 'sent')
  await jobs.close()
})

test('no name, subject or address begins another header', async () => {
  const server = await openServer()
  open.push(server)
  const jobs = await works(`smtp://127.0.0.1:${server.port}`)
  assert.equal((await transact(db, (tx) => queueMail(tx, mailTo('kim@uhu.example\r\nBcc: lee@uhu.example')))).ok, false)
  assert.equal((await transact(db, (tx) => queueMail(tx, mailTo('kim@uhu.example', { replyTo: 'a@b.example\nX: y' })))).ok, false)
  await settled(await queue(mailTo('kim@uhu.example', { to: { email: 'kim@uhu.example', name: 'Kim"\r\nBcc: lee@uhu.example, "' }, subject: `Hallo\r\nBcc: lee@uhu.example\u2028${'x'.repeat(500)}` })))
  await jobs.close()
  const [{ to, raw } = assert.fail()] = server.taken
  assert.deepEqual([to, header(raw, 'Bcc')], [['kim@uhu.example'], ''])
  assert.equal(header(raw, 'Subject').length, 200)
})

test('mail is from the house that is reached', () => {
  assert.equal(senderOf({ mailFrom: undefined, publicUrl: 'https://allianz.example' }), 'schnittmenge@allianz.example')
  assert.equal(senderOf({ mailFrom: 'post@allianz.example', publicUrl: undefined }), 'post@allianz.example')
})
