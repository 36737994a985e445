/** What the invented organisations of a demo seek, offer and have heard, written down as it is. */
import type { OrganisationId } from '#modules/members'
import type { Tx } from '#platform/database'
import type { Id } from '#platform/ids'
import { accept, type Result } from '#platform/result'
import type { Instant } from '#platform/time'
import type { Language } from '#platform/words'
import { capture } from './demand.ts'
import { addDemand } from './demand-store.ts'
import { defaultEnd, draft, submit, type RequestSaid } from './request.ts'
import { addRequest } from './request-store.ts'

type SeededRequest = Omit<RequestSaid, 'expiresOn'> & { readonly organisation: OrganisationId }
type SeededDemand = { readonly organisation: OrganisationId; readonly text: string; readonly asker: string; readonly language: Language }

type Given = { readonly requests: readonly SeededRequest[]; readonly demands: readonly SeededDemand[] }

/** All requests are open, as if their clusters had read them. In: the day on which the demo begins, and ids. */
export async function seedPartners(tx: Tx, { requests, demands }: Given, { today, at, newId }: { readonly today: string; readonly at: Instant; readonly newId: <Kind extends string>() => Id<Kind> }): Promise<Result<void>> {
  for (const { organisation, ...said } of requests) {
    const by = { as: 'organisation', organisation } as const
    const drafted = draft({ ...said, expiresOn: defaultEnd(today) }, { id: newId(), organisation, by, at, today })
    const open = drafted.ok ? submit(drafted.value, { by, at, today, isTrusted: true }) : drafted
    if (!open.ok) return open
    await addRequest(tx, { ...open.value, version: 1 })
  }
  for (const { organisation, language, ...said } of demands) {
    const demand = capture(said, { id: newId(), organisation, language, today, by: { as: 'organisation', organisation }, at })
    if (!demand.ok) return demand
    await addDemand(tx, demand.value)
  }
  return accept(undefined)
}
