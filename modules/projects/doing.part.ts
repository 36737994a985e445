/** What the doors do with plans, whole: read → load → may → rule → keep; each in one transaction that also tells those who stand on plans. */
import { transact, type Tx } from '#platform/database'
import type { Door } from '#platform/http'
import { must, refuse } from '#platform/result'
import { newId } from '#platform/runtime'
import type { Instant } from '#platform/time'
import { organisationsById, placements, type Actor, type Author, type Day, type OrganisationId, type PersonId, type Standing } from '#modules/members'
import { holdersFor, isHeldOn } from '#modules/people'
import { advance } from './advancing.ts'
import { AGREEMENT } from './agreement.ts'
import { answerOf, disclose, type Answered } from './disclosing.ts'
import type { Disclosed } from './disclosure.ts'
import { readableTexts, readLater } from './jobs.ts'
import { addLinks } from './list-store.ts'
import type { ProjectsNeeds } from './needs.part.ts'
import { acceptanceOf, keepAcceptance, keepOpening, openingsOf, type Acceptance } from './opening-store.ts'
import { handOver, merge, split } from './parting.ts'
import { may, partyOf, redacted, type Reader, type Redacted } from './policy.ts'
import { begin, revise, type Project, type ProjectId, type Said } from './project.ts'
import type { ProjectState } from './state.ts'
import { addProjects, findProject, readerOf, saveProject, transactPlans } from './store.ts'
import { copyTopics, keepTopicWord, type ProjectTopic, type TopicWord } from './topic-store.ts'

export const readerAt = async (needs: ProjectsNeeds, door: Door): Promise<Reader> => readerOf(needs.db, await needs.actorOf(door))

/** A plan as this reader sees it. Who is not its lead has read it from now on. */
export async function openProject(needs: ProjectsNeeds, reader: Reader, id: ProjectId): Promise<{ readonly project: Project; readonly shown: Redacted }> {
  const project = await keepOpening(needs.db, reader, must(may.read(reader, must(await findProject(needs.db, id)))), needs.now())
  return { project, shown: redacted(project, reader) }
}

export const standingOf = async (db: ProjectsNeeds['db'] | Tx, needs: ProjectsNeeds, id: OrganisationId): Promise<Standing | undefined> => (await placements(db, needs.today(), [id])).get(id)?.standing

/** What must be known beyond the plan to judge it: partners are there, the lead person belongs to the lead, the call is one. */
async function sound(tx: Tx, needs: ProjectsNeeds, { actor }: Reader, { lead, leader, partners, call }: Said, before?: Project): Promise<void> {
  const organisations = [lead, ...partners.map(({ organisation }) => organisation)]
  const known = await organisationsById(tx, organisations)
  if (!known.has(lead)) must(refuse('invalid', 'project.noLead'))
  if (organisations.some((id) => !known.has(id))) must(refuse('invalid', 'project.noPartner'))
  if (leader !== undefined && (leader !== before?.leader || lead !== before.lead) && !(await leadersOf(tx, needs, lead)).some(({ id }) => id === leader)) must(refuse('invalid', 'project.noLeader'))
  if (call === undefined || call === before?.call) return
  const found = await needs.calls?.find(tx, call, actor)
  if (found?.ok !== true) must(refuse('invalid', 'project.noCall'))
  else if (!found.value.isOpen) must(refuse('invalid', 'project.callClosed'))
}

/** Who may lead a plan of this organisation: its people today, by name. */
export async function leadersOf(db: ProjectsNeeds['db'] | Tx, needs: ProjectsNeeds, organisation: OrganisationId): Promise<readonly { readonly id: PersonId; readonly name: string }[]> {
  const held = (await holdersFor(db, organisation)).filter(({ role }) => isHeldOn(role, needs.today()))
  return [...new Map(held.map(({ person }) => [person.id, { id: person.id, name: person.name }])).values()]
}

async function keep(tx: Tx, needs: ProjectsNeeds, next: Project, before: Project): Promise<Project> {
  if (next === before) return before
  must(await saveProject(tx, next))
  if (JSON.stringify(readableTexts(next)) !== JSON.stringify(readableTexts(before))) await readLater(tx, next.id)
  await needs.changed(tx, next, before)
  return next
}

export async function enterProject(needs: ProjectsNeeds, reader: Reader, said: Said, disclosed: Disclosed & Answered): Promise<Project> {
  return transactPlans(needs.db, async (tx) => {
    const by = must(may.enter(reader, said.lead, await standingOf(tx, needs, said.lead), disclosed.disclosure))
    const at = needs.now()
    const begun = must(begin(said, disclosed, { id: newId(), by, at, today: needs.today() }))
    const project = { ...begun, ...must(answerOf(undefined, begun, disclosed, at)) }
    await sound(tx, needs, reader, project)
    await addProjects(tx, [project])
    await readLater(tx, project.id)
    await needs.changed(tx, project)
    return project
  })
}

type Act = (tx: Tx, project: Project, signed: { readonly by: Author; readonly at: Instant }) => Promise<Project> | Project

