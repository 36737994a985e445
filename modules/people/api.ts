/** The REST of people, under /api/v1: who acts for whom, and what passkeys need. */
import { z } from 'zod'
import type { Answered } from '#platform/accounts'
import { transact } from '#platform/database'
import { describe, idAt, readJson, type App, type Door } from '#platform/http'
import { must, Refused, type Result } from '#platform/result'
import { newId, now } from '#platform/runtime'
import type { OrganisationId } from '#modules/members'
import { disentitle, endRole, entitle, grantRole } from './joining-store.ts'
import { legitimationsFor } from './legitimation-store.ts'
import { askingOf, mustBe, whoAsks, withCookies, type PeopleNeeds } from './needs.part.ts'
import { invitePersonByMail } from './people-pages.tsx'
import { may } from './policy.ts'
import { EntitlingIn, HoldersOut, InvitationOut, InvitingIn, LegitimationsOut, officeIn, PasskeyIn, PasskeySignIn, presentHolders, presentLegitimations, RoleEndingIn, RoleIn, SelfOut, TableConfirmation, TableDoneOut, TablePreviewOut, presentToken, TokenIn, TokenMadeOut, TokensOut } from './schema.ts'
import { countPeople } from './people-table.ts'
import { holdersFor } from './store.ts'
import { tellRow } from './table-pages.tsx'
import { doTable, draftFor, takeTable } from './table.part.ts'
import { makeTokenFor, scopesThere } from './token-pages.tsx'
import { removeToken, tokensOf } from './token-store.ts'
import type { TokenId } from './token.ts'

const ORGANISATION = '/api/v1/organisations/:id'

export function hangPeopleApi(app: App, needs: PeopleNeeds): void {
  hangSelf(app, needs)
  hangHolders(app, needs)
  hangLegitimations(app, needs)
  hangTables(app, needs)
  hangPasskeys(app, needs)
  hangTokensApi(app, needs)
}

const ROWS_SHOWN = 200

function hangTables(app: App, needs: PeopleNeeds): void {
  const path = '/api/v1/people-imports'
  describe({ method: 'post', path, summary: { de: 'Vorschau einer Tabelle von Personen aus CSV oder Excel', en: 'Preview of a table of people from CSV or Excel' }, file: 'file', answers: { 201: TablePreviewOut } })
  app.post(path, async (door) => {
    const { draft, plan } = await takeTable(door, needs)
    door.header('Location', `${path}/${draft.id}`)
    const rows = plan.rows.slice(0, ROWS_SHOWN).map((row) => ({ row: row.row, name: row.name, outcome: row.outcome, said: tellRow(row, door.var.language) }))
    return door.json({ id: draft.id, counts: countPeople(plan.rows), rows, ignored: [...plan.ignored] } satisfies z.input<typeof TablePreviewOut>, 201)
  })
  describe({ method: 'post', path: `${path}/:draft/confirmation`, summary: { de: 'Die Personen der Vorschau eintragen; wer neu ist, bekommt eine Mail', en: 'Enter the people of the preview; whoever is new gets a mail' }, body: TableConfirmation, answers: { 200: TableDoneOut } })
  app.post(`${path}/:draft/confirmation`, async (door) => {
    const { draft, actor } = await draftFor(door, needs)
    const { plan: shown = draft.planHash } = must(await readJson(door, TableConfirmation))
    const { rows } = await doTable(needs, actor, draft, shown)
    return door.json({ counts: countPeople(rows) } satisfies z.input<typeof TableDoneOut>)
  })
}

function hangSelf(app: App, needs: PeopleNeeds): void {
  describe({ method: 'get', path: '/api/v1/self', summary: { de: 'Wer angemeldet ist, und seine Funktionen', en: 'Who is signed in, and their roles' }, answers: { 200: SelfOut } })
  app.get('/api/v1/self', async (door) => {
    const one = await whoAsks(door, needs)
    if (one === undefined) throw new Refused({ kind: 'unknown-person', reason: 'account.notSignedIn', facts: {} })
    const { person, offices } = one
    return door.json({ id: person.id, name: person.name, email: person.email, language: person.language, zone: person.zone, roles: offices.map(({ organisation, role }) => ({ organisation, role })) } satisfies z.input<typeof SelfOut>)
  })
}

const organisationIn = (door: Door): OrganisationId => idAt(door, 'organisation.none')

