/**
 * What the doors of the Regelwerk do, whole, for pages and API alike: load, may, rule, keep; and what binds is written into the outbox in the same transaction.
 * **Errors**: every refusal of policy, rule and store, thrown; where one is refused nothing was written.
 */
import { commitTo, sealed, type Json } from '#platform/canonical'
import { transact, type Db, type Tx } from '#platform/database'
import type { Files } from '#platform/files'
import type { Door, Upload } from '#platform/http'
import { must, type Result } from '#platform/result'
import { newId, now } from '#platform/runtime'
import { majority, type Actor, type Day, type OrganisationId, type PersonId } from '#modules/members'
import { together, type Representing } from '#modules/people'
import { amendAlliance, type Alliance, type SaidOfAlliance } from './alliance.ts'
import { begin, beginDraft, inForceOf, lay, rewrite, strike, type CharterDocument, type DecisionKind, type DocumentId, type DocumentRule, type Texts, type Version } from './document.ts'
import { enforceFirst, recordOfSignature, recordOfVersion, type Charter } from './enforcement.ts'
import { may } from './policy.ts'
import { mayBeSigned, sign, type SaidOfSignature, type Signature, type Signed } from './signature.ts'
import { addBindingRecord, addDocument, addSignature, addVersion, allDocuments, findAlliance, findDocument, saveAlliance, saveVersion, signaturesOf } from './store.ts'

/** What the doors of the Regelwerk are given by the house. */
export type CharterNeeds = {
  readonly db: Db
  readonly files: Files
  readonly actorOf: (door: Door) => Promise<Actor>
  readonly today: () => Day
  readonly zone: string
  /** May this actor sign for this organisation, who is it, and alone or jointly? By their Legitimation. */
  readonly maySign: (db: Db, actor: Actor, organisation: OrganisationId) => Promise<Result<Representing>>
  /** May this actor vote for it? Told in the same way. */
  readonly mayVote: CharterNeeds['maySign']
}

export async function saveAllianceNow({ db }: CharterNeeds, actor: Actor, said: SaidOfAlliance, seen: number): Promise<Alliance> {
  return transact(db, async (tx) => {
    must(may.write(actor))
    const isBound = (await allDocuments(tx)).some((document) => inForceOf(document) !== undefined)
    const amended = must(amendAlliance(await findAlliance(tx), said, { seen, isBound }))
    must(await saveAlliance(tx, amended))
    return amended
  })
}

export async function beginDocumentNow({ db }: CharterNeeds, actor: Actor, said: Pick<CharterDocument, 'kind' | 'title' | 'audience'>): Promise<CharterDocument> {
  return transact(db, async (tx) => {
    must(may.write(actor))
    const document = must(begin(said, newId()))
    await addDocument(tx, document)
    return document
  })
}

/** A document that this actor may read, as they may read it. */
export const documentFor = async (db: Db, actor: Actor, id: DocumentId): Promise<CharterDocument> => must(may.read(actor, must(await findDocument(db, id))))

export async function beginDraftNow({ db }: CharterNeeds, actor: Actor, id: DocumentId): Promise<void> {
  await transact(db, async (tx) => addVersion(tx, id, must(beginDraft(await writable(tx, actor, id)))))
}

export const rewriteNow = (needs: CharterNeeds, actor: Actor, id: DocumentId, text: Texts, { seen, othersStay = false }: { readonly seen: number; readonly othersStay?: boolean | undefined }): Promise<void> => draftNow(needs, actor, id, (document) => rewrite(document, text, seen, { now: now(), othersStay }))

export const layNow = (needs: CharterNeeds, actor: Actor, id: DocumentId, rule: DocumentRule, seen: number): Promise<void> =>
  draftNow(needs, actor, id, (document) => lay(document, { ...rule, says: must(majority.checkParts(rule.says)) }, seen))

export const strikeNow = (needs: CharterNeeds, actor: Actor, id: DocumentId, kind: DecisionKind, seen: number): Promise<void> => draftNow(needs, actor, id, (document) => strike(document, kind, seen))

const draftNow = ({ db }: CharterNeeds, actor: Actor, id: DocumentId, change: (document: CharterDocument) => Result<Version>): Promise<void> =>
  transact(db, async (tx) => saveVersion(tx, id, must(change(await writable(tx, actor, id)))))

