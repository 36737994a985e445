/** Applications that wait for somebody: for the office to be checked, answered or closed; for members that have not voted, whoever of their people can still do something about it. */
import { localIn } from '#platform/time'
import { inBoth } from '#platform/words'
import { ruleInForce, vote } from '#modules/charter'
import { votersOn } from '#modules/members'
import type { Notice, NoticeSource } from '#modules/notices'
import { addressOf } from '#platform/page'
import { openProposal, type Application } from './application.ts'
import { nameIn, pageOf } from './frame.part.tsx'
import { answeredAmong, ballotsOf, listApplications } from './store.ts'
import { ADDRESSES } from './words.ts'

/** As many as anybody answers; the next come when these are done. */
const MOST = 200

export const applicationNotices =
  ({ zone }: { readonly zone: string }): NoticeSource =>
  async (db, reader) => {
    const { organisations, roles, today } = reader
    const isOffice = roles.includes('office') || roles.includes('spokesperson')
    if (!isOffice && organisations.length === 0) return []
    const open = await listApplications(db, { isForMembers: !isOffice, states: isOffice ? ['submitted', 'in-check', 'with-members'] : ['with-members'], limit: MOST })
    if (open.length === 0) return []
    const rule = await ruleInForce(db, 'admission')
    const electorate = rule.ok ? rule.value.rule.electorate : {}
    const [voting, ballots, answered] = [await votersOn(db, today), await ballotsOf(db, open.map(({ id }) => id)), await answeredAmong(db, open.map(({ id }) => id))]
    return open.flatMap((application): Notice[] => {
      const proposal = openProposal(application)
      const awaited = proposal === undefined ? undefined : vote.awaitedIn(proposal, ballots.filter((one) => one.application === application.id), reader, { voting, electorate, barred: application.organisation, today })
      const waits = isOffice && (awaited === undefined ? application.state === 'submitted' || answered.has(application.id) : awaited.mayClose.ok)
      const told = noticeOf(application, zone)
      return [...(waits ? [told] : []), ...(awaited?.from ?? []).map((organisation): Notice => ({ ...told, organisation, ...(proposal === undefined ? {} : { due: proposal.until }) }))]
    })
  }

const noticeOf = (application: Application, zone: string): Notice => ({
  kind: 'application',
  about: inBoth((language) => nameIn(application, language)),
  to: inBoth((language) => pageOf(application.id, language)),
  all: inBoth((language) => addressOf(ADDRESSES.applications, language)),
  since: localIn(application.steps.at(-1)?.at ?? application.askedAt, zone).slice(0, 10),
})
