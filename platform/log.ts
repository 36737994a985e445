/**
 * What the house writes about itself: JSON lines on standard error, for whoever runs it.
 * Nothing personal: facts are numbers, ids and words of ours; an error of the database keeps its code and the names of table and constraint, never its message, which quotes values.
 */
import { pino, type Logger } from 'pino'
import type { Settings } from './settings.ts'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

/** Keys that must never carry a value, wherever they slip in. */
const PERSONAL = ['name', 'email', 'mail', 'phone', 'address', 'ip', 'password', 'token', 'cookie', 'authorization', 'text', 'title', 'body', 'sentence']

/** A log of this level; for tests, into something else than standard error. */
export function openLog(level: Settings['logLevel'], write?: (line: string) => void): Log {
  const options = {
    level,
    base: null,
    redact: { paths: PERSONAL.flatMap((key) => [key, `*.${key}`]), censor: '…' },
    serializers: { err: errorTold },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
  }
  return write === undefined ? pino(options, pino.destination({ fd: 2, sync: true })) : pino(options, { write })
}

/** For where nobody reads: tests, short commands. */
export const silentLog: Log = openLog('silent')

type Told = { readonly type: string; readonly message?: string; readonly code?: string; readonly table?: string; readonly constraint?: string; readonly routine?: string; readonly stack?: string; readonly cause?: Told }

/** An error without what people wrote. Its stack keeps the places, without the message on top. */
function errorTold(error: unknown): Told {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, table, constraint, routine, severity } = error as Error & Partial<Record<'code' | 'table' | 'constraint' | 'routine' | 'severity', string>> // fields that errors of Node and of pg may carry
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).join('\n')
  return {
    type: error.name,
    ...(severity === undefined ? { message: error.message } : {}),
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(routine === undefined ? {} : { routine }),
    stack: places,
    ...(error.cause === undefined ? {} : { cause: errorTold(error.cause) }),
  }
}
