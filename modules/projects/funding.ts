/**
 * Funding dates: when the grant was applied for, approved, an early start permitted, and the first binding contract signed. Starting before loses the grant; preparing (permits, studies) is no start.
 * The house warns and keeps what was said: what counts is the grant notice.
 * **Source**: Art. 2 No. 23 and Art. 6 (2) of Regulation (EU) 651/2014 (AGVO); VV No. 1.3 to § 44 BHO.
 */
import type { Day } from '#modules/members'
import { accept, refuse, type Refusal, type Result } from '#platform/result'

export type Funding = { readonly applied?: Day; readonly approved?: Day; readonly earlyStart?: Day; readonly contract?: Day }

export const FUNDING_DATES = ['applied', 'approved', 'earlyStart', 'contract'] as const

/** An approval follows its application. */
export const readFunding = (funding: Funding): Result<Funding> =>
  funding.applied !== undefined && funding.approved !== undefined && funding.approved < funding.applied ? refuse('invalid', 'funding.approvedBefore', { applied: funding.applied, approved: funding.approved }) : accept(funding)

/** The sentence to warn with, or nothing. */
export function warningOf({ applied, approved, earlyStart, contract }: Funding): Pick<Refusal, 'reason' | 'facts'> | undefined {
  if (contract === undefined) return undefined
  if (applied !== undefined && contract < applied) return { reason: 'funding.beforeApplication', facts: { contract, applied } }
  const permitted = [approved, earlyStart].filter((day) => day !== undefined).toSorted()[0]
  return permitted !== undefined && contract < permitted ? { reason: permitted === earlyStart ? 'funding.beforeEarlyStart' : 'funding.beforeApproval', facts: { contract, permitted } } : undefined
}
