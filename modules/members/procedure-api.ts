/** The REST of what becomes of memberships: the same steps as on the page of a membership, each answered with how things stand then. */
import type { z } from 'zod'
import { transact, type Tx } from '#platform/database'
import { describe, readJson, type App, type Door } from '#platform/http'
import { must } from '#platform/result'
import { findPlaced } from './change-store.ts'
import { expulsionState } from './expulsion.ts'
import type { MembersNeeds } from './needs.part.ts'
import { idIn } from './organisation-pages.tsx'
import { decideNow, dropNow, hearNow, leaveNow, letPassNow, openExpulsionNow, proceduresOf, renameNow, restNow, stayNow, succeedNow, wakeNow, type Doing } from './proceeding.part.ts'
import { Ending, ExpulsionDecisionIn, ExpulsionIn, LeavingIn, ProceduresOut, RenamingIn, RestIn, StatementIn, SuccessionIn } from './schema.ts'

const AT = '/api/v1/organisations/:id/procedures'

export function hangProceduresApi(app: App, needs: MembersNeeds): void {
  const shown = async (doing: Doing): Promise<z.input<typeof ProceduresOut>> => {
    must(await findPlaced(needs.db, doing.actor, doing.id, needs.today()))
    const { rests, leavings, expulsions, successions, formerNames } = await proceduresOf(needs.db, doing)
    return {
      rests: rests.map(({ from, until, reason }) => ({ from, until, reason })),
      leavings: leavings.map(({ declared, until, withdrawn }) => ({ declared, until, withdrawn })),
      expulsions: expulsions.map((one) => ({ state: expulsionState(one, needs.today()), reason: one.reason, opened: one.opened, deadline: one.deadline, heard: one.heard, decided: one.decided, dropped: one.dropped })),
      successions: [...successions],
      formerNames: formerNames.map(({ name, shortName, until }) => ({ name, shortName, until })),
    }
  }
  const doingIn = async (door: Door): Promise<Doing> => ({ actor: await needs.actorOf(door), id: idIn(door) })

  describe({ method: 'get', path: AT, summary: { de: 'Was aus der Mitgliedschaft wurde: ruhende Stimme, Austritt, Ausschluss, Nachfolge, frühere Namen', en: 'What became of the membership: resting voice, leaving, expulsion, succession, former names' }, answers: { 200: ProceduresOut } })
  app.get(AT, async (door) => door.json(await shown(await doingIn(door))))

  /** A step without anything to say. */
  const plain = (path: string, summary: { readonly de: string; readonly en: string }, step: (tx: Tx, needs: MembersNeeds, doing: Doing) => Promise<void>): void => {
    describe({ method: 'post', path: `${AT}/${path}`, summary, answers: { 200: ProceduresOut } })
    app.post(`${AT}/${path}`, async (door) => door.json(await done(door, (tx, doing) => step(tx, needs, doing))))
  }
  const telling = <Body extends z.ZodType>(path: string, summary: { readonly de: string; readonly en: string }, body: Body, step: (tx: Tx, doing: Doing, said: z.output<Body>) => Promise<void>): void => {
    describe({ method: 'post', path: `${AT}/${path}`, summary, body, answers: { 200: ProceduresOut } })
    app.post(`${AT}/${path}`, async (door) => {
      const said = must(await readJson(door, body))
      return door.json(await done(door, (tx, doing) => step(tx, doing, said)))
    })
  }
  const done = async (door: Door, step: (tx: Tx, doing: Doing) => Promise<void>) => {
    const doing = await doingIn(door)
    await transact(needs.db, async (tx) => {
      await step(tx, doing)
      await needs.changed(tx, [doing.id])
    })
    return shown(doing)
  }

  telling('rest', { de: 'Das Stimmrecht ruhen lassen, ohne Tag ab heute', en: 'Suspend the right to vote, from today where no day is given' }, RestIn, async (tx, doing, { from = needs.today(), until, reason }) => restNow(tx, needs, doing, { from, reason, ...(until === undefined ? {} : { until }) }))
  telling('rest/ending', { de: 'Das Ruhen beenden, ohne Tag heute', en: 'End the rest, today where no day is given' }, Ending, async (tx, doing, { until = needs.today() }) => wakeNow(tx, needs, doing, until))
  telling('leaving', { de: 'Den Austritt erklären; er wirkt nach der Frist', en: 'Declare leaving; it takes effect after the notice' }, LeavingIn, async (tx, doing, { declared = needs.today() }) => leaveNow(tx, needs, doing, declared))
  plain('leaving/withdrawal', { de: 'Den Austritt zurücknehmen', en: 'Withdraw leaving' }, stayNow)
  telling('expulsion', { de: 'Ein Ausschlussverfahren eröffnen', en: 'Open an expulsion' }, ExpulsionIn, async (tx, doing, said) => openExpulsionNow(tx, needs, doing, said))
  telling('expulsion/statement', { de: 'Stellung nehmen', en: 'State the member’s view' }, StatementIn, async (tx, doing, { statement }) => hearNow(tx, needs, doing, statement))
  plain('expulsion/passing', { de: 'Festhalten, dass die Frist verstrichen ist', en: 'Record that the deadline passed' }, letPassNow)
  telling('expulsion/decision', { de: 'Den Beschluss eintragen, nach der Anhörung', en: 'Enter the decision, after the hearing' }, ExpulsionDecisionIn, async (tx, doing, { reference, until = needs.today() }) => decideNow(tx, needs, doing, { reference, until }))
  plain('expulsion/dropping', { de: 'Das Verfahren nicht weiterverfolgen', en: 'Drop the procedure' }, dropNow)
  telling('succession', { de: 'Sagen, wer ihr folgt; die Nachfolge beginnt am Tag danach', en: 'Say who follows it, from the day after' }, SuccessionIn, async (tx, doing, { until = needs.today(), ...said }) => succeedNow(tx, needs, doing, { ...said, until }))
  telling('name', { de: 'Umbenennen; der frühere Name bleibt für frühere Tage', en: 'Rename; the former name stays for earlier days' }, RenamingIn, async (tx, doing, { name: { de, en }, shortName, from = needs.today() }) => renameNow(tx, needs, doing, { name: { ...(de === undefined ? {} : { de }), ...(en === undefined ? {} : { en }) }, from, ...(shortName === undefined ? {} : { shortName }) }))
}
