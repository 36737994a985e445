/** The REST of members, under /api/v1: the same verbs as the pages, JSON by the schemas of schema.ts, refusals as problem+json. */
import { z } from 'zod'
import { transact, type Tx } from '#platform/database'
import { answerTagged, atVersion, describe, readBy, readJson, type App, type Door } from '#platform/http'
import { must } from '#platform/result'
import { newId } from '#platform/runtime'
import type { MembersNeeds } from './needs.part.ts'
import type { Actor } from './actor.ts'
import { addOrganisation, admit, changeOrganisation, endMembership, findPlaced, leaveCluster, openOrganisation, placeInCluster } from './change-store.ts'
import { doImport, draftIn, ROWS_SHOWN, takeUpload } from './import-pages.tsx'
import { countOutcomes } from './import-plan.ts'
import { findDraft } from './import-store.ts'
import { tellIgnored, tellRow } from './import-told.ts'
import { readUpload } from './import.thread.ts'
import { listOrganisations, whereaboutsOf } from './list-store.ts'
import { idIn } from './organisation-pages.tsx'
import type { OrganisationId } from './organisation.ts'
import { belongingsOf, membershipsOf } from './placing-store.ts'
import { may } from './policy.ts'
import { hangProceduresApi } from './procedure-api.ts'
import { Admission, BelongingsOut, Change, DoneOut, Draft, Ending, Filter, ListOut, MembershipsOut, OrganisationOut, PlaceFilter, PlacesOut, Placing, present, PreviewOut, saidIn, tagOf } from './schema.ts'
import { spotsOf } from './spots.ts'
import { organisationsById } from './store.ts'

const ORGANISATIONS = '/api/v1/organisations'
const ORGANISATION = '/api/v1/organisations/:id'
const PLACES = '/api/v1/organisation-places'
const IMPORTS = '/api/v1/imports'

export function hangMembersApi(app: App, needs: MembersNeeds): void {
  hangList(app, needs)
  hangOne(app, needs)
  hangPlacing(app, needs)
  hangProceduresApi(app, needs)
  hangImports(app, needs)
}

