/**
 * The command line. Messages in the caller's language; exit codes 0 done, 1 refused, 2 wrong use; never a stack trace for bad input.
 */
import { writeSync } from 'node:fs'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { Interrupted, Refused, WrongUse, wrongUse } from './exit.ts'
import { callersLanguage, say, type Language } from './words.ts'

const FLAG = { type: 'boolean' } as const
const VALUE = { type: 'string' } as const
const LANGUAGES = ['de', 'en'] as const
const ACTIONS = ['import', 'export', 'check'] as const
const FORMATS = ['turtle', 'json-ld', 'jskos'] as const
/** What options expect; a number where nothing is said. */
const VALUES: Readonly<Record<string, readonly string[]>> = { '--lang': LANGUAGES, '--format': FORMATS, '--vocabulary': ['…'], '--out': ['…'] }
/** Lines of sets: more than anybody reads, some gigabytes. */
const MOST_LISTED = 50_000_000

type Arguments = { readonly values: Readonly<Record<string, string | boolean | undefined>>; readonly positionals: readonly string[] }
/** Commands are loaded when they run: the engine's dictionaries take longer to load than a help page should. */
type Command = { readonly options: NonNullable<ParseArgsConfig['options']>; run(given: Arguments, language: Language): Promise<void> }

const COMMANDS: Record<'start' | 'import' | 'overlap' | 'topics' | 'vocabulary' | 'mine' | 'backup' | 'export' | 'restore' | 'upgrade' | 'doctor', Command> = {
  import: {
    options: { public: FLAG },
    async run(given, language) {
      if (given.positionals.length === 0) throw wrongUse(language, 'import', 'use.needsFile')
      const { importCommand } = await import('./import.ts')
      await importCommand(given.positionals, given.values['public'] === true, language)
    },
  },
  start: {
    options: { real: FLAG },
    async run(given, language) {
      const [word] = given.positionals
      if (word !== undefined) throw wrongUse(language, 'start', 'use.tooMany', { word })
      const { startCommand } = await import('./start.ts')
      await startCommand({ real: given.values['real'] === true }, language)
    },
  },
  overlap: {
    options: { json: FLAG, all: FLAG, lang: VALUE, vocabulary: VALUE },
    async run(given, language) {
      if (given.positionals.length === 0) throw wrongUse(language, 'overlap', 'use.needsFile')
      const { overlapCommand } = await import('./overlap.ts')
      await overlapCommand(given.positionals, { json: given.values['json'] === true, all: given.values['all'] === true, ...reading('overlap', given, language) }, language)
    },
  },
  topics: {
    options: { json: FLAG, lang: VALUE, vocabulary: VALUE },
    async run(given, language) {
      if (given.positionals.length === 0) throw wrongUse(language, 'topics', 'use.needsFile')
      if (given.positionals.filter((path) => path === '-').length > 1) throw wrongUse(language, 'topics', 'use.oneInput')
      const { topicsCommand } = await import('./topics.ts')
      await topicsCommand(given.positionals, { json: given.values['json'] === true, ...reading('topics', given, language) }, language)
    },
  },
  vocabulary: {
    options: { json: FLAG, out: VALUE, format: VALUE },
    async run(given, language) {
      const [action, path, more] = given.positionals
      if (action === undefined) throw wrongUse(language, 'vocabulary', 'use.action')
      if (!isAction(action)) throw wrongUse(language, 'vocabulary', 'use.action')
      if (path === undefined) throw wrongUse(language, 'vocabulary', 'use.needsFile')
      if (more !== undefined) throw wrongUse(language, 'vocabulary', 'use.tooMany', { word: more })
      if (action !== 'import' && given.values['out'] !== undefined) throw wrongUse(language, 'vocabulary', 'use.noOut')
      const format = oneOf('vocabulary', '--format', FORMATS, given.values['format'], language)
      const out = given.values['out']
      const { vocabularyCommand } = await import('./vocabulary.ts')
      await vocabularyCommand(action, path, { json: given.values['json'] === true, ...(typeof out === 'string' ? { out } : {}), ...(format === undefined ? {} : { format }) }, language)
    },
  },
  mine: {
    options: { 'min-support': VALUE, 'min-size': VALUE, most: VALUE, count: FLAG, out: VALUE },
    async run(given, language) {
      const [path, more] = given.positionals
      if (path === undefined) throw wrongUse(language, 'mine', 'use.needsFile')
      if (more !== undefined) throw wrongUse(language, 'mine', 'use.tooMany', { word: more })
      const minSupport = wholeNumber('mine', '--min-support', given.values['min-support'], language)
      if (minSupport === undefined) throw wrongUse(language, 'mine', 'use.needsOption', { option: '--min-support' })
      const minSize = wholeNumber('mine', '--min-size', given.values['min-size'], language) ?? 1
      const most = wholeNumber('mine', '--most', given.values['most'], language) ?? MOST_LISTED
      const out = given.values['out']
      const { mineCommand } = await import('./mine.ts')
      await mineCommand(path, { minSupport, minSize, most, count: given.values['count'] === true, ...(typeof out === 'string' ? { out } : {}) }, language)
    },
  },
  backup: {
    options: {},
    async run(given, language) {
      const [path = ''] = exactly(1, 'backup', given, language)
      const { backupCommand } = await import('./keeping.ts')
      await backupCommand(path, language)
    },
  },
  export: {
    options: {},
    async run(given, language) {
      const [path = ''] = exactly(1, 'export', given, language)
      const { exportCommand } = await import('./keeping.ts')
      await exportCommand(path, language)
    },
  },
  restore: {
    options: {},
    async run(given, language) {
      const [path = ''] = exactly(1, 'restore', given, language)
      const { restoreCommand } = await import('./keeping.ts')
      await restoreCommand(path, language)
    },
  },
  upgrade: {
    options: {},
    async run(given, language) {
      exactly(0, 'upgrade', given, language)
      const { upgradeCommand } = await import('./keeping.ts')
      await upgradeCommand(language)
    },
  },
  doctor: {
    options: {},
    async run(given, language) {
      exactly(0, 'doctor', given, language)
      const { doctorCommand } = await import('./keeping.ts')
      await doctorCommand(language)
    },
  },
}

