/** What this module has to say on “Was wartet auf uns?” and in digests: demands whose day has come, texts to review, answers nobody read, ends that are near, what changed of what one follows, introductions to answer. And extending from a mail. */
import { addressOf } from '#platform/page'
import { must, refuse } from '#platform/result'
import { now } from '#platform/runtime'
import { tellDay } from '#platform/time'
import { inBoth, type Language } from '#platform/words'
import { placements, type Actor, type OrganisationId } from '#modules/members'
import type { Answerable, Answering, Notice, NoticeSource, Question } from '#modules/notices'
import { rolesOf } from '#modules/people'
import { dueDemands } from './demand-store.ts'
import { namesOf, requestAt, speaker, type PartnersNeeds } from './frame.part.tsx'
import { peopleNamed, unansweredBy } from './introduction-store.ts'
import { NO_REVIEWERS } from './policy.ts'
import { extendRequest } from './request-doing.part.ts'
import { isExpiring, readIn, stateOf, type PartnerRequest, type RequestId } from './request.ts'
import { changedFollowed, endingSoon, findRequest, requestsInReview, reviewersOf, sentBackTo, unreadAnswers } from './request-store.ts'
import { ADDRESSES } from './words.ts'

type Told = Readonly<Record<Language, string>>

const REVIEWING = ['office', 'spokesperson', 'moderator'] as const

export const partnerNotices: NoticeSource = async (db, { organisations: asked, roles, person, today }) => {
  const placed = asked.length === 0 ? new Map() as Awaited<ReturnType<typeof placements>> : await placements(db, today, asked)
  // Guests keep no demands and post nothing; they follow and answer what everybody may read.
  const members = asked.filter((one) => placed.get(one)?.standing === 'member')
  const [due, unread, ending, changed, back, waiting, introductions] = await Promise.all([
    members.length === 0 ? [] : dueDemands(db, members, today),
    members.length === 0 ? [] : unreadAnswers(db, members),
    asked.length === 0 ? [] : endingSoon(db, asked, today),
    asked.length === 0 ? [] : changedFollowed(db, asked),
    members.length === 0 ? [] : sentBackTo(db, members),
    members.length === 0 && !REVIEWING.some((role) => roles.includes(role)) ? [] : requestsInReview(db),
    person === undefined ? [] : unansweredBy(db, person, now()),
  ])
  // What a guest follows may have been closed to it since.
  const mayRead = ({ audience }: PartnerRequest, organisation: OrganisationId): boolean => audience === 'public' || members.includes(organisation)
  const all = inBoth((language) => addressOf(ADDRESSES.requests, language))
  const demands = inBoth((language) => addressOf(ADDRESSES.demands, language))
  return [
    ...due.map(({ organisation, text, followUp, id }): Notice => ({ kind: 'demand', organisation, about: { de: text, en: text }, to: inBoth((language) => addressOf(ADDRESSES.demand, language, { id })), all: demands, since: followUp })),
    ...(await reviewsFor(db, waiting, { members, isForAlliance: REVIEWING.some((role) => roles.includes(role)), person, today })),
    ...back.map(({ request, organisation, since }): Notice => ({ kind: 'request-returned', organisation, about: titleOf(request), to: pageOf(request), all, since })),
    ...unread.map(({ request, organisation, since }): Notice => ({ kind: 'request-answer', organisation, about: titleOf(request), to: pageOf(request), all, since })),
    ...ending.filter(({ request, organisation, isOwn }) => isOwn || mayRead(request, organisation)).map(({ request, organisation, isOwn }): Notice => (isOwn ? { kind: 'request-ending', organisation, about: titleOf(request), to: pageOf(request), all, due: request.expiresOn, thing: request.id } : { kind: 'request-followed', organisation, about: titleOf(request), to: pageOf(request), all, due: request.expiresOn })),
    ...changed.filter(({ request, organisation }) => mayRead(request, organisation)).map(({ request, organisation, since }): Notice => ({ kind: 'request-followed', organisation, about: titleOf(request), to: pageOf(request), all, since })),
    ...(await Promise.all(introductions.map(async ({ id, people, createdAt }): Promise<Notice> => {
      const other = people.find((one) => one.person !== person)
      const [names, known] = [await peopleNamed(db, other === undefined ? [] : [other.person]), await namesOf({ db }, other === undefined ? [] : [other.organisation], 'de', 'short')]
      const told = other === undefined ? '–' : `${names.get(other.person) ?? '–'}, ${known(other.organisation)}`
      return { kind: 'introduction', about: { de: told, en: told }, to: inBoth((language) => addressOf(ADDRESSES.introduction, language, { id })), all: inBoth((language) => addressOf(ADDRESSES.introductions, language)), since: createdAt.toISOString().slice(0, 10) }
    }))),
  ]
}

