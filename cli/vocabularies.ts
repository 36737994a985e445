/** Which vocabulary a command reads with: the one that ships, or a file. */
import { buildMatcher, importVocabulary, say as sayEngine, shippedVocabulary, type Imported, type Matcher } from '#engine'
import { refused } from './exit.ts'
import { readBytes } from './read.ts'
import type { Language } from './words.ts'

/** Vocabularies may be larger than documents: 500,000 labels are some 60 MB of Turtle. */
const LARGEST = 200e6

/** Reads a vocabulary file in any format. */
export async function readVocabulary(path: string, language: Language): Promise<Imported> {
  const bytes = await readBytes(path, language, LARGEST)
  const result = importVocabulary(new TextDecoder('utf-8').decode(bytes), { name: path })
  if (!result.ok) throw refused(language, 'file.refused', { path, sentence: sayEngine(result.refusal, language) })
  return result.value
}

/** The matcher over a given vocabulary file, or over the shipped vocabulary. */
export async function matcherFor(path: string | undefined, language: Language): Promise<Matcher> {
  return buildMatcher(path === undefined ? shippedVocabulary() : (await readVocabulary(path, language)).vocabulary)
}
