/** What this module puts on an organisation's page: its competences with their evidence, its needs, the intersections it is in. */
import type { OrganisationPart } from '../members/acting.tsx'
export const x = 1
