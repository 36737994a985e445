/**
 * A thread beside the house for work that would hold up pages, or that hostile input can make endless: it has a deadline and a limit of memory, and where it passes them only the thread ends; the next question gets a fresh one.
 * **Shapes**: one question at a time, in order of asking; questions and answers are copied. The other side calls {@link answering}.
 * **Units**: milliseconds, megabytes. The deadline counts from when the question is its turn.
 * **Errors**: {@link Exhausted} where it takes too long or too much memory; what the other side throws is thrown here.
 */
import { parentPort, Worker } from 'node:worker_threads'

export type Thread<Question, Answer> = {
  ask(question: Question, options?: { readonly signal?: AbortSignal; readonly deadlineMs?: number }): Promise<Answer>
  close(): Promise<void>
}

/** It took too long, or too much memory. */
export class Exhausted extends Error {}

type Answered = { readonly answer: unknown } | { readonly failed: Error }

/** Opens nothing until it is asked. */
export function openThread<Question, Answer>(script: URL, { memoryMb, deadlineMs }: { readonly memoryMb: number; readonly deadlineMs: number }): Thread<Question, Answer> {
  let worker: Worker | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let isClosed = false

  const askNow = async (question: Question, deadline: number, signal: AbortSignal | undefined): Promise<Answer> => {
    if (isClosed) throw new Exhausted('the thread is closed')
    signal?.throwIfAborted()
    const thread = (worker ??= new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: memoryMb }, stderr: true }))
    thread.ref()
    return new Promise<Answer>((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', stop)
        thread.off('message', answered).off('error', giveUp).off('exit', giveUp)
        thread.unref()
      }
      const drop = (reason: Error): void => {
        end()
        if (worker === thread) worker = undefined
        void thread.terminate()
        reject(reason)
      }
      const giveUp = (reason?: unknown): void => drop(new Exhausted('a thread ended', { cause: reason }))
      const stop = (): void => drop(new Exhausted('stopped', { cause: signal?.reason }))
      const answered = (message: Answered | object): void => {
        // Node's own watching sends what the thread imports by the same way.
        if (!('answer' in message) && !('failed' in message)) return
        end()
        // The other side was handed a Question and answers with an Answer.
        if ('failed' in message) reject(message.failed)
        else resolve(message.answer as Answer)
      }
      const timer = setTimeout(() => drop(new Exhausted(`more than ${deadline} ms`)), deadline)
      signal?.addEventListener('abort', stop, { once: true })
      thread.on('message', answered).on('error', giveUp).on('exit', giveUp)
      thread.postMessage(question)
    })
  }

  return {
    ask(question, { signal, deadlineMs: deadline = deadlineMs } = {}) {
      const mine = turn.then(() => askNow(question, deadline, signal))
      turn = mine.catch(() => undefined)
      return mine
    },
    async close() {
      isClosed = true
      await worker?.terminate()
    },
  }
}

/** In the thread: answers each question in order. */
export function answering(answer: (question: never) => unknown): void {
  const port = parentPort
  port?.on('message', (asked: unknown) => {
    const question = asked as never // what the other side is asked is its own affair
    // Within an async function, so that what is thrown at once is told too.
    const told = async (): Promise<Answered> => ({ answer: await answer(question) })
    void told().catch((error: unknown) => ({ failed: error instanceof Error ? error : new Error(String(error)) })).then((message) => port.postMessage(message))
  })
}
