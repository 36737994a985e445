/** Changes of rules that wait for somebody: for members that have not voted; for the office to be closed. */
import { addressOf } from '#platform/page'
import { localIn } from '#platform/time'
import type { Language } from '#platform/words'
import { votersOn } from '#modules/members'
import type { Notice, NoticeSource } from '#modules/notices'
import { lastVoices, mayCast, mayClose, votersOf } from './ballot.ts'
import { changeBallotsOf, openChanges } from './change-store.ts'
import { changeAt } from './frame.part.tsx'
import { ruleFor, standingOf } from './rule-in-force.ts'
import { allDocuments, findAlliance } from './store.ts'
import { nameIn } from './telling.ts'
import { ADDRESSES } from './words.ts'

export const changeNotices =
  ({ zone }: { readonly zone: string }): NoticeSource =>
  async (db, { organisations, roles, today }) => {
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
      const voices = lastVoices(ballots.filter(({ document }) => document === change.document), change.number)
      const awaited = votersOf(voting, electorate, undefined).filter(({ organisation }) => !voices.has(organisation)).length
      const asked = organisations.filter((organisation) => !voices.has(organisation) && mayCast(change, organisation, { voting, electorate, barred: undefined, today }).ok)
      const told: Notice = { kind: 'rule-change', about: both((language) => nameIn(title, language)), to: both((language) => changeAt(change.document, language)), all: both((language) => addressOf(ADDRESSES.charter, language)), since: localIn(change.at, zone).slice(0, 10) }
      return [...(isOffice && mayClose(change, today, awaited).ok ? [told] : []), ...asked.map((organisation): Notice => ({ ...told, organisation, due: change.until }))]
    })
  }

const both = (tell: (language: Language) => string): Readonly<Record<Language, string>> => ({ de: tell('de'), en: tell('en') })
