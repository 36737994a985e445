/** Putting a version into force: the first without a vote, every other by a carried one; what it supersedes, and what is written down of it for good. */
import { accept, refuse, type Result } from '#platform/result'
import { nameIn } from './telling.ts'
import type { Form } from './alliance.ts'
import { draftSeen, inForceOf, isInStep, type CharterDocument, type Version } from './document.ts'
import { checkRank, standingOf } from './rule-in-force.ts'
import type { Signature } from './signature.ts'

export type Enforced = { readonly inForce: Version; readonly superseded?: Version }

/** By what it is judged whether a version may hold: all documents, and the form of the alliance. `blocks`: not while one language is behind the other. */
export type Charter = { readonly documents: readonly CharterDocument[]; readonly form: Form | undefined; readonly blocks?: boolean }

/** May the draft come into force without a vote? While nothing is, there is nothing that it would change: members agree by signing. */
export const mayEnforceUnvoted = (documents: readonly CharterDocument[]): Result<void> => (documents.some((one) => inForceOf(one) !== undefined) ? refuse('conflict', 'document.needsVote') : accept(undefined))

/** The first draft of an alliance comes into force as it was seen. */
export function enforceFirst(document: CharterDocument, charter: Charter, { seen, at }: { readonly seen: number; readonly at: Date }): Result<Enforced> {
  const draft = draftSeen(document, seen)
  if (!draft.ok) return draft
  const unvoted = mayEnforceUnvoted(charter.documents)
  return unvoted.ok ? enforce(document, draft.value, charter, at) : unvoted
}

/** This version comes into force, and what was before is superseded. One document of a kind is in force at a time. */
export function enforce(document: CharterDocument, draft: Version, { documents, form, blocks = false }: Charter, at: Date): Result<Enforced> {
  if (draft.rules.length === 0 && draft.text.de === '' && draft.text.en === '') return refuse('conflict', 'document.empty')
  const ready = blocks ? isInStep(document, draft) : accept(undefined)
  if (!ready.ok) return ready
  const rest = documents.filter(({ id }) => id !== document.id)
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

/** What an organisation signed as it binds, once `last` made it count: `by` one alone, or those who signed jointly. Who signed is a commitment, not a name; `commitmentOf`: each. */
export function recordOfSignature({ document, version, organisation, at }: Signature, by: readonly Signature[], { textHash, commitmentOf }: { readonly textHash: string; readonly commitmentOf: (signature: Signature) => string | undefined }) {
  const signatures = by.map((one) => {
    const person = commitmentOf(one)
    return { signature: one.id, kind: one.kind, at: one.at.toISOString(), ...(one.file === undefined ? {} : { file: one.file.hash }), ...(person === undefined ? {} : { person }) }
  })
  return { type: 'charter.signature', document, version, text: textHash, organisation, ...(signatures.length === 1 ? signatures[0] : { at: at.toISOString(), joint: signatures }) }
}
