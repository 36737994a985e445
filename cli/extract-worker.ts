/** Bytes to text in a thread of its own, so that a file made to waste time or memory wastes only the thread. One answer a message, in order. */
import { parentPort } from 'node:worker_threads'
import { extract } from '#engine/extract'

export type Question = { readonly bytes: Uint8Array; readonly name: string }

parentPort?.on('message', ({ bytes, name }: Question) => {
  void extract(bytes, { name }).then((answer) => parentPort?.postMessage(answer))
})
