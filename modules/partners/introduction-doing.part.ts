/** What the doors do with introductions, whole: load, may, rule, keep, and the mails that follow; each in one transaction. */
import type { Actor, OrganisationId, PersonId } from '#modules/members'
import { placements } from '#modules/members'
import { findPerson, rolesOf, isHeldOn, type Person } from '#modules/people'
import { transact, type Tx } from '#platform/database'
import { readLink, signLink, type LinkFacts } from '#platform/links'
import { addressOf } from '#platform/page'
import { accept, must, refuse, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import { daysLater, printDay } from '#platform/time'
import { isId } from '#platform/ids'
import { forWhom, namesOf, speaker, type PartnersNeeds } from './frame.part.tsx'
import { answer, introduce, stateOf, type Introduced, type Introduction, type IntroductionAnswer, type IntroductionId } from './introduction.ts'
import { addIntroduction, findIntroduction, peopleNamed, saveIntroduction, waitsBetween } from './introduction-store.ts'
import { may } from './policy.ts'
import { ADDRESSES } from './words.ts'

type Doing = Pick<PartnersNeeds, 'db' | 'now' | 'today' | 'secret' | 'origin' | 'mail' | 'alliance' | 'zone'>

const PURPOSE = 'introduction'
/** A link says what became of it for some time after its end. */
const TELLS_DAYS = 60

/** Somebody acts for this organisation today, and it is part of the alliance. */
async function sound(tx: Tx, { person, organisation }: Introduced, today: string): Promise<Result<Person>> {
  const [known, roles, placed] = [await findPerson(tx, person), await rolesOf(tx, person), await placements(tx, today, [organisation])]
  const acts = roles.some((role) => role.organisation === organisation && isHeldOn(role, today)) && (placed.get(organisation)?.standing ?? 'outside') !== 'outside'
  return known.ok && known.value.erasedAt === undefined && acts ? known : refuse('invalid', 'introduction.noPerson')
}

/** Writes it down and asks both. */
export async function makeIntroduction(needs: Doing, actor: Actor, people: readonly [Introduced, Introduced], message: string): Promise<Introduction> {
  const by = must(may.introduce(actor))
  return transact(needs.db, async (tx) => {
    const introduction = must(introduce(people, message, { id: newId(), by, at: needs.now() }))
    const [one, other] = [must(await sound(tx, people[0], needs.today())), must(await sound(tx, people[1], needs.today()))]
    if (await waitsBetween(tx, [one.id, other.id], needs.now())) must(refuse('conflict', 'introduction.waitsAlready'))
    await addIntroduction(tx, introduction)
    for (const [self, to] of [[one, other], [other, one]] as const) await ask(tx, needs, introduction, self, to)
    return introduction
  })
}

const organisationOf = ({ people }: Introduction, { id }: Person): OrganisationId | undefined => people.find(({ person }) => person === id)?.organisation

/** The mail to one of them: who, for whom, why; and no address. */
async function ask(tx: Tx, needs: Doing, introduction: Introduction, self: Person, to: Person): Promise<void> {
  const { language } = self
  const word = speaker(language)
  const otherOrganisation = organisationOf(introduction, to)
  const [names, people] = [await namesOf({ db: tx }, [...introduction.people.map(({ organisation }) => organisation), ...(introduction.by.as === 'organisation' ? [introduction.by.organisation] : [])], language), await peopleNamed(tx, introduction.by.person === undefined ? [] : [introduction.by.person])]
  const introducer = [introduction.by.person === undefined ? undefined : people.get(introduction.by.person), introduction.by.as === 'curator' ? needs.alliance[language] : forWhom(introduction.by, names, language)].filter((part) => part !== undefined).join(', ')
  const token = signLink(needs.secret, { purpose: PURPOSE, facts: { introduction: introduction.id, person: self.id }, until: daysLater(introduction.expiresAt, TELLS_DAYS) })
  const facts = { name: self.name, introducer, other: to.name, organisation: otherOrganisation === undefined ? '–' : names(otherOrganisation), message: introduction.message, address: needs.origin() + addressOf(ADDRESSES.introductionAnswer, language, { token }), until: printDay(introduction.expiresAt, language, needs.zone) }
  await needs.mail(tx, { to: { email: self.email, name: self.name }, language, subject: word('mailAskSubject', facts), text: ['mailHello', 'mailAsk', 'mailMessage', 'mailLink', 'mailRule'].map((key) => word(key as 'mailAsk', facts)).join('\n\n') }) // each of these is a word
}

/** What a link names; why not, where it is none of ours or ended long ago. */
export function linked({ secret, now }: Pick<Doing, 'secret' | 'now'>, token: string): Result<{ readonly id: IntroductionId; readonly person: PersonId }> {
  const facts = readLink(secret, PURPOSE, token, now())
  if (!facts.ok) return facts
  const [id, person] = [idIn<'introduction'>(facts.value, 'introduction'), idIn<'person'>(facts.value, 'person')]
  return id === undefined || person === undefined ? refuse('missing', 'link.foreign') : accept({ id, person })
}

function idIn<Kind extends string>(facts: LinkFacts, name: string) {
  const fact = facts[name]
  return typeof fact === 'string' && isId<Kind>(fact) ? fact : undefined
}

/** One of the two answers; with the second acceptance both get a mail with both addresses. */
export async function answerIntroduction(needs: Doing, id: IntroductionId, person: PersonId, says: IntroductionAnswer): Promise<Introduction> {
  return transact(needs.db, async (tx) => {
    const next = must(answer(must(await findIntroduction(tx, id)), person, says, needs.now()))
    const both = await Promise.all(next.people.map(async (one) => must(await findPerson(tx, one.person))))
    if (both.some(({ erasedAt }) => erasedAt !== undefined)) must(refuse('conflict', 'introduction.gone'))
    await saveIntroduction(tx, next)
    const [one, other] = both
    if (stateOf(next, needs.now()) === 'made' && one !== undefined && other !== undefined) for (const [self, to] of [[one, other], [other, one]] as const) await tell(tx, needs, next, self, to)
    return next
  })
}

async function tell(tx: Tx, needs: Doing, introduction: Introduction, self: Person, to: Person): Promise<void> {
  const { language } = self
  const word = speaker(language)
  const organisation = organisationOf(introduction, to)
  const names = await namesOf({ db: tx }, organisation === undefined ? [] : [organisation], language)
  const facts = { name: self.name, other: to.name, organisation: organisation === undefined ? '–' : names(organisation), email: to.email, message: introduction.message }
  await needs.mail(tx, { to: { email: self.email, name: self.name }, language, subject: word('mailMadeSubject', facts), text: ['mailHello', 'mailMade', 'mailMessage', 'mailMadeNext'].map((key) => word(key as 'mailMade', facts)).join('\n\n') }) // likewise
}
