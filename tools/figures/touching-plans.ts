/** Plans and notices for tests and figures. */
import { transact, type Db } from '../../platform/database/index.ts'
import { must } from '../../platform/result.ts'
import { newId } from '../../platform/runtime.ts'
import type { OrganisationId, PersonId } from '../../modules/members/index.ts'
import type { Disclosure, Project } from '../../modules/projects/index.ts'
import { begin, type Twins } from '../../modules/projects/project.ts'
import { addProjects } from '../../modules/projects/store.ts'
import type { Notice } from '../../modules/overlaps/notice.ts'
import { addNotice } from '../../modules/overlaps/notice-store.ts'
import { begin as beginRelease } from '../../modules/overlaps/release.ts'

export const planOf = (lead: OrganisationId, twins: Twins, disclosure: Disclosure = 'sealed', more: { readonly leader?: PersonId; readonly partners?: Project['partners']; readonly from?: string; readonly until?: string } = {}): Project =>
  must(begin({ twins, lead, partners: [], sought: [], milestones: [], funding: {}, ...more }, { disclosure, stricter: {} }, { id: newId(), by: { as: 'organisation', organisation: lead }, at: new Date('2026-11-02T09:00:00Z'), today: '2026-11-02' }))

/** Two sealed plans of these leads, and a notice between them that has come out. */
export async function touchingPlans(db: Db, leads: readonly [OrganisationId, OrganisationId], confided = false): Promise<{ readonly notice: Notice; readonly plans: readonly [Project, Project] }> {
  const [one, other] = [planOf(leads[0], { de: { title: 'Glaslinsen prägen', summary: 'Wir prägen Mikrolinsen in Glas.' } }), planOf(leads[1], { de: { title: 'Mikrooptik aus Glas', summary: 'Linsen aus Glas, geprägt.' } })]
  const [a, b] = one.id < other.id ? [one, other] : [other, one]
  const notice: Notice = {
    id: newId(),
    plans: { a: a.id, b: b.id },
    names: { a: newId(), b: newId() },
    confided,
    release: beginRelease(confided),
    evidence: { kinds: ['same-aim'], strength: 'clear', fields: { a: ['optics'], b: ['plastics'] }, topics: ['micro-optics'], titles: { a: a.twins, b: b.twins }, passages: [{ a: a.twins.de?.summary ?? '', b: b.twins.de?.summary ?? '' }] },
    hashes: { a: 'a', b: 'b' },
    foundAt: new Date('2026-11-02T10:00:00Z'),
    shownFrom: new Date('2026-11-03T04:00:00Z'),
  }
  await transact(db, async (tx) => {
    await addProjects(tx, [one, other])
    await addNotice(tx, notice)
  })
  return { notice, plans: [a, b] }
}
