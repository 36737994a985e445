/** What comes in and goes out of people: one schema for wire, docs and code. */
import { z } from 'zod'
import { isId } from '#platform/ids'
import { accept, refuse, type Result } from '#platform/result'
import { roles, type OrganisationId, type PersonId } from '#modules/members'
import type { Office } from './held-role.ts'
import { BASES, SCOPES, type Legitimation } from './legitimation.ts'
import type { Holder } from './store.ts'
import type { KeptToken } from './token-store.ts'

const PersonIn = z.custom<PersonId>((value) => typeof value === 'string' && isId<'person'>(value), 'person.none').meta({ type: 'string', format: 'uuid' })
const Day = z.iso.date().refine((day) => !day.startsWith('0000'))
const line = z.string().max(400)
const Role = z.enum([...roles.ORGANISATION_ROLES, ...roles.ALLIANCE_ROLES])

/** A role of an organisation for one, of the alliance for none. */
export function officeIn(organisation: OrganisationId | undefined, role: string): Result<Office> {
  if (organisation === undefined) {
    const found = roles.ALLIANCE_ROLES.find((one) => one === role)
    return found === undefined ? refuse('invalid', 'role.unknown') : accept({ role: found })
  }
  const found = roles.ORGANISATION_ROLES.find((one) => one === role)
  return found === undefined ? refuse('invalid', 'role.unknown') : accept({ organisation, role: found })
}

export const RoleIn = z.strictObject({ person: PersonIn, role: Role })
export const RoleEndingIn = RoleIn.extend({ known: z.boolean().optional().meta({ de: 'es ist bekannt, dass danach niemand diese Funktion hat', en: 'it is known that nobody holds the role afterwards' }) })
export const InvitingIn = z.strictObject({ name: z.string().max(200), email: line, roles: z.array(Role).min(1).max(5), language: z.enum(['de', 'en']).optional() })
export const EntitlingIn = z.strictObject({ person: PersonIn, basis: z.enum(BASES), clause: line, scope: z.enum(SCOPES), joint: z.boolean().optional(), from: Day.optional(), until: Day.optional() })
export const PasskeySignIn = z.strictObject({ response: z.record(z.string(), z.unknown()) })
export const PasskeyIn = PasskeySignIn.extend({ name: z.string().max(60).optional() })

export const TableConfirmation = z.strictObject({ plan: z.string().max(100).optional().meta({ de: 'Prüfsumme der Vorschau; ohne sie die der ersten', en: 'fingerprint of the preview; without it, of the first' }) })
export const TokenIn = z.strictObject({
  name: line.meta({ de: 'wofür er ist', en: 'what it is for' }),
  scopes: z.array(z.string().max(60)).max(60).meta({ de: 'read, oder write: und das erste Wort der Adressen', en: 'read, or write: and the first word of the addresses' }),
  acting: z.string().max(60).optional().meta({ de: 'für wen er handelt: curator oder eine Organisation', en: 'for whom it acts: curator or an organisation' }),
  days: z.int().meta({ de: 'wie viele Tage er gilt', en: 'for how many days it is good' }),
})

// ---- Out

const Id = z.string()
export const SelfOut = z.strictObject({ id: Id, name: z.string(), email: z.string(), language: z.enum(['de', 'en']), zone: z.string().optional(), roles: z.array(z.strictObject({ organisation: Id.optional(), role: Role })) })
export const HoldersOut = z.strictObject({ people: z.array(z.strictObject({ id: Id, name: z.string(), email: z.string().optional(), role: Role, from: z.string(), until: z.string().optional() })) })
const TableCounts = z.strictObject({ creates: z.int(), changes: z.int(), same: z.int(), refused: z.int() })
export const TablePreviewOut = z.strictObject({ id: z.string(), counts: TableCounts, rows: z.array(z.strictObject({ row: z.int(), name: z.string(), outcome: z.enum(['creates', 'changes', 'same', 'refused']), said: z.string() })).max(200), ignored: z.array(z.string()) })
export const TableDoneOut = z.strictObject({ counts: TableCounts })
export const InvitationOut = z.strictObject({ id: Id, until: z.string() })
export const LegitimationsOut = z.strictObject({ legitimations: z.array(z.strictObject({ id: Id, person: Id, basis: z.enum(BASES), clause: z.string(), scope: z.enum(SCOPES), joint: z.boolean(), from: z.string(), until: z.string().optional() })) })

const TokenOut = z.strictObject({ id: Id, name: z.string(), scopes: z.array(z.string()), acting: Id.optional(), createdAt: z.string(), expiresAt: z.string(), usedOn: z.string().optional() })
export const TokensOut = z.strictObject({ tokens: z.array(TokenOut), scopes: z.array(z.string()) })
export const TokenMadeOut = TokenOut.extend({ secret: z.string() })

export const presentToken = ({ id, name, scopes, acting, createdAt, expiresAt, usedOn }: KeptToken): z.input<typeof TokenOut> => ({ id, name, scopes: [...scopes], acting, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString(), usedOn })

/** Addresses only for who invites. */
export const presentHolders = (holders: readonly Holder[], manages: boolean): z.input<typeof HoldersOut>['people'] =>
  holders.map(({ person, role: { role, from, until } }) => ({ id: person.id, name: person.name, ...(manages ? { email: person.email } : {}), role, from, ...(until === undefined ? {} : { until }) }))

/** The proof itself is for the office. */
export const presentLegitimations = (all: readonly Legitimation[]): z.input<typeof LegitimationsOut>['legitimations'] =>
  all.map(({ id, person, basis, clause, scope, isJoint, from, until }) => ({ id, person, basis, clause, scope, joint: isJoint, from, ...(until === undefined ? {} : { until }) }))
