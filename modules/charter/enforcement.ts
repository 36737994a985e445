/** Putting a draft into force: what it supersedes, and what is written down of it for good. */
import { accept, refuse, type Result } from '#platform/result'
import { nameIn } from './telling.ts'
import type { Form } from './alliance.ts'
import { draftOf, inForceOf, isInStep, type CharterDocument, type Version } from './document.ts'
import { checkRank, standingOf } from './rule-in-force.ts'
import type { Signature } from './signature.ts'

export type Enforced = { readonly inForce: Version; readonly superseded?: Version }

/** The draft comes into force, and what was before is superseded. `others`: all documents. One of a kind is in force at a time. `blocks`: not while one language is behind the other. */
export function enforce(document: CharterDocument, others: readonly CharterDocument[], form: Form | undefined, { seen, at, blocks }: { readonly seen: number; readonly at: Date; readonly blocks: boolean }): Result<Enforced> {
  const draft = draftOf(document)
  if (draft === undefined) return refuse('conflict', 'document.noDraft')
  if (draft.revision !== seen) return refuse('stale', 'document.changed')
  if (draft.rules.length === 0 && draft.text.de === '' && draft.text.en === '') return refuse('conflict', 'document.empty')
  const ready = blocks ? isInStep(document, draft) : accept(undefined)
  if (!ready.ok) return ready
  const rest = others.filter(({ id }) => id !== document.id)
  const twin = rest.find((one) => one.kind === document.kind && inForceOf(one) !== undefined)
  if (twin !== undefined) return refuse('conflict', 'document.twoInForce', { title: nameIn(twin.title, 'de') })
  const ranked = checkRank({ kind: document.kind, version: draft }, standingOf(rest), form)
  if (!ranked.ok) return ranked
  const before = inForceOf(document)
  return accept({ inForce: { ...draft, state: 'in-force', inForceAt: at }, ...(before === undefined ? {} : { superseded: { ...before, state: 'superseded' } }) })
}

/** A version as it binds, without free text: the hash stands for what it says. */
export const recordOfVersion = (document: CharterDocument, { number, rules }: Version, { textHash, at }: { readonly textHash: string; readonly at: Date }) => ({
  type: 'charter.version', document: document.id, kind: document.kind, version: number, text: textHash, at: at.toISOString(),
  rules: rules.map(({ kind, clause, says }) => ({ kind, clause, says })),
})

/** A signature as it binds: who signed for the organisation is a commitment, not a name. */
export const recordOfSignature = ({ id, document, version, organisation, kind, file, at }: Signature, { textHash, person }: { readonly textHash: string; readonly person?: string }) => ({
  type: 'charter.signature', signature: id, document, version, text: textHash, organisation, kind, at: at.toISOString(),
  ...(file === undefined ? {} : { file: file.hash }), ...(person === undefined ? {} : { person }),
})
