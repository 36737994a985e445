/** What comes in and goes out of the doors of this module: one schema for forms, the API, and its description. */
import { z } from 'zod'
import type { OrganisationId } from '#modules/members'

const Version = z.coerce.number().int().min(1)
// Ids are checked for their shape; whether there is such an organisation the store says.
const Organisation = z.uuid().transform((id) => id as OrganisationId)
const Text = z.string().trim().max(500)

/** What somebody makes of an intersection. */
export const Treated = z.discriminatedUnion('did', [
  z.object({ did: z.literal('noted'), version: Version }),
  z.object({ did: z.literal('reopened'), version: Version }),
  z.object({ did: z.literal('set-aside'), version: Version, reason: Text.min(1) }),
  z.object({ did: z.literal('taken-up'), version: Version, owner: Organisation, nextStep: Text.min(1), until: z.iso.date().exactOptional() }),
])
