/** What comes in and goes out of privacy: one schema for wire, docs and code. */
import { z } from 'zod'
import { LEAF, NEXT } from '#platform/http'
import { isId } from '#platform/ids'
import type { Entry } from './audit-store.ts'
import { DAYS, PERIOD_KINDS, type PeriodKind } from './period.ts'

const days = z.custom<number>((value) => typeof value === 'number' && Number.isInteger(value) && value >= DAYS.least && value <= DAYS.most, 'period.days').meta({ type: 'integer', minimum: DAYS.least, maximum: DAYS.most })

/** Only what is to change. */
export const PeriodsIn = z.strictObject(Object.fromEntries(PERIOD_KINDS.map((kind) => [kind, days.optional().meta({ de: 'Tage', en: 'days' })])) as Record<PeriodKind, z.ZodOptional<typeof days>>) // every kind has one
export const PeriodsOut = z.strictObject(Object.fromEntries(PERIOD_KINDS.map((kind) => [kind, z.int()])) as Record<PeriodKind, z.ZodInt>) // likewise

const Day = z.iso.date().refine((day) => !day.startsWith('0000'))
const part = z.string().trim().max(200).transform((text) => (text === '' ? undefined : text)).optional()

/** How the audit trail is narrowed. */
export const TrailQuery = z.strictObject({
  person: part.meta({ de: 'Teil eines Namens', en: 'part of a name' }),
  organisation: part.meta({ de: 'Teil eines Namens', en: 'part of a name' }),
  thing: part.meta({ de: 'Kennung, oder Teil einer Adresse', en: 'an id, or part of an address' }),
  from: Day.optional().meta({ de: 'frühestens an diesem Tag', en: 'on this day at the earliest' }),
  until: Day.optional().meta({ de: 'spätestens an diesem Tag', en: 'on this day at the latest' }),
  after: z.string().refine((text) => isId(text)).optional().meta(LEAF.after.meta() ?? {}),
  limit: LEAF.limit,
})

/** The same as a form sends it: what cannot be read narrows nothing. */
export const TrailForm = z.object({ person: part.catch(undefined), organisation: part.catch(undefined), thing: part.catch(undefined), from: Day.optional().catch(undefined), until: Day.optional().catch(undefined), after: z.string().refine((text) => isId(text)).optional().catch(undefined) })

const EntryOut = z.strictObject({ id: z.string(), at: z.string(), person: z.string().optional(), name: z.string().optional(), acting: z.string().optional(), token: z.string().optional(), method: z.string(), route: z.string(), things: z.array(z.string()), network: z.string() })
export const TrailOut = z.strictObject({ entries: z.array(EntryOut), next: NEXT.next })

export const presentEntry = ({ id, at, person, name, acting, token, method, route, things, network }: Entry): z.input<typeof EntryOut> => ({ id, at: at.toISOString(), person: person ?? undefined, name: name ?? undefined, acting: acting ?? undefined, token: token ?? undefined, method, route, things: [...things], network })
