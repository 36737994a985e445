/**
 * Work that foreign bytes may make endless, in a thread of its own with a deadline and a limit of memory: what exhausts them loses the thread, not the house.
 * **Shapes**: one file is the thread and hangs in its answer by {@link answerQuestions}; questions and answers are what can be cloned. One question at a time, the others wait.
 * **Units**: megabytes, milliseconds. A thread starts with the first question and does not keep the process alive.
 */
import { parentPort, Worker } from 'node:worker_threads'

export type Thread<Question, Answer> = {
  /** The answer, or `exhausted` where it takes too long or too much memory, or breaks; the next question gets a fresh thread then. */
  readonly ask: (question: Question, deadlineMs?: number) => Promise<Answer | 'exhausted'>
}

export function openThread<Question, Answer>(url: URL, { memoryMb, deadlineMs }: { readonly memoryMb: number; readonly deadlineMs: number }): Thread<Question, Answer> {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  const start = (): Worker => new Worker(url, { resourceLimits: { maxOldGenerationSizeMb: memoryMb }, stderr: true })

  const ask = (question: Question, deadline: number): Promise<Answer | 'exhausted'> => {
    const thread = (worker ??= start())
    return new Promise((resolve) => {
      const end = (answer: Answer | 'exhausted'): void => {
        clearTimeout(timer)
        thread.off('message', end)
        thread.off('error', giveUp)
        thread.unref()
        resolve(answer)
      }
      const giveUp = (): void => {
        worker = undefined
        void thread.terminate()
        end('exhausted')
      }
      const timer = setTimeout(giveUp, deadline)
      thread.on('message', end)
      thread.on('error', giveUp)
      thread.ref()
      thread.postMessage(question)
    })
  }
  return {
    ask: (question, deadline = deadlineMs) => {
      const answer = last.then(() => ask(question, deadline))
      last = answer.catch(() => undefined)
      return answer
    },
  }
}

/** The thread's side: answers each question. Where the file is not run as a thread, nothing happens. */
export function answerQuestions(answer: (question: never) => unknown): void {
  parentPort?.on('message', (question: unknown) => {
    // What comes is what the other end asks: both have their types from one file.
    void Promise.resolve(answer(question as never)).then((answered) => parentPort?.postMessage(answered))
  })
}
