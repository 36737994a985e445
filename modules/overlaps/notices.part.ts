/** What early coordination has waiting: findings without an answer, notices of one's own plans, those with the confidant, and for the office that there is no confidant. */
import type { Db } from '#platform/database'
import { addressOf } from '#platform/page'
import { localIn, type Instant } from '#platform/time'
import { inBoth, type Language } from '#platform/words'
import { placements, type Actor, type OrganisationId } from '#modules/members'
import type { Asked, Notice, NoticeSource } from '#modules/notices'
import { findProject, projectsFor, readerOf, titleIn, type ProjectId } from '#modules/projects'
import { findingAt } from './finding-pages.tsx'
import { hasCompetitors, hasConfidant, unansweredOf } from './finding-store.ts'
import { confidedAt, listAt, namesOf, noticeAt } from './frame.part.tsx'
import { confidedNotices, noticesOf } from './notice-store.ts'
import { isOpen } from './plan-text.ts'
import { isOver, seenBy } from './release.ts'
import { ADDRESSES } from './words.ts'

type Needs = { readonly zone: string; readonly now: () => Instant; /** Where roles of the alliance are given. */ readonly rolesAt: (language: Language) => string }

export const overlapNotices =
  (needs: Needs): NoticeSource =>
  async (db, asked) => [...(await Promise.all(asked.organisations.flatMap((organisation) => [touchingOf(needs, db, asked, organisation), coordinationOf(needs, db, asked, organisation)]))).flat(), ...(await confidedOf(needs, db, asked)), ...(await lackingOf(needs, db, asked))]

const dayIn = (at: Instant, zone: string): string => localIn(at, zone).slice(0, 10)

/** Notices that one's organisation has not answered, for who decides there or leads the plan. */
async function touchingOf({ zone, now }: Needs, db: Db, { decides = [], person }: Asked, organisation: OrganisationId): Promise<Notice[]> {
  const found = await noticesOf(db, { organisation, decides: decides.includes(organisation), ...(person === undefined ? {} : { person }) }, now())
  const open = found.filter(({ notice, side }) => { const seen = seenBy(notice.release, side); return seen.is === 'open' && seen.own.state === 'unseen' })
  return Promise.all(open.map(async ({ notice, side }): Promise<Notice> => ({
    kind: 'touching',
    organisation,
    about: await titleOf(db, notice.plans[side]),
    to: inBoth((language) => noticeAt(notice.names[side], language)),
    all: inBoth((language) => addressOf(ADDRESSES.notices, language)),
    since: dayIn(notice.shownFrom, zone),
  })))
}

async function titleOf(db: Db, plan: ProjectId): Promise<Readonly<Record<Language, string>>> {
  const found = await findProject(db, plan)
  return inBoth((language) => (found.ok ? titleIn(found.value, language) : '–'))
}

/** Findings on plans that one's organisation leads. Where either plan is not open it is told to who decides, on the page alone. */
async function coordinationOf({ zone }: Needs, db: Db, { decides = [], person, today }: Asked, organisation: OrganisationId): Promise<Notice[]> {
  const standing = (await placements(db, today, [organisation])).get(organisation)?.standing ?? 'outside'
  const actor: Actor = { as: 'organisation', organisation, standing, ...(person === undefined ? {} : { person }), ...(decides.includes(organisation) ? {} : { roles: ['contributor'] }) }
  const reader = await readerOf(db, actor)
  const findings = await unansweredOf(db, reader, organisation)
  const plans = new Map((await projectsFor(db, reader, { ids: findings.flatMap(({ a, b }) => [a, b]) })).map((plan) => [plan.id, plan]))
  return findings.flatMap(({ id, a: first, b: second, foundAt }): Notice[] => {
    const [a, b] = [plans.get(first), plans.get(second)]
    if (a === undefined || b === undefined) return []
    return [{
      kind: isOpen(a.disclosure) && isOpen(b.disclosure) ? 'coordination' : 'touching',
      organisation,
      about: inBoth((language) => `${titleIn(a, language)} · ${titleIn(b, language)}`),
      to: inBoth((language) => findingAt(id, language)),
      all: inBoth((language) => `${listAt(language)}?state=open`),
      since: dayIn(foundAt, zone),
    }]
  })
}

async function confidedOf({ zone }: Needs, db: Db, { roles }: Asked): Promise<Notice[]> {
  if (!roles.includes('confidant')) return []
  const waiting = (await confidedNotices(db)).filter(({ release }) => !isOver(release) && !(release.a.told && release.b.told))
  const leads = waiting.flatMap(({ led }) => [led.a.lead, led.b.lead])
  const names = { de: await namesOf(db, leads, 'de'), en: await namesOf(db, leads, 'en') }
  return waiting.map(({ id, led, foundAt }) => ({ kind: 'touching', about: inBoth((language) => `${names[language](led.a.lead)} · ${names[language](led.b.lead)}`), to: inBoth((language) => confidedAt(id, language)), all: inBoth((language) => addressOf(ADDRESSES.confidedNotices, language)), since: dayIn(foundAt, zone) }))
}

/** Said whether or not a notice waits for one: that there is a notice is not the office's to know. */
async function lackingOf({ rolesAt }: Needs, db: Db, { roles, today }: Asked): Promise<Notice[]> {
  return roles.includes('office') && !roles.includes('confidant') && !(await hasConfidant(db, today)) && (await hasCompetitors(db)) ? [{ kind: 'confidant', about: { de: '', en: '' }, to: inBoth(rolesAt) }] : []
}
