/** What of a mail is shown to whoever reads the outbox, and how it is handed over where no server delivers it: by an act that is written down, and told to the person it was for. */
import { transact } from '#platform/database'
import { handOver, type KeptMail, type MailId } from '#platform/mail'
import { veiled } from '#platform/mail-links'
import { must, refuse } from '#platform/result'
import { now } from '#platform/runtime'
import { dayAfter, printDay } from '#platform/time'
import { inBoth, speaker, type Language } from '#platform/words'
import type { Actor } from '#modules/members'
import type { NoticesNeeds } from './frame.part.ts'
import { OUTBOX_WORDS } from './mail-words.ts'
import { lastHandover, type NoticeSource } from './store.ts'

/** For so long somebody is told that a link of theirs was taken out. */
const TOLD_DAYS = 30

export const toWhom = ({ name, email }: Pick<KeptMail, 'name' | 'email'>): string => name ?? email

/** Nothing where a server delivers it; with play data all of it, since there everybody may be anybody; else without links that act. */
export function shownText({ email, name, text, language }: Pick<KeptMail, 'email' | 'name' | 'text' | 'language'>, { smtpUrl, isDemo }: NoticesNeeds['posting']): string | undefined {
  if (text === null || smtpUrl !== undefined) return undefined
  return isDemo ? text : veiled(text, speaker(OUTBOX_WORDS, language)('veil', { name: toWhom({ email, name }) }))
}

/** The whole mail, for somebody who may read the outbox and hands it over. */
export const takeOut = (needs: NoticesNeeds, actor: Actor, id: MailId): Promise<KeptMail> =>
  transact(needs.db, async (tx) => must(needs.posting.smtpUrl !== undefined ? refuse('conflict', 'mail.notHandedOver') : await handOver(tx, id, { by: actor.person, at: now() })))

/** Tells a person that somebody took out links of theirs; by itself no longer after a month. */
export const handoverNotices =
  ({ zone, to }: { readonly zone: string; readonly to: Readonly<Record<Language, string>> }): NoticeSource =>
  async (db, { person, today }) => {
    const last = person === undefined ? undefined : await lastHandover(db, person, dayAfter(today, -TOLD_DAYS))
    if (last === undefined) return []
    const told = (language: Language): string => [last.name, printDay(last.at, language, zone)].filter((part) => part !== null).join(', ')
    return [{ kind: 'handover', about: inBoth(told), to }]
  }
