/** Putting a draft into force: what it supersedes, and what is written down of it for good. */
import { accept, refuse, type Result } from '#platform/result'
import { nameIn } from './telling.ts'
import type { Form } from './alliance.ts'
import { draftOf, inForceOf, type CharterDocument, type Version } from './document.ts'
import { checkRank, standingOf } from './rule-in-force.ts'
import type { Signature } from './signature.ts'

export type Enforced = { readonly inForce: Version; readonly superseded?: Version }

/** The draft comes into force, and what was before is superseded. `others`: all documents. One of a kind is in force at a time. */
export function enforce(document: CharterDocument, others: readonly CharterDocument[], form: Form | undefined, { seen, at }: { readonly seen: number; readonly at: Date }): Result<Enforced> {
  const draft = draftOf(document)
  if (draft === undefined) return refuse('conflict', 'document.noDraft')
  if (draft.revision !== seen) return refuse('stale', 'document.changed')
  if (draft.rules.length === 0 && draft.text.de === '' && draft.text.en === '') return refuse('conflict', 'document.empty')
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

/** What an organisation signed as it binds, once `last` made it count: `by` one alone, or those who signed jointly. Who signed is a commitment, not a name; `commitmentOf`: each. */
export function recordOfSignature({ document, version, organisation, at }: Signature, by: readonly Signature[], { textHash, commitmentOf }: { readonly textHash: string; readonly commitmentOf: (signature: Signature) => string | undefined }) {
  const signatures = by.map((one) => {
    const person = commitmentOf(one)
    return { signature: one.id, kind: one.kind, at: one.at.toISOString(), ...(one.file === undefined ? {} : { file: one.file.hash }), ...(person === undefined ? {} : { person }) }
  })
  return { type: 'charter.signature', document, version, text: textHash, organisation, ...(signatures.length === 1 ? signatures[0] : { at: at.toISOString(), joint: signatures }) }
}
