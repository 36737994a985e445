/**
 * Retention period (Aufbewahrungsfrist): for how many days something stays that is no longer needed; then a job forgets it. What is ours to propose stands here, the alliance sets it otherwise.
 * **Source**: Art. 5 (1) e GDPR (storage limitation); § 195, § 199 BGB (three years, for the proof of consent to a newsletter, § 7 UWG).
 */
export const PERIODS = { sessions: 7, tokens: 30, invitations: 30, mails: 90, audit: 365, registrations: 180, unconfirmed: 14, subscriptions: 1095, drafts: 1 } as const

export type PeriodKind = keyof typeof PERIODS
export const PERIOD_KINDS = Object.keys(PERIODS) as readonly PeriodKind[] // the keys of the table above

export type Periods = Readonly<Record<PeriodKind, number>>

export const DAYS = { least: 1, most: 3650 } as const