const pageOf = ({ id }: PartnerRequest): Told => inBoth((language) => requestAt(id, language))
const titleOf = ({ twins }: PartnerRequest): Told => inBoth((language) => readIn(twins, language).title)

type Reviewing = { readonly members: readonly OrganisationId[]; readonly isForAlliance: boolean; readonly person: Parameters<typeof rolesOf>[1] | undefined; readonly today: string }

/** Those that wait for the managers of one of these, or for the office. */
async function reviewsFor(db: Parameters<NoticeSource>[0], waiting: readonly PartnerRequest[], { members, isForAlliance, person, today }: Reviewing): Promise<Notice[]> {
  if (waiting.length === 0) return []
  const [reviewers, held] = await Promise.all([reviewersOf(db, waiting.map(({ organisation }) => organisation), today), person === undefined ? undefined : rolesOf(db, person)])
  // Others of a cluster cannot approve.
  const manages = (cluster: OrganisationId): boolean => members.includes(cluster) && (held === undefined || held.some(({ organisation, role, until }) => organisation === cluster && role === 'manager' && (until === undefined || until >= today)))
  return waiting.flatMap((request): Notice[] => {
    const { clusters, isOffice } = reviewers.get(request.organisation) ?? NO_REVIEWERS
    const cluster = clusters.find(manages)
    if (cluster === undefined && !(isOffice && isForAlliance)) return []
    return [{ kind: 'request-review', ...(cluster === undefined ? {} : { organisation: cluster }), about: titleOf(request), to: pageOf(request), all: inBoth((language) => addressOf(ADDRESSES.requests, language)), since: request.changedAt.toISOString().slice(0, 10) }]
  })
}

// ---- Answered from a mail

/** Shall what ends soon stay open? One click, without an account. */
export const endingAnswers = (needs: Pick<PartnersNeeds, 'db' | 'now' | 'today'>): Answering => ({
  async ask({ organisation, things }, language) {
    const word = speaker(language)
    const names = await namesOf(needs, [organisation], language)
    const questions = await Promise.all(things.map(async (thing): Promise<Question[]> => {
      const found = await findRequest(needs.db, thing as RequestId) // signed, so written above
      if (!found.ok || found.value.organisation !== organisation || stateOf(found.value, needs.today()) !== 'open') return []
      const day = tellDay(found.value.expiresOn, language)
      return [{ thing, title: word('endsOn', { title: readIn(found.value.twins, language).title, day }), ...(isExpiring(found.value, needs.today()) ? {} : { answered: word('stayed', { day }) }), choices: [{ value: 'extend', label: word('stay') }] }]
    }))
    return { title: word('askTitle'), lead: word('askLead', { name: names(organisation) }), questions: questions.flat() }
  },
  async answer({ organisation, person }: Answerable, thing, choice) {
    if (choice !== 'extend') must(refuse('invalid', 'http.malformed'))
    const standing = (await placements(needs.db, needs.today(), [organisation])).get(organisation)?.standing ?? 'outside'
    const actor: Actor = { as: 'organisation', organisation, standing, ...(person === undefined ? {} : { person }) }
    await extendRequest(needs, actor, thing as RequestId) // signed, likewise
  },
})
