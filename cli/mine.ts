/** `schnittmenge mine FILE`: all closed sets of a transaction file, a line each, or their number. */
import { runInNewContext } from 'node:vm'
import { closedSets } from '#engine/intersect'
import { Interrupted, Refused, refused } from './exit.ts'
import { LineWriter } from './lines.ts'
import { progressOver } from './progress.ts'
import { readTransactions, type Transactions } from './transactions.ts'
import { say, type Language } from './words.ts'
import { writeWhole } from './write.ts'

export type MineOptions = {
  readonly minSupport: number
  readonly minSize: number
  /** At most so many lines; counting needs no end. */
  readonly most: number
  readonly count: boolean
  readonly out?: string
}

/** Runs `mine FILE`. */
export async function mineCommand(path: string, options: MineOptions, language: Language): Promise<void> {
  let leftOut: Refused | undefined
  if (options.out !== undefined) {
    await writeWhole(options.out, language, async (draft) => {
      leftOut = mine(await readTransactions(path, language), draft.fd, options, language)
    })
  } else {
    const transactions = await readTransactions(path, language)
    try {
      leftOut = mine(transactions, process.stdout.fd, options, language)
    } catch (error) {
      if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) throw error
      // A reader that closes early (`| head`) has seen enough.
      if (error.code !== 'EPIPE') throw refused(language, 'out.stdout', { code: String(error.code) })
    }
  }
  // What was listed stands; who reads the exit code knows that it is not all.
  if (leftOut !== undefined) throw leftOut
}

/** Writes the sets; what had to be left out comes back as a sentence. */
function mine({ rows, items }: Transactions, target: number, { minSupport, minSize, most, count }: MineOptions, language: Language): Refused | undefined {
  const progress = progressOver(100, say(language, 'progress.mining'))
  const lines = new LineWriter(target)
  let untried = 0
  let listed = 0
  try {
    const { sets } = interruptible(language, () => closedSets(rows, {
      minSupport,
      minSize,
      progress(tried, topics, found) {
        untried = topics - tried
        progress.reach(Math.floor((tried / topics) * 100), say(language, 'progress.sets', { sets: found }))
      },
      ...(count ? {} : {
        // One more than is listed tells whether anything is left out.
        most: most + 1,
        visit(topics: Int32Array, size: number, support: number) {
          if (listed < most) lines.set(topics, size, support, items)
          listed++
        },
      }),
    }))
    if (count) lines.number(sets)
    lines.end()
    return count || sets <= most ? undefined : refused(language, 'mine.leftOut', { sets: most, untried })
  } finally {
    progress.done()
  }
}

/** A search does not pause, so no handler would hear Ctrl-C: Node itself stops what runs here, and what was begun can be cleared away. */
function interruptible<T>(language: Language, work: () => T): T {
  try {
    return runInNewContext('work()', { work }, { breakOnSigint: true }) as T // the script is the call and nothing else
  } catch (error) {
    // The interruption is an Error of the other context.
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw new Interrupted(say(language, 'mine.interrupted'))
    throw error
  }
}
