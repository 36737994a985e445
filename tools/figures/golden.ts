/** The golden texts: are topics, needs and negations those a reader named? The held quarter is scored only in a closing run. */
import everyday from '../../engine/golden/everyday.json' with { type: 'json' }
import goldenTexts from '../../engine/golden/texts.json' with { type: 'json' }
import type { Reader } from '../../engine/text/reading.ts'
import { profile, type Topic } from '../../engine/profile/profile.ts'
import { labelsOf } from '../../engine/vocabulary/concept.ts'
import type { Matcher } from '../../engine/vocabulary/matcher.ts'
import { wordsOf } from '../../engine/text/words.ts'
import { atLeast, round, type Figure } from './figure.ts'

type Golden = { id: string; lang: string; held: boolean; text: string; topics: string[][]; also: string[][]; needs: string[][]; not: string[][] }

type Score = {
  readonly hits: number
  readonly wrong: number
  readonly missed: number
  readonly needsRight: number
  readonly needs: number
  readonly notsRight: number
  readonly nots: number
  readonly lines: readonly string[]
}

/** Scores the golden texts with `held` as asked. A found concept is right when one of its labels is one of the reader's names, read as a text is read. */
function scoreGolden(matcher: Matcher, held: boolean): Score {
  const texts: readonly Golden[] = goldenTexts
  const labels = labelIndex(matcher)
  const score = { hits: 0, wrong: 0, missed: 0, needsRight: 0, needs: 0, notsRight: 0, nots: 0, lines: [] as string[] }
  for (const golden of texts) {
    if (golden.held !== held) continue
    const answer = profile(golden.text, matcher)
    if (!answer.ok) throw new Error(`${golden.id}: ${answer.refusal.code}`)
    const { topics, needs, excluded, terms } = answer.value
    const soughtTerms = terms.filter((term) => term.stance === 'seeks').map((term) => new Set(nameKey(term.text, term.language, matcher.reader).split(' ')))
    const resolve = (names: readonly string[]): Set<string> => new Set(names.flatMap((name) => conceptsNamed(name, labels, matcher.reader)))
    const wanted = golden.topics.map(resolve)
    const tolerated = new Set(golden.also.flatMap((names) => [...resolve(names)]))
    const found = counted(topics)
    const all = topics.map((topic) => topic.concept)
    const hit = wanted.map((names) => all.some((id) => names.has(id)))
    const stray = found.filter((id) => !wanted.some((names) => names.has(id)) && !tolerated.has(id))
    score.hits += hit.filter(Boolean).length
    score.missed += hit.filter((yes) => !yes).length
    score.wrong += stray.length
    const own = new Set(topics.map((topic) => topic.concept))
    const sought = new Set(needs.map((topic) => topic.concept))
    const denied = new Set(excluded.map((topic) => topic.concept))
    const missed = golden.topics.filter((_, index) => hit[index] !== true).map((names) => names[0])
    const badNeeds: string[] = []
    for (const names of golden.needs) {
      const ids = resolve(names)
      // A need that no concept names is right as a found term that is sought and holds all its words (“wasserdichte Gehäuse” tells Gehäuse).
      const told = [...ids].some((id) => sought.has(id)) || names.some((name) => (['de', 'en'] as const).some((language) => soughtTerms.some((term) => nameKey(name, language, matcher.reader).split(' ').every((key) => term.has(key)))))
      const right = told && ![...ids].some((id) => own.has(id))
      score.needs++
      if (right) score.needsRight++
      else badNeeds.push(`${names[0]}${ids.size === 0 ? ' (no concept)' : ''}`)
    }
    const badNots: string[] = []
    for (const names of golden.not) {
      const ids = resolve(names)
      const right = ![...ids].some((id) => own.has(id) || sought.has(id))
      score.nots++
      if (right) score.notsRight++
      else badNots.push(`${names[0]}`)
    }
    score.lines.push(`${golden.id} missed: ${missed.map((name, i) => name + (resolve(golden.topics.filter((_, index) => hit[index] !== true)[i] ?? []).size === 0 ? '°' : '')).join(', ')} | stray: ${stray.join(', ')} | needs: ${badNeeds.join(', ')} [${[...sought].join(', ')}] | nots: ${badNots.join(', ')} [${[...denied].join(', ')}]`)
  }
  return score
}

/** A broader topic that a narrower one of the same text covers says nothing new: right where the reader named it, never counted as wrong. */
function counted(topics: readonly Topic[]): string[] {
  return topics.filter((topic) => topic.coveredBy.length === 0).map((topic) => topic.concept)
}

function labelIndex(matcher: Matcher): Map<string, string[]> {
  const index = new Map<string, string[]>()
  for (const concept of matcher.vocabulary.concepts) {
    for (const language of ['de', 'en'] as const) {
      for (const label of labelsOf(concept, language)) {
        const key = nameKey(label, language, matcher.reader)
        const owners = index.get(key) ?? []
        if (!owners.includes(concept.id)) owners.push(concept.id)
        index.set(key, owners)
      }
    }
  }
  return index
}

function conceptsNamed(name: string, labels: ReadonlyMap<string, string[]>, reader: Reader): string[] {
  return [...(labels.get(nameKey(name, 'de', reader)) ?? []), ...(labels.get(nameKey(name, 'en', reader)) ?? [])]
}

function nameKey(name: string, language: 'de' | 'en', reader: Reader): string {
  return wordsOf(name, 0, name.length).flatMap((word) => reader.keysOf(word.text.replace(/^./, (letter) => (language === 'de' && !/^\p{Ll}+(?:e|er|es|en)$/u.test(word.text) ? letter.toUpperCase() : letter)), language)).toSorted().join(' ')
}

/** The two figures of the plan. `tell` hears, a text a line, what was missed (° no concept has the name), what is wrong, and which needs and absences failed. */
export function goldenFigures(matcher: Matcher, held: boolean, tell: (line: string) => void = () => undefined): Figure[] {
  const score = scoreGolden(matcher, held)
  for (const line of score.lines) tell(line)
  const precision = score.hits / Math.max(1, score.hits + score.wrong)
  const recall = score.hits / Math.max(1, score.hits + score.missed)
  const count = goldenTexts.filter((golden) => golden.held === held).length
  const name = `golden texts, ${count} ${held ? 'held' : 'open'}`
  return [
    atLeast(`${name}: F1 of topics`, (2 * precision * recall) / Math.max(1e-9, precision + recall), 0.85, 'F1', `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`),
    atLeast(`${name}: needs and negations right`, (score.needsRight + score.notsRight) / Math.max(1, score.needs + score.nots), 0.9, 'share', `needs ${score.needsRight}/${score.needs}, negations ${score.notsRight}/${score.nots}`),
  ]
}

/** Everyday sentences must stay silent: how many topics 300 of them set off. */
export function everydayFigures(matcher: Matcher): Figure[] {
  const fired = everyday.flatMap(({ text, lang }) => {
    const answer = profile(text, matcher, { language: lang === 'de' ? 'de' : 'en' })
    return answer.ok ? [...answer.value.topics, ...answer.value.needs].map((topic) => `${topic.concept} (${text.slice(topic.evidence[0]?.start, topic.evidence[0]?.end)})`) : []
  })
  return [{ figure: 'everyday sentences: topics set off', value: round(fired.length), unit: `in ${everyday.length} sentences`, reach: '≤ 3', holds: fired.length <= 3, note: fired.slice(0, 5).join('; ') }]
}