function hangHolders(app: App, needs: PeopleNeeds): void {
  for (const [people, organisationOf, what] of [
    [`${ORGANISATION}/people`, (door: Door): OrganisationId | undefined => organisationIn(door), { de: 'einer Organisation', en: 'of an organisation' }],
    ['/api/v1/alliance/people', () => undefined, { de: 'der Allianz', en: 'of the alliance' }],
  ] as const) {
    const list = async (door: Door) => {
      const organisation = organisationOf(door)
      const actor = await needs.actorOf(door)
      if (organisation !== undefined) await needs.organisationName(needs.db, actor, organisation, 'de')
      must(organisation === undefined ? may.seeAlliance(actor) : may.see(actor, organisation))
      const manages = (organisation === undefined ? may.manageAlliance(actor) : may.manage(actor, organisation)).ok
      return { people: presentHolders(await holdersFor(needs.db, organisation), manages) } satisfies z.input<typeof HoldersOut>
    }
    describe({ method: 'get', path: people, summary: { de: `Funktionen ${what.de}`, en: `Roles ${what.en}` }, answers: { 200: HoldersOut } })
    app.get(people, async (door) => door.json(await list(door)))
    describe({ method: 'post', path: people, summary: { de: `Eine weitere Funktion ${what.de} geben`, en: `Give another role ${what.en}` }, body: RoleIn, answers: { 201: HoldersOut } })
    app.post(people, async (door) => {
      const actor = await needs.actorOf(door)
      const sent = must(await readJson(door, RoleIn))
      const office = must(officeIn(organisationOf(door), sent.role))
      await transact(needs.db, async (tx) => must(await grantRole(tx, actor, sent.person, office, { id: newId(), today: needs.today() })))
      return door.json(await list(door), 201)
    })
    describe({ method: 'post', path: `${people}/ending`, summary: { de: `Eine Funktion ${what.de} beenden`, en: `End a role ${what.en}` }, body: RoleEndingIn, answers: { 200: HoldersOut } })
    app.post(`${people}/ending`, async (door) => {
      const actor = await needs.actorOf(door)
      const { person, role, known = false } = must(await readJson(door, RoleEndingIn))
      const office = must(officeIn(organisationOf(door), role))
      await transact(needs.db, async (tx) => must(await endRole(tx, actor, person, office, { today: needs.today(), isKnown: known })))
      return door.json(await list(door))
    })
    describe({ method: 'post', path: `${people}/invitations`, summary: { de: `Jemanden für Funktionen ${what.de} einladen`, en: `Invite somebody for roles ${what.en}` }, body: InvitingIn, answers: { 201: InvitationOut } })
    app.post(`${people}/invitations`, async (door) => {
      const { name, email, roles, language = 'de' } = must(await readJson(door, InvitingIn))
      const organisation = organisationOf(door)
      const offices = roles.map((role) => must(officeIn(organisation, role)))
      const invitation = await invitePersonByMail(needs, await needs.actorOf(door), { name, email, language, offices, ...(organisation === undefined ? {} : { organisation }) })
      return door.json({ id: invitation.id, until: invitation.until.toISOString() } satisfies z.input<typeof InvitationOut>, 201)
    })
  }
}

function hangLegitimations(app: App, needs: PeopleNeeds): void {
  const path = `${ORGANISATION}/legitimations`
  const list = async (door: Door) => {
    const organisation = organisationIn(door)
    const actor = await needs.actorOf(door)
    await needs.organisationName(needs.db, actor, organisation, 'de')
    must(may.see(actor, organisation))
    return { legitimations: presentLegitimations(await legitimationsFor(needs.db, organisation)) } satisfies z.input<typeof LegitimationsOut>
  }
  describe({ method: 'get', path, summary: { de: 'Wer für eine Organisation abstimmen und unterzeichnen darf', en: 'Who may vote and sign for an organisation' }, answers: { 200: LegitimationsOut } })
  app.get(path, async (door) => door.json(await list(door)))
  describe({ method: 'post', path, summary: { de: 'Eine Legitimation eintragen', en: 'Enter authority to act' }, body: EntitlingIn, answers: { 201: LegitimationsOut } })
  app.post(path, async (door) => {
    const actor = await needs.actorOf(door)
    const { person, basis, clause, scope, joint = false, from = needs.today(), until } = must(await readJson(door, EntitlingIn))
    await transact(needs.db, async (tx) => must(await entitle(tx, actor, { basis, clause, scope, isJoint: joint, from, ...(until === undefined ? {} : { until }) }, { id: newId(), person, organisation: organisationIn(door), at: now() })))
    return door.json(await list(door), 201)
  })
  describe({ method: 'post', path: `${path}/:legitimation/ending`, summary: { de: 'Eine Legitimation heute beenden', en: 'End an authority to act today' }, answers: { 200: LegitimationsOut } })
  app.post(`${path}/:legitimation/ending`, async (door) => {
    const actor = await needs.actorOf(door)
    await transact(needs.db, async (tx) => must(await disentitle(tx, actor, organisationIn(door), door.req.param('legitimation') ?? '', needs.today())))
    return door.json(await list(door))
  })
}

