/** What of the Regelwerk waits for somebody: changes of rules, for members that have not voted and for the office to be closed; versions in force that somebody signed who represents only jointly, for a second person of the organisation who may sign and has not. */
import { addressOf } from '#platform/page'
import { localIn } from '#platform/time'
import { inBoth } from '#platform/words'
import { placements, votersOn, type Actor, type OrganisationId } from '#modules/members'
import type { Notice, NoticeSource } from '#modules/notices'
import { changeBallotsOf, openChanges } from './change-store.ts'
import { maySignNow, signedIn, type CharterNeeds } from './doing.part.ts'
import { inForceOf, type CharterDocument } from './document.ts'
import { changeAt } from './frame.part.tsx'
import { ruleFor, standingOf } from './rule-in-force.ts'
import type { Signature } from './signature.ts'
import { allDocuments, findAlliance, signaturesInForce } from './store.ts'
import { awaitedIn } from './tally-store.ts'
import { nameIn } from './telling.ts'
import { ADDRESSES } from './words.ts'

export const changeNotices =
  ({ zone }: { readonly zone: string }): NoticeSource =>
  async (db, reader) => {
    const { organisations, roles, today } = reader
    const isOffice = roles.includes('office') || roles.includes('spokesperson')
    if (!isOffice && organisations.length === 0) return []
    const open = await openChanges(db)
    if (open.length === 0) return []
    const [documents, { form }, voting, ballots] = [await allDocuments(db), await findAlliance(db), await votersOn(db, today), await changeBallotsOf(db, open.map(({ document }) => document))]
    return open.flatMap((change): Notice[] => {
      const title = documents.find(({ id }) => id === change.document)?.title
      if (title === undefined) return []
      const rule = ruleFor(change.kind, standingOf(documents), form)
      const electorate = rule.ok ? rule.value.rule.electorate : {}
      const awaited = awaitedIn(change, ballots.filter(({ document }) => document === change.document), reader, { voting, electorate, barred: undefined, today })
      const told: Notice = { kind: 'rule-change', about: inBoth((language) => nameIn(title, language)), to: inBoth((language) => changeAt(change.document, language)), all: inBoth((language) => addressOf(ADDRESSES.charter, language)), since: localIn(change.at, zone).slice(0, 10) }
      return [...(isOffice && awaited.mayClose.ok ? [told] : []), ...awaited.from.map((organisation): Notice => ({ ...told, organisation, due: change.until }))]
    })
  }

export const signatureNotices =
  ({ zone, maySign }: Pick<CharterNeeds, 'zone' | 'maySign'>): NoticeSource =>
  async (db, { organisations, person, today }) => {
    const signatures = organisations.length === 0 ? [] : await signaturesInForce(db, organisations)
    if (!signatures.some(({ isJoint }) => isJoint)) return []
    const [documents, placed] = [await allDocuments(db), await placements(db, today, organisations)]
    const noticeFor = async (organisation: OrganisationId, document: CharterDocument): Promise<Notice[]> => {
      const number = inForceOf(document)?.number ?? 0
      const signed = signedIn(signatures.filter((one) => one.document === document.id), number)
      const [first] = signed(organisation).waiting
      const actor: Actor = { as: 'organisation', organisation, standing: placed.get(organisation)?.standing ?? 'outside', ...(person === undefined ? {} : { person }) }
      return first !== undefined && (await maySignNow({ db, maySign }, actor, document, number, signed)).ok ? [noticeOf(first, document, zone)] : []
    }
    return (await Promise.all(organisations.flatMap((organisation) => documents.map((document) => noticeFor(organisation, document))))).flat()
  }

const noticeOf = ({ organisation, at }: Signature, { id, title }: CharterDocument, zone: string): Notice => ({
  kind: 'signature',
  organisation,
  about: inBoth((language) => nameIn(title, language)),
  to: inBoth((language) => addressOf(ADDRESSES.document, language, { id })),
  all: inBoth((language) => addressOf(ADDRESSES.charter, language)),
  since: localIn(at, zone).slice(0, 10),
})
