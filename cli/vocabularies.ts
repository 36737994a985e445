/** Which vocabulary a command reads with: the one that ships, or a file. */
import { buildMatcher, importVocabulary, nameOf, say as sayEngine, shippedVocabulary, type Imported, type Matcher } from '#engine'
import { refused } from './exit.ts'
import { printable } from './look.ts'
import { readBytes } from './read.ts'
import type { Language } from './words.ts'

/** Vocabularies may be larger than documents: 500,000 labels are some 60 MB of Turtle. */
const LARGEST = 200e6

/** Reads a vocabulary file in any format. */
export async function readVocabulary(path: string, language: Language): Promise<Imported> {
  const bytes = await readBytes(path, language, LARGEST)
  const text = decoded(bytes)
  if (text === undefined) throw refused(language, 'vocabulary.notUtf8', { path })
  const result = importVocabulary(text, { name: path })
  if (!result.ok) throw refused(language, 'file.refused', { path, sentence: sayEngine(result.refusal, language) })
  return result.value
}

/** Vocabularies are UTF-8 by their standards; one with a mark of UTF-16 is read as that. Undefined where it is neither. */
function decoded(bytes: Uint8Array): string | undefined {
  const mark = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(mark, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The matcher over a given vocabulary file, or over the shipped vocabulary. */
export async function matcherFor(path: string | undefined, language: Language): Promise<Matcher> {
  return buildMatcher(path === undefined ? shippedVocabulary() : (await readVocabulary(path, language)).vocabulary)
}

/** A concept's names for a program, in both languages. */
export function conceptNames(id: string, matcher: Matcher): { readonly de: string; readonly en: string } {
  const concept = matcher.byId.get(id)
  return concept === undefined ? { de: id, en: id } : { de: nameOf(concept, 'de'), en: nameOf(concept, 'en') }
}

/** A concept's name for a reader. */
export function conceptName(id: string, matcher: Matcher, language: Language): string {
  return printable(conceptNames(id, matcher)[language])
}
