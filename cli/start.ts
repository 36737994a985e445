/** `schnittmenge start`: opens the house and serves it until it is told to stop. */
import { once } from 'node:events'
import { openHouse } from '../app/house.ts'
import { houseSentence } from '../app/said.ts'
import { openLog } from '#platform/log'
import { declined, settingsFor } from './house.ts'
import { say, type Language } from './words.ts'

export type StartOptions = { readonly real: boolean }

/** Runs the command; returns when the house is closed. */
export async function startCommand({ real }: StartOptions, language: Language): Promise<void> {
  const settings = settingsFor(language, houseSentence)
  const stopped = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')])
  await declined(language, houseSentence, async () => {
    // On a terminal the line with the address is what somebody looks for.
    const log = openLog(process.stderr.isTTY && !process.env['LOG_LEVEL'] ? 'warn' : settings.logLevel)
    const house = await openHouse(settings, real ? 'real' : undefined, log)
    process.stdout.write(`${say(language, house.kind === 'demo' ? 'start.demo' : 'start.real', { url: house.url })}\n`)
    if (house.firstLink !== undefined) process.stdout.write(`${say(language, 'start.first', { url: house.firstLink })}\n`)
    await stopped
    await house.close()
  })
}
