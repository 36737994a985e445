/** What comes in by the doors of this module: one schema for forms, the API, and its description. */
import { z } from 'zod'
import type { OrganisationId } from '#modules/members'

const Version = z.coerce.number().int().min(1)
// Ids are checked for their shape; whether there is such an organisation the store says.
export const Organisation = z.uuid().transform((id) => id as OrganisationId)
const Text = z.string().trim().max(500)

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
