/**
 * A thread of work beside the house, for what would hold up pages or what hostile input can make endless: it has a deadline and a limit of memory, and where it passes them only it ends; the next question gets a fresh one.
 * It is a process: a thread of Node's that runs out of memory takes the whole process with it, a third of the times it was tried.
 * **Shapes**: one question at a time, in order of asking; questions and answers are copied. The other side calls {@link answering}.
 * **Units**: milliseconds, megabytes. The deadline counts from when the question is its turn.
 * **Errors**: {@link Exhausted} where it takes too long or too much memory; what the other side throws is thrown here.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'

export type Thread<Question, Answer> = {
  ask(question: Question, options?: { readonly signal?: AbortSignal; readonly deadlineMs?: number }): Promise<Answer>
  close(): Promise<void>
}

/** It took too long, or too much memory. */
export class Exhausted extends Error {}

type Answered = { readonly answer: unknown } | { readonly failed: Error }

/** Opens nothing until it is asked. */
export function openThread<Question, Answer>(script: URL, { memoryMb, deadlineMs }: { readonly memoryMb: number; readonly deadlineMs: number }): Thread<Question, Answer> {
  let running: ChildProcess | undefined
  let turn: Promise<unknown> = Promise.resolve()
  let isClosed = false

  const begin = (): ChildProcess => {
    const thread = start(script, memoryMb)
    // One that ended, whoever ended it, is not asked again.
    return thread.once('exit', () => {
      if (running === thread) running = undefined
    })
  }

  const askNow = async (question: Question, deadline: number, signal: AbortSignal | undefined): Promise<Answer> => {
    if (isClosed) throw new Exhausted('the thread is closed')
    signal?.throwIfAborted()
    const thread = (running ??= begin())
    hold(thread, true)
    return new Promise<Answer>((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', stop)
        thread.off('message', answered).off('error', giveUp).off('exit', giveUp)
        hold(thread, false)
      }
      const drop = (reason: Error): void => {
        end()
        if (running === thread) running = undefined
        thread.kill('SIGKILL')
        reject(reason)
      }
      const giveUp = (reason?: unknown): void => drop(new Exhausted('a thread ended', { cause: reason }))
      const stop = (): void => drop(new Exhausted('stopped', { cause: signal?.reason }))
      const answered = (received: unknown): void => {
        const message = received as Answered // only `answering` sends
        end()
        // The other side was handed a Question and answers with an Answer.
        if ('failed' in message) reject(message.failed)
        else resolve(message.answer as Answer)
      }
      const timer = setTimeout(() => drop(new Exhausted(`more than ${deadline} ms`)), deadline)
      signal?.addEventListener('abort', stop, { once: true })
      thread.on('message', answered).on('error', giveUp).on('exit', giveUp)
      thread.send(question as object) // what is asked is an object or a word
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
      const ending = running
      running = undefined
      if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return
      // Who waits for its end is not to end before.
      ending.ref()
      await new Promise((ended) => ending.once('exit', ended).kill('SIGKILL'))
    },
  }
}

/** Says to the process which of its scripts answers. */
const SCRIPT = 'SCHNITTMENGE_THREAD'

/** Node's own arguments as this process has them, but for those of a test or a debugger. */
const inherited = (): string[] => process.execArgv.filter((argument) => !/^--(?:test|inspect|watch|cpu-prof)/.test(argument))

function start(script: URL, memoryMb: number): ChildProcess {
  const path = fileURLToPath(script)
  const child = fork(path, { execArgv: [...inherited(), `--max-old-space-size=${memoryMb}`], env: { ...process.env, [SCRIPT]: path }, serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  // Told to whoever asks; nobody else is to fall over it.
  return child.on('error', () => undefined)
}

/** Only while it is asked something does it keep this process from ending. */
function hold(thread: ChildProcess, isAsked: boolean): void {
  const name = isAsked ? 'ref' : 'unref'
  thread[name]()
  thread.channel?.[name]()
}

/** In the thread: answers each question in order. Elsewhere, where the script is only loaded, nothing. */
export function answering(answer: (question: never) => unknown): void {
  if (process.env[SCRIPT] === undefined || process.env[SCRIPT] !== process.argv[1]) return
  endWithHouse()
  process.on('message', (asked) => {
    const question = asked as never // what the other side is asked is its own affair
    // Within an async function, so that what is thrown at once is told too.
    const told = async (): Promise<Answered> => ({ answer: await answer(question) })
    void told().catch((error: unknown) => ({ failed: error instanceof Error ? error : new Error(String(error)) })).then((message) => process.send?.(message))
  })
}

/** Whoever asked may be killed while this side computes without end: a thread of its own sees it. */
function endWithHouse(): void {
  process.once('disconnect', () => process.exit())
  new Worker(`setInterval(() => { if (process.ppid !== ${process.ppid}) process.kill(process.pid, 'SIGKILL') }, 1_000)`, { eval: true, execArgv: [] }).unref()
}