const ANY = z.record(z.string(), z.unknown())

/** Messages between browser and house, as Web Authentication has them. */
function hangPasskeys(app: App, needs: PeopleNeeds): void {
  const answer = (door: Door, done: Result<Answered>) => door.json(ANY.parse(withCookies(door, must(done)) ?? {}))
  describe({ method: 'post', path: '/api/v1/passkeys/challenge', summary: { de: 'Aufgabe zum Anmelden mit einem Passkey', en: 'Challenge to sign in with a passkey' }, answers: { 200: ANY } })
  app.post('/api/v1/passkeys/challenge', async (door) => answer(door, await needs.accounts.passkeyToSignIn(askingOf(door, needs))))
  describe({ method: 'post', path: '/api/v1/passkeys/session', summary: { de: 'Mit einem Passkey anmelden', en: 'Sign in with a passkey' }, body: PasskeySignIn, answers: { 200: ANY } })
  app.post('/api/v1/passkeys/session', async (door) => {
    const { response } = must(await readJson(door, PasskeySignIn))
    withCookies(door, must(await needs.accounts.signInByPasskey(askingOf(door, needs), response)))
    return door.json({})
  })
  describe({ method: 'post', path: '/api/v1/passkeys/new', summary: { de: 'Aufgabe für einen neuen Passkey', en: 'Challenge for a new passkey' }, answers: { 200: ANY } })
  app.post('/api/v1/passkeys/new', async (door) => {
    await mustBe(door, needs)
    return answer(door, await needs.accounts.passkeyToAdd(askingOf(door, needs)))
  })
  describe({ method: 'post', path: '/api/v1/passkeys', summary: { de: 'Einen Passkey hinzufügen', en: 'Add a passkey' }, body: PasskeyIn, answers: { 201: ANY } })
  app.post('/api/v1/passkeys', async (door) => {
    await mustBe(door, needs)
    const { response, name = '' } = must(await readJson(door, PasskeyIn))
    withCookies(door, must(await needs.accounts.addPasskey(askingOf(door, needs), response, name)))
    return door.json({}, 201)
  })
}


const TOKENS = '/api/v1/tokens'

/** For whoever is signed in: no token makes or ends another. */
function hangTokensApi(app: App, needs: PeopleNeeds): void {
  describe({ method: 'get', path: TOKENS, summary: { de: 'Eigene Zugriffsschlüssel, ohne ihr Geheimnis', en: 'One’s own tokens, without their secret' }, answers: { 200: TokensOut } })
  app.get(TOKENS, async (door) => {
    const { person } = await mustBe(door, needs)
    return door.json({ tokens: (await tokensOf(needs.db, person.id)).map(presentToken), scopes: scopesThere() } satisfies z.input<typeof TokensOut>)
  })

  describe({ method: 'post', path: TOKENS, summary: { de: 'Einen Zugriffsschlüssel anlegen; sein Geheimnis steht nur in dieser Antwort', en: 'Make a token; its secret stands in this answer only' }, body: TokenIn, answers: { 201: TokenMadeOut } })
  app.post(TOKENS, async (door) => {
    const self = await mustBe(door, needs)
    const { token, secret } = await makeTokenFor(needs, self, must(await readJson(door, TokenIn)))
    return door.json({ ...presentToken(token), secret } satisfies z.input<typeof TokenMadeOut>, 201)
  })

  describe({ method: 'delete', path: `${TOKENS}/:id`, summary: { de: 'Einen Zugriffsschlüssel widerrufen', en: 'Revoke a token' }, answers: { 204: null } })
  app.delete(`${TOKENS}/:id`, async (door) => {
    const { person } = await mustBe(door, needs)
    const id: TokenId = idAt(door, 'token.none')
    await transact(needs.db, async (tx) => must(await removeToken(tx, person.id, id)))
    return door.body(null, 204)
  })
}
