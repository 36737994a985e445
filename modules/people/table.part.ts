/**
 * What the doors do with a table of people: read and plan, keep until confirmed, do exactly that, and tell everybody who is new by a mail in the same transaction.
 * **Source**: Art. 14 GDPR: who was written down by others is told from whom, why, and of their rights, at the first mail; here at once.
 */
import { transact, type Db, type Tx } from '#platform/database'
import { readUploads, type Door } from '#platform/http'
import { hashOf } from '#platform/hash'
import { idAt } from '#platform/http'
import { signLink } from '#platform/links'
import { addressOf } from '#platform/page'
import { must, refuse, Refused } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { daysLater } from '#platform/time'
import { say, type Language } from '#platform/words'
import { actors, roles, type Actor } from '#modules/members'
import { readAddress, type PeopleNeeds } from './needs.part.ts'
import { PAGE_WORDS } from './page-words.ts'
import { addressesIn, keyOf, planPeople, readHeading, type CellRow, type PeoplePlan, type PeopleReading } from './people-table.ts'
import { addDraft, findDraft, forgetDrafts, keepPeople, knownFor, takeDraft, type PeopleDraft } from './people-table-store.ts'
import type { Person } from './person.ts'
import { may } from './policy.ts'
import { officeIn } from './schema.ts'
import { ADDRESSES } from './words.ts'

const TABLE_LIMIT = 20_000_000
const ROOM_FOR_THE_FORM = 100_000
/** Each new person is written to: so many at once an organisation may, more is for the office. */
const MOST_NEW = 200
/** How long the link in the first mail is good. */
const INFORMED_DAYS = 90
export const INFORMED = 'people.informed'

const ROLE_NAMES = new Map([...roles.ORGANISATION_ROLES, ...roles.ALLIANCE_ROLES].flatMap((role) => [role, roles.roleName(role, 'de'), roles.roleName(role, 'en')].map((name) => [keyOf(name), role] as const)))

const readingFor = (needs: PeopleNeeds, actor: Actor): PeopleReading => ({
  newId: () => newId<'person'>(),
  today: needs.today(),
  readAddress,
  roleNamed: (key) => ROLE_NAMES.get(key),
  officeOf: officeIn,
  mayManage: (organisation) => (organisation === undefined ? may.manageAlliance(actor) : may.manage(actor, organisation)),
  mayKnow: (held) => actor.as !== 'organisation' || held.some(({ organisation }) => organisation === actor.organisation),
})

/** Who gets a mail: whoever was new to the importer, known to the house or not. */
export const toldBy = ({ people, strangers }: PeoplePlan): readonly Person[] => [...people, ...strangers]

type Planned = { readonly plan: PeoplePlan; readonly hash: string }

/** What the table would do now, with a fingerprint: two plans that do the same have the same, whatever ids they give. */
async function planNow(db: Db, needs: PeopleNeeds, actor: Actor, table: readonly CellRow[]): Promise<Planned> {
  const heading = must(readHeading(table))
  const plan = planPeople(table, heading, await knownFor(db, addressesIn(table, heading, readAddress)), readingFor(needs, actor))
  return { plan, hash: hashOf(Buffer.from(JSON.stringify(plan.rows))) }
}

/** Reads an uploaded table, plans it and keeps it until it is confirmed. */
export async function takeTable(door: Door, needs: PeopleNeeds): Promise<{ readonly draft: PeopleDraft } & Planned> {
  const actor = await needs.actorOf(door)
  const author = must(may.importPeople(actor))
  const { uploads: [upload] } = must(await readUploads(door, { bytes: TABLE_LIMIT + ROOM_FOR_THE_FORM, parts: 5 }))
  if (upload === undefined) throw new Refused({ kind: 'invalid', reason: 'people.noFile', facts: {} })
  const name = upload.name.replace(/[\p{Cc}\p{Cf}]/gu, '').toWellFormed().slice(-200)
  const planned = await planNow(needs.db, needs, actor, must(await needs.readTable(upload.bytes, name)))
  const draft = { id: newId(), name, bytes: upload.bytes, planHash: planned.hash, author }
  await forgetDrafts(needs.db, daysLater(now(), -1))
  if (actor.as === 'organisation' && toldBy(planned.plan).length > MOST_NEW) must(refuse('too-large', 'people.manyNew', { most: MOST_NEW }))
  await addDraft(needs.db, draft)
  return { draft, ...planned }
}

