/**
 * What applicants do, whole, for pages and API alike: apply, confirm, answer, withdraw, sign. Who has the private link is the applicant. Each mail brings a new link; older ones go on working until their end.
 * **Errors**: every refusal of rule and store, thrown; where one is refused nothing was written.
 */
import { sealed, type Json } from '#platform/canonical'
import { transact, type Db, type Tx } from '#platform/database'
import type { Upload } from '#platform/http'
import { hashOf } from '#platform/hash'
import { readLink, signLink } from '#platform/links'
import { readEmail } from '#platform/mail-address'
import { addressOf } from '#platform/page'
import { hashOfLink, newPrivateLink } from '#platform/private-link'
import { accept, must, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import { daysLater, type Instant } from '#platform/time'
import { say } from '#platform/words'
import { addBindingRecord, allDocuments, type CharterDocument } from '#modules/charter'
import { describe } from '#modules/members'
import { apply, confirm, sign, withdraw, type Applicant, type Application, type SignedVersion } from './application.ts'
import { consentNow } from './consent.ts'
import { allCriteria } from './criterion-store.ts'
import { heldAt } from './criterion.ts'
import { gist, isNewText, looksHuman, LONGEST_MS } from './form-guard.ts'
import { nameIn, type AccessionNeeds } from './frame.part.tsx'
import { MAIL_WORDS } from './mail-words.ts'
import { write, type KeptDocument } from './message.ts'
import type { Applying } from './schema.ts'
import { addLink, addMessage, applicationBehind, dropUnconfirmed, findApplication, keepAsked, messagesOf, saveApplication, unconfirmedBy, withText } from './store.ts'
import { ADDRESSES } from './words.ts'

/** A stranger may write any address: one mail in ten minutes. */
const PAUSE_MS = 10 * 60_000
/** So long what nobody confirms is kept. */
const UNCONFIRMED_DAYS = 14
/** A procedure takes months; every mail brings a new link. */
const LINK_DAYS = 366

type Letter = 'asked' | 'submitted' | 'question' | 'proposed' | 'accepted' | 'refused' | 'member'

export async function tell(tx: Tx, needs: AccessionNeeds, letter: Letter, application: Application, facts: Readonly<Record<string, string>> = {}): Promise<void> {
  const { language, contact } = application
  const { link, hash } = newPrivateLink()
  await addLink(tx, hash, application.id, daysLater(needs.now(), letter === 'asked' ? UNCONFIRMED_DAYS : LINK_DAYS))
  // Nobody confirmed this address yet: what a stranger typed is told shortly.
  const name = letter === 'asked' ? nameIn(application, language).slice(0, 80).toWellFormed() : nameIn(application, language)
  const told = { contact: contact.name, name, alliance: needs.alliance[language], link: needs.origin() + addressOf(ADDRESSES.applicant, language, { link }), ...facts }
  await needs.mail(tx, { to: contact.email, language, subject: say(MAIL_WORDS, language, `${letter}Subject`, told), text: say(MAIL_WORDS, language, letter, told) })
}

// ---- The form

const FORM = 'application-form'

/** Says when the form was shown; it comes back with what was entered. */
export const shownNow = ({ secret, now }: AccessionNeeds): string => signLink(secret, { purpose: FORM, facts: { at: now().toISOString() }, until: new Date(now().getTime() + LONGEST_MS) })

/** When it was; nothing for what was not signed here or has ended. */
function shownAt({ secret, now }: AccessionNeeds, form: string): Instant {
  const read = readLink(secret, FORM, form, now())
  return new Date(read.ok ? String(read.value['at']) : Number.NaN)
}

/** Somebody applies. What comes of it says only the mail. */
export async function applyNow(needs: AccessionNeeds, sent: Applying, { trap, network }: { readonly trap: string; readonly network: string }): Promise<void> {
  const at = needs.now()
  const said = must(applicantOf(sent))
  const email = must(readEmail(sent.contactEmail))
  must(looksHuman({ trap, shownAt: shownAt(needs, sent.form) }, at))
  const textHash = hashOf(gist(sent.why))
  await transact(needs.db, async (tx) => {
    await dropUnconfirmed(tx, daysLater(at, -UNCONFIRMED_DAYS))
    must(isNewText(await withText(tx, textHash), email))
    const known = await unconfirmedBy(tx, email)
    const held = new Set(heldAt(await allCriteria(tx), at).map(({ id }) => id))
    const { membership, contactName, language, why, claims } = sent
    const asked = apply({ said, membership, contact: { name: contactName, email }, language, why, claims: [...new Set(claims)].filter((id) => held.has(id)), consent: consentNow(language).version, textHash }, { id: newId(), organisation: newId(), at }, known?.application)
    const isTold = known !== undefined && at.getTime() - known.toldAt.getTime() < PAUSE_MS
    await keepAsked(tx, asked, { from: network, toldAt: isTold ? known.toldAt : at })
    if (!isTold) await tell(tx, needs, 'asked', asked)
  })
}

/** Described as every organisation is, so that what is kept can become one. */
function applicantOf({ nameDe, nameEn, kind, fields, website, place, carrier }: Applying): Result<Applicant> {
  const described = describe({ name: { de: nameDe, en: nameEn }, kind, fields, website, place, carrier }, { id: newId(), audience: 'alliance' })
  if (!described.ok) return described
  const { name, kind: of, fields: cleaned, website: site, place: town, carrier: bearer } = described.value
  return accept({ name, kind: of, fields: cleaned, ...(site === undefined ? {} : { website: site }), ...(town === undefined ? {} : { place: town }), ...(bearer === undefined ? {} : { carrier: bearer }) })
}

// ---- By the private link

export const applicationBy = async ({ now }: Pick<AccessionNeeds, 'now'>, db: Db, link: string): Promise<Application> => must(await applicationBehind(db, hashOfLink(link), now()))

export async function confirmNow(needs: AccessionNeeds, link: string): Promise<void> {
  await transact(needs.db, async (tx) => {
    const application = await applicationBy(needs, tx, link)
    const confirmed = must(confirm(application, needs.now()))
    if (confirmed === application) return
    await saveApplication(tx, confirmed)
    await tell(tx, needs, 'submitted', confirmed)
  })
}

export async function withdrawNow(needs: AccessionNeeds, link: string): Promise<void> {
  await transact(needs.db, async (tx) => {
    const application = await applicationBy(needs, tx, link)
    const withdrawn = must(withdraw(application, needs.now()))
    if (withdrawn !== application) await saveApplication(tx, withdrawn)
  })
}

export async function answerNow(needs: AccessionNeeds, link: string, text: string, uploads: readonly Upload[]): Promise<void> {
  // On the disk before the row that names it, and only for who may write; without the row nobody finds it.
  const message = (documents: readonly KeptDocument[]) => ({ id: newId<'application-message'>(), by: 'applicant' as const, text, at: needs.now(), documents })
  const application = await applicationBy(needs, needs.db, link)
  must(write(application, message(uploads.map((upload) => documentOf(upload, ''))), await messagesOf(needs.db, application.id)))
  const documents: KeptDocument[] = []
  for (const upload of uploads) documents.push(documentOf(upload, await needs.files.keep(upload.bytes)))
  await transact(needs.db, async (tx) => {
    const now = must(await findApplication(tx, application.id))
    await addMessage(tx, now.id, must(write(now, message(documents), await messagesOf(tx, now.id))))
  })
}

const documentOf = ({ name, bytes }: Upload, hash: string): KeptDocument => ({ id: newId(), name: name.replace(/[\p{Cc}\p{Cf}/\\]+/gu, ' ').trim().slice(-180).toWellFormed() || 'x', hash, size: bytes.length })

/** A version of the charter in force, which a member accepts by joining. */
export type Accepted = SignedVersion & Pick<CharterDocument, 'title'>

export const inForce = (documents: readonly CharterDocument[]): Accepted[] =>
  documents.flatMap(({ id, title, versions }) => versions.flatMap(({ number, state }) => (state === 'in-force' ? [{ document: id, version: number, title }] : [])))

/** The signature makes it a member: organisation, membership, invitation and what binds are written in one transaction. */
export async function signNow(needs: AccessionNeeds, link: string, signer: string): Promise<void> {
  await transact(needs.db, async (tx) => {
    const at = needs.now()
    const from = needs.today()
    const charter = inForce(await allDocuments(tx)).map(({ document, version }) => ({ document, version }))
    const signed = must(sign(await applicationBy(needs, tx, link), { signer, charter }, at))
    const { id, organisation, membership: kind, contact, language } = signed
    await saveApplication(tx, signed)
    must(await needs.takeIn(tx, signed.said, { id: organisation, kind, from }))
    await needs.changed(tx, [organisation])
    await bind(tx, { type: 'accession.membership', application: id, organisation, kind, from, charter }, at)
    await tell(tx, needs, 'member', signed)
    await needs.inviteManager(tx, contact, organisation, language)
  })
}

/** What binds, for good and without names of people. */
export const bind = (tx: Tx, record: { readonly [key: string]: Json; readonly type: string }, at: Instant): Promise<void> => addBindingRecord(tx, { id: newId(), kind: record.type, ...sealed({ ...record, at: at.toISOString() }), at })