/** A change, in one transaction with what follows from it. */
const changing = <T>(needs: MembersNeeds, organisation: OrganisationId, work: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(needs.db, async (tx) => {
    const done = await work(tx)
    await needs.changed(tx, [organisation])
    return done
  })

function hangList(app: App, needs: MembersNeeds): void {
  describe({ method: 'get', path: ORGANISATIONS, summary: { de: 'Organisationen, nach Namen, 50 je Seite', en: 'Organisations by name, 50 a page' }, query: Filter, answers: { 200: ListOut } })
  app.get(ORGANISATIONS, async (door) => {
    const filter = must(readBy(Filter, door.req.query()))
    const { rows, next } = await listOrganisations(needs.db, { actor: await needs.actorOf(door), day: needs.today(), ...filter }, door.var.language, filter)
    const organisations = rows.map(({ organisation, ...placement }) => present(organisation, placement))
    if (next === undefined) return door.json({ organisations })
    const address = `${ORGANISATIONS}?${new URLSearchParams({ ...door.req.query(), after: next })}`
    door.header('Link', `<${address}>; rel="next"`)
    return door.json({ organisations, next: address })
  })

  const Asked = PlaceFilter.omit({ at: true, around: true })
  describe({ method: 'get', path: PLACES, summary: { de: 'Wo Organisationen sind und wie viele, mit den Filtern der Liste', en: 'Where organisations are and how many, by the filters of the list' }, query: Asked, answers: { 200: PlacesOut } })
  app.get(PLACES, async (door) => {
    const filter = must(readBy(Asked, door.req.query()))
    const { spots, unplaced } = spotsOf(await whereaboutsOf(needs.db, { actor: await needs.actorOf(door), day: needs.today(), ...filter }))
    return door.json({ places: spots.map(({ key: _key, fields, ...spot }) => ({ ...spot, fields: [...fields] })), unplaced: unplaced.map(({ key: _key, ...one }) => one) } satisfies z.input<typeof PlacesOut>)
  })

  describe({ method: 'post', path: ORGANISATIONS, summary: { de: 'Eine Organisation anlegen', en: 'Add an organisation' }, body: Draft, answers: { 201: OrganisationOut } })
  app.post(ORGANISATIONS, async (door) => {
    const actor = await needs.actorOf(door)
    const { clusters = [], ...sent } = must(await readJson(door, Draft))
    const id = newId<'organisation'>()
    await changing(needs, id, async (tx) => must(await addOrganisation(tx, actor, saidIn(sent), { id, clusters, today: needs.today() })))
    door.header('Location', `${ORGANISATIONS}/${id}`)
    return door.json(await wireOf(needs, actor, id), 201)
  })
}

/** An organisation as it goes out, with the tag of its state. */
async function readOne(needs: MembersNeeds, actor: Actor, id: OrganisationId) {
  const { organisation, ...placement } = must(await findPlaced(needs.db, actor, id, needs.today()))
  return { organisation, placement, tag: tagOf(organisation, placement) }
}

async function wireOf(needs: MembersNeeds, actor: Actor, id: OrganisationId): Promise<z.input<typeof OrganisationOut>> {
  const { organisation, placement } = await readOne(needs, actor, id)
  return present(organisation, placement)
}

function hangOne(app: App, needs: MembersNeeds): void {
  describe({ method: 'get', path: ORGANISATION, summary: { de: 'Eine Organisation', en: 'One organisation' }, answers: { 200: OrganisationOut, 304: null } })
  app.get(ORGANISATION, async (door) => {
    const { organisation, placement, tag } = await readOne(needs, await needs.actorOf(door), idIn(door))
    return answerTagged(door, tag, present(organisation, placement))
  })

  describe({ method: 'patch', path: ORGANISATION, summary: { de: 'Angaben einer Organisation ändern (mit If-Match nur den gelesenen Stand)', en: 'Change an organisation (with If-Match only the state that was read)' }, body: Change, answers: { 200: OrganisationOut } })
  app.patch(ORGANISATION, async (door) => {
    const actor = await needs.actorOf(door)
    const id = idIn(door)
    const sent = must(await readJson(door, Change))
    await changing(needs, id, async (tx) => {
      const { organisation, tag } = await readOne({ ...needs, db: tx }, actor, id)
      must(atVersion(door, tag))
      must(await changeOrganisation(tx, actor, id, saidIn(sent), { version: organisation.version, today: needs.today() }))
    })
    const { organisation, placement, tag } = await readOne(needs, actor, id)
    return answerTagged(door, tag, present(organisation, placement))
  })

  const opening = `${ORGANISATION}/opening`
  describe({ method: 'post', path: opening, summary: { de: 'Eine Organisation öffentlich zeigen', en: 'Show an organisation publicly' }, answers: { 200: OrganisationOut } })
  app.post(opening, async (door) => {
    const actor = await needs.actorOf(door)
    const id = idIn(door)
    await changing(needs, id, async (tx) => must(await openOrganisation(tx, actor, id, needs.today())))
    return door.json(await wireOf(needs, actor, id))
  })
}

function hangPlacing(app: App, needs: MembersNeeds): void {
  /** Belongings whose other end this actor may read. */
  const belongings = async (door: Door) => {
    const actor = await needs.actorOf(door)
    const id = idIn(door)
    must(await findPlaced(needs.db, actor, id, needs.today()))
    const all = await belongingsOf(needs.db, id)
    const ends = await organisationsById(needs.db, all.flatMap(({ organisation, cluster }) => [organisation, cluster]))
    const isRead = (one: OrganisationId): boolean => { const end = ends.get(one); return end !== undefined && may.read(actor, end).ok }
    return { belongings: all.filter(({ organisation, cluster }) => isRead(organisation) && isRead(cluster)) }
  }
  const memberships = async (door: Door) => {
    const id = idIn(door)
    must(await findPlaced(needs.db, await needs.actorOf(door), id, needs.today()))
    return { memberships: await membershipsOf(needs.db, id) }
  }
  const [belonging, membership] = [`${ORGANISATION}/belongings`, `${ORGANISATION}/memberships`]

  describe({ method: 'get', path: belonging, summary: { de: 'Zu welchen Clustern sie gehört, oder wer zu ihr', en: 'Which clusters it belongs to, or who belongs to it' }, answers: { 200: BelongingsOut } })
  app.get(belonging, async (door) => door.json(await belongings(door)))
  describe({ method: 'post', path: belonging, summary: { de: 'Einem Cluster zuordnen, ohne Tag ab heute', en: 'Place into a cluster, today where no day is given' }, body: Placing, answers: { 201: BelongingsOut } })
  app.post(belonging, async (door) => {
    const actor = await needs.actorOf(door)
    const { cluster, from = needs.today(), until } = must(await readJson(door, Placing))
    await changing(needs, idIn(door), async (tx) => must(await placeInCluster(tx, actor, idIn(door), cluster, { from, ...(until === undefined ? {} : { until }) })))
    return door.json(await belongings(door), 201)
  })
  describe({ method: 'post', path: `${belonging}/ending`, summary: { de: 'Die Zugehörigkeit zu einem Cluster beenden, ohne Tag heute', en: 'End the belonging to a cluster, today where no day is given' }, body: Placing.omit({ from: true }), answers: { 200: BelongingsOut } })
  app.post(`${belonging}/ending`, async (door) => {
    const actor = await needs.actorOf(door)
    const { cluster, until = needs.today() } = must(await readJson(door, Placing.omit({ from: true })))
    await changing(needs, idIn(door), async (tx) => must(await leaveCluster(tx, actor, idIn(door), cluster, { until, today: needs.today() })))
    return door.json(await belongings(door))
  })

  describe({ method: 'get', path: membership, summary: { de: 'Mitgliedschaften in der Allianz', en: 'Memberships in the alliance' }, answers: { 200: MembershipsOut } })
  app.get(membership, async (door) => door.json(await memberships(door)))
  describe({ method: 'post', path: membership, summary: { de: 'Eine Mitgliedschaft eintragen', en: 'Enter a membership' }, body: Admission, answers: { 201: MembershipsOut } })
  app.post(membership, async (door) => {
    const actor = await needs.actorOf(door)
    const { kind, founding = false, from = needs.today(), until } = must(await readJson(door, Admission))
    await changing(needs, idIn(door), async (tx) => must(await admit(tx, actor, idIn(door), kind, { founding, from, ...(until === undefined ? {} : { until }) })))
    return door.json(await memberships(door), 201)
  })
  describe({ method: 'post', path: `${membership}/ending`, summary: { de: 'Die Mitgliedschaft beenden, ohne Tag heute', en: 'End the membership, today where no day is given' }, body: Ending, answers: { 200: MembershipsOut } })
  app.post(`${membership}/ending`, async (door) => {
    const actor = await needs.actorOf(door)
    const { until = needs.today() } = must(await readJson(door, Ending))
    await changing(needs, idIn(door), async (tx) => must(await endMembership(tx, actor, idIn(door), { until, today: needs.today() })))
    return door.json(await memberships(door))
  })
}

const Confirmation = z.strictObject({ plan: z.string().max(100).optional().meta({ de: 'Prüfsumme der Vorschau; ohne sie die der ersten', en: 'fingerprint of the preview; without it, of the first' }) })

function hangImports(app: App, needs: MembersNeeds): void {
  describe({ method: 'post', path: IMPORTS, summary: { de: 'Vorschau eines Imports aus CSV, Excel oder JSONL', en: 'Preview of an import from CSV, Excel or JSONL' }, file: 'file', answers: { 201: PreviewOut } })
  app.post(IMPORTS, async (door) => {
    const { draft, plan } = await takeUpload(door, needs)
    door.header('Location', `${IMPORTS}/${draft.id}`)
    const rows = plan.rows.slice(0, ROWS_SHOWN).map((row) => ({ row: row.row, name: row.name, outcome: row.outcome, said: tellRow(row, door.var.language) }))
    return door.json({ id: draft.id, counts: countOutcomes(plan.rows), rows, ignored: tellIgnored(plan.ignored, door.var.language) } satisfies z.input<typeof PreviewOut>, 201)
  })

  const confirmation = `${IMPORTS}/:draft/confirmation`
  describe({ method: 'post', path: confirmation, summary: { de: 'Genau das tun, was die Vorschau zeigte', en: 'Do exactly what the preview showed' }, body: Confirmation, answers: { 200: DoneOut } })
  app.post(confirmation, async (door) => {
    must(may.import(await needs.actorOf(door)))
    const draft = must(await findDraft(needs.db, draftIn(door)))
    const { plan: shown = draft.planHash } = must(await readJson(door, Confirmation))
    const plan = await doImport(needs, draft, must(await readUpload(draft.bytes, draft.name)), shown)
    return door.json({ counts: countOutcomes(plan.rows) } satisfies z.input<typeof DoneOut>)
  })
}
