/** What comes in and goes out: one schema for wire, docs and code. How long a text may be, the rules say. */
import { z } from 'zod'
import { idOr, LEAF, NEXT } from '#platform/http'
import { roles as known, type Day, type OrganisationId, type PersonId } from '#modules/members'
import { CIRCULAR_KINDS, type CircularId, type Twins } from './circular.ts'
import type { SentCircular, ToldReply } from './circular-store.ts'
import { ABOUT_KINDS, type Comment, type Distancing } from './comment.ts'
import { WAYS, type ContactEntry, type Said } from './contact.ts'
import type { ListedContact } from './contact-store.ts'
import type { Report, Row } from './report.ts'

const PersonId = idOr<PersonId>('mention.stranger')
const OrganisationId = idOr<OrganisationId>('contact.noOrganisation')
const dayOf = (reason: string) => z.custom<Day>((value) => typeof value === 'string' && /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(value) && new Date(`${value}T00:00:00Z`).toString() !== 'Invalid Date' && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value), reason).meta({ type: 'string', format: 'date' })

// ---- Comments

const About = z.strictObject({ kind: z.enum(ABOUT_KINDS), id: z.string().min(1).max(200) })
const said = { text: z.string().max(100_000), mentions: z.array(PersonId).max(50).optional().meta({ de: 'wer außer den Namen mit @ im Text erwähnt ist', en: 'who is mentioned besides the names with @ in the text' }) }
export const CommentForm = z.strictObject(said)
export const CommentDraft = z.strictObject({ about: About, ...said })
export const CommentVersion = z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000) })
export const CommentChange = z.strictObject({ ...said, version: z.int().min(1).max(1_000_000).meta({ de: 'die Fassung, die man gesehen hat', en: 'the version that was seen' }) })
export const CommentsQuery = z.object({ kind: z.enum(ABOUT_KINDS), id: z.string().min(1).max(200) })

const AuthorOut = z.strictObject({ as: z.enum(['curator', 'organisation']), organisation: z.string().optional(), person: z.string().optional() })
export const CommentOut = z.strictObject({ id: z.string(), version: z.int(), about: About, answers: z.string().optional(), by: AuthorOut, at: z.string(), changedAt: z.string(), text: z.string().optional().meta({ de: 'fehlt, wenn der Kommentar gelöscht ist', en: 'absent where the comment is deleted' }), deletedAt: z.string().optional() })
export const CommentsOut = z.strictObject({ comments: z.array(CommentOut) })
export const DistancingOut = z.strictObject({ discussion: z.string(), by: AuthorOut, at: z.string() })
export const DistancingsOut = z.strictObject({ distancings: z.array(z.strictObject({ ...DistancingOut.shape, said: z.string() })) })

/** Of a deleted comment no text goes out. */
export const presentComment = ({ id, version, about, answers, by, at, changedAt, text, deleted }: Comment): z.input<typeof CommentOut> => ({ id, version, about, ...(answers === undefined ? {} : { answers }), by, at: at.toISOString(), changedAt: changedAt.toISOString(), ...(deleted === undefined ? { text } : { deletedAt: deleted.at.toISOString() }) })
export const presentDistancing = ({ discussion, by, at }: Distancing): z.input<typeof DistancingOut> => ({ discussion, by, at: at.toISOString() })

// ---- Circulars

const TwinIn = z.strictObject({ subject: z.string().max(1_000), text: z.string().max(100_000) })
export const CircularIn = z.strictObject({
  id: idOr<CircularId>('circular.none').optional().meta({ de: 'eigene Kennung, damit zweimal gesendet einmal verschickt wird', en: 'an id of one’s own, so that what is sent twice goes out once' }),
  twins: z.strictObject({ de: TwinIn.optional(), en: TwinIn.optional() }),
  kinds: z.array(z.enum(CIRCULAR_KINDS)).max(10).default([]),
  roles: z.array(z.enum(known.ORGANISATION_ROLES)).max(10).default([]),
})
const CircularOut = z.strictObject({ id: z.string(), twins: z.strictObject({ de: TwinIn.optional(), en: TwinIn.optional() }), kinds: z.array(z.string()), roles: z.array(z.string()), by: AuthorOut, sentAt: z.string(), recipients: z.int(), replies: z.int() })
export const CircularsQuery = z.object(LEAF)
export const CircularsOut = z.strictObject({ circulars: z.array(CircularOut), ...NEXT })
export const CircularWhole = z.strictObject({ ...CircularOut.shape, received: z.array(z.strictObject({ id: z.string(), name: z.string(), fromEmail: z.string(), verified: z.boolean(), subject: z.string(), text: z.string(), receivedAt: z.string() })) })

