/** The rule that holds now, for modules that decide by it. */
import type { Db } from '#platform/database'
import type { Result } from '#platform/result'
import type { majority } from '#modules/members'
import type { DecisionKind } from './document.ts'
import { ruleFor, standingOf } from './rule-in-force.ts'
import { allDocuments, findAlliance } from './store.ts'

/** By the documents in force and the form of the alliance, whoever asks. */
export async function ruleInForce(db: Db, kind: DecisionKind): Promise<Result<majority.SourcedRule>> {
  const [documents, { form }] = [await allDocuments(db), await findAlliance(db)]
  return ruleFor(kind, standingOf(documents), form)
}
