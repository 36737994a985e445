/** How an overlap is told: plain words first, figures after; or everything for a program. */
import type { Intersection, Matcher, Part } from '#engine'
import { bold, dim, heading, marked, printable } from './look.ts'
import { quoteFor, type Overlap } from './overlap-found.ts'
import { conceptName, conceptNames } from './vocabularies.ts'
import { say, type Language, type WordKey } from './words.ts'

const SHOWN = 10
const NAMED = 6

/** For a manager. Without `all` the first ten, with one quote a member. */
export function overlapText(overlap: Overlap, all: boolean, language: Language): string {
  const { read, matcher, result, work } = overlap
  if (result.found.length === 0) return `${say(language, 'overlap.none')}\n`
  const sure = result.found.filter((one) => one.verdict === 'more-than-chance').length
  const lines = [
    `${say(language, 'overlap.lead', { organisations: read.length, found: result.found.length })} ${sure === 0 ? say(language, 'overlap.noneSure') : say(language, 'overlap.sure', { sure })}`,
    ...(result.fromOrganisations > 2 ? [say(language, 'overlap.leftOut', { least: result.fromOrganisations })] : []),
    '',
  ]
  const shown = all ? result.found : result.found.slice(0, SHOWN)
  for (const one of shown) lines.push(...told(one, overlap, all, language), '')
  if (shown.length < result.found.length) lines.push(say(language, 'overlap.more', { count: result.found.length - shown.length }), '')
  lines.push(...rolesTold(overlap, language), dim(say(language, 'overlap.standing')), '')
  if (work.length > 0) lines.push(say(language, 'overlap.work', { names: work.map((concept) => conceptName(concept, matcher, language)).join(' · ') }), '')
  return lines.join('\n')
}

function told(one: Intersection, { read, matcher, result }: Overlap, all: boolean, language: Language): string[] {
  const names = one.topics.map((concept) => heading(conceptName(concept, matcher, language)))
  const listed = all || names.length <= NAMED ? names.join(', ') : `${names.slice(0, NAMED).join(', ')} ${say(language, 'overlap.andMore', { count: names.length - NAMED })}`
  const count = (value: number): string => value.toLocaleString(language, { maximumFractionDigits: value < 10 ? 1 : 0 })
  const lines = [`${bold(listed)} ${dim(`· ${one.organisations.map(printable).join(', ')}`)}`, `  ${heading(say(language, STRENGTH[strengthOf(one)]))}. ${say(language, one.counted === 'topics' ? 'overlap.topics' : 'overlap.organisations', { observed: one.observed, expected: count(one.expected) })}`]
  const { organisations, topics } = one.near
  if (organisations.length > 0) lines.push(`  ${say(language, 'overlap.nearMembers', { names: organisations.map(printable).join(', ') })}`)
  if (topics.length > 0) lines.push(`  ${say(language, 'overlap.nearTopics', { names: topics.map((concept) => conceptName(concept, matcher, language)).join(', ') })}`)
  const spoken = new Set<string>()
  for (const name of one.organisations) {
    const member = read.find(({ organisation }) => organisation.name === name)
    if (member === undefined) continue
    // Another topic for each member, as far as there are: more of the intersection is seen.
    const concept = one.topics.find((topic) => !spoken.has(topic)) ?? one.topics[0]
    const quote = concept === undefined ? undefined : quoteFor(member, concept, matcher, language)
    if (concept === undefined || quote === undefined) continue
    spoken.add(concept)
    lines.push(`  ${printable(name)}: ${marked(quote.source.text, quote.evidence)}`)
  }
  const { potential } = one
  lines.push(
    dim(
      `  ${say(language, 'overlap.potential', { place: potential.place, from: potential.from, to: potential.to, of: result.found.length })}${partsTold(potential.parts, language)}${potential.weakness === undefined ? '' : ` ${say(language, 'overlap.oneSource')}`}`,
    ),
    dim(`  ${say(language, 'overlap.figures', { surprise: one.surprise.toLocaleString(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }).replace('-', '−'), independent: one.independent, robustness: one.robustness })}`),
  )
  return lines
}

