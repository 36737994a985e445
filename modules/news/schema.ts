/** What comes in and goes out of news and events: one schema for wire, docs and code. What it means the rules say. */
import { z } from 'zod'
import { LEAF, NEXT } from '#platform/http'
import { isId } from '#platform/ids'
import { MARKDOWN_LIMIT } from '#platform/markdown'
import type { Result } from '#platform/result'
import { accept } from '#platform/result'
import type { Instant } from '#platform/time'
import type { OrganisationId } from '#modules/members'
import { hold, REGISTRATIONS, type SaidEvent } from './event.ts'
import { kindOf, stateOf, STATES, type Publication, type Said } from './publication.ts'
import { REGISTRATION_STATES, type Registration, type Tally } from './registration.ts'

const OrganisationIdIn = z.custom<OrganisationId>((value) => typeof value === 'string' && isId<'organisation'>(value), 'event.noOrganiser').meta({ type: 'string', format: 'uuid' })

/** One line: no control signs, no edges. */
const line = (limit: number) => z.string().max(limit).transform((text) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ').replace(/\s+/g, ' ').trim())
const title = line(200)
const markdown = z.string().max(MARKDOWN_LIMIT).meta({ de: 'Markdown', en: 'Markdown' })
const local = z.string().max(40).meta({ de: 'Zeit vor Ort: 2027-05-03T14:30', en: 'time at the place: 2027-05-03T14:30' })

const Titles = z.strictObject({ de: title.optional(), en: title.optional() })
const Texts = z.strictObject({ de: markdown.optional(), en: markdown.optional() })
const ContactIn = z.strictObject({ name: line(200), email: line(254).optional(), phone: line(60).optional() })
const EventIn = z.strictObject({
  starts: local,
  ends: local,
  zone: z.string().max(60).meta({ de: 'Zeitzone: Europe/Berlin', en: 'time zone: Europe/Berlin' }),
  place: line(300).optional(),
  online: line(1_000).optional(),
  organisers: z.array(OrganisationIdIn).max(30).default([]),
  capacity: z.int().optional(),
  registration: z.enum(REGISTRATIONS).default('none'),
})

export const NewsDraft = z.strictObject({ title: Titles, text: Texts.optional(), contact: ContactIn.optional() })
export const EventDraft = NewsDraft.extend({ event: EventIn })
const othersStay = z.boolean().optional().meta({ de: 'was nicht geändert wird, stimmt noch', en: 'what is not changed is still right' })
export const NewsChange = NewsDraft.extend({ version: z.int(), othersStay })
export const EventChange = EventDraft.extend({ version: z.int(), othersStay })
export const Publishing = z.strictObject({ at: z.iso.datetime({ offset: true }).optional().meta({ de: 'ab wann; ohne Angabe jetzt', en: 'from when on; now where nothing is said' }) })

type Sent = z.output<typeof NewsDraft> & { readonly event?: z.output<typeof EventIn>; readonly othersStay?: boolean | undefined }

/** As the rules take it: where nothing is said, nothing stands. */
export function saidIn({ title: titles, text = {}, contact, event, othersStay: stays }: Sent): Result<Said> {
  const held = event === undefined ? undefined : hold(eventIn(event))
  if (held !== undefined && !held.ok) return held
  const twin = (language: 'de' | 'en') => (titles[language] === undefined && text[language] === undefined ? {} : { [language]: { title: titles[language] ?? '', text: (text[language] ?? '').trim() } })
  return accept({
    twins: { ...twin('de'), ...twin('en') },
    ...(contact === undefined || contact.name === '' ? {} : { contact: { name: contact.name, ...said('email', contact.email), ...said('phone', contact.phone) } }),
    ...(held === undefined ? {} : { event: held.value }),
    ...(stays === undefined ? {} : { othersStay: stays }),
  })
}

const eventIn = ({ starts, ends, zone, place, online, organisers, capacity, registration }: z.output<typeof EventIn>): SaidEvent => ({ starts, ends, zone, organisers, registration, ...said('place', place), ...said('online', online), ...said('capacity', capacity) })

const said = <Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } => (value === undefined || value === '' ? {} : { [key]: value }) as { readonly [K in Key]?: Value } // a computed key is any string to the compiler

// ---- Forms: one flat table of names

const text = (limit: number) => z.string().max(limit).optional()
export const Entry = z.looseObject({
  version: z.coerce.number().int().optional(),
  titleDe: text(200), titleEn: text(200), textDe: text(MARKDOWN_LIMIT), textEn: text(MARKDOWN_LIMIT),
  contactName: text(200), contactEmail: text(254), contactPhone: text(60), place: text(300), online: text(1_000), zone: text(60),
  startDay: text(40), startTime: text(40), endDay: text(40), endTime: text(40), capacity: text(20),
  registration: z.enum(REGISTRATIONS).optional(),
  organisers: z.union([OrganisationIdIn.transform((one) => [one]), z.array(OrganisationIdIn).max(30)]).optional(),
  othersStay: text(10),
})
type Entry = z.output<typeof Entry>

