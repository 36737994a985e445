/** Versions in force that somebody signed who represents only jointly: each waits for a second person of the organisation who may sign and has not. */
import { addressOf } from '#platform/page'
import { localIn } from '#platform/time'
import type { Language } from '#platform/words'
import { placements, type Actor, type OrganisationId } from '#modules/members'
import type { Notice, NoticeSource } from '#modules/notices'
import { maySignNow, signedIn, type CharterNeeds } from './doing.part.ts'
import { inForceOf, type CharterDocument } from './document.ts'
import type { Signature } from './signature.ts'
import { allDocuments, signaturesInForce } from './store.ts'
import { nameIn } from './telling.ts'
import { ADDRESSES } from './words.ts'

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
  about: both((language) => nameIn(title, language)),
  to: both((language) => addressOf(ADDRESSES.document, language, { id })),
  all: both((language) => addressOf(ADDRESSES.charter, language)),
  since: localIn(at, zone).slice(0, 10),
})

const both = (tell: (language: Language) => string): Readonly<Record<Language, string>> => ({ de: tell('de'), en: tell('en') })
