/** `schnittmenge vocabulary import|export|check FILE`. */
import { basename, extname } from 'node:path'
import { checkVocabulary, exportVocabulary, say as sayEngine, shippedVocabulary, type Loss, type VocabularyFormat, type Vocabulary } from '#engine'
import { Refused, wrongUse } from './exit.ts'
import { printable } from './look.ts'
import { say, type Language } from './words.ts'
import { readVocabulary } from './vocabularies.ts'
import { writeWhole } from './write.ts'

export type VocabularyOptions = { readonly json: boolean; readonly out?: string; readonly format?: VocabularyFormat }

/** Runs `vocabulary ACTION FILE`. */
export function vocabularyCommand(action: 'import' | 'export' | 'check', path: string, options: VocabularyOptions, language: Language): Promise<void> {
  return { import: importCommand, export: exportCommand, check: checkCommand }[action](path, options, language)
}

async function importCommand(path: string, options: VocabularyOptions, language: Language): Promise<void> {
  const { vocabulary, format, lost } = await readVocabulary(path, language)
  const counts = { title: vocabulary.title || basename(path), concepts: vocabulary.concepts.length, de: countLabels(vocabulary, 'de'), en: countLabels(vocabulary, 'en'), format }
  if (options.json) process.stdout.write(`${JSON.stringify({ ...counts, lost }, null, 2)}\n`)
  else {
    const lines = [say(language, 'vocabulary.read', counts)]
    if (lost.length === 0) lines.push(say(language, 'vocabulary.nothingLost'))
    else lines.push(say(language, 'vocabulary.lost'), ...lost.map((loss) => `  ${printable(sayEngine(loss, language))}`))
    process.stdout.write(`${lines.join('\n')}\n`)
  }
  if (options.out !== undefined) await writeVocabulary(options.out, exportVocabulary(vocabulary, formatFor(options.out, options, language)), vocabulary, language)
}

async function exportCommand(path: string, options: VocabularyOptions, language: Language): Promise<void> {
  const vocabulary = shippedVocabulary()
  const text = exportVocabulary(vocabulary, formatFor(path, options, language))
  if (path === '-') process.stdout.write(text)
  else await writeVocabulary(path, text, vocabulary, language)
}

/** What the import had to repair is a fault of the file, not of the vocabulary that came out. */
const REPAIRED = new Set<Loss['what']>(['cycle', 'unknown-broader', 'duplicate-concept', 'empty-label'])

async function checkCommand(path: string, options: VocabularyOptions, language: Language): Promise<void> {
  const { vocabulary, lost } = await readVocabulary(path, language)
  const findings = checkVocabulary(vocabulary)
  const repaired = lost.filter((loss) => REPAIRED.has(loss.what))
  const errors = repaired.length + findings.filter((finding) => finding.severity === 'error').length
  const warnings = repaired.length + findings.length - errors
  const summary = errors === 0 ? say(language, 'vocabulary.sound', { warnings }) : say(language, 'vocabulary.unsound', { errors, warnings })
  if (options.json) process.stdout.write(`${JSON.stringify({ errors, warnings, repaired, findings }, null, 2)}\n`)
  else process.stdout.write([...[...repaired, ...findings].map((said) => printable(sayEngine(said, language))), summary, ''].join('\n'))
  if (errors > 0) throw new Refused('')
}

const ENDINGS: Readonly<Record<string, VocabularyFormat>> = { '.ttl': 'turtle', '.jsonld': 'json-ld', '.json': 'json-ld', '.ndjson': 'jskos', '': 'json-ld' }

/** The format that was asked for, else the one the ending tells; an ending that tells none is wrong use. */
function formatFor(path: string, options: VocabularyOptions, language: Language): VocabularyFormat {
  const format = options.format ?? ENDINGS[extname(path).toLowerCase()]
  if (format === undefined) throw wrongUse(language, 'vocabulary', 'use.value', { option: '--format', values: 'turtle, json-ld, jskos' })
  return format
}

async function writeVocabulary(path: string, text: string, vocabulary: Vocabulary, language: Language): Promise<void> {
  await writeWhole(path, language, (draft) => draft.writeFile(text))
  process.stderr.write(`${say(language, 'vocabulary.written', { path, concepts: vocabulary.concepts.length })}\n`)
}

function countLabels({ concepts }: Vocabulary, language: Language): number {
  return concepts.reduce((sum, { prefLabel, altLabel, hiddenLabel, contextLabel }) => sum + (prefLabel[language] === undefined ? 0 : 1) + [altLabel, hiddenLabel, contextLabel].reduce((some, labels) => some + (labels?.[language]?.length ?? 0), 0), 0)
}
