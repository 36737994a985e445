/** The command line as a person calls it, for tests: a real process in a folder, German unless said otherwise. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export const command = resolve(import.meta.dirname, '../bin/schnittmenge')

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string }
export type Run = (words: readonly string[], options?: { readonly lang?: string; readonly input?: string | Uint8Array }) => Promise<Ended>

/** Runs commands in a folder that is known only later, when the tests begin. */
export function runIn(folder: () => string): Run {
  return (words, options = {}) =>
    new Promise((done) => {
      const child = spawn(command, words, { cwd: folder(), env: { ...process.env, LC_ALL: options.lang ?? 'de_DE.UTF-8', LC_MESSAGES: '', LANG: '', SCHNITTMENGE_DEBUG: undefined } })
      let out = ''
      let err = ''
      child.stdout.on('data', (piece: Buffer) => (out += piece.toString()))
      child.stderr.on('data', (piece: Buffer) => (err += piece.toString()))
      child.on('close', (code) => done({ code, out, err }))
      child.stdin.on('error', () => undefined)
      child.stdin.end(options.input ?? '')
    })
}

/** One clear sentence and no stack trace. */
export function assertSentence(ended: Ended, code: number, matches: RegExp): void {
  assert.equal(ended.code, code, ended.err)
  assert.match(ended.err, matches)
  assert.doesNotMatch(ended.err, /\n\s+at |Error:|node:/)
  assert.ok(ended.err.trim().split('\n').length <= 2, ended.err)
}
