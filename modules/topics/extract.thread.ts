/** Bytes to text in a thread of its own, so that a file made to waste time or memory wastes only the thread. */
import { say } from '#engine'
import { extract } from '#engine/extract'
import { answering } from '#platform/threads'
import type { Language } from '#platform/words'

export type ExtractQuestion = { readonly bytes: Uint8Array; readonly name?: string; readonly contentType?: string }
export type ExtractAnswer = { readonly text: string; readonly title?: string } | { readonly refused: Readonly<Record<Language, string>> }

answering(async ({ bytes, ...options }: ExtractQuestion): Promise<ExtractAnswer> => {
  const result = await extract(bytes, options)
  if (!result.ok) return { refused: { de: say(result.refusal, 'de'), en: say(result.refusal, 'en') } }
  const { text, title } = result.value
  return { text, ...(title === undefined ? {} : { title }) }
})
