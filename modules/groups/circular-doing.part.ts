/** Writing a circular and hearing what comes back, whole: load, may, rule, keep. */
import { transact } from '#platform/database'
import { hashOf } from '#platform/hash'
import type { IncomingMail } from '#platform/inbox'
import { plainOf } from '#platform/markdown'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import type { Language } from '#platform/words'
import type { Actor } from '#modules/members'
import { readTwins, recipientsOf, twinFor, type Addressee, type Circular, type CircularAudience, type CircularId, type RecipientId, type Twin, type Twins } from './circular.ts'
import { addCircular, addRecipient, addReply, addressees, kindsOn, recipientBehind } from './circular-store.ts'
import { speaker, type GroupsNeeds } from './frame.part.tsx'
import { may } from './policy.ts'
import { doubtOf, isAutomatic, ownWords } from './reply.ts'

type Said = CircularAudience & { readonly twins: Partial<Readonly<Record<Language, Partial<Twin>>>> }

/** What it would say to whom. */
export async function previewCircular({ db, today }: Pick<GroupsNeeds, 'db' | 'today'>, actor: Actor, said: Said): Promise<{ readonly twins: Twins; readonly recipients: readonly Addressee[] }> {
  must(may.writeToMembers(actor))
  const twins = must(readTwins(said.twins))
  const [people, kinds] = await Promise.all([addressees(db, today()), kindsOn(db, today())])
  return { twins, recipients: must(recipientsOf(people, (organisation) => kinds.get(organisation), said)) }
}

/** Writes it down with one mail to each; the same id twice is refused. */
export async function sendCircular(needs: GroupsNeeds, actor: Actor, said: Said, id: CircularId = newId()): Promise<Circular> {
  const by = must(may.writeToMembers(actor))
  return transact(needs.db, async (tx) => {
    const { twins, recipients } = await previewCircular({ ...needs, db: tx }, actor, said)
    const circular: Circular = { id, twins, kinds: said.kinds, roles: said.roles, by, sentAt: needs.now() }
    must(await addCircular(tx, circular))
    for (const { person, name, email, language: wished } of recipients) {
      const { twin, language } = twinFor(twins, wished)
      const recipient: RecipientId = newId()
      await addRecipient(tx, id, { id: recipient, person, language })
      const replyTo = needs.replyAddress(recipient)
      await needs.mail(tx, { to: { email, name }, language, subject: twin.subject, text: letterOf(needs, twin, language, replyTo !== undefined), ...(replyTo === undefined ? {} : { replyTo }) })
    }
    return circular
  })
}

/** The mail as it is read. */
export const letterOf = ({ alliance }: Pick<GroupsNeeds, 'alliance'>, { text }: Twin, language: Language, isHeard: boolean): string => `${plainOf(text)}\n\n${speaker(language)(isHeard ? 'footerReply' : 'footer', { alliance: alliance[language] })}\n`

/** Keeps a mail that came to reply addresses; what no person wrote is not kept. */
export const takeReply =
  ({ db, now, recipientOf }: Pick<GroupsNeeds, 'db' | 'now'> & { readonly recipientOf: (address: string) => RecipientId | undefined }) =>
  async (mail: IncomingMail): Promise<void> => {
    if (isAutomatic(mail)) return
    for (const address of mail.to) {
      const recipient = recipientOf(address)
      const theirs = recipient === undefined ? undefined : await recipientBehind(db, recipient)
      if (recipient === undefined || theirs === undefined) continue
      const unverified = doubtOf(mail, theirs.email)
      const messageId = mail.messageId === '' ? hashOf(`${mail.envelope}\n${mail.subject}\n${mail.text}`) : mail.messageId
      await addReply(db, { id: newId(), recipient, fromEmail: (mail.from[0] ?? mail.envelope).slice(0, 300), ...(unverified === undefined ? {} : { unverified }), subject: mail.subject, text: ownWords(mail.text), messageId, receivedAt: now() })
    }
  }
