/**
 * Which texts of an import are new: a text comes once however often its file is read; another text in its place is a change, and is read again.
 * A project of a register is found by its number, a profile by its owner, language and place among the owner's texts in the file.
 */
import { accept, type Result } from '#platform/result'
import type { ImportedText } from '#modules/members'
import type { ResultAudience } from './audience.ts'
import { bring, markRead, type Signed, type Source, type SourceId } from './source.ts'

type TextOutcome = { readonly row: number; readonly outcome: 'creates' | 'changes' | 'same' }

export type SourcePlan = {
  readonly outcomes: readonly TextOutcome[]
  /** With the text that is theirs. */
  readonly created: readonly (readonly [source: Source, text: string])[]
  readonly changed: readonly (readonly [source: Source, text: string])[]
}

export type ImportSigned = { readonly newId: () => SourceId; readonly signed: Signed; readonly audience: ResultAudience; readonly hashOf: (text: string) => string }

/** By which the texts of an import are found again. */
export function importKeysOf(texts: readonly ImportedText[]): string[] {
  const counts = new Map<string, number>()
  return texts.map((text) => {
    const count = (counts.get(ofText(text)) ?? 0) + 1
    counts.set(ofText(text), count)
    return keyAt(ofText(text), count - 1)
  })
}

const ofText = ({ unit, organisations, language }: ImportedText): string => unit ?? `profile:${organisations.join('+')}:${language ?? ''}`
const keyAt = (of: string, place: number): string => (place === 0 ? of : `${of}:${place + 1}`)

/** Plans the sources of an import; `known` are all that imports brought before. */
export function planSources(texts: readonly ImportedText[], known: readonly Source[], { newId, signed, audience, hashOf }: ImportSigned): Result<SourcePlan> {
  const byKey = new Map(known.flatMap((source) => (source.importKey === undefined ? [] : [[source.importKey, source] as const])))
  const seen = new Map<string, number>()
  const outcomes: TextOutcome[] = []
  const created: [Source, string][] = []
  const changed: [Source, string][] = []
  const told = new Set<string>()
  for (const text of texts) {
    const hash = hashOf(text.text)
    const of = ofText(text)
    if (told.has(`${of} ${hash}`)) {
      outcomes.push({ row: text.row, outcome: 'same' })
      continue
    }
    told.add(`${of} ${hash}`)
    const place = seen.get(of) ?? 0
    seen.set(of, place + 1)
    // A project has one objective: of several that a file gives the first is it.
    if (text.unit !== undefined && place > 0) {
      outcomes.push({ row: text.row, outcome: 'same' })
      continue
    }
    const importKey = keyAt(of, place)
    const source = byKey.get(importKey)
    if (source === undefined) {
      const { organisations, kind, title, language, field, unit } = text
      const brought = bring({ organisations, kind, title, audience, hash, importKey, ...(language === undefined ? {} : { language }), ...(field === undefined ? {} : { field }), ...(unit === undefined ? {} : { project: unit }) }, newId(), signed)
      if (!brought.ok) return brought
      created.push([brought.value, text.text])
      outcomes.push({ row: text.row, outcome: 'creates' })
      continue
    }
    const owners = [...source.organisations, ...text.organisations.filter((one) => !source.organisations.includes(one))]
    const isSame = source.hash === hash && owners.length === source.organisations.length
    if (!isSame) changed.push([{ ...markRead(source, { hash }), version: source.version + 1, organisations: owners }, text.text])
    outcomes.push({ row: text.row, outcome: isSame ? 'same' : 'changes' })
  }
  return accept({ outcomes, created, changed })
}