/** A draft of whoever asks: the alliance's, or their organisation's. */
export async function draftFor(door: Door, needs: PeopleNeeds): Promise<{ readonly draft: PeopleDraft; readonly actor: Actor }> {
  const actor = await needs.actorOf(door)
  must(may.importPeople(actor))
  const draft = must(await findDraft(needs.db, idAt(door, 'people.noDraft', 'draft')))
  const author = must(actors.authorOf(actor))
  if (author.as !== draft.author.as || (author.as === 'organisation' && draft.author.as === 'organisation' && author.organisation !== draft.author.organisation)) throw new Refused({ kind: 'missing', reason: 'people.noDraft', facts: {} })
  return { draft, actor }
}

export const planDraft = async (needs: PeopleNeeds, actor: Actor, draft: PeopleDraft): Promise<Planned> => planNow(needs.db, needs, actor, must(await needs.readTable(draft.bytes, draft.name)))

/** Does what the preview of this fingerprint showed, or refuses as stale. */
export async function doTable(needs: PeopleNeeds, actor: Actor, draft: PeopleDraft, shown: string): Promise<PeoplePlan> {
  const table = must(await needs.readTable(draft.bytes, draft.name))
  return transact(needs.db, async (tx) => {
    if (!(await takeDraft(tx, draft.id))) throw new Refused({ kind: 'missing', reason: 'people.noDraft', facts: {} })
    const { plan, hash } = await planNow(tx, needs, actor, table)
    if (hash !== shown) throw new Refused({ kind: 'stale', reason: 'people.otherNow', facts: {} })
    must(await keepPeople(tx, plan, { newId: () => newId(), author: draft.author, at: now() }))
    await tellThem(tx, needs, actor, plan)
    return plan
  })
}

/** One mail to each who is new: who wrote them down, for what, and one private link; to whom the house knows without one, since they sign in. */
async function tellThem(tx: Tx, needs: PeopleNeeds, actor: Actor, plan: PeoplePlan): Promise<void> {
  const { people, roles: held } = plan
  const until = daysLater(now(), INFORMED_DAYS)
  const news = new Set(people.map(({ id }) => id))
  const byName = async (language: Language): Promise<string> => (actor.as === 'organisation' ? needs.organisationName(tx, actor, actor.organisation, language) : needs.alliance[language])
  const by = { de: await byName('de'), en: await byName('en') }
  const rolesOf = Map.groupBy(held, ({ person }) => person)
  await needs.mails(
    tx,
    toldBy(plan).map(({ id, name, email, language }) => {
      const facts = {
        name,
        alliance: needs.alliance[language],
        organisation: by[language],
        roles: [...new Set((rolesOf.get(id) ?? []).map(({ role }) => roles.roleName(role, language)))].join(', '),
        link: needs.origin() + addressOf(ADDRESSES.informed, language, { link: signLink(needs.secret, { purpose: INFORMED, facts: { person: id }, until }) }),
        privacy: `${needs.origin()}/${language}/${language === 'de' ? 'datenschutz' : 'privacy'}`,
      }
      const [subject, text] = news.has(id) ? (['mailInformedSubject', 'mailInformedText'] as const) : (['mailFurtherSubject', 'mailFurtherText'] as const)
      return { to: email, language, subject: say(PAGE_WORDS, language, subject, facts), text: say(PAGE_WORDS, language, text, facts) }
    }),
  )
}