/** What the form says, as the API would send it. Whole where it is about an event. */
export function sentFrom(entry: Entry, isEvent: boolean): Sent {
  const { contactName, contactEmail, contactPhone } = entry
  const endDay = entry.endDay ?? entry.startDay
  return {
    title: { de: title.parse(entry.titleDe ?? ''), en: title.parse(entry.titleEn ?? '') },
    text: { de: entry.textDe ?? '', en: entry.textEn ?? '' },
    ...(contactName === undefined ? {} : { contact: { name: contactName, email: contactEmail, phone: contactPhone } }),
    ...(isEvent
      ? { event: { starts: `${entry.startDay ?? ''}T${entry.startTime ?? ''}`, ends: `${endDay ?? ''}T${entry.endTime ?? entry.startTime ?? ''}`, zone: entry.zone ?? '', place: entry.place, online: entry.online, organisers: entry.organisers ?? [], capacity: entry.capacity === undefined ? undefined : Number(entry.capacity), registration: entry.registration ?? 'none' } }
      : {}),
    ...(entry.othersStay === undefined ? {} : { othersStay: true }),
  }
}

const email = z.string().trim().max(254).regex(/^[^\s@<>"(),;:\\]+@[^\s@<>"(),;:\\]+\.[^\s@<>"(),;:\\.]{2,}$/, 'registration.noEmail')
const agreed = (reason: string) => z.custom<true>((value) => value === true || value === 'yes', reason).meta({ type: 'boolean' })
const mail = z.custom<string>((value) => email.safeParse(value).success, 'registration.noEmail').transform((value) => value.trim()).meta({ type: 'string', format: 'email' })

/** A place is asked for. */
export const Asking = z.strictObject({ name: line(120).pipe(z.string().min(1)), email: mail, organisation: line(200).optional(), language: z.enum(['de', 'en']).optional(), consent: agreed('registration.noConsent') })
/** The newsletter is ordered. */
export const Subscribing = z.strictObject({ email: mail, language: z.enum(['de', 'en']).optional(), consent: agreed('newsletter.noConsent') })

// ---- Out

export const NewsFilter = z.object({ ...LEAF })
export const EventFilter = z.object({ ...LEAF, past: z.stringbool().optional().meta({ de: 'die vergangenen', en: 'those that are over' }) })

const moment = z.string().meta({ format: 'date-time' })
const Common = {
  id: z.string(), version: z.int(), publisher: z.string().optional(), state: z.enum(STATES), publishAt: moment.optional(),
  title: z.strictObject({ de: z.string().optional(), en: z.string().optional() }), text: z.strictObject({ de: z.string().optional(), en: z.string().optional() }),
  staleSince: z.strictObject({ de: moment.optional(), en: moment.optional() }).meta({ de: 'seit wann diese Sprachfassung hinter der anderen zurück ist', en: 'since when this language version is behind the other' }),
  contact: z.strictObject({ name: z.string(), email: z.string().optional(), phone: z.string().optional() }).optional(),
  images: z.array(z.strictObject({ file: z.string(), width: z.int(), height: z.int(), alt: z.strictObject({ de: z.string().optional(), en: z.string().optional() }) })),
}
export const NewsOut = z.strictObject(Common)
export const EventOut = z.strictObject({ ...Common, event: z.strictObject({ starts: z.string(), ends: z.string(), zone: z.string(), startsAt: moment, endsAt: moment, place: z.string().optional(), online: z.string().optional(), organisers: z.array(z.string()), capacity: z.int().optional(), registration: z.enum(REGISTRATIONS) }).optional() })
export const NewsList = z.strictObject({ news: z.array(NewsOut), ...NEXT })
export const EventList = z.strictObject({ events: z.array(EventOut), ...NEXT })
const Counts = z.strictObject({ confirmed: z.int(), waiting: z.int(), attended: z.int() })
export const RegistrationsOut = z.strictObject({ tally: Counts, registrations: z.array(z.strictObject({ id: z.string(), name: z.string(), email: z.string(), organisation: z.string().optional(), state: z.enum(REGISTRATION_STATES), confirmedAt: moment.optional(), consent: z.int(), attended: z.boolean() })) })
/** Says the same whether an address is known or not. */
export const SentOut = z.strictObject({ sent: z.literal(true) })

/** A publication on the wire: these parts and no others. */
/** Where one meets online is told to those who registered, unless nobody has to. */
export function present(one: Publication, now: Instant, isEditing = false): z.input<typeof EventOut> {
  const { de, en } = one.twins
  return {
    id: one.id, version: one.version, publisher: one.publisher, state: stateOf(one, now), publishAt: one.publishAt?.toISOString(),
    title: { de: de?.title, en: en?.title }, text: { de: de?.text, en: en?.text }, staleSince: { de: de?.staleSince?.toISOString(), en: en?.staleSince?.toISOString() },
    contact: one.contact === undefined ? undefined : { name: one.contact.name, email: one.contact.email, phone: one.contact.phone },
    images: one.images.map(({ file, width, height, alt }) => ({ file, width, height, alt: { de: alt.de, en: alt.en } })),
    ...(kindOf(one) === 'event' && one.event !== undefined ? { event: { starts: one.event.starts, ends: one.event.ends, zone: one.event.zone, startsAt: one.event.startsAt.toISOString(), endsAt: one.event.endsAt.toISOString(), place: one.event.place, online: isEditing || one.event.registration === 'none' ? one.event.online : undefined, organisers: [...one.event.organisers], capacity: one.event.capacity, registration: one.event.registration } } : {}),
  }
}

export const presentRegistrations = (tally: Tally, all: readonly Registration[]): z.input<typeof RegistrationsOut> => ({
  tally,
  registrations: all.map(({ id, name, email: address, organisation, state, confirmedAt, consent, attended }) => ({ id, name, email: address, organisation, state, confirmedAt: confirmedAt?.toISOString(), consent, attended })),
})
