/**
 * Signature (Unterschrift): an organisation agrees to a version in force, by a person with a Legitimation; by one who represents it only jointly, when a second such person has signed too.
 * `text-form` (a name typed, § 126b BGB), `signed-page` (a page signed by hand, uploaded), `qualified` (a file with a qualified electronic signature, § 126a BGB).
 * **Errors**: `conflict` where the version is not in force or was signed already, by the organisation or by this person, `invalid` for a name or file that is lacking.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Id } from '#platform/ids'
import type { OrganisationId } from '#modules/members'
import type { Declared, Representing } from '#modules/people'
import type { CharterDocument, DocumentId } from './document.ts'

export const SIGNATURE_KINDS = ['text-form', 'signed-page', 'qualified'] as const
export type SignatureKind = (typeof SIGNATURE_KINDS)[number]

type SignedFile = { readonly hash: string; readonly name: string }

export type Signature = Representing & {
  readonly id: Id<'signature'>
  readonly document: DocumentId
  readonly version: number
  readonly organisation: OrganisationId
  readonly kind: SignatureKind
  /** As it was typed, or whose signature the file bears. */
  readonly signer: string
  readonly file?: SignedFile
  readonly at: Date
}

export type SaidOfSignature = Pick<Signature, 'organisation' | 'person' | 'isJoint' | 'kind' | 'signer' | 'file'>

/** What an organisation has said to a version by the signatures of its people: what lacks a second, and what counts. */
export type Signed = Declared<Signature>

/** May this person sign it now? `signed`: what the organisation has said to this version so far. */
export function mayBeSigned(document: CharterDocument, number: number, { person, isJoint }: Representing, signed: Pick<Signed, 'by' | 'waiting'>): Result<void> {
  if (document.versions.find((version) => version.number === number)?.state !== 'in-force') return refuse('conflict', 'signature.notInForce')
  if (signed.by.length > 0) return refuse('conflict', 'signature.already')
  if (isJoint && signed.waiting.some((one) => one.person === person)) return refuse('conflict', 'signature.lacksSecond')
  return accept(undefined)
}

export function sign(document: CharterDocument, number: number, said: SaidOfSignature, signed: Pick<Signed, 'by' | 'waiting'>, made: Pick<Signature, 'id' | 'at'>): Result<Signature> {
  const open = mayBeSigned(document, number, said, signed)
  if (!open.ok) return open
  if (said.kind !== 'text-form' && said.file === undefined) return refuse('invalid', 'http.fields', { file: 'signature.noFile' })
  if (said.signer.length < 3) return refuse('invalid', 'http.fields', { signer: 'signature.noName' })
  const { file, ...rest } = said
  // In text form nothing is kept but the name.
  return accept({ ...rest, ...(said.kind === 'text-form' || file === undefined ? {} : { file }), document: document.id, version: number, ...made })
}
