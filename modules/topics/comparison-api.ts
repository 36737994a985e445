/** The REST of comparing two organisations. */
import { answerByContent, describe, readBy, type App } from '#platform/http'
import { must, refuse } from '#platform/result'
import { compared, comparingFor, quotesBeside } from './comparing.part.ts'
import { ComparisonOut, ComparisonQuery, presentComparison } from './comparison-schema.ts'
import type { TopicsNeeds } from './frame.part.tsx'
import { quotesFor } from './quotes.part.ts'

/** Topics of each part that are shown by a sentence. */
const QUOTED = 50

export function hangComparisonApi(app: App, needs: TopicsNeeds): void {
  const path = '/api/v1/comparison'
  describe({ method: 'get', path, summary: { de: 'Zwei Organisationen verglichen: was beide können, was eine kann und die andere sucht, mit Belegstellen', en: 'Two organisations compared: what both can, what one can and the other seeks, with evidence' }, query: ComparisonQuery, answers: { 200: ComparisonOut, 304: null }, isTagged: true })
  app.get(path, async (door) => {
    const query = must(readBy(ComparisonQuery, door.req.query()))
    const actor = await needs.actorOf(door)
    const { sideOf } = await comparingFor(needs, actor)
    const [a, b] = [sideOf(query.a), sideOf(query.b)]
    if (a === undefined || b === undefined) return must(refuse('missing', 'organisation.none'))
    if (a.organisation.id === b.organisation.id) return must(refuse('invalid', 'http.fields', { b: 'choice' }))
    const told = compared(a, b)
    const first = { shared: told.shared.slice(0, QUOTED), aAnswers: told.aAnswers.slice(0, QUOTED), bAnswers: told.bAnswers.slice(0, QUOTED) }
    const quotes = await quotesBeside(a, b, first, (of, topics, stance) => quotesFor(needs, of.view, { members: [of.organisation.id], topics, stance }, actor))
    return answerByContent(door, presentComparison(a, b, told, quotes))
  })
}