type Strength = 'far' | 'more' | 'one-source' | 'chance'

const STRENGTH: Record<Strength, WordKey> = { far: 'overlap.far', more: 'overlap.moreThanChance', 'one-source': 'overlap.sameSource', chance: 'overlap.chance' }

/** A thousand times beyond the threshold is far. */
const strengthOf = (one: Intersection): Strength => (one.verdict !== 'more-than-chance' ? one.verdict : one.surprise >= 3 ? 'far' : 'more')

/** In words: what speaks most for it, and what least; what could not be judged. */
function partsTold(parts: readonly Part[], language: Language): string {
  const names = (list: readonly Part[]): string => list.map(({ name }) => say(language, `part.${name}`)).join(', ')
  const known = parts.filter((part) => part.value !== undefined)
  const groups: readonly (readonly [WordKey, readonly Part[]])[] = [
    ['overlap.high', known.filter((part) => part.above >= 2 / 3)],
    ['overlap.low', known.filter((part) => part.above <= 1 / 3)],
    ['overlap.unknown', parts.filter((part) => part.value === undefined)],
  ]
  return groups.flatMap(([key, list]) => (list.length === 0 ? [] : [`; ${say(language, key, { names: names(list) })}`])).join('')
}

/** Who is the cross-cutting side of whom, where it can be said; else for how many pairs it cannot. */
function rolesTold({ result: { organisations, roles } }: Overlap, language: Language): string[] {
  const pairs = organisations.flatMap((a, first) => organisations.slice(first + 1).map((b, at) => ({ a: printable(a), b: printable(b), ...roles.between(first, first + 1 + at) })))
  const decided = pairs.flatMap(({ a, b, role }) => {
    if (role === 'a-cross-cutting') return [say(language, 'overlap.role', { cross: a, application: b })]
    return role === 'b-cross-cutting' ? [say(language, 'overlap.role', { cross: b, application: a })] : role === 'mutual' ? [say(language, 'overlap.mutual', { a, b })] : []
  })
  const open = pairs.length - decided.length
  return [say(language, 'overlap.roles'), ...decided.map((sentence) => `  ${sentence}`), ...(open > 0 ? [dim(`  ${say(language, 'overlap.rolesOpen', { open, pairs: pairs.length })}`)] : []), '']
}

/** Everything, for a program. */
export function overlapJson({ read, matcher, result, work }: Overlap): unknown {
  const named = (concept: string): unknown => ({ concept, name: conceptNames(concept, matcher) })
  return {
    organisations: read.map(({ organisation, quotes }) => ({ name: organisation.name, sources: organisation.sources.map((source) => source.path), topics: quotes.size })),
    tested: result.tested,
    fromOrganisations: result.fromOrganisations,
    intersections: result.found.map((one) => ({
      ...one,
      topics: one.topics.map(named),
      near: { organisations: one.near.organisations, topics: one.near.topics.map(named) },
      evidence: one.organisations.flatMap((name) => read.filter(({ organisation }) => organisation.name === name).flatMap((member) => one.topics.map((concept) => ({ organisation: name, concept, ...quoteJson(member, concept, matcher) })))),
    })),
    roles: { organisations: result.organisations, matrix: result.roles.matrix() },
    work: work.map(named),
  }
}

function quoteJson(member: Overlap['read'][number], concept: string, matcher: Matcher): object {
  const quote = quoteFor(member, concept, matcher, 'de')
  if (quote === undefined) return {}
  const { source, evidence, by } = quote
  return { through: by, quote: { source: source.path, start: evidence.start, end: evidence.end, sentence: source.text.slice(evidence.sentence.start, evidence.sentence.end) } }
}
