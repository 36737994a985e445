/** What comes in and goes out: one schema for wire, docs and code. */
import { z } from 'zod'
import { LEAF, NEXT } from '#platform/http'
import { isId } from '#platform/ids'
import { MAIL_STATES, type KeptMail, type MailId } from '#platform/mail'
import { ZONES } from '#platform/time'
import type { Language } from '#platform/words'
import { FREQUENCIES } from './digest-time.ts'
import type { NoticesNeeds } from './frame.part.ts'
import { shownText } from './mail-shown.part.ts'
import { NOTICE_KINDS, type Lines } from './notice.ts'
import { tellLine } from './telling.ts'

const Zone = z.string().refine((text) => ZONES.includes(text), 'notices.noZone').meta({ de: 'Zeitzone der IANA, zum Beispiel Europe/Berlin', en: 'time zone of the IANA, for example Europe/Berlin' })

export const SettingsIn = z.strictObject({
  frequency: z.enum(FREQUENCIES).meta({ de: 'wie oft: wöchentlich, werktags oder nie', en: 'how often: weekly, on working days or never' }),
  silenced: z.array(z.enum(NOTICE_KINDS)).max(NOTICE_KINDS.length).meta({ de: 'was nicht per Mail kommt', en: 'what does not come by mail' }),
  language: z.enum(['de', 'en']).meta({ de: 'Sprache der Mails', en: 'language of the mails' }),
  zone: Zone,
})

/** The form says what one wants rather than what not. One box ticked comes as a text. */
export const SettingsForm = z.object({ frequency: SettingsIn.shape.frequency, wanted: z.union([z.enum(NOTICE_KINDS).transform((one) => [one]), z.array(z.enum(NOTICE_KINDS))]).default([]), language: SettingsIn.shape.language, zone: Zone })

export const Answered = z.object({ thing: z.string().min(1).max(200), choice: z.string().min(1).max(40) })

/** The filter of the outbox, as it stands in its address. What is not readable filters nothing. */
export const OutboxQuery = z.object({ state: z.enum(MAIL_STATES).optional().catch(undefined), after: z.custom<MailId>((value) => typeof value === 'string' && isId<'mail'>(value)).optional().catch(undefined) })

const id = z.custom<MailId>((value) => typeof value === 'string' && isId<'mail'>(value))
export const MailsQuery = z.object({ state: z.enum(MAIL_STATES).optional().meta({ de: 'nur in diesem Stand', en: 'only in this state' }), after: id.optional().meta({ type: 'string', format: 'uuid', de: 'beginnt nach dieser Mail', en: 'begins after this mail' }), limit: LEAF.limit })

// ---- Out

export const NoticesOut = z.strictObject({
  lines: z.array(z.strictObject({ kind: z.enum(NOTICE_KINDS), organisation: z.string().optional(), count: z.int(), text: z.string(), to: z.string(), due: z.string().optional() })).max(5),
  more: z.int().meta({ de: 'wie viele Hinweise danach warten', en: 'how many notices wait after these' }),
})

export const MailOut = z.strictObject({ id: z.string(), email: z.string(), name: z.string().optional(), language: z.enum(['de', 'en']), subject: z.string(), text: z.string().optional(), state: z.enum(MAIL_STATES), attempts: z.int(), reason: z.string().optional(), queuedAt: z.string(), settledAt: z.string().optional(), handedOverAt: z.string().optional() })
export const MailsOut = z.strictObject({ mails: z.array(MailOut), next: NEXT.next })

export const presentLines = ({ lines, more }: Lines, language: Language): z.input<typeof NoticesOut> => ({
  lines: lines.map((line) => ({ kind: line.kind, organisation: line.organisation, count: line.count, text: tellLine(line, language), to: line.to[language], due: line.due })),
  more,
})

/** Links in mails act for whom they were sent to: the text is shown only where no server delivers it, and without them until it is handed over. */
export const presentMail = (posting: NoticesNeeds['posting'], isHandedOver = false) => ({ id: mail, email, name, language, subject, text, state, attempts, refusal, queuedAt, settledAt, handedOverAt }: KeptMail): z.input<typeof MailOut> => ({
  id: mail, email, name: name ?? undefined, language, subject, text: isHandedOver ? (text ?? undefined) : shownText({ email, name, text, language }, posting), state, attempts, reason: refusal?.reason, queuedAt: queuedAt.toISOString(), settledAt: settledAt?.toISOString(), handedOverAt: handedOverAt?.toISOString(),
})

