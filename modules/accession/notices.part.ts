/** Applications that wait for somebody: for the office to be checked, answered or closed; for members that have not voted, whoever of their people can still do something about it. */
import { localIn } from '#platform/time'
import type { Language } from '#platform/words'
import { ruleInForce } from '#modules/charter'
import { votersOn, type OrganisationId } from '#modules/members'
import { together } from '#modules/people'
import type { Notice, NoticeSource } from '#modules/notices'
import { addressOf } from '#platform/page'
import { openProposal, type Application } from './application.ts'
import { mayCast, mayClose, votersOf } from './ballot.ts'
import { voicesIn } from './conducting.part.ts'
import { nameIn, pageOf } from './frame.part.tsx'
import { answeredAmong, ballotsOf, listApplications } from './store.ts'
import { ADDRESSES } from './words.ts'

/** As many as anybody answers; the next come when these are done. */
const MOST = 200

export const applicationNotices =
  ({ zone }: { readonly zone: string }): NoticeSource =>
  async (db, { organisations, roles, person, today }) => {
    const isOffice = roles.includes('office') || roles.includes('spokesperson')
    if (!isOffice && organisations.length === 0) return []
    const open = await listApplications(db, { isForMembers: !isOffice, states: isOffice ? ['submitted', 'in-check', 'with-members'] : ['with-members'], limit: MOST })
    if (open.length === 0) return []
    const rule = await ruleInForce(db, 'admission')
    const electorate = rule.ok ? rule.value.rule.electorate : {}
    const [voting, ballots, answered] = [await votersOn(db, today), await ballotsOf(db, open.map(({ id }) => id)), await answeredAmong(db, open.map(({ id }) => id))]
    return open.flatMap((application): Notice[] => {
      const proposal = openProposal(application)
      const said = voicesIn(ballots.filter((one) => one.application === application.id), proposal?.number ?? 0)
      const voices = together.counting(said)
      const voters = proposal === undefined ? [] : votersOf(voting, electorate, application)
      const awaited = voters.filter(({ organisation }) => !voices.has(organisation)).length
      const waits = isOffice && (proposal === undefined ? application.state === 'submitted' || answered.has(application.id) : mayClose(proposal, today, awaited).ok)
      // Who said the same as everybody of theirs so far waits for a second person, and has nothing to do.
      const hasSpoken = (organisation: OrganisationId): boolean => { const one = said.get(organisation); return one !== undefined && !one.differs && one.waiting.some((ballot) => ballot.person === person) }
      const asked = organisations.filter((organisation) => !voices.has(organisation) && !hasSpoken(organisation) && mayCast(application, organisation, { voting, electorate, today }).ok)
      const told = noticeOf(application, zone)
      return [...(waits ? [told] : []), ...asked.map((organisation): Notice => ({ ...told, organisation, ...(proposal === undefined ? {} : { due: proposal.until }) }))]
    })
  }

const noticeOf = (application: Application, zone: string): Notice => ({
  kind: 'application',
  about: both((language) => nameIn(application, language)),
  to: both((language) => pageOf(application.id, language)),
  all: both((language) => addressOf(ADDRESSES.applications, language)),
  since: localIn(application.steps.at(-1)?.at ?? application.askedAt, zone).slice(0, 10),
})

const both = (tell: (language: Language) => string): Readonly<Record<Language, string>> => ({ de: tell('de'), en: tell('en') })