async function writable(tx: Tx, actor: Actor, id: DocumentId): Promise<CharterDocument> {
  const document = await documentFor(tx, actor, id)
  must(may.write(actor))
  return document
}

/** By what it is judged now whether a version may hold. */
export async function charterNow(db: Db): Promise<Charter> {
  const [documents, { form, inStep }] = await Promise.all([allDocuments(db), findAlliance(db)])
  return { documents, form, blocks: inStep.includes('rules') }
}

/** The first document of an alliance; what comes after it the members decide. */
export async function enforceNow({ db }: CharterNeeds, actor: Actor, id: DocumentId, seen: number): Promise<void> {
  await transact(db, async (tx) => {
    const document = await writable(tx, actor, id)
    const at = now()
    const { inForce } = must(enforceFirst(document, await charterNow(tx), { seen, at }))
    await saveVersion(tx, id, inForce)
    await bind(tx, recordOfVersion(document, inForce, { textHash: textHashOf(inForce), at }), at)
  })
}

export async function signNow(needs: CharterNeeds, actor: Actor, { id, number }: { readonly id: DocumentId; readonly number: number }, said: Pick<SaidOfSignature, 'kind' | 'signer'>, upload?: Upload): Promise<Signature> {
  // On the disk before the row that names it; without the row nobody finds it.
  await permitted(needs, needs.db, actor, id, number)
  const file = upload === undefined || said.kind === 'text-form' ? undefined : { hash: await needs.files.keep(upload.bytes), name: upload.name.slice(-180) }
  return transact(needs.db, async (tx) => {
    const { document, version, organisation, representing } = await permitted(needs, tx, actor, id, number)
    const known = await signaturesOf(tx, id)
    const signature = must(sign(document, number, { ...said, ...representing, organisation, ...(file === undefined ? {} : { file }) }, signedIn(known, number)(organisation), { id: newId(), at: now() }))
    await addSignature(tx, signature)
    const { by } = signedIn([...known, signature], number)(organisation)
    if (by.length > 0) await bindSignature(tx, signature, by, textHashOf(version))
    return signature
  })
}

/** What each organisation has said to a version, by the signatures of its people. */
export function signedIn(signatures: readonly Signature[], number: number): (organisation: OrganisationId) => Signed {
  const signed = together.declared(signatures.filter(({ version }) => version === number), () => 'signed')
  return (organisation) => signed.get(organisation) ?? together.UNDECLARED
}

/** May this actor sign this version now? Where not, a page says why. */
export async function maySignNow({ db, maySign }: Pick<CharterNeeds, 'db' | 'maySign'>, actor: Actor, document: CharterDocument, number: number, signed: ReturnType<typeof signedIn>): Promise<Result<void>> {
  const signing = may.sign(actor)
  if (!signing.ok) return signing
  const representing = await maySign(db, actor, signing.value.organisation)
  return representing.ok ? mayBeSigned(document, number, representing.value, signed(signing.value.organisation)) : representing
}

/** Who may sign this version, and for whom. */
async function permitted(needs: CharterNeeds, db: Db, actor: Actor, id: DocumentId, number: number) {
  const document = await documentFor(db, actor, id)
  const version = must(may.readVersion(actor, document, number))
  const { organisation } = must(may.sign(actor))
  return { document, version, organisation, representing: must(await needs.maySign(db, actor, organisation)) }
}

/** What an organisation signed binds when it counts, and is written down once. */
async function bindSignature(tx: Tx, last: Signature, by: readonly Signature[], textHash: string): Promise<void> {
  const people = by.flatMap(({ person }) => (person === undefined ? [] : [{ id: person, ...commitTo(person) }]))
  await bind(tx, recordOfSignature(last, by, { textHash, commitmentOf: ({ person }) => people.find(({ id }) => id === person)?.commitment }), last.at, people)
}

/** What a version says, in both languages, as one hash. */
export const textHashOf = ({ text }: Pick<Version, 'text'>): string => sealed({ de: text.de, en: text.en }).hash

export async function bind(tx: Tx, record: { readonly type: string }, at: Date, people: readonly { readonly id: PersonId; readonly salt: string }[] = []): Promise<void> {
  const binding = sealed(JSON.parse(JSON.stringify(record)) as Json) // what JSON writes is JSON
  await addBindingRecord(tx, { id: newId(), kind: record.type, ...binding, at, people })
}
