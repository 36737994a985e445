/** Bringing sources in: written down in the caller's transaction, with the job that reads or profiles them. What forms, the API, imports and the demo share. */
import type { Tx } from '#platform/database'
import { hashOf } from '#platform/hash'
import { record } from '#platform/live'
import { accept, type Result } from '#platform/result'
import { newId } from '#platform/runtime'
import type { ImportedText } from '#modules/members'
import type { ResultAudience } from './audience.ts'
import { computeLater, profileLater, readLater } from './jobs.ts'
import { importKeysOf, planSources, type SourcePlan } from './source-import.ts'
import { bring, type Signed, type Source, type SourceDraft } from './source.ts'
import { addSources, importedSources, keepTexts, saveSource } from './store.ts'

export type BroughtText = { readonly draft: Omit<SourceDraft, 'hash' | 'kind'>; readonly text: string }

/** Texts at hand, as their organisations or somebody for them pasted them: all, or where one is refused none. */
export async function bringTexts(tx: Tx, texts: readonly BroughtText[], signed: Signed): Promise<Result<Source[]>> {
  const sources: Source[] = []
  for (const { draft, text } of texts) {
    const source = bring({ ...draft, kind: 'pasted', hash: hashOf(text) }, newId(), signed)
    if (!source.ok) return source
    sources.push(source.value)
  }
  await keepTexts(tx, texts.map(({ text }) => ({ hash: hashOf(text), text })))
  await addSources(tx, sources)
  await profileLater(tx, sources.map(({ id }) => id))
  for (const { id } of sources) await record(tx, { kind: 'source.brought', about: id })
  return accept(sources)
}

/** A file or a website: it waits to be read; in a lane, where many came at once. */
export async function bringToRead(tx: Tx, draft: SourceDraft, signed: Signed, lane?: string): Promise<Result<Source>> {
  const source = bring(draft, newId(), signed)
  if (!source.ok) return source
  await addSources(tx, [source.value])
  await readLater(tx, source.value.id, lane)
  await record(tx, { kind: 'source.brought', about: source.value.id })
  return source
}

/** The texts of an import: new ones come, changed ones are read again, the same stay. */
export async function importTexts(tx: Tx, texts: readonly ImportedText[], signed: Signed, audience: ResultAudience): Promise<Result<SourcePlan['outcomes']>> {
  const known = await importedSources(tx, importKeysOf(texts))
  const plan = planSources(texts, known, { newId, signed, audience, hashOf })
  if (!plan.ok) return plan
  const { created, changed, outcomes } = plan.value
  await keepTexts(tx, [...created, ...changed].map(([{ hash = '' }, text]) => ({ hash, text })))
  await addSources(tx, created.map(([source]) => source))
  for (const [source] of changed) {
    const before = known.find(({ id }) => id === source.id)
    const saved = before === undefined ? accept(source) : await saveSource(tx, source, before)
    if (!saved.ok) return saved
  }
  await profileLater(tx, [...created, ...changed].map(([{ id }]) => id))
  // Where nothing is new, organisations may be: the map knows them too.
  if (created.length + changed.length === 0) await computeLater(tx)
  return accept(outcomes)
}
