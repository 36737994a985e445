/** Paths to texts: files, folders, standard input; each text with the name of its source. */
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { LIMITS, printSize, type Extracted } from '#engine/extract'
import { say as sayEngine } from '#engine'
import { Refused, refused } from './exit.ts'
import { extractBounded } from './extractor.ts'
import { asRefusal, sizeOf } from './files.ts'
import { printable } from './look.ts'
import { say, type Language } from './words.ts'

export type Source = { readonly path: string; readonly text: string; readonly title?: string }

/** One organisation of a comparison: its name and its texts. */
export type Organisation = { readonly name: string; readonly sources: readonly Source[] }

const READABLE = new Set(['.txt', '.md', '.markdown', '.html', '.htm', '.xhtml', '.pdf', '.docx', '.odt', '.pptx', '.text', ''])

/** Folders deeper than this are passed over: a link that leads to its own folder must end somewhere. */
const DEEPEST = 8

/** Reads one file, or standard input for “-”. Throws a {@link Refused} with one sentence for everything that can be wrong with it. */
export async function readSource(path: string, language: Language): Promise<Source> {
  const bytes = path === '-' ? await readStandardInput() : await readBytes(path, language)
  const result = await extractBounded(bytes, path === '-' ? '' : basename(path))
  if (result === 'exhausted') throw refused(language, 'file.exhausting', { path })
  if (!result.ok) throw refused(language, 'file.refused', { path, sentence: sayEngine(result.refusal, language) })
  return sourceOf(path, result.value)
}

function sourceOf(path: string, { text, title }: Extracted): Source {
  return { path, text, ...(title === undefined ? {} : { title }) }
}

/** The bytes of a regular file, at most `limit`: a huge one is refused by its size without being loaded, and what grows while it is read, too. */
export async function readBytes(path: string, language: Language, limit = LIMITS.bytes): Promise<Uint8Array> {
  const size = await sizeOf(path, language)
  if (size > limit) throw tooLarge(path, size, limit, language)
  try {
    const bytes = await readFile(path)
    if (bytes.length > limit) throw tooLarge(path, bytes.length, limit, language)
    return bytes
  } catch (error) {
    throw asRefusal(error, path, language)
  }
}

function tooLarge(path: string, size: number, limit: number, language: Language): Refused {
  return refused(language, 'file.refused', { path, sentence: sayEngine({ code: 'too-large', facts: { size: printSize(size), limit: printSize(limit) } }, language) })
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) { // standard input without an encoding yields buffers
    chunks.push(chunk)
    size += chunk.length
    if (size > LIMITS.bytes) break
  }
  return Buffer.concat(chunks)
}

/** The files of an organisation: the path itself, or every readable file below it, in the order of their names. */
async function filesOf(path: string, language: Language, depth = 0): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path]
    const entries = (await readdir(path, { withFileTypes: true })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
    const files: string[] = []
    for (const entry of entries) {
      if (entry.name.startsWith('.') || depth >= DEEPEST) continue
      const below = join(path, entry.name)
      if (entry.isDirectory()) files.push(...(await filesOf(below, language, depth + 1)))
      else if ((entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(below)))) && READABLE.has(extname(entry.name).toLowerCase())) files.push(below)
    }
    return files
  } catch (error) {
    throw asRefusal(error, path, language)
  }
}

/** A link to a file counts as the file; one to a folder is not followed, and one to nothing is nothing. */
async function leadsToFile(path: string): Promise<boolean> {
  return stat(path).then((found) => found.isFile(), () => false)
}

/** The organisations that the paths name: one a path, or, given a single folder, one an entry in it (a README beside them is none, nor is a folder with a README over further folders: that is another collection). */
export async function organisationPaths(paths: readonly string[], language: Language): Promise<string[]> {
  const [only] = paths
  if (paths.length !== 1 || only === undefined || only === '-') return [...paths]
  try {
    if (!(await stat(only)).isDirectory()) return [only]
    const entries = (await readdir(only, { withFileTypes: true })).filter((entry) => !entry.name.startsWith('.') && !isReadme(entry.name))
    const collections = new Set<string>()
    for (const { name } of entries) if (await isCollection(join(only, name))) collections.add(name)
    return entries
      .filter((entry) => !collections.has(entry.name) && (entry.isDirectory() || READABLE.has(extname(entry.name).toLowerCase())))
      .map((entry) => join(only, entry.name))
      .toSorted()
  } catch (error) {
    throw asRefusal(error, only, language)
  }
}

const isReadme = (name: string): boolean => /^readme\b/i.test(name)

/** A README and further folders, and no text beside them. What cannot be opened is none: it is told when it is read. */
async function isCollection(folder: string): Promise<boolean> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const texts = entries.filter((entry) => !entry.isDirectory() && !isReadme(entry.name) && READABLE.has(extname(entry.name).toLowerCase()))
  return texts.length === 0 && entries.some(({ name }) => isReadme(name)) && entries.some((entry) => entry.isDirectory())
}

/** Reads an organisation. A file that cannot be read inside a folder is told and passed over; a path that leads to nothing readable is refused. */
export async function readOrganisation(path: string, language: Language, tell: (sentence: string) => void): Promise<Organisation> {
  const files = path === '-' ? ['-'] : await filesOf(path, language)
  const sources: Source[] = []
  let last: unknown
  for (const file of files) {
    try {
      sources.push(await readSource(file, language))
    } catch (error) {
      if (!(error instanceof Refused) || files.length === 1) throw error
      last = error
      tell(skippedSentence(language, error))
    }
  }
  if (sources.length === 0) throw last ?? refused(language, 'file.emptyFolder', { path })
  return { name: nameOfOrganisation(path, sources), sources }
}

/** What an organisation is called: the heading its texts agree on, else the name of its file or folder. */
function nameOfOrganisation(path: string, sources: readonly Source[]): string {
  const own = path === '-' ? '-' : basename(path, extname(path))
  const titles = new Set(sources.map((source) => headingOf(source)))
  const [title] = titles
  return printable(titles.size === 1 && title !== undefined && sources.length > 1 ? title : own)
}

function headingOf(source: Source): string | undefined {
  if (source.title !== undefined && source.title.length <= 60) return source.title
  const first = source.text.slice(0, 200).split('\n').find((line) => line.trim() !== '')?.trim()
  return first !== undefined && first.length <= 60 && !/[.!?]$/.test(first) ? first : undefined
}

/** How a passed-over file is told: its refusal names it already. */
export function skippedSentence(language: Language, { message }: Refused): string {
  return say(language, 'file.skipped', { sentence: message })
}