/** One act on a plan: loaded, allowed, and what the act makes of it kept. */
async function act(needs: ProjectsNeeds, reader: Reader, id: ProjectId, kind: 'change' | 'advance' | 'handOver', rule: Act): Promise<Project> {
  return transactPlans(needs.db, async (tx) => {
    const project = must(await findProject(tx, id))
    const by = must(kind === 'change' ? may.change(reader, project) : may[kind](reader, project, await standingOf(tx, needs, project.lead)))
    return keep(tx, needs, await rule(tx, project, { by, at: needs.now() }), project)
  })
}

export const changeProject = (needs: ProjectsNeeds, reader: Reader, id: ProjectId, said: Said, seen: number, othersStay: boolean): Promise<Project> =>
  act(needs, reader, id, 'change', async (tx, project, signed) => {
    const next = must(revise(project, said, seen, { ...signed, othersStay }))
    if (next.lead !== project.lead) must(may.enter(reader, next.lead, await standingOf(tx, needs, next.lead), next.disclosure))
    await sound(tx, needs, reader, next, project)
    return next
  })

export const advanceProject = (needs: ProjectsNeeds, reader: Reader, id: ProjectId, step: { readonly to: ProjectState; readonly on: Day; readonly reason: string }, seen: number): Promise<Project> =>
  act(needs, reader, id, 'advance', (_, project, signed) => must(advance(project, step, seen, needs.today(), signed)))

export const discloseProject = (needs: ProjectsNeeds, reader: Reader, id: ProjectId, said: Disclosed & Answered, seen: number): Promise<Project> =>
  act(needs, reader, id, 'advance', async (tx, project, signed) => must(disclose(project, said, { ...signed, seen, readers: (await openingsOf(tx, id)).length })))

export const handOverProject = (needs: ProjectsNeeds, reader: Reader, id: ProjectId, to: OrganisationId, seen: number): Promise<Project> =>
  act(needs, reader, id, 'handOver', async (tx, project, signed) => {
    if ((await standingOf(tx, needs, to)) !== 'member') must(refuse('invalid', 'project.leadOutside'))
    return must(handOver(project, to, seen, signed))
  })

/** One plan becomes several, each with what the whole says. Out: the whole, and its parts. */
export async function splitProject(needs: ProjectsNeeds, reader: Reader, id: ProjectId, titles: readonly string[], seen: number): Promise<readonly Project[]> {
  let made: readonly Project[] = []
  await act(needs, reader, id, 'advance', async (tx, project, signed) => {
    const { whole, parts } = must(split(project, titles, seen, { ...signed, newId }))
    await addProjects(tx, parts)
    const ids = parts.map((part) => part.id)
    await addLinks(tx, id, ids, 'split', needs.today())
    await copyTopics(tx, id, ids)
    for (const part of parts) {
      await readLater(tx, part.id)
      await needs.changed(tx, part)
    }
    made = parts
    return whole
  })
  return made
}

/** One plan goes on in another. */
export const mergeProject = (needs: ProjectsNeeds, reader: Reader, id: ProjectId, into: ProjectId, seen: number): Promise<Project> =>
  act(needs, reader, id, 'advance', async (tx, project, signed) => {
    const other = await findProject(tx, into)
    if (!other.ok || !may.read(reader, other.value).ok) return must(refuse('invalid', 'merge.none'))
    const next = must(merge(project, other.value, seen, signed))
    await addLinks(tx, id, [into], 'merged', needs.today())
    return next
  })

/** Topics are confirmed or rejected by the people of a plan; `undefined` takes a word back. Its version stays: it says the same. */
export async function sayTopics(needs: ProjectsNeeds, reader: Reader, id: ProjectId, said: readonly (Pick<ProjectTopic, 'topic' | 'stance'> & { readonly says: TopicWord | undefined })[]): Promise<Project> {
  const known = new Set((await needs.topics()).all().map((topic) => topic.id))
  return transactPlans(needs.db, async (tx) => {
    const project = must(await findProject(tx, id))
    const by = must(may.change(reader, project))
    if (project.became !== undefined) must(refuse('conflict', 'project.became'))
    for (const { says, ...topic } of said) {
      if (says === 'confirmed' && !known.has(topic.topic)) must(refuse('invalid', 'project.noTopic'))
      await keepTopicWord(tx, id, topic, says, { by, at: needs.now() })
    }
    await needs.changed(tx, project, project)
    return project
  })
}

/** Somebody binds their organisation, or for the alliance those who tend it. */
export async function acceptAgreement(needs: ProjectsNeeds, actor: Actor, version: string): Promise<Acceptance> {
  return transact(needs.db, async (tx) => {
    const by = must(may.bind(actor))
    const party = partyOf(actor)
    if (party === undefined) return must(refuse('forbidden', 'agreement.mayNot'))
    if (version !== AGREEMENT.version) must(refuse('stale', 'agreement.changed'))
    await keepAcceptance(tx, party, { version, by, at: needs.now() })
    return (await acceptanceOf(tx, party)) ?? must(refuse('missing', 'agreement.mayNot'))
  })
}
