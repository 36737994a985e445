/** What comes in by the doors of this module: one schema for forms, the API, and its description. */
import { z } from 'zod'
import { LANGUAGES } from '#platform/words'
import type { OrganisationId } from '#modules/members'
import { AUDIENCES } from './audience.ts'
import { SOURCE_KINDS, SOURCE_STATES } from './source.ts'

const Version = z.coerce.number().int().min(1)
// Ids are checked for their shape; whether there is such an organisation the store says.
export const Organisation = z.uuid().transform((id) => id as OrganisationId)
const Text = z.string().trim().max(500)
export const Tongue = z.enum(LANGUAGES)
export const Role = z.enum(['application', 'cross-cutting', 'both'])

/** What each treatment says; `version` is the one its author saw. */
const treatings = <V extends z.ZodType>(version: V) =>
  [
    z.strictObject({ did: z.literal('noted'), version }),
    z.strictObject({ did: z.literal('reopened'), version }),
    z.strictObject({ did: z.literal('set-aside'), version, reason: Text.min(1) }),
    z.strictObject({ did: z.literal('taken-up'), version, owner: Organisation, nextStep: Text.min(1), until: z.iso.date().exactOptional() }),
  ] as const

/** What somebody makes of an intersection. */
export const Treated = z.discriminatedUnion('did', treatings(Version))

/** The API may name the version by If-Match instead. */
export const TreatedByApi = z.discriminatedUnion('did', treatings(z.int().min(1).optional()))

// ---- Sources

/** A text, an address, or files beside them. Who brings them says that they may. */
export const Brought = z.object({
  organisation: Organisation,
  audience: z.enum(AUDIENCES),
  title: z.string().trim().max(300).exactOptional(),
  text: z.string().max(400_000).exactOptional(),
  address: z.string().trim().max(2_000).exactOptional(),
  rights: z.literal('yes'),
})

/** What is done with a source: read again, taken away, or its audience changed. */
export const Doing = z.object({ did: z.enum(['ask', 'remove', ...AUDIENCES]), version: Version })

/** What of the sources is listed. What does not fit is passed over. */
export const SourceQuery = z.object({
  organisation: Organisation.optional().catch(undefined),
  state: z.enum(SOURCE_STATES).optional().catch(undefined),
  kind: z.enum(SOURCE_KINDS).optional().catch(undefined),
  before: z.uuid().optional().catch(undefined),
})

const many = <S extends z.ZodType>(one: S) => z.preprocess((sent) => (sent === undefined ? [] : Array.isArray(sent) ? sent : [sent]), z.array(one).max(10_000))

/** Ticks of a list, and what is to be done with them. */
export const Released = z.object({ did: z.enum(['release', 'all', 'none']), tick: many(z.uuid()) })

/** Whose members are listed (`outside`: nobody's), and where; or in a file beside. */
export const ListAsked = z.object({ for: z.union([Organisation, z.literal('outside')]), address: z.string().trim().max(2_000).exactOptional(), rights: z.literal('yes') })

/** `version` is the one its author saw: read again, the same numbers are other entries. */
export const ListDone = z.object({ did: z.enum(['take', 'all', 'none', 'again']), tick: many(z.coerce.number().int().min(0).max(10_000)), version: Version.exactOptional() })

export const Spoken = z.object({ topic: z.string().min(1).max(200), says: z.enum(['confirmed', 'rejected', 'withdrawn']) })