/** So many words and no more. */
function exactly(count: 0 | 1, command: string, { positionals }: Arguments, language: Language): readonly string[] {
  const more = positionals[count]
  if (more !== undefined) throw wrongUse(language, command, 'use.tooMany', { word: more })
  if (positionals.length < count) throw wrongUse(language, command, 'use.needsFile')
  return positionals
}

/** Options that say how texts are read. */
function reading(command: string, given: Arguments, language: Language): { lang?: Language; vocabulary?: string } {
  const lang = oneOf(command, '--lang', LANGUAGES, given.values['lang'], language)
  const vocabulary = given.values['vocabulary']
  return { ...(lang === undefined ? {} : { lang }), ...(typeof vocabulary === 'string' ? { vocabulary } : {}) }
}

function oneOf<T extends string>(command: string, option: string, values: readonly T[], given: string | boolean | undefined, language: Language): T | undefined {
  if (given === undefined) return undefined
  const found = values.find((value) => value === given)
  if (found === undefined) throw wrongUse(language, command, 'use.value', { option, values: values.join(', ') })
  return found
}

/** A whole number from 1 on, undefined where the option is absent. */
function wholeNumber(command: string, option: string, given: string | boolean | undefined, language: Language): number | undefined {
  if (given === undefined) return undefined
  const number = Number(given)
  if (typeof given !== 'string' || !/^[0-9]{1,15}$/.test(given) || number < 1) throw wrongUse(language, command, 'use.number', { option })
  return number
}

function isAction(name: string): name is (typeof ACTIONS)[number] {
  return ACTIONS.some((action) => action === name)
}

function isCommand(name: string): name is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, name)
}

async function run(words: readonly string[], language: Language): Promise<void> {
  const [name = '', ...rest] = words
  if (name === '' || name === 'help' || name === '--help' || name === '-h') {
    process.stdout.write(`${say(language, 'help')}\n`)
    if (name === '') throw new WrongUse('')
    return
  }
  if (!isCommand(name)) throw new WrongUse(say(language, 'use.unknown', { command: name }))
  const command = COMMANDS[name]
  const given = parse(name, command, rest, language)
  if (given.values['help'] === true) {
    process.stdout.write(`${say(language, `help.${name}`)}\n`)
    return
  }
  await command.run(given, language)
}

function parse(name: string, command: Command, words: readonly string[], language: Language): Arguments {
  try {
    const { values, positionals } = parseArgs({ args: [...words], options: { ...command.options, help: { type: 'boolean', short: 'h' } }, allowPositionals: true })
    return { values, positionals }
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const option = /'(-[^' ]*)/.exec(message)?.[1] ?? ''
    if (/does not take an argument/.test(message)) throw wrongUse(language, name, 'use.noValue', { option })
    if (/argument missing|ambiguous/.test(message)) {
      const values = VALUES[option]
      throw values === undefined ? wrongUse(language, name, 'use.number', { option }) : wrongUse(language, name, 'use.value', { option, values: values.join(', ') })
    }
    throw wrongUse(language, name, 'use.unknownOption', { option })
  }
}

const language = callersLanguage(process.env)
// A reader that closes early (`| head`) has seen enough: no fault of anybody's.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') writeSync(2, `${say(language, 'out.stdout', { code: error.code ?? error.message })}\n`)
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})
try {
  await run(process.argv.slice(2), language)
} catch (error) {
  if (error instanceof Refused || error instanceof WrongUse) {
    if (error.message !== '') process.stderr.write(`${error.message}\n`)
    process.exitCode = error.code
  } else if (error instanceof Interrupted) {
    process.stderr.write(`${error.message}\n`)
    // A shell that runs several commands stops only where one ended by the signal.
    process.kill(process.pid, 'SIGINT')
  } else {
    process.stderr.write(`${say(language, 'bug', { reason: error instanceof Error ? error.message : String(error) })}\n`)
    if (process.env['SCHNITTMENGE_DEBUG'] !== undefined) process.stderr.write(`${error instanceof Error ? (error.stack ?? '') : ''}\n`)
    process.exitCode = 1
  }
}
