/**
 * Labels of research projects (shared/data/cordis-he) in EuroSciVoc: what learning from judged texts adds to label matching.
 * F1 over the first five concepts, exact concept, precision always over five, mean over the projects with at least one label the vocabulary has. Learned on `dev`, reported on `test`
 * (no call topic is in both); tuning looks at `dev` only, in five parts grouped by call topic. The floor is the best simple ranking of found labels, in the same run.
 * The labels are silver: made half automatically.
 */
import { learnRanking, type Example } from '../../engine/profile/learn.ts'
import { rankConcepts, rankPlainly } from '../../engine/profile/rank.ts'
import { see } from '../../engine/profile/learn-sight.ts'
import { importVocabulary } from '../../engine/vocabulary/import.ts'
import { buildMatcher, type Matcher } from '../../engine/vocabulary/matcher.ts'
import { bootstrap } from './bootstrap.ts'
import { dataText, hasData, hashOf } from './data.ts'
import { atLeast, reported, type Figure } from './figure.ts'

type Project = { readonly id: string; readonly title: string; readonly objective: string; readonly topic: string; readonly labels: readonly { readonly concept: string }[] }
type Split = 'dev' | 'test'

/** What one project came to: F1 of learning, of the floor, of the matcher's labels alone; confirmed concepts whose words the text lacks, and how many of them are among ten. */
type Outcome = { readonly learned: number; readonly floor: number; readonly matched: number; readonly unsaid: number; readonly unsaidFound: number }

const FIVE = 5
const PARTS = 5

/** The figures on `test`, or, for tuning, on `dev` by cross-validation; none, said on standard error, where the data is absent. */
export function labellingFigures(split: Split = 'test'): Figure[] {
  if (!hasData) {
    process.stderr.write('skipped: labels of projects (shared/data is absent)\n')
    return []
  }
  const imported = importVocabulary(dataText('vocabularies/euroscivoc.ttl'))
  if (!imported.ok) throw new Error(`euroscivoc.ttl: ${imported.refusal.code}`)
  const matcher = buildMatcher(imported.value.vocabulary)
  const started = process.cpuUsage()
  const outcomes = split === 'test' ? outcomesOf(examplesOf('dev', matcher), examplesOf('test', matcher), matcher) : crossValidated(examplesOf('dev', matcher), matcher)
  const { user, system } = process.cpuUsage(started)
  const mean = (of: (outcome: Outcome) => number): number => outcomes.reduce((total, outcome) => total + of(outcome), 0) / outcomes.length
  const learned = mean((outcome) => outcome.learned)
  const floor = mean((outcome) => outcome.floor)
  const { low, high } = bootstrap(outcomes.map((outcome) => outcome.learned - outcome.floor))
  const unsaid = outcomes.reduce((total, outcome) => total + outcome.unsaid, 0)
  const name = `labels of projects (${split === 'test' ? 'test' : 'dev, cross-validated'})`
  return [
    atLeast(`${name}: F1@5 learned`, learned, 0.45, 'F1', `${outcomes.length} projects, silver labels`),
    atLeast(`${name}: F1@5 learned above plain label match`, learned - floor, 0.04, 'F1', `95 % interval ${low.toFixed(3)} to ${high.toFixed(3)}, paired bootstrap, 10,000 resamples`),
    reported(`${name}: F1@5 plain label match`, floor, 'F1', 'found labels, then loosely found ones; by frequency, then position'),
    reported(`${name}: F1@5 matcher's labels alone`, mean((outcome) => outcome.matched), 'F1', 'by frequency, then position'),
    reported(`${name}: recall@10 of labels whose words are not in the text`, outcomes.reduce((total, outcome) => total + outcome.unsaidFound, 0) / Math.max(1, unsaid), 'share', `${unsaid} labels that neither match finds`),
    reported(`${name}: time to learn and rank`, (user + system) / 1e6, 'CPU s'),
  ]
}

function examplesOf(split: Split, matcher: Matcher): Required<Example>[] {
  const idOf = new Map(matcher.vocabulary.concepts.map(({ id }) => [id.slice(id.lastIndexOf('/') + 1), id]))
  return dataText(`cordis-he/${split}.jsonl.gz`)
    .trim()
    .split('\n')
    .map((line) => {
      const project = JSON.parse(line) as Project // the shape shared/data/README.md tells
      return { text: `${project.title}.\n\n${project.objective}`, concepts: [...new Set(project.labels.flatMap(({ concept }) => idOf.get(concept) ?? []))], group: project.topic }
    })
}

function crossValidated(examples: readonly Required<Example>[], matcher: Matcher): Outcome[] {
  const partOf = ({ group }: Required<Example>): number => hashOf(group) % PARTS
  return Array.from({ length: PARTS }, (_, part) =>
    outcomesOf(
      examples.filter((example) => partOf(example) !== part),
      examples.filter((example) => partOf(example) === part),
      matcher,
    ),
  ).flat()
}

function outcomesOf(known: readonly Example[], asked: readonly Example[], matcher: Matcher): Outcome[] {
  const ranking = learnRanking(known, matcher)
  return asked
    .filter(({ concepts }) => concepts.length > 0)
    .map(({ text, concepts }): Outcome => {
      const right = new Set(concepts)
      const ranked = rankConcepts(text, matcher, ranking, 10).map(({ concept }) => concept)
      const found = new Set([...see(text, matcher).found.keys()].map((index) => matcher.idAt(index)))
      const unsaid = concepts.filter((concept) => !found.has(concept))
      return {
        learned: f1(ranked, right),
        floor: f1(rankPlainly(text, matcher, FIVE).map(({ concept }) => concept), right),
        matched: f1(matchedOnly(text, matcher), right),
        unsaid: unsaid.length,
        unsaidFound: unsaid.filter((concept) => ranked.includes(concept)).length,
      }
    })
}

function matchedOnly(text: string, matcher: Matcher): string[] {
  return [...see(text, matcher).found]
    .filter(([, { count }]) => count > 0)
    .toSorted(([a, left], [b, right]) => right.count - left.count || left.first - right.first || a - b)
    .map(([index]) => matcher.idAt(index))
}

/** Harmonic mean of hits over five, however few were named, and hits over all that are right. */
function f1(ranked: readonly string[], right: ReadonlySet<string>): number {
  return (2 * ranked.slice(0, FIVE).filter((concept) => right.has(concept)).length) / (FIVE + right.size)
}