const twinsOut = ({ de, en }: Twins) => ({ ...(de === undefined ? {} : { de }), ...(en === undefined ? {} : { en }) })
export const presentCircular = ({ id, twins, kinds, roles, by, sentAt, recipients, replies }: SentCircular): z.input<typeof CircularOut> => ({ id, twins: twinsOut(twins), kinds: [...kinds], roles: [...roles], by, sentAt: sentAt.toISOString(), recipients, replies })
export const presentReplies = (replies: readonly ToldReply[]): z.input<typeof CircularWhole>['received'] => replies.map(({ id, name, fromEmail, unverified, subject, text, receivedAt }) => ({ id, name, fromEmail, verified: unverified === null, subject, text, receivedAt: receivedAt.toISOString() }))

// ---- Contacts

const line = z.string().max(1_000)
const contact = { name: line.optional(), email: line.optional(), phone: line.optional(), speaker: idOr<PersonId>('contact.noSpeaker').optional(), nextStep: line.optional(), nextOn: dayOf('contact.noDay').optional() }
export const ContactIn = z.strictObject({ organisation: OrganisationId, ...contact })
export const ContactChange = z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000), ...contact })
export const EntryIn = z.strictObject({ day: dayOf('contact.noDay'), way: z.enum(WAYS), note: z.string().max(10_000) })
export const ContactsQuery = z.object({ state: z.enum(['open', 'due', 'invited']).optional().catch(undefined), speaker: idOr<PersonId>('contact.noSpeaker').optional().catch(undefined), text: z.string().max(200).optional().catch(undefined) })
const ContactOut = z.strictObject({ id: z.string(), version: z.int(), organisation: z.string(), name: z.string().optional(), email: z.string().optional(), phone: z.string().optional(), speaker: z.string().optional(), nextStep: z.string().optional(), nextOn: z.string().optional(), invitedAt: z.string().optional(), lastOn: z.string().optional() })
export const ContactsOut = z.strictObject({ contacts: z.array(ContactOut) })
export const ContactWhole = z.strictObject({ ...ContactOut.shape, history: z.array(z.strictObject({ day: z.string(), way: z.string(), note: z.string(), by: AuthorOut })) })

export const presentContact = ({ id, version, organisation, invitedAt, lastOn, ...rest }: ListedContact): z.input<typeof ContactOut> => ({ id, version, organisation, ...saidIn(rest), ...(lastOn === undefined ? {} : { lastOn }), ...(invitedAt === undefined ? {} : { invitedAt: invitedAt.toISOString() }) })
export const presentHistory = (history: readonly ContactEntry[]): z.input<typeof ContactWhole>['history'] => history.map(({ day, way, note, by }) => ({ day, way, note, by }))

type Sent = { readonly [K in keyof Said]?: Said[K] | undefined }
/** As the rules take it: nothing undefined. */
export const saidIn = ({ name, email, phone, speaker, nextStep, nextOn }: Sent): Said => ({
  ...(name === undefined ? {} : { name }), ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }), ...(speaker === undefined ? {} : { speaker }), ...(nextStep === undefined ? {} : { nextStep }), ...(nextOn === undefined ? {} : { nextOn }),
})

// ---- Reports

const report = { title: z.string().max(1_000), from: dayOf('report.noDay'), until: dayOf('report.noDay'), indicators: z.array(z.string().max(60)).max(50) }
export const ReportIn = z.strictObject(report)
export const ReportChange = z.strictObject({ version: z.coerce.number().int().min(1).max(1_000_000), ...report })
const ReportOut = z.strictObject({ id: z.string(), version: z.int(), title: z.string(), from: z.string(), until: z.string(), indicators: z.array(z.string()) })
export const ReportsOut = z.strictObject({ reports: z.array(ReportOut) })
export const ReportWhole = z.strictObject({ ...ReportOut.shape, numbers: z.array(z.strictObject({ indicator: z.string(), count: z.int(), groups: z.record(z.string(), z.int()) })) })
export const RowsOut = z.strictObject({ rows: z.array(z.strictObject({ day: z.string().optional(), name: z.string(), beside: z.string().optional(), group: z.string().optional(), to: z.string().optional() })) })

export const presentReport = ({ id, version, title, from, until, indicators }: Report): z.input<typeof ReportOut> => ({ id, version, title, from, until, indicators: [...indicators] })
export const presentRows = (rows: readonly Row[]): z.input<typeof RowsOut> => ({ rows: rows.map((row) => ({ ...row })) })
