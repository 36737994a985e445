/** Bytes to text in a thread of its own, so that a file made to waste time or memory wastes only the thread. */
import { extract } from '#engine/extract'
import { answering } from '#platform/threads'

export type Question = { readonly bytes: Uint8Array; readonly name: string }

answering(({ bytes, name }: Question) => extract(bytes, { name }))
