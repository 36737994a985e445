/**
 * Signature (Unterschrift): an organisation agrees to a version in force, by a person with a Legitimation.
 * `text-form` (a name typed, § 126b BGB), `signed-page` (a page signed by hand, uploaded), `qualified` (a file with a qualified electronic signature, § 126a BGB).
 * **Errors**: `conflict` where the version is not in force or was signed already, `invalid` for a name or file that is lacking.
 */
import { accept, refuse, type Result } from '#platform/result'
import type { Id } from '#platform/ids'
import type { OrganisationId, PersonId } from '#modules/members'
import type { CharterDocument, DocumentId } from './document.ts'

export const SIGNATURE_KINDS = ['text-form', 'signed-page', 'qualified'] as const
export type SignatureKind = (typeof SIGNATURE_KINDS)[number]

type SignedFile = { readonly hash: string; readonly name: string }

export type Signature = {
  readonly id: Id<'signature'>
  readonly document: DocumentId
  readonly version: number
  readonly organisation: OrganisationId
  readonly person?: PersonId
  readonly kind: SignatureKind
  /** As it was typed, or whose signature the file bears. */
  readonly signer: string
  readonly file?: SignedFile
  readonly at: Date
}

export type SaidOfSignature = Pick<Signature, 'organisation' | 'person' | 'kind' | 'signer' | 'file'>

export function sign(document: CharterDocument, number: number, said: SaidOfSignature, known: readonly Signature[], made: Pick<Signature, 'id' | 'at'>): Result<Signature> {
  if (document.versions.find((version) => version.number === number)?.state !== 'in-force') return refuse('conflict', 'signature.notInForce')
  if (known.some(({ organisation, version }) => organisation === said.organisation && version === number)) return refuse('conflict', 'signature.already')
  if (said.kind !== 'text-form' && said.file === undefined) return refuse('invalid', 'http.fields', { file: 'signature.noFile' })
  if (said.signer.length < 3) return refuse('invalid', 'http.fields', { signer: 'signature.noName' })
  const { file, ...rest } = said
  // In text form nothing is kept but the name.
  return accept({ ...rest, ...(said.kind === 'text-form' || file === undefined ? {} : { file }), document: document.id, version: number, ...made })
}
