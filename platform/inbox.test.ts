import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createTransport } from 'nodemailer'
import { openInbox, type IncomingMail } from './inbox.ts'
import { silentLog } from './log.ts'

const taken: IncomingMail[] = []
let isBusy = false
const inbox = await openInbox({
  port: 0,
  log: silentLog,
  accepts: (address) => address.startsWith('reply+'),
  take: async (mail) => {
    if (isBusy) throw new Error('the database is away')
    taken.push(mail)
  },
})
const way = createTransport({ host: '127.0.0.1', port: inbox.port, ignoreTLS: true })
after(async () => {
  way.close()
  await inbox.close()
})
const give = (raw: string): Promise<unknown> => way.sendMail({ envelope: { from: 'otto@uhu.example', to: ['reply+1@allianz.example'] }, raw })

test('a mail is heard with its text, whatever it is written in; nothing of HTML that is not said', async () => {
  await give('From: Otto <otto@uhu.example>\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<head><title>x</title></head><p>Gr=FC=DFe &amp; <b>Dank</b><br>Otto</p><script>alert(1)</script><')
  const [mail] = taken
  assert.deepEqual([mail?.from, mail?.subject, mail?.text.trim().split('\n')], [['otto@uhu.example'], 'Grüße', ['Grüße & Dank', 'Otto']])
})

test('what cannot be read is refused for good, what cannot be kept for now', async () => {
  const nested = Array.from({ length: 60 }, (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`).join('')
  await assert.rejects(give(`From: otto@uhu.example\r\n${nested}\r\nx`), /554.*cannot be read/)
  isBusy = true
  await assert.rejects(give('From: otto@uhu.example\r\n\r\nx'), /451.*try again/)
  isBusy = false
  await assert.rejects(way.sendMail({ from: 'otto@uhu.example', to: 'haus@allianz.example', text: 'x' }), /550/)
})
