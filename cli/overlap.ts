/** `schnittmenge overlap PATH…`: what organisations share, ranked by whether it is more than chance, with a quote for each of them. */
import type { Matcher, Profile } from '#engine'
import { Refused, wrongUse } from './exit.ts'
import { overlapOf, type Quote, type Read } from './overlap-found.ts'
import { overlapJson, overlapText } from './overlap-told.ts'
import { progressOver } from './progress.ts'
import { organisationPaths, readOrganisation, skippedSentence, type Organisation } from './read.ts'
import { profileOf } from './topics.ts'
import { matcherFor } from './vocabularies.ts'
import { say, type Language } from './words.ts'

export type OverlapOptions = { readonly json: boolean; readonly all: boolean; readonly lang?: Language; readonly vocabulary?: string }

/** Runs the command; prints to standard output, passed-over files to standard error. */
export async function overlapCommand(paths: readonly string[], options: OverlapOptions, language: Language): Promise<void> {
  const organisations = await organisationPaths(paths, language)
  if (organisations.length < 2) throw wrongUse(language, 'overlap', 'use.needsTwo')
  const twice = organisations.find((path, at) => organisations.indexOf(path) !== at)
  if (twice !== undefined) throw wrongUse(language, 'overlap', 'use.twice', { path: twice })
  const progress = progressOver(organisations.length * 2 + 2, say(language, 'progress.reading'))
  const whole: Organisation[] = []
  for (const path of organisations) {
    progress.step(path)
    whole.push(await readOrganisation(path, language, (sentence) => process.stderr.write(`${sentence}\n`)))
  }
  const matcher = await matcherFor(options.vocabulary, language)
  progress.step(say(language, 'progress.vocabulary'), 'slow')
  const read = named(whole, organisations).map((organisation): Read => {
    progress.step(organisation.name)
    return readTopics(organisation, matcher, options.lang, language)
  })
  progress.step(say(language, 'progress.intersections'), 'slow')
  const overlap = overlapOf(read, matcher)
  progress.done()
  process.stdout.write(options.json ? `${JSON.stringify(overlapJson(overlap), null, 2)}\n` : overlapText(overlap, options.all, language))
}

/** Organisations of one name are told apart by their paths. */
function named(organisations: readonly Organisation[], paths: readonly string[]): Organisation[] {
  const names = organisations.map(({ name }) => name)
  return organisations.map((organisation, at) => (names.indexOf(organisation.name) === names.lastIndexOf(organisation.name) ? organisation : { ...organisation, name: paths[at] ?? organisation.name }))
}

/** The topics of all texts of an organisation together; a text that cannot be profiled is told and passed over where there are others. */
function readTopics(organisation: Organisation, matcher: Matcher, lang: Language | undefined, language: Language): Read {
  const quotes = new Map<string, Quote[]>()
  const seeks = new Set<string>()
  let readable = 0
  let last: unknown
  for (const source of organisation.sources) {
    let found: Profile
    try {
      found = profileOf(source, matcher, lang, language)
      readable++
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      last = error
      if (organisation.sources.length > 1) process.stderr.write(`${skippedSentence(language, error)}\n`)
      continue
    }
    for (const topic of found.topics) {
      const here = quotes.get(topic.concept) ?? []
      quotes.set(topic.concept, here)
      here.push(...topic.evidence.map((evidence) => ({ source, evidence })))
    }
    for (const { concept } of found.needs) seeks.add(concept)
  }
  if (readable === 0) throw last
  return { organisation, quotes, seeks }
}
