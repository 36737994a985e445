/** What comes in and goes out. What does not fit is passed over: a link that somebody cut still leads to the page. */
import { z } from 'zod'
import { STRENGTHS } from './partner.ts'

const one = z.string().trim().min(1).max(200).optional().catch(undefined)

export const PartnerQuery = z.object({ text: z.string().trim().max(500).optional().catch(undefined), topic: one, role: one, kind: one, place: one, cluster: one, strength: z.enum(STRENGTHS).optional().catch(undefined), page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined) })

export const PartnersOut = z.strictObject({
  topics: z.array(z.string()).meta({ de: 'als was der Satz verstanden wurde', en: 'what the sentence was understood as' }),
  count: z.int(),
  partners: z.array(z.strictObject({ organisation: z.string(), strength: z.enum(STRENGTHS), byWord: z.boolean(), topics: z.array(z.strictObject({ topic: z.string(), strength: z.enum(STRENGTHS) })) })),
})
