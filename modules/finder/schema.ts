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

const many = z.array(z.string().trim().max(200)).catch([])

export const ConsortiumQuery = z.object({
  call: one.meta({ de: 'ein Förderaufruf', en: 'a funding call' }),
  topics: z.string().trim().optional().catch(undefined).meta({ de: 'Namen oder Ids von Themen, einer je Zeile oder durch Kommas getrennt', en: 'names or ids of topics, one a line or parted by commas' }),
  balance: z.enum(['yes']).optional().catch(undefined).meta({ de: 'möglichst viele Cluster, vor guten Belegen', en: 'as many clusters as possible, before good evidence' }),
  with: many.meta({ de: 'in jedem Fall dabei', en: 'members in any case' }),
  without: many.meta({ de: 'nie dabei', en: 'never members' }),
})

export const ConsortiaOut = z.strictObject({
  topics: z.array(z.string()).meta({ de: 'was abgedeckt werden soll', en: 'what is to be covered' }),
  unknown: z.array(z.string()).meta({ de: 'Namen, die kein Thema hat', en: 'names that no topic has' }),
  uncovered: z.array(z.string()).meta({ de: 'was niemand abdeckt', en: 'what nobody covers' }),
  isSmallest: z.boolean().meta({ de: 'kleiner geht es nicht', en: 'no smaller set exists' }),
  isExact: z.boolean().meta({ de: 'auch keine bessere dieser Größe', en: 'nor a better one of this size' }),
  isPassedOver: z.boolean().meta({ de: 'eine gesetzte oder ausgeschlossene Organisation gehört nicht zur Allianz', en: 'an organisation that was required or excluded is none of the alliance' }),
  sets: z.array(z.strictObject({ members: z.array(z.string()), clusters: z.int(), covers: z.array(z.strictObject({ topic: z.string(), by: z.array(z.strictObject({ organisation: z.string(), strength: z.enum(STRENGTHS) })) })) })),
})
